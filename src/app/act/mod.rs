//! What changes the state: a small file for each act, or for a few that belong together. [`act`] alone knows which action is which.

mod after;
mod conclusions;
mod decide;
mod form;
mod go;
pub mod grid;
mod lists;
mod open;
pub mod present;
pub mod record;
pub mod renew;
mod turn;
pub mod typing;
pub mod usable;
mod walk;

use self::after::After;
use super::keymap::Action;
use super::outcome::{Effect, Outcome};
use super::state::State;
use super::state::here::unsaved;
use super::state::layer::{Layer, Page};
use crate::input::Flow;
use crate::text::Lang;

pub use grid::save::left;
pub use lists::take_communes;
pub use present::start as start_presenting;
pub use usable::usable;

/// Does what an action means: to what is on top, or else the same everywhere.
pub fn act(state: &mut State, action: Action) -> Outcome {
    match state.layers.last() {
        None if state.present.is_some() => present::act(state, action).into(),
        Some(Layer::Grid) => grid::act(state, action).unwrap_or_else(|| anywhere(state, action)),
        Some(Layer::Form(_) | Layer::Decide(_) | Layer::Conclusions(_)) => on_top(state, action),
        _ => anywhere(state, action),
    }
}

/// An action on a layer of the meeting.
fn on_top(state: &mut State, action: Action) -> Outcome {
    let Some(mut layer) = state.layers.pop() else {
        return Flow::Idle.into();
    };
    let after = match &mut layer {
        Layer::Form(form) => form::act(form, state, action),
        Layer::Decide(decide) => decide::act(decide, state, action),
        Layer::Conclusions(list) => conclusions::act(list, state, action),
        _ => After::Pass,
    };
    if !matches!(after, After::Leave) {
        state.layers.push(layer);
    }
    match after {
        After::Leave => Flow::Draw.into(),
        After::Stay(outcome) => outcome,
        After::Say(line) => {
            state.notice = Some(line);
            Flow::Draw.into()
        }
        After::Pass => anywhere(state, action),
    }
}

fn anywhere(state: &mut State, action: Action) -> Outcome {
    match action {
        // over a presented page these lead back to it, and nothing leads into the dashboard
        Action::Present | Action::PresentHere if state.present.is_some() => state.layers.clear(),
        _ if state.present.is_some() && !present::holds(action) => return Flow::Idle.into(),
        // nothing typed is left behind without a word
        Action::Quit | Action::Communes if unsaved(state) => {
            grid::question::before_leaving(state, action == Action::Quit);
        }
        Action::Conclude | Action::Conclusions | Action::TaskState => record::open(state, action),
        Action::Entry => grid::open(state),
        Action::Up => walk::walk(state, -1),
        Action::Down => walk::walk(state, 1),
        Action::PageUp => walk::walk(state, -walk::screen(state)),
        Action::PageDown => walk::walk(state, walk::screen(state)),
        Action::First => walk::walk(state, isize::MIN),
        Action::Last => walk::walk(state, isize::MAX),
        Action::GroupUp => walk::walk_groups(state, false),
        Action::GroupDown => walk::walk_groups(state, true),
        Action::Open => return open::open(state),
        Action::Back => drop(state.layers.pop()),
        Action::Left => turn::side(state, false),
        Action::Right => turn::side(state, true),
        Action::NextTab => turn::turn(state, 1),
        Action::PreviousTab => turn::turn(state, -1),
        Action::Tab(number) => turn::tab(state, number),
        Action::OlderPeriod => turn::step_period(state, false),
        Action::NewerPeriod => turn::step_period(state, true),
        Action::Search => lists::search(state),
        Action::Communes => return lists::communes(state),
        Action::Periods => lists::periods(state),
        Action::Troubles => lists::show(state, Layer::Troubles(0)),
        Action::Help => lists::help(state),
        Action::Language => {
            state.lang = match state.lang {
                Lang::Vi => Lang::En,
                Lang::En => Lang::Vi,
            };
        }
        Action::Order => {
            state.desk.turn_order();
            state.selected.remove(&Page::Tasks);
        }
        Action::Present => present::start(state, false),
        Action::PresentHere => present::start(state, true),
        Action::Pick => lists::facets(state),
        Action::ShowAll if state.desk.is_filtered() => {
            state.desk.clear_filters();
            state.selected.remove(&Page::Tasks);
        }
        Action::Theme => return Outcome::ask([Effect::NextTheme]),
        Action::Redraw => return Flow::Redraw.into(),
        Action::Suspend => return Flow::Suspend.into(),
        Action::Quit => return Flow::Quit.into(),
        // those of the meeting, the grid and the presentation, which were answered above where they mean something
        _ => return Flow::Idle.into(),
    }
    Flow::Draw.into()
}
