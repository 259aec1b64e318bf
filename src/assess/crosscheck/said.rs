//! Findings in words: the sentence of what does not agree, the equation of what does.

use rust_decimal::Decimal;

use super::{Check, Finding, Remark, Side, Term, Weight};
use crate::assess::sentence::name;
use crate::model::{Commune, IndicatorId, number};
use crate::text::{Lang, crosscheck as words, labels};

/// What a term is called.
pub fn term(lang: Lang, commune: &Commune, term: &Term) -> String {
    match term {
        Term::Indicator(id) => {
            let indicator = commune.indicator(*id);
            indicator.map_or(String::new(), |i| name(lang, i).to_string())
        }
        Term::Plan(at) => plan(lang, commune, Some(*at)).to_string(),
        Term::Period(period) => labels::period(lang, *period),
        Term::Named(name) => name.to_string(),
    }
}

fn plan(lang: Lang, commune: &Commune, at: Option<usize>) -> &str {
    let plan = at.and_then(|at| commune.plans.get(at));
    plan.map_or("", |p| lang.pick(&p.name, &p.en))
}

fn names(lang: Lang, commune: &Commune, side: &Side) -> String {
    let names = side.terms.iter().map(|(t, _)| term(lang, commune, t));
    names.collect::<Vec<_>>().join(", ")
}

fn values(side: &Side, sign: &str) -> String {
    let values = side.terms.iter().map(|(_, v)| number::format(*v));
    values.collect::<Vec<_>>().join(sign)
}

/// The value of one term of a side.
fn value(side: &Side, term: usize) -> String {
    let term = side.terms.get(term);
    term.map_or(String::new(), |(_, v)| number::format(*v))
}

/// The unit after a money or other value of an indicator, where a sentence holds values of several units.
fn with_unit(lang: Lang, commune: &Commune, of: &Term, value: Decimal) -> String {
    let id = match of {
        Term::Indicator(id) => Some(*id),
        Term::Plan(at) => commune.plans.get(*at).map(|p| p.indicator),
        _ => None,
    };
    let indicator = id.and_then(|id| commune.indicator(id));
    let unit = indicator.and_then(|i| commune.unit(i));
    match unit.map(|u| lang.pick(&u.name, &u.en)) {
        Some("%") => format!("{}%", number::format(value)),
        Some(unit) => format!("{} {unit}", number::format(value)),
        None => number::format(value),
    }
}

/// A side as a product: each factor with its unit.
fn factors(lang: Lang, commune: &Commune, side: &Side) -> String {
    let terms = side.terms.iter();
    let factors = terms.map(|(t, v)| with_unit(lang, commune, t, *v));
    factors.collect::<Vec<_>>().join(" × ")
}

/// A value with the unit of the first term of a side.
fn counted(lang: Lang, commune: &Commune, side: &Side, value: Decimal) -> String {
    match side.terms.first() {
        Some((term, _)) => with_unit(lang, commune, term, value),
        None => number::format(value),
    }
}

