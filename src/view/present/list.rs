//! A list that goes on where it does not fit: whole things only, with air between them where there is room for it.

use ratatui::text::{Line, Span};

use super::View;
use crate::text::measure::wrap;
use crate::text::present as words;
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};

/// One thing of a list.
pub struct Block {
    lines: Vec<Line<'static>>,
}

impl Block {
    /// A marked text, wrapped, with lines of its own below.
    pub fn new(pen: &Pen<'_>, (mark, mark_role): (&str, Role), text: &str, role: Role) -> Self {
        Self::hanging(pen, &format!("{mark} "), mark_role, text, role)
    }

    /// A day, and what takes place on it.
    pub fn dated(pen: &Pen<'_>, day: &str, text: &str) -> Self {
        Self::hanging(pen, &format!("{day}  "), Role::Number, text, Role::Text)
    }

    fn hanging(pen: &Pen<'_>, head: &str, head_role: Role, text: &str, role: Role) -> Self {
        let indent = width(head);
        let room = pen.width().saturating_sub(indent).min(MOST);
        let mut flow = Flow::new(pen.look, room.saturating_add(indent));
        flow.hanging(head, head_role, text, role);
        Self { lines: flow.lines }
    }

    /// Spans on a line below; those that do not fit beside the first go on the next one.
    pub fn below(mut self, pen: &Pen<'_>, parts: Vec<(String, Role)>) -> Self {
        let room = pen.width().saturating_sub(INDENT).min(MOST);
        let dot = pen.look.dot();
        let (mut spans, mut used) = (Vec::new(), 0);
        for (text, role) in parts.into_iter().filter(|(text, _)| !text.is_empty()) {
            if used > 0 && used + width(&dot) + width(&text) > room {
                self.push(std::mem::take(&mut spans));
                used = 0;
            }
            if used > 0 {
                spans.push(Span::styled(dot.clone(), pen.style(Role::Muted)));
                used += width(&dot);
            }
            for (at, part) in wrap(&text, room).into_iter().enumerate() {
                if at > 0 {
                    self.push(std::mem::take(&mut spans));
                    used = 0;
                }
                used += width(&part);
                spans.push(Span::styled(part, pen.style(role)));
            }
        }
        if !spans.is_empty() {
            self.push(spans);
        }
        self
    }

    fn push(&mut self, mut spans: Vec<Span<'static>>) {
        spans.insert(0, Span::raw(" ".repeat(usize::from(INDENT))));
        self.lines.push(Line::from(spans));
    }

    pub fn height(&self) -> u16 {
        count(self.lines.len())
    }
}

/// Where texts begin after their mark.
const INDENT: u16 = 2;
/// No line is longer than the eye follows.
const MOST: u16 = 110;

/// How many of some blocks fit into so many rows, and the air between them.
fn fitting(blocks: &[Block], room: u16) -> (usize, u16) {
    let with = |gap: u16| {
        let mut used = 0u16;
        let fits = |b: &&Block| {
            let gap = if used == 0 { 0 } else { gap };
            used = used.saturating_add(gap).saturating_add(b.height());
            used <= room
        };
        blocks.iter().take_while(fits).count()
    };
    let airy = (1..=6).rev().find(|gap| with(*gap) == blocks.len());
    match airy {
        Some(gap) => (blocks.len(), gap),
        None if with(0) == blocks.len() => (blocks.len(), 0),
        None => (with(1).max(1), 1),
    }
}

/// Draws a headline, then the blocks from the first in sight on; tells how many are in sight. The blocks are those from `first` on.
pub fn draw(pen: &mut Pen<'_>, view: View<'_>, headline: &str, blocks: &[Block]) -> usize {
    let (w, h) = (pen.width(), pen.height());
    let parts = if headline.is_empty() {
        Vec::new()
    } else {
        wrap(headline, w.saturating_sub(10).min(MOST))
    };
    let lines = count(parts.len());
    let air = u16::from(lines > 0 && h >= 10);
    for (y, part) in (0..).zip(&parts) {
        pen.text(0, y, part, Role::Headline);
    }
    below(pen, view, lines + air, 0, blocks)
}

/// Draws the blocks from row `top` on, and which of them these are in row `said`; tells how many are in sight.
pub fn below(pen: &mut Pen<'_>, view: View<'_>, top: u16, said: u16, blocks: &[Block]) -> usize {
    let (w, h) = (pen.width(), pen.height());
    let (shown, gap) = fitting(blocks, h.saturating_sub(top));
    let of = view.page.items();
    if view.first > 0 || shown < blocks.len() {
        let text = words::in_sight(view.first + 1, view.first + shown, of, pen.look.glyphs.dash);
        pen.right(w, said, &text, Role::Muted);
    }
    let mut y = top;
    for (at, block) in (view.first..).zip(blocks.iter().take(shown)) {
        for line in &block.lines {
            if view.lit == Some(at) {
                pen.tint(0, y, w, Role::Selected);
            }
            pen.line(0, y, line);
            y += 1;
        }
        y += gap;
    }
    shown
}
