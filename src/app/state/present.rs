//! The presentation of a meeting: its pages, which of them is shown, and since when.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assess::Assessment;
use crate::assess::pages::{self, Cover, MeetingPage, Thing};
use crate::model::{Commune, IndicatorId};

/// Wait for as long as it takes.
pub const NEVER: Duration = Duration::MAX;

/// A screen without anything on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    Black,
    White,
}

/// A step that may come from a second screen as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The next page, or the rest of a list.
    Next,
    Previous,
    /// The page at this position, counted from 0.
    To(usize),
}

/// What is presented.
#[derive(Debug, Clone, Default)]
pub struct Present {
    /// Made at the start and whenever the data change.
    pub pages: Arc<Vec<MeetingPage>>,
    /// The page shown.
    pub at: usize,
    /// The first thing in sight of a list that does not fit.
    pub first: usize,
    /// How many things of the list are in sight; the view tells.
    pub seen: usize,
    /// Where the list was before it was turned on.
    trail: Vec<usize>,
    /// What is pointed at; nothing on a page that has just come.
    pub lit: Option<Thing>,
    /// The figure that fills the screen: the one pointed at, or the only one of the page.
    pub large: Option<IndicatorId>,
    /// Nothing is shown.
    pub blank: Option<Blank>,
    /// Only this keyboard moves the page.
    pub frozen: bool,
    /// Internal rows are shown.
    pub unlocked: bool,
    /// Digits typed so far.
    pub typed: String,
    /// The page selected in the overview of pages, while that is open.
    pub overview: Option<usize>,
    /// How long each page stands, where they go by themselves.
    pub auto: Option<Duration>,
    /// A key has stopped that.
    pub paused: bool,
    /// Time since some moment, as last told; none until the first telling.
    clock: Option<Duration>,
    /// When the page came.
    since: Duration,
    /// How long each point of the meeting has taken.
    spent: HashMap<usize, Duration>,
}

impl Present {
    /// All pages of a meeting, from the first on.
    pub fn new(commune: &Commune, assessment: &Assessment, day: NaiveDate) -> Self {
        Self {
            pages: Arc::new(pages::pages(commune, assessment, day, false)),
            ..Self::default()
        }
    }

    /// Makes the pages anew after the data have changed; the page shown stays where it is still there.
    pub fn renew(&mut self, commune: &Commune, assessment: &Assessment, day: NaiveDate) {
        let pages = pages::pages(commune, assessment, day, self.unlocked);
        let shown = self.pages.get(self.at);
        let same = shown.and_then(|shown| pages.iter().position(|p| p.is_same(shown)));
        // what is gone leaves the last page of its point, or the one before
        let near = || {
            let point = shown.map_or(0, |p| p.point);
            pages.iter().rposition(|p| p.point <= point).unwrap_or(0)
        };
        self.at = same.unwrap_or_else(near);
        if same.is_none() {
            (self.first, self.overview) = (0, None);
            self.trail.clear();
        }
        let items = pages.get(self.at).map_or(0, MeetingPage::items);
        self.first = self.first.min(items.saturating_sub(1));
        self.pages = Arc::new(pages);
        let things = match self.page() {
            Some(page) if same.is_some() => page.things(self.cover(commune), assessment),
            _ => Vec::new(),
        };
        if self.lit.is_some() && self.lit_at(&things).is_none() {
            self.let_go();
        }
        let figure = self.figure().filter(|_| same.is_some());
        self.large = self.large.filter(|large| figure == Some(*large));
    }

