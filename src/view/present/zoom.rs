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

use super::{body, foot, head, matter};
use crate::app::{Present, State};
use crate::assess::pages::course::sector_of;
use crate::assess::pages::{Cover, MeetingPage, PageKind};
use crate::assess::{Row, Standing};
use crate::model::{IndicatorId, number};
use crate::text::measure::wrap;
use crate::text::present as words;
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big::{self, Choice};
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// The least room of a chart.
const CHART: Size = Size::new(50, 9);
/// The most rows of one below the figure, and the most columns of one beside it.
const MOST: Size = Size::new(100, 20);
/// Columns between the figure and a chart beside it.
const GAP: u16 = 6;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State, present: &Present, id: IndicatorId) {
    let Some((page, subject)) = present.page().zip(Subject::new(state, id)) else {
        return;
    };
    // the head and the foot of a page of its own
    let mut alone = MeetingPage {
        kind: PageKind::Matter(usize::MAX, id),
        ..page.clone()
    };
    alone.item.sector = alone.item.sector.or(sector_of(subject.commune, id));
    head(pen, state, present, &alone);
    foot(pen, state, present, &alone);
    let cover = present.cover(subject.commune);
    let subject = Subject {
        cover: Some(cover),
        ..subject
    };
    let pen = &mut body(pen);
    let (w, h) = (pen.width(), pen.height());
    let name = wrap(subject.indicator.called(state.lang), w);
    for (y, part) in (0..).zip(&name) {
        pen.text(0, y, part, Role::Headline);
    }
    let small = subject.row.is_some_and(|row| cover.is_small(row));
    let standing = subject.standing().filter(|_| !small);
    let mut under = Flow::new(pen.look, w);
    if let Some((standing, row)) = standing.zip(subject.row) {
        verdict(&mut under, subject, row, standing);
        if h >= 18 {
            under.gap();
        }
        let (look, of) = (pen.look, Gauge::of(row, standing));
        let rows = match h {
            18.. => 3,
            12.. => 2,
            _ => 1,
        };
        under.drawing(w, rows, |area, buf| of.draw(&mut Pen::new(buf, area, look)));
        (under.lines).extend(detail::figure::axis(look, subject, standing, w));
    }
    let Some((forms, unit)) = digits(subject, cover) else {
        return;
    };
    let rest = h.saturating_sub(count(name.len()) + under.height());
    let air = u16::from(rest >= 10);
    let (top, room) = (count(name.len()) + air, rest.saturating_sub(2 * air));
    let set = pen.look.glyphs.set;
    let fit = |columns: u16, rows: u16| {
        let left = Size::new(w.saturating_sub(columns), room.saturating_sub(rows));
        big::fit(left, &forms, unit, set)
    };
    // the chart stands where it leaves the digits larger, and nowhere where it leaves them small
    let below = (room / 2).min(MOST.height);
    let ways = [
        (fit(CHART.width + GAP, 0), 0, room),
        (fit(0, below + 1), below + 1, below),
    ];
    let fits = |(choice, _, rows): &(Option<Choice>, u16, u16)| {
        *rows >= CHART.height && choice.as_ref().is_some_and(|c| c.rows >= big::ENOUGH)
    };
    let drawn = !small && detail::chart::of(subject).is_some();
    let way = ways.into_iter().filter(|way| drawn && fits(way));
    let way = way.max_by_key(|(choice, ..)| choice.as_ref().map_or(0, |c| c.rows));
    let (choice, lost, rows) = way.unwrap_or_else(|| (fit(0, 0), 0, 0));
    let Some(choice) = choice else { return };
    let role = standing.map_or(Role::Number, |s| verdict_role(s.verdict));
    let spare = room.saturating_sub(choice.height + lost);
    pen.figure(0, top + spare / 2, &choice, role);
    let y = (top + room + air).saturating_sub(lost);
    under.draw_start(&mut pen.part(0, y, w, under.height()));
    if rows > 0 {
        let (x, y, most) = match lost {
            0 => (choice.width + GAP, top, MOST.width),
            _ => (0, h.saturating_sub(rows), w),
        };
        let wide = w.saturating_sub(x).min(most);
        let mut chart = Flow::new(pen.look, wide);
        detail::chart::chart(&mut chart, subject, rows.saturating_sub(3));
        chart.draw_start(&mut pen.part(x, y, wide, rows));
    }
}

/// The figure in the forms in which it may be written, and its unit.
fn digits<'a>(subject: Subject<'a>, cover: Cover<'_>) -> Option<(Vec<String>, &'a str)> {
    let value = subject.actual()?.value;
    if let Some(limit) = cover.limit(subject.id, value) {
        return Some((vec![words::less_than(limit)], subject.unit()));
    }
    let (figure, percent) = detail::figure::main_figure(subject)?;
    let sign = if percent { "%" } else { "" };
    let forms = [2, 1].map(|d| format!("{}{sign}", number::format_short(figure, d)));
    let unit = if percent { "" } else { subject.unit() };
    Some((forms.to_vec(), unit))
}

/// `▼ RẤT CHẬM · kém nhịp 51,2 điểm · 3.966,9 / 10.214,1 triệu đồng`, as far as there is room.
fn verdict(flow: &mut Flow<'_>, subject: Subject<'_>, row: &Row, standing: &Standing) {
    let (look, verdict) = (flow.look, row.verdict());
    let word = row.said().name(look.lang).to_uppercase();
    let word = format!("{} {word}", look.glyphs.verdict(verdict));
    let mut left = flow.room.saturating_sub(width(&word));
    let mut parts = vec![(word, verdict_role(verdict))];
    for (text, role) in matter::against(subject, row, standing) {
        let dot = look.dot();
        let Some(rest) = left.checked_sub(width(&dot) + width(&text)) else {
            break;
        };
        left = rest;
        parts.extend([(dot, Role::Muted), (text, role)]);
    }
    flow.row(parts);
}
