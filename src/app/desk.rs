//! How tasks are filtered and sorted, and which month of the calendar is shown.

use chrono::{Datelike, NaiveDate};

use crate::assess::agenda::{self, Occurrence};
use crate::assess::tasks::{self, Order, TaskState};
use crate::model::{Commune, Period, Task};

/// Which tasks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Past their deadline.
    Overdue,
    /// Due within three days.
    DueSoon,
    /// Under way.
    Open,
    /// Without a deadline.
    NoDeadline,
    /// Without an owner.
    NoOwner,
    /// Done, on time or late.
    Done,
}

impl Filter {
    /// In the order of the keys.
    pub const ALL: [Self; 7] = [Self::All, Self::Overdue, Self::DueSoon, Self::Open, Self::NoDeadline, Self::NoOwner, Self::Done];

    /// Whether a task is one of these on a day.
    #[must_use]
    pub fn holds(self, task: &Task, on: NaiveDate) -> bool {
        let state = tasks::state(task, on);
        match self {
            Self::All => true,
            Self::Overdue => matches!(state, TaskState::Overdue(_)),
            Self::DueSoon => matches!(state, TaskState::DueSoon(_)),
            Self::Open => matches!(state, TaskState::Open | TaskState::Waiting | TaskState::Paused | TaskState::Returned),
            Self::NoDeadline => matches!(state, TaskState::NoDeadline),
            Self::NoOwner => task.owner.get().is_none(),
            Self::Done => matches!(state, TaskState::DoneOnTime | TaskState::DoneLate),
        }
    }
}

/// How tasks are filtered and sorted, and which month of the calendar is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Which tasks are shown.
    pub filter: Filter,
    /// How they are sorted.
    pub order: Order,
    /// Months from the one of the day that is looked on.
    pub month: i32,
}

impl Desk {
    /// The filter `steps` further on.
    pub fn turn_filter(&mut self, steps: isize) {
        let at = Filter::ALL.iter().position(|f| *f == self.filter).unwrap_or(0);
        let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(7);
        self.filter = usize::try_from(to).ok().and_then(|to| Filter::ALL.get(to)).copied().unwrap_or_default();
    }

    /// The positions of the tasks shown, in their order.
    #[must_use]
    pub fn tasks(&self, commune: &Commune, on: NaiveDate) -> Vec<usize> {
        let mut shown = tasks::sorted(commune, self.order, on);
        shown.retain(|at| commune.tasks.get(*at).is_some_and(|t| self.filter.holds(t, on)));
        shown
    }

    /// First and last day of the month shown.
    #[must_use]
    pub fn window(&self, on: NaiveDate) -> (NaiveDate, NaiveDate) {
        Period::Month(on.year(), on.month()).shifted(self.month).window()
    }

    /// What takes place in the month shown.
    #[must_use]
    pub fn days(&self, commune: &Commune, on: NaiveDate) -> Vec<Occurrence> {
        let (from, to) = self.window(on);
        agenda::occurrences(commune, from, to)
    }

    /// The position of the first occurrence that is not past.
    #[must_use]
    pub fn today(&self, commune: &Commune, on: NaiveDate) -> usize {
        self.days(commune, on).iter().position(|o| o.last >= on).unwrap_or(0)
    }
}
