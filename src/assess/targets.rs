//! Targets of several years: the path of each, where it should be today, and where it is.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::row::{self, Actual};
use super::verdict::{self, Question};
use crate::model::target::Shape;
use crate::model::words::words;
use crate::model::{
    Commune, Direction, Granularity, Kind, Requirement, Target, Thresholds, Verdict, date, number,
};
use crate::text::{Lang, targets as words, with_unit};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

words! {
    /// What the values of a path are.
    Basis {
        /// In the unit of what is measured.
        Value: "value";
        /// 100 before the first year: the value that growth starts from is not known.
        Index: "index";
        /// Points since before the first year: the value that the fall starts from is not known.
        Change: "change";
    }
}

/// Where a target should be at the end of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearEnd {
    pub year: i32,
    /// The value at its end, in every digit.
    pub value: Decimal,
}

/// The path of a target over its years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// What the values are.
    pub basis: Basis,
    /// The value before the first year; none where it is not known, or where the same is asked for in every year.
    pub start: Option<Decimal>,
    /// Every year where the target has one level or is known to move from its start; only the last year for a level without a start; none
    /// for a milestone without a value.
    pub points: Vec<YearEnd>,
}

/// The newest figure of what a target measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    /// Position of its period in [`Commune::periods`].
    pub period: usize,
    pub actual: Actual,
    /// It can be held against the path. What has come in within a part of a year cannot be held against whole years.
    pub comparable: bool,
}

/// One target on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetStanding {
    /// Position in [`Commune::targets`].
    pub target: usize,
    pub path: Path,
    /// The newest figure, where an indicator measures it.
    pub today: Option<Today>,
    /// The day to judge on: the figure's own, or the day of looking.
    pub day: NaiveDate,
    /// Where the path should be on that day.
    pub expected: Option<Decimal>,
    /// How much of the way from the start to the last value should be behind on that day, in percent.
    pub pace: Option<Decimal>,
    /// How much of it is, in percent.
    pub progress: Option<Decimal>,
    /// The verdict: `NoFigure` without a figure; none where there is a figure that nothing can be said of yet.
    pub verdict: Option<Verdict>,
}

/// All targets of a commune, with the figures up to and including a period, on a day.
pub fn standings(commune: &Commune, period: Option<usize>, day: NaiveDate) -> Vec<TargetStanding> {
    commune
        .targets
        .iter()
        .enumerate()
        .map(|(at, target)| standing(commune, at, target, period, day))
        .collect()
}

/// The same, those that can be judged first, then the other figures, then those without.
pub fn in_order(commune: &Commune, period: Option<usize>, day: NaiveDate) -> Vec<TargetStanding> {
    let mut all = standings(commune, period, day);
    all.sort_by_key(|s| (s.today.is_none(), s.verdict.is_none()));
    all
}

fn standing(
    commune: &Commune,
    at: usize,
    target: &Target,
    period: Option<usize>,
    day: NaiveDate,
) -> TargetStanding {
    let path = path(target);
    let today = today(commune, target, period);
    let day = today.map_or(day, |t| t.actual.as_of);
    let expected = expected(target, &path, day);
    let ends = path.start.zip(path.points.last().map(|p| p.value));
    let share = |value: Decimal| {
        let (start, end) = ends?;
        number::percent(value.checked_sub(start)?, end.checked_sub(start)?)
    };
    let judged = today.filter(|t| t.comparable && path.basis == Basis::Value);
    TargetStanding {
        target: at,
        day,
        expected,
        pace: expected.and_then(share),
        progress: judged.and_then(|t| share(t.actual.value)),
        verdict: match (today, judged) {
            (None, _) => Some(Verdict::NoFigure),
            (Some(_), None) => None,
            (Some(_), Some(today)) => {
                judge(commune, target, &path, today.actual.value, expected, day)
            }
        },
        path,
        today,
    }
}

/// The unit of a target, its parts in the words of the catalogue where that has them: `million VND/person/year`.
pub fn unit(lang: Lang, commune: &Commune, target: &Target) -> String {
    let part = |(at, name): (usize, &str)| {
        let known = words::per(lang, name).filter(|_| at > 0);
        let unit = commune.catalogue.units.iter().find(|u| &*u.name == name);
        let known = known.or(unit.map(|u| u.called(lang)));
        known.unwrap_or(name).to_string()
    };
    let parts: Vec<String> = target.unit.split('/').enumerate().map(part).collect();
    parts.join("/")
}

