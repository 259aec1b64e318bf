//! What follows from structure alone: a breakdown against its figure, parts against their whole.

use rust_decimal::Decimal;

use super::{Check, Finding, Side, Term, Weight};
use crate::model::{Commune, Figure, Indicator, IndicatorId, Kind, PeriodData};

/// Breakdowns that do not add up, and parts that are more than the whole.
pub(super) fn findings(commune: &Commune, data: &PeriodData) -> Vec<Finding> {
    let mut out = Vec::new();
    for figure in &data.figures {
        let Some(indicator) = commune.catalogue.indicator(figure.indicator) else { continue };
        out.extend(breakdown(commune, indicator, figure));
        out.extend(parts(commune, data, indicator, figure));
    }
    out
}

/// A breakdown by all hamlets, or by kind, must add up; one that names only some hamlets may fall short of the total.
fn breakdown(commune: &Commune, indicator: &Indicator, figure: &Figure) -> Option<Finding> {
    let (actual, parts) = (figure.actual?, figure.parts());
    if parts.is_empty() || indicator.kind == Kind::Ratio {
        return None;
    }
    let total = parts.iter().try_fold(Decimal::ZERO, |sum, p| sum.checked_add(p.value))?;
    if total == actual {
        return None;
    }
    let hamlets = parts.iter().filter(|p| commune.hamlets.iter().any(|h| **h == *p.name)).count();
    let some = hamlets == parts.len() && hamlets < commune.hamlets.len();
    if some && total < actual {
        return None;
    }
    Some(Finding {
        id: format!("{}/phan-to", indicator.id).into(),
        check: Check::Breakdown,
        weight: Weight::Wrong,
        indicators: vec![figure.indicator],
        plan: None,
        printed: Side { total: actual, sections: figure.section.iter().cloned().collect(), ..Side::default() },
        recomputed: Side { terms: parts.iter().map(|p| (Term::Named(p.name.clone()), p.value)).collect(), total, ..Side::default() },
        note: figure.note().map(Into::into),
        acknowledged: None,
    })
}

/// Parts of the same unit may leave something out, but never come to more than the whole.
fn parts(commune: &Commune, data: &PeriodData, indicator: &Indicator, figure: &Figure) -> Option<Finding> {
    let actual = figure.actual?;
    let mut terms: Vec<(Term, Decimal)> = Vec::new();
    let mut sections: Vec<Box<str>> = Vec::new();
    let mut ids = vec![figure.indicator];
    for (index, part) in (0u32..).zip(&commune.catalogue.indicators) {
        if part.parent != Some(figure.indicator) || part.unit != indicator.unit || part.kind == Kind::Ratio {
            continue;
        }
        let id = IndicatorId(index);
        if let Some((known, value)) = data.figure(id).and_then(|f| Some((f, f.actual?))) {
            terms.push((Term::Indicator(id), value));
            ids.push(id);
            for section in known.section.iter().filter(|s| !sections.contains(s)).cloned().collect::<Vec<_>>() {
                sections.push(section);
            }
        }
    }
    let total = terms.iter().try_fold(Decimal::ZERO, |sum, (_, v)| sum.checked_add(*v))?;
    if terms.is_empty() || total <= actual {
        return None;
    }
    Some(Finding {
        id: format!("{}/cau-thanh", indicator.id).into(),
        check: Check::Parts,
        weight: Weight::Wrong,
        indicators: ids,
        plan: None,
        printed: Side { total: actual, sections: figure.section.iter().cloned().collect(), ..Side::default() },
        recomputed: Side { terms, total, sections },
        note: figure.note().map(Into::into),
        acknowledged: None,
    })
}
