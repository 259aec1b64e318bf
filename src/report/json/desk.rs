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
use super::{Digits, Number, Sentence};
use crate::assess::agenda::{self, Entry};
use crate::assess::targets::{self, TargetStanding};
use crate::assess::tasks::{self, Counts};
use crate::model::{Commune, Given, Progress, Task as ModelTask, When};
use crate::text::{Lang, calendar as calendars, labels, tasks as states};

/// Occurrences are listed for so many days: thirteen weeks.
const WINDOW: u64 = 91;
/// The next day of an event is looked for in so many days: any year, solar or lunar.
const NEXT: u64 = 400;

/// What is not figures: each part only where it was asked for.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
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

/// A task and where it stands.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Task<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub sector: Option<&'a str>,
    pub owner: Option<&'a str>,
    pub owner_given: &'static str,
    pub support: Vec<&'a str>,
    pub deadline: Option<String>,
    pub deadline_given: &'static str,
    pub deadline_words: Option<&'a str>,
    pub first_deadline: Option<String>,
    pub goal: Option<&'a str>,
    pub deliverable: Option<&'a str>,
    pub indicator: Option<&'a str>,
    pub follows: Option<&'a str>,
    pub milestones: Vec<Milestone<'a>>,
    pub progress: &'static str,
    pub done: Option<String>,
    pub state: &'static str,
    pub state_vi: &'static str,
    pub due: Option<String>,
    pub due_step: Option<usize>,
    pub days_left: Option<i64>,
    pub next_step: Option<usize>,
    pub source: TaskPlace<'a>,
    pub note: Option<&'a str>,
    pub history: Vec<TaskChange<'a>>,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Milestone<'a> {
    pub title: &'a str,
    pub deadline: Option<String>,
    pub done: Option<String>,
}

/// Where a task stands in which document.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct TaskPlace<'a> {
    pub name: &'a str,
    pub document: &'a str,
    pub date: String,
    pub section: Option<&'a str>,
}

/// What was decided about a task since.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct TaskChange<'a> {
    pub date: String,
    pub progress: Option<&'static str>,
    pub done: Option<String>,
    pub deadline: Option<String>,
    pub reason: Option<&'a str>,
    pub source: &'a str,
}

/// How many tasks there are of each state.
#[derive(Debug, Clone, Copy, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct TaskCounts {
    pub total: usize,
    pub overdue: usize,
    pub overdue_by_default: usize,
    pub due_soon: usize,
    pub open: usize,
    pub no_deadline: usize,
    pub waiting: usize,
    pub paused: usize,
    pub returned: usize,
    pub done_on_time: usize,
    pub done_late: usize,
    pub done: usize,
    pub no_owner: usize,
    pub owner_default: usize,
    pub deadline_default: usize,
}

/// A target and where it stands.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
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
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Path<N = Number> {
    pub basis: &'static str,
    pub start: Option<N>,
    pub points: Vec<PathPoint<N>>,
}

/// The end of one year of a path.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct PathPoint<N = Number> {
    pub year: i32,
    pub value: N,
}

/// The newest figure of what a target measures.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
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
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Calendar<'a> {
    pub from: String,
    pub to: String,
    pub next_meeting: Option<Meeting<'a>>,
    pub events: Vec<Event<'a>>,
}

/// The next main meeting.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Meeting<'a> {
    pub event: &'a str,
    pub date: String,
    pub hour: Option<&'a str>,
}

/// An event with its next days.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
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
#[expect(missing_docs, reason = "the fields are documented in the module")]
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
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Stretch {
    pub first: String,
    pub last: String,
}

impl<'a, N: Digits> Desk<'a, N> {
    /// Everything.
    #[must_use]
    pub fn all(commune: &'a Commune, period: Option<usize>, day: NaiveDate) -> Self {
        Self::of(commune, period, day, Parts { tasks: true, targets: true, calendar: true })
    }

    /// The parts that a report is asked for.
    #[must_use]
    pub fn asked(report: &Report<'a>) -> Self {
        Self::of(report.commune, report.assessment.period, report.assessment.as_of, report.selection.parts())
    }

    fn of(commune: &'a Commune, period: Option<usize>, day: NaiveDate, parts: Parts) -> Self {
        let tasks = || (0..commune.tasks.len()).filter_map(|at| task(commune, at, day)).collect();
        let targets = || targets::standings(commune, period, day).iter().filter_map(|s| target(commune, s)).collect();
        Self {
            tasks: parts.tasks.then(tasks),
            task_counts: parts.tasks.then(|| counts(commune, day)),
            targets: parts.targets.then(targets),
            calendar: parts.calendar.then(|| calendar(commune, day)),
        }
    }
}

fn owned(value: Option<&Box<str>>) -> Option<&str> {
    value.map(|v| &**v)
}

fn done(progress: Progress) -> Option<String> {
    if let Progress::Done(day) = progress { Some(words::day(day)) } else { None }
}

fn sector(commune: &Commune, at: Option<usize>) -> Option<&str> {
    at.and_then(|at| commune.catalogue.sectors.get(at)).map(|s| &*s.id)
}