/// What a target asks for: `đến 2030 đạt trên 60 triệu đồng/người/năm`.
pub fn ask(lang: Lang, commune: &Commune, target: &Target) -> String {
    let value = target.value.map(number::format);
    words::ask(
        lang,
        target.shape,
        value.as_deref(),
        &unit(lang, commune, target),
        target.over,
        target.years.1,
    )
}

/// One sentence on a target today.
pub fn sentence(lang: Lang, commune: &Commune, standing: &TargetStanding) -> String {
    let Some(target) = commune.targets.get(standing.target) else {
        return String::new();
    };
    let indicator = target.indicator.and_then(|id| commune.indicator(id));
    let unit = indicator.and_then(|i| commune.unit(i));
    let unit = unit.map_or("", |u| u.called(lang));
    let figure = standing.today.map(|t| {
        (
            with_unit(number::format_short(t.actual.value, 2), unit),
            date::format(t.actual.as_of),
        )
    });
    // a level that is the same in all years has been said
    let moving = standing.path.start.is_some() && standing.progress.is_some();
    let path = standing
        .expected
        .filter(|_| moving)
        .map(|v| with_unit(number::format_short(v, 2), unit));
    let line = words::Line {
        name: target.called(lang),
        ask: &ask(lang, commune, target),
        today: figure
            .as_ref()
            .map(|(figure, day)| (figure.as_str(), day.as_str())),
        path: path.as_deref(),
        verdict: standing.verdict.map(|v| v.name(lang)),
    };
    words::sentence(lang, line)
}

/// The path of a target.
pub fn path(target: &Target) -> Path {
    let (first, last) = target.years;
    let none = Path {
        basis: Basis::Value,
        start: None,
        points: Vec::new(),
    };
    let Some(value) = target.value else {
        return none;
    };
    let every = |value: Decimal| (first..=last).map(|year| YearEnd { year, value }).collect();
    match target.shape {
        Shape::Keep | Shape::AtLeast | Shape::Rank => Path {
            points: every(value),
            ..none
        },
        Shape::Milestone => Path {
            points: vec![YearEnd { year: last, value }],
            ..none
        },
        Shape::Reach => match target.start {
            None => Path {
                points: vec![YearEnd { year: last, value }],
                ..none
            },
            Some(start) => moving(target, Basis::Value, start, |n, years| {
                // in one division, so that the last year is the value itself
                start.checked_add(
                    value
                        .checked_sub(start)?
                        .checked_mul(n)?
                        .checked_div(years)?,
                )
            }),
        },
        Shape::Growth => {
            let (basis, start) = target
                .start
                .map_or((Basis::Index, HUNDRED), |start| (Basis::Value, start));
            let factor = Decimal::ONE.checked_add(value / HUNDRED);
            let mut level = Some(start);
            moving(target, basis, start, |_, _| {
                level = level
                    .zip(factor)
                    .and_then(|(level, factor)| level.checked_mul(factor));
                level.map(|l| l.normalize())
            })
        }
        Shape::Reduction => {
            let (basis, start) = target
                .start
                .map_or((Basis::Change, Decimal::ZERO), |start| {
                    (Basis::Value, start)
                });
            moving(target, basis, start, |n, _| {
                let level = start.checked_sub(value.checked_mul(n)?)?;
                // a share cannot fall below nothing
                Some(if basis == Basis::Value && !start.is_sign_negative() {
                    level.max(Decimal::ZERO)
                } else {
                    level
                })
            })
        }
    }
}

/// A path that moves from a start; `level` gives the value after so many of all years. It ends where the values become too large to hold.
fn moving(
    target: &Target,
    basis: Basis,
    start: Decimal,
    mut level: impl FnMut(Decimal, Decimal) -> Option<Decimal>,
) -> Path {
    let (first, last) = target.years;
    let years = Decimal::from(last.saturating_sub(first).saturating_add(1));
    let after = |year: i32| Decimal::from(year.saturating_sub(first).saturating_add(1));
    let points = (first..=last)
        .map_while(|year| {
            Some(YearEnd {
                year,
                value: level(after(year), years)?,
            })
        })
        .collect();
    Path {
        basis,
        start: Some(start),
        points,
    }
}

