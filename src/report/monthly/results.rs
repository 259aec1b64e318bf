//! The results by sector, in the order of the real reports, and the tables that stand at their end.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Block, PlanRow, prose};
use crate::assess::sentence;
use crate::model::{Period, date, number};
use crate::report::trends::{Trend, last_day};
use crate::report::{GroupPart, Line, Report, shown};
use crate::text::{Lang, labels, monthly as text, sentences};

/// The groups that have something to say in public, with the identifier of their sector.
fn groups<'a>(report: &Report<'a>) -> Vec<(&'a str, GroupPart<'a>)> {
    let parts = report
        .sectors()
        .into_iter()
        .flat_map(|s| s.groups.into_iter().map(move |g| (&*s.sector.id, g)));
    let open = parts.map(|(sector, mut group)| {
        group.rows.retain(|l| !l.indicator.internal);
        (sector, group)
    });
    open.filter(|(_, group)| !group.rows.is_empty()).collect()
}

/// Everything from the direction of the commune to the last sector.
pub fn blocks(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    let mut left = groups(report);
    let mut out = vec![
        Block::Heading(1, text::direction(lang).to_string()),
        Block::Dots,
    ];
    out.extend(
        take(&mut left, |_, id| id == text::DIRECTION)
            .iter()
            .flat_map(|g| group(report, lang, g)),
    );
    out.push(Block::Heading(1, text::results(lang).to_string()));
    // a group that another section names is not among what is left of a sector
    let named = |id: &str| text::SECTIONS.iter().any(|s| s.groups.contains(&id));
    for section in text::SECTIONS {
        let [vi, en] = section.name;
        let level = if section.number.contains('.') { 3 } else { 2 };
        let stop = if level == 2 { "." } else { "" };
        out.push(Block::Heading(
            level,
            format!("{}{stop} {}", section.number, lang.pick(vi, en)),
        ));
        let mut found = Vec::new();
        for wanted in section.groups {
            found.extend(take(&mut left, |_, id| id == *wanted));
        }
        if let Some(rest) = section.rest {
            found.extend(take(&mut left, |sector, id| sector == rest && !named(id)));
        }
        out.extend(found.iter().flat_map(|g| group(report, lang, g)));
        // what has parts of its own is told in them
        if section.rest.is_some() || level == 3 {
            out.push(Block::Dots);
        }
    }
    if !left.is_empty() {
        out.push(Block::Heading(2, format!("6. {}", text::other(lang))));
        out.extend(left.iter().flat_map(|(_, g)| group(report, lang, g)));
    }
    out
}

/// Takes out the groups that pass, in their order.
fn take<'a>(
    left: &mut Vec<(&'a str, GroupPart<'a>)>,
    wanted: impl Fn(&str, &str) -> bool,
) -> Vec<GroupPart<'a>> {
    let (found, rest): (Vec<_>, Vec<_>) = std::mem::take(left)
        .into_iter()
        .partition(|(sector, g)| wanted(sector, &g.group.id));
    *left = rest;
    found.into_iter().map(|(_, g)| g).collect()
}

