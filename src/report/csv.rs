//! `giaoban show --format csv`: one row a figure and plan, for spreadsheets and scripts.
//!
//! RFC 4180, UTF-8 without a mark in front, a header of fixed English names. Decimals are in plain machine notation
//! (`33740.012029`); an empty field is not known, which is not zero. A figure with several plans has several rows, the
//! primary plan first; what belongs to the figure stands in each of them.

use rust_decimal::Decimal;

use super::{Line, Report, words};
use crate::assess::Standing;

/// The header. New columns are only ever added at the end.
pub const HEADER: [&str; 48] = [
    "commune",
    "period",
    "period_from",
    "period_to",
    "reported",
    "sector",
    "group",
    "indicator",
    "name",
    "unit",
    "kind",
    "direction",
    "internal",
    "actual",
    "computed",
    "as_of",
    "from",
    "qualifier",
    "same_period",
    "plan",
    "plan_name",
    "plan_value",
    "requirement",
    "plan_from",
    "plan_to",
    "assigned_by",
    "primary",
    "percent",
    "pace",
    "expected",
    "variance",
    "remaining",
    "needed_per_week",
    "verdict",
    "change_previous",
    "change_previous_percent",
    "change_same_period",
    "change_same_period_percent",
    "printed_percent",
    "parts",
    "note",
    "source",
    "plan_source",
    "plan_note",
    "illustrative",
    "day_of_looking",
    "same_period_printed_percent",
    "plan_derived",
];

/// The whole table of a report.
pub fn build(report: &Report<'_>) -> Result<String, csv::Error> {
    let mut rows = Vec::new();
    for sector in report.sectors() {
        for group in &sector.groups {
            for line in &group.rows {
                let place = [&*sector.sector.id, &*group.group.id];
                if line.row.standings.is_empty() {
                    rows.push(record(report, place, line, None));
                }
                rows.extend(
                    line.row
                        .standings
                        .iter()
                        .map(|s| record(report, place, line, Some(s))),
                );
            }
        }
    }
    write(&HEADER, rows)
}

