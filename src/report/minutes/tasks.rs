//! What the notice says of tasks: how the last conclusions stand, what was concluded, what was changed, and the table to follow it up.

use chrono::NaiveDate;

use super::{Line, Part};
use crate::assess::pages::{Cover, MeetingPage, PageKind};
use crate::assess::taken;
use crate::assess::tasks::{self, Counts, Filter, TaskStanding, TaskState};
use crate::model::{Commune, Given, Progress, Task, TaskChange, date as dates};
use crate::text::minutes as words;

/// How the conclusions of the last meetings stand, or the tasks of the latest document.
pub(super) fn before(commune: &Commune, date: NaiveDate, page: Option<&MeetingPage>) -> Part {
    let Some(PageKind::Conclusions {
        document,
        tasks: listed,
        of,
    }) = page.map(|p| &p.kind)
    else {
        return Part {
            title: words::BEFORE.to_string(),
            lines: vec![Line::Text(words::NOTHING_BEFORE.to_string())],
        };
    };
    let standings = standings(commune, of, date);
    let tally = words::tally(tally(&Counts::of(&standings)));
    let source = |at: usize| {
        commune
            .tasks
            .get(at)
            .and_then(|t| commune.task_sources.get(t.source))
    };
    let last = of
        .iter()
        .filter_map(|at| source(*at))
        .max_by_key(|s| s.date);
    let name = last.map_or("", |s| &*s.name);
    let older = document.is_none()
        && of
            .iter()
            .filter_map(|at| source(*at))
            .any(|s| Some(s.date) != last.map(|s| s.date));
    let mut lines = vec![Line::Text(words::counted(name, older, &tally))];
    if listed.len() < of.len() && !listed.is_empty() {
        lines.push(Line::Text(words::listed(listed.len())));
    }
    lines.extend(
        self::standings(commune, listed, date)
            .iter()
            .filter_map(|s| stands(commune, s))
            .map(Line::Item),
    );
    let title = if document.is_some() {
        words::ASSIGNED
    } else {
        words::BEFORE
    };
    Part {
        title: title.to_string(),
        lines,
    }
}

fn standings(commune: &Commune, of: &[usize], date: NaiveDate) -> Vec<TaskStanding> {
    of.iter()
        .filter_map(|at| Some(tasks::standing(*at, commune.tasks.get(*at)?, date)))
        .collect()
}

fn tally(counts: &Counts) -> words::Tally {
    words::Tally {
        total: counts.total(),
        done: counts.under(Filter::Done),
        late: counts.in_state(TaskState::DoneLate),
        overdue: counts.under(Filter::Overdue),
        due_soon: counts.under(Filter::DueSoon),
        held: counts.under(Filter::Held),
        no_deadline: counts.under(Filter::NoDeadline),
        no_owner: counts.under(Filter::NoOwner),
    }
}

