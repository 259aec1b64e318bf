//! Change against another figure: absolute, and in percent where that means something.

use rust_decimal::Decimal;

/// A figure against the one it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What it is compared with.
    pub base: Decimal,
    /// Value less base, in the indicator's unit.
    pub absolute: Decimal,
    /// Change in percent of the size of the base; none from a base of zero.
    pub percent: Option<Decimal>,
}

/// The change from `base` to `value`. None only where the difference is too large to hold.
#[must_use]
pub fn change(base: Decimal, value: Decimal) -> Option<Change> {
    let absolute = value.checked_sub(base)?;
    let percent = absolute.checked_mul(Decimal::ONE_HUNDRED).and_then(|a| a.checked_div(base.abs()));
    Some(Change { base, absolute, percent })
}
