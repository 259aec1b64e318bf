//! An official document as blocks, and its measures as a form. A writer makes a file of it: docx or Markdown. Pure.

pub mod docx;
pub mod form;
mod letters;
pub mod md;
mod picture;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use form::{Form, Style};
pub use picture::Drawing;

use crate::text::Lang;

#[derive(Debug, Clone)]
pub struct Document {
    pub form: &'static Form,
    pub lang: Lang,
    /// The day in the properties of the file.
    pub made: NaiveDate,
    pub remarks: Vec<Remark>,
    pub blocks: Vec<Block>,
    /// Markdown breaks the lines of head and signature instead of making paragraphs of them.
    pub tight: bool,
}

/// What must be said before anything else: made up, not final.
#[derive(Debug, Clone, Copy)]
pub struct Remark {
    pub text: &'static str,
    pub on_every_page: bool,
}

#[derive(Debug, Clone)]
pub enum Block {
    Letterhead(Letterhead),
    /// A heading of this depth, from 1.
    Heading(u8, Style, String),
    /// The number of a part and its title.
    Part(&'static str, String),
    Text(Style, String),
    /// One of a list, so deep under the first ones.
    Item(u8, String),
    /// A picture under what it shows.
    Figure(String, Drawing),
    Table(Table),
    Signature(Signature),
    /// New pages, numbered from 1.
    Pages(Turn),
}

#[derive(Debug, Clone)]
pub struct Letterhead {
    /// The body above the issuing one.
    pub parent: Option<String>,
    pub issuer: String,
    pub number: String,
    /// Whose document it is: the state and its motto.
    pub crest: [&'static str; 2],
    pub place_and_day: String,
}

#[derive(Debug, Clone)]
pub struct Signature {
    /// A line each, without dash and stop.
    pub recipients: Vec<String>,
    /// What the signer signs by, and as what.
    pub authority: [String; 2],
    pub signer: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Table {
    pub columns: Vec<Column>,
    /// A row of one cell goes through all columns and heads those under it.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub head: &'static str,
    /// In millimetres.
    pub width: u32,
    pub align: Align,
}

#[derive(Debug, Clone)]
pub enum Cell {
    /// So deep under the rows above.
    Text(u8, String),
    /// A picture and what it shows in words, where there is one.
    Drawn(Option<(Drawing, String)>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
    /// Even at both edges, the first line set in.
    Justified,
}

/// Which way a page is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Portrait,
    Landscape,
}

impl Block {
    pub fn text(style: Style, text: impl Into<String>) -> Self {
        Self::Text(style, text.into())
    }

    pub fn body(text: impl Into<String>) -> Self {
        Self::text(Style::Body, text)
    }

    pub fn heading(depth: u8, text: impl Into<String>) -> Self {
        Self::Heading(depth, Style::Heading, text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(0, text)
    }
}

impl Signature {
    /// Who gets it, as the decree has it written: `- UBND tỉnh;`, `- Lưu: VT.`
    pub fn recipient_lines(&self) -> Vec<String> {
        let last = self.recipients.len().saturating_sub(1);
        let stop = |at| if at == last { "." } else { ";" };
        let lines = self.recipients.iter().enumerate();
        lines
            .map(|(at, to)| format!("- {to}{}", stop(at)))
            .collect()
    }
}
