//! Keys in the form of a conclusion.

use super::after::After;
use crate::app::state::here::editing;
use crate::app::{Action, Conclusions, Field, Form, FormQuestion, Layer, State};
use crate::data::meeting::MeetingChange;
use crate::input::Flow;
use crate::text::meeting as words;

pub fn act(form: &mut Form, state: &mut State, action: Action) -> After {
    let asked = form.asked.take();
    let commune = state.commune();
    match action {
        Action::Open => {
            form.complete(false);
            form.offer(&commune);
            match (check(form, state, &[form.field], asked), form.neighbour(1)) {
                (Some(said), _) => return said,
                (None, Some(next)) => form.go(&commune, next),
                (None, None) => return save(form, state, asked),
            }
        }
        Action::Save => {
            form.complete(false);
            return save(form, state, asked);
        }
        Action::Complete => {
            if form.complete(true) {
                form.offer(&commune);
            } else if let Some(next) = form.neighbour(1) {
                form.go(&commune, next);
            }
        }
        Action::Right => {
            if form.line().at_end()
                && (form.chosen.is_some() || !form.line().text().is_empty())
                && form.complete(true)
            {
                form.offer(&commune);
            } else {
                form.line_mut().move_caret(1);
            }
        }
        Action::Up if form.chosen.is_some() => form.choose(false),
        Action::Down if !form.offered.is_empty() => form.choose(true),
        Action::Down => {
            if let Some(next) = form.neighbour(1) {
                form.go(&commune, next);
            }
        }
        Action::Up | Action::PreviousField => {
            if let Some(before) = form.neighbour(-1) {
                form.go(&commune, before);
            }
        }
        Action::Unlink => {
            if form.subject.is_some() {
                form.linked = !form.linked;
            }
        }
        Action::Conclusions if form.is_dirty() => {
            return After::say(words::save_first(state.lang));
        }
        Action::Conclusions => {
            state
                .layers
                .push(Layer::Conclusions(Conclusions::default()));
            return After::Leave;
        }
        Action::Back => {
            if form.is_dirty() && asked != Some(FormQuestion::Leave) {
                form.asked = Some(FormQuestion::Leave);
                return After::say(words::leave_typed(state.lang));
            }
            if form.from_list {
                let at = editing(state, form).map_or(0, |n| n - 1);
                state
                    .layers
                    .push(Layer::Conclusions(Conclusions { at, asked: None }));
            }
            return After::Leave;
        }
        Action::Quit => {
            if form.is_dirty() && asked != Some(FormQuestion::Quit) {
                form.asked = Some(FormQuestion::Quit);
                return After::say(words::quit_typed(state.lang));
            }
            return Flow::Quit.into();
        }
        Action::Suspend | Action::Redraw => return After::Pass,
        _ => return Flow::Idle.into(),
    }
    Flow::Draw.into()
}

/// Says what is wrong with the first of these fields that has something wrong, and goes to it.
fn check(
    form: &mut Form,
    state: &State,
    fields: &[Field],
    asked: Option<FormQuestion>,
) -> Option<After> {
    let (lang, meeting) = (state.lang, state.meeting_day());
    for field in fields {
        let said = match field {
            Field::Text if form.text_of(Field::Text).is_empty() => words::no_text(lang).to_string(),
            Field::Owner if form.text_of(Field::Owner).contains([',', ';']) => {
                words::one_owner(lang).to_string()
            }
            Field::Deadline => match form.deadline(meeting) {
                Err(error) => error.said(lang).to_string(),
                Ok(Some(day)) if day < meeting && !form.past_meant => {
                    if asked == Some(FormQuestion::Past) {
                        form.past_meant = true;
                        continue;
                    }
                    form.asked = Some(FormQuestion::Past);
                    words::past(lang, day, meeting)
                }
                Ok(_) => continue,
            },
            _ => continue,
        };
        if form.field != *field {
            form.go(&state.data.commune, *field);
        }
        return Some(After::Say(said));
    }
    None
}

fn save(form: &mut Form, state: &State, asked: Option<FormQuestion>) -> After {
    if let Some(said) = check(form, state, &Field::ALL, asked) {
        return said;
    }
    let conclusion = form.conclusion(&state.data.commune, state.meeting_day());
    let change = match &form.editing {
        None => MeetingChange::Add(conclusion),
        Some(id) => MeetingChange::Edit(id.to_string(), conclusion),
    };
    After::write(state, change)
}
