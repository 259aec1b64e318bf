//! The second screen of a meeting: what it follows, and what keys and the clock do to it. No input or output, no clock.

pub mod picture;
pub mod sheet;
#[cfg(test)]
mod tests;
pub mod wire;

use crate::app::{Action, Context, Density, Outcome};
use std::time::Duration;

use chrono::{NaiveTime, Timelike};

use crate::app::keymap;
use crate::app::state::present::{NEVER, reading, until_it_reads_otherwise};
use crate::input::{Event, Flow, Key, MouseAction};
use crate::text::{Lang, notes as words};

pub use picture::{Picture, Stroke};
pub use sheet::{Kind, Name, Sheet, SheetLine, Timer, sheet};
pub use wire::Asked;

/// How the presentation is found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Link {
    /// Nobody presents yet.
    #[default]
    Waiting,
    /// It is followed.
    Following,
    /// It is of another version.
    Foreign,
    /// It cannot be looked for; the line says why and what to do.
    Refused(String),
}

/// What came from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The page shown now.
    Sheet(Box<Sheet>),
    /// The link is another.
    Link(Link),
}

/// What the outside is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Tell the presentation.
    Ask(Asked),
    /// Use the theme after this one.
    NextTheme,
}

/// Everything that a frame of the second screen is drawn from.
#[derive(Debug, Clone, Default)]
pub struct Second {
    pub lang: Lang,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Name of the theme.
    pub theme: String,
    /// How the presentation is found.
    pub link: Link,
    /// Where it is waited for.
    pub folder: String,
    /// The commune whose presentation is followed, where one was named.
    pub only: Option<String>,
    /// The page shown, while one is followed.
    pub sheet: Option<Sheet>,
    /// The time of day, as last told.
    pub clock: NaiveTime,
    /// Digits typed so far.
    pub typed: String,
    /// How far the notes are scrolled down.
    pub scroll: u16,
    /// The keys are shown, scrolled down by so many rows.
    pub help: Option<u16>,
    /// What was answered to the last key.
    pub notice: Option<String>,
    /// Time since some moment, as last told.
    now: Duration,
    /// When the page was told.
    told: Duration,
}

impl Second {
    /// A screen that waits for a presentation: where, and of which commune, where one was named.
    pub fn new(lang: Lang, size: (u16, u16), folder: String, only: Option<String>) -> Self {
        Self {
            lang,
            size,
            folder,
            only,
            ..Self::default()
        }
    }

    pub fn density(&self) -> Density {
        Density::of(self.size)
    }

    /// The minutes of the point and the time that it has taken by now.
    pub fn timer(&self) -> Option<(u16, Option<Duration>)> {
        let timer = self.sheet.as_ref()?.timer?;
        let since = self.now.saturating_sub(self.told);
        let spent = timer.spent.map(Duration::from_millis);
        Some((
            timer.minutes,
            spent.map(|spent| spent.saturating_add(since)),
        ))
    }

    /// When the clock is wanted next, in its own time: at the next full minute, and when the point's time reads otherwise.
    pub fn wake(&self) -> Duration {
        let into =
            u64::from(self.clock.second()) * 1000 + u64::from(self.clock.nanosecond() / 1_000_000);
        let minute = Duration::from_millis(60_000_u64.saturating_sub(into % 60_000));
        let timer = self
            .timer()
            .and_then(|(minutes, spent)| Some(until_it_reads_otherwise(minutes, spent?)));
        self.now.saturating_add(minute.min(timer.unwrap_or(NEVER)))
    }

    /// Takes the time in: that since some moment, and that of the day. Says whether it changes what is shown.
    pub fn tick(&mut self, now: Duration, clock: NaiveTime) -> bool {
        let read = |second: &Self| {
            let timer = second
                .timer()
                .and_then(|(minutes, spent)| Some(reading(minutes, spent?)));
            (second.clock.hour(), second.clock.minute(), timer)
        };
        let before = read(self);
        (self.now, self.clock) = (now, clock);
        read(self) != before
    }

