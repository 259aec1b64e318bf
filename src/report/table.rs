//! Text tables in columns of terminal cells: text wraps between words, numbers line up at the
//! comma, no figure is ever cut.

pub use crate::text::measure::{width, wrap_lines as wrap};

use super::column::{OnPage, Record, Slot};
use super::text::Style;
use crate::text::Lang;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text that stays on one line.
    Left,
    /// Text that may wrap at so many cells.
    Wrap(usize),
    /// Numbers, at the comma.
    Comma,
}

/// One column: its head, and when it may go.
#[derive(Debug, Clone)]
pub struct Column {
    pub head: &'static str,
    pub align: Align,
    /// A column with a higher number goes first when the page is too narrow; 0 always stays.
    pub leaves: u8,
}

/// The columns of a record.
pub fn columns<'a, R: Record<'a>>(lang: Lang) -> Vec<Column> {
    let pages = R::columns().into_iter().filter_map(|c| c.names.page);
    let column = |OnPage(align, leaves, head)| Column {
        head: head(lang),
        align,
        leaves,
    };
    pages.map(column).collect()
}

/// A line of a table.
#[derive(Debug, Clone)]
pub enum Line {
    /// One cell for each column; line breaks within a cell are kept.
    Cells(Vec<String>),
    /// A heading over the whole width.
    Heading(String),
}

impl Line {
    fn cell(&self, at: usize) -> &str {
        match self {
            Self::Cells(cells) => cells.get(at).map_or("", String::as_str),
            Self::Heading(_) => "",
        }
    }

    pub fn of<'a, R: Record<'a>>(record: &R, style: Style) -> Self {
        let values = record.values(Slot::Page);
        Self::Cells(values.iter().map(|value| value.said(style)).collect())
    }
}

/// Writes a text in lines of at most `most` cells; what stands before it, and so deep in where it
/// goes on.
pub fn hung(out: &mut String, before: &str, indent: usize, text: &str, most: usize) {
    let mut before = before.to_string();
    for line in wrap(text, most) {
        out.extend([&before, &line, "\n"]);
        before = " ".repeat(indent);
    }
}

/// Cells left and right of the comma; a sign or a word before the number belongs to the left.
fn halves(cell: &str) -> (usize, usize) {
    match cell.split_once(',') {
        Some((whole, decimals)) => (width(whole), 1 + width(decimals)),
        None => (width(cell), 0),
    }
}

/// A column as it is laid out: its width, and the lines of its cell in each line of the table.
struct Laid {
    width: usize,
    cells: Vec<Vec<String>>,
}

/// Lays out a table. Columns without any content go; then, if the page has a width, whole columns
/// in their order until it fits. `strong` marks headings.
pub fn layout(
    columns: &[Column],
    lines: &[Line],
    page: Option<usize>,
    strong: impl Fn(&str) -> String,
) -> String {
    let filled = |at: usize| lines.iter().any(|line| !line.cell(at).is_empty());
    let columns = (0..).zip(columns.iter().cloned());
    let mut kept: Vec<(usize, Column)> = columns.filter(|(at, _)| filled(*at)).collect();
    let mut laid = lay_out(&kept, lines);
    while page.is_some_and(|page| total(&laid) > page) {
        let narrower = kept.iter_mut().rev().find_map(|(_, c)| match &mut c.align {
            Align::Wrap(most) if *most > 24 => Some(most),
            _ => None,
        });
        if let Some(most) = narrower {
            *most -= 1;
        } else {
            let leaving = kept.iter().enumerate().filter(|(_, (_, c))| c.leaves > 0);
            let Some((at, _)) = leaving.max_by_key(|(_, (_, c))| c.leaves) else {
                break;
            };
            kept.remove(at);
        }
        laid = lay_out(&kept, lines);
    }
    let heads = kept.iter().zip(&laid).map(|((_, column), laid)| {
        let fill = " ".repeat(laid.width.saturating_sub(width(column.head)));
        match column.align {
            Align::Comma => fill + column.head,
            _ => column.head.to_string() + &fill,
        }
    });
    let heads: Vec<String> = heads.collect();
    let mut out = strong(heads.join("  ").trim_end()) + "\n";
    for (at, line) in lines.iter().enumerate() {
        if let Line::Heading(text) = line {
            out += &(strong(text) + "\n");
            continue;
        }
        let high = |laid: &Laid| laid.cells.get(at).map_or(0, Vec::len);
        for row in 0..laid.iter().map(high).max().unwrap_or(0) {
            let text = |laid: &Laid| {
                let text = laid.cells.get(at).and_then(|cell| cell.get(row));
                let text = text.map_or("", String::as_str);
                let fill = " ".repeat(laid.width.saturating_sub(width(text)));
                format!("{text}{fill}")
            };
            let texts: Vec<String> = laid.iter().map(text).collect();
            out.extend([texts.join("  ").trim_end(), "\n"]);
        }
    }
    out
}

