//! The monthly report (báo cáo tháng): a skeleton in the order of the real ones, with the figures in it, percentages recomputed, places to fill
//! in as dots, and what does not agree listed at its end. Pure; `md` and `docx` write it down.

pub mod docx;
pub mod md;
mod picture;
mod prose;
mod results;

use chrono::Datelike;

use super::Report;
use super::trends::trends;
use crate::assess::crosscheck::Weight;
use crate::assess::sentence;
use crate::assess::tasks::{self, Order};
use crate::model::{Given, Verdict, date};
use crate::text::{Lang, monthly as text, workbook as words};

/// The report, ready to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Monthly {
    /// Who reports, under which number, where and when.
    pub head: Head,
    /// What stands under the subject, in order.
    pub blocks: Vec<Block>,
    /// Who gets it and who signs it.
    pub close: Close,
    /// What stands after the signature.
    pub appendices: Vec<Block>,
    /// Figures are made up, and every page says so in these words.
    pub illustrative: Option<&'static str>,
    /// It is a draft, in the words of every page.
    pub draft: &'static str,
}

/// The head of an official document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The body above, where there is one.
    pub parent: Option<String>,
    /// The issuing body.
    pub body: String,
    /// The place for its number.
    pub number: &'static str,
    /// Country and motto.
    pub country: [&'static str; 2],
    /// Place and day.
    pub place: String,
    /// What it is.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
}

/// The end of an official document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// The word before who gets it.
    pub word: &'static str,
    /// Who gets it, a line each.
    pub recipients: Vec<String>,
    /// What the signer signs by, and as what.
    pub signs: [String; 2],
    /// The signer, where the files name one.
    pub signer: Option<String>,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A part with its title, in the middle of the page.
    Part(Option<&'static str>, String),
    /// A heading: 1 for a section, 2 and 3 under it.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// An item of a list, so deep.
    Item(u8, String),
    /// A place to fill in.
    Dots,
    /// Plans and what was done of them.
    Plans(Vec<PlanRow>),
    /// Lines over time with their captions.
    Trends(Vec<Line>),
    /// An appendix: it begins on a page of its own.
    Appendix(String),
}

/// A row of the table of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// How deep it stands under the rows above.
    pub depth: u8,
    /// The indicator with its unit; empty for a further plan of the one above.
    pub name: String,
    /// What it is held against.
    pub against: String,
    /// Plan, actual, percent and pace as people write them; empty where there is none.
    pub figures: [String; 4],
    /// Verdict with its mark.
    pub verdict: String,
    /// What was done of the plan and the pace, in thousandths of the plan; none without a figure.
    pub bar: Option<(u32, Option<u32>)>,
}

/// A line over time, each value in thousandths of the largest; a gap stays a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is shown, from where to where.
    pub caption: String,
    /// What was done.
    pub actual: Vec<Option<u32>>,
    /// Where the plan should have been.
    pub pace: Vec<Option<u32>>,
    /// The run that each value belongs to; no line joins two of them.
    pub runs: Vec<u32>,
}

/// Makes the report.
pub fn build(report: &Report<'_>, lang: Lang) -> Monthly {
    let commune = report.commune;
    let (now, next) = report.period().map_or_else(
        || (text::blank(lang).to_string(), text::blank(lang).to_string()),
        |d| {
            (
                text::period(lang, d.period),
                text::period(lang, d.period.shifted(1)),
            )
        },
    );
    let form = &commune.meeting.notice;
    let level = commune.level.name(lang);
    let body = form.body.as_deref().map_or_else(
        || {
            format!(
                "{} {}",
                text::body(lang),
                format!("{level} {}", commune.name).to_uppercase()
            )
        },
        str::to_string,
    );
    let day = report
        .period()
        .map_or(report.assessment.as_of, |d| d.reported);
    let place = form.place.as_deref().unwrap_or(&commune.name);
    let mut blocks = vec![Block::Part(
        Some(text::part_one(lang)),
        text::situation(lang, &now),
    )];
    if let Some(data) = report.period() {
        blocks.push(Block::Paragraph(text::window(
            lang,
            &date::format(data.from),
            &date::format(data.to),
        )));
    }
    blocks.extend(results::blocks(report, lang));
    blocks.extend(assessment(report, lang));
    blocks.push(Block::Part(
        Some(text::part_two(lang)),
        text::coming(lang, &next),
    ));
    blocks.extend(coming(report, lang));
    blocks.push(Block::Paragraph(text::closing(
        lang,
        &now,
        &next,
        &format!("{level} {}", commune.name),
    )));
    Monthly {
        head: Head {
            parent: form.parent_body.as_deref().map(str::to_string),
            body,
            number: text::number(lang),
            country: [text::country(lang), text::motto(lang)],
            place: text::place_and_day(lang, place, day.day(), day.month(), day.year()),
            kind: text::report(lang),
            subject: text::subject(lang, &now, &next),
        },
        blocks,
        close: close(report, lang),
        appendices: appendices(report, lang),
        illustrative: commune.illustrative.then(|| text::illustrative(lang)),
        draft: text::draft(lang),
    }
}

