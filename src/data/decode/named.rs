//! Identifiers: what has one, and what names another thing by it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::assemble::Assembled;
use crate::data::edit::quoted;
use crate::data::fields::{Bad, Read, Reader};
use crate::data::near;
use crate::data::problem::{Place, ProblemKind, Thing};
use crate::data::record::{Bounds, Field, Later, List, Notation, Value};
use crate::data::syntax::Item;
use crate::model::IndicatorId;

/// An identifier and where it stands.
#[derive(Clone)]
pub struct Named<'t> {
    pub id: Cow<'t, str>,
    pub span: Range<usize>,
}

impl<'t> From<Option<&'t str>> for Field<'t, Named<'t>> {
    fn from(id: Option<&'t str>) -> Self {
        let span = 0..0;
        let id = id.map(Cow::from);
        id.map(|id| Named { id, span }).into()
    }
}

impl<'t> From<&'t str> for Field<'t, Named<'t>> {
    fn from(id: &'t str) -> Self {
        Some(id).into()
    }
}

impl<'t> Value<'t> for Named<'t> {
    const NOTATION: Notation = Notation::Like("\"chu-thuong-01\"");

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        Ok(Self {
            id: reader.id(item)?,
            span: item.span(),
        })
    }

    fn written(&self) -> String {
        quoted(&self.id)
    }
}

impl Reader<'_> {
    /// What is named. Not finding it is reported, unless an error elsewhere excuses it.
    pub fn known<'a, T>(
        &mut self,
        named: &Named<'_>,
        (what, found): (Thing, Option<T>),
        excused: bool,
        candidates: impl Iterator<Item = &'a str> + Clone,
    ) -> Read<T> {
        if excused {
            return found.ok_or(Bad);
        }
        found.ok_or_else(|| {
            let near = if self.has_enough() {
                None
            } else {
                near::nearest(&named.id, candidates.clone()).map(Into::into)
            };
            let few = candidates.clone().take(13).count() <= 12;
            let all = if few {
                candidates.map(Into::into).collect()
            } else {
                Vec::new()
            };
            let id = named.id.as_ref().into();
            self.report(
                named.span.clone(),
                ProblemKind::Unknown {
                    what,
                    id,
                    near,
                    all,
                },
            )
        })
    }
}

impl Assembled {
    pub fn sector(&self, reader: &mut Reader<'_>, named: &Named<'_>) -> Read<usize> {
        let sectors = &self.catalogue.sectors;
        let found = sectors.iter().position(|s| *s.id == *named.id);
        let all = sectors.iter().map(|s| &*s.id);
        reader.known(named, (Thing::Sector, found), self.excuses(&named.id), all)
    }

    pub fn indicator(&self, reader: &mut Reader<'_>, named: &Named<'_>) -> Read<IndicatorId> {
        let found = self.catalogue.find(&named.id);
        let all = self.catalogue.indicators.iter().map(|i| &*i.id);
        let what = (Thing::Indicator, found);
        reader.known(named, what, self.excuses(&named.id), all)
    }

    pub fn reference(&self, reader: &mut Reader<'_>, named: &Named<'_>) -> Read<usize> {
        let references = &self.catalogue.references;
        let found = references.iter().position(|r| *r.id == *named.id);
        let all = references.iter().map(|r| &*r.id);
        reader.known(named, (Thing::Reference, found), self.references_torn, all)
    }

    /// The identifier of an indicator in a message.
    pub fn id(&self, indicator: IndicatorId) -> Box<str> {
        let indicator = self.catalogue.indicator(indicator);
        indicator.map(|i| i.id.clone()).unwrap_or_default()
    }
}

/// Refuses a last day that is before the first one.
pub fn in_order(reader: &mut Reader<'_>, from: Option<NaiveDate>, to: &mut Field<'_, NaiveDate>) {
    to.refuse(reader, |&to| {
        let from = from.filter(|from| *from > to)?;
        Some(ProblemKind::WindowReversed { from, to })
    });
}

/// A section with the document it is in, where it does not name one itself.
pub fn source(document: Option<&str>, section: Option<Box<str>>) -> Option<Box<str>> {
    match (document, section) {
        (Some(document), Some(section)) if !section.contains(".txt") => {
            Some(format!("{document}, {section}").into())
        }
        (_, section) => section,
    }
}

/// The identifiers so far of one sort of thing, with where each was first: its file and line, or only the byte where
/// all are of one file.
#[derive(Default)]
pub struct Identifiers {
    seen: HashMap<Box<str>, (Option<Box<str>>, usize)>,
}

impl Identifiers {
    pub fn has(&self, id: &str) -> bool {
        self.seen.contains_key(id)
    }

    /// All of them, in the order of the alphabet.
    pub fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.seen.keys().map(AsRef::as_ref).collect();
        all.sort_unstable();
        all
    }

    /// Notes an identifier; one that was there before is reported. `file` is named where they come from several.
    pub fn add(
        &mut self,
        reader: &mut Reader<'_>,
        file: Option<&str>,
        what: Thing,
        (id, span): (&str, Range<usize>),
    ) -> Read<()> {
        if let Some((first, at)) = self.seen.get(id) {
            let first = match first {
                None => reader.place(&(*at..*at)),
                Some(first) => Place {
                    file: (file != Some(first)).then(|| first.clone()),
                    line: *at,
                },
            };
            let id = id.into();
            return Err(reader.report(span, ProblemKind::Duplicate { what, id, first }));
        }
        let at = match file {
            Some(_) => reader.place(&span).line,
            None => span.start,
        };
        self.seen.insert(id.into(), (file.map(Into::into), at));
        Ok(())
    }
}

/// Reads the records of a list that have an identifier each; one that is bad does not lose the others.
pub fn each<'t, R: Value<'t>, T>(
    reader: &mut Reader<'_>,
    list: &Field<'t, Later<List<R>>>,
    (what, file): (Thing, &str),
    seen: &mut Identifiers,
    id: impl Fn(&R) -> (&Field<'t, Named<'t>>, Bounds<'t>),
    mut read: impl FnMut(&mut Reader<'_>, Box<str>, R) -> Read<T>,
) -> Read<Vec<T>> {
    let mut all = Vec::new();
    for item in list.items(reader)? {
        let Ok(record) = R::read(reader, item) else {
            continue;
        };
        let (id, at) = id(&record);
        let id = id.get().cloned();
        let known = id
            .as_ref()
            .map_or_else(Box::default, |id| id.id.as_ref().into());
        let one = read(reader, known, record);
        let new = id.is_some_and(|Named { id, span }| {
            seen.add(reader, Some(file), what, (&id, span)).is_ok()
        });
        if let (true, Ok(one), Ok(())) = (new, one, at.whole()) {
            all.push(one);
        }
    }
    Ok(all)
}
