//! Relations that the figures of one period must satisfy, declared beside the catalogue, and findings that were looked at.

use chrono::NaiveDate;

use super::IndicatorId;
use super::words::words;

words! {
    /// What a relation says.
    RelationKind in files {
        /// The left figures add up to the right ones.
        Sum: "BangTong";
        /// No left figure is larger than the right one.
        NotLarger: "KhongLonHon";
        /// The left figures multiplied give the right one (count x price = amount), units converted exactly.
        Product: "TichBang";
        /// The left percentages add up to 100.
        Complement: "DuTram";
        /// The same figure in two places.
        Same: "BangNhau";
        /// The left count is the number of parts that the right figure is broken down into.
        Count: "SoLuong";
        /// Where the report names one of these, it gives its figure.
        Present: "PhaiCoSo";
        /// The right total must not hold one of its left terms, which is a subtotal of the others, twice.
        Doubled: "CongTrung";
    }
}

/// What stands on a side of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operand {
    /// The figure of an indicator.
    Indicator(IndicatorId),
    /// The value of a plan, by its position in [`Commune::plans`](super::Commune).
    Plan(usize),
}

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Identifier in the files.
    pub id: Box<str>,
    /// What it says.
    pub kind: RelationKind,
    /// Left side.
    pub left: Vec<Operand>,
    /// Right side.
    pub right: Vec<Operand>,
    /// Scopes or dates may differ: what does not hold is a hint, not an error.
    pub hint: bool,
    /// Why.
    pub note: Option<Box<str>>,
}

/// A finding of the report's own structure (a breakdown, a printed percentage) that is a hint only, because the text can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Identifier of the finding.
    pub finding: Box<str>,
    /// The other way to read it.
    pub reason: Box<str>,
}

/// A finding that somebody has looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Identifier of the finding.
    pub finding: Box<str>,
    /// Who looked at it.
    pub who: Box<str>,
    /// When.
    pub date: NaiveDate,
    /// Why it may stand.
    pub reason: Box<str>,
}

/// A document or a school year that a report cites, with what can be checked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What is cited: `Chỉ thị số 14-CT/TU`, `năm học 2024-2026`.
    pub name: Box<str>,
    /// The day it bears, for a document.
    pub date: Option<NaiveDate>,
    /// Something that it must come before, and when that was; otherwise the report itself.
    pub before: Option<(Box<str>, NaiveDate)>,
    /// First and last year, for a school year.
    pub school_year: Option<(i32, i32)>,
    /// Section that cites it.
    pub section: Option<Box<str>>,
}
