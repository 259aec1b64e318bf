//! State and what changes it. No input or output, no clock.
//!
//! A [`Message`] comes in; [`update`] passes what is pressed through the [`keymap`] and on to one of the acts, which change the
//! [`State`]; an [`Outcome`] says what the outside is to do. The second screen of a meeting, [`notes`], is a small one of its own.

mod act;
pub mod keymap;
pub mod notes;
mod outcome;
mod state;
#[cfg(test)]
mod tests;
mod update;

pub use act::{left, start_presenting, usable};
pub use keymap::{Action, Binding, Context};
pub use outcome::{Effect, Outcome};
pub use state::*;
pub use update::{Message, update};
