//! `giaoban export`: everything that is known of one commune or of several, for other programs and for spreadsheets.
//!
//! The shape is versioned by `schema` and laid down in `export/schema.json`, which `giaoban export --schema` prints. Rules that hold
//! everywhere:
//!
//! - A decimal is a string in plain machine notation, `"33740.012029"`, never a JSON number. What was typed keeps its digits, trailing
//!   zeros too; what was computed here has all of its digits.
//! - A day is `"2026-01-12"`. A sentence is `{"vi": "…", "en": "…"}`. What is not known is `null`, which is not zero; every key is there.
//! - What belongs to an indicator stands once, in `catalogue`; what belongs to a plan once, in `plans`. All else names them.
//!
//! ```text
//! communes[]      id, name, level, province, illustrative, hamlets[], as_of
//!   catalogue     sectors[], groups[], indicators[] (those that anything below names), references[], thresholds
//!   plans[]       id, indicator, name, en, short, value, requirement, window, curve, references[], assigned_by, primary, derived, source, note
//!   periods[]     id, granularity, name, from, to, reported, document, as_of, citations[], attention[], rows[]
//!     rows[]      indicator, reported (the report has it; otherwise computed, or a plan that waits), actual … changes as in `show`,
//!                 against[] {plan (null: the level of the catalogue), value, requirement, limit, percent … verdict}
//!   findings[]    period, document, and the rest as in `show`
//!   documents[]   name, document, date, meeting, closed, citations[]: those that tasks come from
//!   tasks[], task_counts, targets[], calendar
//! problems[]      what could not be read in the files
//! ```

pub mod tables;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{self, Desk, Digits, Plain, Sentence, Standing, Terms, build as make};
use super::{Fault, Report, Selection, words};
use crate::assess::crosscheck::Term;
use crate::assess::{Assessment, Finding};
use crate::model::{self, Citation, Commune, IndicatorId};

/// The version of the shape.
pub const SCHEMA: &str = "giaoban-export/1";
/// The shape as a JSON Schema (draft 2020-12).
pub const JSON_SCHEMA: &str = include_str!("export/schema.json");

/// One commune with what its periods mean.
#[derive(Debug, Clone)]
pub struct Source {
    /// The commune.
    pub commune: Commune,
    /// The periods to write, assessed; one without a period where the commune has none.
    pub assessments: Vec<Assessment>,
    /// The day that tasks, targets and events are looked at.
    pub as_of: NaiveDate,
    /// The period up to which figures are held against targets.
    pub period: Option<usize>,
}

/// The whole document.
#[derive(Debug, Clone, Serialize)]
pub struct Document<'a> {
    pub schema: &'static str,
    pub communes: Vec<Whole<'a>>,
    pub problems: Vec<json::Problem<'a>>,
}

/// One commune.
#[derive(Debug, Clone, Serialize)]
pub struct Whole<'a> {
    #[serde(flatten)]
    pub commune: json::Commune<'a>,
    pub as_of: String,
    pub catalogue: Catalogue<'a>,
    pub plans: Vec<Plan<'a>>,
    pub periods: Vec<Period<'a>>,
    pub findings: Vec<Found<'a>>,
    pub documents: Vec<TaskDocument<'a>>,
    #[serde(flatten)]
    pub desk: Desk<'a, Plain>,
}

/// What the figures are of.
#[derive(Debug, Clone, Serialize)]
pub struct Catalogue<'a> {
    pub sectors: Vec<Sector<'a>>,
    pub groups: Vec<Group<'a>>,
    pub indicators: Vec<Indicator<'a>>,
    pub references: Vec<json::Reference<'a, Plain>>,
    pub thresholds: Thresholds,
}

/// A sector.
#[derive(Debug, Clone, Serialize)]
pub struct Sector<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub reporter: &'a str,
}

/// A group.
#[derive(Debug, Clone, Serialize)]
pub struct Group<'a> {
    pub id: &'a str,
    pub sector: &'a str,
    pub name: &'a str,
    pub en: &'a str,
}

/// An indicator.
#[derive(Debug, Clone, Serialize)]
pub struct Indicator<'a> {
    #[serde(flatten)]
    pub about: json::About<'a>,
    pub group: &'a str,
    pub level: Option<Level>,
}

/// What holds where no plan was assigned.
#[derive(Debug, Clone, Serialize)]
pub struct Level {
    pub requirement: &'static str,
    pub value: Plain,
}

