//! Pages that list figures: the headline figures of a sector, what went well, what does not add up.

use super::View;
use super::cards::{Card, Layout, TEXT_GAP};
use super::list::{self, Block};
use crate::assess::pages::course::sector_of;
use crate::assess::{Row, sentence};
use crate::model::IndicatorId;
use crate::text::{present as words, screen};
use crate::theme::Role;
use crate::view::pen::Pen;

/// The headline figures as cards; tells how many are in sight.
pub fn headline(pen: &mut Pen<'_>, view: View<'_>, ids: &[IndicatorId]) -> usize {
    let text = sentence(view).filter(|_| pen.height() >= 9);
    in_cards(pen, view, text.as_deref(), ids)
}

fn in_cards(pen: &mut Pen<'_>, view: View<'_>, text: Option<&str>, ids: &[IndicatorId]) -> usize {
    let cards = cards(pen, view, ids);
    let room = pen.height().saturating_sub(top(text));
    let layout = Layout::new(&cards, pen.width(), room, pen.look.glyphs.set);
    lay(pen, view, text, &cards, &layout)
}

fn cards<'a>(pen: &Pen<'_>, view: View<'a>, ids: &[IndicatorId]) -> Vec<Card<'a>> {
    ids.iter()
        .skip(view.first)
        .filter_map(|id| Card::new(pen, view, view.state.assessment.row(*id)?))
        .collect()
}

/// Rows that a line above the cards takes with its air.
fn top(text: Option<&str>) -> u16 {
    if text.is_some() { 2 } else { 0 }
}

/// Draws cards below a line; tells how many are in sight.
fn lay(
    pen: &mut Pen<'_>,
    view: View<'_>,
    text: Option<&str>,
    cards: &[Card<'_>],
    layout: &Layout,
) -> usize {
    let (w, top) = (pen.width(), top(text));
    if let Some(text) = text {
        pen.fit(0, 0, w, text, Role::Headline);
    }
    for (nth, card) in (0..layout.seen).zip(cards) {
        let (x, y) = (
            nth % layout.columns * layout.wide,
            top + nth / layout.columns * layout.pitch,
        );
        let place = &mut pen.part(x, y, layout.wide.saturating_sub(TEXT_GAP), layout.pitch);
        if view.lit == Some(view.first + usize::from(nth)) {
            // the air below it is no part of it
            let rows = layout.pitch.saturating_sub(1).max(2);
            place.part(0, 0, layout.wide, rows).light();
        }
        card.draw(place, layout);
    }
    let count = usize::from(layout.seen).min(cards.len());
    if view.first > 0 || count < cards.len() {
        let text = words::in_sight(
            view.first + 1,
            view.first + count,
            view.page.items(),
            pen.look.glyphs.dash,
        );
        pen.right(w, 0, &text, Role::Muted);
    }
    count
}

/// How many figures of the sector are slow, and how many are well.
fn sentence(view: View<'_>) -> Option<String> {
    let sector = view.page.item.sector?;
    let rows = || {
        let commune = &view.state.data.commune;
        let shown = |r: &&Row| {
            sector_of(commune, r.indicator) == Some(sector) && !view.cover.hides(r.indicator)
        };
        view.state
            .assessment
            .rows
            .iter()
            .filter(shown)
            .filter(|r| r.actual.is_some())
    };
    let bad = rows().filter(|r| r.verdict().is_bad()).count();
    let good = rows().filter(|r| r.verdict().is_good()).count();
    words::sector(view.state.lang, bad, good)
}

/// What went well; tells how many are in sight.
pub fn well(pen: &mut Pen<'_>, view: View<'_>, ids: &[IndicatorId]) -> usize {
    let lang = view.state.lang;
    let indicators = screen::indicators(lang, ids.len());
    let headline = format!("{}: {indicators}", words::well(lang));
    in_cards(pen, view, Some(&headline), ids)
}

/// What does not add up; tells how many are in sight.
pub fn findings(pen: &mut Pen<'_>, view: View<'_>, at: &[usize]) -> usize {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let block = |at: &usize| {
        let finding = view.state.assessment.findings.get(*at)?;
        let mut sections = finding.sections().join("; ");
        // nobody in the room knows a document by the name of its file
        for source in &commune.task_sources {
            sections = sections.replace(&*source.document, &source.name);
        }
        let source = if sections.is_empty() {
            String::new()
        } else {
            format!("{} {sections}", screen::source(lang))
        };
        let said = sentence::of_finding(lang, commune, finding);
        Some(
            Block::new(pen, ("!", Role::Warn), &said, Role::Text)
                .below(pen, vec![(source, Role::Muted)]),
        )
    };
    let blocks: Vec<Block> = at.iter().skip(view.first).filter_map(block).collect();
    list::draw(pen, view, &words::finding_counts(lang, at.len()), &blocks)
}
