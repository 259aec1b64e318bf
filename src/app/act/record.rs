//! The record of the meeting: opening the form of a conclusion, the list of those taken and the states of a task, and what comes of
//! writing into it. Until the answer comes nothing that was typed is given up.

use super::lists::show;
use super::renew::take_in;
use crate::app::state::here::{editing, no_record, subject, task_here};
use crate::app::{Action, Conclusions, Data, Decide, Form, Layer, ListQuestion, State};
use crate::assess::pages::Thing;
use crate::assess::taken;
use crate::text::{meeting as words, present};

/// Opens what one of its three keys asks for.
pub fn open(state: &mut State, action: Action) {
    match action {
        Action::Conclude => conclude(state),
        Action::Conclusions => show(state, Layer::Conclusions(Conclusions::default())),
        _ => task_state(state),
    }
}

fn conclude(state: &mut State) {
    if let Some(why) = no_record(state) {
        state.notice = Some(why);
        return;
    }
    let from_list = matches!(state.layers.last(), Some(Layer::Conclusions(_)));
    let subject = subject(state).filter(|_| !from_list);
    let mut form = Form::new(&state.data.commune, subject, from_list);
    let page = state.present_page().filter(|_| !from_list);
    form.sector = page.and_then(|page| page.item.sector);
    show(state, Layer::Form(Box::new(form)));
}

fn task_state(state: &mut State) {
    let at = task_here(state);
    let task = at.and_then(|at| state.data.commune.tasks.get(at));
    let why = match (no_record(state), task) {
        (Some(why), _) => why,
        (None, Some(task)) => {
            let decide = Decide::new(task);
            // up and down in the menu go on from it
            if let Some(present) = &mut state.present {
                present.lit = at.map(Thing::Task);
            }
            return show(state, Layer::Decide(Box::new(decide)));
        }
        (None, None) if state.present.is_some() => present::no_task(state.lang).to_string(),
        (None, None) => words::no_task_here(state.lang).to_string(),
    };
    state.notice = Some(why);
}

/// What was typed is safe and its layer goes; what is shown stays where it is.
pub fn saved(state: &mut State, data: Option<Data>) {
    if let Some(data) = data {
        take_in(state, data);
    }
    let lang = state.lang;
    let taken = taken::meeting_conclusions(&state.data.commune, state.meeting_day()).len();
    let list = |at: usize| Layer::Conclusions(Conclusions { at, asked: None });
    match state.layers.last() {
        Some(Layer::Form(form)) => {
            let number = match &form.editing {
                None => Some(taken).filter(|n| *n > 0),
                Some(_) => editing(state, form),
            };
            let (no_owner, no_deadline) = (form.owner().is_none(), form.deadline_text().is_empty());
            let from_list = form.from_list;
            state.layers.pop();
            if from_list {
                show(state, list(number.map_or(0, |n| n - 1)));
            }
            state.notice = Some(words::saved(lang, number, no_owner, no_deadline));
        }
        Some(Layer::Decide(decide)) => {
            state.notice = Some(words::decided(lang, decide.in_words(lang)));
            state.layers.pop();
        }
        Some(Layer::Conclusions(before)) => {
            let line = match before.asked {
                Some(ListQuestion::Close) => words::closed_now(lang),
                _ => words::removed(lang),
            };
            let at = before.at.min(taken.saturating_sub(1));
            state.layers.pop();
            state.layers.push(list(at));
            state.notice = Some(line.to_string());
        }
        _ => {}
    }
}

/// Why nothing was written is said, and everything typed stays.
pub fn refused(state: &mut State, why: String) {
    match state.layers.last_mut() {
        Some(Layer::Conclusions(list)) => list.asked = None,
        Some(Layer::Form(form)) => form.asked = None,
        Some(Layer::Decide(decide)) => decide.asked = false,
        _ => {}
    }
    state.notice = Some(why);
}
