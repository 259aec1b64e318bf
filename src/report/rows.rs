//! What the documents and tables are made of: objects and rows, each with its columns.

pub mod events;
pub mod figures;
pub mod findings;
pub mod people;
pub mod periods;
pub mod plans;
pub mod targets;
pub mod tasks;

use chrono::NaiveDate;

use super::column::{Asked, Id, Loose, Named, columns};
use super::select::Part;
use super::{Fault, Report};
use crate::model::{Commune, Group, IndicatorId, Sector};
use crate::text::joined;

/// Something that a commune has.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a, T>(pub &'a Commune, pub T);

pub fn indicator_id(commune: &Commune, indicator: IndicatorId) -> Id<'_> {
    let indicator = commune.catalogue.indicator(indicator);
    Id(indicator.map_or("", |i| &i.id))
}

pub fn plan_id(commune: &Commune, plan: Option<usize>) -> Option<Id<'_>> {
    let plan = commune.plans.get(plan?)?;
    Some(Id(&plan.id))
}

fn sector_of(commune: &Commune, sector: Option<usize>) -> Option<Named<'_>> {
    commune.catalogue.sectors.get(sector?).map(named)
}

fn named(sector: &Sector) -> Named<'_> {
    Named(&sector.id, [&sector.name, &sector.en])
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

    fn asked<T>(&self, part: Part, get: impl FnOnce(&Self) -> T) -> Asked<T> {
        let asked = self.parts.contains(&part);
        Asked(asked.then(|| get(self)))
    }
}

columns! {
    /// Tasks, targets and the calendar
    "desk": Desk<'a> as desk => {
        "tasks": desk.asked(Part::Tasks, tasks::rows);
        "task_counts": desk.asked(Part::Tasks, tasks::counts);
        "targets": desk.asked(Part::Targets, targets::rows);
        "calendar": desk.asked(Part::Calendar, |desk| events::Calendar(*desk));
    }

    "commune": &'a Commune as commune => {
        "id": Id(&commune.slug);
        "name": &commune.name;
        "level": commune.level;
        "province": Loose(&commune.province);
        /// The figures are made up to show the program
        "illustrative": commune.illustrative;
        "hamlets": &commune.hamlets;
    }

    "sector": &'a Sector as sector => {
        "id": Id(&sector.id);
        "name": &sector.name;
        "en": &sector.en;
        "reporter": Loose(&sector.reporter);
    }

    "group": Of<'a, &'a Group> as Of(commune, group) => {
        "id": Id(&group.id);
        "sector": sector_of(commune, Some(group.sector)).map_or(Id(""), |sector| Id(sector.0));
        "name": &group.name;
        "en": &group.en;
    }

    /// What could not be read in a file
    "problem": &'a Fault as fault => {
        "file": &fault.file;
        /// From 1; 0 where the whole file is meant
        "line": fault.line;
        /// In characters, from 1; 0 where the whole file is meant
        "column": fault.column;
        "severity": fault.severity;
        "message": &fault.message;
        "allowed": &fault.allowed;
        "mend": &fault.mend;
    }
}
