//! Fixed labels of the screens.

use super::{Lang, say, texts};
use crate::model::{Period, Verdict};

pub use super::targets::targets;
pub use super::tasks::tasks;

texts! {
    overview: "Tổng quan", "Overview";
    overview_short: "TQuan", "Ovw";
    tasks_short: "Việc", "Tasks";
    calendar: "Lịch", "Calendar";
    targets_short: "5 năm", "5 years";
    empty_tab: "Xã này chưa có dữ liệu cho trang đó", "This commune has nothing on that page yet";
    newest_period: "Đây là kỳ mới nhất", "This is the newest period";
    oldest_period: "Đây là kỳ cũ nhất", "This is the oldest period";
}

/// Which signs the terminal's font has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GlyphSet {
    /// All that are used.
    #[default]
    Full,
    /// Those of WGL4, which the old console of Windows has, and about those of the Linux console.
    Plain,
    Ascii,
}

impl GlyphSet {
    pub const ALL: [Self; 3] = [Self::Full, Self::Plain, Self::Ascii];

    /// What options and settings call it.
    pub const fn key(self) -> &'static str {
        self.pick(["full", "plain", "ascii"])
    }

    /// The form that this set has, of a full, a plain and an ASCII one.
    pub const fn pick(self, [full, plain, ascii]: [&'static str; 3]) -> &'static str {
        match self {
            Self::Full => full,
            Self::Plain => plain,
            Self::Ascii => ascii,
        }
    }

    /// The set that an option or a setting calls so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.key() == key)
    }

    /// From one thing to another.
    pub const fn arrow(self) -> &'static str {
        self.pick(["→", "→", "->"])
    }
}

/// The mark of a verdict, one cell wide.
pub const fn mark(verdict: Verdict, set: GlyphSet) -> &'static str {
    set.pick(match verdict {
        Verdict::Ahead => ["▲", "▲", "^"],
        Verdict::Met => ["●", "●", "="],
        Verdict::OnPace => ["◆", "▪", "~"],
        Verdict::Slow => ["▽", "↓", "v"],
        Verdict::VerySlow => ["▼", "▼", "V"],
        Verdict::NoFigure => ["◌", "?", "?"],
        Verdict::NoPlan => ["·", "·", "."],
    })
}

/// `I` to `IV`.
pub fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        4 => "IV",
        _ => "",
    }
}

/// `Tháng 01/2026`, `Tuần 03/2026`, `Quý I/2024`, `Năm 2025`.
pub fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Week(y, w) => say!(lang, "Tuần {w:02}/{y}", "Week {w:02}/{y}"),
        Period::Month(y, m) => say!(lang, "Tháng {m:02}/{y}", "Month {m:02}/{y}"),
        Period::Quarter(y, q) => {
            say!(lang, "Quý {roman}/{y}", "Quarter {q}/{y}"; roman = roman(q))
        }
        Period::Year(y) => say!(lang, "Năm {y}", "Year {y}"),
    }
}

/// The name of a plan where the column already says that it is one: `kế hoạch trừ 2 dự án dừng` -> `trừ 2 dự án dừng`.
pub fn plan_in_table(lang: Lang, name: &str) -> &str {
    name.strip_prefix(lang.pick("kế hoạch ", "plan "))
        .unwrap_or(name)
}
