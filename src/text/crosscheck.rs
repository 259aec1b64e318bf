//! The findings of the cross-check in neutral words: what is printed, what comes out, by how much they differ.

use super::{Lang, texts};

texts! {
    hint: "gợi ý", "hint";
    cut: "số lẻ bị cắt, không làm tròn", "digits were cut, not rounded";
    thousand: "hai số lệch nhau khoảng 1.000 lần, có thể khác đơn vị tính", "about a thousand times apart, perhaps in another unit";
    other_unit: "chênh nhau nhiều lần, có thể lệch đơn vị tính (nghìn, triệu đồng)", "many times larger, perhaps another unit (thousand, million)";
    plans: "kế hoạch", "plans";
    place: "mục", "section";
    why: "giải thích:", "note:";
    points: " điểm", " points";
    acknowledged: "đã xem", "looked at";
    printed_side: "in", "printed";
    recomputed_side: "tính lại", "recomputed";
    difference: "lệch", "difference";
    /// `Tổng giải ngân: in 80,0%, tính lại 80,59% (33.740,012029 / 41.864,648184)`
    percent(name: &str, printed: &str, recomputed: &str, parts: &str): "{name}: in {printed}%, tính lại {recomputed}% ({parts})", "{name}: printed {printed}%, recomputed {recomputed}% ({parts})";
    /// `Đàn lợn: so cùng kỳ in +5,2%, tính lại +4,8% (2.505 so với 2.390)`
    change(name: &str, printed: &str, recomputed: &str, actual: &str, base: &str): "{name}: so cùng kỳ in {printed}%, tính lại {recomputed}% ({actual} so với {base})", "{name}: change on the year printed {printed}%, recomputed {recomputed}% ({actual} against {base})";
    /// `Tổng đàn: in 120, cộng lại 118 (70 + 48), lệch +2`
    sum(name: &str, printed: &str, recomputed: &str, terms: &str, difference: &str): "{name}: in {printed}, cộng lại {recomputed} ({terms}), lệch {difference}", "{name}: printed {printed}, adds up to {recomputed} ({terms}), difference {difference}";
    /// `Kế hoạch của Tổng giải ngân`, at the beginning of a sentence.
    plan_of(name: &str): "Kế hoạch của {name}", "Plan of {name}";
}

/// `kế hoạch gồm 2 dự án dừng`, at the beginning of a sentence.
pub fn plan_called(lang: Lang, name: &str) -> String {
    format!("{} {name}", lang.pick("Mức giao:", "Plan:"))
}

texts! {
    /// `có thể đã cộng Quà cấp trên hai lần`
    twice(name: &str): "có thể đã cộng hai lần: {name}", "perhaps added twice: {name}";
    /// `A, B: 147 + 14 = 161; C, D: 7 + 155 = 162; lệch −1`
    two_sums(names: &str, sum: &str, other_names: &str, other: &str, difference: &str): "{names}: {sum}; {other_names}: {other}; lệch {difference}", "{names}: {sum}; {other_names}: {other}; difference {difference}";
    /// `Số thôn: in 8, đếm lại 7 (…)`
    count(name: &str, printed: &str, counted: &str, names: &str): "{name}: in {printed}, đếm lại {counted} ({names})", "{name}: printed {printed}, counted {counted} ({names})";
    /// `7 mục kê tên`
    named(count: usize): "{count} mục kê tên", "{count} named";
}

/// `8 phần cộng lại`
pub fn parts_add_up(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} phần cộng lại"),
        Lang::En if count == 1 => "1 part adds up".to_string(),
        Lang::En => format!("{count} parts add up"),
    }
}

texts! {
    /// `Thu ngân sách: lũy kế in 100, nhỏ hơn 120 của tháng 12/2025`
    falls(name: &str, printed: &str, period: &str, before: &str): "{name}: lũy kế in {printed}, nhỏ hơn {before} của {period}", "{name}: cumulative {printed}, less than {before} of {period}";
    /// `Cấp bản sao: báo cáo nêu nhưng để trống số`
    blank(name: &str): "{name}: báo cáo nêu nhưng để trống số", "{name}: named in the report, its figure left blank";
    /// `2.505 so với 2.390`
    against(actual: &str, base: &str): "{actual} so với {base}", "{actual} against {base}";
    /// `Văn bản được dẫn (Chỉ thị số 2, 17/02/2024) đề ngày sau Mồng 1 Tết, 10/02/2024`
    cited_after(cited: &str, event: &str): "Văn bản được dẫn ({cited}) đề ngày sau {event}", "A cited document ({cited}) bears a day after {event}";
    /// `Hồ sơ quá hạn 12 lớn hơn Hồ sơ đã giải quyết 10`
    larger(part: &str, printed: &str, whole: &str, limit: &str): "{part} {printed} lớn hơn {whole} {limit}", "{part} {printed} is more than {whole} {limit}";
    /// `Quà Tết: in 10.400.000 đồng, nhân lại 10.500.000 đồng (21 × 500.000)`
    product(name: &str, printed: &str, recomputed: &str, terms: &str): "{name}: in {printed}, nhân lại {recomputed} ({terms})", "{name}: printed {printed}, multiplies to {recomputed} ({terms})";
    /// `Nam, Nữ: cộng lại 99,9% (49,9 + 50), không phải 100%`
    complement(names: &str, total: &str, terms: &str): "{names}: cộng lại {total}% ({terms}), không phải 100%", "{names}: add up to {total}% ({terms}), not 100%";
    /// `Hộ nghèo in 160, Hộ nghèo cuối kỳ in 168: phải là cùng một số`
    same(first: &str, printed: &str, second: &str, other: &str): "{first} in {printed}, {second} in {other}: phải là cùng một số", "{first} printed {printed}, {second} printed {other}: the same figure in two places";
    /// `Văn bản được dẫn (Kế hoạch số 5, 20/01/2026) đề ngày sau ngày lập văn bản, 16/01/2026`
    cited_later(cited: &str, reported: &str): "Văn bản được dẫn ({cited}) đề ngày sau ngày lập văn bản, {reported}", "A cited document ({cited}) bears a day after that of this document, {reported}";
    /// `Năm học in 2024-2026; một năm học là 2024-2025`
    school_year(printed: &str, expected: &str): "Năm học in {printed}; một năm học là {expected}", "School year printed {printed}; one school year is {expected}";
    /// `Hạn của việc “…” (15/01/2026) trước ngày văn bản (29/01/2026)`
    deadline_before(task: &str, source: &str): "Hạn của việc ({task}) trước ngày văn bản ({source})", "The deadline of a task ({task}) is before its document ({source})";
}
