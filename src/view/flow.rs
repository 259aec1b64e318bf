//! Texts that flow: wrapped to a width, scrolled by lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::{Pen, width};
use crate::text::measure::wrap;
use crate::theme::Role;

/// Lines that are drawn from `scroll` on.
#[derive(Default)]
pub struct Flow {
    /// From top to bottom.
    pub lines: Vec<Line<'static>>,
}

impl Flow {
    /// An empty line, unless nothing stands above.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|l| l.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// A wrapped text.
    pub fn text(&mut self, text: &str, room: u16, style: Style) {
        self.lines
            .extend(wrap(text, room).into_iter().map(|l| Line::styled(l, style)));
    }

    /// A wrapped text after a label; the lines after the first stand under its first letter.
    pub fn labelled(
        &mut self,
        label: &str,
        label_style: Style,
        text: &str,
        room: u16,
        style: Style,
    ) {
        let indent = width(label) + 1;
        for (at, part) in wrap(text, room.saturating_sub(indent))
            .into_iter()
            .enumerate()
        {
            let head = if at == 0 {
                format!("{label} ")
            } else {
                " ".repeat(usize::from(indent))
            };
            self.lines.push(Line::from(vec![
                Span::styled(head, label_style),
                Span::styled(part, style),
            ]));
        }
    }

    /// Takes over what `draw` draws into an area of this size.
    pub fn drawing(
        &mut self,
        columns: u16,
        rows: u16,
        paper: Style,
        draw: impl FnOnce(Rect, &mut Buffer),
    ) {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        buf.set_style(area, paper);
        draw(area, &mut buf);
        for y in 0..rows {
            let mut spans: Vec<Span<'static>> = Vec::new();
            for x in 0..columns {
                let Some(cell) = buf.cell((x, y)) else {
                    continue;
                };
                match spans.last_mut().filter(|s| s.style == cell.style()) {
                    Some(span) => span.content.to_mut().push_str(cell.symbol()),
                    None => spans.push(Span::styled(cell.symbol().to_string(), cell.style())),
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
        let total = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let end = total.saturating_sub(room);
        let scroll = scroll.min(end);
        for (y, line) in (0..room).zip(self.lines.iter().skip(usize::from(scroll))) {
            pen.line(0, y, line);
        }
        let [up, down] = pen.look.glyphs.more;
        let last = pen.width().saturating_sub(1);
        if scroll > 0 {
            pen.text(last, 0, up, Role::Key);
        }
        if total > scroll.saturating_add(room) {
            pen.text(last, room.saturating_sub(1), down, Role::Key);
        }
        end
    }
}
