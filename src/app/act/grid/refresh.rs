//! The commune was read anew: the grid looks at what it is now.

use crate::app::state::here::unsaved;
use crate::app::{Layer, State};

pub fn refresh(state: &mut State) {
    let Some(grid) = &mut state.grid else {
        return;
    };
    let commune = &state.data.commune;
    if commune.slug == grid.slug() && commune.period_index(grid.period).is_some() {
        grid.refresh(commune);
        return;
    }
    state.layers.retain(|l| *l != Layer::Grid);
    if !unsaved(state) {
        state.grid = None;
    }
}
