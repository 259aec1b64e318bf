//! A meeting from its conclusions to the notice: written, refused, the document's measures, and what an office program makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::office;
use crate::program::{Ran, data, run, write};
use crate::snapshots;
use chrono::NaiveDate;
use giaoban::data::meeting::{Conclusion, Decision};
use giaoban::model::Progress;
use giaoban::store::{Meeting, Root, Store};

use tempfile::TempDir;

const AGENDA: &str = r#"(
    ten: "Giao ban UBND xã", dia_diem: "Phòng họp UBND xã", chu_tri: "Chủ tịch UBND xã", che_duoi: 5,
    thong_bao: (
        co_quan: "ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ", dia_danh: "Đông Khê", quyen_ky: "TL. CHỦ TỊCH", chuc_vu: "CHÁNH VĂN PHÒNG",
        nguoi_ky: "Nguyễn Văn Mẫu", noi_nhan: ["UBND tỉnh (b/c)", "Các phòng, ban", "Lưu: VT"],
    ),
)
"#;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, d).unwrap()
}

fn open(folder: &Path, on: u32) -> Meeting {
    Meeting::new(
        &Store::open(Root::Folder(folder.into())),
        "dong-khe",
        day(on),
        false,
    )
    .unwrap()
}

fn said(title: &str, owner: Option<&str>, deadline: Option<u32>) -> Conclusion {
    Conclusion {
        title: title.into(),
        owner: owner.map(Into::into),
        deadline: deadline.map(day),
        ..Conclusion::default()
    }
}

/// Two meetings: that of 12/01 is closed, that of 19/01 changes what it concluded, takes three conclusions and is closed where asked for.
fn played(close: bool) -> TempDir {
    let folder = data();
    write(folder.path(), "dong-khe/giao-ban.ron", AGENDA);
    let first = open(folder.path(), 12);
    let late = first
        .add(&said(
            "Đôn đốc nhà thầu nộp hồ sơ thanh toán",
            Some("Phòng Kinh tế"),
            Some(16),
        ))
        .unwrap();
    let done = first
        .add(&said(
            "Niêm yết danh sách hộ nghèo",
            Some("Phòng Văn hóa - Xã hội"),
            Some(16),
        ))
        .unwrap();
    first.close().unwrap();
    let second = open(folder.path(), 19);
    let full = Conclusion {
        support: vec!["Kho bạc khu vực".into(), "Văn phòng HĐND và UBND".into()],
        deliverable: Some("kế hoạch từng tuần".into()),
        indicator: Some("gn-tong".into()),
        ..said(
            "Lập kế hoạch giải ngân vốn ODA",
            Some("Phòng Kinh tế"),
            Some(23),
        )
    };
    second.add(&full).unwrap();
    second
        .add(&Conclusion {
            follows: Some(late.clone()),
            ..said("Làm việc với Kho bạc", Some("Phòng Kinh tế"), Some(21))
        })
        .unwrap();
    second
        .add(&said(
            "Kiểm tra ẩm thực, rượu bia ở chợ Đề Thám",
            None,
            None,
        ))
        .unwrap();
    second
        .decide(&Decision {
            task: late,
            deadline: Some(day(26)),
            reason: Some("thiếu chứng từ".into()),
            ..Decision::default()
        })
        .unwrap();
    second
        .decide(&Decision {
            task: done,
            progress: Some(Progress::Done(day(15))),
            ..Decision::default()
        })
        .unwrap();
    if close {
        second.close().unwrap();
    }
    folder
}

/// Writes the notice beside the data.
fn minutes(folder: &Path, name: &str, more: &[&str]) -> Ran {
    let file = folder.join(name);
    let mut args = vec![
        "minutes",
        "--commune",
        "dong-khe",
        "-o",
        file.to_str().unwrap(),
    ];
    args.extend(more);
    run(folder, &args)
}

/// Every file of a folder with its content.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(at) = left.pop() {
        for entry in fs::read_dir(at).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() {
                left.push(entry);
            } else {
                out.insert(
                    entry.strip_prefix(folder).unwrap().display().to_string(),
                    fs::read(&entry).unwrap(),
                );
            }
        }
    }
    out
}

