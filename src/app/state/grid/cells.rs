//! What is typed into the cells, and the commune as it would be with it.

use crate::app::LineEdit;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::lines::{GridLine, lines};
use super::notation;
use super::paste::Paste;
use crate::assess::{self, Assessment};
use crate::data::typed::{Draft, FigureChange, Sheet, Typed};
use crate::model::number::NumberError;
use crate::model::{Commune, Figure, IndicatorId, Period, PeriodData, Reading};

/// So many steps can be taken back.
const MOST_STEPS: usize = 1000;

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
    Computed,
}

/// What is asked before anything else can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether to save before leaving.
    Leave {
        /// The program is to be left too.
        quit: bool,
    },
    /// Whether to take back what a killed program left.
    Recover,
    /// Whether to paste this.
    Paste(Paste),
}

/// What a cell was before a change; nothing where it was as in the file.
type Former = (Box<str>, Option<Typed>);

#[derive(Debug, Clone)]
pub struct Grid {
    pub period: Period,
    /// From top to bottom.
    pub lines: Vec<GridLine>,
    /// The line that the cursor is on.
    pub at: usize,
    /// The cell under the cursor while it is typed.
    pub typing: Option<LineEdit>,
    pub question: Option<Question>,
    /// The commune as it would be.
    pub draft: Arc<Commune>,
    /// What the figures would mean.
    pub assessment: Assessment,
    /// A save was asked for on the way out; of the program too where true.
    pub leaving: Option<bool>,
    /// The commune as its files are.
    on_file: Arc<Commune>,
    as_of: NaiveDate,
    typed: BTreeMap<Box<str>, Typed>,
    undo: Vec<Vec<Former>>,
    redo: Vec<Vec<Former>>,
}

impl Grid {
    /// The grid of a period; nothing where the commune has no such period.
    pub fn new(commune: &Arc<Commune>, period: Period, as_of: NaiveDate) -> Option<Self> {
        commune.period_index(period)?;
        let mut grid = Self {
            period,
            lines: Vec::new(),
            at: 0,
            typing: None,
            question: None,
            draft: Arc::clone(commune),
            assessment: Assessment::default(),
            leaving: None,
            on_file: Arc::clone(commune),
            as_of,
            typed: BTreeMap::new(),
            undo: Vec::new(),
            redo: Vec::new(),
        };
        grid.refresh(commune);
        grid.stand_at(0);
        Some(grid)
    }

    /// Folder of the commune.
    pub fn slug(&self) -> &str {
        &self.on_file.slug
    }

    /// The line under the cursor.
    pub fn line(&self) -> Option<GridLine> {
        self.lines.get(self.at).copied()
    }

    /// The figure under the cursor.
    pub fn current(&self) -> Option<IndicatorId> {
        self.line()?.indicator()
    }

    /// The figure under the cursor, where it can be typed.
    pub fn cell(&self) -> Option<IndicatorId> {
        self.line()?.typed()
    }

    /// How many figures will be changed, right or wrong.
    pub fn count(&self) -> usize {
        self.typed.len()
    }

    pub fn has_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn has_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The figure of an indicator in the file.
    pub fn on_file(&self, id: IndicatorId) -> Option<Reading> {
        let at = self.on_file.period_index(self.period)?;
        self.on_file.periods.get(at)?.figure(id)?.reading()
    }

    fn name(&self, id: IndicatorId) -> Option<Box<str>> {
        Some(self.draft.catalogue.indicator(id)?.id.clone())
    }

    /// What was typed for an indicator, and is not being typed any more.
    pub fn typed(&self, id: IndicatorId) -> Option<&Typed> {
        self.typed.get(&*self.draft.catalogue.indicator(id)?.id)
    }

    /// How a line stands.
    pub fn standing(&self, line: GridLine) -> Standing {
        let Some(id) = line.typed() else {
            return Standing::Computed;
        };
        let Some(typed) = self.typed(id) else {
            return Standing::Same;
        };
        match self.read(id, &typed.text) {
            Err(why) => Standing::Wrong(why),
            Ok(_) if self.on_file(id) != typed.before => Standing::Contested,
            Ok(_) => Standing::Changed,
        }
    }

