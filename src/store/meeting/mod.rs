//! The record of one meeting: what it concluded and what it decided about tasks, in `nhiem-vu/giao-ban-YYYY-MM-DD.ron`.
//!
//! Every call reads the file again, changes what it must and saves, while no other writer is let in: two who take notes keep both
//! their lines, and whatever a call has returned is on the disk. Remarks that a person puts into the file stay.

mod entry;
mod record;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Store;
use super::source::{TASKS, read_text};
use super::write::{change, make_folder};
use crate::data::edit::{Editor, Step, value};
use crate::data::meeting::{Conclusion, Decision, MeetingChange};
use crate::data::problem::Thing;
use crate::data::record::{Entries, Value};
use crate::data::{Refused, near};
use crate::model::{Commune, date};
use record::Record;

/// One meeting of a commune, open for writing.
#[derive(Debug, Clone)]
pub struct Meeting {
    file: PathBuf,
    date: NaiveDate,
    /// As it was when the meeting was opened: what conclusions may name.
    commune: Commune,
    /// Who writes, where that is not the account that runs the program.
    by: Option<Box<str>>,
}

impl Meeting {
    /// Opens the meeting of a day, or goes on with one that was begun before. Nothing is written yet.
    pub fn new(
        store: &Store,
        slug: &str,
        date: NaiveDate,
        read_only: bool,
    ) -> Result<Self, Refused> {
        let folder = store.writable(slug, read_only)?;
        let Some(commune) = store.load(slug).commune else {
            return Err(Refused::NoCommune(slug.into()));
        };
        let meeting = Self {
            file: folder.join(TASKS).join(format!("{}.ron", stem(date))),
            date,
            commune,
            by: None,
        };
        meeting.record()?;
        Ok(meeting)
    }

    /// Everything that is written carries this name.
    pub fn signed(self, by: Option<&str>) -> Self {
        let by = by.map(Into::into);
        Self { by, ..self }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

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

    /// Makes a change.
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
        self.save(|editor, record| {
            self.check(&conclusion, record)?;
            id = format!("{}{}", self.prefix(), record.last + 1);
            editor.insert(
                &[CONCLUSIONS],
                None,
                &entry::conclusion(&id, &conclusion, self.by.as_deref()).written(),
            )
        })?;
        Ok(id)
    }

    /// Changes a conclusion. What is written in it beside what a conclusion has stays.
    pub fn edit(&self, id: &str, conclusion: &Conclusion) -> Result<(), Refused> {
        let conclusion = entry::cleaned(conclusion);
        self.save(|editor, record| {
            let old = record.conclusion(id)?;
            self.check(&conclusion, record)?;
            let (old, new) = (
                entry::conclusion(id, old, None),
                entry::conclusion(id, &conclusion, self.by.as_deref()),
            );
            let record = [CONCLUSIONS, Step::With("ma", id)];
            put(editor, record, old.entries(), new.entries())
        })
    }

    /// Deletes a conclusion, with what was decided about it and the links that lead to it in this record.
    pub fn delete(&self, id: &str) -> Result<(), Refused> {
        self.save(|editor, record| {
            record.conclusion(id)?;
            editor.remove(&[CONCLUSIONS, Step::With("ma", id)])?;
            // its number is never given again
            if entry::number(id, &self.prefix()) == Some(record.last) {
                editor.set(&[DOCUMENT, Step::Key("so_cuoi")], &record.last.to_string())?;
            }
            if record.decisions.iter().any(|decision| decision.task == id) {
                editor.remove(&[DECISIONS, Step::With("viec", id)])?;
            }
            for (other, conclusion) in &record.conclusions {
                if conclusion.follows.as_deref() == Some(id) && other != id {
                    editor.remove(&[CONCLUSIONS, Step::With("ma", other), Step::Key("theo")])?;
                }
            }
            Ok(())
        })
    }

