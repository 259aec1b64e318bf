//! One figure in a few rows: a line with its gauge, or tall digits with the gauge beside them.
//!
//! ```text
//! ▼ Vốn nước ngoài (ODA) năm 2025   38,8%  ▆▆▆▆▆▆▆▆│▆▆┃  rất chậm
//! ```

use ratatui::layout::Size;

use super::View;
use crate::assess::Row;
use crate::model::number;
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big::{self, Choice};
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// Rows from which on the digits are tall.
const TALL: u16 = 4;

/// Draws rows one below the other: so many rows each, so many from one to the next.
pub fn draw(pen: &mut Pen<'_>, view: View<'_>, of: &[&Row], (rows, pitch): (u16, u16)) {
    let w = pen.width();
    let subjects = of
        .iter()
        .filter_map(|row| Some((Subject::new(view.state, row.indicator)?, *row)));
    let subjects: Vec<_> = subjects.collect();
    if rows < TALL {
        for (nth, (subject, row)) in (0..).zip(subjects) {
            line(&mut pen.part(0, nth * pitch, w, rows.min(2)), subject, row);
        }
        return;
    }
    let choices: Vec<_> = subjects
        .iter()
        .map(|(subject, _)| digits(pen, *subject, Size::new(w * 2 / 5, rows)))
        .collect();
    let widest = choices.iter().flatten().map(|choice| choice.width).max();
    let x = widest.unwrap_or(0) + 4;
    for (nth, ((subject, row), choice)) in (0..).zip(subjects.into_iter().zip(&choices)) {
        if let Some(choice) = choice {
            pen.figure(0, nth * pitch, choice, verdict_role(row.verdict()));
        }
        beside(
            &mut pen.part(x, nth * pitch, w.saturating_sub(x), rows),
            subject,
            row,
        );
    }
}

fn digits(pen: &Pen<'_>, subject: Subject<'_>, room: Size) -> Option<Choice> {
    let (figure, percent) = figure(subject);
    let unit = if percent { "" } else { subject.unit() };
    big::fit(room, &[figure], unit, pen.look.glyphs.set)
}

fn figure(subject: Subject<'_>) -> (String, bool) {
    let figure = detail::figure::main_figure(subject);
    figure.map_or_else(Default::default, |(value, percent)| {
        let sign = if percent { "%" } else { "" };
        let text = format!("{}{sign}", number::format_short(value, 1));
        (text, percent)
    })
}

/// The longest name that has room.
fn name(subject: Subject<'_>, room: u16) -> &str {
    let (lang, indicator) = (subject.state.lang, subject.indicator);
    let long = indicator.called(lang);
    if width(long) <= room {
        long
    } else {
        lang.pick(&indicator.short, &indicator.en)
    }
}

fn line(pen: &mut Pen<'_>, subject: Subject<'_>, row: &Row) {
    let (w, lang) = (pen.width(), subject.state.lang);
    let role = verdict_role(row.verdict());
    pen.verdict(0, 0, row.verdict());
    let gauge = (w / 3).saturating_sub(4);
    let word_room = if w >= 76 { 16 } else { 0 };
    let end = w.saturating_sub(word_room);
    if let Some(standing) = row.standings.first() {
        let place = &mut pen.part(end.saturating_sub(gauge), 0, gauge, pen.height());
        Gauge::of(row, standing).draw(place);
    }
    if word_room > 0 {
        pen.text(end + 2, 0, row.said().name(lang), role);
    }
    let (figure, _) = figure(subject);
    let figure_end = end.saturating_sub(gauge + 2);
    pen.right(figure_end, 0, &figure, role);
    let room = figure_end.saturating_sub(width(&figure) + 3);
    pen.fit(2, 0, room, name(subject, room), Role::Headline);
}

/// What stands beside tall digits: name, verdict, the gauge with its scale.
fn beside(pen: &mut Pen<'_>, subject: Subject<'_>, row: &Row) {
    let (room, h, lang) = (pen.width(), pen.height(), subject.state.lang);
    let role = verdict_role(row.verdict());
    let word = pen.look.verdict(row.verdict());
    let word = word.replace(row.verdict().name(lang), row.said().name(lang));
    let mut lines = 1;
    let gauge = row.standings.first().map(|standing| {
        let axis = detail::figure::axis(pen.look, subject, standing, room);
        let rows = if h > 6 { 3 } else { 2 };
        let axis: Vec<_> = axis.into_iter().take(usize::from(h - 1 - rows)).collect();
        lines += rows + count(axis.len());
        (Gauge::of(row, standing), rows, axis)
    });
    let air = u16::from(h >= lines + 2);
    let mut y = h.saturating_sub(lines + air) / 2;
    pen.right(room, y, &word, role);
    let name_room = room.saturating_sub(width(&word) + 2);
    pen.fit(0, y, name_room, name(subject, name_room), Role::Headline);
    let Some((gauge, rows, axis)) = gauge else {
        return;
    };
    y += 1 + air;
    gauge.draw(&mut pen.part(0, y, room, rows));
    for (y, line) in (y + rows..).zip(&axis) {
        pen.line(0, y, line);
    }
}
