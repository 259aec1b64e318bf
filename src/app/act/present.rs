//! The presentation: starting it, its keys, steps from a second screen, and the clock.

use crate::app::{Action, Blank, Layer, LineKey, Page, Present, State, Step};
use std::time::Duration;

use super::{lists, record};
use crate::assess::pages::{MeetingPage, PageKind, Thing};
use crate::input::Flow;

/// Starts the presentation; at what is shown now where `here`.
pub fn start(state: &mut State, here: bool) {
    let day = state.meeting_day();
    let mut present = Present::new(&state.data.commune, &state.assessment, day);
    if here {
        present.at = page_here(state, &present.pages);
    }
    state.present = Some(present);
    state.layers.clear();
    // there is no banner over what is presented
    if let Some(doubt) = state.clock_doubt() {
        state.notice = Some(doubt.said(state.lang));
    }
}

/// The page of what the dashboard shows.
fn page_here(state: &State, pages: &[MeetingPage]) -> usize {
    let find = |wanted: &dyn Fn(&MeetingPage) -> bool| pages.iter().position(wanted);
    let figure = match state.layers.last() {
        Some(Layer::Detail(id, _)) => Some(*id),
        Some(_) => None,
        None => state.line().and_then(|line| state.indicator_of(line)),
    };
    let matters = &state.assessment.attention;
    let family = |page: &MeetingPage| match (&page.kind, figure) {
        (PageKind::Matter(at, own), Some(id)) => {
            *own == id || matters.get(*at).is_some_and(|a| a.related.contains(&id))
        }
        _ => false,
    };
    let task = |page: &MeetingPage| matches!(page.kind, PageKind::Conclusions { .. });
    let here = match (state.layers.last(), state.page) {
        (Some(Layer::Task(at, _)), _) => find(&|p| p.tasks().contains(at)).or_else(|| find(&task)),
        (_, Page::Sector(sector)) => find(&|p| p.figure().is_some() && p.figure() == figure)
            .or_else(|| find(&family))
            .or_else(|| find(&|p| p.item.sector == Some(sector))),
        (_, Page::Tasks) => find(&task).or_else(|| find(&|p| matches!(p.kind, PageKind::Gaps(_)))),
        (_, Page::Calendar) => find(&|p| matches!(p.kind, PageKind::Week(..))),
        (_, Page::Overview | Page::Targets) => find(&family),
    };
    here.unwrap_or(0)
}

/// A key while presenting.
pub fn act(state: &mut State, action: Action) -> Flow {
    let Some(present) = &mut state.present else {
        return Flow::Idle;
    };
    if let Action::Digit(digit) = action {
        if present.typed.len() < 3 {
            present.typed.push(char::from(b'0' + digit.min(9)));
        }
        return Flow::Draw;
    }
    let typed = std::mem::take(&mut present.typed);
    // whatever is pressed, the page comes back first
    if let Some(blank) = present.blank.take() {
        present.blank = match (action, blank) {
            (Action::Black, Blank::White) => Some(Blank::Black),
            (Action::White, Blank::Black) => Some(Blank::White),
            _ => None,
        };
        return Flow::Draw;
    }
    let page = typed.parse::<usize>().ok().map(|n| n.saturating_sub(1));
    let last = present.pages.len().saturating_sub(1);
    if let Some(selected) = &mut present.overview {
        match action {
            Action::Up | Action::PreviousPage => *selected = selected.saturating_sub(1),
            Action::Down | Action::NextPage => *selected = (*selected + 1).min(last),
            Action::First => *selected = 0,
            Action::Last => *selected = last,
            Action::Jump => {
                let to = page.unwrap_or(*selected);
                present.overview = None;
                present.go(to);
            }
            Action::Pages | Action::Leave => present.overview = None,
            _ => return other(state, action),
        }
        return Flow::Draw;
    }
    match action {
        Action::NextPage => present.step(Step::Next),
        Action::PreviousPage => present.step(Step::Previous),
        Action::Up | Action::Down => point(state, action == Action::Down),
        Action::Zoom => return zoom(state),
        Action::First => present.go(0),
        Action::Last => present.go(last),
        Action::Jump => {
            let page = page.or_else(|| own_page(present));
            present.step(page.map_or(Step::Next, Step::To));
        }
        Action::Pages => present.overview = Some(present.at),
        // a number begun is taken back first
        Action::Leave if !typed.is_empty() => {}
        Action::Leave if present.large.is_some() => present.large = None,
        Action::Leave if present.lit.is_some() => present.let_go(),
        Action::Leave => leave(state),
        _ => return other(state, action),
    }
    Flow::Draw
}

