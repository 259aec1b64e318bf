//! What single characters and bare words of a data file are.

use super::fields::shortened;
use super::problem::ProblemKind;

/// Spaces and invisible marks that a person takes for a space or does not see at all.
pub fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{2064}' | '\u{3000}' | '\u{feff}' | '\u{85}')
}

/// Quotes that a word processor makes of a straight one.
pub fn is_smart_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '`' | '´' | '″' | '\'' | '＂'
    )
}

/// A letter or digit as words have it, accents written apart included.
pub fn is_word(c: char) -> bool {
    c == '_'
        || c.is_ascii_alphanumeric()
        || (!c.is_ascii()
            && (c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)))
}

/// What could begin or end a value, a list, a comment; a bare word ends there.
pub fn is_end(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, ',' | '(' | ')' | '[' | ']' | '{' | '}' | '"')
        || is_odd_space(c)
}

/// What a bare token that begins like a number is, when it is not a whole number.
pub fn bare_number(token: &str) -> ProblemKind {
    let digits_and = |extra: &str| {
        token
            .chars()
            .all(|c| c.is_ascii_digit() || extra.contains(c))
    };
    let date = |separator: char| token.split(separator).count() == 3;
    if (digits_and("/") && date('/')) || (digits_and("-") && !token.starts_with('-') && date('-')) {
        ProblemKind::BareDate(shortened(token))
    } else if digits_and(".,+-− \u{a0}\u{202f}") {
        ProblemKind::BareDecimal(shortened(token))
    } else {
        ProblemKind::BareText(shortened(token))
    }
}

/// A whole number as it may stand without quotes.
pub fn is_whole_number(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_bare_tokens_apart() {
        let check = |token: &str, expect: fn(Box<str>) -> ProblemKind| {
            assert_eq!(bare_number(token), expect(token.into()));
        };
        check("1.283", ProblemKind::BareDecimal);
        check("1.234,56", ProblemKind::BareDecimal);
        check("-0.5", ProblemKind::BareDecimal);
        check("26 500", ProblemKind::BareDecimal);
        check("12/01/2026", ProblemKind::BareDate);
        check("2026-01-12", ProblemKind::BareDate);
        check("80%", ProblemKind::BareText);
        check("1e5", ProblemKind::BareText);
        check("2026-W03", ProblemKind::BareText);
        assert!(is_whole_number("-12") && is_whole_number("04"));
        assert!(!is_whole_number("-") && !is_whole_number("") && !is_whole_number("1.0"));
    }
}
