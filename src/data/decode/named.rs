//! What tasks, events and targets have in common: they name sectors and indicators, and each has an identifier of its own.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::assemble::Assembled;
use super::catalogue::{Named, named};
use super::unknown;
use crate::data::fields::{Read, Reader};
use crate::data::problem::{Place, ProblemKind, Thing};
use crate::data::syntax::Item;
use crate::model::IndicatorId;

/// The sector that is named; nothing where it is not, or cannot be found. Not finding it is reported.
pub(crate) fn sector(
    reader: &mut Reader<'_>,
    item: Option<Item<'_>>,
    assembled: &Assembled,
) -> Option<usize> {
    let named = named(reader, Some(item?)).ok()?;
    let sectors = &assembled.catalogue.sectors;
    let found = sectors.iter().position(|s| s.id == named.id);
    if found.is_none() && assembled.accuses(&named.id) {
        unknown(
            reader,
            &named,
            Thing::Sector,
            sectors.iter().map(|s| &*s.id),
        );
    }
    found
}

/// The indicator that is named, as [`sector`].
pub(crate) fn indicator(
    reader: &mut Reader<'_>,
    item: Option<Item<'_>>,
    assembled: &Assembled,
) -> Option<IndicatorId> {
    let named = named(reader, Some(item?)).ok()?;
    let found = assembled.catalogue.find(&named.id);
    if found.is_none() && assembled.accuses(&named.id) {
        unknown(
            reader,
            &named,
            Thing::Indicator,
            assembled.catalogue.indicators.iter().map(|i| &*i.id),
        );
    }
    found
}

/// A whole number between two others.
pub(crate) fn whole(
    reader: &mut Reader<'_>,
    item: Item<'_>,
    key: &'static str,
    least: i32,
    most: i32,
) -> Read<i32> {
    let value = reader.number(item)?;
    let range = Decimal::from(least)..=Decimal::from(most);
    let whole = Some(value)
        .filter(|v| v.fract().is_zero() && range.contains(v))
        .and_then(|v| v.to_i32());
    whole.ok_or_else(|| reader.report(item.span(), ProblemKind::OutOfRange { key, least, most }))
}

/// A section with the document it is in, where it does not name one itself.
pub(crate) fn source(document: Option<&str>, section: Option<Box<str>>) -> Option<Box<str>> {
    match (document, section) {
        (Some(document), Some(section)) if !section.contains(".txt") => {
            Some(format!("{document}, {section}").into())
        }
        (_, section) => section,
    }
}

/// The identifiers so far of one sort of thing, over all files of a commune.
#[derive(Default)]
pub(crate) struct Identifiers {
    seen: HashMap<Box<str>, (Box<str>, usize)>,
}

impl Identifiers {
    /// Whether something has this identifier.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.seen.contains_key(id)
    }

    /// All of them, in the order of the alphabet.
    pub(crate) fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.seen.keys().map(AsRef::as_ref).collect();
        all.sort_unstable();
        all
    }

    /// Notes an identifier of the file with this name. One that was there before is reported.
    pub(crate) fn add(
        &mut self,
        reader: &mut Reader<'_>,
        file: &str,
        what: Thing,
        id: &Named,
    ) -> Read<()> {
        if let Some((first, line)) = self.seen.get(&id.id) {
            let first = Place {
                file: (**first != *file).then(|| first.clone()),
                line: *line,
            };
            return Err(reader.report(
                id.span.clone(),
                ProblemKind::Duplicate {
                    what,
                    id: id.id.clone(),
                    first,
                },
            ));
        }
        let line = reader.place(&id.span).line;
        self.seen.insert(id.id.clone(), (file.into(), line));
        Ok(())
    }
}

/// Reads the elements of a list that have an identifier first; one that is bad does not lose the others.
pub(crate) fn each<'t, T, const N: usize>(
    reader: &mut Reader<'_>,
    list: impl Iterator<Item = Item<'t>>,
    (keys, what, file): (&'static [crate::data::fields::Key; N], Thing, &str),
    seen: &mut Identifiers,
    mut read: impl FnMut(&mut Reader<'_>, Box<str>, &[Option<Item<'t>>; N]) -> Read<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    for item in list {
        let Ok(fields) = reader.fields(item, keys) else {
            continue;
        };
        // what seems to be absent may stand under a misspelled key, or beyond a bracket that is missing
        let whole = item.is_whole() && !reader.misspelled;
        let id = named(reader, fields.first().copied().flatten());
        let one = read(
            reader,
            id.as_ref().map(|id| id.id.clone()).unwrap_or_default(),
            &fields,
        );
        let new = id.and_then(|id| seen.add(reader, file, what, &id));
        if let (Ok(()), Ok(one), true) = (new, one, whole) {
            all.push(one);
        }
    }
    all
}
