//! Values on their way into a document, a table, a sheet or a page.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{Cell, Cells};
use crate::model::{Qualifier, TaskState, Verdict, date, number};
use crate::report::text::Style;
use crate::report::{COMPUTED_DECIMALS, shown};
use crate::text::{GlyphSet, Lang, export as text, labels, report as words, tasks as states};

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// JSON, and the CSV for programs: English names and codes.
    Key,
    /// The tables for people: Vietnamese heads and words.
    Head,
    Sheet,
    /// On a terminal or on paper.
    Page,
}

#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// The key is left out.
    Absent,
    Null,
    /// Not known, and said so on a page.
    Dot,
    Flag(bool),
    Whole(i64),
    Decimal(Digits),
    Day(NaiveDate),
    Text(Cow<'a, str>),
    /// A code for programs, and its Vietnamese and English names.
    Word([&'a str; 3]),
    Sentence(Sentence, Tone),
    List(Vec<Value<'a>>),
    Object(Cells<'a>),
}

/// A decimal, exact: as typed, with all of its digits, or computed here, without zeros at its end.
#[derive(Debug, Clone, Copy)]
pub struct Digits {
    pub value: Decimal,
    pub computed: bool,
    pub look: Look,
}

/// How people read a number.
#[derive(Debug, Clone, Copy)]
pub enum Look {
    Plain,
    /// A difference, with its sign.
    Signed,
    /// With as many decimals as all others of its column.
    Percent,
    /// With a word before it.
    Qualified(Qualifier),
}

pub const fn digits(value: Decimal, computed: bool) -> Digits {
    Digits {
        value,
        computed,
        look: Look::Plain,
    }
}

pub const fn computed(value: Decimal) -> Digits {
    digits(value, true)
}

impl Digits {
    pub fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// `33740.012029`
    fn plain(self) -> String {
        if self.computed {
            self.value.normalize().to_string()
        } else {
            self.value.to_string()
        }
    }

    fn said(self, lang: Lang) -> String {
        let number = shown(self.value, self.computed);
        match self.look {
            Look::Plain | Look::Percent => number,
            Look::Signed => number::format_signed(self.value, COMPUTED_DECIMALS),
            Look::Qualified(word) => format!("{} {number}", word.name(lang)),
        }
    }
}

/// The same in both languages.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub vi: String,
    pub en: String,
}

pub fn both(make: impl Fn(Lang) -> String) -> Sentence {
    Sentence {
        vi: make(Lang::Vi),
        en: make(Lang::En),
    }
}

impl Sentence {
    pub fn pick(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// How words look on a sheet, and the mark before them.
#[derive(Debug, Clone, Copy)]
pub enum Tone {
    Plain,
    Centred,
    /// So deep in.
    Indented(u8),
    /// In the colour of a verdict, without its mark.
    Coloured(Verdict),
    Verdict(Verdict),
    /// The flag says that the task is late only by its document's default, which does not shout.
    State(TaskState, bool),
}

impl Tone {
    pub fn mark(self, set: GlyphSet) -> Option<&'static str> {
        match self {
            Self::Verdict(verdict) => Some(labels::mark(verdict, set)),
            Self::State(state, true) if state.is_overdue() => Some(states::mark_by_default(set)),
            Self::State(state, _) => Some(states::mark(state, set)),
            _ => None,
        }
    }
}

impl<'a> Value<'a> {
    pub fn whole(number: impl TryInto<i64>) -> Self {
        Self::Whole(number.try_into().unwrap_or(i64::MAX))
    }

    pub fn list<T: Cell<'a>>(all: impl IntoIterator<Item = T>) -> Self {
        Self::List(all.into_iter().map(T::value).collect())
    }

    /// As a cell of a CSV file: codes, `true` and `false` for programs; words, `có` or nothing for
    /// people. Several things are separated by semicolons, a thing with its value is `name=value`.
    pub fn cell(&self, slot: Slot) -> String {
        let people = slot != Slot::Key;
        let joined = |all: Vec<String>, by: &str| all.join(by);
        match self {
            Self::Absent | Self::Null | Self::Dot => String::new(),
            Self::Flag(true) if people => text::yes(Lang::Vi).to_string(),
            Self::Flag(false) if people => String::new(),
            Self::Flag(flag) => flag.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(digits) => digits.plain(),
            Self::Day(day) => day.to_string(),
            Self::Text(text) => text.to_string(),
            Self::Word([code, vi, _]) => (if people { vi } else { code }).to_string(),
            Self::Sentence(said, _) => said.vi.clone(),
            Self::List(all) => joined(all.iter().map(|v| v.cell(slot)).collect(), "; "),
            Self::Object(all) => joined(all.iter().map(|(_, v)| v.cell(slot)).collect(), "="),
        }
    }

    /// As people read it on a page.
    pub fn said(&self, style: Style) -> String {
        let lang = style.lang;
        match self {
            Self::Dot => words::missing(style.glyphs).to_string(),
            Self::Decimal(digits) => digits.said(lang),
            Self::Day(day) => date::format(*day),
            Self::Word([_, vi, en]) => lang.pick(vi, en).to_string(),
            Self::Sentence(said, tone) => {
                let mark = tone.mark(style.glyphs).map(|mark| format!("{mark} "));
                mark.unwrap_or_default() + said.pick(lang)
            }
            other => other.cell(Slot::Page),
        }
    }
}

/// How a document writes its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    /// `"33740.012029"`
    Plain,
    /// `{"value": "33740.012029", "vi": "33.740,012029"}`
    Both,
}

struct Json<'v, 'a>(&'v Value<'a>, Decimals);

impl Serialize for Json<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(value, decimals) = *self;
        match value {
            Value::Absent | Value::Null | Value::Dot => to.serialize_none(),
            Value::Flag(flag) => to.serialize_bool(*flag),
            Value::Whole(number) => to.serialize_i64(*number),
            Value::Decimal(digits) if decimals == Decimals::Plain => {
                to.collect_str(&digits.plain())
            }
            Value::Decimal(digits) => {
                let vi = shown(digits.value, digits.computed);
                to.collect_map([("value", digits.plain()), ("vi", vi)])
            }
            Value::Day(day) => to.collect_str(day),
            Value::Text(text) => to.collect_str(text),
            Value::Word([code, ..]) => to.collect_str(code),
            Value::Sentence(said, _) => to.collect_map([("vi", &said.vi), ("en", &said.en)]),
            Value::List(all) => to.collect_seq(all.iter().map(|value| Json(value, decimals))),
            Value::Object(all) => {
                let there = all.iter().filter(|(_, v)| !matches!(v, Value::Absent));
                to.collect_map(there.map(|(key, value)| (key, Json(value, decimals))))
            }
        }
    }
}

/// A document as text, with a line break at its end.
pub fn to_text(document: &Value<'_>, decimals: Decimals) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Json(document, decimals))?;
    text.push('\n');
    Ok(text)
}
