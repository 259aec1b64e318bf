//! Where in a sheet the table is: its head rows, what each column holds, the unit that stands above it.

mod periods;
mod roles;
#[cfg(test)]
mod tests;

use super::names::key;
use super::sheet::{Cell, Row, Sheet};
use super::unit;
use crate::model::Period;

pub use periods::{about, period};
pub use roles::role;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// STT.
    Ordinal,
    /// Identifier of the indicator: `Mã`.
    Id,
    /// Chỉ tiêu.
    Name,
    /// ĐVT.
    Unit,
    /// Kế hoạch.
    Plan,
    /// Thực hiện.
    Actual,
    /// Lũy kế.
    Cumulative,
    /// Cùng kỳ.
    SamePeriod,
    /// A percentage, a difference: worked out from the others.
    Derived,
    /// Sources, remarks and the like.
    Other,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number in the sheet, from 0.
    pub at: u32,
    /// What it holds.
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

/// A table: which rows of a sheet, which columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// First head row, from 0.
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
    /// The columns of a role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |c| c.role == role)
    }

    /// The first column of a role.
    pub fn first(&self, role: Role) -> Option<&Column> {
        self.of(role).next()
    }
}

/// Nobody puts a head further down than this without a table before it.
const MOST_HEAD_ROWS: usize = 4;

