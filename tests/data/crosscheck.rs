//! What the cross-check finds in the real reports, and that it finds nothing where figures agree. Every finding here was confirmed by hand
//! against the document.

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
    let day = commune
        .periods
        .last()
        .map(|p| p.reported)
        .unwrap_or_default();
    assess(commune, period, day)
}

#[test]
fn the_report_of_dong_khe() {
    let commune = load("dong-khe");
    let assessment = newest(&commune);
    let found: Vec<(&str, Weight, String)> = assessment
        .findings
        .iter()
        .map(|f| (&*f.id, f.weight, said::sentence(Lang::Vi, &commune, f)))
        .collect();
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
    let equations = said::equations(
        Lang::Vi,
        &commune,
        &assessment.holding.iter().collect::<Vec<_>>(),
    );
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
        assert!(
            equations.iter().any(|e| e == expect),
            "{expect} in {equations:#?}"
        );
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

fn findings(slug: &str) -> Vec<(String, Weight, String)> {
    let commune = load(slug);
    newest(&commune)
        .findings
        .iter()
        .map(|f| {
            (
                f.id.to_string(),
                f.weight,
                said::sentence(Lang::Vi, &commune, f),
            )
        })
        .collect()
}

fn agree(found: &[(String, Weight, String)], expect: &[(&str, Weight, &str)]) {
    let found: Vec<_> = found
        .iter()
        .map(|(id, weight, said)| (&**id, *weight, &**said))
        .collect();
    assert_eq!(found, expect);
}

#[test]
fn the_report_of_cai_kinh() {
    use Weight::{Cut, Hint, Wrong};
    agree(
        &findings("cai-kinh"),
        &[
            // B.I.7.a: 379 households owe 30.749 đồng each
            (
                "nh-csxh-tien",
                Wrong,
                "Giải ngân cho vay nước sạch vệ sinh môi trường 200.000.000 đồng lớn hơn Dư nợ Ngân hàng Chính sách xã hội 11.654.000 đồng; \
                 chênh nhau nhiều lần, có thể lệch đơn vị tính (nghìn, triệu đồng)",
            ),
            // B.II.3, footnote 8
            (
                "qua-tien-ba-truong",
                Wrong,
                "Trị giá quà của ba trường học: in 28.376.000, cộng lại 17.156.000 (7.994.000 + 6.162.000 + 3.000.000), \
                 lệch +11.220.000",
            ),
            // from above 38.600.000, in the commune 65.776.000
            (
                "qua-tien-cong",
                Wrong,
                "Trị giá quà tặng dịp Tết Giáp Thìn: in 160.526.000, cộng lại 104.376.000 (9.000.000 + 18.000.000 + 3.500.000 + \
                 3.000.000 + 1.500.000 + 3.600.000 + 8.000.000 + 26.500.000 + 28.376.000 + 2.900.000), lệch +56.150.000",
            ),
            (
                "qua-suat-dia-phuong",
                Wrong,
                "Quà huy động tại địa phương: in 285, cộng lại 204 (32 + 84 + 59 + 29), lệch +81",
            ),
            (
                "qua-suat-cong-trung",
                Wrong,
                "Quà tặng dịp Tết Giáp Thìn: in 366, cộng lại 285 (32 + 84 + 59 + 29 + 81), lệch +81; \
                 có thể đã cộng hai lần: Quà của cấp trên",
            ),
            // B.I.8
            (
                "dd-tiep-nhan/phan-to",
                Wrong,
                "Hồ sơ đất đai tiếp nhận: in 25, cộng lại 33 (2 + 5 + 9 + 9 + 4 + 4), lệch −8",
            ),
            // B.I.1.a, footnote 3
            (
                "ln-trong-rung/phan-to",
                Wrong,
                "Trồng rừng mới: in 30, cộng lại 31 (2 + 8 + 3 + 3 + 2 + 7 + 2 + 4), lệch −1",
            ),
            // B.III.3, footnote 11: 165/165 answered, and 01 still open
            (
                "hs-ket-qua",
                Wrong,
                "Hồ sơ tiếp nhận trong kỳ: in 165, cộng lại 166 (165 + 1), lệch −1",
            ),
            // B.III.2, footnote 9: three points
            (
                "ct-so-goc-co-so",
                Wrong,
                "Cấp bản sao từ sổ gốc: báo cáo nêu nhưng để trống số",
            ),
            // A; B.I.1.b has Mồng 06 on 15/02/2024
            (
                "trich-dan/Chỉ thị số 02/CT-UBND về bảo đảm đón Tết Giáp Thìn",
                Wrong,
                "Văn bản được dẫn (Chỉ thị số 02/CT-UBND về bảo đảm đón Tết Giáp Thìn, 17/02/2024) đề ngày sau Mồng 1 Tết Giáp Thìn, 10/02/2024",
            ),
            // B.I.1.c: 31,5789 %
            (
                "ntm-nc-dat/ty-le/kh-ntm-nc",
                Cut,
                "Tiêu chí nông thôn mới nâng cao đã đạt: in 31,57%, tính lại 31,58% (6 / 19); số lẻ bị cắt, không làm tròn",
            ),
            // two scopes, or read in two ways
            (
                "ht-trao-ket-hon-dang-ky",
                Hint,
                "Cặp được trao giấy chứng nhận kết hôn 8 cặp lớn hơn Đăng ký kết hôn 4 cặp (gợi ý)",
            ),
            // 16.150.000 in three parts; 33 gifts left at 300.000 each would make 26.050.000
            (
                "qua-tien-chu-thap-do",
                Hint,
                "Trị giá quà của Chữ thập đỏ xã và cá nhân hảo tâm: in 26.500.000, cộng lại 16.450.000 \
                 (3.400.000 + 8.500.000 + 4.250.000 + 300.000), lệch +10.050.000 (gợi ý)",
            ),
            (
                "ht-mai-tang-khai-tu",
                Hint,
                "Hồ sơ đề nghị hỗ trợ mai táng phí 11 trường hợp lớn hơn Đăng ký khai tử 9 trường hợp (gợi ý)",
            ),
            (
                "gd-mam-non-cap-1",
                Hint,
                "Trẻ Trường Mầm non: in 263, cộng lại 288 (56 + 232), lệch −25 (gợi ý)",
            ),
            (
                "gd-hai-cap",
                Hint,
                "Trẻ được huy động ra lớp, Trẻ mẫu giáo ra lớp: 47 + 224 = 271; \
                 Trẻ được huy động ra nhà trẻ, Trẻ mẫu giáo được huy động: 56 + 232 = 288; lệch −17 (gợi ý)",
            ),
            (
                "gd-mam-non-cap-2",
                Hint,
                "Trẻ Trường Mầm non: in 263, cộng lại 271 (47 + 224), lệch −8 (gợi ý)",
            ),
            // 32 in brackets, then three times 17
            (
                "qua-ctd-suat/phan-to",
                Hint,
                "Quà của Chữ thập đỏ xã và cá nhân hảo tâm: in 84, cộng lại 83 \
                 (3 + 3 + 3 + 2 + 2 + 3 + 1 + 1 + 14 + 17 + 17 + 17), lệch +1 (gợi ý)",
            ),
        ],
    );
}

#[test]
fn the_programme_of_quoc_khanh() {
    let later =
        |what: &str| format!("Văn bản được dẫn ({what}) đề ngày sau ngày lập văn bản, 01/01/2026");
    let said: Vec<String> = findings("quoc-khanh")
        .into_iter()
        .map(|(_, weight, said)| (weight == Weight::Wrong).then_some(said).unwrap())
        .collect();
    let expect = [
        // I.7
        later("Kế hoạch số 09-KH/TU của Ban Thường vụ Tỉnh ủy, 11/12/2026"),
        later("Nghị quyết số 71-NQ/TW của Bộ Chính trị, 22/08/2026"),
        later("Chỉ thị số 52-CT/TW của Ban Bí thư, 03/10/2026"),
        // I.8
        later("Kế hoạch số 238-KH/TU của Ban Thường vụ Tỉnh ủy, 23/05/2026"),
        // I.7
        "Năm học in 2026-2026; một năm học là 2026-2027".to_string(),
    ];
    assert_eq!(said, expect);
}

#[test]
fn the_conclusion_of_xuan_hung() {
    agree(&findings("xuan-hung"), &[]);
}

#[test]
fn what_holds_in_the_report_of_cai_kinh() {
    let commune = load("cai-kinh");
    let assessment = newest(&commune);
    let equations = said::equations(
        Lang::Vi,
        &commune,
        &assessment.holding.iter().collect::<Vec<_>>(),
    );
    for expect in [
        "93 + 5 + 25 + 15 + 10 = 148",
        "53 + 40 = 93",
        "6 + 13 = 19",
        "4,9 + 2,5 = 7,4",
        "47 + 1 = 48",
        "285 + 81 = 366",
        "30 + 30 + 7 + 5 + 5 + 4 = 81",
        "19 + 25 + 15 = 59",
        "109 + 11 = 120",
        "1 + 1 = 2",
        "13 / 19 = 68,42%",
        "56 / 136 = 41,2%",
        "232 / 234 = 99,1%",
        "47 / 58 = 81%",
        "224 / 228 = 98,2%",
    ] {
        assert!(
            equations.iter().any(|e| e.contains(expect)),
            "{expect} in {equations:#?}"
        );
    }
}
