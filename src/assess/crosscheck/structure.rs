//! What follows from structure alone: a breakdown against its figure, parts against their whole.

use rust_decimal::Decimal;

use super::side::{differ_in_days, is_inexact, remark, weight};
use super::{Check, Finding, Side, Term, Weight};
use crate::model::{Commune, Figure, Indicator, IndicatorId, Kind, Part, PeriodData};

/// Breakdowns, parts of a whole.
pub(super) fn compare(commune: &Commune, data: &PeriodData) -> Vec<Finding> {
    let mut out = Vec::new();
    for figure in &data.figures {
        if let Some(indicator) = commune.indicator(figure.indicator) {
            out.extend(breakdown(commune, indicator, figure));
            out.extend(parts(commune, data, indicator, figure));
        }
    }
    out
}

/// A breakdown by all hamlets, or by kind, must add up; one that names only some hamlets may fall short of the total.
fn breakdown(commune: &Commune, indicator: &Indicator, figure: &Figure) -> Option<Finding> {
    let (actual, parts) = (figure.actual?, figure.parts());
    if parts.is_empty() || indicator.kind == Kind::Ratio {
        return None;
    }
    let mut side = Side::default();
    for part in parts {
        side.add(Term::Named(part.name.clone()), part.value, None)?;
    }
    let is_hamlet = |p: &&Part| commune.hamlets.iter().any(|h| **h == *p.name);
    let hamlets = parts.iter().filter(is_hamlet).count();
    let some = hamlets == parts.len() && hamlets < commune.hamlets.len();
    if some && side.total < actual {
        return None;
    }
    let id = format!("{}/phan-to", indicator.id);
    Some(finding(id, Check::Breakdown, figure, actual, side))
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
            side.add(Term::Indicator(id), value, known.section.as_deref())?;
            figures.push(known);
        }
    }
    if side.terms.is_empty() || side.total < actual {
        return None;
    }
    let id = format!("{}/cau-thanh", indicator.id);
    let mut found = finding(id, Check::Parts, figure, actual, side);
    found.indicators = figures.iter().map(|f| f.indicator).collect();
    if figures.iter().any(|f| is_inexact(f)) || differ_in_days(&figures) {
        found.weight = Weight::Hint;
    }
    Some(found)
}

fn finding(id: String, check: Check, figure: &Figure, actual: Decimal, parts: Side) -> Finding {
    let holds = actual == parts.total;
    let remark = if holds { None } else { remark(actual, &parts) };
    Finding {
        holds,
        remark,
        weight: weight(is_inexact(figure)),
        indicators: vec![figure.indicator],
        note: figure.note().map(Into::into),
        ..Finding::new(id, check, Side::of(actual, figure), parts)
    }
}
