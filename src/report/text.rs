//! `giaoban show`: a period for people, as text that reads the same on a terminal, on paper and in
//! a pipe.

use super::column::Record;
use super::rows::people::{self, PeopleRow, Said};
use super::rows::{events, targets, tasks};
use super::select::Part;
use super::table::{self, Line};
use super::{Desk, Fault, GroupPart, Report, SectorPart};
use crate::assess::crosscheck::Weight;
use crate::assess::tasks::Counts;
use crate::assess::{self, Attention, Finding, agenda, sentence};
use crate::model::{Commune, Verdict, date};
use crate::text::{
    GlyphSet, Lang, calendar as days, crosscheck, joined, labels, report as words,
    targets as goals, tasks as states,
};

/// How to print.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Language.
    pub lang: Lang,
    /// Marks.
    pub glyphs: GlyphSet,
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

    /// In ASCII, the signs between words too; each is one cell wide, so columns stay where they
    /// are.
    pub(super) fn signs(self, text: String) -> String {
        if self.glyphs != GlyphSet::Ascii {
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
    blocks.extend(sectors.iter().map(|s| sector(style, s)));
    let parts = Part::ALL
        .iter()
        .filter(|p| report.selection.parts().contains(p));
    blocks.extend(parts.map(|p| part(report, style, *p)));
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
    let (lang, data) = (style.lang, report.period());
    let period = data.map(|data| labels::period(lang, data.period));
    let period = period.unwrap_or_else(|| words::no_period(lang).to_string());
    let place = style.strong(&format!("{} · {period}", report.place(lang)));
    let mut lines = vec![place, report.days(lang)];
    lines.extend(data.map(|data| words::document(lang, &data.document)));
    if report.commune.illustrative {
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
        table::hung(&mut out, "", 2, item, most);
    }
    Some(out)
}

fn attention(report: &Report<'_>, style: Style) -> Vec<String> {
    let said = |matter: &Attention| {
        let mark = labels::mark(matter.verdict, style.glyphs);
        let (commune, assessment) = (report.commune, report.assessment);
        let sentence = sentence::of_matter(style.lang, commune, assessment, matter);
        format!("{mark} {sentence}")
    };
    report.attention().map(said).collect()
}

/// A finding with its mark, its sections and, where somebody has looked at it, who and why.
pub(super) fn finding_line(lang: Lang, commune: &Commune, finding: &Finding) -> String {
    let sections = finding.sections();
    let place = if sections.is_empty() {
        String::new()
    } else {
        format!(" · {}", words::sections(lang, sections.join("; ")))
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
    let findings = report.asked(&report.assessment.findings);
    findings
        .map(|finding| finding_line(style.lang, report.commune, finding))
        .collect()
}

fn table<'a, R: Record<'a>>(style: Style, head: &str, lines: &[Line]) -> String {
    let head = style.strong(head);
    if lines.is_empty() {
        return format!("{head}\n");
    }
    let columns = table::columns::<R>(style.lang);
    let table = table::layout(&columns, lines, style.width, |text| style.strong(text));
    format!("{head}\n{table}")
}

fn sector(style: Style, part: &SectorPart<'_>) -> String {
    let lang = style.lang;
    let mut head = vec![
        part.sector.called(lang).to_uppercase(),
        words::indicators(lang, part.lines().count()),
    ];
    for verdict in [Verdict::VerySlow, Verdict::Slow, Verdict::NoFigure] {
        let count = part.count(verdict);
        head.extend((count > 0).then(|| words::counted(lang, count, verdict)));
    }
    let lines = part
        .groups
        .iter()
        .flat_map(|group| group_lines(style, group));
    let lines: Vec<Line> = lines.collect();
    table::<PeopleRow<'_>>(style, &head.join(" · "), &lines)
}

fn group_lines(style: Style, group: &GroupPart<'_>) -> Vec<Line> {
    let lang = style.lang;
    let name = group.group.called(lang);
    let unit = common(group.rows.iter().map(|line| line.unit(lang)));
    let actual = group.rows.iter().filter_map(|line| line.row.actual);
    let day = common(actual.map(|actual| actual.as_of));
    let said = Said {
        unit: unit.is_some(),
        day: day.is_some(),
    };
    let day = day.map(|day| words::until(lang, date::format(day)));
    let head = joined([Some(name), unit, day.as_deref()], " · ");
    let rows = people::rows(group, &mut (1..), said);
    let rows = rows.iter().map(|row| Line::of(row, style));
    std::iter::once(Line::Heading(head)).chain(rows).collect()
}

/// What all of them share, where they do.
fn common<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

/// What is no figure, where it was asked for.
fn part(report: &Report<'_>, style: Style, part: Part) -> String {
    let (lang, desk) = (style.lang, Desk::of(report));
    match part {
        Part::Tasks => {
            let standings = assess::tasks::by_urgency(desk.commune, desk.day);
            let (name, counts) = (states::tasks(lang), Counts::of(&standings));
            let head = format!("{} · {}", name.to_uppercase(), counts.sentence(lang));
            records(style, &head, &tasks::ordered(&desk, &standings))
        }
        Part::Targets => {
            let rows = targets::rows(&desk);
            let (name, count) = (goals::targets(lang), words::targets(lang, rows.len()));
            records(style, &format!("{} · {count}", name.to_uppercase()), &rows)
        }
        Part::Calendar => {
            let mut head = days::calendar(lang).to_uppercase();
            if let Some(meeting) = agenda::next_meeting(desk.commune, desk.day) {
                let (next, day) = (days::next_meeting(lang), days::day(lang, meeting.first));
                head = format!("{head} · {}: {day}", next.to_lowercase());
            }
            let mut rows = events::rows(&desk);
            // what is over stands last
            rows.sort_by_key(|row| (row.next.is_none(), row.next));
            records(style, &head, &rows)
        }
    }
}

fn records<'a, R: Record<'a>>(style: Style, head: &str, rows: &[R]) -> String {
    let lines: Vec<Line> = rows.iter().map(|row| Line::of(row, style)).collect();
    table::<R>(style, head, &lines)
}

#[cfg(test)]
mod tests;
