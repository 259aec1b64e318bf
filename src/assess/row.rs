//! One row of a sector's page: a figure with its plans, its verdict and its changes.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::change::{self, Change};
use super::pace::{self, Needed, Pace};
use super::verdict::{self, Question};
use crate::model::{
    Commune, Figure, Indicator, IndicatorId, Kind, PeriodData, Plan, Qualifier, Requirement,
    Verdict,
};

/// The value of an indicator in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actual {
    /// The value, in the indicator's unit.
    pub value: Decimal,
    /// The day it was true.
    pub as_of: NaiveDate,
    /// Computed from numerator and denominator, not typed.
    pub computed: bool,
    /// How firm it is.
    pub qualifier: Option<Qualifier>,
}

/// A figure against one plan, or against the level that the catalogue sets where there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Position in [`Commune::plans`]; none for the catalogue's level.
    pub plan: Option<usize>,
    /// What is asked for.
    pub requirement: Requirement,
    /// The plan's value.
    pub target: Decimal,
    /// Actual in percent of the plan; none without a figure or for a plan of zero.
    pub percent: Option<Decimal>,
    /// Actual less plan.
    pub variance: Option<Decimal>,
    /// Where it should be on the figure's day.
    pub pace: Option<Pace>,
    /// What is still to come.
    pub needed: Option<Needed>,
    /// Actual at the plan's end if it keeps its present relation to the curve: actual / share elapsed.
    pub projection: Option<Decimal>,
    /// The verdict against this plan.
    pub verdict: Verdict,
}

/// One indicator in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What was measured.
    pub indicator: IndicatorId,
    /// How deep it is nested under the indicators it is a part of.
    pub depth: u8,
    /// Its value; none where a plan waits for a figure.
    pub actual: Option<Actual>,
    /// Against every plan, the primary one first.
    pub standings: Vec<Standing>,
    /// Against the previous period of the same granularity.
    pub previous: Option<Change>,
    /// Against the same period last year, as printed or as on file.
    pub same_period: Option<Change>,
}

impl Row {
    /// The verdict against the primary plan.
    pub fn verdict(&self) -> Verdict {
        match (self.standings.first(), self.actual) {
            (Some(standing), _) => standing.verdict,
            (None, Some(_)) => Verdict::NoPlan,
            (None, None) => Verdict::NoFigure,
        }
    }
}

/// Numerator as a percentage of the denominator, where both are on file and the denominator is not zero.
pub fn ratio(indicator: &Indicator, data: &PeriodData) -> Option<Decimal> {
    let (numerator, denominator) = indicator.ratio?;
    let value = |id| data.figure(id).and_then(|f| f.actual);
    value(numerator)?
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(value(denominator)?)
}

/// The figure as typed; where it is not, the ratio of its parts.
pub(super) fn actual(
    indicator: &Indicator,
    figure: Option<&Figure>,
    data: &PeriodData,
) -> Option<Actual> {
    if let Some((figure, value)) = figure.and_then(|f| Some((f, f.actual?))) {
        return Some(Actual {
            value,
            as_of: figure.as_of,
            computed: false,
            qualifier: figure.qualifier,
        });
    }
    let value = ratio(indicator, data)?;
    let as_of = indicator
        .ratio
        .and_then(|(n, _)| data.figure(n))
        .map_or(data.to, |f| f.as_of);
    Some(Actual {
        value,
        as_of,
        computed: true,
        qualifier: figure.and_then(|f| f.qualifier),
    })
}

/// The plans of every indicator by its position, the primary one first.
fn plans_by_indicator(commune: &Commune) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); commune.catalogue.indicators.len()];
    for (at, plan) in commune.plans.iter().enumerate() {
        if let Some(list) = out.get_mut(plan.indicator.index()) {
            if plan.primary {
                list.insert(0, at)
            } else {
                list.push(at)
            }
        }
    }
    out
}

/// What decides which plans apply.
#[derive(Debug, Clone, Copy)]
struct Occasion {
    /// The figure's day, or the period's last one.
    day: NaiveDate,
    /// The day a cumulative figure says that it counts from.
    opened: Option<NaiveDate>,
    /// There is a figure to judge.
    reported: bool,
}

