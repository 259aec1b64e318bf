#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::import::sheet::Cell;

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheets = sheets(bytes, "bieu").unwrap();
    let cell = |(_, cell): &(u32, Cell)| cell.text().unwrap_or("?").to_string();
    sheets[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(cell).collect())
        .collect()
}

#[test]
fn separators_and_encodings_are_told_by_the_content() {
    let table = "Chỉ tiêu;ĐVT;Thực hiện\nĐàn trâu;con;1.234,5\n";
    let expect = vec![
        vec!["Chỉ tiêu", "ĐVT", "Thực hiện"],
        vec!["Đàn trâu", "con", "1.234,5"],
    ];
    let wide = |text: &str| {
        [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect::<Vec<u8>>()
    };
    assert_eq!(texts(table.as_bytes()), expect);
    assert_eq!(texts(format!("\u{feff}{table}").as_bytes()), expect);
    assert_eq!(texts(&wide(table)), expect);
    assert_eq!(texts(&wide(table)[2..]), expect);
    assert_eq!(texts(table.replace(';', "\t").as_bytes()), expect);
    assert_eq!(
        texts("Chỉ tiêu,ĐVT,Thực hiện\nĐàn trâu,con,\"1.234,5\"\n".as_bytes()),
        expect
    );
    let (old, _, lost) = encoding_rs::WINDOWS_1258.encode("Chỉ tiêu;ĐVT;Thực hiện\n");
    // the encoder knows no combining marks; what it cannot write it says
    assert!(lost && !old.is_empty());
    let bytes = b"Chi\xd2 ti\xeau;\xd0VT;Th\xfd\xf2c hi\xea\xf2n\n\xd0a\xccn tr\xe2u;con;5\n";
    assert_eq!(texts(bytes)[0], ["Chỉ tiêu", "ĐVT", "Thực hiện"]);
    let tcvn = b"Ch\xd8 ti\xaau;\xa7VT;Th\xf9c hi\xd6n\n\xa7\xb5n tr\xa9u;con;5\n";
    assert_eq!(texts(tcvn)[0], ["ChØ tiªu", "§VT", "Thùc hiÖn"]);
}

#[test]
fn other_files_are_named() {
    let check = |bytes: &[u8], expect: Unreadable| {
        assert_eq!(sheets(bytes, "x").unwrap_err(), expect.into());
    };
    check(b"", Unreadable::Empty);
    check(b"  \n", Unreadable::Empty);
    check(b"%PDF-1.7", Unreadable::Pdf);
    check(b"{\\rtf1", Unreadable::Document);
    check(b"\x89PNG\r\n", Unreadable::Picture);
    check(b"<html><body><table></table>", Unreadable::Html);
    check(
        b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
        Unreadable::Xml,
    );
    check(b"PK\x03\x04 and then nothing", Unreadable::Damaged);
    check(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing",
        Unreadable::Damaged,
    );
    check(b"\x01\x02\x00\x03", Unreadable::Unknown);
}

/// A workbook of the corpus.
fn workbook(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/workbooks")
        .join(name)
}

/// The workbooks of the corpus, damaged: bytes changed, cut out, put in.
fn damaged(name: &str, hits: &[(usize, u8)], cut: usize) -> Vec<u8> {
    let mut bytes = std::fs::read(workbook(name)).unwrap();
    for (at, byte) in hits {
        let at = at % bytes.len();
        bytes[at] ^= byte;
    }
    let keep = bytes.len() - cut % bytes.len();
    bytes.truncate(keep);
    bytes
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(300))]

    #[test]
    fn damaged_files_are_refused_or_read(
        hits in proptest::collection::vec((proptest::prelude::any::<usize>(), 1u8..), 0..12),
        cut in 0usize..40,
        name in proptest::sample::select(vec!["good.xlsx", "outline.xlsx", "libreoffice.ods", "semicolons.csv", "utf-16-tabs.csv"]),
    ) {
        let _ = sheets(&damaged(name, &hits, cut), "x");
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), zip in proptest::prelude::any::<bool>()) {
        let start: &[u8] = if zip { b"PK\x03\x04" } else { b"" };
        let _ = sheets(&[start, &bytes].concat(), "x");
    }
}