    /// The line under the cursor must be chosen.
    pub fn is_contested(&self) -> bool {
        self.line()
            .is_some_and(|line| self.standing(line) == Standing::Contested)
    }

    /// Reads a text as a figure of an indicator.
    pub fn read(&self, id: IndicatorId, text: &str) -> Result<Option<Reading>, NumberError> {
        notation::read(text, self.is_percent(id))
    }

    /// Its unit is percent.
    pub fn is_percent(&self, id: IndicatorId) -> bool {
        let catalogue = &self.draft.catalogue;
        catalogue
            .indicator(id)
            .and_then(|i| catalogue.units.get(i.unit))
            .is_some_and(|u| &*u.name == "%")
    }

    /// What there is to keep.
    pub fn draft(&self) -> Draft {
        Draft {
            slug: self.slug().to_string(),
            period: self.period,
            cells: self.typed.clone().into_iter().collect(),
        }
    }

    /// What is to be saved.
    pub fn sheet(&self) -> Sheet {
        let change = |id: &str, typed: &Typed| {
            let at = self.draft.catalogue.find(id)?;
            Some(FigureChange {
                indicator: id.into(),
                before: typed.before,
                after: self.read(at, &typed.text).ok()?,
            })
        };
        Sheet {
            slug: self.slug().to_string(),
            period: self.period,
            changes: (self.typed.iter())
                .filter_map(|(id, typed)| change(id, typed))
                .collect(),
        }
    }

    /// Takes the commune in as it is now: what agrees with it is no change any more.
    pub fn refresh(&mut self, commune: &Arc<Commune>) {
        let on = self.current().and_then(|id| self.name(id));
        self.on_file = Arc::clone(commune);
        self.draft = Arc::clone(commune);
        let catalogue = &commune.catalogue;
        self.lines = lines(commune, self.period, self.typed.keys().map(|id| &**id));
        let mut typed = std::mem::take(&mut self.typed);
        typed.retain(|id, typed| match catalogue.find(id) {
            Some(id) => self.read(id, &typed.text) != Ok(self.on_file(id)),
            None => notation::read(&typed.text, false) != Ok(None),
        });
        self.typed = typed;
        let place = on
            .and_then(|id| catalogue.find(&id))
            .and_then(|id| self.place(id));
        self.stand_at(place.unwrap_or(self.at));
        self.recompute();
    }

    /// Puts the cursor on a line, or on the nearest one above or below it that can be typed.
    pub fn stand_at(&mut self, at: usize) {
        let typed = |at: &usize| self.lines.get(*at).is_some_and(|l| l.typed().is_some());
        let near = (0..=at)
            .rev()
            .find(typed)
            .or_else(|| (at..self.lines.len()).find(typed));
        self.at = near.unwrap_or(0);
    }

    /// The line of an indicator.
    pub fn place(&self, id: IndicatorId) -> Option<usize> {
        self.lines.iter().position(|l| l.indicator() == Some(id))
    }

    /// What follows from what is typed now; the cell that is being typed counts as far as it can be read.
    pub fn recompute(&mut self) {
        let Some(at) = self.on_file.period_index(self.period) else {
            return;
        };
        let Some(saved) = self.on_file.periods.get(at) else {
            return;
        };
        let mut figures = saved.figures.clone();
        let mut lay = |id: IndicatorId, text: &str| {
            if let Ok(reading) = self.read(id, text) {
                put(&mut figures, saved, id, reading);
            }
        };
        for (id, typed) in &self.typed {
            if let Some(id) = self.on_file.catalogue.find(id) {
                lay(id, &typed.text);
            }
        }
        if let Some((line, id)) = self.typing.as_ref().zip(self.current()) {
            lay(id, line.text());
        }
        if let Some(data) = Arc::make_mut(&mut self.draft).periods.get_mut(at) {
            data.figures = figures;
        }
        self.assessment = assess::assess(&self.draft, Some(at), self.as_of);
    }

