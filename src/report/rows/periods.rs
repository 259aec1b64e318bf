//! Periods, what to talk about in them, and the documents that are cited.

use chrono::NaiveDate;

use super::figures::Row;
use super::indicator_id;
use crate::assess::{Attention, sentence};
use crate::model::{Citation, PeriodData, TaskSource};
use crate::report::column::{Flat, both, columns, computed, list};
use crate::report::{Report, SectorPart};
use crate::text::{Lang, labels};

/// A period of the export.
pub struct WholePeriod<'a>(pub Report<'a>, pub &'a PeriodData);

/// One matter to talk about.
pub struct Matter<'a>(Report<'a>, &'a Attention);

pub fn attention<'a>(report: &Report<'a>) -> Vec<Matter<'a>> {
    let matters = report.attention();
    matters.map(|matter| Matter(*report, matter)).collect()
}

columns! {
    /// One reporting period
    "period": WholePeriod<'a> as period @ WholePeriod(report, data) => {
        _: Flat(*data);
        /// The day of looking
        "as_of": report.assessment.as_of;
        "citations": &data.citations;
        /// What to talk about, worst first
        "attention": attention(report);
        "rows": period.rows();
    }

    "period": &'a PeriodData as data => {
        "id": data.period;
        "granularity": data.period.granularity();
        "name": labels::period(Lang::Vi, data.period);
        "from": data.from;
        "to": data.to;
        "reported": data.reported;
        "document": &data.document;
    }

    "attention": Matter<'a> as Matter(report, matter) => {
        "indicator": indicator_id(report.commune, matter.indicator);
        "verdict": matter.verdict;
        "sentence":
            both(|lang| sentence::of_matter(lang, report.commune, report.assessment, matter));
        /// Percent of what the whole lacks that is lacking here
        "share": matter.share.map(computed);
        "days_left": matter.days_left;
        /// Others of the same whole that are slow
        "related": list(matter.related.iter().map(|id| indicator_id(report.commune, *id)));
    }

    /// A document or a school year that is cited
    "citation": &'a Citation as cited => {
        "name": &cited.name;
        "date": cited.date;
        /// What it must come before
        "before": &cited.before;
        "school_year": cited.school_year;
        "section": &cited.section;
    }

    "before": &'a (Box<str>, NaiveDate) as (name, date) => {
        "name": name;
        "date": *date;
    }

    "school_year": (i32, i32) as (first, last) => {
        "first": *first;
        "last": *last;
    }

    /// A document that tasks come from
    "document": &'a TaskSource as source => {
        "name": &source.name;
        "document": &source.document;
        "date": source.date;
        /// The record of a meeting, written during it
        "meeting": source.meeting;
        "closed": source.closed;
        "citations": &source.citations;
    }
}

impl<'a> WholePeriod<'a> {
    fn rows(&self) -> Vec<Row<'a>> {
        let sectors = self.0.sectors();
        let lines = sectors.iter().flat_map(SectorPart::lines);
        lines.map(|line| Row(*line)).collect()
    }
}
