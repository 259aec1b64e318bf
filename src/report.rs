//! The figures of a commune for paper, people and other programs: the same ones as on the screen.
//! Knows `model`, `assess` and `text`; writes nothing anywhere, only makes text and the bytes of
//! documents.

mod column;
mod rows;

pub mod check;
pub mod csv;
pub mod doctor;
pub mod export;
pub mod find;
pub mod json;
pub mod minutes;
pub mod monthly;
pub mod page;
pub mod select;
pub mod table;
pub mod text;
pub mod trends;
pub mod workbook;

#[cfg(test)]
mod fixture;

use rust_decimal::Decimal;

use crate::assess::{Assessment, Attention, Finding, Row, Standing};
use crate::data::Severity;
use crate::model::{
    Commune, Figure, Group, Indicator, Period, PeriodData, Qualifier, Said, Sector, Verdict, date,
    number,
};
use crate::text::{Lang, report as words};

pub use rows::Desk;
pub use select::Selection;

/// Decimals of what was computed here; what was typed keeps all of its own.
const COMPUTED_DECIMALS: u32 = 2;

/// One commune on one day, and which part of it to report.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    pub commune: &'a Commune,
    pub assessment: &'a Assessment,
    pub selection: &'a Selection,
}

/// One thing wrong in a data file, already worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// The file as the user would name it.
    pub file: String,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// In characters, from 1; 0 where the whole file is meant.
    pub column: usize,
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    pub allowed: Option<String>,
    pub mend: Option<String>,
    /// The whole report with the source line and the caret.
    pub rendered: String,
}

/// A sector with those of its groups that have rows to report.
#[derive(Debug, Clone)]
pub struct SectorPart<'a> {
    pub sector: &'a Sector,
    pub groups: Vec<GroupPart<'a>>,
}

/// A group with its rows in catalogue order.
#[derive(Debug, Clone)]
pub struct GroupPart<'a> {
    pub group: &'a Group,
    pub rows: Vec<Line<'a>>,
}

/// A row with what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub report: Report<'a>,
    pub indicator: &'a Indicator,
    pub row: &'a Row,
    /// As typed; none where the value is computed or missing.
    pub figure: Option<&'a Figure>,
}

impl<'a> Report<'a> {
    pub fn period(&self) -> Option<&'a PeriodData> {
        self.commune.periods.get(self.assessment.period?)
    }

    /// Everything to report, by sector and group; what has no rows is left out.
    pub fn sectors(&self) -> Vec<SectorPart<'a>> {
        let catalogue = &self.commune.catalogue;
        let rows = self.assessment.rows.iter();
        let lines: Vec<Line<'a>> = rows
            .filter(|row| self.selection.has(row.indicator))
            .filter_map(|row| self.line(row))
            .collect();
        let groups = |sector: usize| -> Vec<GroupPart<'a>> {
            let of_sector = catalogue.groups.iter().enumerate();
            of_sector
                .filter(|(_, group)| group.sector == sector)
                .map(|(at, group)| {
                    let rows = lines.iter().filter(|l| l.indicator.group == at);
                    let rows = rows.copied().collect();
                    GroupPart { group, rows }
                })
                .filter(|part| !part.rows.is_empty())
                .collect()
        };
        let sectors = catalogue.sectors.iter().enumerate();
        sectors
            .map(|(at, sector)| SectorPart {
                sector,
                groups: groups(at),
            })
            .filter(|part| !part.groups.is_empty())
            .collect()
    }

    /// `XÃ ĐÔNG KHÊ · tỉnh Cao Bằng`
    pub fn place(&self, lang: Lang) -> String {
        let commune = self.commune;
        words::place(lang, commune.level, &commune.name, &commune.province)
    }

    /// The days of the period, where there is one, and the day of looking.
    fn days(&self, lang: Lang) -> String {
        let as_of = date::format(self.assessment.as_of);
        match self.period() {
            Some(data) => {
                let days = [data.from, data.to, data.reported].map(date::format);
                let [from, to, reported] = days;
                words::days(lang, from, to, reported, as_of)
            }
            None => words::looked_at(lang, as_of),
        }
    }

    pub fn line(&self, row: &'a Row) -> Option<Line<'a>> {
        Some(Line {
            report: *self,
            indicator: self.commune.catalogue.indicator(row.indicator)?,
            row,
            figure: self.period().and_then(|data| data.figure(row.indicator)),
        })
    }

    /// What to talk about of what was asked for.
    pub fn attention(&self) -> impl Iterator<Item = &'a Attention> {
        let selection = self.selection;
        self.assessment.attention.iter().filter(move |matter| {
            let mut indicators = std::iter::once(&matter.indicator).chain(&matter.related);
            indicators.any(|id| selection.has(*id))
        })
    }

    /// Those findings that are about something that was asked for; one about no indicator is when
    /// everything was.
    pub fn asked(&self, findings: &'a [Finding]) -> impl Iterator<Item = &'a Finding> {
        let selection = self.selection;
        findings.iter().filter(move |finding| {
            let mut indicators = finding.indicators.iter();
            indicators.any(|id| selection.has(*id))
                || finding.indicators.is_empty() && selection.is_all()
        })
    }

    pub fn unit(&self, lang: Lang, indicator: &Indicator) -> &'a str {
        let unit = self.commune.catalogue.units.get(indicator.unit);
        unit.map_or("", |u| lang.pick(&u.name, &u.en))
    }
}

