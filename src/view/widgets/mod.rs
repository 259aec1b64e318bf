//! Small drawings, one file each. Drawing alone may use floating point.

pub mod big;
pub mod chart;
pub mod gauge;
pub mod spark;
pub mod stack;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A figure for drawing; what is too large to draw is not drawn.
pub fn drawable(value: Decimal) -> f64 {
    value.to_f64().filter(|v| v.is_finite()).unwrap_or(0.0)
}

/// A length in whole cells, cut to `most`.
pub fn cells(length: f64, most: u16) -> u16 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let cells = length.clamp(0.0, f64::from(most)) as u16;
    cells
}
