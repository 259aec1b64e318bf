//! The most urgent tasks and what comes up next, side by side, for the overview.

use chrono::Days;

use super::calendar::parts;
use super::rows::lines;
use super::tasks::{look, shown_state};
use crate::app::State;
use crate::assess::agenda::{self, Entry, worth_lines};
use crate::assess::tasks::{self, Counts, Facet, Filter, Order, TaskStanding, facet};
use crate::model::When;
use crate::text::{calendar as days_of, desk as words, labels};
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};

/// How far ahead the overview looks.
const AHEAD: Days = Days::new(60);

/// Whether there is anything to draw.
pub fn has_any(state: &State) -> bool {
    !state.data.commune.tasks.is_empty() || !state.data.commune.events.is_empty()
}

/// Draws both lists, one above the other where there is no room beside.
pub fn draw(pen: &mut Pen<'_>, state: &State) {
    let (w, h) = (pen.width(), pen.height());
    let (tasks, events) = (
        !state.data.commune.tasks.is_empty(),
        !state.data.commune.events.is_empty(),
    );
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

/// What is pressing: not done, and overdue, soon due or with a day of its own.
fn is_pressing(standing: &TaskStanding) -> bool {
    let own_day = standing.due.is_some() && !standing.is_by_default();
    !standing.state.is_done() && own_day
}

fn due(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let all = tasks::standings(commune, on);
    pen.rule(0);
    let title = format!(" 7 {} ", labels::tasks(lang).to_uppercase());
    pen.text(1, 0, &title, Role::Group);
    let h = pen.height();
    let tall = h >= 8;
    let room = pen.width().saturating_sub(2);
    let said = Counts::of(&all).sentence(lang);
    let mut y = 1 + pen.few(1, 1, room, if tall { 2 } else { 1 }, (&said, Role::Text));
    let mut undone = all;
    undone.retain(|s| !s.state.is_done());
    tasks::sort(commune, &mut undone, Order::Urgency);
    let pressing = undone.iter().filter(|s| is_pressing(s)).count();
    // where what is pressing leaves much room, counts say more than the next tasks that press nobody
    let sectors = facet::counts(commune, &undone, &Facet::Sector(None));
    let owners = facet::counts(commune, &undone, &Facet::Owner(None));
    let used = y + count(pressing).saturating_mul(2);
    let table = count(sectors.len() + 2);
    let counted = h >= 14 && used.saturating_add(table) <= h;
    undone.sort_by_key(|s| !is_pressing(s));
    if counted {
        undone.truncate(pressing);
    }
    for standing in &undone {
        let Some(next) = one(pen, state, y, standing, tall) else {
            break;
        };
        y = next;
    }
    if !counted {
        return;
    }
    y = counts(pen, state, y + 1, words::by_sector(lang), &sectors);
    if owners.len() > 1 && y + 2 < h {
        counts(pen, state, y + 1, words::by_owner(lang), &owners);
    }
}

/// One task in one line, or two where it is long; gives back the row below, nothing where there was no room.
fn one(
    pen: &mut Pen<'_>,
    state: &State,
    y: u16,
    standing: &TaskStanding,
    tall: bool,
) -> Option<u16> {
    let task = state.data.commune.tasks.get(standing.task)?;
    let (mark, role) = look(pen.look.glyphs, standing);
    let right = match standing.due.filter(|_| !standing.is_by_default()) {
        Some(day) => crate::model::date::format_short(day),
        None => shown_state(state.lang, standing),
    };
    let end = pen.width().saturating_sub(2);
    let room = end.saturating_sub(width(&right) + 4);
    let most = if tall { 2 } else { 1 };
    let parts = lines(&task.title, room, most, pen.look.glyphs.cut);
    let below = y + count(parts.len());
    if below > pen.height() {
        return None;
    }
    pen.text(1, y, mark, role);
    let role = if standing.is_by_default() {
        Role::Muted
    } else {
        Role::Number
    };
    pen.right(end, y, &right, role);
    for (y, part) in (y..).zip(&parts) {
        pen.text(3, y, part, Role::Text);
    }
    Some(below)
}

/// `Kinh tế 35   2 quá hạn`: undone tasks of each; gives back the row below.
fn counts(pen: &mut Pen<'_>, state: &State, y: u16, title: &str, of: &[(Facet, Counts)]) -> u16 {
    let (lang, commune) = (state.lang, &state.data.commune);
    let room = pen.width().saturating_sub(2);
    pen.fit(1, y, room, title, Role::Group);
    let names: Vec<String> = of.iter().map(|(f, _)| f.name(lang, commune)).collect();
    let longest = names.iter().map(|n| width(n)).max().unwrap_or(0);
    let longest = longest.min(room.saturating_sub(6));
    let mut y = y + 1;
    for (name, (_, counts)) in names.iter().zip(of) {
        if y >= pen.height() {
            break;
        }
        pen.fit(3, y, longest, name, Role::Text);
        pen.right(3 + longest + 5, y, &counts.total.to_string(), Role::Number);
        let late = counts.under(Filter::Overdue);
        if late > 0 {
            let x = 3 + longest + 7;
            let room = pen.width().saturating_sub(x + 1);
            let text = format!("{late} {}", Filter::Overdue.name(lang));
            pen.fit(x, y, room, &text, Role::Bad);
        }
        y += 1;
    }
    y
}

fn coming(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    pen.rule(0);
    let title = format!(" 8 {} ", words::this_week(lang));
    pen.text(1, 0, &title, Role::Group);
    let to = on.checked_add_days(AHEAD).unwrap_or(on);
    let mut all = worth_lines(commune, &agenda::between(commune, on, to));
    // what comes again every week or month is said once
    let mut said: Vec<Entry> = Vec::new();
    all.retain(|o| {
        let first = !said.contains(&o.entry);
        said.push(o.entry);
        first
    });
    let most = if pen.height() >= 8 { 2 } else { 1 };
    let room = pen.width().saturating_sub(12);
    let mut y = 1;
    for of in &all {
        let (day, mut text) = parts(state, of, true);
        let event = match of.entry {
            Entry::Event(at) => commune.events.get(at),
            _ => None,
        };
        let again = event.filter(|e| {
            matches!(
                e.when,
                When::Weekly(_) | When::Monthly(_) | When::MonthlyWeekday(..)
            )
        });
        if let Some(event) = again {
            text = format!("{text}; {}", days_of::when(lang, &event.when));
        }
        let parts = lines(&text, room, most, pen.look.glyphs.cut);
        let below = y + count(parts.len());
        if below > pen.height() {
            break;
        }
        pen.text(1, y, &day, Role::Number);
        for (y, part) in (y..).zip(&parts) {
            pen.text(11, y, part, Role::Text);
        }
        y = below;
    }
}
