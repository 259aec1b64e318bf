//! Letters and pasted text, into the line that is typed on top.

use super::grid::{cells, paste};
use crate::app::{Layer, LineEdit, State};
use crate::input::Key;

/// Types a key; false where there is no line or the key edits nothing.
pub fn key(state: &mut State, key: Key) -> bool {
    match state.layers.last() {
        Some(Layer::Grid) => cells::edit(state, key),
        _ => change(state, |line| line.key(key)),
    }
}

pub fn pasted(state: &mut State, text: &str) {
    match state.layers.last() {
        Some(Layer::Grid) => paste::pasted(state, text),
        _ => {
            change(state, |line| {
                line.insert(text);
                true
            });
        }
    }
}

/// Changes the line on top, and what follows from it.
fn change(state: &mut State, change: impl FnOnce(&mut LineEdit) -> bool) -> bool {
    let Some(layer) = state.layers.last_mut() else {
        return false;
    };
    let line = match layer {
        Layer::Search(search) => Some(&mut search.line),
        Layer::Form(form) => Some(form.line_mut()),
        Layer::Decide(decide) => decide.line_mut(),
        _ => None,
    };
    let Some(line) = line else {
        return false;
    };
    let before = line.text().to_string();
    let known = change(line);
    let changed = line.text() != before;
    match layer {
        Layer::Search(search) if changed => {
            search.refresh(&state.data.commune, &state.assessment, state.lang);
        }
        Layer::Form(form) => {
            form.asked = None;
            if changed {
                form.typed(&state.data.commune);
            }
        }
        Layer::Decide(decide) => decide.asked = false,
        _ => {}
    }
    known
}
