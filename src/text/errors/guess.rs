//! What a wrongly written number was perhaps meant to be.

use crate::model::number;

/// The readings of a number that is not in Vietnamese notation.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// A thousand and more to one reader, a decimal to another.
    Two {
        /// The digits of the whole number.
        whole: String,
        /// The decimal in Vietnamese notation.
        decimal: String,
    },
    /// Only this can be meant; in Vietnamese notation.
    One(String),
    /// Nobody knows.
    Nothing,
}

/// Reads a number as people in other places or in a hurry write it.
pub(super) fn guess(text: &str) -> Guess {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '%' | '+' | '\u{200b}'))
        .collect();
    let (sign, body) = match kept.strip_prefix(['-', number::MINUS]) {
        Some(body) => ("-", body),
        None => ("", kept.as_str()),
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let (dots, commas) = (body.matches('.').count(), body.matches(',').count());
    let split = |separator| {
        body.split_once(separator)
            .filter(|(a, b)| digits(a) && digits(b))
    };
    if let Some((a, b)) = (dots + commas == 1)
        .then(|| split(if dots == 1 { '.' } else { ',' }))
        .flatten()
    {
        if b.len() == 3 && a.len() <= 3 {
            let whole = format!("{a}{b}");
            let whole = whole.trim_start_matches('0');
            let whole = format!("{sign}{}", if whole.is_empty() { "0" } else { whole });
            return Guess::Two {
                whole,
                decimal: format!("{sign}{a},{b}"),
            };
        }
        return Guess::One(format!("{sign}{a},{b}"));
    }
    // 1,234.56 as in English
    let swapped: String = body
        .chars()
        .map(|c| {
            if c == ',' {
                '.'
            } else if c == '.' {
                ','
            } else {
                c
            }
        })
        .collect();
    for candidate in [body, &swapped] {
        if number::parse(candidate).is_ok() {
            return Guess::One(format!("{sign}{candidate}"));
        }
    }
    Guess::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_what_was_meant() {
        let one = |text: &str| Guess::One(text.to_string());
        let two = |whole: &str, decimal: &str| Guess::Two {
            whole: whole.to_string(),
            decimal: decimal.to_string(),
        };
        let check = |text: &str, expect: Guess| assert_eq!(guess(text), expect, "{text}");
        check("1.283", two("1283", "1,283"));
        check("1,283", two("1283", "1,283"));
        check("-0.500", two("-500", "-0,500"));
        check("0.000", two("0", "0,000"));
        check("1.28", one("1,28"));
        check("12345.678", one("12345,678"));
        check("1.234,56", one("1.234,56"));
        check("1,234.56", one("1.234,56"));
        check("1.234.567", one("1.234.567"));
        check("1,234,567", one("1.234.567"));
        check("26 500", one("26500"));
        check("31,57%", one("31,57"));
        check("12,", Guess::Nothing);
        check("1.2.3", Guess::Nothing);
        check("abc", Guess::Nothing);
        check("", Guess::Nothing);
    }
}
