//! What a message does to the state.

mod moving;
mod opening;

use self::moving::{screen, side, step_period, turn, walk, walk_groups};
use self::opening::open;
use super::entry;
use super::keymap::{self, Action, Context};
use super::line_edit::LineEdit;
use super::meeting;
use super::present::{self, Step};
use super::search::Search;
use super::state::{CommuneName, Data, Layer, Page, State};
use crate::data::meeting::MeetingWrite;
use crate::data::typed::{Draft, Sheet};
use crate::input::{Event, Key, MouseAction};
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
    /// The commune shown was read again, because its files have changed.
    Renewed(Box<Data>),
    /// Something asked for could not be done; the line says what.
    Failed(String),
    /// The meeting's change is written; with the commune as it is now, where it could be read again.
    Saved(Option<Box<Data>>),
    /// What was to be written was refused; the line says why and what to do.
    Refused(String),
    /// So many figures were saved, or none and why; with the commune as it is now, where it could be read again.
    Figures(Option<Box<Data>>, Result<usize, String>),
}

/// What the outside is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read the list of communes.
    ListCommunes,
    /// Load a commune.
    Load(String),
    /// Write something of the meeting.
    Save(Box<MeetingWrite>),
    /// Write figures into the file of their period.
    SaveFigures(Box<Sheet>),
    /// Keep what is typed and not saved for the next start.
    KeepFigures(Box<Draft>),
    /// Go on with what a killed program left.
    AdoptFigures(std::path::PathBuf),
    /// Delete what a killed program left.
    DropFigures(std::path::PathBuf),
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
            let at = list
                .iter()
                .position(|c| c.slug == state.data.commune.slug)
                .unwrap_or(0);
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
            // positions in the commune before
            state.desk.picked.clear();
            state.page = Page::Overview;
            state.show_period(last);
            entry::refreshed(state);
            Vec::new()
        }
        Message::Drive(step) => {
            if present::drive(state, step) {
                Vec::new()
            } else {
                vec![Effect::Nothing]
            }
        }
        Message::Renewed(data) => {
            meeting::take_in(state, *data);
            Vec::new()
        }
        Message::Failed(line) => {
            state.notice = Some(line);
            Vec::new()
        }
        Message::Saved(saved) => {
            meeting::saved(state, saved.map(|data| *data));
            entry::refreshed(state);
            Vec::new()
        }
        Message::Refused(why) => {
            meeting::refused(state, why);
            Vec::new()
        }
        Message::Figures(data, saved) => {
            if let Some(data) = data {
                meeting::take_in(state, *data);
            }
            match saved {
                Ok(count) => entry::saved(state, count),
                Err(why) => {
                    entry::refused(state, why);
                    Vec::new()
                }
            }
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
        // what has changed comes as a message of its own
        Event::DataChanged | Event::Remote => vec![Effect::Nothing],
        Event::Paste(text) => {
            if let Some(Layer::Entry) = state.layers.last() {
                return entry::pasted(state, &text);
            }
            if let Some(Layer::Search(_)) = state.layers.last() {
                type_in(state, |line| line.insert(&text));
            } else {
                meeting::type_in(state, |line| {
                    line.insert(&text);
                    true
                });
            }
            Vec::new()
        }
        Event::Mouse(mouse) => match mouse.action {
            MouseAction::ScrollUp | MouseAction::ScrollDown
                if context(state) == Context::Present =>
            {
                present::act(
                    state,
                    if mouse.action == MouseAction::ScrollUp {
                        Action::Up
                    } else {
                        Action::Down
                    },
                )
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
                Some(action) => {
                    let effects = if context == Context::Present {
                        present::act(state, action)
                    } else {
                        act(state, action)
                    };
                    // what was answered to the key before has gone, which is a change too
                    if noticed && effects == [Effect::Nothing] {
                        Vec::new()
                    } else {
                        effects
                    }
                }
                None if context == Context::Typing && edit(state, key) => Vec::new(),
                None if context == Context::Form && meeting::edit(state, key) => Vec::new(),
                None if context == Context::Entry && entry::edit(state, key) => Vec::new(),
                None if noticed => Vec::new(),
                None => vec![Effect::Nothing],
            }
        }
    }
}

/// Where the next key goes.
pub fn context(state: &State) -> Context {
    match (state.layers.last(), state.page) {
        (None, _) if state.present.is_some() => Context::Present,
        (Some(Layer::Search(_)), _) => Context::Typing,
        (Some(Layer::Form(_)), _) => Context::Form,
        (Some(Layer::Decide(decide)), _) => {
            if decide.types() {
                Context::Form
            } else {
                Context::Decide
            }
        }
        (Some(Layer::Conclusions(_)), _) => Context::Conclusions,
        (Some(Layer::Entry), _) if state.entry.as_deref().is_some_and(|e| e.ask.is_some()) => {
            Context::EntryAsk
        }
        (Some(Layer::Entry), _) => Context::Entry,
        (Some(Layer::Detail(..)), _) => Context::Detail,
        (Some(Layer::Task(..)), _) => Context::Task,
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
    let mut known = true;
    type_in(state, |line| known = line.key(key));
    known
}

fn type_in(state: &mut State, change: impl FnOnce(&mut LineEdit)) {
    if let Some(Layer::Search(mut search)) = state.layers.pop() {
        let before = search.line.text().to_string();
        change(&mut search.line);
        if search.line.text() != before {
            search.refresh(state);
        }
        state.layers.push(Layer::Search(search));
    }
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    if let Some(effects) = meeting::act(state, action).or_else(|| present::over(state, action)) {
        return effects;
    }
    if let Some(effects) = entry::act(state, action) {
        return effects;
    }
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
        Action::Tab(number) => match state
            .pages()
            .into_iter()
            .find(|(n, _)| *n == usize::from(number) + 1)
        {
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
        Action::Pick => {
            show(state, Layer::Facets(0));
            // what is picked already is what one comes to change
            let at = state
                .facets()
                .iter()
                .position(|(f, _)| state.desk.picked.contains(f))
                .unwrap_or(0);
            show(state, Layer::Facets(at));
        }
        Action::ShowAll => {
            if !state.desk.is_filtered() {
                return vec![Effect::Nothing];
            }
            state.desk.clear_filters();
            state.selected.remove(&Page::Tasks);
        }
        Action::Theme => return vec![Effect::NextTheme],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
        // those of the meeting, the grid and the presentation, which were answered above where they mean something
        _ => return vec![Effect::Nothing],
    }
    Vec::new()
}

/// A layer that shows one thing whole; a list goes over it.
fn is_whole(layer: &Layer) -> bool {
    matches!(
        layer,
        Layer::Detail(..) | Layer::Task(..) | Layer::Target(..) | Layer::Entry
    )
}

/// Puts a list over the tabs in place of another list.
pub(super) fn show(state: &mut State, layer: Layer) {
    state.layers.retain(is_whole);
    state.layers.push(layer);
}
