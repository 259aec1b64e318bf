//! Cross-check (đối chiếu): printed percentages against the printed figures.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Row;
use crate::model::{Commune, IndicatorId, number};

/// What sort of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The digits after the last printed one were cut off instead of rounded.
    Cut,
    /// The printed percentage does not follow from the printed figures.
    Wrong,
}

/// One printed percentage that does not follow from its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it was printed.
    pub indicator: IndicatorId,
    /// Position of the plan in [`Commune::plans`].
    pub plan: usize,
    /// As printed.
    pub printed: Decimal,
    /// Recomputed, to at least the printed digits and two decimals.
    pub recomputed: Decimal,
    /// Numerator.
    pub actual: Decimal,
    /// Denominator.
    pub target: Decimal,
    /// What sort of slip.
    pub slip: Slip,
    /// Sections of the document that print it.
    pub sections: Vec<Box<str>>,
}

/// Compares a printed percentage with the exact one, to the printed digits. `None` when it holds.
#[must_use]
pub fn slip(printed: Decimal, exact: Decimal) -> Option<Slip> {
    let digits = printed.scale();
    if number::round(exact, digits) == printed {
        return None;
    }
    if exact.round_dp_with_strategy(digits, RoundingStrategy::ToZero) == printed { Some(Slip::Cut) } else { Some(Slip::Wrong) }
}

/// All printed percentages of the rows that do not follow from their figures; the same slip in two places is one finding.
#[must_use]
pub fn findings(commune: &Commune, rows: &[Row], period: Option<usize>) -> Vec<Finding> {
    let Some(data) = period.and_then(|p| commune.periods.get(p)) else { return Vec::new() };
    let mut out: Vec<Finding> = Vec::new();
    for row in rows {
        let Some((figure, actual)) = data.figure(row.indicator).zip(row.actual) else { continue };
        for printed in figure.printed() {
            // a report may still print a percentage of a plan that no longer applies on the figure's day
            let Some(at) = printed.plan.or_else(|| row.standings.first().and_then(|s| s.plan)) else { continue };
            let Some(plan) = commune.plans.get(at).filter(|p| super::row::is_level(p.requirement)) else { continue };
            let exact = actual.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|a| a.checked_div(plan.value));
            let Some((exact, slip)) = exact.and_then(|exact| Some((exact, slip(printed.percent, exact)?))) else { continue };
            let section = printed.source.clone().or_else(|| figure.section.clone()).unwrap_or_default();
            let same = out.iter_mut().find(|f| f.indicator == row.indicator && f.plan == at && f.printed == printed.percent);
            if let Some(known) = same {
                known.sections.push(section);
                continue;
            }
            out.push(Finding {
                indicator: row.indicator,
                plan: at,
                printed: printed.percent,
                recomputed: number::round(exact, printed.percent.scale().max(2)),
                actual: actual.value,
                target: plan.value,
                slip,
                sections: vec![section],
            });
        }
    }
    out
}
