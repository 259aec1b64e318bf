//! The search: a typed line, and what fits it, best first.

use super::line_edit::LineEdit;
use crate::assess::search::{self, Found, Hit};
use crate::assess::{Assessment, Row};
use crate::model::Commune;
use crate::text::Lang;

/// The typed line, the hits and the one selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    pub line: LineEdit,
    /// Best first.
    pub hits: Vec<Hit>,
    pub selected: usize,
}

impl Search {
    /// Finds again what fits; all indicators that have a row where nothing was typed.
    pub fn refresh(&mut self, commune: &Commune, assessment: &Assessment, lang: Lang) {
        let row = |row: &Row| Hit {
            found: Found::Indicator(row.indicator),
            marks: Vec::new(),
        };
        self.hits = if self.line.text().trim().is_empty() {
            assessment.rows.iter().map(row).collect()
        } else {
            search::find(commune, assessment, lang, self.line.text())
        };
        // on the screen a hamlet is its figures
        self.hits
            .retain(|hit| !matches!(hit.found, Found::Hamlet(_)));
        self.selected = 0;
    }
}
