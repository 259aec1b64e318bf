//! Where in a sheet the table is: its head rows, what each column holds, the unit that stands above it.

mod periods;
mod roles;
#[cfg(test)]
mod tests;

use super::names::key;
use super::sheet::{Area, Cell, Row, Sheet};
use super::unit;
use crate::model::Period;
use crate::text::fold::one_line;

pub use crate::text::import::Role;
pub use periods::{about, period};
pub use roles::role;

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number in the sheet, from 0.
    pub at: u32,
    pub role: Role,
    /// The head, the upper rows first.
    pub head: String,
    /// The unit that the head names.
    pub unit: Option<String>,
    /// The head says that these are estimates.
    pub estimate: bool,
    /// The period that the head names.
    pub period: Option<Period>,
}

/// A table: which rows of a sheet, which columns. Rows count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// First head row.
    pub top: u32,
    /// Last head row.
    pub bottom: u32,
    /// The last row that may belong to it.
    pub end: u32,
    /// Columns with a head.
    pub columns: Vec<Column>,
    /// The unit that stands above it.
    pub unit: Option<String>,
}

impl Table {
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |c| c.role == role)
    }

    pub fn first(&self, role: Role) -> Option<&Column> {
        self.of(role).next()
    }

    /// The rows below its head.
    pub fn rows<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = &'s Row> + use<'s> {
        let (bottom, end) = (self.bottom, self.end);
        let rows = sheet.rows.iter();
        rows.filter(move |row| row.at > bottom && row.at <= end)
    }
}

/// Heads of real tables have three rows at most.
const MOST_HEAD_ROWS: usize = 4;

/// The tables of a sheet, from top to bottom.
pub fn tables(sheet: &Sheet) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    let mut at = 0;
    while at < sheet.rows.len() {
        let Some((table, next)) = head(sheet, at) else {
            at += 1;
            continue;
        };
        if let Some(before) = out.last_mut() {
            before.end = table.top.saturating_sub(1);
        }
        out.push(table);
        at = next;
    }
    out
}

/// The table whose head begins in this row, and the position of the first row below its head.
fn head(sheet: &Sheet, at: usize) -> Option<(Table, usize)> {
    let first = sheet.rows.get(at)?;
    let is_name = |cell: &Cell| cell.text().is_some_and(|t| role(t) == Role::Name);
    let (name, _) = *first.cells.iter().find(|(_, cell)| is_name(cell))?;
    let mut bottom = first.at;
    // a head of several rows: the cell of its first column is merged over them, or is empty below while other columns go on in words
    let merged = sheet.merged.iter().find(|m| m.has(first.at, name));
    let covered = merged.map_or(first.at, |m| m.bottom);
    let mut next = at + 1;
    while let Some(row) = sheet.rows.get(next).filter(|_| next - at < MOST_HEAD_ROWS) {
        if row.at > covered && !(row.at == bottom + 1 && is_sub_head(row, name)) {
            break;
        }
        bottom = row.at;
        next += 1;
    }
    if let Some(row) = sheet.rows.get(next).filter(|row| is_numbering(row)) {
        bottom = row.at;
        next += 1;
    }
    let rows = sheet.rows.get(at..next)?.iter();
    let rows: Vec<&Row> = rows.filter(|row| !is_numbering(row)).collect();
    let columns = columns(sheet, &rows);
    let values = [Role::Actual, Role::Cumulative, Role::SamePeriod, Role::Plan];
    if !columns.iter().any(|c| values.contains(&c.role)) {
        return None;
    }
    let table = Table {
        top: first.at,
        bottom,
        end: u32::MAX,
        columns,
        unit: above(sheet, at).or_else(|| rows.iter().find_map(|row| stated_in(row))),
    };
    Some((table, next))
}

/// A row of words under a head: no name, no numbers.
fn is_sub_head(row: &Row, name: u32) -> bool {
    row.cell(name).is_none_or(|cell| cell.text().is_none())
        && row.cells.iter().all(|(_, c)| matches!(c, Cell::Text(_)))
        && row.texts().any(|t| role(t) != Role::Other)
}

