//! The declared relations: sums, products, the same figure in two places.

use rust_decimal::Decimal;

use super::side::{self, Known, differ_in_days, is_inexact, remark, thousand, weight};
use super::{Check, Finding, Remark, Side, Term};
use crate::assess::Row;
use crate::model::{Commune, IndicatorId, Operand, PeriodData, Plan, Relation, RelationKind};

/// A part of so many times its whole is perhaps in another unit.
const OTHER_UNIT: i64 = 10;

/// Declared relations, those that hold and those that do not. A relation of which a figure is missing is not looked at.
pub(super) fn compare(commune: &Commune, rows: &[Row], data: &PeriodData) -> Vec<Finding> {
    let declared = commune.relations.iter().map(|relation| Declared {
        commune,
        data,
        relation,
    });
    declared.flat_map(|d| d.findings(rows)).collect()
}

/// One relation in one period.
struct Declared<'a> {
    commune: &'a Commune,
    data: &'a PeriodData,
    relation: &'a Relation,
}

impl<'a> Declared<'a> {
    fn findings(&self, rows: &[Row]) -> Vec<Finding> {
        let each = |compare: fn(&Self, Operand) -> Option<Finding>| {
            let parts = self.relation.left.iter();
            parts.filter_map(|part| compare(self, *part)).collect()
        };
        let one = match self.relation.kind {
            RelationKind::NotLarger => return each(Self::not_larger),
            RelationKind::Present => return each(Self::blank),
            RelationKind::Sum => {
                let total = self.total().into_iter();
                return total.chain(self.plans(rows)).collect();
            }
            RelationKind::Doubled => self.doubled(),
            RelationKind::Same => self.same(),
            RelationKind::Complement => self.complement(),
            RelationKind::Product => self.product(),
            RelationKind::Count => self.count(),
        };
        one.into_iter().collect()
    }

