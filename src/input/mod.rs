//! Keys and other events in the program's own words, whatever the terminal sent for them.

mod event;
mod key;

pub use event::{Event, Flow, Mouse, MouseAction, Program};
pub use key::{Code, Key, normalise};
