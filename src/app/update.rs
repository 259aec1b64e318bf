//! What a message does to the state.

use super::keymap::{self, Action, Context};
use super::lines::{Line, LineKey};
use super::present::{self, Step};
use super::search::{Found, Search};
use super::state::{CommuneName, Data, Layer, Page, State};
use crate::assess::agenda::Entry;
use crate::assess::tasks::Filter;
use crate::input::{Code, Event, Key, MouseAction};
use crate::model::IndicatorId;
use crate::text::{Lang, labels};

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something at the terminal.
    Input(Event),
    /// The list of communes was read.
    Communes(Vec<CommuneName>),
    /// A commune was loaded.
    Loaded(Box<Data>),
    /// A second screen turns the page.
    Drive(Step),
    /// Something asked for could not be done; the line says what.
    Failed(String),
}

/// What the outside is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the list of communes.
    ListCommunes,
    /// Load a commune.
    Load(String),
    /// Leave the screen as it is: nothing changed.
    Nothing,
    /// Use the theme after this one.
    NextTheme,
    /// Clear the screen and draw all of it.
    Redraw,
    /// Stop the program until it is continued.
    Suspend,
    /// Leave.
    Quit,
}

/// Changes the state as a message says; tells what the outside must do.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Input(event) => input(state, event),
        Message::Communes(list) => {
            let at = list.iter().position(|c| c.slug == state.data.commune.slug).unwrap_or(0);
            state.communes = list;
            if let Some(Layer::Communes(selected)) = state.layers.last_mut() {
                *selected = at;
            }
            Vec::new()
        }
        Message::Loaded(data) => {
            let last = data.commune.periods.len().checked_sub(1);
            state.data = *data;
            state.layers.clear();
            state.selected.clear();
            state.folds.clear();
            state.page = Page::Overview;
            state.show_period(last);
            Vec::new()
        }
        Message::Drive(step) => {
            if present::drive(state, step) {
                Vec::new()
            } else {
                vec![Effect::Nothing]
            }
        }
        Message::Failed(line) => {
            state.notice = Some(line);
            Vec::new()
        }
    }
}

fn input(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Resize(width, height) => {
            state.size = (width, height);
            Vec::new()
        }
        Event::Resumed => vec![Effect::Redraw],
        Event::Tick(now) => {
            if present::tick(state, now) {
                Vec::new()
            } else {
                vec![Effect::Nothing]
            }
        }
        Event::Paste(text) => {
            if let Some(Layer::Search(_)) = state.layers.last() {
                type_in(state, |search| search.insert(&text));
            }
            Vec::new()
        }
        Event::Mouse(mouse) => match mouse.action {
            MouseAction::ScrollUp | MouseAction::ScrollDown if context(state) == Context::Present => {
                present::act(state, if mouse.action == MouseAction::ScrollUp { Action::Up } else { Action::Down })
            }
            MouseAction::ScrollUp => act(state, Action::Up),
            MouseAction::ScrollDown => act(state, Action::Down),
            MouseAction::Click => vec![Effect::Nothing],
        },
        Event::Key(key) => {
            let noticed = state.notice.take().is_some();
            let context = context(state);
            if context == Context::Present {
                present::pause(state);
            }
            match keymap::action(context, key) {
                Some(action) if context == Context::Present => present::act(state, action),
                Some(action) => act(state, action),
                None if context == Context::Typing && edit(state, key) => Vec::new(),
                None if noticed => Vec::new(),
                None => vec![Effect::Nothing],
            }
        }
    }
}

/// Where the next key goes.
#[must_use]
pub fn context(state: &State) -> Context {
    match (state.layers.last(), state.page) {
        (None, _) if state.present.is_some() => Context::Present,
        (Some(Layer::Search(_)), _) => Context::Typing,
        (Some(Layer::Detail(..)), _) => Context::Detail,
        (Some(_), _) => Context::List,
        (None, Page::Sector(_)) => Context::Sector,
        (None, Page::Tasks) => Context::Tasks,
        (None, Page::Calendar) => Context::Calendar,
        (None, Page::Targets) => Context::Targets,
        (None, Page::Overview) => Context::Overview,
    }
}

