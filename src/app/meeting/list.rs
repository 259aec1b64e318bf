//! The list of the conclusions taken at this meeting.

use super::super::keymap::Action;
use super::super::state::State;
use super::super::update::Effect;
use super::{Form, Step, day, hindrance};
use crate::app::state::Layer;
use crate::assess::taken;
use crate::data::meeting::MeetingChange;
use crate::text::meeting as words;

/// What was asked and waits for the same key again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Whether to delete the selected one.
    Remove,
    /// Whether the meeting is over.
    Close,
}

/// The list, with the selected conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conclusions {
    /// The position of the selected one.
    pub at: usize,
    /// What was asked last.
    pub asked: Option<Asked>,
}

pub(super) fn act(list: &mut Conclusions, state: &mut State, action: Action) -> Step {
    let asked = list.asked.take();
    let commune = state.commune();
    let all = taken::meeting_conclusions(&commune, day(state));
    let last = all.len().saturating_sub(1);
    let page = usize::from(state.size.1.saturating_sub(9).max(1));
    let selected = all.get(list.at).and_then(|at| commune.tasks.get(*at));
    match action {
        Action::Up => list.at = list.at.saturating_sub(1),
        Action::Down => list.at = (list.at + 1).min(last),
        Action::PageUp => list.at = list.at.saturating_sub(page),
        Action::PageDown => list.at = (list.at + page).min(last),
        Action::First => list.at = 0,
        Action::Last => list.at = last,
        Action::Back | Action::Conclusions => return Step::Leave,
        Action::Open | Action::Remove | Action::CloseMeeting => {
            if let Some(why) = hindrance(state) {
                return Step::Ask(why);
            }
            match (action, selected) {
                (Action::Open, Some(task)) => {
                    state
                        .layers
                        .push(Layer::Form(Box::new(Form::of(&commune, task))));
                    return Step::Leave;
                }
                (Action::Remove, Some(task)) => {
                    list.asked = Some(Asked::Remove);
                    if asked == Some(Asked::Remove) {
                        return Step::write(state, MeetingChange::Remove(task.id.to_string()));
                    }
                    return Step::Ask(words::remove_asked(state.lang, list.at + 1));
                }
                (Action::CloseMeeting, _) => {
                    if taken::meeting_record(&commune, day(state)).is_none() {
                        return Step::Ask(words::nothing_to_close(state.lang).to_string());
                    }
                    list.asked = Some(Asked::Close);
                    if asked == Some(Asked::Close) {
                        return Step::write(state, MeetingChange::Close);
                    }
                    return Step::Ask(words::close_asked(state.lang, all.len()));
                }
                _ => return Step::Ask(words::no_meeting_task(state.lang).to_string()),
            }
        }
        Action::Left | Action::Right => return Step::Stay(vec![Effect::Nothing]),
        _ => return Step::Pass,
    }
    Step::Stay(Vec::new())
}
