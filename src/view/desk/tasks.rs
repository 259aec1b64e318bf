//! The tasks: counts by state, then the list in the order and with the filters chosen.

use std::cmp::Reverse;

use super::columns::{Columns, Row};
use super::rows::{around, list};
use crate::app::{State, TabLine};
use crate::assess::tasks::{self, Counts, Facet, Filter, Order, TaskStanding, facet};
use crate::model::{Given, TaskState};
use crate::text::{Lang, desk as words, tasks as states};
use crate::theme::Role;
use crate::view::Glyphs;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::stack;

/// The mark of a task and the role of its mark and words. What is late only by its document's default deadline does not shout.
pub fn look(glyphs: &Glyphs, standing: &TaskStanding) -> (&'static str, Role) {
    let mark = states::mark(standing.state, glyphs.set);
    match standing.state {
        TaskState::Overdue(_) | TaskState::DueSoon(_) if standing.is_by_default() => {
            (states::mark_by_default(glyphs.set), Role::Muted)
        }
        TaskState::Overdue(_) => (mark, Role::Bad),
        TaskState::DueSoon(_) => (mark, Role::Warn),
        TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done => (mark, Role::Good),
        // a day of its own tells a task from the others
        TaskState::Open if standing.is_by_default() => (mark, Role::Muted),
        TaskState::Open => (mark, Role::Text),
        TaskState::NoDeadline | TaskState::Waiting | TaskState::Paused | TaskState::Returned => {
            (mark, Role::Muted)
        }
    }
}

/// Where a task stands, in words.
pub fn stands(lang: Lang, standing: &TaskStanding) -> String {
    let by_default = standing.is_by_default();
    states::standing_given(lang, standing.state, standing.left, by_default)
}

/// What a bar of tasks is made of, from its left end; what has no day is left as the trough. What is late only by a default does not shout.
pub const PARTS: [(Filter, Role, bool); 6] = [
    (Filter::Done, Role::ActualGood, false),
    (Filter::Overdue, Role::ActualBad, false),
    (Filter::DueSoon, Role::ActualWarn, true),
    (Filter::OverdueByDefault, Role::Actual, false),
    (Filter::Held, Role::Grid, true),
    (Filter::Open, Role::ActualPast, false),
];

/// How many tasks are done, late, soon due and under way, of all.
pub fn bar(pen: &mut Pen<'_>, counts: &Counts) {
    let parts = PARTS.map(|(filter, role, striped)| (counts.under(filter), role, striped));
    stack::draw(pen, &parts, counts.total());
}

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let all = tasks::standings(&state.data.commune, state.assessment.as_of);
    let shown = state.lines();
    let (w, h) = (pen.width(), pen.height());
    let mut top = summary(pen, state, &all);
    let side = if w >= 116 && h >= 20 {
        (w / 3).min(56)
    } else {
        0
    };
    if side == 0 && h >= 18 {
        top += sectors(&mut pen.part(1, top, w.saturating_sub(2), 1), state, &all);
    }
    filters(pen, state, top, (shown.len(), all.len()));
    let rows = h.saturating_sub(top + 1);
    tasks_of(
        &mut pen.part(0, top + 1, w - side, rows),
        state,
        (&shown, &all),
        h >= 12,
    );
    if side > 0 {
        beside(
            &mut pen.part(
                w - side + 1,
                top + 2,
                side.saturating_sub(2),
                rows.saturating_sub(2),
            ),
            state,
            (&shown, &all),
        );
    }
}

/// The sentence, and all tasks as one bar: below it, or after it where rows are few. Gives back the row below.
fn summary(pen: &mut Pen<'_>, state: &State, all: &[TaskStanding]) -> u16 {
    let counts = Counts::of(all);
    let lang = state.lang;
    let room = pen.width().saturating_sub(2);
    let done = words::done_of(lang, counts.under(Filter::Done), counts.total());
    pen.right(1 + room, 0, &done, Role::Number);
    let room_left = room.saturating_sub(width(&done) + 2);
    let said = counts.sentence(lang);
    if pen.height() >= 18 {
        let most = pen.few(1, 0, room_left, 2, (&said, Role::Headline));
        bar(&mut pen.part(1, most, room, 1), &counts);
        return most + 1;
    }
    let x = pen.fit(1, 0, room_left, &said, Role::Headline) + 2;
    let rest = room_left.saturating_sub(x);
    if rest >= 6 {
        bar(&mut pen.part(x, 0, rest, 1), &counts);
    }
    1
}

