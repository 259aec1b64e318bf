//! The notice of a meeting's conclusions (Nghị định 30/2020/NĐ-CP): the figures that were shown, how the last conclusions stand, what was
//! concluded and what was changed, with a table to follow it up. Built once, then written as a document or as Markdown. Pure.

pub mod docx;
mod figures;
pub mod md;
mod rewind;
mod tasks;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::assess::pages::{self, Cover, MeetingPage, PageKind};
use crate::assess::{self, taken};
use crate::model::Commune;
use crate::text::{Lang, labels, minutes as words};

/// The notice of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// Figures and names are made up.
    pub illustrative: bool,
    /// The meeting has not been closed.
    pub draft: bool,
    /// The body above the issuing one.
    pub parent: Option<String>,
    /// The issuing body, or dots.
    pub body: String,
    /// Its number, to be filled in.
    pub number: String,
    /// Place and day, the day to be filled in.
    pub place_and_day: String,
    /// What it is about.
    pub subject: String,
    /// The first sentence.
    pub opening: String,
    /// Its parts, in their order; numbered by whoever writes them.
    pub parts: Vec<Part>,
    /// The last sentence.
    pub closing: String,
    /// What the signer signs by, and the signer's office; dots where the file does not say.
    pub authority: Vec<String>,
    /// The signer's name, or dots.
    pub signer: String,
    /// Who gets it, without dashes and semicolons; where it is kept comes last.
    pub recipients: Vec<String>,
    /// The table to follow it up; none where there is nothing to follow.
    pub follow_up: Option<FollowUp>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its title, in capitals.
    pub title: String,
    /// What it says.
    pub lines: Vec<Line>,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Begins a section, numbered within the part.
    Heading(String),
    /// Plain text.
    Text(String),
    /// One of a list.
    Item(String),
    /// One of a list that is cited by its letter, which begins anew under each heading.
    Lettered(String),
}

/// The table to follow the conclusions up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// What it goes with.
    pub with: String,
    /// Rows under a title, each numbered from 1 through the table.
    pub groups: Vec<(String, Vec<[String; 7]>)>,
}

/// Numbers of the parts.
const NUMERALS: [&str; 4] = ["I", "II", "III", "IV"];

impl Notice {
    /// What must be said before anything else: made up, not final.
    pub fn remarks(&self) -> Vec<&'static str> {
        let illustrative = self.illustrative.then_some(words::ILLUSTRATIVE);
        let draft = self.draft.then_some(words::DRAFT);
        [illustrative, draft].into_iter().flatten().collect()
    }

    /// Who gets it, a line each, as the decree has them written: `- UBND tỉnh;`, `- Lưu: VT.`
    pub fn recipient_lines(&self) -> Vec<String> {
        let last = self.recipients.len().saturating_sub(1);
        let line = |(at, name): (usize, &String)| {
            format!("- {name}{}", if at == last { "." } else { ";" })
        };
        self.recipients.iter().enumerate().map(line).collect()
    }
}

/// The lines of a part, each with its number or letter: `1.`, `a)`, `-`.
fn marked(lines: &[Line]) -> Vec<(&Line, String)> {
    let (mut number, mut letter) = (0u32, 0u32);
    let mut mark = |line: &Line| match line {
        Line::Heading(_) => {
            (number, letter) = (number + 1, 0);
            format!("{number}.")
        }
        Line::Text(_) => String::new(),
        Line::Item(_) => "-".to_string(),
        Line::Lettered(_) => {
            letter += 1;
            format!("{})", words::letter(letter))
        }
    };
    lines.iter().map(|line| (line, mark(line))).collect()
}

/// The days of the meetings on file, in order.
pub fn meetings(commune: &Commune) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = commune
        .task_sources
        .iter()
        .filter(|s| s.meeting)
        .map(|s| s.date)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The figures that a meeting of this day was shown: the last ones reported by then, or at least those whose period was over.
pub fn period_on(commune: &Commune, date: NaiveDate) -> Option<usize> {
    let reported = commune.periods.iter().rposition(|p| p.reported <= date);
    reported.or_else(|| commune.periods.iter().rposition(|p| p.to <= date))
}

