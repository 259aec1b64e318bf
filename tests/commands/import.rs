//! `giaoban import` from the workbook to the bytes of the period file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{Ran, data, plain, run, write};
use giaoban::model::{Commune, Period};
use giaoban::store::{Root, Store};

use crate::pty::Setup;
use tempfile::TempDir;

fn book(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/workbooks")
        .join(name)
        .display()
        .to_string()
}

/// A small commune with an empty February.
fn february() -> (TempDir, PathBuf) {
    let folder = data();
    assert_eq!(run(folder.path(), &["new", "2026-02"]).code, 0);
    let file = folder.path().join("dong-khe/so-lieu/2026-02.ron");
    (folder, file)
}

fn import(folder: &Path, name: &str, args: &[&str]) -> Ran {
    run(folder, &[&["import", &book(name)], args].concat())
}

fn commune(folder: &Path) -> Commune {
    let loaded = Store::open(Root::Folder(folder.into())).load("dong-khe");
    assert_eq!(loaded.problems, []);
    loaded.commune.unwrap()
}

/// The figures of a period: identifier, actual, same period of the year before.
fn figures(folder: &Path, period: Period) -> Vec<(String, String, String)> {
    let commune = commune(folder);
    let data = &commune.periods[commune.period_index(period).unwrap()];
    let text = |v: Option<rust_decimal::Decimal>| v.map(|v| v.to_string()).unwrap_or_default();
    let row = |f: &giaoban::model::Figure| {
        (
            commune
                .catalogue
                .indicator(f.indicator)
                .unwrap()
                .id
                .to_string(),
            text(f.actual),
            text(f.same_period),
        )
    };
    data.figures.iter().map(row).collect()
}

/// What of the period file is not that of the file before, line by line.
fn changed<'t>(before: &'t str, after: &'t str) -> Vec<(&'t str, &'t str)> {
    assert_eq!(before.lines().count(), after.lines().count());
    before
        .lines()
        .zip(after.lines())
        .filter(|(a, b)| a != b)
        .collect()
}

