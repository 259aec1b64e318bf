//! The figures of a period file as they stand in it: in its order, each with what can be edited of it.

use crate::data::Refused;
use crate::data::decode::qualifier;
use crate::data::fields::Reader;
use crate::data::syntax::{self, Form, Item};
use crate::model::{Catalogue, Qualifier, Reading};

/// One record of the list of figures.
pub(super) struct Entry {
    id: String,
    pub(super) reading: Option<Reading>,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) has_history: bool,
}

/// All of them; those that name no indicator keep their places.
pub(super) struct Entries(Vec<Option<Entry>>);

impl Entries {
    /// The record of an indicator: the first one, as the loader takes it.
    pub(super) fn get(&self, id: &str) -> Option<&Entry> {
        self.0.iter().flatten().find(|e| e.id == id)
    }

    /// The value that an indicator has in the file.
    pub(super) fn reading(&self, id: &str) -> Option<Reading> {
        self.get(id).and_then(|e| e.reading)
    }

    /// Before which record a new one belongs: behind its neighbour of the same group, else behind the group before. Nothing where the
    /// catalogue does not have it.
    pub(super) fn place(&self, catalogue: &Catalogue, id: &str) -> Option<usize> {
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

fn key<'t>(item: Item<'t>, name: &str) -> Option<Item<'t>> {
    item.children().find(|child| child.key() == name)
}

/// Reads the list. What is wrongly written as such is refused: nothing is edited in a broken file.
pub(super) fn read(text: &str, name: &str) -> Result<Entries, Refused> {
    let (tree, found) = syntax::parse(text);
    let mut broken = Reader::new(text, found).into_problems(name).into_iter();
    if let Some(problem) = broken.next() {
        return Err(Refused::Broken(Box::new(problem)));
    }
    let mut reader = Reader::new(text, Vec::new());
    let list = tree
        .root()
        .and_then(|root| key(root, "so_lieu"))
        .filter(|list| list.form() == Form::List);
    let list = list.ok_or_else(|| Refused::Form(name.into()))?;
    let entries = list
        .children()
        .map(|item| entry(&mut reader, item))
        .collect();
    Ok(Entries(entries))
}

fn entry(reader: &mut Reader<'_>, item: Item<'_>) -> Option<Entry> {
    if item.form() != Form::Struct {
        return None;
    }
    let id = reader.id(key(item, "chi_tieu")?).ok()?.into_owned();
    let value = reader
        .optional(key(item, "thuc_hien"), Reader::number)
        .ok()
        .flatten();
    let qualifier = reader
        .optional(key(item, "tinh_chat"), qualifier)
        .ok()
        .flatten();
    let has_history = key(item, "lich_su").is_some();
    Some(Entry {
        id,
        reading: value.map(|value| Reading { value, qualifier }),
        qualifier,
        has_history,
    })
}