#[test]
fn the_notice_is_written_and_nothing_else_is_touched() {
    let folder = played(true);
    let before = tree(folder.path());
    let printed = run(folder.path(), &["bien-ban", "--commune", "dong-khe"]);
    assert_eq!((printed.err.as_str(), printed.code), ("", 0));
    for (name, at) in [("tb.md", 0), ("tb.docx", 1)] {
        let ran = minutes(folder.path(), name, &[]);
        assert_eq!((ran.err.as_str(), ran.code), ("", 0));
        assert_eq!(
            ran.out,
            format!("Đã ghi {}\n", folder.path().join(name).display())
        );
        let mut after = tree(folder.path());
        assert_eq!(after.len(), before.len() + 1 + at);
        after.retain(|name, _| !name.starts_with("tb."));
        assert!(after == before);
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("tb.md")).unwrap(),
        printed.out
    );
    // written twice, the same to the byte
    let first = fs::read(folder.path().join("tb.docx")).unwrap();
    let again = minutes(folder.path(), "tb.docx", &[]);
    assert_eq!((again.out.as_str(), again.code), ("", 2));
    assert!(
        again.err.contains("đã có tệp này, không ghi đè"),
        "{}",
        again.err
    );
    assert_eq!(minutes(folder.path(), "tb.docx", &["--force"]).code, 0);
    assert!(fs::read(folder.path().join("tb.docx")).unwrap() == first);
    snapshots::all_are_used("minutes", ["notice"]);
    snapshots::settings("minutes").bind(|| insta::assert_snapshot!("notice", printed.out));
}

#[test]
fn which_meeting() {
    let folder = played(false);
    let title = |args: &[&str]| {
        let mut all = vec!["minutes", "--commune", "dong-khe"];
        all.extend(args);
        let ran = run(folder.path(), &all);
        let line = ran
            .out
            .lines()
            .find(|l| l.starts_with("**Kết luận"))
            .map(str::to_string);
        (line, ran.err)
    };
    let (first, second) = (
        "**Kết luận cuộc họp giao ban ngày 12 tháng 01 năm 2026**",
        "**Kết luận cuộc họp giao ban ngày 19 tháng 01 năm 2026**",
    );
    for (args, expect) in [
        (&["--as-of", "25/01/2026"][..], second),
        (&["--as-of", "19/01/2026"], second),
        (&["--as-of", "18/01/2026"], first),
        (&["--date", "12/01/2026"], first),
        (&["--ngay", "2026-01-19", "--as-of", "18/01/2026"], second),
    ] {
        assert_eq!(title(args).0.as_deref(), Some(expect), "{args:?}");
    }
    let known = "các cuộc họp đang có: 12/01/2026, 19/01/2026; chọn bằng --date\n";
    let none = |args: &[&str]| title(args).1;
    assert_eq!(
        none(&["--date", "13/01/2026"]),
        format!("Lỗi: --date: Đông Khê không có cuộc họp ngày 13/01/2026\n{known}")
    );
    assert_eq!(
        none(&["--as-of", "11/01/2026"]),
        format!("Lỗi: Đông Khê chưa có cuộc họp nào đến ngày 11/01/2026\n{known}")
    );
    // it says that it is not final
    let ran = minutes(folder.path(), "tb.md", &["--as-of", "25/01/2026"]);
    assert_eq!(
        ran.err,
        "Cuộc họp ngày 19/01/2026 chưa kết thúc: thông báo được ghi là dự thảo\n"
    );
    assert!(
        fs::read_to_string(folder.path().join("tb.md"))
            .unwrap()
            .starts_with("> **DỰ THẢO")
    );
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = played(true);
    let check = |name: &str, more: &[&str], expect: &str| {
        let before = tree(folder.path());
        let ran = minutes(folder.path(), name, more);
        assert_eq!((ran.out.as_str(), ran.code), ("", 2), "{name}");
        assert!(ran.err.contains(expect), "{}", ran.err);
        assert!(tree(folder.path()) == before);
    };
    check("tb.pdf", &[], "chỉ ghi được tệp .docx hoặc .md");
    check("tb", &["--lang", "en"], "writes .docx or .md files only");
    check("khong/co/tb.docx", &[], "không có thư mục");
    check("tb.docx", &["--read-only"], "đang ở chế độ chỉ xem");
    check(
        "tb.docx",
        &["--date", "32/01/2026"],
        "--date: không hiểu “32/01/2026”; chỉ nhận ngày có thật",
    );
    let empty = data();
    let ran = run(empty.path(), &["minutes", "--commune", "dong-khe"]);
    assert!(
        ran.err
            .contains("chưa có cuộc họp nào được ghi; ghi kết luận bằng phím K"),
        "{}",
        ran.err
    );
}

