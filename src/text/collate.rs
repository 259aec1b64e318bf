//! The order of Vietnamese words in lists: syllable by syllable, letters in the order of the alphabet (a ă â b c d đ e ê …), then tones
//! (ngang, huyền, hỏi, ngã, sắc, nặng). Runs of digits go by their value: `Xóm 2` before `Xóm 10`.

use unicode_normalization::UnicodeNormalization;

/// The alphabet, with the letters of other languages where Latin has them.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Tones in their order, as combining marks: huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// One piece of a text, in the order of lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A run of digits: how many without zeros before them, then these.
    Number(usize, String),
    /// A syllable: its letters, then its tones, each with its place.
    Syllable(Vec<u8>, Vec<u8>),
    /// Any other letter or sign of writing.
    Other(char),
}

/// What a text is ordered by. Case and signs between words do not count, but for texts that are otherwise the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pieces: Vec<Piece>,
    text: String,
}

/// The letter of the alphabet and the tone of a character.
fn letter(c: char) -> Option<(u8, u8)> {
    let mut tone = 0;
    let mut bare = String::new();
    for part in c.to_lowercase().nfd() {
        match (0u8..).zip(TONES).find(|(_, t)| *t == part) {
            Some((at, _)) => tone = at + 1,
            None => bare.push(part),
        }
    }
    let bare: String = bare.nfc().collect();
    let at = (0u8..)
        .zip(LETTERS.chars())
        .find(|(_, l)| bare.chars().eq([*l]))
        .map(|(at, _)| at)?;
    Some((at, tone))
}

/// The key of a text.
pub fn key(text: &str) -> Key {
    let mut pieces: Vec<Piece> = Vec::new();
    // whether the next character goes on with the piece before it
    let mut joined = false;
    for c in text.nfc() {
        match (letter(c), pieces.last_mut()) {
            (Some((letter, tone)), Some(Piece::Syllable(letters, tones))) if joined => {
                letters.push(letter);
                tones.push(tone);
            }
            (Some((letter, tone)), _) => pieces.push(Piece::Syllable(vec![letter], vec![tone])),
            (None, last) if c.is_ascii_digit() => match last {
                Some(Piece::Number(length, digits)) if joined => {
                    if *length > 0 || c != '0' {
                        digits.push(c);
                        *length += 1;
                    }
                }
                _ if c == '0' => pieces.push(Piece::Number(0, String::new())),
                _ => pieces.push(Piece::Number(1, c.to_string())),
            },
            (None, _) if c.is_alphanumeric() => pieces.push(Piece::Other(c)),
            (None, _) => {
                joined = false;
                continue;
            }
        }
        joined = true;
    }
    Key {
        pieces,
        text: text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(sorted: &[&str]) {
        for (a, b) in sorted.iter().zip(sorted.iter().skip(1)) {
            assert!(key(a) < key(b), "{a} < {b}");
        }
    }

    #[test]
    fn letters_in_the_order_of_the_alphabet() {
        check(&[
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m",
            "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z",
        ]);
        check(&["Dân quân", "Đảng ủy", "Em", "Êm"]);
    }

    #[test]
    fn tones_after_letters_syllable_by_syllable() {
        check(&["ma", "mà", "mả", "mã", "má", "mạ", "man", "mă", "mâ"]);
        check(&["ba", "ba bị", "bà", "bà con", "bá"]);
        check(&[
            "Ban Quản lý dự án",
            "Ban Thường vụ Đảng ủy",
            "Bản Nghèn",
            "Công an xã",
        ]);
        check(&["hoa", "hoà bình", "hoạ"]);
    }

    #[test]
    fn digits_by_their_value_and_before_letters() {
        check(&["1", "02", "10", "a"]);
        check(&["Xóm 1", "Xóm 2", "Xóm 10", "Xóm 10a", "Xóm 11", "Xóm Chợ"]);
    }

    #[test]
    fn case_and_signs_count_last() {
        check(&["Văn hóa - Xã hội", "Văn hóa, xã hội", "văn phòng"]);
        check(&["UBND xã", "ubnd xã"]);
        assert_eq!(key("Văn phòng").pieces, key("VĂN PHÒNG").pieces);
        // the same letters, composed or not
        assert_eq!(
            key("Đảng ủy").pieces,
            key(&"Đảng ủy".nfd().collect::<String>()).pieces
        );
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            prop_assert_eq!(key(&text).cmp(&key(&text)), std::cmp::Ordering::Equal);
        }
    }
}
