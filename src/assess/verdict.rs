//! The verdict (đánh giá) on a figure against a plan.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Change;
use crate::model::{Requirement, Thresholds, Verdict};

/// What a verdict is made from.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What the plan asks for.
    pub requirement: Requirement,
    /// The plan's value.
    pub target: Decimal,
    /// The figure.
    pub actual: Decimal,
    /// What was expected by the figure's day, where the plan has a pace.
    pub expected: Option<Decimal>,
    /// The plan's last day has passed.
    pub ended: bool,
    /// Change against the same period, for plans that ask for growth or reduction.
    pub change: Option<Change>,
    /// Where verdicts begin.
    pub thresholds: &'a Thresholds,
}

/// Judges a figure against a plan.
#[must_use]
pub fn verdict(q: Question<'_>) -> Verdict {
    match q.requirement {
        Requirement::AtLeast => at_least(q.actual, q.target, q.expected, q.ended, q.thresholds),
        Requirement::Exactly if q.actual == q.target => Verdict::Met,
        Requirement::Exactly if q.actual < q.target => at_least(q.actual, q.target, q.expected, q.ended, q.thresholds),
        Requirement::AtMost | Requirement::Exactly => at_most(q),
        Requirement::Growth => by_change(q, q.change.and_then(|c| c.percent)),
        Requirement::Reduction => by_change(q, q.change.map(|c| -c.absolute)),
        Requirement::Rank if q.actual <= q.target => Verdict::Met,
        Requirement::Rank => behind(q.target, q.actual, q.thresholds),
        Requirement::Milestone if q.actual >= Decimal::ONE => Verdict::Met,
        Requirement::Milestone if q.ended => Verdict::VerySlow,
        Requirement::Milestone => Verdict::OnPace,
    }
}

fn at_least(actual: Decimal, target: Decimal, expected: Option<Decimal>, ended: bool, limits: &Thresholds) -> Verdict {
    if actual == target {
        return Verdict::Met;
    }
    if actual > target {
        return Verdict::Ahead;
    }
    match expected.filter(|_| !ended) {
        None => behind(actual, target, limits),
        // nothing was expected yet: there is no scale to measure by
        Some(expected) if expected <= Decimal::ZERO => match actual.cmp(&expected) {
            Ordering::Greater => Verdict::Ahead,
            Ordering::Equal => Verdict::OnPace,
            Ordering::Less => Verdict::Slow,
        },
        Some(expected) if reaches(actual, expected, limits.ahead) => Verdict::Ahead,
        Some(expected) if reaches(actual, expected, limits.on_pace) => Verdict::OnPace,
        Some(expected) => behind(actual, expected, limits),
    }
}

fn at_most(q: Question<'_>) -> Verdict {
    if q.actual > q.target {
        // above a limit of zero there is no scale to measure by
        return if q.target <= Decimal::ZERO { Verdict::Slow } else { behind(q.target, q.actual, q.thresholds) };
    }
    match q.expected {
        Some(expected) if !q.ended && q.actual > expected => behind(expected, q.actual, q.thresholds),
        Some(_) if !q.ended => Verdict::OnPace,
        _ => Verdict::Met,
    }
}

fn by_change(q: Question<'_>, change: Option<Decimal>) -> Verdict {
    change.map_or(Verdict::NoFigure, |change| at_least(change, q.target, None, true, q.thresholds))
}

/// Behind: a little or a lot. Against a measure of zero or less there is no scale, and so no "a lot".
fn behind(value: Decimal, measure: Decimal, limits: &Thresholds) -> Verdict {
    if measure <= Decimal::ZERO || reaches(value, measure, limits.slow) { Verdict::Slow } else { Verdict::VerySlow }
}

/// Whether `value` is at least `share` of `measure`: by a product, since a quotient can be too large to hold.
fn reaches(value: Decimal, measure: Decimal, share: Decimal) -> bool {
    measure.checked_mul(share).is_some_and(|least| value >= least)
}
