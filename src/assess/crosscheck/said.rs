//! Findings in words: the sentence of what does not agree, the equation of what does.

use itertools::Itertools;
use rust_decimal::Decimal;

use super::{Check, Finding, Remark, Side, Term, Weight};
use crate::model::{Commune, Indicator, IndicatorId, number};
use crate::text::{Lang, crosscheck as words, labels, with_unit};

/// What a term is called.
pub fn term(lang: Lang, commune: &Commune, term: &Term) -> String {
    Teller::new(lang, commune).term(term)
}

/// The sentence of a finding: `in 80,0%, tính lại 80,59%`.
pub fn sentence(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    Teller::new(lang, commune).sentence(finding)
}

/// The same with short names and without what may be behind it, for narrow screens.
pub fn brief(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    let mut teller = Teller::new(lang, commune);
    teller.brief = true;
    teller.sentence(finding)
}

/// What holds, as equations; sums of the same total are one: `7 + 155 = 162 = 147 + 15`. Each with the indicators it is about.
pub fn equations(lang: Lang, commune: &Commune, holding: &[&Finding]) -> Vec<String> {
    let mut out: Vec<(Option<IndicatorId>, String)> = Vec::new();
    for finding in holding {
        let Some((left, sign, right)) = Teller::new(lang, commune).sides(finding) else {
            continue;
        };
        let is_sum = matches!(finding.check, Check::Sum | Check::Parts);
        let is_sum = is_sum && finding.printed.terms.len() <= 1;
        let total = finding.indicator().filter(|_| is_sum);
        let mut known = out.iter_mut();
        match known.find(|(known, _)| total.is_some() && *known == total) {
            Some((_, known)) if known.contains(&left) => {}
            Some((_, known)) => *known = format!("{known} = {left}"),
            None => out.push((total, format!("{left} {sign} {right}"))),
        }
    }
    out.into_iter().map(|(_, line)| line).dedup().collect()
}

fn values(side: &Side, sign: &str) -> String {
    let mut values = side.terms.iter().map(|(_, v)| number::format(*v));
    values.join(sign)
}

/// The value of one term of a side.
fn value(side: &Side, term: usize) -> String {
    let term = side.terms.get(term);
    term.map_or(String::new(), |(_, v)| number::format(*v))
}

fn signed(value: Decimal) -> String {
    number::format_signed(value, 28)
}

#[derive(Clone, Copy)]
struct Teller<'a> {
    lang: Lang,
    commune: &'a Commune,
    brief: bool,
}

impl<'a> Teller<'a> {
    fn new(lang: Lang, commune: &'a Commune) -> Self {
        Self {
            lang,
            commune,
            brief: false,
        }
    }

