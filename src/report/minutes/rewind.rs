//! A commune as its meetings had left it on a day: what later ones concluded and decided is taken back.

use chrono::NaiveDate;

use crate::model::{Commune, Given, Progress, Task};

/// The commune as it was after the meeting of a day.
pub(super) fn to(commune: &Commune, date: NaiveDate) -> Commune {
    let mut commune = commune.clone();
    let later: Vec<bool> = commune.task_sources.iter().map(|s| s.date > date).collect();
    // what the meeting decided about is there, whatever day its document bears
    let decided = |task: &Task| task.history.iter().any(|c| c.date == date);
    commune
        .tasks
        .retain(|t| !later.get(t.source).copied().unwrap_or(false) || decided(t));
    for task in &mut commune.tasks {
        take_back(task, date);
    }
    commune
}

fn take_back(task: &mut Task, date: NaiveDate) {
    let kept = task.history.iter().take_while(|c| c.date <= date).count();
    let later = task.history.split_off(kept);
    if later.iter().any(|c| c.deadline.is_some()) {
        let last = task.history.iter().rev().find_map(|c| c.deadline);
        let moves = later.iter().find_map(|c| c.deadline);
        // the first day on record may itself be one that a later meeting set
        let first = task.first_deadline.filter(|first| Some(*first) != moves);
        task.deadline = last.or(first).map_or(Given::Missing, Given::Stated);
        if last.is_none() {
            task.first_deadline = None;
        }
    }
    if later.iter().any(|c| c.progress.is_some()) {
        // what a document said before any meeting is not on record: tasks begin open
        task.progress = task
            .history
            .iter()
            .rev()
            .find_map(|c| c.progress)
            .unwrap_or(Progress::Open);
    }
}
