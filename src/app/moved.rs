//! Where things stand in a commune that was read again: the state names them by their positions, the files by their identifiers.

use std::collections::HashMap;

use super::lines::LineKey;
use super::meeting::Subject;
use super::state::{Layer, Page, State};
use crate::assess::Assessment;
use crate::assess::agenda::Entry;
use crate::assess::tasks::Facet;
use crate::model::{Commune, IndicatorId, Period};

/// From the position of each thing before to the one now; what is gone has none.
#[derive(Debug, Default)]
pub struct Moved {
    sectors: HashMap<usize, usize>,
    groups: HashMap<usize, usize>,
    indicators: HashMap<usize, usize>,
    plans: HashMap<usize, usize>,
    sources: HashMap<usize, usize>,
    tasks: HashMap<usize, usize>,
    events: HashMap<usize, usize>,
    targets: HashMap<usize, usize>,
    periods: HashMap<usize, usize>,
}

/// Pairs what has the same identifier.
fn pairs<'a, T, K: std::hash::Hash + Eq + 'a>(
    before: &'a [T],
    now: &'a [T],
    id: impl Fn(&'a T) -> K,
) -> HashMap<usize, usize> {
    let places: HashMap<K, usize> = now
        .iter()
        .enumerate()
        .map(|(at, thing)| (id(thing), at))
        .collect();
    before
        .iter()
        .enumerate()
        .filter_map(|(at, thing)| Some((at, *places.get(&id(thing))?)))
        .collect()
}

impl Moved {
    /// What has moved where between two readings of a commune.
    pub fn between(before: &Commune, now: &Commune) -> Self {
        let (old, new) = (&before.catalogue, &now.catalogue);
        Self {
            sectors: pairs(&old.sectors, &new.sectors, |s| &*s.id),
            groups: pairs(&old.groups, &new.groups, |g| &*g.id),
            indicators: pairs(&old.indicators, &new.indicators, |i| &*i.id),
            plans: pairs(&before.plans, &now.plans, |p| &*p.id),
            sources: pairs(&before.task_sources, &now.task_sources, |s| {
                (&*s.document, &*s.name)
            }),
            tasks: pairs(&before.tasks, &now.tasks, |t| &*t.id),
            events: pairs(&before.events, &now.events, |e| &*e.id),
            targets: pairs(&before.targets, &now.targets, |t| &*t.id),
            periods: pairs(&before.periods, &now.periods, |p| p.period),
        }
    }

    /// An indicator.
    pub fn indicator(&self, id: IndicatorId) -> Option<IndicatorId> {
        self.indicators
            .get(&id.index())
            .and_then(|at| u32::try_from(*at).ok())
            .map(IndicatorId)
    }

    /// A tab.
    pub fn page(&self, page: Page) -> Option<Page> {
        match page {
            Page::Sector(at) => self.sectors.get(&at).copied().map(Page::Sector),
            page => Some(page),
        }
    }

    /// A line of a tab; those of the lists of matters, findings and days follow what they are about.
    fn line(&self, key: LineKey) -> Option<LineKey> {
        Some(match key {
            LineKey::Group(at) => LineKey::Group(*self.groups.get(&at)?),
            LineKey::Indicator(id, standing) => LineKey::Indicator(self.indicator(id)?, standing),
            LineKey::Task(at) => LineKey::Task(*self.tasks.get(&at)?),
            LineKey::Target(at) => LineKey::Target(*self.targets.get(&at)?),
            LineKey::Matter(_) | LineKey::Finding(_) | LineKey::Day(_) => key,
        })
    }

    fn facet(&self, facet: Facet) -> Option<Facet> {
        Some(match facet {
            Facet::Owner(_) | Facet::Sector(None) => facet,
            Facet::Sector(Some(at)) => Facet::Sector(Some(*self.sectors.get(&at)?)),
            Facet::Source(at) => Facet::Source(*self.sources.get(&at)?),
        })
    }

    fn entry(&self, entry: Entry) -> Option<Entry> {
        Some(match entry {
            Entry::Event(at) => Entry::Event(*self.events.get(&at)?),
            Entry::Deadline(at) => Entry::Deadline(*self.tasks.get(&at)?),
            Entry::Step(at, step) => Entry::Step(*self.tasks.get(&at)?, step),
            Entry::PlanEnd(at) => Entry::PlanEnd(*self.plans.get(&at)?),
        })
    }

    /// A layer where it is still about something.
    fn layer(&self, layer: &mut Layer) -> Option<()> {
        match layer {
            Layer::Detail(id, _) => *id = self.indicator(*id)?,
            Layer::Task(at, _) => *at = *self.tasks.get(at)?,
            Layer::Target(at, _) => *at = *self.targets.get(at)?,
            Layer::Periods(at) => *at = self.periods.get(at).copied().unwrap_or(0),
            Layer::Form(form) => {
                if let Some(Subject::Indicator(id)) = &form.subject {
                    form.subject = self.indicator(*id).map(Subject::Indicator);
                }
            }
            // they name nothing by its position, or only the selected line of a list
            _ => {}
        }
        Some(())
    }
}

/// What the screen shows, in terms that outlive the positions.
#[derive(Debug)]
pub struct Bookmark {
    period: Option<Period>,
    matter: Option<IndicatorId>,
    finding: Option<Box<str>>,
    day: Option<Entry>,
}

impl Bookmark {
    /// Notes what the screen shows.
    pub fn of(state: &State) -> Self {
        let Assessment {
            period,
            as_of,
            attention,
            findings,
            ..
        } = &state.assessment;
        let commune = &state.data.commune;
        let (mut matter, mut finding) = (None, None);
        match state.selected.get(&Page::Overview) {
            Some(LineKey::Matter(at)) => matter = attention.get(*at).map(|a| a.indicator),
            Some(LineKey::Finding(at)) => finding = findings.get(*at).map(|f| f.id.clone()),
            _ => {}
        }
        let day = match state.selected.get(&Page::Calendar) {
            Some(LineKey::Day(at)) => state.desk.days(commune, *as_of).get(*at).map(|o| o.entry),
            _ => None,
        };
        Self {
            period: period
                .and_then(|p| commune.periods.get(p))
                .map(|p| p.period),
            matter,
            finding,
            day,
        }
    }

    /// The period that was shown.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Takes everything that is named by its position along, once the commune is the new one; before it is assessed.
    pub fn carry(state: &mut State, moved: &Moved) {
        state.page = moved.page(state.page).unwrap_or_default();
        state.selected = state
            .selected
            .drain()
            .filter_map(|(page, key)| Some((moved.page(page)?, moved.line(key)?)))
            .collect();
        state.folds = state
            .folds
            .drain()
            .filter_map(|(at, fold)| Some((*moved.groups.get(&at)?, fold)))
            .collect();
        state.desk.picked = state
            .desk
            .picked
            .drain(..)
            .filter_map(|facet| moved.facet(facet))
            .collect();
        state
            .layers
            .retain_mut(|layer| moved.layer(layer).is_some());
    }

    /// Selects again what was selected on lists that follow from the assessment, once it is the new one. What is no longer on a list
    /// leaves the cursor where it was, as far as the list goes.
    pub fn select(self, state: &mut State, moved: &Moved) {
        let Assessment {
            as_of,
            attention,
            findings,
            ..
        } = &state.assessment;
        let last = |count: usize| count.checked_sub(1);
        let overview = match state.selected.get(&Page::Overview) {
            Some(LineKey::Matter(at)) => {
                let same = self
                    .matter
                    .and_then(|id| moved.indicator(id))
                    .and_then(|id| attention.iter().position(|a| a.indicator == id));
                same.or_else(|| Some((*at).min(last(attention.len())?)))
                    .map(LineKey::Matter)
            }
            Some(LineKey::Finding(at)) => {
                let same = self
                    .finding
                    .and_then(|id| findings.iter().position(|f| f.id == id));
                same.or_else(|| Some((*at).min(last(findings.len())?)))
                    .map(LineKey::Finding)
            }
            other => other.copied(),
        };
        let days = state.desk.days(&state.data.commune, *as_of);
        let day = match state.selected.get(&Page::Calendar) {
            Some(LineKey::Day(_)) => {
                let entry = self.day.and_then(|entry| moved.entry(entry));
                entry
                    .and_then(|entry| days.iter().position(|o| o.entry == entry))
                    .map(LineKey::Day)
            }
            other => other.copied(),
        };
        for (page, key) in [(Page::Overview, overview), (Page::Calendar, day)] {
            match key {
                Some(key) => drop(state.selected.insert(page, key)),
                None => drop(state.selected.remove(&page)),
            }
        }
    }
}
