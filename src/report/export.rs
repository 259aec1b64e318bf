//! `giaoban export`: everything that is known of one commune or of several, for other programs and
//! for spreadsheets.
//!
//! The JSON document is versioned by `schema`; `giaoban export --schema` prints its JSON Schema,
//! which is made from the columns in `rows`. What holds everywhere:
//!
//! - A decimal is a string in plain notation, `"33740.012029"`, never a JSON number. What was typed
//!   keeps its digits, trailing zeros too; what was computed here has all of its digits.
//! - A day is `"2026-01-12"`. A sentence is `{"vi": "…", "en": "…"}`. What is not known is `null`,
//!   which is not zero; every key is there.
//! - What belongs to an indicator stands once, in `catalogue`; what belongs to a plan once, in
//!   `plans`. All else names them.
//!
//! The tables have Vietnamese heads without accents, as the keys of the data files, and the words
//! of the screens. Their decimals and days are those of the document; an empty cell is not known,
//! which is not zero.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::column::{Cell, Decimals, Flat, Id, columns, list, schema, to_text};
use super::csv::Table;
use super::rows::figures::{self, FigureRow, PartRow};
use super::rows::findings::{self, InPeriod};
use super::rows::periods::WholePeriod;
use super::rows::{Desk, Of, events, plans, targets, tasks};
use super::select::Part;
use super::{Fault, Report, Selection};
use crate::assess::Assessment;
use crate::assess::crosscheck::Term;
use crate::model::words::words;
use crate::model::{Catalogue, Commune, Group, Indicator, IndicatorId, Plan};

/// The version of the shape.
const SCHEMA: &str = Version::One.code();

/// One commune with what its periods mean.
#[derive(Debug, Clone)]
pub struct Source {
    pub commune: Commune,
    /// The periods to write, assessed; one without a period where the commune has none.
    pub assessments: Vec<Assessment>,
    /// The day that tasks, targets and events are looked at.
    pub as_of: NaiveDate,
    /// The period up to which figures are held against targets.
    pub period: Option<usize>,
}

/// The whole document.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    pub sources: &'a [Source],
    pub faults: &'a [Fault],
}

/// What the figures of a commune are of.
struct OwnCatalogue<'a> {
    source: &'a Source,
    catalogue: &'a Catalogue,
    named: BTreeSet<IndicatorId>,
}

struct OwnIndicator<'a>(Of<'a, &'a Indicator>);

pub fn json(document: Document<'_>) -> Result<String, serde_json::Error> {
    to_text(&document.value(), Decimals::Plain)
}

/// The JSON Schema (draft 2020-12) of the document.
pub fn json_schema() -> Result<String, serde_json::Error> {
    let schema = schema::schema::<Document<'_>>(SCHEMA, "urn:giaoban:export:1");
    to_text(&schema, Decimals::Plain)
}

words! {
    Version {
        One: "giaoban-export/1";
    }
}

columns! {
    /// Everything that giaoban knows of one commune or of several. Decimals are strings; null is
    /// not known, which is not zero; within this version keys are only ever added
    "export": Document<'a> as document => {
        "schema": Version::One;
        "communes": list(document.sources);
        "problems": list(document.faults);
    }

    /// One commune, as looked at on as_of
    "commune": &'a Source as source => {
        _: Flat(&source.commune);
        "as_of": source.as_of;
        "catalogue": source.catalogue();
        "plans": source.plans();
        "periods": source.periods();
        "findings": source.findings();
        "documents": &source.commune.task_sources;
        _: Flat(source.desk());
    }

    /// What the figures are of: only the indicators that this commune names
    "catalogue": OwnCatalogue<'a> as own @ OwnCatalogue { source, catalogue, .. } => {
        "sectors": &catalogue.sectors;
        "groups": list(own.groups());
        "indicators": list(own.indicators().map(OwnIndicator));
        "references": list(source.reports().take(1).flat_map(|report| plans::references(&report)));
        "thresholds": &catalogue.thresholds;
    }

    "indicator": OwnIndicator<'a> as OwnIndicator(of @ Of(commune, indicator)) => {
        _: Flat(*of);
        "group": Id(commune.catalogue.groups.get(indicator.group).map_or("", |g| &g.id));
        "level": indicator.default_level;
    }
}

