//! Pace (nhịp): the share of a plan that should be in by a day, and what every remaining week must bring.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::model::{Curve, Period, Plan, Reference};

/// Where a plan should be on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Share of the plan expected by then, in percent, 0 to 100.
    pub percent: Decimal,
    /// The plan's value times that share.
    pub expected: Decimal,
}

/// What is still to come, and how fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// Plan less actual, in the indicator's unit.
    pub remaining: Decimal,
    /// Days from the figure's day, or from the eve of the window where that is later, to the plan's last day.
    pub days: i64,
    /// `remaining` spread over those days, seven of them; none when no day is left.
    pub per_week: Option<Decimal>,
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// The share of the plan's curve that has elapsed at the end of `day`, in percent. None for a plan without a window.
#[must_use]
pub fn share(plan: &Plan, references: &[Reference], day: NaiveDate) -> Option<Decimal> {
    let (from, to) = plan.window?;
    if day < from {
        return Some(Decimal::ZERO);
    }
    if day >= to {
        return Some(HUNDRED);
    }
    let share = match &plan.curve {
        Curve::Even => portion(from, to, day),
        Curve::Months(weights) => months(weights, from, to, day),
        Curve::Reference(at) => along(references.get(*at)?, from, to, day),
    }?;
    // a reference may pass 100 % where its own plan was cut during the year
    Some(share.clamp(Decimal::ZERO, HUNDRED))
}

/// Days of `from..=day` as a share of `from..=to`, in percent; both ends count.
fn portion(from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let days = |a: NaiveDate, b: NaiveDate| Decimal::from((b - a).num_days() + 1);
    (days(from, day) * HUNDRED).checked_div(days(from, to))
}

/// Whole months by their weight, the running one by its days. Months without a weight, and weights without a month, count nothing.
fn months(weights: &[Decimal], from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let (mut done, mut total) = (Decimal::ZERO, Decimal::ZERO);
    let mut month = Period::Month(from.year(), from.month());
    for weight in weights {
        let (first, last) = month.window();
        let (first, last) = (first.max(from), last.min(to));
        if first > last {
            break;
        }
        total = total.checked_add(*weight)?;
        if day >= last {
            done = done.checked_add(*weight)?;
        } else if day >= first {
            done = done.checked_add(weight.checked_mul(portion(first, last, day)?)?.checked_div(HUNDRED)?)?;
        }
        month = month.shifted(1);
    }
    done.checked_mul(HUNDRED)?.checked_div(total)
}

/// Straight between the published points, from nothing on the eve of the window to all on its last day.
fn along(reference: &Reference, from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let mut before = (from.pred_opt()?, Decimal::ZERO);
    let mut after = (to, HUNDRED);
    for point in reference.points.iter().filter(|p| p.date >= from && p.date < to) {
        if point.date <= day {
            before = (point.date, point.percent);
        } else {
            after = (point.date, point.percent);
            break;
        }
    }
    let span = Decimal::from((after.0 - before.0).num_days());
    let gone = Decimal::from((day - before.0).num_days());
    let step = after.1.checked_sub(before.1)?.checked_mul(gone)?.checked_div(span)?;
    before.1.checked_add(step)
}

/// Where the plan should be at the end of `day`. None for a plan without a window.
#[must_use]
pub fn pace(plan: &Plan, references: &[Reference], day: NaiveDate) -> Option<Pace> {
    let percent = share(plan, references, day)?;
    Some(Pace { percent, expected: plan.value.checked_mul(percent)?.checked_div(HUNDRED)? })
}

/// What each remaining week must bring for the plan to be reached on its last day. None once it is reached, or without a window.
#[must_use]
pub fn needed(plan: &Plan, actual: Decimal, day: NaiveDate) -> Option<Needed> {
    let (from, to) = plan.window?;
    let remaining = plan.value.checked_sub(actual)?;
    if remaining <= Decimal::ZERO {
        return None;
    }
    let days = (to - day.max(from.pred_opt()?)).num_days().max(0);
    let per_week = remaining.checked_mul(Decimal::from(7)).and_then(|r| r.checked_div(Decimal::from(days)));
    Some(Needed { remaining, days, per_week })
}
