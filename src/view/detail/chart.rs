//! The figure over time: on the plan's own window with the path it should take, or period by period.

use rust_decimal::Decimal;

use super::Subject;
use crate::assess::pages::Cover;
use crate::assess::{Row, pace, trend};
use crate::model::{Curve, Kind, Plan, Reference, Verdict, date, number};
use crate::text::{labels, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count};
use crate::view::widgets::chart::{Chart, Line, Mark};
use crate::view::widgets::drawable;
use crate::view::widgets::gauge::{bar_role, verdict_role};

/// Draws the chart that the figure calls for, `rows` rows tall; says so where there is only one period.
pub fn chart(flow: &mut Flow<'_>, subject: Subject<'_>, rows: u16) {
    let state = subject.state;
    if subject.actual().is_none() {
        return;
    }
    flow.heading(screen::over_time(state.lang));
    let Some(of) = of(subject) else {
        return flow.text(screen::one_period(state.lang), Role::Muted);
    };
    draw(flow, &of, rows);
    let paced = subject.standing().filter(|s| s.pace.is_some());
    if let Some(plan) = paced.and_then(|s| subject.commune.plans.get(s.plan?)) {
        legend(flow, subject, plan);
    }
}

/// The lines alone, over the width of the text.
pub fn draw(flow: &mut Flow<'_>, of: &Chart, rows: u16) {
    let (look, room) = (flow.look, flow.room);
    flow.drawing(room, rows, |area, buf| {
        of.draw(&mut Pen::new(buf, area, look));
    });
}

/// The chart of an indicator: on the window of its plan with the path that it should take, or period by period; none for one period without
/// a path.
pub fn of(subject: Subject<'_>) -> Option<Chart> {
    let paced = subject.standing().filter(|s| s.pace.is_some());
    let plan = paced.and_then(|s| subject.commune.plans.get(s.plan?));
    plan.and_then(|plan| on_window(subject, plan))
        .or_else(|| by_period(subject))
}

fn on_window(subject: Subject<'_>, plan: &Plan) -> Option<Chart> {
    let (from, to) = plan.window?;
    let references = &subject.commune.catalogue.references;
    let days = |d: chrono::NaiveDate| f64::from(i32::try_from((d - from).num_days()).unwrap_or(0));
    let span = days(to).max(1.0);
    let place = |d: chrono::NaiveDate, percent: Decimal| (days(d) / span, drawable(percent));
    let bends = pace::bends(plan, references).into_iter();
    let path = bends.map(|day| Some(place(day, pace::share(plan, references, day)?)));
    let own = own_points(subject, plan);
    let inside = |p: &&crate::model::ReferencePoint| p.date >= from && p.date <= to;
    let other = |of: &crate::model::Reference| Line {
        points: of
            .points
            .iter()
            .filter(inside)
            .map(|p| Some(place(p.date, p.percent)))
            .collect(),
        role: Role::SamePeriod,
        dotted: true,
    };
    let (day, percent) = own.last().copied()?;
    let row = subject.row?;
    let should = pace::share(plan, references, day).map(|pace| {
        let text = screen::pace_short(subject.state.lang, number::format_fixed(pace, 0));
        (drawable(pace), text)
    });
    let role = bar_role(row.verdict());
    let mut lines: Vec<Line> = others(subject, plan).map(other).collect();
    lines.push(Line {
        points: path.collect(),
        role: Role::ActualPast,
        dotted: false,
    });
    lines.push(Line {
        points: own
            .iter()
            .map(|(day, percent)| Some(place(*day, *percent)))
            .collect(),
        role,
        dotted: false,
    });
    let top = own
        .iter()
        .map(|(_, percent)| drawable(*percent))
        .fold(100.0, f64::max);
    Some(Chart {
        lines,
        bottom: 0.0,
        top,
        values: [0.0, 50.0, 100.0].map(|v| (v, format!("{v:.0}"))).to_vec(),
        ends: [date::format_month(from), date::format_month(to)],
        level: None,
        mark: Some(Mark {
            at: place(day, percent),
            role: verdict_role(row.verdict()),
            label: number::format_fixed(percent, 1),
            should,
        }),
    })
}

/// The last periods, a gap where one is missing; levels between their own least and most, the others from zero.
fn by_period(subject: Subject<'_>) -> Option<Chart> {
    let state = subject.state;
    let shown = state.period()?.period;
    let values = trend::values(
        subject.commune,
        subject.id,
        state.assessment.period?,
        MOST_PERIODS,
    );
    let known = || values.iter().filter_map(|(value, _)| *value);
    // a count that may not be said is not read off a chart either
    let small = |cover: Cover<'_>| known().any(|v| cover.limit(subject.id, v).is_some());
    if known().count() < 2 || subject.cover.is_some_and(small) {
        return None;
    }
    let (least, most) = (known().min()?, known().max()?);
    let standing = subject.standing().filter(|s| s.percent.is_some());
    let level = standing.map(|s| s.target);
    let rests = matches!(subject.indicator.kind, Kind::Stock | Kind::Ratio);
    let bottom = if rests {
        least
    } else {
        least.min(Decimal::ZERO)
    };
    let (bottom, top) = match level {
        Some(level) => (bottom.min(level), most.max(level)),
        None => (bottom, most),
    };
    let last = f64::from(count(values.len() - 1)).max(1.0);
    let mut points = Vec::new();
    for (at, (value, anew)) in (0u16..).zip(&values) {
        // a new year is a break, never a cliff
        if *anew {
            points.push(None);
        }
        points.push(value.map(|value| (f64::from(at) / last, drawable(value))));
    }
    let verdict = subject.row.map_or(Verdict::NoPlan, Row::verdict);
    let role = match standing {
        Some(_) => bar_role(verdict),
        None => Role::Actual,
    };
    let at = points.iter().flatten().next_back().copied()?;
    let first = shown.shifted(1 - i32::from(count(values.len())));
    let lang = state.lang;
    let short = |value: Decimal| (drawable(value), number::format_short(value, 1));
    Some(Chart {
        lines: vec![Line {
            points,
            role,
            dotted: false,
        }],
        bottom: drawable(bottom),
        top: drawable(top),
        values: vec![short(bottom), short(top)],
        ends: [labels::period(lang, first), labels::period(lang, shown)],
        level: level.map(drawable),
        mark: Some(Mark {
            at,
            role: standing.map_or(Role::Number, |_| verdict_role(verdict)),
            label: known()
                .next_back()
                .map_or(String::new(), |v| number::format_short(v, 2)),
            should: None,
        }),
    })
}

/// Two years of weeks.
const MOST_PERIODS: usize = 104;

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
