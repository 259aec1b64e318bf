//! Columns: a key of a JSON document, a column of a table and a column of a sheet are one line, which says what each of them
//! calls it and how it is got. What it holds follows from the type of what is got; its doc comment is its description in the schema.

pub mod schema;

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::shown;
use crate::model::{Coded, Period, Qualifier, TaskState, Verdict};
use crate::text::{Lang, export as text};

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// JSON, and the CSV for programs: English names and codes.
    Key,
    /// The tables for people: Vietnamese heads and words.
    Head,
    /// A sheet of the workbook.
    Sheet,
}

/// What a column is called; empty where it is not in that shape.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    pub key: &'static str,
    pub head: &'static str,
    pub sheet: Option<SheetColumn>,
    pub what: &'static str,
}

/// A column of a sheet: as wide as so many characters, and its head.
#[derive(Debug, Clone, Copy)]
pub struct SheetColumn {
    pub width: u16,
    pub head: fn(Lang) -> &'static str,
}

impl Names {
    pub fn is_in(&self, slot: Slot) -> bool {
        match slot {
            Slot::Key => !self.key.is_empty(),
            Slot::Head => !self.head.is_empty(),
            Slot::Sheet => self.sheet.is_some(),
        }
    }

    pub fn of(&self, slot: Slot) -> &'static str {
        match slot {
            Slot::Key => self.key,
            Slot::Head | Slot::Sheet => self.head,
        }
    }
}

/// A column and what it holds.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub names: Names,
    pub kind: fn() -> Kind,
}

/// What a column holds.
#[derive(Debug, Clone)]
pub enum Kind {
    Text,
    /// Text that may be empty.
    Loose,
    Id,
    Period,
    Day,
    Decimal,
    Sentence,
    Flag,
    /// Not negative.
    Count,
    Whole,
    /// From 1.
    Position,
    Words(&'static [&'static str]),
    Maybe(Box<Kind>),
    List(Box<Kind>),
    Object(Shape),
}

/// An object: its name and description in the schema, and its columns.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub name: &'static str,
    pub what: &'static str,
    pub columns: fn() -> Vec<Column>,
}

/// A value on its way into a document, a table or a sheet.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// The key is left out.
    Absent,
    Null,
    Flag(bool),
    Whole(i64),
    Decimal(Digits),
    Day(NaiveDate),
    Text(Cow<'a, str>),
    /// A code for programs, which has a name for people.
    Word {
        code: &'a str,
        vi: &'a str,
        en: &'a str,
    },
    Sentence(Sentence),
    Toned(Sentence, Tone),
    List(Vec<Value<'a>>),
    Object(Vec<(&'static str, Value<'a>)>),
}

/// A decimal, exact: as typed, with all of its digits, or computed here, without zeros at its end.
#[derive(Debug, Clone, Copy)]
pub struct Digits {
    pub value: Decimal,
    pub computed: bool,
    pub look: Look,
}

/// How a number looks on a sheet.
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

pub const fn typed(value: Decimal) -> Digits {
    digits(value, false)
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
}

/// The same in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// How words look on a sheet.
#[derive(Debug, Clone, Copy)]
pub enum Tone {
    Centred,
    /// So deep in.
    Indented(u8),
    Verdict(Verdict),
    /// The flag says that the task is late only by its document's default.
    State(TaskState, bool),
}

/// Something that can stand in a column.
pub trait Cell<'a>: Sized {
    fn kind() -> Kind;
    fn value(self) -> Value<'a>;

    /// The columns that it takes: one, but for [`Flat`].
    fn columns(names: Names, out: &mut Vec<Column>) {
        let kind = Self::kind;
        out.push(Column { names, kind });
    }

    fn write(get: impl FnOnce() -> Self, names: &Names, slot: Slot, out: &mut Cells<'a>) {
        if names.is_in(slot) {
            out.push((names.of(slot), get().value()));
        }
    }
}

pub type Cells<'a> = Vec<(&'static str, Value<'a>)>;

/// A row of a table, or an object of a document. [`columns!`] declares one.
pub trait Record<'a>: Sized {
    const NAME: &'static str;
    const WHAT: &'static str;

    fn each(visit: &mut impl Visit<'a, Self>);

    fn columns() -> Vec<Column> {
        let mut out = Vec::new();
        Self::each(&mut out);
        out
    }

    fn cells(&self, slot: Slot) -> Cells<'a> {
        let mut row = RowCells {
            row: self,
            slot,
            out: Vec::new(),
        };
        Self::each(&mut row);
        row.out
    }
}

/// Something that goes through the columns of a record.
pub trait Visit<'a, R> {
    fn column<T: Cell<'a>>(&mut self, names: Names, get: impl FnOnce(&R) -> T);
}

impl<'a, R> Visit<'a, R> for Vec<Column> {
    fn column<T: Cell<'a>>(&mut self, names: Names, _: impl FnOnce(&R) -> T) {
        T::columns(names, self);
    }
}

