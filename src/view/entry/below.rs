//! Under the grid: what is asked, what follows from the cell under the cursor, what does not add up.

use super::chrome;
use super::columns::{Shown, unit};
use crate::app::State;
use crate::app::entry::{Ask, Entry, Line, Standing, notation};
use crate::assess::crosscheck::said;
use crate::assess::{Finding, sentence};
use crate::data::typed::{LeftDraft, Typed};
use crate::model::{Reading, Verdict, number};
use crate::text::{entry as words, screen};
use crate::theme::Role;
use crate::view::flow::{Flow, wrap};
use crate::view::pen::Pen;

/// What is asked, in rows of so many columns.
pub(super) fn asked(state: &State, entry: &Entry, room: u16) -> Vec<String> {
    let lang = state.lang;
    let text = match &entry.ask {
        None => return Vec::new(),
        Some(Ask::Leave { .. }) => words::ask_leave(lang, entry.count()),
        Some(Ask::Paste(plan)) => {
            let wrong: Vec<String> = plan
                .targets
                .iter()
                .filter(|t| t.wrong)
                .map(|t| t.text.clone())
                .collect();
            words::ask_paste(
                lang,
                plan.good(),
                &wrong,
                plan.empty,
                plan.beyond,
                plan.column,
            )
        }
        Some(Ask::Recover) => {
            let of = |f: &&LeftDraft| {
                f.draft.period == entry.period && f.draft.slug == state.data.commune.slug
            };
            let Some(found) = state.found.iter().find(of) else {
                return Vec::new();
            };
            let catalogue = &state.data.commune.catalogue;
            let differs = |(id, typed): &&(Box<str>, Typed)| {
                catalogue
                    .find(id)
                    .is_some_and(|id| entry.on_file(state, id) != typed.before)
            };
            let other = found.draft.cells.iter().filter(differs).count();
            words::ask_recover(lang, found.draft.cells.len(), other, found.date, found.time)
        }
    };
    wrap(&text, room)
}

/// What follows from the cell under the cursor, and what does not add up.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, entry: &Entry, shown: &[Shown<'_>], y: u16) {
    // an answer of several rows covers the last ones
    let covered = u16::try_from(chrome::answer(pen, state).len().saturating_sub(1)).unwrap_or(0);
    let left = pen.height().saturating_sub(y + covered);
    let rows = left.div_ceil(2);
    if let Some(of) = shown.get(entry.at) {
        let (text, role) = about(pen, state, entry, of);
        sentence_in(pen, y, rows, &text, role);
    }
    let (text, role) = checked(pen, state, entry);
    sentence_in(pen, y + rows, left - rows, &text, role);
}

/// A sentence in so many rows; where it is longer, its end is marked as left out.
fn sentence_in(pen: &mut Pen<'_>, y: u16, rows: u16, text: &str, role: Role) {
    let room = pen.width().saturating_sub(2);
    let parts = wrap(text, room);
    let cut = parts.len() > usize::from(rows);
    for (at, part) in (1..=rows).zip(&parts) {
        let text = if cut && at == rows {
            format!("{part} …")
        } else {
            part.clone()
        };
        pen.fit(1, y + at - 1, room, &text, role);
    }
}

