//! Records of the data files. A key is one line: from it come its reader with the checks for unknown, repeated and
//! missing keys, the writer of new entries, the data reference and `Default`.
//!
//! A derive on serde over the same tree was tried instead. It stops at the first repeated key, tells a visitor no
//! places, does not say which keys must be there, and drops what they mean: all of that would be declared again.

use std::marker::PhantomData;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::edit::quoted;
use super::fields::{Bad, Read, Reader};
use super::problem::{Problem, ProblemKind};
use super::syntax::{self, Item, Tree};
use crate::model::{Lang, Period, Word, date, number};

/// A key of a record.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    /// It must be there.
    pub must: bool,
    pub notation: Notation,
    pub vi: &'static str,
    pub en: &'static str,
}

/// All there is to say about one kind of record.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    pub vi: &'static str,
    pub en: &'static str,
    pub keys: &'static [Key],
}

/// How a value is written.
#[derive(Debug, Clone, Copy)]
pub enum Notation {
    /// As in this example.
    Like(&'static str),
    /// One of these words, each with what it means.
    Words(&'static [&'static str], fn(usize, Lang) -> &'static str),
    /// A whole number from one to another.
    Whole(i32, i32),
    List(&'static Notation),
    Record(&'static Sheet),
}

/// What a key can hold.
pub trait Value<'t>: Sized {
    const NOTATION: Notation;

    /// Reports what cannot be read.
    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self>;

    /// As it stands in a file.
    fn written(&self) -> String;

    /// Reads a whole file.
    fn root(reader: &mut Reader<'_>, tree: &'t Tree<'t>) -> Read<Self> {
        Self::read(reader, tree.root().ok_or(Bad)?)
    }
}

/// The value of a key, with its place where it was read from a file.
#[derive(Clone, Copy)]
pub struct Field<'t, T> {
    item: Option<Item<'t>>,
    read: Read<Option<T>>,
}

impl<T> Default for Field<'_, T> {
    fn default() -> Self {
        None.into()
    }
}

impl<T> From<T> for Field<'_, T> {
    fn from(value: T) -> Self {
        Some(value).into()
    }
}

impl<T> From<Option<T>> for Field<'_, T> {
    fn from(value: Option<T>) -> Self {
        Self {
            item: None,
            read: Ok(value),
        }
    }
}

impl From<Option<&str>> for Field<'_, Box<str>> {
    fn from(text: Option<&str>) -> Self {
        text.map(Box::from).into()
    }
}

impl From<&str> for Field<'_, Box<str>> {
    fn from(text: &str) -> Self {
        Some(text).into()
    }
}

impl<'t, T> Field<'t, T> {
    /// Bad where it is absent, which has been reported.
    pub fn required(self) -> Read<T> {
        self.read?.ok_or(Bad)
    }

    pub fn optional(self) -> Read<Option<T>> {
        self.read
    }

    /// A bad value is left out.
    pub fn lenient(self) -> Option<T> {
        self.read.ok().flatten()
    }

    pub fn get(&self) -> Option<&T> {
        self.read.as_ref().ok().and_then(Option::as_ref)
    }

    /// Whether the key is there, with a good value or a bad one.
    pub fn is_given(&self) -> bool {
        self.item.is_some()
    }

    pub fn is_bad(&self) -> bool {
        self.read.is_err()
    }

    /// Bad where a bracket of it is missing.
    pub fn closed(&self) -> Read<()> {
        closed(self.item)
    }

    /// The place of the value; of nothing where the key is absent.
    pub fn span(&self) -> Range<usize> {
        self.item.map_or(0..0, Item::span)
    }

    pub fn key_span(&self) -> Range<usize> {
        self.item.map_or(0..0, Item::key_span)
    }

    /// Reports a good value that cannot be for another reason.
    pub fn refuse(&mut self, reader: &mut Reader<'_>, why: impl FnOnce(&T) -> Option<ProblemKind>) {
        if let Some(kind) = self.get().and_then(why) {
            self.read = Err(reader.report(self.span(), kind));
        }
    }

    /// What is made of a good value.
    pub fn then<U>(self, make: impl FnOnce(T) -> Read<U>) -> Field<'t, U> {
        Field {
            item: self.item,
            read: self.read.and_then(|value| value.map(make).transpose()),
        }
    }
}

impl<'t, T: Value<'t>> Field<'t, T> {
    pub fn read(reader: &mut Reader<'_>, item: Option<Item<'t>>) -> Self {
        Self {
            item,
            read: item.map(|item| T::read(reader, item)).transpose(),
        }
    }

    pub fn written(&self) -> Option<String> {
        self.get().map(T::written)
    }
}

impl<T: Default> Field<'_, T> {
    pub fn or_default(self) -> Read<T> {
        self.read.map(Option::unwrap_or_default)
    }
}

