//! Two sides that were compared: those that do not agree, and those that do.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::words;
use super::build::{both, id};
use super::{Digits, Number, Sentence};
use crate::assess::crosscheck::{self, Check, Remark, Weight, said};
use crate::assess::{self, sentence};
use crate::model;
use crate::text::Lang;

/// Two sides that should agree and do not.
#[derive(Debug, Clone, Serialize)]
pub struct Finding<'a, N = Number> {
    pub id: &'a str,
    pub check: &'static str,
    pub weight: &'static str,
    pub indicators: Vec<&'a str>,
    pub plan: Option<&'a str>,
    pub printed: Side<'a, N>,
    pub recomputed: Side<'a, N>,
    pub difference: Option<N>,
    pub remark: Option<&'static str>,
    pub note: Option<&'a str>,
    pub acknowledged: Option<Acknowledgement<'a>>,
    pub sentence: Sentence,
}

/// Two sides that were compared and agree.
#[derive(Debug, Clone, Serialize)]
pub struct Held<'a, N = Number> {
    pub id: &'a str,
    pub check: &'static str,
    pub indicators: Vec<&'a str>,
    pub plan: Option<&'a str>,
    pub printed: Side<'a, N>,
    pub recomputed: Side<'a, N>,
}

/// One side of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Side<'a, N = Number> {
    pub total: Option<N>,
    pub terms: Vec<Term<'a, N>>,
    pub sections: Vec<&'a str>,
}

/// One term of a side: an indicator, a plan, or a named part.
#[derive(Debug, Clone, Serialize)]
pub struct Term<'a, N = Number> {
    pub indicator: Option<&'a str>,
    pub plan: Option<&'a str>,
    pub name: String,
    pub value: Option<N>,
}

/// Who has looked at a finding, and why it may stand.
#[derive(Debug, Clone, Serialize)]
pub struct Acknowledgement<'a> {
    pub who: &'a str,
    pub date: String,
    pub reason: &'a str,
}

/// A finding.
pub(in crate::report) fn finding<'a, N: Digits>(
    commune: &'a model::Commune,
    finding: &'a assess::Finding,
) -> Finding<'a, N> {
    let acknowledged = finding
        .acknowledged
        .and_then(|at| commune.acknowledged.get(at));
    let numbers = finding.check.is_of_numbers();
    Finding {
        id: &finding.id,
        check: check_code(finding.check),
        weight: match finding.weight {
            Weight::Wrong => "wrong",
            Weight::Cut => "cut",
            Weight::Hint => "hint",
        },
        indicators: finding.indicators.iter().map(|i| id(commune, *i)).collect(),
        plan: finding
            .plan
            .and_then(|p| commune.plans.get(p))
            .map(|p| &*p.id),
        printed: side(commune, &finding.printed, numbers),
        recomputed: side(commune, &finding.recomputed, numbers),
        difference: numbers.then(|| N::typed(finding.difference())),
        remark: finding.remark.as_ref().map(|remark| match remark {
            Remark::Twice(_) => "twice",
            Remark::Thousand => "thousand",
            Remark::OtherUnit => "other-unit",
        }),
        note: finding.note.as_deref(),
        acknowledged: acknowledged.map(|a| Acknowledgement {
            who: &a.who,
            date: words::day(a.date),
            reason: &a.reason,
        }),
        sentence: both(|lang| sentence::of_finding(lang, commune, finding)),
    }
}

const fn check_code(check: Check) -> &'static str {
    match check {
        Check::Percent => "percent",
        Check::ChangePercent => "change-percent",
        Check::Sum => "sum",
        Check::PlanSum => "plan-sum",
        Check::Parts => "parts",
        Check::Breakdown => "breakdown",
        Check::NotLarger => "not-larger",
        Check::Product => "product",
        Check::Complement => "complement",
        Check::Same => "same",
        Check::Count => "count",
        Check::Doubled => "doubled",
        Check::Falls => "falls",
        Check::Blank => "blank",
        Check::CitedLater => "cited-later",
        Check::SchoolYear => "school-year",
        Check::DeadlineBefore => "deadline-before",
    }
}

fn side<'a, N: Digits>(
    commune: &'a model::Commune,
    side: &'a crosscheck::Side,
    numbers: bool,
) -> Side<'a, N> {
    let term = |(of, value): &'a (crosscheck::Term, Decimal)| {
        let (indicator, plan) = match of {
            crosscheck::Term::Indicator(at) => (Some(id(commune, *at)), None),
            crosscheck::Term::Plan(at) => (None, commune.plans.get(*at).map(|p| &*p.id)),
            crosscheck::Term::Period(_) | crosscheck::Term::Named(_) => (None, None),
        };
        Term {
            indicator,
            plan,
            name: said::term(Lang::Vi, commune, of),
            value: numbers.then(|| N::typed(*value)),
        }
    };
    Side {
        total: numbers.then(|| N::typed(side.total)),
        terms: side.terms.iter().map(term).collect(),
        sections: side.sections.iter().map(|s| &**s).collect(),
    }
}

/// What holds.
pub(super) fn held<'a, N: Digits>(
    commune: &'a model::Commune,
    finding: &'a assess::Finding,
) -> Held<'a, N> {
    Held {
        id: &finding.id,
        check: check_code(finding.check),
        indicators: finding.indicators.iter().map(|i| id(commune, *i)).collect(),
        plan: finding
            .plan
            .and_then(|p| commune.plans.get(p))
            .map(|p| &*p.id),
        printed: side(commune, &finding.printed, true),
        recomputed: side(commune, &finding.recomputed, true),
    }
}
