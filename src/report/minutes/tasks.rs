//! What the notice says of tasks: how the last conclusions stand, what was concluded, what was changed, and the table to follow it up.

use chrono::NaiveDate;

use super::Titled;
use crate::assess::pages::{Cover, PageKind};
use crate::assess::taken;
use crate::assess::tasks::{self, Counts, Filter, TaskStanding, TaskState};
use crate::model::{Commune, Given, Progress, Task, TaskChange, TaskSource, date as dates};
use crate::report::page::{Align, Block, Cell, Column, Style, Table, Turn};
use crate::text::{Lang, minutes as words, page as text};

/// The columns of the table, in millimetres: together the room of a page on its side.
const COLUMNS: [(u32, Align); 7] = [
    (11, Align::Centre),
    (66, Align::Left),
    (38, Align::Left),
    (38, Align::Left),
    (27, Align::Centre),
    (30, Align::Left),
    (42, Align::Left),
];

/// How the conclusions of the last meetings stand, or the tasks of the latest document.
pub(super) fn before(commune: &Commune, date: NaiveDate, page: Option<&PageKind>) -> Titled {
    let Some(PageKind::Conclusions {
        document,
        tasks: listed,
        of,
    }) = page
    else {
        return (words::BEFORE, vec![Block::body(words::NOTHING_BEFORE)]);
    };
    let sources = of
        .iter()
        .filter_map(|at| source(commune, commune.tasks.get(*at)?));
    let last = sources.clone().max_by_key(|s| s.date);
    let older = document.is_none()
        && sources
            .map(|s| s.date)
            .any(|d| Some(d) != last.map(|s| s.date));
    let counts = Counts::of(&standings(commune, of, date));
    let tally = words::tally(
        [
            counts.total(),
            counts.under(Filter::Done),
            counts.in_state(TaskState::DoneLate),
        ],
        [
            counts.under(Filter::Overdue),
            counts.under(Filter::DueSoon),
            counts.under(Filter::Held),
            counts.under(Filter::NoDeadline),
            counts.under(Filter::NoOwner),
        ],
    );
    let name = last.map_or("", |s| &*s.name);
    let mut out = vec![Block::body(words::counted(name, older, &tally))];
    if listed.len() < of.len() && !listed.is_empty() {
        out.push(Block::body(words::listed(listed.len())));
    }
    let standings = standings(commune, listed, date);
    let said = standings.iter().filter_map(|s| stands(commune, s));
    out.extend(said.map(|said| Block::Item(0, said)));
    let title = if document.is_some() {
        words::ASSIGNED
    } else {
        words::BEFORE
    };
    (title, out)
}

fn source<'a>(commune: &'a Commune, task: &Task) -> Option<&'a TaskSource> {
    commune.task_sources.get(task.source)
}

/// The task that this one goes on with.
fn followed<'a>(commune: &'a Commune, task: &Task) -> Option<&'a Task> {
    let id = task.follows.as_deref()?;
    commune.tasks.iter().find(|t| &*t.id == id)
}

fn standings(commune: &Commune, of: &[usize], date: NaiveDate) -> Vec<TaskStanding> {
    of.iter()
        .filter_map(|at| Some(tasks::standing(*at, commune.tasks.get(*at)?, date)))
        .collect()
}

/// `Quá hạn 4 ngày: rà soát hộ nghèo; chủ trì: …; thời hạn: …`
fn stands(commune: &Commune, standing: &TaskStanding) -> Option<String> {
    let task = commune.tasks.get(standing.task)?;
    let state = words::standing(standing.state, standing.left, standing.is_by_default());
    let state = words::upper_first(&state);
    let said = [
        Some(words::owner(owner(task).as_deref())),
        Some(deadline(task)),
    ];
    let said = words::sentences(&bare(&task.title), said);
    Some(format!("{state}: {said}"))
}

/// A title without the mark that would end its sentence.
fn bare(title: &str) -> String {
    title.trim().trim_end_matches(['.', ';', ',']).to_string()
}

fn owner(task: &Task) -> Option<String> {
    match &task.owner {
        Given::Stated(name) => Some(name.to_string()),
        Given::Default(name) => Some(words::shared_owner(name)),
        Given::Missing => None,
    }
}

/// By when: the day, the words of the document, or both.
fn due(task: &Task) -> Option<String> {
    let day = match &task.deadline {
        Given::Stated(day) => Some(dates::format(*day)),
        Given::Default(day) if task.deadline_words.is_none() => Some(words::shared_day(*day)),
        Given::Default(_) | Given::Missing => None,
    };
    match (day, task.deadline_words.as_deref()) {
        // the words may name the day themselves
        (Some(day), Some(said)) if said.contains(&day) => Some(said.to_string()),
        (Some(day), Some(said)) => Some(format!("{day} ({said})")),
        (day, said) => day.or_else(|| said.map(str::to_string)),
    }
}

fn deadline(task: &Task) -> String {
    words::deadline(due(task).as_deref())
}

