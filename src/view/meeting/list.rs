//! The conclusions taken at this meeting: a line each, the selected one whole below them.

use crate::app::{Conclusions, State};
use crate::assess::taken;
use crate::model::{Given, Task, date};
use crate::text::{Lang, desk, meeting as words};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::sector::first_shown;

/// Draws the list.
pub fn page(pen: &mut Pen<'_>, state: &State, list: &Conclusions) {
    let (lang, commune, day) = (state.lang, &state.data.commune, state.meeting_day());
    let tasks: Vec<&Task> = taken::meeting_conclusions(commune, day)
        .into_iter()
        .filter_map(|at| commune.tasks.get(at))
        .collect();
    let mut x = pen.text(1, 0, &words::title(lang, day), Role::Group);
    if taken::is_closed(commune, day) {
        x = pen.text(
            x + 1,
            0,
            &format!(" {} ", words::closed(lang)),
            Role::TabActive,
        );
    }
    if tasks.is_empty() {
        let room = pen.width().saturating_sub(4);
        pen.fit(3, 2, room, words::no_meeting_task(lang), Role::Muted);
        return;
    }
    let no_owner = tasks.iter().filter(|t| t.owner.get().is_none()).count();
    let no_deadline = tasks.iter().filter(|t| t.deadline.get().is_none()).count();
    let counts = words::count(lang, tasks.len(), no_owner, no_deadline);
    let end = pen.width().saturating_sub(1);
    if x + 2 + width(&counts) <= end {
        pen.right(end, 0, &counts, Role::Muted);
    }
    let whole = tasks.get(list.at).map(|task| whole(pen, lang, task));
    // the list keeps at least three rows
    let below = whole.as_ref().map_or(0, Flow::height);
    let below = below.min(pen.height().saturating_sub(6));
    let below_all = if below > 0 { below + 1 } else { 0 };
    let rows = pen.height().saturating_sub(2 + below_all);
    let from = first_shown(list.at, tasks.len(), usize::from(rows));
    for (y, (at, task)) in (2..2 + rows).zip(tasks.iter().enumerate().skip(from)) {
        if at == list.at {
            pen.select(y);
        }
        row(pen, lang, y, at + 1, task);
    }
    if let Some(whole) = whole.filter(|_| below > 0) {
        let (top, w) = (pen.height() - below, pen.width());
        whole.draw_start(&mut pen.part(3, top, w.saturating_sub(4), below));
    }
}

fn owner(lang: Lang, task: &Task) -> (&str, Role) {
    task.owner
        .get()
        .map_or((words::no_owner(lang), Role::Warn), |name| {
            (&**name, Role::Text)
        })
}

fn deadline(lang: Lang, task: &Task) -> (String, Role) {
    task.deadline
        .get()
        .map_or((words::no_deadline(lang).to_string(), Role::Warn), |day| {
            (date::format(*day), Role::Number)
        })
}

fn row(pen: &mut Pen<'_>, lang: Lang, y: u16, number: usize, task: &Task) {
    let w = pen.width();
    let end = w.saturating_sub(1);
    pen.right(4, y, &number.to_string(), Role::Muted);
    let (day, role) = deadline(lang, task);
    let days = end.saturating_sub(11);
    pen.text(days, y, &day, role);
    let owners = if w >= 60 { (w / 4).min(34) } else { 0 };
    let at = days.saturating_sub(owners);
    pen.fit(6, y, at.saturating_sub(7), &task.title, Role::Text);
    if owners > 0 {
        let (name, role) = owner(lang, task);
        pen.fit(at, y, owners.saturating_sub(1), name, role);
    }
}

fn whole<'a>(pen: &Pen<'a>, lang: Lang, task: &Task) -> Flow<'a> {
    let mut flow = Flow::new(pen.look, pen.width().saturating_sub(4).min(110));
    flow.text(&task.title, Role::Headline);
    let (name, role) = owner(lang, task);
    flow.labelled(desk::owner(lang), name, role);
    if !task.support.is_empty() {
        flow.labelled(desk::support(lang), &task.support.join(", "), Role::Text);
    }
    let (day, role) = match task.deadline {
        Given::Stated(day) => (words::understood(lang, day), Role::Text),
        _ => deadline(lang, task),
    };
    flow.labelled(desk::deadline(lang), &day, role);
    if let Some(deliverable) = &task.deliverable {
        flow.labelled(words::deliverable(lang), deliverable, Role::Text);
    }
    flow
}
