//! A theme file checked by itself: every problem of it, each at its place.

use std::borrow::Cow;
use std::ops::Range;

use ron::error::{Position, SpannedError};
use ron::value::RawValue;
use serde::Deserialize;

use super::colour::Rgb;
use super::raw::{Entries, RawRole, RawTheme, Word, read};
use super::role::Role;
use crate::data::ProblemKind;
use crate::data::fields::wrong_shape;
use crate::data::near::nearest;
use crate::data::problem::{Place, Shape, Thing, Want};
use crate::data::syntax::{self, Item};

/// The word for the terminal's own colour.
pub(super) const TERMINAL: &str = "mac_dinh";
/// The words for a light and a dark background.
const GROUNDS: [&str; 2] = ["Sang", "Toi"];

/// Problems of one file, before it is known by which name the file was read; those of the file as a whole have no place.
pub(super) type Found = Vec<(Option<Range<usize>>, ProblemKind)>;

/// A theme file whose words are understood; names of colours are not looked up yet, since a heir may change them.
#[derive(Debug)]
pub(super) struct ThemeFile<'a> {
    pub name: Cow<'a, str>,
    pub name_en: Cow<'a, str>,
    pub light: bool,
    pub parent: Option<(Cow<'a, str>, Range<usize>)>,
    pub palette: Vec<(Cow<'a, str>, Rgb)>,
    looks: [Option<Look<'a>>; Role::COUNT],
}

/// What a file says of one role.
#[derive(Debug, Default)]
pub(super) struct Look<'a> {
    /// Where the role's name stands.
    pub at: Range<usize>,
    pub ink: Option<Paint<'a>>,
    pub ground: Option<Paint<'a>>,
    pub bold: Option<bool>,
    pub dim: Option<bool>,
    pub underlined: Option<bool>,
    pub reversed: Option<bool>,
}

/// One colour of a role.
#[derive(Debug, Clone)]
pub(super) enum Paint<'a> {
    /// The terminal's own.
    Terminal,
    Exact(Rgb),
    /// A name in a palette, and where it stands.
    Named(Cow<'a, str>, Range<usize>),
}

impl<'a> ThemeFile<'a> {
    pub fn look(&self, role: Role) -> Option<&Look<'a>> {
        self.looks.get(role as usize)?.as_ref()
    }

    /// Reads a file. With problems the theme may still be there; it is whole only without them.
    pub fn parse(source: &'a str) -> (Option<Self>, Found) {
        let mut found = Found::new();
        let raw = match read::<RawTheme<Word, RawRole>>(source) {
            Ok(raw) => RawTheme {
                palette: sound(raw.palette),
                roles: sound(raw.roles),
                name: raw.name,
                name_en: raw.name_en,
                ground: raw.ground,
                parent: raw.parent,
            },
            // something is wrong: once more, entry by entry, to find all of it
            Err(_) => match read::<RawTheme<&RawValue, &RawValue>>(source) {
                Ok(raw) => RawTheme {
                    palette: one_by_one(source, raw.palette, &mut found),
                    roles: one_by_one(source, raw.roles, &mut found),
                    name: raw.name,
                    name_en: raw.name_en,
                    ground: raw.ground,
                    parent: raw.parent,
                },
                Err(error) => {
                    return (None, refused(source, 0, &error));
                }
            },
        };
        for word in [&raw.name, &raw.name_en] {
            if word.0.trim().is_empty() {
                found.push((Some(place_of(source, word)), ProblemKind::EmptyText));
            }
        }
        let ground = raw.ground.get_ron().trim();
        if !GROUNDS.contains(&ground) {
            let start = offset_in(source, ground);
            found.push((Some(start..start + ground.len()), bad_ground(ground)));
        }
        let palette = read_palette(source, raw.palette, &mut found);
        let looks = read_roles(source, raw.roles, &mut found);
        let parent = raw
            .parent
            .map(|word| (word.0.clone(), place_of(source, &word)));
        (
            Some(Self {
                name: raw.name.0,
                name_en: raw.name_en.0,
                light: ground == "Sang",
                parent,
                palette,
                looks,
            }),
            found,
        )
    }
}

