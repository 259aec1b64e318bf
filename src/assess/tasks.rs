//! Tasks on a day: what is overdue, what falls due, who owns it; counts and orders of them.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;

pub use crate::model::TaskState;
use crate::model::words::words;
use crate::model::{Commune, Given, Milestone, Progress, Task};
use crate::text::{Lang, collate, joined, tasks as text};

/// A task is soon due from so many days before its day.
pub const SOON: i64 = 3;

/// One task on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskStanding {
    /// Position in [`Commune::tasks`].
    pub task: usize,
    pub state: TaskState,
    /// The day that counts: the task's own, or that of the next step where this comes first.
    pub due: Option<NaiveDate>,
    /// The step whose day that is.
    pub due_step: Option<usize>,
    /// Days from the day of looking to that day, negative when it is past; for what is done, from the day it was done.
    pub left: Option<i64>,
    /// The first step that is not done.
    pub next_step: Option<usize>,
    /// Nobody owns it: neither the task nor its document names one.
    pub no_owner: bool,
    /// The owner is the document's default.
    pub owner_default: bool,
    /// The deadline is the document's default.
    pub deadline_default: bool,
}

impl TaskStanding {
    /// The day that counts is only the default of the whole document, which nobody set for the task itself. A step's day is always stated.
    pub fn is_by_default(&self) -> bool {
        self.deadline_default && self.due_step.is_none()
    }
}

/// Where a task stands on a day. What waits for somebody else, is paused or returned keeps that state however late it is; `left` tells.
pub fn standing(at: usize, task: &Task, day: NaiveDate) -> TaskStanding {
    let next_step = task.milestones.iter().position(|m| m.done.is_none());
    let own = task.deadline.get().copied();
    let (due, due_step) = match task.progress {
        Progress::Done(_) => (
            own.or(task.milestones.last().and_then(|m| m.deadline)),
            None,
        ),
        _ => due(own, &task.milestones),
    };
    let since = if let Progress::Done(done) = task.progress {
        done
    } else {
        day
    };
    let left = due.map(|due| (due - since).num_days());
    let state = match (task.progress, left) {
        (Progress::Waiting, _) => TaskState::Waiting,
        (Progress::Paused, _) => TaskState::Paused,
        (Progress::Returned, _) => TaskState::Returned,
        (Progress::Done(_), None) => TaskState::Done,
        (Progress::Done(_), Some(..0)) => TaskState::DoneLate,
        (Progress::Done(_), Some(_)) => TaskState::DoneOnTime,
        (Progress::Open, None) => TaskState::NoDeadline,
        (Progress::Open, Some(left @ ..0)) => TaskState::Overdue(-left),
        (Progress::Open, Some(left @ 0..=SOON)) => TaskState::DueSoon(left),
        (Progress::Open, Some(_)) => TaskState::Open,
    };
    TaskStanding {
        task: at,
        state,
        due,
        due_step,
        left,
        next_step,
        no_owner: task.owner == Given::Missing,
        owner_default: matches!(task.owner, Given::Default(_)),
        deadline_default: matches!(task.deadline, Given::Default(_)),
    }
}

/// The first day that something of a task is due: a step that is not done, or the task itself.
fn due(own: Option<NaiveDate>, milestones: &[Milestone]) -> (Option<NaiveDate>, Option<usize>) {
    let steps = milestones.iter().enumerate();
    let undone = steps.filter(|(_, m)| m.done.is_none());
    let step = undone.filter_map(|(at, m)| Some((m.deadline?, at))).min();
    match (step, own) {
        (Some((day, at)), own) if own.is_none_or(|own| day < own) => (Some(day), Some(at)),
        (_, own) => (own, None),
    }
}

/// All tasks of a commune on a day, in the order of the files.
pub fn standings(commune: &Commune, day: NaiveDate) -> Vec<TaskStanding> {
    let tasks = commune.tasks.iter().enumerate();
    tasks.map(|(at, task)| standing(at, task, day)).collect()
}

/// The same, the most urgent first.
pub fn by_urgency(commune: &Commune, day: NaiveDate) -> Vec<TaskStanding> {
    let mut all = standings(commune, day);
    sort(commune, &mut all, Order::Urgency);
    all
}

words! {
    /// Which tasks to show, in the order in which they are offered.
    #[derive(Default)]
    Filter {
        #[default]
        All: "tất cả", "all";
        Undone: "chưa xong", "not done";
        /// Past a day that is stated.
        Overdue: "quá hạn", "overdue";
        /// Today or in the next three days.
        DueSoon: "sắp đến hạn", "soon due";
        /// Past the default deadline of its document.
        OverdueByDefault: "quá hạn (mặc định)", "overdue (default)";
        /// Under way, due later.
        Open: "đang làm", "under way";
        /// Under way, without a day.
        NoDeadline: "không hạn", "no deadline";
        /// Not done, and nobody owns it.
        NoOwner: "chưa có chủ trì", "no owner";
        Held: "chờ, dừng, trả lại", "waiting, paused, returned";
        Done: "xong", "done";
    }
}

impl Filter {
    /// Whether a task is among them.
    pub fn has(self, standing: &TaskStanding) -> bool {
        let state = standing.state;
        match self {
            Self::All => true,
            Self::Undone => !state.is_done(),
            Self::Overdue => state.is_overdue() && !standing.is_by_default(),
            Self::OverdueByDefault => state.is_overdue() && standing.is_by_default(),
            Self::DueSoon => matches!(state, TaskState::DueSoon(_)),
            Self::Open => state == TaskState::Open,
            Self::NoDeadline => state == TaskState::NoDeadline,
            Self::NoOwner => standing.no_owner && !state.is_done(),
            Self::Held => matches!(
                state,
                TaskState::Waiting | TaskState::Paused | TaskState::Returned
            ),
            Self::Done => state.is_done(),
        }
    }
}

