//! The sheets that are no figures of a sector: the overview, the cross-check, the tasks.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::Page;
use super::style;
use crate::assess::crosscheck::Weight;
use crate::assess::tasks::{self, Order};
use crate::assess::{Finding, sentence};
use crate::model::{Given, Verdict, date};
use crate::report::{Line, Report, SectorPart};
use crate::text::{Lang, labels, tasks as states, workbook as text};

const OVERVIEW: [u16; 9] = [42, 13, 15, 15, 12, 12, 16, 15, 15];
/// Verdicts that are counted, in the order of their columns.
const COUNTED: [Verdict; 7] = [
    Verdict::VerySlow,
    Verdict::Slow,
    Verdict::OnPace,
    Verdict::Met,
    Verdict::Ahead,
    Verdict::NoFigure,
    Verdict::NoPlan,
];

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
        &OVERVIEW,
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
            let mark = labels::mark(matter.verdict, false);
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
        main_figures(&mut page, parts)?;
        page.row += 1;
        page.sentence(text::legend(lang), &style::legend())?;
    }
    if !report.commune.tasks.is_empty() {
        page.row += 1;
        page.line(0, text::tasks(lang), &style::section())?;
        let counts = tasks::Counts::of(&tasks::standings(commune, assessment.as_of));
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
    heads.extend(COUNTED.map(|v| v.name(lang)));
    page.plain_heads(&heads)?;
    for (part, name) in parts.iter().zip(names) {
        let rows = || part.groups.iter().flat_map(|g| &g.rows);
        let shown = lang.pick(&part.sector.name, &part.sector.en);
        let link = rust_xlsxwriter::Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")))
            .set_text(shown);
        page.sheet
            .write_url_with_format(page.row, 0, link, &style::text(0))?;
        page.count(1, rows().count(), &style::centred())?;
        for (column, verdict) in (2u16..).zip(COUNTED) {
            let count = rows().filter(|l| l.row.verdict() == verdict).count();
            page.count(column, count, &style::counted(verdict))?;
        }
        page.end_row()?;
    }
    Ok(())
}

fn main_figures(page: &mut Page<'_, '_>, parts: &[SectorPart<'_>]) -> Result<(), XlsxError> {
    let lang = page.lang;
    let report = page.report;
    let lines = parts
        .iter()
        .flat_map(|p| &p.groups)
        .flat_map(|g| &g.rows)
        .filter(|l| l.indicator.headline);
    let lines: Vec<&Line<'_>> = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    page.plain_heads(&[
        text::main_figures(lang),
        text::unit(lang),
        text::assigned(lang),
        text::reached(lang),
        text::percent(lang),
        text::pace(lang),
        text::verdict(lang),
        text::same_period(lang),
        text::change(lang),
    ])?;
    for line in lines {
        let row = line.row;
        let standing = row.standings.first();
        page.text(0, sentence::name(lang, line.indicator), &style::text(0))?;
        page.text(1, report.unit(lang, line.indicator), &style::centred())?;
        page.typed(
            2,
            standing.filter(|s| s.plan.is_some()).map(|s| s.target),
            None,
        )?;
        let word = row.actual.and_then(|a| a.qualifier).map(|q| q.name(lang));
        let value = row.actual.map(|a| a.value);
        if row.actual.is_some_and(|a| a.computed) {
            page.computed(3, value)?;
        } else {
            page.typed(3, value, word)?;
        }
        page.percent(4, standing.and_then(|s| s.percent))?;
        page.percent(5, standing.and_then(|s| s.pace).map(|p| p.percent))?;
        let verdict = row.verdict();
        let words = format!("{} {}", labels::mark(verdict, false), verdict.name(lang));
        page.text(6, &words, &style::verdict(verdict))?;
        let base = row.same_period.map(|c| c.base);
        if report.is_same_period_computed(line) {
            page.computed(7, base)?;
        } else {
            page.typed(7, base, None)?;
        }
        page.signed(8, row.same_period.map(|c| c.absolute))?;
        page.end_row()?;
    }
    Ok(())
}

/// Writes the findings of the cross-check.
pub fn findings(sheet: &mut Worksheet, report: Report<'_>, lang: Lang) -> Result<(), XlsxError> {
    const WIDTHS: [u16; 8] = [5, 14, 52, 15, 15, 13, 14, 34];
    let mut page = Page::new(
        sheet,
        report,
        lang,
        &text::findings(lang).to_uppercase(),
        &WIDTHS,
    )?;
    let all = &report.assessment.findings;
    let hints = all
        .iter()
        .filter(|f| f.acknowledged.is_none() && f.weight == Weight::Hint)
        .count();
    let seen = all.iter().filter(|f| f.acknowledged.is_some()).count();
    let open = all.iter().filter(|f| f.is_open()).count();
    page.sentence(
        &text::compared(lang, report.assessment.holding.len(), open, hints, seen),
        &style::section(),
    )?;
    page.heads(
        &[
            text::number(lang),
            text::weight(lang),
            text::content(lang),
            text::printed(lang),
            text::recomputed(lang),
            text::difference(lang),
            text::section(lang),
            text::remark(lang),
        ],
        3,
    )?;
    let head = page.row - 1;
    for (number, finding) in (1u32..).zip(all) {
        finding_row(&mut page, number, finding)?;
    }
    let last = page.row - 1;
    page.sheet
        .autofilter(head, 0, last, 7)?
        .set_print_area(0, 0, last, 7)?;
    Ok(())
}