fn bad_ground(text: &str) -> ProblemKind {
    if text.starts_with('"') {
        return ProblemKind::WrongShape {
            want: Want::Word(&GROUNDS),
            found: Shape::Text,
            text: text.into(),
        };
    }
    ProblemKind::BadWord {
        text: text.into(),
        allowed: &GROUNDS,
        near: nearest(text, GROUNDS),
    }
}

fn sound<V>(entries: Entries<'_, V>) -> Entries<'_, Option<V>> {
    let entries = entries.0.into_iter();
    Entries(entries.map(|(key, value)| (key, Some(value))).collect())
}

/// Reads every entry by itself; one that cannot be read is a problem, and its value nothing.
fn one_by_one<'a, V: Deserialize<'a>>(
    source: &'a str,
    entries: Entries<'a, &'a RawValue>,
    found: &mut Found,
) -> Entries<'a, Option<V>> {
    let mut value = |raw: &'a RawValue| match read(raw.get_ron()) {
        Ok(value) => Some(value),
        Err(error) => {
            found.extend(refused(source, offset_in(source, raw.get_ron()), &error));
            None
        }
    };
    let entries = entries.0.into_iter();
    Entries(entries.map(|(key, raw)| (key, value(raw))).collect())
}

fn read_palette<'a>(
    source: &'a str,
    entries: Entries<'a, Option<Word<'a>>>,
    found: &mut Found,
) -> Vec<(Cow<'a, str>, Rgb)> {
    let mut palette: Vec<(Cow<'a, str>, Rgb)> = Vec::with_capacity(entries.0.len());
    for (name, value) in entries.0 {
        let at = place_of(source, &name);
        let first = palette.iter().find(|(other, _)| *other == name.0);
        if name.0.is_empty() || name.0.starts_with('#') || name.0 == TERMINAL {
            found.push((Some(at), ProblemKind::BadColourName(boxed(&name))));
        } else if let Some((first, _)) = first {
            let twice = ProblemKind::Duplicate {
                what: Thing::Colour,
                id: boxed(&name),
                first: line_of(source, offset_in(source, first)),
            };
            found.push((Some(at), twice));
        } else if let Some(word) = value {
            match Rgb::parse(&word.0) {
                Some(colour) => palette.push((name.0, colour)),
                None => found.push(bad_colour(source, &word)),
            }
        }
    }
    palette
}

fn read_roles<'a>(
    source: &'a str,
    entries: Entries<'a, Option<RawRole<'a>>>,
    found: &mut Found,
) -> [Option<Look<'a>>; Role::COUNT] {
    let mut looks: [Option<Look<'a>>; Role::COUNT] = std::array::from_fn(|_| None);
    for (key, value) in entries.0 {
        let at = place_of(source, &key);
        let Some(role) = Role::from_key(&key.0) else {
            let unknown = ProblemKind::UnknownKey {
                key: boxed(&key),
                allowed: Role::ALL.iter().map(|role| role.key()).collect(),
                near: nearest(&key.0, Role::ALL.iter().map(|role| role.key())),
            };
            found.push((Some(at), unknown));
            continue;
        };
        // a role that cannot be read is there all the same: it must not be called missing as well
        let raw = value.unwrap_or_default();
        if role == Role::Selected
            && let Some(ink) = &raw.ink
        {
            found.push((Some(place_of(source, ink)), ProblemKind::SelectedInk));
        }
        let Some(slot) = looks.get_mut(role as usize) else {
            continue;
        };
        if let Some(first) = slot {
            let (key, first) = (role.key(), line_of(source, first.at.start));
            found.push((Some(at), ProblemKind::DuplicateKey { key, first }));
            continue;
        }
        *slot = Some(Look {
            at,
            ink: raw.ink.and_then(|word| paint(source, word, found)),
            ground: raw.ground.and_then(|word| paint(source, word, found)),
            bold: raw.bold,
            dim: raw.dim,
            underlined: raw.underlined,
            reversed: raw.reversed,
        });
    }
    looks
}

fn paint<'a>(source: &str, word: Word<'a>, found: &mut Found) -> Option<Paint<'a>> {
    if word.0 == TERMINAL {
        return Some(Paint::Terminal);
    }
    if !word.0.starts_with('#') {
        let at = place_of(source, &word);
        return Some(Paint::Named(word.0, at));
    }
    let colour = Rgb::parse(&word.0);
    if colour.is_none() {
        found.push(bad_colour(source, &word));
    }
    colour.map(Paint::Exact)
}

