//! What the words of a head mean.

use super::Role;
use crate::import::names::key;

pub fn role(text: &str) -> Role {
    if text.chars().count() > 120 {
        return Role::Other;
    }
    let folded = key(text);
    let padded = format!(" {folded} ");
    let without_unit = key(text.split('(').next().unwrap_or(text));
    let is = |all: &[&str]| all.contains(&folded.as_str());
    let is_short = |all: &[&str]| all.contains(&without_unit.as_str());
    let has = |all: &[&str]| all.iter().any(|w| padded.contains(&format!(" {w} ")));
    let starts = |all: &[&str]| all.iter().any(|w| folded.starts_with(w));
    let derived = text.contains(['%', '±'])
        || text.contains("+/-")
        || starts(&["dat"])
        || has(&["ty le", "ti le", "so sanh", "tien do", "tang", "giam"])
        || has(&["chenh lech", "phan tram", "nhip"]);
    let of_values = text.contains(['%', '±'])
        || has(&["ke hoach", "kh", "du toan", "thuc hien", "th"])
        || has(&["cung ky", "luy ke", "so voi"])
        || starts(&["ty le", "ti le", "so sanh", "tien do", "tang"])
        || starts(&["chenh lech", "nhip"]);
    if is(&["stt", "tt", "so tt", "so thu tu", "s tt"]) {
        Role::Ordinal
    } else if is(&["ma", "ma chi tieu", "ma so", "ma ct"]) {
        Role::Id
    } else if is_short(&["dvt", "don vi tinh", "don vi", "dv tinh", "d v t", "unit"]) {
        Role::Unit
    } else if derived && of_values {
        Role::Derived
    } else if has(&["cung ky"]) || is(&["ck", "last year"]) {
        Role::SamePeriod
    } else if has(&["luy ke", "cong don"]) || is(&["lk", "cumulative"]) {
        Role::Cumulative
    } else if has(&["ke hoach", "du toan", "duoc giao", "chi tieu giao"])
        || is_short(&["kh", "plan"])
        || starts(&["kh "])
    {
        Role::Plan
    } else if has(&["thuc hien", "uoc th"])
        || is_short(&["th", "actual", "ket qua", "so lieu", "ket qua dat duoc"])
        || starts(&["th "])
    {
        Role::Actual
    } else if is_short(&["dien giai", "hang muc", "indicator"])
        || starts(&["chi tieu", "ten chi tieu", "noi dung", "cac chi tieu"])
        || starts(&["danh muc"])
    {
        Role::Name
    } else {
        Role::Other
    }
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
