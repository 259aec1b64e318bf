//! What was found beside indicators: tasks, targets, events and hamlets.

use super::super::column::{Digits, Id, columns, digits};
use super::super::rows::tasks::owner;
use super::super::{Report, place};
use super::{Found, Style};
use crate::assess::{agenda, search, targets as goals, tasks};
use crate::model::date;
use crate::text::{calendar, labels, report as words, tasks as states};

/// The lines of something found that is no indicator.
pub(super) fn lines(report: &Report<'_>, found: Found, style: Style) -> Option<Vec<String>> {
    let (lang, commune, on) = (style.lang, report.commune, report.assessment.as_of);
    let two = |mark, sort, name: &str, rest: Vec<Option<String>>| {
        let rest: Vec<String> = rest.into_iter().flatten().collect();
        vec![
            format!("{mark} {sort}: {name}"),
            format!("  {}", rest.join(" · ")),
        ]
    };
    let mark = words::missing(style.glyphs);
    Some(match found {
        Found::Indicator(_) => return None,
        Found::Task(at) => {
            let task = commune.tasks.get(at)?;
            let standing = tasks::standing(at, task, on);
            let due = standing.due.map(|due| {
                let by_default = standing.deadline_default && standing.due_step.is_none();
                let day = date::format(due);
                let day = if by_default {
                    states::as_default(lang, &day)
                } else {
                    day
                };
                format!("{} {day}", states::deadline(lang))
            });
            let source = commune.task_sources.get(task.source);
            two(
                states::mark(standing.state, style.glyphs),
                labels::tasks(lang),
                &task.title,
                vec![
                    Some(states::standing(lang, standing.state, standing.left)),
                    Some(owner(lang, task)),
                    due,
                    source.map(|s| place(&s.document, task.section.as_deref())),
                ],
            )
        }
        Found::Target(at) => {
            let standings = goals::standings(commune, report.assessment.period, on);
            let name = goals::sentence(lang, commune, standings.get(at)?);
            let source = commune.targets.get(at)?.source.to_string();
            two(mark, labels::targets(lang), &name, vec![Some(source)])
        }
        Found::Event(at) => {
            let event = commune.events.get(at)?;
            let assumed = event.assumed.then(|| calendar::assumed(lang).to_string());
            let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_string);
            two(
                mark,
                labels::calendar(lang),
                &event.title,
                vec![
                    Some(calendar::when(lang, &event.when)),
                    text(&event.hour),
                    agenda::next(commune, at, on).map(|o| calendar::day(lang, o.day)),
                    assumed,
                    text(&event.source),
                ],
            )
        }
        Found::Hamlet(at) => {
            let name = commune.hamlets.get(at)?;
            vec![format!("{mark} {}: {name}", words::hamlet(lang))]
        }
        Found::InHamlet(at, id) => {
            let indicator = commune.catalogue.indicator(id)?;
            let figure = report.period()?.figure(id)?;
            let part = search::part(figure, commune.hamlets.get(at)?)?;
            let value = crate::model::number::format(part.value);
            let name = indicator.called(lang);
            vec![format!(
                "  {name}: {value} {}",
                report.unit(lang, indicator)
            )]
        }
    })
}

/// Something found, by its sort and identifier; a hamlet by its name.
pub(super) struct Listed<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    /// Of a hamlet: the figures that are broken down by it.
    values: Vec<PartOf<'a>>,
}

#[derive(Clone, Copy)]
struct PartOf<'a>(Id<'a>, Digits);

columns! {
    "hit": Listed<'a> as hit => {
        "kind": hit.kind;
        "id": hit.id;
        "name": hit.name;
        "values": hit.values.clone();
    }

    "part_of_figure": PartOf<'a> as PartOf(indicator, value) => {
        "indicator": *indicator;
        "value": *value;
    }
}

pub(super) fn listed<'a>(report: &Report<'a>, found: Found) -> Option<Listed<'a>> {
    let commune = report.commune;
    let (kind, id, name): (_, &str, &str) = match found {
        Found::InHamlet(..) => return None,
        Found::Indicator(id) => {
            let indicator = commune.catalogue.indicator(id)?;
            ("indicator", &indicator.id, &indicator.name)
        }
        Found::Task(at) => {
            let task = commune.tasks.get(at)?;
            ("task", &task.id, &task.title)
        }
        Found::Target(at) => {
            let target = commune.targets.get(at)?;
            ("target", &target.id, &target.name)
        }
        Found::Event(at) => {
            let event = commune.events.get(at)?;
            ("event", &event.id, &event.title)
        }
        Found::Hamlet(at) => {
            let name = commune.hamlets.get(at)?;
            ("hamlet", name, name)
        }
    };
    let parts = match found {
        Found::Hamlet(at) => search::parts(commune, report.assessment, at),
        _ => Vec::new(),
    };
    let values = parts.into_iter().filter_map(|(figure, part)| {
        let id = Id(&commune.catalogue.indicator(figure.indicator)?.id);
        Some(PartOf(id, digits(part.value, false)))
    });
    Some(Listed {
        kind,
        id,
        name,
        values: values.collect(),
    })
}
