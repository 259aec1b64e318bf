//! Sides of a comparison from figures and plans, and what makes a comparison of them less than sure.

use rust_decimal::Decimal;

use super::{Remark, Side, Term};
use crate::assess::row;
use crate::model::{Commune, Figure, IndicatorId, Operand, PeriodData, Qualifier};

/// A side with the figures that it is made of.
#[derive(Default)]
pub(super) struct Known<'a> {
    pub(super) side: Side,
    pub(super) figures: Vec<&'a Figure>,
}

/// The figures of one side; none where one of them is missing.
pub(super) fn known<'a>(
    commune: &Commune,
    data: &'a PeriodData,
    operands: &[Operand],
) -> Option<Known<'a>> {
    let mut out = Known::default();
    for operand in operands {
        let section = match *operand {
            Operand::Indicator(id) => {
                let figure = data.figure(id);
                out.side
                    .terms
                    .push((Term::Indicator(id), value(commune, data, id)?));
                out.figures.extend(figure);
                figure.and_then(|f| f.section.clone())
            }
            Operand::Plan(at) => {
                let plan = commune.plans.get(at)?;
                out.side.terms.push((Term::Plan(at), plan.value));
                Some(plan.source.clone())
            }
        };
        out.side
            .sections
            .extend(section.filter(|s| !out.side.sections.contains(s)));
    }
    (!operands.is_empty()).then_some(out)
}

/// The value of an indicator, as typed; a ratio's as printed, or as computed where nothing is.
fn value(commune: &Commune, data: &PeriodData, id: IndicatorId) -> Option<Decimal> {
    let figure = data.figure(id);
    if let Some(actual) = figure.and_then(|f| f.actual) {
        return Some(actual);
    }
    let indicator = commune
        .catalogue
        .indicator(id)
        .filter(|i| i.ratio.is_some())?;
    figure
        .and_then(|f| f.printed().first())
        .map(|p| p.percent)
        .or_else(|| row::ratio(indicator, data))
}

/// The sum of the terms; none where it is beyond what can be held.
pub(super) fn sum(side: &Side) -> Option<Decimal> {
    side.terms
        .iter()
        .try_fold(Decimal::ZERO, |sum, (_, v)| sum.checked_add(*v))
}

/// A figure of which the report says that it is not exact.
pub(super) fn is_inexact(figure: &Figure) -> bool {
    matches!(
        figure.qualifier,
        Some(Qualifier::Over | Qualifier::Under | Qualifier::Nearly | Qualifier::About)
    )
}

/// Figures that were true on different days, or that count from different days.
pub(super) fn differ_in_days(figures: &[&Figure]) -> bool {
    let differ = |mut days: std::vec::IntoIter<chrono::NaiveDate>| {
        let first = days.next();
        days.any(|d| Some(d) != first)
    };
    let collect = |days: Vec<chrono::NaiveDate>| differ(days.into_iter());
    collect(figures.iter().map(|f| f.as_of).collect())
        || collect(figures.iter().filter_map(|f| f.from).collect())
}

/// The term by which the total is too large.
pub(super) fn twice(total: Decimal, parts: &Side) -> Option<Term> {
    let over = total.checked_sub(parts.total).filter(|d| !d.is_zero())?;
    let mut alike = parts
        .terms
        .iter()
        .filter(|_| parts.terms.len() > 1)
        .filter(|(_, value)| *value == over);
    // where several terms fit, none of them explains anything
    alike
        .next()
        .filter(|_| alike.next().is_none())
        .map(|(term, _)| term.clone())
}

/// The two sides are about a thousand, or a million, apart.
pub(super) fn is_thousandfold(a: Decimal, b: Decimal) -> bool {
    let (small, large) = if a.abs() < b.abs() {
        (a.abs(), b.abs())
    } else {
        (b.abs(), a.abs())
    };
    let near = |thousands: i64| {
        let share = large
            .checked_div(small)
            .and_then(|times| times.checked_div(Decimal::from(thousands)));
        share.is_some_and(|s| (Decimal::new(99, 2)..=Decimal::new(101, 2)).contains(&s))
    };
    near(1_000) || near(1_000_000)
}

/// What may explain why a sum is not its total.
pub(super) fn remark(total: Decimal, parts: &Side) -> Option<Remark> {
    if is_thousandfold(total, parts.total) {
        return Some(Remark::Thousand);
    }
    twice(total, parts).map(Remark::Twice)
}
