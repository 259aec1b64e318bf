//! What tasks can be picked by: owners, sectors, documents, each with its number of tasks.

use super::rows::first_of_page;
use crate::app::State;
use crate::assess::tasks::Facet;
use crate::text::desk as words;
use crate::theme::Role;
use crate::view::pen::Pen;

/// Draws the list over the tasks.
pub fn draw(pen: &mut Pen<'_>, state: &State, selected: usize) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let end = pen.width().saturating_sub(1);
    let room = end.saturating_sub(1);
    pen.fit(1, 0, room, words::pick_title(lang), Role::Group);
    let facets = state.facets();
    if facets.is_empty() {
        pen.fit(
            3,
            2,
            room.saturating_sub(2),
            words::nothing_to_pick(lang),
            Role::Muted,
        );
        return;
    }
    // the first of a kind has the kind's name above it
    let heads = |at: usize| {
        let before = at
            .checked_sub(1)
            .and_then(|b| facets.get(b))
            .map(|(f, _)| f);
        facets
            .get(at)
            .is_some_and(|(f, _)| before.is_none_or(|b: &Facet| !b.is_like(f)))
    };
    let heights: Vec<u16> = (0..facets.len())
        .map(|at| 1 + u16::from(heads(at)))
        .collect();
    let rows = pen.height().saturating_sub(2);
    let from = first_of_page(&heights, selected, rows);
    let counts = facets
        .iter()
        .map(|(_, count)| count.to_string().len())
        .max()
        .unwrap_or(1);
    let mut y = 2;
    let mut shown = from;
    for (at, (facet, count)) in facets.iter().enumerate().skip(from) {
        if y + heights.get(at).copied().unwrap_or(1) > pen.height() {
            break;
        }
        if heads(at) {
            pen.text(1, y, facet.kind(lang), Role::Group);
            y += 1;
        }
        if at == selected {
            pen.select(y);
        }
        let x = pen.text(3, y, &format!("{count:>counts$} "), Role::Number);
        let picked = state.desk.picked.contains(facet);
        let role = if picked { Role::TabActive } else { Role::Text };
        let x = pen.fit(
            x + 1,
            y,
            end.saturating_sub(x + 1),
            &facet.name(lang, commune),
            role,
        );
        if picked {
            pen.fit(
                x + 2,
                y,
                end.saturating_sub(x + 2),
                words::picked(lang),
                Role::Muted,
            );
        }
        y += 1;
        shown = at + 1;
    }
    let [up, down] = pen.look.glyphs.more;
    if from > 0 {
        pen.text(end, 1, up, Role::Key);
    }
    if shown < facets.len() {
        let y = pen.height().saturating_sub(1);
        pen.text(end, y, down, Role::Key);
    }
}
