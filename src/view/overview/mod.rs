//! The first screen: the worst matter, the other sentences, a line for every sector, the tasks and the days to come.

mod hero;
mod sectors;

use super::desk::brief;
use super::pen::{Pen, count, width};
use super::widgets::gauge::verdict_role;
use crate::app::{State, TabLine};
use crate::assess::{Finding, sentence};
use crate::model::Verdict;
use crate::text::measure::wrap;
use crate::text::screen;
use crate::theme::Role;

/// The parts of the page, from top to bottom, and the rows that each gets.
#[derive(Debug, Default, Clone, Copy)]
struct Rows {
    hero: u16,
    matters: u16,
    sectors: u16,
    /// Rows of one sector.
    each: u16,
    below: u16,
    /// Blank rows between the parts.
    air: u16,
}

/// Draws the page into `pen`.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let w = pen.width();
    let lines = state.lines();
    let hero = hero::subject(state);
    let sectors = sectors::all(state);
    // the first matter is the hero; the others are sentences
    let first = usize::from(hero.is_some() && !state.assessment.attention.is_empty());
    let matters: Vec<Matter> = lines
        .iter()
        .skip(first)
        .map(|line| matter(pen, state, *line, w.saturating_sub(4)))
        .collect();
    let used = if state.assessment.period.is_none() {
        2
    } else {
        0
    };
    let rows = share(
        pen.height().saturating_sub(used),
        state,
        hero.is_some(),
        &matters,
        &sectors,
    );
    let cursor = state.cursor(&lines);
    let mut y = 0;
    if state.assessment.period.is_none() && !matters.is_empty() {
        pen.fit(
            1,
            0,
            w.saturating_sub(2),
            screen::no_periods(state.lang),
            Role::Muted,
        );
        y += 2;
    }
    if let Some(id) = hero {
        let selected = first == 1 && cursor == 0;
        hero::draw(&mut pen.part(0, 0, w, rows.hero), state, id, selected);
        y += rows.hero + rows.air;
    }
    let place = &mut pen.part(0, y, w, rows.matters);
    if matters.is_empty() {
        nothing(place, state);
    } else {
        discuss(place, state, &matters, cursor.checked_sub(first));
    }
    y += rows.matters + rows.air;
    let place = &mut pen.part(0, y, w, rows.sectors);
    sectors::draw(place, state, &sectors, rows.each);
    y += rows.sectors + if rows.sectors > 0 { rows.air } else { 0 };
    brief::draw(&mut pen.part(0, y, w, rows.below), state);
}

