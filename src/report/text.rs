//! `giaoban show`: a period for people, as text that reads the same on a terminal, on paper and in a pipe.

use rust_decimal::Decimal;

use super::table::{self, Align, Column};
use super::{Fault, GroupPart, Line, Report, SectorPart, desk, shown};
use crate::assess::Finding;
use crate::assess::crosscheck::Weight;
use crate::assess::{Standing, sentence};
use crate::model::{Commune, PrintedPercent, Requirement, Verdict, date, number};
use crate::text::{Lang, crosscheck, labels, report as words};

/// How to print.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Language.
    pub lang: Lang,
    /// ASCII marks.
    pub ascii: bool,
    /// Bold headings, by escape sequences; for a terminal only.
    pub bold: bool,
    /// Cells in a line of the terminal; none when the output goes elsewhere.
    pub width: Option<usize>,
}

impl Style {
    pub(super) fn strong(self, text: &str) -> String {
        if self.bold {
            format!("\x1b[1m{text}\x1b[0m")
        } else {
            text.to_string()
        }
    }

    /// In ASCII, the signs between words too; each is one cell wide, so columns stay where they are.
    pub(super) fn signs(self, text: String) -> String {
        if !self.ascii {
            return text;
        }
        let plain = |c| match c {
            '·' => '|',
            '−' | '–' => '-',
            '×' => 'x',
            '“' | '”' => '"',
            other => other,
        };
        text.chars().map(plain).collect()
    }
}

/// The whole report.
pub fn build(report: &Report<'_>, style: Style, faults: &[Fault]) -> String {
    let sectors = report.sectors();
    let mut blocks = vec![title(report, style)];
    blocks.extend(list(
        style,
        words::attention(style.lang),
        &attention(report, style),
    ));
    blocks.extend(sectors.iter().map(|s| sector(report, style, s)));
    blocks.extend(desk::blocks(report, style));
    let figures = report.selection.has_figures();
    if sectors.is_empty() && figures {
        blocks.push(format!("{}\n", words::nothing(style.lang)));
    }
    blocks.extend(list(
        style,
        words::findings(style.lang),
        &findings(report, style),
    ));
    let faults: Vec<String> = faults
        .iter()
        .map(|f| {
            if f.line == 0 {
                format!("{}: {}", f.file, f.message)
            } else {
                format!("{}:{}:{}: {}", f.file, f.line, f.column, f.message)
            }
        })
        .collect();
    blocks.extend(list(style, words::problems(style.lang), &faults));
    if figures {
        blocks.push(format!("{}\n", words::legend(style.lang)));
    }
    style.signs(blocks.join("\n"))
}

fn title(report: &Report<'_>, style: Style) -> String {
    let lang = style.lang;
    let commune = report.commune;
    let as_of = date::format(report.assessment.as_of);
    let place = words::place(lang, commune.level, &commune.name, &commune.province);
    let mut lines = Vec::new();
    if let Some(data) = report.period() {
        lines.push(style.strong(&format!("{place} · {}", labels::period(lang, data.period))));
        lines.push(words::days(
            lang,
            &date::format(data.from),
            &date::format(data.to),
            &date::format(data.reported),
            &as_of,
        ));
        lines.push(words::document(lang, &data.document));
    } else {
        lines.push(style.strong(&format!("{place} · {}", words::no_period(lang))));
        lines.push(words::looked_at(lang, &as_of));
    }
    if commune.illustrative {
        lines.push(style.strong(words::illustrative(lang)));
    }
    lines.join("\n") + "\n"
}

fn list(style: Style, head: &str, items: &[String]) -> Option<String> {
    if items.is_empty() {
        return None;
    }
    let most = style.width.unwrap_or(120).saturating_sub(2).max(20);
    let mut out = style.strong(head);
    out.push('\n');
    for item in items {
        for (at, line) in table::wrap(item, most).into_iter().enumerate() {
            out.push_str(if at == 0 { "" } else { "  " });
            out.push_str(&line);
            out.push('\n');
        }
    }
    Some(out)
}

fn attention(report: &Report<'_>, style: Style) -> Vec<String> {
    let Report {
        commune,
        assessment,
        selection,
    } = *report;
    let about = assessment
        .attention
        .iter()
        .filter(|m| selection.has(m.indicator) || m.related.iter().any(|r| selection.has(*r)));
    about
        .map(|m| {
            format!(
                "{} {}",
                labels::mark(m.verdict, style.ascii),
                sentence::of_matter(style.lang, commune, assessment, m)
            )
        })
        .collect()
}

