//! The record of one meeting: what it concluded and what it decided about tasks, in `nhiem-vu/giao-ban-YYYY-MM-DD.ron`.
//!
//! Every call reads the file again, changes what it must and saves, while no other writer is let in: two who take notes keep both
//! their lines, and whatever a call has returned is on the disk. Remarks that a person puts into the file stay.

mod entry;
mod record;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::write::{Fault, FaultKind, change, make_folder};
use super::{Root, Store};
use crate::data::edit::{Edit, EditError, Step, apply_all, value};
use crate::data::meeting::{Conclusion, Decision, MeetingChange};
use crate::data::near;
use crate::data::problem::{Problem, Thing};
use crate::data::record::Value;
use crate::model::date;
pub(super) use record::Record;

/// Why something was not written; its sentences stand in `text::writing`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The data is inside the program.
    Embedded,
    /// Nothing may be written.
    ReadOnly,
    /// There is no such commune, or its profile cannot be read.
    NoCommune(Box<str>),
    /// The meeting is closed.
    Closed(NaiveDate),
    /// A conclusion without a text.
    NoTitle,
    /// A change of nothing.
    NoDecision(Box<str>),
    /// The meeting has no such conclusion: it was perhaps deleted elsewhere.
    NoConclusion(Box<str>),
    /// The meeting has changed nothing about this task.
    NoChange(Box<str>),
    /// Something is named that is not there.
    Unknown {
        /// What.
        what: Thing,
        /// As named.
        id: Box<str>,
        /// What was perhaps meant.
        near: Option<Box<str>>,
    },
    /// The file is there and is not the record of this meeting.
    NotTheRecord {
        /// The file.
        file: Box<str>,
        /// The day of the meeting.
        date: NaiveDate,
    },
    /// Somebody has made the file unreadable.
    Broken(Box<Problem>),
    /// It could not be written.
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Why an edit of the record was not made.
enum EditFailed {
    Refused(Refused),
    /// The record was read, so its places are there: somebody keeps it in another form.
    Edit,
}

