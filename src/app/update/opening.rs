//! Opening what is selected or was found.

use super::Effect;
use crate::app::lines::{Line, LineKey};
use crate::app::search::Found;
use crate::app::state::{Layer, Page, State};
use crate::assess::agenda::Entry;
use crate::model::IndicatorId;

pub(super) fn open(state: &mut State) -> Vec<Effect> {
    match state.layers.last() {
        Some(Layer::Communes(at)) => {
            let slug = state.communes.get(*at).map(|c| c.slug.clone());
            return match slug {
                Some(slug) if slug == state.data.commune.slug => {
                    state.layers.pop();
                    Vec::new()
                }
                Some(slug) => vec![Effect::Load(slug)],
                None => Vec::new(),
            };
        }
        Some(Layer::Periods(at)) => {
            let at = *at;
            state.layers.pop();
            if at < state.data.commune.periods.len() {
                state.show_period(Some(at));
            }
        }
        Some(Layer::Facets(at)) => {
            let facet = state.facets().into_iter().nth(*at).map(|(facet, _)| facet);
            state.layers.pop();
            if let Some(facet) = facet {
                state.desk.pick(facet);
                state.selected.remove(&Page::Tasks);
            }
        }
        Some(Layer::Search(search)) => {
            let Some(found) = search.hits.get(search.selected).map(|h| h.found) else {
                return Vec::new();
            };
            state.layers.clear();
            show_found(state, found);
        }
        Some(
            Layer::Detail(..)
            | Layer::Task(..)
            | Layer::Target(..)
            | Layer::Help(_)
            | Layer::Troubles(_),
        ) => {
            state.layers.pop();
        }
        // answered by the meeting itself
        Some(Layer::Form(_) | Layer::Decide(_) | Layer::Conclusions(_) | Layer::Entry) => {}
        None => {
            let lines = state.lines();
            match lines.get(state.cursor(&lines)) {
                Some(Line::Group { group, folded, .. }) => {
                    state.folds.insert(*group, !folded);
                    state.selected.insert(state.page, LineKey::Group(*group));
                }
                Some(Line::Task(at)) => state.layers.push(Layer::Task(*at, 0)),
                Some(Line::Target(at)) => state.layers.push(Layer::Target(*at, 0)),
                Some(Line::Day(at)) => open_day(state, *at),
                Some(line) => {
                    if let Some(id) = line.indicator(state) {
                        state.layers.push(Layer::Detail(id, 0));
                    }
                }
                None => {}
            }
        }
    }
    Vec::new()
}

/// What an occurrence is about: a task, or the figure whose plan ends.
fn open_day(state: &mut State, at: usize) {
    let of = state
        .desk
        .days(&state.data.commune, state.assessment.as_of)
        .get(at)
        .map(|o| o.entry);
    match of {
        Some(Entry::Deadline(task) | Entry::Step(task, _)) => {
            state.layers.push(Layer::Task(task, 0))
        }
        Some(Entry::PlanEnd(plan)) => {
            if let Some(id) = state.data.commune.plans.get(plan).map(|p| p.indicator) {
                state.layers.push(Layer::Detail(id, 0));
            }
        }
        Some(Entry::Event(_)) | None => {}
    }
}

/// Shows what was searched for on its own page.
fn show_found(state: &mut State, found: Found) {
    match found {
        Found::Hamlet(_) => {}
        Found::Indicator(id) | Found::InHamlet(_, id) => {
            go_to(state, id);
            state.layers.push(Layer::Detail(id, 0));
        }
        Found::Task(at) => {
            state.page = Page::Tasks;
            state.desk.clear_filters();
            state.selected.insert(Page::Tasks, LineKey::Task(at));
            state.layers.push(Layer::Task(at, 0));
        }
        Found::Target(at) => {
            state.page = Page::Targets;
            state.selected.insert(Page::Targets, LineKey::Target(at));
            state.layers.push(Layer::Target(at, 0));
        }
        Found::Event(at) => {
            state.page = Page::Calendar;
            state.desk.month = 0;
            let days = state.desk.days(&state.data.commune, state.assessment.as_of);
            if let Some(nth) = days.iter().position(|o| o.entry == Entry::Event(at)) {
                state.selected.insert(Page::Calendar, LineKey::Day(nth));
            }
        }
    }
}

/// Selects an indicator on its sector's page, its group opened.
pub(super) fn go_to(state: &mut State, id: IndicatorId) {
    let place = {
        let catalogue = &state.data.commune.catalogue;
        catalogue
            .indicator(id)
            .and_then(|i| catalogue.groups.get(i.group).map(|g| (i.group, g.sector)))
    };
    if let Some((group, sector)) = place {
        state.page = Page::Sector(sector);
        state.folds.insert(group, false);
        state.selected.insert(state.page, LineKey::Indicator(id, 0));
    }
}
