//! Keys in the list of the conclusions taken at this meeting.

use super::after::After;
use crate::app::state::here::no_record;
use crate::app::{Action, Conclusions, Form, Layer, ListQuestion, State};
use crate::assess::taken;
use crate::data::meeting::MeetingChange;
use crate::input::Flow;
use crate::text::meeting as words;

pub fn act(list: &mut Conclusions, state: &mut State, action: Action) -> After {
    let asked = list.asked.take();
    let day = state.meeting_day();
    let commune = state.commune();
    let all = taken::meeting_conclusions(&commune, day);
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
        Action::Back | Action::Conclusions => return After::Leave,
        Action::Open | Action::Remove | Action::CloseMeeting => {
            if let Some(why) = no_record(state) {
                return After::Say(why);
            }
            match (action, selected) {
                (Action::Open, Some(task)) => {
                    state
                        .layers
                        .push(Layer::Form(Box::new(Form::of(&commune, task))));
                    return After::Leave;
                }
                (Action::Remove, Some(task)) => {
                    list.asked = Some(ListQuestion::Remove);
                    if asked == Some(ListQuestion::Remove) {
                        return After::write(state, MeetingChange::Remove(task.id.to_string()));
                    }
                    return After::Say(words::remove_asked(state.lang, list.at + 1));
                }
                (Action::CloseMeeting, _) => {
                    if taken::meeting_record(&commune, day).is_none() {
                        return After::say(words::nothing_to_close(state.lang));
                    }
                    list.asked = Some(ListQuestion::Close);
                    if asked == Some(ListQuestion::Close) {
                        return After::write(state, MeetingChange::Close);
                    }
                    return After::Say(words::close_asked(state.lang, all.len()));
                }
                _ => return After::say(words::no_meeting_task(state.lang)),
            }
        }
        Action::Left | Action::Right => return Flow::Idle.into(),
        _ => return After::Pass,
    }
    Flow::Draw.into()
}
