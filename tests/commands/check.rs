//! `giaoban check`: what is wrong, and the exit code that says so.

use crate::program::{FIGURES, commune, data, run, write};
use serde_json::Value;

const CLEAN: &str = "\
Không có lỗi, không có chỗ lệch
0 lỗi, 0 cảnh báo trong tệp dữ liệu; 0 chỗ số liệu không khớp; đã kiểm tra 1 xã, 1 kỳ
";

#[test]
fn clean_data_end_with_zero() {
    let folder = data();
    write(
        folder.path(),
        "dong-khe/so-lieu/2026-01.ron",
        &FIGURES.replace("\"80,0\"", "\"80,59\""),
    );
    let ran = run(folder.path(), &["kiem-tra"]);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str(), ran.code),
        (CLEAN, "", 0)
    );
}

#[test]
fn findings_end_with_one() {
    let folder = data();
    let ran = run(folder.path(), &["check"]);
    let expect = "\
XÃ ĐÔNG KHÊ · tỉnh Cao Bằng · Tháng 01/2026 · bao-cao.txt
! Tổng vốn đầu tư công năm 2025: in 80,0%, tính lại 80,59% (33.740,012029 / 41.864,648184) · mục II.1.4.b

0 lỗi, 0 cảnh báo trong tệp dữ liệu; 1 chỗ số liệu không khớp; đã kiểm tra 1 xã, 1 kỳ
";
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str(), ran.code),
        (expect, "", 1)
    );
    let english = run(folder.path(), &["check", "--lang", "en"]).out;
    assert!(
        english.contains("! Total capital 2025: printed 80,0%, recomputed 80,59%"),
        "{english}"
    );
}

#[test]
fn wrong_ones_come_before_those_that_were_cut() {
    let folder = data();
    // 77,1387 % printed as 77,13: cut; 80,593 % printed as 81,0: wrong
    let figures = FIGURES
        .replace("\"80,0\"", "\"81,0\"")
        .replace("gia_tri: \"77,14\"", "gia_tri: \"77,13\"");
    write(folder.path(), "dong-khe/so-lieu/2026-01.ron", &figures);
    let text = run(folder.path(), &["check"]).out;
    let at = |part: &str| {
        text.find(part)
            .unwrap_or_else(|| panic!("{part} in\n{text}"))
    };
    assert!(at("in 81,0%, tính lại 80,59%") < at("in 77,13%, tính lại 77,14%"));
    assert!(text.contains("số lẻ bị cắt, không làm tròn"), "{text}");
}

#[test]
fn broken_files_are_reported_whole() {
    let folder = data();
    write(
        folder.path(),
        "dong-khe/so-lieu/2026-01.ron",
        &FIGURES
            .replace("thuc_hien: 562", "thuc_hien: 5.62")
            .replace("tinh_chat: Uoc", "tinh_chat: Uocc"),
    );
    let ran = run(folder.path(), &["check"]);
    assert_eq!((ran.err.as_str(), ran.code), ("", 1));
    let file = folder.path().join("dong-khe/so-lieu/2026-01.ron");
    for part in [
        format!("{}:6:", file.display()),
        format!("{}:7:", file.display()),
        "^".to_string(),
        "5.62".to_string(),
        "Uocc".to_string(),
    ] {
        assert!(ran.out.contains(&part), "{part} in\n{}", ran.out);
    }
    assert!(ran.out.contains("\n2 lỗi, 0 cảnh báo"), "{}", ran.out);
}

#[test]
fn one_commune_or_all_of_them() {
    let folder = data();
    commune(
        folder.path(),
        "minh-hoa",
        "(ma: \"minh-hoa\", ten: \"Minh Họa\", tinh: \"Cao Bằng\", minh_hoa: true)\n",
    );
    write(folder.path(), "minh-hoa/ke-hoach.ron", "(");
    assert!(
        run(folder.path(), &["check"])
            .out
            .contains("đã kiểm tra 2 xã, 2 kỳ")
    );
    let one = run(folder.path(), &["check", "--commune", "dong-khe"]).out;
    assert!(
        one.contains("0 lỗi") && one.contains("đã kiểm tra 1 xã, 1 kỳ"),
        "{one}"
    );
    let period = run(
        folder.path(),
        &["check", "--commune", "dong-khe", "--period", "2025-12"],
    );
    assert_eq!(period.code, 2);
    let unknown = run(folder.path(), &["check", "--commune", "dong-ke"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("ý bạn là “dong-khe”?"),
        "{}",
        unknown.err
    );
}

#[test]
fn a_commune_that_cannot_be_read_is_a_finding() {
    let folder = data();
    write(folder.path(), "hong/xa.ron", "(((");
    let ran = run(folder.path(), &["check", "--commune", "hong"]);
    assert_eq!((ran.err.as_str(), ran.code), ("", 1));
    assert!(ran.out.contains("xa.ron"), "{}", ran.out);
}

#[test]
fn programs_get_problems_and_findings() {
    let folder = data();
    write(
        folder.path(),
        "dong-khe/so-lieu/2026-01.ron",
        &FIGURES.replace("thuc_hien: 562", "thuc_hien: 5.62"),
    );
    let ran = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["schema"], "giaoban-check/1");
    assert_eq!(
        document["counts"],
        serde_json::json!({"errors": 1, "warnings": 0, "findings": 1, "hints": 0, "acknowledged": 0, "communes": 1, "periods": 1})
    );
    let problem = &document["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["severity"]),
        (&Value::from(7), &Value::from("error"))
    );
    assert!(problem["file"].as_str().unwrap().ends_with("2026-01.ron"));
    assert!(problem["report"].as_str().unwrap().contains('^'));
    let finding = &document["findings"][0];
    assert_eq!(
        (&finding["commune"], &finding["period"], &finding["plan"]),
        (&"dong-khe".into(), &"2026-01".into(), &"gn-tru-dung".into())
    );
    assert_eq!(finding["printed"]["total"]["value"], "80.0");
}

