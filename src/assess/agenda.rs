//! The calendar spread out into days: events, deadlines of tasks and of their steps, ends of plans; the next meeting.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lunar;
use crate::model::{Commune, Event, Given, Progress, When};

/// No stretch is spread out further than this: ten years.
const MOST_DAYS: u64 = 3660;
/// What does not take place within this many days is not the next time.
const NEXT: u64 = 400;

/// What takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// An event: position in [`Commune::events`].
    Event(usize),
    /// A task that is not done is due: position in [`Commune::tasks`].
    Deadline(usize),
    /// A step that is not done is due: positions of its task and within it.
    Step(usize, usize),
    /// The window of a plan ends: position in [`Commune::plans`].
    PlanEnd(usize),
}

/// Something on a day, or on several days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The day to list it under: its first, or the first of the stretch that was asked for.
    pub day: NaiveDate,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub entry: Entry,
}

impl Occurrence {
    fn on(day: NaiveDate, entry: Entry) -> Self {
        Self {
            day,
            first: day,
            last: day,
            entry,
        }
    }

    /// Whether it takes more than one day.
    pub fn lasts(&self) -> bool {
        self.first < self.last
    }

    /// Whether it takes a week or more: a stretch that is known only roughly, which says nothing of any one of its days.
    pub fn is_stretch(&self) -> bool {
        (self.last - self.first).num_days() >= 6
    }
}

/// All that takes place between two days, both included, by day; within a day what has no hour first, then by hour, then deadlines.
pub fn between(commune: &Commune, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    let most = from.checked_add_days(Days::new(MOST_DAYS));
    let to = to.min(most.unwrap_or(NaiveDate::MAX));
    let events = commune.events.iter().enumerate();
    let mut all: Vec<Occurrence> = events
        .flat_map(|(at, event)| event_between(event, at, from, to))
        .collect();
    let mut due = |day: Option<NaiveDate>, entry| {
        let day = day.filter(|day| (from..=to).contains(day));
        all.extend(day.map(|day| Occurrence::on(day, entry)));
    };
    for (at, task) in commune.tasks.iter().enumerate() {
        if matches!(task.progress, Progress::Done(_)) {
            continue;
        }
        due(task.deadline.get().copied(), Entry::Deadline(at));
        for (step, milestone) in task.milestones.iter().enumerate() {
            let open = milestone.deadline.filter(|_| milestone.done.is_none());
            due(open, Entry::Step(at, step));
        }
    }
    for (at, plan) in commune.plans.iter().enumerate() {
        due(plan.window.map(|(_, last)| last), Entry::PlanEnd(at));
    }
    all.sort_by_cached_key(|o| in_day(commune, o));
    all
}

/// The next main meeting on a day or after it.
pub fn next_meeting(commune: &Commune, from: NaiveDate) -> Option<Occurrence> {
    let meetings = commune.events.iter().enumerate().filter(|(_, e)| e.meeting);
    let all = meetings.filter_map(|(at, _)| next(commune, at, from));
    all.min_by_key(|o| in_day(commune, o))
}

/// The next time of an event on a day or after it.
pub fn next(commune: &Commune, at: usize, from: NaiveDate) -> Option<Occurrence> {
    let to = from.checked_add_days(Days::new(NEXT));
    let event = commune.events.get(at)?;
    let all = event_between(event, at, from, to.unwrap_or(NaiveDate::MAX));
    all.into_iter().min_by_key(|o| o.day)
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    let monday = day.week(Weekday::Mon).checked_first_day();
    monday.unwrap_or(NaiveDate::MIN)
}

/// The occurrences of one event between two days.
fn event_between(event: &Event, at: usize, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    let entry = Entry::Event(at);
    let first = from.max(event.from.unwrap_or(from));
    let last = to.min(event.until.unwrap_or(to));
    let on = |day| Occurrence::on(day, entry);
    match event.when {
        When::Once(start, end) if first <= last && start <= last && end >= first => {
            vec![Occurrence {
                day: start.max(from),
                first: start,
                last: end,
                entry,
            }]
        }
        // the last months of a lunar year lie in the next solar one
        When::Lunar(day, month) => (first.year().saturating_sub(1)..=last.year())
            .filter_map(|year| lunar::solar(year, month, day))
            .filter(|day| (first..=last).contains(day))
            .map(on)
            .collect(),
        when => first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| falls_on(when, *day))
            .map(on)
            .collect(),
    }
}