/// Points at the thing below or above. Beyond the last one comes the next page, before the first one nothing is pointed at and then comes the
/// page before: one key walks through the whole meeting, as it does in slide programs, and no pointer that sends arrows is at a loss.
fn point(state: &mut State, down: bool) {
    let Some(present) = &mut state.present else {
        return;
    };
    let things = present.things(&state.data.commune, &state.assessment);
    if present.point(&things, down) || present.large.is_some() {
        return;
    }
    match (down, present.lit.is_some()) {
        (true, _) => present.step(Step::Next),
        (false, true) => present.let_go(),
        (false, false) => present.step(Step::Previous),
    }
}

/// Blows the figure up that is pointed at, to begin with the first in sight, and back.
fn zoom(state: &mut State) -> Flow {
    let Some(present) = &mut state.present else {
        return Flow::Idle;
    };
    if present.large.take().is_some() {
        return Flow::Draw;
    }
    let things = present.things(&state.data.commune, &state.assessment);
    let first = things.get(present.first);
    if let (None, None, Some(Thing::Figure(_))) = (present.figure(), &present.lit, first) {
        present.lit = first.cloned();
    }
    present.large = present.figure();
    Flow::draw_if(present.large.is_some())
}

/// The page that the figure pointed at has to itself.
fn own_page(present: &Present) -> Option<usize> {
    let Some(Thing::Figure(id)) = present.lit else {
        return None;
    };
    let mut pages = present.pages.iter();
    pages.position(|page| page.figure() == Some(id))
}

/// A key that means the same on a page and over the overview of pages.
fn other(state: &mut State, action: Action) -> Flow {
    let day = state.meeting_day();
    let Some(present) = &mut state.present else {
        return Flow::Idle;
    };
    match action {
        Action::Black => present.blank = Some(Blank::Black),
        Action::White => present.blank = Some(Blank::White),
        Action::Freeze => present.frozen = !present.frozen,
        Action::Unlock => {
            present.unlocked = !present.unlocked;
            present.renew(&state.data.commune, &state.assessment, day);
        }
        Action::Resume => present.resume(),
        Action::Conclude | Action::Conclusions | Action::TaskState => {
            present.overview = None;
            record::open(state, action);
        }
        Action::Help => lists::help(state),
        Action::Redraw => return Flow::Redraw,
        Action::Suspend => return Flow::Suspend,
        Action::Quit => return Flow::Quit,
        _ => return Flow::Idle,
    }
    Flow::Draw
}

/// A step from elsewhere; says whether it was taken.
pub fn drive(state: &mut State, step: Step) -> bool {
    match &mut state.present {
        Some(present) if !present.frozen => {
            present.blank = None;
            present.overview = None;
            present.pause();
            present.step(step);
            true
        }
        _ => false,
    }
}

/// Time has passed; says whether that changes what is shown.
pub fn tick(state: &mut State, now: Duration) -> bool {
    let shows = matches!(
        state.layers.last(),
        None | Some(Layer::Form(_) | Layer::Decide(_))
    );
    let present = state.present.as_mut();
    present.is_some_and(|present| present.tick(now) && present.blank.is_none()) && shows
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

/// Back to the dashboard, on the tab of the page.
fn leave(state: &mut State) {
    let Some(page) = state.present.take().and_then(|p| p.page().cloned()) else {
        return;
    };
    let tab = match (&page.kind, page.item.sector) {
        (_, Some(sector)) => Page::Sector(sector),
        (PageKind::Conclusions { .. } | PageKind::Gaps(_) | PageKind::Closing(_), None) => {
            Page::Tasks
        }
        (PageKind::Week(..), None) => Page::Calendar,
        _ => Page::Overview,
    };
    if state.has_page(tab) {
        state.page = tab;
    }
    if let Some(id) = page.figure().filter(|_| state.page == tab) {
        let indicator = state.data.commune.catalogue.indicator(id);
        if let Some(group) = indicator.map(|i| i.group) {
            state.folds.insert(group, false);
        }
        state.selected.insert(tab, LineKey::Indicator(id, 0));
    }
}
