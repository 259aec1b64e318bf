//! Workbooks of Excel 2007 and later, also as `LibreOffice` and other programs write them. Read here and not by a library, because numbers
//! are taken from their text and not from a float, and because hidden rows and percentages must be known.

use std::collections::HashMap;
use std::io::BufRead;

use unicode_normalization::UnicodeNormalization;

use super::guard::{MOST_CELLS, Pack};
use super::styles::{self, Look};
use super::xml::{Step, Tag, Xml};
use super::{Kind, Unreadable};
use crate::import::number;
use crate::import::sheet::{Area, Cell, Row, Sheet, place};

/// What all sheets share.
#[derive(Default)]
struct Shared {
    strings: Vec<String>,
    looks: Vec<Look>,
    from_1904: bool,
    cells: usize,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    link: String,
    hidden: bool,
}

/// The sheets.
pub(super) fn read(pack: &mut Pack<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let (listed, from_1904) = list(pack)?;
    let targets = targets(pack)?;
    let mut shared = Shared {
        from_1904,
        ..Shared::default()
    };
    if let Some(part) = pack.part("xl/sharedStrings.xml")? {
        shared.strings = strings(&mut Xml::new(part))?;
    }
    if let Some(part) = pack.part("xl/styles.xml")? {
        shared.looks = looks(&mut Xml::new(part))?;
    }
    let mut sheets = Vec::new();
    for Listed { name, link, hidden } in listed {
        let Some(target) = targets.get(&link) else {
            continue;
        };
        let Some(part) = pack.part(target)? else {
            return Err(Unreadable::Damaged);
        };
        let mut sheet = sheet(&mut Xml::new(part), &mut shared)?;
        (sheet.name, sheet.hidden) = (name, hidden);
        sheets.push(sheet);
    }
    if sheets.is_empty() {
        Err(Unreadable::Empty)
    } else {
        Ok(sheets)
    }
}

fn list(pack: &mut Pack<'_>) -> Result<(Vec<Listed>, bool), Unreadable> {
    let part = pack
        .part("xl/workbook.xml")?
        .ok_or(Unreadable::Other(Kind::Archive))?;
    let mut xml = Xml::new(part);
    let (mut listed, mut from_1904) = (Vec::new(), false);
    while let Some(step) = xml.next()? {
        let Step::Open(tag) = step else { continue };
        match &*tag.name {
            "sheet" => listed.push(Listed {
                name: tag.get("name").unwrap_or_default().nfc().collect(),
                link: tag.linked().unwrap_or_default().to_string(),
                hidden: tag.get("state").is_some_and(|s| s != "visible"),
            }),
            "workbookPr" => from_1904 = matches!(tag.get("date1904"), Some("1" | "true")),
            _ => {}
        }
    }
    Ok((listed, from_1904))
}

/// Where the parts are that the workbook links to.
fn targets(pack: &mut Pack<'_>) -> Result<HashMap<String, String>, Unreadable> {
    let part = pack
        .part("xl/_rels/workbook.xml.rels")?
        .ok_or(Unreadable::Damaged)?;
    let mut xml = Xml::new(part);
    let mut out = HashMap::new();
    while let Some(step) = xml.next()? {
        if let Step::Open(tag) = step
            && &*tag.name == "Relationship"
            && tag
                .get("Type")
                .is_some_and(|kind| kind.ends_with("/worksheet"))
            && let Some((id, target)) = tag.get("Id").zip(tag.get("Target"))
        {
            let target = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_string);
            out.insert(id.to_string(), target);
        }
    }
    Ok(out)
}

fn strings(xml: &mut Xml<impl BufRead>) -> Result<Vec<String>, Unreadable> {
    let mut out = Vec::new();
    while let Some(step) = xml.next()? {
        if let Step::Open(tag) = step
            && &*tag.name == "si"
        {
            if out.len() >= MOST_CELLS {
                return Err(Unreadable::TooManyCells);
            }
            out.push(string(xml, "si")?);
        }
    }
    Ok(out)
}

/// The text up to the end of a tag, without readings for Japanese.
fn string(xml: &mut Xml<impl BufRead>, until: &str) -> Result<String, Unreadable> {
    let (mut text, mut within, mut reading) = (String::new(), false, 0usize);
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) => match &*tag.name {
                "rPh" => reading += 1,
                "t" => within = reading == 0,
                _ => {}
            },
            Step::Close(name) if *name == *until => break,
            Step::Close(name) => match &*name {
                "rPh" => reading = reading.saturating_sub(1),
                "t" => within = false,
                _ => {}
            },
            Step::Text(part) if within => text.push_str(&part),
            Step::Text(_) => {}
        }
    }
    Ok(text.nfc().collect())
}

