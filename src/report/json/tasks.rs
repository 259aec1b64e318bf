//! Tasks as JSON; their keys are told in [`super::desk`].

use chrono::NaiveDate;
use serde::Serialize;

use super::super::words;
use super::build::id;
use super::desk::sector;
use crate::assess::tasks::{self, Counts};
use crate::model::{Commune, Given, Progress, Task as ModelTask};
use crate::text::Lang;

/// A task and where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Task<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub sector: Option<&'a str>,
    pub owner: Option<&'a str>,
    pub owner_given: &'static str,
    pub support: Vec<&'a str>,
    pub deadline: Option<String>,
    pub deadline_given: &'static str,
    pub deadline_words: Option<&'a str>,
    pub first_deadline: Option<String>,
    pub goal: Option<&'a str>,
    pub deliverable: Option<&'a str>,
    pub indicator: Option<&'a str>,
    pub follows: Option<&'a str>,
    pub milestones: Vec<Milestone<'a>>,
    pub progress: &'static str,
    pub done: Option<String>,
    pub state: &'static str,
    pub state_vi: &'static str,
    pub due: Option<String>,
    pub due_step: Option<usize>,
    pub days_left: Option<i64>,
    pub next_step: Option<usize>,
    pub source: TaskPlace<'a>,
    pub note: Option<&'a str>,
    pub history: Vec<TaskChange<'a>>,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct Milestone<'a> {
    pub title: &'a str,
    pub deadline: Option<String>,
    pub done: Option<String>,
}

/// Where a task stands in which document.
#[derive(Debug, Clone, Serialize)]
pub struct TaskPlace<'a> {
    pub name: &'a str,
    pub document: &'a str,
    pub date: String,
    pub section: Option<&'a str>,
}

/// What was decided about a task since.
#[derive(Debug, Clone, Serialize)]
pub struct TaskChange<'a> {
    pub date: String,
    pub progress: Option<&'static str>,
    pub done: Option<String>,
    pub deadline: Option<String>,
    pub reason: Option<&'a str>,
    pub source: &'a str,
}

/// How many tasks there are of each state.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TaskCounts {
    pub total: usize,
    pub overdue: usize,
    pub overdue_by_default: usize,
    pub due_soon: usize,
    pub open: usize,
    pub no_deadline: usize,
    pub waiting: usize,
    pub paused: usize,
    pub returned: usize,
    pub done_on_time: usize,
    pub done_late: usize,
    pub done: usize,
    pub no_owner: usize,
    pub owner_default: usize,
    pub deadline_default: usize,
}

fn done(progress: Progress) -> Option<String> {
    if let Progress::Done(day) = progress {
        Some(words::day(day))
    } else {
        None
    }
}

/// One task on a day.
pub(super) fn task(commune: &Commune, at: usize, day: NaiveDate) -> Option<Task<'_>> {
    let task = commune.tasks.get(at)?;
    let standing = tasks::standing(at, task, day);
    let deadline = |given: &Given<NaiveDate>| given.get().copied().map(words::day);
    Some(Task {
        id: &task.id,
        title: &task.title,
        sector: sector(commune, task.sector),
        owner: task.owner.get().map(AsRef::as_ref),
        owner_given: words::given(&task.owner),
        support: task.support.iter().map(|s| &**s).collect(),
        deadline: deadline(&task.deadline),
        deadline_given: words::given(&task.deadline),
        deadline_words: task.deadline_words.as_deref(),
        first_deadline: task.first_deadline.map(words::day),
        goal: task.goal.as_deref(),
        deliverable: task.deliverable.as_deref(),
        indicator: task.indicator.map(|i| id(commune, i)),
        follows: task.follows.as_deref(),
        milestones: task.milestones.iter().map(milestone).collect(),
        progress: words::progress(task.progress),
        done: done(task.progress),
        state: words::state(standing.state),
        state_vi: standing.state.name(Lang::Vi),
        due: standing.due.map(words::day),
        due_step: standing.due_step.map(|s| s + 1),
        days_left: standing.left,
        next_step: standing.next_step.map(|s| s + 1),
        source: place(commune, task),
        note: task.note.as_deref(),
        history: task.history.iter().map(|c| change(commune, c)).collect(),
    })
}

fn milestone(step: &crate::model::Milestone) -> Milestone<'_> {
    Milestone {
        title: &step.title,
        deadline: step.deadline.map(words::day),
        done: step.done.map(words::day),
    }
}

fn place<'a>(commune: &'a Commune, task: &'a ModelTask) -> TaskPlace<'a> {
    let source = commune.task_sources.get(task.source);
    TaskPlace {
        name: source.map_or("", |s| &s.name),
        document: source.map_or("", |s| &s.document),
        date: source.map(|s| words::day(s.date)).unwrap_or_default(),
        section: task.section.as_deref(),
    }
}

fn change<'a>(commune: &'a Commune, change: &'a crate::model::TaskChange) -> TaskChange<'a> {
    TaskChange {
        date: words::day(change.date),
        progress: change.progress.map(words::progress),
        done: change.progress.and_then(done),
        deadline: change.deadline.map(words::day),
        reason: change.reason.as_deref(),
        source: commune
            .task_sources
            .get(change.source)
            .map_or("", |s| &s.name),
    }
}

/// How many tasks there are of each state on a day.
pub(super) fn counts(commune: &Commune, day: NaiveDate) -> TaskCounts {
    let counts = Counts::of(&tasks::standings(commune, day));
    TaskCounts {
        total: counts.total,
        overdue: counts.overdue,
        overdue_by_default: counts.overdue_by_default,
        due_soon: counts.due_soon,
        open: counts.open,
        no_deadline: counts.no_deadline,
        waiting: counts.waiting,
        paused: counts.paused,
        returned: counts.returned,
        done_on_time: counts.done_on_time,
        done_late: counts.done_late,
        done: counts.done_without_deadline,
        no_owner: counts.no_owner,
        owner_default: counts.owner_default,
        deadline_default: counts.deadline_default,
    }
}
