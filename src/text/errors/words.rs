//! Numbers in words, so that two readings of the same digits cannot be confused.

use crate::text::{Lang, joined};

const VI: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];
const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

fn pick<const N: usize>(words: &[&'static str; N], at: u32) -> &'static str {
    words.get(at as usize).copied().unwrap_or_default()
}

/// Up to 999 999 in Vietnamese: `một nghìn hai trăm tám mươi ba`.
fn whole_vi(value: u32) -> String {
    let (thousands, rest) = (value / 1000, value % 1000);
    let mut words = Vec::new();
    if thousands > 0 {
        group_vi(thousands, false, &mut words);
        words.push("nghìn");
    }
    if rest > 0 || thousands == 0 {
        group_vi(rest, thousands > 0, &mut words);
    }
    words.join(" ")
}

/// Three digits; `after` a higher group the hundreds are said even when there are none.
fn group_vi(value: u32, after: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, units) = (value / 100, value / 10 % 10, value % 10);
    if hundreds > 0 || after {
        words.extend([pick(&VI, hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && (hundreds > 0 || after) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([pick(&VI, tens), "mươi"]),
    }
    match units {
        0 if value > 0 || after => {}
        1 if tens > 1 => words.push("mốt"),
        4 if tens > 1 => words.push("tư"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(pick(&VI, units)),
    }
}

/// Up to 999 999 in English.
fn whole_en(value: u32) -> String {
    let (thousands, rest) = (value / 1000, value % 1000);
    let mut words = Vec::new();
    if thousands > 0 {
        words.push(format!("{} thousand", group_en(thousands)));
    }
    if rest > 0 || thousands == 0 {
        words.push(group_en(rest));
    }
    words.join(" ")
}

fn group_en(value: u32) -> String {
    let (hundreds, rest) = (value / 100, value % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.push(format!("{} hundred", pick(&EN, hundreds)));
    }
    if rest >= 20 {
        let (tens, units) = (pick(&EN_TENS, rest / 10), rest % 10);
        words.push(if units > 0 {
            format!("{tens}-{}", pick(&EN, units))
        } else {
            tens.to_string()
        });
    } else if rest > 0 || hundreds == 0 {
        words.push(pick(&EN, rest).to_string());
    }
    words.join(" ")
}

/// A number of the form `-12,345` in words: `một phẩy hai tám ba`; nothing where it is too long to be read at a glance.
pub(super) fn spoken(lang: Lang, text: &str) -> Option<String> {
    let (minus, body) = match text.strip_prefix('-') {
        Some(body) => (Some(lang.pick("âm", "minus").to_string()), body),
        None => (None, text),
    };
    let (left, right) = body.split_once(',').unwrap_or((body, ""));
    let value = left.parse::<u32>().ok().filter(|v| *v < 1_000_000)?;
    let whole = match lang {
        Lang::Vi => whole_vi(value),
        Lang::En => whole_en(value),
    };
    let digit = |d| lang.pick(pick(&VI, d), pick(&EN, d));
    let decimals = right.chars().filter_map(|c| c.to_digit(10)).map(digit);
    let point = (!right.is_empty()).then_some(lang.pick("phẩy", "point"));
    let decimals: Vec<&str> = point.into_iter().chain(decimals).collect();
    let decimals = point.map(|_| decimals.join(" "));
    Some(joined([minus, Some(whole), decimals], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_vietnamese() {
        let check = |text: &str, expect: &str| {
            assert_eq!(spoken(Lang::Vi, text).as_deref(), Some(expect), "{text}");
        };
        check("0", "không");
        check("5", "năm");
        check("10", "mười");
        check("15", "mười lăm");
        check("21", "hai mươi mốt");
        check("24", "hai mươi tư");
        check("105", "một trăm linh năm");
        check("110", "một trăm mười");
        check("500", "năm trăm");
        check("1000", "một nghìn");
        check("1005", "một nghìn không trăm linh năm");
        check("1083", "một nghìn không trăm tám mươi ba");
        check("1283", "một nghìn hai trăm tám mươi ba");
        check(
            "239795",
            "hai trăm ba mươi chín nghìn bảy trăm chín mươi lăm",
        );
        check("1,283", "một phẩy hai tám ba");
        check("-0,500", "âm không phẩy năm không không");
        assert_eq!(spoken(Lang::Vi, "1234567890"), None);
    }

    #[test]
    fn speaks_english() {
        let check = |text: &str, expect: &str| {
            assert_eq!(spoken(Lang::En, text).as_deref(), Some(expect), "{text}");
        };
        check("0", "zero");
        check("1283", "one thousand two hundred eighty-three");
        check("1,283", "one point two eight three");
        check("500", "five hundred");
        check("120", "one hundred twenty");
        check("-0,5", "minus zero point five");
    }
}