/// Where verdicts begin.
#[derive(Debug, Clone, Serialize)]
pub struct Thresholds {
    pub ahead: Plain,
    pub on_pace: Plain,
    pub slow: Plain,
}

/// A plan.
#[derive(Debug, Clone, Serialize)]
pub struct Plan<'a> {
    pub id: &'a str,
    pub indicator: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub short: Option<&'a str>,
    pub value: Plain,
    pub requirement: &'static str,
    #[serde(flatten)]
    pub terms: Terms<'a, Plain>,
}

/// A period.
#[derive(Debug, Clone, Serialize)]
pub struct Period<'a> {
    #[serde(flatten)]
    pub period: json::Period<'a>,
    pub as_of: String,
    pub citations: Vec<Cited<'a>>,
    pub attention: Vec<json::Attention<'a, Plain>>,
    pub rows: Vec<Row<'a>>,
}

/// An indicator in a period.
#[derive(Debug, Clone, Serialize)]
pub struct Row<'a> {
    pub indicator: &'a str,
    pub reported: bool,
    #[serde(flatten)]
    pub figure: json::Figure<'a, Plain>,
    pub against: Vec<Against<'a>>,
}

/// A figure against one plan.
#[derive(Debug, Clone, Serialize)]
pub struct Against<'a> {
    pub plan: Option<&'a str>,
    pub value: Plain,
    pub requirement: &'static str,
    pub limit: Sentence,
    #[serde(flatten)]
    pub standing: Standing<Plain>,
}

/// A finding of the cross-check.
#[derive(Debug, Clone, Serialize)]
pub struct Found<'a> {
    pub period: Option<String>,
    pub document: Option<&'a str>,
    #[serde(flatten)]
    pub finding: json::Finding<'a, Plain>,
}

/// A document that tasks come from.
#[derive(Debug, Clone, Serialize)]
pub struct TaskDocument<'a> {
    pub name: &'a str,
    pub document: &'a str,
    pub date: String,
    pub meeting: bool,
    pub closed: bool,
    pub citations: Vec<Cited<'a>>,
}

/// What a document cites.
#[derive(Debug, Clone, Serialize)]
pub struct Cited<'a> {
    pub name: &'a str,
    pub date: Option<String>,
    pub before: Option<Before<'a>>,
    pub school_year: Option<SchoolYear>,
    pub section: Option<&'a str>,
}

/// What a cited document must come before.
#[derive(Debug, Clone, Serialize)]
pub struct Before<'a> {
    pub name: &'a str,
    pub date: String,
}

/// The years of a school year.
#[derive(Debug, Clone, Serialize)]
pub struct SchoolYear {
    pub first: i32,
    pub last: i32,
}

/// The whole document.
pub fn build<'a>(sources: &'a [Source], faults: &'a [Fault]) -> Document<'a> {
    Document {
        schema: SCHEMA,
        communes: sources.iter().map(whole).collect(),
        problems: faults.iter().map(make::problem).collect(),
    }
}

fn whole(source: &Source) -> Whole<'_> {
    let Source {
        commune,
        assessments,
        as_of,
        period,
    } = source;
    Whole {
        commune: make::commune(commune),
        as_of: words::day(*as_of),
        catalogue: catalogue(source),
        plans: commune.plans.iter().map(|p| plan(commune, p)).collect(),
        periods: assessments
            .iter()
            .filter_map(|a| self::period(commune, a))
            .collect(),
        findings: assessments
            .iter()
            .flat_map(|a| a.findings.iter().map(move |f| found(commune, a, f)))
            .collect(),
        documents: commune.task_sources.iter().map(document).collect(),
        desk: Desk::all(commune, *period, *as_of),
    }
}

fn report<'a>(commune: &'a Commune, assessment: &'a Assessment) -> Report<'a> {
    Report {
        commune,
        assessment,
        selection: &Selection::ALL,
    }
}

fn period<'a>(commune: &'a Commune, assessment: &'a Assessment) -> Option<Period<'a>> {
    let report = report(commune, assessment);
    let data = report.period()?;
    let sectors = report.sectors();
    let lines = sectors.iter().flat_map(|s| &s.groups).flat_map(|g| &g.rows);
    let against = |p: json::Plan<'a, Plain>| Against {
        plan: p.id,
        value: p.value,
        requirement: p.requirement,
        limit: p.limit,
        standing: p.standing,
    };
    Some(Period {
        period: make::period(data),
        as_of: words::day(assessment.as_of),
        citations: data.citations.iter().map(cited).collect(),
        attention: make::attention(&report),
        rows: lines
            .map(|line| Row {
                indicator: &line.indicator.id,
                reported: line.figure.is_some(),
                figure: make::figure(&report, line),
                against: make::plans(commune, line)
                    .into_iter()
                    .map(against)
                    .collect(),
            })
            .collect(),
    })
}