/// A relation that the figures of the test do not satisfy: 562 buffaloes are more than 147 dossiers.
const RELATION: &str =
    "(quan_he: [(ma: \"thu\", loai: KhongLonHon, trai: [\"trau\"], phai: [\"hs-da\"]GOI_Y)])\n";

#[test]
fn hints_and_what_was_looked_at_end_with_zero() {
    let folder = data();
    write(
        folder.path(),
        "dong-khe/so-lieu/2026-01.ron",
        &FIGURES.replace("\"80,0\"", "\"80,59\""),
    );
    write(
        folder.path(),
        "dong-khe/doi-chieu.ron",
        &RELATION.replace("GOI_Y", ""),
    );
    let wrong = run(folder.path(), &["check"]);
    assert!(
        wrong
            .out
            .contains("! Đàn trâu 562 con lớn hơn Hồ sơ đã giải quyết 147 hồ sơ"),
        "{}",
        wrong.out
    );
    assert_eq!(wrong.code, 1);

    write(
        folder.path(),
        "dong-khe/doi-chieu.ron",
        &RELATION.replace("GOI_Y", ", goi_y: true, ghi_chu: \"hai thứ khác nhau\""),
    );
    let hint = run(folder.path(), &["check"]);
    assert!(
        hint.out.contains("· Đàn trâu 562 con lớn hơn") && hint.out.contains("hai thứ khác nhau"),
        "{}",
        hint.out
    );
    assert!(
        hint.out
            .contains("0 chỗ số liệu không khớp, 1 gợi ý; đã kiểm tra 1 xã"),
        "{}",
        hint.out
    );
    assert_eq!(hint.code, 0);

    write(
        folder.path(),
        "dong-khe/doi-chieu.ron",
        &RELATION.replace("GOI_Y", ""),
    );
    let seen = "(da_xem: [(phat_hien: \"thu\", ai: \"Văn phòng\", ngay: \"19/01/2026\", ly_do: \"số thử\")])\n";
    write(folder.path(), "dong-khe/da-xem.ron", seen);
    let looked = run(folder.path(), &["check"]);
    assert!(
        looked
            .out
            .contains("· đã xem: Văn phòng, 19/01/2026, số thử"),
        "{}",
        looked.out
    );
    assert!(
        looked.out.contains("1 chỗ đã có người xem"),
        "{}",
        looked.out
    );
    assert_eq!(looked.code, 0);

    // somebody has looked at what is no longer there
    write(
        folder.path(),
        "dong-khe/da-xem.ron",
        &seen.replace("\"thu\"", "\"tu\""),
    );
    let stale = run(folder.path(), &["check"]);
    assert!(
        stale
            .out
            .contains("cảnh báo: không có chỗ lệch nào mang mã \"tu\"")
            && stale.out.contains("có lẽ là \"thu\""),
        "{}",
        stale.out
    );
    assert_eq!(stale.code, 1);
}

#[test]
fn programs_get_both_sides_and_their_sections() {
    let folder = data();
    write(
        folder.path(),
        "dong-khe/doi-chieu.ron",
        &RELATION.replace("GOI_Y", ""),
    );
    let ran = run(folder.path(), &["check", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let finding = document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["id"] == "thu")
        .unwrap();
    assert_eq!(
        (&finding["check"], &finding["weight"]),
        (&Value::from("not-larger"), &Value::from("wrong"))
    );
    assert_eq!(finding["printed"]["total"]["value"], "562");
    assert_eq!(finding["printed"]["terms"][0]["indicator"], "trau");
    assert_eq!(finding["recomputed"]["terms"][0]["value"]["value"], "147");
    assert_eq!(
        finding["recomputed"]["sections"],
        serde_json::json!(["II.4"])
    );
    assert_eq!(finding["difference"]["value"], "415");
    assert_eq!(finding["document"], "bao-cao.txt");
}
