//! Texts that flow: wrapped to a width, scrolled by lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use super::Look;
use super::pen::{Pen, count, width};
use crate::text::measure::wrap;
use crate::theme::Role;

/// Texts in so many columns, drawn from a row on.
pub struct Flow<'a> {
    pub look: Look<'a>,
    pub room: u16,
    /// From top to bottom.
    pub lines: Vec<Line<'static>>,
}

impl<'a> Flow<'a> {
    pub fn new(look: Look<'a>, room: u16) -> Self {
        Self {
            look,
            room,
            lines: Vec::new(),
        }
    }

    pub fn height(&self) -> u16 {
        count(self.lines.len())
    }

    /// An empty line, unless nothing stands above.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|l| l.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// What was written elsewhere, with air above.
    pub fn append(&mut self, other: Self) {
        self.gap();
        self.lines.extend(other.lines);
    }

    /// A heading with air above.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.text(text, Role::Group);
    }

    /// A wrapped text.
    pub fn text(&mut self, text: &str, role: Role) {
        self.hanging("", role, text, role);
    }

    /// A wrapped text after a label; the lines after the first stand under its first letter.
    pub fn labelled(&mut self, label: &str, text: &str, role: Role) {
        self.hanging(&format!("{label} "), Role::Muted, text, role);
    }

    /// The same after a head that has a look of its own.
    pub fn hanging(&mut self, head: &str, head_role: Role, text: &str, role: Role) {
        let indent = width(head);
        let blank = " ".repeat(usize::from(indent));
        let parts = wrap(text, self.room.saturating_sub(indent));
        for (at, part) in parts.into_iter().enumerate() {
            let head = if at == 0 { head } else { &blank };
            self.row([(head.to_string(), head_role), (part, role)]);
        }
    }

    /// Lays the lines from one on on the band of what is selected.
    pub fn light(&mut self, from: usize) {
        for line in self.lines.iter_mut().skip(from) {
            let left = usize::from(self.room).saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(left)));
            line.style = self.look.style(Role::Selected);
        }
    }

    /// Texts on one line.
    pub fn row(&mut self, parts: impl IntoIterator<Item = (String, Role)>) {
        let parts = parts.into_iter().filter(|(text, _)| !text.is_empty());
        let spans = parts.map(|(text, role)| Span::styled(text, self.look.style(role)));
        self.lines.push(spans.collect());
    }

    /// Takes over what `draw` draws into an area of this size.
    pub fn drawing(&mut self, columns: u16, rows: u16, draw: impl FnOnce(Rect, &mut Buffer)) {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        draw(area, &mut buf);
        for y in 0..rows {
            let mut spans: Vec<Span<'static>> = Vec::new();
            for x in 0..columns {
                let Some(cell) = buf.cell((x, y)) else {
                    continue;
                };
                // what was not painted keeps the ground that it is laid on
                let painted = |colour: &Color| *colour != Color::Reset;
                let style = cell.style();
                let style = Style {
                    fg: style.fg.filter(painted),
                    bg: style.bg.filter(painted),
                    ..style
                };
                match spans.last_mut().filter(|s| s.style == style) {
                    Some(span) => span.content.to_mut().push_str(cell.symbol()),
                    None => spans.push(Span::styled(cell.symbol().to_string(), style)),
                }
            }
            self.lines.push(Line::from(spans));
        }
    }

    /// Draws as many lines as there is room for.
    pub fn draw_start(&self, pen: &mut Pen<'_>) {
        for (y, line) in (0..pen.height()).zip(&self.lines) {
            pen.line(0, y, line);
        }
    }

    /// Draws the lines from `scroll` on; marks in the last column where there is more. Gives back how far it can be scrolled.
    pub fn draw(&self, pen: &mut Pen<'_>, scroll: u16) -> u16 {
        let room = pen.height();
        let total = self.height();
        let end = total.saturating_sub(room);
        let scroll = scroll.min(end);
        for (y, line) in (0..room).zip(self.lines.iter().skip(usize::from(scroll))) {
            pen.line(0, y, line);
        }
        let (last, below) = (pen.width().saturating_sub(1), room.saturating_sub(1));
        let more = total > scroll.saturating_add(room);
        pen.more(last, (0, scroll > 0), (below, more));
        end
    }
}
