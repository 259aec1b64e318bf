//! The calendar spread out into days: events, deadlines of tasks and of their steps, ends of plans; the next meeting; a month as a grid.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::lunar::{self, LunarDate};
use crate::model::{Commune, Event, Progress, When};

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
    let to = to.min(
        from.checked_add_days(Days::new(MOST_DAYS))
            .unwrap_or(NaiveDate::MAX),
    );
    if from > to {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (at, event) in commune.events.iter().enumerate() {
        all.extend(event_between(event, at, from, to));
    }
    let mut due = |day: Option<NaiveDate>, entry| {
        if let Some(day) = day.filter(|day| (from..=to).contains(day)) {
            all.push(Occurrence::on(day, entry));
        }
    };
    for (at, task) in commune
        .tasks
        .iter()
        .enumerate()
        .filter(|(_, t)| !matches!(t.progress, Progress::Done(_)))
    {
        due(task.deadline.get().copied(), Entry::Deadline(at));
        for (step, milestone) in task
            .milestones
            .iter()
            .enumerate()
            .filter(|(_, m)| m.done.is_none())
        {
            due(milestone.deadline, Entry::Step(at, step));
        }
    }
    for (at, plan) in commune.plans.iter().enumerate() {
        due(plan.window.map(|(_, last)| last), Entry::PlanEnd(at));
    }
    all.sort_by_cached_key(|o| (o.day, hour(commune, o.entry), o.entry));
    all
}

/// All that takes place on one day.
pub fn on(commune: &Commune, day: NaiveDate) -> Vec<Occurrence> {
    between(commune, day, day)
}

/// The next main meeting on a day or after it.
pub fn next_meeting(commune: &Commune, from: NaiveDate) -> Option<Occurrence> {
    let meetings = commune.events.iter().enumerate().filter(|(_, e)| e.meeting);
    let all = meetings.filter_map(|(at, _)| next(commune, at, from));
    all.min_by_key(|o| (o.day, hour(commune, o.entry), o.entry))
}

/// The next time of an event on a day or after it.
pub fn next(commune: &Commune, at: usize, from: NaiveDate) -> Option<Occurrence> {
    let to = from.checked_add_days(Days::new(NEXT));
    let event = commune.events.get(at)?;
    let all = event_between(event, at, from, to.unwrap_or(NaiveDate::MAX));
    all.into_iter().min_by_key(|o| o.day)
}

/// One cell of a month's grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridDay {
    pub day: NaiveDate,
    /// It lies within the month; otherwise in the month before or after.
    pub inside: bool,
    /// The same day in the lunar calendar.
    pub lunar: Option<LunarDate>,
    /// What takes place, in the order of the agenda; what lasts stands in each of its days.
    pub occurrences: Vec<Occurrence>,
}

/// A month as a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    pub first: NaiveDate,
    /// Weeks from Monday to Sunday: as many as the month touches, four to six.
    pub weeks: Vec<[GridDay; 7]>,
}

/// The grid of the month that a day lies in.
pub fn month(commune: &Commune, day: NaiveDate) -> Grid {
    let first = day.with_day(1).unwrap_or(day);
    let next = first
        .checked_add_months(Months::new(1))
        .unwrap_or(NaiveDate::MAX);
    let start = back(first, first.weekday().num_days_from_monday());
    let last = next.pred_opt().unwrap_or(next);
    let end = forward(last, 6 - last.weekday().num_days_from_monday());
    let moons = lunar::months(start, end);
    let all = between(commune, start, end);
    let cell = |day: NaiveDate| {
        let mut occurrences: Vec<Occurrence> = all
            .iter()
            .filter(|o| o.first <= day && day <= o.last)
            .map(|o| Occurrence { day, ..*o })
            .collect();
        // what began on an earlier day has its place by its hour too
        occurrences.sort_by_cached_key(|o| (hour(commune, o.entry), o.entry));
        GridDay {
            day,
            inside: first <= day && day <= last,
            lunar: lunar::find(&moons, day),
            occurrences,
        }
    };
    let day = |monday, at| cell(forward(monday, u32::try_from(at).unwrap_or(0)));
    let weeks = start
        .iter_weeks()
        .take_while(|monday| *monday <= end)
        .take(6)
        .map(|monday| std::array::from_fn(|at| day(monday, at)))
        .collect();
    Grid { first, weeks }
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    back(day, day.weekday().num_days_from_monday())
}

fn back(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MIN)
}

fn forward(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}

/// The occurrences of one event between two days.
fn event_between(event: &Event, at: usize, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    let entry = Entry::Event(at);
    let (first, last) = (
        from.max(event.from.unwrap_or(from)),
        to.min(event.until.unwrap_or(to)),
    );
    if first > last {
        return Vec::new();
    }
    if let When::Once(start, end) = event.when {
        let inside = start <= last && end >= first;
        return if inside {
            vec![Occurrence {
                day: start.max(from),
                first: start,
                last: end,
                entry,
            }]
        } else {
            Vec::new()
        };
    }
    let days = days(&event.when, first, last);
    days.filter(|day| (first..=last).contains(day))
        .map(|day| Occurrence::on(day, entry))
        .collect()
}