    fn known(&self, operands: &[Operand]) -> Option<Known<'a>> {
        side::known(self.commune, self.data, operands)
    }

    fn sides(&self) -> Option<(Known<'a>, Known<'a>)> {
        let Relation { left, right, .. } = self.relation;
        Some((self.known(left)?, self.known(right)?))
    }

    /// The whole and its parts; what is one figure is the whole.
    fn summed(&self) -> Option<(Known<'a>, Known<'a>)> {
        let (parts, whole) = self.sides()?;
        if parts.side.terms.len() == 1 && whole.side.terms.len() > 1 {
            Some((parts, whole))
        } else {
            Some((whole, parts))
        }
    }

    fn total(&self) -> Option<Finding> {
        Some(self.equal(Check::Sum, self.summed()?, remark))
    }

    /// The total is as much too large as one of its terms. A sum that is wrong in another way is none of this relation's business.
    fn doubled(&self) -> Option<Finding> {
        let twice = |total, parts: &Side| side::twice(total, parts).map(Remark::Twice);
        let found = self.equal(Check::Doubled, self.summed()?, twice);
        (found.holds || found.remark.is_some()).then_some(found)
    }

    fn same(&self) -> Option<Finding> {
        Some(self.equal(Check::Same, self.sides()?, thousand))
    }

    fn not_larger(&self, part: Operand) -> Option<Finding> {
        let sides = (self.known(&[part])?, self.known(&self.relation.right)?);
        // flow and sum, part and stock, are often true on different days
        let mut found = self.finding(Check::NotLarger, sides, false);
        let (left, right) = (found.printed.total, found.recomputed.total);
        found.holds = left <= right;
        if !found.holds {
            let times = left.checked_div(right);
            let many = right > Decimal::ZERO
                && times.is_none_or(|times| times >= Decimal::from(OTHER_UNIT));
            let money = found.indicators.iter().any(|id| self.dong(*id).is_some());
            let other_unit = (many && money).then_some(Remark::OtherUnit);
            found.remark = thousand(left, &found.recomputed).or(other_unit);
        }
        Some(self.of_part(found))
    }

    /// A relation of several parts can fail at each of them.
    fn of_part(&self, mut found: Finding) -> Finding {
        let indicator = found.indicator().and_then(|id| self.commune.indicator(id));
        if let Some(indicator) = indicator.filter(|_| self.relation.left.len() > 1) {
            found.id = format!("{}/{}", self.relation.id, indicator.id).into();
        }
        found
    }

    /// Percentages add up to 100, as far as each of them was rounded on its own: a half of the last digit each.
    fn complement(&self) -> Option<Finding> {
        let parts = self.known(&self.relation.left)?;
        let terms = &parts.side.terms;
        let digits = terms.iter().map(|(_, v)| v.scale()).min().unwrap_or(0);
        let half = Decimal::new(5, digits.saturating_add(1).min(28));
        let slack = Decimal::from(terms.len()).checked_mul(half)?;
        let over = parts.side.total.checked_sub(Decimal::ONE_HUNDRED)?;
        let whole = Known::from(Side {
            total: Decimal::ONE_HUNDRED,
            ..Side::default()
        });
        let mut found = self.finding(Check::Complement, (parts, whole), true);
        // halves are rounded up, so that only a sum that is too large can be off by all of them
        found.holds = over.is_zero() || (-slack < over && over <= slack);
        Some(found)
    }

    /// A count against the number of parts that a figure is broken down into; a part of nothing is not counted.
    fn count(&self) -> Option<Finding> {
        let printed = self.known(&self.relation.left)?;
        let [Operand::Indicator(id)] = *self.relation.right.as_slice() else {
            return None;
        };
        let figure = self.data.figure(id)?;
        let parts = figure.parts().iter().filter(|p| !p.value.is_zero());
        let terms: Vec<_> = parts
            .map(|p| (Term::Named(p.name.clone()), p.value))
            .collect();
        if terms.is_empty() {
            return None;
        }
        let total = Decimal::from(terms.len());
        let named = Known {
            side: Side {
                terms,
                ..Side::of(total, figure)
            },
            figures: vec![figure],
        };
        let mut found = self.finding(Check::Count, (printed, named), true);
        if !found.concerns(id) {
            found.indicators.push(id);
        }
        Some(found)
    }

    /// The report names an indicator and leaves the place of its figure empty.
    fn blank(&self, part: Operand) -> Option<Finding> {
        let Operand::Indicator(id) = part else {
            return None;
        };
        let figure = self.data.figure(id)?;
        let printed = Known::from(Side::of(Decimal::ZERO, figure));
        let mut found = self.finding(Check::Blank, (printed, Known::default()), true);
        found.holds = figure.actual.is_some();
        found.indicators = vec![id];
        Some(self.of_part(found))
    }

    /// How many đồng the unit of an indicator is, where it is money.
    fn dong(&self, id: IndicatorId) -> Option<Decimal> {
        let indicator = self.commune.indicator(id)?;
        dong(&self.commune.unit(indicator)?.name)
    }

    /// Count x price = amount, the amount in its own unit of money.
    fn product(&self) -> Option<Finding> {
        let (mut factors, amount) = self.sides()?;
        let money = |side: &Side| {
            let mut of = side.terms.iter().filter_map(|(term, _)| match term {
                Term::Indicator(id) => self.dong(*id),
                Term::Plan(at) => self.dong(self.commune.plans.get(*at)?.indicator),
                _ => None,
            });
            of.next()
        };
        let mut values = factors.side.terms.iter().map(|(_, value)| value);
        let product = values.try_fold(Decimal::ONE, |product, v| product.checked_mul(*v))?;
        let scale = match (money(&factors.side), money(&amount.side)) {
            (Some(from), Some(to)) => from.checked_div(to)?,
            _ => Decimal::ONE,
        };
        factors.side.total = product.checked_mul(scale)?.normalize();
        Some(self.equal(Check::Product, (amount, factors), thousand))
    }

    /// Where parts add up to a total, so must their plans over the same window: those that verdicts are made against, and those of each level
    /// that assigns.
    fn plans(&self, rows: &[Row]) -> Vec<Finding> {
        let [Operand::Indicator(whole)] = *self.relation.right.as_slice() else {
            return Vec::new();
        };
        let row = rows.iter().find(|r| r.indicator == whole);
        let standings = row.map_or(&[][..], |r| &r.standings);
        let plan = |at: usize| Some((at, self.commune.plans.get(at)?));
        let applying: Vec<(usize, &Plan)> =
            standings.iter().filter_map(|s| plan(s.plan?)).collect();
        let first = applying.first().and_then(|(_, p)| p.assigned_by.as_deref());
        // another plan of the same total has parts of its own only where another level assigned it
        let own = |p: &Plan| p.assigned_by.is_some() && p.assigned_by.as_deref() != first;
        let wanted = applying.iter().enumerate();
        wanted
            .filter(|(nth, (_, plan))| *nth == 0 || own(plan))
            .filter_map(|(nth, plan)| self.plan_sum(*plan, nth > 0))
            .collect()
    }

    fn plan_sum(&self, (at, plan): (usize, &Plan), strict: bool) -> Option<Finding> {
        if plan.derived {
            return None;
        }
        let mut indicators = vec![plan.indicator];
        let mut parts = Side::default();
        for operand in &self.relation.left {
            let Operand::Indicator(id) = *operand else {
                return None;
            };
            indicators.push(id);
            let mut alike: Vec<(usize, &Plan)> = self.commune.plans_of(id);
            alike.retain(|(_, p)| {
                p.window == plan.window && p.requirement == plan.requirement && !p.derived
            });
            let same_level = alike
                .iter()
                .find(|(_, p)| p.assigned_by == plan.assigned_by);
            let any_level = alike.first().filter(|_| !strict);
            let (nth, part) = same_level.or(any_level)?;
            parts.add(Term::Plan(*nth), part.value, Some(&*part.source))?;
        }
        let mut printed = Side::default();
        printed.add(Term::Plan(at), plan.value, Some(&*plan.source))?;
        Some(Finding {
            id: format!("{}/ke-hoach/{}", self.relation.id, plan.id).into(),
            plan: Some(at),
            indicators,
            ..self.equal(Check::PlanSum, (printed.into(), parts.into()), remark)
        })
    }

    /// Two sides that should be equal; `explain` says what may be the reason that they are not.
    fn equal(
        &self,
        check: Check,
        sides: (Known<'_>, Known<'_>),
        explain: impl Fn(Decimal, &Side) -> Option<Remark>,
    ) -> Finding {
        let mut found = self.finding(check, sides, true);
        if !found.holds {
            found.remark = explain(found.printed.total, &found.recomputed);
        }
        found
    }

    /// A comparison of both sides. `exact`: figures of different days cannot be expected to agree.
    fn finding(&self, check: Check, sides: (Known<'_>, Known<'_>), exact: bool) -> Finding {
        let (printed, recomputed) = sides;
        let figures = [printed.figures, recomputed.figures].concat();
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
            weight: weight(self.relation.hint || unsure),
            holds: printed.side.total == recomputed.side.total,
            indicators,
            note: self.relation.note.clone(),
            ..Finding::new(
                self.relation.id.clone(),
                check,
                printed.side,
                recomputed.side,
            )
        }
    }
}

/// How many đồng a unit of money is.
pub(super) fn dong(unit: &str) -> Option<Decimal> {
    match unit.split_once('/').map_or(unit, |(money, _)| money) {
        "đồng" => Some(Decimal::ONE),
        "nghìn đồng" => Some(Decimal::ONE_THOUSAND),
        "triệu đồng" => Some(Decimal::from(1_000_000)),
        "tỷ đồng" => Some(Decimal::from(1_000_000_000)),
        _ => None,
    }
}
