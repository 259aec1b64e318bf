//! The tasks: counts by state, then the list in the order and with the filters chosen.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::brief;
use super::rows::{lines, list};
use crate::app::{State, TabLine};
use crate::assess::tasks::{self, Counts, Facet, Order, TaskStanding};
use crate::model::{Given, Task, TaskState, date};
use crate::text::{Lang, desk as words, tasks as states};
use crate::theme::Role;
use crate::view::Glyphs;
use crate::view::pen::{Pen, count, width};

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

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (commune, h) = (&state.data.commune, pen.height());
    let all = tasks::standings(commune, state.assessment.as_of);
    let counts = Counts::of(&all);
    let room = pen.width().saturating_sub(2);
    let most = if h >= 12 { 2 } else { 1 };
    let mut top = pen.few(
        1,
        0,
        room,
        most,
        (&counts.sentence(state.lang), Role::Headline),
    );
    if h >= 12 {
        brief::done(&mut pen.part(1, top, room, 1), state.lang, &counts);
        top += 1;
    }
    // who has how many stands beside the list, or in two lines above it
    let side = if pen.width() >= 118 && h >= 14 { 42 } else { 0 };
    if side > 0 {
        let place = &mut pen.part(pen.width() - side, top + 1, side, h.saturating_sub(top + 1));
        brief::by_facets(place, state, &all);
    } else if h >= 18 {
        top += brief::strip(&mut pen.part(1, top, room, 1), state, &all);
    }
    let place = &mut pen.part(0, top, pen.width() - side, h.saturating_sub(top));
    rows(place, state, &all);
}

/// The list below its filters: what most rows have in common is said once above it.
fn rows(pen: &mut Pen<'_>, state: &State, all: &[TaskStanding]) {
    let lang = state.lang;
    let room = pen.width().saturating_sub(2);
    let tall = pen.height() >= 9;
    let shown = state.lines();
    filters(pen, state, 0, (shown.len(), all.len()));
    let standings = shown.iter().filter_map(|line| match line {
        TabLine::Task(nth) => all.get(*nth).copied(),
        _ => None,
    });
    let standings: Vec<TaskStanding> = standings.collect();
    let common = Common::of(state, &standings, pen.width());
    let columns = Columns::new(state, &standings, common, pen.width());
    let mut top = 1;
    if let Some(said) = columns.common.said(lang).filter(|_| tall) {
        pen.fit(1, top, room, &said, Role::Muted);
        top += 1;
    }
    columns.head(pen, lang, top);
    top += 1;
    if shown.is_empty() {
        let room = room.saturating_sub(2);
        pen.fit(3, top + 1, room, words::no_tasks(lang), Role::Muted);
        return;
    }
    let cursor = state.cursor(&shown);
    let bottom = u16::from(pen.height() > 12);
    // where rows are few only the selected one is written out
    let most = |at: usize| if tall || at == cursor { 3 } else { 1 };
    let rows: Vec<Row> = (0..)
        .zip(standings)
        .map(|(at, standing)| columns.row(pen, state, standing, most(at)))
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
        columns.draw(place, row, selected);
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
    let label =
        |(filter, count): &(tasks::Filter, usize)| format!(" {} {count} ", filter.name(lang));
    let long: u16 = all.iter().map(|f| width(&label(f))).sum();
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
        x = pen.text(x, y, &label(filter), role);
    }
    if !picked.is_empty() {
        let room = room.saturating_sub(x + 1);
        pen.fit(x + 1, y, room, &picked, Role::TabActive);
    }
}

/// A task, written out.
struct Row {
    task: usize,
    mark: (&'static str, Role),
    cells: [(Vec<String>, Role); 5],
    /// In what it differs from most rows.
    notes: Vec<(String, Role)>,
    /// The notes have a line of their own: beside the title they would leave it too little room.
    below: bool,
}

impl Row {
    fn height(&self) -> u16 {
        let rows = self.cells.iter().map(|(parts, _)| count(parts.len()));
        rows.max().unwrap_or(1).max(1) + u16::from(self.below)
    }
}

/// The owner, the deadline and the state that most rows of a list have; none where rows differ.
#[derive(Clone, Default)]
struct Common([Option<String>; 3]);

impl Common {
    fn of(state: &State, standings: &[TaskStanding], room: u16) -> Self {
        let written: Vec<[String; 3]> = standings
            .iter()
            .filter_map(|standing| {
                let task = state.data.commune.tasks.get(standing.task)?;
                let (owner, deadline) = (owner(state, task).0, deadline(task, room).0);
                Some([owner, deadline, shown_state(state.lang, standing)])
            })
            .collect();
        Self(std::array::from_fn(|column| {
            let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
            for row in written.iter().filter_map(|row| row.get(column)) {
                *counted.entry(row).or_default() += 1;
            }
            let (text, count) = counted.into_iter().max_by_key(|(_, count)| *count)?;
            (count >= 5 && count * 2 > written.len()).then(|| text.to_string())
        }))
    }

