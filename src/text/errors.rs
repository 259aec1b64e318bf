//! What the program says of data files that are wrong: what was read, what is allowed, how to mend it.

mod en;
mod guess;
mod vi;
mod words;

use super::Lang;
use crate::data::problem::{Place, ProblemKind, Severity, Thing};

/// The sentences about one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, with what was read.
    pub headline: String,
    /// What is allowed in this place.
    pub allowed: Option<String>,
    /// What to do next.
    pub mend: Option<String>,
}

/// The sentences about a problem.
pub fn message(kind: &ProblemKind, lang: Lang) -> Message {
    match lang {
        Lang::Vi => vi::message(kind),
        Lang::En => en::message(kind),
    }
}

/// What sort of thing has an identifier: `nhiệm vụ`.
pub fn thing(what: Thing, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => vi::thing(what),
        Lang::En => en::thing(what),
    }
}

/// The word before the headline.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Warning, Lang::En) => "warning",
    }
}

/// The word before what is allowed.
pub fn allowed(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "cho phép",
        Lang::En => "allowed",
    }
}

/// The word before how to mend it.
pub fn mend(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "cách sửa",
        Lang::En => "fix",
    }
}

/// A message of all its parts.
fn say(
    headline: impl Into<String>,
    allowed: impl Into<Option<String>>,
    mend: impl Into<Option<String>>,
) -> Message {
    Message {
        headline: headline.into(),
        allowed: allowed.into(),
        mend: mend.into(),
    }
}

/// So that the tables of sentences stay short.
#[allow(clippy::unnecessary_wraps)]
fn some(text: impl Into<String>) -> Option<String> {
    Some(text.into())
}

/// Words with commas between; nothing where there are none.
fn listed<T: AsRef<str>>(words: &[T]) -> Option<String> {
    if words.is_empty() {
        None
    } else {
        Some(
            words
                .iter()
                .map(AsRef::as_ref)
                .collect::<Vec<_>>()
                .join(", "),
        )
    }
}

/// The same in quotes.
fn quoted(words: &[Box<str>]) -> Option<String> {
    if words.is_empty() {
        None
    } else {
        Some(
            words
                .iter()
                .map(|w| format!("\"{w}\""))
                .collect::<Vec<_>>()
                .join(", "),
        )
    }
}

/// The last word of a circle's chain is its first again.
fn chain(words: &[Box<str>]) -> String {
    words
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(" → ")
}

/// `U+00A0`.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Megabytes, as a whole number where it is one.
fn megabytes(bytes: u64, lang: Lang) -> String {
    let value = rust_decimal::Decimal::from(bytes) / rust_decimal::Decimal::from(1024 * 1024);
    match lang {
        Lang::Vi => crate::model::number::format_short(value, 1),
        Lang::En => value.round_dp(1).normalize().to_string(),
    }
}

/// A place as `line`/`dòng`, with the file where it is another one.
fn at(place: &Place, line: &str) -> String {
    match &place.file {
        Some(file) => format!("{file}, {line} {}", place.line),
        None => format!("{line} {}", place.line),
    }
}

/// A date that is written in another order or without quotes.
fn meant_date(text: &str) -> Option<chrono::NaiveDate> {
    use crate::data::problem::DateError;
    crate::model::date::parse(text).or_else(|| match crate::data::problem::date_error(text) {
        DateError::Order(day) => Some(day),
        _ => None,
    })
}

/// An hour that is written otherwise: `7h30`, `7.30`, `7 giờ 30`.
fn meant_time(text: &str) -> Option<String> {
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
    let time = chrono::NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)?;
    Some(time.format("%H:%M").to_string())
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_string()
    } else {
        text.chars().take(37).chain("…".chars()).collect()
    }
}
