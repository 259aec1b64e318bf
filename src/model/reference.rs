//! Reference series: real cumulative shares of a wider place (country, province), never the commune's own figures.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Qualifier;

/// One published point of a reference series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferencePoint {
    /// The day the share was reached.
    pub date: NaiveDate,
    /// Cumulative share of the plan, in percent.
    pub percent: Decimal,
    /// Estimate, about, over, where the publisher said so.
    pub qualifier: Option<Qualifier>,
    /// Where it was published.
    pub source: Box<str>,
}

/// A labelled series of another place, used as a curve to pace against and as a line beside the commune's own figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub id: Box<str>,
    /// Whose figures these are: `Cả nước`, `Cao Bằng`.
    pub place: Box<str>,
    /// What the series is.
    pub name: Box<str>,
    /// English form of `place`.
    pub place_en: Box<str>,
    /// Points in the order of their dates.
    pub points: Vec<ReferencePoint>,
}
