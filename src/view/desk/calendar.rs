//! The calendar: next meeting, the month's occurrences, and the month as a grid with lunar days.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::{Datelike, NaiveDate};

use crate::app::State;
use crate::assess::agenda::{self, Entry, Occurrence};
use crate::assess::lunar;
use crate::model::date;
use crate::text::{calendar as days_of, desk as words};
use crate::theme::Role;
use crate::view::pen::Pen;
use crate::view::sector::first_shown;

/// Columns of the grid: seven days of five cells.
const GRID: u16 = 37;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let room = pen.width().saturating_sub(2);
    if let Some(next) = agenda::next_meeting(commune, on) {
        let line = format!("{}: {}", words::next_meeting(lang), line_of(state, &next));
        pen.fit(1, 0, room, &line, Role::Headline);
    }
    let (first, _) = state.desk.window(on);
    pen.text(1, 1, &days_of::month(lang, first).to_uppercase(), Role::Group);
    let grid = pen.width() >= 84 && pen.height() >= 14;
    let list = if grid { pen.width() - GRID - 2 } else { pen.width() };
    let h = pen.height();
    self::list(&mut pen.part(0, 2, list, h.saturating_sub(2)), state);
    if grid {
        month(&mut pen.part(list + 1, 1, GRID, h.saturating_sub(1)), state, first);
    }
}

/// `T2 19/01 07:30 Giao ban UBND xã (giả định)`
fn line_of(state: &State, of: &Occurrence) -> String {
    let (day, rest) = parts(state, of);
    format!("{day} {rest}")
}

pub fn parts(state: &State, of: &Occurrence) -> (String, String) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let day = format!("{} {}", days_of::weekday_short(lang, of.first.weekday()), date::format_short(of.first));
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
                if of.last > of.first {
                    notes.push(date::format_short(of.last));
                }
                if event.assumed {
                    notes.push(words::assumed(lang).to_string());
                }
            }
        }
        Entry::Step(at, step) => {
            if let Some((task, step)) = commune.tasks.get(at).and_then(|t| Some((t, t.milestones.get(step)?))) {
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
            if let Some((plan, indicator)) = commune.plans.get(at).and_then(|p| Some((p, commune.catalogue.indicator(p.indicator)?))) {
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

fn list(pen: &mut Pen<'_>, state: &State) {
    let on = state.assessment.as_of;
    let days = state.desk.days(&state.data.commune, on);
    if days.is_empty() {
        pen.text(3, 1, words::nothing_this_month(state.lang), Role::Muted);
        return;
    }
    let lines = state.lines();
    let cursor = state.cursor(&lines);
    let rows = usize::from(pen.height());
    let from = first_shown(cursor, days.len(), rows);
    let mut before: Option<NaiveDate> = from.checked_sub(1).and_then(|at| days.get(at)).map(|o| o.first);
    for (y, (at, of)) in (0..pen.height()).zip(days.iter().enumerate().skip(from)) {
        if at == cursor {
            pen.select(y);
        }
        let past = of.last < on;
        let (day, text) = parts(state, of);
        let lunar = lunar::of(of.first).map(|l| days_of::lunar_short(state.lang, l.day, l.month, l.leap)).unwrap_or_default();
        // the day stands once for all that it holds
        if before != Some(of.first) {
            pen.text(2, y, &day, if past { Role::Muted } else { Role::Number });
            pen.text(11, y, &lunar, Role::Muted);
        }
        before = Some(of.first);
        let room = pen.width().saturating_sub(22);
        pen.fit(21, y, room, &text, if past { Role::Muted } else { Role::Text });
    }
}

/// The month as weeks from Monday: solar days, busy ones bold, today reversed; under them the lunar days.
fn month(pen: &mut Pen<'_>, state: &State, first: NaiveDate) {
    let (lang, on) = (state.lang, state.assessment.as_of);
    for (x, day) in (0..).step_by(5).zip([Mon, Tue, Wed, Thu, Fri, Sat, Sun]) {
        pen.right(x + 3, 0, days_of::weekday_short(lang, day), Role::Muted);
    }
    let days = state.desk.days(&state.data.commune, on);
    let busy = |day: NaiveDate| days.iter().any(|o| o.first <= day && day <= o.last);
    let mut y = 1;
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
            let text = if moon.day == 1 || day.day() == 1 { format!("{}/{}", moon.day, moon.month) } else { moon.day.to_string() };
            pen.right(x + 4, y + 1, &text, Role::Muted);
        }
        let Some(next) = day.succ_opt() else { break };
        if next.weekday() == chrono::Weekday::Mon {
            y += 2;
        }
        day = next;
    }
}
