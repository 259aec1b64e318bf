//! The lines of a tab that the cursor walks over.

use std::collections::HashMap;
use std::sync::Arc;

use super::desk::Desk;
use super::layer::Page;
use crate::assess::{Assessment, Finding, Row, targets};
use crate::model::{Commune, IndicatorId};

/// One line of a tab; what it is about goes by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabLine {
    /// The heading of a group that holds so many indicators.
    Group {
        group: usize,
        folded: bool,
        count: usize,
    },
    /// A row of the assessment against one of its plans (0 also where it has none).
    Row {
        row: usize,
        standing: usize,
    },
    /// A matter on the attention list.
    Matter(usize),
    /// A finding of the cross-check.
    Finding(usize),
    Task(usize),
    /// An occurrence in the calendar's month.
    Day(usize),
    Target(usize),
}

/// What a line is, whatever its place: the cursor stays on it when folds, period or size change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKey {
    Group(usize),
    /// An indicator against its nth standing.
    Indicator(IndicatorId, usize),
    /// By its place on the list.
    Matter(usize),
    /// By its place on the list.
    Finding(usize),
    Task(usize),
    /// By its place in the month.
    Day(usize),
    Target(usize),
}

impl TabLine {
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

    /// It opens something of its own, and is no finding or day.
    pub fn opens(&self) -> bool {
        !matches!(self, Self::Group { .. } | Self::Finding(_) | Self::Day(_))
    }

    /// The indicator that the line is about.
    pub fn indicator(self, commune: &Commune, assessment: &Assessment) -> Option<IndicatorId> {
        match self {
            Self::Group { .. } | Self::Task(_) | Self::Day(_) => None,
            Self::Target(at) => commune.targets.get(at)?.indicator,
            Self::Row { row, .. } => Some(assessment.rows.get(row)?.indicator),
            Self::Matter(at) => Some(assessment.attention.get(at)?.indicator),
            Self::Finding(at) => assessment.findings.get(at).and_then(Finding::indicator),
        }
    }
}

/// How many figures without plan and trend stand side by side in so many columns.
pub fn tiles_across(width: u16) -> u16 {
    (width / 38).clamp(1, 4)
}

/// The sector of a row.
pub fn sector_of(commune: &Commune, row: &Row) -> Option<usize> {
    let catalogue = &commune.catalogue;
    let indicator = catalogue.indicator(row.indicator)?;
    Some(catalogue.groups.get(indicator.group)?.sector)
}

/// What the lines of tabs are made from.
pub struct Shown<'a> {
    pub commune: &'a Arc<Commune>,
    pub assessment: &'a Assessment,
    pub desk: &'a Desk,
    /// Groups that were folded (true) or opened by hand.
    pub folds: &'a HashMap<usize, bool>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

/// A group with its lines, and whether any of them has a plan.
struct GroupLines {
    group: usize,
    lines: Vec<TabLine>,
    judged: bool,
    /// Rows that the lines take on the screen.
    rows: usize,
}

impl Shown<'_> {
    /// Whether a tab holds anything.
    pub fn has(&self, page: Page) -> bool {
        let commune = self.commune;
        match page {
            Page::Overview => true,
            Page::Sector(at) => {
                let mut rows = self.assessment.rows.iter();
                rows.any(|row| sector_of(commune, row) == Some(at))
            }
            Page::Tasks => !commune.tasks.is_empty(),
            Page::Calendar => {
                !commune.events.is_empty() || commune.tasks.iter().any(|t| t.deadline.is_stated())
            }
            Page::Targets => !commune.targets.is_empty(),
        }
    }

    /// The lines of a tab, from top to bottom.
    pub fn lines(&self, page: Page) -> Vec<TabLine> {
        let on = self.assessment.as_of;
        match page {
            Page::Overview => {
                let matters = (0..self.assessment.attention.len()).map(TabLine::Matter);
                let findings = (0..self.assessment.findings.len()).map(TabLine::Finding);
                matters.chain(findings).collect()
            }
            Page::Sector(sector) => self.of_sector(sector),
            Page::Tasks => {
                let tasks = self.desk.tasks(self.commune, on);
                tasks.into_iter().map(TabLine::Task).collect()
            }
            Page::Calendar => {
                let days = self.desk.days(self.commune, on);
                (0..days.len()).map(TabLine::Day).collect()
            }
            Page::Targets => {
                let all = targets::in_order(self.commune, self.assessment.period, on);
                all.iter().map(|s| TabLine::Target(s.target)).collect()
            }
        }
    }

    fn of_sector(&self, sector: usize) -> Vec<TabLine> {
        let groups = (0..).zip(&self.commune.catalogue.groups);
        let groups: Vec<GroupLines> = groups
            .filter(|(_, group)| group.sector == sector)
            .map(|(at, _)| self.of_group(at))
            .filter(|group| !group.lines.is_empty())
            .collect();
        let folds = self.folded(&groups);
        let mut out = Vec::new();
        for (GroupLines { group, lines, .. }, folded) in groups.into_iter().zip(folds) {
            let first = |l: &&TabLine| matches!(l, TabLine::Row { standing: 0, .. });
            out.push(TabLine::Group {
                group,
                folded,
                count: lines.iter().filter(first).count(),
            });
            if !folded {
                out.extend(lines);
            }
        }
        out
    }

    fn of_group(&self, group: usize) -> GroupLines {
        let mut out = GroupLines {
            group,
            lines: Vec::new(),
            judged: false,
            rows: 0,
        };
        let mut tiles = 0;
        for (row, of) in self.assessment.rows.iter().enumerate() {
            let indicator = self.commune.catalogue.indicator(of.indicator);
            if indicator.is_some_and(|i| i.group == group) {
                out.judged |= !of.standings.is_empty();
                out.rows += of.standings.len();
                tiles += usize::from(of.standings.is_empty());
                let standings = 0..of.standings.len().max(1);
                let lines = standings.map(|standing| TabLine::Row { row, standing });
                out.lines.extend(lines);
            }
        }
        // where there is a past, every figure has a row for its trend
        let alone = self.commune.periods.len() < 2;
        let across = if alone {
            usize::from(tiles_across(self.size.0))
        } else {
            1
        };
        out.rows += tiles.div_ceil(across);
        out
    }

    /// What was folded by hand stays so; the others fold from the last up, those without plans first, until the page fits.
    fn folded(&self, groups: &[GroupLines]) -> Vec<bool> {
        let by_hand = |of: &GroupLines| self.folds.get(&of.group).copied();
        let mut folds: Vec<bool> = groups
            .iter()
            .map(|of| by_hand(of).unwrap_or(false))
            .collect();
        let room = usize::from(self.size.1.saturating_sub(7));
        let mut height: usize = groups
            .iter()
            .zip(&folds)
            .map(|(of, folded)| 1 + if *folded { 0 } else { of.rows })
            .sum();
        // the first group stays open
        for (of, fold) in groups.iter().zip(&mut folds).skip(1).rev() {
            if height <= room {
                break;
            }
            if !of.judged && by_hand(of).is_none() {
                *fold = true;
                height -= of.rows;
            }
        }
        folds
    }
}
