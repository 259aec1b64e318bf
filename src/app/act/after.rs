//! What becomes of the layer on top after a key.

use crate::app::{Effect, Outcome, State};
use crate::data::meeting::{MeetingChange, MeetingWrite};
use crate::input::Flow;

pub enum After {
    /// It goes.
    Leave,
    Stay(Outcome),
    /// It stays, and something is said or asked.
    Say(String),
    /// The key means the same as elsewhere.
    Pass,
}

impl From<Flow> for After {
    fn from(flow: Flow) -> Self {
        Self::Stay(flow.into())
    }
}

impl After {
    pub fn say(line: &str) -> Self {
        Self::Say(line.to_string())
    }

    /// It stays until the change is written into the record of the meeting.
    pub fn write(state: &State, change: MeetingChange) -> Self {
        let commune = &state.data.commune;
        // a conclusion stays where it is, though midnight has passed since its form was opened
        let own = match &change {
            MeetingChange::Edit(id, _) | MeetingChange::Remove(id) => {
                let at = commune.tasks.iter().position(|task| *task.id == **id);
                at.and_then(|at| commune.source_of(at))
                    .filter(|s| s.meeting)
            }
            _ => None,
        };
        let write = MeetingWrite {
            slug: commune.slug.clone(),
            meeting: own.map_or_else(|| state.meeting_day(), |record| record.date),
            change,
        };
        Self::Stay(Outcome::ask([Effect::Save(Box::new(write))]))
    }
}
