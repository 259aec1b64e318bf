//! Writing into a part of the frame: never outside of it, never half a wide character.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::Look;
use super::desk::rows::lines;
use super::widgets::big;
use super::widgets::gauge::verdict_role;
use crate::app::LineEdit;
use crate::model::Verdict;
use crate::text::measure::{self, fitted};
use crate::theme::Role;

/// The width of a text in cells.
pub fn width(text: &str) -> u16 {
    u16::try_from(measure::width(text)).unwrap_or(u16::MAX)
}

/// Things of a list as rows.
pub fn count(things: usize) -> u16 {
    u16::try_from(things).unwrap_or(u16::MAX)
}

/// A part of the frame; places are counted from its top left corner.
pub struct Pen<'a> {
    buf: &'a mut Buffer,
    area: Rect,
    /// How things look.
    pub look: Look<'a>,
}

impl<'a> Pen<'a> {
    /// A pen for `area`, cut to what the buffer has.
    pub fn new(buf: &'a mut Buffer, area: Rect, look: Look<'a>) -> Self {
        let area = area.intersection(buf.area);
        Self { buf, area, look }
    }

    /// A pen for a part of the same frame, given in the frame's own cells.
    pub fn sub(&mut self, area: Rect) -> Pen<'_> {
        let area = area.intersection(self.area);
        Pen {
            buf: self.buf,
            area,
            look: self.look,
        }
    }

    /// A pen for a part of this part.
    pub fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Pen<'_> {
        let area = self.inner(x, y, width, height);
        self.sub(area)
    }

    /// The place of a part in the frame's own cells, cut to this part.
    pub fn inner(&self, x: u16, y: u16, width: u16, height: u16) -> Rect {
        Rect {
            x: self.area.x.saturating_add(x),
            y: self.area.y.saturating_add(y),
            width,
            height,
        }
        .intersection(self.area)
    }

    pub fn width(&self) -> u16 {
        self.area.width
    }

    pub fn height(&self) -> u16 {
        self.area.height
    }

    pub fn style(&self, role: Role) -> Style {
        self.look.style(role)
    }

    /// Marks that there is more above and below, in a column at these rows.
    pub fn more(&mut self, x: u16, above: (u16, bool), below: (u16, bool)) {
        for ((y, more), sign) in [above, below].into_iter().zip(self.look.glyphs.more) {
            if more {
                self.text(x, y, sign, Role::Key);
            }
        }
    }

    /// Writes the mark of a verdict.
    pub fn verdict(&mut self, x: u16, y: u16, verdict: Verdict) {
        self.text(
            x,
            y,
            self.look.glyphs.verdict(verdict),
            verdict_role(verdict),
        );
    }

    /// Gives an area of the frame a role's colours.
    pub fn fill(&mut self, area: Rect, role: Role) {
        let style = self.look.theme.style(role);
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            for cell in self.cells(area.x, y, area.width) {
                cell.set_style(style);
            }
        }
    }

    /// Gives the whole part a ground of its own.
    pub fn card(&mut self) {
        self.fill(self.area, Role::Card);
    }

    /// Lays the whole part on the band of what is selected; only its first row where that is reversed, since tall digits are lost there.
    pub fn light(&mut self) {
        let selected = self.style(Role::Selected).add_modifier;
        let rows = if selected.contains(Modifier::REVERSED) {
            1
        } else {
            self.area.height
        };
        let area = self.inner(0, 0, self.area.width, rows);
        self.fill(area, Role::Selected);
    }

    /// Cells side by side within a row of the frame.
    fn cells(&mut self, x: u16, y: u16, count: u16) -> &mut [Cell] {
        let Rect {
            x: left,
            y: top,
            width,
            ..
        } = self.buf.area;
        let start = usize::from(y.saturating_sub(top)) * usize::from(width)
            + usize::from(x.saturating_sub(left));
        self.buf
            .content
            .get_mut(start..start + usize::from(count))
            .unwrap_or_default()
    }

    /// Marks a row as the selected one; what is written afterwards stands on its band.
    pub fn select(&mut self, y: u16) {
        self.select_to(self.area.width, y);
    }

    /// Marks the beginning of a row, up to a column, as that of the selected one: a step of the cursor then changes few cells.
    pub fn select_to(&mut self, end: u16, y: u16) {
        self.tint(0, y, end, Role::Selected);
        let cursor = self.look.glyphs.cursor;
        self.text(0, y, cursor, Role::Selected);
    }

    /// Lays a role over a part of a row.
    pub fn tint(&mut self, x: u16, y: u16, width: u16, role: Role) {
        let area = self.inner(x, y, width, 1);
        self.fill(area, role);
    }

    /// Writes a text; returns the column after it.
    pub fn text(&mut self, x: u16, y: u16, text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.styled(x, y, text, style)
    }

    /// Writes a text in a style; returns the column after it.
    pub fn styled(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return x;
        }
        let (left, row, room) = (self.area.x + x, self.area.y + y, self.area.width - x);
        if let Some(count) = write(self.cells(left, row, room), text, style) {
            return x + count;
        }
        let (end, _) = self
            .buf
            .set_stringn(left, row, text, usize::from(room), style);
        end.saturating_sub(self.area.x)
    }

    /// Writes a text that ends before column `end`.
    pub fn right(&mut self, end: u16, y: u16, text: &str, role: Role) {
        self.text(end.saturating_sub(width(text)), y, text, role);
    }

    /// Writes spans one after the other; returns the column after them.
    pub fn spans(&mut self, x: u16, y: u16, spans: &[Span<'_>]) -> u16 {
        spans
            .iter()
            .fold(x, |x, span| self.styled(x, y, &span.content, span.style))
    }

    /// Writes a line.
    pub fn line(&mut self, x: u16, y: u16, line: &Line<'_>) {
        line.spans.iter().fold(x, |x, span| {
            self.styled(x, y, &span.content, line.style.patch(span.style))
        });
    }

    /// Writes a text into `room` columns; where it is longer, its end is left out and marked so.
    pub fn fit(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let text = fitted(text, room, self.look.glyphs.cut);
        self.text(x, y, &text, role)
    }

    /// Writes a text into at most `most` rows of `room` columns; gives the number of rows.
    pub fn few(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        most: usize,
        (text, role): (&str, Role),
    ) -> u16 {
        let parts = lines(text, room, most, self.look.glyphs.cut);
        for (y, part) in (y..).zip(&parts) {
            self.text(x, y, part, role);
        }
        count(parts.len())
    }

    /// A line that is being typed, in a band of `room` columns; of a long one the end up to the caret is seen.
    pub fn input(&mut self, x: u16, y: u16, room: u16, line: &LineEdit) {
        self.tint(x, y, room, Role::Input);
        let (before, _) = line.parts();
        let mut skip = 0;
        let mut used = width(&before);
        for c in before.chars() {
            if used + 2 <= room {
                break;
            }
            used = used.saturating_sub(width(c.encode_utf8(&mut [0; 4])));
            skip += 1;
        }
        let shown: String = line.text().chars().skip(skip).collect();
        self.text(x, y, &fitted(&shown, room, ""), Role::Input);
        self.caret(x + used, y);
    }

    /// Rows whose last is row `y`, on blank paper: an answer to a key.
    pub fn answer(&mut self, y: u16, rows: &[String]) {
        let blank = " ".repeat(usize::from(self.area.width));
        let paper = self.look.paper();
        for (y, line) in ((y + 1).saturating_sub(count(rows.len()))..=y).zip(rows) {
            self.styled(0, y, &blank, paper);
            self.text(1, y, line, Role::Warn);
        }
    }

    /// Shows where the next letter goes.
    pub fn caret(&mut self, x: u16, y: u16) {
        let place = self.inner(x, y, 1, 1);
        self.buf
            .set_style(place, Style::new().add_modifier(Modifier::REVERSED));
    }

    /// Draws a figure at the size that was chosen for it, its unit muted.
    pub fn figure(&mut self, x: u16, y: u16, choice: &big::Choice, role: Role) {
        let place = self.inner(x, y, choice.width, choice.height);
        let (figure, unit) = (self.style(role), self.style(Role::Muted));
        choice.draw_as(self.look.glyphs.tall, figure, unit, place, self.buf);
    }

    /// Draws a rule across a row.
    pub fn rule(&mut self, y: u16) {
        let rule = self.look.glyphs.rule.repeat(usize::from(self.area.width));
        self.text(0, y, &rule, Role::Grid);
    }
}

