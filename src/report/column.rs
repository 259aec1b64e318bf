//! Columns: a key of a JSON document and a column of a table, of a sheet or of a page on the
//! terminal are one line. It says what each of them calls it and how it is got; what it holds
//! follows from the type of what is got, and its doc comment is its description in the schema.

pub mod schema;
mod value;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::table::Align;
use crate::model::{Coded, Period};
use crate::text::Lang;

pub use value::{
    Decimals, Digits, Look, Sentence, Slot, Tone, Value, both, computed, digits, to_text,
};

/// What a column is called; empty or none where a shape does not have it.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    pub key: &'static str,
    pub head: &'static str,
    pub sheet: Option<OnSheet>,
    pub page: Option<OnPage>,
    pub what: &'static str,
}

/// So many characters wide.
#[derive(Debug, Clone, Copy)]
pub struct OnSheet(pub u16, pub fn(Lang) -> &'static str);

/// How cells line up, and when the column goes where there is no room for it.
#[derive(Debug, Clone, Copy)]
pub struct OnPage(pub Align, pub u8, pub fn(Lang) -> &'static str);

impl Names {
    /// What it is called in a shape, where it is there; sheets and pages name it by language.
    pub fn of(&self, slot: Slot) -> Option<&'static str> {
        match slot {
            Slot::Key => Some(self.key).filter(|key| !key.is_empty()),
            Slot::Head => Some(self.head).filter(|head| !head.is_empty()),
            Slot::Sheet => self.sheet.map(|_| ""),
            Slot::Page => self.page.map(|_| ""),
        }
    }
}

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

pub type Cells<'a> = Vec<(&'static str, Value<'a>)>;

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
        out.extend(names.of(slot).map(|name| (name, get().value())));
    }
}

/// An object of a document, or a row of a table; [`columns!`] declares it.
pub trait Record<'a>: Sized {
    const NAME: &'static str;
    const WHAT: &'static str;

    fn each(visit: &mut impl Visit<'a, Self>);

    fn columns() -> Vec<Column> {
        let mut out = Vec::new();
        Self::each(&mut out);
        out
    }

    fn columns_in(slot: Slot) -> Vec<Column> {
        let columns = Self::columns().into_iter();
        columns.filter(|c| c.names.of(slot).is_some()).collect()
    }

    fn cells(&self, slot: Slot) -> Cells<'a> {
        let out = Vec::new();
        let mut cells = RowCells {
            row: self,
            slot,
            out,
        };
        Self::each(&mut cells);
        cells.out
    }

    fn values(&self, slot: Slot) -> Vec<Value<'a>> {
        let cells = self.cells(slot).into_iter();
        cells.map(|(_, value)| value).collect()
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

/// Declares records: `"name in the schema": Row<'a> as pattern => { … }`, with a line for each
/// column: its key in JSON, its head in the Vietnamese tables, `[width, head]` on a sheet and
/// `(align, leaves, head)` on a page, each only where it is there, and what stands in it:
///
/// ```text
/// "title" "ten" [44, words::task]: &task.title;
/// _ "trang_thai": state;
/// [5, words::number] (Align::Left, 0, words::number): number;
/// ```
macro_rules! columns {
    ($(
        $(#[doc = $about:literal])*
        $name:literal: $row:ty as $it:pat => {
            $(
                $(#[doc = $what:literal])*
                $($key:literal $($head:literal)?)? $(_ $($only:literal)?)?
                $([$width:literal, $title:path])? $(($align:expr, $leaves:literal, $label:path))?
                : $value:expr;
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
                        sheet: columns!(@or $($crate::report::column::OnSheet($width, $title))?),
                        page: columns!(@or $($crate::report::column::OnPage($align, $leaves, $label))?),
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
                $crate::report::column::object(&self)
            }
        }
    )*};
    (@or) => { None };
    (@or $some:expr) => { Some($some) };
}
pub(super) use columns;

pub fn shape<'a, R: Record<'a>>() -> Kind {
    Kind::Object(Shape {
        name: R::NAME,
        what: R::WHAT,
        columns: R::columns,
    })
}

pub fn object<'a, R: Record<'a>>(record: &R) -> Value<'a> {
    Value::Object(record.cells(Slot::Key))
}

/// Text that may be empty.
pub struct Loose<'a>(pub &'a str);
/// An identifier of the data files.
#[derive(Debug, Clone, Copy)]
pub struct Id<'a>(pub &'a str);
/// An identifier, and what it is called in Vietnamese and English.
pub struct Named<'a>(pub &'a str, pub [&'a str; 2]);
/// A position, from 1.
pub struct Position(pub usize);
/// The Vietnamese name of a word.
pub struct Vi<T>(pub T);
/// The columns of another record, in this place.
pub struct Flat<R>(pub R);
/// A key that is there only where it was asked for.
pub struct Asked<T>(pub Option<T>);
/// A dot on a page where it is not known.
pub struct Dotted<T>(pub Option<T>);
/// Words that only people read, in this tone.
pub struct Toned(pub Sentence, pub Tone);

pub fn list<T>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    all.into_iter().collect()
}

