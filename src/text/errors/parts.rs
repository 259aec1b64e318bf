//! The parts that sentences about problems are made of.

use std::fmt::Display;

use chrono::NaiveTime;
use rust_decimal::Decimal;

use crate::data::problem::{DateError, Differs, Place, Thing, date_error};
use crate::model::{Period, date, number};
use crate::text::{Lang, en_count, joined, labels, say};

/// Words with commas between; nothing where there are none.
pub(super) fn listed<T: AsRef<str>>(words: &[T]) -> Option<String> {
    (!words.is_empty()).then(|| each(words, |word| word.as_ref().to_string()))
}

/// The same in quotes.
pub(super) fn quoted(words: &[Box<str>]) -> Option<String> {
    (!words.is_empty()).then(|| each(words, |word| format!("\"{word}\"")))
}

pub(super) fn each<T>(words: &[T], write: impl Fn(&T) -> String) -> String {
    words.iter().map(write).collect::<Vec<_>>().join(", ")
}

pub(super) fn in_quotes(word: Option<&str>) -> Option<String> {
    word.map(|word| format!("\"{word}\""))
}

/// How to mend a word where another is near, otherwise how else.
pub(super) fn perhaps(lang: Lang, near: Option<impl Display>, otherwise: String) -> String {
    near.map_or(otherwise, |near| {
        say!(
            lang,
            "có lẽ là {near}; sửa lại cho đúng",
            "perhaps {near} is meant; correct it"
        )
    })
}

/// The last word of a circle's chain is its first again.
pub(super) fn chain(words: &[Box<str>]) -> String {
    words.join(" → ")
}

/// `U+00A0`.
pub(super) fn character(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What a character is that looks like a space or like nothing.
pub(super) const fn odd_character(lang: Lang, c: char) -> &'static str {
    match c {
        '\u{a0}' | '\u{202f}' => lang.pick(
            "dấu cách không ngắt, thường do chép từ Word hoặc trang web",
            "a no-break space, usually copied from Word or a web page",
        ),
        '\u{feff}' => lang.pick(
            "dấu BOM lạc giữa tệp",
            "a byte order mark in the middle of the file",
        ),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {
            lang.pick(
                "ký tự ẩn không có bề rộng",
                "an invisible character without width",
            )
        }
        _ => lang.pick("không phải dấu cách thường", "not a plain space"),
    }
}

/// As people of that language write it, without zeros at the end.
fn decimal(lang: Lang, value: Decimal) -> String {
    match lang {
        Lang::Vi => number::format_short(value, 1),
        Lang::En => value.round_dp(1).normalize().to_string(),
    }
}

pub(super) fn megabytes(bytes: u64, lang: Lang) -> String {
    decimal(lang, Decimal::from(bytes) / Decimal::from(1024 * 1024))
}

/// `4,4` for 44.
pub(super) fn tenths(lang: Lang, value: u32) -> String {
    format!("{}{}{}", value / 10, lang.pick(",", "."), value % 10)
}

/// A place as `line 3`, with the file where it is another one.
pub(super) fn at(lang: Lang, place: &Place) -> String {
    let line = say!(lang, "dòng {line}", "line {line}"; line = place.line);
    match &place.file {
        Some(file) => format!("{file}, {line}"),
        None => line,
    }
}

/// `quý I năm 2024`
pub(super) fn period_name(lang: Lang, period: Period) -> String {
    match period {
        Period::Week(year, week) => say!(lang, "tuần {week} năm {year}", "week {week} of {year}"),
        Period::Month(year, month) => {
            say!(lang, "tháng {month:02}/{year}", "month {month:02}/{year}")
        }
        Period::Quarter(year, quarter) => say!(
            lang,
            "quý {roman} năm {year}",
            "quarter {quarter} of {year}";
            roman = labels::roman(quarter)
        ),
        Period::Year(year) => say!(lang, "năm {year}", "the year {year}"),
    }
}

/// Where something is declared.
pub(super) const fn home(lang: Lang, what: Thing) -> &'static str {
    match what {
        Thing::Indicator | Thing::Group | Thing::Unit => {
            lang.pick("danh-muc.ron hoặc xa.ron", "danh-muc.ron or xa.ron")
        }
        Thing::Plan => "ke-hoach.ron",
        Thing::Reference | Thing::Point => "tham-chieu.ron",
        Thing::Sector => "danh-muc.ron",
        Thing::Hamlet | Thing::Part => "xa.ron",
        Thing::Task | Thing::Change => "nhiem-vu/*.ron",
        Thing::Event => "lich.ron",
        Thing::Target => "muc-tieu.ron",
        Thing::Relation => "doi-chieu.ron",
        Thing::Finding => "da-xem.ron",
        Thing::Colour => "bang_mau",
        Thing::Theme => lang.pick("thư mục themes", "the folder themes"),
    }
}

/// A date that is written in another order or without quotes, as it should be; otherwise the text.
pub(super) fn date_meant(text: &str) -> String {
    let meant = date::parse(text).or_else(|| match date_error(text) {
        DateError::Order(day) => Some(day),
        _ => None,
    });
    format!(
        "\"{}\"",
        meant.map_or_else(|| text.to_string(), date::format)
    )
}

/// An hour that is written otherwise, as it should be: `7h30`, `7.30`, `7 giờ 30`.
pub(super) fn time_meant(text: &str) -> Option<String> {
    let plain = text
        .replace("giờ", "h")
        .replace("phút", "")
        .replace([' ', '.', ':', 'H', '-'], "h");
    let parts: Vec<&str> = plain.split('h').filter(|part| !part.is_empty()).collect();
    let (hours, minutes) = match parts.as_slice() {
        [hours] => (*hours, "00"),
        [hours, minutes] => (*hours, *minutes),
        _ => return None,
    };
    let time = NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)?;
    Some(time.format("\"%H:%M\"").to_string())
}

/// The beginning of a long text.
pub(super) fn short(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_string()
    } else {
        text.chars().take(37).chain("…".chars()).collect()
    }
}

/// How a copy differs from its original.
pub fn how_it_differs(lang: Lang, original: &str, differs: Option<&Differs>) -> String {
    let Some(Differs { here, first, there }) = differs else {
        return say!(lang, "không đọc được để so", "it cannot be compared");
    };
    let here = first.map(|line| {
        let lines = en_count(*here, "line");
        say!(
            lang,
            "{here} dòng chỉ có ở bản sao, đầu tiên là dòng {line}",
            "{lines} only in the copy, the first is line {line}"
        )
    });
    let lines = en_count(*there, "line");
    let there = (*there > 0).then(|| {
        say!(
            lang,
            "{there} dòng chỉ có ở {original}",
            "{lines} only in {original}"
        )
    });
    match joined([here, there], "; ") {
        same if same.is_empty() => say!(lang, "giống hệt", "the same lines"),
        other => other,
    }
}
