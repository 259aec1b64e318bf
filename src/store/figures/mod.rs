//! The figures of one period, typed by somebody: only the bytes of the values that changed are replaced.
//!
//! Every save reads the file again while no other writer is let in. A figure that is not what it was when somebody began to type is not
//! written over; then nothing of the save is written, and the caller shows both values.

mod entries;
pub mod recovery;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use chrono::{Local, NaiveDate, NaiveTime, Timelike};

use super::write::{Fault, change};
use super::{Root, Store};
use crate::data::decode::figures::{FigureRecord, RevisionRecord, Typed as Number};
use crate::data::edit::{Edit, EditError, Step, apply_all};
use crate::data::fields::Reader;
use crate::data::problem::{Problem, ProblemKind};
use crate::data::record::Value;
use crate::data::typed::FigureChange;
use crate::data::{decode, syntax};
use crate::model::{Period, Reading, date};
use entries::Entries;

/// The folder of the periods within that of a commune.
const FOLDER: &str = "so-lieu";

/// Who saves, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: NaiveDate,
    /// Hour and minute.
    pub time: NaiveTime,
    /// The account's name, where the system tells it.
    pub by: Option<String>,
}

impl Stamp {
    /// The account that runs the program, now.
    pub fn now() -> Self {
        let now = Local::now().naive_local();
        let by = ["USER", "USERNAME", "LOGNAME"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|name| !name.trim().is_empty());
        let time = NaiveTime::from_hms_opt(now.hour(), now.minute(), 0).unwrap_or_default();
        Self {
            date: now.date(),
            time,
            by,
        }
    }

    /// `16/01/2026 18:40`
    fn moment(&self) -> String {
        format!("{} {}", date::format(self.date), self.time.format("%H:%M"))
    }
}

/// Why figures were not saved; nothing of them was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The data is inside the program.
    Embedded,
    /// Nothing may be written.
    ReadOnly,
    /// The file of the period is not there any more.
    Gone(Box<str>),
    /// Somebody else has changed these figures meanwhile.
    Changed(Vec<Box<str>>),
    /// The catalogue has no such indicator any more.
    Unknown(Box<str>),
    /// Somebody has made the file unreadable.
    Broken(Box<Problem>),
    /// With these values the file would have an error that it does not have now.
    Spoiled(Box<Problem>),
    /// The file is read, but kept in a form that cannot be edited here.
    Form(Box<str>),
    /// It could not be written.
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The folder of a commune's periods, if anything may be written there.
fn folder(store: &Store, slug: &str, read_only: bool) -> Result<PathBuf, Refused> {
    match store.root() {
        Root::Embedded => Err(Refused::Embedded),
        Root::Folder(_) if read_only => Err(Refused::ReadOnly),
        Root::Folder(folder) => Ok(folder.join(slug).join(FOLDER)),
    }
}

/// Saves figures of a period: all of them or none. Gives back how many were not there like this already.
pub fn save(
    store: &Store,
    slug: &str,
    period: Period,
    changes: &[FigureChange],
    stamp: &Stamp,
    read_only: bool,
) -> Result<usize, Refused> {
    let path = folder(store, slug, read_only)?.join(format!("{period}.ron"));
    let file = Target {
        store,
        slug,
        period,
        name: path.to_string_lossy().into(),
    };
    let mut count = 0;
    change(&path, |text| {
        let text = text.ok_or_else(|| Refused::Gone(file.name.clone()))?;
        let (after, changed) = file.edited(text, changes, stamp)?;
        count = changed;
        Ok::<_, Refused>(after)
    })?;
    Ok(count)
}

/// The file that is changed.
struct Target<'a> {
    store: &'a Store,
    slug: &'a str,
    period: Period,
    name: Box<str>,
}

impl Target<'_> {
    /// The text with the changes made, and how many there were to make.
    fn edited(
        &self,
        text: &str,
        changes: &[FigureChange],
        stamp: &Stamp,
    ) -> Result<(String, usize), Refused> {
        let entries = entries::read(text, &self.name)?;
        let others: Vec<Box<str>> = changes
            .iter()
            .filter(|c| !agrees(entries.reading(&c.indicator), c))
            .map(|c| c.indicator.clone())
            .collect();
        if !others.is_empty() {
            return Err(Refused::Changed(others));
        }
        let (assembled, plans) = self.store.named(self.slug);
        let names = decode::figures::Names {
            assembled: &assembled,
            plans: &plans,
        };
        let mut after = text.to_string();
        let mut count = 0;
        for change in changes {
            let there = entries.reading(&change.indicator);
            if there == change.after {
                continue;
            }
            count += 1;
            // what was inserted before this one has moved what comes after it
            let now = entries::read(&after, &self.name)?;
            after =
                put(&after, &now, &assembled.catalogue, change, stamp).map_err(
                    |error| match error {
                        Failed::Unknown => Refused::Unknown(change.indicator.clone()),
                        Failed::Edit => Refused::Form(self.name.clone()),
                    },
                )?;
        }
        let stem = self.period.to_string();
        let problems = |text: &str| {
            let (tree, found) = syntax::parse(text);
            let mut reader = Reader::new(text, found);
            let _ = decode::figures::file(&mut reader, &tree, &stem, &names);
            reader.into_problems(&self.name)
        };
        match more(&problems(text), problems(&after)) {
            Some(problem) => Err(Refused::Spoiled(Box::new(problem))),
            None => Ok((after, count)),
        }
    }
}

