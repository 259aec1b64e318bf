//! How tasks are filtered and sorted, and which month of the calendar is shown.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::assess::agenda::{self, Occurrence, worth_lines};
use crate::assess::tasks::{self, Counts, Facet, Filter, Order, TaskStanding};
use crate::model::{Commune, Period};

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
    memo: Memo,
}

impl Desk {
    /// The filters by state that let something through, each with the number of tasks.
    pub fn filters(&self, commune: &Commune, on: NaiveDate) -> Vec<(Filter, usize)> {
        Counts::of(&self.picked_of(commune, on)).filters()
    }

    /// The filter `steps` further on among those that let something through.
    pub fn turn_filter(&mut self, commune: &Commune, on: NaiveDate, steps: isize) {
        let all = self.filters(commune, on);
        let at = all.iter().position(|(f, _)| *f == self.filter).unwrap_or(0);
        let to = (isize::try_from(at).unwrap_or(0) + steps)
            .rem_euclid(isize::try_from(all.len()).unwrap_or(1).max(1));
        self.filter = usize::try_from(to)
            .ok()
            .and_then(|to| all.get(to))
            .map(|(f, _)| *f)
            .unwrap_or_default();
    }

    /// What tasks can be picked by, with the number of tasks that pass the filter by state and the other picks.
    pub fn facets(&self, commune: &Commune, on: NaiveDate) -> Vec<(Facet, Counts)> {
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
    pub fn is_filtered(&self) -> bool {
        self.filter != Filter::All || !self.picked.is_empty()
    }

    /// Shows all tasks.
    pub fn clear_filters(&mut self) {
        self.filter = Filter::All;
        self.picked.clear();
    }

    /// The tasks of the owner, sector and document picked, whatever their state.
    pub fn picked_of(&self, commune: &Commune, on: NaiveDate) -> Vec<TaskStanding> {
        let mut standings = tasks::standings(commune, on);
        standings.retain(|s| self.picked.iter().all(|p| p.has(commune, s)));
        standings
    }

    /// The order after this one.
    pub fn turn_order(&mut self) {
        let at = Order::ALL
            .iter()
            .position(|o| *o == self.order)
            .map_or(0, |at| at + 1);
        self.order = Order::ALL.get(at).copied().unwrap_or_default();
    }

    /// The positions of the tasks shown, in their order.
    pub fn tasks(&self, commune: &Commune, on: NaiveDate) -> Vec<usize> {
        let mut standings = self.picked_of(commune, on);
        standings.retain(|s| self.filter.has(s));
        tasks::sort(commune, &mut standings, self.order);
        standings.into_iter().map(|s| s.task).collect()
    }

    /// First and last day of the month shown.
    pub fn window(&self, on: NaiveDate) -> (NaiveDate, NaiveDate) {
        Period::Month(on.year(), on.month())
            .shifted(self.month)
            .window()
    }

    /// What takes place in the month shown and the two after it; worked out once as long as commune and month stay what they are.
    pub fn days(&self, commune: &Arc<Commune>, on: NaiveDate) -> Arc<[Occurrence]> {
        let (from, _) = self.window(on);
        let (_, to) = Period::Month(from.year(), from.month()).shifted(2).window();
        if let Some((known, month, days)) = &*self.memo.0.borrow()
            && Arc::ptr_eq(known, commune)
            && *month == from
        {
            return Arc::clone(days);
        }
        let days: Arc<[Occurrence]> =
            worth_lines(commune, &agenda::between(commune, from, to)).into();
        self.memo
            .0
            .replace(Some((Arc::clone(commune), from, Arc::clone(&days))));
        days
    }

    /// The position of the first occurrence that is not past.
    pub fn today(&self, commune: &Arc<Commune>, on: NaiveDate) -> usize {
        let days = self.days(commune, on);
        days.iter()
            .position(|o| o.last >= on && !o.is_stretch())
            .unwrap_or(0)
    }
}

/// The occurrences of a month of a commune. The commune is kept with them, so that it cannot change underneath.
#[derive(Debug, Clone, Default)]
struct Memo(RefCell<Option<Known>>);

type Known = (Arc<Commune>, NaiveDate, Arc<[Occurrence]>);

impl PartialEq for Memo {
    /// What is remembered says nothing that the rest does not say.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Memo {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::agenda::Entry;
    use crate::store::{Root, Store};

    fn shipped(slug: &str) -> Arc<Commune> {
        Arc::new(Store::open(Root::Embedded).load(slug).commune.unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        crate::model::date::parse(text).unwrap()
    }

    #[test]
    fn a_month_is_worked_out_once() {
        let commune = shipped("quoc-khanh");
        let mut desk = Desk::default();
        let first = desk.days(&commune, day("12/01/2026"));
        assert!(Arc::ptr_eq(&first, &desk.days(&commune, day("13/01/2026"))));
        // another month, another commune: anew
        desk.month = 1;
        let next = desk.days(&commune, day("12/01/2026"));
        assert!(next.iter().all(|o| o.day >= day("01/02/2026")) && !next.is_empty());
        desk.month = 0;
        assert_eq!(desk.days(&commune, day("12/01/2026")), first);
        let mut other = Commune::clone(&commune);
        other.events.clear();
        assert!(desk.days(&Arc::new(other), day("12/01/2026")).len() < first.len());
    }

    #[test]
    fn three_months_are_shown() {
        let commune = shipped("quoc-khanh");
        let desk = Desk::default();
        let days = desk.days(&commune, day("12/01/2026"));
        let months: std::collections::BTreeSet<u32> = days.iter().map(|o| o.day.month()).collect();
        assert_eq!(Vec::from_iter(months), [1, 2, 3]);
    }

    #[test]
    fn a_stretch_stands_first_and_a_deadline_is_said_once() {
        let commune = shipped("quoc-khanh");
        let desk = Desk::default();
        let days = desk.days(&commune, day("12/01/2026"));
        let title = |o: &Occurrence| match o.entry {
            Entry::Event(at) => commune.events[at].id.to_string(),
            Entry::Deadline(at) => commune.tasks[at].id.to_string(),
            other => format!("{other:?}"),
        };
        let all: Vec<String> = days.iter().map(title).collect();
        assert_eq!(all[0], "hop-ubnd-2026-01");
        assert_eq!(all.iter().filter(|t| *t == "hop-ubnd-2026-01").count(), 1);
        // of the fifth: the meeting and the task, not the event that says its deadline again
        let fifth: Vec<String> = days
            .iter()
            .filter(|o| o.first == day("05/01/2026"))
            .map(title)
            .collect();
        assert_eq!(fifth, ["giao-ban", "qk-91"]);
        // the cursor begins at what is next, not at the stretch
        assert_eq!(all[desk.today(&commune, day("12/01/2026"))], "giao-ban");
    }
}
