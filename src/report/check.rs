//! `giaoban check`: what is wrong in the data files, then what does not agree in the figures; the weightiest first.

use super::column::{Cell, Decimals, Flat, both, columns, list, to_text};
use super::rows::findings::{self, InCommune};
use super::text::{Style, finding_line};
use super::{Fault, table};
use crate::assess::Finding;
use crate::data::Severity;
use crate::model::{Commune, Period, PeriodData};
use crate::text::{Lang, labels, report as words};

/// The version of the shape of the JSON document.
pub const SCHEMA: &str = "giaoban-check/1";

/// What was found in one period.
#[derive(Debug, Clone)]
pub struct PeriodFindings {
    /// Which period; none for what belongs to no period, where a commune has none.
    pub period: Option<Period>,
    /// Its document.
    pub document: Option<String>,
    /// What does not add up.
    pub findings: Vec<Finding>,
}

/// What was found in one commune.
#[derive(Debug, Clone)]
pub struct CommuneFindings {
    /// The commune.
    pub commune: Commune,
    /// Its periods that were looked at, also those without findings.
    pub periods: Vec<PeriodFindings>,
}

impl PeriodFindings {
    /// Findings of a period, in the order of their weight.
    pub fn new(data: Option<&PeriodData>, findings: Vec<Finding>) -> Self {
        Self {
            period: data.map(|d| d.period),
            document: data.map(|d| d.document.to_string()),
            findings,
        }
    }
}

/// Everything that `check` has to say.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// What is wrong in the files: errors before warnings, otherwise in the order of the files.
    pub faults: Vec<Fault>,
    /// What does not agree, commune by commune.
    pub communes: Vec<CommuneFindings>,
}

impl Outcome {
    /// Puts the weightiest first.
    pub fn new(mut faults: Vec<Fault>, communes: Vec<CommuneFindings>) -> Self {
        faults.sort_by_key(|f| f.severity);
        Self { faults, communes }
    }

    fn all(&self) -> impl Iterator<Item = &Finding> {
        self.communes
            .iter()
            .flat_map(|c| &c.periods)
            .flat_map(|p| &p.findings)
    }

    /// How many figures do not agree: neither hints nor what somebody has looked at.
    pub fn findings(&self) -> usize {
        self.all().filter(|f| f.is_open()).count()
    }

    /// Nothing that somebody must look at; there may be hints.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.findings() == 0
    }

    fn counts(&self) -> Counts {
        let warnings = self.faults.iter();
        let warnings = warnings.filter(|f| f.severity == Severity::Warning).count();
        Counts {
            errors: self.faults.len() - warnings,
            warnings,
            findings: self.findings(),
            hints: self.all().filter(|f| f.is_unseen_hint()).count(),
            acknowledged: self.all().filter(|f| f.acknowledged.is_some()).count(),
            communes: self.communes.len(),
            periods: self
                .communes
                .iter()
                .flat_map(|c| &c.periods)
                .filter(|p| p.period.is_some())
                .count(),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Counts {
    errors: usize,
    warnings: usize,
    findings: usize,
    hints: usize,
    acknowledged: usize,
    communes: usize,
    periods: usize,
}

impl Counts {
    fn said(self, lang: Lang) -> String {
        let files = words::in_files(lang, self.errors, self.warnings);
        words::summary(
            lang,
            &files,
            (self.findings, self.hints, self.acknowledged),
            self.communes,
            self.periods,
        )
    }
}

/// For people.
pub fn text(outcome: &Outcome, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    for fault in &outcome.faults {
        out.push_str(fault.rendered.trim_end());
        out.push_str("\n\n");
    }
    for of in &outcome.communes {
        for period in of.periods.iter().filter(|p| !p.findings.is_empty()) {
            let name = words::place(
                lang,
                of.commune.level,
                &of.commune.name,
                &of.commune.province,
            );
            let mut head = vec![name];
            head.extend(period.period.map(|p| labels::period(lang, p)));
            head.extend(period.document.clone());
            out.push_str(&style.strong(&head.join(" · ")));
            out.push('\n');
            for finding in &period.findings {
                let line = finding_line(lang, &of.commune, finding);
                for (at, part) in table::wrap(
                    &line,
                    style.width.unwrap_or(usize::MAX).saturating_sub(2).max(20),
                )
                .iter()
                .enumerate()
                {
                    out.push_str(if at == 0 { "" } else { "  " });
                    out.push_str(part);
                    out.push('\n');
                }
            }
            out.push('\n');
        }
    }
    let counts = outcome.counts();
    if outcome.is_clean() {
        out.push_str(words::clean(lang));
        out.push('\n');
    }
    out.push_str(&counts.said(lang));
    out.push('\n');
    style.signs(out)
}

/// For programs.
pub fn json(outcome: &Outcome) -> Result<String, serde_json::Error> {
    to_text(&outcome.value(), Decimals::Both)
}

/// A fault with all that is said of it.
struct Problem<'a>(&'a Fault);

columns! {
    "check": &'a Outcome as outcome => {
        "schema": SCHEMA;
        "counts": outcome.counts();
        "problems": list(outcome.faults.iter().map(Problem));
        /// The weightiest of all communes first
        "findings": outcome.weightiest();
        "summary": both(|lang| outcome.counts().said(lang));
    }

    "counts": Counts as counts => {
        "errors": counts.errors;
        "warnings": counts.warnings;
        /// Without hints and what was acknowledged
        "findings": counts.findings;
        "hints": counts.hints;
        "acknowledged": counts.acknowledged;
        "communes": counts.communes;
        "periods": counts.periods;
    }

    "problem": Problem<'a> as Problem(fault) => {
        _: Flat(*fault);
        "report": &fault.rendered;
    }
}

impl Outcome {
    fn weightiest(&self) -> Vec<InCommune<'_>> {
        let mut all = Vec::new();
        for of in &self.communes {
            for period in &of.periods {
                all.extend((1..).zip(&period.findings).map(|(number, finding)| {
                    InCommune(findings::Finding {
                        commune: &of.commune,
                        period: period.period,
                        document: period.document.as_deref(),
                        finding,
                        number,
                    })
                }));
            }
        }
        all.sort_by_key(|of| (of.0.finding.acknowledged.is_some(), of.0.finding.weight));
        all
    }
}
