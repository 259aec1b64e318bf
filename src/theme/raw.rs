//! A theme file exactly as written. The entries of the two maps are kept as text and read one by one, so that one bad entry does not hide
//! the next.

use std::borrow::Cow;
use std::fmt;

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A whole file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTheme<'a> {
    /// Its name in Vietnamese.
    #[serde(rename = "ten", borrow)]
    pub name: Word<'a>,
    #[serde(rename = "en", borrow)]
    pub name_en: Word<'a>,
    /// Whether it is a light or a dark theme; a bare word, read later.
    #[serde(rename = "nen", borrow)]
    pub ground: &'a RawValue,
    /// The theme it changes.
    #[serde(rename = "ke_thua", borrow, default)]
    pub parent: Option<Word<'a>>,
    #[serde(rename = "bang_mau", borrow, default)]
    pub palette: Entries<'a>,
    #[serde(rename = "vai", borrow, default)]
    pub roles: Entries<'a>,
}

/// The look of one role.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawRole<'a> {
    #[serde(rename = "chu", borrow)]
    pub ink: Option<Word<'a>>,
    #[serde(rename = "nen", borrow)]
    pub ground: Option<Word<'a>>,
    #[serde(rename = "dam")]
    pub bold: Option<bool>,
    #[serde(rename = "mo")]
    pub dim: Option<bool>,
    #[serde(rename = "gach_chan")]
    pub underlined: Option<bool>,
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
#[derive(Debug, Default)]
pub struct Entries<'a>(pub Vec<(Word<'a>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Entries<'de>;

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
        deserializer.deserialize_map(Map)
    }
}
