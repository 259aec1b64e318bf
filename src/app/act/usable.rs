//! Which keys do anything but say why they do not: others do not stand in the last line.

use super::present::holds;
use crate::app::state::grid::cells::Question;
use crate::app::state::here::{no_figures, no_record, task_here};
use crate::app::{Action, Binding, Context, Layer, State};
use crate::assess::taken;

pub fn usable(state: &State, binding: &Binding) -> bool {
    let Binding {
        context, action, ..
    } = *binding;
    let form = match state.layers.last() {
        Some(Layer::Decide(decide)) if !decide.types() && context != Context::Decide => {
            return matches!(action, Action::Help | Action::Conclude) && in_meeting(state, action);
        }
        Some(Layer::Form(form)) => Some(form),
        _ => None,
    };
    if state.present.is_some() && !holds(action) {
        return false;
    }
    let grid = state.grid.as_deref().filter(|_| context == Context::Entry);
    match (action, grid) {
        (Action::Entry, _) => no_figures(state).is_none(),
        (Action::SaveFigures, Some(grid)) => grid.count() > 0,
        (Action::Undo, Some(grid)) => grid.has_undo(),
        (Action::Redo, Some(grid)) => grid.has_redo(),
        (Action::Mine | Action::Theirs, Some(grid)) => grid.is_contested(),
        (Action::ClearCell, _) if context == Context::EntryAsk => {
            let question = state.grid.as_deref().and_then(|g| g.question.as_ref());
            !matches!(question, Some(Question::Paste(_)))
        }
        (Action::Unlink, _) => form.is_some_and(|form| form.subject.is_some()),
        (Action::Complete, _) => form.is_some_and(|form| !form.offered.is_empty()),
        _ => in_meeting(state, action),
    }
}

fn in_meeting(state: &State, action: Action) -> bool {
    match action {
        Action::Conclude | Action::Save | Action::Remove | Action::CloseMeeting => {
            no_record(state).is_none()
        }
        Action::TaskState => no_record(state).is_none() && task_here(state).is_some(),
        Action::Conclusions => {
            let (commune, day) = (&state.data.commune, state.meeting_day());
            !taken::meeting_conclusions(commune, day).is_empty()
        }
        _ => true,
    }
}