/// The plans that apply on an occasion, in the order given. A plan without a window always does. Of the others those whose window
/// contains the day; for a sum that says when it opened, those that opened then, since in January the capital plans of two years are
/// live at once. Where there are none, those that ended last before the day; an ended plan does not wait for a figure.
fn applicable(commune: &Commune, plans: &[usize], occasion: Occasion) -> Vec<usize> {
    let Occasion {
        day,
        opened,
        reported,
    } = occasion;
    let window = |at: usize| commune.plans.get(at).and_then(|p| p.window);
    let any = |test: &dyn Fn(NaiveDate, NaiveDate) -> bool| {
        plans
            .iter()
            .any(|at| window(*at).is_some_and(|(from, to)| test(from, to)))
    };
    let keep = |test: &dyn Fn(NaiveDate, NaiveDate) -> bool| {
        plans
            .iter()
            .copied()
            .filter(|at| window(*at).is_none_or(|(from, to)| test(from, to)))
            .collect()
    };
    let same_opening = |from: NaiveDate, _: NaiveDate| Some(from) == opened;
    if any(&same_opening) {
        return keep(&same_opening);
    }
    let contains = |from: NaiveDate, to: NaiveDate| from <= day && day <= to;
    if !reported || any(&contains) {
        return keep(&contains);
    }
    // a sum that opened after a plan had ended is no part of it
    let over = |to: NaiveDate| to < day && opened.is_none_or(|opened| opened <= to);
    let last = plans
        .iter()
        .filter_map(|at| window(*at))
        .map(|(_, to)| to)
        .filter(|to| over(*to))
        .max();
    keep(&|_, to| Some(to) == last)
}

/// The day a cumulative figure counts from: its own, that of its plan, or the first of the year.
pub(super) fn opened(commune: &Commune, figure: &Figure, plans: &[usize]) -> Option<NaiveDate> {
    let of_plan = || {
        applicable(
            commune,
            plans,
            Occasion {
                day: figure.as_of,
                opened: None,
                reported: true,
            },
        )
        .iter()
        .find_map(|at| commune.plans.get(*at).and_then(|p| p.window))
        .map(|(from, _)| from)
    };
    figure
        .from
        .or_else(of_plan)
        .or_else(|| NaiveDate::from_ymd_opt(figure.as_of.year(), 1, 1))
}

/// All rows of a period, in catalogue order.
pub fn rows(commune: &Commune, period: Option<usize>) -> Vec<Row> {
    let indicators = &commune.catalogue.indicators;
    let plans = plans_by_indicator(commune);
    let data = period.and_then(|p| commune.periods.get(p));
    let near = |wanted| {
        commune
            .period_index(wanted)
            .and_then(|at| commune.periods.get(at))
    };
    let before = data.and_then(|d| near(d.period.shifted(-1)));
    let year_before = data.and_then(|d| d.period.year_before()).and_then(near);

    let mut out = Vec::with_capacity(indicators.len());
    for ((index, indicator), plans) in (0u32..).zip(indicators).zip(&plans) {
        let id = IndicatorId(index);
        let figure = data.and_then(|d| d.figure(id));
        let actual = data.and_then(|d| self::actual(indicator, figure, d));
        // before there is any period every plan waits for a figure
        let applying = data.map_or_else(
            || plans.clone(),
            |d| {
                let opened = figure
                    .and_then(|f| f.from)
                    .filter(|_| indicator.kind == Kind::Cumulative);
                let day = actual.map_or(d.to, |a| a.as_of);
                applicable(
                    commune,
                    plans,
                    Occasion {
                        day,
                        opened,
                        reported: actual.is_some(),
                    },
                )
            },
        );
        if actual.is_none() && figure.is_none() && applying.is_empty() {
            continue;
        }
        let value_in = |d: Option<&PeriodData>| {
            d.and_then(|d| self::actual(indicator, d.figure(id), d))
                .map(|a| a.value)
        };
        let against = |base: Option<Decimal>| change::change(base?, actual?.value);
        // a sum that began anew says nothing against the one before
        let anew = indicator.kind == Kind::Cumulative
            && figure
                .zip(before.and_then(|d| d.figure(id)))
                .is_some_and(|(a, b)| opened(commune, a, plans) != opened(commune, b, plans));
        let previous = against(value_in(before.filter(|_| !anew)));
        let same_period = against(
            figure
                .and_then(|f| f.same_period)
                .or_else(|| value_in(year_before)),
        );
        let standings = if applying.is_empty() {
            actual
                .and_then(|a| level(commune, indicator, a, same_period))
                .into_iter()
                .collect()
        } else {
            applying
                .iter()
                .filter_map(|at| commune.plans.get(*at).map(|p| (*at, p)))
                .map(|(at, plan)| standing(commune, indicator, at, plan, actual, same_period))
                .collect()
        };
        out.push(Row {
            indicator: id,
            depth: depth(commune, indicator),
            actual,
            standings,
            previous,
            same_period,
        });
    }
    out
}

