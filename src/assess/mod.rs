//! What the figures mean: pace, verdict, needed rate, change, attention. Pure: time is an argument.

pub mod attention;
pub mod change;
pub mod crosscheck;
pub mod history;
pub mod pace;
pub mod row;
pub mod sentence;
pub mod verdict;

use chrono::{Days, NaiveDate};

use crate::model::{Commune, Granularity, IndicatorId, PeriodData};

pub use attention::Attention;
pub use change::Change;
pub use crosscheck::{Finding, Slip};
pub use history::History;
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
    /// Printed percentages that do not follow from the printed figures.
    pub findings: Vec<Finding>,
}

impl Assessment {
    /// The row of an indicator.
    #[must_use]
    pub fn row(&self, id: IndicatorId) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&id, |r| r.indicator).ok()?;
        self.rows.get(at)
    }
}

/// Assesses one period of a commune on one day.
#[must_use]
pub fn assess(commune: &Commune, period: Option<usize>, as_of: NaiveDate) -> Assessment {
    let rows = row::rows(commune, period);
    let findings = crosscheck::findings(commune, &rows, period);
    let attention = attention::attention(commune, &rows, as_of);
    Assessment { period, as_of, rows, attention, findings }
}

/// The day to look at a period on, when none is given: today while its figures are the newest there can be, otherwise the day of its report.
#[must_use]
pub fn default_as_of(period: &PeriodData, today: NaiveDate) -> NaiveDate {
    let fresh = match period.period.granularity() {
        Granularity::Week => 10,
        Granularity::Month => 31,
        Granularity::Quarter => 92,
        Granularity::Year => 366,
    };
    let until = period.reported.checked_add_days(Days::new(fresh)).unwrap_or(period.reported);
    if (period.reported..=until).contains(&today) { today } else { period.reported }
}
