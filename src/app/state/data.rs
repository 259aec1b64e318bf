//! The commune that is shown, and those that can be.

use std::sync::Arc;

use crate::data::Problem;
use crate::model::Commune;
use crate::store::Loaded;

/// A commune as its files say, what follows from its figures, and what is wrong with the files. A copy costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// An empty one where it cannot be read at all.
    pub commune: Arc<Commune>,
    pub problems: Arc<Vec<Problem>>,
    /// Those of them for which older contents are shown.
    pub spoilt: Arc<Vec<Problem>>,
}

impl Data {
    pub fn new(commune: Commune, problems: Vec<Problem>) -> Self {
        Self {
            commune: Arc::new(commune),
            problems: Arc::new(problems),
            spoilt: Arc::default(),
        }
    }

    /// Whether the commune could be read.
    pub fn is_there(&self) -> bool {
        !self.commune.slug.is_empty()
    }
}

impl From<Loaded> for Data {
    fn from(loaded: Loaded) -> Self {
        Self::new(loaded.commune.unwrap_or_default(), loaded.problems)
    }
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    Write,
    /// Conclusions and the states of tasks, by a role that is for them.
    Records,
    /// Figures, by a role that is for them.
    Figures,
    /// The program was started to look only.
    ReadOnly,
    /// The data is inside the program.
    #[default]
    Embedded,
}

impl Access {
    /// Whether the records of meetings can be.
    pub fn records(self) -> bool {
        matches!(self, Self::Write | Self::Records)
    }

    /// Whether figures can be.
    pub fn figures(self) -> bool {
        matches!(self, Self::Write | Self::Figures)
    }

    /// Whether anything can be.
    pub fn writes(self) -> bool {
        self.records() || self.figures()
    }
}