/// `Quá hạn 4 ngày: rà soát hộ nghèo; chủ trì: …; thời hạn: …`
fn stands(commune: &Commune, standing: &TaskStanding) -> Option<String> {
    let task = commune.tasks.get(standing.task)?;
    let state = words::upper_first(&words::standing(
        standing.state,
        standing.left,
        standing.is_by_default(),
    ));
    let said = words::parts([
        Some(words::owner(owner(task).as_deref())),
        Some(deadline(task)),
    ]);
    Some(format!(
        "{state}: {}",
        words::sentences(&bare(&task.title), &said)
    ))
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
pub(super) fn conclusions(commune: &Commune, date: NaiveDate) -> Part {
    let mut groups: Vec<(Option<&str>, Vec<&Task>)> = Vec::new();
    let all: Vec<&Task> = taken::meeting_conclusions(commune, date)
        .into_iter()
        .filter_map(|at| commune.tasks.get(at))
        .collect();
    for task in all.iter().copied() {
        let owner = task.owner.get().map(AsRef::as_ref);
        match groups.iter_mut().find(|(of, _)| *of == owner) {
            Some((_, tasks)) => tasks.push(task),
            None => groups.push((owner, vec![task])),
        }
    }
    groups.sort_by_key(|(owner, _)| owner.is_none());
    let mut lines = Vec::new();
    if !all.is_empty() {
        let no_owner = all.iter().filter(|t| t.owner.get().is_none()).count();
        let no_deadline = all.iter().filter(|t| due(t).is_none()).count();
        lines.push(Line::Text(words::charges(
            commune.meeting.chair.as_deref(),
            all.len(),
            no_owner,
            no_deadline,
        )));
    }
    for (owner, tasks) in groups {
        lines.push(Line::Heading(
            owner.map_or_else(|| words::NO_OWNER.to_string(), words::charged),
        ));
        lines.extend(
            tasks
                .into_iter()
                .map(|t| Line::Lettered(concluded(commune, t))),
        );
    }
    if lines.is_empty() {
        lines.push(Line::Text(words::NO_CONCLUSIONS.to_string()));
    }
    Part {
        title: words::CONCLUSIONS.to_string(),
        lines,
    }
}

fn concluded(commune: &Commune, task: &Task) -> String {
    let follows = task
        .follows
        .as_deref()
        .and_then(|id| commune.tasks.iter().find(|t| &*t.id == id));
    let said = words::parts([
        follows.map(|t| words::follows(&bare(&t.title))),
        words::goal(task.goal.as_deref()),
        words::support(&task.support),
        Some(deadline(task)),
        words::deliverable(task.deliverable.as_deref()),
        (task.progress != Progress::Open).then(|| words::progress(task.progress)),
    ]);
    words::sentences(&bare(&task.title), &said)
}

/// What the meeting decided about earlier tasks; nothing where it decided nothing.
pub(super) fn changes(commune: &Commune, date: NaiveDate) -> Option<Part> {
    let today = |source: usize| {
        commune
            .task_sources
            .get(source)
            .is_some_and(|s| s.meeting && s.date == date)
    };
    let changed = commune.tasks.iter().filter(|t| !today(t.source));
    let lines: Vec<Line> = changed
        .flat_map(|task| {
            let of = task
                .history
                .iter()
                .enumerate()
                .filter(|(_, c)| today(c.source));
            of.map(|(at, change)| Line::Item(decided(commune, task, at, change)))
                .collect::<Vec<_>>()
        })
        .collect();
    (!lines.is_empty()).then(|| Part {
        title: words::CHANGES.to_string(),
        lines,
    })
}

fn decided(commune: &Commune, task: &Task, at: usize, change: &TaskChange) -> String {
    let earlier = task
        .history
        .iter()
        .take(at)
        .rev()
        .find_map(|c| c.deadline)
        .or(task.first_deadline);
    let source = commune
        .task_sources
        .get(task.source)
        .map_or("", |s| &*s.name);
    let start = format!("{} ({source})", bare(&task.title));
    let moved = change
        .deadline
        .map(|to| words::moved(to, earlier.filter(|from| *from != to)));
    let said = words::parts([
        change.progress.map(words::progress),
        moved,
        words::reason(
            change.reason.as_deref().map(bare).as_deref(),
            matches!(change.progress, Some(Progress::Done(_))),
        ),
        Some(words::owner(owner(task).as_deref())),
    ]);
    words::sentences(&start, &said)
}

/// The rows of the table: what was concluded, then what earlier meetings have left.
pub(super) fn follow_up(
    cover: &Cover<'_>,
    date: NaiveDate,
    page: Option<&MeetingPage>,
) -> Vec<(String, Vec<[String; 7]>)> {
    let commune = cover.commune;
    let new = taken::meeting_conclusions(commune, date);
    let today = |c: &TaskChange| c.date == date;
    let old: Vec<usize> = match page.map(|p| &p.kind) {
        Some(PageKind::Conclusions {
            document: None, of, ..
        }) => of.clone(),
        _ => Vec::new(),
    };
    let changed = (0..)
        .zip(&commune.tasks)
        .filter(|(at, t)| t.history.iter().any(today) && !new.contains(at) && !old.contains(at));
    let changed: Vec<usize> = changed.map(|(at, _)| at).collect();
    let open = |at: &usize| {
        commune
            .tasks
            .get(*at)
            .is_some_and(|t| !matches!(t.progress, Progress::Done(_)))
    };
    let old: Vec<usize> = old.into_iter().chain(changed).filter(open).collect();
    let mut number = 0;
    let mut group = |title: String, of: &[usize]| {
        let rows = of
            .iter()
            .filter_map(|at| commune.tasks.get(*at))
            .map(|task| {
                number += 1;
                row(cover, number, task)
            });
        (title, rows.collect::<Vec<_>>())
    };
    let groups = [
        group(words::concluded(date), &new),
        group(words::OPEN_BEFORE.to_string(), &old),
    ];
    groups
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

fn row(cover: &Cover<'_>, number: usize, task: &Task) -> [String; 7] {
    let commune = cover.commune;
    let follows = task
        .follows
        .as_deref()
        .and_then(|id| commune.tasks.iter().find(|t| &*t.id == id));
    let indicator = task
        .indicator
        .filter(|id| !cover.hides(*id))
        .and_then(|id| commune.catalogue.indicator(id));
    let source = words::parts([
        commune
            .task_sources
            .get(task.source)
            .map(|s| s.name.to_string()),
        follows
            .and_then(|t| commune.task_sources.get(t.source))
            .map(|s| words::follows_from(&s.name)),
        indicator.map(|i| words::measured(&i.name)),
    ]);
    [
        number.to_string(),
        bare(&task.title),
        owner(task).unwrap_or_else(|| words::NO_OWNER_CELL.to_string()),
        task.support.join(", "),
        due(task).unwrap_or_else(|| words::NO_DEADLINE.to_string()),
        task.deliverable
            .as_deref()
            .or(task.goal.as_deref())
            .unwrap_or_default()
            .to_string(),
        source,
    ]
}
