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
pub const TERMINAL: &str = "mac_dinh";
/// The words for a light and a dark background.
const GROUNDS: [&str; 2] = ["Sang", "Toi"];

/// Problems of one file, before it is known by which name the file was read; those of the file as a whole have no place.
pub type Found = Vec<(Option<Range<usize>>, ProblemKind)>;

/// A theme file whose words are understood; names of colours are not looked up yet, since a heir may change them.
#[derive(Debug)]
pub struct ThemeFile<'a> {
    pub name: Cow<'a, str>,
    pub name_en: Cow<'a, str>,
    pub light: bool,
    pub parent: Option<(Cow<'a, str>, Range<usize>)>,
    pub palette: Vec<(Cow<'a, str>, Rgb)>,
    looks: [Option<Look<'a>>; Role::COUNT],
}

/// What a file says of one role.
#[derive(Debug, Default)]
pub struct Look<'a> {
    /// Where the role's name stands.
    pub at: Range<usize>,
    pub ink: Option<Paint<'a>>,
    pub ground: Option<Paint<'a>>,
    /// Bold, dim, underlined, reversed.
    pub modifiers: [Option<bool>; 4],
}

/// One colour of a role.
#[derive(Debug, Clone)]
pub enum Paint<'a> {
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
        let raw: RawTheme = match read(source) {
            Ok(raw) => raw,
            Err(error) => return (None, refused(source, 0, &error)),
        };
        let found = Found::new();
        let mut check = Check { source, found };
        let palette = check.values(raw.palette);
        let roles = check.values(raw.roles);
        for word in [&raw.name, &raw.name_en] {
            if word.0.trim().is_empty() {
                check.say(word, ProblemKind::EmptyText);
            }
        }
        let ground = raw.ground.get_ron().trim();
        if !GROUNDS.contains(&ground) {
            let start = offset_in(source, ground);
            let place = start..start + ground.len();
            check.found.push((Some(place), bad_ground(ground)));
        }
        let place = |word: &Word| place_of(source, word);
        let file = Self {
            name: raw.name.0,
            name_en: raw.name_en.0,
            light: ground == "Sang",
            parent: raw.parent.map(|word| (word.0.clone(), place(&word))),
            palette: check.palette(palette),
            looks: check.looks(roles),
        };
        (Some(file), check.found)
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

/// A file that is read, and what was found wrong in it.
struct Check<'a> {
    source: &'a str,
    found: Found,
}

impl<'a> Check<'a> {
    fn say(&mut self, word: &Word, kind: ProblemKind) {
        self.found.push((Some(place_of(self.source, word)), kind));
    }

    /// The entries of a map, each read by itself; one that cannot be read is a problem, and its value nothing.
    fn values<V: Deserialize<'a>>(&mut self, entries: Entries<'a>) -> Vec<(Word<'a>, Option<V>)> {
        let mut value = |raw: &'a RawValue| {
            let text = raw.get_ron();
            let start = offset_in(self.source, text);
            read(text)
                .map_err(|error| self.found.extend(refused(self.source, start, &error)))
                .ok()
        };
        let entries = entries.0.into_iter();
        entries.map(|(key, raw)| (key, value(raw))).collect()
    }

    fn palette(&mut self, entries: Vec<(Word<'a>, Option<Word<'a>>)>) -> Vec<(Cow<'a, str>, Rgb)> {
        let mut palette: Vec<(Cow<'a, str>, Rgb)> = Vec::with_capacity(entries.len());
        for (name, value) in entries {
            let first = palette.iter().find(|(other, _)| *other == name.0);
            if name.0.is_empty() || name.0.starts_with('#') || name.0 == TERMINAL {
                self.say(&name, ProblemKind::BadColourName(boxed(&name)));
            } else if let Some((first, _)) = first {
                let twice = ProblemKind::Duplicate {
                    what: Thing::Colour,
                    id: boxed(&name),
                    first: line_of(self.source, offset_in(self.source, first)),
                };
                self.say(&name, twice);
            } else if let Some(word) = value {
                palette.extend(self.colour(&word).map(|colour| (name.0, colour)));
            }
        }
        palette
    }

    fn looks(
        &mut self,
        entries: Vec<(Word<'a>, Option<RawRole<'a>>)>,
    ) -> [Option<Look<'a>>; Role::COUNT] {
        let mut looks = [const { None::<Look<'a>> }; Role::COUNT];
        for (key, value) in entries {
            let Some(role) = Role::from_key(&key.0) else {
                let keys = || Role::ALL.iter().map(|role| role.key());
                let unknown = ProblemKind::UnknownKey {
                    key: boxed(&key),
                    allowed: keys().collect(),
                    near: nearest(&key.0, keys()),
                };
                self.say(&key, unknown);
                continue;
            };
            // a role that cannot be read is there all the same: it must not be called missing as well
            let raw = value.unwrap_or_default();
            if role == Role::Selected
                && let Some(ink) = &raw.ink
            {
                self.say(ink, ProblemKind::SelectedInk);
            }
            let Some(slot) = looks.get_mut(role as usize) else {
                continue;
            };
            if let Some(first) = slot {
                let (key_of, first) = (role.key(), line_of(self.source, first.at.start));
                self.say(&key, ProblemKind::DuplicateKey { key: key_of, first });
                continue;
            }
            *slot = Some(Look {
                at: place_of(self.source, &key),
                ink: raw.ink.and_then(|word| self.paint(word)),
                ground: raw.ground.and_then(|word| self.paint(word)),
                modifiers: [raw.bold, raw.dim, raw.underlined, raw.reversed],
            });
        }
        looks
    }

    fn paint(&mut self, word: Word<'a>) -> Option<Paint<'a>> {
        if word.0 == TERMINAL {
            return Some(Paint::Terminal);
        }
        if word.0.starts_with('#') {
            return self.colour(&word).map(Paint::Exact);
        }
        let at = place_of(self.source, &word);
        Some(Paint::Named(word.0, at))
    }

    fn colour(&mut self, word: &Word) -> Option<Rgb> {
        let colour = Rgb::parse(&word.0);
        if colour.is_none() {
            self.say(word, ProblemKind::BadColour(boxed(word)));
        }
        colour
    }
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
