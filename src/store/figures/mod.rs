//! The figures of one period, typed by somebody: only the bytes of the values that changed are replaced.
//!
//! Every save reads the file again while no other writer is let in. A figure that is not what it was when somebody began to type is not
//! written over; then nothing of the save is written, and the caller shows both values.

mod entries;
pub mod recovery;
#[cfg(test)]
mod tests;
mod writer;

use std::mem::discriminant;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::source::PERIODS;
use super::write::change;
use super::{Store, clock};
use crate::data::Refused;
use crate::data::edit::Editor;
use crate::data::problem::{Problem, ProblemKind};
use crate::data::typed::FigureChange;
use crate::model::Period;
pub(super) use writer::Writer;

/// Who saves, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub date: NaiveDate,
    /// To the minute.
    pub time: NaiveTime,
    /// Who, where that is known.
    pub by: Option<String>,
}

impl Stamp {
    /// The account that runs the program, now.
    pub fn now() -> Self {
        let now = clock::now().naive_local();
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
    let folder = store.writable(slug, read_only)?.join(PERIODS);
    let path = folder.join(format!("{period}.ron"));
    let name = path.to_string_lossy();
    let mut count = 0;
    change(&path, |text| {
        let text = text.ok_or_else(|| Refused::Gone(name.as_ref().into()))?;
        let entries = entries::read(text, &name)?;
        let there = |change: &FigureChange| entries.reading(&change.indicator);
        // what is on the disk is what somebody began with, or what they want already
        let agrees = |c: &&FigureChange| there(c) == c.before || there(c) == c.after;
        let others = changes.iter().filter(|c| !agrees(c));
        let others: Vec<Box<str>> = others.map(|c| c.indicator.clone()).collect();
        if !others.is_empty() {
            return Err(Refused::Contested(others));
        }
        let names = store.names(slug);
        let mut writer = Writer {
            editor: Editor::new(&name, text),
            catalogue: &names.assembled.catalogue,
            stamp,
        };
        for change in changes.iter().filter(|c| there(c) != c.after) {
            writer.put(&change.indicator, change.after, None)?;
            count += 1;
        }
        let after = writer.editor.text;
        let problems = |text: &str| store.try_period(&names, slug, period, text).1;
        match more(&problems(text), problems(&after)) {
            Some(problem) => Err(Refused::Spoiled(Box::new(problem))),
            None => Ok(after),
        }
    })?;
    Ok(count)
}

/// A problem of a sort of which there was one less before.
fn more(before: &[Problem], after: Vec<Problem>) -> Option<Problem> {
    let count = |all: &[Problem], kind: &ProblemKind| {
        let alike = |p: &&Problem| discriminant(&p.kind) == discriminant(kind);
        all.iter().filter(alike).count()
    };
    let at = after
        .iter()
        .position(|p| count(&after, &p.kind) > count(before, &p.kind))?;
    after.into_iter().nth(at)
}