/// The sectors in one row by their short names, each with a bar as long as it has tasks. Gives back the rows drawn: none where they have
/// no room or there is only one.
fn sectors(pen: &mut Pen<'_>, state: &State, all: &[TaskStanding]) -> u16 {
    let (lang, commune) = (state.lang, &state.data.commune);
    let of = facet::counts(commune, all, &Facet::Sector(None));
    let name = |facet: &Facet| match facet {
        Facet::Sector(Some(at)) => {
            let sector = commune.catalogue.sectors.get(*at);
            sector.map_or(String::new(), |s| lang.pick(&s.short, &s.en).to_string())
        }
        other => other.name(lang, commune),
    };
    let cells = of
        .iter()
        .map(|(facet, of)| (name(facet), of.total().to_string(), of));
    let cells: Vec<(String, String, &Counts)> = cells.collect();
    let words = cells
        .iter()
        .map(|(name, total, _)| width(name) + width(total) + 2);
    let gaps = count(cells.len()).saturating_sub(1) * 3;
    let room = pen.width().checked_sub(words.sum::<u16>() + gaps);
    let Some(room) = room.filter(|room| cells.len() > 1 && usize::from(*room) >= cells.len() * 3)
    else {
        return 0;
    };
    let mut x = 0;
    for (name, total, counts) in cells {
        let long = usize::from(room) * counts.total() / all.len().max(1);
        let long = count(long.max(1));
        x = pen.text(x, 0, &name, Role::Text) + 1;
        bar(&mut pen.part(x, 0, long, 1), counts);
        x = pen.text(x + long + 1, 0, &total, Role::Number) + 3;
    }
    1
}

/// Whose tasks they are and what they are about, each with a bar; the owners with the most first.
fn beside(pen: &mut Pen<'_>, state: &State, (shown, all): (&[TabLine], &[TaskStanding])) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let (w, h) = (pen.width(), pen.height());
    let sectors = facet::counts(commune, all, &Facet::Sector(None));
    let mut owners = facet::counts(commune, all, &Facet::Owner(None));
    owners.sort_by_key(|(_, counts)| Reverse(counts.total()));
    let mut y = 1;
    pen.card();
    for (title, of) in [
        (words::by_sector(lang), sectors),
        (words::by_owner(lang), owners),
    ] {
        let names: Vec<String> = of.iter().map(|(f, _)| f.name(lang, commune)).collect();
        let longest = names.iter().map(|n| width(n)).max().unwrap_or(0);
        let room = longest.min(w.saturating_sub(18));
        let most = of.iter().map(|(_, counts)| counts.total()).max();
        let most = most.unwrap_or(1).max(1);
        if y + 2 > h {
            break;
        }
        pen.text(1, y, title, Role::Group);
        y += 1;
        for (name, (_, counts)) in names.iter().zip(&of) {
            let below = w.saturating_sub(2);
            let parts = around(name, &[room], below, 3, pen.look.glyphs.cut);
            if y + count(parts.len()) > h {
                break;
            }
            for (y, part) in (y..).zip(&parts) {
                pen.text(1, y, part, Role::Text);
            }
            let done = format!("{}/{}", counts.under(Filter::Done), counts.total());
            // as long as there are tasks
            let scale = usize::from(w.saturating_sub(room + 10));
            let long = (counts.total() * scale).div_ceil(most);
            bar(&mut pen.part(room + 2, y, count(long), 1), counts);
            pen.right(w.saturating_sub(1), y, &done, Role::Number);
            y += count(parts.len());
        }
        y += 1;
    }
    // the task under the cursor fills what is left
    let selected = shown.get(state.cursor(shown)).copied();
    if let Some(TabLine::Task(at)) = selected.filter(|_| h.saturating_sub(y) >= 10) {
        super::task::page(
            &mut pen.part(0, y + 1, w, h.saturating_sub(y + 1)),
            state,
            at,
            0,
        );
    }
}

/// The list.
fn tasks_of(
    pen: &mut Pen<'_>,
    state: &State,
    (shown, all): (&[TabLine], &[TaskStanding]),
    tall: bool,
) {
    let lang = state.lang;
    let room = pen.width().saturating_sub(2);
    if shown.is_empty() {
        let room = room.saturating_sub(2);
        pen.fit(3, 2, room, words::no_tasks(lang), Role::Muted);
        return;
    }
    let standings: Vec<&TaskStanding> = shown
        .iter()
        .filter_map(|line| match line {
            TabLine::Task(nth) => all.get(*nth),
            _ => None,
        })
        .collect();
    let columns = Columns::new(pen, state, &standings);
    let top = columns.head(pen, lang);
    let cursor = state.cursor(shown);
    let bottom = u16::from(pen.height() > 12);
    // where rows are few only the selected one is written out
    let most = |at: usize| if tall || at == cursor { 3 } else { 1 };
    let rows: Vec<Row> = (0..)
        .zip(standings)
        .map(|(at, standing)| columns.row(pen, state, *standing, most(at)))
        .collect();
    let heads = headings(state, &rows);
    let height = |row: &Row, head: &Option<String>| row.height() + u16::from(head.is_some());
    let rows = rows.into_iter().zip(heads);
    let rows: Vec<_> = rows
        .map(|(row, head)| (height(&row, &head), (row, head)))
        .collect();
    let end = pen.height().saturating_sub(bottom);
    if bottom > 0 {
        foot(pen, state, end);
    }
    list(pen, (top, end), &rows, cursor, |pen, y, of, selected| {
        let (row, head) = of;
        if let Some(head) = head {
            pen.fit(1, y, room, head, Role::Group);
        }
        let y = y + u16::from(head.is_some());
        let place = &mut pen.part(0, y, pen.width(), end.saturating_sub(y));
        Columns::draw(place, row, selected);
    });
}

