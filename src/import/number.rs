//! Numbers that were typed as text, in the notations that people use: `1.234,5`, `1,234.5`, `1 234`, `(12)`, `ước 12`, `12%`.
//!
//! What has two readings is given with both; nothing is guessed here.

use rust_decimal::Decimal;

use crate::model::Qualifier;
use crate::model::number::MINUS;
use crate::text::fold::fold;

pub use crate::text::import::Notation;

/// The number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// It can be read in one way; with the notation, where the signs tell.
    Sure(Decimal, Option<Notation>),
    /// A single dot or comma before three digits: thousands to one reader, decimals to another.
    Either {
        vietnamese: Decimal,
        english: Decimal,
    },
}

/// What a text in a cell of figures says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: empty, a dash, dots.
    Missing,
    Number(Typed),
    /// No number.
    Words,
}

/// A number with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    pub value: Value,
    /// The word before it.
    pub qualifier: Option<Qualifier>,
    /// A percent sign follows.
    pub percent: bool,
    /// Other words that follow, such as a unit.
    pub unit: Option<String>,
}

/// Spaces that only look like spaces.
const SPACES: [char; 6] = [
    '\u{a0}', '\u{2007}', '\u{2009}', '\u{202f}', '\u{200b}', '\u{feff}',
];

pub fn read(text: &str) -> Reading {
    let text = text.replace(|c: char| c.is_whitespace() || SPACES.contains(&c), " ");
    let text = text.trim().trim_start_matches('\'').trim();
    let is_filler = |c| matches!(c, '-' | MINUS | '–' | '—' | '.' | '…' | '_' | '/' | ' ');
    if text.chars().all(is_filler) || text.eq_ignore_ascii_case("x") {
        return Reading::Missing;
    }
    number(text).map_or(Reading::Words, Reading::Number)
}

fn number(text: &str) -> Option<Typed> {
    let (qualifier, rest) = qualifier(text);
    let inner = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
    let inner = inner.filter(|inner| inner.starts_with(|c: char| c.is_ascii_digit()));
    let minus = rest.strip_prefix(['-', MINUS, '–']);
    let negative = inner.is_some() || minus.is_some();
    let rest = match inner.or(minus) {
        Some(rest) => rest.trim(),
        None => rest.strip_prefix('+').unwrap_or(rest),
    };
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')));
    let (digits, tail) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let tail = tail.trim();
    let (percent, tail) = match tail.strip_prefix('%') {
        Some(tail) => (true, tail.trim()),
        None => (false, tail),
    };
    // a unit is a word; anything else makes another sort of text: a date, a formula, a range
    let is_unit = !percent
        && tail.starts_with(char::is_alphabetic)
        && !tail.contains(|c: char| c.is_ascii_digit());
    if !tail.is_empty() && !is_unit {
        return None;
    }
    let sign = |value: Decimal| if negative { -value } else { value };
    let value = match value(digits.trim())? {
        Value::Sure(value, notation) => Value::Sure(sign(value), notation),
        Value::Either {
            vietnamese,
            english,
        } => Value::Either {
            vietnamese: sign(vietnamese),
            english: sign(english),
        },
    };
    Some(Typed {
        value,
        qualifier,
        percent,
        unit: is_unit.then(|| tail.to_string()),
    })
}

/// As many digits as a workbook's number is good for.
const SIGNIFICANT: usize = 15;

/// A number as a workbook stores it: `33740.012029`, `1.23E-3`. More than 15 digits are noise of the arithmetic, and go as Excel lets them go.
pub fn stored(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let negative = number.starts_with('-');
    let number = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let all = [whole, decimals].concat();
    if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits = all.trim_start_matches('0');
    let (kept, lost) = digits.split_at_checked(SIGNIFICANT).unwrap_or((digits, ""));
    if kept.is_empty() {
        return Some(Decimal::ZERO);
    }
    let mut mantissa: i128 = kept.parse().ok()?;
    mantissa += i128::from(lost.starts_with(['5', '6', '7', '8', '9']));
    let decimals = i32::try_from(decimals.len()).ok()?;
    let mut scale = decimals.checked_sub(exponent)? - i32::try_from(lost.len()).ok()?;
    while mantissa % 10 == 0 && scale > 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    while scale < 0 {
        (mantissa, scale) = (mantissa.checked_mul(10)?, scale + 1);
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).ok()?).ok()
}

