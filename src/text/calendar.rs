//! Words of the calendar: weekdays, lunar days, recurrence, days from now.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Lang, say, texts};
use crate::model::{DayName, When, date};

texts! {
    calendar: "Lịch công tác", "Calendar";
    next_meeting: "Giao ban tới", "Next meeting";
    assumed: "dự kiến của chương trình, văn bản không nêu", "assumed by the program, in no document";
    place: "Nơi họp", "Place";
    who: "Thành phần", "Who";
    hour: "Giờ", "Hour";
    until(last: NaiveDate; day = date::format_short(last)): "đến {day}", "to {day}";
}

/// `Thứ Hai` to `Chủ Nhật`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    DayName::from(day).name(lang)
}

/// A weekday within a sentence: `thứ Hai`, `Chủ Nhật`.
pub fn within(lang: Lang, day: Weekday) -> String {
    weekday(lang, day).replace("Thứ", "thứ")
}

/// `T2` to `CN`, two columns in both languages.
pub const fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("T2", "Mo"),
        Weekday::Tue => lang.pick("T3", "Tu"),
        Weekday::Wed => lang.pick("T4", "We"),
        Weekday::Thu => lang.pick("T5", "Th"),
        Weekday::Fri => lang.pick("T6", "Fr"),
        Weekday::Sat => lang.pick("T7", "Sa"),
        Weekday::Sun => lang.pick("CN", "Su"),
    }
}

/// `Thứ Hai, 02/02/2026`
pub fn day(lang: Lang, day: NaiveDate) -> String {
    format!("{}, {}", weekday(lang, day.weekday()), date::format(day))
}

/// `T2 02/02`
pub fn day_short(lang: Lang, day: NaiveDate) -> String {
    let name = weekday_short(lang, day.weekday());
    format!("{name} {}", date::format_short(day))
}

/// Days in a row: `15–16/01/2026`, `31/01–02/02/2026`, `30/12/2025–02/01/2026`.
pub fn days(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return date::format(first);
    }
    let from = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => format!("{:02}", first.day()),
        (true, false) => date::format_short(first),
        (false, _) => date::format(first),
    };
    format!("{from}–{}", date::format(last))
}

/// How far away a day is: `hôm nay`, `ngày mai`, `3 ngày nữa`, `hôm qua`, `3 ngày trước`.
pub fn away(lang: Lang, days: i64) -> String {
    let count = days.unsigned_abs();
    match days {
        0 => lang.pick("hôm nay", "today").into(),
        1 => lang.pick("ngày mai", "tomorrow").into(),
        -1 => lang.pick("hôm qua", "yesterday").into(),
        2.. => say!(lang, "{count} ngày nữa", "in {count} days"),
        _ => say!(lang, "{count} ngày trước", "{count} days ago"),
    }
}

/// The heading of a month: `Tháng 02/2026`, `February 2026`.
pub fn month(lang: Lang, first: NaiveDate) -> String {
    first.format(lang.pick("Tháng %m/%Y", "%B %Y")).to_string()
}

const fn leap_month(lang: Lang, leap: bool) -> &'static str {
    if leap {
        lang.pick(" nhuận", " leap")
    } else {
        ""
    }
}

/// `15/01 ÂL`; in a leap month `15/06 nhuận ÂL`.
pub fn lunar_short(lang: Lang, day: u32, month: u32, leap: bool) -> String {
    let leap = leap_month(lang, leap);
    say!(
        lang,
        "{day:02}/{month:02}{leap} ÂL",
        "{day:02}/{month:02}{leap} lunar"
    )
}

/// For the cell of a month's grid: the day, and on the first of a month the month too, as wall calendars do: `15`, `1/2`, `1/6n`.
pub fn lunar_cell(day: u32, month: u32, leap: bool) -> String {
    if day == 1 {
        format!("1/{month}{}", if leap { "n" } else { "" })
    } else {
        day.to_string()
    }
}

/// `mùng 1 tháng Giêng`, `rằm tháng Tám`, `ngày 23 tháng Chạp`, `mùng 2 tháng Sáu nhuận`.
pub fn lunar_long(lang: Lang, day: u32, month: u32, leap: bool) -> String {
    const MONTHS: [&str; 12] = [
        "Giêng",
        "Hai",
        "Ba",
        "Tư",
        "Năm",
        "Sáu",
        "Bảy",
        "Tám",
        "Chín",
        "Mười",
        "Mười một",
        "Chạp",
    ];
    let name = (month as usize)
        .checked_sub(1)
        .and_then(|at| MONTHS.get(at))
        .unwrap_or(&"");
    let called = match day {
        1..=10 => format!("mùng {day}"),
        15 => "rằm".to_string(),
        _ => format!("ngày {day}"),
    };
    let leap = leap_month(lang, leap);
    say!(
        lang,
        "{called} tháng {name}{leap}",
        "day {day} of lunar{leap} month {month}"
    )
}

/// When an event takes place: `thứ Hai hằng tuần`, `ngày 25 hằng tháng`, `thứ Ba đầu tháng`, `15/01 âm lịch`, `19/05 hằng năm`.
pub fn when(lang: Lang, when: &When) -> String {
    match *when {
        When::Once(first, last) => days(first, last),
        When::Weekly(day) => {
            say!(lang, "{day} hằng tuần", "every {day}"; day = within(lang, day))
        }
        When::Monthly(31) => lang
            .pick("ngày cuối mỗi tháng", "the last day of every month")
            .into(),
        When::Monthly(day) => say!(lang, "ngày {day} hằng tháng", "day {day} of every month"),
        When::MonthlyWeekday(nth, day) => say!(
            lang,
            "{day} {nth} trong tháng",
            "the {nth} {day} of the month";
            day = within(lang, day),
            nth = self::nth(lang, nth)
        ),
        When::Lunar(day, month) => say!(
            lang,
            "{day:02}/{month:02} âm lịch hằng năm",
            "lunar {day:02}/{month:02} every year"
        ),
        When::Yearly(day, month) => say!(
            lang,
            "{day:02}/{month:02} hằng năm",
            "{day:02}/{month:02} every year"
        ),
    }
}

