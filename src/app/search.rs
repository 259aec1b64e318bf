//! The search: a typed line, and what fits it, best first.

use super::line_edit::LineEdit;
use super::state::State;
use crate::model::{Figure, IndicatorId, Part};
use crate::text::fold::{self, Fit};

/// The typed line, the hits and the one selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// What was typed.
    pub line: LineEdit,
    /// What fits, best first.
    pub hits: Vec<Hit>,
    /// The selected hit.
    pub selected: usize,
}

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// An indicator.
    Indicator(IndicatorId),
    /// A task, by its position.
    Task(usize),
    /// A target, by its position.
    Target(usize),
    /// An event, by its position.
    Event(usize),
    /// A figure that is broken down by a hamlet: the hamlet's position, and the indicator.
    Hamlet(usize, IndicatorId),
}

/// One thing that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// Characters of its name to highlight.
    pub marks: Vec<usize>,
}

impl Search {
    /// Finds again what fits.
    pub fn refresh(&mut self, state: &State) {
        self.hits = hits(state, self.line.text());
        self.selected = 0;
    }
}

/// What fits a query, best first; all indicators that have a row where the query is empty. Figures come before what waits for one, and
/// indicators before tasks, targets and events of the same fit.
fn hits(state: &State, query: &str) -> Vec<Hit> {
    let commune = &state.data.commune;
    let catalogue = &commune.catalogue;
    let empty = query.trim().is_empty();
    let mut scored: Vec<(bool, u32, Found, Vec<usize>)> = Vec::new();
    for (index, indicator) in (0u32..).zip(&catalogue.indicators) {
        let id = IndicatorId(index);
        let known = state.assessment.row(id).is_some();
        if empty {
            if known {
                scored.push((false, 0, Found::Indicator(id), Vec::new()));
            }
            continue;
        }
        let name = state.lang.pick(&indicator.name, &indicator.en);
        let Some(fit) = best(
            query,
            name,
            indicator,
            catalogue.groups.get(indicator.group),
        ) else {
            continue;
        };
        // what the period has a figure for comes first
        scored.push((
            !known,
            u32::MAX - fit.score,
            Found::Indicator(id),
            fit.marks,
        ));
    }
    let named = commune
        .tasks
        .iter()
        .enumerate()
        .map(|(at, t)| (Found::Task(at), &*t.title));
    let named = named.chain(
        commune
            .targets
            .iter()
            .enumerate()
            .map(|(at, t)| (Found::Target(at), state.lang.pick(&t.name, &t.en))),
    );
    let named = named.chain(
        commune
            .events
            .iter()
            .enumerate()
            .map(|(at, e)| (Found::Event(at), &*e.title)),
    );
    for (found, name) in named.filter(|_| !empty) {
        if let Some(fit) = fold::fit(query, name) {
            scored.push((false, u32::MAX - fit.score, found, fit.marks));
        }
    }
    // a hamlet is found in every figure of the period that is broken down by it
    let figures = state
        .assessment
        .period
        .and_then(|p| commune.periods.get(p))
        .map_or(&[][..], |d| &d.figures);
    for (at, hamlet) in commune.hamlets.iter().enumerate().filter(|_| !empty) {
        let Some(fit) = fold::fit(query, hamlet) else {
            continue;
        };
        let broken_down = figures.iter().filter(|f| part(f, hamlet).is_some());
        scored.extend(broken_down.map(|f| {
            (
                false,
                u32::MAX - fit.score - 100,
                Found::Hamlet(at, f.indicator),
                fit.marks.clone(),
            )
        }));
    }
    scored.sort_by_key(|(absent, badness, found, _)| (*absent, *badness, *found));
    scored
        .into_iter()
        .map(|(_, _, found, marks)| Hit { found, marks })
        .collect()
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
fn best(
    query: &str,
    name: &str,
    indicator: &crate::model::Indicator,
    group: Option<&crate::model::Group>,
) -> Option<Fit> {
    let unmarked = |fit: Fit, penalty: u32| Fit {
        score: fit.score.saturating_sub(penalty),
        marks: Vec::new(),
    };
    fold::fit(query, name)
        .map(|fit| Fit {
            score: fit.score + 100 + u32::from(indicator.headline) * 5,
            ..fit
        })
        .or_else(|| {
            fold::fit(query, &indicator.short)
                .or_else(|| fold::fit(query, &indicator.name))
                .or_else(|| fold::fit(query, &indicator.id))
                .map(|f| unmarked(f, 0))
        })
        .or_else(|| {
            let group = group?;
            let together = format!("{name} {} {}", group.name, group.en);
            let fit = fold::fit(query, &together)?;
            let length = name.chars().count();
            Some(Fit {
                score: fit.score / 4,
                marks: fit.marks.into_iter().filter(|m| *m < length).collect(),
            })
        })
}
