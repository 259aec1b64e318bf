//! Reads the record of a meeting back, as it is on the disk.

use chrono::NaiveDate;

use super::{Conclusion, Decision, Refused, entry};
use crate::data::fields::{Read, Reader};
use crate::data::syntax::{self, Form, Item};
use crate::model::Progress;

/// What a meeting has written so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Record {
    pub(super) closed: bool,
    pub(super) conclusions: Vec<(String, Conclusion)>,
    pub(super) decisions: Vec<Decision>,
    /// The highest number that a conclusion has had.
    pub(super) last: u32,
}

impl Record {
    pub(super) fn conclusion(&self, id: &str) -> Result<&Conclusion, Refused> {
        self.conclusions
            .iter()
            .find(|(own, _)| own == id)
            .map(|(_, c)| c)
            .ok_or_else(|| Refused::NoConclusion(id.into()))
    }
}

/// Reads the record of the meeting of a day. What the loader would report is refused: nothing is written into a broken file.
pub(super) fn read(
    text: &str,
    name: &str,
    date: NaiveDate,
    prefix: &str,
) -> Result<Record, Refused> {
    let (tree, found) = syntax::parse(text);
    let mut reader = Reader::new(text, found);
    let record = tree
        .root()
        .and_then(|root| record(&mut reader, root, date, prefix));
    if let Some(problem) = reader.into_problems(name).into_iter().next() {
        return Err(Refused::Broken(Box::new(problem)));
    }
    record.ok_or_else(|| Refused::NotTheRecord {
        file: name.into(),
        date,
    })
}

/// Nothing where it is not the record of this day's meeting.
fn record(
    reader: &mut Reader<'_>,
    root: Item<'_>,
    date: NaiveDate,
    prefix: &str,
) -> Option<Record> {
    let document = key(root, "van_ban")?;
    let meeting = key(document, "hop").is_some_and(|item| item.raw() == "true");
    if !meeting || reader.date(key(document, "ngay")?) != Ok(date) {
        return None;
    }
    let closed = reader
        .optional(key(document, "da_chot"), Reader::flag)
        .ok()?
        .unwrap_or(false);
    let last = key(document, "so_cuoi")
        .and_then(|item| item.raw().parse().ok())
        .unwrap_or(0);
    let mut record = Record {
        closed,
        last,
        ..Record::default()
    };
    for item in key(root, "nhiem_vu")
        .filter(|list| list.form() == Form::List)?
        .children()
    {
        let (id, conclusion) = conclusion(reader, item)?;
        record.last = record.last.max(entry::number(&id, prefix).unwrap_or(0));
        record.conclusions.push((id, conclusion));
    }
    if let Some(list) = key(root, "thay_doi") {
        for item in reader.list(list).ok()? {
            record.decisions.push(decision(reader, item)?);
        }
    }
    Some(record)
}

fn key<'t>(item: Item<'t>, name: &str) -> Option<Item<'t>> {
    item.children().find(|child| child.key() == name)
}

fn string(reader: &mut Reader<'_>, item: Item<'_>) -> Read<String> {
    reader.text(item).map(std::borrow::Cow::into_owned)
}

fn conclusion(reader: &mut Reader<'_>, item: Item<'_>) -> Option<(String, Conclusion)> {
    let id = string(reader, key(item, "ma")?).ok()?;
    let title = string(reader, key(item, "ten")?).ok()?;
    let mut text = |name| reader.optional(key(item, name), string).ok();
    let (owner, deadline_words, deliverable) =
        (text("chu_tri")?, text("han_chu")?, text("san_pham")?);
    let (indicator, follows, sector) = (text("chi_tieu")?, text("theo")?, text("linh_vuc")?);
    let deadline = reader.optional(key(item, "han"), Reader::date).ok()?;
    let mut support = Vec::new();
    if let Some(list) = key(item, "phoi_hop") {
        for one in reader.list(list).ok()? {
            support.push(string(reader, one).ok()?);
        }
    }
    Some((
        id,
        Conclusion {
            title,
            owner,
            support,
            deadline,
            deadline_words,
            deliverable,
            indicator,
            follows,
            sector,
        },
    ))
}

fn decision(reader: &mut Reader<'_>, item: Item<'_>) -> Option<Decision> {
    let task = string(reader, key(item, "viec")?).ok()?;
    let done = reader.optional(key(item, "xong"), Reader::date).ok()?;
    let progress = match (key(item, "trang_thai").map(Item::raw), done) {
        (None, _) => None,
        (Some("DangLam"), _) => Some(Progress::Open),
        (Some("Cho"), _) => Some(Progress::Waiting),
        (Some("TamDung"), _) => Some(Progress::Paused),
        (Some("TraLai"), _) => Some(Progress::Returned),
        (Some("Xong"), Some(day)) => Some(Progress::Done(day)),
        _ => return None,
    };
    let deadline = reader.optional(key(item, "han"), Reader::date).ok()?;
    let reason = reader.optional(key(item, "ly_do"), string).ok()?;
    Some(Decision {
        task,
        progress,
        deadline,
        reason,
    })
}
