//! Tasks, calendar, targets.

pub mod brief;
pub mod calendar;
pub mod targets;
pub mod task;
pub mod tasks;

use crate::assess::tasks::TaskState;
use crate::text::{Lang, desk as words};

/// The mark of a task's state.
pub fn mark(state: TaskState, ascii: bool) -> &'static str {
    match (state, ascii) {
        (TaskState::Overdue(_), false) => "▼",
        (TaskState::DueSoon(_), false) => "▽",
        (TaskState::Open, false) => "◆",
        (TaskState::NoDeadline, false) => "◌",
        (TaskState::Waiting | TaskState::Paused | TaskState::Returned, false) => "·",
        (TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done, false) => "●",
        (TaskState::Overdue(_), true) => "!",
        (TaskState::DueSoon(_), true) => "-",
        (TaskState::Open, true) => "~",
        (TaskState::NoDeadline, true) => "?",
        (TaskState::Waiting | TaskState::Paused | TaskState::Returned, true) => ".",
        (TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done, true) => "=",
    }
}

/// A task's state in words.
pub fn state_words(lang: Lang, state: TaskState) -> String {
    match state {
        TaskState::Overdue(days) => words::overdue(lang, days),
        TaskState::DueSoon(days) => words::due_soon(lang, days),
        TaskState::Open => words::filter_open(lang).to_string(),
        TaskState::NoDeadline => words::filter_no_deadline(lang).to_string(),
        TaskState::Waiting => words::waiting(lang).to_string(),
        TaskState::Paused => words::paused(lang).to_string(),
        TaskState::Returned => words::returned(lang).to_string(),
        TaskState::DoneOnTime => words::done_on_time(lang).to_string(),
        TaskState::DoneLate => words::done_late(lang).to_string(),
        TaskState::Done => words::filter_done(lang).to_string(),
    }
}
