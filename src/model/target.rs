//! Five-year targets, in seven shapes.

use rust_decimal::Decimal;

use super::IndicatorId;
use super::words::words;

words! {
    /// What a target asks for.
    Shape {
        /// By so many percent a year.
        Growth: "TangBinhQuan", "growth", "tăng bình quân", "average growth";
        /// By so many points a year.
        Reduction: "GiamBinhQuan", "reduction", "giảm bình quân", "average fall";
        /// By the last year.
        Reach: "DatMuc", "reach", "đạt mức", "reach a level";
        /// Every year.
        Keep: "DuyTri", "keep", "duy trì", "keep a level";
        AtLeast: "ItNhat", "at_least", "ít nhất", "at least";
        /// Within the first so many.
        Rank: "XepHang", "rank", "xếp hạng", "rank";
        /// Reached or not.
        Milestone: "CotMoc", "milestone", "cột mốc", "milestone";
    }
}

/// One target of a plan of several years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub id: Box<str>,
    /// Its number in the document: `6a`.
    pub number: Box<str>,
    /// In our own words.
    pub name: Box<str>,
    pub en: Box<str>,
    /// Position of its sector in the catalogue.
    pub sector: Option<usize>,
    pub shape: Shape,
    /// The value; none for a milestone.
    pub value: Option<Decimal>,
    /// More than the value, not just the value (`trên`).
    pub over: bool,
    /// Unit, in words.
    pub unit: Box<str>,
    /// First and last year.
    pub years: (i32, i32),
    /// Where the path starts: the year before the first, where a document gives it.
    pub start: Option<Decimal>,
    /// The indicator that measures it.
    pub indicator: Option<IndicatorId>,
    /// A part of a line that holds several targets.
    pub part: bool,
    /// Document and section.
    pub source: Box<str>,
    /// A remark to show: validity dates of a criteria set.
    pub note: Option<Box<str>>,
}