/// Divides the rows of the page: what must be seen first, then what there is more of.
fn share(
    h: u16,
    state: &State,
    hero: bool,
    matters: &[Matter],
    sectors: &[sectors::Sector<'_>],
) -> Rows {
    let of_sectors = |each: u16| sectors.iter().map(|s| s.height(each)).sum::<u16>();
    let wanted = matters.iter().map(Matter::height).sum::<u16>().max(1);
    let has_below = brief::has_any(state);
    let mut rows = Rows {
        hero: if hero { hero::height(h) } else { 0 },
        matters: wanted.min(2),
        sectors: of_sectors(1),
        each: 1,
        below: if has_below { 2 } else { 0 },
        air: 0,
    };
    let used = |rows: &Rows| rows.hero + rows.matters + rows.sectors + rows.below + rows.air * 3;
    // where even that is too much, the sectors of least trouble wait below
    if used(&rows) > h {
        rows.sectors = rows.sectors.saturating_sub(used(&rows) - h);
    }
    let try_more = |rows: &mut Rows, change: &dyn Fn(&mut Rows)| {
        let mut more = *rows;
        change(&mut more);
        let fits = used(&more) <= h;
        if fits {
            *rows = more;
        }
        fits
    };
    try_more(&mut rows, &|r| r.matters = wanted.min(3));
    if has_below {
        try_more(&mut rows, &|r| r.below = 4);
    }
    try_more(&mut rows, &|r| r.air = 1);
    try_more(&mut rows, &|r| r.matters = wanted.min(5));
    if has_below {
        try_more(&mut rows, &|r| r.below = 6);
    }
    for each in 2..=4 {
        try_more(&mut rows, &|r| {
            r.each = each;
            r.sectors = of_sectors(each);
        });
    }
    try_more(&mut rows, &|r| r.matters = wanted.min(12));
    if has_below {
        rows.below += h.saturating_sub(used(&rows));
    } else {
        rows.matters = wanted.min(rows.matters + h.saturating_sub(used(&rows)));
    }
    rows
}

/// Whether any figure has a plan or a level to be compared with.
fn is_judged(state: &State) -> bool {
    let mut rows = state.assessment.rows.iter();
    rows.any(|r| r.actual.is_some() && !r.standings.is_empty())
}

/// One matter, wrapped.
struct Matter {
    mark: &'static str,
    role: Role,
    parts: Vec<String>,
}

impl Matter {
    fn height(&self) -> u16 {
        count(self.parts.len())
    }
}

fn matter(pen: &Pen<'_>, state: &State, line: TabLine, room: u16) -> Matter {
    let (lang, commune, glyphs) = (state.lang, &state.data.commune, pen.look.glyphs);
    let assessment = &state.assessment;
    let narrow = pen.width() < 100;
    let written = match line {
        TabLine::Matter(at) => assessment.attention.get(at).map(|a| {
            let text = if narrow {
                sentence::of_matter_brief(lang, commune, assessment, a)
            } else {
                sentence::of_matter(lang, commune, assessment, a)
            };
            (glyphs.verdict(a.verdict), verdict_role(a.verdict), text)
        }),
        TabLine::Finding(at) => assessment.findings.get(at).map(|f: &Finding| {
            let text = if narrow {
                sentence::of_finding_brief(lang, commune, f)
            } else {
                sentence::of_finding(lang, commune, f)
            };
            if f.is_open() {
                ("!", Role::Warn, text)
            } else {
                (glyphs.missing, Role::Muted, text)
            }
        }),
        _ => None,
    };
    let (mark, role, text) = written.unwrap_or(("", Role::Text, String::new()));
    Matter {
        mark,
        role,
        parts: wrap(&text, room.min(150)),
    }
}

/// Draws the sentences, whole ones, from the first that lets the selected one be seen; the rest is counted at the end of the last row, with
/// how many of all are findings.
fn discuss(pen: &mut Pen<'_>, state: &State, matters: &[Matter], cursor: Option<usize>) {
    let (w, h) = (pen.width(), pen.height());
    let at = cursor.unwrap_or(0);
    let room = h.saturating_sub(u16::from(at + 1 < matters.len()));
    let fits = |from: usize| {
        let shown = matters.get(from..=at).unwrap_or_default();
        shown.iter().map(Matter::height).sum::<u16>() <= room
    };
    let total: u16 = matters.iter().map(Matter::height).sum();
    let from = if total <= h {
        0
    } else {
        (0..at).find(|from| fits(*from)).unwrap_or(at)
    };
    let findings = &state.assessment.findings;
    let open = findings.iter().filter(|f| f.is_open()).count();
    let said = screen::findings(state.lang, open, findings.len() - open);
    let dot = if said.is_empty() { "" } else { &pen.look.dot() };
    // how many are left after so many, as long as there is room after a sentence
    let more = |shown: usize, after: &str| {
        let below = matters.len() - shown;
        let words = [format!(" +{below}{dot}{said} "), format!(" +{below} ")];
        let room = w.saturating_sub(4 + width(after));
        words.into_iter().find(|words| width(words) <= room)
    };
    let mut left = None;
    let mut y = 0;
    for (at, matter) in matters.iter().enumerate().skip(from) {
        let last = matter.parts.last().map_or("", String::as_str);
        let label = more(at + 1, last);
        let next = matters.get(at + 1).map(Matter::height);
        let ends = next.is_some_and(|next| y + matter.height() + next > h);
        let is_shown = cursor == Some(at) || y == 0;
        if !is_shown && (y + matter.height() > h || ends && label.is_none()) {
            break;
        }
        if cursor == Some(at) {
            (y..y + matter.height()).for_each(|y| pen.select(y));
        }
        pen.text(1, y, matter.mark, matter.role);
        for part in &matter.parts {
            pen.text(3, y, part, Role::Text);
            y += 1;
        }
        left = next.and(label);
    }
    if let Some(left) = left {
        pen.right(w.saturating_sub(1), y.saturating_sub(1), &left, Role::Key);
    }
}

/// Nothing is slow; where nothing can be, that is said instead.
fn nothing(pen: &mut Pen<'_>, state: &State) {
    let lang = state.lang;
    let room = pen.width().saturating_sub(4);
    if is_judged(state) {
        pen.verdict(1, 0, Verdict::Met);
        pen.fit(3, 0, room, screen::nothing_to_discuss(lang), Role::Text);
    } else if state.assessment.period.is_some() {
        pen.text(1, 0, pen.look.glyphs.missing, Role::Muted);
        pen.fit(3, 0, room, screen::nothing_to_judge(lang), Role::Muted);
    } else {
        let text = screen::no_periods(lang);
        pen.fit(1, 0, room.min(width(text)), text, Role::Muted);
    }
}