    /// Takes in what came from the presentation.
    pub fn hear(&mut self, news: News) {
        match news {
            News::Sheet(sheet) => {
                let before = self.sheet.as_ref().map(|s| (s.page, s.part));
                if before != Some((sheet.page, sheet.part)) {
                    (self.scroll, self.notice) = (0, None);
                }
                if !sheet.frozen {
                    self.notice = None;
                }
                (self.link, self.sheet, self.told) = (Link::Following, Some(*sheet), self.now);
            }
            News::Link(link) => {
                self.link = link;
                if self.link != Link::Following {
                    (self.sheet, self.scroll, self.notice) = (None, 0, None);
                    self.typed.clear();
                }
            }
        }
    }

    /// Takes one event in. The time is told by [`Second::tick`].
    pub fn event(&mut self, event: &Event) -> Outcome<Wish> {
        match event {
            Event::Key(key) => return self.key(*key),
            Event::Resize(width, height) => self.size = (*width, *height),
            Event::Resumed => return Flow::Redraw.into(),
            Event::Mouse(mouse) if mouse.action == MouseAction::ScrollUp => {
                return self.act(Action::PageUp);
            }
            Event::Mouse(mouse) if mouse.action == MouseAction::ScrollDown => {
                return self.act(Action::PageDown);
            }
            _ => return Flow::Idle.into(),
        }
        Flow::Draw.into()
    }

    fn key(&mut self, key: Key) -> Outcome<Wish> {
        let noticed = self.notice.take().is_some();
        let action = keymap::action(Context::Notes, key);
        let mut outcome = action.map_or(Flow::Idle.into(), |action| self.act(action));
        if noticed && outcome.flow == Flow::Idle {
            outcome.flow = Flow::Draw;
        }
        outcome
    }

    fn act(&mut self, action: Action) -> Outcome<Wish> {
        if let Action::Digit(digit) = action {
            let takes = self.sheet.is_some() && self.help.is_none() && self.typed.len() < 3;
            if takes {
                self.typed.push(char::from(b'0' + digit.min(9)));
            }
            return Flow::draw_if(takes).into();
        }
        let typed = std::mem::take(&mut self.typed);
        let helped = self.help.is_some();
        match action {
            Action::Help => self.help = if helped { None } else { Some(0) },
            Action::Theme => return Outcome::ask([Wish::NextTheme]),
            Action::Language => {
                self.lang = match self.lang {
                    Lang::Vi => Lang::En,
                    Lang::En => Lang::Vi,
                };
                return Outcome::ask([Wish::Ask(Asked::Lang(self.lang))]);
            }
            Action::Redraw => return Flow::Redraw.into(),
            Action::Suspend => return Flow::Suspend.into(),
            Action::Quit => return Flow::Quit.into(),
            Action::Back if helped || !typed.is_empty() => self.help = None,
            Action::PageUp => self.scroll(-1),
            Action::PageDown => self.scroll(1),
            Action::PreviousPage if helped => self.scroll(-1),
            Action::NextPage if helped => self.scroll(1),
            _ if helped => return Flow::Idle.into(),
            Action::NextPage => return self.ask(Asked::Next),
            Action::PreviousPage => return self.ask(Asked::Previous),
            Action::First => return self.ask(Asked::First),
            Action::Last => return self.ask(Asked::Last),
            Action::Jump => return self.ask(typed.parse().map_or(Asked::Next, Asked::Page)),
            _ => return Flow::Idle.into(),
        }
        Flow::Draw.into()
    }

    fn scroll(&mut self, rows: i16) {
        let at = self.help.as_mut().unwrap_or(&mut self.scroll);
        *at = at.saturating_add_signed(rows);
    }

    /// Turns the page, where that is not held.
    fn ask(&mut self, asked: Asked) -> Outcome<Wish> {
        match &self.sheet {
            None => Flow::Idle.into(),
            Some(sheet) if sheet.frozen => {
                self.notice = Some(words::held(self.lang).to_string());
                Flow::Draw.into()
            }
            Some(_) => Outcome::ask([Wish::Ask(asked)]),
        }
    }

    /// Takes a scroll beyond the end back to it: how long a text is, only drawing it tells.
    pub fn keep_scroll(&mut self, end: u16) {
        let at = self.help.as_mut().unwrap_or(&mut self.scroll);
        *at = end.min(*at);
    }
}
