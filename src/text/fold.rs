//! Search in Vietnamese text: accents and case optional, with what to highlight.

use unicode_normalization::UnicodeNormalization;

use crate::data::near::traced;
pub(crate) use crate::data::near::{fold, key};

/// A text without line breaks, its words one space apart.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How well a query fits a text, and which characters of the text to highlight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Larger is better.
    pub score: u32,
    /// Positions in the original text, counted in characters, ascending.
    pub marks: Vec<usize>,
}

/// Matches every word of the query somewhere in the text, accents optional. A word fits best at the start of the text, then at the start
/// of a word, then as the initials of words (`dtc`: đầu tư công), then inside a word. Where the query has accents, a text that has the same ones fits better.
pub fn fit(query: &str, text: &str) -> Option<Fit> {
    let (folded, origin): (Vec<char>, Vec<usize>) = traced(text).into_iter().unzip();
    let mut score = 0;
    let mut marks = Vec::new();
    let mut any = false;
    for word in query.split_whitespace() {
        any = true;
        let needle = letters(word);
        let (points, at) = place(&needle, &folded)?;
        score += points;
        marks.extend(at.into_iter().filter_map(|i| origin.get(i).copied()));
    }
    if !any {
        return None;
    }
    if fold(query) != query
        && text
            .to_lowercase()
            .nfc()
            .collect::<String>()
            .contains(&query.to_lowercase().nfc().collect::<String>())
    {
        score += 50;
    }
    // the words together, in their order, are what was meant
    let phrase = letters(query.trim());
    if phrase.contains(&' ')
        && let Some((points, at)) = whole(&phrase, &folded)
    {
        score += 100 + points;
        marks = at
            .filter(|i| folded.get(*i) != Some(&' '))
            .filter_map(|i| origin.get(i).copied())
            .collect();
    }
    marks.sort_unstable();
    marks.dedup();
    Some(Fit { score, marks })
}

fn letters(text: &str) -> Vec<char> {
    traced(text).into_iter().map(|(c, _)| c).collect()
}

/// A phrase that begins at the start of a word; better at the start of the text.
fn whole(phrase: &[char], hay: &[char]) -> Option<(u32, std::ops::Range<usize>)> {
    let at = hay.windows(phrase.len()).enumerate().position(|(at, w)| {
        w == phrase && (at == 0 || hay.get(at - 1).is_some_and(|c| !c.is_alphanumeric()))
    })?;
    Some((if at == 0 { 10 } else { 0 }, at..at + phrase.len()))
}

fn place(needle: &[char], hay: &[char]) -> Option<(u32, Vec<usize>)> {
    if needle.is_empty() {
        return Some((0, Vec::new()));
    }
    let starts_word = |at: usize| at == 0 || hay.get(at - 1).is_some_and(|c| !c.is_alphanumeric());
    let mut inside = None;
    for at in 0..hay.len().saturating_sub(needle.len() - 1) {
        if hay.get(at..at + needle.len()) != Some(needle) {
            continue;
        }
        let points = match (at, starts_word(at)) {
            (0, _) => 40,
            (_, true) => 30,
            _ => 10,
        };
        if points >= 30 {
            return Some((points, (at..at + needle.len()).collect()));
        }
        inside.get_or_insert((points, (at..at + needle.len()).collect::<Vec<_>>()));
    }
    initials(needle, hay, starts_word).or(inside)
}

fn initials(
    needle: &[char],
    hay: &[char],
    starts_word: impl Fn(usize) -> bool,
) -> Option<(u32, Vec<usize>)> {
    if needle.len() < 2 {
        return None;
    }
    let heads: Vec<usize> = (0..hay.len())
        .filter(|at| hay.get(*at).is_some_and(|c| c.is_alphanumeric()) && starts_word(*at))
        .collect();
    heads
        .windows(needle.len())
        .find(|window| {
            window
                .iter()
                .zip(needle)
                .all(|(at, n)| hay.get(*at) == Some(n))
        })
        .map(|window| (20, window.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_every_vietnamese_letter() {
        assert_eq!(fold("Thủ tục Đăng ký"), "thu tuc dang ky");
        assert_eq!(fold("ỆỒẴỰ"), "eoau");
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        let expect = format!(
            "{}{}{}{}{}{}d",
            "a".repeat(18),
            "e".repeat(12),
            "i".repeat(6),
            "o".repeat(18),
            "u".repeat(12),
            "y".repeat(6)
        );
        assert_eq!(fold(letters), expect);
        assert_eq!(fold(&letters.to_uppercase()), expect);
        assert_eq!(fold(&letters.nfd().collect::<String>()), expect);
    }

    #[test]
    fn finds_without_accents_and_marks_the_letters() {
        let check = |query: &str, text: &str, expect: &[usize]| {
            assert_eq!(fit(query, text).unwrap().marks, expect, "{query}");
        };
        check("giai ngan", "Giải ngân vốn", &[0, 1, 2, 3, 5, 6, 7, 8]);
        check("ngân", "Giải ngân vốn", &[5, 6, 7, 8]);
        check("dtc", "Vốn đầu tư công", &[4, 8, 11]);
        check("von giai", "Giải ngân vốn", &[0, 1, 2, 3, 10, 11, 12]);
        assert_eq!(fit("lợn", "Đàn trâu"), None);
        assert_eq!(fit("  ", "Đàn trâu"), None);
    }

    #[test]
    fn ranks_the_better_place_first() {
        let score = |query: &str, text: &str| fit(query, text).unwrap().score;
        assert!(score("thu", "Thu ngân sách") > score("thu", "Tổng thu ngân sách"));
        assert!(score("thu", "Tổng thu") > score("thu", "Xathua"));
        assert!(score("bò", "Đàn bò") > score("bo", "Đàn bò"));
        assert!(
            score("thu ngan sach", "Tổng thu ngân sách")
                > score("thu ngan sach", "Thực hiện vốn ngân sách, thu hồi")
        );
    }

    proptest! {
        #[test]
        fn never_panics_and_marks_lie_inside(query in "\\PC{0,12}", text in "\\PC{0,40}") {
            if let Some(fit) = fit(&query, &text) {
                prop_assert!(fit.marks.iter().all(|m| *m < text.chars().count()));
            }
        }
    }
}
