//! Trends: the same lines in a workbook and in a report.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Report;
use crate::assess::{History, row};
use crate::model::{Granularity, Indicator, IndicatorId, Kind, Period};

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
fn span(granularity: Granularity) -> usize {
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
    let (Some(at), Some(data)) = (report.assessment.period, report.period()) else {
        return Trends::default();
    };
    let count = span(data.period.granularity());
    let history = History::new(commune);
    let mut found: Vec<(IndicatorId, &Indicator, Vec<Option<Decimal>>)> = Vec::new();
    for part in report.sectors() {
        for line in part
            .groups
            .iter()
            .flat_map(|g| &g.rows)
            .filter(|l| l.indicator.headline || !l.row.standings.is_empty())
        {
            let values = history.trend(commune, line.row.indicator, at, count);
            if values.iter().flatten().count() >= 2 {
                found.push((line.row.indicator, line.indicator, values));
            }
        }
    }
    let longest = found
        .iter()
        .map(|(_, _, values)| values.len())
        .max()
        .unwrap_or(0);
    let back = |steps: usize| data.period.shifted(-i32::try_from(steps).unwrap_or(0));
    let periods: Vec<Period> = (0..longest).rev().map(back).collect();
    let rows: Vec<Vec<row::Row>> = periods
        .iter()
        .map(|p| {
            commune
                .period_index(*p)
                .map(|at| row::rows(commune, Some(at)))
                .unwrap_or_default()
        })
        .collect();
    let expected = |rows: &Vec<row::Row>, id| {
        rows.iter()
            .find(|r| r.indicator == id)?
            .standings
            .first()?
            .pace
            .map(|p| p.expected)
    };
    let lines = found.into_iter().map(|(id, indicator, values)| {
        let gap = longest.saturating_sub(values.len());
        let values: Vec<Option<Decimal>> = std::iter::repeat_n(None, gap).chain(values).collect();
        let sums =
            indicator.kind == Kind::Cumulative && data.period.granularity() != Granularity::Year;
        let runs = if sums {
            runs(&values, &rows, id)
        } else {
            vec![0; values.len()]
        };
        Trend {
            indicator,
            values,
            pace: rows.iter().map(|r| expected(r, id)).collect(),
            runs,
        }
    });
    let lines = lines.collect();
    Trends { periods, lines }
}

/// The runs of a sum: one ends where the next value is known not to go on from it, or after a gap
/// is smaller.
fn runs(values: &[Option<Decimal>], rows: &[Vec<row::Row>], id: IndicatorId) -> Vec<u32> {
    let mut run = 0;
    let mut known: Option<(usize, Decimal)> = None;
    let mut out = Vec::with_capacity(values.len());
    for (at, (value, rows)) in values.iter().zip(rows).enumerate() {
        if let Some(value) = *value {
            let goes_on = || {
                rows.iter()
                    .find(|r| r.indicator == id)
                    .is_some_and(|r| r.previous.is_some())
            };
            run += u32::from(known.is_some_and(|(before, last)| {
                if before + 1 == at {
                    !goes_on()
                } else {
                    value < last
                }
            }));
            known = Some((at, value));
        }
        out.push(run);
    }
    out
}

/// The last day of a period, as its own report gives it.
pub fn last_day(report: &Report<'_>, period: Period) -> NaiveDate {
    let data = report
        .commune
        .period_index(period)
        .and_then(|at| report.commune.periods.get(at));
    data.map_or(period.window().1, |d| d.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::change;

    #[test]
    fn a_sum_that_begins_anew_begins_another_run() {
        let id = IndicatorId(0);
        let dec = |n: i64| Decimal::from(n);
        let row = |goes_on: bool| row::Row {
            indicator: id,
            depth: 0,
            actual: None,
            standings: Vec::new(),
            previous: if goes_on {
                change::change(dec(1), dec(2))
            } else {
                None
            },
            same_period: None,
        };
        let check = |values: &[(Option<i64>, bool)], expect: &[u32]| {
            let rows: Vec<_> = values
                .iter()
                .map(|(_, goes_on)| vec![row(*goes_on)])
                .collect();
            let values: Vec<_> = values.iter().map(|(value, _)| value.map(dec)).collect();
            assert_eq!(runs(&values, &rows, id), expect);
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
