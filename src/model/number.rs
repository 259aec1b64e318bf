//! Vietnamese notation of exact decimals: `1.234,56`. `parse` and `format` are inverse.

use rust_decimal::{Decimal, RoundingStrategy};

/// The real minus sign that every printed negative number carries.
pub const MINUS: char = '\u{2212}';

/// Why a text is not a number in Vietnamese notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was written.
    Empty,
    /// A character that is neither a digit, a dot, a comma nor a leading minus; with its place in characters.
    Character(char, usize),
    /// A dot does not separate groups of exactly three digits (`1.28`, `12.3456`).
    Group,
    /// A dot after a leading zero (`0.500`): 500 to one reader, a half to another.
    ZeroGroup,
    /// More than one comma.
    Commas,
    /// A comma without digits on both sides.
    BareComma,
    /// More digits than an exact decimal can hold (28).
    TooLong,
}

/// Reads a number in Vietnamese notation, exactly: a dot between groups of three digits, a comma before decimals.
/// Trailing zeros of the decimals are kept. Refuses whatever could be read in two ways.
pub fn parse(text: &str) -> Result<Decimal, NumberError> {
    let (negative, body) = match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if body.is_empty() {
        return Err(NumberError::Empty);
    }
    let sign_width = usize::from(negative);
    if let Some((at, c)) = body
        .chars()
        .enumerate()
        .find(|(_, c)| !matches!(c, '0'..='9' | '.' | ','))
    {
        return Err(NumberError::Character(c, at + sign_width));
    }
    let (whole, decimals) = match body.split_once(',') {
        Some((_, d)) if d.contains(',') => return Err(NumberError::Commas),
        Some((w, d)) if w.is_empty() || d.is_empty() => return Err(NumberError::BareComma),
        Some((_, d)) if d.contains('.') => return Err(NumberError::Group),
        Some((w, d)) => (w, d),
        None => (body, ""),
    };
    check_groups(whole)?;
    let mut mantissa: i128 = 0;
    for digit in whole
        .bytes()
        .chain(decimals.bytes())
        .filter(u8::is_ascii_digit)
    {
        mantissa = mantissa
            .checked_mul(10)
            .and_then(|m| m.checked_add(i128::from(digit - b'0')))
            .ok_or(NumberError::TooLong)?;
    }
    let scale = u32::try_from(decimals.len()).map_err(|_| NumberError::TooLong)?;
    let mantissa = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| NumberError::TooLong)
}

fn check_groups(whole: &str) -> Result<(), NumberError> {
    let Some((first, rest)) = whole.split_once('.') else {
        return Ok(());
    };
    if first.is_empty() || first.len() > 3 || rest.split('.').any(|group| group.len() != 3) {
        return Err(NumberError::Group);
    }
    if first.starts_with('0') {
        return Err(NumberError::ZeroGroup);
    }
    Ok(())
}

/// Writes a number in Vietnamese notation with all of its decimals: `33.740,012029`.
pub fn format(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3 + 4);
    if value.is_sign_negative() && !value.is_zero() {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// A part in percent of a whole; none of nothing, or where it is too large to hold.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Rounds half away from zero to `decimals` places, as accounts and people do.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Writes a number rounded to exactly `decimals` places, zeros filled in: `80,59`, `100,0`.
pub fn format_fixed(value: Decimal, decimals: u32) -> String {
    let mut rounded = round(value, decimals);
    rounded.rescale(decimals);
    format(rounded)
}

/// Writes a number rounded to at most `decimals` places, without trailing zeros: `80,59`, `100`.
pub fn format_short(value: Decimal, decimals: u32) -> String {
    format(round(value, decimals).normalize())
}

/// A change: like [`format_short`], with a plus before what is positive.
pub fn format_signed(value: Decimal, decimals: u32) -> String {
    let rounded = round(value, decimals).normalize();
    if rounded > Decimal::ZERO {
        format!("+{}", format(rounded))
    } else {
        format(rounded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn reads_vietnamese_notation_exactly() {
        let check = |text: &str, expect: &str| {
            assert_eq!(
                parse(text).map(|d| d.to_string()),
                Ok(expect.to_string()),
                "{text}"
            );
        };
        check("562", "562");
        check("04", "4");
        check("1.283", "1283");
        check("239.795", "239795");
        check("33.740,012029", "33740.012029");
        check("3.792,680", "3792.680");
        check("80,0", "80.0");
        check("33740,5", "33740.5");
        check("-0,5", "-0.5");
        check("−1.234,5", "-1234.5");
        check("12345678901234567,89", "12345678901234567.89");
    }

    #[test]
    fn refuses_what_has_two_readings() {
        let check =
            |text: &str, expect: NumberError| assert_eq!(parse(text), Err(expect), "{text}");
        check("", NumberError::Empty);
        check("-", NumberError::Empty);
        check("1.28", NumberError::Group);
        check("1.2345", NumberError::Group);
        check("1234.567", NumberError::Group);
        check("1.234.56", NumberError::Group);
        check(".500", NumberError::Group);
        check("1,234.56", NumberError::Group);
        check("0.500", NumberError::ZeroGroup);
        check("1,2,3", NumberError::Commas);
        check("12,", NumberError::BareComma);
        check(",5", NumberError::BareComma);
        check("26.500 000", NumberError::Character(' ', 6));
        check("31,57%", NumberError::Character('%', 5));
        check("-1x", NumberError::Character('x', 2));
        check(
            "1234567890123456789012345678901234567890",
            NumberError::TooLong,
        );
        check("79228162514264337593543950336", NumberError::TooLong);
    }

    #[test]
    fn writes_vietnamese_notation() {
        let check = |value: &str, expect: &str| assert_eq!(format(dec(value)), expect);
        check("0", "0");
        check("999", "999");
        check("1000", "1.000");
        check("-1234.50", "−1.234,50");
        check("33740.012029", "33.740,012029");
        assert_eq!(format_fixed(dec("80.593134"), 2), "80,59");
        assert_eq!(format_fixed(dec("100"), 1), "100,0");
        assert_eq!(format_fixed(dec("0.125"), 2), "0,13");
        assert_eq!(format_short(dec("100.00"), 2), "100");
        assert_eq!(format_signed(dec("12.34"), 1), "+12,3");
        assert_eq!(format_signed(dec("-4"), 1), "−4");
        assert_eq!(format_signed(dec("-0.04"), 1), "0");
    }

    proptest! {
        #[test]
        fn parse_and_format_are_inverse(mantissa in -79_228_162_514_264_337_593_543_950_335_i128..=79_228_162_514_264_337_593_543_950_335, scale in 0u32..=28) {
            let value = Decimal::from_i128_with_scale(mantissa, scale);
            let text = format(value);
            let back = parse(&text).unwrap();
            prop_assert_eq!(back, value);
            prop_assert_eq!(back.scale(), value.scale());
            prop_assert_eq!(format(back), text);
        }

        #[test]
        fn parse_never_panics(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
