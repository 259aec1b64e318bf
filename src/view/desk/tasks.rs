//! The tasks: counts by state, then the list in the order and with the filter chosen.

use chrono::NaiveDate;

use crate::app::{Density, Filter, State};
use crate::assess::tasks::{self, Order, TaskState};
use crate::model::{Given, Task, date};
use crate::text::{Lang, desk as words, tasks as states};
use crate::theme::Role;
use crate::view::pen::{Pen, width};
use crate::view::sector::first_shown;

/// The role of a state's mark and words.
pub fn role(state: TaskState) -> Role {
    match state {
        TaskState::Overdue(_) => Role::Bad,
        TaskState::DueSoon(_) => Role::Warn,
        TaskState::DoneOnTime | TaskState::DoneLate => Role::Good,
        TaskState::Open => Role::Text,
        TaskState::NoDeadline | TaskState::Waiting | TaskState::Paused | TaskState::Returned => Role::Muted,
    }
}

/// The name of a filter.
pub fn filter_name(lang: Lang, filter: Filter) -> &'static str {
    match filter {
        Filter::All => words::filter_all(lang),
        Filter::Overdue => words::filter_overdue(lang),
        Filter::DueSoon => words::filter_soon(lang),
        Filter::Open => words::filter_open(lang),
        Filter::NoDeadline => words::filter_no_deadline(lang),
        Filter::NoOwner => words::filter_no_owner(lang),
        Filter::Done => words::filter_done(lang),
    }
}

fn order_name(lang: Lang, order: Order) -> &'static str {
    match order {
        Order::Urgency => words::order_urgency(lang),
        Order::Owner => words::order_owner(lang),
        Order::Sector => words::order_sector(lang),
        Order::Source => words::order_source(lang),
    }
}

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, on, commune) = (state.lang, state.assessment.as_of, &state.data.commune);
    let count = |filter: Filter| commune.tasks.iter().filter(|t| filter.holds(t, on)).count();
    let parts: Vec<(usize, &str)> = Filter::ALL.iter().skip(1).map(|f| (count(*f), filter_name(lang, *f))).collect();
    let room = pen.width().saturating_sub(2);
    pen.fit(1, 0, room, &words::counts(lang, commune.tasks.len(), &parts), Role::Headline);
    filters(pen, state);
    let lines = state.lines();
    let columns = Columns::new(pen.width(), state.density() == Density::Wide);
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
        let crate::app::Line::Task(task) = line else { continue };
        let Some(task) = commune.tasks.get(*task) else { continue };
        if at == cursor {
            pen.select(y);
        }
        columns.row(pen, state, y, task, on);
    }
    if bottom > 0 {
        let y = pen.height() - 1;
        pen.fit(1, y, room, words::defaults(lang), Role::Muted);
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
    let order = order_name(lang, state.desk.order);
    let all: u16 = Filter::ALL.iter().map(|f| width(filter_name(lang, *f)) + 2).sum();
    let narrow = all + width(order) + 3 > pen.width();
    let mut x = 0;
    for filter in Filter::ALL {
        let chosen = filter == state.desk.filter;
        if narrow && !chosen {
            continue;
        }
        x = pen.text(x, 1, &format!(" {} ", filter_name(lang, filter)), if chosen { Role::TabActive } else { Role::Tab });
    }
    let end = pen.width().saturating_sub(1);
    pen.right(end, 1, order, Role::Muted);
}

/// Where each column begins; a width of zero where there is no room.
struct Columns {
    title: u16,
    owner: u16,
    deadline: u16,
    state: u16,
    source: u16,
}

impl Columns {
    fn new(w: u16, wide: bool) -> Self {
        let (deadline, state) = (if w >= 60 { 12 } else { 7 }, if w >= 60 { 16 } else { 0 });
        let owner = if w >= 100 { 30 } else if w >= 72 { 18 } else { 0 };
        let source = if wide { 22 } else { 0 };
        let title = w.saturating_sub(4 + owner + deadline + state + source);
        Self { title, owner, deadline, state, source }
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
        let names: [fn(Lang) -> &'static str; 5] = [words::column_task, words::column_owner, words::column_deadline, words::column_state, words::column_source];
        for ((x, room), name) in self.cells().into_iter().zip(names) {
            if room > 0 {
                pen.fit(x, y, room, name(lang), Role::Muted);
            }
        }
    }

    fn row(&self, pen: &mut Pen<'_>, state: &State, y: u16, task: &Task, on: NaiveDate) {
        let lang = state.lang;
        let stand = tasks::state(task, on);
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
            pen.fit(words_of.0, y, words_of.1, &states::state(lang, stand), role(stand));
        }
        if source.1 > 0 {
            let name = state.data.commune.task_sources.get(task.source).map_or("", |s| &*s.name);
            let section = task.section.as_deref().map(|s| format!(", {s}")).unwrap_or_default();
            pen.fit(source.0, y, source.1, &format!("{name}{section}"), Role::Muted);
        }
    }
}