const fn nth(lang: Lang, nth: u32) -> &'static str {
    match nth {
        1 => lang.pick("đầu tiên", "first"),
        2 => lang.pick("thứ hai", "second"),
        3 => lang.pick("thứ ba", "third"),
        4 => lang.pick("thứ tư", "fourth"),
        5 => lang.pick("cuối cùng", "last"),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    fn on(text: &str) -> NaiveDate {
        date::parse(text).unwrap()
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(
            (day(Vi, on("02/02/2026")), day_short(Vi, on("02/02/2026"))),
            ("Thứ Hai, 02/02/2026".into(), "T2 02/02".into())
        );
        assert_eq!(
            (day(Vi, on("08/02/2026")), day_short(Vi, on("08/02/2026"))),
            ("Chủ Nhật, 08/02/2026".into(), "CN 08/02".into())
        );
        assert_eq!(day(En, on("05/02/2026")), "Thursday, 05/02/2026");
        let week: Vec<_> = (0..7u8)
            .map(|n| weekday_short(Vi, Weekday::try_from(n).unwrap()))
            .collect();
        assert_eq!(week, ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]);
    }

    #[test]
    fn stretches_of_days() {
        let check =
            |first: &str, last: &str, expect: &str| assert_eq!(days(on(first), on(last)), expect);
        check("15/01/2026", "15/01/2026", "15/01/2026");
        check("15/01/2026", "16/01/2026", "15–16/01/2026");
        check("31/01/2026", "02/02/2026", "31/01–02/02/2026");
        check("30/12/2025", "02/01/2026", "30/12/2025–02/01/2026");
    }

    #[test]
    fn how_far_away() {
        let check = |days, vi: &str, en: &str| {
            assert_eq!((away(Vi, days).as_str(), away(En, days).as_str()), (vi, en));
        };
        check(0, "hôm nay", "today");
        check(1, "ngày mai", "tomorrow");
        check(5, "5 ngày nữa", "in 5 days");
        check(-1, "hôm qua", "yesterday");
        check(-5, "5 ngày trước", "5 days ago");
    }

    #[test]
    fn lunar_days() {
        let check = |day, month, leap, short: &str, long: &str, cell: &str| {
            assert_eq!(lunar_short(Vi, day, month, leap), short);
            assert_eq!(lunar_long(Vi, day, month, leap), long);
            assert_eq!(lunar_cell(day, month, leap), cell);
        };
        check(1, 1, false, "01/01 ÂL", "mùng 1 tháng Giêng", "1/1");
        check(15, 1, false, "15/01 ÂL", "rằm tháng Giêng", "15");
        check(10, 3, false, "10/03 ÂL", "mùng 10 tháng Ba", "10");
        check(23, 12, false, "23/12 ÂL", "ngày 23 tháng Chạp", "23");
        check(2, 11, false, "02/11 ÂL", "mùng 2 tháng Mười một", "2");
        check(
            1,
            6,
            true,
            "01/06 nhuận ÂL",
            "mùng 1 tháng Sáu nhuận",
            "1/6n",
        );
        assert_eq!(
            (lunar_short(En, 15, 1, false), lunar_long(En, 1, 6, true)),
            ("15/01 lunar".into(), "day 1 of lunar leap month 6".into())
        );
        assert_eq!(lunar_long(Vi, 0, 13, false), "ngày 0 tháng ");
    }

    #[test]
    fn when_events_take_place() {
        let check = |w: When, vi: &str, en: &str| {
            assert_eq!((when(Vi, &w).as_str(), when(En, &w).as_str()), (vi, en));
        };
        check(
            When::Weekly(Weekday::Mon),
            "thứ Hai hằng tuần",
            "every Monday",
        );
        check(
            When::Weekly(Weekday::Sun),
            "Chủ Nhật hằng tuần",
            "every Sunday",
        );
        check(
            When::Monthly(25),
            "ngày 25 hằng tháng",
            "day 25 of every month",
        );
        check(
            When::Monthly(31),
            "ngày cuối mỗi tháng",
            "the last day of every month",
        );
        check(
            When::MonthlyWeekday(1, Weekday::Tue),
            "thứ Ba đầu tiên trong tháng",
            "the first Tuesday of the month",
        );
        check(
            When::MonthlyWeekday(5, Weekday::Sun),
            "Chủ Nhật cuối cùng trong tháng",
            "the last Sunday of the month",
        );
        check(
            When::Lunar(15, 1),
            "15/01 âm lịch hằng năm",
            "lunar 15/01 every year",
        );
        check(When::Yearly(19, 5), "19/05 hằng năm", "19/05 every year");
        check(
            When::Once(on("15/01/2026"), on("16/01/2026")),
            "15–16/01/2026",
            "15–16/01/2026",
        );
        assert_eq!(
            (month(Vi, on("01/02/2026")), month(En, on("01/02/2026"))),
            ("Tháng 02/2026".into(), "February 2026".into())
        );
    }
}
