//! What the figures mean: pace, verdict, needed rate, change, cross-check, what needs attention; where tasks and targets stand; the events of
//! a span of days; the pages of a meeting. Pure: the day of looking is an argument.

pub mod agenda;
pub mod attention;
pub mod change;
pub mod clock;
pub mod crosscheck;
#[cfg(test)]
pub(crate) mod fixture;
pub mod hamlets;
pub mod history;
pub mod lunar;
pub mod pace;
pub mod pages;
pub mod row;
pub mod search;
pub mod sentence;
pub mod taken;
pub mod targets;
pub mod tasks;
pub mod trend;
pub mod verdict;

use chrono::{Days, NaiveDate};

use crate::model::{Commune, Granularity, IndicatorId, PeriodData};

pub use attention::Attention;
pub use change::Change;
pub use crosscheck::Finding;
pub use pace::{Needed, Pace};
pub use row::{Actual, Row, Standing};

/// Everything that one period of one commune says on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// Position of the period in [`Commune::periods`]; none when the commune has no figures yet.
    pub period: Option<usize>,
    /// The day it is looked at.
    pub as_of: NaiveDate,
    /// One row for every indicator that has a figure or a plan, in catalogue order.
    pub rows: Vec<Row>,
    /// What the meeting must talk about, worst first.
    pub attention: Vec<Attention>,
    /// What does not add up, the weightiest first.
    pub findings: Vec<Finding>,
    /// What was compared and agrees.
    pub holding: Vec<Finding>,
    pub trends: trend::Trends,
}

impl Assessment {
    /// The row of an indicator.
    pub fn row(&self, id: IndicatorId) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&id, |r| r.indicator).ok()?;
        self.rows.get(at)
    }
}

/// Assesses one period of a commune on one day.
pub fn assess(commune: &Commune, period: Option<usize>, as_of: NaiveDate) -> Assessment {
    let rows = row::rows(commune, period);
    let crosscheck::Compared { findings, holding } = crosscheck::compare(commune, &rows, period);
    let attention = attention::attention(commune, &rows, as_of);
    Assessment {
        period,
        as_of,
        rows,
        attention,
        findings,
        holding,
        trends: trend::Trends::default(),
    }
}

/// The day to look at a period on, when none is given: today while its figures are the newest there can be, otherwise the day of its report.
pub fn default_as_of(period: &PeriodData, today: NaiveDate) -> NaiveDate {
    let fresh = match period.period.granularity() {
        Granularity::Week => 10,
        Granularity::Month => 31,
        Granularity::Quarter => 92,
        Granularity::Year => 366,
    };
    let until = period
        .reported
        .checked_add_days(Days::new(fresh))
        .unwrap_or(period.reported);
    if (period.reported..=until).contains(&today) {
        today
    } else {
        period.reported
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::{day, dong_khe, period};
    use super::*;

    #[test]
    fn a_row_is_found_by_its_indicator() {
        let commune = dong_khe();
        let assessment = assess(&commune, Some(0), day("16/01/2026"));
        assert_eq!(assessment.rows.len(), 13);
        assert_eq!(
            assessment.row(IndicatorId(12)).map(|r| r.indicator),
            Some(IndicatorId(12))
        );
        assert_eq!(assessment.row(IndicatorId(13)), None);
        assert_eq!(
            (assessment.period, assessment.as_of),
            (Some(0), day("16/01/2026"))
        );
    }

    #[test]
    fn the_day_to_look_on() {
        let check = |name: &str, reported: &str, today: &str, expect: &str| {
            let mut commune = dong_khe();
            commune.periods.clear();
            period(&mut commune, name);
            commune.periods[0].reported = day(reported);
            assert_eq!(
                default_as_of(&commune.periods[0], day(today)),
                day(expect),
                "{name} {today}"
            );
        };
        check("2026-01", "16/01/2026", "15/01/2026", "16/01/2026"); // before the report
        check("2026-01", "16/01/2026", "16/01/2026", "16/01/2026");
        check("2026-01", "16/01/2026", "16/02/2026", "16/02/2026"); // 31 days later
        check("2026-01", "16/01/2026", "17/02/2026", "16/01/2026");
        check("2026-W02", "11/01/2026", "21/01/2026", "21/01/2026"); // 10 days later
        check("2026-W02", "11/01/2026", "22/01/2026", "11/01/2026");
        check("2024-Q1", "31/03/2024", "01/07/2024", "01/07/2024"); // 92 days later
        check("2024-Q1", "31/03/2024", "02/07/2024", "31/03/2024");
        check("2025", "31/12/2025", "31/12/2026", "31/12/2026");
    }
}
