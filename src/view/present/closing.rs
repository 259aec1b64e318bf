//! What this meeting has concluded, or the one before: how many, what to press, the list.

use ratatui::layout::Size;

use super::list;
use super::{View, matters, summary, tasks};
use crate::app::here::no_record;
use crate::app::keymap::{self, BINDINGS};
use crate::app::{Action, Binding, Context, usable};
use crate::assess::{Row, agenda};
use crate::text::{calendar, present as words};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big;

/// What this meeting concluded, how to add to it, and the matters that nothing was concluded on.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, shown: &[usize]) -> usize {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let on = view.state.meeting_day();
    let next = on.succ_opt();
    let next = next.and_then(|day| agenda::next_meeting(commune, day));
    let next = next.map(|next| {
        let day = calendar::day(lang, next.first);
        format!("{}: {day}", words::next_meeting(lang))
    });
    let unit = words::conclusions_taken(lang);
    let keys = [Action::Conclude, Action::Conclusions];
    let top = prompt(pen, view, (shown.len(), unit), next, &keys);
    let (w, h) = (pen.width(), pen.height());
    let blocks = tasks::blocks(&pen.part(0, 0, w, h), view, shown, false);
    let matters = open_matters(view, shown);
    // below the list where it is short, else the list has the page
    let listed = top + blocks.iter().map(|b| b.height() + 1).sum::<u16>();
    let open = h.saturating_sub(listed);
    let both = !matters.is_empty() && open >= (count(matters.len()) + 1).max(4);
    let list = if both { listed } else { h };
    let place = &mut pen.part(0, 0, w, list);
    let count = list::below(place, view, top, top.saturating_sub(1), &blocks);
    if both {
        draw_open(&mut pen.part(0, listed, w, open), view, &matters);
    }
    count
}

/// The matters of the day that no conclusion speaks of.
fn open_matters<'a>(view: View<'a>, shown: &[usize]) -> Vec<&'a Row> {
    let tasks = &view.state.data.commune.tasks;
    let concluded = |row: &&Row| {
        let about = |at: &usize| tasks.get(*at).and_then(|task| task.indicator);
        shown.iter().any(|at| about(at) == Some(row.indicator))
    };
    let matters = view.cover.matters(&view.state.assessment);
    matters.filter(|row| !concluded(row)).collect()
}

/// With tall figures where there is room.
fn draw_open(pen: &mut Pen<'_>, view: View<'_>, matters: &[&Row]) {
    let (w, h, many) = (pen.width(), pen.height(), count(matters.len()));
    pen.text(0, 0, words::matters_open(view.state.lang), Role::Group);
    let pitch = (h.saturating_sub(2) / many).clamp(1, 12);
    let rows = match pitch {
        // digits are tall from there on
        5.. => (pitch - 1).min(9),
        3.. => 2,
        _ => 1,
    };
    let top = if pitch > 1 { 2 } else { 1 };
    matters::draw(
        &mut pen.part(0, top, w, h - top),
        view,
        matters,
        (rows, pitch),
    );
}

/// Where no meeting before concluded anything.
pub fn none_before(pen: &mut Pen<'_>, view: View<'_>) {
    let lang = view.state.lang;
    let next = words::noted_next(lang).to_string();
    let of = (0, words::last_taken(lang));
    prompt(pen, view, of, Some(next), &[Action::Conclude]);
}

/// How many there are in tall digits, and beside them a line and what to press, or why it does nothing; gives back the rows that it takes
/// with the air below.
fn prompt(
    pen: &mut Pen<'_>,
    view: View<'_>,
    (many, unit): (usize, &str),
    said: Option<String>,
    actions: &[Action],
) -> u16 {
    let (w, h, look) = (pen.width(), pen.height(), pen.look);
    let shown = |b: &&Binding| {
        b.context == Context::Present && actions.contains(&b.action) && usable(view.state, b)
    };
    let keys: Vec<&Binding> = BINDINGS.iter().filter(shown).collect();
    let named = |b: &Binding| keymap::short_name(b, look.glyphs.set);
    let longest = keys.iter().map(|b| width(&named(b)) + 2).max().unwrap_or(0);
    let figure = many.to_string();
    let tall = big::height(look.glyphs.set) + u16::from(h >= 30);
    let choice = big::fit(Size::new(w / 2, tall), &[&*figure], unit, look.glyphs.set);
    let choice = choice.filter(|_| h >= summary::TALL);
    let x = choice.as_ref().map_or(0, |choice| choice.width + 6);
    let mut flow = Flow::new(look, w.saturating_sub(x));
    if choice.is_none() {
        flow.text(&format!("{figure} {unit}"), Role::Headline);
    }
    if let Some(said) = said {
        flow.text(&said, Role::Headline);
    }
    for binding in keys {
        let key = format!("{:<1$}", named(binding), usize::from(longest));
        flow.hanging(&key, Role::Key, (binding.label)(look.lang), Role::Text);
    }
    if let Some(why) = no_record(view.state) {
        flow.text(&why, Role::Muted);
    }
    let (mut top, mut end) = (0, flow.height());
    if let Some(choice) = choice {
        pen.figure(0, 0, &choice, Role::Number);
        top = choice.height.saturating_sub(end) / 2;
        end = end.max(choice.height);
    }
    flow.draw_start(&mut pen.part(x, top, w.saturating_sub(x), h));
    end + 1
}
