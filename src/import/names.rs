//! Names of rows: without the marks of an outline, folded so that accents and spelling do not matter.

pub(super) use crate::text::fold::key;
use crate::text::fold::one_line;

/// Abbreviations that offices use, folded, and what they stand for.
const SHORT: [(&str, &str); 30] = [
    ("nsnn", "ngan sach nha nuoc"),
    ("nstw", "ngan sach trung uong"),
    ("nsdp", "ngan sach dia phuong"),
    ("ns", "ngan sach"),
    ("tw", "trung uong"),
    ("dtc", "dau tu cong"),
    ("ctmtqg", "chuong trinh muc tieu quoc gia"),
    ("ntm", "nong thon moi"),
    ("gcn", "giay chung nhan"),
    ("gcnqsdd", "giay chung nhan quyen su dung dat"),
    ("qsdd", "quyen su dung dat"),
    ("sdd", "su dung dat"),
    ("hs", "ho so"),
    ("tthc", "thu tuc hanh chinh"),
    ("bhyt", "bao hiem y te"),
    ("bhxh", "bao hiem xa hoi"),
    ("btxh", "bao tro xa hoi"),
    ("ncc", "nguoi co cong"),
    ("kt", "kinh te"),
    ("kd", "kinh doanh"),
    ("hkd", "ho kinh doanh"),
    ("dk", "dang ki"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("sxkd", "san xuat kinh doanh"),
    ("vpkhc", "vi pham hanh chinh"),
    ("vphc", "vi pham hanh chinh"),
    ("antt", "an ninh trat tu"),
    ("atgt", "an toan giao thong"),
    ("lk", "luy ke"),
];

/// A key in which `tỷ` and `tỉ`, `NSNN` and what it stands for are the same.
pub fn loose(key: &str) -> String {
    let known = |word: &str| SHORT.iter().find(|(short, _)| *short == word);
    let long = |word| known(word).map_or(word, |(_, long)| *long);
    let words: Vec<&str> = key.split(' ').map(long).collect();
    words.join(" ").replace('y', "i")
}

/// Where a row stands in its outline: the smaller the number, the higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(pub u8);

impl Level {
    /// A heading without a mark and without figures.
    pub const HEADING: Self = Self(5);
    /// A row without a mark.
    pub const BARE: Self = Self(45);
}

/// The level that the mark of an outline means; nothing where a text is no such mark.
pub fn mark(text: &str) -> Option<Level> {
    let text = text.trim();
    match text {
        "-" | "–" | "—" | "−" => return Some(Level(50)),
        "+" => return Some(Level(60)),
        "*" | "•" | "·" | "○" | "▪" => return Some(Level(55)),
        _ => {}
    }
    let inner = text.trim_matches(['(', ')', '.', '/', ' ']);
    let length = inner.chars().count();
    let is_lower = inner.starts_with(char::is_lowercase);
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    if length == 0 || length > 9 {
        None
    } else if inner.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        Some(Level(10))
    } else if length == 1 && inner.chars().all(char::is_uppercase) {
        Some(Level(7))
    } else if inner.split('.').all(digits) {
        let depth = u8::try_from(inner.matches('.').count()).unwrap_or(u8::MAX);
        Some(match depth {
            0 => Level(20),
            _ => Level(depth.saturating_add(29).min(39)),
        })
    } else if length == 1 && is_lower {
        Some(Level(40))
    } else if length == 2 && is_lower && inner.ends_with(|c: char| c.is_ascii_digit()) {
        Some(Level(42))
    } else {
        None
    }
}

/// A name without the mark before it and the signs behind it, and the level of the mark.
pub fn strip(text: &str) -> (Option<Level>, String) {
    let text = one_line(text);
    let mut rest = text.as_str();
    let mut level = None;
    // `- Trong đó: vốn địa phương`
    for _ in 0..3 {
        let Some((found, after)) = marked(rest) else {
            break;
        };
        level = level.or(Some(found));
        rest = after.trim_start();
    }
    let name = rest.trim_end_matches([':', ';', '.', ',', ' ', '*']);
    (level, name.to_string())
}

/// The level of the mark that a name begins with, and what comes behind it.
fn marked(name: &str) -> Option<(Level, &str)> {
    if let Some(after) = name.strip_prefix(['-', '–', '—', '−', '+', '*', '•', '·']) {
        let sign = name.strip_suffix(after)?;
        return Some((mark(sign)?, after));
    }
    if let Some((word, after)) = name.split_once(' ')
        && word.ends_with(['.', ')', '/', ':'])
        && let Some(level) = mark(word.trim_end_matches(':'))
    {
        return Some((level, after));
    }
    let (before, after) = name.split_once(':')?;
    let is_part = ["trong do", "gom", "bao gom", "cu the"].contains(&&*key(before));
    is_part.then_some((Level(50), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_marks_off() {
        let check = |text: &str, level: Option<u8>, name: &str| {
            assert_eq!(strip(text), (level.map(Level), name.to_string()), "{text}");
        };
        check("Đàn trâu", None, "Đàn trâu");
        check("- Vốn địa phương", Some(50), "Vốn địa phương");
        check("– Vốn địa phương:", Some(50), "Vốn địa phương");
        check("+ ODA", Some(60), "ODA");
        check("I. Kinh tế", Some(10), "Kinh tế");
        check("1. Thu ngân sách", Some(20), "Thu ngân sách");
        check("1.2. Thu phí", Some(30), "Thu phí");
        check("1) Thu ngân sách", Some(20), "Thu ngân sách");
        check("a) Trâu", Some(40), "Trâu");
        check("Trong đó: Hồ sơ đúng hạn", Some(50), "Hồ sơ đúng hạn");
        check("  -   Trong đó: nữ ", Some(50), "nữ");
        check("a", None, "a");
        check("2 con", None, "2 con");
        check("", None, "");
    }

    #[test]
    fn keys_forgive_accents_and_spelling() {
        let check = |a: &str, b: &str| assert_eq!(loose(&key(a)), loose(&key(b)), "{a} {b}");
        check("Tỷ lệ che phủ rừng", "Tỉ lệ che phủ rừng");
        check("Tổng thu NSNN", "tong thu ngan sach  nha nuoc");
        check("Lũy kế", "Luỹ kế");
        check("Đàn lợn", "ĐÀN LỢN:");
        check("HS đăng ký đất", "Hồ sơ đăng kí đất");
    }
}
