//! The signs of the notation, and their ASCII twins.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;

use crate::model::Verdict;
use crate::text::labels;

/// One set of signs, each one cell wide.
#[derive(Debug)]
pub struct Glyphs {
    /// Nothing but ASCII signs.
    pub ascii: bool,
    /// Figures in the terminal's own larger sizes of text.
    pub tall: bool,
    /// A cell filled by 0 to 8 eighths.
    pub eighths: [&'static str; 9],
    /// A cell of a gauge one row high, and of a taller one.
    pub bar: &'static str,
    pub tall_bar: &'static str,
    /// Where there are no colours: every second cell of a bar that is slow, its last one, the empty part.
    pub striped: &'static str,
    pub end: &'static str,
    pub trough: &'static str,
    /// A cell of an estimate.
    pub estimate: &'static str,
    /// The plan on a bar.
    pub plan: &'static str,
    /// The pace on a bar.
    pub pace: &'static str,
    /// A value beyond the axis.
    pub beyond: &'static str,
    /// An open and a folded group.
    pub fold: [&'static str; 2],
    /// Charts: whether lines are made of dots, else the sign of a line; the marked point; where a value stands at the axis.
    pub braille: bool,
    pub point: &'static str,
    pub mark: &'static str,
    pub notch: &'static str,
    /// A rule.
    pub rule: &'static str,
    /// A vertical rule.
    pub wall: &'static str,
    /// A missing value.
    pub missing: &'static str,
    /// Column heights of a trend, from zero up, none of them the whole cell.
    pub heights: &'static [&'static str],
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
pub static UNICODE: Glyphs = FULL;

/// The same for terminals that draw text in larger sizes.
pub static TALL: Glyphs = Glyphs { tall: true, ..FULL };

const FULL: Glyphs = Glyphs {
    ascii: false,
    tall: false,
    eighths: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    bar: "▆",
    tall_bar: "█",
    striped: "▄",
    end: "▃",
    trough: "▁",
    estimate: "╱",
    plan: "┃",
    pace: "│",
    beyond: "▶",
    fold: ["▾", "▸"],
    braille: true,
    point: "▪",
    mark: "●",
    notch: "┤",
    rule: "─",
    wall: "│",
    missing: "·",
    heights: &["▁", "▂", "▃", "▄", "▅", "▆", "▇"],
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
    tall: false,
    eighths: [" ", " ", " ", " ", "#", "#", "#", "#", "#"],
    bar: "#",
    tall_bar: "#",
    striped: "+",
    end: "-",
    trough: ".",
    estimate: "/",
    plan: "|",
    pace: "'",
    beyond: ">",
    fold: ["-", "+"],
    braille: false,
    point: "*",
    mark: "O",
    notch: "+",
    rule: "-",
    wall: "|",
    missing: ".",
    heights: &["_", ".", ":", "-", "=", "+", "*", "#"],
    cursor: ">",
    dot: "-",
    path: ">",
    cut: "~",
    dash: "-",
    more: ["^", "v"],
};

impl Glyphs {
    /// The mark of a verdict.
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        labels::mark(verdict, self.ascii)
    }
}

/// What stands for a sign of figures and texts where only ASCII signs can be shown; letters with their accents stay.
fn ascii_twin(sign: char) -> char {
    match sign {
        sign if sign.is_ascii() || matches!(sign, 'đ' | 'Đ') => sign,
        '−' | '–' | '—' | '·' | '•' => '-',
        '±' => '+',
        '…' => '~',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '×' => 'x',
        '≥' => '>',
        '≤' => '<',
        '\u{a0}' => ' ',
        // a letter with accents; what is left of ² without its height
        sign if std::iter::once(sign)
            .nfd()
            .next()
            .is_some_and(|base| base.is_ascii_alphabetic()) =>
        {
            sign
        }
        sign => std::iter::once(sign)
            .nfkd()
            .next()
            .filter(char::is_ascii_graphic)
            .unwrap_or('?'),
    }
}

/// Puts ASCII twins in place of all signs that are no letters: those within numbers and texts, which come as they are written everywhere.
pub fn in_ascii(buf: &mut Buffer, area: Rect) {
    for place in area.intersection(buf.area).positions() {
        let Some(cell) = buf.cell_mut(place) else {
            continue;
        };
        let Some(sign) = cell.symbol().chars().next() else {
            continue;
        };
        let twin = ascii_twin(sign);
        if twin != sign {
            cell.set_char(twin);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_have_twins_and_letters_stay() {
        for (sign, twin) in "aệĐđƯ7-+|−±…“’²×≥·█😀▲"
            .chars()
            .zip("aệĐđƯ7-+|-+~\"'2x>-???".chars())
        {
            assert_eq!(ascii_twin(sign), twin, "{sign}");
        }
    }
}
