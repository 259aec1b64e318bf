//! Texts in which every character fills one cell and joins none beside it: nearly all there are. They are measured and
//! written without looking for clusters of characters, which is what a frame otherwise spends most of its time on.

use ratatui::buffer::Cell;
use ratatui::style::Style;

/// Whether a character fills one cell and joins none of its like: Latin with the letters of Vietnamese, dashes and dots, arrows,
/// mathematics, lines, blocks, braille. Of others nothing is claimed.
fn is_single(c: char) -> bool {
    matches!(c, ' '..='~' | '¡'..='\u{ac}' | '®'..='\u{2ff}' | 'Ḁ'..='ỿ' | '‐'..='‧' | '←'..='⇿' | '∀'..='⋿' | '─'..='◼' | '⠀'..='⣿')
}

/// The width of a text of single characters; nothing for other texts.
pub fn width(text: &str) -> Option<usize> {
    text.chars()
        .try_fold(0, |count, c| is_single(c).then_some(count + 1))
}

/// Writes a text of single characters over `cells` as far as they reach, and gives the number of cells written; nothing is written of
/// other texts.
pub fn write(cells: &mut [Cell], text: &str, style: Style) -> Option<u16> {
    width(text)?;
    let mut count = 0;
    for (cell, c) in cells.iter_mut().zip(text.chars()) {
        cell.set_char(c).set_style(style);
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Color;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn single_characters_are_written_as_ratatui_writes_them() {
        let style = Style::new().fg(Color::Red).bold();
        let area = Rect::new(0, 0, 4, 1);
        for c in ('\0'..='\u{2fff}').filter(|c| is_single(*c)) {
            for text in [format!("{c}"), format!("{c}{c}{c}"), format!("a{c}▌{c}e")] {
                let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
                let count = write(&mut ours.content, &text, style).unwrap();
                let (end, _) = theirs.set_stringn(0, 0, &text, 4, style);
                assert_eq!(
                    (&ours, count),
                    (&theirs, end),
                    "{text} U+{:04X}",
                    u32::from(c)
                );
                assert_eq!(
                    width(&text).unwrap(),
                    text.width(),
                    "U+{:04X}",
                    u32::from(c)
                );
            }
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "e\u{301}",
            "\u{ad}",
            "\t",
            "会议",
            "👍",
            "☎\u{fe0f}",
            "a\u{200d}b",
            "◽",
        ] {
            let mut cells = vec![Cell::default(); 8];
            assert_eq!(
                (width(text), write(&mut cells, text, Style::new().red())),
                (None, None),
                "{text:?}"
            );
            assert_eq!(cells, vec![Cell::default(); 8]);
        }
        assert_eq!(width("Đàn trâu: 1.234,56 ▇ ⠤ −5"), Some(25));
    }
}
