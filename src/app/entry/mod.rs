//! Typing the figures of a period into a grid: what is typed, what it would change, and what follows from it while it is typed.
//!
//! Nothing typed is given up before it is on the disk: a wrong line stays as it is, a figure that somebody else has changed shows both
//! values, and every change leaves as an effect that keeps it for the next start.

mod act;
pub mod notation;
mod outside;
pub mod paste;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::line_edit::LineEdit;
use super::state::State;
use crate::assess::Assessment;
use crate::data::typed::{Draft, Typed};
use crate::model::number::NumberError;
use crate::model::{Commune, IndicatorId, Period, Reading};

pub(super) use act::{act, edit};
pub use act::{hindrance, unsaved, usable};
pub use outside::{left, refreshed};
pub(super) use outside::{pasted, refused, saved};

/// The longest text that a cell takes.
const MOST_LETTERS: usize = 60;
/// So many steps can be taken back.
const MOST_STEPS: usize = 1000;

/// One line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of a sector.
    Sector(usize),
    /// The heading of a group.
    Group(usize),
    /// A figure.
    Cell {
        /// What is measured.
        indicator: IndicatorId,
        /// How deep it is nested under the indicators it is a part of.
        depth: u8,
        /// Computed from two others, not typed.
        computed: bool,
    },
}

impl Line {
    /// The figure that can be typed on it.
    pub fn typed(self) -> Option<IndicatorId> {
        match self {
            Self::Cell {
                indicator,
                computed: false,
                ..
            } => Some(indicator),
            _ => None,
        }
    }
}

/// How a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As in the file.
    Same,
    /// It will be changed.
    Changed,
    /// What was typed is no figure.
    Wrong(NumberError),
    /// Somebody else has changed it in the file meanwhile.
    Contested,
    /// It is computed.
    Computed,
}

/// What is asked before anything else can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Whether to save before leaving.
    Leave {
        /// The program is to be left too.
        quit: bool,
    },
    /// Whether to take back what a killed program left.
    Recover,
    /// Whether to paste this.
    Paste(paste::Plan),
}

/// What a cell was before a change; nothing where it was as in the file.
type Former = (Box<str>, Option<Typed>);

/// The grid.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The period.
    pub period: Period,
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// The line that the cursor is on.
    pub at: usize,
    /// The cell under the cursor while it is typed.
    pub typing: Option<LineEdit>,
    /// What is asked.
    pub ask: Option<Ask>,
    /// The commune as it would be.
    pub draft: Arc<Commune>,
    /// What the figures would mean.
    pub assessment: Assessment,
    slug: String,
    as_of: NaiveDate,
    typed: BTreeMap<Box<str>, Typed>,
    undo: Vec<Vec<Former>>,
    redo: Vec<Vec<Former>>,
    /// A save was asked for on the way out.
    leaving: Option<bool>,
}

impl Entry {
    /// The figure under the cursor.
    pub fn current(&self) -> Option<IndicatorId> {
        match self.lines.get(self.at) {
            Some(Line::Cell { indicator, .. }) => Some(*indicator),
            _ => None,
        }
    }

    /// How many figures will be changed, right or wrong.
    pub fn count(&self) -> usize {
        self.typed.len()
    }

    /// The figure of an indicator in the file.
    pub fn on_file(&self, state: &State, id: IndicatorId) -> Option<Reading> {
        reading(&state.data.commune, self.period, id)
    }

    /// What was typed for an indicator, and is not being typed any more.
    pub fn typed(&self, id: IndicatorId) -> Option<&Typed> {
        self.typed.get(&*self.draft.catalogue.indicator(id)?.id)
    }

    /// How a line stands.
    pub fn standing(&self, state: &State, line: Line) -> Standing {
        let Some(id) = line.typed() else {
            return Standing::Computed;
        };
        let Some(typed) = self.typed(id) else {
            return Standing::Same;
        };
        match self.read(id, &typed.text) {
            Err(why) => Standing::Wrong(why),
            Ok(_) if self.on_file(state, id) != typed.before => Standing::Contested,
            Ok(_) => Standing::Changed,
        }
    }

    /// Reads a text as a figure of an indicator.
    pub fn read(&self, id: IndicatorId, text: &str) -> Result<Option<Reading>, NumberError> {
        notation::read(text, self.is_percent(id))
    }

    /// Its unit is percent.
    fn is_percent(&self, id: IndicatorId) -> bool {
        let catalogue = &self.draft.catalogue;
        catalogue
            .indicator(id)
            .and_then(|i| catalogue.units.get(i.unit))
            .is_some_and(|u| &*u.name == "%")
    }

    /// What there is to keep.
    fn draft(&self) -> Draft {
        let cells = self
            .typed
            .iter()
            .map(|(id, typed)| (id.clone(), typed.clone()))
            .collect();
        Draft {
            slug: self.slug.clone(),
            period: self.period,
            cells,
        }
    }
}

/// The figure of an indicator in a period of a commune.
fn reading(commune: &Commune, period: Period, id: IndicatorId) -> Option<Reading> {
    let at = commune.period_index(period)?;
    commune.periods.get(at)?.figure(id)?.reading()
}
