//! What follows from structure alone: a breakdown against its figure, parts against their whole.

use rust_decimal::Decimal;

use super::side::{differ_in_days, is_inexact, remark};
use super::{Check, Finding, Side, Term, Weight};
use crate::model::{Commune, Figure, Indicator, IndicatorId, Kind, PeriodData};

/// Breakdowns, parts of a whole.
pub(super) fn compare(commune: &Commune, data: &PeriodData) -> Vec<Finding> {
    let mut out = Vec::new();
    for figure in &data.figures {
        let Some(indicator) = commune.catalogue.indicator(figure.indicator) else {
            continue;
        };
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
    let total = parts
        .iter()
        .try_fold(Decimal::ZERO, |sum, p| sum.checked_add(p.value))?;
    let hamlets = parts
        .iter()
        .filter(|p| commune.hamlets.iter().any(|h| **h == *p.name))
        .count();
    let some = hamlets == parts.len() && hamlets < commune.hamlets.len();
    if some && total < actual {
        return None;
    }
    let terms = parts
        .iter()
        .map(|p| (Term::Named(p.name.clone()), p.value))
        .collect();
    let (printed, recomputed) = (
        whole(figure, actual),
        Side {
            terms,
            total,
            ..Side::default()
        },
    );
    Some(finding(
        format!("{}/phan-to", indicator.id),
        Check::Breakdown,
        figure,
        printed,
        recomputed,
    ))
}

/// Parts of the same unit may leave something out, but never come to more than the whole. That they come to less says nothing.
fn parts(
    commune: &Commune,
    data: &PeriodData,
    indicator: &Indicator,
    figure: &Figure,
) -> Option<Finding> {
    let actual = figure.actual?;
    let mut side = Side::default();
    let mut figures = vec![figure];
    for (index, part) in (0u32..).zip(&commune.catalogue.indicators) {
        if part.parent != Some(figure.indicator)
            || part.unit != indicator.unit
            || part.kind == Kind::Ratio
        {
            continue;
        }
        let id = IndicatorId(index);
        if let Some((known, value)) = data.figure(id).and_then(|f| Some((f, f.actual?))) {
            side.terms.push((Term::Indicator(id), value));
            figures.push(known);
            side.sections
                .extend(known.section.clone().filter(|s| !side.sections.contains(s)));
        }
    }
    side.total = side
        .terms
        .iter()
        .try_fold(Decimal::ZERO, |sum, (_, v)| sum.checked_add(*v))?;
    if side.terms.is_empty() || side.total < actual {
        return None;
    }
    let mut found = finding(
        format!("{}/cau-thanh", indicator.id),
        Check::Parts,
        figure,
        whole(figure, actual),
        side,
    );
    found.indicators = figures.iter().map(|f| f.indicator).collect();
    if figures.iter().any(|f| is_inexact(f)) || differ_in_days(&figures) {
        found.weight = Weight::Hint;
    }
    Some(found)
}

fn whole(figure: &Figure, actual: Decimal) -> Side {
    Side {
        total: actual,
        sections: figure.section.iter().cloned().collect(),
        ..Side::default()
    }
}

fn finding(id: String, check: Check, figure: &Figure, printed: Side, recomputed: Side) -> Finding {
    let holds = printed.total == recomputed.total;
    let remark = if holds {
        None
    } else {
        remark(printed.total, &recomputed)
    };
    Finding {
        holds,
        remark,
        weight: if is_inexact(figure) {
            Weight::Hint
        } else {
            Weight::Wrong
        },
        indicators: vec![figure.indicator],
        note: figure.note().map(Into::into),
        ..Finding::new(id, check, printed, recomputed)
    }
}
