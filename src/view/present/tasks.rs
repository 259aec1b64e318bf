//! Pages that list tasks: the last conclusions, what lacks an owner or a day.

use super::list::{self, Block};
use super::summary::Summary;
use super::{View, closing};
use crate::assess::tasks::{self, Counts, TaskStanding};
use crate::model::{Given, Task, TaskState, date};
use crate::text::{present as words, tasks as states};
use crate::theme::Role;
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
    let counts = Counts::of(&standings(view, of));
    if counts.total() == 0 {
        closing::none_before(pen, view);
        return 0;
    }
    let more = of.len().saturating_sub(shown.len());
    let source = document.and_then(|at| commune.task_sources.get(at));
    let source = source.map(|s| words::besides(lang, more, &s.name));
    let (w, h) = (pen.width(), pen.height());
    let room = if source.is_some() && more > 0 && h >= 10 {
        h.saturating_sub(1)
    } else {
        h
    };
    let count = summed(
        &mut pen.part(0, 0, w, room),
        view,
        &Summary::done(view, &counts),
        shown,
    );
    if let Some(source) = source.filter(|_| room < h) {
        pen.fit(0, room, w, &source, Role::Muted);
    }
    count
}

/// Tasks below a summary of all of them.
fn summed(pen: &mut Pen<'_>, view: View<'_>, summary: &Summary, shown: &[usize]) -> usize {
    let top = summary.draw(pen);
    let blocks = blocks(pen, view, shown, true);
    list::below(pen, view, top, top.saturating_sub(1), &blocks)
}

/// Tasks that nobody owns or that have no day.
pub fn gaps(pen: &mut Pen<'_>, view: View<'_>, shown: &[usize]) -> usize {
    let lang = view.state.lang;
    let standings = standings(view, shown);
    let owner = standings.iter().filter(|s| s.no_owner).count();
    let day = standings.len() - owner;
    let (role, striped) = (Role::ActualWarn, true);
    let total = view.state.data.commune.tasks.len();
    let parts = [
        (
            (owner, Role::ActualBad, false),
            states::no_owner_of(lang, owner),
        ),
        ((day, role, striped), states::only_no_day(lang, day)),
    ];
    let parts = parts.into_iter().filter(|((count, ..), _)| *count > 0);
    let rest = total.saturating_sub(standings.len());
    let summary = Summary {
        figure: format!("{}/{total}", standings.len()),
        unit: words::to_be_completed(lang).to_string(),
        parts: parts.map(|(part, name)| (part, name, Role::Text)).collect(),
        rest: (rest > 0).then(|| format!("{rest} {}", words::owner_and_day(lang))),
        total,
    };
    summed(pen, view, &summary, shown)
}

fn standings(view: View<'_>, of: &[usize]) -> Vec<TaskStanding> {
    // the same day as on the dashboard, so that both say the same of a task
    let (commune, on) = (&view.state.data.commune, view.state.assessment.as_of);
    let standing = |at: &usize| Some(tasks::standing(*at, commune.tasks.get(*at)?, on));
    of.iter().filter_map(standing).collect()
}

/// The tasks from the first in sight on.
pub fn blocks(pen: &Pen<'_>, view: View<'_>, shown: &[usize], stands: bool) -> Vec<Block> {
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
