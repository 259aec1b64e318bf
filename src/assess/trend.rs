//! A series as it is drawn in a row: what can be compared stands on one scale, and where the measure begins anew there is a break.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Actual, history, pace, row};
use crate::model::{Commune, Figure, IndicatorId, Kind, PeriodData, Plan, number};

/// One period of a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// On the scale of the trend, 0 to 100; none where the period has no figure.
    pub height: Option<Decimal>,
    /// The measure began anew here: another window, another plan.
    pub anew: bool,
}

/// A series on one scale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trend {
    /// One a period, the oldest first.
    pub steps: Vec<Step>,
}

/// The trends and courses of one assessment, each worked out once however often it is drawn: a key changes few of those on the screen.
#[derive(Debug, Clone, Default)]
pub struct Trends {
    trends: Known<IndicatorId, Trend>,
    /// By the position of the plan.
    courses: Known<usize, Course>,
}

/// By what it is of, and of how many steps.
type Known<K, T> = RefCell<HashMap<(K, usize), Option<Arc<T>>>>;

/// They follow from the rest of the assessment.
impl PartialEq for Trends {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Trends {}

impl Trends {
    /// See [`trend`].
    pub fn of(
        &self,
        commune: &Commune,
        id: IndicatorId,
        period: usize,
        count: usize,
    ) -> Option<Arc<Trend>> {
        known(&self.trends, (id, count), || {
            trend(commune, id, period, count)
        })
    }

    /// See [`course`]; `actual` is that of the indicator that the plan is for.
    pub fn course(
        &self,
        commune: &Commune,
        plan: usize,
        actual: Actual,
        count: usize,
    ) -> Option<Arc<Course>> {
        let of = commune.plans.get(plan)?;
        known(&self.courses, (plan, count), || {
            course(commune, of, actual, count)
        })
    }
}

fn known<K: Eq + Hash, T>(
    all: &Known<K, T>,
    key: (K, usize),
    work_out: impl FnOnce() -> Option<T>,
) -> Option<Arc<T>> {
    let mut all = all.borrow_mut();
    let known = all.entry(key);
    known.or_insert_with(|| work_out().map(Arc::new)).clone()
}

/// The last `count` periods of an indicator. What adds up over a window is drawn as percent of its plan, or, without one, as what each
/// period added; what comes in anew from zero up; a stock, a rate, or a flow that is much the same every time between its own least and
/// most. None for fewer than two figures.
pub fn trend(commune: &Commune, id: IndicatorId, period: usize, count: usize) -> Option<Trend> {
    let kind = commune.indicator(id)?.kind;
    // one more than is drawn tells what the first one added
    let walk = walk(commune, id, period, count + 1);
    if walk.iter().filter(|(value, _)| value.is_some()).count() < 2 {
        return None;
    }
    // soon after a window has opened there is little of its path to see
    let last = walk.last().and_then(|(_, sum)| *sum);
    let began = walk
        .iter()
        .position(|(_, sum)| sum.is_some() && *sum == last);
    let planned = last.is_some_and(|sum| sum.plan.is_some())
        && began.is_some_and(|began| began < count * 2 / 3);
    let steps: Vec<(Option<Decimal>, bool)> = match kind {
        Kind::Cumulative if planned => of_plans(&walk),
        Kind::Cumulative => added(&walk),
        _ => walk.into_iter().map(|(value, _)| (value, false)).collect(),
    };
    let skip = steps.len().saturating_sub(count);
    let steps = steps.get(skip..).unwrap_or_default();
    let known = || steps.iter().filter_map(|(value, _)| *value);
    let (least, most) = (known().min()?, known().max()?);
    let (bottom, top) = match kind {
        Kind::Stock | Kind::Ratio => (least, most),
        Kind::Cumulative if planned => (Decimal::ZERO, most.max(Decimal::ONE_HUNDRED)),
        // what is much the same every time is a slab when it stands on zero
        Kind::Flow | Kind::Cumulative if least.saturating_mul(Decimal::TWO) > most => (least, most),
        Kind::Flow | Kind::Cumulative => (least.min(Decimal::ZERO), most.max(Decimal::ZERO)),
    };
    let height = |value: Decimal| {
        let share = number::percent(value.checked_sub(bottom)?, top.checked_sub(bottom)?);
        // a level that never moved lies at the bottom: there is nothing to see of it
        Some(share.unwrap_or_default())
    };
    let step = |(value, anew): &(Option<Decimal>, bool)| Step {
        height: value.and_then(height),
        anew: *anew,
    };
    Some(Trend {
        steps: steps.iter().map(step).collect(),
    })
}

/// The last `count` periods as they are, each with whether what adds up began anew there.
pub fn values(
    commune: &Commune,
    id: IndicatorId,
    period: usize,
    count: usize,
) -> Vec<(Option<Decimal>, bool)> {
    let mut before = None;
    let mut anew = |sum: Option<Sum<'_>>| {
        let opened = sum.map(|sum| sum.opened)?;
        Some(before.replace(opened)? != opened)
    };
    let walk = walk(commune, id, period, count).into_iter();
    walk.map(|(value, sum)| (value, anew(sum).unwrap_or(false)))
        .collect()
}

