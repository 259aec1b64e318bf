//! Relations that the figures of one period must satisfy, declared beside the catalogue, and findings that were looked at.

use chrono::NaiveDate;

use super::IndicatorId;
use super::words::words;

words! {
    /// What a relation says.
    RelationKind {
        Sum: "BangTong", "sum", "các số bên trái cộng lại bằng bên phải", "the left figures add up to the right ones";
        NotLarger: "KhongLonHon", "not_larger", "không số nào bên trái lớn hơn bên phải", "no left figure is larger than the right one";
        /// Count x price = amount; units are converted exactly.
        Product: "TichBang", "product", "hai số bên trái nhân với nhau bằng bên phải", "the two left figures multiplied give the right one";
        Complement: "DuTram", "complement", "các tỷ lệ bên trái cộng lại bằng 100", "the left percentages add up to 100";
        Same: "BangNhau", "same", "cùng một số ghi ở hai chỗ", "the same figure in two places";
        Count: "SoLuong", "count", "số bên trái là số phần của phân tổ bên phải", "the left count is the number of parts that the right figure is broken down into";
        Present: "PhaiCoSo", "present", "báo cáo đã nêu thì phải có số", "what the report names has its figure";
        Doubled: "CongTrung", "doubled", "tổng bên phải không cộng trùng một số bên trái", "the right total does not hold one of its left terms twice";
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub id: Box<str>,
    pub kind: RelationKind,
    pub left: Vec<Operand>,
    pub right: Vec<Operand>,
    /// Scopes or dates may differ: what does not hold is a hint, not an error.
    pub hint: bool,
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
