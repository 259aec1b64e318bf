//! Figures in without retyping: the file of a new period, and what a workbook says about a period. Pure.

pub mod blank;
