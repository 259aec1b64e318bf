//! Periods, what to talk about in them, and the documents that are cited.

use chrono::NaiveDate;

use super::figures::Row;
use super::{Id, indicator_id};
use crate::assess::{Attention, sentence};
use crate::model::{Citation, PeriodData, TaskSource};
use crate::report::column::{Flat, both, columns, computed};
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
    "period": WholePeriod<'a> as period {
        _: Flat(period.1);
        /// The day of looking
        "as_of": period.0.assessment.as_of;
        "citations": period.1.citations.iter().collect::<Vec<_>>();
        /// What to talk about, worst first
        "attention": attention(&period.0);
        "rows": period.rows();
    }

    "period": &'a PeriodData as data {
        "id": data.period;
        "granularity": data.period.granularity();
        "name": labels::period(Lang::Vi, data.period);
        "from": data.from;
        "to": data.to;
        "reported": data.reported;
        "document": &*data.document;
    }

    "attention": Matter<'a> as of {
        "indicator": indicator_id(of.0.commune, of.1.indicator);
        "verdict": of.1.verdict;
        "sentence": both(|lang| sentence::of_matter(lang, of.0.commune, of.0.assessment, of.1));
        /// Percent of what the whole lacks that is lacking here
        "share": of.1.share.map(computed);
        "days_left": of.1.days_left;
        /// Others of the same whole that are slow
        "related": of.related();
    }

    /// A document or a school year that is cited
    "citation": &'a Citation as cited {
        "name": &*cited.name;
        "date": cited.date;
        /// What it must come before
        "before": cited.before.as_ref();
        "school_year": cited.school_year;
        "section": cited.section.as_deref();
    }

    "before": &'a (Box<str>, NaiveDate) as before {
        "name": &*before.0;
        "date": before.1;
    }

    "school_year": (i32, i32) as years {
        "first": years.0;
        "last": years.1;
    }

    /// A document that tasks come from
    "document": &'a TaskSource as source {
        "name": &*source.name;
        "document": &*source.document;
        "date": source.date;
        /// The record of a meeting, written during it
        "meeting": source.meeting;
        "closed": source.closed;
        "citations": source.citations.iter().collect::<Vec<_>>();
    }
}

impl<'a> WholePeriod<'a> {
    fn rows(&self) -> Vec<Row<'a>> {
        let sectors = self.0.sectors();
        let lines = sectors.iter().flat_map(SectorPart::lines);
        lines.map(|line| Row(*line)).collect()
    }
}

impl<'a> Matter<'a> {
    fn related(&self) -> Vec<Id<'a>> {
        let related = self.1.related.iter();
        related
            .map(|id| indicator_id(self.0.commune, *id))
            .collect()
    }
}
