//! The figure over time: on the plan's own window with the path it should take, or period by period.

use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, Widget};
use rust_decimal::Decimal;

use super::Subject;
use crate::assess::{Row, pace};
use crate::model::{Curve, Plan, Reference, Verdict, date, number};
use crate::text::{labels, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::width;
use crate::view::widgets::bullet::verdict_role;
use crate::view::widgets::{cells, drawable};

/// Draws the chart that the figure calls for, `rows` rows tall; says so where there is only one period.
pub fn chart(flow: &mut Flow<'_>, subject: Subject<'_>, rows: u16) {
    let state = subject.state;
    if subject.actual().is_none() {
        return;
    }
    flow.heading(screen::over_time(state.lang));
    let paced = subject.standing().filter(|s| s.pace.is_some());
    let plan = paced.and_then(|s| subject.commune.plans.get(s.plan?));
    if let Some(plan) = plan.filter(|_| flow.room >= 30 && !flow.look.glyphs.ascii) {
        on_window(flow, subject, plan, rows);
        return;
    }
    let period = state.assessment.period.unwrap_or(0);
    let most = usize::from(flow.room.saturating_sub(1));
    let history = &state.data.history;
    let values = history.trend(subject.commune, subject.id, period, most);
    if values.iter().flatten().count() < 2 {
        flow.text(screen::one_period(state.lang), Role::Muted);
    } else {
        // on a projector as tall as the page has room
        let most = if subject.cover.is_some() { 16 } else { 8 };
        by_period(flow, subject, &values, rows.min(most));
    }
}

/// One point of a line: days since the window opened, percent of the plan.
type Point = (f64, f64);

fn on_window(flow: &mut Flow<'_>, subject: Subject<'_>, plan: &Plan, rows: u16) {
    let Some((from, to)) = plan.window else {
        return;
    };
    let references = &subject.commune.catalogue.references;
    let day = |d: chrono::NaiveDate| f64::from(i32::try_from((d - from).num_days()).unwrap_or(0));
    let span = day(to).max(1.0);
    // about two points for each dot of the drawing
    let steps = i32::from(flow.room) * 2;
    let path: Vec<Point> = (0..=steps)
        .filter_map(|step| {
            let days = i64::from(step) * (to - from).num_days() / i64::from(steps.max(1));
            let at = from.checked_add_signed(chrono::TimeDelta::days(days))?;
            Some((day(at), drawable(pace::share(plan, references, at)?)))
        })
        .collect();
    let own: Vec<Point> = own_points(subject, plan)
        .into_iter()
        .map(|(d, p)| (day(d), drawable(p)))
        .collect();
    let others: Vec<Vec<Point>> = others(subject, plan)
        .map(|r| {
            r.points
                .iter()
                .filter(|p| p.date >= from && p.date <= to)
                .map(|p| (day(p.date), drawable(p.percent)))
                .collect()
        })
        .collect();
    let look = flow.look;
    let verdict = subject.row.map(Row::verdict);
    let verdict = verdict.map_or(Role::Number, verdict_role);
    let (grid, muted) = (look.style(Role::Grid), look.style(Role::Muted));
    flow.drawing(flow.room, rows, |area, buf| {
        let set = |points, role, marker, graph| line(points, look.style(role), marker, graph);
        let path = set(&path, Role::Pace, Marker::Braille, GraphType::Line);
        let others = others
            .iter()
            .map(|o| set(o, Role::SamePeriod, Marker::Braille, GraphType::Line));
        let graph = if own.len() > 1 {
            GraphType::Line
        } else {
            GraphType::Scatter
        };
        let last = own.get(own.len().saturating_sub(1)..).unwrap_or_default();
        let mut sets = vec![path];
        sets.extend(others);
        sets.push(set(&own, verdict, Marker::Braille, graph));
        sets.push(set(last, verdict, Marker::Block, GraphType::Scatter));
        let y = ["0%", "50%", "100%"].map(Line::from);
        let most = own.iter().map(|(_, y)| *y).fold(100.0, f64::max);
        Chart::new(sets)
            .x_axis(
                Axis::default()
                    .style(grid)
                    .bounds([0.0, span])
                    .labels([date::format(from), date::format(to)].map(|d| Line::styled(d, muted)))
                    .labels_alignment(Alignment::Right),
            )
            .y_axis(
                Axis::default()
                    .style(grid)
                    .bounds([0.0, most])
                    .labels(y.map(|l| l.style(muted))),
            )
            .style(look.paper())
            .legend_position(None)
            .render(area, buf);
    });
    legend(flow, subject, plan);
}

fn line(points: &[Point], style: Style, marker: Marker, graph: GraphType) -> Dataset<'_> {
    Dataset::default()
        .marker(marker)
        .graph_type(graph)
        .style(style)
        .data(points)
}