struct RowCells<'r, 'a, R> {
    row: &'r R,
    slot: Slot,
    out: Cells<'a>,
}

impl<'a, R> Visit<'a, R> for RowCells<'_, 'a, R> {
    fn column<T: Cell<'a>>(&mut self, names: Names, get: impl FnOnce(&R) -> T) {
        T::write(|| get(self.row), &names, self.slot, &mut self.out);
    }
}

/// Declares records: `/// Description` `"name_in_schema": Row<'a> as row { … }`, in it a line for each column: its key in JSON, its
/// head in the Vietnamese tables, `[width, head]` in a sheet, each only where it is there, and what stands in it:
/// `"title" "ten" [44, words::task]: &*row.task.title;`, `_ "trang_thai": row.state();`, `[5, words::number]: row.number;`.
macro_rules! columns {
    ($(
        $(#[doc = $about:literal])*
        $name:literal: $row:ty as $it:ident {
            $(
                $(#[doc = $what:literal])*
                $($key:literal $($head:literal)?)? $(_ $($only:literal)?)? $([$width:literal, $title:path])?: $value:expr;
            )*
        }
    )*) => {$(
        impl<'a> $crate::report::column::Record<'a> for $row {
            const NAME: &'static str = $name;
            const WHAT: &'static str = concat!($($about),*);

            fn each(visit: &mut impl $crate::report::column::Visit<'a, Self>) {
                $(visit.column(
                    $crate::report::column::Names {
                        key: concat!($($key)?),
                        head: concat!($($($head)?)? $($($only)?)?),
                        sheet: $crate::report::column::columns!(@sheet $($width, $title)?),
                        what: concat!($($what),*),
                    },
                    |#[allow(unused_variables)] $it: &Self| $value,
                );)*
            }
        }
        impl<'a> $crate::report::column::Cell<'a> for $row {
            fn kind() -> $crate::report::column::Kind {
                $crate::report::column::shape::<Self>()
            }
            fn value(self) -> $crate::report::column::Value<'a> {
                use $crate::report::column::{Record, Slot, Value};
                Value::Object(Record::cells(&self, Slot::Key))
            }
        }
    )*};
    (@sheet) => { None };
    (@sheet $width:literal, $title:path) => {
        Some($crate::report::column::SheetColumn { width: $width, head: $title })
    };
}
pub(super) use columns;

pub fn shape<'a, R: Record<'a>>() -> Kind {
    Kind::Object(Shape {
        name: R::NAME,
        what: R::WHAT,
        columns: R::columns,
    })
}

/// Text that may be empty.
pub struct Loose<'a>(pub &'a str);
/// An identifier of the data files.
#[derive(Debug, Clone, Copy)]
pub struct Id<'a>(pub &'a str);
/// The identifier of something that has names.
pub struct Named<'a> {
    pub id: &'a str,
    pub vi: &'a str,
    pub en: &'a str,
}
/// A position, from 1.
pub struct Position(pub usize);
/// The Vietnamese name of a word.
pub struct Vi<T>(pub T);
/// The columns of another record, in this place.
pub struct Flat<R>(pub R);
/// A key that is there only where it was asked for.
pub struct Asked<T>(pub Option<T>);
/// Words that only people read, in this tone.
pub struct Toned(pub Sentence, pub Tone);

/// Simple cells: their types, kinds, and what is made of them.
macro_rules! cells {
    ($($type:ty, $kind:expr, $it:ident => $value:expr;)*) => {$(
        impl<'a> Cell<'a> for $type {
            fn kind() -> Kind { $kind }
            fn value(self) -> Value<'a> { let $it = self; $value }
        }
    )*};
}

fn whole(value: impl TryInto<i64>) -> i64 {
    value.try_into().unwrap_or(i64::MAX)
}

cells! {
    &'a str, Kind::Text, it => Value::Text(it.into());
    String, Kind::Text, it => Value::Text(it.into());
    Loose<'a>, Kind::Loose, it => Value::Text(it.0.into());
    Id<'a>, Kind::Id, it => Value::Text(it.0.into());
    Named<'a>, Kind::Id, it => Value::Word { code: it.id, vi: it.vi, en: it.en };
    Period, Kind::Period, it => Value::Text(it.to_string().into());
    NaiveDate, Kind::Day, it => Value::Day(it);
    bool, Kind::Flag, it => Value::Flag(it);
    usize, Kind::Count, it => Value::Whole(whole(it));
    i64, Kind::Whole, it => Value::Whole(it);
    i32, Kind::Whole, it => Value::Whole(it.into());
    u32, Kind::Whole, it => Value::Whole(it.into());
    Position, Kind::Position, it => Value::Whole(whole(it.0));
    Digits, Kind::Decimal, it => Value::Decimal(it);
    Sentence, Kind::Sentence, it => Value::Sentence(it);
    Toned, Kind::Sentence, it => Value::Toned(it.0, it.1);
}

