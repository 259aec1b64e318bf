//! Keys and other events in the program's own words, whatever the terminal sent for them.

mod bytes;
mod event;
mod key;
mod script;
pub mod tall;

pub use bytes::Bytes;
pub use event::{Event, Flow, Mouse, MouseAction, Program};
pub use key::{Code, Key, normalise};
pub use script::{MOST_REPEATS, ScriptError, ScriptFault, parse_keys};