/// What a figure that adds up is a part of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sum<'a> {
    /// The day it counts from.
    opened: Option<NaiveDate>,
    plan: Option<&'a Plan>,
}

/// A period of a figure: its value, and of what adds up what it is a part of.
type Stage<'a> = (Option<Decimal>, Option<Sum<'a>>);

/// The last `count` periods from the first that has a value, the oldest first.
fn walk<'a>(commune: &'a Commune, id: IndicatorId, period: usize, count: usize) -> Vec<Stage<'a>> {
    let Some(indicator) = commune.indicator(id) else {
        return Vec::new();
    };
    let plans = commune.plans.iter().enumerate();
    let own = plans.filter(|(_, plan)| plan.indicator == id && indicator.kind == Kind::Cumulative);
    let own: Vec<usize> = own.map(|(at, _)| at).collect();
    let sum = |figure: &Figure| {
        let opened = row::opened(commune, figure, &own);
        let plans = own.iter().filter_map(|at| commune.plans.get(*at));
        let opening = plans.filter(|plan| plan.window.map(|(from, _)| from) == opened);
        Sum {
            opened,
            plan: opening.max_by_key(|plan| plan.primary),
        }
    };
    let stage = |data: Option<&'a PeriodData>| {
        let Some(data) = data else {
            return (None, None);
        };
        let figure = data.figure(id);
        let value = row::actual(indicator, figure, data).map(|actual| actual.value);
        let adds_up = figure.filter(|_| indicator.kind == Kind::Cumulative);
        (value, adds_up.map(sum))
    };
    let mut out: Vec<Stage<'a>> = history::back(commune, period, count).map(stage).collect();
    while out.last().is_some_and(|(value, _)| value.is_none()) {
        out.pop();
    }
    out.reverse();
    out
}