    /// What may be projected.
    pub fn cover<'a>(&self, commune: &'a Commune) -> Cover<'a> {
        Cover {
            commune,
            unlocked: self.unlocked,
        }
    }

    pub fn page(&self) -> Option<&MeetingPage> {
        self.pages.get(self.at)
    }

    /// How long the point shown has taken; none before the clock runs.
    pub fn spent(&self) -> Option<Duration> {
        self.clock?;
        let point = self.page()?.point;
        Some(self.spent.get(&point).copied().unwrap_or_default())
    }

    /// When the clock is wanted next, in its own time: at once where it is not known yet.
    pub fn wake(&self) -> Duration {
        let Some(now) = self.clock else {
            return Duration::ZERO;
        };
        let auto = self
            .auto
            .filter(|_| self.goes_by_itself())
            .map(|each| self.since + each);
        let minutes = self
            .page()
            .and_then(|p| p.item.minutes)
            .filter(|_| self.blank.is_none());
        let timer = minutes
            .zip(self.spent())
            .map(|(minutes, spent)| now + until_it_reads_otherwise(minutes, spent));
        auto.into_iter().chain(timer).min().unwrap_or(NEVER)
    }

    fn goes_by_itself(&self) -> bool {
        !self.paused && !self.frozen && self.blank.is_none() && self.overview.is_none()
    }

    /// Somebody is at the keyboard: the pages do not go by themselves any more.
    pub fn pause(&mut self) {
        self.paused = self.auto.is_some();
    }

    /// Lets them go by themselves again.
    pub fn resume(&mut self) {
        self.paused = false;
        self.since = self.clock.unwrap_or_default();
    }

    /// Takes the time in; says whether that changes what is shown.
    pub fn tick(&mut self, now: Duration) -> bool {
        let Some(before) = self.clock.replace(now) else {
            self.since = now;
            return true;
        };
        let read = |present: &Self| {
            let minutes = present.page().and_then(|p| p.item.minutes);
            minutes
                .zip(present.spent())
                .map(|(minutes, spent)| reading(minutes, spent))
        };
        let old = read(self);
        if let Some(point) = self.page().map(|p| p.point) {
            *self.spent.entry(point).or_default() += now.saturating_sub(before);
        }
        let mut changed = read(self) != old;
        if self.goes_by_itself() && self.auto.is_some_and(|each| now >= self.since + each) {
            let rest = self.has_rest();
            if !rest && self.at + 1 >= self.pages.len() {
                self.go(0);
            } else {
                self.step(Step::Next);
            }
            changed = true;
        }
        changed
    }

    fn has_rest(&self) -> bool {
        let items = self.page().map_or(0, MeetingPage::items);
        self.seen > 0 && self.first + self.seen < items
    }

    pub fn go(&mut self, to: usize) {
        self.let_go();
        self.at = to.min(self.pages.len().saturating_sub(1));
        self.first = 0;
        self.trail.clear();
        self.since = self.clock.unwrap_or_default();
    }

    pub fn step(&mut self, step: Step) {
        match step {
            Step::Next if self.has_rest() => {
                self.let_go();
                self.trail.push(self.first);
                self.first += self.seen;
                self.since = self.clock.unwrap_or_default();
            }
            Step::Next if self.at + 1 < self.pages.len() => self.go(self.at + 1),
            Step::Next => {}
            Step::Previous if self.first > 0 => {
                self.let_go();
                self.first = self.trail.pop().unwrap_or(0);
            }
            Step::Previous => self.go(self.at.saturating_sub(1)),
            Step::To(page) => self.go(page),
        }
    }

    /// What comes next, as it will begin; nothing at the end.
    pub fn ahead(&self) -> Option<Self> {
        let mut next = Self {
            pages: Arc::clone(&self.pages),
            unlocked: self.unlocked,
            ..Self::default()
        };
        (next.at, next.first, next.seen) = (self.at, self.first, self.seen);
        next.step(Step::Next);
        ((next.at, next.first) != (self.at, self.first)).then_some(next)
    }

    /// What can be pointed at: all of a list, elsewhere what is in sight.
    pub fn things(&self, commune: &Commune, assessment: &Assessment) -> Vec<Thing> {
        let Some(page) = self.page() else {
            return Vec::new();
        };
        let mut things = page.things(self.cover(commune), assessment);
        if page.items() == 0 {
            things.truncate(self.seen);
        }
        things
    }

    /// Where what is pointed at stands among the things of the page.
    pub fn lit_at(&self, things: &[Thing]) -> Option<usize> {
        let lit = self.lit.as_ref()?;
        things.iter().position(|thing| thing == lit)
    }

    /// Points at the thing below or above, to begin with at the first in sight; the list goes along. False where there is none.
    pub fn point(&mut self, things: &[Thing], down: bool) -> bool {
        let next = match (self.lit_at(things), down) {
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => Some(self.first),
            (None, false) => None,
        };
        let Some((at, thing)) = next.and_then(|at| Some((at, things.get(at)?))) else {
            return false;
        };
        self.lit = Some(thing.clone());
        self.large = self.large.and_then(|_| self.figure());
        while at < self.first {
            self.first = self.trail.pop().unwrap_or(0).min(at);
        }
        if self.seen > 0 && at >= self.first + self.seen {
            self.trail.push(self.first);
            self.first = at;
        }
        true
    }

    /// Points at nothing any more.
    pub fn let_go(&mut self) {
        (self.lit, self.large) = (None, None);
    }

    /// The figure pointed at, or the only one of the page.
    pub fn figure(&self) -> Option<IndicatorId> {
        match &self.lit {
            Some(Thing::Figure(id)) => Some(*id),
            Some(_) => None,
            None => self.page()?.figure(),
        }
    }
}

/// What the timer says, as a number: minutes, and seconds in the last one.
pub fn reading(minutes: u16, spent: Duration) -> (bool, u64) {
    // whole seconds, as the words have them
    let (all, spent) = (u64::from(minutes) * 60, spent.as_secs());
    match spent.checked_sub(all) {
        Some(over) => (true, over / 60),
        None => (
            false,
            if all - spent <= 60 {
                all - spent
            } else {
                (all - spent).div_ceil(60) * 60
            },
        ),
    }
}

/// How long until the timer reads otherwise.
pub fn until_it_reads_otherwise(minutes: u16, spent: Duration) -> Duration {
    let all = Duration::from_secs(u64::from(minutes) * 60);
    let left = all.saturating_sub(spent);
    let unit = if spent < all && left <= Duration::from_secs(61) {
        1000
    } else {
        60_000
    };
    let rest = spent.checked_sub(all).map_or_else(
        || left.as_millis() % unit,
        |over| 60_000 - over.as_millis() % 60_000,
    );
    Duration::from_millis(u64::try_from(if rest == 0 { unit } else { rest }).unwrap_or(60_000))
}
