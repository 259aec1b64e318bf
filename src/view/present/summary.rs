//! A whole and its parts above a list: how many of how many in tall digits, a bar of all of them, the name of each part below it.
//!
//! ```text
//! █▀█ ▄▀ ▄█ ▄█ ▀▀█       ████████████████████████████████▒▒▒▒▒▒
//! █▄█▄▀  ▄█▄▄█▄▄▄█ done  █ 2 overdue   █ 107 under way   ▒ 4 without a day
//! ```

use ratatui::layout::Size;

use super::View;
use crate::assess::tasks::{Counts, Filter};
use crate::text::desk as words;
use crate::theme::Role;
use crate::view::desk::tasks::PARTS;
use crate::view::pen::{Pen, width};
use crate::view::widgets::big;
use crate::view::widgets::stack::{self, Part};

/// Rows of a page from which on the digits are tall.
pub const TALL: u16 = 18;

/// What stands above a list.
pub struct Summary {
    /// `3/113`, and of what it speaks.
    pub figure: String,
    pub unit: String,
    /// Each with its name and the role of that name.
    pub parts: Vec<(Part, String, Role)>,
    /// What is left of the whole, where it has a name.
    pub rest: Option<String>,
    pub total: usize,
}

impl Summary {
    /// How many tasks are done, and how the others stand.
    pub fn done(view: View<'_>, counts: &Counts) -> Self {
        let lang = view.state.lang;
        let named = |filter: Filter| {
            let count = counts.under(filter);
            (count > 0).then(|| format!("{count} {}", filter.name(lang)))
        };
        let part = |(filter, role, striped): (Filter, Role, bool)| {
            let said = match filter {
                Filter::Overdue => Role::Bad,
                Filter::DueSoon => Role::Warn,
                _ => Role::Text,
            };
            Some(((counts.under(filter), role, striped), named(filter)?, said))
        };
        let done = counts.under(Filter::Done);
        Self {
            figure: format!("{done}/{}", counts.total()),
            unit: words::tasks_done(lang).to_string(),
            parts: PARTS.into_iter().filter_map(part).collect(),
            rest: named(Filter::NoDeadline),
            total: counts.total(),
        }
    }

    /// Draws it; gives back the rows that it takes with the air below.
    pub fn draw(&self, pen: &mut Pen<'_>) -> u16 {
        let (w, h) = (pen.width(), pen.height());
        let set = pen.look.glyphs.set;
        let rows = match h {
            30.. => 8,
            _ => big::height(set),
        };
        let room = Size::new(w * 2 / 5, rows);
        let choice = big::fit(room, &[&*self.figure], &self.unit, set);
        let Some(choice) = choice.filter(|c| h >= TALL && c.rows >= 3) else {
            let said = format!("{} {}", self.figure, self.unit);
            let said_room = width(&said);
            pen.right(w, 0, &said, Role::Number);
            self.bar(&mut pen.part(0, 0, w.saturating_sub(said_room + 2), 1));
            let lines = self.names(&mut pen.part(0, 1, w, 2));
            return 1 + lines + 1;
        };
        pen.figure(0, 0, &choice, Role::Number);
        let x = choice.width + 4;
        let thick = if choice.rows >= 5 { 3 } else { 2 };
        let top = choice.rows.saturating_sub(thick + 2) / 2;
        self.bar(&mut pen.part(x, top, w.saturating_sub(x), thick));
        let below = top + thick;
        self.names(&mut pen.part(x, below, w.saturating_sub(x), h.saturating_sub(below)));
        choice.height.max(below + 2) + 1
    }

    fn bar(&self, pen: &mut Pen<'_>) {
        let parts: Vec<Part> = self.parts.iter().map(|(part, ..)| *part).collect();
        stack::draw(pen, &parts, self.total);
    }

    /// The sign and the name of each part, on as many lines as they take; gives back how many.
    fn names(&self, pen: &mut Pen<'_>) -> u16 {
        let glyphs = pen.look.glyphs;
        let rest = self.rest.iter();
        let rest = rest.map(|name| (stack::trough(pen.look), Role::Track, name, Role::Text));
        let parts = self.parts.iter().map(|((_, role, striped), name, said)| {
            let sign = if *striped && !pen.look.shaded() {
                glyphs.striped[0]
            } else {
                glyphs.bar
            };
            (sign, *role, name, *said)
        });
        let (mut x, mut y) = (0, 0);
        for (sign, role, name, said) in parts.chain(rest).collect::<Vec<_>>() {
            if x > 0 && x + 2 + width(name) > pen.width() {
                (x, y) = (0, y + 1);
            }
            x = pen.text(x, y, sign, role) + 1;
            x = pen.text(x, y, name, said) + 3;
        }
        y + 1
    }
}
