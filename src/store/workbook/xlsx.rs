//! Workbooks of Excel 2007 and later, also as `LibreOffice` and other programs write them. Read here and not by a library, because numbers
//! are taken from their text and not from a float, and because hidden rows and percentages must be known.

use std::collections::HashMap;
use std::io::BufRead;

use unicode_normalization::UnicodeNormalization;

use super::guard::{Count, Pack};
use super::styles::{self, Look, iso_day, stored};
use super::xml::{Step, Tag, Xml};
use super::{Unreadable, Unseen};
use crate::import::sheet::{Area, Cell, Row, Sheet, place};

/// What all sheets share.
#[derive(Default)]
struct Shared {
    strings: Vec<String>,
    looks: Vec<Look>,
    from_1904: bool,
    count: Count,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    link: String,
    hidden: bool,
}

pub fn read(pack: &mut Pack<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let mut shared = Shared::default();
    let mut listed = Vec::new();
    each_tag(pack, "xl/workbook.xml", |tag| match &*tag.name {
        "sheet" => listed.push(Listed {
            name: tag.get("name").unwrap_or_default().nfc().collect(),
            link: tag.linked().unwrap_or_default().to_string(),
            hidden: tag.get("state").is_some_and(|s| s != "visible"),
        }),
        "workbookPr" => shared.from_1904 = matches!(tag.get("date1904"), Some("1" | "true")),
        _ => {}
    })?;
    // where the parts are that the workbook links to
    let mut targets = HashMap::new();
    each_tag(pack, "xl/_rels/workbook.xml.rels", |tag| {
        let is_sheet = |kind: &str| kind.ends_with("/worksheet");
        if &*tag.name == "Relationship"
            && tag.get("Type").is_some_and(is_sheet)
            && let Some((id, target)) = tag.get("Id").zip(tag.get("Target"))
        {
            let whole = target.strip_prefix('/').map(str::to_string);
            let target = whole.unwrap_or_else(|| format!("xl/{target}"));
            targets.insert(id.to_string(), target);
        }
    })?;
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
        let part = pack.part(target)?.ok_or(Unreadable::Damaged)?;
        let sheet = sheet(&mut Xml::new(part), &mut shared)?;
        sheets.push(Sheet {
            name,
            hidden,
            ..sheet
        });
    }
    Ok(sheets)
}

/// Goes through the tags of a part that every workbook has.
fn each_tag(pack: &mut Pack<'_>, part: &str, mut look: impl FnMut(&Tag)) -> Result<(), Unreadable> {
    let mut xml = Xml::new(pack.part(part)?.ok_or(Unreadable::Damaged)?);
    while let Some(step) = xml.next()? {
        if let Step::Open(tag) = step {
            look(&tag);
        }
    }
    Ok(())
}

fn strings(xml: &mut Xml<impl BufRead>) -> Result<Vec<String>, Unreadable> {
    let mut out = Vec::new();
    let mut count = Count::default();
    while let Some(step) = xml.next()? {
        if let Step::Open(tag) = step
            && &*tag.name == "si"
        {
            count.add(1)?;
            out.push(string(xml, "si")?);
        }
    }
    Ok(out)
}

/// A text without readings for Japanese.
fn string(xml: &mut Xml<impl BufRead>, until: &str) -> Result<String, Unreadable> {
    xml.text(until, ("t", ""), "rPh")
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
                    let own = codes.get(&id).copied();
                    out.push(own.or_else(|| styles::known(id)).unwrap_or_default());
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
    let mut unseen = Unseen::default();
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(tag) => match &*tag.name {
                "col" if matches!(tag.get("hidden"), Some("1" | "true")) => {
                    // counted from 1
                    let ends = tag.number("min").zip(tag.number("max"));
                    if let Some((first, last)) = ends {
                        unseen.add(first.saturating_sub(1)..last);
                    }
                }
                "row" => {
                    let stated = tag.number("r").and_then(|r| r.checked_sub(1));
                    let at = stated.unwrap_or(next_row);
                    row = Row {
                        at,
                        hidden: matches!(tag.get("hidden"), Some("1" | "true")),
                        cells: Vec::new(),
                    };
                    (next_row, next_column) = (at + 1, 0);
                }
                "c" => {
                    let stated = tag.get("r").and_then(place);
                    let column = stated.map_or(next_column, |(_, column)| column);
                    next_column = column + 1;
                    if let Some(cell) = cell(xml, &tag, shared)? {
                        shared.count.add(1)?;
                        if !unseen.has(column) {
                            row.cells.push((column, cell));
                        }
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
    let look = tag.number("s").and_then(|s| shared.looks.get(s as usize));
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
    if let Some(inline) = inline {
        return Ok(super::text(&inline));
    }
    if value.is_empty() {
        // a formula may well give an empty text; one without any value has never been worked out
        return Ok((formula && kind != "str").then_some(Cell::Uncalculated));
    }
    Ok(match kind {
        "s" => {
            let at = value.trim().parse::<usize>().ok();
            let shared = at.and_then(|at| shared.strings.get(at));
            super::text(shared.ok_or(Unreadable::Damaged)?)
        }
        "str" => super::text(&value),
        "b" => Some(Cell::Flag(value.trim() == "1")),
        "e" => Some(Cell::Error(value)),
        "d" => Some(Cell::Date(iso_day(&value))),
        _ => {
            let look = look.copied().unwrap_or_default();
            Some(stored(&value, look, shared.from_1904))
        }
    })
}
