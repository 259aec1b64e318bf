//! The second screen's line to the presentation: a socket in a folder that only its owner can enter. Nothing goes over the network.
//!
//! ```text
//! $XDG_RUNTIME_DIR/giaoban/dong-khe-4711.sock
//!   presentation  {"hello":"giaoban-notes/2"}  {"sheet":{"page":3,…}}  …
//!   second screen {"hello":"giaoban-notes/2"}  {"lang":"vi"}  "next"  {"page":12}  …
//! ```
//!
//! One thread of the presentation serves all second screens and sleeps until one of them speaks; one thread of a second screen sleeps
//! until there is a presentation, or until it speaks.

#[cfg(unix)]
mod follow;
#[cfg(unix)]
mod host;
#[cfg(not(unix))]
mod nowhere;
#[cfg(unix)]
mod place;
mod screen;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::sync::Arc;

#[cfg(unix)]
pub use follow::Follower;
#[cfg(unix)]
pub use host::Host;
#[cfg(not(unix))]
pub use nowhere::{Follower, Host, folder};
#[cfg(unix)]
pub use place::folder;
pub use screen::{Screen, Start};

/// Wakes the thread that waits for events.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Why there is no line to a presentation.
#[derive(Debug)]
pub enum Refusal {
    /// Not on this system.
    NotHere,
    /// Others may enter the folder.
    TooOpen(String),
    /// The folder is somebody else's.
    NotOurs(String),
    /// Something else stands in its place.
    NoFolder(String),
    /// The system refused.
    Failed(String, std::io::Error),
}

impl Refusal {
    /// What to tell the user; `reason` words what the system says.
    pub fn message(
        &self,
        lang: crate::text::Lang,
        reason: impl Fn(&std::io::Error) -> String,
    ) -> String {
        use crate::text::notes as words;
        match self {
            Self::NotHere => words::not_here(lang).to_string(),
            Self::TooOpen(folder) => words::too_open(lang, folder),
            Self::NotOurs(folder) => words::not_ours(lang, folder),
            Self::NoFolder(folder) => words::no_folder(lang, folder),
            Self::Failed(folder, error) => words::unusable(lang, folder, reason(error)),
        }
    }
}