fn plan<'a>(commune: &'a Commune, plan: &'a model::Plan) -> Plan<'a> {
    Plan {
        id: &plan.id,
        indicator: make::id(commune, plan.indicator),
        name: &plan.name,
        en: &plan.en,
        short: plan.short.as_deref(),
        value: Plain::typed(plan.value),
        requirement: plan.requirement.code(),
        terms: make::terms(commune, Some(plan)),
    }
}

fn found<'a>(commune: &'a Commune, assessment: &'a Assessment, finding: &'a Finding) -> Found<'a> {
    let data = report(commune, assessment).period();
    Found {
        period: data.map(|d| d.period.to_string()),
        document: data.map(|d| &*d.document),
        finding: json::finding(commune, finding),
    }
}

fn document(source: &model::TaskSource) -> TaskDocument<'_> {
    TaskDocument {
        name: &source.name,
        document: &source.document,
        date: words::day(source.date),
        meeting: source.meeting,
        closed: source.closed,
        citations: source.citations.iter().map(cited).collect(),
    }
}

fn cited(citation: &Citation) -> Cited<'_> {
    Cited {
        name: &citation.name,
        date: citation.date.map(words::day),
        before: citation.before.as_ref().map(|(name, date)| Before {
            name,
            date: words::day(*date),
        }),
        school_year: citation
            .school_year
            .map(|(first, last)| SchoolYear { first, last }),
        section: citation.section.as_deref(),
    }
}

/// The indicators that anything of a commune names, with those that they are parts or ratios of.
fn named(source: &Source) -> BTreeSet<IndicatorId> {
    let Source {
        commune,
        assessments,
        ..
    } = source;
    let mut open: Vec<IndicatorId> = commune.plans.iter().map(|p| p.indicator).collect();
    open.extend(commune.targets.iter().filter_map(|t| t.indicator));
    open.extend(commune.tasks.iter().filter_map(|t| t.indicator));
    open.extend(
        assessments
            .iter()
            .flat_map(|a| a.rows.iter().map(|r| r.indicator)),
    );
    for finding in assessments.iter().flat_map(|a| &a.findings) {
        open.extend(&finding.indicators);
        let terms = finding
            .printed
            .terms
            .iter()
            .chain(&finding.recomputed.terms);
        open.extend(terms.filter_map(|(term, _)| {
            if let Term::Indicator(id) = term {
                Some(*id)
            } else {
                None
            }
        }));
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

fn catalogue(source: &Source) -> Catalogue<'_> {
    let Source {
        commune,
        assessments,
        ..
    } = source;
    let catalogue = &commune.catalogue;
    let named = named(source);
    let indicators: Vec<&model::Indicator> = named
        .iter()
        .filter_map(|id| catalogue.indicator(*id))
        .collect();
    let group = |i: &model::Indicator| catalogue.groups.get(i.group).map_or("", |g| &*g.id);
    let used = |at: usize| indicators.iter().any(|i| i.group == at);
    Catalogue {
        sectors: catalogue
            .sectors
            .iter()
            .map(|s| Sector {
                id: &s.id,
                name: &s.name,
                en: &s.en,
                reporter: &s.reporter,
            })
            .collect(),
        groups: catalogue
            .groups
            .iter()
            .enumerate()
            .filter(|(at, _)| used(*at))
            .map(|(_, g)| Group {
                id: &g.id,
                sector: catalogue.sectors.get(g.sector).map_or("", |s| &*s.id),
                name: &g.name,
                en: &g.en,
            })
            .collect(),
        indicators: indicators
            .iter()
            .map(|i| Indicator {
                about: make::about(commune, i),
                group: group(i),
                level: i.default_level.map(|(r, v)| Level {
                    requirement: r.code(),
                    value: Plain::typed(v),
                }),
            })
            .collect(),
        references: assessments
            .first()
            .map(|a| make::references(&report(commune, a)))
            .unwrap_or_default(),
        thresholds: Thresholds {
            ahead: Plain::typed(catalogue.thresholds.ahead),
            on_pace: Plain::typed(catalogue.thresholds.on_pace),
            slow: Plain::typed(catalogue.thresholds.slow),
        },
    }
}