/// A finding with its mark, its sections and, where somebody has looked at it, who and why.
pub(super) fn finding_line(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    let sections = finding.sections();
    let place = if sections.is_empty() {
        String::new()
    } else {
        format!(" · {}", words::sections(lang, &sections.join("; ")))
    };
    let looked = finding
        .acknowledged
        .and_then(|at| commune.acknowledged.get(at));
    let looked = looked.map(|a| {
        format!(
            " · {}: {}, {}, {}",
            crosscheck::acknowledged(lang),
            a.who,
            date::format(a.date),
            a.reason
        )
    });
    // what else a hint can mean
    let note = finding
        .note
        .as_deref()
        .filter(|_| finding.weight == Weight::Hint)
        .map(|n| format!(" · {n}"));
    let mark = if finding.is_open() { "!" } else { "·" };
    let sentence = sentence::of_finding(lang, commune, finding);
    format!(
        "{mark} {sentence}{place}{}{}",
        note.unwrap_or_default(),
        looked.unwrap_or_default()
    )
}

fn findings(report: &Report<'_>, style: Style) -> Vec<String> {
    let Report {
        commune,
        assessment,
        selection,
    } = *report;
    let asked = |f: &&Finding| {
        if f.indicators.is_empty() {
            selection.is_all()
        } else {
            f.indicators.iter().any(|i| selection.has(*i))
        }
    };
    assessment
        .findings
        .iter()
        .filter(asked)
        .map(|f| finding_line(style.lang, commune, f))
        .collect()
}

fn columns(lang: Lang) -> Vec<Column> {
    let column = |head, align, leaves| Column {
        head,
        align,
        leaves,
    };
    vec![
        column(words::column_verdict(lang), Align::Left, 0),
        column(words::column_name(lang), Align::Wrap(46), 0),
        column(words::column_same_period(lang), Align::Comma, 5),
        column(words::column_actual(lang), Align::Comma, 0),
        column(words::column_plan(lang), Align::Comma, 0),
        column("%", Align::Comma, 0),
        column(words::column_variance(lang), Align::Comma, 3),
        column(words::column_change(lang), Align::Comma, 4),
        column(words::column_unit(lang), Align::Left, 0),
        column(words::column_day(lang), Align::Left, 1),
        column(words::column_against(lang), Align::Wrap(34), 0),
        column(words::column_source(lang), Align::Left, 6),
    ]
}

fn sector(report: &Report<'_>, style: Style, part: &SectorPart<'_>) -> String {
    let lang = style.lang;
    let rows = || part.groups.iter().flat_map(|g| &g.rows);
    let count = |verdict| rows().filter(|l| l.row.verdict() == verdict).count();
    let mut head = lang.pick(&part.sector.name, &part.sector.en).to_uppercase();
    head.push_str(" · ");
    head.push_str(&words::indicators(lang, rows().count()));
    for verdict in [Verdict::VerySlow, Verdict::Slow, Verdict::NoFigure] {
        if count(verdict) > 0 {
            head.push_str(" · ");
            head.push_str(&words::counted(lang, count(verdict), verdict));
        }
    }
    let mut lines = Vec::new();
    for group in &part.groups {
        group_lines(report, style, group, &mut lines);
    }
    let table = table::layout(&columns(lang), &lines, style.width, |text| {
        style.strong(text)
    });
    format!("{}\n{table}", style.strong(&head))
}

/// What all members share, where they do.
fn common<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Option<T> {
    let mut items = items.into_iter();
    let first = items.next()?;
    items.all(|i| i == first).then_some(first)
}

fn group_lines(
    report: &Report<'_>,
    style: Style,
    group: &GroupPart<'_>,
    out: &mut Vec<table::Line>,
) {
    let lang = style.lang;
    let unit = common(group.rows.iter().map(|l| report.unit(lang, l.indicator)));
    let day = common(
        group
            .rows
            .iter()
            .filter_map(|l| l.row.actual)
            .map(|a| a.as_of),
    );
    let mut head = lang.pick(&group.group.name, &group.group.en).to_string();
    let until = day.map(|d| words::until(lang, &date::format(d)));
    for extra in [unit.map(str::to_string), until].into_iter().flatten() {
        head.push_str(" · ");
        head.push_str(&extra);
    }
    out.push(table::Line::Heading(head));
    for line in &group.rows {
        let first = line.row.standings.first();
        let mut cells = own_cells(report, style, line, unit.is_none(), day.is_none());
        against_cells(style, line, first, &mut cells);
        out.push(table::Line::Cells(cells.to_vec()));
        for standing in line.row.standings.iter().skip(1) {
            let mut cells = <[String; 12]>::default();
            against_cells(style, line, Some(standing), &mut cells);
            out.push(table::Line::Cells(cells.to_vec()));
        }
    }
}