/// Builds the notice of the meeting of a day, with the figures of a period. What was decided later is left out; what may not be projected
/// is not said here either.
pub fn build(commune: &Commune, period: Option<usize>, date: NaiveDate) -> Notice {
    let commune = &rewind::to(commune, date);
    let assessment = assess::assess(commune, period, date);
    let cover = Cover {
        commune,
        unlocked: false,
    };
    let pages = pages::pages(commune, &assessment, date, false);
    let before = pages
        .iter()
        .find(|p| matches!(p.kind, PageKind::Conclusions { .. }));
    let form = &commune.meeting.notice;
    let issuer = form
        .body
        .as_deref()
        .map(|body| words::issuer(body, commune.level, &commune.name));
    let symbol = words::symbol(form.symbol.as_deref(), form.body.as_deref());
    let text = |given: &Option<Box<str>>| given.as_deref().unwrap_or(words::DOTS).to_string();

    let mut parts = vec![
        results(&cover, &assessment, &pages),
        tasks::before(commune, date, before),
        tasks::conclusions(commune, date),
    ];
    parts.extend(tasks::changes(commune, date));
    let groups = tasks::follow_up(&cover, date, before);
    let with = words::goes_with(&symbol, date, issuer.as_deref().unwrap_or(words::DOTS));
    Notice {
        date,
        illustrative: commune.illustrative,
        draft: !taken::is_closed(commune, date),
        parent: form.parent_body.as_deref().map(str::to_uppercase),
        body: text(&form.body).to_uppercase(),
        number: words::number(&symbol),
        place_and_day: format!("{}, {}", text(&form.place), words::open_day(date)),
        subject: words::subject(date),
        opening: {
            let plan = &commune.meeting;
            words::opening(
                date,
                plan.place.as_deref(),
                plan.chair.as_deref(),
                issuer.as_deref(),
                plan.name.as_deref(),
            )
        },
        parts,
        closing: words::closing(date),
        authority: [&form.authority, &form.signer_title]
            .map(|given| text(given).to_uppercase())
            .to_vec(),
        signer: text(&form.signer),
        recipients: recipients(&form.recipients),
        follow_up: (!groups.is_empty()).then_some(FollowUp { with, groups }),
    }
}

/// The figures, sector by sector in the order of the agenda.
fn results(cover: &Cover<'_>, assessment: &assess::Assessment, pages: &[MeetingPage]) -> Part {
    let commune = cover.commune;
    let mut lines = Vec::new();
    if let Some(data) = assessment.period.and_then(|p| commune.periods.get(p)) {
        let period = labels::period(Lang::Vi, data.period);
        lines.push(Line::Text(words::sources(
            &period,
            data.from,
            data.to,
            &data.document,
            data.reported,
        )));
    }
    let ids = |page: &MeetingPage| match &page.kind {
        PageKind::Headline(ids) => ids.clone(),
        PageKind::Matter(_, id) => vec![*id],
        _ => Vec::new(),
    };
    let listed: Vec<_> = pages.iter().flat_map(ids).collect();
    let mut under = None;
    let mut said = Vec::new();
    for (page, ids) in pages
        .iter()
        .map(|page| (page, ids(page)))
        .filter(|(_, ids)| !ids.is_empty())
    {
        if under != Some(page.point) {
            under = Some(page.point);
            let name = page.belongs(Lang::Vi, commune).unwrap_or_default();
            lines.push(Line::Heading(words::sector(
                name,
                page.item.reporter.as_deref(),
            )));
        }
        for id in ids
            .into_iter()
            .filter(|id| !said.contains(id))
            .collect::<Vec<_>>()
        {
            said.push(id);
            lines.extend(
                figures::line(cover, assessment, id, &listed)
                    .map(|line| Line::Item(format!("{line}."))),
            );
        }
    }
    if said.is_empty() {
        lines = vec![Line::Text(words::NO_FIGURES.to_string())];
    }
    Part {
        title: words::RESULTS.to_string(),
        lines,
    }
}

/// Who gets it, each without what stands around it on paper; the archive last.
fn recipients(given: &[Box<str>]) -> Vec<String> {
    let bare = |text: &str| {
        text.trim()
            .trim_start_matches(['-', '–', '+'])
            .trim()
            .trim_end_matches([';', '.', ','])
            .trim()
            .to_string()
    };
    let all = given.iter().map(|r| bare(r)).filter(|r| !r.is_empty());
    let (kept, mut out): (Vec<String>, Vec<String>) =
        all.partition(|r| r.to_lowercase().starts_with("lưu"));
    if out.is_empty() {
        out.push(words::DOTS.to_string());
    }
    out.push(
        kept.into_iter()
            .next()
            .unwrap_or_else(|| words::ARCHIVE.to_string()),
    );
    out
}