fn about(pen: &Pen<'_>, state: &State, entry: &Entry, of: &Shown<'_>) -> (String, Role) {
    let lang = state.lang;
    let Line::Cell { indicator: id, .. } = of.line else {
        return (String::new(), Role::Text);
    };
    let said = |reading: Option<Reading>| match reading {
        Some(_) => notation::write(lang, reading),
        None => words::none(lang).to_string(),
    };
    let now = entry.on_file(state, id);
    if entry
        .typing
        .as_ref()
        .is_some_and(|line| entry.read(id, line.text()).is_err())
    {
        // the answer to a key says it too
        let hint = if state.notice.is_some() {
            String::new()
        } else {
            words::form_hint(lang)
        };
        return (hint, Role::Muted);
    }
    match (of.standing, entry.typed(id)) {
        (Standing::Wrong(why), Some(typed)) => {
            return (words::misread(lang, why, &typed.text), Role::Warn);
        }
        (Standing::Contested, Some(typed)) => {
            let mine = entry.read(id, &typed.text).ok().flatten();
            return (words::both(lang, &said(mine), &said(now)), Role::Warn);
        }
        _ => {}
    }
    let mut parts = Vec::new();
    let sentence = of
        .row
        .and_then(|row| sentence::of_row(lang, &entry.draft, &entry.assessment, row, None));
    let plain = || {
        let indicator = entry.draft.catalogue.indicator(id)?;
        let name = sentence::name(lang, indicator);
        let value = of
            .row
            .and_then(|r| r.actual)
            .map(|a| sentence::with_unit(lang, &entry.draft, indicator, a.value, 28));
        Some(format!(
            "{name}: {}",
            value.unwrap_or_else(|| format!("{} ({})", words::none(lang), unit(state, entry, id)))
        ))
    };
    parts.extend(sentence.or_else(plain));
    if of.standing == Standing::Changed {
        parts.push(format!("{} {}", words::on_file(lang), said(now)));
    }
    if let Some(change) = of.row.and_then(|r| r.previous) {
        let percent = change
            .percent
            .map(|p| format!(" ({}%)", number::format_signed(p, 1)))
            .unwrap_or_default();
        parts.push(format!(
            "{} {}{percent}",
            screen::against_previous(lang),
            number::format_signed(change.absolute, 6)
        ));
    }
    (
        parts.join(&format!(" {} ", pen.look.glyphs.dot)),
        Role::Text,
    )
}

/// The most telling finding, and how many there are.
fn checked(pen: &Pen<'_>, state: &State, entry: &Entry) -> (String, Role) {
    let lang = state.lang;
    let open = open(state, entry);
    let Some(first) = open.first() else {
        return (
            format!(
                "{} {}",
                pen.look.glyphs.verdict(Verdict::Met),
                words::all_agree(lang)
            ),
            Role::Good,
        );
    };
    let count = format!(
        "! {} {}",
        words::checked(lang),
        words::mismatches(lang, open.len())
    );
    let role = if is_here(entry, first) {
        Role::Warn
    } else {
        Role::Muted
    };
    (
        format!("{count}: {}", said::sentence(lang, &entry.draft, first)),
        role,
    )
}

/// A finding about the figure under the cursor.
fn is_here(entry: &Entry, finding: &Finding) -> bool {
    entry.current().is_some_and(|id| finding.concerns(id))
}

/// What does not add up: the figure under the cursor first, then what was not there before anything was typed.
fn open<'a>(state: &State, entry: &'a Entry) -> Vec<&'a Finding> {
    let known = |f: &Finding| state.assessment.findings.iter().any(|old| old.id == f.id);
    let mut open: Vec<&Finding> = entry
        .assessment
        .findings
        .iter()
        .filter(|f| f.is_open())
        .collect();
    open.sort_by_key(|f| (!is_here(entry, f), known(f)));
    open
}

/// Everything that follows from the figures, beside the grid.
pub(super) fn panel(pen: &mut Pen<'_>, state: &State, entry: &Entry, shown: &[Shown<'_>]) {
    let (lang, room) = (state.lang, pen.width());
    let mut flow = Flow::default();
    if let Some(of) = shown.get(entry.at) {
        let (text, role) = about(pen, state, entry, of);
        flow.text(&text, room, pen.style(role));
        flow.gap();
    }
    let open = open(state, entry);
    if open.is_empty() {
        let (text, role) = checked(pen, state, entry);
        flow.text(&text, room, pen.style(role));
    } else {
        let heading = format!(
            "{}: {}",
            words::checked(lang),
            words::mismatches(lang, open.len())
        );
        flow.text(&heading, room, pen.style(Role::Group));
    }
    for finding in open {
        let role = if is_here(entry, finding) {
            Role::Warn
        } else {
            Role::Text
        };
        flow.text(
            &format!("! {}", said::sentence(lang, &entry.draft, finding)),
            room,
            pen.style(role),
        );
    }
    flow.draw_start(pen);
}
