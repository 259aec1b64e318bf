//! Five-year targets, in seven shapes.

use rust_decimal::Decimal;

use super::IndicatorId;

/// What a target asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `TangBinhQuan`: grow by so many percent a year, on average.
    Growth,
    /// `GiamBinhQuan`: fall by so many points a year, on average.
    Reduction,
    /// `DatMuc`: reach the level by the last year.
    Reach,
    /// `DuyTri`: keep the level every year.
    Keep,
    /// `ItNhat`: at least so many.
    AtLeast,
    /// `XepHang`: within the first so many.
    Rank,
    /// `CotMoc`: a milestone, reached or not.
    Milestone,
}

/// One target of a plan of several years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Identifier in the files.
    pub id: Box<str>,
    /// Its number in the document: `6a`.
    pub number: Box<str>,
    /// In our own words.
    pub name: Box<str>,
    /// English form.
    pub en: Box<str>,
    /// Position of its sector in the catalogue.
    pub sector: Option<usize>,
    /// What is asked for.
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