/// A table as text.
pub(super) fn write(
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.into_iter().map(inert))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|e| csv::Error::from(e.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which it does not show; a number stays as it is.
fn inert(cell: String) -> String {
    let formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<Decimal>().is_err();
    if formula { format!("'{cell}") } else { cell }
}

fn record(
    report: &Report<'_>,
    [sector, group]: [&str; 2],
    line: &Line<'_>,
    standing: Option<&Standing>,
) -> Vec<String> {
    let Line {
        indicator,
        row,
        figure,
    } = *line;
    let commune = report.commune;
    let data = report.period();
    let plan = standing
        .and_then(|s| s.plan)
        .and_then(|at| commune.plans.get(at));
    let computed =
        |value: Option<Decimal>| value.map(|v| words::plain(v, true)).unwrap_or_default();
    let typed = |value: Option<Decimal>| value.map(|v| words::plain(v, false)).unwrap_or_default();
    let text = |value: Option<&str>| value.unwrap_or_default().to_string();
    let day = |value: Option<chrono::NaiveDate>| value.map(words::day).unwrap_or_default();
    let actual = row.actual;
    let is_computed = actual.is_some_and(|a| a.computed);
    let value = actual.map(|a| a.value);
    let verdict = standing.map_or_else(|| row.verdict(), |s| s.verdict);
    let parts: Vec<String> = figure
        .map_or(&[][..], |f| f.parts())
        .iter()
        .map(|p| format!("{}={}", p.name, p.value))
        .collect();
    vec![
        commune.slug.clone(),
        data.map(|d| d.period.to_string()).unwrap_or_default(),
        day(data.map(|d| d.from)),
        day(data.map(|d| d.to)),
        day(data.map(|d| d.reported)),
        sector.to_string(),
        group.to_string(),
        indicator.id.to_string(),
        indicator.name.to_string(),
        report.unit(crate::text::Lang::Vi, indicator).to_string(),
        indicator.kind.code().to_string(),
        indicator.direction.code().to_string(),
        indicator.internal.to_string(),
        if is_computed {
            computed(value)
        } else {
            typed(value)
        },
        is_computed.to_string(),
        day(actual.map(|a| a.as_of).or(figure.map(|f| f.as_of))),
        day(figure.and_then(|f| f.from)),
        text(
            figure
                .and_then(|f| f.qualifier)
                .map(crate::model::Qualifier::code),
        ),
        typed(figure.and_then(|f| f.same_period)),
        text(plan.map(|p| &*p.id)),
        text(plan.map(|p| &*p.name)),
        typed(standing.map(|s| s.target)),
        text(standing.map(|s| s.requirement.code())),
        day(plan.and_then(|p| p.window).map(|(from, _)| from)),
        day(plan.and_then(|p| p.window).map(|(_, to)| to)),
        text(plan.and_then(|p| p.assigned_by.as_deref())),
        plan.map(|p| p.primary.to_string()).unwrap_or_default(),
        computed(standing.and_then(|s| s.percent)),
        computed(standing.and_then(|s| s.pace).map(|p| p.percent)),
        computed(standing.and_then(|s| s.pace).map(|p| p.expected)),
        computed(standing.and_then(|s| s.variance)),
        computed(standing.and_then(|s| s.needed).map(|n| n.remaining)),
        computed(standing.and_then(|s| s.needed).and_then(|n| n.per_week)),
        verdict.code().to_string(),
        computed(row.previous.map(|c| c.absolute)),
        computed(row.previous.and_then(|c| c.percent)),
        computed(row.same_period.map(|c| c.absolute)),
        computed(row.same_period.and_then(|c| c.percent)),
        printed(line, standing),
        parts.join("; "),
        text(figure.and_then(|f| f.note())),
        report.source(line).unwrap_or_default(),
        text(plan.map(|p| &*p.source)),
        text(plan.and_then(|p| p.note.as_deref())),
        commune.illustrative.to_string(),
        words::day(report.assessment.as_of),
        typed(figure.and_then(crate::model::Figure::same_period_printed)),
        plan.map(|p| p.derived.to_string()).unwrap_or_default(),
    ]
}

/// Percentages as printed for this plan; those that name no plan stand with the first.
fn printed(line: &Line<'_>, standing: Option<&Standing>) -> String {
    let plan = standing.and_then(|s| s.plan);
    let first = line.row.standings.first().and_then(|s| s.plan) == plan;
    let Some(figure) = line.figure else {
        return String::new();
    };
    let own = figure.printed().iter().filter(|p| {
        if p.plan.is_none() {
            first
        } else {
            p.plan == plan
        }
    });
    own.map(|p| words::plain(p.percent, false))
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::{Selection, fixture};
    use super::*;

    #[test]
    fn no_text_is_a_formula() {
        let check = |cell: &str, expect: &str| assert_eq!(inert(cell.to_string()), expect);
        check("=1+1", "'=1+1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("-cmd", "'-cmd");
        check("+84 123", "'+84 123");
        check("\t=1", "'\t=1");
        check("-8124.636155", "-8124.636155");
        check("+12", "+12");
        check("Đàn trâu = 5", "Đàn trâu = 5");
        check("", "");
        let text = write(
            &["a", "b"],
            [vec!["=HYPERLINK(\"x\")".to_string(), "-1.5".to_string()]],
        )
        .unwrap();
        assert_eq!(text, "a,b\r\n\"'=HYPERLINK(\"\"x\"\")\",-1.5\r\n");
    }

    #[test]
    fn has_one_row_a_figure_and_plan_and_parses_back() {
        let commune = fixture::commune();
        let assessment = fixture::assessment(&commune);
        let text = build(&Report {
            commune: &commune,
            assessment: &assessment,
            selection: &Selection::ALL,
        })
        .unwrap();
        assert!(text.starts_with("commune,period,"));
        assert!(
            text.split_inclusive('\n')
                .all(|line| line.ends_with("\r\n"))
        );
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), HEADER.as_slice());
        let rows: Vec<std::collections::HashMap<String, String>> =
            reader.deserialize().map(Result::unwrap).collect();
        let of = |id: &str| {
            rows.iter()
                .filter(|r| r["indicator"] == id)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("gn-tong").len(), 2);
        assert_eq!(of("gn-tong")[0]["actual"], "33740.012029");
        assert_eq!(of("gn-tong")[0]["plan_value"], "41864.648184");
        assert_eq!(of("gn-tong")[0]["variance"], "-8124.636155");
        assert_eq!(of("gn-tong")[0]["printed_percent"], "80.0");
        assert_eq!(of("gn-tong")[1]["plan"], "gn-ca");
        assert_eq!(of("gn-tong")[1]["printed_percent"], "");
        assert_eq!(of("gn-oda")[0]["actual"], "3966.920");
        assert_eq!(of("thu")[0]["qualifier"], "estimate");
        assert_eq!(of("trau")[0]["parts"], "Nà Lũng=500; Đông Nội, \"mới\"=62");
        assert_eq!(of("trau")[0]["verdict"], "no_plan");
        assert_eq!(of("trau")[0]["change_same_period"], "12");
        assert_eq!(of("hs-dung-han")[0]["computed"], "true");
        assert_eq!(of("hs-dung-han")[0]["plan"], "");
        assert_eq!(of("hs-dung-han")[0]["plan_value"], "100");
        assert_eq!(of("tuyen-quan")[0]["actual"], "");
        assert_eq!(of("tuyen-quan")[0]["verdict"], "no_figure");
        assert_eq!(of("khong-so").len(), 1);
    }
}
