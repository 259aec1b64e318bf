//! The most urgent tasks and what comes up next, side by side, for the overview.

use chrono::Days;

use super::calendar::parts;
use super::rows::{around, lines};
use super::tasks::{bar, look, shown_state};
use crate::app::State;
use crate::assess::agenda::{self, Entry, worth_lines};
use crate::assess::tasks::{self, Counts, Facet, Filter, Order, TaskStanding, facet};
use crate::model::When;
use crate::text::{Lang, calendar as days_of, desk as words, labels};
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};

/// How far ahead the overview looks.
const AHEAD: Days = Days::new(60);

/// Whether there is anything to draw.
pub fn has_any(state: &State) -> bool {
    !state.data.commune.tasks.is_empty() || !state.data.commune.events.is_empty()
}

/// Draws both lists on cards of their own, one above the other where there is no room beside.
pub fn draw(pen: &mut Pen<'_>, state: &State) {
    let (w, h) = (pen.width(), pen.height());
    let commune = &state.data.commune;
    match (!commune.tasks.is_empty(), !commune.events.is_empty()) {
        (true, true) if w >= 76 => {
            let half = w / 2;
            due(&mut pen.part(0, 0, half - 1, h), state);
            coming(&mut pen.part(half, 0, w - half, h), state);
        }
        (true, true) => {
            let most = h - h / 2;
            due(&mut pen.part(0, 0, w, most), state);
            coming(&mut pen.part(0, most, w, h - most), state);
        }
        (true, false) => due(pen, state),
        _ => coming(pen, state),
    }
}

/// The title of a card; gives back the column after it.
fn title(pen: &mut Pen<'_>, text: &str) -> u16 {
    pen.card();
    pen.text(1, 0, &text.to_uppercase(), Role::Group)
}

/// The bar over the whole pen, with how many are done at its end.
pub fn done(pen: &mut Pen<'_>, lang: Lang, counts: &Counts) {
    let total = words::done_of(lang, counts.under(Filter::Done), counts.total());
    let room = pen.width().saturating_sub(width(&total) + 1);
    bar(&mut pen.part(0, 0, room, 1), counts);
    pen.right(pen.width(), 0, &total, Role::Text);
}

/// What is pressing: not done, and overdue, soon due or with a day of its own.
fn is_pressing(standing: &TaskStanding) -> bool {
    let own_day = standing.due.is_some() && !standing.is_by_default();
    !standing.state.is_done() && own_day
}

fn due(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let all = tasks::standings(commune, on);
    let of_all = Counts::of(&all);
    let h = pen.height();
    let name = if pen.width() < 58 {
        labels::tasks_short(lang)
    } else {
        labels::tasks(lang)
    };
    let x = title(pen, &format!("7 {name}")) + 2;
    let room = pen.width().saturating_sub(x + 1);
    if h == 1 {
        return done(&mut pen.part(x, 0, room, 1), lang, &of_all);
    }
    pen.fit(x, 0, room, &of_all.sentence(lang), Role::Muted);
    let tall = h >= 8;
    let room = pen.width().saturating_sub(2);
    done(&mut pen.part(1, 1, room, 1), lang, &of_all);
    let mut y = 2;
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
    let room = end.saturating_sub(2);
    let beside = [room.saturating_sub(width(&right) + 2)];
    let most = if tall { 2 } else { 1 };
    let parts = around(&task.title, &beside, room, most, pen.look.glyphs.cut);
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
        pen.right(
            3 + longest + 5,
            y,
            &counts.total().to_string(),
            Role::Number,
        );
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
    let x = title(pen, &format!("8 {}", words::this_week(lang)));
    let top = u16::from(pen.height() > 1);
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
    let left = if top == 0 { x + 2 } else { 1 };
    let room = pen.width().saturating_sub(left + 11);
    let mut y = top;
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
        pen.text(left, y, &day, Role::Number);
        for (y, part) in (y..).zip(&parts) {
            pen.text(left + 10, y, part, Role::Text);
        }
        y = below;
    }
}
