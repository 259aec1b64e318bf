//! The declared relations: sums, products, the same figure in two places.

use rust_decimal::Decimal;

use super::{Check, Finding, Side, Term, Weight};
use crate::model::{Commune, IndicatorId, PeriodData, Relation, RelationKind};

/// Declared relations that do not hold. A relation of which a figure is missing is not looked at.
pub(super) fn findings(commune: &Commune, data: &PeriodData) -> Vec<Finding> {
    commune.relations.iter().flat_map(|relation| one(commune, data, relation)).collect()
}

fn one(commune: &Commune, data: &PeriodData, relation: &Relation) -> Vec<Finding> {
    let sides = || Some((side(data, &relation.left)?, side(data, &relation.right)?));
    let sum = |s: &Side| s.terms.iter().try_fold(Decimal::ZERO, |sum, (_, v)| sum.checked_add(*v));
    let found = |check, printed: Side, recomputed: Side| finding(relation, check, printed, recomputed);
    match relation.kind {
        RelationKind::Sum => {
            let mut out = Vec::new();
            if let Some((parts, whole)) = sides()
                && let Some((left, right)) = sum(&parts).zip(sum(&whole))
                && left != right
            {
                out.push(found(Check::Sum, Side { total: right, ..whole }, Side { total: left, ..parts }));
            }
            out.extend(plans(commune, relation));
            out
        }
        RelationKind::Doubled => sides()
            .and_then(|(parts, whole)| {
                let (left, right) = sum(&parts).zip(sum(&whole))?;
                // the total is as much too large as one of its terms
                let twice = parts.terms.iter().any(|(_, v)| left.checked_add(*v) == Some(right));
                (left != right && twice).then(|| found(Check::Doubled, Side { total: right, ..whole }, Side { total: left, ..parts }))
            })
            .into_iter()
            .collect(),
        RelationKind::NotLarger => relation
            .left
            .iter()
            .filter_map(|id| {
                let (part, whole) = (side(data, &[*id])?, side(data, &relation.right)?);
                let (left, right) = sum(&part).zip(sum(&whole))?;
                let mut found =
                    (left > right).then(|| found(Check::NotLarger, Side { total: left, ..part }, Side { total: right, ..whole }))?;
                // a relation of several parts can fail at each of them
                if let Some(indicator) = commune.catalogue.indicator(*id).filter(|_| relation.left.len() > 1) {
                    found.id = format!("{}/{}", relation.id, indicator.id).into();
                }
                Some(found)
            })
            .collect(),
        RelationKind::Same => sides()
            .and_then(|(a, b)| {
                let (left, right) = sum(&a).zip(sum(&b))?;
                (left != right).then(|| found(Check::Same, Side { total: left, ..a }, Side { total: right, ..b }))
            })
            .into_iter()
            .collect(),
        RelationKind::Complement => side(data, &relation.left)
            .and_then(|parts| {
                let total = sum(&parts)?;
                let whole = Side { total: Decimal::ONE_HUNDRED, ..Side::default() };
                (total != Decimal::ONE_HUNDRED).then(|| found(Check::Complement, Side { total, ..parts }, whole))
            })
            .into_iter()
            .collect(),
        RelationKind::Product => product(commune, data, relation).into_iter().collect(),
    }
}

/// The figures of one side; none where one of them is missing.
fn side(data: &PeriodData, ids: &[IndicatorId]) -> Option<Side> {
    let mut out = Side::default();
    for id in ids {
        let figure = data.figure(*id)?;
        out.terms.push((Term::Indicator(*id), figure.actual?));
        if let Some(section) = figure.section.as_ref().filter(|s| !out.sections.contains(s)) {
            out.sections.push(section.clone());
        }
    }
    (!ids.is_empty()).then_some(out)
}

/// How many đồng a unit of money is.
fn dong(unit: &str) -> Option<Decimal> {
    let thousands = |n: u32| Decimal::from(1000u32.pow(n));
    match unit.split_once('/').map_or(unit, |(money, _)| money) {
        "đồng" => Some(Decimal::ONE),
        "nghìn đồng" => Some(thousands(1)),
        "triệu đồng" => Some(thousands(2)),
        "tỷ đồng" => Some(thousands(3)),
        _ => None,
    }
}

/// Count x price = amount, the amount in its own unit of money.
fn product(commune: &Commune, data: &PeriodData, relation: &Relation) -> Option<Finding> {
    let (factors, amount) = (side(data, &relation.left)?, side(data, &relation.right)?);
    let money = |ids: &[IndicatorId]| {
        let unit = |id: &IndicatorId| commune.catalogue.indicator(*id).and_then(|i| commune.catalogue.units.get(i.unit));
        ids.iter().filter_map(unit).find_map(|u| dong(&u.name))
    };
    let product = factors.terms.iter().try_fold(Decimal::ONE, |product, (_, v)| product.checked_mul(*v))?;
    let scale = match (money(&relation.left), money(&relation.right)) {
        (Some(from), Some(to)) => from.checked_div(to)?,
        _ => Decimal::ONE,
    };
    let total = product.checked_mul(scale)?.normalize();
    let (_, printed) = amount.terms.first()?;
    let printed = *printed;
    (printed != total).then(|| finding(relation, Check::Product, Side { total: printed, ..amount }, Side { total, ..factors }))
}

/// Where parts add up to a total, so must their plans, where each has one over the same window.
fn plans(commune: &Commune, relation: &Relation) -> Option<Finding> {
    let [whole] = relation.right.as_slice() else { return None };
    let (at, plan) = *commune.plans_of(*whole).first()?;
    let mut terms = Vec::new();
    let mut total = Decimal::ZERO;
    for id in &relation.left {
        let (nth, part) =
            commune.plans_of(*id).into_iter().find(|(_, p)| p.window == plan.window && p.requirement == plan.requirement && !p.derived)?;
        terms.push((Term::Plan(nth), part.value));
        total = total.checked_add(part.value)?;
    }
    if total == plan.value || plan.derived {
        return None;
    }
    let printed = Side { terms: vec![(Term::Plan(at), plan.value)], total: plan.value, sections: vec![plan.source.clone()] };
    let mut found = finding(relation, Check::PlanSum, printed, Side { terms, total, sections: Vec::new() });
    found.id = format!("{}/ke-hoach", relation.id).into();
    found.plan = Some(at);
    Some(found)
}

fn finding(relation: &Relation, check: Check, printed: Side, recomputed: Side) -> Finding {
    let of =
        |side: &Side| side.terms.iter().filter_map(|(t, _)| if let Term::Indicator(id) = t { Some(*id) } else { None }).collect::<Vec<_>>();
    let mut indicators = of(&printed);
    indicators.extend(of(&recomputed));
    if indicators.is_empty() {
        indicators.extend(&relation.right);
    }
    Finding {
        id: relation.id.clone(),
        check,
        weight: if relation.hint { Weight::Hint } else { Weight::Wrong },
        indicators,
        plan: None,
        printed,
        recomputed,
        note: relation.note.clone(),
        acknowledged: None,
    }
}
