//! Typing into the cells of the grid and walking over them.

use crate::app::state::grid::cells::{Grid, Standing};
use crate::app::state::grid::lines::GridLine;
use crate::app::state::grid::notation::MOST_LETTERS;
use crate::app::{Effect, LineEdit, Outcome, State};
use crate::input::{Code, Flow, Key};
use crate::text::{Lang, entry as words};

/// Keeps what is typed for the next start.
pub fn keep(grid: &Grid) -> Effect {
    Effect::KeepFigures(Box::new(grid.draft()))
}

/// Puts a text into the cell under the cursor.
pub fn put(grid: &mut Grid, text: &str) -> Outcome {
    match grid.cell() {
        None => Flow::Idle.into(),
        Some(id) if grid.set(vec![(id, text.to_string())]) => Outcome::ask([keep(grid)]),
        Some(_) => Flow::Draw.into(),
    }
}

/// Takes what is being typed into its cell; nothing where it is no figure: it stays under the caret, and why is said.
pub fn commit(grid: &mut Grid, state: &mut State) -> Option<Outcome> {
    let typed = grid.typing.take();
    let Some((line, id)) = typed.zip(grid.current()) else {
        return Some(Flow::Draw.into());
    };
    if let Err(why) = grid.read(id, line.text()) {
        state.notice = Some(words::misread(state.lang, why, line.text()));
        grid.typing = Some(line);
        return None;
    }
    Some(put(grid, line.text()))
}

/// Moves the cursor over so many cells, once what is typed is taken in.
pub fn go(grid: &mut Grid, state: &mut State, by: isize) -> Outcome {
    let Some(outcome) = commit(grid, state) else {
        return Flow::Draw.into();
    };
    let cells = (0..).zip(&grid.lines).filter(|(_, l)| l.typed().is_some());
    let cells: Vec<usize> = cells.map(|(at, _)| at).collect();
    let now = cells.partition_point(|at| *at < grid.at);
    let last = cells.len().saturating_sub(1);
    if let Some(at) = cells.get(now.saturating_add_signed(by).min(last)) {
        grid.at = *at;
    }
    outcome
}

/// To the first cell of the sector before or after.
pub fn sector(grid: &mut Grid, forward: bool) {
    let heads = (0..).zip(&grid.lines);
    let heads = heads.filter(|(_, l)| matches!(l, GridLine::Sector(_)));
    let heads: Vec<usize> = heads.map(|(at, _)| at).collect();
    let own = heads.partition_point(|at| *at < grid.at);
    let to = heads.get(if forward { own } else { own.saturating_sub(2) });
    let mut lines = (0..).zip(&grid.lines);
    let cell = to.and_then(|to| lines.find(|(at, l)| at >= to && l.typed().is_some()));
    grid.at = cell.map_or(grid.at, |(at, _)| at);
}

/// Begins to type with what stands in the cell.
pub fn edit_cell(grid: &mut Grid, lang: Lang) {
    let Some(id) = grid.cell().filter(|_| grid.typing.is_none()) else {
        return;
    };
    let text = match grid.typed(id) {
        Some(typed) => typed.text.clone(),
        None => words::notation(lang, grid.on_file(id)),
    };
    let mut line = LineEdit::new(MOST_LETTERS);
    line.retype(&text);
    grid.typing = Some(line);
}

/// Types a key into the cell under the cursor; false where the key types nothing.
pub fn edit(state: &mut State, key: Key) -> bool {
    let Some(grid) = &mut state.grid else {
        return false;
    };
    let types = match key.code {
        Code::Char(_) => !key.ctrl && !key.alt,
        code => code == Code::Backspace,
    };
    if grid.question.is_some() || grid.cell().is_none() || (grid.typing.is_none() && !types) {
        return false;
    }
    // as in a spreadsheet, what is typed takes the place of what stood there
    let line = grid
        .typing
        .get_or_insert_with(|| LineEdit::new(MOST_LETTERS));
    let known = line.key(key);
    grid.recompute();
    known
}

/// Takes the last step back, or does it again.
pub fn turn_back(grid: &mut Grid, state: &mut State, again: bool) -> Outcome {
    if grid.turn_back(again) {
        return Outcome::ask([keep(grid)]);
    }
    let none = if again {
        words::nothing_again(state.lang)
    } else {
        words::nothing_back(state.lang)
    };
    state.notice = Some(none.to_string());
    Flow::Draw.into()
}

/// Of a figure that somebody else has changed, keeps one's own value or theirs.
pub fn choose(grid: &mut Grid, state: &mut State, mine: bool) -> Outcome {
    let Some(id) = grid.cell().filter(|_| grid.is_contested()) else {
        // elsewhere the key leads to the one that it is about
        if !next_contested(grid) {
            state.notice = Some(words::not_contested(state.lang).to_string());
        }
        return Flow::Draw.into();
    };
    grid.settle(id, mine);
    next_contested(grid);
    Outcome::ask([keep(grid)])
}

/// To the next figure that must be chosen, where there is one.
pub fn next_contested(grid: &mut Grid) -> bool {
    let contested = |line: &GridLine| grid.standing(*line) == Standing::Contested;
    let at = grid.lines.iter().position(contested);
    grid.at = at.unwrap_or(grid.at);
    at.is_some()
}
