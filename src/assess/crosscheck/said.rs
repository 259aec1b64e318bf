//! Findings in words: the sentence of what does not agree, the equation of what does.

use rust_decimal::Decimal;

use super::{Check, Finding, Remark, Side, Term, Weight};
use crate::assess::sentence::name;
use crate::model::{Commune, IndicatorId, number};
use crate::text::{Lang, crosscheck as words, labels};

/// What a term is called.
pub fn term(lang: Lang, commune: &Commune, term: &Term) -> String {
    match term {
        Term::Indicator(id) => commune
            .catalogue
            .indicator(*id)
            .map_or(String::new(), |i| name(lang, i).to_string()),
        Term::Plan(at) => commune
            .plans
            .get(*at)
            .map_or(String::new(), |p| lang.pick(&p.name, &p.en).to_string()),
        Term::Period(period) => labels::period(lang, *period),
        Term::Named(name) => name.to_string(),
    }
}

fn short(lang: Lang, commune: &Commune, of: &Term) -> String {
    match of {
        Term::Indicator(id) => commune
            .catalogue
            .indicator(*id)
            .map_or(String::new(), |i| lang.pick(&i.short, &i.en).to_string()),
        other => term(lang, commune, other),
    }
}

fn names(lang: Lang, commune: &Commune, side: &Side) -> String {
    side.terms
        .iter()
        .map(|(t, _)| term(lang, commune, t))
        .collect::<Vec<_>>()
        .join(", ")
}

fn values(side: &Side, sign: &str) -> String {
    side.terms
        .iter()
        .map(|(_, v)| number::format(*v))
        .collect::<Vec<_>>()
        .join(sign)
}

/// The unit after a money or other value of an indicator, where a sentence holds values of several units.
fn with_unit(lang: Lang, commune: &Commune, of: &Term, value: Decimal) -> String {
    let id = match of {
        Term::Indicator(id) => Some(*id),
        Term::Plan(at) => commune.plans.get(*at).map(|p| p.indicator),
        _ => None,
    };
    let unit = id
        .and_then(|id| commune.catalogue.indicator(id))
        .and_then(|i| commune.catalogue.units.get(i.unit));
    match unit.map(|u| lang.pick(&u.name, &u.en)) {
        Some("%") => format!("{}%", number::format(value)),
        Some(unit) => format!("{} {unit}", number::format(value)),
        None => number::format(value),
    }
}

/// A side as a product: each factor with its unit.
fn factors(lang: Lang, commune: &Commune, side: &Side) -> String {
    side.terms
        .iter()
        .map(|(t, v)| with_unit(lang, commune, t, *v))
        .collect::<Vec<_>>()
        .join(" × ")
}

/// A side as a number with the unit of its first term.
fn whole(lang: Lang, commune: &Commune, side: &Side) -> String {
    side.terms.first().map_or_else(
        || number::format(side.total),
        |(t, _)| with_unit(lang, commune, t, side.total),
    )
}

