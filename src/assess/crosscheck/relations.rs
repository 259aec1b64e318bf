//! The declared relations: sums, products, the same figure in two places.

use rust_decimal::Decimal;

use super::side::{self, Known, differ_in_days, is_inexact, is_thousandfold, known, remark, sum};
use super::{Check, Finding, Remark, Side, Term, Weight};
use crate::assess::Row;
use crate::model::{Commune, IndicatorId, Operand, PeriodData, Plan, Relation, RelationKind};

/// A part of so many times its whole is perhaps in another unit.
const OTHER_UNIT: i64 = 10;

/// Declared relations, those that hold and those that do not. A relation of which a figure is missing is not looked at.
pub(super) fn compare(commune: &Commune, rows: &[Row], data: &PeriodData) -> Vec<Finding> {
    commune
        .relations
        .iter()
        .flat_map(|relation| one(commune, rows, data, relation))
        .collect()
}

fn one(commune: &Commune, rows: &[Row], data: &PeriodData, relation: &Relation) -> Vec<Finding> {
    match relation.kind {
        RelationKind::Sum => {
            let mut out: Vec<Finding> = total(commune, data, relation).into_iter().collect();
            out.extend(plans(commune, rows, relation));
            out
        }
        RelationKind::Doubled => doubled(commune, data, relation).into_iter().collect(),
        RelationKind::NotLarger => relation
            .left
            .iter()
            .filter_map(|part| not_larger(commune, data, relation, *part))
            .collect(),
        RelationKind::Same => same(commune, data, relation).into_iter().collect(),
        RelationKind::Complement => complement(commune, data, relation).into_iter().collect(),
        RelationKind::Product => product(commune, data, relation).into_iter().collect(),
        RelationKind::Count => count(commune, data, relation).into_iter().collect(),
        RelationKind::Present => relation
            .left
            .iter()
            .filter_map(|part| blank(commune, data, relation, *part))
            .collect(),
    }
}

/// Both sides with their sums; what is one figure is the printed side.
fn summed<'a>(
    commune: &Commune,
    data: &'a PeriodData,
    relation: &Relation,
) -> Option<(Known<'a>, Known<'a>)> {
    let (mut parts, mut whole) = (
        known(commune, data, &relation.left)?,
        known(commune, data, &relation.right)?,
    );
    if parts.side.terms.len() == 1 && whole.side.terms.len() > 1 {
        std::mem::swap(&mut parts, &mut whole);
    }
    parts.side.total = sum(&parts.side)?;
    whole.side.total = sum(&whole.side)?;
    Some((whole, parts))
}

fn total(commune: &Commune, data: &PeriodData, relation: &Relation) -> Option<Finding> {
    let (whole, parts) = summed(commune, data, relation)?;
    let mut found = finding(relation, Check::Sum, whole, parts, true);
    found.holds = found.printed.total == found.recomputed.total;
    if !found.holds {
        found.remark = remark(found.printed.total, &found.recomputed);
    }
    Some(found)
}

/// The total is as much too large as one of its terms. A sum that is wrong in another way is none of this relation's business.
fn doubled(commune: &Commune, data: &PeriodData, relation: &Relation) -> Option<Finding> {
    let (whole, parts) = summed(commune, data, relation)?;
    let mut found = finding(relation, Check::Doubled, whole, parts, true);
    found.holds = found.printed.total == found.recomputed.total;
    if !found.holds {
        found.remark = Some(Remark::Twice(side::twice(
            found.printed.total,
            &found.recomputed,
        )?));
    }
    Some(found)
}

fn not_larger(
    commune: &Commune,
    data: &PeriodData,
    relation: &Relation,
    part: Operand,
) -> Option<Finding> {
    let (mut part, mut whole) = (
        known(commune, data, &[part])?,
        known(commune, data, &relation.right)?,
    );
    part.side.total = sum(&part.side)?;
    whole.side.total = sum(&whole.side)?;
    // flow and sum, part and stock, are often true on different days
    let mut found = finding(relation, Check::NotLarger, part, whole, false);
    let (left, right) = (found.printed.total, found.recomputed.total);
    found.holds = left <= right;
    if !found.holds {
        let many = right > Decimal::ZERO
            && left
                .checked_div(right)
                .is_none_or(|times| times >= Decimal::from(OTHER_UNIT));
        let money = found
            .indicators
            .iter()
            .any(|id| unit(commune, *id).and_then(dong).is_some());
        found.remark = if is_thousandfold(left, right) {
            Some(Remark::Thousand)
        } else {
            (many && money).then_some(Remark::OtherUnit)
        };
    }
    // a relation of several parts can fail at each of them
    if let Some(id) = found
        .indicator()
        .and_then(|id| commune.catalogue.indicator(id))
        .filter(|_| relation.left.len() > 1)
    {
        found.id = format!("{}/{}", relation.id, id.id).into();
    }
    Some(found)
}

