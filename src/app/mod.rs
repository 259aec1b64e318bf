//! The state of the dashboard, and what a message does to it. No input or output, no clock.

pub mod desk;
pub mod entry;
pub mod keymap;
pub mod line_edit;
pub mod lines;
pub mod meeting;
mod moved;
pub mod notes;
pub mod present;
pub mod search;
pub mod state;
#[cfg(test)]
mod tests;
pub mod update;
pub mod when;

pub use desk::Desk;
pub use entry::Entry;
pub use keymap::{Action, Context};
pub use line_edit::LineEdit;
pub use lines::{Line, LineKey};
pub use meeting::{Access, Form};
pub use present::{Blank, Present, Step};
pub use search::{Found, Hit, Search};
pub use state::{CommuneName, Data, Density, Layer, Page, State, Worded};
pub use update::{Effect, Message, update};
