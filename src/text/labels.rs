//! Fixed labels of the screens.

use super::{Lang, texts};
use crate::model::{Direction, Kind, Level, Period, Qualifier, Verdict};

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

/// `vượt`, `đạt`, `đúng nhịp`, `chậm`, `rất chậm`, `chưa có số`, `không giao KH`.
#[must_use]
pub const fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ahead => lang.pick("vượt", "ahead"),
        Verdict::Met => lang.pick("đạt", "met"),
        Verdict::OnPace => lang.pick("đúng nhịp", "on pace"),
        Verdict::Slow => lang.pick("chậm", "slow"),
        Verdict::VerySlow => lang.pick("rất chậm", "very slow"),
        Verdict::NoFigure => lang.pick("chưa có số", "no figure"),
        Verdict::NoPlan => lang.pick("không giao KH", "no plan"),
    }
}

/// The mark of a verdict, one cell wide.
#[must_use]
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

/// `phát sinh`, `lũy kế`, `thời điểm`, `tỷ lệ`.
#[must_use]
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Flow => lang.pick("phát sinh trong kỳ", "flow in the period"),
        Kind::Cumulative => lang.pick("lũy kế", "cumulative"),
        Kind::Stock => lang.pick("thời điểm", "stock"),
        Kind::Ratio => lang.pick("tỷ lệ", "ratio"),
    }
}

/// `cao hơn là tốt`, `thấp hơn là tốt`.
#[must_use]
pub const fn direction(lang: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::More => lang.pick("cao hơn là tốt", "more is better"),
        Direction::Less => lang.pick("thấp hơn là tốt", "less is better"),
        Direction::Neutral => lang.pick("không xét cao thấp", "neutral"),
    }
}

/// `ước`, `trên`, `dưới`, `gần`, `khoảng`, `sơ bộ`.
#[must_use]
pub const fn qualifier(lang: Lang, qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Estimate => lang.pick("ước", "estimate"),
        Qualifier::Over => lang.pick("trên", "over"),
        Qualifier::Under => lang.pick("dưới", "under"),
        Qualifier::Nearly => lang.pick("gần", "nearly"),
        Qualifier::About => lang.pick("khoảng", "about"),
        Qualifier::Preliminary => lang.pick("sơ bộ", "preliminary"),
    }
}

/// `xã`, `phường`, `đặc khu`.
#[must_use]
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Commune => lang.pick("xã", "commune of"),
        Level::Ward => lang.pick("phường", "ward of"),
        Level::Zone => lang.pick("đặc khu", "special zone of"),
    }
}

/// `Tháng 01/2026`, `Tuần 03/2026`, `Quý I/2024`, `Năm 2025`.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    let roman = |q: u32| ["I", "II", "III", "IV"].get(q.saturating_sub(1) as usize).copied().unwrap_or("");
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
#[must_use]
pub fn plan_in_table(lang: Lang, name: &str) -> &str {
    name.strip_prefix(lang.pick("kế hoạch ", "plan ")).unwrap_or(name)
}
