//! The cells of figures: from what is stored or typed to an exact value in the indicator's unit.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::head::Table;
use super::intake::{Doubt, Note, Place};
use super::legacy::{self, Legacy};
use super::names::{self, Level};
use super::number::{self, Notation, Reading, Value};
use super::sheet::{Cell, Row, Sheet};
use super::unit;
use crate::model::Qualifier;

/// What is known about a cell from its row and column.
pub(super) struct Ask<'a> {
    /// The unit of the table.
    pub(super) unit: Option<&'a str>,
    /// The unit of the indicator.
    pub(super) own: &'a str,
    /// The same in English, as our own workbooks name it.
    pub(super) own_en: &'a str,
    /// A person has said that this row is that indicator, whatever the table calls its unit.
    pub(super) said: bool,
    /// The notation of the column.
    pub(super) notation: Option<Notation>,
    /// The format does not say which numbers are percentages.
    pub(super) plain: bool,
    /// The last figure of the indicator.
    pub(super) last: Option<Decimal>,
}

/// A value in the indicator's unit.
pub(super) struct Taken {
    pub(super) value: Decimal,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) notes: Vec<Note>,
}

/// Whether a cell says that there is no figure.
pub(super) fn is_missing(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if number::read(text) == Reading::Missing)
}

/// Whether a cell could be a figure: words alone are none.
pub(super) fn has_digit(cell: &Cell) -> bool {
    !matches!(cell, Cell::Text(text) if !text.contains(|c: char| c.is_ascii_digit()))
}

/// The level that a cell of the column of ordinals means.
pub(super) fn mark(cell: &Cell) -> Option<Level> {
    match cell {
        Cell::Text(text) => names::mark(text),
        Cell::Number(value) => names::mark(&value.normalize().to_string()),
        _ => None,
    }
}

/// Reads the value of a cell.
pub(super) fn take(cell: &Cell, ask: &Ask<'_>) -> Result<Taken, Doubt> {
    let own = unit::read(ask.own);
    let mut notes = Vec::new();
    let (value, qualifier, percent, typed) = match cell {
        Cell::Number(value) => (*value, None, false, None),
        Cell::Percent(value) => (
            unit::shift(*value, 2).ok_or_else(|| Doubt::TooLong(value.to_string()))?,
            None,
            true,
            None,
        ),
        Cell::Date(text) => return Err(Doubt::Date(text.clone())),
        Cell::Uncalculated => return Err(Doubt::Uncalculated),
        Cell::Error(text) => return Err(Doubt::Error(text.clone())),
        Cell::TooLong(text) => return Err(Doubt::TooLong(text.clone())),
        Cell::Flag(_) => return Err(Doubt::Flag),
        Cell::Text(text) => match number::read(text) {
            Reading::Number {
                value,
                qualifier,
                percent,
                unit,
            } => (
                sure(text, value, ask.notation, &mut notes)?,
                qualifier,
                percent,
                unit,
            ),
            Reading::Words | Reading::Missing => return Err(Doubt::Words(text.trim().to_string())),
        },
    };
    if percent {
        if own.base != "%" {
            return Err(Doubt::Percent {
                own: ask.own.to_string(),
            });
        }
        return Ok(Taken {
            value,
            qualifier,
            notes,
        });
    }
    let is_fraction = value.abs() <= Decimal::ONE && value.scale() > 0 && !value.is_zero();
    let was_more = ask.last.is_some_and(|last| last > Decimal::ONE);
    if own.base == "%" && (ask.plain || was_more) && is_fraction && matches!(cell, Cell::Number(_))
    {
        return Err(Doubt::Fraction(value));
    }
    // a unit beside the number says more than one in the head
    let Some(stated) = typed
        .as_deref()
        .or(ask.unit)
        .filter(|stated| *stated != ask.own_en)
    else {
        return Ok(Taken {
            value,
            qualifier,
            notes,
        });
    };
    let from = unit::read(stated);
    match unit::convert(value, &from, &own) {
        Some(converted) => {
            if from.power != own.power {
                notes.push(Note::Converted {
                    from: value,
                    unit: stated.to_string(),
                });
            }
            Ok(Taken {
                value: converted,
                qualifier,
                notes,
            })
        }
        None if from.base == own.base => Err(Doubt::TooLong(value.to_string())),
        None if ask.said && !unit::has_sizes(&from) && !unit::has_sizes(&own) => Ok(Taken {
            value,
            qualifier,
            notes,
        }),
        None => Err(Doubt::Unit {
            table: stated.to_string(),
            own: ask.own.to_string(),
        }),
    }
}

/// The one value of a text, by the notation of its column where it has two readings.
fn sure(
    text: &str,
    value: Value,
    notation: Option<Notation>,
    notes: &mut Vec<Note>,
) -> Result<Decimal, Doubt> {
    let (vietnamese, english) = match value {
        Value::Sure(value, _) => return Ok(value),
        Value::Either {
            vietnamese,
            english,
        } => (vietnamese, english),
    };
    let text = text.trim().to_string();
    match notation {
        None => Err(Doubt::TwoReadings {
            text,
            vietnamese,
            english,
        }),
        Some(notation) => {
            notes.push(Note::ByColumn { text, notation });
            Ok(if notation == Notation::Vietnamese {
                vietnamese
            } else {
                english
            })
        }
    }
}

/// The notation of a column: that of all its texts that have one. Where they disagree there is none.
pub(super) fn notation(sheet: &Sheet, table: &Table, column: u32) -> Option<Notation> {
    let rows = sheet
        .rows
        .iter()
        .filter(|row| row.at > table.bottom && row.at <= table.end);
    let mut found = None;
    for notation in rows.filter_map(|row| evidence(row, column)) {
        match found {
            None => found = Some(notation),
            Some(other) if other != notation => return None,
            Some(_) => {}
        }
    }
    found
}

fn evidence(row: &Row, column: u32) -> Option<Notation> {
    match number::read(row.cell(column)?.text()?) {
        Reading::Number {
            value: Value::Sure(_, notation),
            ..
        } => notation,
        _ => None,
    }
}

/// A cell whose letters look like those of an old encoding.
pub(super) fn suspicious(sheet: &Sheet) -> Option<(Place, String)> {
    // a text with letters of Unicode Vietnamese is no old one
    let modern = |text: &str| {
        text.chars()
            .any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c) || "ăđơưĂĐƠƯ".contains(c))
    };
    let all = || {
        sheet.rows.iter().flat_map(|row| {
            row.cells
                .iter()
                .map(move |(column, cell)| (row.at, *column, cell))
        })
    };
    let odd = all().filter_map(|(row, column, cell)| {
        Some((
            row,
            column,
            cell.text()
                .filter(|t| legacy::is_suspicious(t) && !modern(t))?,
        ))
    });
    let mut odd = odd.peekable();
    let (row, column, text) = odd.peek().copied()?;
    let modern = all()
        .filter(|(.., cell)| cell.text().is_some_and(modern))
        .count();
    let place = Place {
        sheet: sheet.name.clone(),
        row,
        column,
    };
    (odd.count() > modern).then(|| (place, text.to_string()))
}

/// The sheet in Unicode; nothing where a sign is not of this encoding.
pub(super) fn decoded(sheet: &Sheet, legacy: Legacy) -> Option<Sheet> {
    let mut sheet = sheet.clone();
    for (_, cell) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Cell::Text(text) = cell {
            *text = legacy.decode(text)?.nfc().collect();
        }
    }
    Some(sheet)
}
