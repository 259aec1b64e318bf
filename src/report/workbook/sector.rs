//! The sheet of a sector: a row an indicator, under it one for each further plan.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Page, heads};
use super::style;
use crate::assess::{Standing, sentence};
use crate::report::column::{OnSheet, Record, Slot};
use crate::report::rows::people::{self, PeopleRow, Said};
use crate::report::{GroupPart, Line, Report, SectorPart, roman};
use crate::text::{GlyphSet, Lang, labels, workbook as text};

/// Writes a sector's sheet.
pub fn write(
    sheet: &mut Worksheet,
    report: Report<'_>,
    lang: Lang,
    part: &SectorPart<'_>,
) -> Result<(), XlsxError> {
    let columns = PeopleRow::columns_in(Slot::Sheet);
    let unused = unused(part);
    let sheets = columns.iter().filter_map(|column| column.names.sheet);
    let widths = sheets.map(|OnSheet(width, head)| {
        let is_unused = unused.contains(&head(Lang::En));
        if is_unused { 0 } else { width }
    });
    let title = part.sector.called(lang).to_uppercase();
    let mut page = Page::new(sheet, report, lang, &title, widths.collect())?;
    page.sentence(&headline(&report, lang, part), &style::section())?;
    page.sentence(text::legend(lang), &style::legend())?;
    let head = page.row;
    page.heads(&heads(&columns, lang))?;
    let mut numbers = 1..;
    for (at, group) in part.groups.iter().enumerate() {
        group_row(&mut page, columns.len(), at, group)?;
        for row in people::rows(group, &mut numbers, Said::default()) {
            page.record(&columns, &row)?;
        }
    }
    page.is_list(head, 3)
}

/// The heads of columns that no row of a sector has anything in: they are hidden, so that the rest
/// prints larger.
fn unused(part: &SectorPart<'_>) -> Vec<&'static str> {
    let standing = |test: fn(&Standing) -> bool| {
        let mut standings = part.lines().flat_map(|line| &line.row.standings);
        standings.any(test)
    };
    let plan = standing(|s| s.plan.is_some());
    let any = standing(|_| true);
    let sum = part.lines().any(Line::is_sum);
    let same_period = part.lines().any(|line| line.same_period_shown().is_some());
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
                labels::mark(matter.verdict, GlyphSet::Full),
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
    let name = group.group.called(page.lang);
    page.over(2, name, &style::group())?;
    page.end_row()
}