/// What is on the disk is what somebody began with, or what they want already.
fn agrees(there: Option<Reading>, change: &FigureChange) -> bool {
    there == change.before || there == change.after
}

/// A problem of a sort of which there was one less before.
fn more(before: &[Problem], after: Vec<Problem>) -> Option<Problem> {
    let count = |all: &[Problem], kind: &ProblemKind| {
        all.iter()
            .filter(|p| std::mem::discriminant(&p.kind) == std::mem::discriminant(kind))
            .count()
    };
    let at = after
        .iter()
        .position(|p| count(&after, &p.kind) > count(before, &p.kind))?;
    after.into_iter().nth(at)
}

enum Failed {
    Unknown,
    Edit,
}

impl From<EditError> for Failed {
    fn from(_: EditError) -> Self {
        Self::Edit
    }
}

/// Makes one change.
fn put(
    text: &str,
    entries: &Entries,
    catalogue: &crate::model::Catalogue,
    change: &FigureChange,
    stamp: &Stamp,
) -> Result<String, Failed> {
    let id = &*change.indicator;
    let list = Step::Key("so_lieu");
    let Some(entry) = entries.get(id) else {
        let Some(after) = change.after else {
            return Ok(text.to_string());
        };
        let at = entries.place(catalogue, id).ok_or(Failed::Unknown)?;
        let entry = entry(id, after, stamp);
        return Ok(apply_all(
            text,
            &[Edit::Insert {
                path: &[list],
                at: Some(at),
                value: &entry,
            }],
        )?);
    };
    let of = |key| [list, Step::With("chi_tieu", id), Step::Key(key)];
    let mut text = text.to_string();
    let mut put = |key, new: Option<String>, there: bool| -> Result<(), Failed> {
        match new {
            Some(value) => {
                text = apply_all(
                    &text,
                    &[Edit::Set {
                        path: &of(key),
                        value: &value,
                    }],
                )?
            }
            None if there => text = apply_all(&text, &[Edit::Remove { path: &of(key) }])?,
            None => {}
        }
        Ok(())
    };
    let after = change.after;
    if entry.reading.map(|r| r.value) != after.map(|r| r.value) {
        put(
            "thuc_hien",
            after.map(|r| r.value.written()),
            entry.reading.is_some(),
        )?;
    }
    let qualifier = after.and_then(|r| r.qualifier);
    if entry.qualifier != qualifier {
        put(
            "tinh_chat",
            qualifier.map(|q| q.written()),
            entry.qualifier.is_some(),
        )?;
    }
    let revision = revision(entry.reading, stamp);
    if entry.has_history {
        return Ok(apply_all(
            &text,
            &[Edit::Insert {
                path: &of("lich_su"),
                at: None,
                value: &revision,
            }],
        )?);
    }
    put("lich_su", Some(format!("[{revision}]")), false)?;
    Ok(text)
}

/// A figure that was not in the file.
fn entry(id: &str, reading: Reading, stamp: &Stamp) -> String {
    let by = stamp.by.as_ref().map(|by| format!(", {by}"));
    let source = format!("nhập {}{}", stamp.moment(), by.unwrap_or_default());
    let figure = FigureRecord {
        indicator: id.into(),
        actual: Number(Some(reading.value)).into(),
        qualifier: reading.qualifier.into(),
        section: source.as_str().into(),
        ..FigureRecord::default()
    };
    figure.written()
}

/// What stood there until now.
fn revision(before: Option<Reading>, stamp: &Stamp) -> String {
    let revision = RevisionRecord {
        date: stamp.date.into(),
        time: stamp.time.into(),
        by: stamp.by.as_deref().into(),
        before: before.map(|r| r.value).into(),
        qualifier: before.and_then(|r| r.qualifier).into(),
        ..RevisionRecord::default()
    };
    revision.written()
}
