//! Reads the record of a meeting back, as it is on the disk.

use chrono::NaiveDate;

use super::entry;
use crate::data::Refused;
use crate::data::decode::changes::{self, ChangeRecord};
use crate::data::decode::named::Named;
use crate::data::decode::tasks::{TaskRecord, TasksFile};
use crate::data::fields::{Bad, Read, Reader};
use crate::data::meeting::{Conclusion, Decision};
use crate::data::record::{self, Field, Value, Whole};
use crate::data::syntax::Tree;

/// What a meeting has written so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    pub closed: bool,
    pub conclusions: Vec<(String, Conclusion)>,
    pub decisions: Vec<Decision>,
    /// The highest number that a conclusion has had.
    pub last: u32,
}

impl Record {
    pub fn conclusion(&self, id: &str) -> Result<&Conclusion, Refused> {
        self.conclusions
            .iter()
            .find(|(own, _)| own == id)
            .map(|(_, c)| c)
            .ok_or_else(|| Refused::NoConclusion(id.into()))
    }
}

/// Reads the record of the meeting of a day. What the loader would report is refused: nothing is written into a broken file.
pub fn read(text: &str, name: &str, date: NaiveDate, prefix: &str) -> Result<Record, Refused> {
    let read = record::sound(text, name, |reader, tree| {
        record(reader, tree, date, prefix)
    });
    read?.map_err(|Bad| Refused::NotTheRecord {
        file: name.into(),
        date,
    })
}

/// Bad where it is not the record of this day's meeting.
fn record(reader: &mut Reader<'_>, tree: &Tree<'_>, date: NaiveDate, prefix: &str) -> Read<Record> {
    let file = TasksFile::root(reader, tree)?;
    let document = file.document.required()?;
    if !document.meeting.or_default()? || document.date.required()? != date {
        return Err(Bad);
    }
    let tasks = file.tasks.now(reader).all()?.into_iter();
    let conclusions: Vec<_> = tasks.map(conclusion).collect::<Read<_>>()?;
    let changes = file.changes.now(reader).all()?.into_iter();
    let numbers = conclusions
        .iter()
        .filter_map(|(id, _)| entry::number(id, prefix));
    let given = document
        .last
        .optional()?
        .map(|Whole(last)| last.unsigned_abs());
    Ok(Record {
        closed: document.closed.or_default()?,
        last: numbers.chain(given).max().unwrap_or(0),
        conclusions,
        decisions: changes.map(|r| decision(reader, r)).collect::<Read<_>>()?,
    })
}

fn conclusion(r: TaskRecord<'_>) -> Read<(String, Conclusion)> {
    let text = |field: Field<'_, Box<str>>| Ok(field.optional()?.map(String::from));
    let id = |field: Field<'_, Named<'_>>| Ok(field.optional()?.map(|named| named.id.into_owned()));
    let conclusion = Conclusion {
        title: r.title.required()?.into(),
        owner: text(r.owner)?,
        support: r.support.all()?.into_iter().map(Into::into).collect(),
        deadline: r.deadline.optional()?,
        deadline_words: text(r.deadline_words)?,
        deliverable: text(r.deliverable)?,
        indicator: id(r.indicator)?,
        follows: id(r.follows)?,
        sector: id(r.sector)?,
    };
    Ok((r.id.required()?.id.into_owned(), conclusion))
}

fn decision(reader: &mut Reader<'_>, r: ChangeRecord<'_>) -> Read<Decision> {
    Ok(Decision {
        progress: changes::progress(reader, &r)?,
        task: r.task.required()?.id.into_owned(),
        deadline: r.deadline.optional()?,
        reason: r.reason.optional()?.map(String::from),
    })
}
