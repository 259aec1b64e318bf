//! Numbers that were typed as text, in the notations that people use: `1.234,5`, `1,234.5`, `1 234`, `(12)`, `ước 12`, `12%`.
//!
//! What has two readings is given with both; nothing is guessed here.

use rust_decimal::Decimal;

use crate::model::Qualifier;
use crate::model::number::MINUS;
use crate::text::fold::fold;

/// Which sign stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// `1.234,5`.
    Vietnamese,
    /// `1,234.5`.
    English,
}

/// The number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// It can be read in one way; with the notation, where the signs tell.
    Sure(Decimal, Option<Notation>),
    /// A single dot or comma before three digits: thousands to one reader, decimals to another.
    Either {
        /// Read as Vietnamese notation.
        vietnamese: Decimal,
        /// Read as English notation.
        english: Decimal,
    },
}

/// What a text in a cell of figures says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: empty, a dash, dots.
    Missing,
    /// A number.
    Number {
        /// The number.
        value: Value,
        /// The word before it.
        qualifier: Option<Qualifier>,
        /// A percent sign follows.
        percent: bool,
        /// Other words that follow, such as a unit.
        unit: Option<String>,
    },
    /// No number.
    Words,
}

/// Reads a text.
pub fn read(text: &str) -> Reading {
    let text: String = text
        .chars()
        .map(|c| {
            if c.is_whitespace() || is_space(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let text = text.trim().trim_start_matches('\'').trim();
    let empty = |t: &str| {
        t.chars()
            .all(|c| matches!(c, '-' | MINUS | '–' | '—' | '.' | '…' | '_' | '/' | ' '))
    };
    if empty(text) || text.eq_ignore_ascii_case("x") {
        return Reading::Missing;
    }
    let (qualifier, rest) = qualifier(text);
    let (bracketed, rest) = match rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        Some(inner) if inner.starts_with(|c: char| c.is_ascii_digit()) => (true, inner.trim()),
        _ => (false, rest),
    };
    let (negative, rest) = match rest.strip_prefix(['-', MINUS, '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, rest.strip_prefix('+').unwrap_or(rest)),
    };
    if bracketed && negative {
        return Reading::Words;
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
        .unwrap_or(rest.len());
    let (digits, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (digits, tail) = (digits.trim(), tail.trim());
    let (percent, tail) = match tail.strip_prefix('%') {
        Some(tail) => (true, tail.trim()),
        None => (false, tail),
    };
    // a unit is a word; anything else makes another sort of text: a date, a formula, a range
    let is_unit = tail.is_empty()
        || (tail.starts_with(char::is_alphabetic)
            && !tail.contains(|c: char| c.is_ascii_digit())
            && !percent);
    let unit = Some(tail.to_string()).filter(|t| !t.is_empty());
    match number(digits).filter(|_| is_unit) {
        Some(value) => Reading::Number {
            value: signed(value, negative || bracketed),
            qualifier,
            percent,
            unit,
        },
        None => Reading::Words,
    }
}

/// A number as a workbook stores it: `33740.012029`, `1.23E-3`. More than 15 digits are noise of the arithmetic, and go as Excel lets them go.
pub fn stored(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (negative, mantissa) = mantissa
        .strip_prefix('-')
        .map_or((false, mantissa), |rest| (true, rest));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && decimals.is_empty()
        || !whole
            .bytes()
            .chain(decimals.bytes())
            .all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let all: String = [whole, decimals].concat();
    let leading = all.len() - all.trim_start_matches('0').len();
    let mut digits: Vec<u8> = all.bytes().skip(leading).map(|b| b - b'0').collect();
    let mut scale = i32::try_from(decimals.len()).ok()? - exponent;
    if let Some(first_lost) = digits.get(SIGNIFICANT).copied() {
        scale -= i32::try_from(digits.len() - SIGNIFICANT).ok()?;
        digits.truncate(SIGNIFICANT);
        if first_lost >= 5 {
            for digit in digits.iter_mut().rev() {
                if *digit < 9 {
                    *digit += 1;
                    break;
                }
                *digit = 0;
            }
            if digits.iter().all(|d| *d == 0) {
                digits.insert(0, 1);
            }
        }
    }
    let mut mantissa = digits.iter().try_fold(0i128, |sum, d| {
        sum.checked_mul(10)?.checked_add(i128::from(*d))
    })?;
    while mantissa != 0 && mantissa % 10 == 0 && scale > 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    if mantissa == 0 {
        return Some(Decimal::ZERO);
    }
    while scale < 0 {
        (mantissa, scale) = (mantissa.checked_mul(10)?, scale + 1);
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).ok()?).ok()
}

/// As many digits as a workbook's number is good for.
const SIGNIFICANT: usize = 15;

fn signed(value: Value, negative: bool) -> Value {
    match value {
        value if !negative => value,
        Value::Sure(value, notation) => Value::Sure(-value, notation),
        Value::Either {
            vietnamese,
            english,
        } => Value::Either {
            vietnamese: -vietnamese,
            english: -english,
        },
    }
}

/// Spaces that only look like spaces.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{200b}' | '\u{feff}'
    )
}

/// The word before a number that says how firm it is.
fn qualifier(text: &str) -> (Option<Qualifier>, &str) {
    let Some((word, rest)) = text.split_once(' ') else {
        return match text.strip_suffix('~') {
            Some(rest) => (Some(Qualifier::Estimate), rest),
            None => (None, text),
        };
    };
    let folded = fold(word.trim_end_matches(':'));
    let qualifier = match folded.as_str() {
        "uoc" => Qualifier::Estimate,
        "tren" => Qualifier::Over,
        "duoi" => Qualifier::Under,
        "gan" => Qualifier::Nearly,
        "khoang" => Qualifier::About,
        _ => return (None, text),
    };
    (Some(qualifier), rest.trim())
}

/// Digits with signs between them.
fn number(text: &str) -> Option<Value> {
    let (spaced, text) = if text.contains(' ') {
        (true, ungrouped(text)?)
    } else {
        (false, text.to_string())
    };
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let vietnamese = || exact(&text, '.', ',');
    let english = || exact(&text, ',', '.');
    match (dots, commas) {
        (0, 0) => Some(Value::Sure(exact(&text, '.', ',')?, None)),
        _ if spaced => {
            // spaces group already: one sign is left, and it stands before decimals
            let notation = if commas == 1 && dots == 0 {
                Notation::Vietnamese
            } else if dots == 1 && commas == 0 {
                Notation::English
            } else {
                return None;
            };
            let plain = text.replace(',', ".");
            Some(Value::Sure(decimal(&plain)?, Some(notation)))
        }
        _ => match (vietnamese(), english()) {
            (Some(value), None) => Some(Value::Sure(value, Some(Notation::Vietnamese))),
            (None, Some(value)) => Some(Value::Sure(value, Some(Notation::English))),
            (Some(vietnamese), Some(english)) => Some(Value::Either {
                vietnamese,
                english,
            }),
            (None, None) => None,
        },
    }
}

/// Without spaces between groups of three; nothing where the groups are others.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(' ').filter(|g| !g.is_empty());
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let (last, middle) = rest.split_last()?;
    let whole = last.split(['.', ',']).next()?;
    let good = (1..=3).contains(&first.len())
        && digits(first)
        && middle.iter().all(|g| g.len() == 3 && digits(g))
        && whole.len() == 3;
    good.then(|| format!("{first}{}{last}", middle.concat()))
}

/// Reads with one sign between groups and another before decimals.
fn exact(text: &str, group: char, point: char) -> Option<Decimal> {
    let (whole, decimals) = text
        .split_once(point)
        .map_or((text, None), |(w, d)| (w, Some(d)));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if decimals.is_some_and(|d| !digits(d)) {
        return None;
    }
    if whole.contains(group) {
        let mut groups = whole.split(group);
        let first = groups.next()?;
        if !(1..=3).contains(&first.len())
            || !digits(first)
            || first.starts_with('0')
            || groups.any(|g| g.len() != 3 || !digits(g))
        {
            return None;
        }
    } else if !digits(whole) {
        return None;
    }
    let plain: String = whole.chars().filter(|c| *c != group).collect();
    decimal(&match decimals {
        Some(decimals) => format!("{plain}.{decimals}"),
        None => plain,
    })
}

fn decimal(plain: &str) -> Option<Decimal> {
    Decimal::from_str_exact(plain).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::model::number::format;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn plain(value: Value) -> Reading {
        Reading::Number {
            value,
            qualifier: None,
            percent: false,
            unit: None,
        }
    }

    #[test]
    fn reads_the_notations_of_people() {
        use Notation::{English as E, Vietnamese as V};
        let check = |text: &str, value: &str, notation: Option<Notation>| {
            assert_eq!(
                read(text),
                plain(Value::Sure(dec(value), notation)),
                "{text}"
            );
        };
        check("562", "562", None);
        check(" 562 ", "562", None);
        check("0", "0", None);
        check("1.234,5", "1234.5", Some(V));
        check("1.234.567", "1234567", Some(V));
        check("33.740,012029", "33740.012029", Some(V));
        check("12,5", "12.5", Some(V));
        check("0,500", "0.500", Some(V));
        check("1234,567", "1234.567", Some(V));
        check("1,234.5", "1234.5", Some(E));
        check("1,234,567", "1234567", Some(E));
        check("12.5", "12.5", Some(E));
        check("1234.567", "1234.567", Some(E));
        check("0.500", "0.500", Some(E));
        check("1 234", "1234", None);
        check("1 234 567,8", "1234567.8", Some(V));
        check("1\u{a0}234.567", "1234.567", Some(E));
        check("(12)", "-12", None);
        check("-1.234,5", "-1234.5", Some(V));
        check("− 7", "-7", None);
        check("'15", "15", None);
        check("+3", "3", None);
    }

    #[test]
    fn gives_both_readings() {
        let check = |text: &str, vietnamese: &str, english: &str| {
            assert_eq!(
                read(text),
                plain(Value::Either {
                    vietnamese: dec(vietnamese),
                    english: dec(english)
                }),
                "{text}"
            );
        };
        check("1.234", "1234", "1.234");
        check("1,234", "1.234", "1234");
        check("(12.345)", "-12345", "-12.345");
        check("-123.456", "-123456", "-123.456");
    }

    #[test]
    fn knows_what_is_no_number() {
        for text in ["", "-", "–", "…", "...", "x", "X", " - ", "_"] {
            assert_eq!(read(text), Reading::Missing, "{text}");
        }
        for text in [
            "chưa có",
            "12/01/2026",
            "1-2",
            "1.2.3",
            "1,23,456",
            "12.34.567",
            "1 23",
            "12 3456",
            "5+6",
            "(-5)",
            "1.234,5,6",
            "#REF!",
            "12 m2",
        ] {
            assert_eq!(read(text), Reading::Words, "{text}");
        }
    }

    #[test]
    fn reads_what_stands_beside_a_number() {
        let number =
            |value: &str, notation, qualifier, percent, unit: Option<&str>| Reading::Number {
                value: Value::Sure(dec(value), notation),
                qualifier,
                percent,
                unit: unit.map(str::to_string),
            };
        assert_eq!(
            read("ước 12"),
            number("12", None, Some(Qualifier::Estimate), false, None)
        );
        assert_eq!(
            read("12~"),
            number("12", None, Some(Qualifier::Estimate), false, None)
        );
        assert_eq!(
            read("Trên 300 hộ"),
            number("300", None, Some(Qualifier::Over), false, Some("hộ"))
        );
        assert_eq!(
            read("80,59%"),
            number("80.59", Some(Notation::Vietnamese), None, true, None)
        );
        assert_eq!(
            read("80,59 %"),
            number("80.59", Some(Notation::Vietnamese), None, true, None)
        );
        assert_eq!(
            read("12,5 triệu đồng"),
            number(
                "12.5",
                Some(Notation::Vietnamese),
                None,
                false,
                Some("triệu đồng")
            )
        );
    }

    #[test]
    fn stored_numbers_lose_their_noise_only() {
        let check = |text: &str, expect: &str| {
            assert_eq!(
                stored(text).map(|d| d.to_string()).as_deref(),
                Some(expect),
                "{text}"
            )
        };
        check("33740.012029", "33740.012029");
        check("562", "562");
        check("562.0", "562");
        check("0.30000000000000004", "0.3");
        check("7.0000000000000009", "7");
        check("0.1", "0.1");
        check("12118", "12118");
        check("1.5E3", "1500");
        check("1.2345E-2", "0.012345");
        check("-2.5000000000000001E-2", "-0.025");
        check("9.9999999999999995", "10");
        check("285250000", "285250000");
        check("123456789012345678", "123456789012346000");
        check("0", "0");
        check("-0", "0");
        check("1E-20", "0.00000000000000000001");
        for bad in ["", "a", "1.2.3", "1E400", "1E-400", "NaN", "1e", "."] {
            assert_eq!(stored(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_we_write_is_read_or_has_two_readings(mantissa in -99_999_999_999i64..=99_999_999_999, scale in 0u32..=6) {
            let value = Decimal::new(mantissa, scale);
            match read(&format(value)) {
                Reading::Number { value: Value::Sure(read, _), .. } => prop_assert_eq!(read, value),
                Reading::Number { value: Value::Either { vietnamese, .. }, .. } => prop_assert_eq!(vietnamese, value),
                other => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn never_panics(text in "\\PC{0,30}", digits in "[0-9.,eE+ ()%-]{0,20}") {
            let _ = (read(&text), stored(&text), read(&digits), stored(&digits));
        }

        #[test]
        fn what_excel_stores_comes_back(mantissa in -999_999_999_999_999i64..=999_999_999_999_999, scale in 0u32..=9) {
            let value = Decimal::new(mantissa, scale);
            let float: f64 = value.to_string().parse().unwrap();
            // seventeen digits, as most programs write them
            prop_assert_eq!(stored(&format!("{float:.16e}")), Some(value.normalize()));
        }
    }
}
