//! Taking conclusions: two rows over the bottom of whatever is shown, with the keys below them; and the list of what was taken.

mod decide;
mod form;
pub mod list;

use ratatui::layout::Rect;

use super::chrome;
use super::pen::{Pen, count};
use crate::app::{Layer, State};
use crate::theme::Role;

/// Rows that the form and the states of a task take, the one of the keys not counted.
const ROWS: u16 = 2;

/// The layer that lies over the bottom of the others, and the others.
pub fn split(state: &State) -> (Option<&Layer>, &[Layer]) {
    match state.layers.split_last() {
        Some((over @ (Layer::Form(_) | Layer::Decide(_)), below)) => (Some(over), below),
        _ => (None, &state.layers),
    }
}

/// What is left of a page under such a layer.
pub fn room(body: Rect, over: Option<&Layer>) -> Rect {
    let height = if over.is_some() {
        body.height.saturating_sub(ROWS)
    } else {
        body.height
    };
    Rect { height, ..body }
}

/// Draws the layer over the last rows of the frame. It brings the line of the keys along, so that it can lie over pages that have none.
pub fn draw(pen: &mut Pen<'_>, state: &State, over: &Layer) {
    let (w, h) = (pen.width(), pen.height());
    let answered = count(chrome::answer(pen, state).len());
    let top = h.saturating_sub(ROWS + answered.max(1));
    for y in top..h {
        let row = " ".repeat(usize::from(w));
        let paper = pen.look.paper();
        pen.styled(0, y, &row, paper);
    }
    chrome::footer(pen, state, h.saturating_sub(1));
    let mut pen = pen.part(0, top, w, ROWS);
    match over {
        Layer::Form(form) => form::draw(&mut pen, state, form),
        Layer::Decide(of) => decide::draw(&mut pen, state, of),
        _ => {}
    }
}

/// The band of the upper row with its title; gives back the column after it.
fn heading(pen: &mut Pen<'_>, title: &str) -> u16 {
    let w = pen.width();
    pen.tint(0, 0, w, Role::Selected);
    pen.text(0, 0, &format!(" {title} "), Role::TabActive) + 1
}
