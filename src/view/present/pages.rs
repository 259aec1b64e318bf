//! All pages at a glance: number, what it belongs to, name; one selected.

use super::side;
use crate::app::{Present, State};
use crate::text::present as words;
use crate::theme::Role;
use crate::view::pen::Pen;

/// The least columns of one entry.
const LEAST: u16 = 46;

/// Draws the overview of pages.
pub fn page(pen: &mut Pen<'_>, state: &State, present: &Present) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let (w, h) = (pen.width(), pen.height());
    let side = side(w);
    pen.text(side, 0, words::all_pages(lang), Role::Title);
    let selected = present.overview.unwrap_or(present.at);
    let number = format!("{}/{}", selected + 1, present.pages.len());
    pen.right(w.saturating_sub(side), 0, &number, Role::Number);
    let (inner, rows) = (w.saturating_sub(2 * side), h.saturating_sub(3));
    let columns = (inner / LEAST).clamp(1, 3);
    let each = usize::from(rows.max(1));
    // as few columns as hold all pages; where none do, a whole screen of them further on
    let count = present.pages.len();
    let columns = (1..=columns)
        .find(|c| usize::from(*c) * each >= count)
        .unwrap_or(columns);
    let screen = usize::from(columns) * each;
    let from = selected / screen * screen;
    let wide = inner / columns;
    for (nth, (at, page)) in (0u16..).zip(present.pages.iter().enumerate().skip(from).take(screen))
    {
        let (x, y) = (side + nth / rows.max(1) * wide, 2 + nth % rows.max(1));
        let mut cell = pen.part(x, y, wide.saturating_sub(1), 1);
        if at == selected {
            cell.select(0);
        }
        let number = format!("{}", at + 1);
        cell.right(4, 0, &number, Role::Number);
        let name = page.name(lang, commune);
        let (text, role) = match page.belongs(lang, commune).filter(|b| *b != name) {
            Some(_) if page.figure().is_some() => (format!("  {name}"), Role::Text),
            Some(belongs) => (format!("{belongs}: {name}"), Role::Headline),
            None => (name, Role::Headline),
        };
        let room = cell.width().saturating_sub(6);
        let role = if text.starts_with("  ") {
            role
        } else {
            Role::Headline
        };
        cell.fit(6, 0, room, &text, role);
    }
}
