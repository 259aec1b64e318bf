//! What a number's format says of it: a percentage, a date, or just a number.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::import::number;
use crate::import::sheet::Cell;
use crate::model::date;

const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// What a format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Number,
    Percent,
    /// A day or an hour.
    Date,
    /// A number of which thousands are shown, or thousands of thousands: so many times a thousand is left out.
    Thousands(u8),
}

/// A number with what its format makes of it; days count from 1904 or from 1900.
pub fn stored(text: &str, look: Look, from_1904: bool) -> Cell {
    match (number::stored(text), look) {
        (None, _) => Cell::TooLong(text.to_string()),
        (Some(value), Look::Number) => Cell::Number(value),
        (Some(value), Look::Percent) => Cell::Percent(value),
        (Some(value), Look::Thousands(times)) => {
            let shown = (0..times).try_fold(value, |value, _| value.checked_div(THOUSAND));
            shown.map_or_else(|| Cell::TooLong(text.to_string()), Cell::Number)
        }
        (Some(value), Look::Date) => Cell::Date(day(value, from_1904)),
    }
}

/// What a format with one of the numbers that all programs know does.
pub fn known(id: u32) -> Option<Look> {
    match id {
        9 | 10 => Some(Look::Percent),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Some(Look::Date),
        0..=163 => Some(Look::Number),
        _ => None,
    }
}

/// What a format code does: `0.00%`, `dd/mm/yyyy`, `#,##0.0`.
pub fn code(code: &str) -> Look {
    let mut plain = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => _ = chars.find(|c| *c == '"'),
            '[' => _ = chars.find(|c| *c == ']'),
            '\\' | '_' | '*' => _ = chars.next(),
            c => plain.extend(c.to_lowercase()),
        }
    }
    let first = plain.split(';').next().unwrap_or_default();
    if first.contains('%') {
        Look::Percent
    } else if first != "general" && first.contains(['d', 'm', 'y', 'h', 's']) {
        Look::Date
    } else {
        // `#,##0,`: commas behind the last digit of a part leave out a thousand each
        let parts = first.split('.').map(|part| {
            let part = part.trim_end_matches(|c| !matches!(c, '0' | '#' | '?' | ','));
            part.len() - part.trim_end_matches(',').len()
        });
        match u8::try_from(parts.sum::<usize>()) {
            Ok(0) | Err(_) => Look::Number,
            Ok(times) => Look::Thousands(times),
        }
    }
}

/// A stored day as it is shown.
fn day(serial: Decimal, from_1904: bool) -> String {
    let (year, month, day) = if from_1904 {
        (1904, 1, 1)
    } else {
        (1899, 12, 30)
    };
    let days = serial.trunc().to_u64().map(Days::new);
    let first = NaiveDate::from_ymd_opt(year, month, day);
    let day = first
        .zip(days)
        .and_then(|(first, days)| first.checked_add_days(days));
    day.map_or_else(|| serial.to_string(), date::format)
}

/// `2026-01-12T00:00:00` as it is shown.
pub fn iso_day(text: &str) -> String {
    let day = text.get(..10);
    let day = day.and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or_else(|| text.to_string(), date::format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_behind_the_digits_leave_out_thousands() {
        for (format, look) in [
            ("#,##0", Look::Number),
            ("#,##0.00", Look::Number),
            ("General", Look::Number),
            ("#,##0,", Look::Thousands(1)),
            ("#,##0,,", Look::Thousands(2)),
            ("#,##0.0,", Look::Thousands(1)),
            ("#,##0,.0", Look::Thousands(1)),
            ("#,##0,\" nghìn\"", Look::Thousands(1)),
            ("0,;-0,", Look::Thousands(1)),
            ("0.0%", Look::Percent),
            ("dd/mm/yyyy", Look::Date),
        ] {
            assert_eq!(code(format), look, "{format}");
        }
        let shown = stored("1234500", Look::Thousands(1), false);
        assert_eq!(shown, Cell::Number(Decimal::new(12345, 1)));
    }
}
