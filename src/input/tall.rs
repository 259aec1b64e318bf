//! Signs several rows tall, as the cells of a frame carry them to a terminal that draws them in a larger font (kitty's text sizing, OSC 66).
//!
//! A sign of so many rows fills as many columns. Its top left cell names it, every other one says that it belongs to it; both are private
//! characters one column wide, which no text of ours has.

/// The most rows of a sign.
pub const MOST: u16 = 7;

const FIRST: u32 = 0xF_0000;
const REST: u32 = 0xF_1000;

/// What a cell is of a tall sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tall {
    /// Its top left cell.
    First {
        /// Rows, and columns.
        rows: u16,
        /// The sign.
        sign: char,
    },
    /// Any other cell of it.
    Rest,
}

/// The top left cell of a sign; none where it cannot be so tall, or is not of ASCII.
pub fn first(rows: u16, sign: char) -> Option<char> {
    let fits = (2..=MOST).contains(&rows) && (sign == ' ' || sign.is_ascii_graphic());
    char::from_u32(FIRST + u32::from(rows) * 0x80 + u32::from(sign)).filter(|_| fits)
}

/// Another cell of a sign, so many columns and rows from the first.
pub fn rest(rows: u16, x: u16, y: u16) -> Option<char> {
    let fits = (2..=MOST).contains(&rows) && x < rows && y < rows;
    char::from_u32(REST + u32::from(rows) * 0x40 + u32::from(y) * 8 + u32::from(x)).filter(|_| fits)
}

/// What a cell's symbol is of a tall sign; none where it is text.
pub fn read(symbol: &str) -> Option<Tall> {
    // all of them are four bytes
    if symbol.len() != 4 {
        return None;
    }
    let code = u32::from(symbol.chars().next()?);
    if let Some(known) = code.checked_sub(REST) {
        return (0x80..0x200).contains(&known).then_some(Tall::Rest);
    }
    let known = code.checked_sub(FIRST)?;
    let rows = u16::try_from(known / 0x80)
        .ok()
        .filter(|rows| (2..=MOST).contains(rows))?;
    let sign =
        char::from_u32(known % 0x80).filter(|sign| *sign == ' ' || sign.is_ascii_graphic())?;
    Some(Tall::First { rows, sign })
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn every_cell_reads_back() {
        for rows in 2..=MOST {
            for sign in "0123456789.,%-+/:< ".chars() {
                let cell = first(rows, sign).unwrap();
                assert_eq!(cell.width(), Some(1));
                assert_eq!(read(&cell.to_string()), Some(Tall::First { rows, sign }));
            }
            for (x, y) in (0..rows).flat_map(|x| (0..rows).map(move |y| (x, y))) {
                let cell = rest(rows, x, y).unwrap();
                assert_eq!(cell.width(), Some(1));
                assert_eq!(read(&cell.to_string()), Some(Tall::Rest), "{rows} {x} {y}");
            }
        }
    }

    #[test]
    fn text_is_text() {
        for text in [
            "",
            " ",
            "a",
            "ệ",
            "█",
            "𝟘",
            "😀",
            "abcd",
            "\u{f0000}",
            "\u{f1000}",
            "\u{f1200}",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(
            (
                first(1, '0'),
                first(8, '0'),
                first(3, 'ệ'),
                first(3, '\u{1b}')
            ),
            (None, None, None, None)
        );
        assert_eq!((rest(3, 3, 0), rest(8, 0, 0)), (None, None));
    }
}
