//! Opening the grid of figures, and its keys.

pub mod cells;
pub mod paste;
pub mod question;
pub mod refresh;
pub mod save;

use self::refresh::refresh;
use crate::app::state::grid::cells::{Grid, Question};
use crate::app::state::here::{no_figures, subject};
use crate::app::{Action, Layer, Outcome, Page, State, Subject};
use crate::input::Flow;
use crate::model::IndicatorId;

/// Opens the grid: at the figure on the screen, or with what a killed program left.
pub fn open(state: &mut State) {
    if let Some(why) = no_figures(state) {
        state.notice = Some(why);
        return;
    }
    let wanted = figure_here(state);
    let commune = state.commune();
    let kept = state.grid.as_deref().filter(|g| g.slug() == commune.slug);
    if kept.is_some_and(|grid| grid.count() > 0) {
        refresh(state);
    } else {
        let mut left = state.left.iter().map(|left| &left.draft);
        let left = left.find(|draft| draft.slug == commune.slug);
        let left = left.and_then(|draft| commune.period_index(draft.period));
        if left.is_some() {
            state.show_period(left);
        }
        let at = state.assessment.period;
        let period = at.and_then(|at| commune.periods.get(at));
        let as_of = state.assessment.as_of;
        let grid = period.and_then(|p| Grid::new(&commune, p.period, as_of));
        state.grid = grid.map(Box::new);
        if let Some(grid) = &mut state.grid {
            grid.question = left.map(|_| Question::Recover);
        }
    }
    if let Some(grid) = &mut state.grid {
        if let Some(at) = wanted.and_then(|id| grid.place(id))
            && grid.count() == 0
        {
            grid.stand_at(at);
        }
        state.layers.clear();
        state.layers.push(Layer::Grid);
    }
}

/// The figure on the screen; on a sector's page without one, its first.
fn figure_here(state: &State) -> Option<IndicatorId> {
    match subject(state)? {
        Subject::Indicator(id) if state.page != Page::Overview || !state.layers.is_empty() => {
            Some(id)
        }
        _ => None,
    }
}

/// Does what a key means in the grid; nothing where it means the same as elsewhere.
pub fn act(state: &mut State, action: Action) -> Option<Outcome> {
    let key = |grid: &mut Grid, state: &mut State| match grid.question.take() {
        Some(question) => Some(question::answer(question, grid, state, action)),
        None => key(grid, state, action),
    };
    state.with_grid(key).flatten()
}

fn key(grid: &mut Grid, state: &mut State, action: Action) -> Option<Outcome> {
    let page = isize::try_from(state.size.1.saturating_sub(10).max(1)).unwrap_or(1);
    if let Some(line) = &mut grid.typing {
        let by = match action {
            Action::Left => Some(-1),
            Action::Right => Some(1),
            Action::First => Some(isize::MIN),
            Action::Last => Some(isize::MAX),
            _ => None,
        };
        if let Some(by) = by {
            line.move_caret(by);
            return Some(Flow::Draw.into());
        }
    }
    let going = match action {
        Action::Up | Action::PreviousCell => Some(-1),
        Action::Down | Action::Open | Action::NextCell => Some(1),
        Action::PageUp => Some(-page),
        Action::PageDown => Some(page),
        Action::First => Some(isize::MIN),
        Action::Last => Some(isize::MAX),
        _ => None,
    };
    if let Some(by) = going {
        return Some(cells::go(grid, state, by));
    }
    match action {
        Action::ClearCell => match &mut grid.typing {
            Some(line) => {
                line.delete();
                grid.recompute();
            }
            None => return Some(cells::put(grid, "")),
        },
        Action::Left => cells::sector(grid, false),
        Action::Right => cells::sector(grid, true),
        Action::EditCell => cells::edit_cell(grid, state.lang),
        // of a cell that is being typed the typing is the last step
        Action::Undo | Action::Redo | Action::Back if grid.typing.take().is_some() => {
            grid.recompute();
        }
        Action::Undo => return Some(cells::turn_back(grid, state, false)),
        Action::Redo => return Some(cells::turn_back(grid, state, true)),
        Action::Mine | Action::Theirs => {
            return Some(cells::choose(grid, state, action == Action::Mine));
        }
        Action::SaveFigures => return Some(save::save(grid, state)),
        Action::Back if grid.count() > 0 => grid.question = Some(Question::Leave { quit: false }),
        Action::Back => drop(state.layers.pop()),
        Action::Quit => {
            // what is being typed is a change too, be it right or wrong
            let typed = grid.typing.take();
            let outcome = typed.map(|line| cells::put(grid, line.text()));
            if grid.count() == 0 {
                return Some(Flow::Quit.into());
            }
            grid.question = Some(Question::Leave { quit: true });
            return outcome.or(Some(Flow::Draw.into()));
        }
        _ => return None,
    }
    Some(Flow::Draw.into())
}
