//! Where things stand in a commune that was read again: the state names them by their positions, the files by their identifiers.

use std::collections::HashMap;

use super::form::Subject;
use super::layer::{Layer, Page};
use super::lines::LineKey;
use crate::assess::agenda::Entry;
use crate::assess::pages::Thing;
use crate::assess::tasks::Facet;
use crate::model::{Commune, IndicatorId};

/// From the position of each thing before to the one now; what is gone has none.
#[derive(Debug, Default)]
pub struct Moved {
    sectors: HashMap<usize, usize>,
    pub groups: HashMap<usize, usize>,
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
    let places: HashMap<K, usize> = now.iter().map(&id).zip(0..).collect();
    let pairs = before.iter().enumerate();
    pairs
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

    pub fn indicator(&self, id: IndicatorId) -> Option<IndicatorId> {
        let at = *self.indicators.get(&id.index())?;
        u32::try_from(at).ok().map(IndicatorId)
    }

    pub fn page(&self, page: Page) -> Option<Page> {
        match page {
            Page::Sector(at) => self.sectors.get(&at).copied().map(Page::Sector),
            page => Some(page),
        }
    }

    /// A line of a tab; those of the lists of matters, findings and days follow what they are about.
    pub fn line(&self, key: LineKey) -> Option<LineKey> {
        Some(match key {
            LineKey::Group(at) => LineKey::Group(*self.groups.get(&at)?),
            LineKey::Indicator(id, standing) => LineKey::Indicator(self.indicator(id)?, standing),
            LineKey::Task(at) => LineKey::Task(*self.tasks.get(&at)?),
            LineKey::Target(at) => LineKey::Target(*self.targets.get(&at)?),
            LineKey::Matter(_) | LineKey::Finding(_) | LineKey::Day(_) => key,
        })
    }

    pub fn facet(&self, facet: Facet) -> Option<Facet> {
        Some(match facet {
            Facet::Owner(_) | Facet::Sector(None) => facet,
            Facet::Sector(Some(at)) => Facet::Sector(Some(*self.sectors.get(&at)?)),
            Facet::Source(at) => Facet::Source(*self.sources.get(&at)?),
        })
    }

    pub fn entry(&self, entry: Entry) -> Option<Entry> {
        Some(match entry {
            Entry::Event(at) => Entry::Event(*self.events.get(&at)?),
            Entry::Deadline(at) => Entry::Deadline(*self.tasks.get(&at)?),
            Entry::Step(at, step) => Entry::Step(*self.tasks.get(&at)?, step),
            Entry::PlanEnd(at) => Entry::PlanEnd(*self.plans.get(&at)?),
        })
    }

    pub fn thing(&self, thing: Thing) -> Option<Thing> {
        Some(match thing {
            Thing::Figure(id) => Thing::Figure(self.indicator(id)?),
            Thing::Task(at) => Thing::Task(*self.tasks.get(&at)?),
            Thing::Day(day, entry) => Thing::Day(day, self.entry(entry)?),
            Thing::Finding(_) => thing,
        })
    }

    /// A layer where it is still about something.
    pub fn layer(&self, layer: &mut Layer) -> Option<()> {
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
