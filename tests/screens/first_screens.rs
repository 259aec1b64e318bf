//! Tasks, calendar and first screens of the communes that have few figures or none.

use std::sync::Arc;

use crate::desk::{frame, press, text};
use chrono::NaiveDate;
use giaoban::dashboard::{Dashboard, Start};
use giaoban::model::date::AsOf;
use giaoban::store::{Root, Store};

use giaoban::text::{GlyphSet, Lang};
use giaoban::theme::{Depth, Registry};

fn open(commune: &str, as_of: &str, size: (u16, u16)) -> Dashboard {
    let store = Store::open(Root::Embedded);
    let loaded = store.load(commune);
    let day = NaiveDate::parse_from_str(as_of, "%d/%m/%Y").unwrap();
    Dashboard::new(Start {
        store: Arc::new(store.into()),
        data: loaded.into(),
        theme_problems: Vec::new(),
        period: None,
        as_of: Some(AsOf(Some(day))),
        today: Arc::new(move || day),
        built: None,
        lang: Lang::Vi,
        themes: Registry::bundled(),
        theme: "toi".into(),
        depth: Depth::True,
        glyphs: GlyphSet::Full,
        size,
        read_only: true,
    })
}

fn shown(commune: &str, as_of: &str, size: (u16, u16), keys: &str) -> String {
    let mut dashboard = open(commune, as_of, size);
    press(&mut dashboard, keys);
    text(&frame(&dashboard))
}

#[test]
fn a_commune_without_figures_opens_on_findings_tasks_and_events() {
    let first = shown("quoc-khanh", "12/01/2026", (120, 36), "");
    for part in [
        "! Văn bản được dẫn",
        "7 NHIỆM VỤ",
        "Gửi dự thảo nội dung",
        "THEO LĨNH VỰC",
        "THEO CHỦ TRÌ",
        "8 LỊCH SẮP TỚI",
        "01–31/01",
    ] {
        assert!(first.contains(part), "{part}\n{first}");
    }
    assert_eq!(
        first.matches("chưa có báo cáo số liệu").count(),
        1,
        "{first}"
    );
    // what comes every week is said once
    assert_eq!(first.matches("thứ Hai hằng tuần").count(), 1, "{first}");
}

#[test]
fn findings_are_counted_and_listed_first_thing() {
    let first = shown("cai-kinh", "20/03/2024", (80, 24), "");
    let findings = open("cai-kinh", "20/03/2024", (80, 24))
        .state()
        .assessment
        .findings
        .clone();
    let open = findings.iter().filter(|f| f.is_open()).count();
    assert!(
        first.contains(&format!(
            "! {open} chỗ lệch, {} gợi ý",
            findings.len() - open
        )),
        "{first}"
    );
    assert!(!first.contains("báo cáo ghi"), "{first}");
    let large = shown("cai-kinh", "20/03/2024", (160, 50), "");
    assert!(large.contains("cộng lại"), "{large}");
}

#[test]
fn nothing_is_praised_where_nothing_can_be_judged() {
    let first = shown("xuan-hung", "02/02/2026", (80, 24), "");
    assert!(!first.contains("Không có chỉ tiêu nào chậm"), "{first}");
    for part in [
        "Sổ tay đảng viên điện tử",
        "37%",
        "7 VIỆC",
        "8 LỊCH SẮP TỚI",
    ] {
        assert!(first.contains(part), "{part}\n{first}");
    }
}

#[test]
fn default_deadlines_do_not_shout() {
    let tasks = shown("quoc-khanh", "15/02/2026", (120, 36), "7");
    let rows: Vec<&str> = tasks.lines().collect();
    let row = |part: &str| {
        rows.iter()
            .position(|r| r.contains(part))
            .unwrap_or_else(|| panic!("{part}\n{tasks}"))
    };
    // stated ones first, with their days; then those by default, told apart in words and by their mark
    assert!(row("quá hạn 41 ngày") < row("quá hạn 15 ngày"));
    // what the selected task says stands beside the list
    let list = rows.iter().map(|r| r.chars().take(80).collect::<String>());
    let by_default: Vec<String> = list.filter(|r| r.contains('▿')).collect();
    assert!(
        by_default.len() > 10 && !by_default.iter().any(|r| r.contains("quá hạn")),
        "{tasks}"
    );
    assert!(
        rows.iter()
            .any(|r| r.starts_with("   Nếu không ghi riêng") && r.contains("quá hạn (mặc định)")),
        "{tasks}"
    );
    assert!(row("▿") > row("quá hạn 15 ngày"));
    assert!(rows[3].contains("quá hạn (mặc định)"), "{tasks}");
}

