//! The time of a figure in whatever room there is: lines with their axes where rows are many, otherwise one row.

use crate::assess::Row;
use crate::text::screen;
use crate::theme::Role;
use crate::view::detail::{Subject, chart};
use crate::view::pen::{Pen, count, width};
use crate::view::table::{of_time, on_course};
use crate::view::widgets::spark;

/// The least room of a chart with axes.
pub const CHART: (u16, u16) = (30, 6);
/// Columns of a trend at most: one a period.
const MOST: u16 = 104;
/// Columns of a path at most.
const COURSE: u16 = 40;

/// Whether there is anything to see.
pub fn has(subject: Subject<'_>, row: &Row) -> bool {
    let standing = row.standings.first();
    of_time(subject.state, row, 2).is_some()
        || standing.is_some_and(|s| s.is_paced() && on_course(subject.state, row, s, 2).is_some())
}

/// Draws it from the top left of the pen.
pub fn draw(pen: &mut Pen<'_>, subject: Subject<'_>, row: &Row) {
    let (w, h) = (pen.width(), pen.height());
    if w >= CHART.0
        && h >= CHART.1
        && let Some(chart) = chart::of(subject)
    {
        return chart.draw(pen);
    }
    let (state, verdict) = (subject.state, row.verdict());
    // the window is named where there is room for its name
    let named = if w >= 24 { 10 } else { 0 };
    let room = w.saturating_sub(named).min(MOST);
    if let Some(trend) = of_time(state, row, usize::from(room)) {
        let breaks = trend.steps.iter().filter(|step| step.anew).count();
        let columns = count(trend.steps.len() + breaks).min(room);
        spark::trend(&mut pen.part(0, 0, columns, 1), &trend, verdict);
        if let Some(period) = state.period().filter(|_| named > 0) {
            let each = period.period.granularity();
            let shown = trend
                .steps
                .len()
                .min(usize::from(room).saturating_sub(breaks));
            let text = screen::trend_window(pen.look.lang, shown, each);
            if columns + 1 + width(&text) <= w {
                pen.text(columns + 1, 0, &text, Role::Muted);
            }
        }
    } else if let Some(standing) = row.standings.first().filter(|s| s.is_paced())
        && let Some(course) = on_course(state, row, standing, usize::from(w.min(COURSE)))
    {
        spark::course(&mut pen.part(0, 0, w.min(COURSE), 1), &course, verdict);
    }
}
