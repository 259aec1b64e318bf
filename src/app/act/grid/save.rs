//! Saving the figures that were typed, and what comes of it.

use super::cells::{commit, next_contested};
use super::refresh::refresh;
use crate::app::state::grid::cells::{Grid, Standing};
use crate::app::state::grid::lines::GridLine;
use crate::app::{Effect, Layer, Outcome, State};
use crate::data::typed::LeftDraft;
use crate::input::Flow;
use crate::text::entry as words;

/// Saves, unless something wrong or contested is to be looked at before.
pub fn save(grid: &mut Grid, state: &mut State) -> Outcome {
    let lang = state.lang;
    let Some(mut outcome) = commit(grid, state) else {
        return Flow::Draw.into();
    };
    let is_wrong = |l: &GridLine| matches!(grid.standing(*l), Standing::Wrong(_));
    let wrong = (0..).zip(&grid.lines).filter(|(_, l)| is_wrong(l));
    let wrong: Vec<usize> = wrong.map(|(at, _)| at).collect();
    if grid.count() == 0 {
        state.notice = Some(words::nothing_typed(lang).to_string());
    } else if let Some(first) = wrong.first() {
        grid.at = *first;
        state.notice = Some(words::wrong_first(lang, wrong.len()));
    } else if next_contested(grid) {
        state.notice = Some(words::choose_first(lang).to_string());
    } else {
        let save = Effect::SaveFigures(Box::new(grid.sheet()));
        outcome.effects.push(save);
    }
    outcome
}

/// The figures were saved; what was typed is on the disk, and the way out is open where it was asked for.
pub fn saved(state: &mut State, count: usize) -> Flow {
    let leaving = state.with_grid(|grid, state| {
        grid.clear();
        grid.refresh(&state.data.commune);
        grid.leaving.take()
    });
    state.notice = Some(words::saved(state.lang, count));
    match leaving.flatten() {
        Some(true) => return Flow::Quit,
        Some(false) => state.layers.retain(|l| *l != Layer::Grid),
        None => {}
    }
    Flow::Draw
}

/// The figures were not saved: why is said, and everything typed stays.
pub fn refused(state: &mut State, why: String) {
    refresh(state);
    if let Some(grid) = &mut state.grid {
        grid.leaving = None;
        next_contested(grid);
    }
    state.notice = Some(why);
}

/// What killed programs left in the folder of the commune.
pub fn left(state: &mut State, all: Vec<LeftDraft>) {
    if let Some(LeftDraft {
        date, time, draft, ..
    }) = all.first()
    {
        let count = draft.cells.len();
        let said = words::left_behind(state.lang, count, draft.period, *date, *time);
        state.notice = Some(said);
    }
    state.left = all;
}
