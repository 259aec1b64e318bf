//! The sheet of a sector: a row an indicator, under it one for each further plan.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::Page;
use super::style;
use crate::assess::{Standing, sentence};
use crate::model::{Kind, Requirement, date, number};
use crate::report::{GroupPart, Line, Report, SectorPart, roman};
use crate::text::{Lang, labels, report as words, workbook as text};

/// Widths of the columns; that of identifiers is hidden.
const WIDTHS: [u16; 15] = [5, 0, 36, 10, 14, 13, 14, 9, 9, 16, 13, 12, 16, 18, 28];

const NUMBER: u16 = 0;
const ID: u16 = 1;
const NAME: u16 = 2;
const UNIT: u16 = 3;
const PLAN: u16 = 4;
const ACTUAL: u16 = 5;
const CUMULATIVE: u16 = 6;
const PERCENT: u16 = 7;
const PACE: u16 = 8;
const VERDICT: u16 = 9;
const SAME: u16 = 10;
const CHANGE: u16 = 11;
const SOURCE: u16 = 12;
const AGAINST: u16 = 13;
const REMARK: u16 = 14;

/// The heads, in the order of the columns.
pub fn heads(lang: Lang) -> [&'static str; 15] {
    [
        text::number(lang),
        text::id(lang),
        text::indicator(lang),
        text::unit(lang),
        text::plan(lang),
        text::actual(lang),
        text::cumulative(lang),
        text::percent(lang),
        text::pace(lang),
        text::verdict(lang),
        text::same_period(lang),
        text::change(lang),
        text::source(lang),
        text::against(lang),
        text::remark(lang),
    ]
}

/// Writes a sector's sheet.
pub fn write(
    sheet: &mut Worksheet,
    report: Report<'_>,
    lang: Lang,
    part: &SectorPart<'_>,
) -> Result<(), XlsxError> {
    let title = lang.pick(&part.sector.name, &part.sector.en).to_uppercase();
    let mut page = Page::new(sheet, report, lang, &title, &widths(part))?;
    page.sentence(&headline(&report, lang, part), &style::section())?;
    page.sentence(text::legend(lang), &style::legend())?;
    let head = page.row;
    page.heads(&heads(lang), NAME + 1)?;
    let mut number = 0;
    for (at, group) in part.groups.iter().enumerate() {
        group_row(&mut page, at, group)?;
        for line in &group.rows {
            number += 1;
            indicator(&mut page, number, line)?;
        }
    }
    let last = page.row - 1;
    page.sheet
        .autofilter(head, 0, last, REMARK)?
        .set_print_area(0, 0, last, REMARK)?;
    Ok(())
}

