//! How tasks are filtered and sorted, and which month of the calendar is shown.

use chrono::{Datelike, NaiveDate};

pub use crate::assess::agenda::worth_a_line;
use crate::assess::agenda::{self, Occurrence};
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
