//! Everything that a frame is drawn from. No file here changes it as a key or a message asks.

pub mod conclusions;
pub mod data;
pub mod decide;
pub mod desk;
pub mod form;
pub mod grid;
pub mod here;
pub mod layer;
pub mod line_edit;
pub mod lines;
pub mod moved;
pub mod offices;
pub mod present;
pub mod search;
pub mod when;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use self::lines::Shown;
use crate::assess::clock::{self, Doubt};
use crate::assess::pages::MeetingPage;
use crate::assess::tasks::{Counts, Facet};
use crate::assess::{self, Assessment, Row};
use crate::data::Problem;
use crate::data::typed::LeftDraft;
use crate::model::{Commune, IndicatorId, Period, PeriodData};
use crate::store::CommuneEntry;
use crate::text::Lang;

pub use conclusions::{Conclusions, ListQuestion};
pub use data::{Access, Data};
pub use decide::{Choice, Decide, DecideField};
pub use desk::Desk;
pub use form::{Field, Form, FormQuestion, Subject};
pub use grid::{Grid, GridLine, Question, Standing};
pub use here::context;
pub use layer::{Density, Layer, Page};
pub use line_edit::LineEdit;
pub use lines::{LineKey, TabLine, tiles_across};
pub use moved::Moved;
pub use present::{Blank, Present, Step};
pub use search::Search;

/// Everything that a frame is drawn from.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub lang: Lang,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The calendar day.
    pub today: NaiveDate,
    /// The day of the machine's clock and that on which the program was built, where the first is to be held against the second.
    pub clock: Option<(NaiveDate, NaiveDate)>,
    /// The day of the clock, doubtful or not, that was asked about before something was written.
    pub meant: Option<NaiveDate>,
    /// The day to look on, where one was asked for.
    pub as_of: Option<NaiveDate>,
    pub data: Data,
    /// The period shown and what it says.
    pub assessment: Assessment,
    /// Communes to choose from; empty until asked for.
    pub communes: Vec<CommuneEntry>,
    pub page: Page,
    /// The line selected on each tab.
    pub selected: HashMap<Page, LineKey>,
    /// Groups that were folded (true) or opened by hand; the others fold by themselves where there is no room.
    pub folds: HashMap<usize, bool>,
    pub desk: Desk,
    pub access: Access,
    /// The grid in which figures are typed. What is typed stays here while something else is shown.
    pub grid: Option<Box<Grid>>,
    /// What killed programs left in the folder of the commune.
    pub left: Vec<LeftDraft>,
    /// What lies over the tabs, the topmost last.
    pub layers: Vec<Layer>,
    /// Name of the theme.
    pub theme: String,
    /// The meeting that is presented.
    pub present: Option<Present>,
    /// The last thing that was answered to a key, shown until the next key.
    pub notice: Option<String>,
    /// What is wrong with theme files.
    pub theme_problems: Vec<Problem>,
    /// The data folder as problems name it.
    pub root: Box<str>,
}

impl State {
    /// A state that shows a commune's latest period, or the one asked for.
    pub fn new(
        data: Data,
        period: Option<Period>,
        today: NaiveDate,
        as_of: Option<NaiveDate>,
        size: (u16, u16),
    ) -> Self {
        let mut state = Self {
            size,
            today,
            as_of,
            data,
            ..Self::default()
        };
        let commune = state.commune();
        let at = period
            .and_then(|p| commune.period_index(p))
            .or(commune.periods.len().checked_sub(1));
        state.show_period(at);
        state
    }

    pub fn commune(&self) -> Arc<Commune> {
        Arc::clone(&self.data.commune)
    }

    /// The period shown.
    pub fn period(&self) -> Option<&PeriodData> {
        self.data.commune.periods.get(self.assessment.period?)
    }

    /// The day of the meeting: the one looked on where one was asked for, else today.
    pub fn meeting_day(&self) -> NaiveDate {
        self.as_of.unwrap_or(self.today)
    }

    /// The page of the meeting that is shown, while one is presented.
    pub fn present_page(&self) -> Option<&MeetingPage> {
        self.present.as_ref().and_then(Present::page)
    }