/// A report is signed for the committee; who signs notices in the name of somebody else does not sign reports.
fn close(report: &Report<'_>, lang: Lang) -> Close {
    let form = &report.commune.meeting.notice;
    let committee = form.authority.as_deref().filter(|a| a.starts_with("TM."));
    let of_form = |value: &Option<Box<str>>| {
        value
            .as_deref()
            .filter(|_| committee.is_some())
            .map(str::to_string)
    };
    Close {
        word: text::recipients(lang),
        recipients: form.recipients.iter().map(ToString::to_string).collect(),
        signs: [
            committee.unwrap_or(text::under(lang)).to_string(),
            of_form(&form.signer_title).unwrap_or_else(|| text::chairman(lang).to_string()),
        ],
        signer: of_form(&form.signer),
    }
}

/// What was reached, what is slow, and why, which only people can say.
fn assessment(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    const ORDER: [Verdict; 6] = [
        Verdict::Ahead,
        Verdict::Met,
        Verdict::OnPace,
        Verdict::Slow,
        Verdict::VerySlow,
        Verdict::NoFigure,
    ];
    let (commune, assessment) = (report.commune, report.assessment);
    let shown = |id| commune.catalogue.indicator(id).is_some_and(|i| !i.internal);
    let mut out = vec![
        Block::Heading(1, text::assessment(lang).to_string()),
        Block::Heading(2, text::done_well(lang).to_string()),
    ];
    let judged: Vec<_> = assessment
        .rows
        .iter()
        .filter(|r| !r.standings.is_empty() && shown(r.indicator))
        .collect();
    let counted = ORDER.iter().filter_map(|verdict| {
        let count = judged.iter().filter(|r| r.verdict() == *verdict).count();
        (count > 0).then(|| format!("{count} {}", verdict.name(lang)))
    });
    let counted: Vec<String> = counted.collect();
    if !counted.is_empty() {
        out.push(Block::Paragraph(text::judged(
            lang,
            judged.len(),
            &counted.join(", "),
        )));
    }
    out.push(Block::Dots);
    out.push(Block::Heading(2, text::difficulties(lang).to_string()));
    let matters: Vec<_> = assessment
        .attention
        .iter()
        .filter(|m| shown(m.indicator))
        .collect();
    if matters.is_empty() && report.period().is_some() {
        out.push(Block::Paragraph(text::nothing_slow(lang).to_string()));
    }
    out.extend(matters.into_iter().map(|m| {
        Block::Item(
            0,
            format!("{}.", sentence::of_matter(lang, commune, assessment, m)),
        )
    }));
    out.extend([
        Block::Dots,
        Block::Heading(2, text::causes(lang).to_string()),
        Block::Dots,
    ]);
    out
}

