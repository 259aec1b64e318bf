//! The calendar: next meeting, the month's occurrences, and the month as a grid with lunar days.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::{Datelike, NaiveDate};

use super::rows::{first_of_page, lines};
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
        for part in lines(
            &line,
            room,
            if pen.height() >= 12 { 2 } else { 1 },
            pen.look.glyphs.cut,
        ) {
            pen.text(1, top, &part, Role::Headline);
            top += 1;
        }
    }
    let (first, _) = state.desk.window(on);
    pen.text(
        1,
        top,
        &days_of::month(lang, first).to_uppercase(),
        Role::Group,
    );
    let days = state.desk.days(commune, on);
    let (w, h) = (pen.width(), pen.height());
    let grid = w >= 84 && h >= 14;
    let list = if grid { w - GRID - 2 } else { w };
    self::list(
        &mut pen.part(0, top + 1, list, h.saturating_sub(top + 1)),
        state,
        &days,
    );
    if grid {
        let end = top
            + month(
                &mut pen.part(list + 1, top, GRID, h - top),
                state,
                first,
                &days,
            );
        // the month after, where there is room for all of it
        top = end + 2;
        if h >= top + 14 {
            let (next, end) = Period::Month(first.year(), first.month())
                .shifted(1)
                .window();
            pen.text(
                list + 1,
                top,
                &days_of::month(lang, next).to_uppercase(),
                Role::Group,
            );
            let days = worth_lines(commune, &agenda::between(commune, next, end));
            month(
                &mut pen.part(list + 1, top + 1, GRID, h - top - 1),
                state,
                next,
                &days,
            );
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
    let mut text = String::new();
    let mut notes: Vec<String> = Vec::new();
    match of.entry {
        Entry::Event(at) => {
            if let Some(event) = commune.events.get(at) {
                if let Some(hour) = &event.hour {
                    text.push_str(hour);
                    text.push(' ');
                }
                text.push_str(&event.title);
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
            }
        }
        Entry::Step(at, step) => {
            if let Some((task, step)) = commune
                .tasks
                .get(at)
                .and_then(|t| Some((t, t.milestones.get(step)?)))
            {
                text.push_str(words::deadline(lang));
                text.push(' ');
                text.push_str(&step.title);
                notes.push(task.title.to_string());
            }
        }
        Entry::Deadline(at) => {
            if let Some(task) = commune.tasks.get(at) {
                text.push_str(words::deadline(lang));
                text.push(' ');
                text.push_str(&task.title);
                notes.extend(task.owner.get().map(ToString::to_string));
            }
        }
        Entry::PlanEnd(at) => {
            if let Some((plan, indicator)) = commune
                .plans
                .get(at)
                .and_then(|p| Some((p, commune.catalogue.indicator(p.indicator)?)))
            {
                text.push_str(words::deadline(lang));
                text.push(' ');
                text.push_str(lang.pick(&indicator.short, &indicator.en));
                notes.push(lang.pick(&plan.name, &plan.en).to_string());
            }
        }
    }
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
    let rows: Vec<(String, Vec<String>)> = days
        .iter()
        .map(|of| {
            let (day, text) = parts(state, of, x < 22);
            (day, lines(&text, room, most, pen.look.glyphs.cut))
        })
        .collect();
    let heights: Vec<u16> = rows
        .iter()
        .map(|(_, parts)| count(parts.len()).max(1))
        .collect();
    let shown = state.lines();
    let cursor = state.cursor(&shown);
    let from = first_of_page(&heights, cursor, pen.height());
    let mut before: Option<&str> = None;
    let (mut y, mut below) = (0, from);
    for (at, (of, (day, parts))) in days.iter().zip(&rows).enumerate().skip(from) {
        let height = heights.get(at).copied().unwrap_or(1);
        if y + height > pen.height() && y > 0 {
            break;
        }
        for y in (y..y + height).filter(|_| at == cursor) {
            pen.select(y);
        }
        let past = of.last < on;
        // the day stands once for all that it holds
        if before != Some(day) {
            pen.text(2, y, day, if past { Role::Muted } else { Role::Number });
            if let (Some(moon), true) = (lunar::of(of.first).filter(|_| !of.is_stretch()), x == 22)
            {
                pen.text(
                    12,
                    y,
                    &days_of::lunar_short(state.lang, moon.day, moon.month, moon.leap),
                    Role::Muted,
                );
            }
        }
        before = Some(day);
        for part in parts {
            pen.text(x, y, part, if past { Role::Muted } else { Role::Text });
            y += 1;
        }
        below = at + 1;
    }
    let [up, down] = pen.look.glyphs.more;
    let last = pen.width().saturating_sub(1);
    if from > 0 {
        pen.text(last, 0, up, Role::Key);
    }
    if below < days.len() {
        let y = pen.height().saturating_sub(1);
        pen.text(last, y, down, Role::Key);
    }
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
