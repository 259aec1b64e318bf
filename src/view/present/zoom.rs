//! One figure over the whole screen: its name, its digits as large as they can be, its gauge, and its time where there is room.
//!
//! ```text
//! KINH TẾ · Phòng Kinh tế                                3/14
//!
//! Vốn nước ngoài (ODA) năm 2025
//!  ▀▀█ █▀█    █▀█ █ █   ▀ ▄▀
//!   ▀█ █▀█    █▀█ ▀▀█    ▄▀
//!  ▀▀▀ ▀▀▀ █  ▀▀▀   ▀   ▀  ▄
//! ▼ RẤT CHẬM · kém nhịp 51,2 điểm · 3.966,9 / 10.214,1 triệu đồng
//! ████████████████████                    │             ┃
//! 0                                 nhịp 90,0     KH 100%
//! đến 12/01/2026
//! ```

use ratatui::layout::Size;

use super::{View, foot, head, matter, side, view_of};
use crate::app::{Present, State};
use crate::assess::pages::{MeetingPage, PageKind};
use crate::model::{IndicatorId, number};
use crate::text::measure::wrap;
use crate::text::present as words;
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count};
use crate::view::widgets::big;
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// Rows of the gauge.
const GAUGE: u16 = 3;
/// Rows of digits that come before a chart.
const DIGITS: u16 = 10;
/// Rows of the chart, its heading and its legend included.
const CHART: [u16; 2] = [10, 20];

pub fn page(pen: &mut Pen<'_>, state: &State, present: &Present, id: IndicatorId) {
    let Some(page) = present.page() else { return };
    let subject = Subject::new(state, id);
    let Some((subject, row)) = subject.and_then(|s| Some((s, s.row?))) else {
        return;
    };
    // the head and the foot of a page of its own
    let alone = MeetingPage {
        kind: PageKind::Matter(usize::MAX, id),
        ..page.clone()
    };
    head(pen, state, present, &alone);
    foot(pen, state, present, &alone);
    let view = view_of(state, present, &alone);
    let subject = Subject {
        cover: Some(view.cover),
        ..subject
    };
    let (w, h) = (pen.width(), pen.height());
    let (side, top) = (side(w), if h >= 14 { 2 } else { 1 });
    let mut body = pen.part(
        side,
        top,
        w.saturating_sub(2 * side),
        h.saturating_sub(top + if h >= 18 { 2 } else { 1 }),
    );
    let pen = &mut body;
    let (w, h) = (pen.width(), pen.height());
    let mut under = Flow::new(pen.look, w);
    let small = view.cover.is_small(row);
    if let Some(standing) = subject.standing().filter(|_| !small) {
        verdict(&mut under, subject);
        let (look, of) = (pen.look, Gauge::of(row, standing));
        let rows = if h >= 14 { GAUGE } else { 1 };
        if h >= 18 {
            under.gap();
        }
        under.drawing(w, rows, |area, buf| of.draw(&mut Pen::new(buf, area, look)));
        (under.lines).push(detail::figure::axis(look, standing, w));
    }
    let name = wrap(subject.indicator.called(state.lang), w);
    let spare = h.saturating_sub(count(name.len()) + under.height() + DIGITS + 3);
    if !small && spare >= CHART[0] && detail::chart::of(subject).is_some() {
        under.gap();
        detail::chart::chart(&mut under, subject, spare.min(CHART[1]).saturating_sub(3));
    }
    for (y, part) in (0..).zip(&name) {
        pen.text(0, y, part, Role::Headline);
    }
    let rest = h.saturating_sub(count(name.len()) + under.height());
    let air = u16::from(rest >= 8);
    let role = match subject.standing().filter(|_| !small) {
        Some(_) => verdict_role(row.verdict()),
        None => Role::Number,
    };
    let room = Size::new(w, rest.saturating_sub(2 * air));
    let figure = digits(view, subject);
    let choice = figure.and_then(|(forms, unit)| big::fit(room, &forms, unit, pen.look.glyphs.set));
    let mut y = count(name.len()) + air;
    if let Some(choice) = choice {
        // what the digits leave is air above and below them
        let left = room.height.saturating_sub(choice.height);
        pen.figure(0, y + left / 2, &choice, role);
        y += room.height;
    }
    let below = &mut pen.part(0, y + air, w, under.height());
    under.draw_start(below);
}

/// The figure in the forms in which it may be written, and its unit.
fn digits<'a>(view: View<'_>, subject: Subject<'a>) -> Option<(Vec<String>, &'a str)> {
    let row = subject.row.filter(|row| view.cover.is_small(row));
    if let Some(actual) = row.and_then(|row| row.actual) {
        let limit = view.cover.limit(subject.id, actual.value)?;
        return Some((vec![words::less_than(limit)], subject.unit()));
    }
    let (figure, percent) = detail::figure::main_figure(subject)?;
    let sign = if percent { "%" } else { "" };
    let forms = [2, 1].map(|d| format!("{}{sign}", number::format_short(figure, d)));
    let unit = if percent { "" } else { subject.unit() };
    Some((forms.to_vec(), unit))
}

/// `▼ RẤT CHẬM · kém nhịp 51,2 điểm · 3.966,9 / 10.214,1 triệu đồng`
fn verdict(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let Some((row, standing)) = subject.row.zip(subject.standing()) else {
        return;
    };
    let mark = flow.look.glyphs.verdict(row.verdict());
    let word = row.said().name(flow.look.lang).to_uppercase();
    let mut parts = vec![(format!("{mark} {word}"), verdict_role(row.verdict()))];
    let dot = flow.look.dot();
    for (text, role) in matter::against(subject, row, standing) {
        parts.extend([(dot.clone(), Role::Muted), (text, role)]);
    }
    let fits = |parts: &[(String, Role)]| {
        let width: u16 = parts.iter().map(|(t, _)| crate::view::pen::width(t)).sum();
        width <= flow.room
    };
    while parts.len() > 1 && !fits(&parts) {
        parts.truncate(parts.len() - 2);
    }
    flow.row(parts);
}
