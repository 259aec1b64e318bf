//! A theme file checked by itself: every problem of it, each at its place.

use std::borrow::Cow;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::Deserialize;

use super::colour::Rgb;
use super::problem::{Place, ProblemKind};
use super::raw::{Entries, RawRole, RawTheme, Word, read};
use super::role::Role;

/// The word for the terminal's own colour.
const TERMINAL: &str = "mac_dinh";

/// Problems of one file, before it is known by which name the file was read.
pub(super) type Found = Vec<(Option<Place>, ProblemKind)>;

/// A theme file whose words are understood; names of colours are not looked up yet, since a heir may change them.
#[derive(Debug)]
pub(super) struct ThemeFile<'a> {
    pub name: Cow<'a, str>,
    pub name_en: Cow<'a, str>,
    pub light: bool,
    pub parent: Option<(Cow<'a, str>, Place)>,
    pub palette: Vec<(Cow<'a, str>, Rgb)>,
    looks: [Option<Look<'a>>; Role::COUNT],
}

/// What a file says of one role.
#[derive(Debug, Default)]
pub(super) struct Look<'a> {
    /// Where the role's name stands, as an offset.
    pub at: usize,
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
    /// A colour.
    Exact(Rgb),
    /// A name in a palette, and where it stands.
    Named(Cow<'a, str>, usize),
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
                    found.push(understand(source, Place { line: 1, column: 1 }, &error));
                    return (None, found);
                }
            },
        };
        for (key, word) in [("ten", &raw.name), ("en", &raw.name_en)] {
            if word.0.trim().is_empty() {
                found.push((Some(place_of(source, word)), ProblemKind::MissingKey(key)));
            }
        }
        let light = match raw.ground.get_ron().trim() {
            "Sang" => true,
            "Toi" => false,
            other => {
                let at = Place::of(source, offset_in(source, other).unwrap_or_default());
                found.push((Some(at), ProblemKind::UnknownGround(other.to_owned())));
                false
            }
        };
        let palette = read_palette(source, raw.palette, &mut found);
        let looks = read_roles(source, raw.roles, &mut found);
        let parent = raw
            .parent
            .map(|word| (word.0.clone(), place_of(source, &word)));
        (
            Some(Self {
                name: raw.name.0,
                name_en: raw.name_en.0,
                light,
                parent,
                palette,
                looks,
            }),
            found,
        )
    }
}

fn sound<V>(entries: Entries<'_, V>) -> Entries<'_, Option<V>> {
    Entries(
        entries
            .0
            .into_iter()
            .map(|(key, value)| (key, Some(value)))
            .collect(),
    )
}

/// Reads every entry by itself; one that cannot be read is a problem, and its value nothing.
fn one_by_one<'a, V: Deserialize<'a>>(
    source: &'a str,
    entries: Entries<'a, &'a RawValue>,
    found: &mut Found,
) -> Entries<'a, Option<V>> {
    let mut value = |raw: &'a RawValue| {
        read(raw.get_ron())
            .map_err(|error| {
                found.push(understand(source, start_of(source, raw.get_ron()), &error))
            })
            .ok()
    };
    Entries(
        entries
            .0
            .into_iter()
            .map(|(key, raw)| (key, value(raw)))
            .collect(),
    )
}

fn read_palette<'a>(
    source: &'a str,
    entries: Entries<'a, Option<Word<'a>>>,
    found: &mut Found,
) -> Vec<(Cow<'a, str>, Rgb)> {
    let mut palette: Vec<(Cow<'a, str>, Rgb)> = Vec::with_capacity(entries.0.len());
    for (name, value) in entries.0 {
        let at = || Some(place_of(source, &name));
        if name.0.is_empty() || name.0.starts_with('#') || name.0 == TERMINAL {
            found.push((at(), ProblemKind::BadColourName(name.0.to_string())));
        } else if palette.iter().any(|(other, _)| *other == name.0) {
            found.push((at(), ProblemKind::Twice(format!("\"{}\"", name.0))));
        } else if let Some(word) = value {
            match Rgb::parse(&word.0) {
                Some(colour) => palette.push((name.0, colour)),
                None => found.push((
                    Some(place_of(source, &word)),
                    ProblemKind::BadColour(word.0.to_string()),
                )),
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
    let mut looks = std::array::from_fn(|_| None);
    for (key, value) in entries.0 {
        let at = || Some(place_of(source, &key));
        let Some(role) = Role::from_key(&key.0) else {
            found.push((at(), ProblemKind::UnknownRole(key.0.to_string())));
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
        if slot.is_some() {
            found.push((at(), ProblemKind::Twice(format!("\"{}\"", key.0))));
            continue;
        }
        *slot = Some(Look {
            at: offset_in(source, &key.0).unwrap_or_default(),
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
        let at = offset_in(source, &word.0).unwrap_or_default();
        return Some(Paint::Named(word.0, at));
    }
    let colour = Rgb::parse(&word.0);
    if colour.is_none() {
        found.push((
            Some(place_of(source, &word)),
            ProblemKind::BadColour(word.0.to_string()),
        ));
    }
    colour.map(Paint::Exact)
}

/// How far into the source a piece of it begins; nothing for a text that is not a piece of it, such as one with escapes.
fn offset_in(source: &str, piece: &str) -> Option<usize> {
    (piece.as_ptr() as usize)
        .checked_sub(source.as_ptr() as usize)
        .filter(|&at| at + piece.len() <= source.len())
}

/// Where a word stands; the quote before it belongs to it.
fn place_of(source: &str, word: &Word) -> Place {
    Place::of(
        source,
        offset_in(source, &word.0)
            .unwrap_or_default()
            .saturating_sub(1),
    )
}

fn start_of(source: &str, piece: &str) -> Place {
    Place::of(source, offset_in(source, piece).unwrap_or_default())
}

/// Puts an error of the format, found in a piece of the source that begins at `start`, into our own words.
fn understand(source: &str, start: Place, error: &SpannedError) -> (Option<Place>, ProblemKind) {
    use ron::Error as E;
    let mut place = start.within(Place {
        line: error.span.start.line,
        column: error.span.start.col,
    });
    let mut rest = rest_of_line(source, place);
    let blanks = rest.chars().take_while(|c| matches!(c, ' ' | '\t')).count();
    // a caret belongs under the word, not under the space before it
    place.column += blanks;
    rest = rest.trim_start_matches([' ', '\t']);
    let read = || {
        rest.trim_end_matches([',', ' '])
            .chars()
            .take(40)
            .collect::<String>()
    };
    let kind = match &error.code {
        E::NoSuchStructField {
            found, expected, ..
        } => ProblemKind::UnknownKey(found.clone(), expected),
        E::MissingStructField { field, .. } => ProblemKind::MissingKey(field),
        E::DuplicateStructField { field, .. } => ProblemKind::Twice((*field).to_owned()),
        _ => match rest.chars().next() {
            Some(mark @ ('“' | '”' | '„' | '‘' | '’' | '«' | '»' | '\u{a0}' | '\u{202f}')) => {
                ProblemKind::WordProcessorMark(mark)
            }
            _ => match &error.code {
                E::ExpectedString => ProblemKind::NotText(read()),
                E::ExpectedBoolean => ProblemKind::NotYesNo(read()),
                _ => ProblemKind::Syntax(read()),
            },
        },
    };
    (Some(place), kind)
}

fn rest_of_line(source: &str, place: Place) -> &str {
    let line = source.lines().nth(place.line - 1).unwrap_or_default();
    line.char_indices()
        .nth(place.column - 1)
        .and_then(|(at, _)| line.get(at..))
        .unwrap_or_default()
}