/// One task on a day.
pub(in crate::report) fn task(commune: &Commune, at: usize, day: NaiveDate) -> Option<Task<'_>> {
    let task = commune.tasks.get(at)?;
    let standing = tasks::standing(at, task, day);
    let deadline = |given: &Given<NaiveDate>| given.get().copied().map(words::day);
    Some(Task {
        id: &task.id,
        title: &task.title,
        sector: sector(commune, task.sector),
        owner: owned(task.owner.get()),
        owner_given: words::given(&task.owner),
        support: task.support.iter().map(|s| &**s).collect(),
        deadline: deadline(&task.deadline),
        deadline_given: words::given(&task.deadline),
        deadline_words: task.deadline_words.as_deref(),
        first_deadline: task.first_deadline.map(words::day),
        goal: task.goal.as_deref(),
        deliverable: task.deliverable.as_deref(),
        indicator: task.indicator.map(|i| id(commune, i)),
        follows: task.follows.as_deref(),
        milestones: task.milestones.iter().map(milestone).collect(),
        progress: words::progress(task.progress),
        done: done(task.progress),
        state: words::state(standing.state),
        state_vi: states::state(Lang::Vi, standing.state),
        due: standing.due.map(words::day),
        due_step: standing.due_step.map(|s| s + 1),
        days_left: standing.left,
        next_step: standing.next_step.map(|s| s + 1),
        source: place(commune, task),
        note: task.note.as_deref(),
        history: task.history.iter().map(|c| change(commune, c)).collect(),
    })
}

fn milestone(step: &crate::model::Milestone) -> Milestone<'_> {
    Milestone { title: &step.title, deadline: step.deadline.map(words::day), done: step.done.map(words::day) }
}

fn place<'a>(commune: &'a Commune, task: &'a ModelTask) -> TaskPlace<'a> {
    let source = commune.task_sources.get(task.source);
    TaskPlace {
        name: source.map_or("", |s| &s.name),
        document: source.map_or("", |s| &s.document),
        date: source.map(|s| words::day(s.date)).unwrap_or_default(),
        section: task.section.as_deref(),
    }
}

fn change<'a>(commune: &'a Commune, change: &'a crate::model::TaskChange) -> TaskChange<'a> {
    TaskChange {
        date: words::day(change.date),
        progress: change.progress.map(words::progress),
        done: change.progress.and_then(done),
        deadline: change.deadline.map(words::day),
        reason: change.reason.as_deref(),
        source: commune.task_sources.get(change.source).map_or("", |s| &s.name),
    }
}

fn counts(commune: &Commune, day: NaiveDate) -> TaskCounts {
    let counts = Counts::of(&tasks::standings(commune, day));
    TaskCounts {
        total: counts.total,
        overdue: counts.overdue,
        overdue_by_default: counts.overdue_by_default,
        due_soon: counts.due_soon,
        open: counts.open,
        no_deadline: counts.no_deadline,
        waiting: counts.waiting,
        paused: counts.paused,
        returned: counts.returned,
        done_on_time: counts.done_on_time,
        done_late: counts.done_late,
        done: counts.done_without_deadline,
        no_owner: counts.no_owner,
        owner_default: counts.owner_default,
        deadline_default: counts.deadline_default,
    }
}

/// One target where it stands.
pub(in crate::report) fn target<'a, N: Digits>(commune: &'a Commune, standing: &TargetStanding) -> Option<Target<'a, N>> {
    let target = commune.targets.get(standing.target)?;
    let today = standing.today.map(|t| Today {
        period: commune.periods.get(t.period).map(|p| p.period.to_string()).unwrap_or_default(),
        value: if t.actual.computed { N::computed(t.actual.value) } else { N::typed(t.actual.value) },
        computed: t.actual.computed,
        as_of: words::day(t.actual.as_of),
        qualifier: t.actual.qualifier.map(words::qualifier),
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
            points: standing.path.points.iter().map(|p| PathPoint { year: p.year, value: N::computed(p.value) }).collect(),
        },
        today,
        day: words::day(standing.day),
        expected: standing.expected.map(N::computed),
        pace: standing.pace.map(N::computed),
        progress: standing.progress.map(N::computed),
        verdict: standing.verdict.map(words::verdict),
        verdict_vi: standing.verdict.map(|v| labels::verdict(Lang::Vi, v)),
        sentence: both(|lang| targets::sentence(lang, commune, standing)),
    })
}

/// The events, with their days from a day on.
fn calendar(commune: &Commune, from: NaiveDate) -> Calendar<'_> {
    let after = |days| from.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
    let to = after(WINDOW);
    let all = agenda::between(commune, from, after(NEXT));
    let events = commune.events.iter().enumerate();
    let meeting = agenda::next_meeting(commune, from);
    Calendar {
        from: words::day(from),
        to: words::day(to),
        next_meeting: meeting.and_then(|o| {
            let Entry::Event(at) = o.entry else { return None };
            commune.events.get(at).map(|e| Meeting { event: &e.id, date: words::day(o.first), hour: e.hour.as_deref() })
        }),
        events: events
            .map(|(at, event)| {
                let own = || all.iter().filter(|o| o.entry == Entry::Event(at));
                let stretch = |o: &agenda::Occurrence| Stretch { first: words::day(o.first), last: words::day(o.last) };
                let occurrences = own().filter(|o| o.day <= to).map(stretch).collect();
                self::event(event, own().next().map(|o| o.day), occurrences)
            })
            .collect(),
    }
}

fn event(event: &crate::model::Event, next: Option<NaiveDate>, occurrences: Vec<Stretch>) -> Event<'_> {
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
    let none = Rule { kind: words::when(when), ..Rule::default() };
    match when {
        When::Once(first, last) => Rule { first: Some(words::day(first)), last: Some(words::day(last)), ..none },
        When::Weekly(day) => Rule { weekday: Some(words::weekday(day)), ..none },
        When::Monthly(day) => Rule { day: Some(day), ..none },
        When::MonthlyWeekday(nth, day) => Rule { nth: Some(nth), weekday: Some(words::weekday(day)), ..none },
        When::Lunar(day, month) | When::Yearly(day, month) => Rule { day: Some(day), month: Some(month), ..none },
    }
}
