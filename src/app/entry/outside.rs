//! What comes to the grid from the outside: what is pasted, the commune read anew, the answers to what was to be saved.

use super::act::{next_contested, with};
use super::{Ask, paste};
use crate::app::line_edit::LineEdit;
use crate::app::state::{Layer, State};
use crate::app::update::Effect;
use crate::data::typed::LeftDraft;
use crate::model::IndicatorId;
use crate::text::entry as words;

/// Takes in what is pasted: a column is shown before it goes down the cells, a single cell is typed.
pub(in crate::app) fn pasted(state: &mut State, text: &str) -> Vec<Effect> {
    with(state, |entry, state| {
        if entry.ask.is_some() {
            return;
        }
        if text.trim().is_empty() {
            state.notice = Some(words::nothing_pasted(state.lang).to_string());
            return;
        }
        if paste::is_column(text) {
            entry.typing = None;
            let below = entry.lines.iter().skip(entry.at).filter_map(|l| l.typed());
            let cells: Vec<(IndicatorId, bool)> =
                below.map(|id| (id, entry.is_percent(id))).collect();
            let plan = paste::plan(text, &cells);
            if plan.targets.is_empty() {
                state.notice = Some(words::nothing_pasted(state.lang).to_string());
            } else {
                entry.ask = Some(Ask::Paste(plan));
            }
            return;
        }
        if entry
            .lines
            .get(entry.at)
            .is_some_and(|l| l.typed().is_some())
        {
            entry
                .typing
                .get_or_insert_with(|| LineEdit::new(super::MOST_LETTERS))
                .insert(text.trim());
            entry.recompute(state);
        }
    });
    Vec::new()
}

/// The commune was read anew: the grid looks at what it is now.
pub fn refreshed(state: &mut State) {
    let gone = with(state, |entry, state| {
        let there = state.data.commune.slug == entry.slug
            && state.data.commune.period_index(entry.period).is_some();
        if there {
            entry.refresh(state);
        }
        !there
    });
    if gone == Some(true) {
        state.layers.retain(|l| !matches!(l, Layer::Entry));
        if !super::unsaved(state) {
            state.entry = None;
        }
    }
}

/// What killed programs left in the folder of the commune.
pub fn left(state: &mut State, all: Vec<LeftDraft>) {
    if let Some(first) = all.first() {
        state.notice = Some(words::left_behind(
            state.lang,
            first.draft.cells.len(),
            first.draft.period,
            first.date,
            first.time,
        ));
    }
    state.found = all;
}

/// The figures were saved; what was typed is on the disk, and the way out is open where it was asked for.
pub(in crate::app) fn saved(state: &mut State, count: usize) -> Vec<Effect> {
    let leaving = with(state, |entry, state| {
        entry.clear(state);
        entry.refresh(state);
        entry.leaving.take()
    });
    state.notice = Some(words::saved(state.lang, count));
    match leaving.flatten() {
        Some(true) => vec![Effect::Quit],
        Some(false) => {
            state.layers.retain(|l| !matches!(l, Layer::Entry));
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// The figures were not saved: why is said, and everything typed stays.
pub(in crate::app) fn refused(state: &mut State, why: String) {
    refreshed(state);
    with(state, |entry, state| {
        entry.leaving = None;
        next_contested(entry, state);
    });
    state.notice = Some(why);
}
