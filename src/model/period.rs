//! Reporting periods: week, month, quarter, year.

use std::fmt;
use std::str::FromStr;

use super::words::words;
use chrono::{Datelike, Days, NaiveDate, Weekday};

words! {
    /// How long a reporting period is.
    Granularity {
        /// ISO week, Monday to Sunday.
        Week: "week", "tuần", "week";
        /// On the calendar; the real window of a report may run from mid-month to mid-month.
        Month: "month", "tháng", "month";
        Quarter: "quarter", "quý", "quarter";
        Year: "year", "năm", "year";
    }
}

/// One reporting period, written `2026-W03`, `2026-01`, `2024-Q1` or `2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// ISO year and week.
    Week(i32, u32),
    /// Year and month.
    Month(i32, u32),
    /// Year and quarter.
    Quarter(i32, u32),
    /// Year.
    Year(i32),
}

impl Period {
    /// How long this period is.
    pub fn granularity(self) -> Granularity {
        match self {
            Self::Week(..) => Granularity::Week,
            Self::Month(..) => Granularity::Month,
            Self::Quarter(..) => Granularity::Quarter,
            Self::Year(_) => Granularity::Year,
        }
    }

    /// First and last day on the calendar; a report may state other days of its own.
    pub fn window(self) -> (NaiveDate, NaiveDate) {
        let first = self.first_day();
        (
            first,
            self.shifted(1).first_day().pred_opt().unwrap_or(first),
        )
    }

    fn first_day(self) -> NaiveDate {
        match self {
            Self::Week(year, week) => NaiveDate::from_isoywd_opt(year, week, Weekday::Mon),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Quarter(year, quarter) => {
                NaiveDate::from_ymd_opt(year, quarter.saturating_mul(3).saturating_sub(2), 1)
            }
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        }
        .unwrap_or_default()
    }

    /// The period `steps` later (earlier when negative), of the same granularity.
    pub fn shifted(self, steps: i32) -> Self {
        let wrap = |year: i32, unit: u32, units: i32| {
            let index = year * units + i32::try_from(unit).unwrap_or(1) - 1 + steps;
            (
                index.div_euclid(units),
                u32::try_from(index.rem_euclid(units)).unwrap_or(0) + 1,
            )
        };
        match self {
            Self::Week(year, week) => {
                // every year has 52 weeks: within them there is nothing to look up
                if let Some(week) = week
                    .checked_add_signed(steps)
                    .filter(|to| week <= 53 && (1..=52).contains(to))
                {
                    return Self::Week(year, week);
                }
                let days = Days::new(u64::from(steps.unsigned_abs()) * 7);
                let first = self.first_day();
                let day = if steps < 0 {
                    first.checked_sub_days(days)
                } else {
                    first.checked_add_days(days)
                };
                let week = day.unwrap_or(first).iso_week();
                Self::Week(week.year(), week.week())
            }
            Self::Month(year, month) => {
                let (year, month) = wrap(year, month, 12);
                Self::Month(year, month)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = wrap(year, quarter, 4);
                Self::Quarter(year, quarter)
            }
            Self::Year(year) => Self::Year(year + steps),
        }
    }

    /// The same period of the year before: the same ISO week number, month or quarter. Week 53 has none.
    pub fn year_before(self) -> Option<Self> {
        match self {
            Self::Week(year, week) => NaiveDate::from_isoywd_opt(year - 1, week, Weekday::Mon)
                .map(|_| Self::Week(year - 1, week)),
            Self::Month(year, month) => Some(Self::Month(year - 1, month)),
            Self::Quarter(year, quarter) => Some(Self::Quarter(year - 1, quarter)),
            Self::Year(year) => Some(Self::Year(year - 1)),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |s: &str, length: usize| {
            if s.len() == length && s.bytes().all(|b| b.is_ascii_digit()) {
                s.parse::<u32>().map_err(|_| ())
            } else {
                Err(())
            }
        };
        let (year, rest) = text
            .split_once('-')
            .map_or((text, None), |(y, r)| (y, Some(r)));
        let year = i32::try_from(number(year, 4)?).map_err(|_| ())?;
        if year == 0 {
            return Err(());
        }
        let Some(rest) = rest else {
            return Ok(Self::Year(year));
        };
        if let Some(week) = rest.strip_prefix('W') {
            let week = number(week, 2)?;
            NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
                .map(|_| Self::Week(year, week))
                .ok_or(())
        } else if let Some(quarter) = rest.strip_prefix('Q') {
            Some(number(quarter, 1)?)
                .filter(|q| (1..=4).contains(q))
                .map(|q| Self::Quarter(year, q))
                .ok_or(())
        } else {
            Some(number(rest, 2)?)
                .filter(|m| (1..=12).contains(m))
                .map(|m| Self::Month(year, m))
                .ok_or(())
        }
    }
}

/// By last day, then the shorter period first: the order in which figures become known.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Week(year, unit), Self::Week(other_year, other_unit))
            | (Self::Month(year, unit), Self::Month(other_year, other_unit))
            | (Self::Quarter(year, unit), Self::Quarter(other_year, other_unit)) => {
                (year, unit).cmp(&(other_year, other_unit))
            }
            _ => {
                (self.window().1, self.granularity()).cmp(&(other.window().1, other.granularity()))
            }
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn reads_and_writes() {
        for text in ["2026-W03", "2026-01", "2024-Q1", "2025", "2026-W53"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for bad in [
            "", "26-01", "2026-13", "2026-00", "2026-Q5", "2026-W54", "2025-W53", "2026-W3",
            "2026-1", "2026/01", "0000", "tháng 1",
        ] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }

    #[test]
    fn windows_follow_the_calendar() {
        let check = |text: &str, from, to| {
            assert_eq!(
                text.parse::<Period>().unwrap().window(),
                (from, to),
                "{text}"
            );
        };
        check("2026-W03", day(2026, 1, 12), day(2026, 1, 18));
        check("2026-02", day(2026, 2, 1), day(2026, 2, 28));
        check("2024-Q1", day(2024, 1, 1), day(2024, 3, 31));
        check("2025", day(2025, 1, 1), day(2025, 12, 31));
    }

    #[test]
    fn periods_of_a_kind_follow_each_other_on_the_calendar() {
        for first in ["2019-W40", "2019-10", "2019-Q1"] {
            let mut period: Period = first.parse().unwrap();
            for _ in 0..400 {
                let next = period.shifted(1);
                assert_eq!(
                    next.window().0,
                    period.window().1.succ_opt().unwrap(),
                    "{period} {next}"
                );
                assert_eq!(
                    (next.shifted(-1), period.shifted(60).shifted(-59)),
                    (period, next),
                    "{period}"
                );
                assert_eq!(
                    (period.cmp(&next), period.shifted(0)),
                    (std::cmp::Ordering::Less, period)
                );
                period = next;
            }
        }
    }

    #[test]
    fn shifts_over_year_ends() {
        let check = |text: &str, steps, expect: &str| {
            assert_eq!(
                text.parse::<Period>().unwrap().shifted(steps).to_string(),
                expect
            );
        };
        check("2026-01", -1, "2025-12");
        check("2025-12", 1, "2026-01");
        check("2026-W01", -1, "2025-W52");
        check("2026-W53", 1, "2027-W01");
        check("2024-Q1", -1, "2023-Q4");
        assert_eq!(Period::Week(2026, 53).year_before(), None);
        assert_eq!(
            Period::Month(2026, 1).year_before(),
            Some(Period::Month(2025, 1))
        );
    }
}
