//! Workbooks of Excel 97 to 2003, and what else begins as they do.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Range, Reader, SheetType, SheetVisible, Xls, XlsError};
use unicode_normalization::UnicodeNormalization;

use super::guard::MOST_CELLS;
use super::styles::{self, Look};
use super::xlsx::stored;
use super::{Kind, Unreadable};
use crate::import::sheet::{Area, Cell, Row, Sheet};

/// The sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide)
    };
    if has("EncryptedPackage") {
        return Err(Unreadable::Password);
    }
    if has("WordDocument") || has("PowerPoint Document") {
        return Err(Unreadable::Other(Kind::Document));
    }
    if !has("Workbook") && !has("Book") {
        return Err(Unreadable::Damaged);
    }
    // the library may give up on a damaged file in a way of its own
    catch_unwind(AssertUnwindSafe(|| workbook(bytes))).unwrap_or(Err(Unreadable::Damaged))
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let fault = |error: &XlsError| {
        if matches!(error, XlsError::Password) {
            Unreadable::Password
        } else {
            Unreadable::Damaged
        }
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|e| fault(&e))?;
    let listed = book.sheets_metadata().to_vec();
    let from_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut cells = 0;
    for meta in listed.into_iter().filter(|m| m.typ == SheetType::WorkSheet) {
        let range = book.worksheet_range(&meta.name).map_err(|e| fault(&e))?;
        let merged = book
            .merge_cells_by_sheet_name(&meta.name)
            .unwrap_or_default();
        let area = |d: &calamine::Dimensions| Area {
            top: d.start.0,
            bottom: d.end.0,
            left: d.start.1,
            right: d.end.1,
        };
        let rows = rows(&range, from_1904);
        cells += rows.iter().map(|row| row.cells.len()).sum::<usize>();
        if cells > MOST_CELLS {
            return Err(Unreadable::TooManyCells);
        }
        sheets.push(Sheet {
            name: meta.name.nfc().collect(),
            hidden: meta.visible != SheetVisible::Visible,
            rows,
            merged: merged.iter().map(area).collect(),
            plain: true,
        });
    }
    if sheets.is_empty() {
        Err(Unreadable::Empty)
    } else {
        Ok(sheets)
    }
}

fn rows(range: &Range<Data>, from_1904: bool) -> Vec<Row> {
    let (top, left) = range.start().unwrap_or((0, 0));
    let row = |(at, row): (u32, &[Data])| {
        let cells = (left..)
            .zip(row)
            .filter_map(|(column, data)| Some((column, cell(data, from_1904)?)))
            .collect();
        Row {
            at,
            hidden: false,
            cells,
        }
    };
    (top..)
        .zip(range.rows())
        .map(row)
        .filter(|row| !row.cells.is_empty())
        .collect()
}

fn cell(data: &Data, from_1904: bool) -> Option<Cell> {
    match data {
        Data::Empty => None,
        Data::Int(value) => Some(stored(&value.to_string(), Look::Number, from_1904)),
        // the shortest text that gives the same float again
        Data::Float(value) => Some(stored(&value.to_string(), Look::Number, from_1904)),
        Data::String(text) => Some(text)
            .filter(|t| !t.trim().is_empty())
            .map(|t| Cell::Text(t.nfc().collect())),
        Data::Bool(value) => Some(Cell::Flag(*value)),
        Data::DateTime(day) => Some(stored(&day.as_f64().to_string(), Look::Date, from_1904)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Some(Cell::Date(styles::iso_day(text)))
        }
        Data::Error(error) => Some(Cell::Error(error.to_string())),
    }
}