    /// Why the clock is likely wrong, if it is.
    pub fn clock_doubt(&self) -> Option<Doubt<'_>> {
        let (today, built) = self.clock?;
        clock::doubt(&self.data.commune, today, built)
    }

    /// What is wrong with data files and themes, as far as it is told: who cannot mend a file that is being written is not shown how it reads
    /// meanwhile.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let told = |p: &&Problem| self.access.writes() || !self.data.spoilt.contains(p);
        let of_data = self.data.problems.iter().filter(told);
        of_data.chain(&self.theme_problems)
    }

    /// Shows a period by its position.
    pub fn show_period(&mut self, at: Option<usize>) {
        let commune = self.commune();
        let shown = at.and_then(|a| commune.periods.get(a));
        let day = self
            .as_of
            .or(shown.map(|p| assess::default_as_of(p, self.today)))
            .unwrap_or(self.today);
        self.assessment = assess::assess(&commune, at, day);
        if !self.has_page(self.page) {
            self.page = Page::Overview;
        }
        let day = self.meeting_day();
        if let Some(present) = &mut self.present {
            present.renew(&commune, &self.assessment, day);
        }
    }

    pub fn density(&self) -> Density {
        Density::of(self.size)
    }

    /// What the lines of tabs are made from.
    fn shown(&self) -> Shown<'_> {
        Shown {
            commune: &self.data.commune,
            assessment: &self.assessment,
            desk: &self.desk,
            folds: &self.folds,
            size: self.size,
        }
    }

    /// The tabs that hold anything, each with its number: the overview, the sectors, tasks, calendar, targets. A tab keeps its number
    /// where others are empty, so that a digit means the same in every commune.
    pub fn pages(&self) -> Vec<(usize, Page)> {
        let sectors = self.data.commune.catalogue.sectors.len();
        let all = std::iter::once(Page::Overview)
            .chain((0..sectors).map(Page::Sector))
            .chain([Page::Tasks, Page::Calendar, Page::Targets]);
        let held = (1..).zip(all).filter(|(_, page)| self.shown().has(*page));
        held.collect()
    }

    pub fn has_page(&self, page: Page) -> bool {
        self.pages().iter().any(|(_, held)| *held == page)
    }

    /// The lines of the tab shown, from top to bottom.
    pub fn lines(&self) -> Vec<TabLine> {
        self.shown().lines(self.page)
    }

    /// The position of the selected line among `lines`; the first that can be opened where none was selected.
    pub fn cursor(&self, lines: &[TabLine]) -> usize {
        let rows = &self.assessment.rows;
        let selected = self.selected.get(&self.page);
        let kept = selected.and_then(|key| lines.iter().position(|l| l.key_in(rows) == *key));
        match (kept, self.page) {
            (Some(at), _) => at,
            (None, Page::Calendar) => self.desk.today(&self.data.commune, self.assessment.as_of),
            (None, _) => lines.iter().position(TabLine::opens).unwrap_or(0),
        }
    }

    /// The line under the cursor.
    pub fn line(&self) -> Option<TabLine> {
        let lines = self.lines();
        lines.get(self.cursor(&lines)).copied()
    }

    /// The indicator that a line of a tab is about.
    pub fn indicator_of(&self, line: TabLine) -> Option<IndicatorId> {
        line.indicator(&self.data.commune, &self.assessment)
    }

    pub fn sector_of(&self, row: &Row) -> Option<usize> {
        lines::sector_of(&self.data.commune, row)
    }

    /// What tasks can be picked by now, each with its tasks; nothing but on top of the tasks.
    pub fn facets(&self) -> Vec<(Facet, Counts)> {
        match self.layers.last() {
            Some(Layer::Facets(_)) => self.desk.facets(&self.data.commune, self.assessment.as_of),
            _ => Vec::new(),
        }
    }

    /// How far down the text on top is scrolled, where there is one.
    pub fn scroll_mut(&mut self) -> Option<&mut u16> {
        match self.layers.last_mut() {
            Some(
                Layer::Detail(_, at)
                | Layer::Task(_, at)
                | Layer::Target(_, at)
                | Layer::Help(at)
                | Layer::Troubles(at),
            ) => Some(at),
            _ => None,
        }
    }

    /// Works on the grid with the rest of the state at hand; nothing where there is none.
    pub fn with_grid<T>(&mut self, work: impl FnOnce(&mut Grid, &mut Self) -> T) -> Option<T> {
        let mut grid = self.grid.take()?;
        let out = work(&mut grid, self);
        self.grid = Some(grid);
        Some(out)
    }
}
