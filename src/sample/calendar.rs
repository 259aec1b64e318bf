//! The weeks of the sample, and which days people work.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::Period;

/// Weeks that are counted before the first one shown, so that the sums of 2024 begin on 1 January.
pub const LEAD: usize = 2;
/// Weeks shown: 2024-W03 to 2026-W02.
pub const SHOWN: usize = 104;

#[derive(Debug, Clone, Copy)]
pub struct Week {
    /// Its place on the time line, the leading weeks counted.
    pub at: i64,
    pub period: Period,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Week {
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        self.from.iter_days().take(7)
    }

    /// Working days.
    pub fn working(&self) -> i64 {
        self.days().map(|day| i64::from(works(day))).sum()
    }

    /// The first week that ends in its month.
    pub fn opens_month(&self) -> bool {
        self.to.day() <= 7
    }

    pub fn newest(&self) -> bool {
        usize::try_from(self.at).is_ok_and(|at| at + 1 == LEAD + SHOWN)
    }
}

/// All weeks from 2024-W01 on.
pub fn weeks() -> Vec<Week> {
    (0i32..)
        .take(LEAD + SHOWN)
        .map(|at| {
            let period = Period::Week(2024, 1).shifted(at);
            let (from, to) = period.window();
            Week {
                at: i64::from(at),
                period,
                from,
                to,
            }
        })
        .collect()
}

/// Monday to Friday, without the public holidays.
pub fn works(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return false;
    }
    let fixed = matches!((day.month(), day.day()), (1 | 5, 1) | (4, 30) | (9, 1 | 2));
    // the first day of the lunar year, with two days before it and four after
    let tet = [(2024, 2, 10), (2025, 1, 29), (2026, 2, 17)]
        .into_iter()
        .filter_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
    !fixed
        && !tet
            .into_iter()
            .any(|first| (-2..=4).contains(&(day - first).num_days()))
}

/// How many days the month of this day has.
pub fn month_length(day: NaiveDate) -> i64 {
    let month = i32::try_from(day.month()).unwrap_or(1);
    let (first, last) = Period::Month(day.year(), 1).shifted(month - 1).window();
    (last - first).num_days() + 1
}

/// Straight lines between points (week, value), in whole numbers; flat before the first and after the last.
pub fn path(points: &[(i64, i64)], at: i64) -> i64 {
    let mut before: Option<(i64, i64)> = None;
    for &(x, y) in points {
        if at < x {
            return before.map_or(y, |(x0, y0)| y0 + (y - y0) * (at - x0) / (x - x0));
        }
        before = Some((x, y));
    }
    before.map_or(0, |(_, y)| y)
}

/// The day of the Monday meeting that looks at a week.
pub fn meeting(week: &Week) -> NaiveDate {
    week.to.checked_add_days(Days::new(1)).unwrap_or(week.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weeks_are_consecutive() {
        let weeks = weeks();
        assert_eq!(weeks.len(), 106);
        assert!(
            weeks
                .windows(2)
                .all(|pair| pair[0].to.succ_opt() == Some(pair[1].from))
        );
        assert_eq!(
            (
                weeks[LEAD].period.to_string(),
                weeks[105].period.to_string()
            ),
            ("2024-W03".into(), "2026-W02".into())
        );
        assert_eq!(weeks[0].from, NaiveDate::from_ymd_opt(2024, 1, 1).unwrap());
        assert_eq!(weeks[105].to, NaiveDate::from_ymd_opt(2026, 1, 11).unwrap());
        assert!(weeks[105].newest() && !weeks[104].newest());
    }

    #[test]
    fn nobody_works_at_tet() {
        let week = |name: &str| {
            weeks()
                .into_iter()
                .find(|w| w.period.to_string() == name)
                .unwrap()
        };
        assert_eq!(week("2025-W05").working(), 0); // 27/01 to 02/02/2025
        assert_eq!(week("2024-W18").working(), 3); // 30/04 and 01/05
        assert_eq!(week("2025-W20").working(), 5);
    }

    #[test]
    fn paths_are_straight() {
        let points = [(0, 100), (10, 200), (20, 0)];
        assert_eq!(
            [-1, 0, 5, 10, 15, 20, 99].map(|at| path(&points, at)),
            [100, 100, 150, 200, 100, 0, 0]
        );
        assert_eq!(path(&[], 3), 0);
    }
}
