//! Events of the commune's calendar, recurring and single.

use chrono::{NaiveDate, Weekday};

use super::words::words;
use super::{Lang, Word};

/// When an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// `ngay`, and `den_ngay` for one that lasts: first and last day.
    Once(NaiveDate, NaiveDate),
    /// `hang_tuan`: every week on this day.
    Weekly(Weekday),
    /// `hang_thang`: every month on this day; in a shorter month on its last.
    Monthly(u32),
    /// `hang_thang_thu`: every month on the nth such weekday (1 to 5; 5 is the last).
    MonthlyWeekday(u32, Weekday),
    /// `am_lich`: every year on this day and month of the lunar calendar (`Asia/Ho_Chi_Minh`).
    Lunar(u32, u32),
    /// `hang_nam`: every year on this day and month.
    Yearly(u32, u32),
}

words! {
    impl When {
        Once(..): "once";
        Weekly(_): "weekly";
        Monthly(_): "monthly";
        MonthlyWeekday(..): "monthly_weekday";
        Lunar(..): "lunar";
        Yearly(..): "yearly";
    }
}

words! {
    /// What a weekday is called; in the order of [`Weekday`].
    DayName {
        Monday: "ThuHai", "monday", "Thứ Hai", "Monday";
        Tuesday: "ThuBa", "tuesday", "Thứ Ba", "Tuesday";
        Wednesday: "ThuTu", "wednesday", "Thứ Tư", "Wednesday";
        Thursday: "ThuNam", "thursday", "Thứ Năm", "Thursday";
        Friday: "ThuSau", "friday", "Thứ Sáu", "Friday";
        Saturday: "ThuBay", "saturday", "Thứ Bảy", "Saturday";
        Sunday: "ChuNhat", "sunday", "Chủ Nhật", "Sunday";
    }
}

impl From<Weekday> for DayName {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Mon => Self::Monday,
            Weekday::Tue => Self::Tuesday,
            Weekday::Wed => Self::Wednesday,
            Weekday::Thu => Self::Thursday,
            Weekday::Fri => Self::Friday,
            Weekday::Sat => Self::Saturday,
            Weekday::Sun => Self::Sunday,
        }
    }
}

impl Word for Weekday {
    const ALL: &'static [Self] = &[
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];
    const FILE: &'static [&'static str] = DayName::FILE;

    /// Its words say it themselves.
    fn meaning(self, _: Lang) -> &'static str {
        ""
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: Box<str>,
    /// What it is, in our own words.
    pub title: Box<str>,
    pub when: When,
    /// Hour as written: `07:30`, `chiều`.
    pub hour: Option<Box<str>>,
    pub place: Option<Box<str>>,
    /// Who is in charge or comes.
    pub who: Option<Box<str>>,
    /// The main weekly meeting.
    pub meeting: bool,
    /// Assumed by the program's makers, not by a document.
    pub assumed: bool,
    /// Only from and until these days, where a document limits it.
    pub from: Option<NaiveDate>,
    /// See `from`.
    pub until: Option<NaiveDate>,
    /// Document and section.
    pub source: Option<Box<str>>,
}
