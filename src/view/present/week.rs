//! The week to come: its seven days one below the other, each with what takes place on it.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Size;

use super::View;
use super::list::{self, Block};
use crate::assess::agenda::Occurrence;
use crate::assess::pages::PageKind;
use crate::text::calendar;
use crate::theme::Role;
use crate::view::desk::calendar::{mark, parts};
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::big;

/// Days of a week.
const WEEK: u16 = 7;
/// No line is longer than the eye follows.
const MOST: u16 = 110;

/// Draws the page; tells how many occurrences are in sight.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, from: NaiveDate, of: &[Occurrence]) -> usize {
    let (w, h, lang, set) = (
        pen.width(),
        pen.height(),
        view.state.lang,
        pen.look.glyphs.set,
    );
    let days: Vec<NaiveDate> = from.iter_days().take(usize::from(WEEK)).collect();
    // what stretches over weeks has no day of its own
    let stretches: Vec<Occurrence> = of.iter().copied().filter(Occurrence::is_stretch).collect();
    let on = |day: NaiveDate| of.iter().filter(move |o| !o.is_stretch() && o.day == day);
    let tall = |rows: u16| big::fit(Size::new(w / 5, rows), &["00"], "", set);
    let short = calendar::day_short(lang, from);
    // the taller the digits, the fewer the columns beside them
    for rows in [7, 5, 3, 1] {
        let Some(digits) = tall(rows).filter(|c| c.rows == rows) else {
            continue;
        };
        let x = if rows > 1 {
            digits.width + 6
        } else {
            width(&short) + 2
        };
        let room = w.saturating_sub(x).min(MOST);
        let mut above = Flow::new(pen.look, w.min(MOST));
        write(&mut above, view, &stretches, true);
        above.gap();
        let flows: Vec<Flow<'_>> = days
            .iter()
            .map(|day| {
                let mut flow = Flow::new(pen.look, room);
                write(
                    &mut flow,
                    view,
                    &on(*day).copied().collect::<Vec<_>>(),
                    false,
                );
                flow
            })
            .collect();
        let least = if rows > 1 { rows + 1 } else { 1 };
        let used: u16 = flows.iter().map(|flow| flow.height().max(least)).sum();
        let Some(left) = (h + u16::from(rows > 1)).checked_sub(used + above.height()) else {
            continue;
        };
        let air = (left / WEEK).min(2);
        above.draw_start(pen);
        let mut y = above.height();
        for (day, flow) in days.iter().zip(&flows) {
            let free = flow.lines.is_empty();
            let role = if free { Role::Muted } else { Role::Number };
            if rows > 1 {
                let figure = format!("{:02}", day.day());
                let dim = if free { Role::Muted } else { Role::Number };
                if let Some(choice) = big::fit(Size::new(w / 5, rows), &[figure], "", set) {
                    pen.figure(0, y, &choice, dim);
                }
                let name = calendar::weekday_short(lang, day.weekday());
                pen.text(digits.width + 1, y, name, role);
            } else {
                pen.text(0, y, &calendar::day_short(lang, *day), role);
            }
            flow.draw_start(&mut pen.part(x, y, room, flow.height()));
            y += flow.height().max(least) + air;
        }
        return of.len();
    }
    let blocks: Vec<Block> = of
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

/// Each with its mark; what stretches over weeks with its days.
fn write(flow: &mut Flow<'_>, view: View<'_>, of: &[Occurrence], dated: bool) {
    let lit = match &view.page.kind {
        PageKind::Week(_, _, days) => view.lit.and_then(|at| days.get(at)),
        _ => None,
    };
    for of in of {
        let from = flow.lines.len();
        let (sign, role) = mark(view.state, of, flow.look.glyphs.set);
        let (day, text) = parts(view.state, of, true);
        let text = if dated {
            format!("{day}  {text}")
        } else {
            text
        };
        flow.hanging(&format!("{sign} "), role, &text, Role::Headline);
        if lit == Some(of) {
            flow.light(from);
        }
    }
}
