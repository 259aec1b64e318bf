//! Typed reading of the values of a tree: each reader gives the value, or reports what is there and what is allowed.

use std::borrow::Cow;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::near;
use super::place::{Lines, MOST_FOUND, MOST_LISTED};
use super::problem::{Place, ProblemKind, Shape, Want, date_error};
use super::record::{Bounds, Key};
use super::syntax::{ESCAPED, Form, Found, Item, MAYBE_APART, RAW};
use crate::model::{Period, Word, date, number};

/// Something could not be read; the reason has been reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bad;

/// A value that may have been reported as bad.
pub type Read<T> = Result<T, Bad>;

/// Reads the values of one file and collects its problems.
pub struct Reader<'s> {
    lines: Lines<'s>,
    found: Vec<Found>,
    /// Problems beyond those that are kept.
    dropped: usize,
}

impl<'s> Reader<'s> {
    pub fn new(source: &'s str, found: Vec<Found>) -> Self {
        Self {
            lines: Lines::new(source),
            found,
            dropped: 0,
        }
    }

    /// Reports a problem; gives `Bad` back so that a reader can end with it.
    pub fn report(&mut self, span: Range<usize>, kind: ProblemKind) -> Bad {
        if self.found.len() < MOST_FOUND {
            self.found.push((span, kind));
        } else {
            self.dropped += 1;
        }
        Bad
    }

    /// So many problems have been found that nobody reads more: what helps with the next ones need not be worked out.
    pub fn has_enough(&self) -> bool {
        self.found.len() >= MOST_LISTED
    }

    /// The problems so far, as they are shown.
    pub fn into_problems(self, file: &str) -> Vec<super::Problem> {
        self.lines.problems(file, self.found, self.dropped)
    }

    /// The line of a place in this file.
    pub fn place(&self, span: &Range<usize>) -> Place {
        Place {
            file: None,
            line: self.lines.line(span.start),
        }
    }