    fn said(&self, lang: Lang) -> Option<String> {
        let [owner, deadline, state] = &self.0;
        let deadline = deadline.as_ref().map(|day| words::due_on(lang, day));
        let parts: Vec<&str> = [owner, &deadline, state]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        (!parts.is_empty()).then(|| words::unless_noted(lang, &parts.join(" · ")))
    }
}

fn owner(state: &State, task: &Task) -> (String, Role) {
    match &task.owner {
        Given::Stated(name) => (name.to_string(), Role::Text),
        Given::Default(name) => (format!("*{name}"), Role::Muted),
        Given::Missing => (words::no_owner(state.lang).to_string(), Role::Warn),
    }
}

/// In words where there is no day, or only that of the whole document.
fn deadline(task: &Task, room: u16) -> (String, Role) {
    let words = task.deadline_words.as_deref();
    match (&task.deadline, words) {
        (Given::Stated(day), _) => (written(*day, room), Role::Number),
        (Given::Default(day), None) => {
            let day = written(*day, room);
            (format!("*{day}"), Role::Muted)
        }
        (_, words) => (words.unwrap_or("").to_string(), Role::Text),
    }
}

fn written(day: NaiveDate, room: u16) -> String {
    if room >= 60 {
        date::format(day)
    } else {
        date::format_short(day)
    }
}

/// Where titles begin.
const TITLE: u16 = 3;

/// How wide each column is; zero where there is no room or nothing to tell apart.
struct Columns {
    common: Common,
    title: u16,
    owner: u16,
    deadline: u16,
    state: u16,
    source: u16,
}

impl Columns {
    /// As wide as what stands in them, within bounds; the title takes the rest. The document has a column only where there are several.
    fn new(state: &State, shown: &[TaskStanding], common: Common, w: u16) -> Self {
        let tasks = || {
            let task = |s: &TaskStanding| state.data.commune.tasks.get(s.task);
            shown.iter().filter_map(task)
        };
        // what most rows share needs no column: a row that differs says so behind its title
        let least = |column: usize, text: String| match common.0.get(column) {
            Some(None) => width(&text) + 2,
            _ => 0,
        };
        // where there is much room nothing needs a second line
        let most = |small: u16, wide: u16, large: u16| match w {
            150.. => large,
            100.. => wide,
            _ => small,
        };
        let widest = |widths: &mut dyn Iterator<Item = u16>| widths.max().unwrap_or(0);
        let owner = widest(&mut tasks().map(|t| least(0, owner(state, t).0)));
        let deadline = widest(&mut tasks().map(|t| least(1, deadline(t, w).0)));
        let stands = shown.iter().map(|s| least(2, shown_state(state.lang, s)));
        let stands = stands.max().unwrap_or(0);
        let owner = if w >= 72 {
            owner.min(most(18, 27, 43))
        } else {
            0
        };
        let deadline = deadline.min(if w >= 60 { most(14, 21, 43) } else { 8 });
        let stands = if w >= 60 {
            stands.min(most(17, 24, 24))
        } else {
            0
        };
        let source = if w >= 140 && state.data.commune.task_sources.len() > 1 {
            26
        } else {
            0
        };
        let longest = tasks().map(|t| width(&t.title)).max().unwrap_or(0);
        let rest = w.saturating_sub(4 + owner + deadline + stands + source);
        let title = if common.0.iter().any(Option::is_some) {
            rest
        } else {
            rest.min(longest.saturating_add(2))
        };
        Self {
            common,
            title,
            owner,
            deadline,
            state: stands,
            source,
        }
    }

