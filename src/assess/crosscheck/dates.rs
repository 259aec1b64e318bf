//! What dates say: a cited document after the report, a school year of more or less than one year, a deadline before its document.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Check, Finding, Side, Term, Weight};
use crate::model::{Citation, Commune, Given, PeriodData, date};

/// What the period's report cites.
pub(super) fn of_report(data: &PeriodData) -> Vec<Finding> {
    data.citations
        .iter()
        .flat_map(|cited| citation(cited, data.reported, None))
        .collect()
}

/// The deadlines of the commune's tasks, and what the documents of the tasks cite.
pub(super) fn of_tasks(commune: &Commune) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for source in &commune.task_sources {
        for cited in &source.citations {
            out.extend(citation(cited, source.date, Some(&source.document)));
        }
    }
    for task in &commune.tasks {
        // a default is taken from the document as a whole: it is no statement about this task
        let Given::Stated(deadline) = task.deadline else {
            continue;
        };
        let Some(source) = commune
            .task_sources
            .get(task.source)
            .filter(|s| deadline < s.date)
        else {
            continue;
        };
        let printed = day(
            &task.title,
            deadline,
            section(task.section.as_deref(), Some(&source.document)),
        );
        let document = day(&source.name, source.date, vec![source.document.clone()]);
        out.push(Finding {
            weight: Weight::Hint,
            indicators: task.indicator.into_iter().collect(),
            ..Finding::new(
                format!("han/{}", task.id),
                Check::DeadlineBefore,
                printed,
                document,
            )
        });
    }
    out
}

fn citation(cited: &Citation, reported: NaiveDate, document: Option<&str>) -> Vec<Finding> {
    let mut out = Vec::new();
    let sections = || section(cited.section.as_deref(), document);
    let (event, limit) = cited
        .before
        .as_ref()
        .map_or(("", reported), |(event, day)| (&**event, *day));
    if let Some(own) = cited.date.filter(|d| *d > limit) {
        let id = format!("trich-dan/{}", cited.name);
        out.push(Finding::new(
            id,
            Check::CitedLater,
            day(&cited.name, own, sections()),
            day(event, limit, Vec::new()),
        ));
    }
    if let Some((first, last)) = cited
        .school_year
        .filter(|(first, last)| Some(*last) != first.checked_add(1))
    {
        let side = |to: i32, sections| named(format!("{first}-{to}"), to.into(), sections);
        out.push(Finding::new(
            format!("nam-hoc/{}", cited.name),
            Check::SchoolYear,
            side(last, sections()),
            side(first.saturating_add(1), Vec::new()),
        ));
    }
    out
}

/// A section, with its document where that is not the period's.
fn section(section: Option<&str>, document: Option<&str>) -> Vec<Box<str>> {
    match (document, section) {
        (Some(document), Some(section)) if !section.contains(document) => {
            vec![format!("{document}, {section}").into()]
        }
        (Some(document), None) => vec![document.into()],
        (_, section) => section.map(Into::into).into_iter().collect(),
    }
}

/// A day as a side: its term names it, its total counts it.
fn day(name: &str, day: NaiveDate, sections: Vec<Box<str>>) -> Side {
    let name = match name {
        "" => date::format(day),
        name => format!("{name}, {}", date::format(day)),
    };
    named(
        name,
        (day - NaiveDate::default()).num_days().into(),
        sections,
    )
}

fn named(name: String, total: Decimal, sections: Vec<Box<str>>) -> Side {
    Side {
        terms: vec![(Term::Named(name.into()), total)],
        total,
        sections,
    }
}
