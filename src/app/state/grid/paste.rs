//! A column copied from a sheet: which of its lines goes where, before anything is changed.

use super::notation::{self, MOST_LETTERS};
use crate::model::IndicatorId;

/// One line of what is pasted, and the figure that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedCell {
    pub indicator: IndicatorId,
    /// As pasted.
    pub text: String,
    /// It cannot be read as a figure.
    pub wrong: bool,
}

/// What pasting would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paste {
    /// What would be put in.
    pub cells: Vec<PastedCell>,
    /// Empty lines, whose figures stay.
    pub empty: usize,
    /// Lines beyond the last figure.
    pub beyond: usize,
    /// The column that was taken, counted from 1, where there are several.
    pub column: Option<usize>,
}

impl Paste {
    /// How many can be read.
    pub fn good(&self) -> usize {
        self.cells.iter().filter(|t| !t.wrong).count()
    }
}

/// The lines of a pasted text; a sheet ends the last one too.
pub fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    text.split('\n').map(str::to_string).collect()
}

/// Whether it is more than one cell.
pub fn is_column(text: &str) -> bool {
    let text = text.trim_end_matches(['\r', '\n']);
    text.contains(['\n', '\r', '\t'])
}

/// Where each line would go: downward from the first of `cells`, each with whether its unit is percent.
pub fn plan(text: &str, cells: &[(IndicatorId, bool)]) -> Paste {
    let lines = lines(text);
    let rows: Vec<Vec<&str>> = lines
        .iter()
        .map(|line| line.split('\t').map(bare).collect())
        .collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(1);
    let taken = column(&rows, width);
    let mut out = Paste {
        column: (width > 1).then_some(taken + 1),
        ..Paste::default()
    };
    for (at, row) in rows.iter().enumerate() {
        let text = row.get(taken).copied().unwrap_or_default();
        match cells.get(at) {
            None if text.is_empty() => {}
            None => out.beyond += 1,
            Some(_) if text.is_empty() => out.empty += 1,
            Some((indicator, percent)) => {
                let wrong = notation::read(text, *percent).is_err();
                // of a page of text the beginning tells what it is; the mark keeps it from being read as a figure
                let mut kept: String = text.chars().take(MOST_LETTERS).collect();
                if kept.len() < text.len() {
                    kept.pop();
                    kept.push('…');
                }
                out.cells.push(PastedCell {
                    indicator: *indicator,
                    text: kept,
                    wrong,
                });
            }
        }
    }
    out
}

/// A cell without the quotes that a sheet puts around some.
fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"')
        .and_then(|c| c.strip_suffix('"'))
        .unwrap_or(cell)
        .trim()
}

/// The first column in which the most cells are figures.
fn column(rows: &[Vec<&str>], width: usize) -> usize {
    let figures = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .filter(|cell| !cell.is_empty());
        cells
            .filter(|cell| matches!(notation::read(cell, true), Ok(Some(_))))
            .count()
    };
    (0..width)
        .rev()
        .max_by_key(|column| figures(*column))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, cells: u32, expect: &str) {
        let cells: Vec<_> = (0..cells).map(|n| (IndicatorId(n), false)).collect();
        let plan = plan(text, &cells);
        let targets: Vec<String> = plan
            .cells
            .iter()
            .map(|t| {
                format!(
                    "{}={}{}",
                    t.indicator.0,
                    t.text,
                    if t.wrong { "!" } else { "" }
                )
            })
            .collect();
        let column = plan
            .column
            .map(|c| format!(" column {c}"))
            .unwrap_or_default();
        assert_eq!(
            format!(
                "{} empty {} beyond {}{column}",
                targets.join(" "),
                plan.empty,
                plan.beyond
            ),
            expect,
            "{text:?}"
        );
    }

    #[test]
    fn lines_go_downward() {
        check("1\n2\n3", 5, "0=1 1=2 2=3 empty 0 beyond 0");
        check("1\r\n2\r\n", 5, "0=1 1=2 empty 0 beyond 0");
        check("1\r2\r3\r", 5, "0=1 1=2 2=3 empty 0 beyond 0");
        check("1\n\n3\n", 5, "0=1 2=3 empty 1 beyond 0");
        check(
            "1.234,5\nước 7\n-\n",
            5,
            "0=1.234,5 1=ước 7 2=- empty 0 beyond 0",
        );
        check("1\n2\n3\n\n", 2, "0=1 1=2 empty 0 beyond 1");
        check(
            &format!("12{}x\n2", " ".repeat(80)),
            2,
            &format!("0=12{}…! 1=2 empty 0 beyond 0", " ".repeat(57)),
        );
        check("1,234.5\n2", 2, "0=1,234.5! 1=2 empty 0 beyond 0");
    }

    #[test]
    fn of_several_columns_the_one_with_figures() {
        check("Thu\t12\nChi\t7\n", 3, "0=12 1=7 empty 0 beyond 0 column 2");
        check("1\t12\n2\t7\n", 3, "0=1 1=2 empty 0 beyond 0 column 1");
        check("\"12\"\t\n", 3, "0=12 empty 0 beyond 0 column 1");
        check(
            "Thu\ttr.đ\t\"1.234\"\nChi\ttr.đ\n",
            3,
            "0=1.234 empty 1 beyond 0 column 3",
        );
    }

    #[test]
    fn one_cell_is_no_column() {
        assert!(!is_column("12") && !is_column("12\r\n"));
        assert!(is_column("12\n13") && is_column("12\t13"));
    }

    #[test]
    fn a_long_column_is_counted() {
        let text = "1\r\n".repeat(12_345);
        let cells: Vec<_> = (0..40).map(|n| (IndicatorId(n), false)).collect();
        let plan = plan(&text, &cells);
        assert_eq!(
            (plan.cells.len(), plan.good(), plan.beyond),
            (40, 40, 12_305)
        );
    }
}
