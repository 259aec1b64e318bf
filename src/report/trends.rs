//! Trends: the same lines in a workbook and in a report.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Report;
use crate::assess::{History, row};
use crate::model::{Granularity, Indicator, IndicatorId, Period};

/// The line of one indicator.
#[derive(Debug, Clone)]
pub struct Trend<'a> {
    /// What is measured.
    pub indicator: &'a Indicator,
    /// Its values, oldest first, as many as there are periods; a gap stays a gap.
    pub values: Vec<Option<Decimal>>,
    /// Where its plan should have been.
    pub pace: Vec<Option<Decimal>>,
}

/// All trends of a report over the same periods.
#[derive(Debug, Clone, Default)]
pub struct Trends<'a> {
    /// The periods, oldest first.
    pub periods: Vec<Period>,
    /// A line an indicator.
    pub lines: Vec<Trend<'a>>,
}

/// How many periods a trend goes back: half a year of weeks, a year of months with the same month of the year before.
fn span(granularity: Granularity) -> usize {
    match granularity {
        Granularity::Week => 26,
        Granularity::Month => 13,
        Granularity::Quarter => 9,
        Granularity::Year => 6,
    }
}

/// The trends of what stands first in its sector or has a plan, where at least two values are known.
#[must_use]
pub fn trends<'a>(report: &Report<'a>) -> Trends<'a> {
    let commune = report.commune;
    let (Some(at), Some(data)) = (report.assessment.period, report.period()) else { return Trends::default() };
    let count = span(data.period.granularity());
    let history = History::new(commune);
    let mut found: Vec<(IndicatorId, &Indicator, Vec<Option<Decimal>>)> = Vec::new();
    for part in report.sectors() {
        for line in part.groups.iter().flat_map(|g| &g.rows).filter(|l| l.indicator.headline || !l.row.standings.is_empty()) {
            let values = history.trend(commune, line.row.indicator, at, count);
            if values.iter().flatten().count() >= 2 {
                found.push((line.row.indicator, line.indicator, values));
            }
        }
    }
    let longest = found.iter().map(|(_, _, values)| values.len()).max().unwrap_or(0);
    let back = |steps: usize| data.period.shifted(-i32::try_from(steps).unwrap_or(0));
    let periods: Vec<Period> = (0..longest).rev().map(back).collect();
    let rows: Vec<Vec<row::Row>> =
        periods.iter().map(|p| commune.period_index(*p).map(|at| row::rows(commune, Some(at))).unwrap_or_default()).collect();
    let expected = |rows: &Vec<row::Row>, id| rows.iter().find(|r| r.indicator == id)?.standings.first()?.pace.map(|p| p.expected);
    let lines = found.into_iter().map(|(id, indicator, values)| {
        let gap = longest.saturating_sub(values.len());
        let values = std::iter::repeat_n(None, gap).chain(values).collect();
        Trend { indicator, values, pace: rows.iter().map(|r| expected(r, id)).collect() }
    });
    let lines = lines.collect();
    Trends { periods, lines }
}

/// The last day of a period, as its own report gives it.
#[must_use]
pub fn last_day(report: &Report<'_>, period: Period) -> NaiveDate {
    let data = report.commune.period_index(period).and_then(|at| report.commune.periods.get(at));
    data.map_or(period.window().1, |d| d.to)
}
