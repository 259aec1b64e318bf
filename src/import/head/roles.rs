//! What the words of a head mean.

use super::Role;
use crate::import::names::key;

/// What a head names.
pub fn role(text: &str) -> Role {
    if text.chars().count() > 120 {
        return Role::Other;
    }
    let folded = key(text);
    let has = |words: &str| format!(" {folded} ").contains(&format!(" {words} "));
    let is = |all: &[&str]| all.contains(&folded.as_str());
    let without_unit = key(text.split('(').next().unwrap_or(text));
    let is_short = |all: &[&str]| all.contains(&without_unit.as_str());
    if is(&["stt", "tt", "so tt", "so thu tu", "s tt"]) {
        return Role::Ordinal;
    }
    if is(&["ma", "ma chi tieu", "ma so", "ma ct"]) {
        return Role::Id;
    }
    if is_short(&["dvt", "don vi tinh", "don vi", "dv tinh", "d v t", "unit"]) {
        return Role::Unit;
    }
    let derived = text.contains(['%', '±'])
        || text.contains("+/-")
        || folded.starts_with("dat")
        || [
            "ty le",
            "ti le",
            "so sanh",
            "tien do",
            "tang giam",
            "tang",
            "giam",
            "chenh lech",
            "phan tram",
            "nhip",
        ]
        .iter()
        .any(|w| has(w));
    let values = [
        "ke hoach",
        "kh",
        "du toan",
        "thuc hien",
        "th",
        "cung ky",
        "luy ke",
        "so voi",
        "so cung ky",
        "so kh",
        "so ke hoach",
    ]
    .iter()
    .any(|w| has(w))
        || text.contains('%');
    if derived
        && (values
            || folded.starts_with("ty le")
            || folded.starts_with("ti le")
            || folded.starts_with("so sanh")
            || folded.starts_with("tien do")
            || folded.starts_with("tang")
            || folded.starts_with("chenh lech")
            || folded.starts_with("nhip")
            || text.trim() == "%"
            || text.contains("±"))
    {
        return Role::Derived;
    }
    if has("cung ky") || is(&["ck", "last year"]) {
        return Role::SamePeriod;
    }
    if has("luy ke") || has("cong don") || is(&["lk", "cumulative"]) {
        return Role::Cumulative;
    }
    if has("ke hoach")
        || is_short(&["kh", "plan"])
        || folded.starts_with("kh ")
        || has("du toan")
        || has("duoc giao")
        || has("chi tieu giao")
    {
        return Role::Plan;
    }
    if has("thuc hien")
        || is_short(&["th", "actual", "ket qua", "so lieu", "ket qua dat duoc"])
        || folded.starts_with("th ")
        || has("uoc th")
        || has("ket qua thuc hien")
    {
        return Role::Actual;
    }
    if is(&[
        "ghi chu",
        "nguon",
        "danh gia",
        "van ban",
        "can cu",
        "don vi bao cao",
        "co quan",
        "xep loai",
    ]) {
        return Role::Other;
    }
    let name = [
        "chi tieu",
        "noi dung",
        "danh muc",
        "dien giai",
        "hang muc",
        "ten chi tieu",
        "ten chi tieu thong ke",
        "noi dung chi tieu",
        "indicator",
        "chi tieu chu yeu",
        "cac chi tieu",
    ];
    if is_short(&name)
        || folded.starts_with("chi tieu")
        || folded.starts_with("ten chi tieu")
        || folded.starts_with("noi dung")
        || folded.starts_with("cac chi tieu")
        || folded.starts_with("danh muc")
    {
        return Role::Name;
    }
    Role::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_real_tables() {
        let check = |head: &str, expect: Role| assert_eq!(role(head), expect, "{head}");
        for head in ["STT", "TT", "Số TT", "Số thứ tự"] {
            check(head, Role::Ordinal);
        }
        for head in [
            "Chỉ tiêu",
            "CHỈ TIÊU",
            "Nội dung",
            "Tên chỉ tiêu",
            "Danh mục",
            "Chỉ tiêu chủ yếu",
            "Nội dung chỉ tiêu",
            "Các chỉ tiêu",
        ] {
            check(head, Role::Name);
        }
        for head in ["ĐVT", "Đơn vị tính", "Đơn vị", "ĐV tính"] {
            check(head, Role::Unit);
        }
        for head in [
            "Kế hoạch",
            "KH năm 2026",
            "Dự toán năm 2026",
            "Kế hoạch huyện giao",
            "Chỉ tiêu giao",
            "Kế hoạch năm",
            "KH",
        ] {
            check(head, Role::Plan);
        }
        for head in [
            "Thực hiện",
            "TH tháng 02",
            "Kết quả thực hiện",
            "Kết quả",
            "Số liệu",
            "Ước thực hiện tháng 02",
            "Thực hiện kỳ",
            "Ước TH",
        ] {
            check(head, Role::Actual);
        }
        for head in [
            "Lũy kế",
            "Luỹ kế từ đầu năm",
            "Thực hiện / Lũy kế",
            "Cộng dồn",
            "Lũy kế thực hiện 02 tháng",
        ] {
            check(head, Role::Cumulative);
        }
        for head in ["Cùng kỳ", "Cùng kỳ năm 2025", "Thực hiện cùng kỳ năm trước"]
        {
            check(head, Role::SamePeriod);
        }
        for head in [
            "Tỷ lệ (%)",
            "Tỷ lệ % so KH",
            "Tỉ lệ đạt",
            "% KH",
            "TH/KH (%)",
            "So với cùng kỳ (%)",
            "So sánh với kế hoạch",
            "Tăng, giảm so với cùng kỳ",
            "±CK",
            "Đạt % kế hoạch",
            "Tiến độ lẽ ra",
            "%",
            "Chênh lệch",
        ] {
            check(head, Role::Derived);
        }
        for head in [
            "Ghi chú",
            "Nguồn",
            "Đánh giá",
            "Đàn trâu",
            "So với",
            "",
            "2026",
        ] {
            check(head, Role::Other);
        }
    }
}
