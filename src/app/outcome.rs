//! What comes of a message.

use std::path::PathBuf;

use crate::data::meeting::MeetingWrite;
use crate::data::typed::{Draft, Sheet};
use crate::input::Flow;

/// What the outside is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the list of communes.
    ListCommunes,
    /// Load a commune.
    Load(String),
    /// Write something of the meeting.
    Save(Box<MeetingWrite>),
    /// Write figures into the file of their period.
    SaveFigures(Box<Sheet>),
    /// Keep what is typed and not saved for the next start.
    KeepFigures(Box<Draft>),
    /// Go on with what a killed program left.
    AdoptFigures(PathBuf),
    /// Delete what a killed program left.
    DropFigures(PathBuf),
    /// Use the theme after this one.
    NextTheme,
}

/// What the outside does, in this order, and what is to happen to the screen then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<E = Effect> {
    pub effects: Vec<E>,
    pub flow: Flow,
}

impl<E> From<Flow> for Outcome<E> {
    fn from(flow: Flow) -> Self {
        Self {
            effects: Vec::new(),
            flow,
        }
    }
}

impl<E> Outcome<E> {
    /// Asks for these, and draws a frame.
    pub fn ask(effects: impl IntoIterator<Item = E>) -> Self {
        Self {
            effects: effects.into_iter().collect(),
            flow: Flow::Draw,
        }
    }
}
