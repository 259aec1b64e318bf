//! What a figure is compared with, and where it comes from.

use super::Subject;
use crate::model::{Figure, date, number};
use crate::text::{entry, screen};
use crate::theme::Role;
use crate::view::flow::Flow;

/// Against the period before and the same period last year.
pub fn compared(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let lang = subject.state.lang;
    let Some(row) = subject.row else { return };
    let printed = subject.figure.and_then(Figure::same_period_printed);
    if row.previous.is_none() && row.same_period.is_none() && printed.is_none() {
        return;
    }
    flow.heading(screen::compared(lang));
    for (change, label) in [
        (row.previous, screen::against_previous(lang)),
        (row.same_period, screen::against_year(lang)),
    ] {
        let Some(change) = change else { continue };
        let absolute = number::format_signed(change.absolute, 2);
        let percent = change
            .percent
            .map_or(flow.look.glyphs.dash.to_string(), |p| {
                format!("{}%", number::format_signed(p, 1))
            });
        let base = subject.with_unit(change.base, 2);
        flow.row([
            (format!("{absolute} ({percent}) "), Role::Number),
            (format!("{label}: {base}"), Role::Muted),
        ]);
    }
    if let Some(percent) = printed {
        let percent = number::format_signed(percent, 28);
        flow.text(&screen::printed_change(lang, &percent), Role::Text);
    }
}

/// The last point of every reference series of the plans, labelled as reference.
pub fn references(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let lang = subject.state.lang;
    let Some(as_of) = subject.actual().map(|a| a.as_of) else {
        return;
    };
    let mut seen: Vec<usize> = Vec::new();
    for (_, plan) in subject.commune.plans_of(subject.id) {
        let known = seen.clone();
        seen.extend(plan.references.iter().filter(|r| !known.contains(r)));
    }
    let points = seen.into_iter().filter_map(|at| {
        let reference = subject.commune.catalogue.references.get(at)?;
        let mut points = reference.points.iter().rev();
        Some((reference, points.find(|p| p.date <= as_of)?))
    });
    for (nth, (reference, point)) in points.enumerate() {
        if nth == 0 {
            flow.heading(screen::reference(lang));
        }
        let qualifier = point.qualifier.map(|q| format!("{} ", q.name(lang)));
        let place = lang.pick(&reference.place, &reference.place_en);
        let text = format!(
            "{place} {}{}% ({})",
            qualifier.unwrap_or_default(),
            number::format(point.percent),
            date::format(point.date)
        );
        flow.text(&text, Role::SamePeriod);
    }
}

/// Source, definition, note, direction.
pub fn about(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let lang = subject.state.lang;
    flow.gap();
    if let Some(note) = subject.figure.and_then(Figure::note) {
        flow.labelled(screen::note(lang), note, Role::Text);
    }
    if let Some(definition) = subject.indicator.definition.as_deref() {
        flow.labelled(screen::definition(lang), definition, Role::Text);
    }
    let Some(figure) = subject.figure else { return };
    history(flow, subject, figure);
    if let Some(data) = subject.state.period() {
        let section = figure.section.as_deref().map(|s| format!(", {s}"));
        let source = format!("{}{}", data.document, section.unwrap_or_default());
        flow.labelled(screen::source(lang), &source, Role::Muted);
    }
}

/// What stood there before, who replaced it and when; the newest first.
fn history(flow: &mut Flow<'_>, subject: Subject<'_>, figure: &Figure) {
    let lang = subject.state.lang;
    let arrow = flow.look.glyphs.set.arrow();
    let mut after = figure.reading();
    for revision in figure.revisions().iter().rev() {
        let text = entry::revision(lang, revision, after, arrow);
        flow.labelled(entry::history(lang), &text, Role::Text);
        after = revision.before;
    }
}