#[test]
fn a_report_typed_in_libreoffice_becomes_february() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("du-lieu");
    assert_eq!(plain(&["init", &out.display().to_string()]).code, 0);
    let with = |args: &[&str]| run(&out, &[args, &["--commune", "dong-khe"]].concat());
    assert_eq!(with(&["new", "2026-02"]).code, 0);
    let file = out.join("dong-khe/so-lieu/2026-02.ron");
    let empty = fs::read_to_string(&file).unwrap();
    for kind in ["ods", "xlsx"] {
        fs::write(&file, &empty).unwrap();
        let said = with(&[
            "nhap",
            &book(&format!("reports/dong-khe-2026-02.{kind}")),
            "--yes",
        ]);
        assert_eq!((said.err.as_str(), said.code), ("", 0), "{}", said.out);
        // as typed; money in the units of the catalogue
        let expect = [
            ("gn-tong", "34120.512029"),
            ("gn-2024-keo-dai", "3792.68"),
            ("gn-2025", "30327.832029"),
            ("tns-tong", "1205.35"),
            ("cn-trau", "565"),
            ("cn-bo", "36"),
            ("cn-lon", "2450"),
            ("cn-gia-cam", "61200"),
            ("ntm-che-phu-rung", "70.32"),
            ("hkd-tong", "9"),
            ("hkd-moi", "4"),
            ("hkd-cham-dut", "1"),
            ("hkd-thay-doi", "4"),
            ("bt-nguoi-huong", "431"),
            ("bt-kinh-phi", "286100000"),
            ("hs-tong", "171"),
            ("hs-da-giai-quyet", "158"),
            ("hs-dung-han", "155"),
            ("hs-qua-han", "3"),
            ("hs-dang-giai-quyet", "13"),
        ];
        let mut found = figures(&out, Period::Month(2026, 2));
        let mut expect = expect
            .map(|(id, value)| (id.to_string(), value.to_string(), String::new()))
            .to_vec();
        found.sort();
        expect.sort();
        assert_eq!(found, expect, "{kind}");
        let text = fs::read_to_string(&file).unwrap();
        let lines = changed(&empty, &text);
        assert_eq!(lines.len(), 20);
        let sheet = format!("dong-khe-2026-02.{kind}, Biểu 02-2026!E11");
        let row = lines.iter().find(|(a, _)| a.contains("cn-bo")).unwrap();
        let remark = "// Đàn bò (con); kỳ 2026-01: 35";
        assert_eq!(
            row.0,
            format!(
                "        (chi_tieu: \"cn-bo\", thuc_hien: \"\", nguon: \"chưa ghi\"), {remark}"
            )
        );
        assert_eq!(
            row.1,
            format!("        (chi_tieu: \"cn-bo\", thuc_hien: 36, nguon: \"{sheet}\"), {remark}")
        );
        // once more, and nothing is left to do
        let again = with(&[
            "import",
            &book(&format!("reports/dong-khe-2026-02.{kind}")),
            "--yes",
        ]);
        assert!(again.out.ends_with("Tóm tắt: 0 mới, 0 thay đổi, 20 giữ nguyên, 0 chưa rõ, 0 bỏ qua\nKỳ này đã có đủ các số liệu trong bảng, không có gì để ghi\n"), "{}", again.out);
        assert_eq!(again.code, 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    // names that were matched as parts are known from now on
    let mapping = fs::read_to_string(out.join("dong-khe/nhap/anh-xa.ron")).unwrap();
    assert!(mapping.contains("(ten: \"Đăng ký mới\", muc: \"Hồ sơ đăng ký kinh doanh tiếp nhận\", chi_tieu: \"hkd-moi\")"), "{mapping}");
    assert_eq!(mapping.matches("hkd-moi").count(), 1);
    // the figures are checked and on the screen
    assert_eq!(with(&["check", "--period", "2026-02"]).code, 0);
    assert!(
        with(&["show", "--period", "2026-02", "tns-tong"])
            .out
            .contains("1.205,35")
    );
}

/// A period file without what was added to keep old values, and that.
fn without_history(text: &str) -> (String, Vec<String>) {
    let (mut rest, mut histories) = (text.to_string(), Vec::new());
    while let Some(at) = rest.find(", lich_su: ") {
        let end = at + rest[at..].find(']').unwrap() + 1;
        histories.push(rest[at + ", lich_su: ".len()..end].to_string());
        rest.replace_range(at..end, "");
    }
    (rest, histories)
}

#[test]
fn only_the_bytes_of_values_and_their_sources_change() {
    let folder = data();
    let file = folder.path().join("dong-khe/so-lieu/2026-01.ron");
    let before = fs::read_to_string(&file).unwrap();
    let said = import(folder.path(), "other-period.xlsx", &["--yes"]);
    let name = file.display();
    assert!(said.out.ends_with(&format!(
        "Đã ghi 3 số liệu vào {name}\nXem: giaoban --commune dong-khe --period 2026-01; kiểm tra: giaoban check --commune dong-khe --period 2026-01\n"
    )));
    assert_eq!((said.err.as_str(), said.code), ("", 0));
    let expect = before
        .replace("\"33.740,012029\"", "\"34.500,012029\"")
        .replace(
            "\"77,14\")], nguon: \"II.1.4.a\"",
            "\"77,14\")], nguon: \"other-period.xlsx, KT!D4\"",
        )
        .replace("thuc_hien: 562", "thuc_hien: 570")
        .replace("nguon: \"II.1.1.b\"", "nguon: \"other-period.xlsx, KT!D5\"")
        .replace(
            "thuc_hien: 147, nguon: \"II.4\"",
            "thuc_hien: 150, nguon: \"other-period.xlsx, KT!D6\"",
        );
    // what stood there is kept in the history of the figure, with who replaced it and when
    let (rest, histories) = without_history(&fs::read_to_string(&file).unwrap());
    assert_eq!(rest, expect);
    let olds: Vec<&str> = histories
        .iter()
        .map(|h| {
            assert!(
                h.starts_with("[(ngay: \"") && h.contains(", gio: \""),
                "{h}"
            );
            h.split_once("cu: ").unwrap().1.trim_end_matches(")]")
        })
        .collect();
    assert_eq!(
        olds,
        [
            "\"33.740,012029\", nguon: \"II.1.4.a\"",
            "562, nguon: \"II.1.1.b\"",
            "147, nguon: \"II.4\""
        ]
    );
    // the breakdown by hamlet no longer adds up, and that is said
    assert!(said.out.contains("ĐỐI CHIẾU SAU KHI NHẬP"), "{}", said.out);
}

#[test]
fn new_figures_stand_where_they_belong() {
    let folder = data();
    let file = folder.path().join("dong-khe/so-lieu/2026-01.ron");
    let text = fs::read_to_string(&file).unwrap();
    let without: String = text
        .lines()
        .filter(|l| !l.contains("\"thu\""))
        .flat_map(|l| [l, "\n"])
        .collect();
    fs::write(&file, &without).unwrap();
    assert_eq!(
        import(
            folder.path(),
            "unit-above.xlsx",
            &["--yes", "--period", "2026-01"]
        )
        .code,
        0
    );
    let expect = without.replace(
        "        (chi_tieu: \"trau\"",
        "        (chi_tieu: \"thu\", thuc_hien: \"250,7505\", nguon: \"unit-above.xlsx, KT!C4\"),\n        (chi_tieu: \"trau\"",
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), expect);
}

