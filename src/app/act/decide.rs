//! Keys in the menu of the states of a task, and where a day or a reason is typed for one.

use crate::app::{Action, Choice, Decide, DecideField, Form, Layer, State, Subject};
use chrono::NaiveDate;

use super::after::After;
use crate::app::state::when;
use crate::assess::pages::Thing;
use crate::data::meeting::MeetingChange;
use crate::input::Flow;
use crate::model::date;
use crate::text::meeting as words;

pub fn act(decide: &mut Decide, state: &mut State, action: Action) -> After {
    let asked = std::mem::take(&mut decide.asked);
    if decide.ask == DecideField::Choice {
        menu(decide, state, action)
    } else {
        typing(decide, state, action, asked)
    }
}

fn menu(decide: &mut Decide, state: &mut State, action: Action) -> After {
    let last = Choice::ALL.len() - 1;
    match action {
        // on a page that lists tasks these walk through the tasks
        Action::Up | Action::Down if state.present.is_some() => {
            let task = state.present.as_mut().and_then(|present| {
                let things = present.things(&state.data.commune, &state.assessment);
                present.point(&things, action == Action::Down);
                match present.lit {
                    Some(Thing::Task(at)) => state.data.commune.tasks.get(at),
                    _ => None,
                }
            });
            if let Some(task) = task.filter(|task| task.id != decide.task) {
                *decide = Decide {
                    at: decide.at,
                    ..Decide::new(task)
                };
            }
        }
        // a conclusion that follows on the task
        Action::Conclude => {
            let subject = Subject::Task(decide.task.clone());
            let form = Form::new(&state.data.commune, Some(subject), false);
            state.layers.push(Layer::Form(Box::new(form)));
            return After::Leave;
        }
        Action::Left | Action::Up => decide.at = decide.at.saturating_sub(1),
        Action::Right | Action::Down => decide.at = (decide.at + 1).min(last),
        Action::First => decide.at = 0,
        Action::Last => decide.at = last,
        Action::Tab(number) if (1..=last + 1).contains(&usize::from(number)) => {
            decide.at = usize::from(number) - 1;
            begin(decide, state.meeting_day());
        }
        Action::Open => begin(decide, state.meeting_day()),
        Action::Back | Action::TaskState => return After::Leave,
        Action::Quit | Action::Suspend | Action::Redraw | Action::Help => return After::Pass,
        _ => return Flow::Idle.into(),
    }
    Flow::Draw.into()
}

/// Asks for what belongs to the choice.
fn begin(decide: &mut Decide, meeting: NaiveDate) {
    decide.ask = decide.choice().asks();
    if decide.choice() == Choice::Done {
        decide.day.retype(&date::format(meeting));
    }
}

fn typing(decide: &mut Decide, state: &State, action: Action, asked: bool) -> After {
    match action {
        Action::Open | Action::Save => return finish(decide, state, asked),
        Action::Right => {
            if let Some(line) = decide.line_mut() {
                line.move_caret(1);
            }
        }
        // one step back: to the day, then to the menu
        Action::Up | Action::PreviousField | Action::Back => {
            decide.ask = match decide.ask {
                DecideField::Reason if decide.choice() == Choice::Deadline => DecideField::Day,
                _ => DecideField::Choice,
            };
        }
        Action::Quit if !asked && decide.has_reason() => {
            decide.asked = true;
            return After::say(words::quit_typed(state.lang));
        }
        Action::Quit => return Flow::Quit.into(),
        Action::Suspend | Action::Redraw => return After::Pass,
        _ => return Flow::Idle.into(),
    }
    Flow::Draw.into()
}

/// Writes the decision, once its day and its reason are as they must be.
fn finish(decide: &mut Decide, state: &State, asked: bool) -> After {
    if let Some(said) = bad_day(decide, state, asked) {
        decide.ask = DecideField::Day;
        return After::Say(said);
    }
    if decide.choice() == Choice::Deadline && !decide.has_reason() {
        if std::mem::replace(&mut decide.ask, DecideField::Reason) == DecideField::Day {
            return Flow::Draw.into();
        }
        if decide.needs_reason() {
            return After::say(words::reason_needed(state.lang));
        }
    }
    let decision = decide.decision(state.meeting_day());
    decide.sent = Some(decision.clone());
    After::write(state, MeetingChange::Decide(decision))
}

/// What is wrong with the day that was typed.
fn bad_day(decide: &mut Decide, state: &State, asked: bool) -> Option<String> {
    let (lang, meeting) = (state.lang, state.meeting_day());
    if decide.choice().asks() != DecideField::Day {
        return None;
    }
    let done = decide.choice() == Choice::Done;
    match when::read(decide.day.text(), meeting) {
        Err(error) => Some(error.said(lang).to_string()),
        Ok(None) if !done => Some(words::day_needed(lang).to_string()),
        Ok(Some(day)) if done && day > meeting => Some(words::done_later(lang).to_string()),
        Ok(Some(day)) if !done && day < meeting && decide.ask == DecideField::Day && !asked => {
            decide.asked = true;
            Some(words::past(lang, day, meeting))
        }
        Ok(_) => None,
    }
}
