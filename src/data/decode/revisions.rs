//! `lich_su`: what stood in the place of a figure before, who replaced it and when.

use super::meeting::time;
use super::reference::qualifier;
use crate::data::fields::{Key, Read, Reader, may, must};
use crate::data::syntax::Item;
use crate::model::{Reading, Revision};

static REVISION: [Key; 5] = [
    must("ngay"),
    may("gio"),
    may("ai"),
    may("cu"),
    may("tinh_chat"),
];

/// Reads the list; what is bad in it is reported and left out, the figure itself stays.
pub(crate) fn read(reader: &mut Reader<'_>, item: Item<'_>) -> Vec<Revision> {
    let Ok(list) = reader.list(item) else {
        return Vec::new();
    };
    list.filter_map(|item| revision(reader, item).ok())
        .collect()
}

fn revision(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Revision> {
    let [date, hour, by, before, firmness] = reader.fields(item, &REVISION)?;
    let date = reader.required(date, Reader::date);
    let hour = reader.optional(hour, time);
    let by = reader.optional(by, Reader::boxed);
    let before = reader.optional(before, Reader::number);
    let qualifier = reader.optional(firmness, qualifier)?;
    let before = before?.map(|value| Reading { value, qualifier });
    Ok(Revision {
        date: date?,
        time: hour?,
        by: by?,
        before,
    })
}
