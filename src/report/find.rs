//! `giaoban find`: what was found as text, two lines each, or as JSON.

mod beside;

use std::collections::HashSet;

use super::column::{Cell, Decimals, Flat, Id, columns, to_text};
use super::rows::indicator_id;
use super::text::Style;
use super::{Line, Report, Selection, json, shown, table};
use crate::assess::search::{Found, Hit};
use crate::assess::sentence;
use crate::model::{IndicatorId, date, number};
use crate::text::{labels, report as words};

/// The indicators among what was found, in its order.
pub fn indicators(hits: &[Hit]) -> impl Iterator<Item = IndicatorId> {
    hits.iter().filter_map(|hit| match hit.found {
        Found::Indicator(id) => Some(id),
        _ => None,
    })
}

/// The indicators found, as a selection for the other shapes of the report.
pub fn selection(hits: &[Hit]) -> Selection {
    Selection::of(indicators(hits).collect::<HashSet<_>>())
}

/// Two lines for each indicator found: the figure; then the plan or the verdict, and the source.
/// Other things name their sort first; a hamlet has a line for each figure that is broken down by
/// it.
pub fn text(report: &Report<'_>, hits: &[Hit], style: Style) -> String {
    let mut out = String::new();
    let most = style.width.unwrap_or(usize::MAX);
    for hit in hits {
        let lines = match hit.found {
            Found::Indicator(id) => two_lines(report, id, style),
            other => beside::lines(report, other, style),
        };
        for line in lines.into_iter().flatten() {
            let is_first = !line.starts_with(' ');
            for part in table::wrap(&line, most) {
                out.push_str(&if is_first { style.strong(&part) } else { part });
                out.push('\n');
            }
        }
    }
    style.signs(out)
}

fn two_lines(report: &Report<'_>, id: IndicatorId, style: Style) -> Option<Vec<String>> {
    let Report {
        commune,
        assessment,
        ..
    } = *report;
    let lang = style.lang;
    let indicator = commune.catalogue.indicator(id)?;
    let name = indicator.called(lang);
    let Some(row) = assessment.row(id) else {
        return Some(vec![
            format!("{} {name}", words::missing(style.glyphs)),
            format!("  {}", words::no_figure(lang)),
        ]);
    };
    let value = row.actual.map_or_else(
        || words::no_figure(lang).to_string(),
        |actual| {
            let value = shown(actual.value, actual.computed);
            let qualifier = actual.qualifier.map(|q| format!("{} ", q.name(lang)));
            let qualifier = qualifier.unwrap_or_default();
            let unit = report.unit(lang, indicator);
            let gap = if unit == "%" { "" } else { " " };
            let until = words::until(lang, date::format(actual.as_of));
            format!("{qualifier}{value}{gap}{unit}, {until}")
        },
    );
    let mark = labels::mark(row.verdict(), style.glyphs);
    let line = report.line(row)?;
    let mut rest = vec![against(report, &line, style)];
    let needed = row.standings.first().and_then(|s| s.needed);
    rest.extend(
        needed.and_then(|n| n.per_week).map(|week| {
            words::per_week(lang, sentence::with_unit(lang, commune, indicator, week, 1))
        }),
    );
    rest.extend(line.source());
    Some(vec![
        format!("{mark} {name}: {value}"),
        format!("  {}", rest.join(" · ")),
    ])
}

/// `chậm: 80,59% kế hoạch (41.864,648184), nhịp 95,2%`; what is asked for where there is no figure
/// yet.
fn against(report: &Report<'_>, line: &Line<'_>, style: Style) -> String {
    let (lang, commune) = (style.lang, report.commune);
    let Some(standing) = line.row.standings.first() else {
        return words::no_plan(lang).to_string();
    };
    let plan = sentence::plan_name(lang, commune, standing);
    let limit = || {
        let limit = sentence::limit(lang, commune, line.indicator, standing);
        let parts = [plan, &limit].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(": ")
    };
    if line.row.actual.is_none() {
        return limit();
    }
    let against = match standing.percent.filter(|_| !plan.is_empty()) {
        Some(percent) => {
            let target = number::format(standing.target);
            format!("{}% {plan} ({target})", shown(percent, true))
        }
        None => limit(),
    };
    let pace = standing
        .pace
        .map(|p| words::pace(lang, shown(p.percent, true)));
    let verdict = standing.said().name(lang);
    format!("{verdict}: {against}{}", pace.unwrap_or_default())
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

columns! {
    /// The document of `show` with the indicators found, and all that was found
    "answer": Answer<'a> as answer => {
        _: Flat(answer.document);
        /// The indicators, in the order of the hits
        "found": answer.found();
        "hits": answer.listed();
    }
}

impl<'a> Answer<'a> {
    fn found(&self) -> Vec<Id<'a>> {
        let commune = self.document.report.commune;
        let found = indicators(self.hits);
        found.map(|id| indicator_id(commune, id)).collect()
    }

    fn listed(&self) -> Vec<beside::Listed<'a>> {
        let report = &self.document.report;
        let hits = self.hits.iter();
        hits.filter_map(|hit| beside::listed(report, hit.found))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::assess::search::find;
    use crate::text::Lang;

    fn ids(query: &str) -> Vec<String> {
        let commune = fixture::commune();
        let assessment = fixture::assessment(&commune);
        indicators(&find(&commune, &assessment, Lang::Vi, query))
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
            let found = find(&commune, &assessment, Lang::Vi, query);
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
            "▽ Tỷ lệ giải quyết đúng hạn: 97,28%, đến 12/01/2026\n  chưa đạt mức: ít nhất 100% · bao-cao.txt, II.4\n",
        );
        check(
            "nhap ngu",
            "◌ Công dân nhập ngũ: kỳ này chưa có số liệu\n  chỉ tiêu giao quân: đúng 13 người\n",
        );
    }
}
