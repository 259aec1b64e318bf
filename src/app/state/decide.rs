//! The state of a task, changed at the meeting: a menu of one line, then a day or a reason where one belongs to it.

use chrono::NaiveDate;

use super::line_edit::LineEdit;
use super::when;
use crate::data::meeting::Decision;
use crate::model::{Progress, Task, date};
use crate::text::{Lang, meeting as words};

/// What can be said of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Under way.
    Open,
    Done,
    /// Waiting for somebody else.
    Waiting,
    Paused,
    Returned,
    /// It gets another day.
    Deadline,
}

impl Choice {
    /// In the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Done,
        Self::Waiting,
        Self::Paused,
        Self::Returned,
        Self::Deadline,
    ];

    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Done => lang.pick("xong", "done").to_string(),
            Self::Deadline => words::field_new_deadline(lang).to_lowercase(),
            _ => words::progress(lang, self.progress(NaiveDate::MIN).unwrap_or_default()),
        }
    }

    /// What it makes of a task: done on that day.
    fn progress(self, day: NaiveDate) -> Option<Progress> {
        Some(match self {
            Self::Open => Progress::Open,
            Self::Done => Progress::Done(day),
            Self::Waiting => Progress::Waiting,
            Self::Paused => Progress::Paused,
            Self::Returned => Progress::Returned,
            Self::Deadline => return None,
        })
    }

    /// What is typed first for it.
    pub fn asks(self) -> DecideField {
        match self {
            Self::Done | Self::Deadline => DecideField::Day,
            _ => DecideField::Reason,
        }
    }
}

/// Where the typing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecideField {
    /// Nothing is typed: a state is chosen.
    Choice,
    Day,
    Reason,
}

/// A task whose state is being changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// The task, by its identifier.
    pub task: Box<str>,
    /// Its deadline until now.
    pub deadline: Option<NaiveDate>,
    /// The choice, by its position.
    pub at: usize,
    /// What is asked now.
    pub ask: DecideField,
    /// The day as typed.
    pub day: LineEdit,
    /// The reason as typed.
    pub reason: LineEdit,
    /// It was asked whether the day is meant, or whether to leave.
    pub asked: bool,
    /// What is being written.
    pub sent: Option<Decision>,
}

impl Decide {
    /// The menu of a task.
    pub fn new(task: &Task) -> Self {
        Self {
            task: task.id.clone(),
            deadline: task.deadline.get().copied(),
            at: 0,
            ask: DecideField::Choice,
            day: LineEdit::new(40),
            reason: LineEdit::new(200),
            asked: false,
            sent: None,
        }
    }

    /// The choice made.
    pub fn choice(&self) -> Choice {
        Choice::ALL.get(self.at).copied().unwrap_or(Choice::Open)
    }

    /// Something is typed now.
    pub fn types(&self) -> bool {
        self.ask != DecideField::Choice
    }

    /// The line that is typed in.
    pub fn line(&self) -> Option<&LineEdit> {
        match self.ask {
            DecideField::Choice => None,
            DecideField::Day => Some(&self.day),
            DecideField::Reason => Some(&self.reason),
        }
    }

    /// The line that is typed in, to change.
    pub fn line_mut(&mut self) -> Option<&mut LineEdit> {
        match self.ask {
            DecideField::Choice => None,
            DecideField::Day => Some(&mut self.day),
            DecideField::Reason => Some(&mut self.reason),
        }
    }

    /// What is typed, by name.
    pub fn label(&self, lang: Lang) -> &'static str {
        match (self.ask, self.choice()) {
            (DecideField::Day, Choice::Done) => words::field_done(lang),
            (DecideField::Day, _) => words::field_new_deadline(lang),
            _ => words::field_reason(lang),
        }
    }

    /// What stands in the line while it is empty.
    pub fn hint(&self, lang: Lang) -> &'static str {
        match (self.ask, self.needs_reason()) {
            (DecideField::Day, _) => words::day_needed(lang),
            (_, true) => words::hint_moved(lang),
            (_, false) => words::hint_reason(lang),
        }
    }

    pub fn has_reason(&self) -> bool {
        !self.reason.text().trim().is_empty()
    }

    /// A day that was given already is not moved without a reason.
    pub fn needs_reason(&self) -> bool {
        self.choice() == Choice::Deadline && self.deadline.is_some()
    }

    /// What was written, in words.
    pub fn in_words(&self, lang: Lang) -> String {
        let Some(sent) = &self.sent else {
            return String::new();
        };
        match (sent.progress, sent.deadline) {
            (Some(progress), _) => words::progress(lang, progress),
            (None, Some(day)) => format!(
                "{} {}",
                words::field_new_deadline(lang).to_lowercase(),
                date::format(day)
            ),
            (None, None) => String::new(),
        }
    }

    pub fn decision(&self, meeting: NaiveDate) -> Decision {
        let day = when::read(self.day.text(), meeting).ok().flatten();
        let progress = self.choice().progress(day.unwrap_or(meeting));
        let reason = self.reason.text().trim().to_string();
        Decision {
            task: self.task.to_string(),
            deadline: day.filter(|_| progress.is_none()),
            progress,
            reason: self.has_reason().then_some(reason),
        }
    }
}