/// The sentence of a finding: `in 80,0%, tính lại 80,59%`.
pub fn sentence(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    let (printed, recomputed) = (&finding.printed, &finding.recomputed);
    let own = finding
        .indicator()
        .and_then(|id| commune.catalogue.indicator(id))
        .map_or("", |i| name(lang, i));
    let (total, result) = (
        number::format(printed.total),
        number::format(recomputed.total),
    );
    let difference = number::format_signed(finding.difference(), 28);
    let sum = |name: &str| {
        words::sum(
            lang,
            name,
            &total,
            &result,
            &values(recomputed, " + "),
            &difference,
        )
    };
    let all = |side| names(lang, commune, side);
    let mut said = match finding.check {
        Check::Percent => words::percent(lang, own, &total, &result, &values(recomputed, " / ")),
        Check::ChangePercent => {
            let value = |at: usize| {
                recomputed
                    .terms
                    .get(at)
                    .map_or(String::new(), |(_, v)| number::format(*v))
            };
            let signed = |v| number::format_signed(v, 28);
            words::change(
                lang,
                own,
                &signed(printed.total),
                &signed(recomputed.total),
                &value(0),
                &value(1),
            )
        }
        Check::Sum | Check::Doubled if printed.terms.len() > 1 => {
            let side =
                |side: &Side| format!("{} = {}", values(side, " + "), number::format(side.total));
            words::two_sums(
                lang,
                &all(printed),
                &side(printed),
                &all(recomputed),
                &side(recomputed),
                &difference,
            )
        }
        // where the printed side is a plan, its indicator is not the one that is meant
        Check::Sum | Check::Doubled
            if matches!(printed.terms.first(), Some((Term::Plan(_), _))) =>
        {
            sum(&words::plan_called(lang, &all(printed)))
        }
        Check::Sum | Check::Doubled | Check::Parts | Check::Breakdown => sum(own),
        Check::PlanSum => sum(&words::plan_of(lang, own)),
        Check::NotLarger => words::larger(
            lang,
            &all(printed),
            &whole(lang, commune, printed),
            &all(recomputed),
            &whole(lang, commune, recomputed),
        ),
        Check::Product => {
            let unit = |value| {
                printed.terms.first().map_or_else(
                    || number::format(value),
                    |(t, _)| with_unit(lang, commune, t, value),
                )
            };
            words::product(
                lang,
                own,
                &unit(printed.total),
                &unit(recomputed.total),
                &factors(lang, commune, recomputed),
            )
        }
        Check::Complement => {
            words::complement(lang, &all(printed), &total, &values(printed, " + "))
        }
        Check::Same => words::same(lang, &all(printed), &total, &all(recomputed), &result),
        Check::Count => words::count(lang, own, &total, &result, &all(recomputed)),
        Check::Falls => words::falls(lang, own, &total, &all(recomputed), &result),
        Check::Blank => words::blank(lang, own),
        Check::CitedLater
            if finding
                .recomputed
                .terms
                .iter()
                .any(|(t, _)| matches!(t, Term::Named(n) if n.contains(", "))) =>
        {
            words::cited_after(lang, &all(printed), &all(recomputed))
        }
        Check::CitedLater => words::cited_later(lang, &all(printed), &all(recomputed)),
        Check::SchoolYear => words::school_year(lang, &all(printed), &all(recomputed)),
        Check::DeadlineBefore => words::deadline_before(lang, &all(printed), &all(recomputed)),
    };
    match &finding.remark {
        Some(Remark::Twice(of)) => {
            said = format!("{said}; {}", words::twice(lang, &term(lang, commune, of)))
        }
        Some(Remark::Thousand) => said = format!("{said}; {}", words::thousand(lang)),
        Some(Remark::OtherUnit) => said = format!("{said}; {}", words::other_unit(lang)),
        None => {}
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
        let of = |(t, v): &(Term, Decimal)| {
            format!("{} {}", short(lang, commune, t), number::format(*v))
        };
        side.terms.iter().map(of).collect::<Vec<_>>().join(" + ")
    };
    let or_total = |side: &Side| {
        if side.terms.is_empty() {
            number::format(side.total)
        } else {
            values(side, " + ")
        }
    };
    let equation = match finding.check {
        Check::Percent => {
            let plan = finding
                .plan
                .and_then(|p| commune.plans.get(p))
                .map(|p| format!(" ({})", lang.pick(&p.name, &p.en)));
            (
                values(recomputed, " / "),
                "=",
                format!("{total}%{}", plan.unwrap_or_default()),
            )
        }
        Check::ChangePercent => {
            let value = |at: usize| {
                recomputed
                    .terms
                    .get(at)
                    .map_or(String::new(), |(_, v)| number::format(*v))
            };
            (
                words::against(lang, &value(0), &value(1)),
                "=",
                format!("{}%", number::format_signed(printed.total, 28)),
            )
        }
        Check::Sum | Check::Doubled | Check::Parts => {
            (values(recomputed, " + "), "=", or_total(printed))
        }
        Check::PlanSum => (
            format!("{}: {}", words::plans(lang), values(recomputed, " + ")),
            "=",
            total,
        ),
        // a long list stands in full elsewhere
        Check::Breakdown if recomputed.terms.len() > 4 => (
            words::parts_add_up(lang, recomputed.terms.len()),
            "=",
            total,
        ),
        Check::Breakdown => (named(recomputed), "=", total),
        Check::NotLarger => (named(printed), "≤", named(recomputed)),
        Check::Product => (
            factors(lang, commune, recomputed),
            "=",
            whole(lang, commune, printed),
        ),
        Check::Complement => (named(printed), "=", "100".to_string()),
        Check::Same => (named(printed), "=", named(recomputed)),
        Check::Count => (
            named(printed),
            "=",
            words::named(lang, recomputed.terms.len()),
        ),
        Check::Falls => (
            total,
            "≥",
            format!(
                "{} ({})",
                number::format(recomputed.total),
                names(lang, commune, recomputed)
            ),
        ),
        Check::Blank | Check::CitedLater | Check::SchoolYear | Check::DeadlineBefore => {
            return None;
        }
    };
    Some(equation)
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
        match out
            .iter_mut()
            .find(|(known, _)| key.is_some() && *known == key)
        {
            Some((_, known)) if known.contains(&left) => {}
            Some((_, known)) => *known = format!("{known} = {left}"),
            None => out.push((key, format!("{left} {sign} {right}"))),
        }
    }
    let mut lines: Vec<String> = out.into_iter().map(|(_, line)| line).collect();
    lines.dedup();
    lines
}
