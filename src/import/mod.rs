//! Figures in without retyping: the file of a new period, and what a workbook says about a period. Pure.
//!
//! In reading order: [`sheet`] is what a workbook holds, [`head`] finds its tables; [`names`], [`number`] and [`mod@unit`] read their rows,
//! [`matching`] says which indicator a row means, [`intake`] what becomes of every figure; [`preview`] shows it.

pub mod blank;
mod cells;
pub mod head;
pub mod intake;
pub mod legacy;
pub mod matching;
pub mod names;
pub mod number;
pub mod preview;
pub mod sheet;
pub mod unit;
