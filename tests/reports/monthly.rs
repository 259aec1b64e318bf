//! The monthly report: its order, its figures, its pages; and what another program makes of it.

use std::fs;
use std::io::{Cursor, Read};

use crate::office;
use crate::program::plain;
use serde_json::Value;

const COMMUNES: [&str; 5] = [
    "dong-khe",
    "cai-kinh",
    "xuan-hung",
    "minh-hoa",
    "quoc-khanh",
];

fn args<'a>(commune: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [
        &["--commune", commune, "--as-of", "16/01/2026", "export"],
        rest,
    ]
    .concat()
}

fn md(commune: &str) -> String {
    let ran = plain(&args(commune, &["--format", "md"]));
    assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{commune}");
    ran.out
}

fn docx(commune: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.docx");
    let ran = plain(&args(commune, &["-o", &file.display().to_string()]));
    assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{commune}");
    fs::read(file).unwrap()
}

/// A part of a document.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The words of a document, a line a paragraph.
fn words(bytes: &[u8]) -> String {
    let document = part(bytes, "word/document.xml").replace("</w:p>", "\n");
    let mut out = String::new();
    let mut inside = false;
    for c in document.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
}

#[test]
fn the_order_is_that_of_the_real_report() {
    let text = md("dong-khe");
    let order = [
        "# BÁO CÁO",
        "Phần thứ nhất: TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 01 NĂM 2026",
        "I. CÔNG TÁC CHỈ ĐẠO",
        "1.283 văn bản đến; 516 văn bản đi",
        "II. KẾT QUẢ ĐẠT ĐƯỢC TRÊN CÁC LĨNH VỰC",
        "1. Về kinh tế",
        "đàn trâu 562 con; đàn bò 35 con; đàn lợn 2.505 con; đàn gia cầm 60.104 con",
        "1.4 Quy hoạch",
        "đạt 33.740,012029/41.864,648184 triệu đồng, bằng 80,59% kế hoạch trừ 2 dự án dừng; bằng 77,14% kế hoạch gồm 2 dự án dừng (43.739,384184 triệu đồng)",
        "1.5 Tài chính",
        "đạt 183,852/12.118 triệu đồng, bằng 1,52% dự toán năm 2026",
        "1.7 Tài nguyên và môi trường",
        "2. Về văn hóa, xã hội",
        "khám, chữa bệnh 162 lần; khám dự phòng 711 lượt",
        "3. Công tác nội vụ, thanh tra, tư pháp",
        "4. Hoạt động của Trung tâm Phục vụ hành chính công",
        "97,28% (143/147), mức ít nhất 100%",
        "5. Quốc phòng, an ninh",
        "III. ĐÁNH GIÁ CHUNG",
        "Phần thứ hai: PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 02 NĂM 2026",
        "Trên đây là báo cáo",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
        "Phụ lục 1. Chỉ tiêu có kế hoạch",
        "Phụ lục 2. Kết quả đối chiếu số liệu",
        "in 80,0%, tính lại 80,59%",
    ];
    let mut at = 0;
    for wanted in order {
        let found = text[at..]
            .find(wanted)
            .unwrap_or_else(|| panic!("{wanted}, or not in its place"));
        at += found + wanted.len();
    }
}

#[test]
fn every_public_figure_is_told() {
    for commune in COMMUNES {
        let (text, paper) = (md(commune), words(&docx(commune)));
        let ran = plain(&args(commune, &["--format", "json"]));
        let whole = serde_json::from_str::<Value>(&ran.out).unwrap()["communes"][0].clone();
        let internal: Vec<&str> = whole["catalogue"]["indicators"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|i| i["internal"] == true)
            .map(|i| i["id"].as_str().unwrap())
            .collect();
        let newest = whole["periods"].as_array().unwrap().last();
        for row in newest
            .map(|p| p["rows"].as_array().unwrap().as_slice())
            .unwrap_or_default()
        {
            let id = row["indicator"].as_str().unwrap();
            let (Some(value), false, false) = (
                row["actual"].as_str(),
                row["computed"] == true,
                internal.contains(&id),
            ) else {
                continue;
            };
            let value = giaoban::model::number::format(value.parse().unwrap());
            assert!(
                text.contains(&value) && paper.contains(&value),
                "{commune} {id}: {value}"
            );
        }
        for task in whole["tasks"].as_array().unwrap() {
            let title = task["title"].as_str().unwrap();
            let done = task["state"].as_str().unwrap().starts_with("done");
            assert_eq!(paper.contains(title), !done, "{commune}: {title}");
        }
        assert_eq!(
            text.contains("MINH HỌA, KHÔNG PHẢI SỐ THẬT"),
            commune == "minh-hoa"
        );
        assert!(
            text.contains("……") && paper.contains("……"),
            "{commune}: places to fill in"
        );
    }
}