/// A group: what has a plan as a list, the rest as one paragraph.
fn group(report: &Report<'_>, lang: Lang, group: &GroupPart<'_>) -> Vec<Block> {
    let name = lang.pick(&group.group.name, &group.group.en);
    let (planned, rest): (Vec<&Line<'_>>, Vec<&Line<'_>>) = group
        .rows
        .iter()
        .partition(|l| l.row.standings.iter().any(|s| s.plan.is_some()));
    let mut out = Vec::new();
    if !planned.is_empty() {
        out.push(Block::Paragraph(format!("{name}:")));
        // a part whose whole has no plan stands as a whole here
        let mut above = None;
        for line in &planned {
            let depth = line
                .row
                .depth
                .min(above.map_or(0, |above: u8| above + 1))
                .min(2);
            above = Some(depth);
            out.push(Block::Item(
                depth,
                format!("{}.", prose::clause(report, lang, line)),
            ));
        }
    }
    if !rest.is_empty() {
        let said = sentences(report, lang, &rest);
        // a group that is called as its first figure need not be named twice
        let named = planned.is_empty() && !said.starts_with(&format!("{name} "));
        out.push(Block::Paragraph(if named {
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
        match before {
            None => out.push_str(&clause),
            Some(above) if depth > above => {
                out.push_str(lang.pick(", trong đó: ", ", of these: "));
                out.push_str(&sentences::lower_first(&clause));
            }
            Some(above) if depth < above => {
                out.push_str(". ");
                out.push_str(&clause);
            }
            Some(_) => {
                out.push_str("; ");
                out.push_str(&sentences::lower_first(&clause));
            }
        }
        before = Some(depth);
    }
    out.push('.');
    out
}

/// The table of what has a plan.
pub fn plans(report: &Report<'_>, lang: Lang) -> Vec<PlanRow> {
    let mut out = Vec::new();
    for (_, group) in groups(report) {
        for line in &group.rows {
            let planned = line.row.standings.iter().filter(|s| s.plan.is_some());
            for (at, standing) in planned.enumerate() {
                let unit = report.unit(lang, line.indicator);
                let own = at == 0;
                let value = line.row.actual.map(|a| {
                    let number = shown(a.value, a.computed);
                    a.qualifier
                        .map_or_else(|| number.clone(), |q| format!("{} {number}", q.name(lang)))
                });
                let reached = prose::is_reached(standing);
                let name = sentence::plan_name(lang, report.commune, standing);
                let limit = || sentence::limit(lang, report.commune, line.indicator, standing);
                let pace = standing.pace.map(|p| p.percent);
                out.push(PlanRow {
                    depth: line.row.depth,
                    name: if own {
                        format!("{} ({unit})", line.indicator.called(lang))
                    } else {
                        String::new()
                    },
                    against: if reached {
                        name.to_string()
                    } else {
                        format!("{name}: {}", limit())
                    },
                    figures: [
                        number::format(standing.target),
                        value.filter(|_| own).unwrap_or_default(),
                        standing
                            .percent
                            .map(|p| number::format_fixed(p, 2))
                            .unwrap_or_default(),
                        pace.map(|p| number::format_fixed(p, 2)).unwrap_or_default(),
                    ],
                    verdict: format!(
                        "{} {}",
                        labels::mark(standing.verdict, false),
                        standing.verdict.name(lang)
                    ),
                    bar: standing.percent.and_then(|p| {
                        Some((
                            thousandths(p, Decimal::TEN)?,
                            pace.and_then(|p| thousandths(p, Decimal::TEN)),
                        ))
                    }),
                });
            }
        }
    }
    out
}

/// For drawing: so many thousandths, not below zero.
fn thousandths(value: Decimal, by: Decimal) -> Option<u32> {
    number::round(value.checked_mul(by)?, 0)
        .max(Decimal::ZERO)
        .to_u32()
}

/// A line over time, with its caption.
pub fn line(
    report: &Report<'_>,
    lang: Lang,
    periods: &[Period],
    trend: &Trend<'_>,
) -> Option<super::Line> {
    let known = |at: usize| trend.values.get(at).copied().flatten().zip(periods.get(at));
    let (first, first_period) = (0..periods.len()).find_map(known)?;
    let (last, last_period) = (0..periods.len()).rev().find_map(known)?;
    let computed = trend.indicator.ratio.is_some();
    let day = |period: &Period| date::format(last_day(report, *period));
    let all = || trend.values.iter().chain(&trend.pace).flatten().copied();
    let most = all()
        .map(|v| v.abs())
        .max()
        .filter(|m| !m.is_zero())
        .unwrap_or(Decimal::ONE);
    let share = |values: &[Option<Decimal>]| {
        values
            .iter()
            .map(|v| thousandths((*v)?.checked_div(most)?, Decimal::ONE_THOUSAND))
            .collect()
    };
    let name = trend.indicator.called(lang);
    let unit = report.unit(lang, trend.indicator);
    let [from, to] =
        [(first, first_period), (last, last_period)].map(|(v, p)| (shown(v, computed), day(p)));
    let caption = text::trend(lang, name, unit, &from, &to, &number::format_short(most, 2));
    Some(super::Line {
        caption,
        actual: share(&trend.values),
        pace: share(&trend.pace),
        runs: trend.runs.clone(),
    })
}
