//! The form of a conclusion.
//!
//! ```text
//!  KẾT LUẬN MỚI  [Giải ngân vốn]  Đôn đốc nhà thầu · Chủ trì: Phòng Kinh tế
//!  Hạn 4/5  t6                          thứ Sáu 23/01/2026
//!  F8 ghi  Enter ô sau  Esc bỏ
//! ```

use super::heading;
use crate::app::{Field, Form, State, here};
use crate::text::measure::fitted;
use crate::text::meeting as words;
use crate::theme::Role;
use crate::view::pen::{Pen, width};

/// Draws the form into two rows.
pub fn draw(pen: &mut Pen<'_>, state: &State, form: &Form) {
    taken(pen, state, form);
    let lang = state.lang;
    let label = format!(
        " {} {}/{} ",
        form.field.label(lang),
        form.field.number() + 1,
        Field::ALL.len()
    );
    let start = pen.text(0, 1, &label, Role::Group);
    let all = pen.width().saturating_sub(start + 1);
    let room = match form.field {
        Field::Text | Field::Deliverable => all,
        Field::Owner | Field::Support if form.offered.is_empty() => all,
        Field::Owner | Field::Support => (all * 2 / 5).max(12).min(all),
        Field::Deadline if form.line().text().trim().is_empty() => all,
        Field::Deadline => (all / 3).max(12).min(all),
    };
    pen.input(start, 1, room, form.line());
    if form.line().text().is_empty() {
        let cut = pen.look.glyphs.cut;
        pen.text(
            start + 1,
            1,
            &fitted(form.field.hint(lang), room.saturating_sub(1), cut),
            Role::Muted,
        );
    }
    let x = start + room + 1;
    let left = pen.width().saturating_sub(x + 1);
    match form.field {
        Field::Owner | Field::Support => offered(pen, form, x, left),
        Field::Deadline => understood(pen, state, form, x, left),
        Field::Text | Field::Deliverable => {}
    }
}

/// What was taken so far: the tag of what it is about, then every field but the one that is typed.
fn taken(pen: &mut Pen<'_>, state: &State, form: &Form) {
    let (lang, cut) = (state.lang, pen.look.glyphs.cut);
    let mut x = heading(
        pen,
        &words::form_title(lang, here::editing(state, form)).to_uppercase(),
    );
    let end = pen.width().saturating_sub(1);
    if let Some(name) = form
        .about()
        .and_then(|about| here::subject_name(state, about))
    {
        // the tag gives way to what was typed
        let share = if form.field == Field::Text { 3 } else { 6 };
        let room = (pen.width() / share).max(12).min(end.saturating_sub(x + 2));
        x = pen.text(
            x,
            0,
            &format!("[{}]", fitted(&name, room.saturating_sub(2), cut)),
            Role::Key,
        ) + 2;
    }
    let text = form.text_of(Field::Text);
    let mut rest: Vec<(&'static str, String)> = Vec::new();
    for field in Field::ALL.into_iter().skip(1).filter(|f| *f != form.field) {
        let typed = form.text_of(field);
        if typed.is_empty() {
            continue;
        }
        let value = match (field, form.deadline(state.meeting_day())) {
            (Field::Deadline, Ok(Some(day))) => words::understood(lang, day),
            _ => typed.to_string(),
        };
        rest.push((field.label(lang), value));
    }
    let others: u16 = rest
        .iter()
        .map(|(label, value)| width(label) + width(value) + 5)
        .sum();
    if form.field != Field::Text && !text.is_empty() {
        let room = end.saturating_sub(x);
        let own = room.saturating_sub(others).max(room / 3);
        x = pen.fit(x, 0, own, text, Role::Text) + 1;
    }
    for (at, (label, value)) in rest.into_iter().enumerate() {
        if x + width(label) + 6 >= end {
            break;
        }
        if at > 0 || form.field != Field::Text {
            let dot = pen.look.glyphs.dot;
            x = pen.text(x, 0, dot, Role::Muted) + 1;
        }
        x = pen.text(x, 0, &format!("{label}: "), Role::Muted);
        x = pen.fit(x, 0, end.saturating_sub(x), &value, Role::Text) + 1;
    }
}

/// The names that fit, as many as there is room for; the chosen one is always among them.
fn offered(pen: &mut Pen<'_>, form: &Form, x: u16, room: u16) {
    let cut = pen.look.glyphs.cut;
    let (mut x, end) = (x, x + room);
    let length = |names: &[String]| names.iter().map(|n| width(n) + 2).sum::<u16>();
    let chosen = form.chosen.unwrap_or(0);
    let mut from = 0;
    while from < chosen
        && form
            .offered
            .get(from..=chosen)
            .is_some_and(|names| length(names) > room + 2)
    {
        from += 1;
    }
    for (at, name) in form.offered.iter().enumerate().skip(from) {
        let left = end.saturating_sub(x);
        if left < 4 || (at > from && width(name) > left) {
            break;
        }
        let shown = fitted(name, left, cut);
        let role = if form.chosen == Some(at) {
            Role::TabActive
        } else {
            Role::Tab
        };
        x = pen.text(x, 1, &shown, role) + 2;
    }
}

/// What the deadline was understood as.
fn understood(pen: &mut Pen<'_>, state: &State, form: &Form, x: u16, room: u16) {
    let (lang, meeting) = (state.lang, state.meeting_day());
    match form.deadline(meeting) {
        Ok(None) => {}
        Ok(Some(day)) if day < meeting => {
            let text = format!("{}, {}", words::understood(lang, day), words::is_past(lang));
            pen.fit(x, 1, room, &text, Role::Warn);
        }
        Ok(Some(day)) => {
            pen.fit(x, 1, room, &words::understood(lang, day), Role::Number);
        }
        // the answer to a key says it in full
        Err(_) if state.notice.is_some() => {}
        Err(error) => {
            pen.fit(x, 1, room, error.briefly(lang), Role::Warn);
        }
    }
}
