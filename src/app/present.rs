//! The presentation of a meeting: which page is shown, and what keys and the clock do to it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

use super::keymap::Action;
use super::lines::LineKey;
use super::meeting;
use super::state::{Layer, Page, State};
use super::update::Effect;
use crate::assess::pages::{self, MeetingPage, PageKind};

/// Wait for as long as it takes.
pub const NEVER: Duration = Duration::MAX;

/// A screen without anything on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// `B`.
    Black,
    /// `W`.
    White,
}

/// A step that may come from a second screen as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The next page, or the rest of a list.
    Next,
    /// The page before.
    Previous,
    /// The page at this position, counted from 0.
    To(usize),
}

/// What is presented.
#[derive(Debug, Clone, Default)]
pub struct Present {
    /// The pages, made at the start and whenever the data change.
    pub pages: Arc<Vec<MeetingPage>>,
    /// The page shown.
    pub at: usize,
    /// The first thing in sight of a list that does not fit.
    pub first: usize,
    /// How many things of the list are in sight; the view tells.
    pub seen: usize,
    /// Where the list was before it was turned on.
    trail: Vec<usize>,
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
    /// The page shown.
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
            .and_then(|p| p.minutes)
            .filter(|_| self.blank.is_none());
        let timer = minutes
            .zip(self.spent())
            .map(|(minutes, spent)| now + until_it_reads_otherwise(minutes, spent));
        auto.into_iter().chain(timer).min().unwrap_or(NEVER)
    }

    fn goes_by_itself(&self) -> bool {
        !self.paused && !self.frozen && self.blank.is_none() && self.overview.is_none()
    }

    /// Takes the time in; says whether that changes what is shown.
    fn tick(&mut self, now: Duration) -> bool {
        let Some(before) = self.clock.replace(now) else {
            self.since = now;
            return true;
        };
        let read = |present: &Self| {
            let minutes = present.page().and_then(|p| p.minutes);
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

    fn go(&mut self, to: usize) {
        self.at = to.min(self.pages.len().saturating_sub(1));
        self.first = 0;
        self.trail.clear();
        self.since = self.clock.unwrap_or_default();
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Next if self.has_rest() => {
                self.trail.push(self.first);
                self.first += self.seen;
                self.since = self.clock.unwrap_or_default();
            }
            Step::Next if self.at + 1 < self.pages.len() => self.go(self.at + 1),
            Step::Next => {}
            Step::Previous if self.first > 0 => self.first = self.trail.pop().unwrap_or(0),
            Step::Previous => self.go(self.at.saturating_sub(1)),
            Step::To(page) => self.go(page),
        }
    }
}