/// What the meeting concluded, by owner in the order in which they were first named; what nobody owns comes last.
pub(super) fn conclusions(commune: &Commune, date: NaiveDate) -> Vec<Block> {
    let all = taken::meeting_conclusions(commune, date).into_iter();
    let all: Vec<&Task> = all.filter_map(|at| commune.tasks.get(at)).collect();
    if all.is_empty() {
        return vec![Block::body(words::NO_CONCLUSIONS)];
    }
    let mut groups: Vec<(Option<&str>, Vec<&Task>)> = Vec::new();
    for task in &all {
        let owner = task.owner.get().map(AsRef::as_ref);
        match groups.iter_mut().find(|(of, _)| *of == owner) {
            Some((_, tasks)) => tasks.push(task),
            None => groups.push((owner, vec![task])),
        }
    }
    groups.sort_by_key(|(owner, _)| owner.is_none());
    let mut out = vec![Block::body(words::charges(
        commune.meeting.chair.as_deref(),
        all.len(),
        all.iter().filter(|t| t.owner.get().is_none()).count(),
        all.iter().filter(|t| due(t).is_none()).count(),
    ))];
    for (number, (owner, tasks)) in (1..).zip(groups) {
        let charged = owner.map_or_else(|| words::NO_OWNER.to_string(), words::charged);
        out.push(Block::heading(3, format!("{number}. {charged}")));
        let said = tasks
            .into_iter()
            .enumerate()
            .map(|(at, task)| format!("{}) {}", words::letter(at), concluded(commune, task)));
        out.extend(said.map(Block::body));
    }
    out
}

fn concluded(commune: &Commune, task: &Task) -> String {
    let said = [
        followed(commune, task).map(|t| words::follows(&bare(&t.title))),
        task.goal.as_deref().map(words::goal),
        (!task.support.is_empty()).then(|| words::support(&task.support)),
        Some(deadline(task)),
        task.deliverable.as_deref().map(words::deliverable),
        (task.progress != Progress::Open).then(|| words::progress(task.progress)),
    ];
    words::sentences(&bare(&task.title), said)
}

/// What the meeting decided about earlier tasks.
pub(super) fn changes(commune: &Commune, date: NaiveDate) -> Vec<Block> {
    let today = |source: usize| {
        let source = commune.task_sources.get(source);
        source.is_some_and(|s| s.meeting && s.date == date)
    };
    let mut out = Vec::new();
    for task in commune.tasks.iter().filter(|t| !today(t.source)) {
        for (at, change) in task.history.iter().enumerate() {
            if today(change.source) {
                out.push(Block::Item(0, decided(commune, task, at, change)));
            }
        }
    }
    out
}

fn decided(commune: &Commune, task: &Task, at: usize, change: &TaskChange) -> String {
    let earlier = task.history.iter().take(at).rev().find_map(|c| c.deadline);
    let earlier = earlier.or(task.first_deadline);
    let done = matches!(change.progress, Some(Progress::Done(_)));
    let moved = |to| match earlier.filter(|from| *from != to) {
        Some(from) => words::moved_from(to, from),
        None => words::moved(to),
    };
    let why = |why: &str| {
        if done {
            words::note(&bare(why))
        } else {
            words::reason(&bare(why))
        }
    };
    let said = [
        change.progress.map(words::progress),
        change.deadline.map(moved),
        change.reason.as_deref().map(why),
        Some(words::owner(owner(task).as_deref())),
    ];
    let source = source(commune, task).map_or("", |s| &*s.name);
    words::sentences(&format!("{} ({source})", bare(&task.title)), said)
}

/// The table on pages of its own: what was concluded, then what earlier meetings have left; nothing where there is nothing to follow.
pub(super) fn follow_up(
    cover: &Cover<'_>,
    date: NaiveDate,
    page: Option<&PageKind>,
    with: String,
) -> Vec<Block> {
    let commune = cover.commune;
    let new = taken::meeting_conclusions(commune, date);
    let mut old: Vec<usize> = match page {
        Some(PageKind::Conclusions {
            document: None, of, ..
        }) => of.clone(),
        _ => Vec::new(),
    };
    for (at, task) in commune.tasks.iter().enumerate() {
        let changed = task.history.iter().any(|c| c.date == date);
        if changed && !new.contains(&at) && !old.contains(&at) {
            old.push(at);
        }
    }
    let done = |at: &usize| {
        let task = commune.tasks.get(*at);
        task.is_none_or(|t| matches!(t.progress, Progress::Done(_)))
    };
    old.retain(|at| !done(at));
    let groups = [
        (words::concluded(date), new),
        (words::OPEN_BEFORE.to_string(), old),
    ];
    let mut number = 0;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (title, of) in groups.into_iter().filter(|(_, of)| !of.is_empty()) {
        rows.push(vec![title.into()]);
        for task in of.iter().filter_map(|at| commune.tasks.get(*at)) {
            number += 1;
            rows.push(row(cover, number, task));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = words::COLUMNS.into_iter().zip(COLUMNS);
    let columns = columns.map(|(head, (width, align))| Column { head, width, align });
    vec![
        Block::Pages(Turn::Landscape),
        Block::Heading(1, Style::Part, text::appendix(Lang::Vi).into()),
        Block::text(Style::Part, words::FOLLOW_UP),
        Block::Text(Style::With, with),
        Block::Table(Table {
            columns: columns.collect(),
            rows,
        }),
    ]
}

fn row(cover: &Cover<'_>, number: usize, task: &Task) -> Vec<Cell> {
    let commune = cover.commune;
    let followed = followed(commune, task).and_then(|t| source(commune, t));
    let indicator = task.indicator.filter(|id| !cover.hides(*id));
    let indicator = indicator.and_then(|id| commune.catalogue.indicator(id));
    let from = [
        source(commune, task).map(|s| s.name.to_string()),
        followed.map(|s| words::follows_from(&s.name)),
        indicator.map(|i| words::measured(&i.name)),
    ];
    let brings = task.deliverable.as_deref().or(task.goal.as_deref());
    let cells = [
        number.to_string(),
        bare(&task.title),
        owner(task).unwrap_or_else(|| words::NO_OWNER_CELL.to_string()),
        task.support.join(", "),
        due(task).unwrap_or_else(|| words::NO_DEADLINE.to_string()),
        brings.unwrap_or_default().to_string(),
        words::parts(from),
    ];
    cells.map(Cell::from).into()
}
