//! What the cross-check finds in the real reports, and that it finds nothing where figures agree. Every finding here was confirmed by hand
//! against the document.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use giaoban::assess::crosscheck::{Weight, said};
use giaoban::assess::{Assessment, assess};
use giaoban::model::Commune;
use giaoban::store::{Root, Store};
use giaoban::text::Lang;

fn load(slug: &str) -> Commune {
    let loaded = Store::open(Root::Embedded).load(slug);
    assert_eq!(loaded.problems, []);
    loaded.commune.unwrap()
}

fn newest(commune: &Commune) -> Assessment {
    let period = commune.periods.len().checked_sub(1);
    let day = commune.periods.last().map(|p| p.reported).unwrap_or_default();
    assess(commune, period, day)
}

#[test]
fn the_report_of_dong_khe() {
    let commune = load("dong-khe");
    let assessment = newest(&commune);
    let found: Vec<(&str, Weight, String)> =
        assessment.findings.iter().map(|f| (&*f.id, f.weight, said::sentence(Lang::Vi, &commune, f))).collect();
    let expect = [
        // II.5: 03 nhân sự, trong đó 01 tuyển dụng, 03 bổ nhiệm
        ("xm-nhan-su-muc-dich", Weight::Wrong, "Nhân sự được xác minh tiêu chuẩn chính trị: in 3, cộng lại 4 (1 + 3), lệch −1".to_string()),
        // II.1.4.a, II.1.4.b: 80,593 %
        (
            "gn-tong/ty-le/gn-2025-tru-dung",
            Weight::Wrong,
            "Tổng giải ngân vốn đầu tư công: in 80,0%, tính lại 80,59% (33.740,012029 / 41.864,648184)".to_string(),
        ),
    ];
    assert_eq!(found, expect);
    assert_eq!(assessment.findings[1].sections(), ["II.1.4.a", "II.1.4.b"]);
}

#[test]
fn what_holds_in_the_report_of_dong_khe() {
    let commune = load("dong-khe");
    let assessment = newest(&commune);
    let equations = said::equations(Lang::Vi, &commune, &assessment.holding.iter().collect::<Vec<_>>());
    for expect in [
        // to the sixth decimal
        "3.792,680 + 29.947,332029 = 33.740,012029",
        "1.853,409 + 1.939,271 = 3.792,680",
        "5.619,854328 + 20.360,559701 + 3.966,918 = 29.947,332029",
        "kế hoạch: 4.268,095715 + 37.596,552469 = 41.864,648184",
        "kế hoạch: 1.975,381 + 2.292,714715 = 4.268,095715",
        "kế hoạch: 5.795,096328 + 21.587,342141 + 10.214,114 = 37.596,552469",
        "41.864,648184 + 1.874,736 = 43.739,384184",
        "33.740,012029 / 43.739,384184 = 77,14% (kế hoạch gồm 2 dự án dừng)",
        "183,852 / 12.118 = 1,5% (dự toán năm 2026)",
        // dossiers, petitions, civil status
        "7 + 155 = 162 = 147 + 15",
        "143 + 4 = 147",
        "14 + 1 = 15",
        "đất đai 2 + thành lập và hoạt động kinh doanh 2 = 4",
        "3 + 2 + 6 = 11",
        "8 + 4 = 12 = 12 + 0",
        "4 + 1 = 5",
        "3 + 21 = 24",
    ] {
        assert!(equations.iter().any(|e| e == expect), "{expect} in {equations:#?}");
    }
    // seven percentages of the capital, the two of its total, that of the revenue
    assert_eq!(equations.iter().filter(|e| e.contains('%')).count(), 9);
}

#[test]
fn no_false_alarm_on_the_illustrative_commune() {
    let commune = load("minh-hoa");
    for at in 0..commune.periods.len() {
        let assessment = assess(&commune, Some(at), commune.periods[at].reported);
        assert_eq!(assessment.findings, [], "{}", commune.periods[at].period);
        assert!(!assessment.holding.is_empty());
    }
}