impl<'a, T: Coded> Cell<'a> for T {
    fn kind() -> Kind {
        Kind::Words(T::CODES)
    }

    fn value(self) -> Value<'a> {
        let [code, vi, en] = self.words();
        Value::Word { code, vi, en }
    }
}

impl<'a, T: Coded> Cell<'a> for Vi<T> {
    fn kind() -> Kind {
        Kind::Words(T::NAMES)
    }

    fn value(self) -> Value<'a> {
        let [_, vi, _] = self.0.words();
        Value::Text(vi.into())
    }
}

impl<'a, T: Cell<'a>> Cell<'a> for Option<T> {
    fn kind() -> Kind {
        Kind::Maybe(Box::new(T::kind()))
    }

    fn value(self) -> Value<'a> {
        self.map_or(Value::Null, T::value)
    }
}

impl<'a, T: Cell<'a>> Cell<'a> for Vec<T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    fn value(self) -> Value<'a> {
        Value::List(self.into_iter().map(T::value).collect())
    }
}

impl<'a, T: Cell<'a>> Cell<'a> for Asked<T> {
    fn kind() -> Kind {
        T::kind()
    }

    fn value(self) -> Value<'a> {
        self.0.map_or(Value::Absent, T::value)
    }
}

impl<'a, R: Record<'a>> Cell<'a> for Flat<R> {
    fn kind() -> Kind {
        shape::<R>()
    }

    fn value(self) -> Value<'a> {
        Value::Object(self.0.cells(Slot::Key))
    }

    fn columns(_: Names, out: &mut Vec<Column>) {
        out.extend(R::columns());
    }

    fn write(get: impl FnOnce() -> Self, _: &Names, slot: Slot, out: &mut Cells<'a>) {
        out.extend(get().0.cells(slot));
    }
}

impl Value<'_> {
    /// As people read it on a sheet.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Self::Word { vi, en, .. } => lang.pick(vi, en).to_string(),
            Self::Sentence(said) | Self::Toned(said, _) => {
                lang.pick(&said.vi, &said.en).to_string()
            }
            other => other.cell(Slot::Sheet),
        }
    }

    /// As the cell of a CSV file: codes, `true` and `false` for programs; words, `có` or nothing for people. Several things are
    /// separated by semicolons, a thing with its value is `name=value`.
    pub fn cell(&self, slot: Slot) -> String {
        let people = slot != Slot::Key;
        match self {
            Self::Absent | Self::Null => String::new(),
            Self::Flag(true) if people => text::yes(Lang::Vi).to_string(),
            Self::Flag(false) if people => String::new(),
            Self::Flag(flag) => flag.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(digits) => digits.plain(),
            Self::Day(day) => day.to_string(),
            Self::Text(text) => text.to_string(),
            Self::Word { vi, .. } if people => (*vi).to_string(),
            Self::Word { code, .. } => (*code).to_string(),
            Self::Sentence(said) | Self::Toned(said, _) => said.vi.clone(),
            Self::List(all) => joined(all.iter(), slot, "; "),
            Self::Object(all) => joined(all.iter().map(|(_, value)| value), slot, "="),
        }
    }
}

fn joined<'v, 'a: 'v>(all: impl Iterator<Item = &'v Value<'a>>, slot: Slot, by: &str) -> String {
    let cells: Vec<String> = all.map(|value| value.cell(slot)).collect();
    cells.join(by)
}

/// How a document writes its decimals: `"33740.012029"` alone, or with what people read beside it:
/// `{"value": "33740.012029", "vi": "33.740,012029"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    Plain,
    Both,
}

struct Json<'v, 'a>(&'v Value<'a>, Decimals);

impl Serialize for Json<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Absent | Value::Null => to.serialize_none(),
            Value::Flag(flag) => to.serialize_bool(*flag),
            Value::Whole(number) => to.serialize_i64(*number),
            Value::Decimal(digits) if self.1 == Decimals::Plain => {
                to.serialize_str(&digits.plain())
            }
            Value::Decimal(digits) => to.collect_map([
                ("value", digits.plain()),
                ("vi", shown(digits.value, digits.computed)),
            ]),
            Value::Day(day) => to.collect_str(day),
            Value::Text(text) => to.serialize_str(text),
            Value::Word { code, .. } => to.serialize_str(code),
            Value::Sentence(said) | Value::Toned(said, _) => {
                to.collect_map([("vi", &said.vi), ("en", &said.en)])
            }
            Value::List(all) => to.collect_seq(all.iter().map(|value| Json(value, self.1))),
            Value::Object(all) => to.collect_map(
                all.iter()
                    .filter(|(_, value)| !matches!(value, Value::Absent))
                    .map(|(key, value)| (key, Json(value, self.1))),
            ),
        }
    }
}

/// A document as text, with a line break at its end.
pub fn to_text(document: &Value<'_>, decimals: Decimals) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Json(document, decimals))?;
    text.push('\n');
    Ok(text)
}