/// The tables of a sheet, from top to bottom.
pub fn tables(sheet: &Sheet) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    let mut at = 0;
    while at < sheet.rows.len() {
        match head(sheet, at) {
            Some((table, next)) => {
                if let Some(before) = out.last_mut() {
                    before.end = table.top.saturating_sub(1);
                }
                out.push(table);
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// The table whose head begins in this row, and the position of the first row below its head.
fn head(sheet: &Sheet, at: usize) -> Option<(Table, usize)> {
    let first = sheet.rows.get(at)?;
    let name = first.cells.iter().find_map(|(column, cell)| {
        Some(*column).filter(|_| cell.text().is_some_and(|t| role(t) == Role::Name))
    })?;
    let mut bottom = first.at;
    // a head of several rows: the cell of its first column is merged over them, or is empty below while other columns go on in words
    let covered = sheet
        .merged
        .iter()
        .find(|m| m.has(first.at, name))
        .map_or(first.at, |m| m.bottom);
    let mut next = at + 1;
    while let Some(row) = sheet.rows.get(next) {
        let within = row.at <= covered
            || (next - at < MOST_HEAD_ROWS && row.at == bottom + 1 && is_sub_head(row, name));
        if !within || next - at >= MOST_HEAD_ROWS {
            break;
        }
        bottom = row.at;
        next += 1;
    }
    if let Some(row) = sheet.rows.get(next).filter(|row| is_numbering(row)) {
        bottom = row.at;
        next += 1;
    }
    let rows: Vec<&Row> = sheet
        .rows
        .get(at..next)?
        .iter()
        .filter(|row| !is_numbering(row))
        .collect();
    let columns = columns(sheet, &rows);
    let values = |c: &Column| {
        matches!(
            c.role,
            Role::Actual | Role::Cumulative | Role::SamePeriod | Role::Plan
        )
    };
    if !columns.iter().any(values) {
        return None;
    }
    let unit = above(sheet, at).or_else(|| {
        rows.iter().find_map(|row| {
            row.cells
                .iter()
                .find_map(|(_, cell)| stated_unit(cell.text()?))
        })
    });
    Some((
        Table {
            top: first.at,
            bottom,
            end: u32::MAX,
            columns,
            unit,
        },
        next,
    ))
}

/// A row of words under a head: no name, no numbers.
fn is_sub_head(row: &Row, name: u32) -> bool {
    let blank = row
        .cell(name)
        .is_none_or(|cell| cell.text().is_none() && matches!(cell, Cell::Text(_)));
    blank
        && row
            .cells
            .iter()
            .all(|(_, cell)| matches!(cell, Cell::Text(_)))
        && row
            .cells
            .iter()
            .filter_map(|(_, c)| c.text())
            .any(|t| role(t) != Role::Other)
}

/// `A | B | 1 | 2 | 3=2/1`: columns numbered below the head.
fn is_numbering(row: &Row) -> bool {
    let short = |cell: &Cell| match cell {
        Cell::Number(value) => value.scale() == 0 && value.mantissa().unsigned_abs() <= 40,
        Cell::Text(text) => {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let inner = text.trim_matches(['(', ')', '[', ']']);
            let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_uppercase());
            let formula = inner.len() <= 12
                && inner.starts_with(|c: char| c.is_ascii_digit())
                && inner
                    .chars()
                    .all(|c| c.is_ascii_digit() || "=/*+-:x().%".contains(c));
            letter || formula
        }
        _ => false,
    };
    let in_order = {
        let numbers: Vec<i128> = row
            .cells
            .iter()
            .filter_map(|(_, cell)| match cell {
                Cell::Number(value) => Some(value.mantissa()),
                Cell::Text(text) => text
                    .trim()
                    .trim_matches(['(', ')', '[', ']'])
                    .split('=')
                    .next()?
                    .trim()
                    .parse()
                    .ok(),
                _ => None,
            })
            .collect();
        numbers.len() >= 2
            && numbers
                .iter()
                .zip(numbers.iter().skip(1))
                .all(|(a, b)| *b == a + 1)
    };
    row.cells.len() >= 3 && row.cells.iter().all(|(_, cell)| short(cell)) && in_order
}

/// The columns that have a head; a head that is merged over several columns belongs to each of them.
fn columns(sheet: &Sheet, rows: &[&Row]) -> Vec<Column> {
    let mut at: Vec<u32> = rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
        .collect();
    for area in &sheet.merged {
        // nobody merges a head over thousands of columns
        if rows.iter().any(|row| row.at == area.top) && area.right - area.left < 200 {
            at.extend(area.left..=area.right);
        }
    }
    at.sort_unstable();
    at.dedup();
    at.into_iter()
        .filter_map(|column| self::column(sheet, rows, column))
        .collect()
}

fn column(sheet: &Sheet, rows: &[&Row], column: u32) -> Option<Column> {
    let mut parts: Vec<&str> = Vec::new();
    for row in rows {
        let text = row.cell(column).and_then(Cell::text).or_else(|| {
            let area = sheet
                .merged
                .iter()
                .find(|m| m.has(row.at, column) && m.top == row.at && m.left != column)?;
            row.cell(area.left)?.text()
        });
        if let Some(text) = text.filter(|t| parts.last() != Some(t)) {
            parts.push(text);
        }
    }
    if parts.is_empty() {
        return None;
    }
    let head = parts
        .iter()
        .map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" / ");
    let whole = role(&head);
    // the lowest row says most, where it says anything
    let lowest = parts.last().map_or(Role::Other, |p| role(p));
    let role = if matches!(whole, Role::Derived | Role::SamePeriod) || lowest == Role::Other {
        whole
    } else {
        lowest
    };
    let folded = key(&head);
    let estimate =
        matches!(role, Role::Actual | Role::Cumulative) && folded.split(' ').any(|w| w == "uoc");
    Some(Column {
        at: column,
        role,
        unit: bracketed_unit(&head),
        estimate,
        period: period(&folded),
        head,
    })
}

/// The unit in brackets at the end of a head or name: `Thực hiện (triệu đồng)`.
pub fn bracketed_unit(text: &str) -> Option<String> {
    let (_, rest) = text.trim_end().rsplit_once('(')?;
    let inner = rest
        .split_once(')')
        .filter(|(_, after)| after.trim().is_empty())
        .map(|(inner, _)| inner.trim())?;
    let inner = stated_unit(inner).unwrap_or_else(|| inner.to_string());
    is_known(&inner).then_some(inner)
}

/// Whether a text is the name of a unit that others could be taken for; `(ODA)` is none.
fn is_known(text: &str) -> bool {
    let unit = unit::read(text);
    unit::has_sizes(&unit)
        || matches!(
            unit.base.as_str(),
            "%" | "con"
                | "nguoi"
                | "ho"
                | "hoso"
                | "vu"
                | "cai"
                | "luot"
                | "luotnguoi"
                | "xe"
                | "ngay"
                | "gio"
        )
}

/// `ĐVT: triệu đồng`, `Đơn vị tính: triệu đồng`.
fn stated_unit(text: &str) -> Option<String> {
    let (label, unit) = text.split_once(':')?;
    let label = key(label);
    let named = ["dvt", "don vi tinh", "don vi"].contains(&label.as_str());
    let unit = unit.trim().trim_end_matches([')', '.']).trim();
    (named && !unit.is_empty() && unit.chars().count() <= 40).then(|| unit.to_string())
}

/// The unit that is stated in the rows just above a head.
fn above(sheet: &Sheet, at: usize) -> Option<String> {
    let rows = sheet.rows.get(at.saturating_sub(6)..at)?;
    rows.iter().rev().find_map(|row| {
        row.cells.iter().find_map(|(_, cell)| {
            let text = cell.text()?.trim_start_matches('(');
            stated_unit(text)
        })
    })
}

/// The period that the title above a table names.
pub fn titled(sheet: &Sheet, table: &Table) -> Option<Period> {
    let mut above = sheet.rows.iter().take_while(|row| row.at < table.top);
    let found = above.find_map(|row| {
        row.cells
            .iter()
            .find_map(|(_, cell)| period(&key(cell.text()?)))
    });
    found.or_else(|| {
        table
            .columns
            .iter()
            .filter(|c| matches!(c.role, Role::Actual | Role::Cumulative))
            .find_map(|c| c.period)
    })
}
