//! The search: a typed line, and what fits it, best first.

use super::line_edit::LineEdit;
use crate::assess::Assessment;
use crate::model::{Commune, Figure, Group, Indicator, IndicatorId, Part};
use crate::text::Lang;
use crate::text::fold::{self, Fit};

/// The typed line, the hits and the one selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    pub line: LineEdit,
    /// What fits, best first.
    pub hits: Vec<Hit>,
    pub selected: usize,
}

/// Something that can be found, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Findable {
    Indicator(IndicatorId),
    Task(usize),
    Target(usize),
    Event(usize),
    /// A figure that is broken down by a hamlet.
    Hamlet(usize, IndicatorId),
}

/// One thing that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub found: Findable,
    /// Characters of its name to highlight.
    pub marks: Vec<usize>,
}

/// A hit with what it is sorted by: whether it waits for a figure, and how badly it fits.
type Scored = (bool, u32, Findable, Vec<usize>);

impl Search {
    /// Finds again what fits, best first; all indicators that have a row where nothing is typed. Figures come before what waits for one,
    /// and indicators before tasks, targets and events of the same fit.
    pub fn refresh(&mut self, commune: &Commune, assessment: &Assessment, lang: Lang) {
        let query = self.line.text();
        let mut scored = indicators(commune, assessment, lang, query);
        if !query.trim().is_empty() {
            scored.extend(named(commune, lang, query));
            scored.extend(hamlets(commune, assessment, query));
        }
        scored.sort_by_key(|(absent, badness, found, _)| (*absent, *badness, *found));
        self.hits = scored
            .into_iter()
            .map(|(_, _, found, marks)| Hit { found, marks })
            .collect();
        self.selected = 0;
    }
}

fn indicators(commune: &Commune, assessment: &Assessment, lang: Lang, query: &str) -> Vec<Scored> {
    let catalogue = &commune.catalogue;
    let all = (0u32..).map(IndicatorId).zip(&catalogue.indicators);
    let fits = all.filter_map(|(id, indicator)| {
        let known = assessment.row(id).is_some();
        if query.trim().is_empty() {
            return known.then(|| (false, 0, Findable::Indicator(id), Vec::new()));
        }
        let name = lang.pick(&indicator.name, &indicator.en);
        let fit = best(
            query,
            name,
            indicator,
            catalogue.groups.get(indicator.group),
        )?;
        // what the period has a figure for comes first
        let badness = u32::MAX - fit.score;
        Some((!known, badness, Findable::Indicator(id), fit.marks))
    });
    fits.collect()
}

fn named(commune: &Commune, lang: Lang, query: &str) -> impl Iterator<Item = Scored> {
    let tasks = (0..).map(Findable::Task);
    let tasks = tasks.zip(commune.tasks.iter().map(|t| &*t.title));
    let targets = (0..).map(Findable::Target);
    let targets = targets.zip(
        commune
            .targets
            .iter()
            .map(move |t| lang.pick(&t.name, &t.en)),
    );
    let events = (0..).map(Findable::Event);
    let events = events.zip(commune.events.iter().map(|e| &*e.title));
    let all = tasks.chain(targets).chain(events);
    all.filter_map(move |(found, name)| {
        let fit = fold::fit(query, name)?;
        Some((false, u32::MAX - fit.score, found, fit.marks))
    })
}

/// A hamlet is found in every figure of the period that is broken down by it.
fn hamlets(commune: &Commune, assessment: &Assessment, query: &str) -> Vec<Scored> {
    let period = assessment.period.and_then(|p| commune.periods.get(p));
    let figures = period.map_or(&[][..], |d| &d.figures);
    let mut out = Vec::new();
    for (at, hamlet) in commune.hamlets.iter().enumerate() {
        let Some(fit) = fold::fit(query, hamlet) else {
            continue;
        };
        for figure in figures.iter().filter(|f| part(f, hamlet).is_some()) {
            let found = Findable::Hamlet(at, figure.indicator);
            let badness = u32::MAX - fit.score - 100;
            out.push((false, badness, found, fit.marks.clone()));
        }
    }
    out
}

/// A hamlet's part of a figure.
pub fn part<'f>(figure: &'f Figure, hamlet: &str) -> Option<&'f Part> {
    let name = fold::fold(hamlet).chars;
    figure
        .parts()
        .iter()
        .find(|p| fold::fold(&p.name).chars == name)
}

/// The fit of the name shown; else of the other names, of the group or of the name and the group together, without marks.
fn best(query: &str, name: &str, indicator: &Indicator, group: Option<&Group>) -> Option<Fit> {
    if let Some(fit) = fold::fit(query, name) {
        let score = fit.score + 100 + u32::from(indicator.headline) * 5;
        return Some(Fit { score, ..fit });
    }
    let others = [&indicator.short, &indicator.name, &indicator.id];
    if let Some(fit) = others.iter().find_map(|other| fold::fit(query, other)) {
        let marks = Vec::new();
        return Some(Fit { marks, ..fit });
    }
    let group = group?;
    let together = format!("{name} {} {}", group.name, group.en);
    let fit = fold::fit(query, &together)?;
    let length = name.chars().count();
    Some(Fit {
        score: fit.score / 4,
        marks: fit.marks.into_iter().filter(|m| *m < length).collect(),
    })
}
