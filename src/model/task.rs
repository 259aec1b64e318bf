//! Tasks: what was concluded or planned, who owns it, by when, and how far it is.

use chrono::NaiveDate;

use super::words::words;
use super::{Citation, IndicatorId};

/// Something a document states, leaves to a default of the whole document, or does not give at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Given<T> {
    /// Stated for this task.
    Stated(T),
    /// Taken from the document as a whole: its issuer, the end of its period.
    Default(T),
    #[default]
    Missing,
}

impl<T> Given<T> {
    pub const fn by(&self) -> GivenBy {
        match self {
            Self::Stated(_) => GivenBy::Task,
            Self::Default(_) => GivenBy::Document,
            Self::Missing => GivenBy::Nobody,
        }
    }

    /// The value, stated or default.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Stated(value) | Self::Default(value) => Some(value),
            Self::Missing => None,
        }
    }

    /// Stated for this task itself.
    pub fn is_stated(&self) -> bool {
        matches!(self, Self::Stated(_))
    }
}

words! {
    /// Where the owner or the day of a task comes from.
    GivenBy {
        Task: "stated", "văn bản nêu", "stated";
        Document: "default", "mặc định", "default";
        Nobody: "missing", "không nêu", "not given";
    }
}

words! {
    /// The words of [`Progress`].
    ProgressWord {
        Open: "DangLam", "open", "đang làm", "under way";
        Waiting: "Cho", "waiting", "chờ", "waiting";
        Paused: "TamDung", "paused", "tạm dừng", "paused";
        Returned: "TraLai", "returned", "trả lại", "returned";
        Done: "Xong", "done", "xong", "done";
    }
}

/// How far a task is, as last reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Progress {
    /// Under way, or not begun.
    #[default]
    Open,
    /// For somebody else.
    Waiting,
    Paused,
    Returned,
    /// On this day.
    Done(NaiveDate),
}

impl Progress {
    pub const fn word(self) -> ProgressWord {
        match self {
            Self::Open => ProgressWord::Open,
            Self::Waiting => ProgressWord::Waiting,
            Self::Paused => ProgressWord::Paused,
            Self::Returned => ProgressWord::Returned,
            Self::Done(_) => ProgressWord::Done,
        }
    }

    /// The day it was done.
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Done(day) => Some(day),
            _ => None,
        }
    }

    /// `Done` has a day, and nothing else has.
    pub const fn of(word: ProgressWord, day: Option<NaiveDate>) -> Option<Self> {
        Some(match (word, day) {
            (ProgressWord::Open, None) => Self::Open,
            (ProgressWord::Waiting, None) => Self::Waiting,
            (ProgressWord::Paused, None) => Self::Paused,
            (ProgressWord::Returned, None) => Self::Returned,
            (ProgressWord::Done, Some(day)) => Self::Done(day),
            _ => return None,
        })
    }
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What is to be there.
    pub title: Box<str>,
    pub deadline: Option<NaiveDate>,
    /// The day it was reached.
    pub done: Option<NaiveDate>,
}

/// The document that tasks come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSource {
    /// Short name: `Kết luận 29/01/2026`.
    pub name: Box<str>,
    /// File or number of the document.
    pub document: Box<str>,
    pub date: NaiveDate,
    /// Documents and school years that it cites.
    pub citations: Vec<Citation>,
    /// It is the record of a meeting, written during it by the program.
    pub meeting: bool,
    /// That meeting was closed: what it concluded is final.
    pub closed: bool,
}

/// What was decided about a task after it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskChange {
    /// The day of the decision.
    pub date: NaiveDate,
    /// How far the task is since then, where that was said.
    pub progress: Option<Progress>,
    /// Its new day, where it got one.
    pub deadline: Option<NaiveDate>,
    pub reason: Option<Box<str>>,
    /// Position in [`Commune::task_sources`](super::Commune) of the meeting that decided.
    pub source: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Task {
    /// Identifier in the files, unique within the commune.
    pub id: Box<str>,
    /// In our own words, short.
    pub title: Box<str>,
    /// Position of its sector in the catalogue.
    pub sector: Option<usize>,
    /// Exactly one owner.
    pub owner: Given<Box<str>>,
    /// Co-ordinators.
    pub support: Vec<Box<str>>,
    pub deadline: Given<NaiveDate>,
    /// A deadline in words: `trước Tết Nguyên đán`, `hằng tháng`.
    pub deadline_words: Option<Box<str>>,
    /// What can be measured: `trên 95 điểm`.
    pub goal: Option<Box<str>>,
    /// What is to be handed in: `báo cáo`, `danh sách`.
    pub deliverable: Option<Box<str>>,
    /// The indicator that measures it.
    pub indicator: Option<IndicatorId>,
    /// Identifier of the task that it follows on.
    pub follows: Option<Box<str>>,
    pub milestones: Vec<Milestone>,
    pub progress: Progress,
    /// Position in [`Commune::task_sources`](super::Commune).
    pub source: usize,
    /// Section of the document.
    pub section: Option<Box<str>>,
    /// A remark to show.
    pub note: Option<Box<str>>,
    /// What was decided about it since, oldest first; `deadline` and `progress` are already those of the last decision.
    pub history: Vec<TaskChange>,
    /// The deadline it was first given, where a meeting has moved it since.
    pub first_deadline: Option<NaiveDate>,
}

/// Where a task stands on a day; how one is reached stands in `assess`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// So many days past its day.
    Overdue(i64),
    /// So many days left, 0 to 3.
    DueSoon(i64),
    /// Under way, with a day further off.
    Open,
    /// Under way, without a day.
    NoDeadline,
    Waiting,
    Paused,
    Returned,
    /// On its day or before.
    DoneOnTime,
    DoneLate,
    /// There was no day to be late for.
    Done,
}

words! {
    impl TaskState {
        Overdue(_): "overdue", "quá hạn", "overdue";
        DueSoon(_): "due_soon", "sắp đến hạn", "soon due";
        Open: "open", "đang làm", "under way";
        NoDeadline: "no_deadline", "không hạn", "no deadline";
        Waiting: "waiting", "chờ", "waiting";
        Paused: "paused", "tạm dừng", "paused";
        Returned: "returned", "trả lại", "returned";
        DoneOnTime: "done_on_time", "xong đúng hạn", "done on time";
        DoneLate: "done_late", "xong muộn", "done late";
        Done: "done", "xong", "done";
    }
}

impl TaskState {
    /// Done, on time or not.
    pub fn is_done(self) -> bool {
        matches!(self, Self::DoneOnTime | Self::DoneLate | Self::Done)
    }

    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }
}

impl Task {
    /// The words that it is found by.
    pub fn found_by(&self) -> Vec<&str> {
        vec![&self.title]
    }
}
