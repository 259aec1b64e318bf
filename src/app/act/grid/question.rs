//! What the grid asks before anything else can be done, and the answers.

use super::cells::keep;
use super::save::save;
use crate::app::state::grid::cells::{Grid, Question};
use crate::app::{Action, Effect, Layer, Outcome, State};
use crate::data::typed::LeftDraft;
use crate::input::Flow;

/// Asks whether to save, with the grid in sight.
pub fn before_leaving(state: &mut State, quit: bool) {
    state.layers.clear();
    state.layers.push(Layer::Grid);
    if let Some(grid) = &mut state.grid {
        grid.question = Some(Question::Leave { quit });
    }
}

pub fn answer(question: Question, grid: &mut Grid, state: &mut State, action: Action) -> Outcome {
    match (question, action) {
        (Question::Leave { quit }, Action::Open) => {
            let outcome = save(grid, state);
            let saves = |effect: &Effect| matches!(effect, Effect::SaveFigures(_));
            if outcome.effects.iter().any(saves) {
                grid.leaving = Some(quit);
            }
            outcome
        }
        (Question::Leave { quit }, Action::ClearCell) => {
            grid.clear();
            state.layers.retain(|l| *l != Layer::Grid);
            Outcome {
                effects: vec![keep(grid)],
                flow: if quit { Flow::Quit } else { Flow::Draw },
            }
        }
        (Question::Recover, Action::Open) => match take_left(grid, state) {
            Some(left) => {
                grid.recover(left.draft.cells);
                Outcome::ask([Effect::AdoptFigures(left.file), keep(grid)])
            }
            None => Flow::Draw.into(),
        },
        (Question::Recover, Action::ClearCell) => {
            let left = take_left(grid, state);
            Outcome::ask(left.map(|left| Effect::DropFigures(left.file)))
        }
        (Question::Paste(paste), Action::Open) => {
            let cells = paste.cells.into_iter().map(|c| (c.indicator, c.text));
            let changed = grid.set(cells.collect());
            Outcome::ask(changed.then(|| keep(grid)))
        }
        (_, Action::Back) => Flow::Draw.into(),
        (question, action) => {
            grid.question = Some(question);
            match action {
                Action::Redraw => Flow::Redraw.into(),
                _ => Flow::Idle.into(),
            }
        }
    }
}

/// What a killed program left of the period shown.
fn take_left(grid: &Grid, state: &mut State) -> Option<LeftDraft> {
    let mut drafts = state.left.iter().map(|left| &left.draft);
    let at = drafts.position(|d| d.slug == grid.slug() && d.period == grid.period)?;
    Some(state.left.remove(at))
}
