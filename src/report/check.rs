//! `giaoban check`: what is wrong in the data files, then what does not agree in the figures; the weightiest first.

use serde::Serialize;

use super::json::{self, Sentence};
use super::text::{Style, finding_line};
use super::{Fault, table};
use crate::assess::Finding;
use crate::model::{Commune, Period, PeriodData};
use crate::text::{Lang, labels, report as words};

/// The version of the shape of the JSON document.
pub const SCHEMA: &str = "giaoban-check/1";

/// What was found in one period.
#[derive(Debug, Clone)]
pub struct PeriodFindings {
    /// Which period.
    pub period: Period,
    /// Its document.
    pub document: String,
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
    #[must_use]
    pub fn new(data: &PeriodData, findings: Vec<Finding>) -> Self {
        Self { period: data.period, document: data.document.to_string(), findings }
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
    #[must_use]
    pub fn new(mut faults: Vec<Fault>, communes: Vec<CommuneFindings>) -> Self {
        faults.sort_by_key(|f| f.warning);
        Self { faults, communes }
    }

    fn all(&self) -> impl Iterator<Item = &Finding> {
        self.communes.iter().flat_map(|c| &c.periods).flat_map(|p| &p.findings)
    }

    /// How many figures do not agree: neither hints nor what somebody has looked at.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.all().filter(|f| f.is_open()).count()
    }

    /// Nothing to look at.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.all().next().is_none()
    }

    fn counts(&self) -> Counts {
        let warnings = self.faults.iter().filter(|f| f.warning).count();
        Counts {
            errors: self.faults.len() - warnings,
            warnings,
            findings: self.findings(),
            communes: self.communes.len(),
            periods: self.communes.iter().map(|c| c.periods.len()).sum(),
        }
    }
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    findings: usize,
    communes: usize,
    periods: usize,
}

/// For people.
#[must_use]
pub fn text(outcome: &Outcome, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    for fault in &outcome.faults {
        out.push_str(fault.rendered.trim_end());
        out.push_str("\n\n");
    }
    for of in &outcome.communes {
        for period in of.periods.iter().filter(|p| !p.findings.is_empty()) {
            let name = words::place(lang, of.commune.level, &of.commune.name, &of.commune.province);
            out.push_str(&style.strong(&format!("{name} · {} · {}", labels::period(lang, period.period), period.document)));
            out.push('\n');
            for finding in &period.findings {
                let line = finding_line(lang, &of.commune, finding);
                for (at, part) in table::wrap(&line, style.width.unwrap_or(usize::MAX).saturating_sub(2).max(20)).iter().enumerate() {
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
    out.push_str(&words::summary(lang, counts.errors, counts.warnings, counts.findings, counts.communes, counts.periods));
    out.push('\n');
    style.signs(out)
}

/// For programs: `schema`, `counts`, `problems[]` as in `show` with the whole `report` beside, `findings[]` as in `show` with commune and period.
pub fn json(outcome: &Outcome) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Problem<'a> {
        #[serde(flatten)]
        problem: json::Problem<'a>,
        report: &'a str,
    }
    #[derive(Serialize)]
    struct OneFinding<'a> {
        commune: &'a str,
        period: String,
        document: &'a str,
        #[serde(flatten)]
        finding: json::Finding<'a>,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        schema: &'static str,
        counts: Counts,
        problems: Vec<Problem<'a>>,
        findings: Vec<OneFinding<'a>>,
        summary: Sentence,
    }
    let counts = outcome.counts();
    let summary = |lang: Lang| words::summary(lang, counts.errors, counts.warnings, counts.findings, counts.communes, counts.periods);
    let findings = outcome.communes.iter().flat_map(|of| {
        of.periods.iter().flat_map(|p| {
            p.findings.iter().map(|f| OneFinding {
                commune: &of.commune.slug,
                period: p.period.to_string(),
                document: &p.document,
                finding: json::finding(&of.commune, f),
            })
        })
    });
    let problems = outcome.faults.iter().map(|f| Problem { problem: json::problem(f), report: &f.rendered });
    json::to_text(&Document {
        schema: SCHEMA,
        counts,
        problems: problems.collect(),
        findings: findings.collect(),
        summary: Sentence { vi: summary(Lang::Vi), en: summary(Lang::En) },
    })
}
