//! One row of a sector's page: a figure with its plans, its verdict and its changes.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::change::{self, Change};
use super::pace::{self, Needed, Pace};
use super::verdict::{self, Question};
use crate::model::{
    Commune, Figure, Indicator, IndicatorId, Kind, Period, PeriodData, Plan, Qualifier,
    Requirement, Said, Verdict, number,
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
    pub requirement: Requirement,
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

impl Standing {
    /// Whether it is told as percent of a plan that it keeps pace with; a limit is not something to keep pace with.
    pub fn is_paced(&self) -> bool {
        self.pace.is_some() && self.requirement != Requirement::AtMost
    }

    /// The verdict in the words of this plan.
    pub fn said(&self) -> Said {
        let over = self.variance.is_some_and(|v| v > Decimal::ZERO);
        match (self.requirement, self.verdict) {
            (_, Verdict::NoFigure) => Said::NoFigure,
            (_, Verdict::NoPlan) => Said::NoPlan,
            (Requirement::AtMost, _) if over => Said::OverLimit,
            (Requirement::AtMost, verdict) if verdict.is_bad() => Said::NearLimit,
            (Requirement::AtMost, _) => Said::WithinLimit,
            (_, Verdict::Met) => Said::Met,
            (_, Verdict::Ahead) if over || self.percent.is_none() => Said::OverPlan,
            (_, Verdict::Ahead) => Said::AheadOfPace,
            (_, Verdict::OnPace) => Said::OnPace,
            (_, verdict) => match (self.pace, verdict) {
                (None, _) => Said::BelowLevel,
                (Some(pace), _) if pace.percent >= Decimal::ONE_HUNDRED => Said::Missed,
                (_, Verdict::VerySlow) => Said::VerySlow,
                _ => Said::Slow,
            },
        }
    }
}

/// One indicator in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
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
    /// The verdict against the primary plan, in its words.
    pub fn said(&self) -> Said {
        match (self.standings.first(), self.actual) {
            (Some(standing), _) => standing.said(),
            (None, Some(_)) => Said::NoPlan,
            (None, None) => Said::NoFigure,
        }
    }

    /// How far a figure has come on the scale of one of its plans, in percent: 100 is the plan, the limit, the place or the step to be
    /// reached. None without a figure.
    pub fn filled(&self, standing: &Standing) -> Option<Decimal> {
        let (actual, target) = (self.actual?.value, standing.target);
        let all = |done: bool| {
            if done {
                Decimal::ONE_HUNDRED
            } else {
                Decimal::ZERO
            }
        };
        let share = |part: Decimal| {
            let percent = number::percent(part, target).unwrap_or_default();
            percent.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
        };
        let met = standing.verdict.is_good();
        Some(match standing.requirement {
            Requirement::AtMost if target.is_zero() => all(!actual.is_zero()) * Decimal::TWO,
            Requirement::AtLeast | Requirement::AtMost | Requirement::Exactly => {
                standing.percent.unwrap_or_else(|| all(actual >= target))
            }
            _ if met => Decimal::ONE_HUNDRED,
            Requirement::Growth => share(self.same_period?.percent?),
            Requirement::Reduction => share(-self.same_period?.absolute),
            Requirement::Rank => number::percent(target, actual)?,
            Requirement::Milestone => Decimal::ZERO,
        })
    }

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
    number::percent(value(numerator)?, value(denominator)?)
}

/// The figure as typed; where it is not, the ratio of its parts.
pub(super) fn actual(
    indicator: &Indicator,
    figure: Option<&Figure>,
    data: &PeriodData,
) -> Option<Actual> {
    let typed = figure.and_then(|f| Some((f.actual?, f.as_of)));
    let computed = || {
        let value = ratio(indicator, data)?;
        let numerator = indicator.ratio.and_then(|(n, _)| data.figure(n));
        Some((value, numerator.map_or(data.to, |f| f.as_of)))
    };
    let (value, as_of) = typed.or_else(computed)?;
    Some(Actual {
        value,
        as_of,
        computed: typed.is_none(),
        qualifier: figure.and_then(|f| f.qualifier),
    })
}