/// The word before a number that says how firm it is.
fn qualifier(text: &str) -> (Option<Qualifier>, &str) {
    let Some((word, rest)) = text.split_once(' ') else {
        let rest = text.strip_suffix('~');
        return (rest.map(|_| Qualifier::Estimate), rest.unwrap_or(text));
    };
    let qualifier = match fold(word.trim_end_matches(':')).as_str() {
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
fn value(text: &str) -> Option<Value> {
    let spaced = text.contains(' ');
    let text = if spaced { &ungrouped(text)? } else { text };
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    // spaces group already: one sign is left, and it stands before decimals
    if dots + commas == 0 || spaced {
        let notation = match (dots, commas) {
            (0, 0) => None,
            (0, 1) => Some(Notation::Vietnamese),
            (1, 0) => Some(Notation::English),
            _ => return None,
        };
        return Some(Value::Sure(decimal(&text.replace(',', "."))?, notation));
    }
    match (exact(text, '.', ','), exact(text, ',', '.')) {
        (Some(value), None) => Some(Value::Sure(value, Some(Notation::Vietnamese))),
        (None, Some(value)) => Some(Value::Sure(value, Some(Notation::English))),
        (Some(vietnamese), Some(english)) => Some(Value::Either {
            vietnamese,
            english,
        }),
        (None, None) => None,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `1` and `234`, `567` may be groups of one number.
fn are_groups<'t>(mut groups: impl Iterator<Item = &'t str>) -> bool {
    let first = groups.next().is_some_and(|g| g.len() <= 3 && is_digits(g));
    first && groups.all(|g| g.len() == 3 && is_digits(g))
}

/// Without spaces between groups of three; nothing where the groups are others.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_at_checked(text.find(['.', ',']).unwrap_or(text.len()))?;
    let groups = || whole.split(' ').filter(|g| !g.is_empty());
    let is_torn = whole.ends_with(' ') || decimals.contains(' ');
    (!is_torn && groups().count() > 1 && are_groups(groups())).then(|| text.replace(' ', ""))
}

/// Reads with one sign between groups and another before decimals.
fn exact(text: &str, group: char, point: char) -> Option<Decimal> {
    let (whole, decimals) = match text.split_once(point) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let is_grouped = whole.contains(group);
    let is_whole = if is_grouped {
        are_groups(whole.split(group)) && !whole.starts_with('0')
    } else {
        is_digits(whole)
    };
    if !is_whole || decimals.is_some_and(|d| !is_digits(d)) {
        return None;
    }
    let plain = whole.replace(group, "");
    decimal(&decimals.map_or_else(|| plain.clone(), |d| format!("{plain}.{d}")))
}

fn decimal(plain: &str) -> Option<Decimal> {
    Decimal::from_str_exact(plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::format;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn plain(value: Value) -> Reading {
        Reading::Number(Typed {
            value,
            qualifier: None,
            percent: false,
            unit: None,
        })
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
        let number = |value: &str, notation, qualifier, percent, unit: Option<&str>| {
            Reading::Number(Typed {
                value: Value::Sure(dec(value), notation),
                qualifier,
                percent,
                unit: unit.map(str::to_string),
            })
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
            );
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
                Reading::Number(Typed { value: Value::Sure(read, _), .. }) => prop_assert_eq!(read, value),
                Reading::Number(Typed { value: Value::Either { vietnamese, .. }, .. }) => prop_assert_eq!(vietnamese, value),
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
