//! The most urgent tasks and what comes up next, side by side, for the overview.

use chrono::Days;

use super::calendar::parts;
use super::tasks::{look, stands};
use crate::app::{State, desk::worth_a_line};
use crate::assess::agenda;
use crate::assess::tasks::{self, Counts, Order};
use crate::text::{desk as words, labels};
use crate::theme::Role;
use crate::view::pen::{Pen, width};

/// How far ahead the overview looks.
const AHEAD: Days = Days::new(60);

/// Whether there is anything to draw.
pub fn has_any(state: &State) -> bool {
    !state.data.commune.tasks.is_empty() || !state.data.commune.events.is_empty()
}

/// Draws both lists, one above the other where there is no room beside.
pub fn draw(pen: &mut Pen<'_>, state: &State) {
    let (w, h) = (pen.width(), pen.height());
    let (tasks, events) = (!state.data.commune.tasks.is_empty(), !state.data.commune.events.is_empty());
    match (tasks && events, w >= 100) {
        (true, true) => {
            due(&mut pen.part(0, 0, w / 2, h), state);
            coming(&mut pen.part(w / 2, 0, w - w / 2, h), state);
        }
        (true, false) if h >= 8 => {
            due(&mut pen.part(0, 0, w, h / 2), state);
            coming(&mut pen.part(0, h / 2, w, h - h / 2), state);
        }
        _ if tasks => due(pen, state),
        _ => coming(pen, state),
    }
}

fn due(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let mut standings = tasks::standings(commune, on);
    let counts = Counts::of(&standings);
    pen.rule(0);
    let title = format!(" 7 {} ", labels::tasks(lang).to_uppercase());
    pen.text(1, 0, &title, Role::Group);
    let room = pen.width().saturating_sub(2);
    pen.fit(1, 1, room, &counts.sentence(lang), Role::Text);
    standings.retain(|s| !s.state.is_done());
    tasks::sort(commune, &mut standings, Order::Urgency);
    for (y, standing) in (2..pen.height()).zip(&standings) {
        let Some(task) = commune.tasks.get(standing.task) else { continue };
        let (mark, role) = look(pen.look.glyphs, standing);
        pen.text(1, y, mark, role);
        let right = match task.deadline.get().filter(|_| task.deadline.is_stated()) {
            Some(day) => crate::model::date::format_short(*day),
            None => stands(lang, standing),
        };
        let end = pen.width().saturating_sub(2);
        let room = end.saturating_sub(width(&right) + 4);
        pen.fit(3, y, room, &task.title, Role::Text);
        pen.right(end, y, &right, if task.deadline.is_stated() { Role::Number } else { Role::Muted });
    }
}

fn coming(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    pen.rule(0);
    let title = format!(" 8 {} ", words::this_week(lang));
    pen.text(1, 0, &title, Role::Group);
    let to = on.checked_add_days(AHEAD).unwrap_or(on);
    let mut all = agenda::between(commune, on, to);
    all.retain(|o| worth_a_line(commune, o));
    for (y, of) in (1..pen.height()).zip(&all) {
        let (day, text) = parts(state, of);
        pen.text(1, y, &day, Role::Number);
        let room = pen.width().saturating_sub(12);
        pen.fit(11, y, room, &text, Role::Text);
    }
}
