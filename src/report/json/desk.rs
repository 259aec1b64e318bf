//! Tasks, targets and the calendar as JSON: what `show` prints of them where they are asked for, and `export` always.
//!
//! ```text
//! tasks[]       id, title, sector, owner, owner_given (stated|default|missing), support[], deadline, deadline_given, deadline_words,
//!               first_deadline, goal, deliverable, indicator, follows, milestones[] {title, deadline, done},
//!               progress (open|waiting|paused|returned|done), done (the day), state (overdue|due_soon|open|no_deadline|waiting|paused|
//!               returned|done_on_time|done_late|done), state_vi, due, due_step (from 1), days_left, next_step (from 1),
//!               source {name, document, date, section}, note, history[] {date, progress, done, deadline, reason, source}
//! task_counts   how many there are of each state, of those overdue overdue_by_default, and of those not done: no_owner, owner_default, deadline_default
//! targets[]     id, number, name, en, sector, shape (growth|reduction|reach|keep|at_least|rank|milestone), value, over, unit, from_year,
//!               to_year, start, indicator, part, source, note, ask (sentence), path {basis (value|index|change), start,
//!               points[] {year, value}}, today {period, value, computed, as_of, qualifier, comparable}, day, expected, pace, progress,
//!               verdict (null: cannot be judged yet), verdict_vi, sentence
//! calendar      from, to (the days that occurrences are listed of), next_meeting {event, date, hour}, events[]
//!   events[]    id, title, rule {kind (once|weekly|monthly|monthly_weekday|lunar|yearly), weekday, nth, day, month, first, last}, rule_said
//!               (sentence), hour, place, who, meeting, assumed, from, until, source, next (its next day within 400 days),
//!               occurrences[] {first, last}
//! ```

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::super::select::Parts;
use super::super::{Report, words};
use super::build::{both, id};
use super::tasks::{Task, TaskCounts, counts, task};
use super::{Digits, Number, Sentence};
use crate::assess::agenda::{self, Entry};
use crate::assess::targets::{self, TargetStanding};
use crate::model::{Commune, When};
use crate::text::{Lang, calendar as calendars};

/// Occurrences are listed for so many days: thirteen weeks.
const WINDOW: u64 = 91;
/// The next day of an event is looked for in so many days: any year, solar or lunar.
const NEXT: u64 = 400;

/// What is not figures: each part only where it was asked for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Desk<'a, N = Number> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<Vec<Task<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task_counts: Option<TaskCounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targets: Option<Vec<Target<'a, N>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar<'a>>,
}

/// A target and where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Target<'a, N = Number> {
    pub id: &'a str,
    pub number: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub sector: Option<&'a str>,
    pub shape: &'static str,
    pub value: Option<N>,
    pub over: bool,
    pub unit: &'a str,
    pub from_year: i32,
    pub to_year: i32,
    pub start: Option<N>,
    pub indicator: Option<&'a str>,
    pub part: bool,
    pub source: &'a str,
    pub note: Option<&'a str>,
    pub ask: Sentence,
    pub path: Path<N>,
    pub today: Option<Today<N>>,
    pub day: String,
    pub expected: Option<N>,
    pub pace: Option<N>,
    pub progress: Option<N>,
    pub verdict: Option<&'static str>,
    pub verdict_vi: Option<&'static str>,
    pub sentence: Sentence,
}

/// The path of a target.
#[derive(Debug, Clone, Serialize)]
pub struct Path<N = Number> {
    pub basis: &'static str,
    pub start: Option<N>,
    pub points: Vec<PathPoint<N>>,
}

/// The end of one year of a path.
#[derive(Debug, Clone, Serialize)]
pub struct PathPoint<N = Number> {
    pub year: i32,
    pub value: N,
}

/// The newest figure of what a target measures.
#[derive(Debug, Clone, Serialize)]
pub struct Today<N = Number> {
    pub period: String,
    pub value: N,
    pub computed: bool,
    pub as_of: String,
    pub qualifier: Option<&'static str>,
    pub comparable: bool,
}

/// The calendar over some weeks.
#[derive(Debug, Clone, Serialize)]
pub struct Calendar<'a> {
    pub from: String,
    pub to: String,
    pub next_meeting: Option<Meeting<'a>>,
    pub events: Vec<Event<'a>>,
}

/// The next main meeting.
#[derive(Debug, Clone, Serialize)]
pub struct Meeting<'a> {
    pub event: &'a str,
    pub date: String,
    pub hour: Option<&'a str>,
}

/// An event with its next days.
#[derive(Debug, Clone, Serialize)]
pub struct Event<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub rule: Rule,
    pub rule_said: Sentence,
    pub hour: Option<&'a str>,
    pub place: Option<&'a str>,
    pub who: Option<&'a str>,
    pub meeting: bool,
    pub assumed: bool,
    pub from: Option<String>,
    pub until: Option<String>,
    pub source: Option<&'a str>,
    pub next: Option<String>,
    pub occurrences: Vec<Stretch>,
}

/// When an event takes place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rule {
    pub kind: &'static str,
    pub weekday: Option<&'static str>,
    pub nth: Option<u32>,
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub first: Option<String>,
    pub last: Option<String>,
}

/// Days in a row.
#[derive(Debug, Clone, Serialize)]
pub struct Stretch {
    pub first: String,
    pub last: String,
}

impl<'a, N: Digits> Desk<'a, N> {
    /// Everything.
    pub fn all(commune: &'a Commune, period: Option<usize>, day: NaiveDate) -> Self {
        Self::of(
            commune,
            period,
            day,
            Parts {
                tasks: true,
                targets: true,
                calendar: true,
            },
        )
    }

