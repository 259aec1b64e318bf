//! Texts of the printed reports.

use super::{GlyphSet, Lang, joined, plural, screen, texts};
use crate::model::{Level, Verdict};

pub use super::sentences::no_plan;
pub use screen::{indicators, until};

texts! {
    column_verdict: "Đánh giá", "Verdict";
    column_name: "Chỉ tiêu", "Indicator";
    column_same_period: "CK", "LY";
    column_actual: "TH", "Actual";
    column_plan: "KH", "Plan";
    column_variance: "±KH", "±Plan";
    column_change: "±CK", "±LY";
    column_unit: "Đơn vị", "Unit";
    column_day: "Ngày", "Day";
    column_against: "So với", "Against";
    column_source: "Nguồn", "Source";
    hamlet: "Thôn", "Hamlet";
    column_state: "Trạng thái", "State";
    column_task: "Nhiệm vụ", "Task";
    column_ask: "Yêu cầu", "Asked for";
    column_next: "Lần tới", "Next";
    column_event: "Sự kiện", "Event";
    column_when: "Khi nào", "When";
    one_csv: "CSV mỗi lần in một bảng: số liệu, nhiem-vu, muc-tieu hoặc lich; lấy mọi bảng bằng giaoban export --format csv",
        "CSV prints one table at a time: figures, nhiem-vu, muc-tieu or lich; giaoban export --format csv has all of them";
    attention: "CẦN BÀN", "TO TALK ABOUT";
    findings: "ĐỐI CHIẾU: chỗ số liệu không khớp", "CROSS-CHECK: figures that do not agree";
    problems: "LỖI TRONG TỆP DỮ LIỆU", "ERRORS IN THE DATA FILES";
    illustrative: "SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ THẬT", "ILLUSTRATION, NOT REAL FIGURES";
    legend: "TH thực hiện · KH kế hoạch · CK cùng kỳ năm trước · ± chênh lệch · ! số liệu không khớp, xem ĐỐI CHIẾU · dấu chấm là không có số",
        "LY same period last year · ± variance · ! figures do not agree, see CROSS-CHECK · a dot is no figure";
    nothing: "Không có chỉ tiêu nào có số liệu hay kế hoạch", "No indicator has a figure or a plan";
    no_period: "chưa có kỳ số liệu nào", "no figures yet";
    internal: "nội bộ", "internal";
    no_figure: "kỳ này chưa có số liệu", "no figure in this period";
    clean: "Không có lỗi, không có chỗ lệch", "No errors, no figures that do not agree";

    days(from, to, reported, as_of): "{from}–{to} · báo cáo ngày {reported} · xem ngày {as_of}",
        "{from}–{to} · reported {reported} · looked at on {as_of}";
    looked_at(as_of): "xem ngày {as_of}", "looked at on {as_of}";
    document(document): "Nguồn: {document}", "Source: {document}";
    targets(count of "target"): "{count} mục tiêu", "{count}";
    printed_percent(percent): "in {percent}%", "printed as {percent}%";
    printed_change(percent): "báo cáo ghi so cùng kỳ {percent}%", "change on the year printed as {percent}%";
    /// No document prints the plan's value.
    derived(plan: &str): "{plan} (suy ra)", "{plan} (derived)";
    parts(parts): "gồm: {parts}", "parts: {parts}";
    note(note): "ghi chú: {note}", "note: {note}";
    pace(percent): ", nhịp {percent}%", ", pace {percent}%";
    per_week(amount): "mỗi tuần cần {amount}", "needs {amount} a week";
    computed_from(section): "tính từ {section}", "computed from {section}";
    sections(sections): "mục {sections}", "section {sections}";
    in_files(errors of "error", warnings of "warning"):
        "{errors} lỗi, {warnings} cảnh báo trong tệp dữ liệu", "{errors}, {warnings} in the data files";
    disagreeing(count: usize; figures = plural(count, "figure that does", "figures that do")): "{count} chỗ số liệu không khớp",
        "{count} {figures} not agree";
    looked_through(files, found, communes of "commune", periods of "period"): "{files}; {found}; đã kiểm tra {communes} xã, {periods} kỳ",
        "{files}; {found}; looked at {communes}, {periods}";
    seen(count): "{count} chỗ đã có người xem", "{count} looked at by somebody";
}

/// A missing figure.
pub const fn missing(set: GlyphSet) -> &'static str {
    set.pick(["·", "·", "."])
}

/// `XÃ ĐÔNG KHÊ · tỉnh Cao Bằng`
pub fn place(lang: Lang, level: Level, name: &str, province: &str) -> String {
    let head = format!("{} {name}", level.name(lang)).to_uppercase();
    format!("{head} · {}", screen::province(lang, province))
}

/// `2 rất chậm`
pub fn counted(lang: Lang, count: usize, verdict: Verdict) -> String {
    format!("{count} {}", verdict.name(lang))
}

/// `in 80,0% (trừ 2 dự án dừng)`
pub fn printed(lang: Lang, percent: &str, plan: Option<&str>) -> String {
    let of = plan.map(|p| format!(" ({p})")).unwrap_or_default();
    printed_percent(lang, percent) + &of
}

/// `tính từ II.4`
pub fn computed(lang: Lang, section: &str) -> String {
    if section.is_empty() {
        lang.pick("tính", "computed").to_string()
    } else {
        computed_from(lang, section)
    }
}

/// `…; 1 chỗ số liệu không khớp, 2 gợi ý, 1 đã xem; đã kiểm tra 2 xã, 105 kỳ`: what must be looked at, hints, what somebody has looked at.
pub fn summary(
    lang: Lang,
    files: &str,
    (findings, hints, seen): (usize, usize, usize),
    communes: usize,
    periods: usize,
) -> String {
    let found = [
        Some(disagreeing(lang, findings)),
        (hints > 0).then(|| screen::hints(lang, hints)),
        (seen > 0).then(|| self::seen(lang, seen)),
    ];
    looked_through(lang, files, joined(found, ", "), communes, periods)
}
