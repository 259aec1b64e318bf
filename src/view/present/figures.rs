//! Pages that list figures: the headline figures of a sector, what went well, what does not add up.

use super::View;
use super::list::{self, Block};
use crate::assess::pages::course::sector_of;
use crate::assess::{Row, sentence};
use crate::model::{IndicatorId, number};
use crate::text::{labels, present as words, screen};
use crate::theme::Role;
use crate::view::overview;
use crate::view::pen::Pen;
use crate::view::widgets::bullet::verdict_role;

/// Rows of one card by how rich it is: in big digits, with its gauge, in two lines.
const RICHNESS: [u16; 3] = [8, 4, 3];
/// The least columns of a card.
const LEAST: u16 = 27;

/// The headline figures as cards; tells how many are in sight.
pub fn headline(pen: &mut Pen<'_>, view: View<'_>, ids: &[IndicatorId]) -> usize {
    let (w, h) = (pen.width(), pen.height());
    let top = match sentence(view) {
        Some(text) if h >= 9 => {
            pen.fit(0, 0, w, &text, Role::Headline);
            2
        }
        _ => 0,
    };
    let ids = ids.get(view.first..).unwrap_or_default();
    let count = u16::try_from(ids.len()).unwrap_or(1).max(1);
    let room = h.saturating_sub(top);
    let most = (w / LEAST).clamp(1, 3);
    // cards are better rich than side by side, and better side by side than cut off
    let ways = RICHNESS.into_iter().skip(usize::from(pen.look.glyphs.ascii));
    let fitting = ways.flat_map(|each| (1..=most).map(move |c| (each, c))).find(|(each, c)| {
        let rows = count.div_ceil(*c);
        rows.saturating_mul(*each).saturating_sub(1) <= room && (*each < 8 || w / c >= LEAST)
    });
    let (each, columns) = fitting.unwrap_or((3, most));
    let rows = (room.saturating_add(1) / each).max(1);
    let seen = count.min(rows * columns);
    let needed = seen.div_ceil(columns).max(1);
    // what room is left stands between the cards
    let pitch = (room / needed).clamp(each, each + 3);
    let wide = w / columns;
    for (nth, id) in (0..seen).zip(ids) {
        let Some(row) = view.state.assessment.row(*id) else { continue };
        let (x, y) = (nth % columns * wide, top + nth / columns * pitch);
        let mut cell = pen.part(x, y, wide.saturating_sub(3).min(56), each);
        if view.cover.is_small(row) {
            small(&mut cell, view, row);
        } else {
            overview::headline(&mut cell, view.state, row, each);
        }
    }
    let count = usize::from(seen);
    if view.first > 0 || count < ids.len() {
        let text = words::in_sight(view.first + 1, view.first + count, view.page.items(), pen.look.glyphs.dash);
        pen.right(w, 0, &text, Role::Muted);
    }
    count
}

/// A count of people that is too small to be said.
fn small(pen: &mut Pen<'_>, view: View<'_>, row: &Row) {
    let lang = view.state.lang;
    let Some((indicator, actual)) = view.state.data.commune.catalogue.indicator(row.indicator).zip(row.actual) else { return };
    let room = pen.width();
    pen.fit(0, 0, room, sentence::name(lang, indicator), Role::Text);
    pen.text(0, 1, &view.cover.value(lang, row.indicator, actual.value, 2), Role::Number);
}

/// How many figures of the sector are slow, and how many are well.
fn sentence(view: View<'_>) -> Option<String> {
    let sector = view.page.sector?;
    let rows = || {
        let commune = &view.state.data.commune;
        let shown = |r: &&Row| sector_of(commune, r.indicator) == Some(sector) && !view.cover.hides(r.indicator);
        view.state.assessment.rows.iter().filter(shown).filter(|r| r.actual.is_some())
    };
    let bad = rows().filter(|r| r.verdict().is_bad()).count();
    let good = rows().filter(|r| r.verdict().is_good()).count();
    words::sector(view.state.lang, bad, good)
}

/// What went well; tells how many are in sight.
pub fn well(pen: &mut Pen<'_>, view: View<'_>, ids: &[IndicatorId]) -> usize {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let block = |id: &IndicatorId| {
        let (row, indicator) = (view.state.assessment.row(*id)?, commune.catalogue.indicator(*id)?);
        let (actual, standing) = (row.actual?, row.standings.first()?);
        let verdict = row.verdict();
        let mut below = vec![(view.cover.value(lang, *id, actual.value, 2), Role::Number)];
        if !view.cover.is_small(row) {
            let percent = standing.percent.filter(|_| standing.pace.is_some());
            if let (Some(percent), Some(pace)) = (percent, standing.pace) {
                let share = format!("{}% {}", number::format_short(percent, 1), sentence::plan_name(lang, commune, standing));
                below.push((share, Role::Text));
                below.push((screen::pace(lang, &number::format_fixed(pace.percent, 1)), Role::Muted));
            } else {
                let level = sentence::limit(lang, commune, indicator, standing);
                below.push((format!("{} {level}", words::level_of(lang).to_lowercase()), Role::Muted));
            }
        }
        below.push((labels::verdict(lang, verdict).to_string(), verdict_role(verdict)));
        let mark = (pen.look.glyphs.verdict(verdict), verdict_role(verdict));
        Some(Block::new(pen, mark, sentence::name(lang, indicator), Role::Headline).below(pen, below))
    };
    let blocks: Vec<Block> = ids.iter().skip(view.first).filter_map(block).collect();
    let headline = format!("{}: {}", words::well(lang), screen::indicators(lang, ids.len()));
    list::draw(pen, view, &headline, &blocks)
}

/// What does not add up; tells how many are in sight.
pub fn findings(pen: &mut Pen<'_>, view: View<'_>, at: &[usize]) -> usize {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let block = |at: &usize| {
        let finding = view.state.assessment.findings.get(*at)?;
        let sections = finding.sections().join("; ");
        let source = if sections.is_empty() { String::new() } else { format!("{} {sections}", screen::source(lang)) };
        let said = sentence::of_finding(lang, commune, finding);
        Some(Block::new(pen, ("!", Role::Warn), &said, Role::Text).below(pen, vec![(source, Role::Muted)]))
    };
    let blocks: Vec<Block> = at.iter().skip(view.first).filter_map(block).collect();
    list::draw(pen, view, &words::finding_counts(lang, at.len()), &blocks)
}
