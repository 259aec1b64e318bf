//! What a workbook holds, whatever program wrote it: sheets of rows of cells that are not empty.

use rust_decimal::Decimal;

/// One cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, in NFC.
    Text(String),
    /// A number, exactly as the file has it.
    Number(Decimal),
    /// A number that is shown as a percentage; the value is the stored one: 0,8059 for 80,59 %.
    Percent(Decimal),
    /// A date, as `12/01/2026`.
    Date(String),
    Flag(bool),
    /// A formula whose value no program has worked out yet.
    Uncalculated,
    /// What a formula that went wrong has left: `#REF!`.
    Error(String),
    /// A number beyond what can be held exactly, as written.
    TooLong(String),
}

impl Cell {
    /// Text that says something.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|t| !t.is_empty()),
            _ => None,
        }
    }
}

/// One row that has cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number in the sheet, from 0.
    pub at: u32,
    /// Whoever opens the workbook does not see it.
    pub hidden: bool,
    /// Columns from 0, ascending.
    pub cells: Vec<(u32, Cell)>,
}

impl Row {
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(c, _)| *c).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().filter_map(|(_, cell)| cell.text())
    }
}

/// Cells that are merged into one: rows and columns, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub top: u32,
    pub bottom: u32,
    pub left: u32,
    pub right: u32,
}

impl Area {
    pub fn has(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub name: String,
    /// Whoever opens the workbook does not see it.
    pub hidden: bool,
    /// Rows in their order; rows without cells are left out.
    pub rows: Vec<Row>,
    pub merged: Vec<Area>,
    /// Whether the format says which rows are hidden and which numbers are percentages.
    pub plain: bool,
}

/// The row and column of `D12`, both from 0.
pub fn place(address: &str) -> Option<(u32, u32)> {
    let (letters, digits) =
        address.split_at_checked(address.find(|c: char| c.is_ascii_digit())?)?;
    let is_column = letters.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_column || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let digit = |c: u8| u32::from(c.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |sum, c| sum * 26 + digit(c));
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::address;

    #[test]
    fn cells_have_names() {
        let check = |row, column, expect: &str| {
            assert_eq!(address(row, column), expect);
            assert_eq!(place(expect), Some((row, column)));
        };
        check(0, 0, "A1");
        check(11, 3, "D12");
        check(0, 25, "Z1");
        check(0, 26, "AA1");
        check(1_048_575, 16_383, "XFD1048576");
        for bad in ["", "12", "D", "D0", "ĐÔ1", "ABCD1", "1D"] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }
}