    /// Finds the fields of a record, in the order of `keys`. Unknown, repeated and missing keys are reported. `Bad` only
    /// where it is no record at all.
    pub fn fields<'t>(
        &mut self,
        item: Item<'t>,
        keys: &'static [Key],
        fields: &mut [Option<Item<'t>>],
    ) -> Read<Bounds<'t>> {
        if item.form() != Form::Struct {
            return Err(self.wrong_shape(item, Want::Struct));
        }
        // the keys that misspelled ones were perhaps meant to be
        let mut meant = Vec::new();
        // people keep the order of the example, so the next key is usually one of the next few
        let mut next = 0;
        for child in item.children() {
            let key = child.key();
            if key.is_empty() {
                continue;
            }
            let mut later = keys.iter().enumerate().skip(next);
            let known = later
                .find(|(_, k)| k.name == key)
                .or_else(|| keys.iter().enumerate().find(|(_, k)| k.name == key));
            let Some((at, known)) = known else {
                meant.extend(self.unknown_key(child, keys));
                continue;
            };
            next = at + 1;
            match fields.get_mut(at) {
                Some(Some(first)) => {
                    let first = self.place(&first.key_span());
                    let key = known.name;
                    self.report(child.key_span(), ProblemKind::DuplicateKey { key, first });
                }
                Some(field) => *field = Some(child),
                None => {}
            }
        }
        if item.is_whole() {
            let absent = keys.iter().zip(fields).filter(|(_, field)| field.is_none());
            // a misspelled key has been reported with the right one: that one is not missing as well
            let missing: Vec<&'static str> = absent
                .filter(|(key, _)| key.must && !meant.contains(&key.name))
                .map(|(key, _)| key.name)
                .collect();
            if !missing.is_empty() {
                let start = item.span().start;
                self.report(start..start + 1, ProblemKind::MissingKeys(missing));
            }
        }
        Ok(Bounds {
            item: Some(item),
            misspelled: !meant.is_empty(),
        })
    }

    /// Reports a key that nothing reads; gives the one that was perhaps meant.
    fn unknown_key(&mut self, item: Item<'_>, keys: &'static [Key]) -> Option<&'static str> {
        let allowed: Vec<&'static str> = keys.iter().map(|k| k.name).collect();
        let near = if self.has_enough() {
            None
        } else {
            near::nearest(item.key(), allowed.iter().copied())
        };
        let key = shortened(item.key());
        self.report(
            item.key_span(),
            ProblemKind::UnknownKey { key, allowed, near },
        );
        near
    }

    /// The elements of a list.
    pub fn list<'t>(&mut self, item: Item<'t>) -> Read<impl Iterator<Item = Item<'t>> + use<'t>> {
        if item.form() == Form::List {
            Ok(item.children())
        } else {
            Err(self.wrong_shape(item, Want::List))
        }
    }

    /// Text, in NFC.
    pub fn text<'t>(&mut self, item: Item<'t>) -> Read<Cow<'t, str>> {
        self.text_as(item, Want::Text)
    }

    /// Text, owned.
    pub fn boxed(&mut self, item: Item<'_>) -> Read<Box<str>> {
        self.text(item).map(Into::into)
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
    pub fn number(&mut self, item: Item<'_>) -> Read<Decimal> {
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
    pub fn date(&mut self, item: Item<'_>) -> Read<NaiveDate> {
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
    pub fn period(&mut self, item: Item<'_>) -> Read<Period> {
        let text = self.text_as(item, Want::Period)?;
        text.parse()
            .map_err(|()| self.report(item.span(), ProblemKind::BadPeriod(shortened(&text))))
    }

    /// A whole number between two others.
    pub fn whole(&mut self, item: Item<'_>, least: i32, most: i32) -> Read<i32> {
        let value = self.number(item)?;
        let whole = value.to_i32().filter(|_| value.fract().is_zero());
        whole.filter(|n| (least..=most).contains(n)).ok_or_else(|| {
            let key = item.key().into();
            self.report(item.span(), ProblemKind::OutOfRange { key, least, most })
        })
    }

    /// A time of day: `"07:30"`.
    pub fn time(&mut self, item: Item<'_>) -> Read<NaiveTime> {
        let text = self.text(item)?;
        clock(&text).ok_or_else(|| self.report(item.span(), ProblemKind::BadTime(shortened(&text))))
    }

    /// `true` or `false`.
    pub fn flag(&mut self, item: Item<'_>) -> Read<bool> {
        match item.raw() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.bad_word(item, &["true", "false"], Want::Flag)),
        }
    }

    /// One of a few words.
    pub fn word<T: Word>(&mut self, item: Item<'_>) -> Read<T> {
        let word = (item.form() == Form::Word).then(|| T::from_file(item.raw()));
        word.flatten()
            .ok_or_else(|| self.bad_word(item, T::FILE, Want::Word(T::FILE)))
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
    pub fn id<'t>(&mut self, item: Item<'t>) -> Read<Cow<'t, str>> {
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
        match wrong_shape(item, want) {
            Some((span, kind)) => self.report(span, kind),
            None => Bad,
        }
    }
}

/// A value of another shape than is wanted; nothing for a broken one, which has been reported.
pub(crate) fn wrong_shape(item: Item<'_>, want: Want) -> Option<Found> {
    let found = match item.form() {
        Form::Broken => return None,
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
    let text = shortened(item.raw());
    Some((span, ProblemKind::WrongShape { want, found, text }))
}

/// `07:30`
fn clock(text: &str) -> Option<NaiveTime> {
    let number = |s: &str| {
        s.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| s.parse::<u32>().ok())
            .flatten()
    };
    let (hours, minutes) = text.split_once(':')?;
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    NaiveTime::from_hms_opt(number(hours)?, number(minutes)?, 0)
}

/// Small letters without accents, digits, hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The beginning of a text, long enough to recognise it by.
pub fn shortened(text: &str) -> Box<str> {
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
