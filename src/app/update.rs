//! What a message does to the state.

use chrono::NaiveDate;

use super::act::grid::save;
use super::act::{act, present, record, renew, take_communes, typing};
use crate::app::keymap;
use crate::app::{Action, Context, Data, Effect, Outcome, State, Step, context};
use crate::input::{Event, Flow, Key, MouseAction};
use crate::store::CommuneEntry;
use crate::text::clock;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something at the terminal.
    Input(Event),
    /// The list of communes was read.
    Communes(Vec<CommuneEntry>),
    /// A commune was loaded.
    Loaded(Box<Data>),
    /// It is another day: today, and the day to look on where one was asked for.
    Day(NaiveDate, Option<NaiveDate>),
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

/// Changes the state as a message says; tells what the outside must do.
pub fn update(state: &mut State, message: Message) -> Outcome {
    match message {
        Message::Input(event) => {
            let outcome = input(state, event);
            return ask_the_day(state, outcome);
        }
        Message::Communes(list) => take_communes(state, list),
        Message::Loaded(data) => renew::load(state, *data),
        Message::Day(today, as_of) => renew::turn_day(state, today, as_of),
        Message::Drive(step) => return Flow::draw_if(present::drive(state, step)).into(),
        Message::Renewed(data) => renew::take_in(state, *data),
        Message::Failed(line) => state.notice = Some(line),
        Message::Saved(data) => record::saved(state, data.map(|data| *data)),
        Message::Refused(why) => record::refused(state, why),
        Message::Figures(data, saved) => {
            if let Some(data) = data {
                renew::take_in(state, *data);
            }
            match saved {
                Ok(count) => return save::saved(state, count).into(),
                Err(why) => save::refused(state, why),
            }
        }
    }
    Flow::Draw.into()
}

/// Nothing is dated by a doubtful clock before that was asked; saving once more is a yes.
fn ask_the_day(state: &mut State, mut outcome: Outcome) -> Outcome {
    let Some((today, doubt)) = state.clock.map(|(today, _)| today).zip(state.clock_doubt()) else {
        return outcome;
    };
    let ask = clock::ask(state.lang, doubt.said(state.lang));
    let is_dated = |effect: &Effect| match effect {
        Effect::Save(write) => write.meeting == today,
        Effect::SaveFigures(_) => true,
        _ => false,
    };
    let held: Vec<Effect> = outcome
        .effects
        .extract_if(.., |effect| is_dated(effect))
        .collect();
    match held.first() {
        None => {}
        Some(_) if state.meant == Some(today) => outcome.effects.extend(held),
        Some(held) => {
            state.meant = Some(today);
            match held {
                Effect::Save(_) => record::refused(state, ask),
                _ => save::refused(state, ask),
            }
        }
    }
    outcome
}

fn input(state: &mut State, event: Event) -> Outcome {
    match event {
        Event::Resize(width, height) => state.size = (width, height),
        Event::Resumed => return Flow::Redraw.into(),
        Event::Tick(now) => return Flow::draw_if(present::tick(state, now)).into(),
        Event::Paste(text) => typing::pasted(state, &text),
        Event::Mouse(mouse) => match mouse.action {
            MouseAction::ScrollUp => return act(state, Action::Up),
            MouseAction::ScrollDown => return act(state, Action::Down),
            MouseAction::Click => return Flow::Idle.into(),
        },
        Event::Key(pressed) => return key(state, pressed),
        // what has changed comes as a message of its own
        Event::DataChanged | Event::Remote => return Flow::Idle.into(),
    }
    Flow::Draw.into()
}

fn key(state: &mut State, pressed: Key) -> Outcome {
    let noticed = state.notice.take().is_some();
    let context = context(state);
    if let Some(present) = &mut state.present
        && context == Context::Present
    {
        present.pause();
    }
    let mut outcome: Outcome = match keymap::action(context, pressed) {
        Some(action) => act(state, action),
        None => Flow::draw_if(context.types() && typing::key(state, pressed)).into(),
    };
    // what was answered to the key before has gone, which is a change too
    if noticed && outcome.flow == Flow::Idle {
        outcome.flow = Flow::Draw;
    }
    outcome
}