/// Whether a recurring event of the solar calendar falls on a day.
fn falls_on(when: When, day: NaiveDate) -> bool {
    let left = u32::from(day.num_days_in_month()) - day.day();
    match when {
        When::Once(..) | When::Lunar(..) => false,
        When::Weekly(weekday) => day.weekday() == weekday,
        // in a shorter month its last day
        When::Monthly(wanted) => day.day() == wanted || (left == 0 && day.day() < wanted),
        // the fifth is the last, whether there are four or five
        When::MonthlyWeekday(nth, weekday) => {
            let is_nth = day.day().div_ceil(7) == nth || (nth == 5 && left < 7);
            day.weekday() == weekday && is_nth
        }
        When::Yearly(wanted, month) => (day.day(), day.month()) == (wanted, month),
    }
}

/// The occurrences that are worth a line of a list, in its order: what stretches over weeks stands first, once.
pub fn worth_lines(commune: &Commune, all: &[Occurrence]) -> Vec<Occurrence> {
    let mut out = all.to_vec();
    out.retain(|o| worth_a_line(commune, o) && !is_deadline_again(commune, o, all));
    out.sort_by_key(|o| !o.is_stretch());
    out
}

/// A single event that says the deadline of a task again: on the same day, from the same section of the same document.
fn is_deadline_again(commune: &Commune, of: &Occurrence, all: &[Occurrence]) -> bool {
    let Entry::Event(at) = of.entry else {
        return false;
    };
    let event = commune.events.get(at);
    let Some(event) = event.filter(|e| matches!(e.when, When::Once(..))) else {
        return false;
    };
    let cited = |o: &Occurrence| {
        let Entry::Deadline(task) = o.entry else {
            return None;
        };
        let document = &commune.source_of(task)?.document;
        let section = commune.tasks.get(task)?.section.as_deref()?;
        Some(format!("{document}, {section}"))
    };
    let is_same_day = |o: &&Occurrence| (o.first, o.last) == (of.first, of.last);
    let mut same_day = all.iter().filter(is_same_day);
    same_day.any(|o| {
        let cited = cited(o).filter(|_| worth_a_line(commune, o));
        cited.is_some_and(|cited| event.source.as_deref() == Some(&*cited))
    })
}

/// A deadline that is only the document's default would fill one day with all of its tasks; a step that is due with its task, and the
/// plans of the parts beside that of the whole, would say the same day again.
fn worth_a_line(commune: &Commune, of: &Occurrence) -> bool {
    let deadline = |task: usize| commune.tasks.get(task).map(|t| &t.deadline);
    match of.entry {
        Entry::Event(_) => true,
        Entry::Deadline(task) => deadline(task).is_some_and(Given::is_stated),
        Entry::Step(task, _) => deadline(task).is_some_and(|d| d.get() != Some(&of.first)),
        Entry::PlanEnd(plan) => commune.plans.get(plan).is_some_and(|plan| {
            let plans = commune.plans_of(plan.indicator);
            let is_first = plans.first().is_some_and(|(_, p)| p.id == plan.id);
            let indicator = commune.indicator(plan.indicator);
            is_first && indicator.is_some_and(|i| i.parent.is_none())
        }),
    }
}

/// What occurrences are ordered by: within a day first what has no hour, then by the minute, an hour in words where it belongs in the
/// day; deadlines last.
fn in_day(commune: &Commune, of: &Occurrence) -> (NaiveDate, u32, Entry) {
    let hour = match of.entry {
        Entry::Event(at) => {
            let hour = commune.events.get(at).and_then(|e| e.hour.as_deref());
            hour.map_or(0, |hour| minutes(hour).map_or(24 * 60, |m| m + 1))
        }
        _ => u32::MAX,
    };
    (of.day, hour, of.entry)
}

/// `07:30`, `7h30`, `7 giờ 30`, `sáng`, `14:00-16:00` as minutes from midnight.
fn minutes(hour: &str) -> Option<u32> {
    let words = [
        ("sáng", 7 * 60),
        ("trưa", 11 * 60 + 30),
        ("chiều", 13 * 60 + 30),
        ("tối", 18 * 60),
        ("cả ngày", 0),
    ];
    let text = hour.trim().to_lowercase();
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let (hours, rest) = text.split_at_checked(digits(&text))?;
    if !(1..=2).contains(&hours.len()) {
        let word = words.iter().find(|(word, _)| text.contains(word));
        return word.map(|(_, minutes)| *minutes);
    }
    let hours: u32 = hours.parse().ok()?;
    let rest = rest.trim_start_matches([':', 'h', 'g', ' ']);
    let rest = rest.trim_start_matches("iờ").trim_start();
    let minutes = rest.get(..digits(rest)).filter(|m| m.len() == 2);
    let minutes: u32 = minutes.and_then(|m| m.parse().ok()).unwrap_or(0);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests;