fn of_plans(walk: &[Stage<'_>]) -> Vec<(Option<Decimal>, bool)> {
    let mut before = None;
    let steps = walk.iter().map(|(value, sum)| {
        let Some(sum) = sum else {
            return (None, false);
        };
        let anew = before.is_some_and(|opened| opened != sum.opened);
        before = Some(sum.opened);
        let share = value.zip(sum.plan);
        (
            share.and_then(|(value, plan)| number::percent(value, plan.value)),
            anew,
        )
    });
    steps.collect()
}

fn added(walk: &[Stage<'_>]) -> Vec<(Option<Decimal>, bool)> {
    let mut before: Option<(Decimal, Option<NaiveDate>)> = None;
    let steps = walk.iter().map(|(value, sum)| {
        let Some((value, sum)) = value.zip(sum.as_ref()) else {
            return (None, false);
        };
        let (was, opened) = before.replace((value, sum.opened)).unzip();
        let anew = opened.is_some_and(|opened| opened != sum.opened);
        let step = if anew {
            Some(value)
        } else {
            was.and_then(|was| value.checked_sub(was))
        };
        (step, anew)
    });
    steps.collect()
}

/// The path that a plan should take over its window, in `count` equal steps, and on which of them a figure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Percent of the plan at the end of each step.
    pub path: Vec<Decimal>,
    pub at: usize,
    /// Percent of the plan.
    pub actual: Decimal,
}

/// Where a single figure stands on the path of its plan; none where the plan has no window.
pub fn course(commune: &Commune, plan: &Plan, actual: Actual, count: usize) -> Option<Course> {
    let (from, to) = plan.window?;
    let days = (to - from).num_days() + 1;
    let steps = i64::try_from(count).ok().filter(|n| *n > 0)?;
    let end =
        |step: i64| from.checked_add_signed(chrono::TimeDelta::days(days * (step + 1) / steps - 1));
    let references = &commune.catalogue.references;
    let path: Option<Vec<Decimal>> = (0..steps)
        .map(|step| pace::share(plan, references, end(step)?.max(from)))
        .collect();
    let gone = (actual.as_of.clamp(from, to) - from).num_days();
    Some(Course {
        path: path?,
        at: usize::try_from(gone * steps / days)
            .unwrap_or(0)
            .min(count - 1),
        actual: number::percent(actual.value, plan.value)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{commune, day, dec, figure, indicator, period, plan, window};

    fn steps(kind: Kind, values: &[(&str, &str)], plans: &[(&str, &str, &str)]) -> Vec<String> {
        let mut commune = commune();
        let id = indicator(&mut commune, "Thu ngân sách", 0, kind, None);
        for (value, from, to) in plans {
            commune.plans.push(Plan {
                id: (*from).into(),
                indicator: id,
                window: window(from, to),
                ..plan(value)
            });
        }
        for (name, value) in values {
            period(&mut commune, name);
            figure(&mut commune, id, value);
        }
        let trend = trend(&commune, id, values.len() - 1, 13);
        let said = |step: &Step| {
            let height = step
                .height
                .map_or("·".to_string(), |h| number::format_fixed(h, 0));
            format!("{}{height}", if step.anew { "|" } else { "" })
        };
        trend.iter().flat_map(|t| &t.steps).map(said).collect()
    }

    #[test]
    fn what_adds_up_is_percent_of_its_plan_and_breaks_at_a_new_one() {
        let values = [
            ("2025-11", "50"),
            ("2025-12", "80"),
            ("2026-01", "10"),
            ("2026-02", "40"),
        ];
        let plans = [
            ("100", "01/01/2025", "31/12/2025"),
            ("200", "01/01/2026", "31/12/2026"),
        ];
        assert_eq!(
            steps(Kind::Cumulative, &values, &plans),
            ["50", "80", "|5", "20"]
        );
    }

    #[test]
    fn without_a_plan_it_is_what_each_period_added() {
        let values = [
            ("2025-11", "50"),
            ("2025-12", "80"),
            ("2026-01", "10"),
            ("2026-02", "25"),
        ];
        // 30, 10 of the new year, 15; of the first nobody knows what it added
        assert_eq!(
            steps(Kind::Cumulative, &values, &[]),
            ["·", "100", "|33", "50"]
        );
    }

    #[test]
    fn levels_lie_between_their_least_and_most_and_flows_stand_on_zero_unless_that_is_a_slab() {
        let values = [("2025-11", "90"), ("2025-12", "95"), ("2026-01", "100")];
        assert_eq!(steps(Kind::Stock, &values, &[]), ["0", "50", "100"]);
        assert_eq!(steps(Kind::Flow, &values, &[]), ["0", "50", "100"]);
        let varied = [("2025-11", "40"), ("2025-12", "0"), ("2026-01", "100")];
        assert_eq!(steps(Kind::Flow, &varied, &[]), ["40", "0", "100"]);
        let still = [("2025-11", "9"), ("2025-12", "9")];
        assert_eq!(steps(Kind::Stock, &still, &[]), ["0", "0"]);
        assert!(steps(Kind::Stock, &still[..1], &[]).is_empty());
    }

    #[test]
    fn a_figure_stands_on_the_path_of_its_plan() {
        let commune = commune();
        let plan = Plan {
            window: window("01/01/2026", "31/12/2026"),
            ..plan("200")
        };
        let actual = Actual {
            value: dec("50"),
            as_of: day("30/06/2026"),
            computed: false,
            qualifier: None,
        };
        let course = course(&commune, &plan, actual, 12).unwrap();
        // 181 of 365 days lie behind 30/06: 180 whole ones are 5.9 twelfths
        assert_eq!(
            (course.at, course.actual, course.path.len()),
            (5, dec("25"), 12)
        );
        assert_eq!(course.path.last(), Some(&dec("100")));
        let rising = course.path.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(rising, "{:?}", course.path);
    }
}
