//! A commune with its plans and its figures.

use chrono::NaiveDate;

use super::words::words;
use super::{
    Acknowledgement, Catalogue, Citation, Doubt, Event, Figure, Indicator, IndicatorId,
    MeetingPlan, Period, Plan, Relation, Target, Task, TaskSource, Unit,
};

words! {
    /// What sort of place it is (Luật Tổ chức chính quyền địa phương 2025: xã, phường, đặc khu).
    #[derive(Default)]
    Level {
        #[default]
        Commune: "Xa", "commune", "xã", "commune of";
        Ward: "Phuong", "ward", "phường", "ward of";
        Zone: "DacKhu", "special_zone", "đặc khu", "special zone of";
    }
}

/// All figures of one reporting period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodData {
    pub period: Period,
    /// First day of the report's own window.
    pub from: NaiveDate,
    /// Last day of the report's own window.
    pub to: NaiveDate,
    pub reported: NaiveDate,
    /// The document the figures come from.
    pub document: Box<str>,
    /// Figures in the order of their indicator, at most one an indicator.
    pub figures: Vec<Figure>,
    /// Documents and school years that the report cites.
    pub citations: Vec<Citation>,
}

impl PeriodData {
    pub fn figure(&self, id: IndicatorId) -> Option<&Figure> {
        let at = self
            .figures
            .binary_search_by_key(&id, |f| f.indicator)
            .ok()?;
        self.figures.get(at)
    }
}

/// A commune: profile, catalogue with its own indicators added, plans and figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Commune {
    /// Name of its folder.
    pub slug: String,
    /// Name: `Đông Khê`.
    pub name: String,
    /// Province: `Cao Bằng`.
    pub province: String,
    pub level: Level,
    /// Figures are made up to show the program, and every screen says so.
    pub illustrative: bool,
    /// Hamlets, in the commune's own order.
    pub hamlets: Vec<String>,
    /// Sectors, groups, units, indicators, thresholds, references.
    pub catalogue: Catalogue,
    /// Plans, in file order.
    pub plans: Vec<Plan>,
    pub periods: Vec<PeriodData>,
    /// Relations that the figures of a period must satisfy.
    pub relations: Vec<Relation>,
    /// Findings that are hints only.
    pub doubts: Vec<Doubt>,
    /// Findings that somebody has looked at.
    pub acknowledged: Vec<Acknowledgement>,
    /// Documents that tasks come from.
    pub task_sources: Vec<TaskSource>,
    /// Tasks, in the order of their files.
    pub tasks: Vec<Task>,
    pub events: Vec<Event>,
    /// The Monday meeting.
    pub meeting: MeetingPlan,
    /// Targets of the plan of several years, in its order.
    pub targets: Vec<Target>,
}

impl Commune {
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.catalogue.indicator(id)
    }

    pub fn unit(&self, indicator: &Indicator) -> Option<&Unit> {
        self.catalogue.units.get(indicator.unit)
    }

    /// The data of a period by its position.
    pub fn data(&self, period: Option<usize>) -> Option<&PeriodData> {
        self.periods.get(period?)
    }

    pub fn period(&self, period: Period) -> Option<&PeriodData> {
        self.data(self.period_index(period))
    }

    pub fn plan(&self, at: Option<usize>) -> Option<&Plan> {
        self.plans.get(at?)
    }

    /// The document that a task comes from, by the position of the task.
    pub fn source_of(&self, task: usize) -> Option<&TaskSource> {
        self.task_sources.get(self.tasks.get(task)?.source)
    }

    /// The plans of an indicator, the primary one first, each with its position.
    pub fn plans_of(&self, id: IndicatorId) -> Vec<(usize, &Plan)> {
        let mut plans: Vec<_> = self
            .plans
            .iter()
            .enumerate()
            .filter(|(_, p)| p.indicator == id)
            .collect();
        plans.sort_by_key(|(_, p)| !p.primary);
        plans
    }

    pub fn period_index(&self, period: Period) -> Option<usize> {
        self.periods
            .binary_search_by_key(&period, |p| p.period)
            .ok()
    }
}