#[test]
fn sums_estimates_and_the_year_before_go_where_they_belong() {
    let (folder, file) = february();
    assert_eq!(import(folder.path(), "outline.xlsx", &["--yes"]).code, 0);
    let row =
        |id: &str, actual: &str, same: &str| (id.to_string(), actual.to_string(), same.to_string());
    let expect = [
        row("gn-tong", "34500.5", ""),
        row("gn-oda", "4100", ""),
        row("thu", "250.5", "240"),
        row("hs-da", "150", "120"),
        row("hs-dung", "149", ""),
    ];
    assert_eq!(figures(folder.path(), Period::Month(2026, 2)), expect);
    assert_eq!(
        import(folder.path(), "column-of-the-period.xlsx", &["--yes"]).code,
        0
    );
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("(chi_tieu: \"trau\", thuc_hien: 570, nguon: \"column-of-the-period.xlsx, KT!E4\", tinh_chat: Uoc)"), "{text}");
}

#[test]
fn a_doubt_or_no_answer_writes_nothing() {
    let (folder, file) = february();
    let before = fs::read(&file).unwrap();
    for (name, args, code) in [
        ("good.xlsx", vec![], 1),
        ("duplicate-rows.xlsx", vec!["--yes"], 1),
        ("near-names.xlsx", vec!["-y"], 1),
        ("thousand-or-decimal.xlsx", vec!["--yes"], 1),
        ("good.xlsx", vec!["--yes", "--read-only"], 2),
        ("good.xlsx", vec!["--yes", "--sheet", "QP"], 2),
        ("good.xlsx", vec!["--yes", "--period", "2026-03"], 2),
        ("khong-co.xlsx", vec!["--yes"], 2),
    ] {
        let said = import(folder.path(), name, &args);
        assert_eq!(said.code, code, "{name} {args:?}: {}{}", said.out, said.err);
        assert_eq!(fs::read(&file).unwrap(), before, "{name}");
        assert!(!folder.path().join("dong-khe/nhap").exists(), "{name}");
    }
    let name = book("good.xlsx");
    let check = |args: &[&str], expect: &str| {
        assert_eq!(
            import(folder.path(), "good.xlsx", args).err,
            format!("Lỗi: {expect}\n")
        );
    };
    check(
        &["--sheet", "QP"],
        &format!("{name}: không có trang tính \"QP\"; các trang đang có: \"KT\""),
    );
    check(
        &["--period", "2026-03"],
        "chưa có tệp của kỳ 2026-03; tạo trước bằng: giaoban new 2026-03 --commune dong-khe",
    );
    let missing = book("khong-co.xlsx");
    assert_eq!(
        import(folder.path(), "khong-co.xlsx", &["--lang", "en"]).err,
        format!("Error: {missing}: there is no such file; look at its name and folder\n")
    );
    let text = String::from_utf8(before).unwrap();
    fs::write(
        &file,
        text.replace("den: \"12/02/2026\"", "den: \"31/02/2026\""),
    )
    .unwrap();
    let broken = import(
        folder.path(),
        "good.xlsx",
        &["--period", "2026-02", "--yes"],
    );
    assert!(
        broken.err.contains("2026-02.ron:")
            && broken.err.contains("sửa tệp này trước, rồi nhập lại"),
        "{}",
        broken.err
    );
    let inside = plain(&["import", &name]).err;
    assert!(
        inside.starts_with("Lỗi: dữ liệu có sẵn trong chương trình, không ghi vào được"),
        "{inside}"
    );
}

