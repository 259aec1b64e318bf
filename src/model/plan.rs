//! Plans: what an indicator should reach, by when, along which curve, and who assigned it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::IndicatorId;
use super::words::words;

words! {
    /// What a plan asks for.
    Requirement {
        AtLeast: "ItNhat", "at_least", "ít nhất", "at least";
        AtMost: "NhieuNhat", "at_most", "nhiều nhất", "at most";
        Exactly: "Dung", "exactly", "đúng", "exactly";
        /// By so many percent a year.
        Growth: "TangBinhQuan", "growth", "tăng bình quân (%)", "growth a year (%)";
        /// By so many percentage points a year.
        Reduction: "GiamBinhQuan", "reduction", "giảm bình quân (điểm)", "reduction a year (points)";
        /// At this place or better.
        Rank: "XepHang", "rank", "xếp hạng", "rank";
        /// Done or not.
        Milestone: "CotMoc", "milestone", "hoàn thành", "milestone";
    }
}

/// How the plan's value is expected to come in over its window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Curve {
    /// The same every day.
    Even,
    /// A weight for each calendar month the window touches, in order.
    Months(Vec<Decimal>),
    /// Along a reference series (position in the catalogue), then straight to 100 % on the window's last day.
    Reference(usize),
}

words! {
    /// The words of [`Curve`].
    CurveKind {
        Even: "even";
        Months: "months";
        Reference: "reference";
    }
}

impl Curve {
    pub const fn kind(&self) -> CurveKind {
        match self {
            Self::Even => CurveKind::Even,
            Self::Months(_) => CurveKind::Months,
            Self::Reference(_) => CurveKind::Reference,
        }
    }
}

/// One plan of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Identifier in the files, unique within the commune.
    pub id: Box<str>,
    pub indicator: IndicatorId,
    /// The name of this denominator: `trừ 2 dự án dừng`, `dự toán năm 2026`.
    pub name: Box<str>,
    pub en: Box<str>,
    /// A short form of the name, for tables.
    pub short: Option<Box<str>>,
    /// The value, in the indicator's unit (percent a year for growth and reduction, a place for a rank).
    pub value: Decimal,
    pub requirement: Requirement,
    /// First and last day, where the plan has a window.
    pub window: Option<(NaiveDate, NaiveDate)>,
    /// How it is expected to come in.
    pub curve: Curve,
    /// Reference series to show beside it (positions in the catalogue).
    pub references: Vec<usize>,
    /// Who assigned it, where a document says so.
    pub assigned_by: Option<Box<str>>,
    /// The plan that verdicts are made against when there are several.
    pub primary: bool,
    /// No document prints the value: it was worked out from a printed percentage.
    pub derived: bool,
    /// Document and section.
    pub source: Box<str>,
    /// A remark to show.
    pub note: Option<Box<str>>,
}