/// The plans of every indicator by its position, the primary one first.
fn plans_by_indicator(commune: &Commune) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); commune.catalogue.indicators.len()];
    for (at, plan) in commune.plans.iter().enumerate() {
        if let Some(list) = out.get_mut(plan.indicator.index()) {
            list.insert(if plan.primary { 0 } else { list.len() }, at);
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
        let mut windows = plans.iter().filter_map(|at| window(*at));
        windows.any(|(from, to)| test(from, to))
    };
    let keep = |test: &dyn Fn(NaiveDate, NaiveDate) -> bool| {
        let fits = |at: &usize| window(*at).is_none_or(|(from, to)| test(from, to));
        plans.iter().copied().filter(fits).collect()
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
    let ends = plans.iter().filter_map(|at| Some(window(*at)?.1));
    let last = ends.filter(|to| over(*to)).max();
    keep(&|_, to| Some(to) == last)
}

/// The day a cumulative figure counts from: its own, that of its plan, or the first of the year.
pub(super) fn opened(commune: &Commune, figure: &Figure, plans: &[usize]) -> Option<NaiveDate> {
    let occasion = Occasion {
        day: figure.as_of,
        opened: None,
        reported: true,
    };
    let of_plan = || {
        let applying = applicable(commune, plans, occasion);
        let mut plans = applying.iter().filter_map(|at| commune.plans.get(*at));
        plans.find_map(|plan| Some(plan.window?.0))
    };
    let new_year = || NaiveDate::from_ymd_opt(figure.as_of.year(), 1, 1);
    figure.from.or_else(of_plan).or_else(new_year)
}

/// All rows of a period, in catalogue order.
pub fn rows(commune: &Commune, period: Option<usize>) -> Vec<Row> {
    let indicators = &commune.catalogue.indicators;
    let plans = plans_by_indicator(commune);
    let data = commune.data(period);
    let near = |wanted: Option<Period>| commune.data(commune.period_index(wanted?));
    let before = near(data.map(|d| d.period.shifted(-1)));
    let year_before = near(data.and_then(|d| d.period.year_before()));

    let mut out = Vec::with_capacity(indicators.len());
    for ((index, indicator), plans) in (0u32..).zip(indicators).zip(&plans) {
        let id = IndicatorId(index);
        let is_sum = indicator.kind == Kind::Cumulative;
        let figure = data.and_then(|d| d.figure(id));
        let actual = data.and_then(|d| self::actual(indicator, figure, d));
        let applying = match data {
            Some(data) => {
                let occasion = Occasion {
                    day: actual.map_or(data.to, |a| a.as_of),
                    opened: figure.and_then(|f| f.from).filter(|_| is_sum),
                    reported: actual.is_some(),
                };
                applicable(commune, plans, occasion)
            }
            // before there is any period every plan waits for a figure
            None => plans.clone(),
        };
        if actual.is_none() && figure.is_none() && applying.is_empty() {
            continue;
        }
        let value_in =
            |d: Option<&PeriodData>| Some(self::actual(indicator, d?.figure(id), d?)?.value);
        let against = |base: Option<Decimal>| change::change(base?, actual?.value);
        // a sum that began anew says nothing against the one before
        let both = figure.zip(before.and_then(|d| d.figure(id)));
        let anew = |(a, b)| is_sum && opened(commune, a, plans) != opened(commune, b, plans);
        let previous = against(value_in(before.filter(|_| !both.is_some_and(anew))));
        let printed = figure.and_then(|f| f.same_period);
        let same_period = against(printed.or_else(|| value_in(year_before)));
        let judge = Judge {
            commune,
            indicator,
            same_period,
        };
        let applying = applying.into_iter();
        let mut standings: Vec<Standing> = applying
            .filter_map(|at| Some(judge.standing(at, commune.plans.get(at)?, actual)))
            .collect();
        if standings.is_empty() {
            standings.extend(actual.and_then(|actual| judge.level(actual)));
        }
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
    while let Some(above) = parent.and_then(|id| commune.indicator(id)) {
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

/// Judges a figure of one indicator.
struct Judge<'a> {
    commune: &'a Commune,
    indicator: &'a Indicator,
    same_period: Option<Change>,
}

impl Judge<'_> {
    fn standing(&self, at: usize, plan: &Plan, actual: Option<Actual>) -> Standing {
        let Some(actual) = actual else {
            return Standing {
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
        };
        let references = &self.commune.catalogue.references;
        // only what adds up over a window has a pace; a level is compared as it is
        let is_paced = self.indicator.kind == Kind::Cumulative && is_level(plan.requirement);
        let pace = pace::pace(plan, references, actual.as_of).filter(|_| is_paced);
        let needed = pace::needed(plan, actual.value, actual.as_of);
        let is_limit = plan.requirement == Requirement::AtMost;
        let ended = plan.window.is_some_and(|(_, to)| actual.as_of >= to);
        Standing {
            plan: Some(at),
            pace,
            needed: needed.filter(|_| is_paced && !is_limit),
            projection: pace.and_then(|p| number::percent(actual.value, p.percent)),
            ..self.against(plan.requirement, plan.value, actual.value, pace, ended)
        }
    }

    /// Against the level that the catalogue sets where there is no plan.
    fn level(&self, actual: Actual) -> Option<Standing> {
        let (requirement, target) = self.indicator.default_level?;
        Some(self.against(requirement, target, actual.value, None, true))
    }

    fn against(
        &self,
        requirement: Requirement,
        target: Decimal,
        actual: Decimal,
        pace: Option<Pace>,
        ended: bool,
    ) -> Standing {
        let level = Some(target).filter(|_| is_level(requirement));
        Standing {
            plan: None,
            requirement,
            target,
            percent: level.and_then(|level| number::percent(actual, level)),
            variance: level.and_then(|level| actual.checked_sub(level)),
            pace: None,
            needed: None,
            projection: None,
            verdict: verdict::verdict(Question {
                requirement,
                target,
                actual,
                expected: pace.map(|p| p.expected),
                ended,
                change: self.same_period,
                thresholds: &self.commune.catalogue.thresholds,
            }),
        }
    }
}

#[cfg(test)]
mod tests;
