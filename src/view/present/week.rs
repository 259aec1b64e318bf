//! The week to come, day by day.

use super::View;
use super::list::{self, Block};
use crate::assess::agenda::Occurrence;
use crate::text::calendar;
use crate::view::desk::calendar::parts;
use crate::view::pen::Pen;

/// Draws the page; tells how many occurrences are in sight.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, days: &[Occurrence]) -> usize {
    let lang = view.state.lang;
    let blocks: Vec<Block> = days
        .iter()
        .skip(view.first)
        .map(|of| {
            let (_, text) = parts(view.state, of, true);
            let day = calendar::day_short(lang, of.day);
            Block::dated(pen, &day, &text)
        })
        .collect();
    list::draw(pen, view, "", &blocks)
}