fn same(commune: &Commune, data: &PeriodData, relation: &Relation) -> Option<Finding> {
    let (mut a, mut b) = (
        known(commune, data, &relation.left)?,
        known(commune, data, &relation.right)?,
    );
    a.side.total = sum(&a.side)?;
    b.side.total = sum(&b.side)?;
    let mut found = finding(relation, Check::Same, a, b, true);
    found.holds = found.printed.total == found.recomputed.total;
    if !found.holds && is_thousandfold(found.printed.total, found.recomputed.total) {
        found.remark = Some(Remark::Thousand);
    }
    Some(found)
}

/// Percentages add up to 100, as far as each of them was rounded on its own: a half of the last digit each.
fn complement(commune: &Commune, data: &PeriodData, relation: &Relation) -> Option<Finding> {
    let mut parts = known(commune, data, &relation.left)?;
    parts.side.total = sum(&parts.side)?;
    let digits = parts
        .side
        .terms
        .iter()
        .map(|(_, v)| v.scale())
        .min()
        .unwrap_or(0);
    let count = Decimal::from(parts.side.terms.len());
    let slack = count.checked_mul(Decimal::new(5, digits.saturating_add(1).min(28)))?;
    let over = parts.side.total.checked_sub(Decimal::ONE_HUNDRED)?;
    // halves are rounded up, so that only a sum that is too large can be off by all of them
    let holds = over.is_zero() || (-slack < over && over <= slack);
    let whole = Known {
        side: Side {
            total: Decimal::ONE_HUNDRED,
            ..Side::default()
        },
        figures: Vec::new(),
    };
    let mut found = finding(relation, Check::Complement, parts, whole, true);
    found.holds = holds;
    Some(found)
}

/// A count against the number of parts that a figure is broken down into; a part of nothing is not counted.
fn count(commune: &Commune, data: &PeriodData, relation: &Relation) -> Option<Finding> {
    let mut printed = known(commune, data, &relation.left)?;
    printed.side.total = sum(&printed.side)?;
    let [Operand::Indicator(id)] = *relation.right.as_slice() else {
        return None;
    };
    let figure = data.figure(id)?;
    let terms: Vec<(Term, Decimal)> = figure
        .parts()
        .iter()
        .filter(|p| !p.value.is_zero())
        .map(|p| (Term::Named(p.name.clone()), p.value))
        .collect();
    if terms.is_empty() {
        return None;
    }
    let total = Decimal::from(terms.len());
    let named = Known {
        side: Side {
            terms,
            total,
            sections: figure.section.iter().cloned().collect(),
        },
        figures: vec![figure],
    };
    let mut found = finding(relation, Check::Count, printed, named, true);
    found.holds = found.printed.total == total;
    if !found.concerns(id) {
        found.indicators.push(id);
    }
    Some(found)
}

/// The report names an indicator and leaves the place of its figure empty.
fn blank(
    commune: &Commune,
    data: &PeriodData,
    relation: &Relation,
    part: Operand,
) -> Option<Finding> {
    let Operand::Indicator(id) = part else {
        return None;
    };
    let (figure, indicator) = data.figure(id).zip(commune.catalogue.indicator(id))?;
    let printed = Known {
        side: Side {
            sections: figure.section.iter().cloned().collect(),
            ..Side::default()
        },
        figures: Vec::new(),
    };
    let mut found = finding(relation, Check::Blank, printed, Known::default(), true);
    found.holds = figure.actual.is_some();
    found.indicators = vec![id];
    if relation.left.len() > 1 {
        found.id = format!("{}/{}", relation.id, indicator.id).into();
    }
    Some(found)
}

fn unit(commune: &Commune, id: IndicatorId) -> Option<&str> {
    commune
        .catalogue
        .indicator(id)
        .and_then(|i| commune.catalogue.units.get(i.unit))
        .map(|u| &*u.name)
}

/// How many đồng a unit of money is.
pub(super) fn dong(unit: &str) -> Option<Decimal> {
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
    let (mut factors, mut amount) = (
        known(commune, data, &relation.left)?,
        known(commune, data, &relation.right)?,
    );
    let money = |side: &Side| {
        side.terms.iter().find_map(|(term, _)| {
            let id = match term {
                Term::Indicator(id) => *id,
                Term::Plan(at) => commune.plans.get(*at)?.indicator,
                _ => return None,
            };
            unit(commune, id).and_then(dong)
        })
    };
    let product = factors
        .side
        .terms
        .iter()
        .try_fold(Decimal::ONE, |product, (_, v)| product.checked_mul(*v))?;
    let scale = match (money(&factors.side), money(&amount.side)) {
        (Some(from), Some(to)) => from.checked_div(to)?,
        _ => Decimal::ONE,
    };
    factors.side.total = product.checked_mul(scale)?.normalize();
    amount.side.total = sum(&amount.side)?;
    let mut found = finding(relation, Check::Product, amount, factors, true);
    found.holds = found.printed.total == found.recomputed.total;
    if !found.holds && is_thousandfold(found.printed.total, found.recomputed.total) {
        found.remark = Some(Remark::Thousand);
    }
    Some(found)
}

