//! What can be pointed at on a page, by what it is about: a list may have other positions after the data have changed.

use chrono::NaiveDate;

use super::{Cover, MeetingPage, PageKind};
use crate::assess::{Assessment, Row, agenda::Entry};
use crate::model::IndicatorId;

/// Matters that the opening page names.
const MATTERS: usize = 3;

/// One thing of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    Figure(IndicatorId),
    /// A contradiction, by its identifier.
    Finding(Box<str>),
    Task(usize),
    Day(NaiveDate, Entry),
}

impl Cover<'_> {
    /// The worst matters that may be said, the worst first.
    pub fn matters<'a>(&self, assessment: &'a Assessment) -> impl Iterator<Item = &'a Row> {
        let matters = assessment.attention.iter();
        let said = matters.filter(|m| !self.covers(assessment, m.indicator));
        said.filter_map(|m| assessment.row(m.indicator))
            .take(MATTERS)
    }
}

impl MeetingPage {
    /// What can be pointed at, from top to bottom; nothing where the page shows one thing.
    pub fn things(&self, cover: Cover<'_>, assessment: &Assessment) -> Vec<Thing> {
        match &self.kind {
            PageKind::Opening => {
                let matters = cover.matters(assessment);
                matters.map(|row| Thing::Figure(row.indicator)).collect()
            }
            PageKind::Headline(ids) | PageKind::Well(ids) => {
                ids.iter().copied().map(Thing::Figure).collect()
            }
            PageKind::Findings(at) => {
                let findings = at.iter().filter_map(|at| assessment.findings.get(*at));
                findings.map(|f| Thing::Finding(f.id.clone())).collect()
            }
            PageKind::Week(_, _, days) => {
                days.iter().map(|of| Thing::Day(of.day, of.entry)).collect()
            }
            _ => self.tasks().iter().copied().map(Thing::Task).collect(),
        }
    }
}
