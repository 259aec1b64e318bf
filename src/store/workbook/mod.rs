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

use std::path::Path;

use super::source::read_regular;
use crate::data::problem::ProblemKind;
use crate::import::sheet::Sheet;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The file itself: not there, no permission, too large.
    File(ProblemKind),
    /// It has a password.
    Password,
    /// The end is missing, or the content is not what it says.
    Damaged,
    /// It would unpack to more than any table needs.
    Bomb,
    /// More cells than any table needs.
    TooManyCells,
    /// Another sort of file.
    Other(Kind),
    /// Nothing is in it.
    Empty,
}

/// What a file is that is no workbook we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// A text document.
    Document,
    /// A web page with the name of a workbook.
    Html,
    /// XML of Excel 2003.
    Xml,
    /// Excel's binary form.
    Binary,
    /// A picture.
    Picture,
    /// An archive of other files.
    Archive,
    /// None that we know.
    Unknown,
}

/// Reads the sheets of a workbook.
pub fn read(path: &Path) -> Result<Vec<Sheet>, Unreadable> {
    let bytes = read_regular(path).map_err(Unreadable::File)?;
    let name = path
        .file_stem()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    sheets(&bytes, &name)
}

/// The sheets in the bytes of a file; `name` for the sheet of a format without names.
pub fn sheets(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Unreadable> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    if bytes.is_empty() {
        Err(Unreadable::Empty)
    } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        guard::zip(bytes)
    } else if starts(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        old::read(bytes)
    } else if starts(b"%PDF") {
        Err(Unreadable::Other(Kind::Pdf))
    } else if starts(b"{\\rtf") {
        Err(Unreadable::Other(Kind::Document))
    } else if starts(b"\x89PNG") || starts(&[0xff, 0xd8, 0xff]) || starts(b"GIF8") {
        Err(Unreadable::Other(Kind::Picture))
    } else if starts(b"Rar!") || starts(b"7z\xbc\xaf") || starts(&[0x1f, 0x8b]) {
        Err(Unreadable::Other(Kind::Archive))
    } else {
        separated::read(bytes, name)
    }
}