/// What the timer says, as a number: minutes, and seconds in the last one.
pub(super) fn reading(minutes: u16, spent: Duration) -> (bool, u64) {
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
pub(super) fn until_it_reads_otherwise(minutes: u16, spent: Duration) -> Duration {
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

impl State {
    /// The day of the meeting: the one looked on, otherwise today.
    pub fn meeting_day(&self) -> NaiveDate {
        self.as_of.unwrap_or(self.today)
    }

    /// The page of the meeting that is shown, while one is presented.
    pub fn present_page(&self) -> Option<&MeetingPage> {
        self.present.as_ref().and_then(Present::page)
    }

    /// Starts the presentation; at what is shown now where `here`.
    pub fn start_presenting(&mut self, here: bool) {
        let pages = pages::pages(
            &self.data.commune,
            &self.assessment,
            self.meeting_day(),
            false,
        );
        let at = if here { page_here(self, &pages) } else { 0 };
        self.present = Some(Present {
            pages: Arc::new(pages),
            at,
            ..Present::default()
        });
        self.layers.clear();
    }

    /// Makes the pages anew after the data have changed; the page shown stays where it is still there.
    pub fn renew_pages(&mut self) {
        let day = self.meeting_day();
        let Some(present) = &mut self.present else {
            return;
        };
        let pages = pages::pages(&self.data.commune, &self.assessment, day, present.unlocked);
        let shown = present.pages.get(present.at);
        let same = shown.and_then(|shown| pages.iter().position(|p| p.is_same(shown)));
        // what is gone leaves the last page of its point, or the one before
        let near = || {
            let point = shown.map_or(0, |p| p.point);
            pages.iter().rposition(|p| p.point <= point).unwrap_or(0)
        };
        let at = same.unwrap_or_else(near);
        if same.is_none() {
            (present.first, present.overview) = (0, None);
            present.trail.clear();
        }
        present.first = present.first.min(
            pages
                .get(at)
                .map_or(0, MeetingPage::items)
                .saturating_sub(1),
        );
        present.at = at;
        present.pages = Arc::new(pages);
    }

    /// How many things of a page's list are in sight, as the view has found.
    pub fn seen(&mut self, count: usize) {
        if let Some(present) = &mut self.present {
            present.seen = count;
        }
    }
}

/// The page of what the dashboard shows.
fn page_here(state: &State, pages: &[MeetingPage]) -> usize {
    let find = |wanted: &dyn Fn(&MeetingPage) -> bool| pages.iter().position(wanted);
    let figure = match state.layers.last() {
        Some(Layer::Detail(id, _)) => Some(*id),
        Some(_) => None,
        None => state.indicator_under_cursor(),
    };
    let family = |page: &MeetingPage| {
        figure.is_some_and(|id| match page.kind {
            PageKind::Matter(at, own) => {
                own == id
                    || state
                        .assessment
                        .attention
                        .get(at)
                        .is_some_and(|a| a.related.contains(&id))
            }
            _ => false,
        })
    };
    let task = |page: &MeetingPage| matches!(page.kind, PageKind::Conclusions { .. });
    let here = match (state.layers.last(), state.page) {
        (Some(Layer::Task(at, _)), _) => find(&|p| p.tasks().contains(at)).or_else(|| find(&task)),
        (_, Page::Sector(sector)) => find(&|p| p.figure().is_some() && p.figure() == figure)
            .or_else(|| find(&family))
            .or_else(|| find(&|p| p.sector == Some(sector))),
        (_, Page::Tasks) => find(&task).or_else(|| find(&|p| matches!(p.kind, PageKind::Gaps(_)))),
        (_, Page::Calendar) => find(&|p| matches!(p.kind, PageKind::Week(..))),
        (_, Page::Overview | Page::Targets) => find(&family),
    };
    here.unwrap_or(0)
}

/// Somebody is at the keyboard: the pages do not go by themselves any more.
pub fn pause(state: &mut State) {
    if let Some(present) = &mut state.present {
        present.paused = present.auto.is_some();
    }
}

/// A key while presenting.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(present) = &mut state.present else {
        return Vec::new();
    };
    if let Action::Digit(digit) = action {
        if present.typed.len() < 3 {
            present.typed.push(char::from(b'0' + digit.min(9)));
        }
        return Vec::new();
    }
    let typed = std::mem::take(&mut present.typed);
    // whatever is pressed, the page comes back first
    if let Some(blank) = present.blank.take() {
        match (action, blank) {
            (Action::Black, Blank::White) => present.blank = Some(Blank::Black),
            (Action::White, Blank::Black) => present.blank = Some(Blank::White),
            _ => {}
        }
        return Vec::new();
    }
    let last = present.pages.len().saturating_sub(1);
    if let Some(selected) = &mut present.overview {
        match action {
            Action::Up | Action::PreviousPage => *selected = selected.saturating_sub(1),
            Action::Down | Action::NextPage => *selected = (*selected + 1).min(last),
            Action::First => *selected = 0,
            Action::Last => *selected = last,
            Action::Jump => {
                let to = typed
                    .parse::<usize>()
                    .ok()
                    .map_or(*selected, |n| n.saturating_sub(1));
                present.overview = None;
                present.go(to);
            }
            Action::Pages | Action::Leave => present.overview = None,
            _ => return other(state, action),
        }
        return Vec::new();
    }
    match action {
        Action::NextPage | Action::Down => present.step(Step::Next),
        Action::PreviousPage | Action::Up => present.step(Step::Previous),
        Action::First => present.go(0),
        Action::Last => present.go(last),
        Action::Jump => match typed.parse::<usize>() {
            Ok(number) => present.go(number.saturating_sub(1)),
            Err(_) => present.step(Step::Next),
        },
        Action::Pages => present.overview = Some(present.at),
        // a number begun is taken back first
        Action::Leave if !typed.is_empty() => {}
        Action::Leave => leave(state),
        _ => return other(state, action),
    }
    Vec::new()
}

