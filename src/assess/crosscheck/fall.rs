//! A cumulative sum never falls between two periods of the same window.

use super::side::{is_inexact, weight};
use super::{Check, Finding, Side, Term};
use crate::assess::row;
use crate::model::{Commune, Figure, Kind, PeriodData, Qualifier};

/// How many periods back to look for the figure before.
const BACK: usize = 14;

/// Every cumulative figure against the latest one before it that counts from the same day.
pub(super) fn compare(commune: &Commune, at: usize, data: &PeriodData) -> Vec<Finding> {
    let mut out = Vec::new();
    for figure in &data.figures {
        let indicator = commune.indicator(figure.indicator);
        let indicator = indicator.filter(|i| i.kind == Kind::Cumulative);
        let Some((indicator, actual)) = indicator.zip(figure.actual) else {
            continue;
        };
        let plans = commune.plans_of(figure.indicator);
        let plans: Vec<usize> = plans.into_iter().map(|(at, _)| at).collect();
        let opened = row::opened(commune, figure, &plans);
        let mut before = commune.periods.iter().take(at).rev().take(BACK);
        let before = before.find_map(|earlier| {
            let known = earlier.figure(figure.indicator)?;
            let same = known.as_of < figure.as_of && row::opened(commune, known, &plans) == opened;
            Some((earlier, known, known.actual.filter(|_| same)?))
        });
        let Some((earlier, known, value)) = before else {
            continue;
        };
        let section = match &known.section {
            Some(section) => format!("{}, {section}", earlier.document),
            None => earlier.document.to_string(),
        };
        let recomputed = Side {
            terms: vec![(Term::Period(earlier.period), value)],
            total: value,
            sections: vec![section.into()],
        };
        out.push(Finding {
            holds: value <= actual,
            weight: weight(!is_firm(known) || !is_firm(figure)),
            indicators: vec![figure.indicator],
            note: figure.note().map(Into::into),
            ..Finding::new(
                format!("{}/luy-ke", indicator.id),
                Check::Falls,
                Side::of(actual, figure),
                recomputed,
            )
        });
    }
    out
}

/// An estimate may well be replaced by less.
fn is_firm(figure: &Figure) -> bool {
    let estimate = matches!(
        figure.qualifier,
        Some(Qualifier::Estimate | Qualifier::Preliminary)
    );
    !is_inexact(figure) && !estimate
}