/// What each style of cells makes of a number.
fn looks(xml: &mut Xml<impl BufRead>) -> Result<Vec<Look>, Unreadable> {
    let mut codes = HashMap::new();
    let mut out = Vec::new();
    let mut within = false;
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) => match &*tag.name {
                "numFmt" => {
                    if let Some((id, code)) = tag.number("numFmtId").zip(tag.get("formatCode")) {
                        codes.insert(id, styles::code(code));
                    }
                }
                "cellXfs" => within = true,
                "xf" if within => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    out.push(
                        codes
                            .get(&id)
                            .copied()
                            .or_else(|| styles::known(id))
                            .unwrap_or_default(),
                    );
                }
                _ => {}
            },
            Step::Close(name) if &*name == "cellXfs" => within = false,
            _ => {}
        }
    }
    Ok(out)
}

fn sheet(xml: &mut Xml<impl BufRead>, shared: &mut Shared) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    let mut row = Row::default();
    let mut next_row = 0;
    let mut next_column = 0;
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) => match &*tag.name {
                "row" => {
                    let at = tag
                        .number("r")
                        .and_then(|r| r.checked_sub(1))
                        .unwrap_or(next_row);
                    row = Row {
                        at,
                        hidden: matches!(tag.get("hidden"), Some("1" | "true")),
                        cells: Vec::new(),
                    };
                    (next_row, next_column) = (at + 1, 0);
                }
                "c" => {
                    let column = tag
                        .get("r")
                        .and_then(place)
                        .map_or(next_column, |(_, column)| column);
                    next_column = column + 1;
                    if let Some(cell) = cell(xml, &tag, shared)? {
                        shared.cells += 1;
                        if shared.cells > MOST_CELLS {
                            return Err(Unreadable::TooManyCells);
                        }
                        row.cells.push((column, cell));
                    }
                }
                "mergeCell" => sheet.merged.extend(tag.get("ref").and_then(area)),
                _ => {}
            },
            Step::Close(name) if &*name == "row" => {
                let mut done = std::mem::take(&mut row);
                if !done.cells.is_empty() {
                    done.cells.sort_by_key(|(column, _)| *column);
                    sheet.rows.push(done);
                }
            }
            _ => {}
        }
    }
    sheet.rows.sort_by_key(|row| row.at);
    Ok(sheet)
}

fn area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Area {
        top,
        bottom,
        left,
        right,
    })
}

/// One cell; nothing where it is empty.
fn cell(
    xml: &mut Xml<impl BufRead>,
    tag: &Tag,
    shared: &Shared,
) -> Result<Option<Cell>, Unreadable> {
    let kind = tag.get("t").unwrap_or("n");
    let look = tag
        .number("s")
        .and_then(|s| shared.looks.get(s as usize))
        .copied()
        .unwrap_or_default();
    let (mut value, mut inline, mut within, mut formula) = (String::new(), None, false, false);
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) if &*tag.name == "v" => within = true,
            Step::Open(tag) if &*tag.name == "f" => formula = true,
            Step::Open(tag) if &*tag.name == "is" => inline = Some(string(xml, "is")?),
            Step::Close(name) if &*name == "v" => within = false,
            Step::Close(name) if &*name == "c" => break,
            Step::Text(text) if within => value.push_str(&text),
            _ => {}
        }
    }
    let text = |text: String| Some(text).filter(|t| !t.trim().is_empty()).map(Cell::Text);
    if let Some(inline) = inline {
        return Ok(text(inline));
    }
    if value.is_empty() {
        // a formula may well give an empty text; one without any value has never been worked out
        return Ok((formula && kind != "str").then_some(Cell::Uncalculated));
    }
    Ok(match kind {
        "s" => text(
            value
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| shared.strings.get(at).cloned())
                .ok_or(Unreadable::Damaged)?,
        ),
        "str" => text(value.nfc().collect()),
        "b" => Some(Cell::Flag(value.trim() == "1")),
        "e" => Some(Cell::Error(value)),
        "d" => Some(Cell::Date(styles::iso_day(&value))),
        _ => Some(stored(&value, look, shared.from_1904)),
    })
}

/// A number with what its format makes of it.
pub(super) fn stored(text: &str, look: Look, from_1904: bool) -> Cell {
    match (number::stored(text), look) {
        (None, _) => Cell::TooLong(text.to_string()),
        (Some(value), Look::Number) => Cell::Number(value),
        (Some(value), Look::Percent) => Cell::Percent(value),
        (Some(value), Look::Date) => Cell::Date(styles::day(value, from_1904)),
    }
}
