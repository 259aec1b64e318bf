//! Texts of the tasks, the calendar and the targets.

use chrono::Weekday;

use super::{Lang, texts};
use crate::model::target::Shape;

texts! {
    filter_all: "tất cả", "all";
    filter_overdue: "quá hạn", "overdue";
    filter_soon: "sắp đến hạn", "due soon";
    filter_open: "đang làm", "under way";
    filter_no_deadline: "không hạn", "no deadline";
    filter_no_owner: "chưa có chủ trì", "no owner";
    filter_done: "xong", "done";
    filter_undone: "chưa xong", "not done";
    filter_held: "chờ, tạm dừng", "held";
    waiting: "chờ", "waiting";
    paused: "tạm dừng", "paused";
    returned: "trả lại", "returned";
    done_on_time: "xong đúng hạn", "done on time";
    done_late: "xong muộn", "done late";

    order_urgency: "theo hạn", "by deadline";
    order_owner: "theo chủ trì", "by owner";
    order_sector: "theo lĩnh vực", "by sector";
    order_source: "theo văn bản", "by document";

    column_task: "Việc", "Task";
    column_owner: "Chủ trì", "Owner";
    column_deadline: "Hạn", "Deadline";
    column_state: "Trạng thái", "State";
    column_source: "Văn bản", "Document";
    column_target: "Mục tiêu", "Target";
    column_wanted: "Cần đạt", "Wanted";
    column_path: "Mức năm nay", "This year";
    column_today: "Hiện nay", "Today";

    no_tasks: "Không có việc nào như vậy", "No such tasks";
    no_owner: "chưa có", "none";
    defaults: "* mặc định của cả văn bản, không nêu riêng cho việc đó", "* default of the whole document, not stated for the task itself";
    owner: "Chủ trì:", "Owner:";
    support: "Phối hợp:", "With:";
    deadline: "Hạn:", "Deadline:";
    goal: "Cần đạt:", "Goal:";
    milestones: "CÁC BƯỚC", "MILESTONES";
    measured_by: "Đo bằng:", "Measured by:";
    stated_default: "(mặc định của văn bản)", "(default of the document)";
    due_tasks: "VIỆC ĐẾN HẠN", "TASKS DUE";
    this_week: "LỊCH SẮP TỚI", "COMING UP";
    next_meeting: "Giao ban tới", "Next meeting";
    assumed: "giả định", "assumed";
    nothing_this_month: "Tháng này không có sự kiện nào", "Nothing this month";
    not_comparable: "chưa so được", "not comparable";
    no_figure: "chưa có số liệu", "no figure yet";
    path: "ĐƯỜNG ĐI", "PATH";
    month_keys: "tháng", "month";
    index: "chỉ số, năm gốc = 100", "index, base year = 100";
    index_change: "điểm so với năm gốc", "points from the base year";
}

/// `113 việc: 2 quá hạn, 3 sắp đến hạn …`
#[must_use]
pub fn counts(lang: Lang, total: usize, parts: &[(usize, &str)]) -> String {
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>().join(", ");
    let all = match lang {
        Lang::Vi => format!("{total} việc"),
        Lang::En if total == 1 => "1 task".to_string(),
        Lang::En => format!("{total} tasks"),
    };
    if parts.is_empty() { all } else { format!("{all}: {parts}") }
}

/// `6 mục tiêu có số liệu, 14 chưa có`
#[must_use]
pub fn target_counts(lang: Lang, total: usize, known: usize, bad: usize) -> String {
    match lang {
        Lang::Vi => format!("{total} mục tiêu đến năm cuối; {known} có số liệu hiện nay, {bad} chậm; {} chưa có số liệu", total - known),
        Lang::En => format!("{total} targets; {known} have a figure today, {bad} are slow; {} have none yet", total - known),
    }
}

/// `Tháng 02/2026`
#[must_use]
pub fn month(lang: Lang, month: u32, year: i32) -> String {
    match lang {
        Lang::Vi => format!("THÁNG {month:02}/{year}"),
        Lang::En => format!("MONTH {month:02}/{year}"),
    }
}

/// `quá hạn 3 ngày`
#[must_use]
pub fn overdue(lang: Lang, days: i64) -> String {
    match lang {
        Lang::Vi => format!("quá hạn {days} ngày"),
        Lang::En if days == 1 => "overdue by 1 day".to_string(),
        Lang::En => format!("overdue by {days} days"),
    }
}

/// `còn 2 ngày`, `hôm nay`
#[must_use]
pub fn due_soon(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (Lang::Vi, 0) => "hạn hôm nay".to_string(),
        (Lang::Vi, _) => format!("còn {days} ngày"),
        (Lang::En, 0) => "due today".to_string(),
        (Lang::En, 1) => "1 day left".to_string(),
        (Lang::En, _) => format!("{days} days left"),
    }
}

/// `T2` … `CN`
#[must_use]
pub const fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => lang.pick("T2", "Mo"),
        Weekday::Tue => lang.pick("T3", "Tu"),
        Weekday::Wed => lang.pick("T4", "We"),
        Weekday::Thu => lang.pick("T5", "Th"),
        Weekday::Fri => lang.pick("T6", "Fr"),
        Weekday::Sat => lang.pick("T7", "Sa"),
        Weekday::Sun => lang.pick("CN", "Su"),
    }
}

/// `15/01 ÂL`, `01/06n ÂL` in a leap month (`nhuận`).
#[must_use]
pub fn lunar_short(lang: Lang, day: u32, month: u32, leap: bool) -> String {
    let leap = if leap { lang.pick("n", "L") } else { "" };
    format!("{day:02}/{month:02}{leap} {}", lang.pick("ÂL", "lunar"))
}

/// What a target asks for: `tăng 10 %/năm`, `đạt 72 %`, `giữ 100 %`, `trong nhóm 20 dẫn đầu`.
#[must_use]
pub fn wanted(lang: Lang, shape: Shape, value: &str, unit: &str, over: bool) -> String {
    let over = if over { lang.pick("trên ", "over ") } else { "" };
    let amount = format!("{over}{value} {unit}");
    let amount = amount.trim();
    match shape {
        Shape::Growth => format!("{} {amount}", lang.pick("tăng", "grow by")),
        Shape::Reduction => format!("{} {amount}", lang.pick("giảm", "fall by")),
        Shape::Reach => format!("{} {amount}", lang.pick("đạt", "reach")),
        Shape::Keep => format!("{} {amount}", lang.pick("duy trì", "keep")),
        Shape::AtLeast => format!("{} {amount}", lang.pick("ít nhất", "at least")),
        Shape::Rank => match lang {
            Lang::Vi => format!("trong nhóm {value} dẫn đầu"),
            Lang::En => format!("within the top {value}"),
        },
        Shape::Milestone if value.is_empty() => lang.pick("hoàn thành", "done").to_string(),
        Shape::Milestone => format!("{} {amount}", lang.pick("hoàn thành", "done:")),
    }
}
