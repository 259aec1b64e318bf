//! Deadlines as people say them at a meeting: `15/02`, `thứ Sáu`, `+7`, `cuối tháng`; always counted from the day of the meeting.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::text::{Lang, fold, meeting as words};

/// Why a day was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// It is not written in any of the ways there are.
    Unknown,
    /// The calendar has no such day: 31/02.
    NoSuchDay,
    /// Too far away for a deadline.
    TooFar,
}

impl Misread {
    pub fn said(self, lang: Lang) -> &'static str {
        match self {
            Self::Unknown => words::bad_day(lang),
            Self::NoSuchDay => words::no_such_day(lang),
            Self::TooFar => words::too_far(lang),
        }
    }

    /// The same in a few words, beside the line that is typed.
    pub fn briefly(self, lang: Lang) -> &'static str {
        match self {
            Self::Unknown => words::bad_day_short(lang),
            _ => self.said(lang),
        }
    }
}

/// The farthest deadline, in days.
const FARTHEST: u64 = 3660;

/// A day and a month without a year, this many days past, are those of the year to come.
const LONG_PAST: i64 = 183;

/// The day that is meant by a text, said on the day of a meeting; none for an empty text. Accents and case do not matter.
pub fn read(text: &str, meeting: NaiveDate) -> Result<Option<NaiveDate>, Misread> {
    let folded = fold::fold(text.trim());
    let said = folded.trim();
    if said.is_empty() {
        return Ok(None);
    }
    let day = match said {
        "hom nay" | "nay" => meeting,
        "mai" | "ngay mai" => later(meeting, 1)?,
        "mot" | "ngay kia" => later(meeting, 2)?,
        "cuoi thang" => end_of_month(meeting)?,
        "cuoi quy" => end_of_month(with_month(meeting, meeting.month().div_ceil(3) * 3)?)?,
        "cuoi nam" => with_month(meeting, 12).and_then(end_of_month)?,
        _ => match (weekday(said), said.strip_prefix('+')) {
            (Some(wanted), _) => next(meeting, wanted)?,
            (None, Some(count)) => ahead(count, meeting)?,
            (None, None) => of_calendar(said, meeting)?,
        },
    };
    if (day - meeting).num_days().unsigned_abs() > FARTHEST {
        Err(Misread::TooFar)
    } else {
        Ok(Some(day))
    }
}

fn later(from: NaiveDate, days: u64) -> Result<NaiveDate, Misread> {
    from.checked_add_days(Days::new(days))
        .ok_or(Misread::TooFar)
}

fn with_month(day: NaiveDate, month: u32) -> Result<NaiveDate, Misread> {
    NaiveDate::from_ymd_opt(day.year(), month, 1).ok_or(Misread::NoSuchDay)
}

fn end_of_month(day: NaiveDate) -> Result<NaiveDate, Misread> {
    let first = day.with_day(1).ok_or(Misread::NoSuchDay)?;
    first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.pred_opt())
        .ok_or(Misread::TooFar)
}

/// `thu sau`, `thu 6`, `t6`, `chu nhat`, `cn`.
fn weekday(said: &str) -> Option<Weekday> {
    if matches!(said, "cn" | "chu nhat") {
        return Some(Weekday::Sun);
    }
    let name = said
        .strip_prefix("thu ")
        .or_else(|| said.strip_prefix('t'))?;
    Some(match name.trim() {
        "hai" | "2" => Weekday::Mon,
        "ba" | "3" => Weekday::Tue,
        "tu" | "4" => Weekday::Wed,
        "nam" | "5" => Weekday::Thu,
        "sau" | "6" => Weekday::Fri,
        "bay" | "7" => Weekday::Sat,
        _ => return None,
    })
}

/// The next such day after the meeting; the day of the meeting itself is not meant.
fn next(meeting: NaiveDate, wanted: Weekday) -> Result<NaiveDate, Misread> {
    let gap = u64::from(wanted.days_since(meeting.weekday()));
    later(meeting, if gap == 0 { 7 } else { gap })
}

