//! One figure in one sentence: its exact value, where it stands against its plan, of which day and from which section.

use crate::assess::pages::Cover;
use crate::assess::{Assessment, Attention, Row, Standing, sentence};
use crate::model::{Indicator, IndicatorId, Requirement, number};
use crate::report::shown;
use crate::text::{Lang, minutes as words, present, sentences};

/// A plan that ends within so many days is worth saying so.
const NEAR: i64 = 45;

/// What is said of an indicator; nothing where it has no figure. Those that are `listed` too are not said beside it.
pub(super) fn line(
    cover: &Cover<'_>,
    assessment: &Assessment,
    id: IndicatorId,
    listed: &[IndicatorId],
) -> Option<String> {
    let indicator = cover.commune.catalogue.indicator(id)?;
    let row = assessment.row(id)?;
    let matter = assessment.attention.iter().find(|a| a.indicator == id);
    let value = value(cover, indicator, row)?;
    let said = if cover.is_small(row) {
        None
    } else {
        stands(cover, assessment, indicator, row, matter)
    };
    let related = matter
        .filter(|_| row.standings.first().is_some_and(|s| s.pace.is_none()))
        .and_then(|m| beside(cover, assessment, m, listed));
    let mut out = format!("{}: {value}", indicator.name);
    if let Some(parts) = parts(cover, assessment, indicator, row) {
        out = format!("{out} ({parts})");
    }
    for more in [
        said.map(|s| format!(", {s}")),
        related.map(|r| format!("; {r}")),
    ]
    .into_iter()
    .flatten()
    {
        out.push_str(&more);
    }
    Some(format!(
        "{out}{}",
        provenance(cover, assessment, indicator, row)
    ))
}

/// The value with all of its digits where it was typed, with two decimals where it was computed.
fn value(cover: &Cover<'_>, indicator: &Indicator, row: &Row) -> Option<String> {
    let actual = row.actual?;
    if cover.is_small(row) {
        return Some(cover.value(Lang::Vi, row.indicator, actual.value, 0));
    }
    let unit = cover
        .commune
        .catalogue
        .units
        .get(indicator.unit)
        .map_or("", |u| &*u.name);
    let number = shown(actual.value, actual.computed);
    let with_unit = if unit == "%" {
        format!("{number}%")
    } else {
        format!("{number} {unit}")
    };
    Some(match actual.qualifier {
        Some(qualifier) => format!("{} {with_unit}", qualifier.name(Lang::Vi)),
        None => with_unit,
    })
}

/// The two figures of a ratio: `143/147`.
fn parts(
    cover: &Cover<'_>,
    assessment: &Assessment,
    indicator: &Indicator,
    row: &Row,
) -> Option<String> {
    let (numerator, denominator) = indicator.ratio?;
    if cover.has_small_parts(assessment, row) {
        return None;
    }
    let value = |id| {
        assessment
            .row(id)
            .and_then(|r| r.actual)
            .map(|a| number::format(a.value))
    };
    Some(format!("{}/{}", value(numerator)?, value(denominator)?))
}

fn stands(
    cover: &Cover<'_>,
    assessment: &Assessment,
    indicator: &Indicator,
    row: &Row,
    matter: Option<&Attention>,
) -> Option<String> {
    let standing = row.standings.first()?;
    if let (Some(pace), Some(percent)) = (standing.pace, standing.percent) {
        return Some(paced(
            cover,
            assessment,
            indicator,
            (standing, pace.percent, percent),
            matter,
        ));
    }
    let limit = match standing.requirement {
        Requirement::Milestone => {
            return Some(sentences::done(Lang::Vi, standing.verdict.is_good()).to_string());
        }
        _ => sentence::limit(Lang::Vi, cover.commune, indicator, standing),
    };
    Some(words::level(
        &limit,
        words::verdict(standing.verdict, false, false),
    ))
}

fn paced(
    cover: &Cover<'_>,
    assessment: &Assessment,
    indicator: &Indicator,
    (standing, pace, percent): (&Standing, rust_decimal::Decimal, rust_decimal::Decimal),
    matter: Option<&Attention>,
) -> String {
    let commune = cover.commune;
    let share = matter
        .and_then(|m| m.share)
        .map(|s| number::format_short(s, 1));
    let bad = standing.verdict.is_bad();
    let limit = standing.requirement == Requirement::AtMost;
    let week = standing
        .needed
        .and_then(|n| n.per_week)
        .map(|w| sentence::with_unit(Lang::Vi, commune, indicator, w, 1));
    let window = standing
        .plan
        .and_then(|p| commune.plans.get(p))
        .and_then(|p| p.window);
    words::paced(words::Paced {
        percent: &number::format_short(percent, 1),
        plan: sentence::plan_name(Lang::Vi, commune, standing),
        pace: &number::format_fixed(pace, 1),
        limit,
        verdict: words::verdict(standing.verdict, true, limit),
        per_week: week.as_deref().filter(|_| bad && share.is_none()),
        share: share.as_deref(),
        ends: window
            .map(|(_, to)| (to, (to - assessment.as_of).num_days()))
            .filter(|(_, left)| bad && *left <= NEAR),
    })
}

/// The other slow counts of the same whole: `4 hồ sơ giải quyết quá hạn; 1 hồ sơ đang quá hạn`.
fn beside(
    cover: &Cover<'_>,
    assessment: &Assessment,
    matter: &Attention,
    listed: &[IndicatorId],
) -> Option<String> {
    let shown = |id: &&IndicatorId| {
        !listed.contains(id)
            && !cover.hides(**id)
            && !assessment.row(**id).is_some_and(|r| cover.is_small(r))
    };
    let counts: Vec<String> = matter
        .related
        .iter()
        .filter(shown)
        .filter_map(|id| {
            let indicator = cover.commune.catalogue.indicator(*id)?;
            Some(present::named(
                &sentences::lower_first(&indicator.name),
                &value(cover, indicator, assessment.row(*id)?)?,
            ))
        })
        .collect();
    (!counts.is_empty()).then(|| counts.join("; "))
}

/// The day, where it is not the period's last one, and the section of the report.
fn provenance(
    cover: &Cover<'_>,
    assessment: &Assessment,
    indicator: &Indicator,
    row: &Row,
) -> String {
    let Some(data) = assessment.period.and_then(|p| cover.commune.periods.get(p)) else {
        return String::new();
    };
    let basis = data
        .figure(row.indicator)
        .or_else(|| indicator.ratio.and_then(|(n, _)| data.figure(n)));
    let day = row.actual.map(|a| a.as_of).filter(|day| *day != data.to);
    words::provenance(
        day,
        basis
            .and_then(|f| f.section.as_deref())
            .filter(|s| !s.is_empty()),
    )
}
