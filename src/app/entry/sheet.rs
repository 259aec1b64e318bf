//! The grid's lines, and the commune as it would be with what is typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, Former, Line, MOST_STEPS, reading};
use crate::app::state::State;
use crate::assess::{self, Assessment};
use crate::data::typed::Typed;
use crate::model::{Commune, Figure, IndicatorId, Period, PeriodData, Reading};

impl Entry {
    /// The grid of a period; nothing where the commune has no such period.
    pub(super) fn new(state: &State, period: Period) -> Option<Self> {
        let commune = state.commune();
        commune.period_index(period)?;
        let mut entry = Self {
            period,
            lines: Vec::new(),
            at: 0,
            typing: None,
            ask: None,
            draft: Arc::clone(&commune),
            assessment: Assessment::default(),
            slug: commune.slug.clone(),
            as_of: state.assessment.as_of,
            typed: BTreeMap::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            leaving: None,
        };
        entry.refresh(state);
        entry.stand_at(0);
        Some(entry)
    }

    /// Takes the commune in as it is now: what agrees with it is no change any more.
    pub(super) fn refresh(&mut self, state: &State) {
        let commune = state.commune();
        let on = self
            .current()
            .and_then(|id| self.draft.catalogue.indicator(id).map(|i| i.id.clone()));
        self.draft = Arc::clone(&commune);
        self.lines = lines(&commune, self.period, &self.typed);
        let catalogue = &commune.catalogue;
        let now = |id: &str| {
            catalogue
                .find(id)
                .and_then(|id| reading(&commune, self.period, id))
        };
        let percent = |id: &str| catalogue.find(id).is_some_and(|id| self.is_percent(id));
        let same: Vec<Box<str>> = self
            .typed
            .iter()
            .filter(|(id, typed)| super::notation::read(&typed.text, percent(id)) == Ok(now(id)))
            .map(|(id, _)| id.clone())
            .collect();
        for id in same {
            self.typed.remove(&id);
        }
        let place = on
            .and_then(|id| catalogue.find(&id))
            .and_then(|id| self.place(id));
        self.stand_at(place.unwrap_or(self.at));
        self.recompute(state);
    }

    /// Puts the cursor on a line, or on the nearest one above or below it that can be typed.
    pub(super) fn stand_at(&mut self, at: usize) {
        let typed = |at: &usize| self.lines.get(*at).is_some_and(|l| l.typed().is_some());
        let near = (0..=at)
            .rev()
            .find(typed)
            .or_else(|| (at..self.lines.len()).find(typed));
        self.at = near.unwrap_or(0);
    }

    /// The line of an indicator.
    pub(super) fn place(&self, id: IndicatorId) -> Option<usize> {
        self.lines
            .iter()
            .position(|l| matches!(l, Line::Cell { indicator, .. } if *indicator == id))
    }

    /// What follows from what is typed now; the cell that is being typed counts as far as it can be read.
    pub(super) fn recompute(&mut self, state: &State) {
        let commune = state.commune();
        let Some(at) = commune.period_index(self.period) else {
            return;
        };
        let Some(saved) = commune.periods.get(at) else {
            return;
        };
        let mut figures = saved.figures.clone();
        let mut lay = |id: IndicatorId, text: &str| {
            if let Ok(reading) = self.read(id, text) {
                put(&mut figures, saved, id, reading);
            }
        };
        for (id, typed) in &self.typed {
            if let Some(id) = commune.catalogue.find(id) {
                lay(id, &typed.text);
            }
        }
        if let Some((line, id)) = self.typing.as_ref().zip(self.current()) {
            lay(id, line.text());
        }
        if let Some(data) = Arc::make_mut(&mut self.draft).periods.get_mut(at) {
            data.figures = figures;
        }
        self.assessment = assess::assess(&self.draft, Some(at), self.as_of);
    }

    /// Puts texts into cells, as one step that can be taken back. False where nothing changes.
    pub(super) fn set(&mut self, state: &State, cells: Vec<(IndicatorId, String)>) -> bool {
        let mut former: Vec<Former> = Vec::new();
        for (id, text) in cells {
            let Some(name) = self.draft.catalogue.indicator(id).map(|i| i.id.clone()) else {
                continue;
            };
            let now = self.on_file(state, id);
            let old = self.typed.get(&name).cloned();
            let before = old.as_ref().map_or(now, |typed| typed.before);
            let new = if self.read(id, &text) == Ok(now) {
                None
            } else {
                Some(Typed {
                    text: text.trim().to_string(),
                    before,
                })
            };
            if new == old {
                continue;
            }
            self.lay(name.clone(), new);
            former.push((name, old));
        }
        let changed = !former.is_empty();
        if changed {
            self.undo.push(former);
            self.redo.clear();
            if self.undo.len() > MOST_STEPS {
                self.undo.remove(0);
            }
            self.recompute(state);
        }
        changed
    }

    fn lay(&mut self, name: Box<str>, typed: Option<Typed>) {
        match typed {
            Some(typed) => self.typed.insert(name, typed),
            None => self.typed.remove(&name),
        };
    }

