//! What is pasted into the grid: a column is shown before it goes down the cells, a single cell is typed.

use crate::app::state::grid::cells::Question;
use crate::app::state::grid::notation::MOST_LETTERS;
use crate::app::state::grid::paste;
use crate::app::{LineEdit, State};
use crate::text::entry as words;

pub fn pasted(state: &mut State, text: &str) {
    let Some(grid) = state.grid.as_mut().filter(|g| g.question.is_none()) else {
        return;
    };
    let mut nothing = text.trim().is_empty();
    if paste::is_column(text) && !nothing {
        grid.typing = None;
        let below = grid.lines.iter().skip(grid.at).filter_map(|l| l.typed());
        let cells: Vec<_> = below.map(|id| (id, grid.is_percent(id))).collect();
        let paste = paste::plan(text, &cells);
        nothing = paste.cells.is_empty();
        grid.question = Some(Question::Paste(paste)).filter(|_| !nothing);
    } else if grid.cell().is_some() && !nothing {
        let line = grid
            .typing
            .get_or_insert_with(|| LineEdit::new(MOST_LETTERS));
        line.insert(text.trim());
        grid.recompute();
    }
    if nothing {
        state.notice = Some(words::nothing_pasted(state.lang).to_string());
    }
}
