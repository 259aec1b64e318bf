//! Workbooks of Excel 97 to 2003, and what else begins as they do.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Xls, XlsError};
use unicode_normalization::UnicodeNormalization;

use super::Unreadable;
use super::guard::Count;
use super::styles::{Look, iso_day, stored};
use crate::import::sheet::{Area, Cell, Row, Sheet};

pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide)
    };
    if has("EncryptedPackage") {
        return Err(Unreadable::Password);
    }
    if has("WordDocument") || has("PowerPoint Document") {
        return Err(Unreadable::Document);
    }
    if !has("Workbook") && !has("Book") {
        return Err(Unreadable::Damaged);
    }
    // the library may give up on a damaged file in a way of its own
    catch_unwind(AssertUnwindSafe(|| workbook(bytes))).unwrap_or(Err(Unreadable::Damaged))
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let fault = |error| match error {
        XlsError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(fault)?;
    let from_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut count = Count::default();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&meta.name).map_err(fault)?;
        let merged = book.merge_cells_by_sheet_name(&meta.name);
        let area = |d: &Dimensions| Area {
            top: d.start.0,
            bottom: d.end.0,
            left: d.start.1,
            right: d.end.1,
        };
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Vec::new();
        for (at, row) in (top..).zip(range.rows()) {
            let cell = |(column, data)| Some((column, cell(data, from_1904)?));
            let cells: Vec<(u32, Cell)> = (left..).zip(row).filter_map(cell).collect();
            count.add(cells.len())?;
            if !cells.is_empty() {
                rows.push(Row {
                    at,
                    hidden: false,
                    cells,
                });
            }
        }
        sheets.push(Sheet {
            name: meta.name.nfc().collect(),
            hidden: meta.visible != SheetVisible::Visible,
            rows,
            merged: merged.unwrap_or_default().iter().map(area).collect(),
            plain: true,
        });
    }
    Ok(sheets)
}

fn cell(data: &Data, from_1904: bool) -> Option<Cell> {
    let number = |text: String, look| Some(stored(&text, look, from_1904));
    match data {
        Data::Empty => None,
        Data::Int(value) => number(value.to_string(), Look::Number),
        // the shortest text that gives the same float again
        Data::Float(value) => number(value.to_string(), Look::Number),
        Data::String(text) => super::text(text),
        Data::Bool(value) => Some(Cell::Flag(*value)),
        Data::DateTime(day) => number(day.as_f64().to_string(), Look::Date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Some(Cell::Date(iso_day(text))),
        Data::Error(error) => Some(Cell::Error(error.to_string())),
    }
}
