//! Vietnamese text without its accents, and which of the allowed words a misspelled one was perhaps meant to be.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, `đ` as `d`; runs of spaces are one.
pub(crate) fn fold(text: &str) -> String {
    traced(text).into_iter().map(|(c, _)| c).collect()
}

/// Folds a text: each letter with the position of the character it came from.
pub(crate) fn traced(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        if c.is_whitespace() {
            if out.last().is_some_and(|(last, _)| *last != ' ') {
                out.push((' ', at));
            }
            continue;
        }
        let c = if matches!(c, 'đ' | 'Đ') { 'd' } else { c };
        let plain = c.nfd().filter(|c| !is_combining_mark(*c));
        out.extend(plain.flat_map(char::to_lowercase).map(|c| (c, at)));
    }
    out
}

/// Letters and digits without accents; what stands between them is one space.
pub(crate) fn key(text: &str) -> String {
    joined(text, char::is_alphanumeric, " ")
}

/// An identifier made of the letters and digits of a text.
pub(crate) fn slug(text: &str) -> String {
    joined(text, |c| c.is_ascii_alphanumeric(), "-")
}

fn joined(text: &str, is_kept: impl Fn(char) -> bool, by: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c| !is_kept(c)).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(by)
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
    let plain = |s: &str| fold(s).replace(['-', '_', ' '], "");
    let wanted = plain(text);
    let near = candidates.into_iter().filter_map(|candidate| {
        let letters = plain(candidate);
        let (asked, length) = (wanted.chars().count(), letters.chars().count());
        let limit = (length.max(asked) / 3).clamp(usize::from(length > 2), 3);
        // swapped neighbours are one slip
        let distance = || strsim::osa_distance(&wanted, &letters);
        let distance = (length.abs_diff(asked) <= limit).then(distance)?;
        (distance <= limit).then_some((distance, candidate))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, c)| c)
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
        // swapped neighbours are one slip, a letter that is missing or too many another
        let near = |text: &str, name: &str| nearest(text, [name]).is_some();
        assert!(near("acb", "abc") && near("luke", "luyke") && near("donghke", "dongkhe"));
        assert!(!near("acb", "bca") && !near("kitten", "sitting"));
    }

    #[test]
    fn makes_identifiers() {
        let check = |text: &str, expect: &str| assert_eq!(slug(text), expect);
        check("Đông Khê", "dong-khe");
        check("Thu ngân sách (tổng)", "thu-ngan-sach-tong");
        check("gn_tong", "gn-tong");
        check("---", "");
    }
}
