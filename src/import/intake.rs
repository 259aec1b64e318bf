//! What a workbook says about a period, row by row: what is new, what changes, what stays, what is in doubt. Nothing is written here.

mod taker;

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::cells;
use super::head::{self, Role, Table};
use super::legacy::{self, Legacy};
use super::matching::{By, Index, Mapped};
use super::names::key;
use super::number::Notation;
use super::sheet::Sheet;
use crate::model::{Commune, IndicatorId, Period, Qualifier};
use taker::{Columns, Taker};

pub use crate::text::import::Skip;

/// A cell of the workbook; row and column from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub sheet: String,
    pub row: u32,
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

/// One figure of a table, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub place: Place,
    /// The name of the row as written.
    pub name: String,
    pub heading: Option<String>,
    pub indicator: Option<IndicatorId>,
    /// It is named by its identifier.
    pub identified: bool,
    pub field: Field,
    pub outcome: Outcome,
    /// What was done with the value on its way.
    pub notes: Vec<Note>,
}

/// What becomes of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    New(Decimal),
    Changed {
        old: Decimal,
        new: Decimal,
    },
    Same(Decimal),
    /// It is not plain; nothing at all is written.
    Doubt(Doubt),
    Skipped(Skip),
}

/// What is not plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Thousands to one reader, decimals to another.
    TwoReadings {
        text: String,
        vietnamese: Decimal,
        english: Decimal,
    },
    /// Not a number.
    Words(String),
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
        table: String,
        own: String,
    },
    /// A percentage for an indicator that is none.
    Percent {
        own: String,
    },
    /// 0,7 in a format that does not say whether 70 % is meant.
    Fraction(Decimal),
    /// A thousand times what it was, in a unit that is used in several sizes.
    Leap {
        value: Decimal,
        last: Decimal,
        /// Of the last value.
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

/// What was done with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// From the value and the unit in the table.
    Converted { from: Decimal, unit: String },
    /// Read in the notation of the rest of the column.
    ByColumn { text: String, notation: Notation },
    /// A figure of the only column there is, taken as the sum that the indicator is.
    AsSum,
    /// The name was matched otherwise than letter by letter.
    Matched(By),
    /// The row says how firm the figure is.
    Qualified(Qualifier),
    /// The file goes on saying that the figure is an estimate.
    StillEstimate,
    /// The plan in the table is none of those on file.
    PlanDiffers { table: Decimal, known: Decimal },
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub sheet: String,
    pub table: Table,
    /// The columns that figures were taken from.
    pub used: Vec<(Role, u32)>,
    /// The old encoding it was written in.
    pub legacy: Option<Legacy>,
    /// The period that its title names.
    pub titled: Option<Period>,
}

/// A sheet that was not read: it is hidden, or has no table of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    pub sheet: String,
    pub hidden: bool,
}

/// What the workbook says, in the order of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    pub seen: Vec<Seen>,
    pub unread: Vec<Unread>,
    pub items: Vec<Item>,
}

/// Why nothing at all can be taken from a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nothing {
    /// None of these sheets has a table with the columns that are needed.
    NoTable(Vec<String>),
    /// Nor has any, and the letters of this cell are those of an old encoding that is not known.
    OldLetters(Place, String),
    NoSheet {
        asked: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// Several columns of figures, and none is that of the period.
    Columns {
        sheet: String,
        /// Their letters and heads.
        heads: Vec<(String, String)>,
    },
}

/// A sheet with its tables, and the old encoding it was written in.
type Tables = (Sheet, Vec<Table>, Option<Legacy>);

/// The tables of a workbook, before it is known which period they are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    sheets: Vec<Tables>,
    unread: Vec<Unread>,
}

impl Book {
    /// The period that the titles name, if they agree.
    pub fn period(&self) -> Option<Period> {
        let tables = self.sheets.iter();
        let mut named = tables
            .flat_map(|(sheet, tables, _)| tables.iter().filter_map(|t| head::titled(sheet, t)));
        let first = named.next()?;
        named.all(|p| p == first).then_some(first)
    }
}

