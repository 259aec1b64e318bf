//! What a workbook says about a period, row by row: what is new, what changes, what stays, what is in doubt. Nothing is written here.

mod taker;

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::cells;
use super::head::{self, Role, Table};
use super::legacy::Legacy;
use super::matching::{By, Index, Mapped};
use super::names;
use super::number::Notation;
use super::sheet::Sheet;
use crate::model::{Commune, IndicatorId, Period, Qualifier};
use taker::{Columns, Taker};

/// A cell of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet.
    pub sheet: String,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

/// Which value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `thuc_hien`.
    Actual,
    /// `cung_ky`.
    SamePeriod,
}

/// One thing that a table says, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub place: Place,
    /// The name of the row as written.
    pub name: String,
    /// The heading above it.
    pub heading: Option<String>,
    /// The unit as written.
    pub unit: Option<String>,
    /// The indicator it means.
    pub indicator: Option<IndicatorId>,
    /// It is named by its identifier.
    pub identified: bool,
    /// Which of its values.
    pub field: Field,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What was done with the value on its way.
    pub notes: Vec<Note>,
}

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The period has no such value yet.
    New(Decimal),
    /// It has another one.
    Changed {
        /// What it has.
        old: Decimal,
        /// What the table has.
        new: Decimal,
    },
    /// It has the same.
    Same(Decimal),
    /// It is not plain; nothing at all is written.
    Doubt(Doubt),
    /// It is left out, and that is said.
    Skipped(Skip),
}

/// What is not plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Thousands to one reader, decimals to another.
    TwoReadings {
        /// As written.
        text: String,
        /// In Vietnamese notation.
        vietnamese: Decimal,
        /// In English notation.
        english: Decimal,
    },
    /// Not a number.
    Words(String),
    /// A date where a number should be.
    Date(String),
    /// A formula that no program has worked out.
    Uncalculated,
    /// An error of a formula.
    Error(String),
    /// `TRUE`.
    Flag,
    /// More than can be held exactly.
    TooLong(String),
    /// A unit that counts something else.
    Unit {
        /// Of the table.
        table: String,
        /// Of the indicator.
        own: String,
    },
    /// A percentage for an indicator that is none.
    Percent {
        /// The unit of the indicator.
        own: String,
    },
    /// 0,7 in a format that does not say whether 70 % is meant.
    Fraction(Decimal),
    /// A thousand times what it was, in a unit that is used in several sizes.
    Leap {
        /// The new value.
        value: Decimal,
        /// The last one.
        last: Decimal,
        /// The period of the last one.
        period: Period,
    },
    /// The same indicator in two rows.
    Twice(Place),
    /// One of several indicators.
    Several(Vec<IndicatorId>),
    /// No indicator, but some are alike.
    Near(Vec<IndicatorId>),
    /// An identifier that no indicator has.
    NoSuchId(String),
}

/// Why a line is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// No indicator is like it.
    Unknown,
    /// A person has said so.
    LeftOut,
    /// Whoever opens the workbook does not see the row.
    Hidden,
    /// The program works it out.
    Computed,
    /// A figure in a row without a name.
    NoName,
    /// The table gives only the sum since the beginning of the year, and the indicator is counted by period; or the other way round.
    OtherColumn,
}

/// What was done with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Another unit.
    Converted {
        /// The value in the table.
        from: Decimal,
        /// The unit of the table.
        unit: String,
    },
    /// Read in the notation of the rest of the column.
    ByColumn {
        /// As written.
        text: String,
        /// Which.
        notation: Notation,
    },
    /// A figure of the only column there is, taken as the sum that the indicator is.
    AsSum,
    /// The name was matched otherwise than letter by letter.
    Matched(By),
    /// The row says how firm the figure is.
    Qualified(Qualifier),
    /// The file goes on saying that the figure is an estimate.
    StillEstimate,
    /// The plan in the table is none of those on file.
    PlanDiffers {
        /// In the table.
        table: Decimal,
        /// On file.
        known: Decimal,
    },
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The sheet.
    pub sheet: String,
    /// Where it is and what its columns hold.
    pub table: Table,
    /// The columns that figures were taken from.
    pub used: Vec<(Role, u32)>,
    /// The old encoding it was written in.
    pub legacy: Option<Legacy>,
    /// The period that its title names.
    pub titled: Option<Period>,
}

/// A sheet that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Hidden.
    Hidden(String),
    /// No table of figures in it.
    NoTable(String),
}

/// What the workbook says, in the order of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// The tables.
    pub seen: Vec<Seen>,
    /// Sheets that were not read.
    pub unread: Vec<Unread>,
    /// Every line with a figure.
    pub lines: Vec<Line>,
}

/// Why nothing at all can be taken from a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nothing {
    /// No sheet has a table with the columns that are needed.
    NoTable {
        /// The sheets.
        sheets: Vec<String>,
        /// A cell whose letters are those of an old encoding that is not known.
        strange: Option<(Place, String)>,
    },
    /// No sheet of this name.
    NoSheet {
        /// As asked for.
        asked: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// Several columns of figures, and none is that of the period.
    Columns {
        /// The sheet.
        sheet: String,
        /// The columns: their letters and heads.
        heads: Vec<(String, String)>,
    },
}

