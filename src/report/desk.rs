//! Tasks, targets and the calendar for people: the parts of `giaoban show` beside figures.

use super::select::Part;
use super::table::{self, Align, Column, Line};
use super::text::Style;
use super::{Report, shown};
use crate::assess::agenda;
use crate::assess::targets as goals;
use crate::assess::tasks::{self, Counts, Order, TaskStanding};
use crate::model::{Commune, Task, date};
use crate::text::{
    Lang, calendar as days, labels, report as words, targets as targets_words, tasks as states,
};

/// The parts that were asked for, each a block of text.
pub(super) fn blocks(report: &Report<'_>, style: Style) -> Vec<String> {
    let parts = report.selection.parts();
    let all = Part::ALL.iter().filter(|part| parts.contains(part));
    all.map(|part| match part {
        Part::Tasks => tasks(report, style),
        Part::Targets => targets(report, style),
        Part::Calendar => calendar(report, style),
    })
    .collect()
}

fn column(head: &'static str, align: Align, leaves: u8) -> Column {
    Column {
        head,
        align,
        leaves,
    }
}

fn block(style: Style, head: &str, columns: &[Column], lines: &[Line]) -> String {
    let table = if lines.is_empty() {
        String::new()
    } else {
        table::layout(columns, lines, style.width, |text| style.strong(text))
    };
    format!("{}\n{table}", style.strong(head))
}

/// A name with what else is said of it beneath.
fn with_under(name: &str, under: impl IntoIterator<Item = String>) -> String {
    under
        .into_iter()
        .fold(name.to_string(), |text, line| format!("{text}\n  {line}"))
}

fn tasks(report: &Report<'_>, style: Style) -> String {
    let (lang, commune) = (style.lang, report.commune);
    let mut standings = tasks::standings(commune, report.assessment.as_of);
    tasks::sort(commune, &mut standings, Order::Urgency);
    let head = format!(
        "{} · {}",
        states::tasks(lang).to_uppercase(),
        Counts::of(&standings).sentence(lang)
    );
    let columns = [
        column(words::column_state(lang), Align::Left, 0),
        column(words::column_task(lang), Align::Wrap(70), 0),
        column(states::owner(lang), Align::Wrap(30), 2),
        column(states::deadline(lang), Align::Wrap(24), 0),
        column(words::column_source(lang), Align::Wrap(36), 4),
    ];
    let lines: Vec<Line> = standings
        .iter()
        .filter_map(|s| {
            commune
                .tasks
                .get(s.task)
                .map(|t| Line::Cells(task_cells(commune, style, t, s)))
        })
        .collect();
    block(style, &head, &columns, &lines)
}

