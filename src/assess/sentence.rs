//! One sentence a row, made by rule: what a chairman would say of it.

use rust_decimal::Decimal;

use super::crosscheck::said;
use super::{Assessment, Attention, Finding, Row, Standing};
use crate::model::{Commune, Indicator, IndicatorId, Requirement, date, number};
use crate::text::Lang;
use crate::text::sentences::{self, Paced};

/// A plan that ends within so many days is worth saying so.
const NEAR: i64 = 45;

/// A value as it stands in a sentence: at most `decimals` decimals, with its unit.
#[must_use]
pub fn with_unit(lang: Lang, commune: &Commune, indicator: &Indicator, value: Decimal, decimals: u32) -> String {
    let number = number::format_short(value, decimals);
    let unit = commune.catalogue.units.get(indicator.unit).map_or("", |u| lang.pick(&u.name, &u.en));
    if unit == "%" { format!("{number}%") } else { format!("{number} {unit}") }
}

/// The name of an indicator in this language.
#[must_use]
pub fn name(lang: Lang, indicator: &Indicator) -> &str {
    lang.pick(&indicator.name, &indicator.en)
}

/// The name of the plan that a standing is measured against.
#[must_use]
pub fn plan_name<'a>(lang: Lang, commune: &'a Commune, standing: &Standing) -> &'a str {
    standing.plan.and_then(|p| commune.plans.get(p)).map_or("", |p| lang.pick(&p.name, &p.en))
}

/// What a plan asks for, in words: `ít nhất 100%`.
#[must_use]
pub fn limit(lang: Lang, commune: &Commune, indicator: &Indicator, standing: &Standing) -> String {
    let bare = number::format(standing.target);
    let value = with_unit(lang, commune, indicator, standing.target, 28);
    match standing.requirement {
        Requirement::AtLeast => sentences::at_least(lang, &value),
        Requirement::AtMost => sentences::at_most(lang, &value),
        Requirement::Exactly => sentences::exactly(lang, &value),
        Requirement::Milestone => sentences::done(lang, true).to_string(),
        Requirement::Growth => sentences::growth(lang, &bare),
        Requirement::Reduction => sentences::reduction(lang, &bare),
        Requirement::Rank => sentences::rank(lang, &bare),
    }
}

/// The sentence of a row that has a plan or a level; none for a row that has neither, or no figure.
#[must_use]
pub fn of_row(lang: Lang, commune: &Commune, assessment: &Assessment, row: &Row, matter: Option<&Attention>) -> Option<String> {
    said(lang, commune, assessment, row, matter, false)
}

fn said(lang: Lang, commune: &Commune, assessment: &Assessment, row: &Row, matter: Option<&Attention>, brief: bool) -> Option<String> {
    let indicator = commune.catalogue.indicator(row.indicator)?;
    let name = if brief { lang.pick(&indicator.short, &indicator.en) } else { name(lang, indicator) };
    let standing = row.standings.first()?;
    let actual = row.actual?;
    if let (Some(pace), Some(percent)) = (standing.pace, standing.percent) {
        let percent = number::format_short(percent, 1);
        let share = matter.and_then(|m| m.share).map(|s| number::format_short(s, 1));
        let week = standing.needed.and_then(|n| n.per_week).map(|w| with_unit(lang, commune, indicator, w, 1));
        let window = standing.plan.and_then(|p| commune.plans.get(p)).and_then(|p| p.window);
        let end = window.map(|(_, to)| (date::format_short(to), (to - assessment.as_of).num_days())).filter(|(_, left)| *left <= NEAR);
        return Some(sentences::paced(
            lang,
            Paced {
                name,
                percent: &percent,
                plan: plan_name(lang, commune, standing),
                pace: &number::format_fixed(pace.percent, 1),
                per_week: week.as_deref().filter(|_| share.is_none()),
                share: share.as_deref(),
                limit: standing.requirement == Requirement::AtMost,
                ends: end.as_ref().map(|(day, left)| (day.as_str(), *left)),
            },
        ));
    }
    if standing.requirement == Requirement::Milestone {
        let end = standing.plan.and_then(|p| commune.plans.get(p)).and_then(|p| p.window).map(|(_, to)| date::format(to));
        return Some(sentences::milestone(lang, name, actual.value >= Decimal::ONE, end.as_deref()));
    }
    let parts = match standing.requirement {
        Requirement::Growth => {
            let percent = row.same_period.and_then(|c| c.percent);
            percent.map(|p| sentences::since_same_period(lang, &format!("{}%", number::format_signed(p, 2))))
        }
        Requirement::Reduction => {
            let points = row.same_period.map(|c| number::format_signed(c.absolute, 2));
            points.map(|p| sentences::since_same_period(lang, &sentences::points(lang, &p)))
        }
        _ => indicator.ratio.and_then(|(n, d)| {
            let value = |id| assessment.row(id).and_then(|r| r.actual).map(|a| number::format(a.value));
            Some(format!("{}/{}", value(n)?, value(d)?))
        }),
    };
    let value = with_unit(lang, commune, indicator, actual.value, 2);
    Some(sentences::level(lang, name, &value, parts.as_deref(), &limit(lang, commune, indicator, standing)))
}