/// Widths of the columns of a sector: what none of its rows has is hidden, so that the rest prints larger.
fn widths(part: &SectorPart<'_>) -> [u16; 15] {
    let has = |test: &dyn Fn(&Line<'_>) -> bool| part.groups.iter().flat_map(|g| &g.rows).any(test);
    let mut widths = WIDTHS;
    let mut hide = |columns: &[u16], needed: bool| {
        for column in columns.iter().filter(|_| !needed) {
            if let Some(width) = widths.get_mut(usize::from(*column)) {
                *width = 0;
            }
        }
    };
    hide(
        &[PLAN],
        has(&|l| l.row.standings.iter().any(|s| s.plan.is_some())),
    );
    hide(&[PERCENT, AGAINST], has(&|l| !l.row.standings.is_empty()));
    hide(
        &[PACE],
        has(&|l| l.row.standings.iter().any(|s| s.pace.is_some())),
    );
    hide(
        &[CUMULATIVE],
        has(&|l| l.indicator.kind == Kind::Cumulative),
    );
    hide(
        &[SAME, CHANGE],
        has(&|l| l.row.same_period.is_some() || l.figure.is_some_and(|f| f.same_period.is_some())),
    );
    widths
}

/// The sentence a chairman would say of a sector: the worst matter of it, or that nothing is slow.
pub fn headline(report: &Report<'_>, lang: Lang, part: &SectorPart<'_>) -> String {
    let Report {
        commune,
        assessment,
        ..
    } = *report;
    let rows = || part.groups.iter().flat_map(|g| &g.rows).map(|l| l.row);
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

fn group_row(page: &mut Page<'_, '_>, at: usize, group: &GroupPart<'_>) -> Result<(), XlsxError> {
    for column in 0..=REMARK {
        page.text(column, "", &style::group())?;
    }
    page.text(NUMBER, &roman(at + 1), &style::group_number())?;
    page.over(
        NAME,
        page.lang.pick(&group.group.name, &group.group.en),
        &style::group(),
    )?;
    page.end_row()
}

fn indicator(page: &mut Page<'_, '_>, number: u32, line: &Line<'_>) -> Result<(), XlsxError> {
    let (report, lang) = (page.report, page.lang);
    let Line { indicator, row, .. } = *line;
    page.sheet
        .write_number_with_format(page.row, NUMBER, number, &style::centred())?;
    page.text(ID, &indicator.id, &style::text(0))?;
    page.indented(NAME, sentence::name(lang, indicator), row.depth)?;
    page.text(UNIT, report.unit(lang, indicator), &style::centred())?;
    let (own, other) = if indicator.kind == Kind::Cumulative {
        (CUMULATIVE, ACTUAL)
    } else {
        (ACTUAL, CUMULATIVE)
    };
    let word = row.actual.and_then(|a| a.qualifier).map(|q| q.name(lang));
    let value = row.actual.map(|a| a.value);
    let mut whole = if row.actual.is_some_and(|a| a.computed) {
        page.computed(own, value)?
    } else {
        page.typed(own, value, word)?
    };
    page.typed(other, None, None)?;
    // printed, even where there is nothing to hold against it
    let base = line
        .figure
        .and_then(|f| f.same_period)
        .or(row.same_period.map(|c| c.base));
    whole &= if report.is_same_period_computed(line) {
        page.computed(SAME, base)?
    } else {
        page.typed(SAME, base, None)?
    };
    page.signed(CHANGE, row.same_period.map(|c| c.absolute))?;
    page.indented(SOURCE, report.section(line).unwrap_or_default(), 1)?;
    whole &= against(page, line, row.standings.first())?;
    page.text(
        REMARK,
        &remark(&report, lang, line, !whole),
        &style::text(0),
    )?;
    page.end_row()?;
    for standing in row.standings.iter().skip(1) {
        for column in [
            NUMBER, ID, NAME, UNIT, ACTUAL, CUMULATIVE, SAME, CHANGE, SOURCE,
        ] {
            page.text(column, "", &style::text(0))?;
        }
        let whole = against(page, line, Some(standing))?;
        let remark = [
            Some(text::continued(lang)),
            (!whole).then(|| text::too_long(lang)),
        ];
        page.text(
            REMARK,
            &remark.into_iter().flatten().collect::<Vec<_>>().join("; "),
            &style::text(0),
        )?;
        page.end_row()?;
    }
    Ok(())
}

/// The cells that belong to one plan; false where only text holds its value.
fn against(
    page: &mut Page<'_, '_>,
    line: &Line<'_>,
    standing: Option<&Standing>,
) -> Result<bool, XlsxError> {
    let (report, lang) = (page.report, page.lang);
    let verdict = standing.map_or_else(|| line.row.verdict(), |s| s.verdict);
    let words = format!("{} {}", labels::mark(verdict, false), verdict.name(lang));
    page.text(VERDICT, &words, &style::verdict(verdict))?;
    // a growth, a place or a milestone is no value of the indicator, and a level of the catalogue is no plan
    let planned = standing
        .filter(|s| s.plan.is_some() && is_value(s.requirement))
        .map(|s| s.target);
    let whole = page.typed(PLAN, planned, None)?;
    page.percent(PERCENT, standing.and_then(|s| s.percent))?;
    page.percent(PACE, standing.and_then(|s| s.pace).map(|p| p.percent))?;
    let name = standing
        .map(|s| plan_words(&report, lang, line, s))
        .unwrap_or_default();
    page.text(AGAINST, &name, &style::text(0))?;
    Ok(whole)
}

fn is_value(requirement: Requirement) -> bool {
    matches!(
        requirement,
        Requirement::AtLeast | Requirement::AtMost | Requirement::Exactly
    )
}

/// What a figure is held against: the name of the plan, what it asks for where that is not just to reach it.
pub fn plan_words(report: &Report<'_>, lang: Lang, line: &Line<'_>, standing: &Standing) -> String {
    let name = sentence::plan_name(lang, report.commune, standing);
    let limit = || sentence::limit(lang, report.commune, line.indicator, standing);
    let words = match (name, standing.requirement) {
        ("", _) => limit(),
        (name, Requirement::AtLeast) => name.to_string(),
        (name, _) => format!("{name}: {}", limit()),
    };
    let derived = standing
        .plan
        .and_then(|at| report.commune.plans.get(at))
        .is_some_and(|p| p.derived);
    if derived {
        words::derived(lang, &words)
    } else {
        words
    }
}

/// What else is to be known of a figure: its day where that is another, what does not agree, what the report says.
fn remark(report: &Report<'_>, lang: Lang, line: &Line<'_>, cut: bool) -> String {
    let Line {
        indicator,
        row,
        figure,
    } = *line;
    let (commune, assessment) = (report.commune, report.assessment);
    let mut parts: Vec<String> = Vec::new();
    if cut {
        parts.push(text::too_long(lang).to_string());
    }
    let last = report.period().map(|d| d.to);
    parts.extend(
        row.actual
            .filter(|a| Some(a.as_of) != last)
            .map(|a| words::until(lang, &date::format(a.as_of))),
    );
    if row.actual.is_some_and(|a| a.computed) {
        parts.push(text::computed(lang).to_string());
    }
    if indicator.internal {
        parts.push(text::internal(lang).to_string());
    }
    let open = assessment
        .findings
        .iter()
        .filter(|f| f.is_open() && f.indicator() == Some(row.indicator));
    parts.extend(open.map(|f| format!("! {}", sentence::of_finding(lang, commune, f))));
    if let Some(figure) = figure {
        let named: Vec<String> = figure
            .parts()
            .iter()
            .map(|p| format!("{} {}", p.name, number::format(p.value)))
            .collect();
        if !named.is_empty() {
            parts.push(words::parts(lang, &named.join("; ")));
        }
        parts.extend(figure.note().map(str::to_string));
    }
    parts.join("; ")
}