/// The sentence of a finding: `in 80,0%, tính lại 80,59%`.
pub fn sentence(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    let (printed, recomputed) = (&finding.printed, &finding.recomputed);
    let own = finding.indicator().and_then(|id| commune.indicator(id));
    let own = own.map_or("", |i| name(lang, i));
    let total = &number::format(printed.total);
    let result = &number::format(recomputed.total);
    let signed = |value| number::format_signed(value, 28);
    let difference = &signed(finding.difference());
    let sum = |name: &str| {
        let terms = values(recomputed, " + ");
        words::sum(lang, name, total, result, &terms, difference)
    };
    let (left, right) = (
        &names(lang, commune, printed),
        &names(lang, commune, recomputed),
    );
    let counted = |side, value| counted(lang, commune, side, value);
    let mut said = match finding.check {
        Check::Percent => words::percent(lang, own, total, result, values(recomputed, " / ")),
        Check::ChangePercent => words::change(
            lang,
            own,
            signed(printed.total),
            signed(recomputed.total),
            value(recomputed, 0),
            value(recomputed, 1),
        ),
        Check::Sum | Check::Doubled if printed.terms.len() > 1 => {
            let printed = format!("{} = {total}", values(printed, " + "));
            let recomputed = format!("{} = {result}", values(recomputed, " + "));
            words::two_sums(lang, left, &printed, right, &recomputed, difference)
        }
        // where the printed side is a plan, its indicator is not the one that is meant
        Check::Sum | Check::Doubled if matches!(*printed.terms, [(Term::Plan(_), _), ..]) => {
            sum(&words::plan_called(lang, left))
        }
        Check::Sum | Check::Doubled | Check::Parts | Check::Breakdown => sum(own),
        Check::PlanSum => sum(&words::plan_of(lang, own)),
        Check::NotLarger => words::larger(
            lang,
            left,
            counted(printed, printed.total),
            right,
            counted(recomputed, recomputed.total),
        ),
        Check::Product => words::product(
            lang,
            own,
            counted(printed, printed.total),
            counted(printed, recomputed.total),
            factors(lang, commune, recomputed),
        ),
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
    let remark = finding.remark.as_ref().map(|remark| match remark {
        Remark::Twice(of) => words::twice(lang, term(lang, commune, of)),
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
fn sides(
    lang: Lang,
    commune: &Commune,
    finding: &Finding,
) -> Option<(String, &'static str, String)> {
    let (printed, recomputed) = (&finding.printed, &finding.recomputed);
    let total = number::format(printed.total);
    let named = |side: &Side| {
        let short = |of: &Term| match of {
            Term::Indicator(id) => {
                let indicator = commune.indicator(*id);
                indicator.map_or(String::new(), |i| lang.pick(&i.short, &i.en).to_string())
            }
            other => term(lang, commune, other),
        };
        let terms = side.terms.iter();
        let terms = terms.map(|(t, v)| format!("{} {}", short(t), number::format(*v)));
        terms.collect::<Vec<_>>().join(" + ")
    };
    Some(match finding.check {
        Check::Percent => {
            let plan = match plan(lang, commune, finding.plan) {
                "" => String::new(),
                plan => format!(" ({plan})"),
            };
            (values(recomputed, " / "), "=", format!("{total}%{plan}"))
        }
        Check::ChangePercent => (
            words::against(lang, value(recomputed, 0), value(recomputed, 1)),
            "=",
            format!("{}%", number::format_signed(printed.total, 28)),
        ),
        Check::Sum | Check::Doubled | Check::Parts => {
            let whole = match *printed.terms {
                [] => total,
                _ => values(printed, " + "),
            };
            (values(recomputed, " + "), "=", whole)
        }
        Check::PlanSum => {
            let plans = words::plans(lang);
            let sum = values(recomputed, " + ");
            (format!("{plans}: {sum}"), "=", total)
        }
        // a long list stands in full elsewhere
        Check::Breakdown if recomputed.terms.len() > 4 => {
            let sum = words::parts_add_up(lang, recomputed.terms.len());
            (sum, "=", total)
        }
        Check::Breakdown => (named(recomputed), "=", total),
        Check::NotLarger => (named(printed), "≤", named(recomputed)),
        Check::Product => {
            let amount = counted(lang, commune, printed, printed.total);
            (factors(lang, commune, recomputed), "=", amount)
        }
        Check::Complement => (named(printed), "=", "100".to_string()),
        Check::Same => (named(printed), "=", named(recomputed)),
        Check::Count => {
            let count = words::named(lang, recomputed.terms.len());
            (named(printed), "=", count)
        }
        Check::Falls => {
            let before = number::format(recomputed.total);
            let of = names(lang, commune, recomputed);
            (total, "≥", format!("{before} ({of})"))
        }
        Check::Blank | Check::CitedLater | Check::SchoolYear | Check::DeadlineBefore => {
            return None;
        }
    })
}

/// What holds, as equations; sums of the same total are one: `7 + 155 = 162 = 147 + 15`. Each with the indicators it is about.
pub fn equations(lang: Lang, commune: &Commune, holding: &[&Finding]) -> Vec<String> {
    let total_of = |f: &Finding| -> Option<IndicatorId> {
        let sum = matches!(f.check, Check::Sum | Check::Parts) && f.printed.terms.len() <= 1;
        f.indicator().filter(|_| sum)
    };
    let mut out: Vec<(Option<IndicatorId>, String)> = Vec::new();
    for finding in holding {
        let Some((left, sign, right)) = sides(lang, commune, finding) else {
            continue;
        };
        let key = total_of(finding);
        let same = out
            .iter_mut()
            .find(|(known, _)| key.is_some() && *known == key);
        match same {
            Some((_, known)) if known.contains(&left) => {}
            Some((_, known)) => *known = format!("{known} = {left}"),
            None => out.push((key, format!("{left} {sign} {right}"))),
        }
    }
    let mut lines: Vec<String> = out.into_iter().map(|(_, line)| line).collect();
    lines.dedup();
    lines
}
