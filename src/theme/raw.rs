//! A theme file exactly as written. A good file is read in one go; in a bad one the entries of the two maps are kept as text and read
//! one by one, so that one bad entry does not hide the next.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A whole file, with colours read as `C` and roles as `R`.
#[derive(Debug, serde::Deserialize)]
#[serde(
    deny_unknown_fields,
    bound(deserialize = "'de: 'a, C: Deserialize<'de>, R: Deserialize<'de>")
)]
pub struct RawTheme<'a, C, R> {
    /// Its name in Vietnamese.
    #[serde(rename = "ten", borrow)]
    pub name: Word<'a>,
    /// Its name in English.
    #[serde(rename = "en", borrow)]
    pub name_en: Word<'a>,
    /// Whether it is a light or a dark theme; a bare word, read later.
    #[serde(rename = "nen", borrow)]
    pub ground: &'a RawValue,
    /// The theme it changes.
    #[serde(rename = "ke_thua", borrow, default)]
    pub parent: Option<Word<'a>>,
    /// Its names of colours.
    #[serde(rename = "bang_mau", borrow, default = "Entries::empty")]
    pub palette: Entries<'a, C>,
    /// Its looks of roles.
    #[serde(rename = "vai", borrow, default = "Entries::empty")]
    pub roles: Entries<'a, R>,
}

/// The look of one role.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawRole<'a> {
    /// Foreground.
    #[serde(rename = "chu", borrow)]
    pub ink: Option<Word<'a>>,
    /// Background.
    #[serde(rename = "nen", borrow)]
    pub ground: Option<Word<'a>>,
    /// Bold.
    #[serde(rename = "dam")]
    pub bold: Option<bool>,
    /// Dim.
    #[serde(rename = "mo")]
    pub dim: Option<bool>,
    /// Underlined.
    #[serde(rename = "gach_chan")]
    pub underlined: Option<bool>,
    /// Reversed.
    #[serde(rename = "dao")]
    pub reversed: Option<bool>,
}

/// Reads a value, with values of optional keys written plainly.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ron::error::SpannedError> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(text)
}

/// A quoted text that remembers, by lying in it, its place in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Word<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Word(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Word(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Words)
    }
}

/// The entries of a map, in their order, doubles included.
#[derive(Debug)]
pub struct Entries<'a, V>(pub Vec<(Word<'a>, V)>);

impl<V> Entries<'_, V> {
    fn empty() -> Self {
        Self(Vec::new())
    }
}

impl<'de: 'a, 'a, V: Deserialize<'de>> Deserialize<'de> for Entries<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Map<V> {
            type Value = Entries<'de, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::with_capacity(32);
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Map(PhantomData))
    }
}
