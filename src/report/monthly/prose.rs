//! Figures in the words of a report: `Tổng thu ngân sách nhà nước đạt 183,852/12.118 triệu đồng, bằng 1,52% dự toán năm 2026`.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::assess::{Change, Standing, sentence};
use crate::model::{Requirement, number};
use crate::report::{Line, Report, measured, qualified, ratio, shown};
use crate::text::{Lang, monthly as text, sentences};

/// A figure within a sentence, its name first.
pub fn clause(report: &Report<'_>, lang: Lang, line: &Line<'_>) -> String {
    let Line {
        indicator,
        row,
        figure,
    } = *line;
    let unit = report.unit(lang, indicator);
    let name = sentence::name(lang, indicator);
    let first = row.standings.first();
    let plan = |standing: &Standing| measured(&number::format(standing.target), unit);
    let plan_name = |standing| sentence::plan_name(lang, report.commune, standing);
    let Some(actual) = row.actual else {
        let waiting = first.map(|s| format!(" ({}: {})", plan_name(s), plan(s)));
        let blank = text::blank(lang);
        return format!("{name}: {blank} {unit}{}", waiting.unwrap_or_default());
    };
    let bare = shown(actual.value, actual.computed);
    let other_day = report.period().is_some_and(|d| d.to != actual.as_of);
    let day = other_day
        .then(|| text::until(lang, actual.as_of))
        .unwrap_or_default();
    let mut out;
    if let Some(first) = first.filter(|s| is_reached(s)) {
        let own = if unit == "%" {
            measured(&bare, unit)
        } else {
            bare
        };
        let reached = text::reached(lang, actual.qualifier, &own, &plan(first));
        out = format!("{name}{day} {reached}");
        if let Some(percent) = first.percent {
            let percent = number::format_short(percent, 2);
            out += &text::percent_of(lang, &percent, plan_name(first));
        }
    } else {
        let number = qualified(lang, actual.qualifier, bare);
        let within = sentences::lower_first(name);
        // a name that begins with its unit is counted: 516 văn bản đi
        let rest = within.strip_prefix(unit).filter(|_| lang == Lang::Vi);
        out = if rest.is_some_and(|rest| rest.starts_with(' ')) {
            format!("{number} {within}{day}")
        } else {
            format!("{name}{day} {}", measured(&number, unit))
        };
    }
    for standing in row.standings.iter().skip(1).filter(|s| is_reached(s)) {
        if let Some(percent) = standing.percent {
            let percent = number::format_short(percent, 2);
            out += &text::also(lang, &percent, plan_name(standing), &plan(standing));
        }
    }
    if let Some(parts) = ratio(report.assessment, indicator).filter(|_| actual.computed) {
        out += &format!(" ({parts})");
    }
    if let Some(change) = row.same_period {
        out += &since(lang, unit, change);
    }
    if let Some(first) = first.filter(|s| !is_reached(s)) {
        let limit = sentence::limit(lang, report.commune, indicator, first);
        out += &match plan_name(first) {
            "" => text::level(lang, &limit),
            name => format!(", {name}: {limit}"),
        };
    }
    let parts = figure.map_or(&[][..], |f| f.parts()).iter();
    let parts: Vec<String> = parts
        .map(|p| format!("{} {}", p.name, number::format(p.value)))
        .collect();
    if !parts.is_empty() {
        out += &format!(" ({})", parts.join("; "));
    }
    out
}

/// A plan that is there to be reached, in the indicator's own unit.
pub fn is_reached(standing: &Standing) -> bool {
    let to_reach = [Requirement::AtLeast, Requirement::Exactly];
    standing.plan.is_some() && to_reach.contains(&standing.requirement)
}

fn since(lang: Lang, unit: &str, change: Change) -> String {
    let size = number::format_short(change.absolute.abs(), 2);
    let by = match change.percent {
        // a percentage changes by points
        _ if unit == "%" => text::points(lang, &size),
        Some(percent) => format!("{}%", number::format_short(percent.abs(), 2)),
        None => format!("{size} {unit}"),
    };
    match change.absolute.cmp(&Decimal::ZERO) {
        // a change too small for its decimals is none
        _ if size == "0" => text::as_much(lang).to_string(),
        Ordering::Equal => text::as_much(lang).to_string(),
        Ordering::Greater => text::more(lang, &by),
        Ordering::Less => text::less(lang, &by),
    }
}
