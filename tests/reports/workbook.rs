//! The workbook read back: every figure exact, every sheet ready to print, the same bytes each time; and what another program makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};

use crate::office;
use crate::program::plain;
use calamine::{Data, DataType, Reader, Xlsx};
use rust_decimal::Decimal;
use serde_json::Value;

const LOOKS: [(&str, &str); 7] = [
    ("dong-khe", "2026-01"),
    ("cai-kinh", "2024-Q1"),
    ("xuan-hung", "2026-01"),
    ("minh-hoa", "2026-W02"),
    ("minh-hoa", "2025-W30"),
    ("minh-hoa", "2024-W03"),
    ("quoc-khanh", ""),
];

const HEADS: [&str; 15] = [
    "STT",
    "Mã",
    "Chỉ tiêu",
    "ĐVT",
    "Kế hoạch năm",
    "Thực hiện kỳ",
    "Luỹ kế",
    "% kế hoạch",
    "Tiến độ lẽ ra",
    "Đánh giá",
    "Cùng kỳ",
    "±CK",
    "Nguồn",
    "So với",
    "Ghi chú",
];

fn args<'a>(commune: &'a str, period: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["--commune", commune];
    if !period.is_empty() {
        args.extend(["--period", period]);
    }
    args.extend(rest);
    args
}

/// The bytes of a workbook.
fn workbook(commune: &str, period: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.xlsx");
    let ran = plain(&args(
        commune,
        period,
        &[
            "--as-of",
            "30/01/2026",
            "export",
            "--format",
            "xlsx",
            "-o",
            &file.display().to_string(),
        ],
    ));
    assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{commune} {period}");
    fs::read(file).unwrap()
}

fn document(commune: &str, period: &str) -> Value {
    let ran = plain(&args(
        commune,
        period,
        &["--as-of", "30/01/2026", "export", "--format", "json"],
    ));
    serde_json::from_str::<Value>(&ran.out).unwrap()["communes"][0].clone()
}

/// The rows of all sectors' sheets.
fn rows(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut all = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let sheet: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        let Some(head) = sheet
            .iter()
            .position(|r| r.get(1).is_some_and(|c| *c == "Mã"))
        else {
            continue;
        };
        let heads: Vec<String> = sheet[head].iter().map(ToString::to_string).collect();
        assert_eq!(heads, HEADS, "{name}");
        all.extend(sheet.into_iter().skip(head + 1));
    }
    all
}

/// A number in a cell as the decimal that its shortest text is.
fn number(cell: &Data) -> Option<Decimal> {
    match cell {
        Data::Empty => None,
        Data::Float(value) => Some(value.to_string().parse::<Decimal>().unwrap().normalize()),
        Data::Int(value) => Some(Decimal::from(*value)),
        other => panic!("{other:?} is no number"),
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    value
        .as_str()
        .map(|d| d.parse::<Decimal>().unwrap().normalize())
}

/// The same to the 15 digits that a cell keeps.
fn near(cell: &Data, value: &Value, place: &str) {
    let (cell, value) = (number(cell), decimal(value));
    assert_eq!(cell.is_some(), value.is_some(), "{place}");
    if let (Some(cell), Some(value)) = (cell, value) {
        let most = (value.abs() + Decimal::ONE) * Decimal::new(1, 13);
        assert!((cell - value).abs() <= most, "{place}: {cell} {value}");
    }
}

#[test]
fn every_figure_is_there_and_exact() {
    let mut checked = BTreeMap::new();
    for (commune, period) in LOOKS {
        let whole = document(commune, period);
        let sheet = rows(&workbook(commune, period));
        let about: BTreeMap<&str, &Value> = whole["catalogue"]["indicators"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| (i["id"].as_str().unwrap(), i))
            .collect();
        let data = whole["periods"].as_array().unwrap();
        let expected: Vec<&Value> = data
            .iter()
            .flat_map(|p| p["rows"].as_array().unwrap())
            .collect();
        let on_sheet = sheet.iter().filter(|r| !r[1].is_empty()).count();
        assert_eq!(on_sheet, expected.len(), "{commune} {period}");
        for row in expected {
            let id = row["indicator"].as_str().unwrap();
            let place = format!("{commune} {period} {id}");
            let at = sheet
                .iter()
                .position(|r| r[1] == id)
                .unwrap_or_else(|| panic!("{place}"));
            let cells = &sheet[at];
            assert_eq!(
                cells[2].to_string(),
                about[id]["name"].as_str().unwrap(),
                "{place}"
            );
            assert_eq!(
                cells[3].to_string(),
                about[id]["unit"].as_str().unwrap(),
                "{place}"
            );
            let (own, other) = if about[id]["kind"] == "cumulative" {
                (6, 5)
            } else {
                (5, 6)
            };
            assert!(cells[other].is_empty(), "{place}");
            if row["computed"] == true {
                near(&cells[own], &row["actual"], &place);
            } else {
                assert_eq!(number(&cells[own]), decimal(&row["actual"]), "{place}");
            }
            // as printed, otherwise as the report of the year before has it
            let printed = &row["same_period"];
            near(
                &cells[10],
                if printed.is_null() {
                    &row["changes"]["same_period"]["base"]
                } else {
                    printed
                },
                &place,
            );
            near(
                &cells[11],
                &row["changes"]["same_period"]["absolute"],
                &place,
            );
            let against = row["against"].as_array().unwrap();
            for (step, plan) in against.iter().enumerate() {
                let cells = &sheet[at + step];
                assert!(
                    step == 0
                        || (cells[1].is_empty() && cells[2].is_empty() && cells[own].is_empty()),
                    "{place}"
                );
                let asked = plan["requirement"].as_str().unwrap();
                let is_value =
                    !plan["plan"].is_null() && ["at_least", "at_most", "exactly"].contains(&asked);
                let value = if is_value {
                    decimal(&plan["value"])
                } else {
                    None
                };
                assert_eq!(number(&cells[4]), value, "{place}");
                near(&cells[7], &plan["percent"], &place);
                near(&cells[8], &plan["pace"], &place);
                let words = crate::verdict(plan["verdict"].as_str().unwrap());
                let said = cells[9].to_string();
                assert!(
                    words.iter().any(|word| said.ends_with(word)),
                    "{place}: {}",
                    cells[9]
                );
                assert!(
                    !cells[13].is_empty(),
                    "{place}: a percentage names what it is of"
                );
            }
            if against.is_empty() {
                assert!(
                    cells[4].is_empty() && cells[7].is_empty() && cells[8].is_empty(),
                    "{place}"
                );
            }
            *checked.entry(commune).or_insert(0) += 1;
        }
    }
    assert!(
        checked["dong-khe"] > 150 && checked["cai-kinh"] > 100 && checked["minh-hoa"] > 200,
        "{checked:?}"
    );
}

/// The parts of the file as text.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        all.insert(part.name().unwrap().to_string(), text);
    }
    all
}