/// Types of cells, their kinds, and the values that are made of them.
macro_rules! cells {
    ($($type:ty $(where [$($bound:tt)*])?, $kind:expr, $it:ident => $value:expr;)*) => {$(
        impl<'a $(, $($bound)*)?> Cell<'a> for $type {
            fn kind() -> Kind { $kind }
            fn value(self) -> Value<'a> { let $it = self; $value }
        }
    )*};
}

cells! {
    &'a str, Kind::Text, it => Value::Text(it.into());
    &'a String, Kind::Text, it => Value::Text(it.into());
    &'a Box<str>, Kind::Text, it => Value::Text((&**it).into());
    String, Kind::Text, it => Value::Text(it.into());
    Loose<'a>, Kind::Loose, it => Value::Text(it.0.into());
    Id<'a>, Kind::Id, it => Value::Text(it.0.into());
    Named<'a>, Kind::Id, it => Value::Word([it.0, it.1[0], it.1[1]]);
    Period, Kind::Period, it => Value::Text(it.to_string().into());
    NaiveDate, Kind::Day, it => Value::Day(it);
    bool, Kind::Flag, it => Value::Flag(it);
    usize, Kind::Count, it => Value::whole(it);
    i64, Kind::Whole, it => Value::whole(it);
    i32, Kind::Whole, it => Value::whole(it);
    u32, Kind::Whole, it => Value::whole(it);
    Position, Kind::Position, it => Value::whole(it.0);
    Digits, Kind::Decimal, it => Value::Decimal(it);
    Decimal, Kind::Decimal, it => Value::Decimal(digits(it, false));
    Sentence, Kind::Sentence, it => Value::Sentence(it, Tone::Plain);
    Toned, Kind::Sentence, it => Value::Sentence(it.0, it.1);
    T where [T: Coded], Kind::Words(T::CODES), it => Value::Word(it.words());
    Vi<T> where [T: Coded], Kind::Words(T::NAMES), it => Value::Text(it.0.words()[1].into());
    Option<T> where [T: Cell<'a>], maybe::<T>(), it => it.map_or(Value::Null, T::value);
    Dotted<T> where [T: Cell<'a>], maybe::<T>(), it => it.0.map_or(Value::Dot, T::value);
    Asked<T> where [T: Cell<'a>], T::kind(), it => it.0.map_or(Value::Absent, T::value);
    Vec<T> where [T: Cell<'a>], many::<T>(), it => Value::list(it);
}

fn maybe<'a, T: Cell<'a>>() -> Kind {
    match T::kind() {
        maybe @ Kind::Maybe(_) => maybe,
        kind => Kind::Maybe(Box::new(kind)),
    }
}

fn many<'a, T: Cell<'a>>() -> Kind {
    Kind::List(Box::new(T::kind()))
}

impl<'a, T> Cell<'a> for &'a Option<T>
where
    &'a T: Cell<'a>,
{
    fn kind() -> Kind {
        maybe::<&T>()
    }

    fn value(self) -> Value<'a> {
        self.as_ref().value()
    }
}

impl<'a, T> Cell<'a> for &'a Vec<T>
where
    &'a T: Cell<'a>,
{
    fn kind() -> Kind {
        many::<&T>()
    }

    fn value(self) -> Value<'a> {
        Value::list(self)
    }
}

impl<'a, R: Record<'a>> Cell<'a> for Flat<R> {
    fn kind() -> Kind {
        shape::<R>()
    }

    fn value(self) -> Value<'a> {
        object(&self.0)
    }

    fn columns(_: Names, out: &mut Vec<Column>) {
        R::each(out);
    }

    fn write(get: impl FnOnce() -> Self, _: &Names, slot: Slot, out: &mut Cells<'a>) {
        out.extend(get().0.cells(slot));
    }
}
