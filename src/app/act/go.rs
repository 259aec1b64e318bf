//! To something on its own page.

use crate::app::{Layer, LineKey, Page, State};
use crate::assess::agenda::Entry;
use crate::assess::search::Found;
use crate::model::IndicatorId;

/// Shows what was searched for on its own page.
pub fn show_found(state: &mut State, found: Found) {
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
pub fn go_to(state: &mut State, id: IndicatorId) {
    let catalogue = &state.data.commune.catalogue;
    let group = catalogue.indicator(id).map(|i| i.group);
    let sector = group
        .and_then(|at| catalogue.groups.get(at))
        .map(|g| g.sector);
    if let Some((group, sector)) = group.zip(sector) {
        state.page = Page::Sector(sector);
        state.folds.insert(group, false);
        state.selected.insert(state.page, LineKey::Indicator(id, 0));
    }
}