/// A workbook whose one sheet is nine million blanks.
fn blanks() -> Vec<u8> {
    use std::io::{Cursor, Write};
    let blanks = vec![b' '; 9 << 20];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [
        ("xl/workbook.xml", &b"<workbook><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"[..]),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>"),
        ("xl/s.xml", &blanks),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_part_that_is_packed_too_well_is_not_opened() {
    assert_eq!(sheets(&blanks(), "x").unwrap_err(), Unreadable::Bomb.into());
}

#[test]
fn a_part_that_lies_about_its_size_is_stopped() {
    let mut lying = blanks();
    // the sizes in the directory at the end, and beside the part, say 900
    let real = (9u32 << 20).to_le_bytes();
    let mut told = 0;
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == real {
            lying[at..at + 4].copy_from_slice(&900u32.to_le_bytes());
            told += 1;
        }
    }
    assert_eq!(told, 2);
    assert_eq!(sheets(&lying, "x").unwrap_err(), Unreadable::Damaged.into());
}

#[test]
fn what_is_unpacked_is_counted() {
    let text = |budget| {
        let pack = std::fs::read(workbook("good.xlsx")).unwrap();
        let mut pack = guard::Pack::with_budget(&pack, budget).unwrap();
        pack.text("xl/workbook.xml").map(|text| text.unwrap().len())
    };
    let whole = text(1 << 20).unwrap();
    assert_eq!(text(whole as u64), Ok(whole));
    assert_eq!(text(whole as u64 - 1), Err(Unreadable::Bomb));
}

#[test]
fn what_is_not_as_it_was_meant_is_named_by_its_line() {
    let head = "Biểu,,,\nSTT,Chỉ tiêu,ĐVT,Thực hiện\n1,Thu ngân sách,triệu đồng,";
    let read = |rest: &str| sheets(format!("{head}{rest}").as_bytes(), "x");
    assert_eq!(read("34500,5\n"), Err(Fault::Line(3, Unreadable::Surplus)));
    assert!(read("\"34500,5\"\n").is_ok());
    assert!(read("34500,xem biểu 2\n").is_ok());
    let open = "5\n2,\"Đàn trâu,con,570\n3,Đàn lợn,con,1234\n";
    assert_eq!(read(open), Err(Fault::Line(4, Unreadable::OpenQuote)));
    // in the middle of a cell a quote is a quote
    assert!(read("5\n2,Đàn \"trâu,con,570\n").is_ok());
    let table = "Chỉ tiêu;ĐVT;Thực hiện\nĐàn trâu;con;1.23";
    let bytes = [table.as_bytes(), b"\xff\xfe4\nx;con;5\n"].concat();
    let read = texts(&bytes);
    assert_eq!(read[1], ["Đàn trâu", "con", "1.23\u{fffd}\u{fffd}4"]);
}

#[test]
fn a_workbook_is_read_as_it_is_shown() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let thousands = Format::new().set_num_format("#,##0,");
    for (column, head) in [
        (0, "Chỉ tiêu"),
        (1, "Thực hiện"),
        (2, "Lũy kế"),
        (3, "Ghi chú"),
    ] {
        sheet.write(0, column, head).unwrap();
    }
    sheet.write(1, 0, "Đàn lợn").unwrap();
    sheet
        .write_with_format(1, 1, 1_234_000, &thousands)
        .unwrap();
    sheet.write(1, 2, 99).unwrap();
    sheet.write(1, 3, "hết").unwrap();
    sheet.set_column_hidden(2).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let sheets = sheets(&bytes, "x").unwrap();
    let row = &sheets[0].rows[1];
    assert_eq!(row.cell(1), Some(&Cell::Number(1234.into())));
    assert_eq!(row.cell(2), None);
    assert_eq!(row.cell(3).and_then(Cell::text), Some("hết"));
    assert_eq!(sheets[0].rows[0].texts().count(), 3);
}