/// A sheet with its tables, and the old encoding it was written in.
type Tables = (Sheet, Vec<Table>, Option<Legacy>);

/// The tables of a workbook, before it is known which period they are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    sheets: Vec<Tables>,
    unread: Vec<Unread>,
}

impl Found {
    /// The period that the titles name, if they agree.
    pub fn period(&self) -> Option<Period> {
        let mut named = self
            .sheets
            .iter()
            .flat_map(|(sheet, tables, _)| tables.iter().filter_map(|t| head::titled(sheet, t)));
        let first = named.next()?;
        named.all(|p| p == first).then_some(first)
    }
}

/// Looks for tables in all sheets, or in the one that is asked for.
pub fn find(sheets: Vec<Sheet>, asked: Option<&str>) -> Result<Found, Nothing> {
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
    let wanted =
        |sheet: &Sheet| asked.is_none_or(|asked| names::key(asked) == names::key(&sheet.name));
    if let Some(asked) = asked.filter(|_| !sheets.iter().any(&wanted)) {
        return Err(Nothing::NoSheet {
            asked: asked.to_string(),
            sheets: names,
        });
    }
    let mut found = Found::default();
    let mut strange = None;
    for sheet in sheets.into_iter().filter(|s| wanted(s)) {
        if sheet.hidden && asked.is_none() {
            found.unread.push(Unread::Hidden(sheet.name));
            continue;
        }
        let name = sheet.name.clone();
        match with_tables(sheet) {
            Ok(read) => found.sheets.push(read),
            Err(odd) => {
                strange = strange.or(odd);
                found.unread.push(Unread::NoTable(name));
            }
        }
    }
    if found.sheets.is_empty() {
        Err(Nothing::NoTable {
            sheets: names,
            strange,
        })
    } else {
        Ok(found)
    }
}

/// A sheet with its tables, in Unicode; otherwise a cell that is perhaps in an old encoding.
fn with_tables(sheet: Sheet) -> Result<Tables, Option<(Place, String)>> {
    let tables = head::tables(&sheet);
    let odd = cells::suspicious(&sheet);
    if !tables.is_empty() && odd.is_none() {
        return Ok((sheet, tables, None));
    }
    if odd.is_some() {
        for legacy in Legacy::ALL {
            if let Some(decoded) = cells::decoded(&sheet, legacy) {
                let tables = head::tables(&decoded);
                if !tables.is_empty() {
                    return Ok((decoded, tables, Some(legacy)));
                }
            }
        }
    }
    if tables.is_empty() {
        Err(odd)
    } else {
        Ok((sheet, tables, None))
    }
}

/// Says what becomes of every figure in the tables.
pub fn take(
    found: &Found,
    commune: &Commune,
    period: Period,
    mapping: &[Mapped],
) -> Result<Intake, Nothing> {
    let index = Index::new(&commune.catalogue, mapping);
    let data = commune
        .period_index(period)
        .and_then(|at| commune.periods.get(at));
    let mut intake = Intake {
        unread: found.unread.clone(),
        ..Intake::default()
    };
    for (sheet, tables, legacy) in &found.sheets {
        for table in tables {
            let columns = Columns::of(sheet, table, period)?;
            let used = columns.used();
            Taker {
                commune,
                index: &index,
                period,
                data,
                sheet,
                table,
                columns,
            }
            .rows(&mut intake.lines);
            let titled = head::titled(sheet, table);
            intake.seen.push(Seen {
                sheet: sheet.name.clone(),
                table: table.clone(),
                used,
                legacy: *legacy,
                titled,
            });
        }
    }
    twice(&mut intake.lines);
    Ok(intake)
}

/// An indicator that is named in two rows is in doubt, unless both give its identifier and the same value: then once is enough.
fn twice(lines: &mut Vec<Line>) {
    let mut first: HashMap<(IndicatorId, Field), usize> = HashMap::new();
    let mut again: HashMap<usize, Option<Place>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let (Some(id), Some(value)) = (line.indicator, line.outcome.value()) else {
            continue;
        };
        match first
            .get(&(id, line.field))
            .and_then(|before| lines.get(*before))
        {
            None => {
                first.insert((id, line.field), at);
            }
            Some(before) => {
                let same =
                    line.identified && before.identified && before.outcome.value() == Some(value);
                again.insert(at, (!same).then(|| before.place.clone()));
            }
        }
    }
    for (at, place) in &again {
        if let (Some(place), Some(line)) = (place, lines.get_mut(*at)) {
            line.outcome = Outcome::Doubt(Doubt::Twice(place.clone()));
        }
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !matches!(again.get(&(at - 1)), Some(None))
    });
}

impl Outcome {
    /// The value that the table has, where it is plain.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::New(value) | Self::Same(value) | Self::Changed { new: value, .. } => Some(*value),
            Self::Doubt(_) | Self::Skipped(_) => None,
        }
    }
}
