//! How tasks are filtered and sorted, and which month of the calendar is shown.

use chrono::{Datelike, NaiveDate};

use crate::assess::agenda::{self, Entry, Occurrence};
use crate::assess::tasks::{self, Filter, Order};
use crate::model::{Commune, Period};

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
        let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(isize::try_from(Filter::ALL.len()).unwrap_or(1));
        self.filter = usize::try_from(to).ok().and_then(|to| Filter::ALL.get(to)).copied().unwrap_or_default();
    }

    /// The order after this one.
    pub fn turn_order(&mut self) {
        let at = Order::ALL.iter().position(|o| *o == self.order).map_or(0, |at| at + 1);
        self.order = Order::ALL.get(at).copied().unwrap_or_default();
    }

    /// The positions of the tasks shown, in their order.
    #[must_use]
    pub fn tasks(&self, commune: &Commune, on: NaiveDate) -> Vec<usize> {
        let mut standings = tasks::standings(commune, on);
        standings.retain(|s| self.filter.has(s));
        tasks::sort(commune, &mut standings, self.order);
        standings.into_iter().map(|s| s.task).collect()
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
        let mut days = agenda::between(commune, from, to);
        days.retain(|o| worth_a_line(commune, o));
        days
    }

    /// The position of the first occurrence that is not past.
    #[must_use]
    pub fn today(&self, commune: &Commune, on: NaiveDate) -> usize {
        self.days(commune, on).iter().position(|o| o.last >= on).unwrap_or(0)
    }
}

/// A deadline that is only the document's default would fill one day with all of its tasks; a step that is due with its task, and the
/// plans of the parts beside that of the whole, would say the same day again.
#[must_use]
pub fn worth_a_line(commune: &Commune, of: &Occurrence) -> bool {
    match of.entry {
        Entry::Event(_) => true,
        Entry::Deadline(task) => commune.tasks.get(task).is_some_and(|t| t.deadline.is_stated()),
        Entry::Step(task, _) => commune.tasks.get(task).is_some_and(|t| t.deadline.get() != Some(&of.first)),
        Entry::PlanEnd(plan) => commune.plans.get(plan).is_some_and(|plan| {
            let first = commune.plans_of(plan.indicator).first().is_some_and(|(_, p)| p.id == plan.id);
            first && commune.catalogue.indicator(plan.indicator).is_some_and(|i| i.parent.is_none())
        }),
    }
}
