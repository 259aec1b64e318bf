//! The search: indicators, tasks, targets, events and hamlets by a few words without accents.

use std::cmp::Reverse;

use super::Assessment;
use crate::model::{Commune, Figure, Indicator, IndicatorId, Lang, Part};
use crate::text::fold::{Fit, fit, fold};

/// Something that can be found; all but indicators by their position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    Hamlet(usize),
    /// A figure that is broken down by a hamlet: the hamlet's position, and the indicator.
    InHamlet(usize, IndicatorId),
    Indicator(IndicatorId),
    Task(usize),
    Target(usize),
    Event(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub found: Found,
    /// Characters of its name to highlight.
    pub marks: Vec<usize>,
}

/// What a fit in the name of an indicator or a hamlet counts more: it is meant rather than what happens to mention it.
const NAME: u32 = 300;
/// The same for the names of other things.
const OTHER_NAME: u32 = 200;
/// What an indicator without a figure or a plan counts less.
const UNKNOWN: u32 = 250;

/// What fits the words, best first; among equals headline indicators. Every word must fit. Behind a hamlet come the figures of the
/// period that are broken down by it.
pub fn find(commune: &Commune, assessment: &Assessment, lang: Lang, query: &str) -> Vec<Hit> {
    let mut scored = Vec::new();
    let mut add = |names: &[(&str, u32)], found: Found| {
        scored.extend(best(query, names).map(|fit| (fit, found)));
    };
    for (at, indicator) in (0u32..).zip(&commune.catalogue.indicators) {
        let Indicator {
            name,
            en,
            short,
            id,
            ..
        } = indicator;
        let (shown, other) = (lang.pick(name, en), lang.pick(en, name));
        let spaced = id.replace('-', " ");
        let group = commune.catalogue.groups.get(indicator.group);
        let group = group.map_or(String::new(), |g| format!("{} {}", g.name, g.en));
        let all = format!("{shown} {short} {spaced} {group}");
        let names = [
            (shown, NAME),
            (short, 250),
            (id, 220),
            (&spaced, 200),
            (other, 150),
            (&all, 0),
        ];
        add(&names, Found::Indicator(IndicatorId(at)));
    }
    for (at, hamlet) in commune.hamlets.iter().enumerate() {
        add(&[(hamlet, NAME)], Found::Hamlet(at));
    }
    for (at, task) in commune.tasks.iter().enumerate() {
        let names = task.found_by().into_iter();
        let names: Vec<_> = names.map(|name| (name, OTHER_NAME)).collect();
        add(&names, Found::Task(at));
    }
    for (at, target) in commune.targets.iter().enumerate() {
        let (name, en) = (&target.name, &target.en);
        let names = [lang.pick(name, en), lang.pick(en, name)];
        add(&names.map(|name| (name, OTHER_NAME)), Found::Target(at));
    }
    for (at, event) in commune.events.iter().enumerate() {
        add(&[(&event.title, OTHER_NAME)], Found::Event(at));
    }
    scored.sort_by_cached_key(|(fit, found)| {
        let (less, headline) = match found {
            Found::Indicator(id) => {
                let indicator = commune.indicator(*id);
                let less = if assessment.row(*id).is_some() {
                    0
                } else {
                    UNKNOWN
                };
                (less, indicator.is_some_and(|i| i.headline))
            }
            _ => (0, false),
        };
        (Reverse(fit.score.saturating_sub(less)), !headline, *found)
    });
    let mut hits = Vec::new();
    for (Fit { marks, .. }, found) in scored {
        let mut add = |found| {
            let marks = marks.clone();
            hits.push(Hit { found, marks });
        };
        add(found);
        if let Found::Hamlet(at) = found {
            for (figure, _) in parts(commune, assessment, at) {
                add(Found::InHamlet(at, figure.indicator));
            }
        }
    }
    hits
}

/// The best of the fits in the names; what is highlighted is in the first of them, which is shown.
fn best(query: &str, names: &[(&str, u32)]) -> Option<Fit> {
    let (shown, _) = names.first()?;
    let length = shown.chars().count();
    let fits = names.iter().filter_map(|(name, bonus)| {
        let Fit { score, mut marks } = fit(query, name)?;
        marks.retain(|at| name.starts_with(shown) && *at < length);
        Some(Fit {
            score: score + bonus,
            marks,
        })
    });
    fits.min_by_key(|fit| Reverse(fit.score))
}

/// A hamlet's part of a figure.
pub fn part<'f>(figure: &'f Figure, hamlet: &str) -> Option<&'f Part> {
    let parts = figure.parts();
    if parts.is_empty() {
        return None;
    }
    // nearly always written as it is in the profile
    let same = parts.iter().find(|p| *p.name == *hamlet);
    same.or_else(|| {
        let name = fold(hamlet);
        parts.iter().find(|p| fold(&p.name) == name)
    })
}

/// The figures of the period that are broken down by a hamlet, with its part.
pub fn parts<'c>(
    commune: &'c Commune,
    assessment: &Assessment,
    hamlet: usize,
) -> Vec<(&'c Figure, &'c Part)> {
    let period = assessment.period.and_then(|at| commune.periods.get(at));
    let (Some(data), Some(hamlet)) = (period, commune.hamlets.get(hamlet)) else {
        return Vec::new();
    };
    let with = |figure: &'c Figure| Some((figure, part(figure, hamlet)?));
    data.figures.iter().filter_map(with).collect()
}
