//! `giaoban show --format json`: everything, exact, for other programs.
//!
//! The shape is versioned by `schema`: within `giaoban/1` keys are only ever added. What the keys
//! mean stands with the columns in `rows`; `giaoban export --schema` prints it. What
//! holds everywhere:
//!
//! - A decimal is `{"value": "33740.012029", "vi": "33.740,012029"}`: `value` in plain notation,
//!   never a JSON number, exact; `vi` as it is printed for people. What was typed keeps its digits;
//!   of what was computed here `value` has every digit (up to 28) and `vi` two decimals at most.
//! - A day is `"2026-01-12"`. A sentence is `{"vi": "…", "en": "…"}`. The language of the program
//!   changes only `problems`.
//! - What is not known is `null`, which is not zero. A list that is empty is `[]`.

use super::column::{Cell, Decimals, Flat, Id, columns, list, to_text};
use super::rows::figures::Shown;
use super::rows::findings::{self, Agreeing};
use super::rows::{Desk, periods, plans};
use super::{Fault, GroupPart, Report, SectorPart};
use crate::assess;

/// The version of the shape.
pub const SCHEMA: &str = "giaoban/1";

/// The document of a report.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    pub report: Report<'a>,
    pub faults: &'a [Fault],
}

pub fn build(report: &Report<'_>, faults: &[Fault]) -> Result<String, serde_json::Error> {
    let document = Document {
        report: *report,
        faults,
    };
    to_text(&document.value(), Decimals::Both)
}

columns! {
    "report": Document<'a> as Document { report, faults } => {
        "schema": SCHEMA;
        "commune": report.commune;
        "period": report.period();
        /// All periods on file
        "periods": list(report.commune.periods.iter().map(|data| data.period));
        /// The day of looking
        "as_of": report.assessment.as_of;
        /// false where only some indicators were asked for
        "complete": report.selection.is_all();
        /// What to talk about, worst first
        "attention": periods::attention(report);
        "sectors": report.sectors();
        /// The series of wider places that the plans name
        "references": plans::references(report);
        "findings": findings_of(report, &report.assessment.findings);
        /// What was compared and agrees
        "holding": list(findings_of(report, &report.assessment.holding).into_iter().map(Agreeing));
        _: Flat(Desk::of(report));
        "problems": list(*faults);
    }

    "sector": SectorPart<'a> as part => {
        _: Flat(part.sector);
        "groups": part.groups.clone();
    }

    "group": GroupPart<'a> as GroupPart { group, rows } => {
        "id": Id(&group.id);
        "name": &group.name;
        "en": &group.en;
        "indicators": list(rows.iter().map(|line| Shown(*line)));
    }
}

fn findings_of<'a>(
    report: &Report<'a>,
    all: &'a [assess::Finding],
) -> Vec<findings::FindingRow<'a>> {
    findings::of_period(report.commune, report.period(), report.asked(all))
}
