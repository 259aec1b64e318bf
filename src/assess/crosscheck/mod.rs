//! Cross-check (đối chiếu): every relation that the figures must satisfy, what does not hold, and what does.

pub mod dates;
pub mod fall;
pub mod percent;
pub mod relations;
pub mod said;
mod side;
pub mod structure;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::Row;
use crate::model::words::words;
use crate::model::{Commune, IndicatorId, Period};

words! {
    /// What was compared.
    Check {
        /// A printed percentage against its numerator and denominator.
        Percent: "percent";
        /// A printed change against the same period, against both figures.
        ChangePercent: "change-percent";
        /// Parts against their total, as declared.
        Sum: "sum";
        /// The plans of parts against the plan of the total.
        PlanSum: "plan-sum";
        /// Parts by structure, which may not be more than the whole.
        Parts: "parts";
        /// A breakdown by hamlet or kind against its total.
        Breakdown: "breakdown";
        /// A part against its whole, a flow against its cumulative sum or stock.
        NotLarger: "not-larger";
        /// Count times price against the amount.
        Product: "product";
        /// Percentages that must add up to 100.
        Complement: "complement";
        /// The same figure in two places.
        Same: "same";
        /// A count against the number of parts that are named.
        Count: "count";
        /// A total that holds a subtotal twice.
        Doubled: "doubled";
        /// A cumulative sum against an earlier period of the same window.
        Falls: "falls";
        /// An indicator that the report names and gives no figure of.
        Blank: "blank";
        /// A cited document against the day of the report, or of what it must come before.
        CitedLater: "cited-later";
        /// A school year that is not N–N+1.
        SchoolYear: "school-year";
        /// A deadline before the document that sets it.
        DeadlineBefore: "deadline-before";
    }
}

impl Check {
    /// What is compared are numbers, not days or the lack of a figure.
    pub const fn is_of_numbers(self) -> bool {
        !matches!(
            self,
            Self::Blank | Self::CitedLater | Self::SchoolYear | Self::DeadlineBefore
        )
    }

    /// Both sides are percentages.
    pub const fn is_of_percent(self) -> bool {
        matches!(self, Self::Percent | Self::ChangePercent | Self::Complement)
    }
}

words! {
    /// How sure it is that something is wrong, surest first.
    Weight {
        /// The two sides contradict each other.
        Wrong: "wrong", "không khớp", "does not agree";
        /// Digits were cut off instead of rounded.
        Cut: "cut", "cắt số lẻ", "digits cut";
        /// They differ, but scopes or dates may differ as well.
        Hint: "hint", "gợi ý", "hint";
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// What it is made of, in order; empty where it is the total alone.
    pub terms: Vec<(Term, Decimal)>,
    /// What it comes to.
    pub total: Decimal,
    pub sections: Vec<Box<str>>,
}

/// Something that has a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    Indicator(IndicatorId),
    /// A plan, by its position.
    Plan(usize),
    /// The same indicator in an earlier period.
    Period(Period),
    /// A part of a breakdown, or a cited thing, by its name.
    Named(Box<str>),
}

/// What may explain the difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The total is too large by exactly this term.
    Twice(Term),
    /// The two sides look like the same figure in units a thousand apart.
    Thousand,
    /// A part of more than ten times its whole: one of them may be in another unit.
    OtherUnit,
}

words! {
    /// The words of [`Remark`].
    RemarkKind {
        Twice: "twice";
        Thousand: "thousand";
        OtherUnit: "other-unit";
    }
}

impl Remark {
    pub const fn kind(&self) -> RemarkKind {
        match self {
            Self::Twice(_) => RemarkKind::Twice,
            Self::Thousand => RemarkKind::Thousand,
            Self::OtherUnit => RemarkKind::OtherUnit,
        }
    }
}

/// Two sides that were compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable identifier, by which it can be acknowledged: `gn-tong/ty-le/gn-2025-tru-dung`.
    pub id: Box<str>,
    pub check: Check,
    /// How sure it is, where the sides do not agree.
    pub weight: Weight,
    /// The sides agree.
    pub holds: bool,
    /// Where the mark stands; the first is the main one. None for a citation or a task.
    pub indicators: Vec<IndicatorId>,
    /// Position of the plan, where the comparison is about one.
    pub plan: Option<usize>,
    pub printed: Side,
    pub recomputed: Side,
    /// What may explain the difference.
    pub remark: Option<Remark>,
    /// Why the relation should hold, or what to know.
    pub note: Option<Box<str>>,
    /// Position in [`Commune::acknowledged`], where somebody has looked at it.
    pub acknowledged: Option<usize>,
}