fn bad_colour(source: &str, word: &Word) -> (Option<Range<usize>>, ProblemKind) {
    let place = place_of(source, word);
    (Some(place), ProblemKind::BadColour(boxed(word)))
}

fn boxed(word: &Word) -> Box<str> {
    word.0.as_ref().into()
}

/// How far into the source a piece of it begins; its beginning for a text that is not a piece of it, such as one with escapes.
fn offset_in(source: &str, piece: &str) -> usize {
    (piece.as_ptr() as usize)
        .checked_sub(source.as_ptr() as usize)
        .filter(|&at| at + piece.len() <= source.len())
        .unwrap_or_default()
}

/// Where a word stands, its quotes included.
fn place_of(source: &str, word: &Word) -> Range<usize> {
    let start = offset_in(source, &word.0);
    start.saturating_sub(1)..(start + word.0.len() + 1).min(source.len())
}

fn line_of(source: &str, at: usize) -> Place {
    let before = source.get(..at).unwrap_or_default();
    Place {
        file: None,
        line: before.matches('\n').count() + 1,
    }
}

/// What is wrong in a piece of the source, which begins at `start`, that ron does not read: how the file is written where it is not
/// written as it should be, otherwise what stands where ron stopped.
fn refused(source: &str, start: usize, error: &SpannedError) -> Found {
    use ron::Error as E;
    let (tree, mut found) = syntax::parse(source);
    // a theme has maps, which data files do not have
    found.retain_mut(|(_, kind)| {
        if *kind == ProblemKind::UnclosedBracket('{') {
            *kind = ProblemKind::UnclosedMap;
        }
        !matches!(
            kind,
            ProblemKind::CurlyBracket(_) | ProblemKind::QuotedKey(_)
        )
    });
    let piece = source.get(start..).unwrap_or_default();
    let stop = start + offset_of(piece, error.span.start);
    let rest = source.get(stop..).unwrap_or_default();
    // a caret belongs under the word, not under the space before it
    let at = stop + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if found.is_empty() {
        found.extend(match &error.code {
            E::NoSuchStructField {
                found, expected, ..
            } => {
                let near = nearest(found, expected.iter().copied());
                let (key, allowed) = (found.as_str().into(), expected.to_vec());
                let kind = ProblemKind::UnknownKey { key, allowed, near };
                Some((at..at + found.len(), kind))
            }
            E::MissingStructField { field, .. } => {
                Some((at..at + 1, ProblemKind::MissingKeys(vec![field])))
            }
            E::DuplicateStructField { field, .. } => {
                let first = start + piece.find(&format!("{field}:")).unwrap_or_default();
                let (key, first) = (*field, line_of(source, first));
                Some((at..at + key.len(), ProblemKind::DuplicateKey { key, first }))
            }
            code => tree.root().and_then(|root| {
                let want = match code {
                    E::ExpectedString => Want::Text,
                    E::ExpectedBoolean => Want::Flag,
                    _ => Want::Struct,
                };
                wrong_shape(item_at(root, at), want)
            }),
        });
    }
    found.sort_by_key(|(span, _)| span.start);
    let places = found.into_iter().map(|(span, kind)| (Some(span), kind));
    places.collect()
}

/// The byte at a line and a column.
fn offset_of(text: &str, at: Position) -> usize {
    let lines = text.split_inclusive('\n').take(at.line.saturating_sub(1));
    let line: usize = lines.map(str::len).sum();
    let rest = text.get(line..).unwrap_or_default();
    let column = rest.char_indices().nth(at.col.saturating_sub(1));
    line + column.map_or(rest.len(), |(column, _)| column)
}

/// The innermost value around a place.
fn item_at(outer: Item<'_>, at: usize) -> Item<'_> {
    let inner = outer.children().find(|item| item.span().contains(&at));
    inner.map_or(outer, |inner| item_at(inner, at))
}
