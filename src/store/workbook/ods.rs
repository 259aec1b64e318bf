//! Workbooks of `LibreOffice`.

use std::collections::HashSet;
use std::io::BufRead;

use unicode_normalization::UnicodeNormalization;

use super::guard::{MOST_CELLS, Pack};
use super::styles::{self, Look};
use super::xlsx::stored;
use super::xml::{Step, Tag, Xml};
use super::{Kind, Unreadable};
use crate::import::sheet::{Area, Cell, Row, Sheet};

/// The sheets.
pub(super) fn read(pack: &mut Pack<'_>) -> Result<Vec<Sheet>, Unreadable> {
    if pack
        .text("META-INF/manifest.xml")?
        .is_some_and(|text| text.contains("encryption-data"))
    {
        return Err(Unreadable::Password);
    }
    let kind = pack.text("mimetype")?.unwrap_or_default();
    if !kind.is_empty() && !kind.contains("spreadsheet") {
        return Err(Unreadable::Other(if kind.contains("opendocument") {
            Kind::Document
        } else {
            Kind::Archive
        }));
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
    if reading.sheets.is_empty() {
        Err(Unreadable::Empty)
    } else {
        Ok(reading.sheets)
    }
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
    cells: usize,
}

impl Reading {
    fn open(&mut self, xml: &mut Xml<impl BufRead>, tag: &Tag) -> Result<(), Unreadable> {
        match &*tag.name {
            "style" => self.style = tag.get("style:name").unwrap_or_default().to_string(),
            "table-properties" if tag.get("table:display") == Some("false") => {
                self.unseen.insert(self.style.clone());
            }
            "table" => {
                let hidden = tag
                    .get("table:style-name")
                    .is_some_and(|s| self.unseen.contains(s));
                let name = tag.get("table:name").unwrap_or_default().nfc().collect();
                self.sheets.push(Sheet {
                    name,
                    hidden,
                    ..Sheet::default()
                });
                self.next_row = 0;
            }
            "table-row" => {
                let hidden = matches!(tag.get("table:visibility"), Some("collapse" | "filter"));
                self.row = Row {
                    at: self.next_row,
                    hidden,
                    cells: Vec::new(),
                };
                self.repeat = tag.number("table:number-rows-repeated").unwrap_or(1).max(1);
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                let repeat = tag
                    .number("table:number-columns-repeated")
                    .unwrap_or(1)
                    .max(1);
                if let Some(area) = self.area(tag) {
                    self.sheets
                        .last_mut()
                        .ok_or(Unreadable::Damaged)?
                        .merged
                        .push(area);
                }
                if let Some(cell) = cell(xml, tag)? {
                    self.count(repeat as usize)?;
                    self.row.cells.extend(
                        (self.column..self.column.saturating_add(repeat))
                            .map(|at| (at, cell.clone())),
                    );
                }
                self.column = self.column.saturating_add(repeat);
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
            self.count((self.repeat as usize - 1).saturating_mul(row.cells.len()))?;
            let sheet = self.sheets.last_mut().ok_or(Unreadable::Damaged)?;
            let again = (1..self.repeat).map(|more| Row {
                at: row.at.saturating_add(more),
                ..row.clone()
            });
            sheet.rows.extend(again.collect::<Vec<_>>());
            sheet.rows.push(row);
            sheet.rows.sort_by_key(|row| row.at);
        }
        self.next_row = self.next_row.saturating_add(self.repeat);
        Ok(())
    }

    fn area(&self, tag: &Tag) -> Option<Area> {
        let span = |name| tag.number(name).unwrap_or(1).max(1) - 1;
        let (rows, columns) = (
            span("table:number-rows-spanned"),
            span("table:number-columns-spanned"),
        );
        let (bottom, right) = (
            self.next_row.checked_add(rows)?,
            self.column.checked_add(columns)?,
        );
        (rows + columns > 0).then_some(Area {
            top: self.next_row,
            bottom,
            left: self.column,
            right,
        })
    }

    fn count(&mut self, more: usize) -> Result<(), Unreadable> {
        self.cells = self.cells.saturating_add(more);
        if self.cells > MOST_CELLS {
            Err(Unreadable::TooManyCells)
        } else {
            Ok(())
        }
    }
}

/// One cell; nothing where it is empty. Remarks that hang on it are passed over.
fn cell(xml: &mut Xml<impl BufRead>, tag: &Tag) -> Result<Option<Cell>, Unreadable> {
    let (mut text, mut remark, mut paragraphs) = (String::new(), 0usize, 0usize);
    let mut within = 0usize;
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) => match &*tag.name {
                "annotation" => remark += 1,
                "p" if remark == 0 => {
                    if paragraphs > 0 {
                        text.push(' ');
                    }
                    (paragraphs, within) = (paragraphs + 1, within + 1);
                }
                "s" | "tab" | "line-break" if within > 0 => text.push(' '),
                _ => {}
            },
            Step::Close(name) => match &*name {
                "annotation" => remark = remark.saturating_sub(1),
                "p" if remark == 0 => within = within.saturating_sub(1),
                n if n == &*tag.name => break,
                _ => {}
            },
            Step::Text(part) if within > 0 && remark == 0 => text.push_str(&part),
            Step::Text(_) => {}
        }
    }
    let text: String = text.nfc().collect();
    let value = tag.get("office:value");
    let shown = || Some(text.clone()).filter(|t| !t.trim().is_empty());
    if tag.get("calcext:value-type") == Some("error")
        || text.starts_with("#REF!")
        || text.starts_with("Err:5")
    {
        return Ok(shown().map(Cell::Error));
    }
    Ok(match tag.get("office:value-type") {
        Some("percentage") => value.map(|v| stored(v, Look::Percent, false)),
        Some("float" | "currency") => value.map(|v| stored(v, Look::Number, false)),
        Some("date") => tag
            .get("office:date-value")
            .map(|d| Cell::Date(styles::iso_day(d))),
        Some("time") => shown().map(Cell::Date),
        Some("boolean") => Some(Cell::Flag(tag.get("office:boolean-value") == Some("true"))),
        _ => shown().map(Cell::Text),
    })
}
