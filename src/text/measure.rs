//! How much room a text takes on a terminal, and how it is broken or cut to fit.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// Whether a character fills one cell and joins none of its like: Latin with the letters of Vietnamese, dashes and dots, arrows,
/// mathematics, lines, blocks, braille. Of others nothing is claimed.
fn is_single(c: char) -> bool {
    matches!(c, ' '..='~' | '¡'..='\u{ac}' | '®'..='\u{2ff}' | 'Ḁ'..='ỿ' | '‐'..='‧' | '←'..='⇿' | '∀'..='⋿' | '─'..='◼' | '⠀'..='⣿')
}

/// The width of a text in which every character fills one cell and joins none beside it: nearly all there are. They are measured
/// without looking for clusters of characters, which is what a frame otherwise spends most of its time on.
pub fn singles(text: &str) -> Option<usize> {
    text.chars()
        .try_fold(0, |count, c| is_single(c).then_some(count + 1))
}

/// The width of a text in cells.
pub fn width(text: &str) -> usize {
    singles(text).unwrap_or_else(|| text.width())
}

/// Breaks a text at spaces into lines of at most `room` cells; a word longer than that is broken.
pub fn wrap(text: &str, room: impl Into<usize>) -> Vec<String> {
    broken(text.split(' '), room.into().max(1), false)
}

/// Breaks each line of a text between words, its indent kept; a word longer than `room` cells stays whole.
pub fn wrap_lines(text: &str, room: usize) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.split('\n') {
        let (indent, _) = line.split_at(line.len() - line.trim_start_matches(' ').len());
        let room = room.saturating_sub(indent.len());
        let lines = broken(line.split_whitespace(), room, true);
        out.extend(lines.into_iter().map(|line| format!("{indent}{line}")));
    }
    out
}

fn broken<'t>(words: impl Iterator<Item = &'t str>, room: usize, whole: bool) -> Vec<String> {
    let mut out = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in words {
        let length = width(word);
        if !line.is_empty() && length + used + 1 > room {
            out.push(std::mem::take(&mut line));
            used = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += 1;
        }
        if whole || length <= room.saturating_sub(used) {
            line.push_str(word);
            used += length;
            continue;
        }
        for c in word.chars() {
            let wide = width(c.encode_utf8(&mut [0; 4]));
            if used + wide > room {
                out.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += wide;
        }
    }
    out.push(line);
    out
}

/// A text as it fits into `room` cells, its end marked where something was left out.
pub fn fitted<'t>(text: &'t str, room: impl Into<usize>, mark: &str) -> Cow<'t, str> {
    let room = room.into();
    if width(text) <= room {
        return text.into();
    }
    if room == 0 {
        return "".into();
    }
    let mut used = width(mark);
    let mut out = String::new();
    for c in text.chars() {
        used += width(c.encode_utf8(&mut [0; 4]));
        if used > room {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push_str(mark);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_characters_are_as_wide_as_they_are_said_to_be() {
        for c in ('\0'..='\u{2fff}').filter(|c| is_single(*c)) {
            for text in [format!("{c}"), format!("{c}{c}{c}"), format!("a{c}▌{c}e")] {
                assert_eq!(singles(&text), Some(text.width()), "U+{:04X}", u32::from(c));
            }
        }
        assert_eq!(singles("Đàn trâu: 1.234,56 ▇ ⠤ −5"), Some(25));
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
            assert_eq!(singles(text), None, "{text:?}");
        }
    }

    #[test]
    fn long_words_are_broken_or_stay_whole() {
        let text = "  một hai\nbabốnnăm";
        assert_eq!(
            wrap("một hai babốnnăm", 6_u16),
            ["một", "hai", "babốnn", "ăm"]
        );
        assert_eq!(wrap_lines(text, 6), ["  một", "  hai", "babốnnăm"]);
        assert_eq!(wrap("", 0_u16), [""]);
        assert_eq!(wrap_lines("\n", 5), ["", ""]);
    }

    #[test]
    fn what_is_cut_is_marked() {
        assert_eq!(fitted("một hai", 7_u16, "…"), "một hai");
        assert_eq!(fitted("một hai", 6_u16, "…"), "một h…");
        assert_eq!(fitted("một hai", 5_u16, "…"), "một…");
        assert_eq!(fitted("一二三", 4_u16, "…"), "一…");
        assert_eq!(fitted("một hai", 0_u16, "…"), "");
    }
}
