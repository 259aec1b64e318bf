//! Words of the workbook. The heads of a sector's sheet are what `import` looks for: in Vietnamese they never change.

use super::{Lang, joined, report, texts};

pub use super::report::until;
pub use super::screen::nothing_to_discuss as nothing_slow;

texts! {
    number: "STT", "No.";
    /// The head of the hidden column of identifiers, the same in every language.
    id: "Mã", "Mã";
    indicator: "Chỉ tiêu", "Indicator";
    unit: "ĐVT", "Unit";
    plan: "Kế hoạch năm", "Plan";
    actual: "Thực hiện kỳ", "Actual";
    cumulative: "Luỹ kế", "Cumulative";
    percent: "% kế hoạch", "% of plan";
    pace: "Tiến độ lẽ ra", "Pace, %";
    verdict: "Đánh giá", "Verdict";
    same_period: "Cùng kỳ", "Last year";
    change: "±CK", "±LY";
    source: "Nguồn", "Source";
    against: "So với", "Against";
    remark: "Ghi chú", "Remarks";

    overview: "Tổng quan", "Overview";
    findings: "Đối chiếu", "Cross-check";
    tasks: "Nhiệm vụ", "Tasks";
    trend: "Xu hướng", "Trends";
    trend_data: "Số liệu xu hướng", "Trend data";

    illustrative: "MINH HỌA: số liệu không có thật", "ILLUSTRATION: not real figures";
    attention: "Cần bàn", "To talk about";
    by_sector: "Lĩnh vực", "Sector";
    indicators: "Số chỉ tiêu", "Indicators";
    main_figures: "Số liệu chính", "Main figures";
    assigned: "Giao", "Assigned";
    reached: "Đạt được", "Reached";
    legend: "Số có chữ phía trước (ước, trên, gần…) là số chưa chắc chắn. Tiến độ lẽ ra: phần trăm kế hoạch phải có đến ngày của số liệu. Ô trống là không có số, không phải số 0",
        "A word before a figure (estimate, over, nearly…) says that it is not firm. Pace: the percentage of the plan due by the day of the figure. An empty cell is no figure, not zero";
    too_long: "quá 15 chữ số nên ghi bằng chữ, không tính được trong bảng tính",
        "more than 15 digits, so written as text, which a spreadsheet does not compute with";
    continued: "mức giao khác của chỉ tiêu trên", "another plan of the indicator above";
    computed: "số do chương trình tính", "computed by the program";
    internal: "nội bộ", "internal";
    no_period: "Chưa có kỳ số liệu nào", "No figures yet";

    weight: "Mức", "Weight";
    content: "Nội dung", "What was found";
    printed: "Báo cáo in", "Printed";
    recomputed: "Tính lại", "Recomputed";
    difference: "Lệch", "Difference";
    section: "Mục", "Section";
    looked_at: "đã xem", "looked at";

    task: "Nhiệm vụ", "Task";
    sector: "Lĩnh vực", "Sector";
    owner: "Chủ trì", "Owner";
    support: "Phối hợp", "With";
    deadline: "Hạn", "Due";
    state: "Trạng thái", "State";
    product: "Sản phẩm, mục tiêu", "Deliverable, goal";
    document: "Văn bản", "Document";

    period: "Đến ngày", "Up to";
    actual_series: "Thực hiện", "Actual";
    pace_series: "Tiến độ lẽ ra", "Pace";
    earlier_actual: "Thực hiện, kế hoạch trước", "Actual, plan before";
    earlier_pace: "Lẽ ra, kế hoạch trước", "Pace, plan before";

    /// In the codes of a page footer.
    page: "Trang &P/&N", "Page &P of &N";
    /// The deadline that was first given.
    first_deadline(day): "hạn đầu {day}", "first due {day}";

    all_agree: "Không có chỗ nào không khớp", "Everything agrees";
    hints(count): "{count} gợi ý", "{count} hints";
    holding(count): "{count} phép đối chiếu khớp", "{count} comparisons that hold";
}

/// `2 chỗ số liệu không khớp; 1 gợi ý; 41 phép đối chiếu khớp`
pub fn compared(lang: Lang, holding: usize, open: usize, hints: usize, seen: usize) -> String {
    let some =
        |count: usize, words: fn(Lang, usize) -> String| (count > 0).then(|| words(lang, count));
    let first = some(open, report::disagreeing).unwrap_or_else(|| all_agree(lang).to_string());
    let parts = [
        Some(first),
        some(hints, self::hints),
        some(seen, report::seen),
        some(holding, self::holding),
    ];
    joined(parts, "; ")
}
