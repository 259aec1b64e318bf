//! The results by sector, in the order of the real reports, and the tables that stand at their end.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{dots, prose};
use crate::assess::{Standing, sentence};
use crate::model::{Period, number};
use crate::report::page::{Align, Block, Cell, Column, Drawing, Style, Table};
use crate::report::trends::{Trend, last_day};
use crate::report::{GroupPart, Line, Report, qualified, shown};
use crate::text::{GlyphSet, Lang, labels, monthly as text, sentences};

/// The groups that have something to say in public, with the identifier of their sector.
fn groups<'a>(report: &Report<'a>) -> Vec<(&'a str, GroupPart<'a>)> {
    let mut out = Vec::new();
    for part in report.sectors() {
        for mut group in part.groups {
            group.rows.retain(|l| !l.indicator.internal);
            if !group.rows.is_empty() {
                out.push((&*part.sector.id, group));
            }
        }
    }
    out
}

/// Everything from the direction of the commune to the last sector.
pub fn blocks(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    let mut left = groups(report);
    let mut out = vec![Block::heading(3, text::direction(lang)), dots(lang)];
    let direction = left.extract_if(.., |(_, g)| &*g.group.id == text::DIRECTION);
    out.extend(direction.flat_map(|(_, g)| group(report, lang, &g)));
    out.push(Block::heading(3, text::results(lang)));
    // a group that another section names is not among what is left of a sector
    let named = |id: &str| text::SECTIONS.iter().any(|s| s.groups.contains(&id));
    for section in text::SECTIONS {
        let [vi, en] = section.name;
        let name = lang.pick(vi, en);
        let is_nested = section.number.contains('.');
        out.push(if is_nested {
            let title = format!("{} {name}", section.number);
            Block::Heading(5, Style::SubHeading, title)
        } else {
            Block::heading(4, format!("{}. {name}", section.number))
        });
        for wanted in section.groups {
            let found = left.extract_if(.., |(_, g)| &*g.group.id == *wanted);
            out.extend(found.flat_map(|(_, g)| group(report, lang, &g)));
        }
        let rest = left.extract_if(.., |(sector, g)| {
            *sector == section.rest && !named(&g.group.id)
        });
        out.extend(rest.flat_map(|(_, g)| group(report, lang, &g)));
        // what has parts of its own is told in them
        if is_nested || !section.rest.is_empty() {
            out.push(dots(lang));
        }
    }
    if !left.is_empty() {
        out.push(Block::heading(4, format!("6. {}", text::other(lang))));
        out.extend(left.iter().flat_map(|(_, g)| group(report, lang, g)));
    }
    out
}

/// A group: what has a plan as a list, the rest as one paragraph.
fn group(report: &Report<'_>, lang: Lang, group: &GroupPart<'_>) -> Vec<Block> {
    let name = lang.pick(&group.group.name, &group.group.en);
    let has_plan = |l: &&Line<'_>| l.row.standings.iter().any(|s| s.plan.is_some());
    let (planned, rest): (Vec<&Line<'_>>, Vec<&Line<'_>>) = group.rows.iter().partition(has_plan);
    let mut out = Vec::new();
    if !planned.is_empty() {
        out.push(Block::body(format!("{name}:")));
    }
    // a part whose whole has no plan stands as a whole here
    let mut deepest = 0;
    for line in &planned {
        let depth = line.row.depth.min(deepest).min(2);
        deepest = depth + 1;
        let clause = prose::clause(report, lang, line);
        out.push(Block::Item(depth, format!("{clause}.")));
    }
    if !rest.is_empty() {
        let said = sentences(report, lang, &rest);
        // a group that is called as its first figure need not be named twice
        let named = planned.is_empty() && !said.starts_with(&format!("{name} "));
        out.push(Block::body(if named {
            format!("{name}: {}", sentences::lower_first(&said))
        } else {
            said
        }));
    }
    out
}

/// Clauses one after the other: parts follow their whole, a new whole begins a new sentence.
fn sentences(report: &Report<'_>, lang: Lang, lines: &[&Line<'_>]) -> String {
    let mut out = String::new();
    let mut before: Option<u8> = None;
    for line in lines {
        let clause = prose::clause(report, lang, line);
        let depth = line.row.depth;
        let within = sentences::lower_first(&clause);
        let (joint, clause) = match before {
            None => ("", clause),
            Some(above) if depth < above => (". ", clause),
            Some(above) if depth > above => (text::of_which(lang), within),
            Some(_) => ("; ", within),
        };
        out.extend([joint, &clause]);
        before = Some(depth);
    }
    out + "."
}

