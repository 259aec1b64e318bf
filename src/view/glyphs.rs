//! The signs of the notation, and their ASCII twins.

use crate::model::Verdict;
use crate::text::labels;

/// One set of signs, each one cell wide.
#[derive(Debug)]
pub struct Glyphs {
    /// Nothing but ASCII signs.
    pub ascii: bool,
    /// A cell filled by 0 to 8 eighths.
    pub eighths: [&'static str; 9],
    /// The plan on a bar.
    pub plan: &'static str,
    /// The pace on a bar.
    pub pace: &'static str,
    /// A value beyond the axis.
    pub beyond: &'static str,
    /// An open and a folded group.
    pub fold: [&'static str; 2],
    /// A rule.
    pub rule: &'static str,
    /// A vertical rule.
    pub wall: &'static str,
    /// A missing value.
    pub missing: &'static str,
    /// Column heights of a trend, from zero up.
    pub heights: [&'static str; 8],
    /// Points to what is selected.
    pub cursor: &'static str,
    /// Between two things of one line.
    pub dot: &'static str,
    /// A path of places.
    pub path: &'static str,
    /// A text was cut here.
    pub cut: &'static str,
    /// From one day to another.
    pub dash: &'static str,
    /// Something to scroll to above, below.
    pub more: [&'static str; 2],
}

/// Signs for terminals with a full font.
pub static UNICODE: Glyphs = Glyphs {
    ascii: false,
    eighths: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    plan: "┃",
    pace: "╷",
    beyond: "▶",
    fold: ["▾", "▸"],
    rule: "─",
    wall: "│",
    missing: "·",
    heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    cursor: "▌",
    dot: "·",
    path: "›",
    cut: "…",
    dash: "–",
    more: ["↑", "↓"],
};

/// Signs for terminals without.
pub static ASCII: Glyphs = Glyphs {
    ascii: true,
    eighths: [" ", " ", " ", " ", "#", "#", "#", "#", "#"],
    plan: "|",
    pace: "'",
    beyond: ">",
    fold: ["-", "+"],
    rule: "-",
    wall: "|",
    missing: ".",
    heights: ["_", ".", ":", "-", "=", "+", "*", "#"],
    cursor: ">",
    dot: "-",
    path: ">",
    cut: "~",
    dash: "-",
    more: ["^", "v"],
};

impl Glyphs {
    /// The mark of a verdict.
    #[must_use]
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        labels::mark(verdict, self.ascii)
    }
}