/// `7`, `7 ngay`, `2 tuan`.
fn ahead(count: &str, meeting: NaiveDate) -> Result<NaiveDate, Misread> {
    let count = count.trim();
    let (digits, each) = match (count.strip_suffix("tuan"), count.strip_suffix("ngay")) {
        (Some(weeks), _) => (weeks, 7),
        (_, Some(days)) => (days, 1),
        _ => (count, 1),
    };
    let days = number(digits.trim_end(), 5)
        .map(u64::from)
        .ok_or(Misread::Unknown)?
        * each;
    if days > FARTHEST {
        Err(Misread::TooFar)
    } else {
        later(meeting, days)
    }
}

/// A number of at most so many digits.
fn number(text: &str, most: usize) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// `15/2`, `15/02/2026`, also with dots or hyphens.
fn of_calendar(said: &str, meeting: NaiveDate) -> Result<NaiveDate, Misread> {
    let parts: Vec<&str> = said.split(['/', '.', '-']).map(str::trim).collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] => (*day, *month, None),
        [day, month, year] => (*day, *month, Some(*year)),
        _ => return Err(Misread::Unknown),
    };
    let (day, month) = number(day, 2)
        .zip(number(month, 2))
        .ok_or(Misread::Unknown)?;
    let on = |year: i32| NaiveDate::from_ymd_opt(year, month, day).ok_or(Misread::NoSuchDay);
    if let Some(year) = year {
        let digits = number(year, 4)
            .filter(|_| matches!(year.len(), 2 | 4))
            .ok_or(Misread::Unknown)?;
        let year = if year.len() == 2 {
            2000 + digits
        } else {
            digits
        };
        return on(i32::try_from(year).map_err(|_| Misread::TooFar)?);
    }
    match on(meeting.year()) {
        // said in December, 15/01 is that of the new year; said in January it has just passed, and somebody should be asked
        Ok(day) if (meeting - day).num_days() > LONG_PAST => on(meeting.year() + 1),
        // 29/02 may be one of the new year
        this => this.or_else(|_| on(meeting.year() + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date;
    use proptest::prelude::*;

    /// Said on a Monday.
    const MONDAY: &str = "19/01/2026";

    #[track_caller]
    fn check_on(meeting: &str, text: &str, expect: &str) {
        let said = read(text, date::parse(meeting).unwrap());
        let said = said.map_or_else(
            |e| format!("{e:?}"),
            |day| day.map_or("none".to_string(), date::format),
        );
        assert_eq!(said, expect, "{text} on {meeting}");
    }

    #[test]
    fn days_as_people_say_them() {
        for (text, expect) in [
            ("", "none"),
            ("  ", "none"),
            ("15/02/2026", "15/02/2026"),
            ("15/02", "15/02/2026"),
            ("15/2", "15/02/2026"),
            ("5/2", "05/02/2026"),
            (" 15 / 2 ", "15/02/2026"),
            ("15-02", "15/02/2026"),
            ("15.2.2026", "15/02/2026"),
            ("15/2/26", "15/02/2026"),
            // the day of the meeting and one just before it are this year's
            ("19/1", "19/01/2026"),
            ("15/1", "15/01/2026"),
            ("31/12", "31/12/2026"),
            ("15/02/2025", "15/02/2025"),
            // the next such day
            ("thứ Ba", "20/01/2026"),
            ("thứ Tư", "21/01/2026"),
            ("thứ Năm", "22/01/2026"),
            ("thứ Sáu", "23/01/2026"),
            ("thu sau", "23/01/2026"),
            ("THỨ SÁU", "23/01/2026"),
            ("thứ 6", "23/01/2026"),
            ("T6", "23/01/2026"),
            ("t6", "23/01/2026"),
            ("t 6", "23/01/2026"),
            ("Thứ Bảy", "24/01/2026"),
            ("chủ nhật", "25/01/2026"),
            ("Chủ Nhật", "25/01/2026"),
            ("CN", "25/01/2026"),
            // the meeting's own weekday is that of next week
            ("thứ Hai", "26/01/2026"),
            ("T2", "26/01/2026"),
            ("+0", "19/01/2026"),
            ("+7", "26/01/2026"),
            ("+ 7", "26/01/2026"),
            ("+7 ngày", "26/01/2026"),
            ("+2 tuần", "02/02/2026"),
            ("hôm nay", "19/01/2026"),
            ("mai", "20/01/2026"),
            ("ngày mai", "20/01/2026"),
            ("cuối tháng", "31/01/2026"),
            ("cuoi thang", "31/01/2026"),
            ("cuối quý", "31/03/2026"),
            ("cuối năm", "31/12/2026"),
        ] {
            check_on(MONDAY, text, expect);
        }
    }

    #[test]
    fn years_and_months_turn() {
        check_on("21/12/2026", "15/01", "15/01/2027");
        check_on("21/12/2026", "20/12", "20/12/2026");
        check_on("21/12/2026", "thứ Sáu", "25/12/2026");
        check_on("28/12/2026", "thứ Sáu", "01/01/2027");
        check_on("28/12/2026", "+7", "04/01/2027");
        check_on("21/12/2026", "cuối tháng", "31/12/2026");
        check_on("21/12/2026", "cuối quý", "31/12/2026");
        check_on("02/02/2026", "cuối tháng", "28/02/2026");
        check_on("07/02/2028", "cuối tháng", "29/02/2028");
        check_on("07/02/2028", "29/2", "29/02/2028");
        check_on("18/05/2026", "cuối quý", "30/06/2026");
    }

    #[test]
    fn what_is_no_day_is_told() {
        for (text, expect) in [
            ("29/02", "NoSuchDay"),
            ("31/04/2026", "NoSuchDay"),
            ("0/5", "NoSuchDay"),
            ("15/13", "NoSuchDay"),
            ("15", "Unknown"),
            ("15/2/026", "Unknown"),
            ("15/2/2026/1", "Unknown"),
            ("015/2", "Unknown"),
            ("thứ", "Unknown"),
            ("thứ tám", "Unknown"),
            ("t8", "Unknown"),
            ("t", "Unknown"),
            ("+", "Unknown"),
            ("+-7", "Unknown"),
            ("+7 tháng", "Unknown"),
            ("-7", "Unknown"),
            ("sớm", "Unknown"),
            ("+3660", "27/01/2036"),
            ("+3661", "TooFar"),
            ("+99999 tuần", "TooFar"),
            ("15/02/2126", "TooFar"),
            ("15/02/1926", "TooFar"),
        ] {
            check_on(MONDAY, text, expect);
        }
    }

    fn meetings() -> impl Strategy<Value = NaiveDate> {
        (700_000i32..760_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,12}|[0-9+/ ]{0,10}|(thứ|thu|t|cn|cuối|\\+)[ 0-9a-zá]{0,6}", meeting in meetings()) {
            let _ = read(&text, meeting);
            let _ = read(&text, NaiveDate::MAX);
            let _ = read(&text, NaiveDate::MIN);
        }

        #[test]
        fn a_day_written_out_is_that_day(meeting in meetings(), ahead in 0i64..3000) {
            let day = meeting + chrono::Duration::days(ahead);
            prop_assert_eq!(read(&date::format(day), meeting), Ok(Some(day)));
            prop_assert_eq!(read(&format!("+{ahead}"), meeting), Ok(Some(day)));
        }

        #[test]
        fn a_day_without_a_year_lies_near(meeting in meetings(), ahead in 0i64..180) {
            let day = meeting + chrono::Duration::days(ahead);
            prop_assert_eq!(read(&date::format_short(day), meeting), Ok(Some(day)));
        }

        #[test]
        fn a_weekday_is_within_a_week(meeting in meetings(), nth in 0usize..7) {
            let name = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật"][nth];
            let day = read(name, meeting).unwrap().unwrap();
            prop_assert_eq!(day.weekday().num_days_from_monday() as usize, nth);
            prop_assert!((1..=7).contains(&(day - meeting).num_days()));
        }
    }
}
