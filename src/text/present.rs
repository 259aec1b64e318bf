//! Texts of the presentation of a meeting.

use chrono::{Datelike, NaiveDate};

use super::{Lang, calendar, texts};

texts! {
    opening: "Khai mạc", "Opening";
    last_conclusions: "Kết luận lần trước", "Last conclusions";
    tasks_of_document: "Nhiệm vụ đã giao", "Tasks assigned";
    headline: "Số liệu chính", "Headline figures";
    well: "Đạt và vượt", "Reached and ahead";
    findings: "Điểm cần hỏi lại", "To ask about";
    gaps: "Việc cần bổ sung chủ trì, hạn", "Tasks to be given an owner or a day";
    closing: "Kết luận cuộc họp", "Conclusions of this meeting";

    meeting: "Giao ban", "Meeting";
    agenda: "NỘI DUNG", "AGENDA";
    chair: "Chủ trì", "Chair";
    no_conclusions: "Chưa ghi kết luận nào", "No conclusions noted yet";
    next_meeting: "Giao ban tới", "Next meeting";
    all_pages: "CÁC TRANG", "PAGES";
    frozen: "giữ trang", "held";
    unlocked: "đang hiện dòng nội bộ", "internal rows shown";
    paused: "đã dừng tự chạy", "auto paused";
    time_is_up: "hết giờ", "time is up";
    to_page: "Tới trang", "To page";
    by_default: "* mặc định của cả văn bản", "* default of the whole document";
    no_last: "Chưa có kết luận của cuộc họp trước", "No conclusions of a meeting before";
    /// The code of the plan, on pages that use it.
    legend_plan: "KH: kế hoạch", "PL: plan";
    trend: "Xu hướng", "Trend";
    no_task: "Trang này không có việc để đổi trạng thái; mở trang kết luận lần trước", "There is no task on this page; go to the last conclusions";
    level_of: "Mức", "Level";

    key_start: "trình chiếu cuộc họp", "present the meeting";
    key_here: "trình chiếu từ trang đang xem", "present from what is shown";
    key_start_short: "chiếu", "present";
    key_next: "trang sau", "next page";
    key_previous: "trang trước", "page before";
    key_first: "trang đầu", "first page";
    key_last: "trang cuối", "last page";
    key_digit: "gõ số trang, rồi Enter", "type a page number, then Enter";
    key_jump: "tới trang đã gõ, đã chọn", "to the page typed or chosen";
    key_black: "tắt hình: màn hình đen", "black screen";
    key_white: "tắt hình: màn hình trắng", "white screen";
    key_freeze: "giữ trang, nơi khác không chuyển", "hold the page against others";
    key_pages: "các trang", "overview of pages";
    key_unlock: "hiện hoặc giấu dòng nội bộ", "show or hide internal rows";
    key_resume: "tự chạy tiếp (--auto)", "go on by itself (--auto)";
    key_leave: "thôi chiếu, về trang tương ứng", "leave, to the tab of the page";
    /// Heads a section of the help.
    presenting: "Trình chiếu", "Presentation";
}

/// `<5`: the sign of a small count that is not said.
pub fn less_than(limit: u32) -> String {
    format!("<{limit}")
}

/// What that sign means: `<5: số nhỏ về người, không nêu`
pub fn legend_small(lang: Lang, limit: u32) -> String {
    format!(
        "<{limit}: {}",
        lang.pick(
            "số nhỏ về người, không nêu",
            "a small count of people, not said"
        )
    )
}

/// `ít hơn 5 người`
pub fn fewer(lang: Lang, value: &str) -> String {
    format!("{} {value}", lang.pick("ít hơn", "fewer than"))
}

/// `Hộ nghèo: ít hơn 5 hộ`
pub fn named(name: &str, value: &str) -> String {
    format!("{name}: {value}")
}

/// `Lịch tuần 19–25/01`
pub fn week(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let days = calendar::days(from, to);
    let short = days
        .strip_suffix(&format!("/{:04}", to.year()))
        .unwrap_or(&days);
    format!("{} {short}", lang.pick("Lịch tuần", "Calendar,"))
}

texts! {
    /// The tasks of a document that are not listed: `và 107 việc khác của Báo cáo tháng 01/2026`.
    besides(count: usize, document: &str): "và {count} việc khác của {document}", "and {count} more of {document}";
}