impl Source {
    pub fn reports(&self) -> impl Iterator<Item = Report<'_>> {
        self.assessments.iter().map(|assessment| Report {
            commune: &self.commune,
            assessment,
            selection: &Selection::ALL,
        })
    }

    fn periods(&self) -> Vec<WholePeriod<'_>> {
        let periods = self.reports();
        periods
            .filter_map(|report| Some(WholePeriod(report, report.period()?)))
            .collect()
    }

    fn figures(&self) -> Vec<FigureRow<'_>> {
        self.reports().flat_map(|r| figures::rows(&r)).collect()
    }

    fn parts(&self) -> Vec<PartRow<'_>> {
        self.reports().flat_map(|r| figures::parts(&r)).collect()
    }

    fn plans(&self) -> Vec<Of<'_, &Plan>> {
        let plans = self.commune.plans.iter();
        plans.map(|plan| Of(&self.commune, plan)).collect()
    }

    pub(super) fn findings(&self) -> Vec<InPeriod<'_>> {
        let reports = self.reports();
        reports
            .flat_map(|r| findings::of_period(r.commune, r.period(), &r.assessment.findings))
            .map(InPeriod)
            .collect()
    }

    fn desk(&self) -> Desk<'_> {
        Desk {
            commune: &self.commune,
            period: self.period,
            day: self.as_of,
            parts: &Part::ALL,
        }
    }

    fn catalogue(&self) -> OwnCatalogue<'_> {
        OwnCatalogue {
            source: self,
            catalogue: &self.commune.catalogue,
            named: self.named(),
        }
    }

    /// The indicators that anything names, with those that they are parts or ratios of.
    fn named(&self) -> BTreeSet<IndicatorId> {
        let commune = &self.commune;
        let mut open: Vec<IndicatorId> = commune.plans.iter().map(|p| p.indicator).collect();
        open.extend(commune.targets.iter().filter_map(|t| t.indicator));
        open.extend(commune.tasks.iter().filter_map(|t| t.indicator));
        for assessment in &self.assessments {
            open.extend(assessment.rows.iter().map(|r| r.indicator));
            for finding in &assessment.findings {
                open.extend(&finding.indicators);
                let sides = [&finding.printed, &finding.recomputed];
                let terms = sides.into_iter().flat_map(|side| &side.terms);
                open.extend(terms.filter_map(|(term, _)| match term {
                    Term::Indicator(id) => Some(*id),
                    _ => None,
                }));
            }
        }
        let mut all = BTreeSet::new();
        while let Some(id) = open.pop() {
            if let Some(indicator) = commune.catalogue.indicator(id).filter(|_| all.insert(id)) {
                open.extend(indicator.parent);
                open.extend(indicator.ratio.iter().flat_map(|(n, d)| [*n, *d]));
            }
        }
        all
    }
}

impl<'a> OwnCatalogue<'a> {
    fn indicators(&self) -> impl Iterator<Item = Of<'a, &'a Indicator>> {
        let named = self.named.iter();
        let indicators = named.filter_map(|id| self.catalogue.indicator(*id));
        indicators.map(|indicator| Of(&self.source.commune, indicator))
    }

    fn groups(&self) -> impl Iterator<Item = Of<'a, &'a Group>> {
        let groups = (0..).zip(&self.catalogue.groups);
        let named = groups.filter(|(at, _)| self.indicators().any(|of| of.1.group == *at));
        named.map(|(_, group)| Of(&self.source.commune, group))
    }
}

/// All tables, also those without rows.
pub fn tables(sources: &[Source]) -> Vec<Table<'_>> {
    let desks: Vec<Desk<'_>> = sources.iter().map(Source::desk).collect();
    let all = sources.iter();
    let figures = all.clone().map(|s| (&s.commune, s.figures()));
    let parts = all.clone().map(|s| (&s.commune, s.parts()));
    let plans = all.clone().map(|s| (&s.commune, s.plans()));
    let findings = all.map(|s| (&s.commune, s.findings()));
    vec![
        Table::of_communes("so_lieu", figures),
        Table::of_communes("phan_to", parts),
        Table::of_communes("ke_hoach", plans),
        part_table(Part::Targets, &desks),
        part_table(Part::Tasks, &desks),
        part_table(Part::Calendar, &desks),
        Table::of_communes("phat_hien", findings),
    ]
}

/// The table of what is no figure.
pub fn part_table<'a>(part: Part, desks: &[Desk<'a>]) -> Table<'a> {
    let desks = desks.iter();
    match part {
        Part::Tasks => Table::of_communes("nhiem_vu", desks.map(|d| (d.commune, tasks::rows(d)))),
        Part::Targets => {
            Table::of_communes("muc_tieu", desks.map(|d| (d.commune, targets::rows(d))))
        }
        Part::Calendar => {
            Table::of_communes("su_kien", desks.map(|d| (d.commune, events::rows(d))))
        }
    }
}
