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
    let needed = count(lines.len()).saturating_add(1);
    if w >= 160 {
        let side = (w / 3).clamp(56, 80);
        table(&mut pen.part(0, top, w - side - 1, h), state, &lines);
        wall(pen, w - side - 1, top, h);
        panel(&mut pen.part(w - side + 1, top, side - 2, h), state);
    } else if state.density() == Density::Wide && h >= 22 {
        // the table keeps what it needs; the rest, 8 rows or more, shows the selected row
        let below = h.saturating_sub(needed.min(h - 9) + 1).min(14);
        table(&mut pen.part(0, top, w, h - below - 1), state, &lines);
        pen.part(0, top + h - below - 1, w, 1).rule(0);
        panel(
            &mut pen.part(1, top + h - below, w.saturating_sub(2), below),
            state,
        );
    } else {
        table(&mut pen.part(0, top, w, h), state, &lines);
    }
}

fn wall(pen: &mut Pen<'_>, x: u16, top: u16, height: u16) {
    let wall = pen.look.glyphs.wall;
    for y in top..top + height {
        pen.text(x, y, wall, Role::Grid);
    }
}

fn panel(pen: &mut Pen<'_>, state: &State) {
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
    let wide = state.density() == Density::Wide;
    let brief = pen.width() < 100;
    let mut notes = Vec::new();
    if wide {
        let total = rows().filter(|r| r.actual.is_some()).count();
        notes.push(screen::indicators(lang, total));
    }
    let slips = assessment.findings.iter().filter(|f| {
        let here = rows().any(|r| f.indicator() == Some(r.indicator));
        f.is_open() && here
    });
    let slips = slips.count();
    if slips > 0 {
        notes.push(format!("! {}", screen::slips(lang, slips)));
    }
    if wide {
        notes.push(screen::periods(lang, commune.periods.len()));
    }
    if brief {
        notes.clear();
    }
    let notes = notes.join(&pen.look.dot());
    let in_words = if brief {
        sentence::of_matter_brief
    } else {
        sentence::of_matter
    };
    let (verdict, text) = if let Some(matter) = worst(state, sector) {
        (matter.verdict, in_words(lang, commune, assessment, matter))
    } else {
        let judged = rows().any(|r| !r.standings.is_empty() && r.actual.is_some());
        let verdict = if judged {
            Verdict::Met
        } else {
            Verdict::NoPlan
        };
        (verdict, sentence::of_calm_sector(lang, commune, rows()))
    };
    let aside = if notes.is_empty() {
        0
    } else {
        width(&notes) + 2
    };
    let room = pen.width().saturating_sub(4 + aside);
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
    pen.right(end, 0, &notes, Role::Muted);
    let used = count(parts.len()).min(most);
    used + u16::from(pen.height() >= 26)
}

fn table(pen: &mut Pen<'_>, state: &State, lines: &[TabLine]) {
    let table = Table::new(pen, state, lines, pen.width());
    table.head(pen, 0);
    let room = pen.height().saturating_sub(1);
    let cursor = state.cursor(lines);
    let from = first_shown(cursor, lines.len(), usize::from(room));
    for (y, at) in (1..=room).zip(from..lines.len()) {
        table.line(pen, y, at, at == cursor);
    }
    let more = from + usize::from(room) < lines.len();
    pen.more(pen.width().saturating_sub(1), (0, from > 0), (room, more));
}

/// The first line shown so that the cursor is seen: whole pages, so that a step of the cursor moves nothing else.
pub fn first_shown(cursor: usize, total: usize, room: usize) -> usize {
    let step = room.saturating_sub(1).max(1);
    (cursor / step * step).min(total.saturating_sub(room))
}
