//! The course of a meeting: the items of the commune's agenda, or the usual order, with what each is about.

use crate::assess::Assessment;
use crate::model::{AgendaItem, Commune, IndicatorId};
use crate::text::fold;

/// What a point of the meeting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// The last conclusions.
    Conclusions,
    Sector(usize),
    /// Something of its own.
    #[default]
    Other,
    /// Cross-check, tasks to be mended, the week to come.
    General,
    /// What this meeting concluded.
    Closing,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    pub subject: Subject,
    /// As the agenda has it, with who reports of its sector.
    pub item: AgendaItem,
}

impl Point {
    fn of(subject: Subject, reporter: Option<Box<str>>) -> Self {
        let sector = match subject {
            Subject::Sector(sector) => Some(sector),
            _ => None,
        };
        let item = AgendaItem {
            sector,
            reporter,
            ..AgendaItem::default()
        };
        Self { subject, item }
    }
}

/// The sector of an indicator.
pub fn sector_of(commune: &Commune, id: IndicatorId) -> Option<usize> {
    let group = commune.indicator(id)?.group;
    Some(commune.catalogue.groups.get(group)?.sector)
}

/// The points in their order. An item of its own whose name speaks of conclusions is where the last ones come, before the sectors, or
/// where the meeting's own come, after them; both come in any case, and so does a sector with something off pace that the agenda forgot.
pub fn course(commune: &Commune, assessment: &Assessment) -> Vec<Point> {
    let sectors = &commune.catalogue.sectors;
    let reporter = |sector: usize| {
        let reporter = sectors.get(sector).map(|s| s.reporter.clone());
        reporter.filter(|r| !r.is_empty())
    };
    let of_sector = |sector| Point::of(Subject::Sector(sector), reporter(sector));
    let listed = |out: &[Point], subject| out.iter().any(|p| p.subject == subject);
    let mut out: Vec<Point> = Vec::new();
    if commune.meeting.items.is_empty() {
        out.extend((0..sectors.len()).map(of_sector));
    }
    for item in &commune.meeting.items {
        let started = out.iter().any(|p| matches!(p.subject, Subject::Sector(_)));
        let title = item.title.as_deref();
        let concludes = title.is_some_and(|t| fold::fold(t).contains("ket luan"));
        let subject = match item.sector {
            Some(sector) => Subject::Sector(sector),
            None if !concludes => Subject::Other,
            None if started => Subject::Closing,
            None => Subject::Conclusions,
        };
        let twice = item.sector.is_none() && listed(&out, subject);
        let mut item = item.clone();
        item.reporter = item.reporter.or_else(|| reporter(item.sector?));
        let subject = if twice { Subject::Other } else { subject };
        out.push(Point { subject, item });
    }
    if !listed(&out, Subject::Conclusions) {
        out.insert(0, Point::of(Subject::Conclusions, None));
    }
    let end = |out: &[Point]| {
        let closing = out.iter().position(|p| p.subject == Subject::Closing);
        closing.unwrap_or(out.len())
    };
    for matter in &assessment.attention {
        let sector = sector_of(commune, matter.indicator);
        if let Some(sector) = sector.filter(|s| !listed(&out, Subject::Sector(*s))) {
            out.insert(end(&out), of_sector(sector));
        }
    }
    out.insert(end(&out), Point::of(Subject::General, None));
    if !listed(&out, Subject::Closing) {
        out.push(Point::of(Subject::Closing, commune.meeting.chair.clone()));
    }
    out
}