    fn name(self, id: IndicatorId) -> &'a str {
        let named = |i: &'a Indicator| i.named(self.lang, self.brief);
        self.commune.indicator(id).map_or("", named)
    }

    fn term(self, term: &Term) -> String {
        match term {
            Term::Indicator(id) => self.name(*id).to_string(),
            Term::Plan(at) => self.plan(Some(*at)).to_string(),
            Term::Period(period) => labels::period(self.lang, *period),
            Term::Named(name) => name.to_string(),
        }
    }

    fn plan(&self, at: Option<usize>) -> &str {
        self.commune.plan(at).map_or("", |p| p.called(self.lang))
    }

    fn names(self, side: &Side) -> String {
        let mut names = side.terms.iter().map(|(t, _)| self.term(t));
        names.join(", ")
    }

    /// The unit after a money or other value of an indicator, where a sentence holds values of several units.
    fn with_unit(self, of: &Term, value: Decimal) -> String {
        let id = match of {
            Term::Indicator(id) => Some(*id),
            Term::Plan(at) => self.commune.plan(Some(*at)).map(|p| p.indicator),
            _ => None,
        };
        let indicator = id.and_then(|id| self.commune.indicator(id));
        let unit = indicator.and_then(|i| self.commune.unit(i));
        with_unit(
            number::format(value),
            unit.map_or("", |u| u.called(self.lang)),
        )
    }

    /// A side as a product: each factor with its unit.
    fn factors(self, side: &Side) -> String {
        let mut factors = side.terms.iter().map(|(t, v)| self.with_unit(t, *v));
        factors.join(" × ")
    }

    /// A value with the unit of the first term of a side.
    fn counted(self, side: &Side, value: Decimal) -> String {
        match side.terms.first() {
            Some((term, _)) => self.with_unit(term, value),
            None => number::format(value),
        }
    }

    fn sentence(self, finding: &Finding) -> String {
        let lang = self.lang;
        let (printed, recomputed) = (&finding.printed, &finding.recomputed);
        let own = finding.indicator().map_or("", |id| self.name(id));
        let total = &number::format(printed.total);
        let result = &number::format(recomputed.total);
        let difference = &signed(finding.difference());
        let sum = |name: &str| {
            let terms = values(recomputed, " + ");
            words::sum(lang, name, total, result, terms, difference)
        };
        let [left, right] = &[printed, recomputed].map(|side| self.names(side));
        let mut said = match finding.check {
            Check::Percent => words::percent(lang, own, total, result, values(recomputed, " / ")),
            Check::ChangePercent => {
                let [total, result] = [printed, recomputed].map(|side| signed(side.total));
                let [actual, base] = [0, 1].map(|at| value(recomputed, at));
                words::change(lang, own, total, result, actual, base)
            }
            Check::Sum | Check::Doubled if printed.terms.len() > 1 => {
                let printed = format!("{} = {total}", values(printed, " + "));
                let recomputed = format!("{} = {result}", values(recomputed, " + "));
                words::two_sums(lang, left, printed, right, recomputed, difference)
            }
            // where the printed side is a plan, its indicator is not the one that is meant
            Check::Sum | Check::Doubled if matches!(*printed.terms, [(Term::Plan(_), _), ..]) => {
                sum(&words::plan_called(lang, left))
            }
            Check::Sum | Check::Doubled | Check::Parts | Check::Breakdown => sum(own),
            Check::PlanSum => sum(&words::plan_of(lang, own)),
            Check::NotLarger => {
                let [total, limit] = [printed, recomputed].map(|s| self.counted(s, s.total));
                words::larger(lang, left, total, right, limit)
            }
            Check::Product => {
                let [total, result] =
                    [printed, recomputed].map(|side| self.counted(printed, side.total));
                words::product(lang, own, total, result, self.factors(recomputed))
            }
            Check::Complement => words::complement(lang, left, total, values(printed, " + ")),
            Check::Same => words::same(lang, left, total, right, result),
            Check::Count => words::count(lang, own, total, result, right),
            Check::Falls => words::falls(lang, own, total, right, result),
            Check::Blank => words::blank(lang, own),
            // an event is named before its day
            Check::CitedLater if right.contains(", ") => words::cited_after(lang, left, right),
            Check::CitedLater => words::cited_later(lang, left, right),
            Check::SchoolYear => words::school_year(lang, left, right),
            Check::DeadlineBefore => words::deadline_before(lang, left, right),
        };
        let remark = finding.remark.as_ref().filter(|_| !self.brief);
        let remark = remark.map(|remark| match remark {
            Remark::Twice(of) => words::twice(lang, self.term(of)),
            Remark::Thousand => words::thousand(lang).to_string(),
            Remark::OtherUnit => words::other_unit(lang).to_string(),
        });
        if let Some(remark) = remark {
            said = format!("{said}; {remark}");
        }
        match finding.weight {
            Weight::Wrong => said,
            Weight::Cut => format!("{said}; {}", words::cut(lang)),
            Weight::Hint => format!("{said} ({})", words::hint(lang)),
        }
    }

    /// What is on both sides of an equation that holds.
    fn sides(self, finding: &Finding) -> Option<(String, &'static str, String)> {
        let lang = self.lang;
        let (printed, recomputed) = (&finding.printed, &finding.recomputed);
        let total = number::format(printed.total);
        let named = |side: &Side| {
            let brief = Self {
                brief: true,
                ..self
            };
            let terms = side.terms.iter();
            let mut terms = terms.map(|(t, v)| format!("{} {}", brief.term(t), number::format(*v)));
            terms.join(" + ")
        };
        Some(match finding.check {
            Check::Percent => {
                let plan = match self.plan(finding.plan) {
                    "" => String::new(),
                    plan => format!(" ({plan})"),
                };
                (values(recomputed, " / "), "=", format!("{total}%{plan}"))
            }
            Check::ChangePercent => {
                let [actual, base] = [0, 1].map(|at| value(recomputed, at));
                let change = format!("{}%", signed(printed.total));
                (words::against(lang, actual, base), "=", change)
            }
            Check::Sum | Check::Doubled | Check::Parts => {
                let whole = match *printed.terms {
                    [] => total,
                    _ => values(printed, " + "),
                };
                (values(recomputed, " + "), "=", whole)
            }
            Check::PlanSum => {
                let sum = values(recomputed, " + ");
                (format!("{}: {sum}", words::plans(lang)), "=", total)
            }
            // a long list stands in full elsewhere
            Check::Breakdown if recomputed.terms.len() > 4 => {
                let sum = words::parts_add_up(lang, recomputed.terms.len());
                (sum, "=", total)
            }
            Check::Breakdown => (named(recomputed), "=", total),
            Check::NotLarger => (named(printed), "≤", named(recomputed)),
            Check::Product => {
                let amount = self.counted(printed, printed.total);
                (self.factors(recomputed), "=", amount)
            }
            Check::Complement => (named(printed), "=", "100".to_string()),
            Check::Same => (named(printed), "=", named(recomputed)),
            Check::Count => {
                let count = words::named(lang, recomputed.terms.len());
                (named(printed), "=", count)
            }
            Check::Falls => {
                let before = number::format(recomputed.total);
                let before = format!("{before} ({})", self.names(recomputed));
                (total, "≥", before)
            }
            Check::Blank | Check::CitedLater | Check::SchoolYear | Check::DeadlineBefore => {
                return None;
            }
        })
    }
}
