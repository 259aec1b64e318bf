//! Dates as people in Vietnam write them: `dd/mm/yyyy`.

use chrono::{Datelike, NaiveDate};

/// The day to look on: one that was named, or whichever day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf(pub Option<NaiveDate>);

/// Reads `12/01/2026`; one- or two-digit day and month, four-digit year. `None` for anything else and for days that do not exist.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |s: &str, most: usize| {
        !s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit())
    };
    if parts.next().is_some()
        || !digits(day, 2)
        || !digits(month, 2)
        || year.len() != 4
        || !digits(year, 4)
    {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes `12/01/2026`.
pub fn format(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Writes `12/01`, where the year is plain from the place.
pub fn format_short(date: NaiveDate) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// Writes `01/2026`.
pub fn format_month(date: NaiveDate) -> String {
    format!("{:02}/{:04}", date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_days_that_exist() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(parse("12/01/2026"), day(2026, 1, 12));
        assert_eq!(parse("1/2/2026"), day(2026, 2, 1));
        assert_eq!(parse("29/02/2024"), day(2024, 2, 29));
        for bad in [
            "29/02/2026",
            "31/04/2026",
            "2026-01-12",
            "12/13/2026",
            "12/01/26",
            "12-01-2026",
            "",
            "a/b/c",
            "12/01/2026/",
            "012/1/2026",
            "+1/01/2026",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn parse_and_format_are_inverse(days in 1i32..3_000_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            prop_assert_eq!(parse(&format(date)), Some(date));
        }
    }
}