#[test]
fn the_page_is_that_of_an_official_document() {
    let bytes = docx("minh-hoa");
    let document = part(&bytes, "word/document.xml");
    for wanted in [
        "w:w=\"11906\" w:h=\"16838\"",
        "w:left=\"1701\"",
        "w:right=\"850\"",
        "<w:tblHeader/>",
        "<w:titlePg",
    ] {
        assert!(document.contains(wanted), "{wanted}");
    }
    assert!(part(&bytes, "word/styles.xml").contains("Times New Roman"));
    // every page says that the figures are made up
    assert!(part(&bytes, "word/footer.xml").contains("MINH HỌA"));
    let sections = document.matches("<w:sectPr>").count();
    for pages in ["default", "first"] {
        let footer = format!("<w:footerReference w:type=\"{pages}\" r:id=\"footer\"/>");
        assert_eq!(document.matches(&footer).count(), sections, "{pages}");
    }
    assert!(part(&bytes, "docProps/core.xml").contains("2026-01-16T00:00:00Z"));
    // pictures have numbers and words of their own
    let pictures = document.matches("<wp:docPr ").count();
    assert!(pictures > 20, "{pictures}");
    for at in 1..=pictures {
        assert_eq!(
            document.matches(&format!("<wp:docPr id=\"{at}\" ")).count(),
            1,
            "{at}"
        );
    }
    assert!(!document.contains("descr=\"\""));
}

#[test]
fn english_where_asked_for() {
    let ran = plain(&[
        "--lang",
        "en",
        "--commune",
        "dong-khe",
        "export",
        "--format",
        "md",
        "--as-of",
        "16/01/2026",
    ]);
    assert!(
        ran.out.contains("# REPORT")
            && ran
                .out
                .contains("33.740,012029/41.864,648184 million VND, 80,59% of"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_refused() {
    let check = |args: &[&str], vi: &str| {
        let ran = plain(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(ran.err.trim_end(), vi, "{args:?}");
    };
    check(
        &["--commune", "all", "export", "--format", "docx"],
        "Lỗi: --commune: mỗi tệp docx là của một xã; ghi tên thư mục của xã, ví dụ --commune dong-khe",
    );
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().display().to_string();
    check(
        &["export", "--format", "xlsx", "-o", &place],
        &format!(
            "Lỗi: -o {place}: xlsx là một tệp, không phải thư mục; viết tên tệp, ví dụ -o {place}/bao-cao.xlsx"
        ),
    );
    let file = folder.path().join("a.md").display().to_string();
    fs::write(&file, "của tôi").unwrap();
    check(
        &["export", "-o", &file],
        &format!("Lỗi: {file}: đã có tệp này, không ghi đè; chọn tên khác, hoặc thêm --force"),
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "của tôi");
    assert_eq!(
        plain(&["--commune", "dong-khe", "export", "-o", &file, "--force"]).code,
        0
    );
    assert!(fs::read_to_string(&file).unwrap().contains("# BÁO CÁO"));
    // nothing is left beside it
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn another_program_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.docx");
    fs::write(&file, docx("dong-khe")).unwrap();
    let Some(text) = office::printed(&file, "lowriter") else {
        return;
    };
    for wanted in [
        "33.740,012029/41.864,648184",
        "80,59",
        "60.104",
        "CHỦ TỊCH",
        "36 phép",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
}
