//! The tasks: counts by state, then the list in the order and with the filter chosen.

use chrono::NaiveDate;

use crate::app::State;
use crate::assess::tasks::{self, Counts, Filter};
use crate::model::{Given, Task, TaskState, date};
use crate::text::{Lang, desk as words, tasks as states};
use crate::theme::Role;
use crate::view::pen::{Pen, width};
use crate::view::sector::first_shown;

/// The role of a state's mark and words.
pub fn role(state: TaskState) -> Role {
    match state {
        TaskState::Overdue(_) => Role::Bad,
        TaskState::DueSoon(_) => Role::Warn,
        TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done => Role::Good,
        TaskState::Open => Role::Text,
        TaskState::NoDeadline | TaskState::Waiting | TaskState::Paused | TaskState::Returned => Role::Muted,
    }
}

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, on, commune) = (state.lang, state.assessment.as_of, &state.data.commune);
    let counts = Counts::of(&tasks::standings(commune, on));
    let room = pen.width().saturating_sub(2);
    pen.fit(1, 0, room, &counts.sentence(lang), Role::Headline);
    filters(pen, state);
    let lines = state.lines();
    let columns = Columns::new(state, pen.width());
    columns.head(pen, lang, 2);
    if lines.is_empty() {
        pen.text(3, 4, words::no_tasks(lang), Role::Muted);
        return;
    }
    let cursor = state.cursor(&lines);
    let bottom = u16::from(pen.height() > 12);
    let rows = usize::from(pen.height().saturating_sub(3 + bottom));
    let from = first_shown(cursor, lines.len(), rows);
    for (y, (at, line)) in (3..pen.height().saturating_sub(bottom)).zip(lines.iter().enumerate().skip(from)) {
        let crate::app::Line::Task(nth) = line else { continue };
        let Some(task) = commune.tasks.get(*nth) else { continue };
        let standing = tasks::standing(*nth, task, on);
        if at == cursor {
            pen.select(y);
        }
        columns.row(pen, state, y, task, (standing.state, standing.left));
    }
    if bottom > 0 {
        let y = pen.height() - 1;
        let x = pen.fit(1, y, room, words::defaults(lang), Role::Muted);
        if let [only] = commune.task_sources.as_slice() {
            let name = format!("{} ({})", only.name, only.document);
            if x + width(&name) + 3 < pen.width() {
                let end = pen.width() - 1;
                pen.right(end, y, &name, Role::Muted);
            }
        }
    }
    let [up, down] = pen.look.glyphs.more;
    let last = pen.width().saturating_sub(1);
    if from > 0 {
        pen.text(last, 2, up, Role::Key);
    }
    if from + rows < lines.len() {
        let y = pen.height().saturating_sub(1 + bottom);
        pen.text(last, y, down, Role::Key);
    }
}

/// The filters, the one that holds marked; how the list is sorted.
fn filters(pen: &mut Pen<'_>, state: &State) {
    let lang = state.lang;
    let order = state.desk.order.name(lang);
    let all: u16 = Filter::ALL.iter().map(|f| width(f.name(lang)) + 2).sum();
    let narrow = all + width(order) + 3 > pen.width();
    let mut x = 0;
    for filter in Filter::ALL {
        let chosen = filter == state.desk.filter;
        if narrow && !chosen {
            continue;
        }
        x = pen.text(x, 1, &format!(" {} ", filter.name(lang)), if chosen { Role::TabActive } else { Role::Tab });
    }
    let end = pen.width().saturating_sub(1);
    pen.right(end, 1, order, Role::Muted);
}

/// How wide each column is; zero where there is no room or nothing to tell apart.
struct Columns {
    title: u16,
    owner: u16,
    deadline: u16,
    state: u16,
    source: u16,
}

impl Columns {
    /// As wide as what stands in them; the title takes the rest. The document has a column only where there are several.
    fn new(state: &State, w: u16) -> Self {
        let tasks = &state.data.commune.tasks;
        let most = |texts: &mut dyn Iterator<Item = u16>, least: u16| texts.max().unwrap_or(0).max(least) + 1;
        let owner = |t: &Task| t.owner.get().map_or(7, |o| width(o) + 1);
        let owner = if w >= 72 { most(&mut tasks.iter().map(owner), 8).min(if w >= 110 { 34 } else { 18 }) } else { 0 };
        let in_words = |t: &Task| t.deadline_words.as_deref().map_or(0, width);
        let deadline = if w >= 60 { most(&mut tasks.iter().map(in_words), 11).min(if w >= 110 { 24 } else { 14 }) } else { 7 };
        let stands = if w >= 60 { 16 } else { 0 };
        let source = if w >= 140 && state.data.commune.task_sources.len() > 1 { 26 } else { 0 };
        Self { title: w.saturating_sub(4 + owner + deadline + stands + source), owner, deadline, state: stands, source }
    }

    fn cells(&self) -> [(u16, u16); 5] {
        let mut x = 3;
        [self.title, self.owner, self.deadline, self.state, self.source].map(|w| {
            let cell = (x, w.saturating_sub(1));
            x += w;
            cell
        })
    }

    fn head(&self, pen: &mut Pen<'_>, lang: Lang, y: u16) {
        let names: [fn(Lang) -> &'static str; 5] =
            [words::column_task, words::column_owner, words::column_deadline, words::column_state, words::column_source];
        for ((x, room), name) in self.cells().into_iter().zip(names) {
            if room > 0 {
                pen.fit(x, y, room, name(lang), Role::Muted);
            }
        }
    }

    fn row(&self, pen: &mut Pen<'_>, state: &State, y: u16, task: &Task, (stand, left): (TaskState, Option<i64>)) {
        let lang = state.lang;
        let ascii = pen.look.glyphs.ascii;
        pen.text(1, y, states::mark(stand, ascii), role(stand));
        let [title, owner, deadline, words_of, source] = self.cells();
        pen.fit(title.0, y, title.1, &task.title, Role::Text);
        if owner.1 > 0 {
            let (text, role) = match &task.owner {
                Given::Stated(name) => (name.to_string(), Role::Text),
                Given::Default(name) => (format!("*{name}"), Role::Muted),
                Given::Missing => (words::no_owner(lang).to_string(), Role::Warn),
            };
            pen.fit(owner.0, y, owner.1, &text, role);
        }
        let short = |day: NaiveDate| if deadline.1 >= 10 { date::format(day) } else { date::format_short(day) };
        let (text, role_of) = match &task.deadline {
            Given::Stated(day) => (short(*day), Role::Number),
            Given::Default(day) if task.deadline_words.is_none() => (format!("*{}", short(*day)), Role::Muted),
            _ => (task.deadline_words.as_deref().unwrap_or(pen.look.glyphs.missing).to_string(), Role::Muted),
        };
        pen.fit(deadline.0, y, deadline.1, &text, role_of);
        if words_of.1 > 0 {
            let text = if matches!(stand, TaskState::Overdue(_) | TaskState::DueSoon(_)) {
                states::standing(lang, stand, left)
            } else {
                states::state(lang, stand).to_string()
            };
            pen.fit(words_of.0, y, words_of.1, &text, role(stand));
        }
        if source.1 > 0 {
            let name = state.data.commune.task_sources.get(task.source).map_or("", |s| &*s.name);
            let section = task.section.as_deref().map(|s| format!(", {s}")).unwrap_or_default();
            pen.fit(source.0, y, source.1, &format!("{name}{section}"), Role::Muted);
        }
    }
}
