//! `giaoban check`: what is wrong in the data files, then what does not agree in the figures; the
//! weightiest first.

use super::column::{Cell, Decimals, Flat, both, columns, list, to_text};
use super::export::Source;
use super::rows::findings::{InCommune, InPeriod};
use super::table::hung;
use super::text::{Style, finding_line};
use super::{Fault, Report};
use crate::assess::Finding;
use crate::data::Severity;
use crate::text::{Lang, joined, labels, report as words};

/// The version of the shape of the JSON document.
pub const SCHEMA: &str = "giaoban-check/1";

/// Everything that `check` has to say.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Errors before warnings, otherwise in the order of the files.
    pub faults: Vec<Fault>,
    pub communes: Vec<Source>,
}

struct Counts {
    errors: usize,
    warnings: usize,
    findings: usize,
    hints: usize,
    acknowledged: usize,
    communes: usize,
    periods: usize,
}

/// A fault with all that is said of it.
struct Problem<'a>(&'a Fault);

impl Outcome {
    /// Puts the weightiest first.
    pub fn new(mut faults: Vec<Fault>, communes: Vec<Source>) -> Self {
        faults.sort_by_key(|f| f.severity);
        Self { faults, communes }
    }

    fn reports(&self) -> impl Iterator<Item = Report<'_>> {
        self.communes.iter().flat_map(Source::reports)
    }

    fn count(&self, test: impl Fn(&Finding) -> bool) -> usize {
        let findings = self.reports().flat_map(|r| &r.assessment.findings);
        findings.filter(|finding| test(finding)).count()
    }

    /// Nothing that somebody must look at; there may be hints.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.count(Finding::is_open) == 0
    }

    fn counts(&self) -> Counts {
        let of = |severity| {
            let faults = self.faults.iter();
            faults.filter(|f| f.severity == severity).count()
        };
        Counts {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            findings: self.count(Finding::is_open),
            hints: self.count(Finding::is_unseen_hint),
            acknowledged: self.count(|f| f.acknowledged.is_some()),
            communes: self.communes.len(),
            periods: self.reports().filter(|r| r.period().is_some()).count(),
        }
    }

    fn weightiest(&self) -> Vec<InCommune<'_>> {
        let findings = self.communes.iter().flat_map(Source::findings);
        let mut all = list(findings.map(|InPeriod(finding)| InCommune(finding)));
        all.sort_by_key(|InCommune(of)| (of.finding.acknowledged.is_some(), of.finding.weight));
        all
    }
}

impl Counts {
    fn said(&self, lang: Lang) -> String {
        let files = words::in_files(lang, self.errors, self.warnings);
        let found = (self.findings, self.hints, self.acknowledged);
        words::summary(lang, &files, found, self.communes, self.periods)
    }
}

/// For people.
pub fn text(outcome: &Outcome, style: Style) -> String {
    let lang = style.lang;
    let most = style.width.unwrap_or(usize::MAX).saturating_sub(2).max(20);
    let mut out = String::new();
    for fault in &outcome.faults {
        out += fault.rendered.trim_end();
        out += "\n\n";
    }
    for report in outcome.reports() {
        let Report {
            commune,
            assessment,
            ..
        } = report;
        if assessment.findings.is_empty() {
            continue;
        }
        let place = report.place(lang);
        let data = report.period();
        let period = data.map(|data| labels::period(lang, data.period));
        let document = data.map(|data| data.document.to_string());
        let head = joined([Some(place), period, document], " · ");
        out += &style.strong(&head);
        out.push('\n');
        for finding in &assessment.findings {
            hung(&mut out, "", 2, &finding_line(lang, commune, finding), most);
        }
        out.push('\n');
    }
    if outcome.is_clean() {
        out += words::clean(lang);
        out.push('\n');
    }
    out += &outcome.counts().said(lang);
    out.push('\n');
    style.signs(out)
}

/// For programs.
pub fn json(outcome: &Outcome) -> Result<String, serde_json::Error> {
    to_text(&outcome.value(), Decimals::Both)
}

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
