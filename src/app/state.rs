//! Everything that a frame is drawn from.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::desk::Desk;
use super::entry::Entry;
use super::lines::{self, Line, LineKey};
use super::meeting::{Access, Conclusions, Decide, Form};
use super::present::Present;
use super::search::Search;
use crate::assess::tasks::Facet;
use crate::assess::{self, Assessment, History};
use crate::data::Problem;
use crate::data::typed::LeftDraft;
use crate::model::{Commune, IndicatorId, Period};
use crate::store::Loaded;
use crate::text::Lang;

/// A commune that can be switched to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneName {
    /// Folder name.
    pub slug: String,
    /// Name to show.
    pub name: String,
    /// Its figures are made up.
    pub illustrative: bool,
}

/// A message in Vietnamese and in English.
pub type Worded = [String; 2];

/// A commune as its files say, what follows from its figures, and what is wrong with the files. A copy costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// An empty one where it cannot be read at all.
    pub commune: Arc<Commune>,
    pub history: Arc<History>,
    pub problems: Arc<Vec<Problem>>,
    /// Those of them for which older contents are shown.
    pub spoilt: Arc<Vec<Problem>>,
}

impl Data {
    pub fn new(commune: Commune, problems: Vec<Problem>) -> Self {
        Self {
            history: Arc::new(History::new(&commune)),
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

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// What to talk about first.
    #[default]
    Overview,
    /// A sector, by its position in the catalogue.
    Sector(usize),
    /// Tasks.
    Tasks,
    /// The calendar.
    Calendar,
    /// Targets of the plan of several years.
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
    /// The search.
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
    /// The grid in which figures are typed: that of [`State::entry`].
    Entry,
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

/// Everything that a frame is drawn from.
#[derive(Debug, Clone)]
pub struct State {
    /// Language of the screen.
    pub lang: Lang,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The calendar day of the start.
    pub today: NaiveDate,
    /// The day to look on, where one was asked for.
    pub as_of: Option<NaiveDate>,
    /// The commune shown.
    pub data: Data,
    /// The period shown and what it says.
    pub assessment: Assessment,
    /// Communes to choose from; empty until asked for.
    pub communes: Vec<CommuneName>,
    /// The tab shown.
    pub page: Page,
    /// The line selected on each tab.
    pub selected: HashMap<Page, LineKey>,
    /// Groups that were folded (true) or opened by hand; the others fold by themselves where there is no room.
    pub folds: HashMap<usize, bool>,
    /// How tasks are filtered and sorted, which month of the calendar is shown.
    pub desk: Desk,
    /// Whether anything can be written.
    pub access: Access,
    /// The grid in which figures are typed. What is typed stays here while something else is shown.
    pub entry: Option<Box<Entry>>,
    /// What killed programs left in the folder of the commune.
    pub found: Vec<LeftDraft>,
    /// What lies over the tabs, the topmost last.
    pub layers: Vec<Layer>,
    /// Name of the theme.
    pub theme: String,
    /// The meeting that is presented.
    pub present: Option<Present>,
    /// The last thing that was answered to a key, shown until the next key.
    pub notice: Option<String>,
    /// What is wrong with theme files.
    pub theme_problems: Vec<Worded>,
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
            lang: Lang::Vi,
            size,
            today,
            as_of,
            data,
            assessment: Assessment::default(),
            communes: Vec::new(),
            page: Page::Overview,
            selected: HashMap::new(),
            folds: HashMap::new(),
            desk: Desk::default(),
            access: Access::default(),
            entry: None,
            found: Vec::new(),
            layers: Vec::new(),
            theme: String::new(),
            present: None,
            notice: None,
            theme_problems: Vec::new(),
            root: Box::default(),
        };
        let commune = state.commune();
        let at = period
            .and_then(|p| commune.period_index(p))
            .or(commune.periods.len().checked_sub(1));
        state.show_period(at);
        state
    }

    /// The commune shown.
    pub fn commune(&self) -> Arc<Commune> {
        Arc::clone(&self.data.commune)
    }

    /// What is wrong with data files, as far as it is told: who cannot mend a file that is being written is not shown how it reads
    /// meanwhile.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let told = |p: &&Problem| self.access == Access::Write || !self.data.spoilt.contains(p);
        self.data.problems.iter().filter(told)
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
        if !self.pages().iter().any(|(_, page)| *page == self.page) {
            self.page = Page::Overview;
        }
        self.renew_pages();
    }

    /// How much room there is.
    pub fn density(&self) -> Density {
        Density::of(self.size)
    }

    /// The tabs that hold anything, each with its number: the overview, the sectors, tasks, calendar, targets. A tab keeps its number
    /// where others are empty, so that a digit means the same in every commune.
    pub fn pages(&self) -> Vec<(usize, Page)> {
        let commune = &self.data.commune;
        let sectors = commune.catalogue.sectors.len();
        let held = |page: &Page| match page {
            Page::Overview => true,
            Page::Sector(at) => self
                .assessment
                .rows
                .iter()
                .any(|r| lines::sector_of(self, r) == Some(*at)),
            Page::Tasks => !commune.tasks.is_empty(),
            Page::Calendar => {
                !commune.events.is_empty() || commune.tasks.iter().any(|t| t.deadline.is_stated())
            }
            Page::Targets => !commune.targets.is_empty(),
        };
        let all = std::iter::once(Page::Overview)
            .chain((0..sectors).map(Page::Sector))
            .chain([Page::Tasks, Page::Calendar, Page::Targets]);
        (1..).zip(all).filter(|(_, page)| held(page)).collect()
    }

    /// The lines of the tab shown, from top to bottom.
    pub fn lines(&self) -> Vec<Line> {
        lines::of_page(self, self.page)
    }

    /// The position of the selected line among `lines`; the first that can be opened where none was selected.
    pub fn cursor(&self, lines: &[Line]) -> usize {
        let key = self.selected.get(&self.page);
        key.and_then(|key| {
            lines
                .iter()
                .position(|l| l.key_in(&self.assessment.rows) == *key)
        })
        .or_else(|| {
            if self.page == Page::Calendar {
                Some(self.desk.today(&self.data.commune, self.assessment.as_of))
            } else {
                None
            }
        })
        .or_else(|| {
            lines.iter().position(|l| {
                matches!(
                    l,
                    Line::Row { .. } | Line::Matter(_) | Line::Task(_) | Line::Target(_)
                )
            })
        })
        .unwrap_or(0)
    }

    /// What tasks can be picked by now, each with the number of tasks; nothing but on top of the tasks.
    pub fn facets(&self) -> Vec<(Facet, usize)> {
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

    /// The indicator under the cursor.
    pub fn indicator_under_cursor(&self) -> Option<IndicatorId> {
        let lines = self.lines();
        lines
            .get(self.cursor(&lines))
            .and_then(|line| line.indicator(self))
    }
}
