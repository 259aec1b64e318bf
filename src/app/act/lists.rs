//! Lists and texts over the tabs.

use crate::app::{Effect, Layer, Outcome, Search, State};
use crate::store::CommuneEntry;

/// A layer that shows one thing whole; a list goes over it.
fn is_whole(layer: &Layer) -> bool {
    matches!(
        layer,
        Layer::Detail(..) | Layer::Task(..) | Layer::Target(..) | Layer::Grid
    )
}

/// Puts a list over the tabs in place of another list.
pub fn show(state: &mut State, layer: Layer) {
    state.layers.retain(is_whole);
    state.layers.push(layer);
}

pub fn search(state: &mut State) {
    let mut search = Search::default();
    search.refresh(&state.data.commune, &state.assessment, state.lang);
    show(state, Layer::Search(search));
}

pub fn communes(state: &mut State) -> Outcome {
    show(state, Layer::Communes(0));
    Outcome::ask([Effect::ListCommunes])
}

/// The list of communes was read: the one shown is selected.
pub fn take_communes(state: &mut State, list: Vec<CommuneEntry>) {
    let shown = list.iter().position(|c| c.slug == state.data.commune.slug);
    state.communes = list;
    if let Some(Layer::Communes(selected)) = state.layers.last_mut() {
        *selected = shown.unwrap_or(0);
    }
}

pub fn periods(state: &mut State) {
    show(state, Layer::Periods(state.assessment.period.unwrap_or(0)));
}

/// What tasks can be picked by; what is picked already is what one comes to change.
pub fn facets(state: &mut State) {
    show(state, Layer::Facets(0));
    let picked = &state.desk.picked;
    let at = state.facets().iter().position(|(f, _)| picked.contains(f));
    show(state, Layer::Facets(at.unwrap_or(0)));
}

pub fn help(state: &mut State) {
    if matches!(state.layers.last(), Some(Layer::Help(_))) {
        state.layers.pop();
    } else {
        show(state, Layer::Help(0));
    }
}
