//! The report of a period (báo cáo): a skeleton in the order of the real ones, with the figures in it, percentages recomputed, places to
//! fill in as dots, and what does not agree listed at its end. Pure.

mod prose;
mod results;

use super::page::{Block, Document, Letterhead, Remark, Signature, Style, Turn, form};
use super::trends::trends;
use super::{Report, aside, roman};
use crate::assess::crosscheck::Weight;
use crate::assess::tasks::{self, Order};
use crate::assess::{Row, sentence};
use crate::model::{Given, Task, Verdict};
use crate::text::{Lang, monthly as text, page, workbook as words};

/// Makes the report.
pub fn build(report: &Report<'_>, lang: Lang) -> Document {
    let commune = report.commune;
    let data = report.period();
    let named = |shift| {
        let period = data.map(|d| text::period(lang, d.period.shifted(shift)));
        period.unwrap_or_else(|| text::blank(lang).into())
    };
    let (now, next) = (named(0), named(1));
    let form = &commune.meeting.notice;
    let level = format!("{} {}", commune.level.name(lang), commune.name);
    let issuer = || format!("{} {}", text::body(lang), level.to_uppercase());
    let day = data.map_or(report.assessment.as_of, |d| d.reported);
    let place = form.place.as_deref().unwrap_or(&commune.name);
    let part = |number: &'static str, title: String| Block::Part(number, title.to_uppercase());
    let mut blocks = vec![
        Block::Letterhead(Letterhead {
            parent: form.parent_body.as_deref().map(str::to_string),
            issuer: form.body.as_deref().map_or_else(issuer, str::to_string),
            number: text::number(lang).into(),
            crest: [page::state(lang), page::motto(lang)],
            place_and_day: text::place_and_day(lang, place, day),
        }),
        Block::Heading(1, Style::Kind, text::report(lang).into()),
        Block::Text(Style::Subject, text::subject(lang, &now, &next)),
        part(text::part_one(lang), text::situation(lang, &now)),
    ];
    blocks.extend(data.map(|d| Block::body(text::window(lang, d.from, d.to))));
    blocks.extend(results::blocks(report, lang));
    blocks.extend(assessment(report, lang));
    blocks.push(part(text::part_two(lang), text::coming(lang, &next)));
    blocks.extend(coming(report, lang));
    blocks.push(Block::body(text::closing(lang, &now, &next, &level)));
    blocks.push(Block::Signature(signature(report, lang)));
    blocks.extend(appendices(report, lang));
    let made_up = Remark {
        text: text::illustrative(lang),
        on_every_page: true,
    };
    let draft = Remark {
        text: text::draft(lang),
        on_every_page: false,
    };
    let made_up = commune.illustrative.then_some(made_up);
    Document {
        form: &form::STATE,
        lang,
        made: report.assessment.as_of,
        remarks: made_up.into_iter().chain([draft]).collect(),
        blocks,
        tight: true,
    }
}

fn dots(lang: Lang) -> Block {
    Block::body(page::dots(lang))
}

