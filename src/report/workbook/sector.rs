//! The sheet of a sector: a row an indicator, under it one for each further plan.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::is_whole;
use super::page::{Page, heads};
use super::style;
use crate::assess::{Standing, sentence};
use crate::model::{Indicator, Kind, Requirement, Verdict, date};
use crate::report::column::{
    Asked, Digits, Look, Sentence, Slot, Tone, Toned, both, columns, computed, digits, typed,
};
use crate::report::csv::columns_in;
use crate::report::rows::joined;
use crate::report::{GroupPart, Line, Report, SectorPart, roman};
use crate::text::{Lang, labels, report as words, workbook as text};

/// An indicator against one of its plans; what is the indicator's own stands beside the first of them.
pub struct SheetRow<'a> {
    line: Line<'a>,
    standing: Option<&'a Standing>,
    /// From 1, on the first row of an indicator.
    number: Option<usize>,
}

columns! {
    "sheet_row": SheetRow<'a> as row {
        [5, text::number]: row.number;
        [0, text::id]: row.own(|line| &*line.indicator.id);
        [36, text::indicator]: row.own(|line| Toned(named(line.indicator), Tone::Indented(line.row.depth)));
        [10, text::unit]: row.own(Line::unit_on_sheet);
        [14, text::plan]: row.planned();
        [13, text::actual]: row.own(|line| line.reached().filter(|_| !line.is_sum()));
        [14, text::cumulative]: row.own(|line| line.reached().filter(|_| line.is_sum()));
        [9, text::percent]: row.standing.and_then(|s| s.percent).map(percent);
        [9, text::pace]: row.standing.and_then(|s| s.pace).map(|p| percent(p.percent));
        [16, text::verdict]: marked(row.standing.map_or_else(|| row.line.row.verdict(), |s| s.verdict));
        [13, text::same_period]: row.own(Line::same_period);
        [12, text::change]: row.own(|line| line.row.same_period.map(|c| signed(c.absolute)));
        [16, text::source]: row.own(Line::section_on_sheet);
        [18, text::against]: row.standing.map(|s| both(|lang| row.line.held_against(lang, s)));
        [28, text::remark]: both(|lang| row.remark(lang));
    }
}

pub fn named(indicator: &Indicator) -> Sentence {
    both(|lang| sentence::name(lang, indicator).to_string())
}

pub fn marked(verdict: Verdict) -> Toned {
    let mark = labels::mark(verdict, false);
    let words = both(|lang| format!("{mark} {}", verdict.name(lang)));
    Toned(words, Tone::Verdict(verdict))
}

pub fn percent(value: Decimal) -> Digits {
    computed(value).looking(Look::Percent)
}

pub fn signed(value: Decimal) -> Digits {
    computed(value).looking(Look::Signed)
}

impl Line<'_> {
    fn is_sum(&self) -> bool {
        self.indicator.kind == Kind::Cumulative
    }

    pub fn unit_on_sheet(&self) -> Toned {
        Toned(both(|lang| self.unit(lang).to_string()), Tone::Centred)
    }

    fn section_on_sheet(&self) -> Toned {
        let section = self.section().unwrap_or_default();
        Toned(both(|_| section.to_string()), Tone::Indented(1))
    }

    /// The value, with the word that says how firm it is.
    pub fn reached(&self) -> Option<Digits> {
        let actual = self.row.actual?;
        let number = digits(actual.value, actual.computed);
        let word = actual.qualifier.filter(|_| !actual.computed);
        Some(word.map_or(number, |word| number.looking(Look::Qualified(word))))
    }

    pub fn same_period_base(&self, base: Decimal) -> Digits {
        digits(base, self.is_same_period_computed())
    }

    /// What was printed, even where there is nothing to hold against it.
    fn same_period(&self) -> Option<Digits> {
        let printed = self.figure.and_then(|f| f.same_period);
        let base = printed.or(self.row.same_period.map(|c| c.base));
        base.map(|base| self.same_period_base(base))
    }
}