/// The commune's own figures within the plan's window, as percent of this plan.
fn own_points(subject: Subject<'_>, plan: &Plan) -> Vec<(chrono::NaiveDate, Decimal)> {
    let Some((from, to)) = plan.window else {
        return Vec::new();
    };
    let shown = subject.state.assessment.period.unwrap_or(0);
    let periods = subject.commune.periods.iter().take(shown + 1);
    let figures = periods.filter_map(|data| data.figure(subject.id));
    let mut points: Vec<_> = figures
        .filter(|f| f.as_of >= from && f.as_of <= to)
        // in January two years' sums run side by side
        .filter(|f| f.from.is_none_or(|own| own == from))
        .filter_map(|f| {
            let share = f.actual?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some((f.as_of, share.checked_div(plan.value)?))
        })
        .collect();
    points.sort_by_key(|(day, _)| *day);
    points
}

/// Other places' series that the plan names, but for the one that is its path.
fn others<'a>(subject: Subject<'a>, plan: &'a Plan) -> impl Iterator<Item = &'a Reference> {
    let own = match plan.curve {
        Curve::Reference(at) => Some(at),
        _ => None,
    };
    let references = plan.references.iter().filter(move |r| own != Some(**r));
    references.filter_map(move |r| subject.commune.catalogue.references.get(*r))
}

/// What the lines of the chart are.
fn legend(flow: &mut Flow<'_>, subject: Subject<'_>, plan: &Plan) {
    let lang = subject.state.lang;
    let met = flow.look.glyphs.verdict(Verdict::Met);
    let mut parts = vec![
        format!("{met} {}", screen::own_line(lang)),
        screen::path_line(lang).to_string(),
        screen::scale(&number::format_short(plan.value, 1)),
    ];
    let others = others(subject, plan);
    parts.extend(others.map(|r| screen::other_line(lang, lang.pick(&r.place, &r.place_en))));
    let dot = flow.look.dot();
    flow.text(&parts.join(&dot), Role::Muted);
}

/// Columns from zero up, a column or more a period; a gap stays a gap.
fn by_period(flow: &mut Flow<'_>, subject: Subject<'_>, values: &[Option<Decimal>], rows: u16) {
    let (look, room) = (flow.look, flow.room);
    let (lang, glyphs) = (look.lang, look.glyphs);
    let known = || values.iter().flatten().copied();
    let (least, most) = (
        known().min().unwrap_or_default(),
        known().max().unwrap_or_default(),
    );
    let zero = drawable(least.min(Decimal::ZERO));
    let span = drawable(most.max(Decimal::ZERO)) - zero;
    let count = u16::try_from(values.len()).unwrap_or(room).max(1);
    let each = (room / count).clamp(1, 3);
    let wide = usize::from(each.saturating_sub(u16::from(each > 1)).max(1));
    flow.drawing(each * count, rows, |area: Rect, buf| {
        for (x, value) in (0u16..).step_by(usize::from(each)).zip(values) {
            let Some(value) = value else {
                let y = area.height.saturating_sub(1);
                buf.set_string(x, y, glyphs.missing, look.style(Role::Muted));
                continue;
            };
            let height = if span > 0.0 {
                (drawable(*value) - zero) / span
            } else {
                0.0
            };
            let eighths = cells((height * f64::from(rows) * 8.0).round(), rows * 8).max(1);
            for up in 0..rows {
                let fill = eighths.saturating_sub(up * 8).min(8);
                let Some(step) = fill.checked_sub(1) else {
                    break;
                };
                let height = glyphs.heights.get(usize::from(step)).copied();
                let sign = if glyphs.ascii {
                    "#"
                } else {
                    height.unwrap_or("")
                };
                let style = look.style(Role::Actual);
                buf.set_string(x, rows - 1 - up, sign.repeat(wide), style);
            }
        }
    });
    if let Some(last) = subject.state.period().map(|data| data.period) {
        let first = last.shifted(1 - i32::from(count));
        let (first, last) = (labels::period(lang, first), labels::period(lang, last));
        let gap = (each * count).saturating_sub(width(&first) + width(&last));
        let blank = " ".repeat(usize::from(gap.max(1)));
        // as long as the drawing, even where that is wider than the room
        flow.room = room.max(each * count);
        flow.text(&format!("{first}{blank}{last}"), Role::Muted);
        flow.room = room;
    }
    let short = |value| number::format_short(value, 2);
    flow.text(&screen::range(lang, short(least), short(most)), Role::Muted);
}