/// Writes a text of single characters over `cells` as far as they reach, and gives the number of cells written; nothing is written of
/// other texts.
fn write(cells: &mut [Cell], text: &str, style: Style) -> Option<u16> {
    measure::singles(text)?;
    let mut count = 0;
    for (cell, c) in cells.iter_mut().zip(text.chars()) {
        cell.set_char(c).set_style(style);
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn single_characters_are_written_as_ratatui_writes_them() {
        let style = Style::new().fg(Color::Red).bold();
        let area = Rect::new(0, 0, 4, 1);
        let single = |c: &char| measure::singles(c.encode_utf8(&mut [0; 4])).is_some();
        for c in ('\0'..='\u{2fff}').filter(single) {
            for text in [format!("{c}"), format!("{c}{c}{c}"), format!("a{c}▌{c}e")] {
                let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
                let count = write(&mut ours.content, &text, style).unwrap();
                let (end, _) = theirs.set_stringn(0, 0, &text, 4, style);
                assert_eq!((&ours, count), (&theirs, end), "U+{:04X}", u32::from(c));
            }
        }
        let mut cells = vec![Cell::default(); 8];
        assert_eq!(write(&mut cells, "👍", style), None);
        assert_eq!(cells, vec![Cell::default(); 8]);
    }
}