/// The columns of the table of plans, in millimetres: together the room of a page on its side.
const COLUMNS: [(u32, Align); 9] = [
    (11, Align::Centre),
    (55, Align::Left),
    (41, Align::Left),
    (30, Align::Right),
    (31, Align::Right),
    (16, Align::Right),
    (16, Align::Right),
    (23, Align::Centre),
    (29, Align::Left),
];

/// The table of what has a plan; a further plan of an indicator has a row without its name.
pub fn plans(report: &Report<'_>, lang: Lang) -> Table {
    let columns = text::COLUMNS.into_iter().zip(COLUMNS);
    let columns = columns.map(|([vi, en], (width, align))| Column {
        head: lang.pick(vi, en),
        width,
        align,
    });
    let mut rows = Vec::new();
    let mut number = 0;
    for (_, group) in groups(report) {
        for line in &group.rows {
            let plans = line.row.standings.iter().filter(|s| s.plan.is_some());
            for (at, standing) in plans.enumerate() {
                number += usize::from(at == 0);
                rows.push(plan(
                    report,
                    lang,
                    line,
                    standing,
                    (at == 0).then_some(number),
                ));
            }
        }
    }
    Table {
        columns: columns.collect(),
        rows,
    }
}

/// A row of the table; its number is none where the row above is of the same indicator.
fn plan(
    report: &Report<'_>,
    lang: Lang,
    line: &Line<'_>,
    standing: &Standing,
    number: Option<usize>,
) -> Vec<Cell> {
    let own = |text: String| number.map_or_else(String::new, |_| text);
    let unit = report.unit(lang, line.indicator);
    let name = own(format!("{} ({unit})", line.indicator.called(lang)));
    let depth = if name.is_empty() { 0 } else { line.row.depth };
    let against = sentence::plan_name(lang, report.commune, standing);
    let against = if prose::is_reached(standing) {
        against.to_string()
    } else {
        let limit = sentence::limit(lang, report.commune, line.indicator, standing);
        format!("{against}: {limit}")
    };
    let actual = line.row.actual.map_or_else(String::new, |a| {
        qualified(lang, a.qualifier, shown(a.value, a.computed))
    });
    let pace = standing.pace.map(|p| p.percent);
    let two = |percent| number::format_fixed(percent, 2);
    let [percent, due] = [standing.percent, pace].map(|p| p.map(two).unwrap_or_default());
    let bar = || {
        let done = thousandths(standing.percent?, Decimal::TEN)?;
        let pace = pace.and_then(|p| thousandths(p, Decimal::TEN));
        let words = text::bar(lang, &percent, &due);
        Some((Drawing::Bar { done, pace }, words))
    };
    let bar = Cell::Drawn(bar());
    let mark = labels::mark(standing.verdict, GlyphSet::Full);
    vec![
        number.map(|n| n.to_string()).unwrap_or_default().into(),
        Cell::Text(depth, name),
        against.into(),
        number::format(standing.target).into(),
        own(actual).into(),
        percent.into(),
        due.into(),
        bar,
        format!("{mark} {}", standing.said().name(lang)).into(),
    ]
}

/// For drawing: so many thousandths, not below zero.
fn thousandths(value: Decimal, by: Decimal) -> Option<u32> {
    let value = number::round(value.checked_mul(by)?, 0);
    value.max(Decimal::ZERO).to_u32()
}

/// A line over time, with its caption.
pub fn trend(
    report: &Report<'_>,
    lang: Lang,
    periods: &[Period],
    trend: &Trend<'_>,
) -> Option<Block> {
    let known = |at: usize| trend.values.get(at).copied().flatten().zip(periods.get(at));
    let (first, from) = (0..periods.len()).find_map(known)?;
    let (last, to) = (0..periods.len()).rev().find_map(known)?;
    let all = trend.values.iter().chain(&trend.pace).flatten();
    let most = all.map(Decimal::abs).max().filter(|m| !m.is_zero());
    let most = most.unwrap_or(Decimal::ONE);
    let share = |values: &[Option<Decimal>]| {
        let share =
            |v: &Option<Decimal>| thousandths((*v)?.checked_div(most)?, Decimal::ONE_THOUSAND);
        values.iter().map(share).collect()
    };
    let [first, last] = [first, last].map(|v| shown(v, trend.indicator.ratio.is_some()));
    let caption = text::trend(
        lang,
        trend.indicator.called(lang),
        report.unit(lang, trend.indicator),
        (&first, last_day(report, *from)),
        (&last, last_day(report, *to)),
        &number::format_short(most, 2),
    );
    let drawing = Drawing::Trend {
        actual: share(&trend.values),
        pace: share(&trend.pace),
        runs: trend.runs.clone(),
    };
    Some(Block::Figure(caption, drawing))
}