fn total(laid: &[Laid]) -> usize {
    let widths: usize = laid.iter().map(|laid| laid.width).sum();
    widths + 2 * laid.len().saturating_sub(1)
}

fn lay_out(kept: &[(usize, Column)], lines: &[Line]) -> Vec<Laid> {
    let kept = kept.iter();
    kept.map(|(at, column)| lay(column, lines.iter().map(|line| line.cell(*at))))
        .collect()
}

fn lay<'c>(column: &Column, cells: impl Iterator<Item = &'c str> + Clone) -> Laid {
    let head = width(column.head);
    let cells: Vec<Vec<String>> = match column.align {
        Align::Left => cells.map(|cell| vec![cell.to_string()]).collect(),
        Align::Wrap(most) => cells.map(|cell| wrap(cell, most)).collect(),
        Align::Comma => {
            let halves = cells.clone().map(halves);
            let widest = halves.fold((0, 0), |(l, r), (a, b)| (l.max(a), r.max(b)));
            let left = widest.0.max(head.saturating_sub(widest.1));
            let aligned = |cell| {
                let fill = left.saturating_sub(self::halves(cell).0);
                vec![" ".repeat(fill) + cell]
            };
            cells.map(aligned).collect()
        }
    };
    let widths = cells.iter().flatten().map(|text| width(text));
    let width = widths.max().unwrap_or(0).max(head);
    Laid { width, cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: &[&str]) -> Line {
        Line::Cells(cells.iter().map(ToString::to_string).collect())
    }

    fn columns() -> Vec<Column> {
        vec![
            Column {
                head: "Chỉ tiêu",
                align: Align::Wrap(30),
                leaves: 0,
            },
            Column {
                head: "TH",
                align: Align::Comma,
                leaves: 0,
            },
            Column {
                head: "Trống",
                align: Align::Left,
                leaves: 0,
            },
            Column {
                head: "Nguồn",
                align: Align::Left,
                leaves: 1,
            },
        ]
    }

    #[test]
    fn lines_up_at_the_comma_and_leaves_empty_columns_out() {
        let lines = [
            cells(&["Đàn trâu", "562", "", "II.1"]),
            Line::Heading("Vốn".into()),
            cells(&["Tổng", "33.740,012029", "", ""]),
        ];
        let expect = "Chỉ tiêu             TH  Nguồn\nĐàn trâu     562         II.1\nVốn\nTổng      33.740,012029\n";
        assert_eq!(layout(&columns(), &lines, None, str::to_string), expect);
    }

    #[test]
    fn wraps_text_and_drops_whole_columns_but_no_figure() {
        let lines = [cells(&[
            "Tỷ lệ hồ sơ giải quyết đúng hạn trong kỳ",
            "97,28",
            "",
            "000_04e4875a830cc207.txt",
        ])];
        let narrow = layout(&columns(), &lines, Some(40), str::to_string);
        assert_eq!(
            narrow,
            "Chỉ tiêu                   TH\nTỷ lệ hồ sơ giải quyết  97,28\nđúng hạn trong kỳ\n"
        );
        assert!(layout(&columns(), &lines, Some(5), str::to_string).contains("97,28"));
    }

    #[test]
    fn wraps_between_words() {
        let check =
            |text: &str, most, expect: &[&str]| assert_eq!(wrap(text, most), expect, "{text}");
        check("một hai ba", 7, &["một hai", "ba"]);
        check("  một hai ba", 9, &["  một hai", "  ba"]);
        check("nghiêngngả ba", 4, &["nghiêngngả", "ba"]);
        check("", 4, &[""]);
        check("a\nb", 9, &["a", "b"]);
    }
}
