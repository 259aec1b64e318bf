//! Texts of the printed reports.

use super::{Lang, en_count, texts};
use crate::model::{Level, Verdict};

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
    no_plan: "không giao kế hoạch", "no plan assigned";
    no_figure: "kỳ này chưa có số liệu", "no figure in this period";
    clean: "Không có lỗi, không có chỗ lệch", "No errors, no figures that do not agree";
}

/// A missing figure.
pub const fn missing(ascii: bool) -> &'static str {
    if ascii { "." } else { "·" }
}

/// `XÃ ĐÔNG KHÊ · tỉnh Cao Bằng`
pub fn place(lang: Lang, level: Level, name: &str, province: &str) -> String {
    let head = format!("{} {name}", level.name(lang)).to_uppercase();
    match lang {
        Lang::Vi => format!("{head} · tỉnh {province}"),
        Lang::En => format!("{head} · {province} province"),
    }
}

texts! {
    /// `13/12/2025–12/01/2026 · báo cáo ngày 16/01/2026 · xem ngày 16/01/2026`
    days(from: &str, to: &str, reported: &str, as_of: &str): "{from}–{to} · báo cáo ngày {reported} · xem ngày {as_of}", "{from}–{to} · reported {reported} · looked at on {as_of}";
}

/// `xem ngày 16/01/2026`
pub fn looked_at(lang: Lang, as_of: &str) -> String {
    format!("{} {as_of}", lang.pick("xem ngày", "looked at on"))
}

/// `Nguồn: 000_….txt`
pub fn document(lang: Lang, document: &str) -> String {
    format!("{}: {document}", lang.pick("Nguồn", "Source"))
}

/// `đến 12/01/2026`
pub fn until(lang: Lang, day: &str) -> String {
    format!("{} {day}", lang.pick("đến", "to"))
}

/// `39 chỉ tiêu`
pub fn indicators(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} chỉ tiêu"),
        Lang::En => en_count(count, "indicator"),
    }
}

/// `2 rất chậm`
pub fn counted(lang: Lang, count: usize, verdict: Verdict) -> String {
    format!("{count} {}", verdict.name(lang))
}

/// `in 80,0% (trừ 2 dự án dừng)`
pub fn printed(lang: Lang, percent: &str, plan: Option<&str>) -> String {
    let of = plan.map(|p| format!(" ({p})")).unwrap_or_default();
    format!("{} {percent}%{of}", lang.pick("in", "printed as"))
}

texts! {
    /// `báo cáo ghi so cùng kỳ +10%`
    printed_change(percent: &str): "báo cáo ghi so cùng kỳ {percent}%", "change on the year printed as {percent}%";
}

/// `kế hoạch vụ xuân (suy ra)`: no document prints the plan's value.
pub fn derived(lang: Lang, plan: &str) -> String {
    format!("{plan} ({})", lang.pick("suy ra", "derived"))
}

/// `20 mục tiêu`
pub fn targets(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{count} mục tiêu"),
        (Lang::En, 1) => "1 target".to_string(),
        (Lang::En, _) => format!("{count} targets"),
    }
}

/// `gồm: đất đai 2; hôn nhân 1`
pub fn parts(lang: Lang, parts: &str) -> String {
    format!("{} {parts}", lang.pick("gồm:", "parts:"))
}

/// `ghi chú: …`
pub fn note(lang: Lang, note: &str) -> String {
    format!("{} {note}", lang.pick("ghi chú:", "note:"))
}

/// `, nhịp 90,03%`
pub fn pace(lang: Lang, percent: &str) -> String {
    format!(", {} {percent}%", lang.pick("nhịp", "pace"))
}

texts! {
    /// `mỗi tuần cần 236,7 triệu đồng`
    per_week(amount: &str): "mỗi tuần cần {amount}", "needs {amount} a week";
}

/// `tính từ II.4`
pub fn computed(lang: Lang, section: &str) -> String {
    if section.is_empty() {
        lang.pick("tính", "computed").to_string()
    } else {
        format!("{} {section}", lang.pick("tính từ", "computed from"))
    }
}

/// `mục II.1.4.a, II.1.4.b`
pub fn sections(lang: Lang, sections: &str) -> String {
    format!("{} {sections}", lang.pick("mục", "section"))
}

/// `2 lỗi, 1 cảnh báo trong tệp dữ liệu`
pub fn in_files(lang: Lang, errors: usize, warnings: usize) -> String {
    match lang {
        Lang::Vi => format!("{errors} lỗi, {warnings} cảnh báo trong tệp dữ liệu"),
        Lang::En => format!(
            "{}, {} in the data files",
            en_count(errors, "error"),
            en_count(warnings, "warning")
        ),
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
    let mut found = vec![match lang {
        Lang::Vi => format!("{findings} chỗ số liệu không khớp"),
        Lang::En if findings == 1 => "1 figure that does not agree".to_string(),
        Lang::En => format!("{findings} figures that do not agree"),
    }];
    if hints > 0 {
        found.push(match lang {
            Lang::Vi => format!("{hints} gợi ý"),
            Lang::En => en_count(hints, "hint"),
        });
    }
    if seen > 0 {
        found.push(format!(
            "{seen} {}",
            lang.pick("chỗ đã có người xem", "looked at by somebody")
        ));
    }
    let found = found.join(", ");
    match lang {
        Lang::Vi => format!("{files}; {found}; đã kiểm tra {communes} xã, {periods} kỳ"),
        Lang::En => format!(
            "{files}; {found}; looked at {}, {}",
            en_count(communes, "commune"),
            en_count(periods, "period")
        ),
    }
}
