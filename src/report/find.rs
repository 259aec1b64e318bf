//! `giaoban find`: indicators, tasks, targets, events and hamlets by a few words without accents, the best first.

mod beside;

use std::collections::HashSet;

use super::column::{Cell, Decimals, Flat, Id, columns, to_text};
use super::rows::indicator_id;
use super::text::Style;
use super::{Line, Report, Selection, json, shown, table};
use crate::assess::sentence;
use crate::model::{Commune, Indicator, IndicatorId, date, number};
use crate::text::{fold::fit, labels, report as words};

/// So much less counts an indicator that the commune has neither a figure nor a plan of.
const UNKNOWN: u32 = 250;

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    /// A hamlet, by its position.
    Hamlet(usize),
    /// An indicator.
    Indicator(IndicatorId),
    /// A task, by its position.
    Task(usize),
    /// A target, by its position.
    Target(usize),
    /// An event, by its position.
    Event(usize),
}

/// What fits the words, best first; among equals headline indicators, then shorter names. Every word must fit. Figures come first, as on
/// the screen: the name of an indicator that the commune has a figure or a plan of counts most.
pub fn find(commune: &Commune, query: &str) -> Vec<Hit> {
    let indicators = (0u32..)
        .zip(&commune.catalogue.indicators)
        .filter_map(|(at, indicator)| {
            let id = IndicatorId(at);
            let known = commune.plans.iter().any(|p| p.indicator == id)
                || commune.periods.iter().any(|d| d.figure(id).is_some());
            let known = known
                || indicator
                    .ratio
                    .is_some_and(|(n, _)| commune.periods.iter().any(|d| d.figure(n).is_some()));
            let score =
                score(commune, indicator, query)?.saturating_sub(if known { 0 } else { UNKNOWN });
            Some((
                score,
                !indicator.headline,
                indicator.name.chars().count(),
                Hit::Indicator(id),
            ))
        });
    let mut hits: Vec<_> = indicators.collect();
    hits.extend(
        beside::find(commune, query)
            .into_iter()
            .map(|(score, name, hit)| (score, true, name.chars().count(), hit)),
    );
    hits.sort_by_key(|(score, minor, length, hit)| {
        (std::cmp::Reverse(*score), *minor, *length, *hit)
    });
    hits.into_iter().map(|(_, _, _, hit)| hit).collect()
}

/// The indicators among what was found, in its order.
pub fn indicators(hits: &[Hit]) -> Vec<IndicatorId> {
    hits.iter()
        .filter_map(|h| {
            if let Hit::Indicator(id) = h {
                Some(*id)
            } else {
                None
            }
        })
        .collect()
}

/// The name counts most, then the short name and the identifier, then the English name, then all of them with the group and the sector.
fn score(commune: &Commune, indicator: &Indicator, query: &str) -> Option<u32> {
    let group = commune.catalogue.groups.get(indicator.group);
    let sector = group.and_then(|g| commune.catalogue.sectors.get(g.sector));
    let id = indicator.id.replace('-', " ");
    let all = format!(
        "{} {} {id} {} {}",
        indicator.name,
        indicator.short,
        group.map_or("", |g| &g.name),
        sector.map_or("", |s| &s.name)
    );
    let fields = [
        (&*indicator.name, 300),
        (&*indicator.short, 250),
        (&*indicator.id, 220),
        (&*id, 200),
        (&*indicator.en, 150),
        (&*all, 0),
    ];
    fields
        .into_iter()
        .filter_map(|(text, bonus)| fit(query, text).map(|f| f.score + bonus))
        .max()
}

/// The indicators found, as a selection for the other shapes of the report.
pub fn selection(hits: &[Hit]) -> Selection {
    Selection::of(indicators(hits).into_iter().collect::<HashSet<_>>())
}

/// Two lines for each indicator found: the figure; then the plan or the verdict, and the source. Other things name their sort first; a
/// hamlet has a line for each figure that is broken down by it.
pub fn text(report: &Report<'_>, hits: &[Hit], style: Style) -> String {
    let mut out = String::new();
    for hit in hits {
        let lines = match *hit {
            Hit::Indicator(id) => {
                let Some(indicator) = report.commune.catalogue.indicator(id) else {
                    continue;
                };
                two_lines(report, id, indicator, style).to_vec()
            }
            other => beside::lines(report, other, style),
        };
        let most = style.width.unwrap_or(usize::MAX);
        for (at, line) in lines.iter().enumerate() {
            for part in table::wrap(line, most) {
                out.push_str(&if at == 0 { style.strong(&part) } else { part });
                out.push('\n');
            }
        }
    }
    style.signs(out)
}

