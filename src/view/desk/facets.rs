//! What tasks can be picked by: owners, sectors, documents, each with its number of tasks and how far they are.
//!
//! ```text
//! 35 Phòng Kinh tế  ▆▆▆▆▆▆▆▆▆▆▆▆
//!  9 Công an xã     ▆▆▆
//! ```

use super::{rows, tasks::bar};
use crate::app::State;
use crate::assess::tasks::Facet;
use crate::text::desk as words;
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};

/// Draws the list over the tasks.
pub fn draw(pen: &mut Pen<'_>, state: &State, selected: usize) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let end = pen.width().saturating_sub(1);
    let room = end.saturating_sub(1);
    pen.fit(1, 0, room, words::pick_title(lang), Role::Group);
    let facets = state.facets();
    if facets.is_empty() {
        let room = room.saturating_sub(2);
        pen.fit(3, 2, room, words::nothing_to_pick(lang), Role::Muted);
        return;
    }
    // the first of a kind has the kind's name above it
    let of = |at: usize| facets.get(at).map(|(facet, _)| facet);
    let heads = |at: usize| {
        let before = at.checked_sub(1).and_then(of);
        of(at).is_some_and(|f| before.is_none_or(|b: &Facet| !b.is_like(f)))
    };
    let row = |(at, of)| (1 + u16::from(heads(at)), (at, of));
    let rows: Vec<_> = facets.iter().enumerate().map(row).collect();
    let most = facets.iter().map(|(_, of)| of.total()).max();
    let most = most.unwrap_or(1).max(1);
    let digits = most.to_string().len();
    let names = facets.iter().map(|(f, _)| width(&f.name(lang, commune)));
    let name = names.max().unwrap_or(0).min(room / 5 * 3);
    let place = (2, pen.height());
    rows::list(pen, place, &rows, selected, |pen, y, of, selected| {
        let (at, (facet, counts)) = of;
        let mut y = y;
        if heads(*at) {
            pen.text(1, y, facet.kind(lang), Role::Group);
            y += 1;
        }
        if selected {
            pen.select(y);
        }
        let all = counts.total();
        let x = pen.text(3, y, &format!("{all:>digits$} "), Role::Number);
        let picked = state.desk.picked.contains(facet);
        let role = if picked { Role::TabActive } else { Role::Text };
        pen.fit(x, y, name, &facet.name(lang, commune), role);
        let x = x + name + 2;
        let said = words::picked(lang);
        if picked {
            pen.right(end, y, said, Role::Muted);
        }
        // as long as there are tasks
        let room = end.saturating_sub(x + width(said) + 2).min(60);
        let cells = (all * usize::from(room)).div_ceil(most);
        bar(&mut pen.part(x, y, count(cells), 1), counts);
    });
}
