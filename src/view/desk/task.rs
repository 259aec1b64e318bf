//! One task, whole: owner, deadline, goal, milestones, source.

use ratatui::text::Span;

use crate::app::State;
use crate::assess::{sentence, tasks};
use crate::model::{Given, Task, date};
use crate::text::{desk as words, meeting, screen};
use crate::theme::Role;
use crate::view::desk::tasks::{look, stands};
use crate::view::flow::Flow;
use crate::view::pen::Pen;

/// Draws the task full screen.
pub fn page(pen: &mut Pen<'_>, state: &State, at: usize, scroll: u16) -> u16 {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let Some(task) = commune.tasks.get(at) else {
        return 0;
    };
    let room = pen.width().saturating_sub(3).min(110);
    let (label, body) = (pen.style(Role::Muted), pen.style(Role::Text));
    let mut flow = Flow::default();
    let sector = task
        .sector
        .and_then(|s| commune.catalogue.sectors.get(s))
        .map_or("", |s| lang.pick(&s.name, &s.en));
    if !sector.is_empty() {
        flow.text(sector, room, label);
    }
    flow.text(&task.title, room, pen.style(Role::Headline));
    flow.gap();
    let standing = tasks::standing(at, task, on);
    let (mark, role) = look(pen.look.glyphs, &standing);
    flow.text(
        &format!("{mark} {}", stands(lang, &standing)),
        room,
        pen.style(role),
    );
    flow.gap();
    let by_default = words::stated_default(lang);
    match &task.owner {
        Given::Stated(name) => flow.labelled(words::owner(lang), label, name, room, body),
        Given::Default(name) => flow.labelled(
            words::owner(lang),
            label,
            &format!("{name} {by_default}"),
            room,
            label,
        ),
        Given::Missing => flow.labelled(
            words::owner(lang),
            label,
            tasks::Filter::NoOwner.name(lang),
            room,
            pen.style(Role::Warn),
        ),
    }
    if !task.support.is_empty() {
        flow.labelled(
            words::support(lang),
            label,
            &task.support.join(", "),
            room,
            body,
        );
    }
    let first = task
        .first_deadline
        .filter(|first| task.deadline.get() != Some(first));
    // the document's words are those of the day it gave
    let in_words = task
        .deadline_words
        .as_deref()
        .filter(|_| first.is_none())
        .unwrap_or_default();
    match &task.deadline {
        Given::Stated(day) => flow.labelled(
            words::deadline(lang),
            label,
            format!("{} {in_words}", date::format(*day)).trim(),
            room,
            body,
        ),
        Given::Default(day) if in_words.is_empty() => {
            flow.labelled(
                words::deadline(lang),
                label,
                &format!("{} {by_default}", date::format(*day)),
                room,
                label,
            );
        }
        Given::Default(day) => {
            flow.labelled(
                words::deadline(lang),
                label,
                &format!("{in_words}; {} {by_default}", date::format(*day)),
                room,
                body,
            );
        }
        Given::Missing if in_words.is_empty() => {
            flow.labelled(
                words::deadline(lang),
                label,
                tasks::Filter::NoDeadline.name(lang),
                room,
                label,
            );
        }
        Given::Missing => flow.labelled(words::deadline(lang), label, in_words, room, body),
    }
    if let Some((first, line)) = first.zip(flow.lines.last_mut()) {
        line.push_span(Span::styled(
            format!(
                " ({} {})",
                meeting::first_deadline(lang),
                date::format(first)
            ),
            label,
        ));
    }
    if let Some(deliverable) = &task.deliverable {
        flow.labelled(meeting::deliverable(lang), label, deliverable, room, body);
    }
    if let Some(goal) = &task.goal {
        flow.labelled(words::goal(lang), label, goal, room, body);
    }
    if let Some(indicator) = task
        .indicator
        .and_then(|id| commune.catalogue.indicator(id))
    {
        let figure = task
            .indicator
            .and_then(|id| state.assessment.row(id))
            .and_then(|r| r.actual);
        let figure = figure.map_or(words::no_figure(lang).to_string(), |a| {
            sentence::with_unit(lang, commune, indicator, a.value, 2)
        });
        flow.labelled(
            words::measured_by(lang),
            label,
            &format!("{}: {figure}", sentence::name(lang, indicator)),
            room,
            body,
        );
    }
    if !task.milestones.is_empty() {
        flow.gap();
        flow.text(words::milestones(lang), room, pen.style(Role::Group));
        for step in &task.milestones {
            let done = step.done.is_some();
            let mark = pen.look.glyphs.verdict(if done {
                crate::model::Verdict::Met
            } else {
                crate::model::Verdict::NoFigure
            });
            let day = step
                .done
                .or(step.deadline)
                .map(|d| format!("{} ", date::format(d)))
                .unwrap_or_default();
            flow.labelled(
                mark,
                pen.style(if done { Role::Good } else { Role::Muted }),
                &format!("{day}{}", step.title),
                room,
                body,
            );
        }
    }
    history(&mut flow, pen, state, task, room);
    flow.gap();
    if let Some(note) = &task.note {
        flow.labelled(screen::note(lang), label, note, room, body);
    }
    if let Some(source) = commune.task_sources.get(task.source) {
        let section = task
            .section
            .as_deref()
            .map(|s| format!(", {s}"))
            .unwrap_or_default();
        flow.labelled(
            screen::source(lang),
            label,
            &format!("{} ({}){section}", source.name, source.document),
            room,
            label,
        );
    }
    let (w, h) = (pen.width(), pen.height());
    flow.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
}

/// What meetings have decided about the task since: `19/01/2026 giao ban: chuyển hạn 31/01 → 15/02, lý do: …`.
fn history(flow: &mut Flow, pen: &Pen<'_>, state: &State, task: &Task, room: u16) {
    let (lang, body) = (pen.look.lang, pen.style(Role::Text));
    if task.history.is_empty() {
        return;
    }
    flow.gap();
    flow.text(meeting::history(lang), room, pen.style(Role::Group));
    let arrow = if pen.look.glyphs.ascii { "->" } else { "→" };
    let mut deadline = task.first_deadline;
    for change in &task.history {
        let mut said: Vec<String> = change
            .progress
            .map(|p| meeting::progress(lang, p))
            .into_iter()
            .collect();
        if let Some(day) = change.deadline {
            said.push(meeting::moved(lang, deadline, day, arrow));
            deadline = Some(day);
        }
        let because = change
            .reason
            .as_deref()
            .map(|reason| meeting::because(lang, reason))
            .unwrap_or_default();
        let of_meeting = state
            .data
            .commune
            .task_sources
            .get(change.source)
            .is_none_or(|s| s.meeting);
        let name = state
            .data
            .commune
            .task_sources
            .get(change.source)
            .map_or("", |s| &*s.name);
        let place = if of_meeting {
            meeting::meeting_word(lang)
        } else {
            name
        };
        let head = format!("{} {place}:", date::format(change.date));
        flow.labelled(
            &head,
            pen.style(Role::Muted),
            &format!("{}{because}", said.join(", ")),
            room,
            body,
        );
    }
}
