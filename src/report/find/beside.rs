//! What can be found beside indicators: tasks, targets, events and hamlets.

use chrono::Days;

use super::super::column::{Digits, Id, columns, typed};
use super::super::{Report, place};
use super::{Hit, Style};
use crate::assess::agenda::{self, Entry};
use crate::assess::{sentence, targets as goals, tasks};
use crate::model::{Commune, Figure, Part, date, number};
use crate::text::fold::{self, fit};
use crate::text::{calendar, labels, report as words, tasks as states};

/// What fits in its own name counts less than in that of an indicator, and more than in that of one the commune has no figure of.
const NAME: u32 = 200;
/// The next day of an event is looked for in so many days.
const NEXT: u64 = 400;

/// What fits, with its score and its name.
pub(super) fn find<'a>(commune: &'a Commune, query: &str) -> Vec<(u32, &'a str, Hit)> {
    let tasks = commune
        .tasks
        .iter()
        .enumerate()
        .map(|(at, t)| ([&*t.title, ""], Hit::Task(at)));
    let targets = commune
        .targets
        .iter()
        .enumerate()
        .map(|(at, t)| ([&*t.name, &*t.en], Hit::Target(at)));
    let events = commune
        .events
        .iter()
        .enumerate()
        .map(|(at, e)| ([&*e.title, ""], Hit::Event(at)));
    let hamlets = commune
        .hamlets
        .iter()
        .enumerate()
        .map(|(at, h)| ([h.as_str(), ""], Hit::Hamlet(at)));
    let score = |names: [&str; 2]| {
        names
            .into_iter()
            .filter_map(|n| fit(query, n))
            .map(|f| f.score + NAME)
            .max()
    };
    let all = hamlets.chain(tasks).chain(targets).chain(events);
    // who types the name of a hamlet means the hamlet
    let more = |hit: Hit| {
        if matches!(hit, Hit::Hamlet(_)) {
            100
        } else {
            0
        }
    };
    all.filter_map(|([name, en], hit)| Some((score([name, en])? + more(hit), name, hit)))
        .collect()
}

/// The figures of the period that are broken down by a hamlet, with its part.
fn by_hamlet<'a>(report: &Report<'a>, hamlet: usize) -> Vec<(&'a Figure, &'a Part)> {
    let Some(name) = report
        .commune
        .hamlets
        .get(hamlet)
        .map(|h| fold::fold(h).chars)
    else {
        return Vec::new();
    };
    let figures = report.period().map_or(&[][..], |d| &d.figures);
    let part = |f: &'a Figure| {
        f.parts()
            .iter()
            .find(|p| fold::fold(&p.name).chars == name)
            .map(|p| (f, p))
    };
    figures.iter().filter_map(part).collect()
}

/// The lines of something found that is no indicator.
pub(super) fn lines(report: &Report<'_>, hit: Hit, style: Style) -> Vec<String> {
    written(report, hit, style).unwrap_or_default()
}