    fn cells(&self) -> [(u16, u16); 5] {
        let mut x = TITLE;
        [
            self.title,
            self.owner,
            self.deadline,
            self.state,
            self.source,
        ]
        .map(|w| {
            let cell = (x, w.saturating_sub(1));
            x += w;
            cell
        })
    }

    fn head(&self, pen: &mut Pen<'_>, lang: Lang, y: u16) {
        let names: [fn(Lang) -> &'static str; 5] = [
            words::column_task,
            words::column_owner,
            words::column_deadline,
            words::column_state,
            words::column_source,
        ];
        for ((x, room), name) in self.cells().into_iter().zip(names) {
            if room >= 3 {
                pen.fit(x, y, room, name(lang), Role::Muted);
            }
        }
    }

    /// A task in cells of at most `most` lines.
    fn row(&self, pen: &Pen<'_>, state: &State, standing: TaskStanding, most: usize) -> Row {
        let (lang, glyphs) = (state.lang, pen.look.glyphs);
        let mark = look(glyphs, &standing);
        let Some(task) = state.data.commune.tasks.get(standing.task) else {
            return Row {
                task: standing.task,
                mark,
                cells: std::array::from_fn(|_| (Vec::new(), Role::Text)),
                notes: Vec::new(),
                below: false,
            };
        };
        let section = task.section.as_deref().map(|s| format!(", {s}"));
        let section = section.unwrap_or_default();
        let source = state.data.commune.task_sources.get(task.source);
        let source = source.map_or("", |s| &*s.name);
        let own = [
            owner(state, task),
            deadline(task, pen.width()),
            (shown_state(lang, &standing), mark.1),
        ];
        let differs = |(common, own): &(&Option<String>, &(String, Role))| {
            common.as_ref().is_some_and(|common| *common != own.0) && !own.0.is_empty()
        };
        let notes = self.common.0.iter().zip(&own).filter(differs);
        let mut notes: Vec<(String, Role)> = notes.map(|(_, own)| own.clone()).collect();
        for at in (1..notes.len()).rev() {
            notes.insert(at, (pen.look.dot(), Role::Muted));
        }
        let aside: u16 = notes.iter().map(|(text, _)| width(text) + 1).sum();
        let below = aside * 2 > self.title && most > 1;
        let [of, by, stands] = own;
        let texts = [
            (task.title.to_string(), Role::Text),
            of,
            by,
            stands,
            (format!("{source}{section}"), Role::Muted),
        ];
        let mut rooms = self.cells().into_iter();
        let cells = texts.map(|(text, role)| {
            let (at, room) = rooms.next().unwrap_or_default();
            let room = if at == TITLE && !below {
                room.saturating_sub(aside)
            } else {
                room
            };
            // what is in brackets goes to the next line as a whole
            let bracket = text
                .split_once(" (")
                .filter(|(head, _)| width(&text) > room && width(head) <= room && most > 1);
            let parts = match bracket {
                Some((head, rest)) => {
                    let rest = lines(&format!("({rest}"), room, most - 1, glyphs.cut);
                    std::iter::once(head.to_string()).chain(rest).collect()
                }
                None => lines(&text, room, most, glyphs.cut),
            };
            (parts, role)
        });
        Row {
            task: standing.task,
            mark,
            cells,
            notes,
            below,
        }
    }

    fn draw(&self, pen: &mut Pen<'_>, row: &Row, selected: bool) {
        if selected {
            for y in 0..row.height().min(pen.height()) {
                pen.select(y);
            }
        }
        pen.text(1, 0, row.mark.0, row.mark.1);
        for ((x, room), (parts, role)) in self.cells().into_iter().zip(&row.cells) {
            for (y, part) in (0..pen.height()).zip(parts).filter(|_| room > 0) {
                pen.text(x, y, part, *role);
            }
        }
        let long: u16 = row.notes.iter().map(|(text, _)| width(text)).sum();
        let (mut x, y) = if row.below {
            (TITLE, row.height() - 1)
        } else {
            ((TITLE + self.title).saturating_sub(long + 1), 0)
        };
        for (text, role) in &row.notes {
            x = pen.text(x, y, text, *role);
        }
    }
}

/// The state in the list: with its days where they press.
pub fn shown_state(lang: Lang, standing: &TaskStanding) -> String {
    match standing.state {
        TaskState::Overdue(_) | TaskState::DueSoon(_) => stands(lang, standing),
        other => other.name(lang).to_string(),
    }
}
