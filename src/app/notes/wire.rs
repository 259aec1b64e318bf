//! What the two screens of a meeting say to each other: one JSON value a line. Pure.
//!
//! Both begin with [`PROTOCOL`]. Whatever is no such line ends the talk: there is nothing to guess at between two runs of one program.

use crate::app::Step;
use serde::{Deserialize, Serialize};

use super::sheet::Sheet;
use crate::text::Lang;

/// What is spoken, and which of it.
pub const PROTOCOL: &str = "giaoban-notes/2";

/// The longest line that a presentation sends, in bytes.
pub const MOST_TOLD: usize = 256 * 1024;

/// The longest line that a second screen sends, in bytes.
pub const MOST_ASKED: usize = 256;

/// What a presentation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Told {
    /// The first line: what is spoken.
    Hello(String),
    /// The page shown.
    Sheet(Box<Sheet>),
}

/// What a second screen says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Asked {
    /// The first line: what is spoken.
    Hello(String),
    /// The language to be told in.
    Lang(Lang),
    /// The next page.
    Next,
    /// The page before.
    Previous,
    /// The first page.
    First,
    /// The last page.
    Last,
    /// A page by its number, counted from 1.
    Page(usize),
}

impl Asked {
    /// How it moves the presentation, where it does.
    pub fn step(&self) -> Option<Step> {
        Some(match self {
            Self::Next => Step::Next,
            Self::Previous => Step::Previous,
            Self::First => Step::To(0),
            Self::Last => Step::To(usize::MAX),
            Self::Page(number) => Step::To(number.saturating_sub(1)),
            Self::Hello(_) | Self::Lang(_) => return None,
        })
    }
}

/// A value as one line with its end.
pub fn line<T: Serialize>(value: &T) -> Vec<u8> {
    // only a map with keys that are no text cannot be written, and there is none
    let mut out = serde_json::to_vec(value).unwrap_or_default();
    out.push(b'\n');
    out
}

/// What came is no line of the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

/// Bytes as they come, cut into lines of at most so many bytes.
#[derive(Debug, Clone)]
pub struct Lines {
    most: usize,
    rest: Vec<u8>,
}

impl Lines {
    /// Nothing has come yet.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            rest: Vec::new(),
        }
    }

    /// Takes bytes in; gives the lines that are whole now. After an error nothing further is to be taken.
    pub fn take<T: for<'a> Deserialize<'a>>(&mut self, bytes: &[u8]) -> Result<Vec<T>, Malformed> {
        let mut out = Vec::new();
        let mut parts = bytes.split(|b| *b == b'\n').peekable();
        while let Some(part) = parts.next() {
            if self.rest.len() + part.len() > self.most {
                return Err(Malformed);
            }
            self.rest.extend_from_slice(part);
            if parts.peek().is_some() {
                let line = std::mem::take(&mut self.rest);
                out.push(serde_json::from_slice(&line).map_err(|_| Malformed)?);
            }
        }
        Ok(out)
    }
}

/// What one second screen has said so far.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    greeted: bool,
    lang: Lang,
}

impl Visitor {
    /// Whether it has said what it speaks.
    pub fn greeted(&self) -> bool {
        self.greeted
    }

    /// The language to tell it in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Takes in what it says; tells how that moves the presentation, where it does.
    pub fn hear(&mut self, asked: &Asked) -> Result<Option<Step>, Malformed> {
        match asked {
            Asked::Hello(protocol) if !self.greeted && protocol == PROTOCOL => self.greeted = true,
            Asked::Hello(_) => return Err(Malformed),
            _ if !self.greeted => return Err(Malformed),
            Asked::Lang(lang) => self.lang = *lang,
            _ => {}
        }
        Ok(asked.step())
    }
}
