//! What a meeting has concluded so far.

use chrono::NaiveDate;

use crate::model::{Commune, TaskSource};

/// The conclusions taken at the meeting of a day, by their positions in [`Commune::tasks`], in the order in which they were taken.
pub fn meeting_conclusions(commune: &Commune, date: NaiveDate) -> Vec<usize> {
    let is_taken = |source: &TaskSource| source.meeting && source.date == date;
    (0..commune.tasks.len())
        .filter(|task| commune.source_of(*task).is_some_and(is_taken))
        .collect()
}

/// The record of the meeting of a day, where one was begun.
pub fn meeting_record(commune: &Commune, date: NaiveDate) -> Option<&TaskSource> {
    let mut sources = commune.task_sources.iter();
    sources.find(|s| s.meeting && s.date == date)
}

/// The meeting of a day was closed: its conclusions are final.
pub fn is_closed(commune: &Commune, date: NaiveDate) -> bool {
    meeting_record(commune, date).is_some_and(|s| s.closed)
}
