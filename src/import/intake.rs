//! What a workbook says about a period, row by row: what is new, what changes, what stays, what is in doubt. Nothing is written here.

mod taker;

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::cells;
use super::head::{self, Role, Table};
use super::legacy::{self, Legacy};
use super::matching::{Index, Mapped};
use super::names::key;
use super::sheet::Sheet;
use crate::model::{Commune, IndicatorId, Period};
use taker::{Columns, Taker};

pub use crate::text::import::{Doubt, Note, Nothing, Place, Skip};

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

/// A sheet with its tables, and the old encoding it was written in.
type Tables = (Sheet, Vec<Table>, Option<Legacy>);

/// The tables of a workbook, before it is known which period they are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    sheets: Vec<Tables>,
    unread: Vec<Unread>,
}

impl Intake {
    /// How many items are in doubt.
    pub fn doubts(&self) -> usize {
        let is_doubt = |item: &&Item| matches!(item.outcome, Outcome::Doubt(_));
        self.items.iter().filter(is_doubt).count()
    }
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