/// What `*` means, and the document where there is only one.
fn foot(pen: &mut Pen<'_>, state: &State, y: u16) {
    let room = pen.width().saturating_sub(2);
    let tasks = &state.data.commune.tasks;
    let any = tasks
        .iter()
        .any(|t| matches!(t.owner, Given::Default(_)) || matches!(t.deadline, Given::Default(_)));
    let x = if any {
        pen.fit(1, y, room, words::defaults(state.lang), Role::Muted)
    } else {
        0
    };
    if let [only] = state.data.commune.task_sources.as_slice() {
        let name = format!("{} ({})", only.name, only.document);
        if x + width(&name) + 3 < pen.width() {
            let end = pen.width() - 1;
            pen.right(end, y, &name, Role::Muted);
        }
    }
}

/// What stands above the first task of every owner, sector or document, where the list is sorted by it.
fn headings(state: &State, rows: &[Row]) -> Vec<Option<String>> {
    let commune = &state.data.commune;
    let facet = |row: &Row| {
        let task = commune.tasks.get(row.task)?;
        match state.desk.order {
            Order::Urgency => None,
            Order::Owner => Some(Facet::Owner(task.owner.get().cloned())),
            Order::Sector => Some(Facet::Sector(task.sector)),
            Order::Source => Some(Facet::Source(task.source)),
        }
    };
    let facets: Vec<Option<Facet>> = rows.iter().map(facet).collect();
    let mut out = Vec::with_capacity(rows.len());
    let mut before: Option<&Facet> = None;
    for of in &facets {
        let of = of.as_ref();
        out.push(of.filter(|f| before != Some(f)).map(|f| {
            let alike = facets.iter().filter(|other| other.as_ref() == Some(f));
            words::heads(&f.name(state.lang, commune), alike.count())
        }));
        before = of;
    }
    out
}

/// The filters by state with their counts, the one that holds marked; what else is picked, how many tasks are shown and how they are sorted.
fn filters(pen: &mut Pen<'_>, state: &State, y: u16, (shown, total): (usize, usize)) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let end = pen.width().saturating_sub(1);
    let mut notes = vec![state.desk.order.name(lang).to_string()];
    if state.desk.is_filtered() {
        notes.insert(0, words::shown_of(lang, shown, total));
    }
    let notes = notes.join(&pen.look.dot());
    pen.right(end, y, &notes, Role::Muted);
    let room = end.saturating_sub(width(&notes) + 1);
    let picked = state.desk.picked.iter();
    let picked = picked.map(|f| format!("{}: {}", f.kind(lang), f.name(lang, commune)));
    let picked = picked.collect::<Vec<_>>().join(&pen.look.dot());
    let chosen = state.desk.filter;
    let mut all = state.desk.filters(commune, state.assessment.as_of);
    if !all.iter().any(|(f, _)| *f == chosen) {
        all.push((chosen, 0));
    }
    let label = |(filter, count): &(Filter, usize)| format!(" {} {count} ", filter.name(lang));
    let long: u16 = all.iter().map(|f| width(&label(f)) + 1).sum();
    if long + width(&picked) > room {
        all.retain(|(f, _)| *f == chosen);
    }
    let mut x = 0;
    for filter in &all {
        let role = if filter.0 == chosen {
            Role::TabActive
        } else {
            Role::Tab
        };
        // in the colour of its part of the bar above, which it explains
        if let Some((.., colour, _)) = PARTS.iter().find(|(f, ..)| *f == filter.0) {
            x = pen.text(x + 1, y, pen.look.glyphs.bar, *colour);
        }
        x = pen.text(x, y, &label(filter), role);
    }
    if !picked.is_empty() {
        let room = room.saturating_sub(x + 1);
        pen.fit(x + 1, y, room, &picked, Role::TabActive);
    }
}

/// The state in the list: with its days where they press.
pub fn shown_state(lang: Lang, standing: &TaskStanding) -> String {
    match standing.state {
        TaskState::Overdue(_) | TaskState::DueSoon(_) => stands(lang, standing),
        other => other.name(lang).to_string(),
    }
}
