//! Figures in the words of a report: `Tổng thu ngân sách nhà nước đạt 183,852/12.118 triệu đồng, bằng 1,52% dự toán năm 2026`.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::assess::{Change, Standing, sentence};
use crate::model::{Requirement, date, number};
use crate::report::shown;
use crate::report::{Line, Report};
use crate::text::{Lang, monthly as text, sentences};

/// A figure within a sentence, its name first.
pub fn clause(report: &Report<'_>, lang: Lang, line: &Line<'_>) -> String {
    let Line {
        indicator,
        row,
        figure,
        ..
    } = *line;
    let unit = report.unit(lang, indicator);
    let name = indicator.called(lang);
    let value = |text: &str| {
        if unit == "%" {
            format!("{text}%")
        } else {
            format!("{text} {unit}")
        }
    };
    let Some(actual) = row.actual else {
        let waiting = row.standings.first().map(|s| {
            let plan = value(&number::format(s.target));
            text::waiting(
                lang,
                unit,
                sentence::plan_name(lang, report.commune, s),
                &plan,
            )
        });
        return format!(
            "{name}{}",
            waiting.unwrap_or_else(|| format!(": {} {unit}", text::blank(lang)))
        );
    };
    let number = shown(actual.value, actual.computed);
    let number = actual
        .qualifier
        .map_or_else(|| number.clone(), |q| format!("{} {number}", q.name(lang)));
    let day = report
        .period()
        .filter(|d| d.to != actual.as_of)
        .map(|_| text::until(lang, &date::format(actual.as_of)))
        .unwrap_or_default();
    let mut out = String::new();
    match row.standings.first() {
        Some(first) if is_reached(first) => {
            let percent = first.percent.map(|p| number::format_short(p, 2));
            let of = sentence::plan_name(lang, report.commune, first);
            let bare = shown(actual.value, actual.computed);
            let own = if unit == "%" {
                format!("{bare}%")
            } else {
                bare
            };
            let reached = text::reached(
                lang,
                actual.qualifier,
                &own,
                &value(&number::format(first.target)),
                percent.as_deref(),
                of,
            );
            out.extend([name, &day, " ", &reached]);
        }
        _ => {
            let within = sentences::lower_first(name);
            // a name that begins with its unit is counted: 516 văn bản đi
            let counted = lang == Lang::Vi
                && within
                    .strip_prefix(unit)
                    .is_some_and(|rest| rest.starts_with(' '));
            if counted {
                out.extend([number.as_str(), " ", &within, &day]);
            } else {
                out.extend([name, &day, " ", &value(&number)]);
            }
        }
    }
    for standing in row.standings.iter().skip(1).filter(|s| is_reached(s)) {
        if let Some(percent) = standing.percent {
            let of = sentence::plan_name(lang, report.commune, standing);
            out.push_str(&text::also(
                lang,
                &number::format_short(percent, 2),
                of,
                &value(&number::format(standing.target)),
            ));
        }
    }
    if let Some(parts) = ratio(report, line) {
        out.push_str(&parts);
    }
    out.push_str(
        &row.same_period
            .map(|c| since(lang, unit, c))
            .unwrap_or_default(),
    );
    if let Some(first) = row.standings.first().filter(|s| !is_reached(s)) {
        let limit = sentence::limit(lang, report.commune, indicator, first);
        let of = sentence::plan_name(lang, report.commune, first);
        out.push_str(&text::limit(lang, of, &limit));
    }
    let parts: Vec<String> = figure
        .map_or(&[][..], |f| f.parts())
        .iter()
        .map(|p| format!("{} {}", p.name, number::format(p.value)))
        .collect();
    if !parts.is_empty() {
        out.extend([" (", &parts.join("; "), ")"]);
    }
    out
}

/// A plan that is there to be reached, in the indicator's own unit.
pub fn is_reached(standing: &Standing) -> bool {
    standing.plan.is_some()
        && matches!(
            standing.requirement,
            Requirement::AtLeast | Requirement::Exactly
        )
}

/// ` (143/147)`: what a ratio is made of.
fn ratio(report: &Report<'_>, line: &Line<'_>) -> Option<String> {
    let (numerator, denominator) = line
        .indicator
        .ratio
        .filter(|_| line.row.actual.is_some_and(|a| a.computed))?;
    let value = |id| {
        report
            .assessment
            .row(id)
            .and_then(|r| r.actual)
            .map(|a| number::format(a.value))
    };
    Some(format!(" ({}/{})", value(numerator)?, value(denominator)?))
}

fn since(lang: Lang, unit: &str, change: Change) -> String {
    let rise = change.absolute.cmp(&Decimal::ZERO);
    let size = number::format_short(change.absolute.abs(), 2);
    let by = match change.percent {
        // a percentage changes by points
        _ if unit == "%" => format!(
            "{size} {}",
            lang.pick("điểm phần trăm", "percentage points")
        ),
        Some(percent) => format!("{}%", number::format_short(percent.abs(), 2)),
        None => format!("{size} {unit}"),
    };
    // a change too small for its decimals is told as it is
    let rise = if size == "0" { Ordering::Equal } else { rise };
    text::since(lang, rise, &by)
}
