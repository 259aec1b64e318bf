//! What is shown: a tab, and what lies over it.

use super::conclusions::Conclusions;
use super::decide::Decide;
use super::form::Form;
use super::search::Search;
use crate::model::IndicatorId;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// What to talk about first.
    #[default]
    Overview,
    /// A sector, by its position in the catalogue.
    Sector(usize),
    Tasks,
    Calendar,
    Targets,
}

/// What lies over the tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layer {
    /// One indicator, full screen, scrolled down by so many rows.
    Detail(IndicatorId, u16),
    /// One task, scrolled.
    Task(usize, u16),
    /// One target, scrolled.
    Target(usize, u16),
    /// The keys, scrolled.
    Help(u16),
    Search(Search),
    /// The list of communes, with the selected one; none when it is still to be read.
    Communes(usize),
    /// What tasks can be picked by, with the selected one.
    Facets(usize),
    /// The list of periods, with the selected one.
    Periods(usize),
    /// What is wrong with files, scrolled.
    Troubles(u16),
    /// The form of a conclusion, at the bottom of what lies below.
    Form(Box<Form>),
    /// The states that a task can get, at the bottom of what lies below.
    Decide(Box<Decide>),
    /// The conclusions taken at this meeting.
    Conclusions(Conclusions),
    /// The grid of figures, which the state keeps while something else is shown.
    Grid,
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Density {
    /// Too little for anything but one line.
    Tiny,
    /// Down to 40x12.
    Small,
    /// 80x24.
    Normal,
    /// 120 columns and more.
    Wide,
}

impl Density {
    /// The room in so many columns and rows.
    pub const fn of(size: (u16, u16)) -> Self {
        match size {
            (w, h) if w < 40 || h < 12 => Self::Tiny,
            (w, h) if w < 80 || h < 24 => Self::Small,
            (w, _) if w < 120 => Self::Normal,
            _ => Self::Wide,
        }
    }
}