/// A report is signed for the committee; who signs notices in the name of somebody else does not sign reports.
fn signature(report: &Report<'_>, lang: Lang) -> Signature {
    let form = &report.commune.meeting.notice;
    let committee = form.authority.as_deref().filter(|a| a.starts_with("TM."));
    let of_form = |value: &Option<Box<str>>| {
        let value = value.as_deref().filter(|_| committee.is_some());
        value.map(str::to_string)
    };
    let title = of_form(&form.signer_title);
    Signature {
        recipients: form.recipients.iter().map(ToString::to_string).collect(),
        authority: [
            committee.unwrap_or(text::under(lang)).into(),
            title.unwrap_or_else(|| text::chairman(lang).into()),
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
        Block::heading(3, text::assessment(lang)),
        Block::heading(4, text::done_well(lang)),
    ];
    let rows = assessment.rows.iter().filter(|r| !r.standings.is_empty());
    let judged: Vec<Verdict> = rows
        .filter(|r| shown(r.indicator))
        .map(Row::verdict)
        .collect();
    let counted = ORDER.iter().filter_map(|verdict| {
        let count = judged.iter().filter(|v| *v == verdict).count();
        (count > 0).then(|| format!("{count} {}", verdict.name(lang)))
    });
    let counted: Vec<String> = counted.collect();
    if !counted.is_empty() {
        let counted = text::judged(lang, judged.len(), &counted.join(", "));
        out.push(Block::body(counted));
    }
    out.push(dots(lang));
    out.push(Block::heading(4, text::difficulties(lang)));
    let matters = assessment.attention.iter().filter(|m| shown(m.indicator));
    let sentence = |m| format!("{}.", sentence::of_matter(lang, commune, assessment, m));
    let matters: Vec<Block> = matters.map(|m| Block::Item(0, sentence(m))).collect();
    if matters.is_empty() && report.period().is_some() {
        out.push(Block::body(text::nothing_slow(lang)));
    }
    out.extend(matters);
    out.push(dots(lang));
    out.push(Block::heading(4, text::causes(lang)));
    out.push(dots(lang));
    out
}

/// The tasks that are not done, by sector in the order of the report.
fn coming(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    let commune = report.commune;
    let mut all = tasks::standings(commune, report.assessment.as_of);
    tasks::sort(commune, &mut all, Order::Urgency);
    all.retain(|s| !s.state.is_done());
    if all.is_empty() {
        return vec![Block::body(text::no_tasks(lang)), dots(lang)];
    }
    let known = &commune.catalogue.sectors;
    let at = |id: &str| known.iter().position(|s| &*s.id == id);
    let named = text::SECTIONS.iter().filter_map(|s| at(s.rest));
    let mut sectors: Vec<Option<usize>> = named.map(Some).collect();
    for sector in (0..known.len()).map(Some).chain([None]) {
        if !sectors.contains(&sector) {
            sectors.push(sector);
        }
    }
    let mut out = Vec::new();
    let mut count = 0;
    for sector in sectors {
        let tasks = all.iter().filter_map(|s| commune.tasks.get(s.task));
        let tasks = tasks.filter(|t| t.sector == sector);
        let items: Vec<Block> = tasks.map(|t| Block::Item(0, task(lang, t))).collect();
        if items.is_empty() {
            continue;
        }
        count += 1;
        let name = sector.and_then(|at| known.get(at));
        let name = name.map_or(text::other(lang), |s| lang.pick(&s.name, &s.en));
        let name = name.to_uppercase();
        out.push(Block::heading(3, format!("{}. {name}", roman(count))));
        out.extend(items);
    }
    out
}

fn task(lang: Lang, task: &Task) -> String {
    let owner = match &task.owner {
        Given::Stated(owner) => Some(text::owner(lang, owner)),
        _ => None,
    };
    let due = match &task.deadline {
        Given::Stated(day) => Some(text::due(lang, *day)),
        _ => task.deadline_words.as_deref().map(str::to_string),
    };
    let goal = task.goal.as_deref().map(str::to_string);
    let said = aside([owner, due, goal].into_iter().flatten());
    format!("{}{said}.", task.title)
}

fn appendices(report: &Report<'_>, lang: Lang) -> Vec<Block> {
    let mut out = Vec::new();
    let mut count = 0;
    let mut begin = |out: &mut Vec<Block>, turn, name: &str| {
        count += 1;
        out.push(Block::Pages(turn));
        let title = format!("{} {count}. {name}", page::appendix(lang));
        out.push(Block::Heading(2, Style::Part, title));
    };
    let plans = results::plans(report, lang);
    if !plans.rows.is_empty() {
        begin(&mut out, Turn::Landscape, text::appendix_plans(lang));
        out.push(Block::text(Style::Legend, text::legend_bar(lang)));
        out.push(Block::Table(plans));
    }
    let trends = trends(report);
    let shown = trends.lines.iter();
    let shown = shown.filter(|t| t.indicator.headline && !t.indicator.internal);
    let lines = shown.filter_map(|t| results::trend(report, lang, &trends.periods, t));
    let lines: Vec<Block> = lines.collect();
    if !lines.is_empty() {
        begin(&mut out, Turn::Portrait, text::appendix_trends(lang));
        out.push(Block::text(Style::Legend, text::legend_trend(lang)));
        out.extend(lines);
    }
    begin(&mut out, Turn::Portrait, text::appendix_check(lang));
    let (commune, assessment) = (report.commune, report.assessment);
    let findings = assessment.findings.iter();
    let findings = findings.filter(|f| f.acknowledged.is_none());
    let (hints, open): (Vec<_>, Vec<_>) = findings.partition(|f| f.weight == Weight::Hint);
    if open.is_empty() {
        out.push(Block::body(text::check_clean(lang)));
    }
    for (word, findings) in [
        (text::check_before(lang), open),
        (text::check_hints(lang), hints),
    ] {
        if !findings.is_empty() {
            out.push(Block::body(word));
        }
        for finding in findings {
            let said = sentence::of_finding(lang, commune, finding);
            let sections = finding.sections().join("; ");
            let word = words::section(lang).to_lowercase();
            let sections = (!sections.is_empty()).then(|| format!("{word} {sections}"));
            out.push(Block::Item(0, said + &aside(sections)));
        }
    }
    if !assessment.holding.is_empty() {
        out.push(Block::body(text::holding(lang, assessment.holding.len())));
    }
    let indicators = assessment.rows.iter();
    let indicators = indicators.filter_map(|r| commune.catalogue.indicator(r.indicator));
    let internal = indicators.filter(|i| i.internal).count();
    if internal > 0 {
        out.push(Block::body(text::internal_left_out(lang, internal)));
    }
    out
}
