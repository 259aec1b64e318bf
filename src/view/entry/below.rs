//! Under the grid: what is asked, what follows from the cell under the cursor, what does not add up.

use super::chrome;
use super::columns::{Shown, unit};
use crate::app::State;
use crate::app::grid::{Grid, GridLine, Question, Standing};
use crate::assess::crosscheck::said;
use crate::assess::{Finding, sentence};
use crate::data::typed::{LeftDraft, Typed};
use crate::model::{Reading, Verdict, number};
use crate::text::measure::wrap;
use crate::text::{entry as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count};

/// What is asked, in rows of so many columns.
pub(super) fn asked(state: &State, grid: &Grid, room: u16) -> Vec<String> {
    let lang = state.lang;
    let text = match &grid.question {
        None => return Vec::new(),
        Some(Question::Leave { .. }) => words::ask_leave(lang, grid.count()),
        Some(Question::Paste(plan)) => {
            let wrong: Vec<String> = plan
                .cells
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
        Some(Question::Recover) => {
            let of = |f: &&LeftDraft| {
                f.draft.period == grid.period && f.draft.slug == state.data.commune.slug
            };
            let Some(found) = state.left.iter().find(of) else {
                return Vec::new();
            };
            let catalogue = &state.data.commune.catalogue;
            let differs = |(id, typed): &&(Box<str>, Typed)| {
                catalogue
                    .find(id)
                    .is_some_and(|id| grid.on_file(id) != typed.before)
            };
            let other = found.draft.cells.iter().filter(differs).count();
            words::ask_recover(lang, found.draft.cells.len(), other, found.date, found.time)
        }
    };
    wrap(&text, room)
}

/// What follows from the cell under the cursor, and what does not add up.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, grid: &Grid, shown: &[Shown<'_>], y: u16) {
    // an answer of several rows covers the last ones
    let covered = count(chrome::answer(pen, state).len().saturating_sub(1));
    let left = pen.height().saturating_sub(y + covered);
    let rows = left.div_ceil(2);
    if let Some(of) = shown.get(grid.at) {
        let (text, role) = about(pen, state, grid, of);
        sentence_in(pen, y, rows, &text, role);
    }
    let (text, role) = checked(pen, state, grid);
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

fn about(pen: &Pen<'_>, state: &State, grid: &Grid, of: &Shown<'_>) -> (String, Role) {
    let lang = state.lang;
    let GridLine::Cell { indicator: id, .. } = of.line else {
        return (String::new(), Role::Text);
    };
    let said = |reading: Option<Reading>| match reading {
        Some(_) => words::notation(lang, reading),
        None => words::none(lang).to_string(),
    };
    let now = grid.on_file(id);
    if grid
        .typing
        .as_ref()
        .is_some_and(|line| grid.read(id, line.text()).is_err())
    {
        // the answer to a key says it too
        let hint = if state.notice.is_some() {
            String::new()
        } else {
            words::form_hint(lang)
        };
        return (hint, Role::Muted);
    }
    match (of.standing, grid.typed(id)) {
        (Standing::Wrong(why), Some(typed)) => {
            return (words::misread(lang, why, &typed.text), Role::Warn);
        }
        (Standing::Contested, Some(typed)) => {
            let mine = grid.read(id, &typed.text).ok().flatten();
            return (words::both(lang, said(mine), said(now)), Role::Warn);
        }
        _ => {}
    }
    let mut parts = Vec::new();
    let sentence = of
        .row
        .and_then(|row| sentence::of_row(lang, &grid.draft, &grid.assessment, row, None));
    let plain = || {
        let indicator = grid.draft.catalogue.indicator(id)?;
        let name = indicator.called(lang);
        let value = of
            .row
            .and_then(|r| r.actual)
            .map(|a| sentence::with_unit(lang, &grid.draft, indicator, a.value, 28));
        Some(format!(
            "{name}: {}",
            value.unwrap_or_else(|| format!("{} ({})", words::none(lang), unit(state, grid, id)))
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
    (parts.join(&pen.look.dot()), Role::Text)
}

/// The most telling finding, and how many there are.
fn checked(pen: &Pen<'_>, state: &State, grid: &Grid) -> (String, Role) {
    let lang = state.lang;
    let open = open(state, grid);
    let Some(first) = open.first() else {
        let met = pen.look.glyphs.verdict(Verdict::Met);
        return (format!("{met} {}", words::all_agree(lang)), Role::Good);
    };
    let count = words::mismatches(lang, open.len());
    let count = format!("! {} {count}", words::checked(lang));
    let role = if is_here(grid, first) {
        Role::Warn
    } else {
        Role::Muted
    };
    (
        format!("{count}: {}", said::sentence(lang, &grid.draft, first)),
        role,
    )
}

/// A finding about the figure under the cursor.
fn is_here(grid: &Grid, finding: &Finding) -> bool {
    grid.current().is_some_and(|id| finding.concerns(id))
}

/// What does not add up: the figure under the cursor first, then what was not there before anything was typed.
fn open<'a>(state: &State, grid: &'a Grid) -> Vec<&'a Finding> {
    let known = |f: &Finding| state.assessment.findings.iter().any(|old| old.id == f.id);
    let mut open: Vec<&Finding> = grid
        .assessment
        .findings
        .iter()
        .filter(|f| f.is_open())
        .collect();
    open.sort_by_key(|f| (!is_here(grid, f), known(f)));
    open
}

/// Everything that follows from the figures, beside the grid.
pub(super) fn panel(pen: &mut Pen<'_>, state: &State, grid: &Grid, shown: &[Shown<'_>]) {
    let lang = state.lang;
    let mut flow = Flow::new(pen.look, pen.width());
    if let Some(of) = shown.get(grid.at) {
        let (text, role) = about(pen, state, grid, of);
        flow.text(&text, role);
        flow.gap();
    }
    let open = open(state, grid);
    if open.is_empty() {
        let (text, role) = checked(pen, state, grid);
        flow.text(&text, role);
    } else {
        let count = words::mismatches(lang, open.len());
        flow.text(&format!("{}: {count}", words::checked(lang)), Role::Group);
    }
    for finding in open {
        let role = if is_here(grid, finding) {
            Role::Warn
        } else {
            Role::Text
        };
        let said = said::sentence(lang, &grid.draft, finding);
        flow.text(&format!("! {said}"), role);
    }
    flow.draw_start(pen);
}
