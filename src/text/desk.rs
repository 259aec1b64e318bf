//! Texts of the tasks, the calendar and the targets.

use super::{Lang, texts};

texts! {
    filter_all: "tất cả", "all";
    filter_overdue: "quá hạn", "overdue";
    filter_soon: "sắp đến hạn", "due soon";
    filter_open: "đang làm", "under way";
    filter_no_deadline: "không hạn", "no deadline";
    filter_no_owner: "chưa có chủ trì", "no owner";
    filter_done: "xong", "done";

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
    no_figure: "chưa có số liệu", "no figure yet";
    path: "ĐƯỜNG ĐI", "PATH";
    month_keys: "tháng", "month";
    weekday_heads: "T2  T3  T4  T5  T6  T7  CN", "Mo  Tu  We  Th  Fr  Sa  Su";
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
