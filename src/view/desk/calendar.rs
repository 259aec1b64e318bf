//! The calendar: next meeting, the month's occurrences, and the month as a grid with lunar days.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::{Datelike, NaiveDate};

use super::rows::{self, lines};
use crate::app::State;
use crate::assess::agenda::{self, Entry, Occurrence, worth_lines};
use crate::assess::lunar;
use crate::model::{Period, When, date};
use crate::text::{calendar as days_of, desk as words};
use crate::theme::Role;
use crate::view::pen::{Pen, count};

/// Columns of the grid: seven days of five cells.
const GRID: u16 = 37;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let room = pen.width().saturating_sub(2);
    let mut top = 0;
    if let Some(next) = agenda::next_meeting(commune, on) {
        let line = format!("{}: {}", words::next_meeting(lang), line_of(state, &next));
        let most = if pen.height() >= 12 { 2 } else { 1 };
        top = pen.few(1, 0, room, most, (&line, Role::Headline));
    }
    let (first, _) = state.desk.window(on);
    let name = |first| days_of::month(lang, first).to_uppercase();
    pen.text(1, top, &name(first), Role::Group);
    let days = state.desk.days(commune, on);
    let (w, h) = (pen.width(), pen.height());
    let grid = w >= 84 && h >= 14;
    let side = if grid { w - GRID - 2 } else { w };
    let rows = h.saturating_sub(top + 1);
    list(&mut pen.part(0, top + 1, side, rows), state, &days);
    if grid {
        let place = &mut pen.part(side + 1, top, GRID, h - top);
        top += month(place, state, first, &days) + 2;
        // the month after, where there is room for all of it
        if h >= top + 14 {
            let next = Period::Month(first.year(), first.month()).shifted(1);
            let (next, end) = next.window();
            pen.text(side + 1, top, &name(next), Role::Group);
            let days = worth_lines(commune, &agenda::between(commune, next, end));
            let place = &mut pen.part(side + 1, top + 1, GRID, h - top - 1);
            month(place, state, next, &days);
        }
    }
}

/// `ngày mai, T2 19/01 07:30 Giao ban UBND xã (giả định)`
fn line_of(state: &State, of: &Occurrence) -> String {
    let (day, rest) = parts(state, of, true);
    let away = (of.day - state.assessment.as_of).num_days();
    format!("{}, {day} {rest}", days_of::away(state.lang, away))
}

/// The day and what takes place; with the lunar day of what is set by it, where no column says it.
pub fn parts(state: &State, of: &Occurrence, with_lunar: bool) -> (String, String) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let day = match of.is_stretch() {
        true if of.first.month() == of.last.month() => {
            format!("{:02}–{}", of.first.day(), date::format_short(of.last))
        }
        true => days_of::until(lang, of.last),
        false => days_of::day_short(lang, of.first),
    };
    let due = words::deadline(lang);
    let mut notes: Vec<String> = Vec::new();
    let text = match of.entry {
        Entry::Event(at) => commune.events.get(at).map(|event| {
            notes.extend(event.place.iter().map(ToString::to_string));
            if let (When::Lunar(..), Some(moon), true) =
                (event.when, lunar::of(of.first), with_lunar)
            {
                notes.push(days_of::lunar_long(lang, moon.day, moon.month, moon.leap));
            }
            if of.lasts() && !of.is_stretch() {
                notes.push(days_of::until(lang, of.last));
            }
            if event.assumed {
                notes.push(words::assumed(lang).to_string());
            }
            let hour = event.hour.as_deref().map(|hour| format!("{hour} "));
            format!("{}{}", hour.unwrap_or_default(), event.title)
        }),
        Entry::Step(at, step) => commune.tasks.get(at).and_then(|task| {
            let step = task.milestones.get(step)?;
            notes.push(task.title.to_string());
            Some(format!("{due} {}", step.title))
        }),
        Entry::Deadline(at) => commune.tasks.get(at).map(|task| {
            notes.extend(task.owner.get().map(ToString::to_string));
            format!("{due} {}", task.title)
        }),
        Entry::PlanEnd(at) => commune.plans.get(at).and_then(|plan| {
            let indicator = commune.catalogue.indicator(plan.indicator)?;
            notes.push(lang.pick(&plan.name, &plan.en).to_string());
            let name = lang.pick(&indicator.short, &indicator.en);
            Some(format!("{due} {name}"))
        }),
    };
    let mut text = text.unwrap_or_default();
    if !notes.is_empty() {
        text = format!("{text} ({})", notes.join(", "));
    }
    (day, text)
}

