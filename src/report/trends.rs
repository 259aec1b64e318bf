//! Trends: the same lines in a workbook and in a report.

use chrono::NaiveDate;
use itertools::Itertools;
use rust_decimal::Decimal;

use super::{Line, Report, SectorPart};
use crate::assess::{Row, row};
use crate::model::{Granularity, Indicator, Kind, Period};

/// The line of one indicator.
#[derive(Debug, Clone)]
pub struct Trend<'a> {
    /// What is measured.
    pub indicator: &'a Indicator,
    /// Its values, oldest first, as many as there are periods; a gap stays a gap.
    pub values: Vec<Option<Decimal>>,
    /// Where its plan should have been.
    pub pace: Vec<Option<Decimal>>,
    /// The number of the run that each period belongs to: a sum that begins anew begins another
    /// one, and no line joins the two.
    pub runs: Vec<u32>,
}

/// All trends of a report over the same periods.
#[derive(Debug, Clone, Default)]
pub struct Trends<'a> {
    /// The periods, oldest first.
    pub periods: Vec<Period>,
    /// A line an indicator.
    pub lines: Vec<Trend<'a>>,
}

/// How many periods a trend goes back: half a year of weeks, a year of months with the same month
/// of the year before.
fn span(granularity: Granularity) -> i32 {
    match granularity {
        Granularity::Week => 26,
        Granularity::Month => 13,
        Granularity::Quarter => 9,
        Granularity::Year => 6,
    }
}

/// The trends of what stands first in its sector or has a plan, where at least two values are
/// known.
pub fn trends<'a>(report: &Report<'a>) -> Trends<'a> {
    let commune = report.commune;
    let Some(data) = report.period() else {
        return Trends::default();
    };
    let granularity = data.period.granularity();
    let back = (0..span(granularity)).rev();
    let periods: Vec<Period> = back.map(|back| data.period.shifted(-back)).collect();
    let rows = |period: &Period| {
        let at = commune.period_index(*period);
        at.map(|at| row::rows(commune, Some(at)))
            .unwrap_or_default()
    };
    let rows: Vec<Vec<Row>> = periods.iter().map(rows).collect();
    let sectors = report.sectors();
    let lines = sectors.iter().flat_map(SectorPart::lines);
    let charted = lines.filter(|l| l.indicator.headline || !l.row.standings.is_empty());
    let of = |line: &Line<'a>| -> Vec<Option<&Row>> {
        let own = |row: &&Row| row.indicator == line.row.indicator;
        rows.iter().map(|rows| rows.iter().find(own)).collect()
    };
    let mut known = charted.map(|line| (line, of(line))).collect_vec();
    known.retain(|(_, own)| own.iter().filter(|row| value(**row).is_some()).count() >= 2);
    let begins = known
        .iter()
        .map(|(_, own)| own.iter().position(|row| value(*row).is_some()));
    let first = begins.flatten().min().unwrap_or(periods.len());
    let line = |(line, own): (&Line<'a>, Vec<Option<&Row>>)| {
        let own = own.get(first..).unwrap_or_default();
        let is_sum = line.indicator.kind == Kind::Cumulative && granularity != Granularity::Year;
        let pace = |row: Option<&Row>| Some(row?.standings.first()?.pace?.expected);
        Trend {
            indicator: line.indicator,
            values: own.iter().copied().map(value).collect(),
            pace: own.iter().copied().map(pace).collect(),
            runs: if is_sum {
                runs(own)
            } else {
                vec![0; own.len()]
            },
        }
    };
    Trends {
        lines: known.into_iter().map(line).collect(),
        periods: periods.into_iter().skip(first).collect(),
    }
}

fn value(row: Option<&Row>) -> Option<Decimal> {
    Some(row?.actual?.value)
}

/// The runs of a sum: one ends where the next value is known not to go on from it, or after a gap
/// is smaller.
fn runs(rows: &[Option<&Row>]) -> Vec<u32> {
    let mut run = 0;
    let mut known: Option<(usize, Decimal)> = None;
    let of = |(at, row)| {
        if let Some(value) = value(row) {
            let is_new = known.is_some_and(|(before, last)| {
                if before + 1 == at {
                    row.is_none_or(|row| row.previous.is_none())
                } else {
                    value < last
                }
            });
            run += u32::from(is_new);
            known = Some((at, value));
        }
        run
    };
    rows.iter().copied().enumerate().map(of).collect()
}

/// The last day of a period, as its own report gives it.
pub fn last_day(report: &Report<'_>, period: Period) -> NaiveDate {
    let data = report.commune.period(period);
    data.map_or(period.window().1, |d| d.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Actual, change};
    use crate::model::IndicatorId;

    #[test]
    fn a_sum_that_begins_anew_begins_another_run() {
        let dec = |n: i64| Decimal::from(n);
        let row = |value: Option<i64>, goes_on: bool| Row {
            indicator: IndicatorId(0),
            depth: 0,
            actual: value.map(|value| Actual {
                value: dec(value),
                as_of: NaiveDate::default(),
                computed: false,
                qualifier: None,
            }),
            standings: Vec::new(),
            previous: change::change(dec(1), dec(2)).filter(|_| goes_on),
            same_period: None,
        };
        let check = |values: &[(Option<i64>, bool)], expect: &[u32]| {
            let rows: Vec<Row> = values.iter().map(|(value, on)| row(*value, *on)).collect();
            assert_eq!(runs(&rows.iter().map(Some).collect_vec()), expect);
        };
        check(
            &[
                (Some(5), false),
                (Some(7), true),
                (Some(1), false),
                (Some(2), true),
            ],
            &[0, 0, 1, 1],
        );
        // a figure that falls within its window is an error of the report, and shows as one
        check(&[(Some(5), false), (Some(3), true)], &[0, 0]);
        check(
            &[(Some(5), false), (None, false), (Some(6), false)],
            &[0, 0, 0],
        );
        check(
            &[(Some(5), false), (None, false), (Some(3), false)],
            &[0, 0, 1],
        );
        check(&[(None, false), (Some(3), false)], &[0, 0]);
    }
}
