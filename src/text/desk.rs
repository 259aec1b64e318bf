//! Texts of the tasks, the calendar and the targets.

use super::{Lang, en_count, plural, say, texts};

pub use super::calendar::next_meeting;
pub use super::targets::no_figure;

texts! {
    done_of(done: usize, total: usize): "xong {done}/{total}", "{done}/{total} done";
    tasks_done: "việc xong", "tasks done";
    without_figure(count: usize): "CHƯA CÓ SỐ LIỆU ({count})", "NO FIGURE YET ({count})";
    kind_meeting: "giao ban", "meeting";
    kind_deadline: "hạn", "deadline";
    kind_event: "sự kiện", "event";
    days_away: "ngày nữa", "days away";
    usual(said): "Nếu không ghi riêng: {said}", "Unless said otherwise: {said}";
    steps_of(done: usize, total: usize): "{done}/{total} bước", "{done}/{total} steps";
    column_task: "Việc", "Task";
    column_owner: "Chủ trì", "Owner";
    column_deadline: "Hạn", "Deadline";
    column_state: "Trạng thái", "State";
    column_source: "Văn bản", "Document";
    column_path: "Mức năm nay", "This year";

    no_tasks: "Không có việc nào như vậy; Esc bỏ lọc", "No such tasks; Esc shows all";
    pick_title: "LỌC VIỆC THEO CHỦ TRÌ, LĨNH VỰC, VĂN BẢN", "FILTER TASKS BY OWNER, SECTOR, DOCUMENT";
    nothing_to_pick: "Các việc cùng một chủ trì, lĩnh vực và văn bản",
        "All tasks have one owner, sector and document";
    picked: "đang lọc, Enter để bỏ", "picked, Enter gives it up";
    no_owner: "chưa có", "none";
    defaults: "* mặc định của cả văn bản, không nêu riêng cho việc đó",
        "* default of the whole document, not stated for the task itself";
    owner: "Chủ trì:", "Owner:";
    support: "Phối hợp:", "With:";
    deadline: "Hạn:", "Deadline:";
    goal: "Cần đạt:", "Goal:";
    milestones: "CÁC BƯỚC", "MILESTONES";
    measured_by: "Đo bằng:", "Measured by:";
    stated_default: "(mặc định của văn bản)", "(default of the document)";
    by_sector: "THEO LĨNH VỰC", "BY SECTOR";
    by_owner: "THEO CHỦ TRÌ", "BY OWNER";
    this_week: "LỊCH SẮP TỚI", "COMING UP";
    assumed: "giả định", "assumed";
    nothing_this_month: "Ba tháng này không có sự kiện nào", "Nothing in these three months";
    not_comparable: "chưa so được", "not comparable";
    path: "ĐƯỜNG ĐI", "PATH";
    index: "chỉ số, năm gốc = 100", "index, base year = 100";
    index_change: "điểm so với năm gốc", "points from the base year";

    /// How many of how many tasks are shown.
    shown_of(shown, all of "task"): "{shown}/{all} việc", "{shown} of {all}";
}

/// `Phòng Kinh tế (12)`: heads the tasks of an owner, sector or document.
pub fn heads(name: &str, count: usize) -> String {
    format!("{name} ({count})")
}

/// `20 mục tiêu đến năm cuối; 6 có số liệu hiện nay, 1 chậm; 14 chưa có số liệu`
pub fn target_counts(lang: Lang, total: usize, known: usize, bad: usize) -> String {
    let (targets, unknown) = (en_count(total, "target"), total - known);
    let has = |count| plural(count, "has", "have");
    let (have, are, none) = (has(known), plural(bad, "is", "are"), has(unknown));
    say!(
        lang,
        "{total} mục tiêu đến năm cuối; {known} có số liệu hiện nay, {bad} chậm; {unknown} chưa có số liệu",
        "{targets}; {known} {have} a figure today, {bad} {are} slow; {unknown} {none} none yet"
    )
}
