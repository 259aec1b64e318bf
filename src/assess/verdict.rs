//! The verdict (đánh giá) on a figure against a plan.

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
        Requirement::Rank => by_ratio(q.target.checked_div(q.actual), q.thresholds),
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
    match expected {
        Some(expected) if !ended => match actual.checked_div(expected) {
            // nothing was expected yet
            None => Verdict::OnPace,
            Some(ratio) if ratio >= limits.ahead => Verdict::Ahead,
            Some(ratio) if ratio >= limits.on_pace => Verdict::OnPace,
            ratio => by_ratio(ratio, limits),
        },
        _ => by_ratio(actual.checked_div(target), limits),
    }
}

fn at_most(q: Question<'_>) -> Verdict {
    if q.actual > q.target {
        // above a limit of zero there is no scale to measure by
        return if q.target.is_zero() { Verdict::Slow } else { by_ratio(q.target.checked_div(q.actual), q.thresholds) };
    }
    match q.expected {
        Some(expected) if !q.ended && q.actual > expected => by_ratio(expected.checked_div(q.actual), q.thresholds),
        Some(_) if !q.ended => Verdict::OnPace,
        _ => Verdict::Met,
    }
}

fn by_change(q: Question<'_>, change: Option<Decimal>) -> Verdict {
    change.map_or(Verdict::NoFigure, |change| at_least(change, q.target, None, true, q.thresholds))
}

/// Behind: a little or a lot. A share that cannot be computed is a lot.
fn by_ratio(ratio: Option<Decimal>, limits: &Thresholds) -> Verdict {
    if ratio.is_some_and(|r| r >= limits.slow) { Verdict::Slow } else { Verdict::VerySlow }
}
