//! The lunar calendar of Vietnam: months begin on the day of the new moon at UTC+7, the eleventh month holds the winter solstice, and
//! in a year of thirteen months the first one without a major solar term is the leap month.
//!
//! From 1968 on this is the calendar in force (Quyết định 121/CP ngày 08/8/1967); before that day it is what the same rule gives. China's
//! calendar follows UTC+8, so that its new year is a month from Tết in some years (1985) and a day in others (2007, 2030).

mod sky;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate};

/// The solar years that are converted.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

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

/// A month of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarMonth {
    /// Its first day.
    pub first: NaiveDate,
    /// 29 or 30.
    pub days: u32,
    /// The year it belongs to.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// The second of two months with the same number.
    pub leap: bool,
}

impl LunarMonth {
    /// The solar day of a day of this month; the last where it has fewer.
    pub fn day(&self, day: u32) -> Option<NaiveDate> {
        self.first
            .checked_add_days(Days::new(u64::from(day.clamp(1, self.days) - 1)))
    }

    /// The lunar day of a solar day, if it lies in this month.
    pub fn date(&self, day: NaiveDate) -> Option<LunarDate> {
        let at = u32::try_from((day - self.first).num_days())
            .ok()
            .filter(|at| *at < self.days)?;
        Some(LunarDate {
            year: self.year,
            month: self.month,
            leap: self.leap,
            day: at + 1,
        })
    }
}

/// The lunar day of a solar day; none outside the years that are converted.
pub fn of(day: NaiveDate) -> Option<LunarDate> {
    if YEARS.contains(&day.year()) {
        find(&months(day, day), day)
    } else {
        None
    }
}

/// The lunar day of a solar day, from months at hand.
pub fn find(months: &[LunarMonth], day: NaiveDate) -> Option<LunarDate> {
    months.iter().find_map(|month| month.date(day))
}

/// The solar day of a lunar one, in the month itself, not in its leap month; the last of the month where it has fewer days.
pub fn solar(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let months = || span(year - 1).into_iter().chain(span(year));
    months()
        .find(|m| m.year == year && m.month == month && !m.leap)?
        .day(day)
}

/// The months that touch a stretch of days, in order.
pub fn months(from: NaiveDate, to: NaiveDate) -> Vec<LunarMonth> {
    let (first, last) = (from.year().max(*YEARS.start()), to.year().min(*YEARS.end()));
    let touches = |m: &LunarMonth| m.first <= to && m.day(m.days).is_some_and(|end| end >= from);
    (first - 1..=last).flat_map(span).filter(touches).collect()
}

/// The months from the eleventh of one solar year to the tenth of the next: those between two winter solstices.
fn span(year: i32) -> Vec<LunarMonth> {
    if !(YEARS.start() - 1..=*YEARS.end()).contains(&year) {
        return Vec::new();
    }
    let (start, end) = (eleventh(year), eleventh(year + 1));
    let starts: Vec<i32> = (start..=end).map(sky::new_moon).collect();
    let pairs = || {
        starts
            .iter()
            .zip(starts.iter().skip(1))
            .map(|(a, b)| (*a, *b))
    };
    let leap = if pairs().count() == 13 {
        pairs()
            .skip(1)
            .position(|(a, b)| !has_term(a, b))
            .map(|at| at + 1)
    } else {
        None
    };
    let mut out = Vec::with_capacity(13);
    let mut count = 0;
    for (at, (first, next)) in pairs().enumerate() {
        let is_leap = leap == Some(at);
        count += u32::from(!is_leap);
        let number = (count + 9) % 12 + 1;
        let (Some(first), Ok(days)) = (sky::date(first), u32::try_from(next - first)) else {
            continue;
        };
        out.push(LunarMonth {
            first,
            days,
            year: year + i32::from(number < 11),
            month: number,
            leap: is_leap,
        });
    }
    out
}

/// Whether a major solar term falls within the days from `first` up to `next`: the sun comes to another twelfth of its way.
fn has_term(first: i32, next: i32) -> bool {
    sky::sector(first) != sky::sector(next)
}

/// The number of the new moon that begins the month of the winter solstice: the last one whose day is not after the solstice's.
fn eleventh(year: i32) -> i32 {
    let last = sky::day_number(year, 12, 31);
    // counted from the equinox of spring, the sun is in the tenth twelfth (9) from the morning after the solstice
    let after = |moon: i32| sky::new_moon(moon) > last || sky::sector(sky::new_moon(moon)) == 9;
    let mut moon = sky::moon_near(year + 1) + 2;
    while after(moon) {
        moon -= 1;
    }
    moon
}