/// Looks for tables in all sheets, or in the one that is asked for.
pub fn find(sheets: Vec<Sheet>, asked: Option<&str>) -> Result<Book, Nothing> {
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
    let wanted = |sheet: &Sheet| asked.is_none_or(|asked| key(asked) == key(&sheet.name));
    if let Some(asked) = asked.filter(|_| !sheets.iter().any(&wanted)) {
        return Err(Nothing::NoSheet {
            asked: asked.to_string(),
            sheets: names,
        });
    }
    let mut book = Book::default();
    let mut strange = None;
    for sheet in sheets.into_iter().filter(|s| wanted(s)) {
        let hidden = sheet.hidden && asked.is_none();
        let name = sheet.name.clone();
        let read = if hidden {
            Err(None)
        } else {
            with_tables(sheet)
        };
        match read {
            Ok(read) => book.sheets.push(read),
            Err(odd) => {
                strange = strange.or(odd);
                let sheet = name;
                book.unread.push(Unread { sheet, hidden });
            }
        }
    }
    match strange {
        _ if !book.sheets.is_empty() => Ok(book),
        Some((place, text)) => Err(Nothing::OldLetters(place, text)),
        None => Err(Nothing::NoTable(names)),
    }
}

/// A sheet with its tables, in Unicode; otherwise a cell that is perhaps in an old encoding.
fn with_tables(sheet: Sheet) -> Result<Tables, Option<(Place, String)>> {
    let odd = cells::suspicious(&sheet);
    if odd.is_some() {
        for legacy in Legacy::ALL.iter().copied() {
            let decoded = legacy::decoded(&sheet, legacy);
            let tables = decoded.as_ref().map(head::tables).unwrap_or_default();
            if let Some(decoded) = decoded.filter(|_| !tables.is_empty()) {
                return Ok((decoded, tables, Some(legacy)));
            }
        }
    }
    let tables = head::tables(&sheet);
    if tables.is_empty() {
        Err(odd)
    } else {
        Ok((sheet, tables, None))
    }
}

/// Says what becomes of every figure in the tables.
pub fn take(
    book: &Book,
    commune: &Commune,
    period: Period,
    mapping: &[Mapped],
) -> Result<Intake, Nothing> {
    let index = Index::new(&commune.catalogue, mapping);
    let data = commune.period_index(period);
    let data = data.and_then(|at| commune.periods.get(at));
    let mut intake = Intake {
        unread: book.unread.clone(),
        ..Intake::default()
    };
    for (sheet, tables, legacy) in &book.sheets {
        for table in tables {
            let columns = Columns::of(sheet, table, period)?;
            intake.seen.push(Seen {
                sheet: sheet.name.clone(),
                table: table.clone(),
                used: columns.used(),
                legacy: *legacy,
                titled: head::titled(sheet, table),
            });
            let taker = Taker {
                commune,
                index: &index,
                period,
                data,
                sheet,
                table,
                columns,
            };
            taker.rows(&mut intake.items);
        }
    }
    intake.items = once(intake.items);
    Ok(intake)
}

/// An indicator that is named in two rows is in doubt, unless both give its identifier and the same value: then once is enough.
fn once(items: Vec<Item>) -> Vec<Item> {
    let mut first: HashMap<(IndicatorId, Field), (Place, bool, Decimal)> = HashMap::new();
    let mut out = Vec::with_capacity(items.len());
    for mut item in items {
        if let (Some(id), Some(value)) = (item.indicator, item.outcome.value()) {
            match first.get(&(id, item.field)) {
                None => {
                    let seen = (item.place.clone(), item.identified, value);
                    first.insert((id, item.field), seen);
                }
                Some((_, true, same)) if item.identified && *same == value => continue,
                Some((place, ..)) => item.outcome = Outcome::Doubt(Doubt::Twice(place.clone())),
            }
        }
        out.push(item);
    }
    out
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
