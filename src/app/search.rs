//! The search: a typed line, and what fits it, best first.

use unicode_normalization::UnicodeNormalization;

use super::state::State;
use crate::model::IndicatorId;
use crate::text::fold::{self, Fit};

/// The typed line with its cursor, the hits and the one selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// What was typed, composed (NFC).
    pub query: String,
    /// Where the next letter goes, counted in characters.
    pub caret: usize,
    /// What fits, best first.
    pub hits: Vec<Hit>,
    /// The selected hit.
    pub selected: usize,
}

/// One indicator that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Characters of its name to highlight.
    pub marks: Vec<usize>,
}

/// The longest line that is kept; a pasted page is not a search.
const LONGEST: usize = 80;

impl Search {
    /// Puts text in at the caret: control characters are dropped, so that nothing typed or pasted can reach the terminal. A combining
    /// mark, which some terminals and input methods send as a key of its own, joins the letter before it.
    pub fn insert(&mut self, text: &str) {
        let (before, after) = self.parts();
        let room = LONGEST.saturating_sub(after.chars().count());
        let clean = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control());
        // composed before it is cut: a mark takes no room once it has joined its letter
        let before: String = before.chars().chain(clean).nfc().take(room).collect();
        self.set(&before, &after);
    }

    /// Removes the character before the caret; false when there is none.
    pub fn backspace(&mut self) -> bool {
        let (mut before, after) = self.parts();
        let removed = before.pop().is_some();
        self.set(&before, &after);
        removed
    }

    /// Removes the character at the caret.
    pub fn delete(&mut self) {
        let (before, after) = self.parts();
        let mut rest = after.chars();
        rest.next();
        self.set(&before, rest.as_str());
    }

    /// Moves the caret by `steps`.
    pub fn move_caret(&mut self, steps: isize) {
        self.caret = self.caret.saturating_add_signed(steps).min(self.query.chars().count());
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        self.query.clear();
        self.caret = 0;
    }

    /// What stands before and after the caret.
    fn parts(&self) -> (String, String) {
        let mut letters = self.query.chars();
        let before = letters.by_ref().take(self.caret).collect();
        (before, letters.collect())
    }

    /// The line of two parts, composed, with the caret between them.
    fn set(&mut self, before: &str, after: &str) {
        self.query = before.chars().chain(after.chars()).nfc().collect();
        self.caret = before.chars().count().min(self.query.chars().count());
    }

    /// Finds again what fits.
    pub fn refresh(&mut self, state: &State) {
        self.hits = hits(state, &self.query);
        self.selected = 0;
    }
}

/// The indicators of the commune that fit a query, best first; all that have a row where the query is empty.
fn hits(state: &State, query: &str) -> Vec<Hit> {
    let catalogue = &state.data.commune.catalogue;
    let mut scored: Vec<(bool, u32, IndicatorId, Vec<usize>)> = Vec::new();
    for (index, indicator) in (0u32..).zip(&catalogue.indicators) {
        let id = IndicatorId(index);
        let known = state.assessment.row(id).is_some();
        if query.trim().is_empty() {
            if known {
                scored.push((false, 0, id, Vec::new()));
            }
            continue;
        }
        let name = state.lang.pick(&indicator.name, &indicator.en);
        let Some(fit) = best(query, name, indicator, catalogue.groups.get(indicator.group)) else { continue };
        // what the period has a figure for comes first
        scored.push((!known, u32::MAX - fit.score, id, fit.marks));
    }
    scored.sort_by_key(|(absent, badness, id, _)| (*absent, *badness, *id));
    scored.into_iter().map(|(_, _, indicator, marks)| Hit { indicator, marks }).collect()
}

/// The fit of the name shown; else of the other names, of the group or of the name and the group together, without marks.
fn best(query: &str, name: &str, indicator: &crate::model::Indicator, group: Option<&crate::model::Group>) -> Option<Fit> {
    let unmarked = |fit: Fit, penalty: u32| Fit { score: fit.score.saturating_sub(penalty), marks: Vec::new() };
    fold::fit(query, name)
        .map(|fit| Fit { score: fit.score + 100 + u32::from(indicator.headline) * 5, ..fit })
        .or_else(|| {
            fold::fit(query, &indicator.short)
                .or_else(|| fold::fit(query, &indicator.name))
                .or_else(|| fold::fit(query, &indicator.id))
                .map(|f| unmarked(f, 0))
        })
        .or_else(|| {
            let group = group?;
            let together = format!("{name} {} {}", group.name, group.en);
            let fit = fold::fit(query, &together)?;
            let length = name.chars().count();
            Some(Fit { score: fit.score / 4, marks: fit.marks.into_iter().filter(|m| *m < length).collect() })
        })
}
