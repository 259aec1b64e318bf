//! The states that a task can get.
//!
//! ```text
//!  TRẠNG THÁI  Di dời tài sản xưởng luyện than cốc          đang làm, còn 12 ngày
//!  1 đang làm  2 xong  3 chờ  4 tạm dừng  5 trả lại  6 hạn mới
//!  Enter chọn  ←→ chọn
//! ```

use super::heading;
use crate::app::{Choice, Decide, DecideField, State, when};
use crate::assess::tasks;
use crate::model::date;
use crate::text::measure::fitted;
use crate::text::{desk, meeting as words, tasks as states};
use crate::theme::Role;
use crate::view::pen::{Pen, width};

/// Draws the menu, or the line that is typed, into two rows.
pub fn draw(pen: &mut Pen<'_>, state: &State, decide: &Decide) {
    let lang = state.lang;
    let start = heading(pen, &desk::column_state(lang).to_uppercase());
    let task = state
        .data
        .commune
        .tasks
        .iter()
        .enumerate()
        .find(|(_, t)| t.id == decide.task);
    let end = pen.width().saturating_sub(1);
    if let Some((at, task)) = task {
        let standing = tasks::standing(at, task, state.assessment.as_of);
        let mut stands = states::standing(lang, standing.state, standing.left);
        if let Some(day) = decide.deadline {
            stands = format!(
                "{stands} ({} {})",
                states::deadline(lang).to_lowercase(),
                date::format_short(day)
            );
        }
        let room = end.saturating_sub(start);
        let right = if width(&stands) + 12 <= room {
            width(&stands) + 2
        } else {
            0
        };
        pen.fit(
            start,
            0,
            room.saturating_sub(right),
            &task.title,
            Role::Text,
        );
        if right > 0 {
            pen.right(end, 0, &stands, Role::Muted);
        }
    }
    match decide.ask {
        DecideField::Choice => menu(pen, state, decide),
        DecideField::Day | DecideField::Reason => line(pen, state, decide),
    }
}

fn menu(pen: &mut Pen<'_>, state: &State, decide: &Decide) {
    let names: Vec<String> = (1..)
        .zip(Choice::ALL)
        .map(|(n, choice)| format!("{n} {}", choice.name(state.lang)))
        .collect();
    let room = pen.width();
    let all: u16 = names.iter().map(|n| width(n) + 2).sum();
    let blank = if all <= room { " " } else { "" };
    let length = |names: &[String]| {
        names
            .iter()
            .map(|n| width(n) + 1 + width(blank))
            .sum::<u16>()
    };
    // where there is no room for all, those up to the chosen one
    let mut from = 0;
    while from < decide.at && names.get(from..).is_some_and(|n| length(n) > room) {
        from += 1;
    }
    let mut x = 0;
    for (at, name) in names.iter().enumerate().skip(from) {
        if x + width(name) + 1 + width(blank) > room {
            break;
        }
        let role = if at == decide.at {
            Role::TabActive
        } else {
            Role::Tab
        };
        x = pen.text(x, 1, &format!("{blank}{name} "), role);
    }
}

fn line(pen: &mut Pen<'_>, state: &State, decide: &Decide) {
    let (lang, meeting, cut) = (state.lang, state.meeting_day(), pen.look.glyphs.cut);
    let Some(typed) = decide.line() else { return };
    let choice = decide.choice();
    let mut label = format!(" {} ", decide.label(lang));
    if decide.ask == DecideField::Reason {
        let day = when::read(decide.day.text(), meeting)
            .ok()
            .flatten()
            .filter(|_| choice == Choice::Deadline);
        let what = day.map_or_else(
            || choice.name(lang),
            |day| format!("{} {}", choice.name(lang), date::format_short(day)),
        );
        label = format!(" {what} {} {} ", pen.look.glyphs.dot, decide.label(lang));
    }
    let start = pen.text(0, 1, &label, Role::Group);
    let all = pen.width().saturating_sub(start + 1);
    let aside = decide.ask == DecideField::Day && !typed.text().trim().is_empty();
    let room = if aside {
        (all / 3).max(12).min(all)
    } else {
        all
    };
    pen.input(start, 1, room, typed);
    if typed.text().is_empty() {
        pen.text(
            start + 1,
            1,
            &fitted(decide.hint(lang), room.saturating_sub(1), cut),
            Role::Muted,
        );
    }
    if !aside {
        return;
    }
    let x = start + room + 1;
    let left = pen.width().saturating_sub(x + 1);
    let (text, role) = match when::read(typed.text(), meeting) {
        // the answer to a key says it in full
        _ if state.notice.is_some() => return,
        Err(error) => (error.briefly(lang).to_string(), Role::Warn),
        Ok(None) => return,
        Ok(Some(day)) if choice == Choice::Done && day > meeting => {
            (words::done_later(lang).to_string(), Role::Warn)
        }
        Ok(Some(day)) if choice == Choice::Deadline && day < meeting => (
            format!("{}, {}", words::understood(lang, day), words::is_past(lang)),
            Role::Warn,
        ),
        Ok(Some(day)) => (words::understood(lang, day), Role::Number),
    };
    pen.fit(x, 1, left, &text, role);
}