fn task_cells(
    commune: &Commune,
    style: Style,
    task: &Task,
    standing: &TaskStanding,
) -> Vec<String> {
    let lang = style.lang;
    let state = states::standing(lang, standing.state, standing.left);
    let step = standing
        .next_step
        .and_then(|at| Some((at, task.milestones.get(at)?)));
    let under = [
        task.goal
            .as_deref()
            .map(|g| format!("{}: {g}", states::goal(lang))),
        step.map(|(at, m)| states::step(lang, at + 1, task.milestones.len(), &m.title)),
        task.note.as_deref().map(|n| words::note(lang, n)),
    ];
    let source = commune
        .task_sources
        .get(task.source)
        .map(|s| s.name.to_string());
    vec![
        format!("{} {state}", states::mark(standing.state, style.ascii)),
        with_under(&task.title, under.into_iter().flatten()),
        owner(lang, task),
        deadline(lang, task, standing),
        [source, task.section.as_deref().map(str::to_string)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    ]
}

/// Who owns a task, with the word that says so where it is only the document's default.
pub(super) fn owner(lang: Lang, task: &Task) -> String {
    match task.owner.get() {
        None => states::no_owner(lang).to_string(),
        Some(name) if task.owner.is_stated() => name.to_string(),
        Some(name) => states::as_default(lang, name),
    }
}

fn deadline(lang: Lang, task: &Task, standing: &TaskStanding) -> String {
    let own = standing.due.map(date::format);
    let stated = task.deadline.is_stated() || standing.due_step.is_some();
    let day = own.map(|d| {
        if stated {
            d
        } else {
            states::as_default(lang, &d)
        }
    });
    let said = [day, task.deadline_words.as_deref().map(str::to_string)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    if said.is_empty() {
        states::no_deadline(lang).to_string()
    } else {
        said
    }
}

fn targets(report: &Report<'_>, style: Style) -> String {
    let (lang, commune) = (style.lang, report.commune);
    let columns = [
        column(words::column_verdict(lang), Align::Left, 0),
        column(targets_words::number(lang), Align::Left, 3),
        column(targets_words::target(lang), Align::Wrap(56), 0),
        column(words::column_ask(lang), Align::Wrap(40), 0),
        column(targets_words::today(lang), Align::Left, 0),
        column(targets_words::path(lang), Align::Left, 2),
        column(words::column_source(lang), Align::Wrap(44), 4),
    ];
    let standings = goals::standings(commune, report.assessment.period, report.assessment.as_of);
    let lines: Vec<Line> = standings
        .iter()
        .filter_map(|s| Some((s, commune.targets.get(s.target)?)))
        .map(|(standing, target)| {
            let verdict = standing
                .verdict
                .map_or(crate::text::desk::not_comparable(lang), |v| v.name(lang));
            let mark = labels::mark(
                standing.verdict.unwrap_or(crate::model::Verdict::NoPlan),
                style.ascii,
            );
            let today = standing.today.map(|t| {
                let value = shown(t.actual.value, t.actual.computed);
                format!("{value} ({})", date::format(t.actual.as_of))
            });
            Line::Cells(vec![
                format!("{mark} {verdict}"),
                target.number.to_string(),
                with_under(
                    lang.pick(&target.name, &target.en),
                    target.note.as_deref().map(|n| words::note(lang, n)),
                ),
                goals::ask(lang, target),
                today.unwrap_or_else(|| words::missing(style.ascii).to_string()),
                // an index or a change in points is no value to hold the figure against
                standing
                    .expected
                    .filter(|_| standing.path.basis == goals::Basis::Value)
                    .map(|v| shown(v, true))
                    .unwrap_or_default(),
                target.source.to_string(),
            ])
        })
        .collect();
    let head = format!(
        "{} · {}",
        targets_words::targets(lang).to_uppercase(),
        words::targets(lang, lines.len())
    );
    block(style, &head, &columns, &lines)
}

fn calendar(report: &Report<'_>, style: Style) -> String {
    let (lang, commune, from) = (style.lang, report.commune, report.assessment.as_of);
    let mut head = days::calendar(lang).to_uppercase();
    if let Some(meeting) = agenda::next_meeting(commune, from) {
        head = format!(
            "{head} · {}: {}",
            days::next_meeting(lang).to_lowercase(),
            days::day(lang, meeting.first)
        );
    }
    let columns = [
        column(words::column_next(lang), Align::Left, 0),
        column(words::column_event(lang), Align::Wrap(60), 0),
        column(words::column_when(lang), Align::Wrap(34), 0),
        column(days::hour(lang), Align::Left, 2),
        column(days::place(lang), Align::Wrap(30), 3),
        column(days::who(lang), Align::Wrap(36), 3),
        column(words::column_source(lang), Align::Wrap(40), 4),
    ];
    let mut lines: Vec<(Option<chrono::NaiveDate>, Line)> = commune
        .events
        .iter()
        .enumerate()
        .map(|(at, event)| {
            let next = agenda::next(commune, at, from).map(|o| o.day);
            let text = |value: Option<&str>| value.unwrap_or_default().to_string();
            let cells = vec![
                next.map_or_else(|| words::missing(style.ascii).to_string(), date::format),
                with_under(
                    &event.title,
                    event.assumed.then(|| days::assumed(lang).to_string()),
                ),
                days::when(lang, &event.when),
                text(event.hour.as_deref()),
                text(event.place.as_deref()),
                text(event.who.as_deref()),
                text(event.source.as_deref()),
            ];
            (next, Line::Cells(cells))
        })
        .collect();
    // what is over stands last
    lines.sort_by_key(|(next, _)| (next.is_none(), *next));
    let lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    block(style, &head, &columns, &lines)
}
