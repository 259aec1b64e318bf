//! The second screen as a program of its own.

use std::time::Duration;

use chrono::NaiveTime;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Follower;
use crate::app::Outcome;
use crate::app::notes::{Second, Wish};
use crate::input::{Event, Flow, Program};
use crate::text::GlyphSet;
use crate::theme::{Depth, Registry, Theme, registry};
use crate::view::{self, Glyphs};

/// What a second screen starts with.
pub struct Start {
    /// What is shown at first: language, size, where a presentation is waited for.
    pub second: Second,
    /// The line to the presentation; none where there cannot be one.
    pub follower: Option<Follower>,
    /// Themes.
    pub themes: Registry,
    /// Name of the theme.
    pub theme: String,
    /// Colours of the terminal.
    pub depth: Depth,
    /// Signs of the terminal.
    pub glyphs: GlyphSet,
    /// Tells the time of day.
    pub clock: fn() -> NaiveTime,
}

/// A running second screen.
pub struct Screen {
    second: Second,
    follower: Option<Follower>,
    themes: Registry,
    theme: Theme,
    depth: Depth,
    glyphs: &'static Glyphs,
    clock: fn() -> NaiveTime,
    /// Time since the start, as last told.
    now: Duration,
}

impl Screen {
    /// A second screen that shows what it starts with. A theme that does not exist is replaced by the dark one.
    pub fn new(start: Start) -> Self {
        let theme = start
            .themes
            .get(&start.theme)
            .or_else(|| start.themes.get(registry::DARK))
            .unwrap_or_default();
        let mut second = start.second;
        second.theme.clone_from(&theme.id);
        second.tick(Duration::ZERO, (start.clock)());
        Self {
            second,
            follower: start.follower,
            theme: theme.at(start.depth),
            themes: start.themes,
            depth: start.depth,
            glyphs: Glyphs::of(start.glyphs),
            clock: start.clock,
            now: Duration::ZERO,
        }
    }

    /// What is drawn from.
    pub fn second(&self) -> &Second {
        &self.second
    }

    fn draw_into(&self, area: Rect, buf: &mut Buffer) -> u16 {
        view::notes(&self.second, &self.theme, self.glyphs, area, buf)
    }

    fn next_theme(&mut self) {
        let name = self.themes.next(&self.second.theme).to_string();
        let Some(theme) = self.themes.get(&name) else {
            return;
        };
        self.second.notice = Some(theme.label(self.second.lang).to_string());
        self.theme = theme.at(self.depth);
        self.second.theme = name;
    }

    /// Takes back a scroll beyond the end.
    fn keep_scroll(&mut self) {
        if self.second.help.unwrap_or(self.second.scroll) == 0 {
            return;
        }
        let area = Rect::new(0, 0, self.second.size.0, self.second.size.1);
        let end = self.draw_into(area, &mut Buffer::empty(area));
        self.second.keep_scroll(end);
    }
}

impl Program for Screen {
    fn event(&mut self, event: Event) -> Flow {
        if let Event::Tick(now) = event {
            self.now = now;
        }
        let ticked = self.second.tick(self.now, (self.clock)());
        let mut news = false;
        if let Some(follower) = &self.follower {
            for told in follower.news() {
                self.second.hear(told);
                news = true;
            }
        }
        let Outcome { effects, flow } = self.second.event(&event);
        for wish in effects {
            match wish {
                Wish::Ask(asked) => {
                    if let Some(follower) = &self.follower {
                        follower.ask(&asked);
                    }
                }
                Wish::NextTheme => self.next_theme(),
            }
        }
        self.keep_scroll();
        if flow == Flow::Idle && (ticked || news) {
            Flow::Draw
        } else {
            flow
        }
    }

    fn wake(&self) -> Option<Duration> {
        Some(self.second.wake())
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.draw_into(area, frame.buffer_mut());
    }
}