impl From<Refused> for EditFailed {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<EditError> for EditFailed {
    fn from(_: EditError) -> Self {
        Self::Edit
    }
}

/// Puts a value in the place of another one; leaves it alone where both mean the same.
fn put(
    text: &str,
    path: &[Step<'_>],
    old: Option<&str>,
    new: Option<&str>,
) -> Result<String, EditError> {
    match new {
        _ if old == new => Ok(text.to_string()),
        Some(value) => apply_all(text, &[Edit::Set { path, value }]),
        None => apply_all(text, &[Edit::Remove { path }]),
    }
}

/// One meeting of a commune, open for writing.
#[derive(Debug, Clone)]
pub struct Meeting {
    file: PathBuf,
    date: NaiveDate,
    tasks: HashSet<Box<str>>,
    indicators: HashSet<Box<str>>,
    sectors: HashSet<Box<str>>,
}

impl Meeting {
    /// Opens the meeting of a day, or goes on with one that was begun before. Nothing is written yet.
    pub fn new(
        store: &Store,
        slug: &str,
        date: NaiveDate,
        read_only: bool,
    ) -> Result<Self, Refused> {
        let Root::Folder(folder) = store.root() else {
            return Err(Refused::Embedded);
        };
        if read_only {
            return Err(Refused::ReadOnly);
        }
        let commune = store
            .load(slug)
            .commune
            .ok_or_else(|| Refused::NoCommune(slug.into()))?;
        let file = folder
            .join(slug)
            .join("nhiem-vu")
            .join(format!("{}.ron", stem(date)));
        let meeting = Self {
            file,
            date,
            tasks: commune.tasks.iter().map(|task| task.id.clone()).collect(),
            indicators: commune
                .catalogue
                .indicators
                .iter()
                .map(|i| i.id.clone())
                .collect(),
            sectors: commune
                .catalogue
                .sectors
                .iter()
                .map(|s| s.id.clone())
                .collect(),
        };
        meeting.record()?;
        Ok(meeting)
    }

    /// The file of its record.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Its day.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> Result<bool, Refused> {
        Ok(self.record()?.closed)
    }

    /// What it has concluded so far, each with its identifier, in the order of the file.
    pub fn conclusions(&self) -> Result<Vec<(String, Conclusion)>, Refused> {
        Ok(self.record()?.conclusions)
    }

    /// What it has decided about tasks so far, in the order of the file.
    pub fn decisions(&self) -> Result<Vec<Decision>, Refused> {
        Ok(self.record()?.decisions)
    }

    /// Makes a change. Of a conclusion that is edited, what the form does not ask for stays as somebody wrote it.
    pub fn write(&self, change: &MeetingChange) -> Result<(), Refused> {
        match change {
            MeetingChange::Add(conclusion) => self.add(conclusion).map(drop),
            MeetingChange::Edit(id, conclusion) => {
                let before = self.record()?.conclusion(id).cloned().unwrap_or_default();
                let mut conclusion = conclusion.clone();
                conclusion.deadline_words = conclusion.deadline_words.or(before.deadline_words);
                conclusion.sector = conclusion.sector.or(before.sector);
                self.edit(id, &conclusion)
            }
            MeetingChange::Remove(id) => self.delete(id),
            MeetingChange::Decide(decision) => self.decide(decision),
            MeetingChange::Close => self.close(),
        }
    }

    /// Writes a conclusion down and gives its identifier, which no other one ever gets.
    pub fn add(&self, conclusion: &Conclusion) -> Result<String, Refused> {
        let conclusion = entry::cleaned(conclusion);
        let mut id = String::new();
        self.save(|text, record| {
            self.check(&conclusion, &record)?;
            id = format!("{}{}", self.prefix(), record.last + 1);
            let entry = entry::conclusion(&id, &conclusion).written();
            Ok(apply_all(
                text,
                &[Edit::Insert {
                    path: &[CONCLUSIONS],
                    at: None,
                    value: &entry,
                }],
            )?)
        })?;
        Ok(id)
    }

    /// Changes a conclusion. What is written in it beside what a conclusion has stays.
    pub fn edit(&self, id: &str, conclusion: &Conclusion) -> Result<(), Refused> {
        let conclusion = entry::cleaned(conclusion);
        self.save(|text, record| {
            let old = record.conclusion(id)?;
            self.check(&conclusion, &record)?;
            let old = entry::conclusion(id, old).entries();
            let new = entry::conclusion(id, &conclusion).entries();
            let mut text = text.to_string();
            for ((key, old), (_, new)) in old.into_iter().zip(new) {
                let path = [CONCLUSIONS, Step::With("ma", id), Step::Key(key)];
                text = put(&text, &path, old.as_deref(), new.as_deref())?;
            }
            Ok(text)
        })
    }

    /// Deletes a conclusion, with what was decided about it and the links that lead to it in this record.
    pub fn delete(&self, id: &str) -> Result<(), Refused> {
        self.save(|text, record| {
            record.conclusion(id)?;
            // its number is never given again
            let last = record.last.to_string();
            let mut text = apply_all(
                text,
                &[Edit::Remove {
                    path: &[CONCLUSIONS, Step::With("ma", id)],
                }],
            )?;
            if entry::number(id, &self.prefix()) == Some(record.last) {
                text = apply_all(
                    &text,
                    &[Edit::Set {
                        path: &[Step::Key("van_ban"), Step::Key("so_cuoi")],
                        value: &last,
                    }],
                )?;
            }
            if record.decisions.iter().any(|change| change.task == id) {
                text = apply_all(
                    &text,
                    &[Edit::Remove {
                        path: &[CHANGES, Step::With("viec", id)],
                    }],
                )?;
            }
            for (other, conclusion) in &record.conclusions {
                if conclusion.follows.as_deref() == Some(id) && other != id {
                    text = apply_all(
                        &text,
                        &[Edit::Remove {
                            path: &[CONCLUSIONS, Step::With("ma", other), Step::Key("theo")],
                        }],
                    )?;
                }
            }
            Ok(text)
        })
    }

    /// Writes down what was decided about a task. Of what the meeting decided about it before, that stays which is not given anew.
    pub fn decide(&self, decision: &Decision) -> Result<(), Refused> {
        let decision = entry::cleaned_decision(decision);
        self.save(|text, record| {
            let known = |id: &str| record.conclusions.iter().any(|(own, _)| own == id);
            self.known(Thing::Task, &decision.task, known)?;
            let old = record
                .decisions
                .iter()
                .find(|old| old.task == decision.task);
            if decision.progress.is_none()
                && decision.deadline.is_none()
                && (old.is_none() || decision.reason.is_none())
            {
                return Err(Refused::NoDecision(decision.task.as_str().into()).into());
            }
            let Some(old) = old else {
                let mut text = text.to_string();
                if value(&text, &[CHANGES]).is_none() {
                    text = apply_all(
                        &text,
                        &[Edit::Set {
                            path: &[CHANGES],
                            value: "[\n    ]",
                        }],
                    )?;
                }
                let entry = entry::decision(&decision).written();
                return Ok(apply_all(
                    &text,
                    &[Edit::Insert {
                        path: &[CHANGES],
                        at: None,
                        value: &entry,
                    }],
                )?);
            };
            let merged = Decision {
                task: decision.task.clone(),
                progress: decision.progress.or(old.progress),
                deadline: decision.deadline.or(old.deadline),
                reason: decision.reason.clone().or_else(|| old.reason.clone()),
            };
            let old = entry::decision(old).entries();
            let new = entry::decision(&merged).entries();
            let mut text = text.to_string();
            for ((key, old), (_, new)) in old.into_iter().zip(new) {
                text = put(
                    &text,
                    &[CHANGES, Step::With("viec", &decision.task), Step::Key(key)],
                    old.as_deref(),
                    new.as_deref(),
                )?;
            }
            Ok(text)
        })
    }

    /// Takes back what this meeting decided about a task.
    pub fn undo_change(&self, task: &str) -> Result<(), Refused> {
        self.save(|text, record| {
            if !record.decisions.iter().any(|change| change.task == task) {
                return Err(Refused::NoChange(task.into()).into());
            }
            Ok(apply_all(
                text,
                &[Edit::Remove {
                    path: &[CHANGES, Step::With("viec", task)],
                }],
            )?)
        })
    }

    /// Closes the meeting: nothing of it can be changed any more.
    pub fn close(&self) -> Result<(), Refused> {
        self.save(|text, _| {
            Ok(apply_all(
                text,
                &[Edit::Set {
                    path: &[Step::Key("van_ban"), Step::Key("da_chot")],
                    value: "true",
                }],
            )?)
        })
    }

    /// `gb-2026-01-19-`
    fn prefix(&self) -> String {
        format!("gb-{}-", self.date.format("%Y-%m-%d"))
    }

    fn name(&self) -> Box<str> {
        self.file.to_string_lossy().into()
    }

    /// The record as it is on the disk now.
    fn record(&self) -> Result<Record, Refused> {
        match super::source::read_regular(&self.file) {
            Ok(bytes) => {
                let text = String::from_utf8(bytes).map_err(|_| Fault {
                    file: self.name(),
                    kind: FaultKind::NotText,
                })?;
                self.parse(&text)
            }
            Err(crate::data::ProblemKind::Missing) => Ok(Record::default()),
            Err(kind) => Err(Refused::Broken(Box::new(Problem::of_file(
                self.name(),
                kind,
            )))),
        }
    }

    fn parse(&self, text: &str) -> Result<Record, Refused> {
        record::read(text, &self.name(), self.date, &self.prefix())
    }

    /// Changes the record and saves it; makes the file at the first time.
    fn save(
        &self,
        edit: impl FnOnce(&str, Record) -> Result<String, EditFailed>,
    ) -> Result<(), Refused> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        make_folder(folder)?;
        change(&self.file, |text| {
            let head = entry::head(self.date);
            let text = text.unwrap_or(&head);
            let record = self.parse(text)?;
            if record.closed {
                return Err(Refused::Closed(self.date));
            }
            edit(text, record).map_err(|failed| match failed {
                EditFailed::Refused(refused) => refused,
                EditFailed::Edit => Refused::NotTheRecord {
                    file: self.name(),
                    date: self.date,
                },
            })
        })
    }

