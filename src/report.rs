//! The figures of a commune for paper, people and other programs: the same ones as on the screen.
//! Knows `model`, `assess` and `text`; writes nothing anywhere, only makes text and the bytes of documents.

pub mod check;
pub mod csv;
mod desk;
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
mod words;
pub mod workbook;

#[cfg(test)]
mod fixture;

use rust_decimal::Decimal;

use crate::assess::{Assessment, Row};
use crate::model::{
    Commune, Figure, Group, Indicator, Period, PeriodData, Qualifier, Sector, number,
};
use crate::text::Lang;

pub use select::Selection;

/// Decimals of what was computed here; what was typed keeps all of its own.
const COMPUTED_DECIMALS: u32 = 2;

/// One commune on one day, and which part of it to report.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The commune.
    pub commune: &'a Commune,
    /// What its figures mean.
    pub assessment: &'a Assessment,
    /// Which indicators to report.
    pub selection: &'a Selection,
}

/// One thing wrong in a data file, already worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// The file as the user would name it.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 where the whole file is meant.
    pub column: usize,
    /// Loaded all the same.
    pub warning: bool,
    /// What is wrong, in one line.
    pub message: String,
    /// What is allowed.
    pub allowed: Option<String>,
    /// How to mend it.
    pub mend: Option<String>,
    /// The whole report with the source line and the caret.
    pub rendered: String,
}

/// A sector with those of its groups that have rows to report.
#[derive(Debug, Clone)]
pub struct SectorPart<'a> {
    /// The sector.
    pub sector: &'a Sector,
    /// Its groups.
    pub groups: Vec<GroupPart<'a>>,
}

/// A group with its rows.
#[derive(Debug, Clone)]
pub struct GroupPart<'a> {
    /// The group.
    pub group: &'a Group,
    /// Its rows, in catalogue order.
    pub rows: Vec<Line<'a>>,
}

/// A row with what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What is said of it.
    pub row: &'a Row,
    /// As typed; none where the value is computed or missing.
    pub figure: Option<&'a Figure>,
}

impl<'a> Report<'a> {
    /// The period's data.
    pub fn period(&self) -> Option<&'a PeriodData> {
        self.assessment
            .period
            .and_then(|p| self.commune.periods.get(p))
    }

    /// Everything to report, by sector and group; what has no rows is left out.
    pub fn sectors(&self) -> Vec<SectorPart<'a>> {
        let data = self.period();
        let mut groups: Vec<Vec<Line<'a>>> = vec![Vec::new(); self.commune.catalogue.groups.len()];
        for row in self
            .assessment
            .rows
            .iter()
            .filter(|r| self.selection.has(r.indicator))
        {
            let Some(indicator) = self.commune.catalogue.indicator(row.indicator) else {
                continue;
            };
            let figure = data.and_then(|d| d.figure(row.indicator));
            if let Some(lines) = groups.get_mut(indicator.group) {
                lines.push(Line {
                    indicator,
                    row,
                    figure,
                });
            }
        }
        let mut filled: Vec<(usize, GroupPart<'a>)> = self
            .commune
            .catalogue
            .groups
            .iter()
            .zip(groups)
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(group, rows)| (group.sector, GroupPart { group, rows }))
            .collect();
        let parts = self
            .commune
            .catalogue
            .sectors
            .iter()
            .enumerate()
            .map(|(at, sector)| {
                let (own, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut filled)
                    .into_iter()
                    .partition(|(of, _)| *of == at);
                filled = rest;
                SectorPart {
                    sector,
                    groups: own.into_iter().map(|(_, g)| g).collect(),
                }
            });
        parts.filter(|s| !s.groups.is_empty()).collect()
    }

    /// The unit of an indicator.
    pub fn unit(&self, lang: Lang, indicator: &Indicator) -> &'a str {
        self.commune
            .catalogue
            .units
            .get(indicator.unit)
            .map_or("", |u| lang.pick(&u.name, &u.en))
    }

    /// The figure that a value rests on: itself, or the numerator of a computed one.
    fn basis(&self, line: &Line<'a>) -> Option<&'a Figure> {
        let numerator = || {
            line.indicator
                .ratio
                .and_then(|(n, _)| self.period()?.figure(n))
        };
        line.figure
            .or_else(|| line.row.actual.and_then(|_| numerator()))
    }

    /// The section of the document where a figure stands; a computed one stands where its numerator does.
    pub fn section(&self, line: &Line<'a>) -> Option<&'a str> {
        self.basis(line)?.section.as_deref()
    }

    /// Whether the value of an indicator in another period is computed there, not typed.
    fn is_computed_in(&self, line: &Line<'_>, period: Option<Period>) -> bool {
        let data = period
            .and_then(|p| self.commune.period_index(p))
            .and_then(|at| self.commune.periods.get(at));
        let typed = data
            .and_then(|d| d.figure(line.row.indicator))
            .is_some_and(|f| f.actual.is_some());
        data.is_some() && !typed
    }

    /// Whether what the same period is compared with is computed: neither printed in this report nor typed in that of the year before.
    fn is_same_period_computed(&self, line: &Line<'_>) -> bool {
        line.figure.is_none_or(|f| f.same_period.is_none())
            && self.is_computed_in(line, self.period().and_then(|d| d.period.year_before()))
    }

    /// Whether the value of the previous period is computed.
    fn is_previous_computed(&self, line: &Line<'_>) -> bool {
        self.is_computed_in(line, self.period().map(|d| d.period.shifted(-1)))
    }

    /// Where a figure stands: `000_….txt, II.1.4.a`.
    pub fn source(&self, line: &Line<'a>) -> Option<String> {
        Some(place(
            &self.period()?.document,
            self.basis(line)?.section.as_deref(),
        ))
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