/// The tasks that are not done, by sector in the order of the report.
fn coming(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    let commune = report.commune;
    let mut all = tasks::standings(commune, report.assessment.as_of);
    tasks::sort(commune, &mut all, Order::Urgency);
    all.retain(|s| !s.state.is_done());
    if all.is_empty() {
        return vec![
            Block::Paragraph(text::no_tasks(lang).to_string()),
            Block::Dots,
        ];
    }
    let mut sectors: Vec<Option<usize>> = text::SECTIONS
        .iter()
        .filter_map(|s| s.rest)
        .filter_map(|id| commune.catalogue.sectors.iter().position(|s| &*s.id == id))
        .map(Some)
        .collect();
    for at in 0..commune.catalogue.sectors.len() {
        if !sectors.contains(&Some(at)) {
            sectors.push(Some(at));
        }
    }
    sectors.push(None);
    let mut out = Vec::new();
    let mut count = 0;
    for sector in sectors {
        let of: Vec<_> = all
            .iter()
            .filter_map(|s| commune.tasks.get(s.task))
            .filter(|t| t.sector == sector)
            .collect();
        if of.is_empty() {
            continue;
        }
        count += 1;
        let name = sector
            .and_then(|at| commune.catalogue.sectors.get(at))
            .map_or_else(
                || text::other(lang).to_string(),
                |s| lang.pick(&s.name, &s.en).to_string(),
            );
        out.push(Block::Heading(
            1,
            format!("{}. {}", super::roman(count), name.to_uppercase()),
        ));
        for task in of {
            let mut said = Vec::new();
            if let Given::Stated(owner) = &task.owner {
                said.push(text::owner(lang, owner));
            }
            if let Given::Stated(day) = &task.deadline {
                said.push(text::due(lang, &date::format(*day)));
            } else if let Some(when) = &task.deadline_words {
                said.push(when.to_string());
            }
            said.extend(task.goal.as_deref().map(str::to_string));
            let said = if said.is_empty() {
                String::new()
            } else {
                format!(" ({})", said.join("; "))
            };
            out.push(Block::Item(0, format!("{}{said}.", task.title)));
        }
    }
    out
}

fn appendices(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    let mut out = Vec::new();
    let mut count = 0;
    let mut title = |name: &str| {
        count += 1;
        Block::Appendix(format!("{} {count}. {name}", text::appendix(lang)))
    };
    let plans = results::plans(report, lang);
    if !plans.is_empty() {
        out.extend([title(text::appendix_plans(lang)), Block::Plans(plans)]);
    }
    let trends = trends(report);
    let shown = trends
        .lines
        .iter()
        .filter(|t| t.indicator.headline && !t.indicator.internal);
    let lines: Vec<_> = shown
        .filter_map(|t| results::line(report, lang, &trends.periods, t))
        .collect();
    if !lines.is_empty() {
        out.extend([title(text::appendix_trends(lang)), Block::Trends(lines)]);
    }
    out.push(title(text::appendix_check(lang)));
    let (commune, assessment) = (report.commune, report.assessment);
    let findings = assessment
        .findings
        .iter()
        .filter(|f| f.acknowledged.is_none());
    let (hints, open): (Vec<_>, Vec<_>) = findings.partition(|f| f.weight == Weight::Hint);
    if open.is_empty() {
        out.push(Block::Paragraph(text::check_clean(lang).to_string()));
    }
    for (word, findings) in [
        (text::check_before(lang), open),
        (text::check_hints(lang), hints),
    ] {
        if !findings.is_empty() {
            out.push(Block::Paragraph(word.to_string()));
        }
        for finding in findings {
            let sections = finding.sections();
            let place = if sections.is_empty() {
                String::new()
            } else {
                format!(
                    " ({} {})",
                    words::section(lang).to_lowercase(),
                    sections.join("; ")
                )
            };
            out.push(Block::Item(
                0,
                format!("{}{place}", sentence::of_finding(lang, commune, finding)),
            ));
        }
    }
    if !assessment.holding.is_empty() {
        out.push(Block::Paragraph(text::holding(
            lang,
            assessment.holding.len(),
        )));
    }
    let internal = assessment
        .rows
        .iter()
        .filter(|r| {
            commune
                .catalogue
                .indicator(r.indicator)
                .is_some_and(|i| i.internal)
        })
        .count();
    if internal > 0 {
        out.push(Block::Paragraph(text::internal_left_out(lang, internal)));
    }
    out
}
