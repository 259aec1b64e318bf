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
    /// Its name, where it has one of its own.
    pub title: Option<Box<str>>,
    pub reporter: Option<Box<str>>,
    /// Minutes that it may take.
    pub minutes: Option<u16>,
    /// Notes for who reports.
    pub notes: Option<Box<str>>,
}

impl Point {
    fn of(subject: Subject) -> Self {
        Self {
            subject,
            ..Self::default()
        }
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
    let mut usual: Vec<AgendaItem> = Vec::new();
    if commune.meeting.items.is_empty() {
        usual.resize_with(sectors.len(), AgendaItem::default);
        for (at, item) in usual.iter_mut().enumerate() {
            item.sector = Some(at);
        }
    }
    let items = commune.meeting.items.iter().chain(&usual);
    let mut out: Vec<Point> = Vec::new();
    for item in items {
        let started = out.iter().any(|p| matches!(p.subject, Subject::Sector(_)));
        let title = item.title.as_deref();
        let concludes = title.is_some_and(|t| fold::fold(t).contains("ket luan"));
        let subject = match item.sector {
            Some(sector) => Subject::Sector(sector),
            None if concludes && started => Subject::Closing,
            None if concludes => Subject::Conclusions,
            None => Subject::Other,
        };
        let twice = matches!(subject, Subject::Conclusions | Subject::Closing)
            && out.iter().any(|p| p.subject == subject);
        out.push(Point {
            subject: if twice { Subject::Other } else { subject },
            title: item.title.clone(),
            reporter: item.reporter.clone().or_else(|| reporter(item.sector?)),
            minutes: item.minutes,
            notes: item.notes.clone(),
        });
    }
    let listed = |out: &[Point], subject| out.iter().any(|p| p.subject == subject);
    if !listed(&out, Subject::Conclusions) {
        out.insert(0, Point::of(Subject::Conclusions));
    }
    let end = |out: &[Point]| {
        let closing = out.iter().position(|p| p.subject == Subject::Closing);
        closing.unwrap_or(out.len())
    };
    for matter in &assessment.attention {
        let sector = sector_of(commune, matter.indicator);
        if let Some(sector) = sector.filter(|s| !listed(&out, Subject::Sector(*s))) {
            let forgotten = Point {
                reporter: reporter(sector),
                ..Point::of(Subject::Sector(sector))
            };
            out.insert(end(&out), forgotten);
        }
    }
    out.insert(end(&out), Point::of(Subject::General));
    if !listed(&out, Subject::Closing) {
        out.push(Point {
            reporter: commune.meeting.chair.clone(),
            ..Point::of(Subject::Closing)
        });
    }
    out
}
