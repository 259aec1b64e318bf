//! Workbooks that other programs have made: `.xlsx`, `.ods`, `.xls` and text with separators, told by their content and not by their name.
//!
//! Nothing is unpacked before it is known how large it may become, and cells that are empty take no room.

mod guard;
mod ods;
mod old;
mod separated;
mod styles;
#[cfg(test)]
mod tests;
mod xlsx;
mod xml;

use std::ops::Range;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::source::read_regular;
use crate::data::problem::ProblemKind;
use crate::import::sheet::{Cell, Sheet};

pub use crate::text::import::Unreadable;

/// Why there are no sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file itself: not there, no permission, too large.
    File(ProblemKind),
    Content(Unreadable),
    /// The content, from this line on.
    Line(u32, Unreadable),
}

impl From<Unreadable> for Fault {
    fn from(why: Unreadable) -> Self {
        Self::Content(why)
    }
}

/// Reads the sheets of a workbook.
pub fn read(path: &Path) -> Result<Vec<Sheet>, Fault> {
    let bytes = read_regular(path).map_err(Fault::File)?;
    let name = path
        .file_stem()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    sheets(&bytes, &name)
}

/// The sheets in the bytes of a file; `name` for the sheet of a format without names.
pub fn sheets(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Fault> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    let sheets = if bytes.is_empty() {
        Err(Unreadable::Empty)
    } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        guard::zip(bytes)
    } else if starts(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        old::read(bytes)
    } else if starts(b"%PDF") {
        Err(Unreadable::Pdf)
    } else if starts(b"{\\rtf") {
        Err(Unreadable::Document)
    } else if starts(b"\x89PNG") || starts(&[0xff, 0xd8, 0xff]) || starts(b"GIF8") {
        Err(Unreadable::Picture)
    } else if starts(b"Rar!") || starts(b"7z\xbc\xaf") || starts(&[0x1f, 0x8b]) {
        Err(Unreadable::Archive)
    } else {
        return separated::read(bytes, name);
    }?;
    if sheets.is_empty() {
        return Err(Unreadable::Empty.into());
    }
    Ok(sheets)
}

/// Columns that whoever opens the workbook does not see, from 0, in their order.
#[derive(Default)]
struct Unseen(Vec<Range<u32>>);

impl Unseen {
    /// Takes these too, unless they do not come after those before, as no program writes them.
    fn add(&mut self, columns: Range<u32>) {
        let past = self.0.last().map_or(0, |before| before.end);
        if past <= columns.start && !columns.is_empty() {
            self.0.push(columns);
        }
    }

    fn has(&self, column: u32) -> bool {
        let next = self.0.partition_point(|columns| columns.end <= column);
        self.0
            .get(next)
            .is_some_and(|columns| columns.contains(&column))
    }
}

/// A cell with a text; nothing where that is blank.
fn text(text: &str) -> Option<Cell> {
    let blank = text.trim().is_empty();
    (!blank).then(|| Cell::Text(text.nfc().collect()))
}
