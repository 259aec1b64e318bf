//! The lunar calendar of Vietnam: months begin on the day of the new moon at UTC+7, the eleventh month holds the winter solstice, and
//! in a year of thirteen months the first one without a major solar term is the leap month.
//!
//! From 1968 on this is the calendar in force (Quyết định 121/CP ngày 08/8/1967); before that day it is what the same rule gives. China's
//! calendar follows UTC+8, so that its new year is a month from Tết in some years (1985) and a day in others (2007, 2030).

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};

#[cfg(test)]
mod tests;

/// The solar years that are converted.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Each lunar year: the day it begins, and the days of its months, a `+` before those of the leap month. The tests work it out.
const TABLE: &str = include_str!("lunar/years.txt");

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The year that the month belongs to, by the number of the solar year in which it begins.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// The second of two months with the same number.
    pub leap: bool,
    /// 1 to 30.
    pub day: u32,
}

/// A month: its first day as a solar and as a lunar one, and how many days it has.
struct Month(NaiveDate, LunarDate, u32);

/// The lines of the table. Only those that are asked for are read: the first screen asks for two years of three hundred.
static LINES: LazyLock<Vec<&str>> = LazyLock::new(|| TABLE.lines().collect());

/// The months of a lunar year.
fn months(year: i32) -> Vec<Month> {
    let at = year.checked_sub(*YEARS.start() - 1);
    let line = at.and_then(|at| LINES.get(usize::try_from(at).ok()?));
    let Some((first, lengths)) = line.and_then(|line| line.split_once(' ')) else {
        return Vec::new();
    };
    let mut first: NaiveDate = first.parse().unwrap_or_default();
    let mut month = 0;
    let mut out = Vec::new();
    for length in lengths.split(' ') {
        let leap = length.starts_with('+');
        month += u32::from(!leap);
        let days = length.trim_start_matches('+').parse().unwrap_or(0);
        let lunar = LunarDate {
            year,
            month,
            leap,
            day: 1,
        };
        out.push(Month(first, lunar, days));
        first = first + Days::new(days.into());
    }
    out
}

/// The lunar day of a solar day; none outside the years that are converted.
pub fn of(day: NaiveDate) -> Option<LunarDate> {
    let year = day.year();
    let found = |year| {
        let months = months(year).into_iter();
        months.rev().find(|Month(first, ..)| *first <= day)
    };
    let Month(first, lunar, _) = found(year).or_else(|| found(year - 1))?;
    let gone = u32::try_from((day - first).num_days()).ok()?;
    YEARS.contains(&year).then_some(LunarDate {
        day: gone + 1,
        ..lunar
    })
}

/// The solar day of a lunar one, in the month itself, not in its leap month; the last of the month where it has fewer days.
pub fn solar(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let mut months = months(year).into_iter();
    let Month(first, _, days) =
        months.find(|Month(_, m, _)| (m.month, m.leap) == (month, false))?;
    first.checked_add_days(Days::new(u64::from(day.clamp(1, days) - 1)))
}
