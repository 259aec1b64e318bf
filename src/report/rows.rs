//! What the JSON documents and the tables are made of: objects and rows, each with its columns.

pub mod events;
pub mod figures;
pub mod findings;
pub mod periods;
pub mod plans;
pub mod targets;
pub mod tasks;

use chrono::NaiveDate;

use super::column::{Asked, Id, Loose, Named, columns};
use super::select::Part;
use super::{Fault, Report};
use crate::model::words::words;
use crate::model::{self, Commune, IndicatorId, Sector};

/// Something that a commune has.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a, T> {
    pub commune: &'a Commune,
    pub it: T,
}

pub fn of<T>(commune: &Commune, it: T) -> Of<'_, T> {
    Of { commune, it }
}

pub fn indicator_id(commune: &Commune, indicator: IndicatorId) -> Id<'_> {
    Id(commune.catalogue.indicator(indicator).map_or("", |i| &i.id))
}

pub fn plan_id(commune: &Commune, plan: Option<usize>) -> Option<Id<'_>> {
    plan.and_then(|at| commune.plans.get(at))
        .map(|plan| Id(&plan.id))
}

pub fn sector_named(sector: &Sector) -> Named<'_> {
    Named {
        id: &sector.id,
        vi: &sector.name,
        en: &sector.en,
    }
}

fn sector(commune: &Commune, at: Option<usize>) -> Option<Named<'_>> {
    at.and_then(|at| commune.catalogue.sectors.get(at))
        .map(sector_named)
}

fn texts(all: &[Box<str>]) -> Vec<&str> {
    all.iter().map(|text| &**text).collect()
}

/// Parts of a cell for people.
pub fn joined(parts: impl IntoIterator<Item = Option<impl ToString>>, by: &str) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().map(|p| p.to_string()).collect();
    parts.join(by)
}

/// A commune on a day, for what is no figure.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub commune: &'a Commune,
    /// The period up to which figures are held against targets.
    pub period: Option<usize>,
    pub day: NaiveDate,
    /// What was asked for.
    pub parts: &'a [Part],
}

impl<'a> Desk<'a> {
    pub fn of(report: &Report<'a>) -> Self {
        Self {
            commune: report.commune,
            period: report.assessment.period,
            day: report.assessment.as_of,
            parts: report.selection.parts(),
        }
    }

    fn wants(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

columns! {
    /// Tasks, targets and the calendar
    "desk": Desk<'a> as desk {
        "tasks": Asked(desk.wants(Part::Tasks).then(|| tasks::rows(desk)));
        "task_counts": Asked(desk.wants(Part::Tasks).then(|| tasks::counts(desk)));
        "targets": Asked(desk.wants(Part::Targets).then(|| targets::rows(desk)));
        "calendar": Asked(desk.wants(Part::Calendar).then(|| events::Calendar(*desk)));
    }

    "commune": &'a Commune as commune {
        "id": Id(&commune.slug);
        "name": &*commune.name;
        "level": commune.level;
        "province": Loose(&commune.province);
        /// The figures are made up to show the program
        "illustrative": commune.illustrative;
        "hamlets": commune.hamlets.iter().map(|h| &**h).collect::<Vec<_>>();
    }

    "sector": &'a Sector as sector {
        "id": Id(&sector.id);
        "name": &*sector.name;
        "en": &*sector.en;
        "reporter": Loose(&sector.reporter);
    }

    "group": Of<'a, &'a model::Group> as group {
        "id": Id(&group.it.id);
        "sector": Id(group.commune.catalogue.sectors.get(group.it.sector).map_or("", |s| &*s.id));
        "name": &*group.it.name;
        "en": &*group.it.en;
    }

    /// What could not be read in a file
    "problem": &'a Fault as fault {
        "file": &*fault.file;
        /// From 1; 0 where the whole file is meant
        "line": fault.line;
        /// In characters, from 1; 0 where the whole file is meant
        "column": fault.column;
        "severity": if fault.warning { Severity::Warning } else { Severity::Error };
        "message": &*fault.message;
        "allowed": fault.allowed.as_deref();
        "mend": fault.mend.as_deref();
    }
}

words! {
    Severity {
        Error: "error";
        Warning: "warning";
    }
}