/// Where a path should be at the end of a day: straight from the end of one year to the end of the next. None where that is not known.
pub fn expected(target: &Target, path: &Path, day: NaiveDate) -> Option<Decimal> {
    let (first, last) = target.years;
    let at_end = |year: i32| path.points.iter().find(|p| p.year == year).map(|p| p.value);
    let year = day.year();
    if year > last {
        return at_end(last);
    }
    let Some(start) = path.start else {
        // one level for all years, from before the first of them; a level of the last year alone holds on its last day
        let flat = matches!(target.shape, Shape::Keep | Shape::AtLeast | Shape::Rank);
        return at_end(last)
            .filter(|_| flat || (day.year(), day.month(), day.day()) == (last, 12, 31));
    };
    if year < first {
        return Some(start);
    }
    let before = if year == first {
        start
    } else {
        at_end(year - 1)?
    };
    let step = at_end(year)?.checked_sub(before)?;
    let days = if day.leap_year() { 366 } else { 365 };
    before.checked_add(
        step.checked_mul(Decimal::from(day.ordinal()))?
            .checked_div(Decimal::from(days))?,
    )
}

/// The newest figure up to a period.
fn today(commune: &Commune, target: &Target, period: Option<usize>) -> Option<Today> {
    let id = target.indicator?;
    let indicator = commune.indicator(id)?;
    let periods = commune.periods.iter().enumerate();
    let mut newest_first = periods.take(period?.saturating_add(1)).rev();
    let (period, granularity, actual) = newest_first.find_map(|(at, data)| {
        let actual = row::actual(indicator, data.figure(id), data)?;
        Some((at, data.period.granularity(), actual))
    })?;
    let whole_year = granularity == Granularity::Year;
    let comparable = whole_year || matches!(indicator.kind, Kind::Stock | Kind::Ratio);
    Some(Today {
        period,
        actual,
        comparable,
    })
}

fn judge(
    commune: &Commune,
    target: &Target,
    path: &Path,
    actual: Decimal,
    expected: Option<Decimal>,
    day: NaiveDate,
) -> Option<Verdict> {
    let end = path.points.last()?.value;
    let limits = &commune.catalogue.thresholds;
    let indicator = target.indicator.and_then(|id| commune.indicator(id));
    let direction = indicator.map_or(Direction::Neutral, |i| i.direction);
    // a level against which less is better: only where the indicator says so and no start says which way it goes
    let falling = match path.start {
        Some(start) => end < start,
        None => direction == Direction::Less && matches!(target.shape, Shape::Reach | Shape::Keep),
    };
    let level = |requirement| {
        let question = Question {
            requirement,
            target: end,
            actual,
            expected: None,
            ended: true,
            change: None,
            thresholds: limits,
        };
        // `trên`: the level alone does not do
        if target.over && actual == end {
            Verdict::Slow
        } else {
            verdict::verdict(question)
        }
    };
    let at_level = || {
        level(if falling {
            Requirement::AtMost
        } else {
            Requirement::AtLeast
        })
    };
    let ended = day.year() > target.years.1;
    match target.shape {
        Shape::Rank => Some(level(Requirement::Rank)),
        Shape::Keep | Shape::AtLeast => Some(at_level()),
        Shape::Milestone | Shape::Reach | Shape::Growth | Shape::Reduction => {
            let reached = if falling {
                actual <= end
            } else {
                actual >= end
            } && !(target.over && actual == end);
            match path.start {
                _ if reached => Some(at_level()),
                Some(start) => along(actual, expected.unwrap_or(end), start, end, limits),
                None if ended => Some(at_level()),
                None => None,
            }
        }
    }
}

/// On the way: how far from where it should be, as a share of the whole way. Levels themselves tell nothing: 70,0 of 70,3 is 99,6 %, and
/// yet a step back.
fn along(
    actual: Decimal,
    expected: Decimal,
    start: Decimal,
    end: Decimal,
    limits: &Thresholds,
) -> Option<Verdict> {
    let way = end.checked_sub(start)?;
    let ahead = actual.checked_sub(expected)?.checked_div(way)?;
    let from = |limit: Decimal| ahead.cmp(&(limit - Decimal::ONE)) != Ordering::Less;
    Some(match () {
        () if from(limits.ahead) => Verdict::Ahead,
        () if from(limits.on_pace) => Verdict::OnPace,
        () if from(limits.slow) => Verdict::Slow,
        () => Verdict::VerySlow,
    })
}

#[cfg(test)]
mod tests;
