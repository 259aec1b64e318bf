//! The grid in which the figures of a period are typed.
//!
//! ```text
//!  NHẬP SỐ LIỆU · Tháng 01/2026 · 2 số chưa lưu
//!   Chỉ tiêu                     Kỳ trước     Số kỳ này        KH      %KH  Đánh giá
//!   KINH TẾ
//!    Thu ngân sách nhà nước (triệu đồng)
//! ▼ Tổng thu                      171,2    *  183,852      12.118     1,52  rất chậm
//!   what follows from the cell under the cursor
//!   what does not add up
//! ```

mod below;
mod columns;

use self::columns::{Column, Layout, Shown, head, write};
use super::chrome;
use super::pen::{Pen, count, width};
use super::sector::first_shown;
use super::widgets::gauge::verdict_role;
use crate::app::State;
use crate::app::grid::{Grid, GridLine, Standing};
use crate::text::measure::fitted;
use crate::text::{entry as words, labels, screen};
use crate::theme::Role;

/// Rows above the lines.
const HEAD: u16 = 2;
/// From this width on, what follows from the figures stands beside them.
const BESIDE: u16 = 150;
/// The least room beside the grid.
const LEAST_BESIDE: u16 = 48;

/// Draws the grid into `pen`.
pub fn page(pen: &mut Pen<'_>, state: &State, grid: &Grid) {
    let (w, h) = (pen.width(), pen.height());
    let shown = write(state, grid);
    title(pen, state, grid, &shown);
    let asked = below::asked(state, grid, w.saturating_sub(2));
    let beside = w >= BESIDE;
    let foot = if asked.is_empty() && beside {
        0
    } else {
        foot(h).max(count(asked.len() + 1))
    };
    // the last column is that of the arrows
    let most = if beside {
        w.saturating_sub(LEAST_BESIDE)
    } else {
        w
    };
    let layout = Layout::new(state, &shown, most.saturating_sub(1), beside);
    let side = if beside { layout.width + 1 } else { w };
    let room = h.saturating_sub(HEAD + foot);
    heads(pen, state, &layout);
    let from = first_shown(grid.at, shown.len(), usize::from(room));
    for (y, at) in (HEAD..HEAD + room).zip(from..shown.len()) {
        let Some(one) = shown.get(at) else { break };
        let current = at == grid.at;
        if current {
            pen.select_to(side, y);
        }
        line(pen, state, grid, one, y, &layout, current);
    }
    let [up, down] = pen.look.glyphs.more;
    if from > 0 {
        pen.text(
            side.saturating_sub(1),
            HEAD.saturating_sub(1),
            up,
            Role::Key,
        );
    }
    if from + usize::from(room) < shown.len() {
        pen.text(
            side.saturating_sub(1),
            (HEAD + room).saturating_sub(1),
            down,
            Role::Key,
        );
    }
    if beside {
        let wall = pen.look.glyphs.wall;
        for y in 1..HEAD + room {
            pen.text(side, y, wall, Role::Grid);
        }
        below::panel(
            &mut pen.part(
                side + 2,
                1,
                w.saturating_sub(side + 3),
                (HEAD + room).saturating_sub(1),
            ),
            state,
            grid,
            &shown,
        );
    }
    if foot == 0 {
        return;
    }
    let mut top = h.saturating_sub(foot);
    if foot > 2 {
        pen.part(0, top, w, 1).rule(0);
        top += 1;
    }
    if asked.is_empty() {
        below::draw(pen, state, grid, &shown, top);
    }
    for (y, part) in (top..).zip(&asked) {
        pen.text(1, y, part, Role::Headline);
    }
}

/// Rows below the lines: a rule, and two for each of the two sentences; in a low window one for each.
const fn foot(height: u16) -> u16 {
    if height >= 18 { 5 } else { 2 }
}

/// What the grid is, and how much of it is not on the disk.
fn title(pen: &mut Pen<'_>, state: &State, grid: &Grid, shown: &[Shown<'_>]) {
    let lang = state.lang;
    let count = |is: fn(Standing) -> bool| shown.iter().filter(|s| is(s.standing)).count();
    let (wrong, contested) = (
        count(|s| matches!(s, Standing::Wrong(_))),
        count(|s| s == Standing::Contested),
    );
    let mut parts = vec![labels::period(lang, grid.period)];
    parts.push(if grid.count() == 0 {
        words::no_changes(lang).to_string()
    } else {
        words::changes(lang, grid.count())
    });
    parts.extend((wrong > 0).then(|| words::wrong(lang, wrong)));
    parts.extend((contested > 0).then(|| words::contested(lang, contested)));
    let dot = pen.look.dot();
    let x = pen.text(1, 0, words::title(lang), Role::Headline);
    let role = if wrong + contested > 0 {
        Role::Warn
    } else {
        Role::Text
    };
    pen.text(x, 0, &format!("{dot}{}", parts.join(&dot)), role);
}

