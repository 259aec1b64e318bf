//! The dashboard as a whole: state, theme and store behind one program that takes events and draws frames.

mod entry;
pub mod print;
mod record;
pub mod shelf;

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::entry::{Answer, Sheet};
use crate::app::meeting::{Saved, Write};
use crate::app::{self, Access, CommuneName, Data, Effect, Layer, Message, State, Trouble};
use crate::input::{Event, Flow, Program};
use crate::model::Period;
use crate::store::figures::Stamp;
use crate::store::figures::recovery::{self, Keeper};
use crate::store::{Problem, Root, render};
use crate::text::{Lang, writing};
use crate::theme::{Depth, Registry, Theme};
use crate::view::{self, ASCII, Glyphs, UNICODE};

pub use shelf::{Shelf, Volume};

/// What a dashboard starts with.
pub struct Start {
    /// The data.
    pub store: Arc<Shelf>,
    /// The commune to show, and what its files have wrong.
    pub volume: Volume,
    /// What is wrong with theme files, written out.
    pub theme_problems: Vec<String>,
    /// The period asked for.
    pub period: Option<Period>,
    /// The day asked for.
    pub as_of: Option<NaiveDate>,
    /// The calendar day.
    pub today: NaiveDate,
    /// Language.
    pub lang: Lang,
    /// Themes.
    pub themes: Registry,
    /// Name of the theme.
    pub theme: String,
    /// Colours of the terminal.
    pub depth: Depth,
    /// Signs in ASCII only.
    pub ascii: bool,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Nothing may be written.
    pub read_only: bool,
}

/// A running dashboard.
pub struct Dashboard {
    state: State,
    store: Arc<Shelf>,
    themes: Registry,
    theme: Theme,
    depth: Depth,
    glyphs: &'static Glyphs,
    theme_troubles: Vec<Trouble>,
    read_only: bool,
    keeper: Keeper,
    /// Who sits before it, where that is not the account that runs the program.
    by: Option<String>,
}

fn troubles(lang: Lang, problems: &[Problem]) -> Vec<Trouble> {
    problems.iter().map(|p| Trouble { line: render::one_line(p, lang), full: render::full(p, lang) }).collect()
}

/// What is shown of a commune; it is shared, not copied.
fn data(volume: Volume, troubles: Vec<Trouble>) -> Data {
    Data { commune: volume.commune.unwrap_or_default(), history: volume.history, troubles: Arc::new(troubles) }
}

