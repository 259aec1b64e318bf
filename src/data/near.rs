//! Which of the allowed words a misspelled one was perhaps meant to be.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, `đ` as `d`.
pub(crate) fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// An identifier made of the letters and digits of a text.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_string()
}

/// The candidate nearest to `text`, if it is near enough to have been meant.
pub(crate) fn nearest<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // beyond this nobody mistypes; it also bounds the work on a hostile file
    if text.chars().count() > 80 {
        return None;
    }
    let plain = |s: &str| {
        fold(s)
            .chars()
            .filter(|c| !matches!(c, '-' | '_' | ' '))
            .collect::<Vec<_>>()
    };
    let wanted = plain(text);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let letters = plain(candidate);
        let limit = (letters.len().max(wanted.len()) / 3).clamp(usize::from(letters.len() > 2), 3);
        if letters.len().abs_diff(wanted.len()) > limit {
            continue;
        }
        let found = distance(&wanted, &letters);
        if found <= limit && best.is_none_or(|(d, _)| found < d) {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, c)| c)
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, &ca) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut previous_b = None;
        for (j, &cb) in b.iter().enumerate() {
            let at = |line: &[usize], k: usize| line.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&last, j) + usize::from(ca != cb))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            if previous_a == Some(cb) && previous_b == Some(ca) && j > 0 {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
            previous_b = Some(cb);
        }
        before = std::mem::replace(&mut last, row);
        previous_a = Some(ca);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let keys = ["chi_tieu", "thuc_hien", "cung_ky", "nguon", "ngay"];
        let check =
            |text: &str, expect: Option<&str>| assert_eq!(nearest(text, keys), expect, "{text}");
        check("chitieu", Some("chi_tieu"));
        check("chỉ_tiêu", Some("chi_tieu"));
        check("thuc_hine", Some("thuc_hien"));
        check("nguồn", Some("nguon"));
        check("ghi_chu", None);
        check("x", None);
        check("", None);
    }

    #[test]
    fn makes_identifiers() {
        let check = |text: &str, expect: &str| assert_eq!(slug(text), expect);
        check("Đông Khê", "dong-khe");
        check("Thu ngân sách (tổng)", "thu-ngan-sach-tong");
        check("gn_tong", "gn-tong");
        check("---", "");
    }

    #[test]
    fn counts_slips_of_the_finger() {
        let check = |a: &str, b: &str, expect| {
            assert_eq!(
                distance(
                    &a.chars().collect::<Vec<_>>(),
                    &b.chars().collect::<Vec<_>>()
                ),
                expect,
                "{a} {b}"
            );
        };
        check("", "abc", 3);
        check("abc", "", 3);
        check("abc", "acb", 1);
        check("abc", "abd", 1);
        check("luyke", "luke", 1);
        check("kitten", "sitting", 3);
    }
}