fn other(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(present) = &mut state.present else {
        return Vec::new();
    };
    match action {
        Action::Black => present.blank = Some(Blank::Black),
        Action::White => present.blank = Some(Blank::White),
        Action::Freeze => present.frozen = !present.frozen,
        Action::Unlock => {
            present.unlocked = !present.unlocked;
            state.renew_pages();
        }
        Action::Resume => {
            present.paused = false;
            present.since = present.clock.unwrap_or_default();
        }
        Action::Conclude | Action::Conclusions | Action::TaskState => {
            present.overview = None;
            return meeting::act(state, action).unwrap_or_default();
        }
        Action::Help => state.layers.push(Layer::Help(0)),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
        _ => return vec![Effect::Nothing],
    }
    Vec::new()
}

/// A step from elsewhere; says whether it was taken.
pub fn drive(state: &mut State, step: Step) -> bool {
    match &mut state.present {
        Some(present) if !present.frozen => {
            present.blank = None;
            present.overview = None;
            present.paused = present.auto.is_some();
            present.step(step);
            true
        }
        _ => false,
    }
}

/// Time has passed; says whether that changes what is shown.
pub fn tick(state: &mut State, now: Duration) -> bool {
    let hidden = !matches!(
        state.layers.last(),
        None | Some(Layer::Form(_) | Layer::Decide(_))
    );
    state
        .present
        .as_mut()
        .is_some_and(|present| present.tick(now) && present.blank.is_none())
        && !hidden
}

/// Whether what a key means in a list or a text holds while a meeting is presented: nothing there leads into the dashboard, where what is
/// internal stands.
pub const fn holds(action: Action) -> bool {
    !matches!(
        action,
        Action::NextTab
            | Action::PreviousTab
            | Action::Tab(_)
            | Action::OlderPeriod
            | Action::NewerPeriod
            | Action::Search
            | Action::Communes
            | Action::Periods
            | Action::Troubles
            | Action::Order
            | Action::Pick
            | Action::ShowAll
    )
}

/// A key in a list or a text over the page, where it means something else than over the tabs.
pub(super) fn over(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    state.present.as_ref()?;
    match action {
        // back to the page
        Action::Present | Action::PresentHere => {
            state.layers.clear();
            Some(Vec::new())
        }
        _ => (!holds(action)).then(|| vec![Effect::Nothing]),
    }
}

/// The task above or below one on the page shown, by their positions; the list goes along.
pub(super) fn neighbour(state: &mut State, of: usize, down: bool) -> Option<usize> {
    let present = state.present.as_mut()?;
    let tasks = present.pages.get(present.at)?.tasks();
    let at = match tasks.iter().position(|task| *task == of) {
        Some(at) => at.checked_add_signed(if down { 1 } else { -1 })?,
        None => present.first,
    };
    let task = *tasks.get(at)?;
    while at < present.first {
        present.first = present.trail.pop().unwrap_or(0).min(at);
    }
    if present.seen > 0 && at >= present.first + present.seen {
        present.trail.push(present.first);
        present.first = at;
    }
    Some(task)
}

/// Back to the dashboard, on the tab of the page.
fn leave(state: &mut State) {
    let Some(page) = state.present.take().and_then(|p| p.page().cloned()) else {
        return;
    };
    let tab = match (&page.kind, page.sector) {
        (_, Some(sector)) => Page::Sector(sector),
        (PageKind::Conclusions { .. } | PageKind::Gaps(_) | PageKind::Closing(_), None) => {
            Page::Tasks
        }
        (PageKind::Week(..), None) => Page::Calendar,
        _ => Page::Overview,
    };
    if state.pages().iter().any(|(_, page)| *page == tab) {
        state.page = tab;
    }
    if let Some(id) = page.figure().filter(|_| state.page == tab) {
        let group = state.data.commune.catalogue.indicator(id).map(|i| i.group);
        if let Some(group) = group {
            state.folds.insert(group, false);
        }
        state.selected.insert(tab, LineKey::Indicator(id, 0));
    }
}
