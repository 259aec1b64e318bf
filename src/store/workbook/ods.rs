//! Workbooks of `LibreOffice`.

use std::collections::HashSet;
use std::io::BufRead;

use unicode_normalization::UnicodeNormalization;

use super::guard::{Count, Pack};
use super::styles::{Look, iso_day, stored};
use super::xml::{Step, Tag, Xml};
use super::{Unreadable, Unseen};
use crate::import::sheet::{Area, Cell, Row, Sheet};

pub fn read(pack: &mut Pack<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let manifest = pack.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Password);
    }
    let kind = pack.text("mimetype")?.unwrap_or_default();
    if !kind.is_empty() && !kind.contains("spreadsheet") {
        return Err(if kind.contains("opendocument") {
            Unreadable::Document
        } else {
            Unreadable::Archive
        });
    }
    let part = pack.part("content.xml")?.ok_or(Unreadable::Damaged)?;
    let mut xml = Xml::new(part);
    let mut reading = Reading::default();
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) => reading.open(&mut xml, &tag)?,
            Step::Close(name) => reading.close(&name)?,
            Step::Text(_) => {}
        }
    }
    Ok(reading.sheets)
}

#[derive(Default)]
struct Reading {
    /// Styles of sheets that are not shown, and the style that is being read.
    unseen: HashSet<String>,
    style: String,
    sheets: Vec<Sheet>,
    row: Row,
    repeat: u32,
    next_row: u32,
    column: u32,
    /// Columns of the sheet that are not shown, and how many were told of.
    unseen_columns: Unseen,
    columns: u32,
    count: Count,
}

impl Reading {
    fn open(&mut self, xml: &mut Xml<impl BufRead>, tag: &Tag) -> Result<(), Unreadable> {
        match &*tag.name {
            "style" => self.style = tag.get("style:name").unwrap_or_default().to_string(),
            "table-properties" if tag.get("table:display") == Some("false") => {
                self.unseen.insert(self.style.clone());
            }
            "table" => {
                let style = tag.get("table:style-name");
                self.sheets.push(Sheet {
                    name: tag.get("table:name").unwrap_or_default().nfc().collect(),
                    hidden: style.is_some_and(|s| self.unseen.contains(s)),
                    ..Sheet::default()
                });
                self.next_row = 0;
                self.columns = 0;
                self.unseen_columns = Unseen::default();
            }
            "table-column" => {
                let from = self.columns;
                let many = times(tag, "table:number-columns-repeated");
                self.columns = from.saturating_add(many);
                if matches!(tag.get("table:visibility"), Some("collapse" | "filter")) {
                    self.unseen_columns.add(from..self.columns);
                }
            }
            "table-row" => {
                let visibility = tag.get("table:visibility");
                self.row = Row {
                    at: self.next_row,
                    hidden: matches!(visibility, Some("collapse" | "filter")),
                    cells: Vec::new(),
                };
                self.repeat = times(tag, "table:number-rows-repeated");
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                let from = self.column;
                self.column = from.saturating_add(times(tag, "table:number-columns-repeated"));
                if let Some(area) = self.area(tag, from) {
                    self.sheet()?.merged.push(area);
                }
                if let Some(cell) = cell(xml, tag)? {
                    let cells = from..self.column;
                    self.count.add(cells.len())?;
                    let seen = cells.filter(|at| !self.unseen_columns.has(*at));
                    let cells = seen.map(|at| (at, cell.clone()));
                    self.row.cells.extend(cells);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        if name != "table-row" {
            return Ok(());
        }
        let row = std::mem::take(&mut self.row);
        if !row.cells.is_empty() {
            let more = self.repeat as usize - 1;
            self.count.add(more.saturating_mul(row.cells.len()))?;
            let rows = (0..self.repeat).map(|more| Row {
                at: row.at.saturating_add(more),
                ..row.clone()
            });
            self.sheet()?.rows.extend(rows);
        }
        self.next_row = self.next_row.saturating_add(self.repeat);
        Ok(())
    }

    fn sheet(&mut self) -> Result<&mut Sheet, Unreadable> {
        self.sheets.last_mut().ok_or(Unreadable::Damaged)
    }

    fn area(&self, tag: &Tag, left: u32) -> Option<Area> {
        let rows = times(tag, "table:number-rows-spanned") - 1;
        let columns = times(tag, "table:number-columns-spanned") - 1;
        let top = self.next_row;
        let (bottom, right) = (top.checked_add(rows)?, left.checked_add(columns)?);
        (rows + columns > 0).then_some(Area {
            top,
            bottom,
            left,
            right,
        })
    }
}

/// A number of cells: one where nothing else is said.
fn times(tag: &Tag, name: &str) -> u32 {
    tag.number(name).unwrap_or(1).max(1)
}

/// One cell; nothing where it is empty. Remarks that hang on it are passed over.
fn cell(xml: &mut Xml<impl BufRead>, tag: &Tag) -> Result<Option<Cell>, Unreadable> {
    let text = xml.text(&tag.name, ("p", " "), "annotation")?;
    let failed = tag.get("calcext:value-type") == Some("error")
        || text.starts_with("#REF!")
        || text.starts_with("Err:5");
    let shown = |cell: fn(String) -> Cell| (!text.trim().is_empty()).then(|| cell(text.clone()));
    if failed {
        return Ok(shown(Cell::Error));
    }
    let number = |look| Some(stored(tag.get("office:value")?, look, false));
    Ok(match tag.get("office:value-type") {
        Some("percentage") => number(Look::Percent),
        Some("float" | "currency") => number(Look::Number),
        Some("date") => tag
            .get("office:date-value")
            .map(|day| Cell::Date(iso_day(day))),
        Some("time") => shown(Cell::Date),
        Some("boolean") => Some(Cell::Flag(tag.get("office:boolean-value") == Some("true"))),
        _ => shown(Cell::Text),
    })
}
