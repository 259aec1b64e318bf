//! Why a command could not do what was asked.

use std::io;

use crate::text::{Lang, cli as text};

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Error {
    /// Already worded.
    Said(String),
    /// The output could not be written.
    Print(io::Error),
    /// A file could not be written.
    Write(String, io::Error),
    /// A document could not be made, in the words of its library.
    Document(String),
}

impl Error {
    /// What to tell the user.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Said(text) => text.clone(),
            Self::Print(error) => text::cannot_print(lang, reason(lang, error)),
            Self::Write(file, error) => text::cannot_write(lang, file, reason(lang, error)),
            Self::Document(why) => text::cannot_print(lang, why),
        }
    }

    /// The reader of our output has gone, as `head` does: nothing to complain about.
    pub fn is_hang_up(&self) -> bool {
        matches!(self, Self::Print(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Document(error.to_string())
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        Self::Document(error.to_string())
    }
}

/// The reason of the system, in plain words where we have them.
pub(super) fn reason(lang: Lang, error: &io::Error) -> String {
    text::io_reason(lang, error.kind()).map_or_else(|| error.to_string(), str::to_string)
}