fn finding_row(page: &mut Page<'_, '_>, number: u32, finding: &Finding) -> Result<(), XlsxError> {
    let (report, lang) = (page.report, page.lang);
    page.sheet
        .write_number_with_format(page.row, 0, number, &style::centred())?;
    let verdict = if finding.is_open() {
        Verdict::Slow
    } else {
        Verdict::NoPlan
    };
    let seen = finding
        .acknowledged
        .and_then(|at| report.commune.acknowledged.get(at));
    let weight = if seen.is_some() {
        text::looked_at(lang)
    } else {
        finding.weight.name(lang)
    };
    page.text(1, weight, &style::verdict(verdict))?;
    page.text(
        2,
        &sentence::of_finding(lang, report.commune, finding),
        &style::text(0),
    )?;
    let numbers = finding.check.is_of_numbers();
    page.typed(3, numbers.then_some(finding.printed.total), None)?;
    page.computed(4, numbers.then_some(finding.recomputed.total))?;
    page.signed(5, numbers.then(|| finding.difference()))?;
    page.text(6, &finding.sections().join("; "), &style::text(0))?;
    let mut remarks: Vec<String> = finding.note.iter().map(ToString::to_string).collect();
    remarks.extend(seen.map(|s| {
        format!(
            "{}: {}, {}, {}",
            text::looked_at(lang),
            s.who,
            date::format(s.date),
            s.reason
        )
    }));
    page.text(7, &remarks.join("; "), &style::text(0))?;
    page.end_row()
}

/// Writes the tasks, the most urgent first.
pub fn tasks(sheet: &mut Worksheet, report: Report<'_>, lang: Lang) -> Result<(), XlsxError> {
    const WIDTHS: [u16; 9] = [5, 44, 17, 20, 15, 11, 23, 20, 25];
    let mut page = Page::new(
        sheet,
        report,
        lang,
        &text::tasks(lang).to_uppercase(),
        &WIDTHS,
    )?;
    let (commune, as_of) = (report.commune, report.assessment.as_of);
    let mut all = tasks::standings(commune, as_of);
    tasks::sort(commune, &mut all, Order::Urgency);
    page.sentence(&tasks::Counts::of(&all).sentence(lang), &style::section())?;
    page.heads(
        &[
            text::number(lang),
            text::task(lang),
            text::sector(lang),
            text::owner(lang),
            text::support(lang),
            text::deadline(lang),
            text::state(lang),
            text::product(lang),
            text::document(lang),
        ],
        2,
    )?;
    let head = page.row - 1;
    for (number, standing) in (1u32..).zip(&all) {
        let Some(task) = commune.tasks.get(standing.task) else {
            continue;
        };
        page.sheet
            .write_number_with_format(page.row, 0, number, &style::centred())?;
        page.text(1, &task.title, &style::text(0))?;
        let sector = task.sector.and_then(|at| commune.catalogue.sectors.get(at));
        page.text(
            2,
            sector.map_or("", |s| lang.pick(&s.name, &s.en)),
            &style::text(0),
        )?;
        let owner = match &task.owner {
            Given::Stated(owner) => owner.to_string(),
            Given::Default(owner) => states::as_default(lang, owner),
            Given::Missing => states::no_owner(lang).to_string(),
        };
        page.text(3, &owner, &style::text(0))?;
        page.text(4, &task.support.join(", "), &style::text(0))?;
        page.day(5, task.deadline.get().copied())?;
        let by_default = standing.is_by_default();
        let state = states::standing_given(lang, standing.state, standing.left, by_default);
        let mark = if by_default && standing.state.is_overdue() {
            states::mark_by_default(false)
        } else {
            states::mark(standing.state, false)
        };
        page.text(
            6,
            &format!("{mark} {state}"),
            &style::state(standing.state, by_default),
        )?;
        let first = task
            .first_deadline
            .map(|d| text::first_deadline(lang, &date::format(d)));
        let goal = [
            task.deliverable.as_deref(),
            task.goal.as_deref(),
            task.deadline_words.as_deref(),
            first.as_deref(),
        ];
        page.text(
            7,
            &goal.into_iter().flatten().collect::<Vec<_>>().join("; "),
            &style::text(0),
        )?;
        let source = commune.task_sources.get(task.source).map(|s| &*s.name);
        page.text(
            8,
            &[source, task.section.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
            &style::text(0),
        )?;
        page.end_row()?;
    }
    let last = page.row - 1;
    page.sheet
        .autofilter(head, 0, last, 8)?
        .set_print_area(0, 0, last, 8)?;
    Ok(())
}
