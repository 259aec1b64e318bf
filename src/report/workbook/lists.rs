//! The sheets that are no figures of a sector: the overview, the cross-check, the tasks.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Page, widths};
use super::style;
use crate::assess::sentence;
use crate::assess::tasks::{self, Counts};
use crate::model::Verdict;
use crate::report::rows::findings as finding;
use crate::report::rows::people::MainFigure;
use crate::report::rows::tasks::{self as task, TaskRow};
use crate::report::{Desk, Report, SectorPart};
use crate::text::{GlyphSet, Lang, labels, workbook as text};

/// Writes the overview: what to talk about, how the sectors stand, the main figures.
pub fn overview(
    sheet: &mut Worksheet,
    report: Report<'_>,
    lang: Lang,
    parts: &[SectorPart<'_>],
    names: &[String],
) -> Result<(), XlsxError> {
    let last = 8;
    let mut page = Page::new(
        sheet,
        report,
        lang,
        &text::overview(lang).to_uppercase(),
        widths::<MainFigure<'_>>(),
    )?;
    let (commune, assessment) = (report.commune, report.assessment);
    page.row += 1;
    if report.period().is_none() {
        page.line(0, text::no_period(lang), &style::section())?;
    } else {
        page.line(0, text::attention(lang), &style::section())?;
        if assessment.attention.is_empty() {
            page.line(0, text::nothing_slow(lang), &style::line())?;
        }
        for matter in &assessment.attention {
            let mark = labels::mark(matter.verdict, GlyphSet::Full);
            let words = format!(
                "{mark} {}",
                sentence::of_matter(lang, commune, assessment, matter)
            );
            page.sentence(&words, &style::sentence())?;
        }
    }
    if !parts.is_empty() {
        page.row += 1;
        sectors(&mut page, parts, names)?;
        page.row += 1;
        let main = parts.iter().flat_map(SectorPart::lines);
        let main = main.filter(|l| l.indicator.headline);
        let main: Vec<MainFigure<'_>> = main.map(|line| MainFigure(*line)).collect();
        if !main.is_empty() {
            page.table(&main)?;
        }
        page.row += 1;
        page.sentence(text::legend(lang), &style::legend())?;
    }
    if !report.commune.tasks.is_empty() {
        page.row += 1;
        page.line(0, text::tasks(lang), &style::section())?;
        let counts = Counts::of(&tasks::standings(commune, assessment.as_of));
        page.sentence(&counts.sentence(lang), &style::sentence())?;
    }
    let last_row = page.row.saturating_sub(1);
    // one page that says it all
    page.sheet
        .set_print_area(0, 0, last_row, last)?
        .set_print_fit_to_pages(1, 1);
    Ok(())
}

fn sectors(
    page: &mut Page<'_, '_>,
    parts: &[SectorPart<'_>],
    names: &[String],
) -> Result<(), XlsxError> {
    let lang = page.lang;
    let mut heads = vec![text::by_sector(lang), text::indicators(lang)];
    heads.extend(Verdict::ALL.iter().map(|v| v.name(lang)));
    page.heads(&heads)?;
    for (part, name) in parts.iter().zip(names) {
        let shown = part.sector.called(lang);
        let link = rust_xlsxwriter::Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")))
            .set_text(shown);
        page.sheet
            .write_url_with_format(page.row, 0, link, &style::text(0))?;
        page.count(1, part.lines().count(), &style::centred())?;
        for (column, verdict) in (2u16..).zip(Verdict::ALL) {
            let count = part.count(*verdict);
            page.count(column, count, &style::counted(*verdict))?;
        }
        page.end_row()?;
    }
    Ok(())
}

/// Writes the findings of the cross-check.
pub fn findings(sheet: &mut Worksheet, report: Report<'_>, lang: Lang) -> Result<(), XlsxError> {
    let title = text::findings(lang).to_uppercase();
    let mut page = Page::new(
        sheet,
        report,
        lang,
        &title,
        widths::<finding::FindingRow<'_>>(),
    )?;
    let all = &report.assessment.findings;
    let seen = all.iter().filter(|f| f.acknowledged.is_some()).count();
    let open = all.iter().filter(|f| f.is_open()).count();
    let hints = all.iter().filter(|f| f.is_unseen_hint()).count();
    let said = text::compared(lang, report.assessment.holding.len(), open, hints, seen);
    page.sentence(&said, &style::section())?;
    page.list(3, &finding::of_period(report.commune, report.period(), all))
}

/// Writes the tasks, the most urgent first.
pub fn tasks(sheet: &mut Worksheet, report: Report<'_>, lang: Lang) -> Result<(), XlsxError> {
    let title = text::tasks(lang).to_uppercase();
    let mut page = Page::new(sheet, report, lang, &title, widths::<TaskRow<'_>>())?;
    let all = tasks::by_urgency(report.commune, report.assessment.as_of);
    page.sentence(&Counts::of(&all).sentence(lang), &style::section())?;
    page.list(2, &task::ordered(&Desk::of(&report), &all))
}
