#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::import::sheet::Cell;

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheets = sheets(bytes, "bieu").unwrap();
    let cell = |(_, cell): &(u32, Cell)| cell.text().unwrap_or("?").to_string();
    sheets[0].rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
}

#[test]
fn separators_and_encodings_are_told_by_the_content() {
    let table = "Chỉ tiêu;ĐVT;Thực hiện\nĐàn trâu;con;1.234,5\n";
    let expect = vec![vec!["Chỉ tiêu", "ĐVT", "Thực hiện"], vec!["Đàn trâu", "con", "1.234,5"]];
    let wide = |text: &str| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
    assert_eq!(texts(table.as_bytes()), expect);
    assert_eq!(texts(format!("\u{feff}{table}").as_bytes()), expect);
    assert_eq!(texts(&wide(table)), expect);
    assert_eq!(texts(&wide(table)[2..]), expect);
    assert_eq!(texts(table.replace(';', "\t").as_bytes()), expect);
    assert_eq!(texts("Chỉ tiêu,ĐVT,Thực hiện\nĐàn trâu,con,\"1.234,5\"\n".as_bytes()), expect);
    let (old, _, lost) = encoding_rs::WINDOWS_1258.encode("Chỉ tiêu;ĐVT;Thực hiện\n");
    // the encoder knows no combining marks; what it cannot write it says
    assert!(lost && !old.is_empty());
    let bytes = b"Ch\xec\xd2 ti\xeau;\xd0VT;Th\xfd\xf2c hi\xea\xf2n\n\xd0a\xccn tr\xe2u;con;5\n";
    assert_eq!(texts(bytes)[0], ["Chỉ tiêu", "ĐVT", "Thực hiện"]);
    let tcvn = b"Ch\xd8 ti\xaau;\xa7VT;Th\xf9c hi\xd6n\n\xa7\xb5n tr\xa9u;con;5\n";
    assert_eq!(texts(tcvn)[0], ["ChØ tiªu", "§VT", "Thùc hiÖn"]);
}

#[test]
fn other_files_are_named() {
    let check = |bytes: &[u8], expect: Unreadable| assert_eq!(sheets(bytes, "x").unwrap_err(), expect);
    check(b"", Unreadable::Empty);
    check(b"  \n", Unreadable::Empty);
    check(b"%PDF-1.7", Unreadable::Other(Kind::Pdf));
    check(b"{\\rtf1", Unreadable::Other(Kind::Document));
    check(b"\x89PNG\r\n", Unreadable::Other(Kind::Picture));
    check(b"<html><body><table></table>", Unreadable::Other(Kind::Html));
    check(b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", Unreadable::Other(Kind::Xml));
    check(b"PK\x03\x04 and then nothing", Unreadable::Damaged);
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", Unreadable::Damaged);
    check(b"\x01\x02\x00\x03", Unreadable::Other(Kind::Unknown));
}
