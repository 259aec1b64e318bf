//! What the rows of a group have in common: their unit, and how exactly they are written. Found in one pass over the rows.

use std::collections::BTreeMap;

use super::pen::Pen;
use crate::app::{State, TabLine};
use crate::model::Indicator;
use crate::theme::Role;

/// A number split at the comma, so that figures line up there.
#[derive(Default, Clone)]
pub struct Aligned {
    pub whole: String,
    pub decimals: String,
}

impl Aligned {
    pub fn new(text: &str) -> Self {
        let (whole, decimals) = text.split_at(text.find(',').unwrap_or(text.len()));
        Self {
            whole: whole.to_string(),
            decimals: decimals.to_string(),
        }
    }

    pub fn text(&self) -> String {
        format!("{}{}", self.whole, self.decimals)
    }

    /// Writes it with the comma in this column.
    pub fn draw(&self, pen: &mut Pen<'_>, comma: u16, y: u16, role: Role) {
        pen.right(comma, y, &self.whole, role);
        pen.text(comma, y, &self.decimals, role);
    }
}

/// What is known of the rows of one group that have one unit.
#[derive(Default)]
struct Alike {
    count: usize,
    decimals: u32,
}

/// By group and unit.
pub struct Shared(BTreeMap<(usize, usize), Alike>);

impl Shared {
    /// Looks at all rows of the period, and at the figures of those among `lines`.
    pub fn new(state: &State, lines: &[TabLine]) -> Self {
        let catalogue = &state.data.commune.catalogue;
        let rows = &state.assessment.rows;
        let key = |row: &crate::assess::Row| {
            catalogue
                .indicator(row.indicator)
                .map(|i| (i.group, i.unit))
        };
        let mut all: BTreeMap<(usize, usize), Alike> = BTreeMap::new();
        for key in rows.iter().filter_map(key) {
            all.entry(key).or_default().count += 1;
        }
        for line in lines {
            let TabLine::Row { row, standing } = line else {
                continue;
            };
            let Some(row) = rows.get(*row) else { continue };
            let Some(alike) = key(row).and_then(|key| all.get_mut(&key)) else {
                continue;
            };
            let actual = row.actual.map_or(0, |a| a.value.normalize().scale());
            let target = row
                .standings
                .get(*standing)
                .map_or(0, |s| s.target.normalize().scale());
            alike.decimals = alike.decimals.max(actual).max(target);
        }
        Self(all)
    }

    /// The unit that most rows of a group have, which is said once in its heading; rows with another one say so themselves.
    pub fn unit(&self, group: usize) -> Option<usize> {
        let units = || {
            self.0
                .range((group, 0)..=(group, usize::MAX))
                .map(|((_, unit), alike)| (*unit, alike.count))
        };
        let total: usize = units().map(|(_, count)| count).sum();
        units()
            .find(|(_, count)| count * 2 > total)
            .map(|(unit, _)| unit)
    }

    /// One precision for all figures of a group that have the same unit: as many decimals as the most exact of them.
    pub fn decimals(&self, like: &Indicator) -> u32 {
        self.0
            .get(&(like.group, like.unit))
            .map_or(0, |alike| alike.decimals)
    }
}