fn heads(pen: &mut Pen<'_>, state: &State, layout: &Layout) {
    pen.text(
        3,
        HEAD - 1,
        screen::column_indicator(state.lang),
        Role::Muted,
    );
    let mut x = 3 + layout.name;
    for (column, w, _) in &layout.columns {
        x += 2;
        match column {
            Column::Word => {
                pen.text(x, HEAD - 1, head(state, *column), Role::Muted);
            }
            _ => pen.right(x + w, HEAD - 1, head(state, *column), Role::Muted),
        }
        x += w;
    }
}

/// Draws a line of the grid.
fn line(
    pen: &mut Pen<'_>,
    state: &State,
    grid: &Grid,
    of: &Shown<'_>,
    y: u16,
    layout: &Layout,
    current: bool,
) {
    let end = layout.width;
    match of.line {
        GridLine::Sector(_) => {
            pen.fit(1, y, end.saturating_sub(2), &of.name, Role::Title);
            return;
        }
        GridLine::Group(_) => {
            pen.fit(2, y, end.saturating_sub(3), &of.name, Role::Group);
            return;
        }
        GridLine::Cell { depth, .. } => {
            if let Some(verdict) = of.verdict() {
                pen.verdict(1, y, verdict);
            }
            let indent = u16::from(depth);
            // the name gives way, its unit stays
            let room = layout.name.saturating_sub(indent + width(&of.unit));
            let text = if width(&of.name) <= room {
                &of.name
            } else {
                &of.short
            };
            let x = pen.fit(3 + indent, y, room, text, Role::Text);
            pen.text(x, y, &of.unit, Role::Muted);
        }
    }
    let mut x = 3 + layout.name;
    for (column, w, decimals) in &layout.columns {
        x += 2;
        if *column == Column::Word {
            if let Some(row) = of.row {
                let word = row.said().name(state.lang);
                pen.text(x, y, word, verdict_role(row.verdict()));
            }
        } else if let Some(typing) = grid
            .typing
            .as_ref()
            .filter(|_| current && *column == Column::New)
        {
            pen.input(x, y, *w, typing);
        } else {
            cell(pen, of, *column, (x, y, *w, *decimals), current);
        }
        x += w;
    }
}

/// Draws a figure, with the mark that it is changed, wrong or computed.
fn cell(
    pen: &mut Pen<'_>,
    of: &Shown<'_>,
    column: Column,
    (x, y, w, decimals): (u16, u16, u16, u16),
    current: bool,
) {
    let (mark, role) = match (column, of.standing) {
        (Column::New, Standing::Same) => ("", Role::Text),
        (Column::New, Standing::Changed) => ("*", Role::Number),
        (Column::New, Standing::Wrong(_)) => ("!", Role::Error),
        (Column::New, Standing::Contested) => ("!", Role::Warn),
        (Column::New, Standing::Computed) => ("=", Role::Muted),
        (Column::Plan, _) => ("", Role::Plan),
        (Column::Percent, _) => (
            "",
            of.verdict()
                .filter(|v| v.is_bad() || v.is_good())
                .map_or(Role::Text, verdict_role),
        ),
        _ => ("", Role::Muted),
    };
    if column == Column::New && current && of.line.typed().is_some() {
        pen.tint(x, y, w, Role::Input);
    }
    pen.text(x.saturating_sub(1), y, mark, role);
    let value = of.cell(column);
    let point = (x + w).saturating_sub(decimals);
    if value.whole.is_empty() {
        if column == Column::New {
            pen.right(point, y, pen.look.glyphs.missing, Role::Muted);
        }
        return;
    }
    if let Standing::Wrong(_) = of.standing
        && column == Column::New
    {
        let text = format!("{}{}", value.whole, value.decimals);
        pen.right(x + w, y, &fitted(&text, w, pen.look.glyphs.cut), role);
        return;
    }
    value.draw(pen, point, y, role);
}