fn two_lines(
    report: &Report<'_>,
    id: IndicatorId,
    indicator: &Indicator,
    style: Style,
) -> [String; 2] {
    let lang = style.lang;
    let Report {
        commune,
        assessment,
        ..
    } = *report;
    let name = sentence::name(lang, indicator);
    let Some(row) = assessment.row(id) else {
        return [
            format!("{} {name}", words::missing(style.ascii)),
            format!("  {}", words::no_figure(lang)),
        ];
    };
    let line = Line {
        report: *report,
        indicator,
        row,
        figure: report.period().and_then(|d| d.figure(id)),
    };
    let mark = labels::mark(row.verdict(), style.ascii);
    let first = match row.actual {
        Some(actual) => {
            let value = shown(actual.value, actual.computed);
            let qualifier = actual
                .qualifier
                .map(|q| format!("{} ", q.name(lang)))
                .unwrap_or_default();
            let unit = report.unit(lang, indicator);
            let unit = if unit == "%" {
                "%".to_string()
            } else {
                format!(" {unit}")
            };
            format!(
                "{mark} {name}: {qualifier}{value}{unit}, {}",
                words::until(lang, &date::format(actual.as_of))
            )
        }
        None => format!("{mark} {name}: {}", words::no_figure(lang)),
    };
    let mut rest = Vec::new();
    match row.standings.first() {
        Some(standing) if row.actual.is_some() => {
            let plan = sentence::plan_name(lang, commune, standing);
            let target = number::format(standing.target);
            let against = match (standing.percent, plan) {
                (Some(percent), plan) if !plan.is_empty() => {
                    format!("{}% {plan} ({target})", shown(percent, true))
                }
                (_, plan) => [plan, &sentence::limit(lang, commune, indicator, standing)]
                    .iter()
                    .filter(|s| !s.is_empty())
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(": "),
            };
            let pace = standing
                .pace
                .map(|p| words::pace(lang, &shown(p.percent, true)))
                .unwrap_or_default();
            rest.push(format!("{}: {against}{pace}", standing.verdict.name(lang)));
        }
        Some(standing) => {
            let limit = sentence::limit(lang, commune, indicator, standing);
            let plan = sentence::plan_name(lang, commune, standing);
            rest.push(if plan.is_empty() {
                limit
            } else {
                format!("{plan}: {limit}")
            });
        }
        None => rest.push(words::no_plan(lang).to_string()),
    }
    if let Some(week) = row
        .standings
        .first()
        .and_then(|s| s.needed)
        .and_then(|n| n.per_week)
    {
        rest.push(words::per_week(
            lang,
            &sentence::with_unit(lang, commune, indicator, week, 1),
        ));
    }
    rest.extend(line.source());
    [first, format!("  {}", rest.join(" · "))]
}

/// The JSON document of what was found.
pub fn json(
    report: &Report<'_>,
    hits: &[Hit],
    faults: &[super::Fault],
) -> Result<String, serde_json::Error> {
    let report = *report;
    let document = json::Document { report, faults };
    to_text(&Answer { document, hits }.value(), Decimals::Both)
}

struct Answer<'a> {
    document: json::Document<'a>,
    hits: &'a [Hit],
}

impl<'a> Answer<'a> {
    fn found(&self) -> Vec<Id<'a>> {
        let commune = self.document.report.commune;
        let found = indicators(self.hits).into_iter();
        found.map(|id| indicator_id(commune, id)).collect()
    }
}

columns! {
    /// The document of `show` with the indicators found, and all that was found
    "answer": Answer<'a> as answer {
        _: Flat(answer.document);
        /// The indicators, in the order of the hits
        "found": answer.found();
        "hits": answer.hits.iter().filter_map(|hit| beside::listed(&answer.document.report, *hit)).collect::<Vec<_>>();
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn ids(query: &str) -> Vec<String> {
        let commune = fixture::commune();
        indicators(&find(&commune, query))
            .into_iter()
            .map(|id| commune.catalogue.indicators[id.index()].id.to_string())
            .collect()
    }

    #[test]
    fn finds_without_accents_best_first() {
        let check = |query: &str, expect: &[&str]| assert_eq!(ids(query), expect, "{query}");
        check("trau", &["trau"]);
        check("von", &["gn-oda", "gn-tong"]);
        check("giai quyet dung han", &["hs-dung", "hs-dung-han"]);
        check("giai ngan", &["gn-tong", "gn-oda"]);
        check("nsnn", &["thu"]);
        check("hs-dung-han", &["hs-dung-han"]);
        check("lợn", &[]);
        check("", &[]);
    }

    #[test]
    fn says_a_figure_in_two_lines() {
        let commune = fixture::commune();
        let assessment = fixture::assessment(&commune);
        let report = Report {
            commune: &commune,
            assessment: &assessment,
            selection: &Selection::ALL,
        };
        let check = |query: &str, expect: &str| {
            let found = find(&commune, query);
            assert_eq!(
                text(&report, &found[..1], Style::default()),
                expect,
                "{query}"
            );
        };
        // 377 of 396 days: 95,20 %; 80,59 / 95,20 = 0,847
        // remaining 8.124,636155 over 19 days, seven of them: 2.993,29
        check(
            "gn-tong",
            "▽ Tổng vốn đầu tư công năm 2025: 33.740,012029 triệu đồng, đến 12/01/2026\n  \
             chậm: 80,59% trừ 2 dự án dừng (41.864,648184), nhịp 95,2% · mỗi tuần cần 2.993,3 triệu đồng · bao-cao.txt, II.1.4.a\n",
        );
        check(
            "trau",
            "· Đàn trâu: 562 con, đến 12/01/2026\n  không giao kế hoạch · bao-cao.txt, II.1.1.b\n",
        );
        check(
            "hs-dung-han",
            "▽ Tỷ lệ giải quyết đúng hạn: 97,28%, đến 12/01/2026\n  chậm: ít nhất 100% · bao-cao.txt, II.4\n",
        );
        check(
            "nhap ngu",
            "◌ Công dân nhập ngũ: kỳ này chưa có số liệu\n  chỉ tiêu giao quân: đúng 13 người\n",
        );
    }
}
