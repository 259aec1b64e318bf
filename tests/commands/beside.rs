//! `show` and `find` beyond figures: tasks, targets, the calendar, hamlets.

use crate::program::plain;
use serde_json::Value;

fn out(args: &[&str]) -> String {
    let ran = plain(args);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{args:?}");
    ran.out
}

fn document(args: &[&str]) -> Value {
    serde_json::from_str(&out(args)).unwrap()
}

#[test]
fn tasks_targets_and_the_calendar_are_sections() {
    let tasks = out(&[
        "show",
        "nhiem-vu",
        "--commune",
        "quoc-khanh",
        "--as-of",
        "10/01/2026",
    ]);
    assert!(
        tasks.contains("NHIỆM VỤ · 94 việc chưa xong: 1 quá hạn, 11 không hạn\n"),
        "{tasks}"
    );
    assert!(
        tasks.contains("▼ quá hạn 5 ngày") && tasks.contains("UBND xã (mặc định)"),
        "{tasks}"
    );
    assert!(!tasks.contains("không có số"), "the legend of figures");
    let targets = out(&["xem", "muc", "tieu", "--as-of", "16/01/2026"]);
    assert!(
        targets.contains("MỤC TIÊU 5 NĂM · 20 mục tiêu\n") && targets.contains("◆ đúng nhịp"),
        "{targets}"
    );
    let calendar = out(&[
        "show",
        "lich",
        "--commune",
        "quoc-khanh",
        "--as-of",
        "10/01/2026",
    ]);
    assert!(
        calendar.contains("LỊCH CÔNG TÁC · giao ban tới: Thứ Hai, 12/01/2026\n"),
        "{calendar}"
    );
    assert!(
        calendar.contains("17/02/2026  Tết Nguyên đán"),
        "{calendar}"
    );
}

#[test]
fn sections_are_in_the_document_only_where_asked_for() {
    let plain = document(&["show", "--format", "json"]);
    assert!(
        ["tasks", "targets", "calendar"]
            .iter()
            .all(|key| plain.get(key).is_none())
    );
    let asked = document(&[
        "show",
        "nhiem-vu",
        "muc-tieu",
        "--format",
        "json",
        "--as-of",
        "16/01/2026",
    ]);
    assert_eq!(
        (
            asked["tasks"].as_array().unwrap().len(),
            asked["targets"].as_array().unwrap().len()
        ),
        (113, 20)
    );
    assert_eq!(asked["targets"][11]["value"]["value"], "72");
    assert_eq!(
        (
            asked["sectors"].as_array().unwrap().len(),
            asked.get("calendar")
        ),
        (0, None)
    );
}

#[test]
fn a_section_is_one_table() {
    let table = out(&["show", "lich", "--format", "csv", "--commune", "quoc-khanh"]);
    assert!(table.starts_with("xa,minh_hoa,ma,ten,khi_nao,"), "{table}");
    assert_eq!(table.lines().count(), 7);
    let two = plain(&["show", "lich", "cn-trau", "--format", "csv"]);
    assert_eq!(two.code, 2);
    assert!(
        two.err.starts_with("Lỗi: CSV mỗi lần in một bảng"),
        "{}",
        two.err
    );
}

#[test]
fn what_is_printed_and_what_is_derived_are_told() {
    let text = out(&["show", "tt-gieo-trong", "--commune", "cai-kinh"]);
    assert!(
        text.contains("báo cáo ghi so cùng kỳ +10%") && text.contains("kế hoạch vụ xuân (suy ra)"),
        "{text}"
    );
    let json = document(&[
        "show",
        "tt-gieo-trong",
        "--commune",
        "cai-kinh",
        "--format",
        "json",
    ]);
    let indicator = &json["sectors"][0]["groups"][0]["indicators"][0];
    assert_eq!(
        (
            &indicator["same_period_printed"]["value"],
            &indicator["plans"][0]["derived"]
        ),
        (&"10".into(), &true.into())
    );
    let table = out(&[
        "show",
        "tt-gieo-trong",
        "--commune",
        "cai-kinh",
        "--format",
        "csv",
    ]);
    assert!(table.trim_end().ends_with(",10,true"), "{table}");
}

#[test]
fn hamlets_tasks_targets_and_events_are_found() {
    let hamlet = out(&["find", "dong", "ngau", "--commune", "cai-kinh"]);
    assert!(
        hamlet.starts_with("· Thôn: Đồng Ngàu\n  Trồng rừng mới: 2 ha\n"),
        "{hamlet}"
    );
    let first = |words: &str, commune: &str| -> String {
        let all = out(&["find", words, "--commune", commune, "--as-of", "16/01/2026"]);
        all.lines().next().unwrap().to_string()
    };
    assert_eq!(
        first("tiep cong dan", "quoc-khanh"),
        "· Lịch: Tiếp công dân"
    );
    assert_eq!(
        first("gui du thao noi dung", "quoc-khanh"),
        "▼ Nhiệm vụ: Gửi dự thảo nội dung trình UBND xã qua Văn phòng"
    );
    assert!(
        first("par index", "dong-khe")
            .starts_with("· Mục tiêu 5 năm: Chỉ số cải cách hành chính (PAR Index)")
    );
    assert!(first("giai ngan", "dong-khe").starts_with("▽ Tổng giải ngân vốn đầu tư công"));
    let json = document(&[
        "find",
        "dong",
        "ngau",
        "--commune",
        "cai-kinh",
        "--format",
        "json",
    ]);
    assert_eq!(
        (&json["hits"][0]["kind"], &json["hits"][0]["id"]),
        (&"hamlet".into(), &"Đồng Ngàu".into())
    );
    assert_eq!(json["hits"][0]["values"][0]["value"]["value"], "2");
    let screen = out(&[
        "--print",
        "--size",
        "120x14",
        "--commune",
        "cai-kinh",
        "--keys",
        "/,type:dong ngau",
    ]);
    assert!(screen.contains("Đồng Ngàu  Trồng rừng mới"), "{screen}");
}
