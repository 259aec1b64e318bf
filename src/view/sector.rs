//! A sector's page: the sentence a chairman would say, then the figures that prove it, and the selected one beside or below.

use super::detail;
use super::pen::{Pen, count, width};
use super::table::Table;
use crate::app::{Density, State, TabLine};
use crate::assess::{Attention, sentence};
use crate::model::Verdict;
use crate::text::measure::wrap;
use crate::text::screen;
use crate::theme::Role;

/// Draws the page into `pen`.
pub fn page(pen: &mut Pen<'_>, state: &State, sector: usize) {
    let lines = state.lines();
    let top = headline(pen, state, sector, &lines);
    if lines.is_empty() {
        pen.text(1, top + 1, screen::no_figures(state.lang), Role::Muted);
        return;
    }
    let (w, h) = (pen.width(), pen.height().saturating_sub(top));
    // a panel takes nothing from the table: it stands where all columns, and as many rows, are seen without it
    let mut table = Table::new(pen, state, &lines);
    table.fit(w);
    let whole = table.height();
    let side = w.saturating_sub(table.full_width() + 1);
    let mut side = side.min((w / 3).max(SIDE)).min(80);
    if side < SIDE {
        side = 0;
    } else {
        table.fit(w - side - 1);
        if table.height() > whole.max(usize::from(h)) {
            side = 0;
            table.fit(w);
        }
    }
    let below = h.saturating_sub(count(table.height()) + 2).min(14);
    if side > 0 {
        rows(
            &mut pen.part(0, top, w - side - 1, h),
            state,
            &lines,
            &table,
        );
        panel(&mut pen.part(w - side, top, side, h), state);
    } else if below >= BELOW && state.density() == Density::Wide {
        rows(
            &mut pen.part(0, top, w, h - below - 1),
            state,
            &lines,
            &table,
        );
        panel(&mut pen.part(0, top + h - below, w, below), state);
    } else {
        rows(&mut pen.part(0, top, w, h), state, &lines, &table);
    }
}

/// Columns that a panel beside the table needs.
const SIDE: u16 = 56;
/// Rows that a panel below the table needs.
const BELOW: u16 = 8;

/// The selected row, on a ground of its own.
fn panel(pen: &mut Pen<'_>, state: &State) {
    let (w, h) = (pen.width(), pen.height());
    pen.card();
    let pen = &mut pen.part(1, 0, w.saturating_sub(2), h);
    if let Some(id) = state.line().and_then(|line| state.indicator_of(line)) {
        detail::panel(pen, state, id);
    }
}

/// The worst matter of a sector.
pub fn worst(state: &State, sector: usize) -> Option<&Attention> {
    let mut matters = state.assessment.attention.iter();
    matters.find(|a| {
        let row = state.assessment.row(a.indicator);
        row.and_then(|r| state.sector_of(r)) == Some(sector)
    })
}

/// Draws the sentence and what the page holds; returns the row below.
fn headline(pen: &mut Pen<'_>, state: &State, sector: usize, lines: &[TabLine]) -> u16 {
    let (lang, commune, assessment) = (state.lang, &state.data.commune, &state.assessment);
    if lines.is_empty() {
        return 0;
    }
    let rows = || {
        let rows = assessment.rows.iter();
        rows.filter(|r| state.sector_of(r) == Some(sector))
    };
    let slips = assessment.findings.iter().filter(|f| {
        let here = rows().any(|r| f.indicator() == Some(r.indicator));
        f.is_open() && here
    });
    let slips = slips.count();
    let total = rows().filter(|r| r.actual.is_some()).count();
    let mut notes = vec![screen::indicators(lang, total)];
    if slips > 0 {
        notes.push(format!("! {}", screen::slips(lang, slips)));
    }
    notes.push(screen::periods(lang, commune.periods.len()));
    let notes = notes.join(&pen.look.dot());
    let room = pen.width().saturating_sub(4);
    let height = |text: &str, room: u16| wrap(text, room).len();
    let (verdict, text) = if let Some(matter) = worst(state, sector) {
        let brief = sentence::of_matter_brief(lang, commune, assessment, matter);
        let full = sentence::of_matter(lang, commune, assessment, matter);
        let costly = height(&full, room) > height(&brief, room);
        (matter.verdict, if costly { brief } else { full })
    } else {
        let judged = rows().any(|r| !r.standings.is_empty() && r.actual.is_some());
        let verdict = if judged {
            Verdict::Met
        } else {
            Verdict::NoPlan
        };
        (verdict, sentence::of_calm_sector(lang, commune, rows()))
    };
    // a wider page has no more rows of words than a narrower one: the rows belong to the figures
    let beside = room.saturating_sub(width(&notes) + 2);
    let noted = height(&text, beside) <= height(&text, room);
    let room = if noted { beside } else { room };
    let most = match pen.height() {
        14.. => 3,
        12.. => 2,
        _ => 1,
    };
    let parts = wrap(&text, room);
    pen.verdict(1, 0, verdict);
    for (y, part) in (0..most).zip(&parts) {
        let cut = y + 1 == most && parts.len() > usize::from(most);
        let part = if cut {
            format!("{part}{}", pen.look.glyphs.cut)
        } else {
            part.clone()
        };
        pen.text(3, y, &part, Role::Headline);
    }
    let end = pen.width().saturating_sub(1);
    if noted {
        pen.right(end, 0, &notes, Role::Muted);
    }
    let used = count(parts.len()).min(most);
    used + u16::from(pen.height() >= 26)
}

fn rows(pen: &mut Pen<'_>, state: &State, lines: &[TabLine], table: &Table<'_>) {
    table.head(pen, 0);
    let room = pen.height().saturating_sub(1);
    let cursor = state.cursor(lines);
    let from = first_shown(table.row_of(cursor), table.height(), usize::from(room));
    for (y, at) in (1..=room).zip(from..table.height()) {
        table.row(pen, y, at, cursor);
    }
    let more = from + usize::from(room) < table.height();
    pen.more(pen.width().saturating_sub(1), (0, from > 0), (room, more));
}

/// The first line shown so that the cursor is seen: whole pages, so that a step of the cursor moves nothing else.
pub fn first_shown(cursor: usize, total: usize, room: usize) -> usize {
    let step = room.saturating_sub(1).max(1);
    (cursor / step * step).min(total.saturating_sub(room))
}
