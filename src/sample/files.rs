//! The figures written out as data files.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::calendar::{LEAD, Week, meeting};
use super::table::{Cell, Column, Table};
use crate::model::{Period, date};

/// The first line of every file.
pub const HEAD: &str = "// MINH HỌA: số liệu không có thật, do lệnh giaoban sample tạo ra; chạy lại lệnh thì tệp này được ghi lại";

/// A number as the files hold it: whole ones bare, others in Vietnamese notation.
pub fn number(value: i64, scale: u32) -> String {
    if scale == 0 {
        value.to_string()
    } else {
        format!(
            "\"{}\"",
            crate::model::number::format(Decimal::new(value, scale))
        )
    }
}

/// The name of a hamlet.
pub fn hamlet(at: usize) -> String {
    format!("Xóm Mẫu {}", at + 1)
}

/// One file a week: name and text.
pub fn figures(table: &Table) -> Vec<(Period, String)> {
    table
        .weeks
        .iter()
        .enumerate()
        .skip(LEAD)
        .map(|(at, week)| (week.period, figures_of(table, at, week)))
        .collect()
}

fn figures_of(table: &Table, at: usize, week: &Week) -> String {
    let mut out = format!(
        "{HEAD}\n(\n    ky: \"{}\", tu: \"{}\", den: \"{}\", lap: \"{}\", van_ban: \"Số liệu minh họa\",\n    so_lieu: [\n",
        week.period,
        date::format(week.from),
        date::format(week.to),
        date::format(meeting(week)),
    );
    for column in &table.columns {
        if let Some(Some(cell)) = column.cells.get(at) {
            line(&mut out, column, cell);
        }
    }
    out.push_str("    ],\n)\n");
    out
}

fn line(out: &mut String, column: &Column, cell: &Cell) {
    // writing to a string cannot fail
    let _ = write!(
        out,
        "        (chi_tieu: \"{}\", thuc_hien: {}",
        column.id,
        number(cell.value, column.scale)
    );
    if let Some(from) = cell.from {
        let _ = write!(out, ", tu: \"{}\"", date::format(from));
    }
    if cell.estimate {
        out.push_str(", tinh_chat: Uoc");
    }
    if !cell.parts.is_empty() {
        let part = |(at, value): (usize, &i64)| {
            format!(
                "(ten: \"{}\", gia_tri: {})",
                hamlet(at),
                number(*value, column.scale)
            )
        };
        let parts: Vec<String> = cell.parts.iter().enumerate().map(part).collect();
        let _ = write!(out, ", phan_to: [{}]", parts.join(", "));
    }
    let _ = write!(out, ", nguon: \"biểu {}\"", column.sheet);
    if let Some(note) = cell.note {
        let _ = write!(out, ", ghi_chu: \"{note}\"");
    }
    out.push_str("),\n");
}