/// Where parts add up to a total, so must their plans over the same window: those that verdicts are made against, and those of each level
/// that assigns.
fn plans(commune: &Commune, rows: &[Row], relation: &Relation) -> Vec<Finding> {
    let [Operand::Indicator(whole)] = *relation.right.as_slice() else {
        return Vec::new();
    };
    let Some(row) = rows.iter().find(|r| r.indicator == whole) else {
        return Vec::new();
    };
    let applying: Vec<(usize, &Plan)> = row
        .standings
        .iter()
        .filter_map(|s| s.plan)
        .filter_map(|at| Some((at, commune.plans.get(at)?)))
        .collect();
    let first = applying.first().and_then(|(_, p)| p.assigned_by.as_deref());
    let mut out = Vec::new();
    for (nth, (at, plan)) in applying.iter().enumerate() {
        // another plan of the same total has parts of its own only where another level assigned it
        if nth == 0 || (plan.assigned_by.is_some() && plan.assigned_by.as_deref() != first) {
            out.extend(plan_sum(commune, relation, (*at, plan), nth > 0));
        }
    }
    out
}

fn plan_sum(
    commune: &Commune,
    relation: &Relation,
    (at, plan): (usize, &Plan),
    strict: bool,
) -> Option<Finding> {
    let mut terms = Vec::new();
    let mut total = Decimal::ZERO;
    let mut sections: Vec<Box<str>> = Vec::new();
    for operand in &relation.left {
        let Operand::Indicator(id) = *operand else {
            return None;
        };
        let mut alike: Vec<(usize, &Plan)> = commune.plans_of(id);
        alike.retain(|(_, p)| {
            p.window == plan.window && p.requirement == plan.requirement && !p.derived
        });
        let same_level = alike
            .iter()
            .find(|(_, p)| p.assigned_by == plan.assigned_by)
            .copied();
        let (nth, part) = if strict {
            same_level?
        } else {
            same_level.or_else(|| alike.first().copied())?
        };
        terms.push((Term::Plan(nth), part.value));
        total = total.checked_add(part.value)?;
        if !sections.contains(&part.source) {
            sections.push(part.source.clone());
        }
    }
    if plan.derived {
        return None;
    }
    let printed = Side {
        terms: vec![(Term::Plan(at), plan.value)],
        total: plan.value,
        sections: vec![plan.source.clone()],
    };
    let sides = (
        Known {
            side: printed,
            figures: Vec::new(),
        },
        Known {
            side: Side {
                terms,
                total,
                sections,
            },
            figures: Vec::new(),
        },
    );
    let mut found = finding(relation, Check::PlanSum, sides.0, sides.1, true);
    found.id = format!("{}/ke-hoach/{}", relation.id, plan.id).into();
    found.plan = Some(at);
    found.indicators = vec![plan.indicator];
    found
        .indicators
        .extend(relation.left.iter().filter_map(|o| {
            if let Operand::Indicator(id) = o {
                Some(*id)
            } else {
                None
            }
        }));
    found.holds = found.printed.total == total;
    if !found.holds {
        found.remark = remark(found.printed.total, &found.recomputed);
    }
    Some(found)
}

/// A comparison of both sides, not yet made. `exact`: figures of different days cannot be expected to agree.
fn finding(
    relation: &Relation,
    check: Check,
    printed: Known<'_>,
    recomputed: Known<'_>,
    exact: bool,
) -> Finding {
    let figures: Vec<_> = printed
        .figures
        .iter()
        .chain(&recomputed.figures)
        .copied()
        .collect();
    let unsure = figures.iter().any(|f| is_inexact(f)) || (exact && differ_in_days(&figures));
    let mut indicators: Vec<IndicatorId> = Vec::new();
    for (term, _) in printed.side.terms.iter().chain(&recomputed.side.terms) {
        if let Term::Indicator(id) = term
            && !indicators.contains(id)
        {
            indicators.push(*id);
        }
    }
    Finding {
        weight: if relation.hint || unsure {
            Weight::Hint
        } else {
            Weight::Wrong
        },
        indicators,
        note: relation.note.clone(),
        ..Finding::new(relation.id.clone(), check, printed.side, recomputed.side)
    }
}