fn list(pen: &mut Pen<'_>, state: &State, days: &[Occurrence]) {
    let on = state.assessment.as_of;
    if days.is_empty() {
        pen.text(3, 1, words::nothing_this_month(state.lang), Role::Muted);
        return;
    }
    // the lunar day has a column where there is room; elsewhere it stands with what is set by it
    let x = if pen.width() >= 60 { 22 } else { 12 };
    let room = pen.width().saturating_sub(x + 1);
    let most = if pen.height() >= 8 { 2 } else { 1 };
    let row = |of| {
        let (day, text) = parts(state, of, x < 22);
        let parts = lines(&text, room, most, pen.look.glyphs.cut);
        (count(parts.len()).max(1), (of, day, parts))
    };
    let rows: Vec<_> = days.iter().map(row).collect();
    let cursor = state.cursor(&state.lines());
    let mut before: Option<String> = None;
    let place = (0, pen.height());
    rows::list(pen, place, &rows, cursor, |pen, y, of, selected| {
        let (of, day, parts) = of;
        for y in (y..y + count(parts.len()).max(1)).filter(|_| selected) {
            pen.select(y);
        }
        let past = of.last < on;
        // the day stands once for all that it holds
        if before.as_ref() != Some(day) {
            pen.text(2, y, day, if past { Role::Muted } else { Role::Number });
            let moon = lunar::of(of.first).filter(|_| x == 22 && !of.is_stretch());
            if let Some(moon) = moon {
                let moon = days_of::lunar_short(state.lang, moon.day, moon.month, moon.leap);
                pen.text(12, y, &moon, Role::Muted);
            }
        }
        before = Some(day.clone());
        for (y, part) in (y..).zip(parts) {
            pen.text(x, y, part, if past { Role::Muted } else { Role::Text });
        }
    });
}

/// The month as weeks from Monday: solar days, busy ones bold, today reversed; under them the lunar days. Gives back the row of its last days.
fn month(pen: &mut Pen<'_>, state: &State, first: NaiveDate, days: &[Occurrence]) -> u16 {
    let (lang, on) = (state.lang, state.assessment.as_of);
    for (x, day) in (0..).step_by(5).zip([Mon, Tue, Wed, Thu, Fri, Sat, Sun]) {
        pen.right(x + 3, 0, days_of::weekday_short(lang, day), Role::Muted);
    }
    let busy = |day: NaiveDate| {
        days.iter()
            .any(|o| !o.is_stretch() && o.first <= day && day <= o.last)
    };
    let (mut y, mut last) = (1, 1);
    let mut day = first;
    while day.month() == first.month() {
        let x = u16::try_from(day.weekday().num_days_from_monday()).unwrap_or(0) * 5;
        let role = if day == on {
            Role::TabActive
        } else if busy(day) {
            Role::Number
        } else {
            Role::Muted
        };
        pen.text(x, y, &format!("{:>3} ", day.day()), role);
        if let Some(moon) = lunar::of(day) {
            let text = if day.day() == 1 {
                format!("{}/{}", moon.day, moon.month)
            } else {
                days_of::lunar_cell(moon.day, moon.month, moon.leap)
            };
            pen.right(x + 3, y + 1, &text, Role::Muted);
        }
        last = y + 1;
        let Some(next) = day.succ_opt() else { break };
        if next.weekday() == Mon {
            y += 2;
        }
        day = next;
    }
    last
}
