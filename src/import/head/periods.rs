//! Which period a title or a head names.

use crate::model::Period;

/// The period that a text names: `tháng 02/2026`, `tháng 2 năm 2026`, `quý I/2026`, `tuần 3 năm 2026`, `năm 2026`. Folded text.
pub fn period(folded: &str) -> Option<Period> {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|w| w.parse::<u32>().ok());
    let year = |from: usize| {
        let skip = usize::from(words.get(from) == Some(&"nam"));
        number(from + skip)
            .filter(|y| (1990..=2100).contains(y))
            .and_then(|y| i32::try_from(y).ok())
    };
    for (at, word) in words.iter().enumerate() {
        let found = match *word {
            "thang" => number(at + 1)
                .filter(|m| (1..=12).contains(m))
                .and_then(|m| Some(Period::Month(year(at + 2)?, m))),
            "tuan" => number(at + 1)
                .filter(|w| (1..=53).contains(w))
                .and_then(|w| format!("{:04}-W{w:02}", year(at + 2)?).parse().ok()),
            "quy" => {
                let quarter = match words.get(at + 1).copied() {
                    Some("i" | "1") => Some(1),
                    Some("ii" | "2") => Some(2),
                    Some("iii" | "3") => Some(3),
                    Some("iv" | "4") => Some(4),
                    _ => None,
                };
                quarter.and_then(|q| Some(Period::Quarter(year(at + 2)?, q)))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether a head is about this period: it names it, or another one; nothing where it names none.
pub fn about(folded: &str, period: Period) -> Option<bool> {
    if let Some(named) = self::period(folded) {
        return Some(named == period);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let after = |word: &str| {
        words
            .iter()
            .position(|w| *w == word)
            .and_then(|at| words.get(at + 1))
            .copied()
    };
    let (kind, own) = match period {
        Period::Week(_, week) => ("tuan", week),
        Period::Month(_, month) => ("thang", month),
        Period::Quarter(_, quarter) => ("quy", quarter),
        Period::Year(_) => ("nam", 0),
    };
    match after(kind).or_else(|| after("ky")) {
        Some("nay") => return Some(true),
        Some("truoc") => return Some(false),
        _ => {}
    }
    let roman = |word: &str| {
        ["i", "ii", "iii", "iv"]
            .iter()
            .position(|r| *r == word)
            .and_then(|at| u32::try_from(at + 1).ok())
    };
    let number = after(kind).filter(|_| kind != "nam").and_then(|w| {
        w.parse()
            .ok()
            .or_else(|| roman(w).filter(|_| kind == "quy"))
    });
    if let Some(number) = number {
        return Some(number == own);
    }
    // a year alone says only which one it is not
    let year = period.window().1.format("%Y").to_string();
    match after("nam") {
        Some(named) if named.len() == 4 && named.bytes().all(|b| b.is_ascii_digit()) => {
            (named != year).then_some(false)
        }
        Some("truoc") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::names::key;

    #[test]
    fn titles_name_periods() {
        let check = |title: &str, expect: Option<&str>| {
            assert_eq!(
                period(&key(title)).map(|p| p.to_string()).as_deref(),
                expect,
                "{title}"
            )
        };
        check("BIỂU SỐ LIỆU THÁNG 02/2026", Some("2026-02"));
        check("Báo cáo tháng 2 năm 2026", Some("2026-02"));
        check("Kết quả Quý I/2024, nhiệm vụ Quý II", Some("2024-Q1"));
        check("Quý 4 năm 2025", Some("2025-Q4"));
        check("Tuần 03/2026", Some("2026-W03"));
        check("(Số liệu tính đến ngày 12/02/2026)", None);
        check("Kế hoạch năm 2026", None);
        check("Tháng 13/2026", None);
        check("Tuần 53 năm 2025", None);
    }

    #[test]
    fn heads_are_about_a_period() {
        let check = |head: &str, of: &str, expect| {
            assert_eq!(
                about(&key(head), of.parse().unwrap()),
                expect,
                "{head} {of}"
            )
        };
        check("Thực hiện tháng 02/2026", "2026-02", Some(true));
        check("Thực hiện tháng 01/2026", "2026-02", Some(false));
        check("TH tháng 2", "2026-02", Some(true));
        check("TH tháng 12", "2026-02", Some(false));
        check("Thực hiện tháng này", "2026-02", Some(true));
        check("Kỳ này", "2026-W05", Some(true));
        check("Kỳ trước", "2026-W05", Some(false));
        check("Thực hiện quý I", "2026-Q1", Some(true));
        check("Thực hiện quý 2", "2026-Q1", Some(false));
        check("Thực hiện năm 2025", "2026-02", Some(false));
        check("Kế hoạch năm 2026", "2026-02", None);
        check("Thực hiện năm trước", "2026-02", Some(false));
        check("Thực hiện", "2026-02", None);
        check("Lũy kế", "2026-02", None);
    }
}