impl Field<'_, Box<str>> {
    /// The text, or another one where it is absent or bad.
    pub fn or(self, other: &str) -> Box<str> {
        self.lenient().unwrap_or_else(|| other.into())
    }
}

impl Field<'_, bool> {
    /// A mark that cannot be read is taken to be set.
    pub fn cautious(self) -> bool {
        self.read.map_or(true, Option::unwrap_or_default)
    }
}

impl<T> Field<'_, List<T>> {
    /// The good elements.
    pub fn good(self) -> impl Iterator<Item = T> {
        self.lenient().into_iter().flatten().flatten()
    }

    /// All elements, of which none may be bad; none where the list is absent.
    pub fn all(self) -> Read<Vec<T>> {
        all(self.or_default()?.into_iter())
    }
}

impl<'t, T: Value<'t>> Field<'t, Later<T>> {
    /// Reads what was left unread.
    pub fn now(&self, reader: &mut Reader<'_>) -> Field<'t, T> {
        Field::read(reader, self.item)
    }
}

impl<'t, T> Field<'t, Later<List<T>>> {
    /// The elements, to be read one by one.
    pub fn items(
        &self,
        reader: &mut Reader<'_>,
    ) -> Read<impl Iterator<Item = Item<'t>> + use<'t, T>> {
        reader.list(self.item.ok_or(Bad)?)
    }
}

/// The place of a record, and whether all of it could be read.
#[derive(Clone, Copy, Default)]
pub struct Bounds<'t> {
    pub item: Option<Item<'t>>,
    /// A key is misspelled: the value of one that seems to be absent may stand there.
    pub misspelled: bool,
}

impl Bounds<'_> {
    /// Bad where a bracket is missing, beyond which more of it may stand.
    pub fn closed(self) -> Read<()> {
        closed(self.item)
    }

    /// The same also for a key that is misspelled.
    pub fn whole(self) -> Read<()> {
        if self.misspelled {
            return Err(Bad);
        }
        self.closed()
    }

    /// The place of its key, where it is no element of a list.
    pub fn key_span(self) -> Range<usize> {
        self.item.map_or(0..0, Item::key_span)
    }

    /// The place of its opening bracket.
    pub fn bracket(self) -> Range<usize> {
        let start = self.item.map_or(0, |item| item.span().start);
        start..start + 1
    }
}

fn closed(item: Option<Item<'_>>) -> Read<()> {
    if item.is_none_or(Item::is_whole) {
        Ok(())
    } else {
        Err(Bad)
    }
}

/// Declares a record: `must field: Type = "key", "nghĩa", "meaning";`, with `may` where it may be absent.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident: $vi:literal, $en:literal {
        $($need:ident $field:ident: $ty:ty = $key:literal, $means:literal, $meaning:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Default)]
        pub struct $name<'t> {
            $(pub $field: $crate::data::record::Field<'t, $ty>,)*
            #[allow(dead_code, reason = "not every record is asked where it ends")]
            pub at: $crate::data::record::Bounds<'t>,
        }

        impl<'t> $name<'t> {
            pub const SHEET: $crate::data::record::Sheet = $crate::data::record::Sheet {
                vi: $vi,
                en: $en,
                keys: &[$($crate::data::record::Key {
                    name: $key,
                    must: $crate::data::record::$need,
                    notation: <$ty as $crate::data::record::Value<'t>>::NOTATION,
                    vi: $means,
                    en: $meaning,
                }),*],
            };

            pub fn entries(&self) -> $crate::data::record::Entries {
                vec![$(($key, self.$field.written())),*]
            }
        }

        impl<'t> $crate::data::record::Value<'t> for $name<'t> {
            const NOTATION: $crate::data::record::Notation =
                $crate::data::record::Notation::Record(&Self::SHEET);

            fn read(
                reader: &mut $crate::data::fields::Reader<'_>,
                item: $crate::data::syntax::Item<'t>,
            ) -> $crate::data::fields::Read<Self> {
                let mut items = [None; [$($key),*].len()];
                let at = reader.fields(item, Self::SHEET.keys, &mut items)?;
                let [$($field),*] = items;
                Ok(Self {
                    $($field: $crate::data::record::Field::read(reader, $field),)*
                    at,
                })
            }

            fn written(&self) -> String {
                format!("({})", $crate::data::record::joined(self.entries()))
            }
        }
    };
}
pub(crate) use record;

#[allow(non_upper_case_globals, reason = "a word of `record!`")]
pub const must: bool = true;
#[allow(non_upper_case_globals, reason = "a word of `record!`")]
pub const may: bool = false;

/// Keys with their values as they stand in a file, nothing for one that is absent.
pub type Entries = Vec<(&'static str, Option<String>)>;

/// The entries of a record that are given, as they stand in a file.
pub fn joined(entries: Entries) -> String {
    let given = entries
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}: {}", value?)));
    given.collect::<Vec<_>>().join(", ")
}