fn depth(commune: &Commune, indicator: &Indicator) -> u8 {
    let mut depth = 0;
    let mut parent = indicator.parent;
    while let Some(above) = parent.and_then(|id| commune.catalogue.indicator(id)) {
        if depth == 4 || above.group != indicator.group {
            break;
        }
        depth += 1;
        parent = above.parent;
    }
    depth
}

/// A plan that names a value to compare the figure with, not a change, a place or a yes.
pub(super) fn is_level(requirement: Requirement) -> bool {
    matches!(
        requirement,
        Requirement::AtLeast | Requirement::AtMost | Requirement::Exactly
    )
}

/// Only what adds up over a window has a pace; a level is compared as it is.
fn has_pace(indicator: &Indicator, plan: &Plan) -> bool {
    indicator.kind == Kind::Cumulative && is_level(plan.requirement)
}

fn standing(
    commune: &Commune,
    indicator: &Indicator,
    at: usize,
    plan: &Plan,
    actual: Option<Actual>,
    same_period: Option<Change>,
) -> Standing {
    let empty = Standing {
        plan: Some(at),
        requirement: plan.requirement,
        target: plan.value,
        percent: None,
        variance: None,
        pace: None,
        needed: None,
        projection: None,
        verdict: Verdict::NoFigure,
    };
    let Some(actual) = actual else { return empty };
    let paced = has_pace(indicator, plan);
    let pace = if paced {
        pace::pace(plan, &commune.catalogue.references, actual.as_of)
    } else {
        None
    };
    let of_level = is_level(plan.requirement);
    Standing {
        percent: if of_level {
            actual
                .value
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|a| a.checked_div(plan.value))
        } else {
            None
        },
        variance: if of_level {
            actual.value.checked_sub(plan.value)
        } else {
            None
        },
        pace,
        needed: if paced && plan.requirement != Requirement::AtMost {
            pace::needed(plan, actual.value, actual.as_of)
        } else {
            None
        },
        projection: pace.and_then(|p| {
            actual
                .value
                .checked_mul(Decimal::ONE_HUNDRED)?
                .checked_div(p.percent)
        }),
        verdict: verdict::verdict(Question {
            requirement: plan.requirement,
            target: plan.value,
            actual: actual.value,
            expected: pace.map(|p| p.expected),
            ended: plan.window.is_some_and(|(_, to)| actual.as_of >= to),
            change: same_period,
            thresholds: &commune.catalogue.thresholds,
        }),
        ..empty
    }
}

fn level(
    commune: &Commune,
    indicator: &Indicator,
    actual: Actual,
    same_period: Option<Change>,
) -> Option<Standing> {
    let (requirement, target) = indicator.default_level?;
    Some(Standing {
        plan: None,
        requirement,
        target,
        percent: actual
            .value
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|a| a.checked_div(target)),
        variance: actual.value.checked_sub(target),
        pace: None,
        needed: None,
        projection: None,
        verdict: verdict::verdict(Question {
            requirement,
            target,
            actual: actual.value,
            expected: None,
            ended: true,
            change: same_period,
            thresholds: &commune.catalogue.thresholds,
        }),
    })
}

#[cfg(test)]
mod tests;