#[test]
fn the_title_of_another_period_is_noticed() {
    let (folder, _) = february();
    let said = import(folder.path(), "other-period.xlsx", &["--period", "2026-02"]);
    assert!(
        said.out
            .contains("\n  chú ý: tiêu đề ghi kỳ 2026-01, đang nhập vào kỳ 2026-02\n"),
        "{}",
        said.out
    );
}

#[test]
fn one_sheet_of_several_can_be_read() {
    let (folder, _) = february();
    let said = import(
        folder.path(),
        "duplicate-sheets.xlsx",
        &["--sheet", "thang 2", "--yes"],
    );
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let hidden = import(
        folder.path(),
        "hidden.xlsx",
        &["--sheet", "Nháp", "--period", "2026-02"],
    );
    assert!(
        hidden
            .out
            .contains("THAY ĐỔI: 1\n  Đàn trâu: 570 → 999 con"),
        "{}",
        hidden.out
    );
}

#[test]
fn what_people_say_about_rows_is_kept_and_read() {
    let (folder, file) = february();
    let mapping = "dong-khe/nhap/anh-xa.ron";
    write(
        folder.path(),
        mapping,
        "// của tôi\n(\n    anh_xa: [\n        (ten: \"Đàn trâu, bò\", bo_qua: true), // chưa tách được\n        (ten: \"Hồ sơ quá hạn\", chi_tieu: \"hs-da\"),\n    ],\n)\n",
    );
    let said = import(folder.path(), "near-names.xlsx", &["--yes"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(
        said.out
            .contains("Đàn trâu, bò: bỏ qua theo bảng ánh xạ đã ghi"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains(
            "Hồ sơ đã giải quyết: 3 hồ sơ · bảng \"KT\" ô D6\n    theo bảng ánh xạ đã ghi\n"
        ),
        "{}",
        said.out
    );
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .contains("(chi_tieu: \"hs-da\", thuc_hien: 3,")
    );
    // what is learnt goes below what is there
    let kept = fs::read_to_string(folder.path().join(mapping)).unwrap();
    let learnt = "        (ten: \"Thu NSNN trên địa bàn\", chi_tieu: \"thu\"),\n";
    let expect = format!(
        "// của tôi\n(\n    anh_xa: [\n        (ten: \"Đàn trâu, bò\", bo_qua: true), // chưa tách được\n        (ten: \"Hồ sơ quá hạn\", chi_tieu: \"hs-da\"),\n{learnt}    ],\n)\n"
    );
    assert_eq!(kept, expect);
    // a mapping that is wrongly written is no reason to guess
    for (bad, says) in [
        ("(anh_xa: [(ten: \"A\")])", "chi_tieu"),
        (
            "(anh_xa: [(ten: \"A\", chi_tieu: \"hs-da\", bo_qua: true)])",
            "chi_tieu",
        ),
        ("(anh_xa: [(ten: \"A\" chi_tieu: \"hs-da\")])", "dấu phẩy"),
    ] {
        write(folder.path(), mapping, bad);
        let said = import(folder.path(), "good.xlsx", &["--yes"]);
        assert_eq!(said.code, 2);
        assert!(
            said.err.contains("anh-xa.ron") && said.err.contains(says),
            "{}",
            said.err
        );
    }
    write(
        folder.path(),
        mapping,
        "(anh_xa: [(ten: \"Đàn trâu\", chi_tieu: \"khong-co\")])",
    );
    assert!(
        import(folder.path(), "good.xlsx", &[])
            .out
            .contains("không có chỉ tiêu mã")
    );
}

#[test]
fn on_a_terminal_it_asks_first() {
    let (folder, file) = february();
    let before = fs::read(&file).unwrap();
    let data = folder.path().display().to_string();
    let (good, near) = (book("good.xlsx"), book("near-names.xlsx"));
    let start = |book: &str| {
        Setup::new(
            env!("CARGO_BIN_EXE_giaoban"),
            &["import", book, "--data", &data],
        )
        .size(200, 50)
        .start()
    };
    let mut no = start(&good);
    no.wait_for("Ghi 3 số liệu vào kỳ 2026-02? [c/K]");
    no.send("\r");
    no.wait_for("Không ghi gì");
    assert_eq!(no.end().code, 1);
    assert_eq!(fs::read(&file).unwrap(), before);
    let mut yes = start(&good);
    yes.wait_for("[c/K]");
    yes.send("c\r");
    yes.wait_for("Đã ghi 3 số liệu");
    assert_eq!(yes.end().code, 0);
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .contains("thuc_hien: 570")
    );
    // a name that is not plain is asked about, and the answer is remembered
    let mut which = start(&near);
    which.wait_for("“Đàn trâu, bò” là chỉ tiêu nào?");
    which.wait_for("0 = bỏ qua dòng này");
    which.send("0\r");
    which.wait_for("[c/K]");
    which.send("c\r");
    which.wait_for("Đã ghi nhớ 2 tên dòng");
    assert_eq!(which.end().code, 0);
    let mapping = fs::read_to_string(folder.path().join("dong-khe/nhap/anh-xa.ron")).unwrap();
    assert!(
        mapping.contains("(ten: \"Đàn trâu, bò\", bo_qua: true),"),
        "{mapping}"
    );
    assert_eq!(import(folder.path(), "near-names.xlsx", &["--yes"]).code, 0);
}

/// Everything in the folder, by name.
fn bytes_of(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if !path.file_name().unwrap().to_string_lossy().starts_with('.') {
                let bytes = fs::read(&path).unwrap();
                all.push((path, bytes));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn what_we_export_changes_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("du-lieu");
    assert_eq!(plain(&["init", &out.display().to_string()]).code, 0);
    let store = Store::open(Root::Folder(out.clone()));
    for entry in store.communes() {
        let commune = store.load(&entry.slug).commune.unwrap();
        let Some(period) = commune.periods.last().map(|p| p.period.to_string()) else {
            continue;
        };
        for lang in ["vi", "en"] {
            let book = folder
                .path()
                .join(format!("{}-{lang}.xlsx", entry.slug))
                .display()
                .to_string();
            let with = |args: &[&str]| {
                run(
                    &out,
                    &[
                        args,
                        &[
                            "--commune",
                            &entry.slug,
                            "--period",
                            &period,
                            "--lang",
                            lang,
                        ],
                    ]
                    .concat(),
                )
            };
            let exported = with(&["export", "--format", "xlsx", "-o", &book]);
            if exported.err.contains("--format") {
                println!("skipped: this program does not write workbooks");
                return;
            }
            assert_eq!(exported.code, 0, "{}", exported.err);
            let before = bytes_of(&out);
            let said = with(&["import", &book, "--yes"]);
            assert_eq!(
                (said.err.as_str(), said.code),
                ("", 0),
                "{} {lang}: {}",
                entry.slug,
                said.out
            );
            assert!(
                bytes_of(&out) == before,
                "{} {lang}: {}",
                entry.slug,
                said.out
            );
        }
    }
}
