//! Fixed labels of the screens.

use super::{Lang, texts};
use crate::model::{Period, Verdict};

texts! {
    overview: "Tổng quan", "Overview";
    overview_short: "TQuan", "Ovw";
    tasks: "Nhiệm vụ", "Tasks";
    tasks_short: "Việc", "Tasks";
    calendar: "Lịch", "Calendar";
    targets: "Mục tiêu 5 năm", "Five-year targets";
    targets_short: "5 năm", "5 years";
    empty_tab: "Xã này chưa có dữ liệu cho trang đó", "This commune has nothing on that page yet";
    newest_period: "Đây là kỳ mới nhất", "This is the newest period";
    oldest_period: "Đây là kỳ cũ nhất", "This is the oldest period";
}

/// The mark of a verdict, one cell wide.
pub const fn mark(verdict: Verdict, ascii: bool) -> &'static str {
    match (verdict, ascii) {
        (Verdict::Ahead, false) => "▲",
        (Verdict::Met, false) => "●",
        (Verdict::OnPace, false) => "◆",
        (Verdict::Slow, false) => "▽",
        (Verdict::VerySlow, false) => "▼",
        (Verdict::NoFigure, false) => "◌",
        (Verdict::NoPlan, false) => "·",
        (Verdict::Ahead, true) => "+",
        (Verdict::Met, true) => "=",
        (Verdict::OnPace, true) => "~",
        (Verdict::Slow, true) => "-",
        (Verdict::VerySlow, true) => "!",
        (Verdict::NoFigure, true) => "?",
        (Verdict::NoPlan, true) => ".",
    }
}

/// `Tháng 01/2026`, `Tuần 03/2026`, `Quý I/2024`, `Năm 2025`.
pub fn period(lang: Lang, period: Period) -> String {
    let roman = |q: u32| {
        ["I", "II", "III", "IV"]
            .get(q.saturating_sub(1) as usize)
            .copied()
            .unwrap_or("")
    };
    match (lang, period) {
        (Lang::Vi, Period::Week(y, w)) => format!("Tuần {w:02}/{y}"),
        (Lang::Vi, Period::Month(y, m)) => format!("Tháng {m:02}/{y}"),
        (Lang::Vi, Period::Quarter(y, q)) => format!("Quý {}/{y}", roman(q)),
        (Lang::Vi, Period::Year(y)) => format!("Năm {y}"),
        (Lang::En, Period::Week(y, w)) => format!("Week {w:02}/{y}"),
        (Lang::En, Period::Month(y, m)) => format!("Month {m:02}/{y}"),
        (Lang::En, Period::Quarter(y, q)) => format!("Quarter {q}/{y}"),
        (Lang::En, Period::Year(y)) => format!("Year {y}"),
    }
}

/// The name of a plan where the column already says that it is one: `kế hoạch trừ 2 dự án dừng` -> `trừ 2 dự án dừng`.
pub fn plan_in_table(lang: Lang, name: &str) -> &str {
    name.strip_prefix(lang.pick("kế hoạch ", "plan "))
        .unwrap_or(name)
}
