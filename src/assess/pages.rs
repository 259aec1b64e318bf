//! The pages of a meeting: what is projected, in the order of the agenda, made once from the data. Pure: the day is an argument.

pub mod course;
pub mod cover;
mod thing;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::agenda::{self, Occurrence};
use super::crosscheck::{Term, Weight};
use super::tasks::{self, TaskState};
use super::{Assessment, Finding, Row, taken};
use crate::model::{AgendaItem, Commune, IndicatorId, TaskSource};
use crate::text::{Lang, present as words};

pub use course::{Point, Subject, course};
pub use cover::Cover;
pub use thing::Thing;

/// Headline figures of a sector that has none marked.
const UNMARKED: usize = 4;
/// Headline figures of one sector.
const FIGURES: usize = 6;
/// Tasks of a document that is no meeting's: as many are listed at least, and at most.
const TASKS: (usize, usize) = (6, 12);

/// What a page shows. Positions are those of the commune and of its assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// Who meets, when, and the agenda.
    Opening,
    /// The conclusions of the last meetings, or the tasks of the latest document, overdue first.
    Conclusions {
        /// The document that is not a meeting's, where there was no meeting yet.
        document: Option<usize>,
        tasks: Vec<usize>,
        /// All tasks that the page speaks for, those that are not listed too.
        of: Vec<usize>,
    },
    /// An item of the agenda that no figures belong to.
    Item,
    /// The headline figures of a sector.
    Headline(Vec<IndicatorId>),
    /// One figure off pace: its position on the attention list.
    Matter(usize, IndicatorId),
    /// What went well in a sector.
    Well(Vec<IndicatorId>),
    /// What does not add up and is worth asking about.
    Findings(Vec<usize>),
    /// Tasks without an owner or a deadline.
    Gaps(Vec<usize>),
    /// The week to come, from and to.
    Week(NaiveDate, NaiveDate, Vec<Occurrence>),
    /// What this meeting concluded.
    Closing(Vec<usize>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPage {
    pub kind: PageKind,
    /// Which point of the meeting's course it belongs to; pages of one point share its time.
    pub point: usize,
    pub item: AgendaItem,
}

impl MeetingPage {
    /// The figure that the page is about.
    pub fn figure(&self) -> Option<IndicatorId> {
        match &self.kind {
            PageKind::Matter(_, id) => Some(*id),
            _ => None,
        }
    }

    /// Every figure on the page, in its order.
    pub fn figures(&self, assessment: &Assessment) -> Vec<IndicatorId> {
        match &self.kind {
            PageKind::Matter(_, id) => vec![*id],
            PageKind::Headline(ids) | PageKind::Well(ids) => ids.clone(),
            PageKind::Findings(at) => {
                let findings = at.iter().filter_map(|at| assessment.findings.get(*at));
                findings.filter_map(Finding::indicator).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The tasks listed, in their order.
    pub fn tasks(&self) -> &[usize] {
        match &self.kind {
            PageKind::Conclusions { tasks, .. }
            | PageKind::Gaps(tasks)
            | PageKind::Closing(tasks) => tasks,
            _ => &[],
        }
    }

    /// How many things the page lists; none where it shows one thing.
    pub fn items(&self) -> usize {
        match &self.kind {
            PageKind::Headline(ids) | PageKind::Well(ids) => ids.len(),
            PageKind::Findings(at) => at.len(),
            PageKind::Week(_, _, days) => days.len(),
            _ => self.tasks().len(),
        }
    }

    /// The same page, made from other data.
    pub fn is_same(&self, other: &Self) -> bool {
        std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
            && (self.item.sector, &self.item.title) == (other.item.sector, &other.item.title)
            && self.figure() == other.figure()
    }

    /// What the page is called, in the overview of pages and on the second screen.
    pub fn name(&self, lang: Lang, commune: &Commune) -> String {
        match &self.kind {
            PageKind::Opening => words::opening(lang).to_string(),
            PageKind::Conclusions { document, .. } => match document {
                None => words::last_conclusions(lang).to_string(),
                Some(_) => words::tasks_of_document(lang).to_string(),
            },
            PageKind::Item => self.item.title.as_deref().unwrap_or_default().to_string(),
            PageKind::Headline(_) => words::headline(lang).to_string(),
            PageKind::Matter(_, id) => {
                let name = commune.indicator(*id).map(|i| i.called(lang));
                name.unwrap_or_default().to_string()
            }
            PageKind::Well(_) => words::well(lang).to_string(),
            PageKind::Findings(_) => words::findings(lang).to_string(),
            PageKind::Gaps(_) => words::gaps(lang).to_string(),
            PageKind::Week(from, to, _) => words::week(lang, *from, *to),
            PageKind::Closing(_) => words::closing(lang).to_string(),
        }
    }

    /// What the page belongs to: `Kinh tế`, the name of the agenda's item, or nothing.
    pub fn belongs<'a>(&'a self, lang: Lang, commune: &'a Commune) -> Option<&'a str> {
        let sector = || {
            let sector = commune.catalogue.sectors.get(self.item.sector?)?;
            Some(sector.called(lang))
        };
        self.item.title.as_deref().or_else(sector)
    }
}

/// The pages of a meeting on a day. What is internal is left out unless unlocked.
pub fn pages(
    commune: &Commune,
    assessment: &Assessment,
    on: NaiveDate,
    unlocked: bool,
) -> Vec<MeetingPage> {
    let mut maker = Maker {
        commune,
        assessment,
        on,
        cover: Cover { commune, unlocked },
        out: Vec::new(),
    };
    let points = course(commune, assessment);
    maker.add(&Point::default(), 0, PageKind::Opening);
    for (at, point) in (1..).zip(&points) {
        match point.subject {
            Subject::Conclusions => maker.conclusions(point, at),
            Subject::Sector(sector) => maker.sector(point, at, sector),
            Subject::Other => maker.add(point, at, PageKind::Item),
            Subject::General => maker.general(point, at),
            Subject::Closing => maker.closing(point, at),
        }
    }
    maker.out
}

struct Maker<'a> {
    commune: &'a Commune,
    assessment: &'a Assessment,
    on: NaiveDate,
    cover: Cover<'a>,
    out: Vec<MeetingPage>,
}

impl Maker<'_> {
    fn add(&mut self, of: &Point, point: usize, kind: PageKind) {
        let item = of.item.clone();
        self.out.push(MeetingPage { kind, point, item });
    }

    /// What the last meetings concluded: all of the last one, and what is not done of those before. Without a meeting, the tasks of the
    /// latest document: those that press, and how many there are besides.
    fn conclusions(&mut self, point: &Point, at: usize) {
        let sources = &self.commune.task_sources;
        let date = |s: &usize| sources.get(*s).map(|s| s.date);
        let such = |test: &dyn Fn(&TaskSource) -> bool| {
            let such = (0..sources.len()).filter(|s| sources.get(*s).is_some_and(test));
            such.max_by_key(date)
        };
        let is_past_meeting = |s: &TaskSource| s.meeting && s.date < self.on;
        let last = such(&is_past_meeting);
        let document = such(&|s| !s.meeting && s.date <= self.on);
        let document = document.or_else(|| such(&|s| !s.meeting));
        let document = document.filter(|_| last.is_none());
        let mut standings = tasks::by_urgency(self.commune, self.on);
        standings.retain(|s| {
            let of = self.commune.tasks.get(s.task).map(|t| t.source);
            let before = self.commune.source_of(s.task).is_some_and(is_past_meeting);
            match document {
                Some(document) => of == Some(document),
                None => before && (of == last || !s.state.is_done()),
            }
        });
        let of: Vec<usize> = standings.iter().map(|s| s.task).collect();
        if document.is_some() {
            standings.retain(|s| !s.state.is_done());
            let presses = |s: &tasks::TaskStanding| {
                (s.due.is_some() && !s.is_by_default()) || tasks::Filter::Held.has(s)
            };
            let pressing = standings.iter().filter(|s| presses(s)).count();
            standings.sort_by_key(|s| !presses(s));
            standings.truncate(pressing.clamp(TASKS.0, TASKS.1));
        }
        let tasks: Vec<usize> = standings.into_iter().map(|s| s.task).collect();
        // the agenda names it: that there is nothing is said
        if !tasks.is_empty() || point.item.title.is_some() {
            let kind = PageKind::Conclusions {
                document,
                tasks,
                of,
            };
            self.add(point, at, kind);
        }
    }

    /// The rows of a sector that have a figure and may be projected.
    fn rows(&self, sector: usize) -> Vec<&Row> {
        let of = |row: &&Row| {
            course::sector_of(self.commune, row.indicator) == Some(sector)
                && row.actual.is_some()
                && !self.cover.hides(row.indicator)
        };
        self.assessment.rows.iter().filter(of).collect()
    }

    fn sector(&mut self, point: &Point, at: usize, sector: usize) {
        let rows = self.rows(sector);
        let id = |row: &&Row| row.indicator;
        let is_marked = |row: &&&Row| {
            let indicator = self.commune.indicator(row.indicator);
            indicator.is_some_and(|i| i.headline)
        };
        let marked = rows.iter().filter(is_marked).take(FIGURES);
        let mut shown: Vec<IndicatorId> = marked.map(id).collect();
        if shown.is_empty() {
            let mut rest = rows.clone();
            rest.sort_by_key(|r| (r.standings.is_empty(), r.depth));
            shown = rest.iter().take(UNMARKED).map(id).collect();
        }
        let matters = self.assessment.attention.iter().map(|a| a.indicator);
        let matters = matters.enumerate();
        let matters: Vec<(usize, IndicatorId)> = matters
            .filter(|(_, matter)| rows.iter().any(|r| r.indicator == *matter))
            .collect();
        let well = rows.iter().filter(|r| r.verdict().is_good());
        let well: Vec<IndicatorId> = well.map(id).collect();
        // a single figure that has a page of its own is not said twice
        let alone =
            matches!((shown.as_slice(), matters.as_slice()), ([one], [(_, other)]) if one == other);
        if !shown.is_empty() && !alone {
            self.add(point, at, PageKind::Headline(shown.clone()));
        }
        for (matter, id) in matters {
            self.add(point, at, PageKind::Matter(matter, id));
        }
        if well.iter().any(|id| !shown.contains(id)) {
            self.add(point, at, PageKind::Well(well));
        }
    }

    fn general(&mut self, point: &Point, at: usize) {
        let findings = self.assessment.findings.iter().enumerate();
        let worth = findings.filter(|(_, finding)| self.is_worth_asking(finding));
        let findings: Vec<usize> = worth.map(|(at, _)| at).collect();
        if !findings.is_empty() {
            self.add(point, at, PageKind::Findings(findings));
        }
        let mut gaps = tasks::by_urgency(self.commune, self.on);
        gaps.retain(|s| !s.state.is_done() && (s.no_owner || s.state == TaskState::NoDeadline));
        if !gaps.is_empty() {
            let gaps = gaps.into_iter().map(|s| s.task).collect();
            self.add(point, at, PageKind::Gaps(gaps));
        }
        let (from, to) = week(self.on);
        let mut days = agenda::worth_lines(self.commune, &agenda::between(self.commune, from, to));
        days.retain(|o| !self.is_hidden(o));
        // the next meeting is named on the last page anyway
        if days.iter().any(|o| !self.is_meeting(o)) {
            self.add(point, at, PageKind::Week(from, to, days));
        }
    }

    /// It contradicts itself, nobody has looked at it, and all it speaks of may be projected.
    fn is_worth_asking(&self, finding: &Finding) -> bool {
        let covers = |id: IndicatorId| self.cover.covers(self.assessment, id);
        let mut terms = finding
            .printed
            .terms
            .iter()
            .chain(&finding.recomputed.terms);
        finding.is_open()
            && finding.weight == Weight::Wrong
            && !finding.indicators.iter().any(|id| covers(*id))
            && !terms.any(|(term, _)| matches!(term, Term::Indicator(id) if covers(*id)))
    }

    fn is_meeting(&self, of: &Occurrence) -> bool {
        let agenda::Entry::Event(event) = of.entry else {
            return false;
        };
        self.commune.events.get(event).is_some_and(|e| e.meeting)
    }

    fn is_hidden(&self, of: &Occurrence) -> bool {
        let agenda::Entry::PlanEnd(plan) = of.entry else {
            return false;
        };
        let plan = self.commune.plans.get(plan);
        plan.is_some_and(|p| self.cover.hides(p.indicator))
    }

    fn closing(&mut self, point: &Point, at: usize) {
        let tasks = taken::meeting_conclusions(self.commune, self.on);
        self.add(point, at, PageKind::Closing(tasks));
    }
}

/// The week that a meeting looks ahead to: its own where it is held on a Monday, otherwise the next.
pub fn week(on: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday = agenda::monday(on);
    let ahead = if on.weekday() == Weekday::Mon { 0 } else { 7 };
    let from = monday.checked_add_days(Days::new(ahead)).unwrap_or(on);
    (from, from.checked_add_days(Days::new(6)).unwrap_or(from))
}
