//! Sides of a comparison from figures and plans, and what makes a comparison of them less than sure.

use rust_decimal::Decimal;

use super::{Remark, Side, Term, Weight};
use crate::assess::row;
use crate::model::{Commune, Figure, IndicatorId, Operand, PeriodData, Qualifier};

impl Side {
    /// A total alone, as a figure gives it.
    pub(super) fn of(total: Decimal, figure: &Figure) -> Self {
        Self {
            terms: Vec::new(),
            total,
            sections: figure.section.iter().cloned().collect(),
        }
    }

    /// Adds a term, unless the sum becomes too large to hold. A section is named once.
    pub(super) fn add(&mut self, term: Term, value: Decimal, section: Option<&str>) -> Option<()> {
        self.total = self.total.checked_add(value)?;
        self.terms.push((term, value));
        let new = section.filter(|s| !self.sections.iter().any(|known| **known == **s));
        self.sections.extend(new.map(Into::into));
        Some(())
    }
}

/// How sure it is that two sides contradict each other.
pub(super) fn weight(unsure: bool) -> Weight {
    if unsure { Weight::Hint } else { Weight::Wrong }
}

/// A side with the figures that it is made of.
#[derive(Default)]
pub(super) struct Known<'a> {
    pub(super) side: Side,
    pub(super) figures: Vec<&'a Figure>,
}

impl From<Side> for Known<'_> {
    fn from(side: Side) -> Self {
        Self {
            side,
            figures: Vec::new(),
        }
    }
}

/// The figures of one side and their sum; none where one of them is missing.
pub(super) fn known<'a>(
    commune: &Commune,
    data: &'a PeriodData,
    operands: &[Operand],
) -> Option<Known<'a>> {
    let mut out = Known::default();
    for operand in operands {
        match *operand {
            Operand::Indicator(id) => {
                let figure = data.figure(id);
                let section = figure.and_then(|f| f.section.as_deref());
                let value = value(commune, data, id)?;
                out.side.add(Term::Indicator(id), value, section)?;
                out.figures.extend(figure);
            }
            Operand::Plan(at) => {
                let plan = commune.plans.get(at)?;
                let source = Some(&*plan.source);
                out.side.add(Term::Plan(at), plan.value, source)?;
            }
        }
    }
    (!operands.is_empty()).then_some(out)
}

/// The value of an indicator, as typed; a ratio's as printed, or as computed where nothing is.
fn value(commune: &Commune, data: &PeriodData, id: IndicatorId) -> Option<Decimal> {
    let figure = data.figure(id);
    if let Some(actual) = figure.and_then(|f| f.actual) {
        return Some(actual);
    }
    let indicator = commune.indicator(id).filter(|i| i.ratio.is_some())?;
    let printed = figure.and_then(|f| f.printed().first());
    printed
        .map(|p| p.percent)
        .or_else(|| row::ratio(indicator, data))
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
    let mut days: Vec<_> = figures.iter().map(|f| f.as_of).collect();
    let mut opened: Vec<_> = figures.iter().filter_map(|f| f.from).collect();
    days.dedup();
    opened.dedup();
    days.len() > 1 || opened.len() > 1
}

/// The term by which the total is too large.
pub(super) fn twice(total: Decimal, parts: &Side) -> Option<Term> {
    let over = total.checked_sub(parts.total).filter(|d| !d.is_zero())?;
    let mut alike = parts.terms.iter().filter(|(_, value)| *value == over);
    let (term, _) = alike.next().filter(|_| parts.terms.len() > 1)?;
    // where several terms fit, none of them explains anything
    alike.next().is_none().then(|| term.clone())
}

/// The two sides are about a thousand, or a million, apart.
pub(super) fn thousand(total: Decimal, other: &Side) -> Option<Remark> {
    let (a, b) = (total.abs(), other.total.abs());
    let near = |thousands: i64| {
        let times = a.max(b).checked_div(a.min(b));
        let share = times.and_then(|times| times.checked_div(Decimal::from(thousands)));
        share.is_some_and(|s| (Decimal::new(99, 2)..=Decimal::new(101, 2)).contains(&s))
    };
    (near(1_000) || near(1_000_000)).then_some(Remark::Thousand)
}

/// What may explain why a sum is not its total.
pub(super) fn remark(total: Decimal, parts: &Side) -> Option<Remark> {
    thousand(total, parts).or_else(|| twice(total, parts).map(Remark::Twice))
}
