//! Which period a title or a head names. Texts are folded.

use chrono::Datelike;

use crate::model::Period;

/// The period that a text names: `tháng 02/2026`, `tháng 2 năm 2026`, `quý I/2026`, `tuần 3 năm 2026`.
pub fn period(folded: &str) -> Option<Period> {
    let words: Vec<&str> = folded.split(' ').collect();
    let year = |words: &[&str]| {
        let word = words.iter().find(|w| **w != "nam")?;
        word.parse().ok().filter(|y| (1990..=2100).contains(y))
    };
    let named = |words: &[&str]| {
        let [kind, number, rest @ ..] = words else {
            return None;
        };
        let within = |most: u32| number.parse().ok().filter(|n| (1..=most).contains(n));
        let year = || year(rest.get(..2).unwrap_or(rest));
        match *kind {
            "thang" => Some(Period::Month(year()?, within(12)?)),
            "tuan" => format!("{:04}-W{:02}", year()?, within(53)?).parse().ok(),
            "quy" => Some(Period::Quarter(year()?, quarter(number)?)),
            _ => None,
        }
    };
    (0..words.len()).find_map(|at| named(words.get(at..)?))
}

fn quarter(word: &str) -> Option<u32> {
    match word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

/// Whether a head is about this period: it names it, or another one; nothing where it names none.
pub fn about(folded: &str, period: Period) -> Option<bool> {
    if let Some(named) = self::period(folded) {
        return Some(named == period);
    }
    let after = |word: &str| {
        let mut words = folded.split(' ').skip_while(|w| *w != word);
        words.nth(1)
    };
    let (kind, own) = match period {
        Period::Week(_, week) => ("tuan", Some(week)),
        Period::Month(_, month) => ("thang", Some(month)),
        Period::Quarter(_, quarter) => ("quy", Some(quarter)),
        Period::Year(_) => ("nam", None),
    };
    match after(kind).or_else(|| after("ky")) {
        Some("nay") => return Some(true),
        Some("truoc") => return Some(false),
        _ => {}
    }
    let number = |w: &str| {
        let quarter = || quarter(w).filter(|_| kind == "quy");
        w.parse().ok().or_else(quarter)
    };
    if let Some(own) = own
        && let Some(number) = after(kind).and_then(number)
    {
        return Some(number == own);
    }
    // a year alone says only which one it is not
    match after("nam")? {
        "truoc" => Some(false),
        named if named.len() == 4 => {
            let named: i32 = named.parse().ok()?;
            (named != period.window().1.year()).then_some(false)
        }
        _ => None,
    }
}

#[cfg(test)]
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
            );
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
            );
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