fn written(report: &Report<'_>, hit: Hit, style: Style) -> Option<Vec<String>> {
    let (lang, commune, on) = (style.lang, report.commune, report.assessment.as_of);
    let second = |parts: Vec<Option<String>>| {
        format!(
            "  {}",
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        )
    };
    Some(match hit {
        Hit::Indicator(_) => return None,
        Hit::Task(at) => {
            let task = commune.tasks.get(at)?;
            let standing = tasks::standing(at, task, on);
            let owner = task
                .owner
                .get()
                .map_or_else(|| states::no_owner(lang).to_string(), ToString::to_string);
            let owner = if standing.owner_default {
                states::as_default(lang, &owner)
            } else {
                owner
            };
            let due = standing.due.map(|d| {
                let day = date::format(d);
                let by_default = standing.deadline_default && standing.due_step.is_none();
                format!(
                    "{} {}",
                    states::deadline(lang),
                    if by_default {
                        states::as_default(lang, &day)
                    } else {
                        day
                    }
                )
            });
            let source = commune
                .task_sources
                .get(task.source)
                .map(|s| place(&s.document, task.section.as_deref()));
            vec![
                format!(
                    "{} {}: {}",
                    states::mark(standing.state, style.ascii),
                    labels::tasks(lang),
                    task.title
                ),
                second(vec![
                    Some(states::standing(lang, standing.state, standing.left)),
                    Some(owner),
                    due,
                    source,
                ]),
            ]
        }
        Hit::Target(at) => {
            let standings = goals::standings(commune, report.assessment.period, on);
            let (standing, target) = (standings.get(at)?, commune.targets.get(at)?);
            vec![
                format!(
                    "{} {}: {}",
                    words::missing(style.ascii),
                    labels::targets(lang),
                    goals::sentence(lang, commune, standing)
                ),
                second(vec![Some(target.source.to_string())]),
            ]
        }
        Hit::Event(at) => {
            let event = commune.events.get(at)?;
            let to = on.checked_add_days(Days::new(NEXT))?;
            let next = agenda::between(commune, on, to)
                .into_iter()
                .find(|o| o.entry == Entry::Event(at));
            vec![
                format!(
                    "{} {}: {}",
                    words::missing(style.ascii),
                    labels::calendar(lang),
                    event.title
                ),
                second(vec![
                    Some(calendar::when(lang, &event.when)),
                    event.hour.as_deref().map(str::to_string),
                    next.map(|o| calendar::day(lang, o.day)),
                    event.assumed.then(|| calendar::assumed(lang).to_string()),
                    event.source.as_deref().map(str::to_string),
                ]),
            ]
        }
        Hit::Hamlet(at) => {
            let mut out = vec![format!(
                "{} {}: {}",
                words::missing(style.ascii),
                words::hamlet(lang),
                commune.hamlets.get(at)?
            )];
            for (figure, part) in by_hamlet(report, at) {
                let Some(indicator) = commune.catalogue.indicator(figure.indicator) else {
                    continue;
                };
                let value = number::format(part.value);
                out.push(format!(
                    "  {}: {value} {}",
                    sentence::name(lang, indicator),
                    report.unit(lang, indicator)
                ));
            }
            out
        }
    })
}

/// Something found, by its sort and identifier; a hamlet by its name.
pub(super) struct Listed<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    values: Vec<(&'a str, Digits)>,
}

columns! {
    "hit": Listed<'a> as hit {
        "kind": hit.kind;
        "id": hit.id;
        "name": hit.name;
        /// Of a hamlet: the figures that are broken down by it
        "values": hit.values.clone();
    }

    "value_of_hamlet": (&'a str, Digits) as of {
        "indicator": Id(of.0);
        "value": of.1;
    }
}

pub(super) fn listed<'a>(report: &Report<'a>, hit: Hit) -> Option<Listed<'a>> {
    let commune = report.commune;
    let (kind, id, name): (_, &str, &str) = match hit {
        Hit::Indicator(id) => {
            let indicator = commune.catalogue.indicator(id)?;
            ("indicator", &indicator.id, &indicator.name)
        }
        Hit::Task(at) => {
            let task = commune.tasks.get(at)?;
            ("task", &task.id, &task.title)
        }
        Hit::Target(at) => {
            let target = commune.targets.get(at)?;
            ("target", &target.id, &target.name)
        }
        Hit::Event(at) => {
            let event = commune.events.get(at)?;
            ("event", &event.id, &event.title)
        }
        Hit::Hamlet(at) => {
            let hamlet = commune.hamlets.get(at)?;
            ("hamlet", hamlet, hamlet)
        }
    };
    let values = match hit {
        Hit::Hamlet(at) => by_hamlet(report, at),
        _ => Vec::new(),
    };
    let value = |(figure, part): (&'a Figure, &'a Part)| {
        let indicator = commune.catalogue.indicator(figure.indicator)?;
        Some((&*indicator.id, typed(part.value)))
    };
    Some(Listed {
        kind,
        id,
        name,
        values: values.into_iter().filter_map(value).collect(),
    })
}