impl<'a> SectorPart<'a> {
    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn count(&self, verdict: Verdict) -> usize {
        let lines = self.lines().filter(|line| line.row.verdict() == verdict);
        lines.count()
    }
}

impl<'a> Line<'a> {
    pub fn unit(&self, lang: Lang) -> &'a str {
        self.report.unit(lang, self.indicator)
    }

    /// Against each plan; none once where there is no plan.
    fn standings(&self) -> impl Iterator<Item = Option<&'a Standing>> {
        let standings = &self.row.standings;
        let none = standings.is_empty().then_some(None);
        standings.iter().map(Some).chain(none)
    }

    fn verdict(&self, standing: Option<&Standing>) -> Verdict {
        standing.map_or_else(|| self.row.verdict(), |s| s.verdict)
    }

    /// The same in the words of the plan.
    fn said(&self, standing: Option<&Standing>) -> Said {
        standing.map_or_else(|| self.row.said(), Standing::said)
    }

    /// The figure that a value rests on: itself, or the numerator of a computed one.
    fn basis(&self) -> Option<&'a Figure> {
        let numerator = || {
            let (numerator, _) = self.indicator.ratio?;
            self.row.actual?;
            self.report.period()?.figure(numerator)
        };
        self.figure.or_else(numerator)
    }

    /// The section of the document where it stands; a computed value stands where its numerator
    /// does.
    pub fn section(&self) -> Option<&'a str> {
        self.basis()?.section.as_deref()
    }

    /// Where it stands: `000_….txt, II.1.4.a`.
    pub fn source(&self) -> Option<String> {
        let document = &self.report.period()?.document;
        Some(place(document, self.basis()?.section.as_deref()))
    }

    fn is_computed(&self) -> bool {
        self.row.actual.is_some_and(|actual| actual.computed)
    }

    /// Whether its value in another period is computed there, not typed.
    fn is_computed_in(&self, period: Option<Period>) -> bool {
        let commune = self.report.commune;
        let data = period
            .and_then(|p| commune.period_index(p))
            .and_then(|at| commune.periods.get(at));
        data.is_some_and(|d| {
            let figure = d.figure(self.row.indicator);
            figure.is_none_or(|f| f.actual.is_none())
        })
    }

    /// Whether what the same period is compared with is computed: neither printed in this report
    /// nor typed in that of the year before.
    fn is_same_period_computed(&self) -> bool {
        let year_before = self.report.period().and_then(|d| d.period.year_before());
        self.figure.is_none_or(|f| f.same_period.is_none()) && self.is_computed_in(year_before)
    }

    fn is_previous_computed(&self) -> bool {
        self.is_computed_in(self.report.period().map(|d| d.period.shifted(-1)))
    }
}

/// Document and section.
fn place(document: &str, section: Option<&str>) -> String {
    match section.filter(|s| !s.is_empty()) {
        Some(section) => format!("{document}, {section}"),
        None => document.to_string(),
    }
}

/// A value as people read it: typed with all of its digits, computed with two decimals at most.
fn shown(value: Decimal, computed: bool) -> String {
    if computed {
        number::format_short(value, COMPUTED_DECIMALS)
    } else {
        number::format(value)
    }
}

/// A number with its unit; a percent sign needs no blank.
fn measured(number: &str, unit: &str) -> String {
    let gap = if unit == "%" { "" } else { " " };
    format!("{number}{gap}{unit}")
}

/// A value after the word that says how firm it is: `ước 30`.
fn qualified(lang: Lang, qualifier: Option<Qualifier>, value: String) -> String {
    match qualifier {
        Some(qualifier) => format!("{} {value}", qualifier.name(lang)),
        None => value,
    }
}

/// What is said in brackets after something: ` (na 6; mít 1)`, or nothing.
fn aside(said: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = said.into_iter().collect();
    if said.is_empty() {
        return String::new();
    }
    format!(" ({})", said.join("; "))
}

/// The two figures of a ratio: `143/147`.
fn ratio(assessment: &Assessment, indicator: &Indicator) -> Option<String> {
    let (numerator, denominator) = indicator.ratio?;
    let value = |id| Some(number::format(assessment.row(id)?.actual?.value));
    Some(format!("{}/{}", value(numerator)?, value(denominator)?))
}

/// `I`, `II`, `III` …
fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_numbers() {
        let check = |number, expect: &str| assert_eq!(roman(number), expect);
        check(1, "I");
        check(4, "IV");
        check(9, "IX");
        check(14, "XIV");
        check(49, "XLIX");
    }
}