/// The sentence of a matter on the attention list, with the other slow rows of the same whole where they are counts.
#[must_use]
pub fn of_matter(lang: Lang, commune: &Commune, assessment: &Assessment, matter: &Attention) -> String {
    whole(lang, commune, assessment, matter, false)
}

/// The same with the short name, for narrow screens.
#[must_use]
pub fn of_matter_brief(lang: Lang, commune: &Commune, assessment: &Assessment, matter: &Attention) -> String {
    whole(lang, commune, assessment, matter, true)
}

fn whole(lang: Lang, commune: &Commune, assessment: &Assessment, matter: &Attention, brief: bool) -> String {
    let Some(row) = assessment.row(matter.indicator) else { return String::new() };
    let mut out = said(lang, commune, assessment, row, Some(matter), brief).unwrap_or_default();
    let paced = row.standings.first().is_some_and(|s| s.pace.is_some());
    if !paced {
        let counts: Vec<String> = matter.related.iter().filter_map(|id| count(lang, commune, assessment, *id)).collect();
        if !counts.is_empty() {
            out.push_str(": ");
            out.push_str(&counts.join("; "));
        }
    }
    out
}

/// `4 hồ sơ đã giải quyết quá hạn`
fn count(lang: Lang, commune: &Commune, assessment: &Assessment, id: IndicatorId) -> Option<String> {
    let indicator = commune.catalogue.indicator(id)?;
    let value = number::format(assessment.row(id)?.actual?.value);
    let name = lower_first(name(lang, indicator));
    let unit = commune.catalogue.units.get(indicator.unit).map_or("", |u| &u.name);
    // an English unit would need its singular
    if lang == Lang::En || name.starts_with(unit) { Some(format!("{value} {name}")) } else { Some(format!("{value} {unit} {name}")) }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        // an abbreviation keeps its capitals
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_string(),
    }
}

/// The sentence of a cross-check finding: `in 80,0%, tính lại 80,59%`.
#[must_use]
pub fn of_finding(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    said::sentence(lang, commune, finding)
}

/// A sector where nothing is slow: how many are in order; without plans, its headline figures.
#[must_use]
pub fn of_calm_sector<'a>(lang: Lang, commune: &Commune, rows: impl Iterator<Item = &'a Row>) -> String {
    let mut judged = 0;
    let mut said = Vec::new();
    for row in rows {
        let (Some(actual), Some(indicator)) = (row.actual, commune.catalogue.indicator(row.indicator)) else { continue };
        judged += usize::from(!row.standings.is_empty());
        if indicator.headline && said.len() < 3 {
            let short = lang.pick(&indicator.short, &indicator.en);
            said.push(format!("{short} {}", with_unit(lang, commune, indicator, actual.value, 2)));
        }
    }
    let closing = sentences::in_order(lang, judged);
    if judged > 0 || said.is_empty() { closing } else { format!("{}; {closing}", said.join("; ")) }
}
