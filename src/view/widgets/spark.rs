//! A trend in one row, a column a period, the last one in the colour of its verdict; or, where there is one period only, the path that
//! the plan should take and the point on it where the figure stands.
//!
//! ```text
//! ▃▄▅▆▇ ▁▁▂▂▃▃▄▄▅     percent of the plan, broken at the new year
//! ▁▁▂▂▃▃▄▄▅▅▆▃▇      the path, and the one figure below it
//! ```
//!
//! Chosen from pictures: columns read farther than dotted lines, and columns of at most seven eighths never touch the row above.

use ratatui::style::Style;

use super::gauge::bar_role;
use super::{cells, drawable};
use crate::assess::trend::{Course, Trend};
use crate::model::Verdict;
use crate::theme::Role;
use crate::view::pen::{Pen, count};

/// Draws the end of a trend, its newest step at the right edge of the pen.
pub fn trend(pen: &mut Pen<'_>, trend: &Trend, verdict: Verdict) {
    let missing = pen.look.glyphs.missing;
    let last = trend.steps.iter().rposition(|step| step.height.is_some());
    let this_year = trend.steps.iter().rposition(|step| step.anew);
    let heights = pen.look.glyphs.heights;
    let roles = [
        bar_role(verdict),
        Role::Track,
        Role::ActualPast,
        Role::Muted,
    ];
    let [latest, earlier, past, gap] = roles.map(|role| pen.style(role));
    let mut x = pen.width();
    for (at, step) in trend.steps.iter().enumerate().rev() {
        let Some(place) = x.checked_sub(1) else { break };
        let style = match this_year {
            _ if Some(at) == last => latest,
            Some(began) if at < began => earlier,
            _ => past,
        };
        match step.height {
            Some(height) => pen.styled(place, 0, sign(heights, drawable(height)), style),
            None => pen.styled(place, 0, missing, gap),
        };
        // a new year is a gap, never a cliff
        x = place.saturating_sub(u16::from(step.anew));
    }
}

/// The column for a height of 0 to 100.
fn sign(heights: &'static [&'static str], height: f64) -> &'static str {
    let most = count(heights.len()).saturating_sub(1);
    let step = cells((height / 100.0 * f64::from(most)).round(), most);
    heights.get(usize::from(step)).copied().unwrap_or(" ")
}

/// Draws the path of a plan over the whole pen, and where on it the figure stands.
pub fn course(pen: &mut Pen<'_>, course: &Course, verdict: Verdict) {
    let heights = pen.look.glyphs.heights;
    let steps = (0u16..).zip(&course.path);
    for (x, path) in steps.take(usize::from(pen.width())) {
        let (height, role) = match usize::from(x).cmp(&course.at) {
            std::cmp::Ordering::Less => (path, Role::ActualPast),
            std::cmp::Ordering::Equal => (&course.actual, bar_role(verdict)),
            std::cmp::Ordering::Greater => (path, Role::Track),
        };
        let style: Style = pen.style(role);
        pen.styled(x, 0, sign(heights, drawable(*height)), style);
    }
}
