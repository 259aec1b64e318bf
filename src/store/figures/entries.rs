//! The figures of a period file as they stand in it: in its order, each with what can be edited of it.

use crate::data::Refused;
use crate::data::decode::figures::{FigureRecord, PeriodFile};
use crate::data::fields::Reader;
use crate::data::record::Value;
use crate::data::syntax;
use crate::model::{Catalogue, Qualifier, Reading};

/// One record of the list of figures.
pub struct Entry {
    id: String,
    pub reading: Option<Reading>,
    pub qualifier: Option<Qualifier>,
    pub has_history: bool,
    /// The section that it was taken from.
    pub section: Option<Box<str>>,
}

/// All of them; those that name no indicator keep their places.
pub struct Entries(Vec<Option<Entry>>);

impl Entries {
    /// The record of an indicator: the first one, as the loader takes it.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.0.iter().flatten().find(|e| e.id == id)
    }

    /// The value that an indicator has in the file.
    pub fn reading(&self, id: &str) -> Option<Reading> {
        self.get(id).and_then(|e| e.reading)
    }

    /// Before which record a new one belongs: behind its neighbour of the same group, else behind the group before. Nothing where the
    /// catalogue does not have it.
    pub fn place(&self, catalogue: &Catalogue, id: &str) -> Option<usize> {
        let order = |id: &str| {
            let at = catalogue.find(id)?;
            let group = catalogue.indicator(at)?.group;
            Some((catalogue.groups.get(group)?.sector, group, at.index()))
        };
        let own = order(id)?;
        let all: Vec<_> = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(at, e)| Some((at, order(&e.as_ref()?.id)?)))
            .collect();
        let group = |other: &(usize, usize, usize)| (other.0, other.1) == (own.0, own.1);
        let behind = |(at, _): &(usize, (usize, usize, usize))| at + 1;
        let neighbour = all
            .iter()
            .filter(|(_, o)| group(o) && *o < own)
            .max_by_key(|(_, o)| *o);
        // the first of its group goes behind another one of the group, so that it stands below the group's heading
        let sibling = || all.iter().find(|(_, o)| group(o));
        let before = || all.iter().filter(|(_, o)| *o < own).max_by_key(|(_, o)| *o);
        Some(neighbour.or_else(sibling).or_else(before).map_or(0, behind))
    }
}

/// Reads the list. What is wrongly written as such is refused: nothing is edited in a broken file.
pub fn read(text: &str, name: &str) -> Result<Entries, Refused> {
    let (tree, found) = syntax::parse(text);
    let mut broken = Reader::new(text, found).into_problems(name).into_iter();
    if let Some(problem) = broken.next() {
        return Err(Refused::Broken(Box::new(problem)));
    }
    let mut reader = Reader::new(text, Vec::new());
    let file = PeriodFile::root(&mut reader, &tree);
    let list = file.and_then(|file| file.figures.items(&mut reader));
    let list = list.map_err(|_| Refused::Form(name.into()))?;
    let entries = list.map(|item| entry(FigureRecord::read(&mut reader, item).ok()?));
    Ok(Entries(entries.collect()))
}

fn entry(r: FigureRecord<'_>) -> Option<Entry> {
    let value = r.actual.lenient().and_then(|typed| typed.0);
    let qualifier = r.qualifier.lenient();
    Some(Entry {
        id: r.indicator.lenient()?.id.into(),
        reading: value.map(|value| Reading { value, qualifier }),
        qualifier,
        has_history: r.revisions.is_given(),
        section: r.section.lenient(),
    })
}
