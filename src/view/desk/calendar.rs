//! The calendar: next meeting, the month's occurrences, and the month as a grid with lunar days.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::{Datelike, NaiveDate};

use super::rows::{self, lines};
use crate::app::State;
use crate::assess::agenda::{self, Entry, Occurrence, worth_lines};
use crate::assess::lunar;
use crate::model::{Period, Verdict, When, date};
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
    let next = Period::Month(first.year(), first.month()).shifted(1);
    let (after, end) = next.window();
    let later = worth_lines(commune, &agenda::between(commune, after, end));
    let (w, h) = (pen.width(), pen.height());
    // both months beside each other where there is room, one above the other where there is only height
    let grids = match w {
        150.. if (14..32).contains(&h) => 2,
        84.. if h >= 14 => 1,
        _ => 0,
    };
    let side = w - grids * (GRID + 2);
    let rows = h.saturating_sub(top + 1);
    let place = &mut pen.part(0, top + 1, side, rows);
    list(place, state, &days, &later, &name(after));
    if grids == 0 {
        return;
    }
    pen.text(side + 1, top, &name(first), Role::Group);
    let place = &mut pen.part(side + 1, top + 1, GRID, h - top - 1);
    let below = month(place, state, first, &days) + 3;
    let (x, y) = if grids == 2 {
        (side + GRID + 3, top)
    } else {
        (side + 1, top + below)
    };
    if grids == 2 || h >= y + 14 {
        pen.text(x, y, &name(after), Role::Group);
        let place = &mut pen.part(x, y + 1, GRID, h - y - 1);
        month(place, state, after, &later);
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

/// What an entry of the calendar is, as its mark and colour tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Other,
    Meeting,
    Deadline,
}

impl Sort {
    fn of(state: &State, of: &Occurrence) -> Self {
        match of.entry {
            Entry::Event(at) => {
                let event = state.data.commune.events.get(at);
                if event.is_some_and(|event| event.meeting) {
                    Self::Meeting
                } else {
                    Self::Other
                }
            }
            Entry::Step(..) | Entry::Deadline(_) | Entry::PlanEnd(_) => Self::Deadline,
        }
    }

    fn look(self, pen: &Pen<'_>) -> (&'static str, Role) {
        let glyphs = pen.look.glyphs;
        match self {
            Self::Meeting => (glyphs.mark, Role::Good),
            Self::Deadline => (glyphs.verdict(Verdict::Slow), Role::Warn),
            Self::Other => (glyphs.dot, Role::Number),
        }
    }
}

/// What the marks mean.
fn legend(pen: &mut Pen<'_>, state: &State, y: u16) {
    let words = [
        (Sort::Meeting, words::is_meeting(state.lang)),
        (Sort::Deadline, words::is_deadline(state.lang)),
        (Sort::Other, words::is_other(state.lang)),
    ];
    let mut x = 2;
    for (sort, word) in words {
        let (mark, role) = sort.look(pen);
        x = pen.text(x, y, mark, role);
        x = pen.text(x + 1, y, word, Role::Muted) + 2;
    }
}

/// The month's entries, then those of the month after as far as there is room.
fn list(pen: &mut Pen<'_>, state: &State, days: &[Occurrence], next: &[Occurrence], name: &str) {
    let bottom = pen.height().saturating_sub(1);
    let (h, legend_y) = if bottom >= 8 {
        (bottom, Some(bottom))
    } else {
        (pen.height(), None)
    };
    if let Some(y) = legend_y {
        legend(pen, state, y);
    }
    let place = &mut pen.part(0, 0, pen.width(), h);
    let cursor = state.cursor(&state.lines());
    let used = if days.is_empty() {
        place.text(3, 1, words::nothing_this_month(state.lang), Role::Muted);
        2
    } else {
        entries(place, state, days, Some(cursor))
    };
    if used + 3 <= h && !next.is_empty() {
        place.text(1, used + 1, name, Role::Group);
        let rest = &mut place.part(0, used + 2, place.width(), h - used - 2);
        entries(rest, state, next, None);
    }
}

/// Gives back how many rows they took.
fn entries(pen: &mut Pen<'_>, state: &State, days: &[Occurrence], cursor: Option<usize>) -> u16 {
    let on = state.assessment.as_of;
    // the lunar day has a column where there is room; elsewhere it stands with what is set by it
    let x = if pen.width() >= 60 { 24 } else { 14 };
    let away = if pen.width() >= 72 { 14 } else { 0 };
    let room = pen.width().saturating_sub(x + 1 + away);
    let most = if pen.height() >= 8 { 2 } else { 1 };
    let row = |of| {
        let (day, text) = parts(state, of, x < 24);
        let parts = lines(&text, room, most, pen.look.glyphs.cut);
        (count(parts.len()).max(1), (of, day, parts))
    };
    let rows: Vec<_> = days.iter().map(row).collect();
    let mut before: Option<String> = None;
    let place = (0, pen.height());
    rows::list(
        pen,
        place,
        &rows,
        cursor.unwrap_or(0),
        |pen, y, of, selected| {
            let (of, day, parts) = of;
            let bottom = y + count(parts.len()).max(1);
            for y in (y..bottom).filter(|_| selected && cursor.is_some()) {
                pen.select(y);
            }
            let past = of.last < on;
            let muted = |role| if past { Role::Muted } else { role };
            // the day stands once for all that it holds
            if before.as_ref() != Some(day) {
                pen.text(2, y, day, muted(Role::Number));
                let moon = lunar::of(of.first).filter(|_| x == 24 && !of.is_stretch());
                if let Some(moon) = moon {
                    let moon = days_of::lunar_short(state.lang, moon.day, moon.month, moon.leap);
                    pen.text(12, y, &moon, Role::Muted);
                }
                let days = (of.first - on).num_days();
                if away > 0 && days >= 0 {
                    let end = pen.width().saturating_sub(1);
                    pen.right(end, y, &days_of::away(state.lang, days), Role::Muted);
                }
            }
            before = Some(day.clone());
            let (mark, role) = Sort::of(state, of).look(pen);
            pen.text(x - 2, y, mark, muted(role));
            for (y, part) in (y..).zip(parts) {
                pen.text(x, y, part, muted(Role::Text));
            }
        },
    );
    rows.iter().fold(0, |sum, (height, _)| sum + height)
}

/// The month as weeks from Monday: solar days, busy ones bold, today reversed; under them the lunar days. Gives back the row of its last days.
fn month(pen: &mut Pen<'_>, state: &State, first: NaiveDate, days: &[Occurrence]) -> u16 {
    let (lang, on) = (state.lang, state.assessment.as_of);
    for (x, day) in (0..).step_by(5).zip([Mon, Tue, Wed, Thu, Fri, Sat, Sun]) {
        pen.right(x + 3, 0, days_of::weekday_short(lang, day), Role::Muted);
    }
    let busy = |day: NaiveDate| {
        let on_day = days.iter().filter(|o| !o.is_stretch());
        let on_day = on_day.filter(|o| o.first <= day && day <= o.last);
        on_day.map(|o| Sort::of(state, o)).max()
    };
    let (mut y, mut last) = (1, 1);
    let mut day = first;
    while day.month() == first.month() {
        let x = u16::try_from(day.weekday().num_days_from_monday()).unwrap_or(0) * 5;
        let role = if day == on {
            Role::TabActive
        } else {
            busy(day).map_or(Role::Muted, |sort| sort.look(pen).1)
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
