//! Figures as somebody types them: what is to be saved, and what is kept until it is.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};

use crate::model::{Period, Reading};

/// One figure to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Identifier of the indicator.
    pub indicator: Box<str>,
    /// What was there when the typing began.
    pub before: Option<Reading>,
    /// What is to be there; nothing where there is to be no figure.
    pub after: Option<Reading>,
}

/// Figures to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Folder of the commune.
    pub slug: String,
    pub period: Period,
    pub changes: Vec<FigureChange>,
}

impl Sheet {
    /// What it does, for a log: `write dong-khe 2026-01 3 figures`.
    pub fn line(&self) -> String {
        let count = self.changes.len();
        format!("write {} {} {count} figures", self.slug, self.period)
    }
}

/// What was typed in place of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// As typed, right or wrong; empty where the figure was taken out.
    pub text: String,
    /// What was in the file when the typing began.
    pub before: Option<Reading>,
}

/// Everything that is typed and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Folder of the commune.
    pub slug: String,
    pub period: Period,
    /// By identifier of the indicator.
    pub cells: Vec<(Box<str>, Typed)>,
}

/// A draft that a killed program has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftDraft {
    pub file: PathBuf,
    /// When it was last changed.
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub draft: Draft,
}
