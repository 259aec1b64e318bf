#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::import::sheet::Area;
use crate::text::import::letters;

/// Cells by lines, `|` between them; numbers where they look like such.
fn sheet(lines: &[&str], merged: &[(u32, u32, u32, u32)]) -> Sheet {
    let cell = |text: &str| match text.trim() {
        "" => None,
        text => Some(
            text.parse()
                .map_or_else(|_| Cell::Text(text.to_string()), Cell::Number),
        ),
    };
    let row = |(at, line): (u32, &&str)| {
        let cells = (0u32..)
            .zip(line.split('|'))
            .filter_map(|(column, text)| Some((column, cell(text)?)))
            .collect();
        Row {
            at,
            hidden: false,
            cells,
        }
    };
    let merged = merged.iter().map(|(top, left, bottom, right)| Area {
        top: *top,
        bottom: *bottom,
        left: *left,
        right: *right,
    });
    let rows = (0u32..)
        .zip(lines)
        .map(row)
        .filter(|r| !r.cells.is_empty())
        .collect();
    Sheet {
        name: "KT".into(),
        rows,
        merged: merged.collect(),
        ..Sheet::default()
    }
}

/// `B Name, E Actual`, with rows from top to bottom.
fn found(sheet: &Sheet) -> Vec<String> {
    let column = |c: &Column| format!("{} {:?}", letters(c.at), c.role);
    let one = |t: &Table| {
        let columns = t
            .columns
            .iter()
            .filter(|c| c.role != Role::Other)
            .map(column)
            .collect::<Vec<_>>()
            .join(", ");
        format!("{}-{}: {columns}", t.top + 1, t.bottom + 1)
    };
    tables(sheet).iter().map(one).collect()
}

#[test]
fn a_head_of_one_row() {
    let plain = sheet(
        &[
            "UBND XÃ",
            "",
            "STT|Chỉ tiêu|ĐVT|KH|Thực hiện|Tỷ lệ %",
            "1|Đàn trâu|con|560|570|101",
        ],
        &[],
    );
    assert_eq!(
        found(&plain),
        ["3-3: A Ordinal, B Name, C Unit, D Plan, E Actual, F Derived"]
    );
}

#[test]
fn a_head_of_three_rows_and_numbers_below() {
    let merged = [
        (0, 0, 2, 0),
        (0, 1, 2, 1),
        (0, 2, 0, 5),
        (1, 2, 1, 3),
        (1, 4, 2, 4),
        (1, 5, 2, 5),
    ];
    let three = sheet(
        &[
            "TT|Nội dung|Kết quả năm 2026",
            "||Thực hiện||Cùng kỳ|So sánh (%)",
            "||Tháng 02|Lũy kế",
            "A|B|1|2|3|4=2/3",
            "1|Đàn trâu|5|10|9|111",
        ],
        &merged,
    );
    assert_eq!(
        found(&three),
        ["1-4: A Ordinal, B Name, C Actual, D Cumulative, E SamePeriod, F Derived"]
    );
}

#[test]
fn two_tables_below_each_other() {
    let two = sheet(
        &[
            "Chỉ tiêu|Thực hiện",
            "Đàn trâu|5",
            "",
            "ĐVT: nghìn đồng",
            "STT|Chỉ tiêu|Thực hiện",
            "1|Thu|7",
        ],
        &[],
    );
    assert_eq!(
        found(&two),
        ["1-1: A Name, B Actual", "5-5: A Ordinal, B Name, C Actual"]
    );
    let tables = tables(&two);
    assert_eq!((tables[0].end, tables[1].end), (3, u32::MAX));
    assert_eq!(tables[1].unit.as_deref(), Some("nghìn đồng"));
}

#[test]
fn no_head_no_table() {
    assert_eq!(
        found(&sheet(
            &[
                "Kính gửi: UBND xã",
                "Nội dung: đề nghị gửi số liệu",
                "1|2|3"
            ],
            &[]
        )),
        Vec::<String>::new()
    );
    assert_eq!(
        found(&sheet(&["Chỉ tiêu|Ghi chú", "Đàn trâu|tăng"], &[])),
        Vec::<String>::new()
    );
    assert_eq!(found(&sheet(&[], &[])), Vec::<String>::new());
}

#[test]
fn units_of_heads() {
    let check = |text: &str, expect: Option<&str>| {
        assert_eq!(bracketed_unit(text).as_deref(), expect, "{text}");
    };
    check("Thực hiện (triệu đồng)", Some("triệu đồng"));
    check("Thực hiện (ĐVT: nghìn đồng)", Some("nghìn đồng"));
    check("Diện tích (ha)", Some("ha"));
    check("Tỷ lệ (%)", Some("%"));
    check("Vốn nước ngoài (ODA)", None);
    check("Tiêu chí nông thôn mới đạt (bộ 19)", None);
    check("Thực hiện", None);
}