#[test]
fn sheets_are_ready_to_read_and_to_print() {
    for (commune, period) in LOOKS {
        let bytes = workbook(commune, period);
        let parts = parts(&bytes);
        let sheets: Vec<(&String, &String)> = parts
            .iter()
            .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
            .collect();
        for (name, sheet) in &sheets {
            for wanted in [
                "orientation=\"landscape\"",
                "paperSize=\"9\"",
                "<oddHeader>",
                "<oddFooter>",
            ] {
                assert!(
                    sheet.contains(wanted),
                    "{commune} {period} {name}: {wanted}"
                );
            }
            assert!(!sheet.contains("<f>"), "{name}: no formulas");
            assert_eq!(sheet.contains("MINH HỌA"), commune == "minh-hoa", "{name}");
        }
        let book = &parts["xl/workbook.xml"];
        assert!(
            commune == "quoc-khanh" || book.contains("_xlnm.Print_Titles"),
            "{commune}"
        );
        let of_sectors: Vec<&String> = sheets
            .iter()
            .map(|(_, s)| *s)
            .filter(|s| s.contains("<autoFilter"))
            .collect();
        assert!(
            of_sectors
                .iter()
                .all(|s| s.contains("<pane ") && s.contains("state=\"frozen\"")),
            "{commune}"
        );
        let charts = parts
            .keys()
            .filter(|n| n.starts_with("xl/charts/chart"))
            .count();
        // one period is no trend
        assert_eq!(
            charts > 10,
            commune == "minh-hoa" && period != "2024-W03",
            "{commune} {period}: {charts}"
        );
        assert!(commune != "dong-khe" || parts["xl/styles.xml"].contains("[$-42A]#,##0.000000"));
        assert!(parts["docProps/core.xml"].contains("2026-01-30T00:00:00Z"));
    }
    assert!(parts(&workbook("minh-hoa", "2026-W02"))["xl/styles.xml"].contains("ước"));
}

#[test]
fn the_same_report_makes_the_same_bytes() {
    for (commune, period) in [("dong-khe", "2026-01"), ("minh-hoa", "2026-W02")] {
        assert!(
            workbook(commune, period) == workbook(commune, period),
            "{commune}"
        );
    }
}

#[test]
fn missing_is_an_empty_cell_and_zero_is_zero() {
    let sheet = rows(&workbook("minh-hoa", "2026-W02"));
    let row = |name: &str| sheet.iter().find(|r| r[2] == name).unwrap();
    assert_eq!(row("Đàn gia cầm")[5], Data::Empty);
    assert!(row("Đàn gia cầm")[9].to_string().ends_with("chưa có số"));
    assert_eq!(number(&row("Tử vong do dịch bệnh")[5]), Some(Decimal::ZERO));
}

/// A program of the machine, if it is there.
#[test]
fn another_program_prints_it_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.xlsx");
    fs::write(&file, workbook("dong-khe", "2026-01")).unwrap();
    let Some(text) = office::printed(&file, "localc") else {
        return;
    };
    for wanted in [
        "XÃ ĐÔNG KHÊ",
        "41.864,648184",
        "33.740,012029",
        "80,59",
        "60.104",
        "285.250.000",
        "Trang 1/",
        "Chỉ tiêu",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert!(!text.contains("###"), "a figure does not fit its column");
}