/// The cells that belong to the figure.
fn own_cells(
    report: &Report<'_>,
    style: Style,
    line: &Line<'_>,
    with_unit: bool,
    with_day: bool,
) -> [String; 12] {
    let lang = style.lang;
    let Line { indicator, row, .. } = *line;
    let value = row.actual.map(|a| {
        let number = shown(a.value, a.computed);
        a.qualifier
            .map_or_else(|| number.clone(), |q| format!("{} {number}", q.name(lang)))
    });
    let change = row
        .same_period
        .map(|c| number::format_signed(c.absolute, super::COMPUTED_DECIMALS))
        .unwrap_or_default();
    let section = line.section().unwrap_or_default();
    let computed = row.actual.is_some_and(|a| a.computed);
    [
        String::new(),
        name_cell(report, style, line),
        row.same_period
            .map(|c| shown(c.base, line.is_same_period_computed()))
            .unwrap_or_default(),
        value.unwrap_or_else(|| words::missing(style.ascii).to_string()),
        String::new(),
        String::new(),
        String::new(),
        change,
        if with_unit {
            report.unit(lang, indicator).to_string()
        } else {
            String::new()
        },
        row.actual
            .filter(|_| with_day)
            .map(|a| date::format(a.as_of))
            .unwrap_or_default(),
        String::new(),
        if computed {
            words::computed(lang, section)
        } else {
            section.to_string()
        },
    ]
}

/// The name, and under it whatever else the report says of the figure.
fn name_cell(report: &Report<'_>, style: Style, line: &Line<'_>) -> String {
    let lang = style.lang;
    let Line {
        indicator,
        row,
        figure,
        ..
    } = *line;
    let indent = "  ".repeat(usize::from(row.depth));
    let mut name = format!("{indent}{}", sentence::name(lang, indicator));
    if indicator.internal {
        name.push_str(" (");
        name.push_str(words::internal(lang));
        name.push(')');
    }
    if report
        .assessment
        .findings
        .iter()
        .any(|f| f.is_open() && f.indicator() == Some(row.indicator))
    {
        name.push_str(" !");
    }
    let Some(figure) = figure else { return name };
    let mut under = |text: String| {
        name.extend([
            "
",
            indent.as_str(),
            "  ",
            text.as_str(),
        ]);
    };
    let mut printed: Vec<String> = figure
        .printed()
        .iter()
        .filter(|p| !is_repeated(report, line, p))
        .map(|p| {
            let plan = p
                .plan
                .and_then(|at| report.commune.plans.get(at))
                .map(|p| lang.pick(&p.name, &p.en));
            words::printed(lang, &number::format(p.percent), plan)
        })
        .collect();
    printed.dedup();
    printed.extend(
        figure
            .same_period_printed()
            .map(|p| words::printed_change(lang, &number::format_signed(p, 28))),
    );
    printed.into_iter().for_each(&mut under);
    line.parts_said(lang).into_iter().for_each(&mut under);
    if let Some(note) = figure.note() {
        under(words::note(lang, note));
    }
    name
}

/// A printed percentage that says what stands in the percent column anyway.
fn is_repeated(report: &Report<'_>, line: &Line<'_>, printed: &PrintedPercent) -> bool {
    let slipped =
        report.assessment.findings.iter().any(|f| {
            f.indicator() == Some(line.row.indicator) && f.printed.total == printed.percent
        });
    let shown =
        |s: &Standing| s.percent.is_some() && (printed.plan.is_none() || s.plan == printed.plan);
    !slipped && line.row.standings.iter().any(shown)
}

/// The cells that belong to one plan.
fn against_cells(
    style: Style,
    line: &Line<'_>,
    standing: Option<&Standing>,
    cells: &mut [String; 12],
) {
    let lang = style.lang;
    let verdict = standing.map_or_else(|| line.row.verdict(), |s| s.verdict);
    let [mark, _, _, _, plan, percent, variance, _, _, _, against, _] = cells;
    *mark = format!(
        "{} {}",
        labels::mark(verdict, style.ascii),
        verdict.name(lang)
    );
    let Some(standing) = standing else { return };
    let computed = |value: Decimal| shown(value, true);
    *plan = number::format(standing.target);
    *percent = standing.percent.map(computed).unwrap_or_default();
    *variance = standing
        .variance
        .map(|v| number::format_signed(v, super::COMPUTED_DECIMALS))
        .unwrap_or_default();
    *against = line.held_against(lang, standing);
}

impl Line<'_> {
    /// What a figure is held against: the name of the plan, and what it asks for where that is not just to reach it.
    pub(super) fn held_against(&self, lang: Lang, standing: &Standing) -> String {
        let commune = self.report.commune;
        let name = sentence::plan_name(lang, commune, standing);
        let limit = || sentence::limit(lang, commune, self.indicator, standing);
        let against = match (name, standing.requirement) {
            ("", _) => limit(),
            (name, Requirement::AtLeast) => name.to_string(),
            (name, _) => format!("{name}: {}", limit()),
        };
        let plan = standing.plan.and_then(|at| commune.plans.get(at));
        if plan.is_some_and(|p| p.derived) {
            words::derived(lang, &against)
        } else {
            against
        }
    }

    pub(super) fn parts_said(&self, lang: Lang) -> Option<String> {
        let parts = self.figure?.parts().iter();
        let parts: Vec<String> = parts
            .map(|p| format!("{} {}", p.name, number::format(p.value)))
            .collect();
        (!parts.is_empty()).then(|| words::parts(lang, &parts.join("; ")))
    }
}

#[cfg(test)]
mod tests;
