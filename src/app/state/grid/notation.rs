//! A figure as people type it: `12.345,6`, `1,5`, `ước 12`, `12~`; empty or `-` where there is none.

use crate::model::number::{self, MINUS, NumberError};
use crate::model::{Qualifier, Reading};
use crate::text::{Lang, fold};

/// The longest text that a cell takes.
pub const MOST_LETTERS: usize = 60;

/// Reads what was typed; nothing where there is no figure. A percent sign may follow where the unit is percent.
pub fn read(text: &str, percent: bool) -> Result<Option<Reading>, NumberError> {
    let plain = |c: char| {
        if c.is_whitespace() || c == '\u{202f}' || c == '\u{a0}' {
            ' '
        } else {
            c
        }
    };
    let text: String = text
        .chars()
        .filter(|c| *c != '\u{feff}')
        .map(plain)
        .collect();
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "–" | "—" | "\u{2212}") {
        return Ok(None);
    }
    let text = if percent {
        text.strip_suffix('%').map_or(text, str::trim_end)
    } else {
        text
    };
    let (text, marked) = match (text.strip_prefix('~'), text.strip_suffix('~')) {
        (Some(rest), _) | (None, Some(rest)) => (rest.trim(), Some(Qualifier::Estimate)),
        (None, None) => (text, None),
    };
    let starts = |c: char| c.is_ascii_digit() || matches!(c, '-' | MINUS | ',' | '.');
    let (words, digits) = text.split_at(text.find(starts).unwrap_or(text.len()));
    let words = words.trim();
    let qualifier = match (words.chars().next(), marked) {
        (None, marked) => marked,
        (Some(first), None) => Some(named(words).ok_or(NumberError::Character(first, 0))?),
        (Some(first), Some(_)) => return Err(NumberError::Character(first, 0)),
    };
    let value = number::parse(digits)?;
    Ok(Some(Reading { value, qualifier }))
}

/// The word for how firm a figure is, in either language, accents optional.
fn named(words: &str) -> Option<Qualifier> {
    let said = fold::fold(words);
    let is = |name: &str| fold::fold(name) == said;
    let mut all = Qualifier::ALL.iter().copied();
    all.find(|q| is(q.name(Lang::Vi)) || is(q.name(Lang::En)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::entry;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, percent: bool, expect: &str) {
        let said = match read(text, percent) {
            Ok(reading) => reading.map_or("none".to_string(), |r| {
                let q = r.qualifier.map(|q| format!(" {q:?}")).unwrap_or_default();
                format!("{}{q}", r.value)
            }),
            Err(why) => format!("{why:?}"),
        };
        assert_eq!(said, expect, "{text:?}");
    }

    #[test]
    fn figures_as_people_type_them() {
        for (text, expect) in [
            ("", "none"),
            ("  ", "none"),
            ("-", "none"),
            ("–", "none"),
            ("562", "562"),
            ("12.345,6", "12345.6"),
            (" 1,5 ", "1.5"),
            ("\u{a0}1,5\u{a0}", "1.5"),
            ("1.234", "1234"),
            ("0", "0"),
            ("-0,5", "-0.5"),
            ("−4", "-4"),
            ("3.792,680", "3792.680"),
            ("ước 12", "12 Estimate"),
            ("Ước 12,5", "12.5 Estimate"),
            ("uoc 12", "12 Estimate"),
            ("ước12", "12 Estimate"),
            ("12~", "12 Estimate"),
            ("12 ~", "12 Estimate"),
            ("~12", "12 Estimate"),
            ("estimate 12", "12 Estimate"),
            ("trên 100", "100 Over"),
            ("dưới 5", "5 Under"),
            ("gần 7", "7 Nearly"),
            ("khoảng 1.000", "1000 About"),
            ("sơ bộ 3", "3 Preliminary"),
        ] {
            check(text, false, expect);
        }
        check("80,5%", true, "80.5");
        check("ước 80 %", true, "80 Estimate");
    }

    #[test]
    fn what_is_not_a_figure_is_told() {
        for (text, expect) in [
            ("1.28", "Group"),
            ("1,234.5", "Group"),
            ("12,", "BareComma"),
            ("1,2,3", "Commas"),
            ("0.500", "ZeroGroup"),
            ("12 345", "Character(' ', 2)"),
            ("80%", "Character('%', 2)"),
            ("12 triệu", "Character(' ', 2)"),
            ("abc", "Character('a', 0)"),
            ("chừng 5", "Character('c', 0)"),
            ("ước", "Empty"),
            ("~", "Empty"),
            ("ước 12~", "Character('ư', 0)"),
        ] {
            check(text, false, expect);
        }
    }

    fn readings() -> impl Strategy<Value = Option<Reading>> {
        let value = (any::<i64>(), 0u32..8).prop_map(|(m, s)| rust_decimal::Decimal::new(m, s));
        let qualifier = proptest::option::of((0usize..6).prop_map(|at| Qualifier::ALL[at]));
        proptest::option::of(
            (value, qualifier).prop_map(|(value, qualifier)| Reading { value, qualifier }),
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(reading in readings(), english in any::<bool>()) {
            let lang = if english { Lang::En } else { Lang::Vi };
            prop_assert_eq!(read(&entry::notation(lang, reading), false), Ok(reading));
        }

        #[test]
        fn never_panics(text in "\\PC{0,20}|[0-9.,~ước -]{0,14}", percent in any::<bool>()) {
            let _ = read(&text, percent);
        }
    }
}
