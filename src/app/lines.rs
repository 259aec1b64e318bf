//! The lines of a tab that the cursor walks over.

use super::state::{Page, State};
use crate::assess::{Finding, Row};
use crate::model::IndicatorId;

/// One line of a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of a group.
    Group {
        /// Its position in the catalogue.
        group: usize,
        /// Whether it is folded.
        folded: bool,
        /// How many indicators it holds.
        count: usize,
    },
    /// A row of the assessment against one of its plans.
    Row {
        /// Its position.
        row: usize,
        /// Which of its standings (0 also where it has none).
        standing: usize,
    },
    /// A matter on the attention list, by its position.
    Matter(usize),
    /// A finding of the cross-check, by its position.
    Finding(usize),
    /// A task, by its position in the commune.
    Task(usize),
    /// An occurrence of the calendar's month, by its position in it.
    Day(usize),
    /// A target, by its position in the commune.
    Target(usize),
}

/// What a line is, whatever its place: the cursor stays on it when folds, period or size change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKey {
    /// A group's heading.
    Group(usize),
    /// An indicator against its nth standing.
    Indicator(IndicatorId, usize),
    /// A matter, by its place on the list.
    Matter(usize),
    /// A finding, by its place on the list.
    Finding(usize),
    /// A task.
    Task(usize),
    /// An occurrence, by its place in the month.
    Day(usize),
    /// A target.
    Target(usize),
}

impl Line {
    /// What the line is.
    pub fn key_in(&self, rows: &[Row]) -> LineKey {
        match *self {
            Self::Group { group, .. } => LineKey::Group(group),
            Self::Row { row, standing } => LineKey::Indicator(
                rows.get(row).map_or(IndicatorId(0), |r| r.indicator),
                standing,
            ),
            Self::Matter(at) => LineKey::Matter(at),
            Self::Finding(at) => LineKey::Finding(at),
            Self::Task(at) => LineKey::Task(at),
            Self::Day(at) => LineKey::Day(at),
            Self::Target(at) => LineKey::Target(at),
        }
    }

    /// The indicator that the line is about.
    pub fn indicator(&self, state: &State) -> Option<IndicatorId> {
        match *self {
            Self::Group { .. } | Self::Task(_) | Self::Day(_) => None,
            Self::Target(at) => state.data.commune.targets.get(at).and_then(|t| t.indicator),
            Self::Row { row, .. } => state.assessment.rows.get(row).map(|r| r.indicator),
            Self::Matter(at) => state.assessment.attention.get(at).map(|a| a.indicator),
            Self::Finding(at) => state
                .assessment
                .findings
                .get(at)
                .and_then(Finding::indicator),
        }
    }
}

/// The sector of a row.
pub fn sector_of(state: &State, row: &Row) -> Option<usize> {
    let catalogue = &state.data.commune.catalogue;
    catalogue
        .indicator(row.indicator)
        .and_then(|i| catalogue.groups.get(i.group))
        .map(|g| g.sector)
}

/// The lines of a tab, from top to bottom.
pub fn of_page(state: &State, page: Page) -> Vec<Line> {
    match page {
        Page::Overview => {
            let matters = (0..state.assessment.attention.len()).map(Line::Matter);
            matters
                .chain((0..state.assessment.findings.len()).map(Line::Finding))
                .collect()
        }
        Page::Sector(sector) => of_sector(state, sector),
        Page::Tasks => state
            .desk
            .tasks(&state.data.commune, state.assessment.as_of)
            .into_iter()
            .map(Line::Task)
            .collect(),
        Page::Calendar => (0..state
            .desk
            .days(&state.data.commune, state.assessment.as_of)
            .len())
            .map(Line::Day)
            .collect(),
        Page::Targets => (0..state.data.commune.targets.len())
            .map(Line::Target)
            .collect(),
    }
}

fn of_sector(state: &State, sector: usize) -> Vec<Line> {
    let catalogue = &state.data.commune.catalogue;
    let mut groups: Vec<(usize, Vec<Line>, bool)> = Vec::new();
    for (at, _) in catalogue
        .groups
        .iter()
        .enumerate()
        .filter(|(_, g)| g.sector == sector)
    {
        let mut rows = Vec::new();
        let mut judged = false;
        for (index, row) in state.assessment.rows.iter().enumerate() {
            if catalogue
                .indicator(row.indicator)
                .is_none_or(|i| i.group != at)
            {
                continue;
            }
            judged |= !row.standings.is_empty();
            rows.extend((0..row.standings.len().max(1)).map(|standing| Line::Row {
                row: index,
                standing,
            }));
        }
        if !rows.is_empty() {
            groups.push((at, rows, judged));
        }
    }
    let folds = folds(state, &groups);
    let mut out = Vec::new();
    for ((group, rows, _), folded) in groups.into_iter().zip(folds) {
        let count = rows
            .iter()
            .filter(|l| matches!(l, Line::Row { standing: 0, .. }))
            .count();
        out.push(Line::Group {
            group,
            folded,
            count,
        });
        if !folded {
            out.extend(rows);
        }
    }
    out
}

/// What was folded by hand stays so; the others fold from the last up, those without plans first, until the page fits.
fn folds(state: &State, groups: &[(usize, Vec<Line>, bool)]) -> Vec<bool> {
    let mut folds: Vec<bool> = groups
        .iter()
        .map(|(at, ..)| state.folds.get(at).copied().unwrap_or(false))
        .collect();
    let room = usize::from(state.size.1.saturating_sub(7));
    let mut height: usize = groups
        .iter()
        .zip(&folds)
        .map(|((_, rows, _), folded)| 1 + if *folded { 0 } else { rows.len() })
        .sum();
    for at in (1..groups.len()).rev() {
        if height <= room {
            break;
        }
        let Some((group, rows, judged)) = groups.get(at) else {
            break;
        };
        if let Some(fold) = folds
            .get_mut(at)
            .filter(|_| !judged && !state.folds.contains_key(group))
        {
            *fold = true;
            height -= rows.len();
        }
    }
    folds
}
