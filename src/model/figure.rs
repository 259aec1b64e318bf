//! Figures: one value of one indicator in one period, with everything its report says of it.

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::IndicatorId;
use super::words::words;

words! {
    /// What a report says of how firm a figure is.
    Qualifier {
        /// A final figure will replace it.
        Estimate: "Uoc", "estimate", "ước", "estimate";
        Over: "Tren", "over", "trên", "over";
        Under: "Duoi", "under", "dưới", "under";
        Nearly: "Gan", "nearly", "gần", "nearly";
        About: "Khoang", "about", "khoảng", "about";
        Preliminary: "SoBo", "preliminary", "sơ bộ", "preliminary";
    }
}

/// A percentage as the report prints it, with the plan it is a percentage of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPercent {
    /// Position of the plan in [`Commune::plans`](super::Commune); none where the report names no plan.
    pub plan: Option<usize>,
    /// The percentage, with its printed digits.
    pub percent: Decimal,
    /// Section of the document, where it is not the figure's own.
    pub source: Option<Box<str>>,
}

/// One part of a figure's breakdown, by hamlet or by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Hamlet or kind.
    pub name: Box<str>,
    /// Its share of the figure, in the same unit.
    pub value: Decimal,
}

/// A value with how firm it is: what somebody types for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// In the indicator's unit.
    pub value: Decimal,
    pub qualifier: Option<Qualifier>,
}

/// One value that a figure had before, and when it was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The day it was replaced.
    pub date: NaiveDate,
    /// The hour, where it is known.
    pub time: Option<NaiveTime>,
    /// Who replaced it.
    pub by: Option<Box<str>>,
    /// What stood there before; nothing where there was no figure.
    pub before: Option<Reading>,
}

/// What few figures carry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra {
    /// Percentages as printed.
    pub printed: Vec<PrintedPercent>,
    pub parts: Vec<Part>,
    /// Change against the same period last year as the report prints it, in percent.
    pub same_period_printed: Option<Decimal>,
    /// A remark to show.
    pub note: Option<Box<str>>,
    /// What stood there before, the oldest first.
    pub revisions: Vec<Revision>,
}

/// One value of one indicator in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub indicator: IndicatorId,
    /// First day it covers, where it has one of its own.
    pub from: Option<NaiveDate>,
    /// The day it was true.
    pub as_of: NaiveDate,
    /// Actual, in the indicator's unit; absent where the report names the indicator without a figure.
    pub actual: Option<Decimal>,
    /// Same period last year, as the report prints it.
    pub same_period: Option<Decimal>,
    pub qualifier: Option<Qualifier>,
    /// Section of the period's document.
    pub section: Option<Box<str>>,
    /// What few figures carry.
    pub extra: Option<Box<Extra>>,
}

impl Figure {
    /// Its value with how firm it is, where it has one.
    pub fn reading(&self) -> Option<Reading> {
        self.actual.map(|value| Reading {
            value,
            qualifier: self.qualifier,
        })
    }

    /// What stood there before, the oldest first.
    pub fn revisions(&self) -> &[Revision] {
        self.extra.as_deref().map_or(&[], |e| &e.revisions)
    }

    /// Percentages as printed.
    pub fn printed(&self) -> &[PrintedPercent] {
        self.extra.as_deref().map_or(&[], |e| &e.printed)
    }

    /// Breakdown by hamlet or kind.
    pub fn parts(&self) -> &[Part] {
        self.extra.as_deref().map_or(&[], |e| &e.parts)
    }

    /// Change against the same period last year as the report prints it, in percent.
    pub fn same_period_printed(&self) -> Option<Decimal> {
        self.extra.as_deref().and_then(|e| e.same_period_printed)
    }

    /// A remark to show.
    pub fn note(&self) -> Option<&str> {
        self.extra.as_deref().and_then(|e| e.note.as_deref())
    }
}