/// Tasks to be counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts(Vec<TaskStanding>);

impl Counts {
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a TaskStanding>) -> Self {
        Self(standings.into_iter().copied().collect())
    }

    pub fn total(&self) -> usize {
        self.0.len()
    }

    pub fn count(&self, test: impl Fn(&TaskStanding) -> bool) -> usize {
        self.0.iter().filter(|standing| test(standing)).count()
    }

    pub fn in_state(&self, state: TaskState) -> usize {
        self.count(|standing| standing.state == state)
    }

    /// How many a filter lets through.
    pub fn under(&self, filter: Filter) -> usize {
        self.count(|standing| filter.has(standing))
    }

    /// The sentence a chairman would say of them:
    /// `42 việc chưa xong: 3 quá hạn, 2 sắp đến hạn, 30 không hạn; 28 việc chưa có chủ trì; đã xong 5`.
    pub fn sentence(&self, lang: Lang) -> String {
        let under = |filter| Some(self.under(filter)).filter(|count| *count > 0);
        let done = self.under(Filter::Done);
        let undone = match (self.under(Filter::Undone), done) {
            (0, 0) => return text::no_tasks(lang).to_string(),
            (0, 1) => return text::only_one_done(lang).to_string(),
            (0, done) => return text::all_done(lang, done),
            (undone, _) => text::undone(lang, undone),
        };
        let states = [Filter::Overdue, Filter::DueSoon, Filter::OverdueByDefault];
        let states = states.map(|of| Some(format!("{} {}", under(of)?, of.name(lang))));
        let no_day = under(Filter::NoDeadline).map(|count| text::without_deadline(lang, count));
        let states = joined(states.into_iter().chain([no_day]), ", ");
        let states = Some(states).filter(|states| !states.is_empty());
        let parts = [
            Some(joined([Some(undone), states], ": ")),
            under(Filter::NoOwner).map(|count| text::without_owner(lang, count)),
            under(Filter::Done).map(|count| text::and_done(lang, count)),
        ];
        joined(parts, "; ")
    }

    /// The filters that say something: all tasks, then those that let some through and not all of them, each with its count.
    pub fn filters(&self) -> Vec<(Filter, usize)> {
        let counted = Filter::ALL.iter().copied().map(|f| (f, self.under(f)));
        counted
            .filter(|(f, count)| {
                *f == Filter::All || (*count > 0 && (*f != Filter::Undone || *count < self.total()))
            })
            .collect()
    }
}

words! {
    /// An order of tasks, in that in which they are offered; within the same owner, sector or document by urgency.
    #[derive(Default)]
    Order {
        /// Overdue first, the longest before; then by day; then those without one; what is held and what is done last.
        #[default]
        Urgency: "theo hạn", "by day";
        /// By name.
        Owner: "theo chủ trì", "by owner";
        /// As the tabs.
        Sector: "theo lĩnh vực", "by sector";
        /// The newest first.
        Source: "theo văn bản", "by document";
    }
}

/// Puts tasks in order. Tasks that are the same to it keep the order of the files.
pub fn sort(commune: &Commune, standings: &mut [TaskStanding], order: Order) {
    standings.sort_by_key(|s| s.task);
    standings.sort_by(urgency);
    match order {
        Order::Urgency => {}
        Order::Owner => standings.sort_by_cached_key(|s| owner_key(owner(commune, s))),
        Order::Sector => standings.sort_by_key(|s| sector(commune, s).unwrap_or(usize::MAX)),
        Order::Source => standings.sort_by_key(|s| source_key(commune, source(commune, s))),
    }
}

/// Overdue first, then due soon, both by a stated day before a default one; then by day, then without a day, then paused and returned,
/// then done, the newest first.
fn urgency(a: &TaskStanding, b: &TaskStanding) -> Ordering {
    let class = |s: &TaskStanding| match (s.state, s.left) {
        // a default day is less pressing than one that is stated
        (TaskState::Overdue(_), _) | (TaskState::Waiting, Some(..0)) => {
            2 * u8::from(s.is_by_default())
        }
        (TaskState::DueSoon(_), _) | (TaskState::Waiting, Some(0..=SOON)) => {
            1 + 2 * u8::from(s.is_by_default())
        }
        (TaskState::Open, _) | (TaskState::Waiting, Some(_)) => 4,
        (TaskState::NoDeadline | TaskState::Waiting, _) => 5,
        (TaskState::Paused, _) => 6,
        (TaskState::Returned, _) => 7,
        (TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done, _) => 8,
    };
    let key = |s: &TaskStanding| (class(s), s.due.unwrap_or(NaiveDate::MAX), s.is_by_default());
    key(a).cmp(&key(b))
}

fn owner<'c>(commune: &'c Commune, standing: &TaskStanding) -> Option<&'c str> {
    let task = commune.tasks.get(standing.task)?;
    task.owner.get().map(AsRef::as_ref)
}

fn sector(commune: &Commune, standing: &TaskStanding) -> Option<usize> {
    commune.tasks.get(standing.task)?.sector
}

fn owner_key(owner: Option<&str>) -> (bool, Option<collate::Key>) {
    (owner.is_none(), owner.map(collate::key))
}

fn source(commune: &Commune, standing: &TaskStanding) -> usize {
    let task = commune.tasks.get(standing.task);
    task.map_or(usize::MAX, |task| task.source)
}

fn source_key(commune: &Commune, source: usize) -> (Reverse<Option<NaiveDate>>, usize) {
    let date = commune.task_sources.get(source).map(|s| s.date);
    (Reverse(date), source)
}

pub mod facet;
#[cfg(test)]
mod tests;

pub use facet::Facet;
