//! What a figure is compared with, and where it comes from.

use ratatui::text::{Line, Span};

use super::{Subject, heading};
use crate::assess::{Change, sentence};
use crate::model::{date, number};
use crate::text::{entry, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::Pen;

/// Against the period before and the same period last year.
pub fn compared(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let lang = subject.state.lang;
    let Some(row) = subject.row else { return };
    let changes = [
        (row.previous, screen::against_previous(lang)),
        (row.same_period, screen::against_year(lang)),
    ];
    let printed = subject
        .figure
        .and_then(crate::model::Figure::same_period_printed);
    if changes.iter().all(|(c, _)| c.is_none()) && printed.is_none() {
        return;
    }
    heading(flow, pen, screen::compared(lang), room);
    for (change, label) in changes {
        if let Some(change) = change {
            flow.lines.push(line(pen, subject, change, label));
        }
    }
    if let Some(percent) = printed {
        flow.text(
            &screen::printed_change(lang, &number::format_signed(percent, 28)),
            room,
            pen.style(Role::Text),
        );
    }
}

fn line(pen: &Pen<'_>, subject: Subject<'_>, change: Change, label: &str) -> Line<'static> {
    let absolute = number::format_signed(change.absolute, 2);
    let percent = change
        .percent
        .map_or(pen.look.glyphs.dash.to_string(), |p| {
            format!("{}%", number::format_signed(p, 1))
        });
    let base = sentence::with_unit(
        subject.state.lang,
        subject.commune,
        subject.indicator,
        change.base,
        2,
    );
    Line::from(vec![
        Span::styled(format!("{absolute} ({percent}) "), pen.style(Role::Number)),
        Span::styled(format!("{label}: {base}"), pen.style(Role::Muted)),
    ])
}

/// The last point of every reference series of the plans, labelled as reference.
pub fn references(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let lang = subject.state.lang;
    let Some(as_of) = subject.row.and_then(|r| r.actual).map(|a| a.as_of) else {
        return;
    };
    let mut seen: Vec<usize> = Vec::new();
    for (_, plan) in subject.commune.plans_of(subject.id) {
        seen.extend(
            plan.references
                .iter()
                .filter(|r| !seen.contains(r))
                .copied()
                .collect::<Vec<_>>(),
        );
    }
    let points: Vec<_> = seen
        .into_iter()
        .filter_map(|at| subject.commune.catalogue.references.get(at))
        .filter_map(|r| {
            r.points
                .iter()
                .rev()
                .find(|p| p.date <= as_of)
                .map(|p| (r, p))
        })
        .collect();
    if points.is_empty() {
        return;
    }
    heading(flow, pen, screen::reference(lang), room);
    for (reference, point) in points {
        let qualifier = point
            .qualifier
            .map(|q| format!("{} ", q.name(lang)))
            .unwrap_or_default();
        let place = lang.pick(&reference.place, &reference.place_en);
        let text = format!(
            "{place} {qualifier}{}% ({})",
            number::format(point.percent),
            date::format(point.date)
        );
        flow.text(&text, room, pen.style(Role::SamePeriod));
    }
}

/// Source, definition, note, direction.
pub fn about(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let lang = subject.state.lang;
    let data = subject
        .state
        .assessment
        .period
        .and_then(|p| subject.commune.periods.get(p));
    let (label, body) = (pen.style(Role::Muted), pen.style(Role::Text));
    flow.gap();
    if let Some(note) = subject.figure.and_then(crate::model::Figure::note) {
        flow.labelled(screen::note(lang), label, note, room, body);
    }
    if let Some(definition) = subject.indicator.definition.as_deref() {
        flow.labelled(screen::definition(lang), label, definition, room, body);
    }
    history(flow, pen, subject, room);
    if let (Some(figure), Some(data)) = (subject.figure, data) {
        let section = figure
            .section
            .as_deref()
            .map(|s| format!(", {s}"))
            .unwrap_or_default();
        flow.labelled(
            screen::source(lang),
            label,
            &format!("{}{section}", data.document),
            room,
            label,
        );
    }
}

/// What stood there before, who replaced it and when; the newest first.
fn history(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let Some(figure) = subject.figure else { return };
    let arrow = if pen.look.glyphs.ascii { "->" } else { "→" };
    let mut after = figure.reading();
    for revision in figure.revisions().iter().rev() {
        let text = entry::revision(subject.state.lang, revision, after, arrow);
        flow.labelled(
            entry::history(subject.state.lang),
            pen.style(Role::Muted),
            &text,
            room,
            pen.style(Role::Text),
        );
        after = revision.before;
    }
}