#[test]
fn the_line_above_the_list_says_what_is_shown() {
    let tasks = shown("quoc-khanh", "12/01/2026", (120, 36), "7,=,DOWN*2,ENTER");
    let (of, all) = {
        let mut dashboard = open("quoc-khanh", "12/01/2026", (120, 36));
        press(&mut dashboard, "7,=,DOWN*2,ENTER");
        let state = dashboard.state();
        (state.lines().len(), state.data.commune.tasks.len())
    };
    assert!(
        tasks.contains(&format!("{of}/{all} việc")) && tasks.contains("Chủ trì: "),
        "{tasks}"
    );
    let sorted = shown("dong-khe", "16/01/2026", (120, 36), "7,s,s");
    assert!(
        sorted.contains("theo lĩnh vực") && sorted.contains(" Kinh tế ("),
        "{sorted}"
    );
}

#[test]
fn titles_are_whole_and_figures_are_never_cut() {
    for (commune, keys) in [
        ("quoc-khanh", "7"),
        ("dong-khe", "7"),
        ("cai-kinh", "7"),
        ("dong-khe", "9"),
    ] {
        for size in [(80, 24), (120, 36), (200, 50)] {
            let page = shown(commune, "16/01/2026", size, keys);
            // names on the card beside the list may be cut
            let list = |row: &str| -> String {
                let room = if size.0 >= 116 {
                    usize::from(size.0) * 2 / 3
                } else {
                    usize::from(size.0)
                };
                row.chars().take(room).collect()
            };
            let rows = page.lines().skip(3).map(list);
            let cut: Vec<String> = rows.filter(|row| row.contains('…')).collect();
            assert!(cut.is_empty(), "{commune} {keys} {size:?}: {cut:#?}");
        }
    }
    for size in [(40, 12), (60, 18), (80, 24)] {
        for keys in ["7", "9"] {
            let page = shown("dong-khe", "16/01/2026", size, keys);
            let mut cut = page
                .lines()
                .filter_map(|row| row.split_once('…').map(|(before, _)| before));
            assert!(
                !cut.any(|before| before.ends_with(|c: char| c.is_ascii_digit())),
                "{size:?} {keys}\n{page}"
            );
        }
    }
}

#[test]
fn the_next_meeting_is_seen_at_every_size() {
    for size in [(40, 12), (60, 18), (80, 24), (120, 36), (200, 50)] {
        for keys in ["8", "8,RIGHT*3", "8,LEFT*12"] {
            let page = shown("dong-khe", "16/01/2026", size, keys);
            // on a card of its own where there is room
            let line = page.contains("Giao ban tới: 3 ngày nữa, T2 19/01");
            let card = page.contains("GIAO BAN TỚI") && page.contains("T2 19/01");
            assert!(line || card, "{size:?} {keys}\n{page}");
        }
    }
    // beside the solar day of Tết its lunar day; the month after stands below where there is room
    let page = shown("dong-khe", "16/01/2026", (120, 36), "8,RIGHT");
    assert!(
        page.contains("T3 17/02  01/01 ÂL")
            && page.contains("Tết Nguyên đán")
            && page.contains("THÁNG 03/2026"),
        "{page}"
    );
    assert!(
        shown("dong-khe", "16/01/2026", (40, 12), "8,RIGHT,DOWN*4").contains("Tết Nguyên đán"),
        "lunar events in the narrowest agenda"
    );
}

#[test]
fn a_derived_plan_and_a_printed_change_are_told_apart() {
    let page = shown(
        "cai-kinh",
        "20/03/2024",
        (120, 36),
        "/,type:tong dien tich gieo trong,ENTER",
    );
    for part in [
        "154 (suy ra)",
        "+10% so với cùng kỳ, như báo cáo in",
        "tỷ lệ in 96,1%",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    // the percentage that the plan was worked out from proves nothing
    assert!(!page.contains("96,1%, khớp"), "{page}");
    let table = shown("cai-kinh", "20/03/2024", (120, 36), "2");
    assert!(table.contains("~188,00"), "{table}");
}
