//! The signs of the notation, in three sets: all, those of WGL4, ASCII.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;

use crate::model::Verdict;
use crate::text::{GlyphSet, labels};

/// One set of signs, each one cell wide.
#[derive(Debug)]
pub struct Glyphs {
    pub set: GlyphSet,
    /// Figures in the terminal's own larger sizes of text.
    pub tall: bool,
    /// A cell of a gauge one row high, and of a taller one.
    pub bar: &'static str,
    pub tall_bar: &'static str,
    /// Where there are no colours: every second cell of a bar that is slow, if it is one row high or more; the end of one that is not; a cell
    /// of which the bar fills half or more; the empty part.
    pub striped: [&'static str; 2],
    pub cap: &'static str,
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
    /// A line of a chart in the upper half of a cell, the lower, both; dots of braille where there are none.
    pub line: Option<[&'static str; 3]>,
    /// Charts: the marked point; where a value stands at the axis.
    pub mark: &'static str,
    pub notch: &'static str,
    /// A rule.
    pub rule: &'static str,
    /// A vertical rule.
    pub wall: &'static str,
    /// A missing value.
    pub missing: &'static str,
    /// Column heights of a trend, from zero up; rows of trends must not touch.
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

static FULL: Glyphs = FULL_SET;

/// The same for terminals that draw text in larger sizes.
pub static TALL: Glyphs = Glyphs {
    tall: true,
    ..FULL_SET
};

const FULL_SET: Glyphs = Glyphs {
    set: GlyphSet::Full,
    tall: false,
    bar: "▆",
    tall_bar: "█",
    striped: ["▂", "▒"],
    cap: "▐",
    end: "▃",
    trough: "▁",
    estimate: "╱",
    plan: "┃",
    pace: "│",
    beyond: "▶",
    fold: ["▾", "▸"],
    line: None,
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

static PLAIN: Glyphs = Glyphs {
    set: GlyphSet::Plain,
    bar: "▄",
    striped: ["_", "▒"],
    end: "▄",
    trough: "_",
    estimate: "/",
    plan: "║",
    beyond: "►",
    fold: ["-", "+"],
    line: Some(["▀", "▄", "█"]),
    heights: &["_", "▄", "■", "▀"],
    ..FULL_SET
};

static ASCII: Glyphs = Glyphs {
    set: GlyphSet::Ascii,
    tall: false,
    bar: "#",
    tall_bar: "#",
    striped: ["+", "+"],
    cap: "]",
    end: "-",
    trough: ".",
    estimate: "/",
    plan: "|",
    pace: "'",
    beyond: ">",
    fold: ["-", "+"],
    line: Some(["*", "*", "*"]),
    mark: "O",
    notch: "+",
    rule: "-",
    wall: "|",
    missing: ".",
    heights: &["_", "-", "=", "#"],
    cursor: ">",
    dot: "-",
    path: ">",
    cut: "~",
    dash: "-",
    more: ["^", "v"],
};

impl Glyphs {
    /// The signs of a set.
    pub const fn of(set: GlyphSet) -> &'static Self {
        match set {
            GlyphSet::Full => &FULL,
            GlyphSet::Plain => &PLAIN,
            GlyphSet::Ascii => &ASCII,
        }
    }

    /// The mark of a verdict.
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        labels::mark(verdict, self.set)
    }
}

/// The signs of Microsoft's WGL4 that are neither ASCII nor letters, without the pictures that fonts may leave out.
const WGL4: &str = concat!(
    "\u{a0}¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷–—―‗‘’‚‛“”„†‡•…‰′″‹›‼‾⁄ⁿ₣₤₧€℅ℓ№™Ω℮⅛⅜⅝⅞",
    "←↑→↓↔↕↨∂∆∏∑−∕∙√∞∟∩∫≈≠≡≤≥⌂⌐⌠⌡",
    "─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬",
    "▀▄█▌▐░▒▓■□▪▫▬▲►▼◄◊○●◘◙◦",
);

/// Whether a set has a sign. Letters with their accents stay in every set: a text without them could not be read.
pub fn has(set: GlyphSet, sign: char) -> bool {
    let base = || std::iter::once(sign).nfd().next();
    sign.is_ascii()
        || set == GlyphSet::Full
        || matches!(sign, 'đ' | 'Đ')
        || (sign.is_alphabetic() && base().is_some_and(|base| base.is_ascii_alphabetic()))
        || (set == GlyphSet::Plain && WGL4.contains(sign))
}

/// What stands for a sign of figures and texts that a set does not have.
fn twin(set: GlyphSet, sign: char) -> char {
    if has(set, sign) {
        return sign;
    }
    match sign {
        '−' | '–' | '—' | '·' | '•' => '-',
        '±' => '+',
        '…' => '~',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '×' => 'x',
        '≥' | '→' | '›' => '>',
        '≤' => '<',
        '↑' => '^',
        '↓' => 'v',
        // what is left of ² without its height
        sign => std::iter::once(sign)
            .nfkd()
            .next()
            .filter(|base| has(set, *base) && !base.is_control())
            .unwrap_or('?'),
    }
}

/// Puts twins in place of all signs that a set does not have: those within numbers and texts, which come as they are written everywhere.
pub fn within(set: GlyphSet, buf: &mut Buffer, area: Rect) {
    if set == GlyphSet::Full {
        return;
    }
    for place in area.intersection(buf.area).positions() {
        let Some(cell) = buf.cell_mut(place) else {
            continue;
        };
        let Some(sign) = cell.symbol().chars().next() else {
            continue;
        };
        let twin = twin(set, sign);
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
        for (sign, ascii, plain) in [
            ("aệĐđƯ7-+|", "aệĐđƯ7-+|", "aệĐđƯ7-+|"),
            ("−±…“’²×≥", "-+~\"'2x>", "−±…“’²×≥"),
            ("·█😀▲→▆◆", "-???>??", "·█?▲→??"),
        ] {
            let all = |set| sign.chars().map(|sign| twin(set, sign)).collect::<String>();
            assert_eq!(all(GlyphSet::Ascii), ascii);
            assert_eq!(all(GlyphSet::Plain), plain);
            assert_eq!(all(GlyphSet::Full), sign);
        }
    }
}