/// Declares single values: `Type: "as it looks", how the reader reads it, how it is written;`.
macro_rules! values {
    ($($ty:ty: $like:literal, $read:ident, |$value:ident| $written:expr;)*) => {$(
        impl<'t> Value<'t> for $ty {
            const NOTATION: Notation = Notation::Like($like);

            fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
                reader.$read(item)
            }

            fn written(&self) -> String {
                let $value = self;
                $written
            }
        }
    )*};
}

values! {
    Box<str>: "\"…\"", boxed, |text| quoted(text);
    Decimal: "562, \"1.234,5\"", number, |value| number_as_people_write_it(*value);
    NaiveDate: "\"12/01/2026\"", date, |day| quoted(&date::format(*day));
    NaiveTime: "\"07:30\"", time, |time| quoted(&time.format("%H:%M").to_string());
    Period: "\"2026-W03\", \"2026-01\", \"2026-Q1\", \"2026\"", period, |period| quoted(&period.to_string());
    bool: "true, false", flag, |flag| flag.to_string();
}

/// Small whole numbers bare, everything else in quotes.
fn number_as_people_write_it(value: Decimal) -> String {
    let text = number::format(value).replace(number::MINUS, "-");
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        text
    } else {
        quoted(&text)
    }
}

impl<'t, T: Word> Value<'t> for T {
    const NOTATION: Notation = Notation::Words(T::FILE, |at, lang| {
        T::ALL.get(at).map_or("", |word| word.meaning(lang))
    });

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        reader.word(item)
    }

    fn written(&self) -> String {
        self.in_file().to_string()
    }
}

/// A whole number from one to another.
#[derive(Clone, Copy)]
pub struct Whole<const LEAST: i32, const MOST: i32>(pub i32);

impl<'t, const LEAST: i32, const MOST: i32> Value<'t> for Whole<LEAST, MOST> {
    const NOTATION: Notation = Notation::Whole(LEAST, MOST);

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        reader.whole(item, LEAST, MOST).map(Self)
    }

    fn written(&self) -> String {
        self.0.to_string()
    }
}

/// A list; a bad element does not lose the others.
pub struct List<T>(Vec<Read<T>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> IntoIterator for List<T> {
    type Item = Read<T>;
    type IntoIter = std::vec::IntoIter<Read<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().map(Ok).collect())
    }
}

impl<'t, T: Value<'t>> Value<'t> for List<T> {
    const NOTATION: Notation = Notation::List(&T::NOTATION);

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        let items = reader.list(item)?;
        Ok(Self(items.map(|item| T::read(reader, item)).collect()))
    }

    fn written(&self) -> String {
        let all: Vec<String> = self.0.iter().flatten().map(T::written).collect();
        format!("[{}]", all.join(", "))
    }
}

/// All of what is read, where none of it is bad; none is left unread because of another.
pub fn all<T>(each: impl Iterator<Item = Read<T>>) -> Read<Vec<T>> {
    let (mut all, mut good) = (Vec::new(), Ok(()));
    for one in each {
        match one {
            Ok(one) => all.push(one),
            Err(bad) => good = Err(bad),
        }
    }
    good.map(|()| all)
}

/// A value that is read when its turn comes.
pub struct Later<T>(PhantomData<T>);

impl<'t, T: Value<'t>> Value<'t> for Later<T> {
    const NOTATION: Notation = T::NOTATION;

    fn read(_: &mut Reader<'_>, _: Item<'t>) -> Read<Self> {
        Ok(Self(PhantomData))
    }

    /// It is in the file already.
    fn written(&self) -> String {
        String::new()
    }
}

/// What is made of the text of a file in which nothing is wrong; otherwise the first thing that is.
#[allow(clippy::result_large_err)] // once a file
pub fn sound<T>(
    text: &str,
    name: &str,
    make: impl FnOnce(&mut Reader<'_>, &Tree<'_>) -> T,
) -> Result<T, Problem> {
    let (tree, found) = syntax::parse(text);
    let first = |reader: Reader<'_>| reader.into_problems(name).into_iter().next();
    // where it is wrongly written, keys may seem to be missing that are not
    first(Reader::new(text, found)).map_or(Ok(()), Err)?;
    let mut reader = Reader::new(text, Vec::new());
    let made = make(&mut reader, &tree);
    first(reader).map_or(Ok(made), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let check = |value: &str, expect: &str| {
            let value: Decimal = value.parse().unwrap_or_default();
            assert_eq!(value.written(), expect);
        };
        check("570", "570");
        check("0", "0");
        check("-12", "-12");
        check("1234", "\"1.234\"");
        check("-1234", "\"-1.234\"");
        check("33740.012029", "\"33.740,012029\"");
        check("-0.5", "\"-0,5\"");
    }
}
