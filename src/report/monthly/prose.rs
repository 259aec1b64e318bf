//! Figures in the words of a report: `Tổng thu ngân sách nhà nước đạt 183,852/12.118 triệu đồng, bằng 1,52% dự toán năm 2026`.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::assess::{Change, Standing, sentence};
use crate::model::{Requirement, number};
use crate::report::{Line, Report, aside, measured, qualified, ratio, shown};
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
    let first = row.standings.first();
    let plan = |standing: &Standing| measured(&number::format(standing.target), unit);
    let plan_name = |standing| sentence::plan_name(lang, report.commune, standing);
    let Some(actual) = row.actual else {
        let waiting = aside(first.map(|s| format!("{}: {}", plan_name(s), plan(s))));
        return format!("{name}: {} {unit}{waiting}", text::blank(lang));
    };
    let bare = shown(actual.value, actual.computed);
    let day = match report.period() {
        Some(data) if data.to != actual.as_of => text::until(lang, actual.as_of),
        _ => String::new(),
    };
    let percent = |standing: &Standing| standing.percent.map(|p| number::format_short(p, 2));
    let start = if let Some(first) = first.filter(|s| is_reached(s)) {
        let own = if unit == "%" {
            measured(&bare, unit)
        } else {
            bare
        };
        let reached = text::reached(lang, actual.qualifier, &own, &plan(first));
        let percent = percent(first).map(|p| text::percent_of(lang, &p, plan_name(first)));
        format!("{name}{day} {reached}{}", percent.unwrap_or_default())
    } else {
        let number = qualified(lang, actual.qualifier, bare);
        let within = sentences::lower_first(name);
        // a name that begins with its unit is counted: 516 văn bản đi
        let rest = within.strip_prefix(unit).filter(|_| lang == Lang::Vi);
        if rest.is_some_and(|rest| rest.starts_with(' ')) {
            format!("{number} {within}{day}")
        } else {
            format!("{name}{day} {}", measured(&number, unit))
        }
    };
    let others = row.standings.iter().skip(1).filter(|s| is_reached(s));
    let also = |s| Some(text::also(lang, &percent(s)?, plan_name(s), &plan(s)));
    let also: String = others.filter_map(also).collect();
    let ratio = aside(ratio(report.assessment, indicator).filter(|_| actual.computed));
    let since = row.same_period.map(|change| since(lang, unit, change));
    let limit = first.filter(|s| !is_reached(s)).map(|first| {
        let commune = report.commune;
        match plan_name(first) {
            "" => format!(", {}", sentence::asked(lang, commune, indicator, first)),
            name => {
                let limit = sentence::limit(lang, commune, indicator, first);
                format!(", {name}: {limit}")
            }
        }
    });
    let parts = figure.map_or(&[][..], |f| f.parts()).iter();
    let parts = aside(parts.map(|p| format!("{} {}", p.name, number::format(p.value))));
    let [since, limit] = [since, limit].map(Option::unwrap_or_default);
    format!("{start}{also}{ratio}{since}{limit}{parts}")
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
