//! How tasks are filtered and sorted, and which month of the calendar is shown.

use chrono::{Datelike, NaiveDate};

use crate::assess::agenda::{self, Entry, Occurrence};
use crate::assess::tasks::{self, Counts, Facet, Filter, Order, TaskStanding};
use crate::model::{Commune, Period};

/// How tasks are filtered and sorted, and which month of the calendar is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Which tasks are shown.
    pub filter: Filter,
    /// The owner, sector and document they must have, at most one of each.
    pub picked: Vec<Facet>,
    /// How they are sorted.
    pub order: Order,
    /// Months from the one of the day that is looked on.
    pub month: i32,
}

impl Desk {
    /// The filters by state that let something through, each with the number of tasks.
    #[must_use]
    pub fn filters(&self, commune: &Commune, on: NaiveDate) -> Vec<(Filter, usize)> {
        Counts::of(&self.picked_of(commune, on)).filters()
    }

    /// The filter `steps` further on among those that let something through.
    pub fn turn_filter(&mut self, commune: &Commune, on: NaiveDate, steps: isize) {
        let all = self.filters(commune, on);
        let at = all.iter().position(|(f, _)| *f == self.filter).unwrap_or(0);
        let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(isize::try_from(all.len()).unwrap_or(1).max(1));
        self.filter = usize::try_from(to).ok().and_then(|to| all.get(to)).map(|(f, _)| *f).unwrap_or_default();
    }

    /// What tasks can be picked by, with the number of tasks that pass the filter by state and the other picks.
    #[must_use]
    pub fn facets(&self, commune: &Commune, on: NaiveDate) -> Vec<(Facet, usize)> {
        let mut standings = tasks::standings(commune, on);
        standings.retain(|s| self.filter.has(s));
        tasks::facet::all(commune, &standings, &self.picked)
    }

    /// Picks tasks by an owner, sector or document, in place of another one; picked already, it is given up.
    pub fn pick(&mut self, facet: Facet) {
        let known = self.picked.contains(&facet);
        self.picked.retain(|p| !p.is_like(&facet));
        if !known {
            self.picked.push(facet);
        }
    }

    /// Whether some tasks are left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.filter != Filter::All || !self.picked.is_empty()
    }

    /// Shows all tasks.
    pub fn clear_filters(&mut self) {
        self.filter = Filter::All;
        self.picked.clear();
    }

    /// The tasks of the owner, sector and document picked, whatever their state.
    #[must_use]
    pub fn picked_of(&self, commune: &Commune, on: NaiveDate) -> Vec<TaskStanding> {
        let mut standings = tasks::standings(commune, on);
        standings.retain(|s| self.picked.iter().all(|p| p.has(commune, s)));
        standings
    }

    /// The order after this one.
    pub fn turn_order(&mut self) {
        let at = Order::ALL.iter().position(|o| *o == self.order).map_or(0, |at| at + 1);
        self.order = Order::ALL.get(at).copied().unwrap_or_default();
    }

    /// The positions of the tasks shown, in their order.
    #[must_use]
    pub fn tasks(&self, commune: &Commune, on: NaiveDate) -> Vec<usize> {
        let mut standings = self.picked_of(commune, on);
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
