//! The cells of figures: from what is stored or typed to an exact value in the indicator's unit.

use rust_decimal::Decimal;

use super::head::{Column, Table};
use super::intake::{Doubt, Note, Place};
use super::legacy;
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

/// The cell of a row, unless it says that there is no figure.
pub(super) fn filled<'r>(row: &'r Row, column: &Column) -> Option<&'r Cell> {
    let is_missing =
        |cell: &Cell| matches!(cell, Cell::Text(text) if number::read(text) == Reading::Missing);
    row.cell(column.at).filter(|cell| !is_missing(cell))
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
    let mut taken = Taken {
        value: Decimal::ZERO,
        qualifier: None,
        notes: Vec::new(),
    };
    let too_long = |value: Decimal| Doubt::TooLong(value.to_string());
    let mut percent = false;
    let mut typed = None;
    taken.value = match cell {
        Cell::Number(value) => *value,
        Cell::Percent(value) => {
            percent = true;
            unit::shift(*value, 2).ok_or_else(|| too_long(*value))?
        }
        Cell::Date(text) => return Err(Doubt::Date(text.clone())),
        Cell::Uncalculated => return Err(Doubt::Uncalculated),
        Cell::Error(text) => return Err(Doubt::Error(text.clone())),
        Cell::TooLong(text) => return Err(Doubt::TooLong(text.clone())),
        Cell::Flag(_) => return Err(Doubt::Flag),
        Cell::Text(text) => match number::read(text) {
            Reading::Number(read) => {
                (percent, typed, taken.qualifier) = (read.percent, read.unit, read.qualifier);
                sure(text, read.value, ask.notation, &mut taken.notes)?
            }
            Reading::Words | Reading::Missing => return Err(Doubt::Words(text.trim().to_string())),
        },
    };
    let value = taken.value;
    if percent && own.base == "%" {
        return Ok(taken);
    }
    if percent {
        let own = ask.own.to_string();
        return Err(Doubt::Percent { own });
    }
    let is_fraction = value.abs() <= Decimal::ONE && value.scale() > 0 && !value.is_zero();
    let was_more = ask.last.is_some_and(|last| last > Decimal::ONE);
    let is_stored = matches!(cell, Cell::Number(_));
    if own.base == "%" && (ask.plain || was_more) && is_fraction && is_stored {
        return Err(Doubt::Fraction(value));
    }
    // a unit beside the number says more than one in the head
    let stated = typed.as_deref().or(ask.unit);
    let Some(stated) = stated.filter(|stated| *stated != ask.own_en) else {
        return Ok(taken);
    };
    let from = unit::read(stated);
    if let Some(converted) = unit::convert(value, &from, &own) {
        taken.value = converted;
        taken
            .notes
            .extend((from.power != own.power).then(|| Note::Converted {
                from: value,
                unit: stated.to_string(),
            }));
        return Ok(taken);
    }
    if from.base == own.base {
        Err(too_long(value))
    } else if ask.said && !unit::has_sizes(&from) && !unit::has_sizes(&own) {
        Ok(taken)
    } else {
        Err(Doubt::Unit {
            table: stated.to_string(),
            own: ask.own.to_string(),
        })
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
    let Some(notation) = notation else {
        return Err(Doubt::TwoReadings {
            text,
            vietnamese,
            english,
        });
    };
    notes.push(Note::ByColumn { text, notation });
    Ok(match notation {
        Notation::Vietnamese => vietnamese,
        Notation::English => english,
    })
}

/// The notation of a column: that of all its texts that have one. Where they disagree there is none.
pub(super) fn notation(sheet: &Sheet, table: &Table, column: u32) -> Option<Notation> {
    let evidence = |row: &Row| match number::read(row.cell(column)?.text()?) {
        Reading::Number(number::Typed {
            value: Value::Sure(_, notation),
            ..
        }) => notation,
        _ => None,
    };
    let mut all = table.rows(sheet).filter_map(evidence);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// A cell whose letters look like those of an old encoding.
pub(super) fn suspicious(sheet: &Sheet) -> Option<(Place, String)> {
    // a text with letters of Unicode Vietnamese is no old one
    let is_modern = |text: &str| {
        let letter = |c| ('\u{1ea0}'..='\u{1ef9}').contains(&c) || "ăđơưĂĐƠƯ".contains(c);
        text.contains(letter)
    };
    let rows = sheet.rows.iter();
    let cells = rows.flat_map(|row| row.cells.iter().map(move |cell| (row.at, cell)));
    let texts = cells.filter_map(|(row, (column, cell))| Some((row, *column, cell.text()?)));
    let (modern, old): (Vec<_>, Vec<_>) = texts
        .filter(|(.., text)| is_modern(text) || legacy::is_suspicious(text))
        .partition(|(.., text)| is_modern(text));
    let (row, column, text) = *old.first()?;
    let sheet = sheet.name.clone();
    let place = Place { sheet, row, column };
    (old.len() > modern.len()).then(|| (place, text.to_string()))
}