    /// The parts that a report is asked for.
    pub fn asked(report: &Report<'a>) -> Self {
        Self::of(
            report.commune,
            report.assessment.period,
            report.assessment.as_of,
            report.selection.parts(),
        )
    }

    fn of(commune: &'a Commune, period: Option<usize>, day: NaiveDate, parts: Parts) -> Self {
        let tasks = || {
            (0..commune.tasks.len())
                .filter_map(|at| task(commune, at, day))
                .collect()
        };
        let targets = || {
            targets::standings(commune, period, day)
                .iter()
                .filter_map(|s| target(commune, s))
                .collect()
        };
        Self {
            tasks: parts.tasks.then(tasks),
            task_counts: parts.tasks.then(|| counts(commune, day)),
            targets: parts.targets.then(targets),
            calendar: parts.calendar.then(|| calendar(commune, day)),
        }
    }
}

pub(super) fn sector(commune: &Commune, at: Option<usize>) -> Option<&str> {
    at.and_then(|at| commune.catalogue.sectors.get(at))
        .map(|s| &*s.id)
}

/// One target where it stands.
fn target<'a, N: Digits>(commune: &'a Commune, standing: &TargetStanding) -> Option<Target<'a, N>> {
    let target = commune.targets.get(standing.target)?;
    let today = standing.today.map(|t| Today {
        period: commune
            .periods
            .get(t.period)
            .map(|p| p.period.to_string())
            .unwrap_or_default(),
        value: if t.actual.computed {
            N::computed(t.actual.value)
        } else {
            N::typed(t.actual.value)
        },
        computed: t.actual.computed,
        as_of: words::day(t.actual.as_of),
        qualifier: t.actual.qualifier.map(crate::model::Qualifier::code),
        comparable: t.comparable,
    });
    Some(Target {
        id: &target.id,
        number: &target.number,
        name: &target.name,
        en: &target.en,
        sector: sector(commune, target.sector),
        shape: words::shape(target.shape),
        value: target.value.map(N::typed),
        over: target.over,
        unit: &target.unit,
        from_year: target.years.0,
        to_year: target.years.1,
        start: target.start.map(N::typed),
        indicator: target.indicator.map(|i| id(commune, i)),
        part: target.part,
        source: &target.source,
        note: target.note.as_deref(),
        ask: both(|lang| targets::ask(lang, target)),
        path: Path {
            basis: words::basis(standing.path.basis),
            start: standing.path.start.map(N::typed),
            points: standing
                .path
                .points
                .iter()
                .map(|p| PathPoint {
                    year: p.year,
                    value: N::computed(p.value),
                })
                .collect(),
        },
        today,
        day: words::day(standing.day),
        expected: standing.expected.map(N::computed),
        pace: standing.pace.map(N::computed),
        progress: standing.progress.map(N::computed),
        verdict: standing.verdict.map(crate::model::Verdict::code),
        verdict_vi: standing.verdict.map(|v| v.name(Lang::Vi)),
        sentence: both(|lang| targets::sentence(lang, commune, standing)),
    })
}

/// The events, with their days from a day on.
fn calendar(commune: &Commune, from: NaiveDate) -> Calendar<'_> {
    let after = |days| {
        from.checked_add_days(Days::new(days))
            .unwrap_or(NaiveDate::MAX)
    };
    let to = after(WINDOW);
    let all = agenda::between(commune, from, after(NEXT));
    let events = commune.events.iter().enumerate();
    let meeting = agenda::next_meeting(commune, from);
    Calendar {
        from: words::day(from),
        to: words::day(to),
        next_meeting: meeting.and_then(|o| {
            let Entry::Event(at) = o.entry else {
                return None;
            };
            commune.events.get(at).map(|e| Meeting {
                event: &e.id,
                date: words::day(o.first),
                hour: e.hour.as_deref(),
            })
        }),
        events: events
            .map(|(at, event)| {
                let own = || all.iter().filter(|o| o.entry == Entry::Event(at));
                let stretch = |o: &agenda::Occurrence| Stretch {
                    first: words::day(o.first),
                    last: words::day(o.last),
                };
                let occurrences = own().filter(|o| o.day <= to).map(stretch).collect();
                self::event(event, own().next().map(|o| o.day), occurrences)
            })
            .collect(),
    }
}

fn event(
    event: &crate::model::Event,
    next: Option<NaiveDate>,
    occurrences: Vec<Stretch>,
) -> Event<'_> {
    Event {
        id: &event.id,
        title: &event.title,
        rule: rule(event.when),
        rule_said: both(|lang| calendars::when(lang, &event.when)),
        hour: event.hour.as_deref(),
        place: event.place.as_deref(),
        who: event.who.as_deref(),
        meeting: event.meeting,
        assumed: event.assumed,
        from: event.from.map(words::day),
        until: event.until.map(words::day),
        source: event.source.as_deref(),
        next: next.map(words::day),
        occurrences,
    }
}

fn rule(when: When) -> Rule {
    let none = Rule {
        kind: words::when(when),
        ..Rule::default()
    };
    match when {
        When::Once(first, last) => Rule {
            first: Some(words::day(first)),
            last: Some(words::day(last)),
            ..none
        },
        When::Weekly(day) => Rule {
            weekday: Some(words::weekday(day)),
            ..none
        },
        When::Monthly(day) => Rule {
            day: Some(day),
            ..none
        },
        When::MonthlyWeekday(nth, day) => Rule {
            nth: Some(nth),
            weekday: Some(words::weekday(day)),
            ..none
        },
        When::Lunar(day, month) | When::Yearly(day, month) => Rule {
            day: Some(day),
            month: Some(month),
            ..none
        },
    }
}
