//! Exact decimals as the cells of a spreadsheet, whose numbers keep 15 digits.

use rust_decimal::Decimal;

use crate::model::number;
use crate::report::COMPUTED_DECIMALS;
use crate::report::column::{Digits, Look};

/// Digits that a number in a spreadsheet keeps.
const KEPT: u32 = 15;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Shown with so many decimals.
    Number(f64, u32),
    /// As people write it: it has more digits than a number keeps.
    Text(String),
}

/// A number: typed with all of its digits, computed to the digits that a cell keeps and shown with
/// [`COMPUTED_DECIMALS`] at most.
pub fn of(digits: Digits) -> Cell {
    let computed = digits.computed || matches!(digits.look, Look::Signed | Look::Percent);
    cell(digits.value, computed.then_some(COMPUTED_DECIMALS))
}

/// Whether a cell keeps all of its digits.
pub fn is_whole(digits: Digits) -> bool {
    matches!(of(digits), Cell::Number(..))
}

fn cell(value: Decimal, computed: Option<u32>) -> Cell {
    let value = if computed.is_some() {
        kept(value)
    } else {
        value
    };
    if digits(value) > KEPT {
        return Cell::Text(number::format(value));
    }
    let shown = computed.map_or(value.scale(), |most| {
        number::round(value, most).normalize().scale()
    });
    // the file format holds binary numbers; the text of 15 digits comes back from them unchanged
    value.to_string().parse().map_or_else(
        |_| Cell::Text(number::format(value)),
        |float| Cell::Number(float, shown),
    )
}

/// Digits from the first to the last that is not zero.
fn digits(value: Decimal) -> u32 {
    let mut mantissa = value.mantissa().unsigned_abs();
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(0, |log| log + 1)
}

/// Rounded to the digits that a cell keeps.
fn kept(value: Decimal) -> Decimal {
    let whole = value
        .trunc()
        .mantissa()
        .unsigned_abs()
        .checked_ilog10()
        .map_or(0, |log| log + 1);
    number::round(value, KEPT.saturating_sub(whole)).normalize()
}

/// The format of a number: dots and commas as in Vietnam wherever the program that opens it lets a
/// file say so; a word before what is not firm.
pub fn code(decimals: u32, word: Option<&str>) -> String {
    let number = plain(decimals);
    let word = word.map(|w| format!("\"{w} \"")).unwrap_or_default();
    format!(
        "[$-42A]{word}{number};[$-42A]{word}\"{}\"{number}",
        number::MINUS
    )
}

/// The format of a change: with its sign.
pub fn signed_code(decimals: u32) -> String {
    let number = plain(decimals);
    format!("[$-42A]+{number};[$-42A]\"{}\"{number};0", number::MINUS)
}

fn plain(decimals: u32) -> String {
    if decimals == 0 {
        "#,##0".to_string()
    } else {
        format!("#,##0.{}", "0".repeat(decimals as usize))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dec(text: &str) -> Decimal {
        number::parse(text).unwrap()
    }

    #[test]
    fn typed_values_keep_their_digits() {
        let check = |text: &str, expect: Cell| assert_eq!(cell(dec(text), None), expect, "{text}");
        check("562", Cell::Number(562.0, 0));
        check("33.740,012029", Cell::Number(33_740.012_029, 6));
        check("3.792,680", Cell::Number(3792.68, 3));
        check("0", Cell::Number(0.0, 0));
        check("-1,5", Cell::Number(-1.5, 1));
        check(
            "123.456.789.012.345",
            Cell::Number(123_456_789_012_345.0, 0),
        );
        check(
            "1.234.567.890.123.456",
            Cell::Text("1.234.567.890.123.456".into()),
        );
        check(
            "0,1234567890123456",
            Cell::Text("0,1234567890123456".into()),
        );
        check("1.000.000.000.000.000.000", Cell::Number(1e18, 0)); // one digit and zeros
    }

    #[test]
    fn computed_values_are_rounded_to_what_a_cell_keeps() {
        let third = Decimal::ONE_HUNDRED / Decimal::from(3);
        assert_eq!(cell(third, Some(2)), Cell::Number(33.333_333_333_333_3, 2));
        assert_eq!(cell(dec("100"), Some(2)), Cell::Number(100.0, 0));
        assert_eq!(cell(dec("38,5"), Some(2)), Cell::Number(38.5, 1));
    }

    #[test]
    fn formats() {
        assert_eq!(code(0, None), "[$-42A]#,##0;[$-42A]\"−\"#,##0");
        assert_eq!(
            code(3, Some("ước")),
            "[$-42A]\"ước \"#,##0.000;[$-42A]\"ước \"\"−\"#,##0.000"
        );
        assert_eq!(signed_code(2), "[$-42A]+#,##0.00;[$-42A]\"−\"#,##0.00;0");
    }

    proptest! {
        /// What a spreadsheet keeps comes back as the very same decimal.
        #[test]
        fn numbers_come_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0u32..=15) {
            let value = Decimal::new(mantissa, scale);
            let Cell::Number(float, shown) = cell(value, None) else { return Err(TestCaseError::fail("text")) };
            prop_assert_eq!(shown, scale);
            let back = format!("{:.*}", scale as usize, float);
            prop_assert_eq!(back.parse::<Decimal>().unwrap(), value);
        }

        #[test]
        fn nothing_panics(mantissa in any::<i64>(), scale in 0u32..=28) {
            let value = Decimal::from_i128_with_scale(i128::from(mantissa) * 1_000_003, scale);
            let _ = cell(value, None);
            let _ = cell(value, Some(2));
        }
    }
}