impl Dashboard {
    /// A dashboard that shows what it starts with. A theme that does not exist is replaced by the dark one.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let theme_troubles: Vec<Trouble> = start
            .theme_problems
            .into_iter()
            .map(|full| Trouble { line: full.lines().next().unwrap_or_default().to_string(), full })
            .collect();
        let all = troubles(start.lang, &start.volume.problems).into_iter().chain(theme_troubles.iter().cloned()).collect();
        let data = data(start.volume, all);
        let mut state = State::new(data, start.period, start.today, start.as_of, start.size);
        state.lang = start.lang;
        state.access = match start.store.root() {
            Root::Embedded => Access::Embedded,
            Root::Folder(_) if start.read_only => Access::ReadOnly,
            Root::Folder(_) => Access::Write,
        };
        if state.access == Access::Write {
            let slug = state.data.commune.slug.clone();
            app::entry::left(&mut state, entry::found(&start.store, &slug));
        }
        let theme = start.themes.get(&start.theme).or_else(|| start.themes.get(crate::theme::registry::DARK)).unwrap_or_default();
        state.theme.clone_from(&theme.id);
        let glyphs = if start.ascii { &ASCII } else { &UNICODE };
        let theme = theme.at(start.depth);
        Self {
            state,
            store: start.store,
            themes: start.themes,
            theme,
            depth: start.depth,
            glyphs,
            theme_troubles,
            read_only: start.read_only,
            keeper: Keeper::default(),
            by: None,
        }
    }

    /// The same for somebody else than the account that runs the program: figures are saved in that name.
    #[must_use]
    pub fn signed(self, by: &str) -> Self {
        Self { by: Some(by.to_string()), ..self }
    }

    fn stamp(&self) -> Stamp {
        let now = Stamp::now();
        Stamp { by: self.by.clone().or(now.by), ..now }
    }

    /// What is drawn from.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Draws the frame into a buffer.
    pub fn render(&self, area: Rect, buf: &mut Buffer) {
        let _ = self.draw_into(area, buf);
    }

    fn draw_into(&self, area: Rect, buf: &mut Buffer) -> Option<u16> {
        view::draw(&self.state, &self.theme, self.glyphs, area, buf)
    }

    /// Takes a scroll beyond the end back to it: how long a text is, only drawing it tells, and the next key up shall move it.
    fn keep_scroll(&mut self) {
        if self.state.scroll_mut().is_none_or(|at| *at == 0) {
            return;
        }
        let area = Rect::new(0, 0, self.state.size.0, self.state.size.1);
        let end = self.draw_into(area, &mut Buffer::empty(area));
        if let Some((at, end)) = self.state.scroll_mut().zip(end) {
            *at = end.min(*at);
        }
    }

    /// Takes a message in and does what it asks of the outside.
    fn tell(&mut self, message: Message) -> Flow {
        let mut flow = Flow::Draw;
        for effect in app::update(&mut self.state, message) {
            let answer = match effect {
                Effect::Quit => return Flow::Quit,
                Effect::Suspend => return Flow::Suspend,
                Effect::Redraw => {
                    flow = Flow::Redraw;
                    continue;
                }
                Effect::Nothing => return Flow::Idle,
                Effect::NextTheme => {
                    self.next_theme();
                    continue;
                }
                Effect::ListCommunes => {
                    let communes = self.store.communes();
                    Message::Communes(
                        communes.into_iter().map(|c| CommuneName { slug: c.slug, name: c.name, illustrative: c.illustrative }).collect(),
                    )
                }
                Effect::Load(slug) => self.load(&slug),
                Effect::Save(write) => self.save(&write),
                Effect::SaveFigures(sheet) => self.save_figures(&sheet),
                Effect::KeepFigures(draft) => match entry::keep(&self.store, &draft, &self.stamp(), self.read_only, &mut self.keeper) {
                    Ok(()) => continue,
                    Err(why) => Message::Failed(crate::text::entry::refused(&why, self.state.lang)),
                },
                Effect::AdoptFigures(file) => {
                    self.keeper.adopt(&file);
                    continue;
                }
                Effect::DropFigures(file) => {
                    recovery::remove(&file);
                    continue;
                }
            };
            if self.tell(answer) == Flow::Quit {
                return Flow::Quit;
            }
        }
        flow
    }

    fn next_theme(&mut self) {
        let name = self.themes.next(&self.state.theme).to_string();
        if let Some(theme) = self.themes.get(&name) {
            self.state.notice = Some(theme.label(self.state.lang).to_string());
            self.theme = theme.at(self.depth);
            self.state.theme = name;
        }
    }

    /// Takes up what is kept of the commune now, where it is not what is shown: the same tab, line and period stay. `None` while
    /// something is being written down here: that is not taken away.
    pub fn renew(&mut self) -> Option<Flow> {
        if self.state.layers.iter().any(|layer| matches!(layer, Layer::Form(_) | Layer::Decide(_))) {
            return None;
        }
        let shown = self.state.commune();
        let volume = self.store.volume(&shown.slug);
        let mut all = troubles(self.state.lang, &volume.problems);
        all.extend(self.theme_troubles.iter().cloned());
        let same = volume.commune.as_ref().is_none_or(|fresh| Arc::ptr_eq(fresh, &shown));
        if same && all == *self.state.data.troubles {
            return Some(Flow::Idle);
        }
        let fresh = match volume.commune {
            Some(_) => data(volume, all),
            None => Data { troubles: Arc::new(all), ..self.state.data.clone() },
        };
        let period = self.state.assessment.period.and_then(|at| shown.periods.get(at)).map(|p| p.period);
        let ids = |data: &crate::model::Commune| data.catalogue.indicators.iter().map(|i| i.id.clone()).collect::<Vec<_>>();
        // what lies on top names things by their places: where these may have moved, it goes
        if ids(&shown) != ids(&fresh.commune) || shown.tasks.len() != fresh.commune.tasks.len() || shown.targets != fresh.commune.targets {
            self.state.layers.clear();
        }
        let at = period.and_then(|p| fresh.commune.period_index(p)).or(fresh.commune.periods.len().checked_sub(1));
        self.state.data = fresh;
        self.state.show_period(at);
        app::entry::refreshed(&mut self.state);
        Some(Flow::Draw)
    }

    /// Writes into the record of the meeting, then reads the commune again.
    fn save(&self, write: &Write) -> Message {
        let lang = self.state.lang;
        if let Err(why) = record::write(&self.store, &self.state.data.commune, write, self.read_only) {
            return Message::Refused(writing::refused(&why, lang));
        }
        // what others share is loaded anew for them too
        self.store.refresh();
        let volume = self.store.volume(&write.slug);
        let mut all = troubles(lang, &volume.problems);
        all.extend(self.theme_troubles.iter().cloned());
        Message::Saved(Box::new(Saved { data: volume.commune.is_some().then(|| data(volume, all)) }))
    }

    /// Writes figures that were typed, then reads the commune again: so that both values are seen where somebody else was faster.
    fn save_figures(&mut self, sheet: &Sheet) -> Message {
        let lang = self.state.lang;
        let answer = entry::save(&self.store, sheet, &self.stamp(), self.read_only);
        self.store.refresh();
        let volume = self.store.volume(&sheet.slug);
        let mut all = troubles(lang, &volume.problems);
        all.extend(self.theme_troubles.iter().cloned());
        let data = volume.commune.is_some().then(|| data(volume, all));
        if answer.is_ok() {
            self.keeper.forget();
        }
        Message::Figures(Box::new(match answer {
            Ok(count) => Answer { data, count, refused: None },
            Err(why) => Answer { data, ..entry::refusal(&why, lang) },
        }))
    }

    fn load(&mut self, slug: &str) -> Message {
        let volume = self.store.volume(slug);
        let mut all = troubles(self.state.lang, &volume.problems);
        match volume.commune {
            Some(_) => {
                all.extend(self.theme_troubles.iter().cloned());
                if self.state.access == Access::Write {
                    app::entry::left(&mut self.state, entry::found(&self.store, slug));
                }
                Message::Loaded(Box::new(data(volume, all)))
            }
            None => Message::Failed(all.into_iter().next().map_or_else(|| slug.to_string(), |t| t.line)),
        }
    }
}

impl Program for Dashboard {
    fn event(&mut self, event: Event) -> Flow {
        let flow = self.tell(Message::Input(event));
        self.keep_scroll();
        flow
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.render(area, frame.buffer_mut());
    }
}