/// Edits the line typed; false where the key edits nothing.
fn edit(state: &mut State, key: Key) -> bool {
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => type_in(state, |s| s.insert(c.encode_utf8(&mut [0; 4]))),
        Code::Char('u') if key.ctrl => type_in(state, Search::clear),
        Code::Backspace => type_in(state, |s| {
            s.backspace();
        }),
        Code::Delete => type_in(state, Search::delete),
        Code::Left => caret(state, -1),
        Code::Right => caret(state, 1),
        Code::Home => caret(state, isize::MIN),
        Code::End => caret(state, isize::MAX),
        _ => return false,
    }
    true
}

fn caret(state: &mut State, steps: isize) {
    if let Some(Layer::Search(search)) = state.layers.last_mut() {
        search.move_caret(steps);
    }
}

fn type_in(state: &mut State, change: impl FnOnce(&mut Search)) {
    if let Some(Layer::Search(mut search)) = state.layers.pop() {
        change(&mut search);
        search.refresh(state);
        state.layers.push(Layer::Search(search));
    }
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Up => walk(state, -1),
        Action::Down => walk(state, 1),
        Action::PageUp => walk(state, -screen(state)),
        Action::PageDown => walk(state, screen(state)),
        Action::First => walk(state, isize::MIN),
        Action::Last => walk(state, isize::MAX),
        Action::GroupUp => walk_groups(state, false),
        Action::GroupDown => walk_groups(state, true),
        Action::Open => return open(state),
        Action::Back => {
            state.layers.pop();
        }
        Action::Left => side(state, false),
        Action::Right => side(state, true),
        Action::NextTab => turn(state, 1),
        Action::PreviousTab => turn(state, -1),
        Action::Tab(number) => match state.pages().into_iter().find(|(n, _)| *n == usize::from(number) + 1) {
            Some((_, page)) => {
                state.page = page;
                state.layers.clear();
            }
            None => state.notice = Some(labels::empty_tab(state.lang).to_string()),
        },
        Action::OlderPeriod => step_period(state, false),
        Action::NewerPeriod => step_period(state, true),
        Action::Search => {
            let mut search = Search::default();
            search.refresh(state);
            state.layers.retain(is_whole);
            state.layers.push(Layer::Search(search));
        }
        Action::Communes => {
            show(state, Layer::Communes(0));
            return vec![Effect::ListCommunes];
        }
        Action::Periods => show(state, Layer::Periods(state.assessment.period.unwrap_or(0))),
        Action::Troubles => show(state, Layer::Troubles(0)),
        Action::Help => {
            if matches!(state.layers.last(), Some(Layer::Help(_))) {
                state.layers.pop();
            } else {
                show(state, Layer::Help(0));
            }
        }
        Action::Language => {
            state.lang = match state.lang {
                Lang::Vi => Lang::En,
                Lang::En => Lang::Vi,
            };
        }
        Action::Order => {
            state.desk.turn_order();
            state.selected.remove(&Page::Tasks);
        }
        Action::Present => state.start_presenting(false),
        Action::PresentHere => state.start_presenting(true),
        // only while presenting
        Action::NextPage
        | Action::PreviousPage
        | Action::Digit(_)
        | Action::Jump
        | Action::Black
        | Action::White
        | Action::Freeze
        | Action::Pages
        | Action::Unlock
        | Action::Resume
        | Action::Leave => return vec![Effect::Nothing],
        Action::Theme => return vec![Effect::NextTheme],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

/// A layer that shows one thing whole; a list goes over it.
fn is_whole(layer: &Layer) -> bool {
    matches!(layer, Layer::Detail(..) | Layer::Task(..) | Layer::Target(..))
}

/// Puts a list over the tabs in place of another list.
fn show(state: &mut State, layer: Layer) {
    state.layers.retain(is_whole);
    state.layers.push(layer);
}

fn moved(at: usize, steps: isize, count: usize) -> usize {
    at.saturating_add_signed(steps).min(count.saturating_sub(1))
}

/// Lines of a list that are seen at once, less one that stays in sight.
fn screen(state: &State) -> isize {
    isize::try_from(state.size.1.saturating_sub(7).max(1)).unwrap_or(1)
}

fn scrolled(at: u16, steps: isize) -> u16 {
    let to = isize::try_from(at).unwrap_or(0).saturating_add(steps).clamp(0, 10_000);
    u16::try_from(to).unwrap_or(0)
}

fn walk(state: &mut State, steps: isize) {
    let (communes, periods) = (state.communes.len(), state.data.commune.periods.len());
    match state.layers.last_mut() {
        // the latest period stands on top
        Some(Layer::Periods(at)) => {
            *at = periods.saturating_sub(1).saturating_sub(moved(periods.saturating_sub(1).saturating_sub(*at), steps, periods));
        }
        Some(Layer::Communes(at)) => *at = moved(*at, steps, communes),
        Some(Layer::Search(search)) => search.selected = moved(search.selected, steps, search.hits.len()),
        Some(Layer::Detail(_, at) | Layer::Task(_, at) | Layer::Target(_, at) | Layer::Help(at) | Layer::Troubles(at)) => {
            *at = scrolled(*at, steps);
        }
        None => {
            let lines = state.lines();
            let at = moved(state.cursor(&lines), steps, lines.len());
            select(state, lines.get(at));
        }
    }
}

fn select(state: &mut State, line: Option<&Line>) {
    if let Some(line) = line {
        let key = line.key_in(&state.assessment.rows);
        state.selected.insert(state.page, key);
    }
}

fn walk_groups(state: &mut State, down: bool) {
    let lines = state.lines();
    let at = state.cursor(&lines);
    let heading = |line: &Line| matches!(line, Line::Group { .. });
    let found = if down {
        lines.iter().enumerate().skip(at + 1).find(|(_, l)| heading(l)).map(|(i, _)| i)
    } else {
        lines.iter().enumerate().take(at).rev().find(|(_, l)| heading(l)).map(|(i, _)| i)
    };
    if let Some(to) = found {
        select(state, lines.get(to));
    }
}

fn open(state: &mut State) -> Vec<Effect> {
    match state.layers.last() {
        Some(Layer::Communes(at)) => {
            let slug = state.communes.get(*at).map(|c| c.slug.clone());
            return match slug {
                Some(slug) if slug == state.data.commune.slug => {
                    state.layers.pop();
                    Vec::new()
                }
                Some(slug) => vec![Effect::Load(slug)],
                None => Vec::new(),
            };
        }
        Some(Layer::Periods(at)) => {
            let at = *at;
            state.layers.pop();
            if at < state.data.commune.periods.len() {
                state.show_period(Some(at));
            }
        }
        Some(Layer::Search(search)) => {
            let Some(found) = search.hits.get(search.selected).map(|h| h.found) else { return Vec::new() };
            state.layers.clear();
            show_found(state, found);
        }
        Some(Layer::Detail(..) | Layer::Task(..) | Layer::Target(..) | Layer::Help(_) | Layer::Troubles(_)) => {
            state.layers.pop();
        }
        None => {
            let lines = state.lines();
            match lines.get(state.cursor(&lines)) {
                Some(Line::Group { group, folded, .. }) => {
                    state.folds.insert(*group, !folded);
                    state.selected.insert(state.page, LineKey::Group(*group));
                }
                Some(Line::Task(at)) => state.layers.push(Layer::Task(*at, 0)),
                Some(Line::Target(at)) => state.layers.push(Layer::Target(*at, 0)),
                Some(Line::Day(at)) => open_day(state, *at),
                Some(line) => {
                    if let Some(id) = line.indicator(state) {
                        state.layers.push(Layer::Detail(id, 0));
                    }
                }
                None => {}
            }
        }
    }
    Vec::new()
}

/// What an occurrence is about: a task, or the figure whose plan ends.
fn open_day(state: &mut State, at: usize) {
    let of = state.desk.days(&state.data.commune, state.assessment.as_of).get(at).map(|o| o.entry);
    match of {
        Some(Entry::Deadline(task) | Entry::Step(task, _)) => state.layers.push(Layer::Task(task, 0)),
        Some(Entry::PlanEnd(plan)) => {
            if let Some(id) = state.data.commune.plans.get(plan).map(|p| p.indicator) {
                state.layers.push(Layer::Detail(id, 0));
            }
        }
        Some(Entry::Event(_)) | None => {}
    }
}

/// Shows what was searched for on its own page.
fn show_found(state: &mut State, found: Found) {
    match found {
        Found::Indicator(id) => {
            go_to(state, id);
            state.layers.push(Layer::Detail(id, 0));
        }
        Found::Task(at) => {
            state.page = Page::Tasks;
            state.desk.filter = Filter::All;
            state.selected.insert(Page::Tasks, LineKey::Task(at));
            state.layers.push(Layer::Task(at, 0));
        }
        Found::Target(at) => {
            state.page = Page::Targets;
            state.selected.insert(Page::Targets, LineKey::Target(at));
            state.layers.push(Layer::Target(at, 0));
        }
        Found::Event(at) => {
            state.page = Page::Calendar;
            state.desk.month = 0;
            let days = state.desk.days(&state.data.commune, state.assessment.as_of);
            if let Some(nth) = days.iter().position(|o| o.entry == Entry::Event(at)) {
                state.selected.insert(Page::Calendar, LineKey::Day(nth));
            }
        }
    }
}

/// Selects an indicator on its sector's page, its group opened.
fn go_to(state: &mut State, id: IndicatorId) {
    let place = {
        let catalogue = &state.data.commune.catalogue;
        catalogue.indicator(id).and_then(|i| catalogue.groups.get(i.group).map(|g| (i.group, g.sector)))
    };
    if let Some((group, sector)) = place {
        state.page = Page::Sector(sector);
        state.folds.insert(group, false);
        state.selected.insert(state.page, LineKey::Indicator(id, 0));
    }
}

fn side(state: &mut State, right: bool) {
    if let Some(Layer::Detail(id, _)) = state.layers.last() {
        let rows = &state.assessment.rows;
        let Some(at) = rows.iter().position(|r| r.indicator == *id) else { return };
        let to = moved(at, if right { 1 } else { -1 }, rows.len());
        if let Some(id) = rows.get(to).map(|r| r.indicator) {
            state.layers.pop();
            go_to(state, id);
            state.layers.push(Layer::Detail(id, 0));
        }
        return;
    }
    let steps = if right { 1 } else { -1 };
    match (state.page, state.layers.is_empty()) {
        (Page::Tasks, true) => {
            state.desk.turn_filter(steps);
            state.selected.remove(&Page::Tasks);
            return;
        }
        (Page::Calendar, true) => {
            state.desk.month = (state.desk.month + if right { 1 } else { -1 }).clamp(-240, 240);
            state.selected.remove(&Page::Calendar);
            return;
        }
        _ => {}
    }
    let lines = state.lines();
    let at = state.cursor(&lines);
    let heading = lines
        .iter()
        .take(at + 1)
        .rev()
        .find_map(|l| if let Line::Group { group, folded, .. } = l { Some((*group, *folded)) } else { None });
    if let (Some((group, folded)), true) = (heading, state.layers.is_empty())
        && folded == right
    {
        state.folds.insert(group, !right);
        state.selected.insert(state.page, LineKey::Group(group));
    }
}

fn turn(state: &mut State, steps: isize) {
    let pages = state.pages();
    let at = pages.iter().position(|(_, p)| *p == state.page).unwrap_or(0);
    let count = isize::try_from(pages.len()).unwrap_or(1);
    let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(count);
    if let Some((_, page)) = usize::try_from(to).ok().and_then(|to| pages.get(to)) {
        state.page = *page;
        state.layers.clear();
    }
}

fn step_period(state: &mut State, newer: bool) {
    let count = state.data.commune.periods.len();
    let Some(at) = state.assessment.period else { return };
    let to = if newer { Some(at + 1).filter(|to| *to < count) } else { at.checked_sub(1) };
    match to {
        Some(to) => state.show_period(Some(to)),
        None => state.notice = Some(if newer { labels::newest_period(state.lang) } else { labels::oldest_period(state.lang) }.to_string()),
    }
}
