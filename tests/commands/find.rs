//! `giaoban find`: two lines for what was looked for.

use crate::program::{Ran, data, run};
use serde_json::Value;

#[test]
fn answers_in_two_lines() {
    let folder = data();
    let expect = "\
▽ Tổng vốn đầu tư công năm 2025: 33.740,012029 triệu đồng, đến 12/01/2026
  chậm: 80,59% trừ 2 dự án dừng (41.864,648184), nhịp 95,2% · mỗi tuần cần 2.993,3 triệu đồng · bao-cao.txt, II.1.4.a
▼ Vốn nước ngoài (ODA): 3.966,920 triệu đồng, đến 12/01/2026
  rất chậm: 38,84% kế hoạch năm 2025 (10.214,112), nhịp 95,2% · mỗi tuần cần 2.301,6 triệu đồng · bao-cao.txt, II.1.4.c
";
    for words in [
        &["find", "giai", "ngan"][..],
        &["tra", "giai ngan"],
        &["tra", "Giải", "ngân"],
    ] {
        assert_eq!(
            run(folder.path(), words),
            Ran {
                out: expect.to_string(),
                err: String::new(),
                code: 0
            },
            "{words:?}"
        );
    }
    let estimate = run(folder.path(), &["tra", "nsnn"]).out;
    assert!(
        estimate.starts_with(
            "▼ Thu ngân sách nhà nước trên địa bàn: ước 183,854636 triệu đồng, đến 12/01/2026\n"
        ),
        "{estimate}"
    );
    let waiting = run(folder.path(), &["tra", "nhap ngu"]).out;
    assert_eq!(
        waiting,
        "◌ Công dân nhập ngũ: kỳ này chưa có số liệu\n  chỉ tiêu giao quân: đúng 13 người\n"
    );
}

#[test]
fn nothing_found_is_no_error_but_ends_with_one() {
    let folder = data();
    let ran = run(folder.path(), &["tra", "xe", "tăng"]);
    assert_eq!((ran.out.as_str(), ran.code), ("", 1));
    assert_eq!(
        ran.err,
        "Đông Khê: không có gì khớp với “xe tăng”; thử ít từ hơn\n"
    );
    let none = run(folder.path(), &["tra", " "]);
    assert_eq!(
        (none.err.as_str(), none.code),
        (
            "Lỗi: chưa có từ nào để tra, ví dụ: giaoban find giai ngan\n",
            2
        )
    );
}

#[test]
fn other_programs_get_the_hits_in_order() {
    let folder = data();
    let document: Value = serde_json::from_str(
        &run(folder.path(), &["find", "giai", "ngan", "--format", "json"]).out,
    )
    .unwrap();
    assert_eq!(document["found"], serde_json::json!(["gn-tong", "gn-oda"]));
    assert_eq!(document["schema"], "giaoban/1");
    assert_eq!(
        document["sectors"][0]["groups"][0]["indicators"][0]["actual"]["value"],
        "33740.012029"
    );
    let table = run(folder.path(), &["find", "trau", "--format", "csv"]).out;
    assert_eq!(table.lines().count(), 2);
    let nothing = run(folder.path(), &["find", "xe tăng", "--format", "json"]);
    assert_eq!(nothing.code, 1);
    assert_eq!(
        serde_json::from_str::<Value>(&nothing.out).unwrap()["found"],
        serde_json::json!([])
    );
}