/// `việc 1–4 / 12`: which of a list are in sight.
pub fn in_sight(first: usize, last: usize, of: usize, dash: &str) -> String {
    if first == last {
        format!("{first} / {of}")
    } else {
        format!("{first}{dash}{last} / {of}")
    }
}

/// `chậm 9,4 điểm so với nhịp`: percentage points behind or ahead of the pace.
pub fn from_pace(lang: Lang, points: &str, behind: bool) -> String {
    match (lang, behind) {
        (Lang::Vi, true) => format!("kém nhịp {points} điểm"),
        (Lang::Vi, false) => format!("hơn nhịp {points} điểm"),
        (Lang::En, true) => format!("{points} points behind the pace"),
        (Lang::En, false) => format!("{points} points ahead of the pace"),
    }
}

texts! {
    /// `còn thiếu 8.124,6 triệu đồng`
    missing(value: &str): "còn thiếu {value}", "{value} missing";
    /// `mỗi tuần cần 236,7 triệu đồng, còn 353 ngày`
    per_week(value: &str, days: i64): "mỗi tuần cần {value}, còn {days} ngày", "{value} needed a week, {days} days left";
}

/// `2 chỉ tiêu chậm, 3 đạt hoặc vượt`: what a sector's page is headed by.
pub fn sector(lang: Lang, bad: usize, good: usize) -> Option<String> {
    let (b, g) = match lang {
        Lang::Vi => (
            format!("{bad} chỉ tiêu chậm"),
            format!("{good} đạt hoặc vượt"),
        ),
        Lang::En => (
            format!("{bad} off pace"),
            format!("{good} reached or ahead"),
        ),
    };
    match (bad, good) {
        (0, 0) => None,
        (0, _) => Some(words_alone(lang, good)),
        (_, 0) => Some(b),
        _ => Some(format!("{b}, {g}")),
    }
}

fn words_alone(lang: Lang, good: usize) -> String {
    match lang {
        Lang::Vi => format!("{good} chỉ tiêu đạt hoặc vượt, không có chỉ tiêu chậm"),
        Lang::En => format!("{good} reached or ahead, none off pace"),
    }
}

/// `11 việc: 9 chưa có chủ trì, 11 không hạn`
pub fn gap_counts(lang: Lang, all: usize, owner: usize, day: usize) -> String {
    let words = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let gaps = [
        (owner, words("chưa có chủ trì", "without an owner")),
        (day, words("không hạn", "without a deadline")),
    ];
    let gaps: Vec<String> = gaps
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    format!(
        "{all} {}: {}",
        words("việc", if all == 1 { "task" } else { "tasks" }),
        gaps.join(", ")
    )
}

/// `3 chỗ không khớp, cần hỏi lại nơi báo cáo`
pub fn finding_counts(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} chỗ không khớp, cần hỏi lại nơi báo cáo"),
        Lang::En if count == 1 => "1 thing does not add up".to_string(),
        Lang::En => format!("{count} things do not add up"),
    }
}

/// `4 kết luận`
pub fn conclusion_counts(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} kết luận"),
        Lang::En if count == 1 => "1 conclusion".to_string(),
        Lang::En => format!("{count} conclusions"),
    }
}

/// The time of an item: `10 phút`, `còn 7 phút`, `còn 40 giây`, `hết giờ`, `quá 2 phút`; `spent` in seconds, none before the clock runs.
pub fn timer(lang: Lang, minutes: u16, spent: Option<u64>) -> String {
    let all = u64::from(minutes) * 60;
    let Some(spent) = spent else {
        return format!("{minutes} {}", lang.pick("phút", "min"));
    };
    let left = all.saturating_sub(spent);
    let over = spent.saturating_sub(all) / 60;
    match (lang, left, over) {
        (_, 0, 0) => time_is_up(lang).to_string(),
        (Lang::Vi, 0, over) => format!("quá {over} phút"),
        (Lang::En, 0, over) => format!("{over} min over"),
        (Lang::Vi, left @ 1..=60, _) => format!("còn {left} giây"),
        (Lang::En, left @ 1..=60, _) => format!("{left} s left"),
        (Lang::Vi, left, _) => format!("còn {} phút", left.div_ceil(60)),
        (Lang::En, left, _) => format!("{} min left", left.div_ceil(60)),
    }
}
