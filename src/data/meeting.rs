//! What a meeting has written into its record.

use chrono::NaiveDate;

use crate::model::Progress;

/// What a meeting concludes: one task. Indicator, task and sector go by their identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conclusion {
    pub title: String,
    /// Exactly one owner.
    pub owner: Option<String>,
    pub support: Vec<String>,
    pub deadline: Option<NaiveDate>,
    /// By when in words: `trước Tết`.
    pub deadline_words: Option<String>,
    pub deliverable: Option<String>,
    pub indicator: Option<String>,
    /// The task that it follows on.
    pub follows: Option<String>,
    pub sector: Option<String>,
}

/// What a meeting decides about a task that is there; what is absent stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// Identifier of the task.
    pub task: String,
    pub progress: Option<Progress>,
    /// The new deadline.
    pub deadline: Option<NaiveDate>,
    pub reason: Option<String>,
}

/// One change of the record. Conclusions of this meeting go by their identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingChange {
    Add(Conclusion),
    /// Words for the deadline and a sector that the new conclusion does not give stay as they are.
    Edit(String, Conclusion),
    Remove(String),
    Decide(Decision),
    /// The meeting is over.
    Close,
}

/// A change of the record of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingWrite {
    /// Folder of the commune.
    pub slug: String,
    /// The day of the meeting.
    pub meeting: NaiveDate,
    pub change: MeetingChange,
}

impl MeetingWrite {
    /// What it does, for a log: `write dong-khe meeting 2026-01-19 decide nv-01`.
    pub fn line(&self) -> String {
        let change = match &self.change {
            MeetingChange::Add(_) => "add".to_string(),
            MeetingChange::Edit(id, _) => format!("edit {id}"),
            MeetingChange::Remove(id) => format!("remove {id}"),
            MeetingChange::Decide(decision) => format!("decide {}", decision.task),
            MeetingChange::Close => "close".to_string(),
        };
        format!("write {} meeting {} {change}", self.slug, self.meeting)
    }
}