fn part(docx: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(docx).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn the_document_keeps_the_measures_of_the_decree() {
    let folder = played(true);
    assert_eq!(minutes(folder.path(), "tb.docx", &[]).code, 0);
    let docx = folder.path().join("tb.docx");
    let document = part(&docx, "word/document.xml");
    let paper: Vec<_> = document
        .match_indices("<w:pgSz ")
        .map(|(at, _)| document[at..].split_once('>').unwrap().0)
        .collect();
    assert_eq!(
        paper,
        [
            r#"<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/"#,
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/"#
        ]
    );
    // in twentieths of a point: 20 mm at head and foot, 30 mm on the left, 15 mm on the right
    assert_eq!(
        document
            .matches(r#"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" "#)
            .count(),
        2
    );
    assert_eq!(document.matches("<w:titlePg/>").count(), 2);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    let styles = part(&docx, "word/styles.xml");
    assert!(styles.contains(r#"w:ascii="Times New Roman""#));
    assert!(part(&docx, "word/header.xml").contains("PAGE"));
    // the size of the letters, in half points, in the style of the paragraph that each of these texts is
    for (text, size, bold) in [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, true),
        ("Độc lập - Tự do - Hạnh phúc", 28, true),
        ("XÃ ĐÔNG KHÊ", 26, true),
        ("THÔNG BÁO", 28, true),
        ("I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHÍNH", 28, true),
        ("CHÁNH VĂN PHÒNG", 28, true),
        ("Nơi nhận:", 24, true),
        ("- UBND tỉnh (b/c);", 22, false),
        ("- Lưu: VT.", 22, false),
    ] {
        let at = document
            .find(&format!(">{text}<"))
            .unwrap_or_else(|| panic!("{text}"));
        let (_, style) = document[..at].rsplit_once(r#"<w:pStyle w:val=""#).unwrap();
        let id = style.split_once('"').unwrap().0;
        let (_, style) = styles
            .split_once(&format!(r#"w:styleId="{id}""#))
            .unwrap_or_else(|| panic!("{text}: {id}"));
        let style = style.split_once("</w:style>").unwrap().0;
        assert!(
            style.contains(&format!(r#"<w:sz w:val="{size}"/>"#)),
            "{text}: {style}"
        );
        assert!(
            style.contains(&format!(r#"<w:b w:val="{bold}"/>"#)),
            "{text}: {style}"
        );
    }
    for text in [
        "33.740,012029 triệu đồng",
        "3.966,920 triệu đồng",
        "97,28% (143/147)",
        "Lập kế hoạch giải ngân vốn ODA",
    ] {
        assert!(document.contains(text), "{text}");
    }
    assert!(!document.contains("Công dân nhập ngũ"));
}

#[test]
fn it_reads_like_a_notice_on_paper() {
    let folder = played(true);
    assert_eq!(minutes(folder.path(), "tb.docx", &[]).code, 0);
    let Some(text) = office::printed(&folder.path().join("tb.docx"), "lowriter") else {
        return;
    };
    // a page ends with a form feed: the notice takes two, its table one more
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    assert_eq!(pages.len(), 3, "{text}");
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = flat(&text);
    for wanted in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "THÔNG BÁO Kết luận cuộc họp giao ban ngày 19 tháng 01 năm 2026",
        "tại Phòng họp UBND xã, Chủ tịch UBND xã chủ trì cuộc họp giao ban UBND xã.",
        "I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHÍNH",
        "II. THỰC HIỆN KẾT LUẬN CÁC CUỘC HỌP TRƯỚC",
        "III. KẾT LUẬN, GIAO NHIỆM VỤ",
        "IV. ĐIỀU CHỈNH NHIỆM VỤ ĐÃ GIAO",
        "33.740,012029 triệu đồng",
        "a) Lập kế hoạch giải ngân vốn ODA.",
        "b) Làm việc với Kho bạc.",
        "a) Kiểm tra ẩm thực, rượu bia ở chợ Đề Thám. Thời hạn: chưa ấn định.",
        "Thời hạn mới 26/01/2026 (trước là 16/01/2026); lý do: thiếu chứng từ",
        "tổ chức thực hiện./.",
        "- Lưu: VT.",
        "Nguyễn Văn Mẫu",
    ] {
        assert!(whole.contains(wanted), "{wanted}\n{text}");
    }
    let numbers: Vec<bool> = pages
        .iter()
        .map(|page| {
            page.trim_start()
                .lines()
                .next()
                .is_some_and(|l| l.trim() == "2")
        })
        .collect();
    assert_eq!(numbers, [false, true, false], "{text}");
    let table = flat(pages[2]);
    assert!(
        table.starts_with(
            "Phụ lục BẢNG THEO DÕI THỰC HIỆN KẾT LUẬN GIAO BAN (Kèm theo Thông báo số"
        ),
        "{table}"
    );
    for cell in [
        "Kết luận ngày 19/01/2026",
        "Nhiệm vụ các cuộc họp trước giao, chưa xong",
        "26/01/2026",
        "chưa giao",
    ] {
        assert!(table.contains(cell), "{cell}\n{table}");
    }
}
