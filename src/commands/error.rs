//! Why a command could not do what was asked.

use std::io;
use std::path::Path;

use crate::text::{Lang, cli as text};

#[derive(Debug)]
pub enum Error {
    /// Already worded.
    Said(String),
    /// The output could not be written.
    Print(io::Error),
}

impl Error {
    pub fn unwritten(lang: Lang, file: &Path, error: &io::Error) -> Self {
        Self::Said(text::cannot_write(
            lang,
            file.display(),
            reason(lang, error),
        ))
    }

    /// What to tell the user.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Said(text) => text.clone(),
            Self::Print(error) => text::cannot_print(lang, reason(lang, error)),
        }
    }

    /// The reader of our output has gone, as `head` does: nothing to complain about.
    pub fn is_hang_up(&self) -> bool {
        matches!(self, Self::Print(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<String> for Error {
    fn from(text: String) -> Self {
        Self::Said(text)
    }
}

impl From<&str> for Error {
    fn from(text: &str) -> Self {
        Self::Said(text.into())
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Print(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Print(error.into())
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        Self::Print(error.into())
    }
}

/// The reason of the system, in plain words where we have them.
pub fn reason(lang: Lang, error: &io::Error) -> String {
    text::io_reason(lang, error.kind()).map_or_else(|| error.to_string(), str::to_string)
}