impl Finding {
    fn new(id: impl Into<Box<str>>, check: Check, printed: Side, recomputed: Side) -> Self {
        Self {
            id: id.into(),
            check,
            weight: Weight::Wrong,
            holds: false,
            indicators: Vec::new(),
            plan: None,
            printed,
            recomputed,
            remark: None,
            note: None,
            acknowledged: None,
        }
    }

    /// Printed less recomputed.
    pub fn difference(&self) -> Decimal {
        self.printed
            .total
            .checked_sub(self.recomputed.total)
            .unwrap_or_default()
    }

    /// The indicator where it shows first.
    pub fn indicator(&self) -> Option<IndicatorId> {
        self.indicators.first().copied()
    }

    /// Whether it concerns an indicator.
    pub fn concerns(&self, id: IndicatorId) -> bool {
        self.indicators.contains(&id)
    }

    /// The sides do not agree, nobody has looked at it yet, and it is more than a hint.
    pub fn is_open(&self) -> bool {
        !self.holds && self.acknowledged.is_none() && self.weight != Weight::Hint
    }

    /// A hint that nobody has looked at yet.
    pub fn is_unseen_hint(&self) -> bool {
        self.acknowledged.is_none() && self.weight == Weight::Hint
    }

    /// The sections of both sides, each once.
    pub fn sections(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        let (printed, recomputed) = (&self.printed.sections, &self.recomputed.sections);
        for section in printed.iter().chain(recomputed) {
            if !section.is_empty() && !out.contains(&&**section) {
                out.push(section);
            }
        }
        out
    }
}

/// Everything that was compared in a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compared {
    /// What does not agree: what is open first, surest first, then the larger difference; what was acknowledged last.
    pub findings: Vec<Finding>,
    /// What agrees, in the order of the figures and of the declared relations.
    pub holding: Vec<Finding>,
}

/// Compares everything there is to compare in a period. What belongs to no period (a task, what its document cites) is looked at with the
/// newest one, or where there is none.
pub fn compare(commune: &Commune, rows: &[Row], period: Option<usize>) -> Compared {
    let mut all = Vec::new();
    if let Some((at, data)) = period.zip(commune.data(period)) {
        all = percent::compare(commune, rows, data);
        let declared = relations::compare(commune, rows, data);
        let summed = |id: IndicatorId| {
            declared.iter().any(|f| {
                f.check == Check::Sum && f.printed.terms.len() == 1 && f.indicator() == Some(id)
            })
        };
        // a declared sum says more than that parts are not more than their whole
        let of_structure = structure::compare(commune, data).into_iter();
        all.extend(
            of_structure.filter(|f| f.check != Check::Parts || !f.indicator().is_some_and(summed)),
        );
        all.extend(declared);
        all.extend(fall::compare(commune, at, data));
        all.extend(dates::of_report(data));
    }
    if period.is_none_or(|p| p + 1 == commune.periods.len()) {
        all.extend(dates::of_tasks(commune));
    }
    for finding in &mut all {
        if let Some(doubt) = commune.doubts.iter().find(|d| d.finding == finding.id) {
            finding.weight = Weight::Hint;
            finding.note = Some(doubt.reason.clone());
        }
        let mut looked_at = commune.acknowledged.iter();
        finding.acknowledged = looked_at.position(|a| a.finding == finding.id);
    }
    let (holding, mut findings): (Vec<_>, Vec<_>) = all.into_iter().partition(|f| f.holds);
    // days are no size
    let size = |f: &Finding| {
        let share = f.difference().checked_div(f.recomputed.total);
        let share = share.unwrap_or(Decimal::ONE).abs();
        if f.check.is_of_numbers() {
            share
        } else {
            Decimal::ZERO
        }
    };
    findings.sort_by_cached_key(|f| (f.acknowledged.is_some(), f.weight, Reverse(size(f))));
    Compared { findings, holding }
}
