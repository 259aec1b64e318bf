//! The figure over time: on the plan's own window with the path it should take, or period by period.

use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, Widget};
use rust_decimal::Decimal;

use super::{Subject, heading};
use crate::assess::pace;
use crate::model::{Plan, date, number};
use crate::text::{labels, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::bullet::verdict_role;
use crate::view::widgets::{cells, drawable};

/// Draws the chart that the figure calls for, `rows` rows tall; says so where there is only one period.
pub fn chart(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16, rows: u16) {
    let lang = subject.state.lang;
    let Some(row) = subject.row.filter(|r| r.actual.is_some()) else {
        return;
    };
    heading(flow, pen, screen::over_time(lang), room);
    let plan = row
        .standings
        .first()
        .filter(|s| s.pace.is_some())
        .and_then(|s| s.plan)
        .and_then(|p| subject.commune.plans.get(p));
    if let Some(plan) = plan.filter(|_| room >= 30 && !pen.look.glyphs.ascii) {
        on_window(flow, pen, subject, plan, room, rows);
        return;
    }
    let period = subject.state.assessment.period.unwrap_or(0);
    let values = subject.state.data.history.trend(
        subject.commune,
        subject.id,
        period,
        usize::from(room.saturating_sub(1)),
    );
    if values.iter().flatten().count() < 2 {
        flow.text(screen::one_period(lang), room, pen.style(Role::Muted));
    } else {
        // on a projector as tall as the page has room
        let most = if subject.cover.is_some() { 16 } else { 8 };
        by_period(flow, pen, subject, &values, room, rows.min(most));
    }
}

/// One point of a line: days since the window opened, percent of the plan.
type Point = (f64, f64);

fn on_window(
    flow: &mut Flow,
    pen: &Pen<'_>,
    subject: Subject<'_>,
    plan: &Plan,
    room: u16,
    rows: u16,
) {
    let Some((from, to)) = plan.window else {
        return;
    };
    let references = &subject.commune.catalogue.references;
    let day = |d: chrono::NaiveDate| f64::from(i32::try_from((d - from).num_days()).unwrap_or(0));
    let span = day(to).max(1.0);
    // about two points for each dot of the drawing
    let steps = i32::from(room) * 2;
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
    let others: Vec<Vec<Point>> = plan
        .references
        .iter()
        .filter(|r| !matches!(plan.curve, crate::model::Curve::Reference(at) if at == **r))
        .filter_map(|r| references.get(*r))
        .map(|r| {
            r.points
                .iter()
                .filter(|p| p.date >= from && p.date <= to)
                .map(|p| (day(p.date), drawable(p.percent)))
                .collect()
        })
        .collect();
    let verdict = subject
        .row
        .map_or(Role::Number, |r| verdict_role(r.verdict()));
    let (grid, muted) = (pen.style(Role::Grid), pen.style(Role::Muted));
    flow.drawing(room, rows, pen.paper(), |area, buf| {
        let mut sets = vec![line(
            &path,
            pen.style(Role::Pace),
            Marker::Braille,
            GraphType::Line,
        )];
        sets.extend(others.iter().map(|o| {
            line(
                o,
                pen.style(Role::SamePeriod),
                Marker::Braille,
                GraphType::Line,
            )
        }));
        sets.push(line(
            &own,
            pen.style(verdict),
            Marker::Braille,
            if own.len() > 1 {
                GraphType::Line
            } else {
                GraphType::Scatter
            },
        ));
        sets.push(line(
            own.get(own.len().saturating_sub(1)..).unwrap_or_default(),
            pen.style(verdict),
            Marker::Block,
            GraphType::Scatter,
        ));
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
            .style(pen.paper())
            .legend_position(None)
            .render(area, buf);
    });
    legend(flow, pen, subject, plan, room);
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
    let mut points: Vec<_> = subject
        .commune
        .periods
        .iter()
        .take(shown + 1)
        .filter_map(|data| data.figure(subject.id))
        .filter(|f| f.as_of >= from && f.as_of <= to)
        // in January two years' sums run side by side
        .filter(|f| f.from.is_none_or(|own| own == from))
        .filter_map(|f| {
            Some((
                f.as_of,
                f.actual?
                    .checked_mul(Decimal::ONE_HUNDRED)?
                    .checked_div(plan.value)?,
            ))
        })
        .collect();
    points.sort_by_key(|(day, _)| *day);
    points
}

/// What the lines of the chart are.
fn legend(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, plan: &Plan, room: u16) {
    let lang = subject.state.lang;
    let dot = format!(" {} ", pen.look.glyphs.dot);
    let own = format!(
        "{} {}",
        pen.look.glyphs.verdict(crate::model::Verdict::Met),
        screen::own_line(lang)
    );
    let mut parts = vec![
        own,
        screen::path_line(lang).to_string(),
        screen::scale(&number::format_short(plan.value, 1)),
    ];
    let others = plan
        .references
        .iter()
        .filter(|r| !matches!(plan.curve, crate::model::Curve::Reference(at) if at == **r));
    parts.extend(
        others
            .filter_map(|r| subject.commune.catalogue.references.get(*r))
            .map(|r| screen::other_line(lang, lang.pick(&r.place, &r.place_en))),
    );
    flow.text(&parts.join(&dot), room, pen.style(Role::Muted));
}

/// Columns from zero up, a column or more a period; a gap stays a gap.
fn by_period(
    flow: &mut Flow,
    pen: &Pen<'_>,
    subject: Subject<'_>,
    values: &[Option<Decimal>],
    room: u16,
    rows: u16,
) {
    let (lang, glyphs) = (subject.state.lang, pen.look.glyphs);
    let known = || values.iter().flatten().copied();
    let most = known().max().unwrap_or_default().max(Decimal::ZERO);
    let least = known().min().unwrap_or_default().min(Decimal::ZERO);
    let span = drawable(most) - drawable(least);
    let count = u16::try_from(values.len()).unwrap_or(room).max(1);
    let each = (room / count).clamp(1, 3);
    let style = pen.style(Role::Actual);
    flow.drawing(each * count, rows, pen.paper(), |area: Rect, buf| {
        for (x, value) in (0u16..).step_by(usize::from(each)).zip(values) {
            let Some(value) = value else {
                buf.set_string(
                    x,
                    area.height.saturating_sub(1),
                    glyphs.missing,
                    pen.style(Role::Muted),
                );
                continue;
            };
            let height = if span > 0.0 {
                (drawable(*value) - drawable(least)) / span
            } else {
                0.0
            };
            let eighths = cells((height * f64::from(rows) * 8.0).round(), rows * 8).max(1);
            for up in 0..rows {
                let fill = eighths.saturating_sub(up * 8).min(8);
                let Some(step) = fill.checked_sub(1) else {
                    break;
                };
                let sign = if glyphs.ascii {
                    "#"
                } else {
                    glyphs.heights.get(usize::from(step)).copied().unwrap_or("")
                };
                let wide = each.saturating_sub(u16::from(each > 1)).max(1);
                buf.set_string(x, rows - 1 - up, sign.repeat(usize::from(wide)), style);
            }
        }
    });
    let shown = subject.state.assessment.period.unwrap_or(0);
    let last = subject.commune.periods.get(shown).map(|d| d.period);
    if let Some(last) = last {
        let first = last.shifted(1 - i32::from(count));
        let (first, last) = (labels::period(lang, first), labels::period(lang, last));
        let gap = usize::from(
            (each * count)
                .saturating_sub(width(&first) + width(&last))
                .max(1),
        );
        flow.text(
            &format!("{first}{}{last}", " ".repeat(gap)),
            room.max(each * count),
            pen.style(Role::Muted),
        );
    }
    let range = screen::range(
        lang,
        &number::format_short(known().min().unwrap_or_default(), 2),
        &number::format_short(known().max().unwrap_or_default(), 2),
    );
    flow.text(&range, room, pen.style(Role::Muted));
}
