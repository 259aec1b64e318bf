//! Pages that list tasks: the last conclusions, what lacks an owner or a day, what this meeting concluded.

use super::View;
use super::list::{self, Block};
use crate::assess::agenda;
use crate::assess::tasks::{self, Counts, TaskStanding};
use crate::model::{Given, Task, TaskState, date};
use crate::text::{calendar, present as words, tasks as states};
use crate::theme::Role;
use crate::view::desk::brief;
use crate::view::desk::tasks::{look, stands as how_it_stands};
use crate::view::pen::Pen;

/// The last conclusions, or the tasks of the latest document.
pub fn conclusions(
    pen: &mut Pen<'_>,
    view: View<'_>,
    document: Option<usize>,
    shown: &[usize],
    of: &[usize],
) -> usize {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let headline = if of.is_empty() {
        words::no_last(lang).to_string()
    } else {
        Counts::of(&standings(view, of)).sentence(lang)
    };
    let blocks = blocks(pen, view, shown, true);
    let more = of.len().saturating_sub(shown.len());
    let source = document.and_then(|at| commune.task_sources.get(at));
    let source = source.map(|s| words::besides(lang, more, &s.name));
    let (w, h) = (pen.width(), pen.height());
    let room = if source.is_some() && more > 0 && h >= 10 {
        h.saturating_sub(1)
    } else {
        h
    };
    let counts = Counts::of(&standings(view, of));
    let bar = u16::from(counts.total() > 1 && h >= 10);
    if bar > 0 {
        brief::done(&mut pen.part(0, 0, w, 1), lang, &counts);
    }
    let place = &mut pen.part(0, bar * 2, w, room.saturating_sub(bar * 2));
    let count = list::draw(place, view, &headline, &blocks);
    if let Some(source) = source.filter(|_| room < h) {
        pen.fit(0, room, w, &source, Role::Muted);
    }
    count
}

/// Tasks that nobody owns or that have no day.
pub fn gaps(pen: &mut Pen<'_>, view: View<'_>, shown: &[usize]) -> usize {
    let standings = standings(view, shown);
    let owner = standings.iter().filter(|s| s.no_owner).count();
    let no_day = |s: &&TaskStanding| s.state == TaskState::NoDeadline;
    let day = standings.iter().filter(no_day).count();
    let headline = words::gap_counts(view.state.lang, standings.len(), owner, day);
    let blocks = blocks(pen, view, shown, true);
    list::draw(pen, view, &headline, &blocks)
}

/// What this meeting concluded.
pub fn closing(pen: &mut Pen<'_>, view: View<'_>, shown: &[usize]) -> usize {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let headline = if shown.is_empty() {
        words::no_conclusions(lang).to_string()
    } else {
        words::conclusion_counts(lang, shown.len())
    };
    let blocks = blocks(pen, view, shown, false);
    let tomorrow = view.state.meeting_day().succ_opt();
    let next = tomorrow.and_then(|day| agenda::next_meeting(commune, day));
    let (w, h) = (pen.width(), pen.height());
    let room = if next.is_some() {
        h.saturating_sub(2)
    } else {
        h
    };
    let count = list::draw(&mut pen.part(0, 0, w, room), view, &headline, &blocks);
    if let Some(next) = next.filter(|_| h >= 6) {
        let day = calendar::day(lang, next.first);
        let text = format!("{}: {day}", words::next_meeting(lang));
        pen.fit(0, h.saturating_sub(1), w, &text, Role::Text);
    }
    count
}

fn standings(view: View<'_>, of: &[usize]) -> Vec<TaskStanding> {
    // the same day as on the dashboard, so that both say the same of a task
    let (commune, on) = (&view.state.data.commune, view.state.assessment.as_of);
    let standing = |at: &usize| Some(tasks::standing(*at, commune.tasks.get(*at)?, on));
    of.iter().filter_map(standing).collect()
}

/// The tasks from the first in sight on.
fn blocks(pen: &Pen<'_>, view: View<'_>, shown: &[usize], stands: bool) -> Vec<Block> {
    let shown = shown.iter().skip(view.first);
    shown
        .filter_map(|at| block(pen, view, *at, stands))
        .collect()
}

/// One task: what, who, by when, how it stands.
fn block(pen: &Pen<'_>, view: View<'_>, at: usize, stands: bool) -> Option<Block> {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let task = commune.tasks.get(at)?;
    let standing = tasks::standing(at, task, view.state.assessment.as_of);
    let mut below = vec![owner(view, task)];
    if standing.state == TaskState::NoDeadline && stands {
        below.push((states::no_deadline(lang).to_string(), Role::Warn));
    }
    if standing.state != TaskState::NoDeadline || task.deadline_words.is_some() {
        below.push(deadline(view, task));
    }
    if let Some(deliverable) = task.deliverable.as_deref().or(task.goal.as_deref()) {
        below.push((deliverable.to_string(), Role::Muted));
    }
    if stands {
        if let Some((step, day)) = standing.due_step.zip(standing.due) {
            let (all, day) = (task.milestones.len(), date::format(day));
            below.push((states::step_by(lang, step + 1, all, day), Role::Number));
        }
        let said = match (standing.state, standing.left) {
            // a day that nobody set for the task itself is not counted down to
            (TaskState::Open, _) if standing.deadline_default && standing.due_step.is_none() => {
                String::new()
            }
            (TaskState::Open, Some(left)) => states::left(lang, left),
            // said before
            (TaskState::NoDeadline, _) => String::new(),
            _ => how_it_stands(lang, &standing),
        };
        below.push((said, look(pen.look.glyphs, &standing).1));
    }
    let mark = if stands {
        look(pen.look.glyphs, &standing)
    } else {
        (pen.look.glyphs.dot, Role::Muted)
    };
    Some(Block::new(pen, mark, &task.title, Role::Headline).below(pen, below))
}

fn owner(view: View<'_>, task: &Task) -> (String, Role) {
    let lang = view.state.lang;
    match &task.owner {
        Given::Stated(name) => (name.to_string(), Role::Text),
        Given::Default(name) => (format!("{name}*"), Role::Muted),
        Given::Missing => (states::no_owner(lang).to_string(), Role::Warn),
    }
}

fn deadline(view: View<'_>, task: &Task) -> (String, Role) {
    let lang = view.state.lang;
    let labelled = |day: String| format!("{} {day}", states::deadline(lang).to_lowercase());
    match (&task.deadline, task.deadline_words.as_deref()) {
        (Given::Stated(day), _) => (labelled(date::format(*day)), Role::Number),
        (_, Some(said)) => (said.to_string(), Role::Muted),
        (Given::Default(day), None) => (labelled(format!("{}*", date::format(*day))), Role::Muted),
        (Given::Missing, None) => (String::new(), Role::Muted),
    }
}
