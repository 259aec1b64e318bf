//! The shapes of the signs that figures are made of, in pixels of a quarter of a cell.
//!
//! Strokes are two pixels wide and one tall: as thick across as down, since a cell is about twice as tall as wide. Corners are square:
//! rounded ones fall apart into quarters of cells, which the fonts of terminals draw with seams.

/// A set of shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Digits five pixels tall: three rows.
    Three,
    /// The same seven pixels tall: four rows.
    Four,
}

/// The shape of a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    /// Columns of pixels.
    pub width: u16,
    /// From top to bottom, the leftmost pixel in the lowest bit.
    pub rows: Vec<u16>,
}

impl Font {
    /// Rows of pixels from the top of the digits to where they stand.
    pub(super) const fn base(self) -> u16 {
        match self {
            Self::Three => 5,
            Self::Four => 7,
        }
    }

    /// The shape of a sign; none where the font has none. The hyphen is drawn as the minus.
    pub(super) fn glyph(self, sign: char) -> Option<Glyph> {
        if matches!(sign, ' ' | '\u{a0}') {
            return Some(Glyph {
                width: 3,
                rows: Vec::new(),
            });
        }
        let [top, upper, middle, lower, foot] = art(sign)?;
        Some(match self {
            Self::Three => drawn(&[top, upper, middle, lower, foot]),
            Self::Four => drawn(&[top, upper, upper, middle, lower, lower, foot]),
        })
    }
}

/// Reads a drawing.
fn drawn(art: &[&str]) -> Glyph {
    let row = |line: &&str| {
        line.bytes()
            .rev()
            .fold(0, |bits, b| bits << 1 | u16::from(b == b'#'))
    };
    let width = art.first().map_or(0, |line| line.len());
    Glyph {
        width: u16::try_from(width).unwrap_or(0),
        rows: art.iter().map(row).collect(),
    }
}

#[rustfmt::skip]
fn art(sign: char) -> Option<[&'static str; 5]> {
    Some(match sign {
        '0' => ["######", "##..##", "##..##", "##..##", "######"],
        '1' => ["####..", "..##..", "..##..", "..##..", "######"],
        '2' => ["######", "....##", "######", "##....", "######"],
        '3' => ["######", "....##", "..####", "....##", "######"],
        '4' => ["##..##", "##..##", "######", "....##", "....##"],
        '5' => ["######", "##....", "######", "....##", "######"],
        '6' => ["######", "##....", "######", "##..##", "######"],
        '7' => ["######", "....##", "....##", "....##", "....##"],
        '8' => ["######", "##..##", "######", "##..##", "######"],
        '9' => ["######", "##..##", "######", "....##", "######"],
        '.' => ["..", "..", "..", "..", "##"],
        ',' => ["....", "....", "....", "..##", "##.."],
        '%' => ["##..##", "....##", "..##..", "##....", "##..##"],
        '\u{2212}' | '-' => ["....", "....", "####", "....", "...."],
        '+' => ["......", "..##..", "######", "..##..", "......"],
        '/' => ["....##", "....##", "..##..", "##....", "##...."],
        ':' => ["..", "##", "..", "##", ".."],
        '<' => ["....##", "..##..", "##....", "..##..", "....##"],
        _ => return None,
    })
}

/// A whole figure in pixels, at the smallest size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    /// Columns of pixels, without a gap at the end.
    pub width: u16,
    /// Rows of pixels, down to the last that has one.
    pub height: u16,
    glyphs: Vec<(u16, Glyph)>,
}

impl Picture {
    /// The figure in a font; none where a sign is missing or nothing is left to draw.
    pub(super) fn new(font: Font, text: &str) -> Option<Self> {
        let (mut x, mut width, mut height) = (0u16, 0, 0);
        let mut glyphs = Vec::new();
        for sign in text.chars() {
            let glyph = font.glyph(sign)?;
            width = x.checked_add(glyph.width)?;
            let used = glyph
                .rows
                .iter()
                .rposition(|r| *r != 0)
                .map_or(0, |at| at + 1);
            height = height.max(u16::try_from(used).ok()?);
            let next = x.checked_add(advance(glyph.width))?;
            glyphs.push((std::mem::replace(&mut x, next), glyph));
        }
        (width > 0 && height > 0).then_some(Self {
            width,
            height: height.max(font.base()),
            glyphs,
        })
    }

    /// Calls back with every pixel that is set.
    pub(super) fn each(&self, mut set: impl FnMut(u16, u16)) {
        for (left, glyph) in &self.glyphs {
            for (y, row) in (0u16..).zip(&glyph.rows) {
                (0..glyph.width)
                    .filter(|x| row >> x & 1 == 1)
                    .for_each(|x| set(left + x, y));
            }
        }
    }
}

/// Pixels from the beginning of a sign to that of the next: every sign begins at the edge of a cell.
pub(super) const fn advance(width: u16) -> u16 {
    width + 2 - width % 2
}