/// `A | B | 1 | 2 | 3=2/1`: columns numbered below the head.
fn is_numbering(row: &Row) -> bool {
    const BRACKETS: [char; 4] = ['(', ')', '[', ']'];
    let short = |cell: &Cell| match cell {
        Cell::Number(value) => value.scale() == 0 && value.mantissa().unsigned_abs() <= 40,
        Cell::Text(text) => {
            let text = text.replace(char::is_whitespace, "");
            let inner = text.trim_matches(BRACKETS);
            let is_letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_uppercase());
            let is_sign = |c: char| c.is_ascii_digit() || "=/*+-:x().%".contains(c);
            let is_formula = inner.len() <= 12
                && inner.starts_with(|c: char| c.is_ascii_digit())
                && inner.chars().all(is_sign);
            is_letter || is_formula
        }
        _ => false,
    };
    let number = |(_, cell): &(u32, Cell)| match cell {
        Cell::Number(value) => Some(value.mantissa()),
        Cell::Text(text) => {
            let inner = text.trim().trim_matches(BRACKETS);
            inner.split('=').next()?.trim().parse().ok()
        }
        _ => None,
    };
    let numbers: Vec<i128> = row.cells.iter().filter_map(number).collect();
    row.cells.len() >= 3
        && row.cells.iter().all(|(_, cell)| short(cell))
        && numbers.len() >= 2
        && numbers.is_sorted_by(|a, b| a.checked_add(1) == Some(*b))
}

/// The columns that have a head; a head that is merged over several columns belongs to each of them.
fn columns(sheet: &Sheet, rows: &[&Row]) -> Vec<Column> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let mut at: Vec<u32> = cells.map(|(column, _)| *column).collect();
    for area in &sheet.merged {
        // nobody merges a head over thousands of columns
        if rows.iter().any(|row| row.at == area.top) && area.right - area.left < 200 {
            at.extend(area.left..=area.right);
        }
    }
    at.sort_unstable();
    at.dedup();
    let column = |at| self::column(sheet, rows, at);
    at.into_iter().filter_map(column).collect()
}

fn column<'s>(sheet: &'s Sheet, rows: &[&'s Row], column: u32) -> Option<Column> {
    let over = |row: &Row, area: &Area| {
        area.has(row.at, column) && area.top == row.at && area.left != column
    };
    let text = |row: &&'s Row| {
        row.cell(column).and_then(Cell::text).or_else(|| {
            let area = sheet.merged.iter().find(|area| over(row, area))?;
            row.cell(area.left)?.text()
        })
    };
    let mut parts: Vec<&str> = rows.iter().filter_map(text).collect();
    parts.dedup();
    let lowest = role(parts.last()?);
    let head = parts
        .iter()
        .map(|part| one_line(part))
        .collect::<Vec<_>>()
        .join(" / ");
    let whole = role(&head);
    // the lowest row says most, where it says anything
    let role = if matches!(whole, Role::Derived | Role::SamePeriod) || lowest == Role::Other {
        whole
    } else {
        lowest
    };
    let folded = key(&head);
    let is_actual = matches!(role, Role::Actual | Role::Cumulative);
    Some(Column {
        at: column,
        role,
        unit: bracketed_unit(&head),
        estimate: is_actual && folded.split(' ').any(|w| w == "uoc"),
        period: period(&folded),
        head,
    })
}

/// The unit in brackets at the end of a head or name: `Thực hiện (triệu đồng)`.
pub fn bracketed_unit(text: &str) -> Option<String> {
    let (_, rest) = text.trim_end().rsplit_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    let inner = Some(inner.trim()).filter(|_| after.is_empty())?;
    let inner = stated_unit(inner).unwrap_or_else(|| inner.to_string());
    is_known(&inner).then_some(inner)
}

/// Whether a text is the name of a unit that others could be taken for; `(ODA)` is none.
fn is_known(text: &str) -> bool {
    let counted = [
        "%",
        "con",
        "nguoi",
        "ho",
        "hoso",
        "vu",
        "cai",
        "luot",
        "luotnguoi",
        "xe",
        "ngay",
        "gio",
    ];
    let unit = unit::read(text);
    unit::has_sizes(&unit) || counted.contains(&&*unit.base)
}

/// `ĐVT: triệu đồng`, `Đơn vị tính: triệu đồng`.
fn stated_unit(text: &str) -> Option<String> {
    let (label, unit) = text.split_once(':')?;
    let named = ["dvt", "don vi tinh", "don vi"].contains(&&*key(label));
    let unit = unit.trim().trim_end_matches([')', '.']).trim();
    (named && !unit.is_empty() && unit.chars().count() <= 40).then(|| unit.to_string())
}

fn stated_in(row: &Row) -> Option<String> {
    row.texts().find_map(stated_unit)
}

/// The unit that is stated in the rows just above a head.
fn above(sheet: &Sheet, at: usize) -> Option<String> {
    let rows = sheet.rows.get(at.saturating_sub(6)..at)?;
    rows.iter().rev().find_map(stated_in)
}

/// The period that the title above a table names.
pub fn titled(sheet: &Sheet, table: &Table) -> Option<Period> {
    let mut above = sheet.rows.iter().take_while(|row| row.at < table.top);
    let found = above.find_map(|row| row.texts().find_map(|text| period(&key(text))));
    found.or_else(|| {
        let actual = table.columns.iter();
        let mut actual = actual.filter(|c| matches!(c.role, Role::Actual | Role::Cumulative));
        actual.find_map(|c| c.period)
    })
}
