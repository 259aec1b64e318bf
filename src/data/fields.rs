//! Typed reading of the values of a tree: each reader gives the value, or reports what is there and what is allowed.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::near;
use super::place::{Lines, MOST_FOUND, MOST_LISTED};
use super::problem::{Place, ProblemKind, Shape, Want, date_error};
use super::syntax::{ESCAPED, Form, Found, Item, MAYBE_APART, RAW};
use crate::model::{Period, date, number};

/// Something could not be read; the reason has been reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bad;

/// A value that may have been reported as bad.
pub(crate) type Read<T> = Result<T, Bad>;

/// A key of a struct.
pub(crate) struct Key {
    name: &'static str,
    required: bool,
}

/// A key that must be there.
pub(crate) const fn must(name: &'static str) -> Key {
    Key {
        name,
        required: true,
    }
}

/// A key that may be absent.
pub(crate) const fn may(name: &'static str) -> Key {
    Key {
        name,
        required: false,
    }
}

/// Reads the values of one file and collects its problems.
pub(crate) struct Reader<'s> {
    lines: Lines<'s>,
    found: Vec<Found>,
    /// Problems beyond those that are kept.
    dropped: usize,
    /// The struct whose fields were read last has a misspelled key: a value that it does not seem to have may stand there.
    pub(crate) misspelled: bool,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(source: &'s str, found: Vec<Found>) -> Self {
        Self {
            lines: Lines::new(source),
            found,
            dropped: 0,
            misspelled: false,
        }
    }

    /// Reports a problem; gives `Bad` back so that a reader can end with it.
    pub(crate) fn report(&mut self, span: Range<usize>, kind: ProblemKind) -> Bad {
        if self.found.len() < MOST_FOUND {
            self.found.push((span, kind));
        } else {
            self.dropped += 1;
        }
        Bad
    }

    /// So many problems have been found that nobody reads more: what helps with the next ones need not be worked out.
    pub(crate) fn has_enough(&self) -> bool {
        self.found.len() >= MOST_LISTED
    }

    /// The problems so far, as they are shown.
    pub(crate) fn into_problems(self, file: &str) -> Vec<super::Problem> {
        self.lines.problems(file, self.found, self.dropped)
    }

    /// The line of a place in this file.
    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        Place {
            file: None,
            line: self.lines.line(span.start),
        }
    }

    /// The fields of a struct in the order of `keys`. Unknown, repeated and missing keys are reported. `Bad` only where it is no whole struct.
    pub(crate) fn fields<'t, const N: usize>(
        &mut self,
        item: Item<'t>,
        keys: &'static [Key; N],
    ) -> Read<[Option<Item<'t>>; N]> {
        if item.form() != Form::Struct {
            return Err(self.wrong_shape(item, Want::Struct));
        }
        let before = self.found.len();
        self.misspelled = false;
        let mut fields = [None; N];
        // people keep the order of the example, so the next key is usually one of the next few
        let mut next = 0;
        for child in item.children() {
            let key = child.key();
            if key.is_empty() {
                continue;
            }
            let later = keys
                .iter()
                .skip(next)
                .position(|k| k.name == key)
                .map(|at| at + next);
            let Some(at) = later.or_else(|| keys.iter().position(|k| k.name == key)) else {
                let allowed: Vec<&'static str> = keys.iter().map(|k| k.name).collect();
                let near = if self.has_enough() {
                    None
                } else {
                    near::nearest(key, allowed.iter().copied())
                };
                self.misspelled |= near.is_some();
                self.report(
                    child.key_span(),
                    ProblemKind::UnknownKey {
                        key: shortened(key),
                        allowed,
                        near,
                    },
                );
                continue;
            };
            next = at + 1;
            let (Some(field), Some(name)) = (fields.get_mut(at), keys.get(at).map(|k| k.name))
            else {
                continue;
            };
            match field {
                None => *field = Some(child),
                Some(first) => {
                    let first = self.place(&first.key_span());
                    self.report(
                        child.key_span(),
                        ProblemKind::DuplicateKey { key: name, first },
                    );
                }
            }
        }
        if item.is_whole() {
            let missing: Vec<&'static str> = keys
                .iter()
                .zip(&fields)
                .filter(|(key, field)| key.required && field.is_none())
                .map(|(key, _)| key.name)
                .collect();
            // a misspelled key has been reported with the right one: that one is not missing as well
            let meant = |name| {
                let since = self.found.iter().skip(before);
                since.map(|(_, kind)| kind).any(|kind| matches!(kind, ProblemKind::UnknownKey { near: Some(near), .. } if *near == name))
            };
            let missing: Vec<&'static str> =
                missing.into_iter().filter(|name| !meant(*name)).collect();
            if !missing.is_empty() {
                let start = item.span().start;
                self.report(start..start + 1, ProblemKind::MissingKeys(missing));
            }
        }
        Ok(fields)
    }

    /// The elements of a list.
    pub(crate) fn list<'t>(
        &mut self,
        item: Item<'t>,
    ) -> Read<impl Iterator<Item = Item<'t>> + use<'t>> {
        if item.form() == Form::List {
            Ok(item.children())
        } else {
            Err(self.wrong_shape(item, Want::List))
        }
    }

    /// A field that must be there: its absence has been reported by [`fields`](Self::fields).
    pub(crate) fn required<'t, T>(
        &mut self,
        item: Option<Item<'t>>,
        read: impl FnOnce(&mut Self, Item<'t>) -> Read<T>,
    ) -> Read<T> {
        read(self, item.ok_or(Bad)?)
    }

    /// A field that may be absent.
    pub(crate) fn optional<'t, T>(
        &mut self,
        item: Option<Item<'t>>,
        read: impl FnOnce(&mut Self, Item<'t>) -> Read<T>,
    ) -> Read<Option<T>> {
        item.map(|item| read(self, item)).transpose()
    }

    /// Text, in NFC.
    pub(crate) fn text<'t>(&mut self, item: Item<'t>) -> Read<Cow<'t, str>> {
        self.text_as(item, Want::Text)
    }

    /// Text, owned.
    pub(crate) fn boxed(&mut self, item: Item<'_>) -> Read<Box<str>> {
        self.text(item)
            .map(|text| text.into_owned().into_boxed_str())
    }

    fn text_as<'t>(&mut self, item: Item<'t>, want: Want) -> Read<Cow<'t, str>> {
        if item.form() != Form::Text {
            return Err(self.wrong_shape(item, want));
        }
        let raw = item.raw();
        let mut text = if item.has(RAW) {
            let fence = raw.bytes().skip(1).take_while(|b| *b == b'#').count() + 1;
            Cow::Borrowed(
                raw.get(fence + 1..raw.len().saturating_sub(fence))
                    .unwrap_or_default(),
            )
        } else {
            Cow::Borrowed(raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default())
        };
        if item.has(ESCAPED) {
            text = match unescape(&text) {
                Ok(plain) => Cow::Owned(plain),
                Err(at) => {
                    let start = item.span().start + 1 + at.start;
                    let escape = text.get(at.clone()).unwrap_or_default().into();
                    return Err(
                        self.report(start..start + at.len(), ProblemKind::BadEscape(escape))
                    );
                }
            };
        }
        if (item.has(MAYBE_APART) || item.has(ESCAPED)) && !is_nfc(&text) {
            text = Cow::Owned(text.nfc().collect());
        }
        if text.trim().is_empty() {
            return Err(self.report(item.span(), ProblemKind::EmptyText));
        }
        Ok(text)
    }

    /// An exact number: a bare whole number or Vietnamese notation in quotes.
    pub(crate) fn number(&mut self, item: Item<'_>) -> Read<Decimal> {
        let text = match item.form() {
            Form::Number => Cow::Borrowed(item.raw()),
            _ => self.text_as(item, Want::Number)?,
        };
        number::parse(&text).map_err(|why| {
            self.report(
                item.span(),
                ProblemKind::BadNumber {
                    text: shortened(&text),
                    why,
                },
            )
        })
    }

    /// A date: `"12/01/2026"`.
    pub(crate) fn date(&mut self, item: Item<'_>) -> Read<NaiveDate> {
        let text = self.text_as(item, Want::Date)?;
        date::parse(&text).ok_or_else(|| {
            self.report(
                item.span(),
                ProblemKind::BadDate {
                    why: date_error(&text),
                    text: shortened(&text),
                },
            )
        })
    }

    /// A period: `"2026-01"`.
    pub(crate) fn period(&mut self, item: Item<'_>) -> Read<Period> {
        let text = self.text_as(item, Want::Period)?;
        text.parse()
            .map_err(|()| self.report(item.span(), ProblemKind::BadPeriod(shortened(&text))))
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, item: Item<'_>) -> Read<bool> {
        match item.raw() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.bad_word(item, &["true", "false"], Want::Flag)),
        }
    }

    /// One of a few words, each with what it means.
    pub(crate) fn word<T: Copy, const N: usize>(
        &mut self,
        item: Item<'_>,
        names: &'static [&'static str; N],
        values: [T; N],
    ) -> Read<T> {
        if item.form() == Form::Word {
            let found = names
                .iter()
                .zip(values)
                .find(|(name, _)| **name == item.raw());
            if let Some((_, value)) = found {
                return Ok(value);
            }
        }
        Err(self.bad_word(item, names, Want::Word(names)))
    }

    fn bad_word(&mut self, item: Item<'_>, allowed: &'static [&'static str], want: Want) -> Bad {
        if item.form() != Form::Word {
            return self.wrong_shape(item, want);
        }
        let near = near::nearest(item.raw(), allowed.iter().copied());
        self.report(
            item.span(),
            ProblemKind::BadWord {
                text: shortened(item.raw()),
                allowed,
                near,
            },
        )
    }

    /// An identifier: small letters without accents, digits, hyphens.
    pub(crate) fn id<'t>(&mut self, item: Item<'t>) -> Read<Cow<'t, str>> {
        let text = self.text_as(item, Want::Id)?;
        if is_id(&text) {
            return Ok(text);
        }
        let near = near::slug(&text).into();
        Err(self.report(
            item.span(),
            ProblemKind::BadId {
                text: shortened(&text),
                near,
            },
        ))
    }

    /// Reports a value of the wrong shape; a broken one has been reported already.
    pub(crate) fn wrong_shape(&mut self, item: Item<'_>, want: Want) -> Bad {
        let found = match item.form() {
            Form::Broken => return Bad,
            Form::Text => Shape::Text,
            Form::Number => Shape::Number,
            Form::Word => Shape::Word,
            Form::Struct => Shape::Struct,
            Form::List => Shape::List,
        };
        let span = match found {
            Shape::Struct | Shape::List => item.span().start..item.span().start + 1,
            _ => item.span(),
        };
        self.report(
            span,
            ProblemKind::WrongShape {
                want,
                found,
                text: shortened(item.raw()),
            },
        )
    }
}