    /// Puts texts into cells, as one step that can be taken back. False where nothing changes.
    pub fn set(&mut self, cells: Vec<(IndicatorId, String)>) -> bool {
        let mut former: Vec<Former> = Vec::new();
        for (id, text) in cells {
            let Some(name) = self.name(id) else {
                continue;
            };
            let now = self.on_file(id);
            let old = self.typed.get(&name).cloned();
            let new = (self.read(id, &text) != Ok(now)).then(|| Typed {
                text: text.trim().to_string(),
                before: old.as_ref().map_or(now, |typed| typed.before),
            });
            if new != old {
                self.lay(name.clone(), new);
                former.push((name, old));
            }
        }
        let changed = !former.is_empty();
        if changed {
            self.remember(former);
        }
        changed
    }

    /// One more step that can be taken back.
    fn remember(&mut self, former: Vec<Former>) {
        self.undo.push(former);
        self.redo.clear();
        if self.undo.len() > MOST_STEPS {
            self.undo.remove(0);
        }
        self.recompute();
    }

    fn lay(&mut self, name: Box<str>, typed: Option<Typed>) {
        match typed {
            Some(typed) => self.typed.insert(name, typed),
            None => self.typed.remove(&name),
        };
    }

    /// Takes the last step back, or does it again; the cursor goes where it happened. False where there is none.
    pub fn turn_back(&mut self, again: bool) -> bool {
        let steps = if again {
            &mut self.redo
        } else {
            &mut self.undo
        };
        let Some(step) = steps.pop() else {
            return false;
        };
        let mut former: Vec<Former> = Vec::new();
        for (name, typed) in step {
            former.push((name.clone(), self.typed.get(&name).cloned()));
            self.lay(name, typed);
        }
        let first = former
            .first()
            .and_then(|(name, _)| self.draft.catalogue.find(name))
            .and_then(|id| self.place(id));
        self.at = first.unwrap_or(self.at);
        let other = if again {
            &mut self.undo
        } else {
            &mut self.redo
        };
        other.push(former);
        // what agrees with the file by now is no change
        self.refresh(&Arc::clone(&self.on_file));
        true
    }

    /// Of a figure that somebody else has changed, keeps what was typed, now against their value, or takes theirs.
    pub fn settle(&mut self, id: IndicatorId, mine: bool) {
        let Some(name) = self.name(id) else {
            return;
        };
        let old = self.typed.get(&name).cloned();
        let new = old.clone().filter(|_| mine).map(|typed| Typed {
            before: self.on_file(id),
            ..typed
        });
        self.lay(name.clone(), new);
        self.remember(vec![(name, old)]);
    }

    /// Nothing is typed any more.
    pub fn clear(&mut self) {
        self.typed.clear();
        self.undo.clear();
        self.redo.clear();
        self.typing = None;
        self.recompute();
    }

    /// Takes over what a killed program left.
    pub fn recover(&mut self, cells: Vec<(Box<str>, Typed)>) {
        self.typed.extend(cells);
        self.refresh(&Arc::clone(&self.on_file));
    }
}

/// Puts a reading among figures that are in the order of their indicators.
fn put(figures: &mut Vec<Figure>, of: &PeriodData, id: IndicatorId, reading: Option<Reading>) {
    let (actual, qualifier) = (reading.map(|r| r.value), reading.and_then(|r| r.qualifier));
    match figures.binary_search_by_key(&id, |f| f.indicator) {
        Ok(at) => {
            if let Some(figure) = figures.get_mut(at) {
                figure.actual = actual;
                figure.qualifier = qualifier;
            }
        }
        Err(_) if reading.is_none() => {}
        Err(at) => {
            let figure = Figure {
                indicator: id,
                from: None,
                as_of: of.to,
                actual,
                same_period: None,
                qualifier,
                section: None,
                extra: None,
            };
            figures.insert(at, figure);
        }
    }
}
