//! The lines of the grid.

use crate::model::{Catalogue, Commune, Indicator, IndicatorId, Period};

/// One line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridLine {
    /// The heading of a sector.
    Sector(usize),
    /// The heading of a group.
    Group(usize),
    /// A figure.
    Cell {
        indicator: IndicatorId,
        /// How deep it is nested under the indicators it is a part of.
        depth: u8,
        /// Computed from two others, not typed.
        computed: bool,
    },
}

impl GridLine {
    pub fn indicator(self) -> Option<IndicatorId> {
        match self {
            Self::Cell { indicator, .. } => Some(indicator),
            _ => None,
        }
    }

    /// The figure that can be typed on it.
    pub fn typed(self) -> Option<IndicatorId> {
        self.indicator()
            .filter(|_| !matches!(self, Self::Cell { computed: true, .. }))
    }
}

/// Every indicator that has ever had a figure in a period of this length, has a plan or was typed, in the order of the pages; where there
/// is none, all of them.
pub fn lines<'a>(
    commune: &Commune,
    period: Period,
    typed: impl Iterator<Item = &'a str>,
) -> Vec<GridLine> {
    let catalogue = &commune.catalogue;
    let due = due(commune, period, typed);
    let is_due = |id: IndicatorId| due.get(id.index()) == Some(&true);
    let own = commune
        .period_index(period)
        .and_then(|at| commune.periods.get(at));
    let mut out = Vec::new();
    for sector in 0..catalogue.sectors.len() {
        let mut headed = false;
        let groups = (0..).zip(&catalogue.groups);
        for (group, _) in groups.filter(|(_, g)| g.sector == sector) {
            let mut grouped = false;
            for (indicator, of) in of_group(catalogue, group) {
                // a ratio shows where its parts do
                let parts = of.ratio.is_some_and(|(n, d)| is_due(n) && is_due(d));
                if !is_due(indicator) && !parts {
                    continue;
                }
                if !std::mem::replace(&mut headed, true) {
                    out.push(GridLine::Sector(sector));
                }
                if !std::mem::replace(&mut grouped, true) {
                    out.push(GridLine::Group(group));
                }
                let figure = own.and_then(|p| p.figure(indicator));
                out.push(GridLine::Cell {
                    indicator,
                    depth: depth(catalogue, indicator),
                    computed: parts && figure.is_none_or(|f| f.actual.is_none()),
                });
            }
        }
    }
    out
}

fn due<'a>(commune: &Commune, period: Period, typed: impl Iterator<Item = &'a str>) -> Vec<bool> {
    let catalogue = &commune.catalogue;
    let granularity = period.granularity();
    let alike = commune.periods.iter();
    let alike = alike.filter(|p| p.period.granularity() == granularity);
    let figures = alike.flat_map(|p| &p.figures).map(|f| f.indicator);
    let planned = commune.plans.iter().map(|p| p.indicator);
    let typed = typed.filter_map(|id| catalogue.find(id));
    let mut due = vec![false; catalogue.indicators.len()];
    for id in figures.chain(planned).chain(typed) {
        if let Some(due) = due.get_mut(id.index()) {
            *due = true;
        }
    }
    if due.iter().all(|d| !d) {
        due.fill(true);
    }
    due
}

fn of_group(
    catalogue: &Catalogue,
    group: usize,
) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
    let all = (0u32..).map(IndicatorId).zip(&catalogue.indicators);
    all.filter(move |(_, of)| of.group == group)
}

/// How many indicators it is nested under.
fn depth(catalogue: &Catalogue, id: IndicatorId) -> u8 {
    let parent = |id: &IndicatorId| catalogue.indicator(*id)?.parent;
    let parents = std::iter::successors(Some(id), parent);
    u8::try_from(parents.skip(1).take(4).count()).unwrap_or(0)
}