impl<'a> SheetRow<'a> {
    fn own<T>(&self, get: impl FnOnce(&Line<'a>) -> T) -> Asked<T> {
        Asked(self.number.map(|_| get(&self.line)))
    }

    /// A growth, a place or a milestone is no value of the indicator, and a level of the catalogue is no plan.
    fn planned(&self) -> Option<Digits> {
        let is_value = |s: &&Standing| {
            let Standing { requirement, .. } = s;
            use Requirement::{AtLeast, AtMost, Exactly};
            s.plan.is_some() && matches!(requirement, AtLeast | AtMost | Exactly)
        };
        let planned = self.standing.filter(is_value);
        planned.map(|s| typed(s.target))
    }

    fn remark(&self, lang: Lang) -> String {
        let own = self
            .number
            .map(|_| [self.line.reached(), self.line.same_period()]);
        let numbers = own.into_iter().flatten().chain([self.planned()]);
        let cut = numbers.flatten().any(|number| !is_whole(number));
        let cut = cut.then(|| text::too_long(lang).to_string());
        if self.number.is_none() {
            return joined([Some(text::continued(lang).to_string()), cut], "; ");
        }
        joined(
            cut.into_iter().chain(self.line.remarks(lang)).map(Some),
            "; ",
        )
    }
}

/// Writes a sector's sheet.
pub fn write(
    sheet: &mut Worksheet,
    report: Report<'_>,
    lang: Lang,
    part: &SectorPart<'_>,
) -> Result<(), XlsxError> {
    let columns = columns_in::<SheetRow<'_>>(Slot::Sheet);
    let unused = unused(part);
    let widths: Vec<u16> = columns
        .iter()
        .filter_map(|column| column.names.sheet)
        .map(|sheet| {
            if unused.contains(&(sheet.head)(Lang::En)) {
                0
            } else {
                sheet.width
            }
        })
        .collect();
    let title = lang.pick(&part.sector.name, &part.sector.en).to_uppercase();
    let mut page = Page::new(sheet, report, lang, &title, &widths)?;
    page.sentence(&headline(&report, lang, part), &style::section())?;
    page.sentence(text::legend(lang), &style::legend())?;
    let head = page.row;
    page.heads(&heads(&columns, lang))?;
    let mut numbers = 1..;
    for (at, group) in part.groups.iter().enumerate() {
        group_row(&mut page, columns.len(), at, group)?;
        for line in &group.rows {
            let row = |standing, number| SheetRow {
                line: *line,
                standing,
                number,
            };
            let mut standings = line.row.standings.iter();
            page.record(&columns, &row(standings.next(), numbers.next()))?;
            for standing in standings {
                page.record(&columns, &row(Some(standing), None))?;
            }
        }
    }
    page.is_list(head, 3)
}

/// The heads of columns that no row of a sector has anything in: they are hidden, so that the rest prints larger.
fn unused(part: &SectorPart<'_>) -> Vec<&'static str> {
    let standing = |test: fn(&Standing) -> bool| {
        let mut standings = part.lines().flat_map(|line| &line.row.standings);
        standings.any(test)
    };
    let plan = standing(|s| s.plan.is_some());
    let any = standing(|_| true);
    let sum = part.lines().any(Line::is_sum);
    let same_period = part.lines().any(|line| line.same_period().is_some());
    let columns = [
        (plan, text::plan(Lang::En)),
        (any, text::percent(Lang::En)),
        (any, text::against(Lang::En)),
        (standing(|s| s.pace.is_some()), text::pace(Lang::En)),
        (sum, text::cumulative(Lang::En)),
        (same_period, text::same_period(Lang::En)),
        (same_period, text::change(Lang::En)),
    ];
    let unused = columns.into_iter().filter(|(used, _)| !used);
    unused.map(|(_, head)| head).collect()
}

/// The sentence a chairman would say of a sector: the worst matter of it, or that nothing is slow.
pub fn headline(report: &Report<'_>, lang: Lang, part: &SectorPart<'_>) -> String {
    let Report {
        commune,
        assessment,
        ..
    } = *report;
    let rows = || part.lines().map(|line| line.row);
    let matter = assessment
        .attention
        .iter()
        .find(|m| rows().any(|r| r.indicator == m.indicator));
    match matter {
        Some(matter) => {
            format!(
                "{} {}",
                labels::mark(matter.verdict, false),
                sentence::of_matter(lang, commune, assessment, matter)
            )
        }
        None => sentence::of_calm_sector(lang, commune, rows()),
    }
}

fn group_row(
    page: &mut Page<'_, '_>,
    columns: usize,
    at: usize,
    group: &GroupPart<'_>,
) -> Result<(), XlsxError> {
    for column in (0..).take(columns) {
        page.text(column, "", &style::group())?;
    }
    page.text(0, &roman(at + 1), &style::group_number())?;
    let name = page.lang.pick(&group.group.name, &group.group.en);
    page.over(2, name, &style::group())?;
    page.end_row()
}

impl Line<'_> {
    /// What else is to be known of it: its day where that is another, what does not agree, what the report says.
    fn remarks(&self, lang: Lang) -> Vec<String> {
        let Report {
            commune,
            assessment,
            ..
        } = self.report;
        let mut parts: Vec<String> = Vec::new();
        let last = self.report.period().map(|d| d.to);
        let day = self.row.actual.map(|a| a.as_of);
        let other = day.filter(|day| Some(*day) != last);
        parts.extend(other.map(|day| words::until(lang, &date::format(day))));
        if self.is_computed() {
            parts.push(text::computed(lang).to_string());
        }
        if self.indicator.internal {
            parts.push(text::internal(lang).to_string());
        }
        let open = assessment
            .findings
            .iter()
            .filter(|f| f.is_open() && f.indicator() == Some(self.row.indicator));
        parts.extend(open.map(|f| format!("! {}", sentence::of_finding(lang, commune, f))));
        parts.extend(self.parts_said(lang));
        parts.extend(self.figure.and_then(|f| f.note()).map(str::to_string));
        parts
    }
}