/// The days of a recurring event in the weeks, months or years that a stretch touches; some may lie just outside it.
fn days<'w>(
    when: &'w When,
    first: NaiveDate,
    last: NaiveDate,
) -> Box<dyn Iterator<Item = NaiveDate> + 'w> {
    let years = first.year()..=last.year();
    match *when {
        When::Once(..) => Box::new(std::iter::empty()),
        When::Weekly(weekday) => {
            let ahead =
                (7 + weekday.num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
            let start = first.checked_add_days(Days::new(u64::from(ahead)));
            let week = |day: &NaiveDate| day.checked_add_days(Days::new(7));
            Box::new(std::iter::successors(start, week).take_while(move |day| *day <= last))
        }
        When::Monthly(day) => {
            Box::new(months(first, last).filter_map(move |first| in_month(first, day)))
        }
        When::MonthlyWeekday(nth, weekday) => {
            Box::new(months(first, last).filter_map(move |first| nth_weekday(first, nth, weekday)))
        }
        // the last months of a lunar year lie in the next solar one
        When::Lunar(day, month) => Box::new(
            (first.year().saturating_sub(1)..=last.year())
                .filter_map(move |year| lunar::solar(year, month, day)),
        ),
        // 29/02 only in the years that have it
        When::Yearly(day, month) => {
            Box::new(years.filter_map(move |year| NaiveDate::from_ymd_opt(year, month, day)))
        }
    }
}

/// The first days of the months that a stretch touches.
fn months(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let month = |day: &NaiveDate| day.checked_add_months(Months::new(1));
    std::iter::successors(first.with_day(1), month).take_while(move |day| *day <= last)
}

/// A day of a month; in a shorter month its last.
fn in_month(first: NaiveDate, day: u32) -> Option<NaiveDate> {
    first
        .with_day(day)
        .or_else(|| first.checked_add_months(Months::new(1))?.pred_opt())
}

/// The nth such weekday of a month; the fifth is the last, whether there are four or five.
fn nth_weekday(first: NaiveDate, nth: u32, weekday: Weekday) -> Option<NaiveDate> {
    let (year, month) = (first.year(), first.month());
    let nth = u8::try_from(nth).ok()?;
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth).or_else(|| {
        (nth == 5)
            .then(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4))
            .flatten()
    })
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
    let Some(event) = commune
        .events
        .get(at)
        .filter(|e| matches!(e.when, When::Once(..)))
    else {
        return false;
    };
    let cites = |task: usize| {
        let document = &commune.source_of(task)?.document;
        let section = commune.tasks.get(task)?.section.as_deref()?;
        Some(format!("{document}, {section}"))
    };
    let same_day = all
        .iter()
        .filter(|o| o.first == of.first && o.last == of.last && worth_a_line(commune, o));
    let mut deadlines = same_day.filter_map(|o| {
        if let Entry::Deadline(task) = o.entry {
            cites(task)
        } else {
            None
        }
    });
    deadlines.any(|cited| event.source.as_deref() == Some(&*cited))
}

/// A deadline that is only the document's default would fill one day with all of its tasks; a step that is due with its task, and the
/// plans of the parts beside that of the whole, would say the same day again.
fn worth_a_line(commune: &Commune, of: &Occurrence) -> bool {
    match of.entry {
        Entry::Event(_) => true,
        Entry::Deadline(task) => commune
            .tasks
            .get(task)
            .is_some_and(|t| t.deadline.is_stated()),
        Entry::Step(task, _) => commune
            .tasks
            .get(task)
            .is_some_and(|t| t.deadline.get() != Some(&of.first)),
        Entry::PlanEnd(plan) => commune.plans.get(plan).is_some_and(|plan| {
            let first = commune
                .plans_of(plan.indicator)
                .first()
                .is_some_and(|(_, p)| p.id == plan.id);
            let indicator = commune.indicator(plan.indicator);
            first && indicator.is_some_and(|i| i.parent.is_none())
        }),
    }
}

/// What a day is ordered by: first what has no hour, then by the minute; an hour in words is where it belongs in the day; deadlines last.
fn hour(commune: &Commune, entry: Entry) -> u32 {
    let Entry::Event(at) = entry else {
        return u32::MAX;
    };
    commune
        .events
        .get(at)
        .and_then(|e| e.hour.as_deref())
        .map_or(0, |hour| minutes(hour).map_or(24 * 60, |m| m + 1))
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
    let length = digits(&text);
    if (1..=2).contains(&length) {
        let hours: u32 = text.get(..length)?.parse().ok()?;
        let rest = text
            .get(length..)?
            .trim_start_matches([':', 'h', 'g', ' '])
            .trim_start_matches("iờ")
            .trim_start();
        let minutes: u32 = rest
            .get(..digits(rest))
            .filter(|m| m.len() == 2)
            .and_then(|m| m.parse().ok())
            .unwrap_or(0);
        return (hours < 24 && minutes < 60).then_some(hours * 60 + minutes);
    }
    words
        .iter()
        .find(|(word, _)| text.contains(word))
        .map(|(_, minutes)| *minutes)
}

#[cfg(test)]
mod tests;
