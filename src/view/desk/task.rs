//! One task, whole: owner, deadline, goal, milestones, source.

use ratatui::text::Span;

use crate::app::State;
use crate::assess::{sentence, tasks};
use crate::model::{Given, Milestone, Task, Verdict, date};
use crate::text::{Lang, desk as words, meeting, screen};
use crate::theme::Role;
use crate::view::desk::tasks::{look, stands};
use crate::view::flow::Flow;
use crate::view::pen::Pen;
use crate::view::widgets::stack;

/// Draws the task full screen.
pub fn page(pen: &mut Pen<'_>, state: &State, at: usize, scroll: u16) -> u16 {
    let (lang, commune) = (state.lang, &state.data.commune);
    let Some(task) = commune.tasks.get(at) else {
        return 0;
    };
    let mut flow = Flow::new(pen.look, pen.width().saturating_sub(2).min(110));
    let sector = task.sector.and_then(|s| commune.catalogue.sectors.get(s));
    if let Some(sector) = sector {
        flow.text(lang.pick(&sector.name, &sector.en), Role::Muted);
    }
    flow.text(&task.title, Role::Headline);
    flow.gap();
    let standing = tasks::standing(at, task, state.assessment.as_of);
    let (mark, role) = look(pen.look.glyphs, &standing);
    flow.text(&format!("{mark} {}", stands(lang, &standing)), role);
    flow.gap();
    who(&mut flow, lang, task);
    by_when(&mut flow, lang, task);
    if let Some(deliverable) = &task.deliverable {
        flow.labelled(meeting::deliverable(lang), deliverable, Role::Text);
    }
    if let Some(goal) = &task.goal {
        flow.labelled(words::goal(lang), goal, Role::Text);
    }
    if let Some(indicator) = task
        .indicator
        .and_then(|id| commune.catalogue.indicator(id))
    {
        let row = task.indicator.and_then(|id| state.assessment.row(id));
        let figure = row.and_then(|r| r.actual);
        let figure = figure.map_or(words::no_figure(lang).to_string(), |a| {
            sentence::with_unit(lang, commune, indicator, a.value, 2)
        });
        let text = format!("{}: {figure}", indicator.called(lang));
        flow.labelled(words::measured_by(lang), &text, Role::Text);
    }
    if !task.milestones.is_empty() {
        flow.heading(words::milestones(lang));
        let done = task.milestones.iter().filter(|m| m.done.is_some()).count();
        let (look, room) = (flow.look, flow.room.min(40));
        let part = (done, Role::ActualGood, false);
        flow.drawing(room, 1, |area, buf| {
            let pen = &mut Pen::new(buf, area, look);
            stack::draw(pen, &[part], task.milestones.len());
        });
    }
    for step in &task.milestones {
        milestone(&mut flow, step);
    }
    history(&mut flow, state, task);
    flow.gap();
    if let Some(note) = &task.note {
        flow.labelled(screen::note(lang), note, Role::Text);
    }
    if let Some(source) = commune.task_sources.get(task.source) {
        let section = task.section.as_deref().map(|s| format!(", {s}"));
        let section = section.unwrap_or_default();
        let text = format!("{} ({}){section}", source.name, source.document);
        flow.labelled(screen::source(lang), &text, Role::Muted);
    }
    let (w, h) = (pen.width(), pen.height());
    flow.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
}

fn who(flow: &mut Flow<'_>, lang: Lang, task: &Task) {
    let by_default = words::stated_default(lang);
    let (owner, role) = match &task.owner {
        Given::Stated(name) => (name.to_string(), Role::Text),
        Given::Default(name) => (format!("{name} {by_default}"), Role::Muted),
        Given::Missing => (tasks::Filter::NoOwner.name(lang).to_string(), Role::Warn),
    };
    flow.labelled(words::owner(lang), &owner, role);
    if !task.support.is_empty() {
        flow.labelled(words::support(lang), &task.support.join(", "), Role::Text);
    }
}

/// The deadline, with the first one where it was moved.
fn by_when(flow: &mut Flow<'_>, lang: Lang, task: &Task) {
    let by_default = words::stated_default(lang);
    let first = task.first_deadline;
    let first = first.filter(|first| task.deadline.get() != Some(first));
    // the document's words are those of the day it gave
    let in_words = task.deadline_words.as_deref().filter(|_| first.is_none());
    let in_words = in_words.unwrap_or_default();
    let day = task
        .deadline
        .get()
        .map(|day| date::format(*day))
        .unwrap_or_default();
    let (text, role) = match &task.deadline {
        Given::Stated(_) => (format!("{day} {in_words}").trim().to_string(), Role::Text),
        Given::Default(_) if in_words.is_empty() => (format!("{day} {by_default}"), Role::Muted),
        Given::Default(_) => (format!("{in_words}; {day} {by_default}"), Role::Text),
        Given::Missing if in_words.is_empty() => (
            tasks::Filter::NoDeadline.name(lang).to_string(),
            Role::Muted,
        ),
        Given::Missing => (in_words.to_string(), Role::Text),
    };
    flow.labelled(words::deadline(lang), &text, role);
    if let Some((first, line)) = first.zip(flow.lines.last_mut()) {
        let before = meeting::first_deadline(lang);
        let text = format!(" ({before} {})", date::format(first));
        line.push_span(Span::styled(text, flow.look.style(Role::Muted)));
    }
}

fn milestone(flow: &mut Flow<'_>, step: &Milestone) {
    let (verdict, role) = if step.done.is_some() {
        (Verdict::Met, Role::Good)
    } else {
        (Verdict::NoFigure, Role::Muted)
    };
    let mark = format!("{} ", flow.look.glyphs.verdict(verdict));
    let day = step.done.or(step.deadline);
    let day = day.map(|d| format!("{} ", date::format(d)));
    let text = format!("{}{}", day.unwrap_or_default(), step.title);
    flow.hanging(&mark, role, &text, Role::Text);
}

/// What meetings have decided about the task since: `19/01/2026 giao ban: chuyển hạn 31/01 → 15/02, lý do: …`.
fn history(flow: &mut Flow<'_>, state: &State, task: &Task) {
    let lang = state.lang;
    if !task.history.is_empty() {
        flow.heading(meeting::history(lang));
    }
    let arrow = flow.look.glyphs.set.arrow();
    let mut deadline = task.first_deadline;
    for change in &task.history {
        let progress = change.progress.map(|p| meeting::progress(lang, p));
        let mut said: Vec<String> = progress.into_iter().collect();
        if let Some(day) = change.deadline {
            said.push(meeting::moved(lang, deadline, day, arrow));
            deadline = Some(day);
        }
        let reason = change.reason.as_deref();
        let because = reason.map(|reason| meeting::because(lang, reason));
        let place = match state.data.commune.task_sources.get(change.source) {
            Some(source) if !source.meeting => &*source.name,
            _ => meeting::meeting_word(lang),
        };
        let head = format!("{} {place}:", date::format(change.date));
        let text = format!("{}{}", said.join(", "), because.unwrap_or_default());
        flow.labelled(&head, &text, Role::Text);
    }
}