    /// Takes the last step back, or does it again; the cursor goes where it happened. False where there is none.
    pub(super) fn turn_back(&mut self, state: &State, again: bool) -> bool {
        let Some(step) = (if again {
            self.redo.pop()
        } else {
            self.undo.pop()
        }) else {
            return false;
        };
        let mut former: Vec<Former> = Vec::new();
        for (name, typed) in step {
            former.push((name.clone(), self.typed.get(&name).cloned()));
            self.lay(name, typed);
        }
        let first = former
            .first()
            .and_then(|(name, _)| self.draft.catalogue.find(name))
            .and_then(|id| self.place(id));
        if let Some(at) = first {
            self.at = at;
        }
        if again {
            self.undo.push(former);
        } else {
            self.redo.push(former);
        }
        // what agrees with the file by now is no change
        self.refresh(state);
        true
    }

    /// Of a figure that somebody else has changed, keeps what was typed, now against their value, or takes theirs.
    pub(super) fn settle(&mut self, state: &State, id: IndicatorId, mine: bool) {
        let Some(name) = self.draft.catalogue.indicator(id).map(|i| i.id.clone()) else {
            return;
        };
        let old = self.typed.get(&name).cloned();
        let new = old.clone().filter(|_| mine).map(|typed| Typed {
            before: self.on_file(state, id),
            ..typed
        });
        self.lay(name.clone(), new);
        self.undo.push(vec![(name, old)]);
        self.redo.clear();
        self.recompute(state);
    }

    /// Nothing is typed any more.
    pub(super) fn clear(&mut self, state: &State) {
        self.typed.clear();
        self.undo.clear();
        self.redo.clear();
        self.typing = None;
        self.recompute(state);
    }

    /// Takes over what a killed program left.
    pub(super) fn recover(&mut self, state: &State, cells: Vec<(Box<str>, Typed)>) {
        self.typed.extend(cells);
        self.refresh(state);
    }
}

/// Puts a reading among figures that are in the order of their indicators.
fn put(figures: &mut Vec<Figure>, of: &PeriodData, id: IndicatorId, reading: Option<Reading>) {
    let (actual, qualifier) = (reading.map(|r| r.value), reading.and_then(|r| r.qualifier));
    match figures.binary_search_by_key(&id, |f| f.indicator) {
        Ok(at) => {
            if let Some(figure) = figures.get_mut(at) {
                figure.actual = actual;
                figure.qualifier = qualifier;
            }
        }
        Err(_) if reading.is_none() => {}
        Err(at) => {
            let figure = Figure {
                indicator: id,
                from: None,
                as_of: of.to,
                actual,
                same_period: None,
                qualifier,
                section: None,
                extra: None,
            };
            figures.insert(at, figure);
        }
    }
}

/// Every indicator that has ever had a figure in a period of this length, has a plan or was typed, in the order of the pages; where there
/// is none, all of them.
fn lines(commune: &Commune, period: Period, typed: &BTreeMap<Box<str>, Typed>) -> Vec<Line> {
    let catalogue = &commune.catalogue;
    let mut due = vec![false; catalogue.indicators.len()];
    let alike = commune
        .periods
        .iter()
        .filter(|p| p.period.granularity() == period.granularity());
    let named = alike
        .flat_map(|p| &p.figures)
        .map(|f| f.indicator)
        .chain(commune.plans.iter().map(|p| p.indicator));
    let named = named.chain(typed.keys().filter_map(|id| catalogue.find(id)));
    for id in named {
        if let Some(due) = due.get_mut(id.index()) {
            *due = true;
        }
    }
    if due.iter().all(|d| !d) {
        due.fill(true);
    }
    let own = commune
        .period_index(period)
        .and_then(|at| commune.periods.get(at));
    let mut out = Vec::new();
    for (sector, _) in catalogue.sectors.iter().enumerate() {
        let mut headed = false;
        for (group, _) in catalogue
            .groups
            .iter()
            .enumerate()
            .filter(|(_, g)| g.sector == sector)
        {
            let mut grouped = false;
            for (id, indicator) in (0u32..)
                .map(IndicatorId)
                .zip(&catalogue.indicators)
                .filter(|(_, i)| i.group == group)
            {
                let typed = own
                    .and_then(|p| p.figure(id))
                    .is_some_and(|f| f.actual.is_some());
                // a ratio shows where its parts do
                let parts = indicator
                    .ratio
                    .is_some_and(|(n, d)| [n, d].iter().all(|i| due.get(i.index()) == Some(&true)));
                if due.get(id.index()) != Some(&true) && !parts {
                    continue;
                }
                if !std::mem::replace(&mut headed, true) {
                    out.push(Line::Sector(sector));
                }
                if !std::mem::replace(&mut grouped, true) {
                    out.push(Line::Group(group));
                }
                out.push(Line::Cell {
                    indicator: id,
                    depth: depth(commune, id),
                    computed: parts && !typed,
                });
            }
        }
    }
    out
}

/// How many indicators it is nested under.
fn depth(commune: &Commune, id: IndicatorId) -> u8 {
    let parents = std::iter::successors(Some(id), |id| {
        commune.catalogue.indicator(*id).and_then(|i| i.parent)
    });
    u8::try_from(parents.skip(1).take(4).count()).unwrap_or(0)
}