    /// Whether what a conclusion names is there.
    fn check(&self, conclusion: &Conclusion, record: &Record) -> Result<(), Refused> {
        if conclusion.title.is_empty() {
            return Err(Refused::NoTitle);
        }
        for (what, id) in [
            (Thing::Indicator, &conclusion.indicator),
            (Thing::Sector, &conclusion.sector),
            (Thing::Task, &conclusion.follows),
        ] {
            if let Some(id) = id {
                self.known(what, id, |id| {
                    what == Thing::Task && record.conclusions.iter().any(|(own, _)| own == id)
                })?;
            }
        }
        Ok(())
    }

    fn known(&self, what: Thing, id: &str, also: impl Fn(&str) -> bool) -> Result<(), Refused> {
        let all = match what {
            Thing::Indicator => &self.indicators,
            Thing::Sector => &self.sectors,
            _ => &self.tasks,
        };
        if all.contains(id) || also(id) {
            return Ok(());
        }
        let mut sorted: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
        sorted.sort_unstable();
        Err(Refused::Unknown {
            what,
            id: id.into(),
            near: near::nearest(id, sorted).map(Into::into),
        })
    }
}

const CONCLUSIONS: Step<'static> = Step::Key("nhiem_vu");
const CHANGES: Step<'static> = Step::Key("thay_doi");

/// The name of a record's file without its ending.
fn stem(date: NaiveDate) -> String {
    format!("giao-ban-{}", date.format("%Y-%m-%d"))
}

/// The short name of a meeting: `Giao ban 19/01/2026`.
fn title(day: NaiveDate) -> String {
    format!("Giao ban {}", date::format(day))
}
