//! A cumulative sum never falls between two periods of the same window.

use super::side::is_inexact;
use super::{Check, Finding, Side, Term, Weight};
use crate::assess::row;
use crate::model::{Commune, Kind, PeriodData, Qualifier};

/// How many periods back to look for the figure before.
const BACK: usize = 14;

/// Every cumulative figure against the latest one before it that counts from the same day.
pub(super) fn compare(commune: &Commune, at: usize, data: &PeriodData) -> Vec<Finding> {
    let mut out = Vec::new();
    for figure in &data.figures {
        let indicator = commune
            .catalogue
            .indicator(figure.indicator)
            .filter(|i| i.kind == Kind::Cumulative);
        let Some((indicator, actual)) = indicator.zip(figure.actual) else {
            continue;
        };
        let plans: Vec<usize> = commune
            .plans_of(figure.indicator)
            .into_iter()
            .map(|(at, _)| at)
            .collect();
        let opened = row::opened(commune, figure, &plans);
        let before = commune
            .periods
            .iter()
            .take(at)
            .rev()
            .take(BACK)
            .find_map(|earlier| {
                let known = earlier.figure(figure.indicator)?;
                let same =
                    known.as_of < figure.as_of && row::opened(commune, known, &plans) == opened;
                Some((earlier, known, known.actual.filter(|_| same)?))
            });
        let Some((earlier, known, value)) = before else {
            continue;
        };
        let section = known.section.as_deref().map_or_else(
            || earlier.document.to_string(),
            |s| format!("{}, {s}", earlier.document),
        );
        let printed = Side {
            total: actual,
            sections: figure.section.iter().cloned().collect(),
            ..Side::default()
        };
        let recomputed = Side {
            terms: vec![(Term::Period(earlier.period), value)],
            total: value,
            sections: vec![section.into()],
        };
        // an estimate may well be replaced by less
        let firm = |f: &crate::model::Figure| {
            !is_inexact(f)
                && !matches!(
                    f.qualifier,
                    Some(Qualifier::Estimate | Qualifier::Preliminary)
                )
        };
        out.push(Finding {
            holds: value <= actual,
            weight: if firm(known) && firm(figure) {
                Weight::Wrong
            } else {
                Weight::Hint
            },
            indicators: vec![figure.indicator],
            note: figure.note().map(Into::into),
            ..Finding::new(
                format!("{}/luy-ke", indicator.id),
                Check::Falls,
                printed,
                recomputed,
            )
        });
    }
    out
}
