//! Cross-check (đối chiếu): every relation that the figures must satisfy, and what does not hold.

pub mod dates;
pub mod percent;
pub mod relations;
pub mod structure;

use rust_decimal::Decimal;

use super::Row;
use crate::model::{Commune, IndicatorId};

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// A printed percentage against its numerator and denominator.
    Percent,
    /// A printed change against the same period, against both figures.
    ChangePercent,
    /// Parts against their total, as declared.
    Sum,
    /// The plans of parts against the plan of the total.
    PlanSum,
    /// Parts by structure, which may not be more than the whole.
    Parts,
    /// A breakdown by hamlet or kind against its total.
    Breakdown,
    /// A part against its whole, a flow against its cumulative sum or stock.
    NotLarger,
    /// Count times price against the amount.
    Product,
    /// Percentages that must add up to 100.
    Complement,
    /// The same figure in two places.
    Same,
    /// A total that holds a subtotal twice.
    Doubled,
    /// A cited document against the day of the report.
    CitedLater,
    /// A school year that is not N–N+1.
    SchoolYear,
    /// A deadline before the document that sets it.
    DeadlineBefore,
}

/// How sure it is that something is wrong, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// The two sides contradict each other.
    Wrong,
    /// Digits were cut off instead of rounded.
    Cut,
    /// They differ, but scopes or dates may differ as well.
    Hint,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// What it is made of, in order; empty where it is the total alone.
    pub terms: Vec<(Term, Decimal)>,
    /// What it comes to.
    pub total: Decimal,
    /// Sections of the document.
    pub sections: Vec<Box<str>>,
}

/// Something that has a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// An indicator.
    Indicator(IndicatorId),
    /// A plan, by its position.
    Plan(usize),
    /// A part of a breakdown, or a cited thing, by its name.
    Named(Box<str>),
}

/// Two sides that should agree and do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable identifier, by which it can be acknowledged: `gn-tong/ty-le/gn-2025-tru-dung`.
    pub id: Box<str>,
    /// What was compared.
    pub check: Check,
    /// How sure it is.
    pub weight: Weight,
    /// Where the mark stands; the first is the main one. None for a citation or a task.
    pub indicators: Vec<IndicatorId>,
    /// Position of the plan, where the comparison is about one.
    pub plan: Option<usize>,
    /// As printed.
    pub printed: Side,
    /// As recomputed.
    pub recomputed: Side,
    /// Why the relation should hold, or what to know.
    pub note: Option<Box<str>>,
    /// Position in [`Commune::acknowledged`], where somebody has looked at it.
    pub acknowledged: Option<usize>,
}

impl Finding {
    /// Printed less recomputed.
    #[must_use]
    pub fn difference(&self) -> Decimal {
        self.printed.total.checked_sub(self.recomputed.total).unwrap_or_default()
    }

    /// The indicator where it shows first.
    #[must_use]
    pub fn indicator(&self) -> Option<IndicatorId> {
        self.indicators.first().copied()
    }

    /// Whether it concerns an indicator.
    #[must_use]
    pub fn concerns(&self, id: IndicatorId) -> bool {
        self.indicators.contains(&id)
    }

    /// Nobody has looked at it yet, and it is more than a hint.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.acknowledged.is_none() && self.weight != Weight::Hint
    }
}

/// Everything in a period that does not add up: surest first, then the larger difference, what was acknowledged last.
#[must_use]
pub fn findings(commune: &Commune, rows: &[Row], period: Option<usize>) -> Vec<Finding> {
    let Some(data) = period.and_then(|p| commune.periods.get(p)) else { return Vec::new() };
    let mut out = percent::findings(commune, rows, data);
    out.extend(structure::findings(commune, data));
    out.extend(relations::findings(commune, data));
    out.extend(dates::findings(commune, data));
    for finding in &mut out {
        finding.acknowledged = commune.acknowledged.iter().position(|a| a.finding == finding.id);
    }
    let size = |f: &Finding| f.difference().checked_div(f.recomputed.total).unwrap_or(Decimal::ONE).abs();
    out.sort_by(|a, b| (a.acknowledged.is_some(), a.weight).cmp(&(b.acknowledged.is_some(), b.weight)).then_with(|| size(b).cmp(&size(a))));
    out
}
