//! What a packed workbook may become, looked at before anything is unpacked.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Unreadable, ods, xlsx};
use crate::import::sheet::Sheet;

/// No table of a commune unpacks to nearly this many bytes.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// No workbook has nearly so many parts.
const MOST_ENTRIES: usize = 4096;
/// A part larger than this may not be packed more than [`MOST_RATIO`] times.
const RATIO_FROM: u64 = 8 * 1024 * 1024;
/// XML of real tables packs ten to forty times.
const MOST_RATIO: u64 = 250;
/// More cells than any table of a commune has.
const MOST_CELLS: usize = 2_000_000;

/// The cells of a workbook, counted.
#[derive(Default)]
pub struct Count(usize);

impl Count {
    pub fn add(&mut self, more: usize) -> Result<(), Unreadable> {
        self.0 = self.0.saturating_add(more);
        if self.0 > MOST_CELLS {
            return Err(Unreadable::TooManyCells);
        }
        Ok(())
    }
}

/// A packed workbook whose sizes have been looked at.
pub struct Pack<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

/// The sheets of a packed workbook.
pub fn zip(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut pack = Pack::with_budget(bytes, MOST_UNPACKED)?;
    let has = |name: &str| pack.archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") {
        xlsx::read(&mut pack)
    } else if has("xl/workbook.bin") {
        Err(Unreadable::Binary)
    } else if has("word/document.xml") || has("ppt/presentation.xml") {
        Err(Unreadable::Document)
    } else if has("content.xml") {
        ods::read(&mut pack)
    } else {
        Err(Unreadable::Archive)
    }
}

impl<'b> Pack<'b> {
    /// Opens an archive whose parts say that they are not too much. `left` is how many bytes may be unpacked in all.
    pub fn with_budget(bytes: &'b [u8], left: u64) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        if archive.len() > MOST_ENTRIES {
            return Err(Unreadable::Bomb);
        }
        let mut pack = Self { archive, left };
        pack.weigh()?;
        Ok(pack)
    }

    /// Adds up what the parts say they unpack to.
    fn weigh(&mut self) -> Result<(), Unreadable> {
        let mut total = 0u64;
        for at in 0..self.archive.len() {
            let entry = self
                .archive
                .by_index_raw(at)
                .map_err(|_| Unreadable::Damaged)?;
            if entry.encrypted() {
                return Err(Unreadable::Password);
            }
            total = total.saturating_add(entry.size());
            if total > MOST_UNPACKED
                || (entry.size() > RATIO_FROM
                    && entry.size() / entry.compressed_size().max(1) > MOST_RATIO)
            {
                return Err(Unreadable::Bomb);
            }
        }
        Ok(())
    }

    /// One part, as far as the budget goes; nothing where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'b>>, Unreadable> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Unreadable::Damaged),
        };
        Ok(Some(BufReader::new(Bounded {
            inner: entry,
            left: &mut self.left,
        })))
    }

    /// A small part as text.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let mut text = String::new();
        let part = self.part(name)?;
        let read = part.map(|part| part.take(1024 * 1024).read_to_string(&mut text));
        let read = read.transpose().map_err(|e| fault(&e))?;
        Ok(read.map(|_| text))
    }
}

/// A part that is being unpacked.
pub type Part<'p, 'b> = BufReader<Bounded<'p, zip::read::ZipFile<'p, Cursor<&'b [u8]>>>>;

/// A reader that counts against a budget: what a part says of its size may be a lie.
pub struct Bounded<'p, R> {
    inner: R,
    left: &'p mut u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        *self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| std::io::Error::other(TOO_MUCH))?;
        Ok(count)
    }
}

/// How a budget that is used up is told from other errors of reading.
const TOO_MUCH: &str = "too much";

/// Why a part could not be unpacked.
pub fn fault(error: &std::io::Error) -> Unreadable {
    if error.to_string().contains(TOO_MUCH) {
        Unreadable::Bomb
    } else {
        Unreadable::Damaged
    }
}
