//! The notice of a meeting's conclusions: the figures that were shown, how the last conclusions stand, what was concluded and what was
//! changed, with a table to follow it up. Vietnamese whatever the language of the program. Pure.

mod figures;
mod rewind;
mod tasks;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::page::{Block, Document, Letterhead, Remark, Signature, Style, form};
use super::roman;
use crate::assess::pages::{self, Cover, MeetingPage, PageKind};
use crate::assess::{self, taken};
use crate::model::Commune;
use crate::text::{Lang, labels, minutes as words, page as text};

/// A part of the notice: its title and what it says.
type Titled = (&'static str, Vec<Block>);

/// The days of the meetings on file, in order.
pub fn meetings(commune: &Commune) -> Vec<NaiveDate> {
    let held = commune.task_sources.iter().filter(|s| s.meeting);
    let mut days: Vec<NaiveDate> = held.map(|s| s.date).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The figures that a meeting of this day was shown: the last ones reported by then, or at least those whose period was over.
pub fn period_on(commune: &Commune, date: NaiveDate) -> Option<usize> {
    let reported = commune.periods.iter().rposition(|p| p.reported <= date);
    reported.or_else(|| commune.periods.iter().rposition(|p| p.to <= date))
}

/// A meeting that has not been closed gives a draft.
pub fn is_draft(commune: &Commune, date: NaiveDate) -> bool {
    !taken::is_closed(commune, date)
}

/// Builds the notice of the meeting of a day, with the figures of a period. What was decided later is left out; what may not be projected
/// is not said here either.
pub fn build(commune: &Commune, period: Option<usize>, date: NaiveDate) -> Document {
    let commune = &rewind::to(commune, date);
    let assessment = assess::assess(commune, period, date);
    let cover = Cover {
        commune,
        unlocked: false,
    };
    let pages = pages::pages(commune, &assessment, date, false);
    let mut kinds = pages.iter().map(|page| &page.kind);
    let before = kinds.find(|kind| matches!(kind, PageKind::Conclusions { .. }));
    let (plan, form) = (&commune.meeting, &commune.meeting.notice);
    let body = form.body.as_deref();
    let issuer = body.map(|body| words::issuer(body, commune.level, &commune.name));
    let symbol = words::symbol(form.symbol.as_deref(), body);
    let or_dots = |given: Option<&str>| given.unwrap_or(words::DOTS).to_string();
    let place = form.place.as_deref().unwrap_or(words::DOTS);

    let remark = |text| Remark {
        text,
        on_every_page: true,
    };
    let illustrative = commune.illustrative.then_some(words::ILLUSTRATIVE);
    let draft = is_draft(commune, date).then_some(words::DRAFT);
    let mut blocks = vec![
        Block::Letterhead(Letterhead {
            parent: form.parent_body.as_deref().map(str::to_uppercase),
            issuer: or_dots(body).to_uppercase(),
            number: words::number(&symbol),
            crest: [text::state(Lang::Vi), text::motto(Lang::Vi)],
            place_and_day: format!("{place}, {}", words::open_day(date)),
        }),
        Block::Heading(1, Style::Kind, words::KIND.to_string()),
        Block::Text(Style::Subject, words::subject(date)),
        Block::body(words::opening(date, plan, issuer.as_deref())),
    ];
    let parts = [
        (words::RESULTS, results(&cover, &assessment, &pages)),
        tasks::before(commune, date, before),
        (words::CONCLUSIONS, tasks::conclusions(commune, date)),
        (words::CHANGES, tasks::changes(commune, date)),
    ];
    for (number, (title, said)) in (1..).zip(parts).filter(|(_, (_, said))| !said.is_empty()) {
        blocks.push(Block::heading(2, format!("{}. {title}", roman(number))));
        blocks.extend(said);
    }
    blocks.push(Block::body(words::closing(date)));
    let authority = [&form.authority, &form.signer_title];
    blocks.push(Block::Signature(Signature {
        recipients: recipients(&form.recipients),
        authority: authority.map(|given| or_dots(given.as_deref()).to_uppercase()),
        signer: Some(or_dots(form.signer.as_deref())),
    }));
    let with = words::goes_with(&symbol, date, issuer.as_deref().unwrap_or(words::DOTS));
    blocks.extend(tasks::follow_up(&cover, date, before, with));
    Document {
        form: &form::STATE,
        lang: Lang::Vi,
        made: date,
        remarks: [illustrative, draft]
            .into_iter()
            .flatten()
            .map(remark)
            .collect(),
        blocks,
        tight: false,
    }
}

/// The figures, sector by sector in the order of the agenda.
fn results(
    cover: &Cover<'_>,
    assessment: &assess::Assessment,
    pages: &[MeetingPage],
) -> Vec<Block> {
    let commune = cover.commune;
    let ids = |page: &MeetingPage| match &page.kind {
        PageKind::Headline(ids) => ids.clone(),
        PageKind::Matter(_, id) => vec![*id],
        _ => Vec::new(),
    };
    let listed: Vec<_> = pages.iter().flat_map(ids).collect();
    if listed.is_empty() {
        return vec![Block::body(words::NO_FIGURES)];
    }
    let mut out = Vec::new();
    if let Some(data) = assessment.period.and_then(|p| commune.periods.get(p)) {
        let period = labels::period(Lang::Vi, data.period);
        out.push(Block::body(words::sources(&period, data)));
    }
    let (mut under, mut number) = (None, 0);
    let mut said = Vec::new();
    for (page, ids) in pages.iter().map(|page| (page, ids(page))) {
        if !ids.is_empty() && under != Some(page.point) {
            (under, number) = (Some(page.point), number + 1);
            let name = page.belongs(Lang::Vi, commune).unwrap_or_default();
            let reporter = page.item.reporter.as_deref();
            let by = |reporter| words::reported_by(name, reporter);
            let sector = reporter.map_or_else(|| name.to_string(), by);
            out.push(Block::heading(3, format!("{number}. {sector}")));
        }
        for id in ids {
            if said.contains(&id) {
                continue;
            }
            said.push(id);
            let line = figures::line(cover, assessment, id, &listed);
            out.extend(line.map(|line| Block::Item(0, format!("{line}."))));
        }
    }
    out
}

/// Who gets it, each without what stands around it on paper; the archive last.
fn recipients(given: &[Box<str>]) -> Vec<String> {
    let bare = |text: &str| {
        let text = text.trim().trim_start_matches(['-', '–', '+']);
        let text = text.trim().trim_end_matches([';', '.', ',']);
        text.trim().to_string()
    };
    let all = given.iter().map(|r| bare(r)).filter(|r| !r.is_empty());
    let (kept, mut out): (Vec<String>, Vec<String>) =
        all.partition(|r| r.to_lowercase().starts_with("lưu"));
    if out.is_empty() {
        out.push(words::DOTS.to_string());
    }
    let archive = kept.into_iter().next();
    out.push(archive.unwrap_or_else(|| words::ARCHIVE.to_string()));
    out
}
