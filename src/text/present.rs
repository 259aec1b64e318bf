//! Texts of the presentation of a meeting.

use chrono::{Datelike, NaiveDate};

use super::{Lang, calendar, plural, say, texts};

pub use calendar::next_meeting;

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
    conclusions_taken: "kết luận đã ghi", "conclusions taken";
    last_taken: "kết luận lần trước", "conclusions of last time";
    /// Where there are none of a meeting before.
    noted_next: "Kết luận ghi hôm nay sẽ có ở đây trong lần họp sau",
        "What is concluded today stands here at the next meeting";
    /// Above matters of the day.
    matters_open: "CHƯA CÓ KẾT LUẬN VỀ", "NOTHING CONCLUDED YET ON";
    all_pages: "CÁC TRANG", "PAGES";
    frozen: "giữ trang", "held";
    unlocked: "đang hiện dòng nội bộ", "internal rows shown";
    paused: "đã dừng tự chạy", "auto paused";
    time_is_up: "hết giờ", "time is up";
    to_page: "Tới trang", "To page";
    by_default: "* mặc định của cả văn bản", "* default of the whole document";
    /// The code of the plan, on pages that use it.
    legend_plan: "KH: kế hoạch", "PL: plan";
    trend: "Xu hướng", "Trend";
    no_task: "Trang này không có việc để đổi trạng thái; mở trang kết luận lần trước",
        "There is no task on this page; go to the last conclusions";
    level_of: "Mức", "Level";

    key_start: "trình chiếu cuộc họp", "present the meeting";
    key_here: "trình chiếu từ trang đang xem", "present from what is shown";
    key_start_short: "chiếu", "present";
    key_next: "trang sau", "next page";
    key_previous: "trang trước", "page before";
    key_down: "chỉ dòng dưới, hết thì sang trang", "row below, then next page";
    key_up: "chỉ dòng trên, hết thì thôi chỉ", "row above, then none";
    key_zoom: "phóng to số liệu đang chỉ, thu về", "blow the figure up, and back";
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

    /// What the sign of a small count means.
    legend_small(limit): "<{limit}: số nhỏ về người, không nêu",
        "<{limit}: a small count of people, not said";
    fewer(value): "ít hơn {value}", "fewer than {value}";
    week_of(days): "Lịch tuần {days}", "Calendar, {days}";
    /// On the opening page: which figures, and the day that they and the tasks are judged on.
    data_of(period): "Số liệu: {period}", "Figures: {period}";
    judged_on(day): "Đánh giá theo ngày {day}", "Judged as of {day}";
    /// The tasks of a document that are not listed.
    besides(count, document): "và {count} việc khác của {document}", "and {count} more of {document}";
    missing(value): "còn thiếu {value}", "{value} missing";
    to_be_completed: "việc cần bổ sung", "tasks to be completed";
    owner_and_day: "đã đủ", "complete";
    finding_counts(count: usize; things = plural(count, "thing does", "things do")):
        "{count} chỗ không khớp, cần hỏi lại nơi báo cáo", "{count} {things} not add up";
}

/// `<5`: the sign of a small count that is not said.
pub fn less_than(limit: u32) -> String {
    format!("<{limit}")
}

/// `Hộ nghèo: ít hơn 5 hộ`
pub fn named(name: &str, value: &str) -> String {
    format!("{name}: {value}")
}

/// `Lịch tuần 19–25/01`
pub fn week(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let days = calendar::days(from, to);
    let year = format!("/{:04}", to.year());
    week_of(lang, days.strip_suffix(&year).unwrap_or(&days))
}

/// `1–4`, or `1` for one alone.
pub fn range(first: usize, last: usize, dash: &str) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}{dash}{last}")
    }
}

/// `1–4 / 12`: which of a list are in sight.
pub fn in_sight(first: usize, last: usize, of: usize, dash: &str) -> String {
    format!("{} / {of}", range(first, last, dash))
}

/// `kém nhịp 9,4 điểm`: percentage points behind or ahead of the pace.
pub fn from_pace(lang: Lang, points: &str, behind: bool) -> String {
    if behind {
        say!(
            lang,
            "kém nhịp {points} điểm",
            "{points} points behind the pace"
        )
    } else {
        say!(
            lang,
            "hơn nhịp {points} điểm",
            "{points} points ahead of the pace"
        )
    }
}

/// `2 chỉ tiêu chậm, 3 đạt hoặc vượt`: what a sector's page is headed by.
pub fn sector(lang: Lang, bad: usize, good: usize) -> Option<String> {
    Some(match (bad, good) {
        (0, 0) => return None,
        (0, _) => say!(
            lang,
            "{good} chỉ tiêu đạt hoặc vượt, không có chỉ tiêu chậm",
            "{good} reached or ahead, none off pace"
        ),
        (_, 0) => say!(lang, "{bad} chỉ tiêu chậm", "{bad} off pace"),
        _ => say!(
            lang,
            "{bad} chỉ tiêu chậm, {good} đạt hoặc vượt",
            "{bad} off pace, {good} reached or ahead"
        ),
    })
}

/// The time of an item: `10 phút`, `còn 7 phút`, `còn 40 giây`, `hết giờ`, `quá 2 phút`; `spent` in seconds, none before the clock runs.
pub fn timer(lang: Lang, minutes: u16, spent: Option<u64>) -> String {
    let all = u64::from(minutes) * 60;
    let Some(spent) = spent else {
        return say!(lang, "{minutes} phút", "{minutes} min");
    };
    let left = all.saturating_sub(spent);
    let over = spent.saturating_sub(all) / 60;
    match (left, over) {
        (0, 0) => time_is_up(lang).to_string(),
        (0, over) => say!(lang, "quá {over} phút", "{over} min over"),
        (1..=60, _) => say!(lang, "còn {left} giây", "{left} s left"),
        _ => say!(lang, "còn {left} phút", "{left} min left"; left = left.div_ceil(60)),
    }
}

/// Above the worst matters of the day.
pub fn matters_today(lang: Lang, count: usize) -> &'static str {
    match count {
        1 => lang.pick("VIỆC NỔI LÊN HÔM NAY", "THE MATTER OF TODAY"),
        2 => lang.pick("HAI VIỆC CỦA HÔM NAY", "TWO MATTERS OF TODAY"),
        _ => lang.pick("BA VIỆC CỦA HÔM NAY", "THREE MATTERS OF TODAY"),
    }
}