    /// Writes down what was decided about a task. What the meeting decided about it before stays where nothing new is given.
    pub fn decide(&self, decision: &Decision) -> Result<(), Refused> {
        let mut new = entry::cleaned_decision(decision);
        let by = self.by.as_deref();
        self.save(|editor, record| {
            self.known(Thing::Task, &new.task, Some(record))?;
            let old = record.decisions.iter().find(|old| old.task == new.task);
            if new.progress.is_none()
                && new.deadline.is_none()
                && (old.is_none() || new.reason.is_none())
            {
                return Err(Refused::NoDecision(new.task.as_str().into()));
            }
            let Some(old) = old else {
                if value(&editor.text, &[DECISIONS]).is_none() {
                    editor.set(&[DECISIONS], "[\n    ]")?;
                }
                return editor.insert(&[DECISIONS], None, &entry::decision(&new, by).written());
            };
            new.progress = new.progress.or(old.progress);
            new.deadline = new.deadline.or(old.deadline);
            new.reason = new.reason.take().or_else(|| old.reason.clone());
            let record = [DECISIONS, Step::With("viec", &new.task)];
            let (old, new) = (entry::decision(old, None), entry::decision(&new, by));
            put(editor, record, old.entries(), new.entries())
        })
    }

    /// Closes the meeting: nothing of it can be changed any more.
    pub fn close(&self) -> Result<(), Refused> {
        self.save(|editor, _| editor.set(&[DOCUMENT, Step::Key("da_chot")], "true"))
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
        let text = read_text(&self.file)?;
        text.map_or_else(|| Ok(Record::default()), |text| self.parse(&text))
    }

    fn parse(&self, text: &str) -> Result<Record, Refused> {
        record::read(text, &self.name(), self.date, &self.prefix())
    }

    /// Changes the record and saves it; makes the file at the first time.
    fn save(
        &self,
        edit: impl FnOnce(&mut Editor, &Record) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        make_folder(self.file.parent().unwrap_or(Path::new(".")))?;
        change(&self.file, |text| {
            let head = entry::head(self.date);
            let mut editor = Editor::new(&self.name(), text.unwrap_or(&head));
            let record = self.parse(&editor.text)?;
            if record.closed {
                return Err(Refused::Closed(self.date));
            }
            edit(&mut editor, &record).map_err(|refused| match refused {
                // the record was read, so its places are there: somebody keeps it in another form
                Refused::Form(file) => Refused::NotTheRecord {
                    file,
                    date: self.date,
                },
                refused => refused,
            })?;
            Ok(editor.text)
        })
    }

    /// Whether what a conclusion names is there.
    fn check(&self, conclusion: &Conclusion, record: &Record) -> Result<(), Refused> {
        if conclusion.title.is_empty() {
            return Err(Refused::NoTitle);
        }
        for (what, id, record) in [
            (Thing::Indicator, &conclusion.indicator, None),
            (Thing::Sector, &conclusion.sector, None),
            (Thing::Task, &conclusion.follows, Some(record)),
        ] {
            if let Some(id) = id {
                self.known(what, id, record)?;
            }
        }
        Ok(())
    }

    /// Whether a name is that of something in the commune, or of a conclusion in the record.
    fn known(&self, what: Thing, id: &str, record: Option<&Record>) -> Result<(), Refused> {
        let Commune {
            catalogue, tasks, ..
        } = &self.commune;
        let all: BTreeSet<&str> = match what {
            Thing::Indicator => catalogue.indicators.iter().map(|i| &*i.id).collect(),
            Thing::Sector => catalogue.sectors.iter().map(|s| &*s.id).collect(),
            _ => tasks.iter().map(|task| &*task.id).collect(),
        };
        if all.contains(id) || record.is_some_and(|record| record.conclusion(id).is_ok()) {
            return Ok(());
        }
        let near = near::nearest(id, all).map(Into::into);
        let id = id.into();
        Err(Refused::Unknown { what, id, near })
    }
}

const DOCUMENT: Step<'static> = Step::Key("van_ban");
const CONCLUSIONS: Step<'static> = Step::Key("nhiem_vu");
const DECISIONS: Step<'static> = Step::Key("thay_doi");

fn put(
    editor: &mut Editor,
    [list, record]: [Step<'_>; 2],
    old: Entries,
    new: Entries,
) -> Result<(), Refused> {
    for ((key, old), (_, new)) in old.into_iter().zip(new) {
        editor.put(&[list, record, Step::Key(key)], (old, new), |text| text)?;
    }
    Ok(())
}

fn stem(date: NaiveDate) -> String {
    format!("giao-ban-{}", date.format("%Y-%m-%d"))
}

/// `Giao ban 19/01/2026`
fn title(day: NaiveDate) -> String {
    format!("Giao ban {}", date::format(day))
}