/// Small letters without accents, digits, hyphens.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The beginning of a text, long enough to recognise it by.
pub(crate) fn shortened(text: &str) -> Box<str> {
    let line: String = text.lines().next().unwrap_or_default().nfc().collect();
    if line.chars().count() <= 60 {
        return line.into();
    }
    line.chars()
        .take(57)
        .chain("…".chars())
        .collect::<String>()
        .into()
}

/// Resolves backslashes; or the place of the one that goes with nothing.
fn unescape(text: &str) -> Result<String, Range<usize>> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let start = text.len() - after.len() - 1;
        let Some(c) = after.chars().next() else {
            return Err(start..text.len());
        };
        let mut length = c.len_utf8();
        let escaped = match c {
            '"' | '\\' | '\'' => Some(c),
            'n' => Some('\n'),
            't' => Some('\t'),
            'u' => {
                let code = after
                    .strip_prefix("u{")
                    .and_then(|b| b.split_once('}'))
                    .map(|(code, _)| code)
                    .filter(|code| code.len() <= 6);
                length += code.map_or(0, |code| code.len() + 2);
                code.and_then(|code| u32::from_str_radix(code, 16).ok())
                    .and_then(char::from_u32)
                    .filter(|c| !c.is_control())
            }
            _ => None,
        };
        plain.push(escaped.ok_or(start..start + 1 + length)?);
        rest = after.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    Ok(plain)
}
