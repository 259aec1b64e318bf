//! Hamlets by indicator: one row a hamlet, one column a figure, the verdict on a rate as the ground of its cell.

use super::Subject;
use crate::assess::hamlets::{self, Cell, Column};
use crate::model::number;
use crate::text::measure::fitted;
use crate::text::screen;
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::gauge::verdict_role;

/// The least and the most columns of a figure, and the most of the names.
const COLUMN: [u16; 2] = [14, 28];
const NAMES: u16 = 18;

/// The table of what is broken down by hamlet, where this figure is one of several such.
pub fn table(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let columns = hamlets::columns(subject.commune, &subject.state.assessment, subject.id);
    if columns.len() < 2 || subject.cover.is_some() {
        return;
    }
    let lang = subject.state.lang;
    flow.heading(screen::by_hamlet(lang));
    let (look, room) = (flow.look, flow.room);
    let hamlets = &subject.commune.hamlets;
    let names = hamlets.iter().map(|name| width(name)).max().unwrap_or(0);
    let names = names.max(width(screen::hamlet(lang))).min(NAMES);
    let fitting = room.saturating_sub(names) / (COLUMN[0] + 1);
    let columns = columns.get(..usize::from(fitting).min(columns.len()));
    let columns = columns.unwrap_or_default();
    // the mark of what is below stands in the last column
    let each = room.saturating_sub(names + 2) / count(columns.len()).max(1);
    let wide = each.saturating_sub(1).min(COLUMN[1]);
    flow.drawing(room, count(hamlets.len() + 1), |area, buf| {
        let mut pen = Pen::new(buf, area, look);
        pen.fit(0, 0, names, screen::hamlet(lang), Role::Muted);
        for (y, name) in (1..).zip(hamlets) {
            pen.fit(0, y, names, name, Role::Text);
        }
        for (x, column) in (0..).zip(columns) {
            let end = names + (wide + 1) * (x + 1);
            draw(&mut pen, subject, column, (end, wide));
        }
    });
}

/// One column of so many cells, the last before `end`.
fn draw(pen: &mut Pen<'_>, subject: Subject<'_>, column: &Column, (end, wide): (u16, u16)) {
    let Some(indicator) = subject.commune.indicator(column.indicator) else {
        return;
    };
    let look = pen.look;
    let glyphs = look.glyphs;
    let name = indicator.named(subject.state.lang, true);
    pen.right(end, 0, &fitted(name, wide, glyphs.cut), Role::Muted);
    for (y, cell) in (1..).zip(&column.cells) {
        match *cell {
            Cell::Missing => pen.right(end, y, glyphs.missing, Role::Muted),
            Cell::Few(below) => pen.right(end, y, &format!("<{below}"), Role::Muted),
            Cell::Value(value, None) => {
                pen.right(end, y, &number::format_short(value, 2), Role::Text);
            }
            Cell::Value(value, Some(verdict)) => {
                let text = number::format_short(value, 2);
                let text = format!("{} {text} ", glyphs.verdict(verdict));
                let style = look.style(verdict_role(verdict)).reversed();
                pen.styled(end.saturating_sub(width(&text)), y, &text, style);
            }
        }
    }
}
