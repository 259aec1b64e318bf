//! The worst matter, in the largest digits of the screen, with its gauge and its course; where nothing is wrong, the first figure that has
//! a plan; where there are no figures, the tasks.
//!
//! ```text
//!  ▼ RẤT CHẬM  Vốn nước ngoài (ODA) năm 2025  còn 15 ngày, đến 31/01    100┤         ⡠⠊ nhịp 90
//!  ▀▀█ █▀█    █▀█ █ █   ▀ ▄▀     3.966,9 / 10.214,1                        │      ⡠⠊  │
//!   ▀█ █▀█    █▀█ ▀▀█    ▄▀      triệu đồng                              50┤   ⡠⠊     ● 38,8
//!  ▀▀▀ ▀▀▀ █  ▀▀▀   ▀   ▀  ▄     kém nhịp 51,2 điểm                        │⡠⠊
//!  ████████████████▌████████████████████████████│███┃                     0┼────────────
//! ```
//!
//! One hero on a ground of its own: tried against two heroes side by side, whose digits shrink to the size of those below, and against
//! a hero without its curve, which says how far but not whether it can still be done.

use ratatui::layout::Size;
use rust_decimal::Decimal;

use crate::app::State;
use crate::assess::{Attention, Row, Standing, sentence};
use crate::model::{IndicatorId, Requirement, Verdict, date, number};
use crate::text::screen;
use crate::theme::Role;
use crate::view::detail::{Subject, chart};
use crate::view::pen::{Pen, width};
use crate::view::widgets::big;
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// What the hero is about.
pub fn subject(state: &State) -> Option<IndicatorId> {
    if let Some(worst) = state.assessment.attention.first() {
        return Some(worst.indicator);
    }
    let catalogue = &state.data.commune.catalogue;
    let judged = state.assessment.rows.iter();
    let judged = judged.filter(|row| row.actual.is_some() && !row.standings.is_empty());
    let first = judged.max_by_key(|row| {
        let headline = catalogue
            .indicator(row.indicator)
            .is_some_and(|i| i.headline);
        (headline, std::cmp::Reverse(row.indicator))
    });
    Some(first?.indicator)
}

/// Rows that it wants of a body of so many.
pub fn height(body: u16) -> u16 {
    match body {
        0..=12 => 4,
        13..=18 => 5,
        19..=25 => 7,
        26..=40 => 10,
        _ => 13,
    }
}

/// Draws it over the whole pen, with the mark of the cursor where it is selected.
pub fn draw(pen: &mut Pen<'_>, state: &State, id: IndicatorId, selected: bool) {
    let (w, h) = (pen.width(), pen.height());
    pen.card();
    if selected {
        for y in 0..h {
            pen.select_to(1, y);
        }
    }
    let Some(subject) = Subject::new(state, id) else {
        return;
    };
    let Some(row) = subject.row else { return };
    let right = if w >= 100 {
        w / 5 * 2
    } else if w >= 76 {
        w / 3
    } else {
        0
    };
    let course = chart::of(subject).filter(|_| right > 0);
    let left = if course.is_some() {
        w.saturating_sub(right + 2)
    } else {
        w
    };
    let airy = u16::from(h >= 10);
    let matter = state.assessment.attention.iter();
    let matter = matter.clone().find(|a| a.indicator == id);
    figure(
        &mut pen.part(2, airy, left.saturating_sub(3), h.saturating_sub(airy)),
        subject,
        row,
        matter,
    );
    if let Some(course) = course {
        course.draw(&mut pen.part(
            left + 1,
            airy,
            right.saturating_sub(1),
            h.saturating_sub(airy),
        ));
    }
}

fn figure(pen: &mut Pen<'_>, subject: Subject<'_>, row: &Row, matter: Option<&Attention>) {
    let (w, h) = (pen.width(), pen.height());
    let lang = subject.state.lang;
    title(pen, subject, row, matter);
    let gauge_rows = match h {
        0..=8 => 1,
        _ => 2,
    };
    let scale = u16::from(h >= 7);
    let standing = row.standings.first();
    let kept = if standing.is_some() {
        gauge_rows + scale
    } else {
        0
    };
    let room = h.saturating_sub(1 + kept).min(9);
    let (value, sign) = main_figure(subject, row);
    let forms: Vec<String> = [2, 1, 0]
        .map(|places| format!("{}{sign}", number::format_short(value, places)))
        .to_vec();
    let forms = if sign.is_empty() {
        forms.get(..1).unwrap_or_default()
    } else {
        &forms[..]
    };
    let unit = if sign.is_empty() { subject.unit() } else { "" };
    let size = Size::new(w / 5 * 3, room.max(1));
    let choice = big::fit(size, forms, unit, pen.look.glyphs.set);
    let role = standing.map_or(Role::Number, |s| verdict_role(s.verdict));
    let mut x = 0;
    if let Some(choice) = &choice {
        pen.figure(0, 1, choice, role);
        x = choice.width + 3;
    }
    let facts = facts(subject, row, matter);
    for (y, (text, role)) in (1..=room).zip(&facts) {
        pen.fit(x, y, w.saturating_sub(x), text, *role);
    }
    let Some(standing) = standing else { return };
    let gauge = Gauge::of(row, standing);
    let top = h.saturating_sub(kept);
    gauge.draw(&mut pen.part(0, top, w, gauge_rows));
    if scale > 0 {
        let pace = gauge
            .pace
            .map(|pace| screen::pace_short(lang, number::format_fixed(pace, 1)));
        let place = gauge.pace_column(w);
        if let Some((text, place)) = pace.zip(place) {
            let x = place.saturating_sub(width(&text) / 2);
            pen.text(
                x.min(w.saturating_sub(width(&text) + 4)),
                h.saturating_sub(1),
                &text,
                Role::Text,
            );
        }
        let end = match standing.requirement {
            Requirement::AtMost => screen::column_limit(lang),
            _ => screen::column_plan(lang),
        };
        pen.right(w, h.saturating_sub(1), end, Role::Muted);
    }
}

fn title(pen: &mut Pen<'_>, subject: Subject<'_>, row: &Row, matter: Option<&Attention>) {
    let (w, lang) = (pen.width(), subject.state.lang);
    let verdict = row.verdict();
    let role = verdict_role(verdict);
    pen.verdict(0, 0, verdict);
    let mut x = 2;
    if verdict != Verdict::NoPlan {
        x = pen.text(x, 0, &row.said().name(lang).to_uppercase(), role) + 2;
    }
    let left = left(subject, row, matter).unwrap_or_default();
    let long = subject.indicator.called(lang);
    let short = lang.pick(&subject.indicator.short, &subject.indicator.en);
    let room = w.saturating_sub(x);
    let beside = room.saturating_sub(width(&left) + 2);
    let name = [long, short].into_iter().find(|name| width(name) <= beside);
    let with_left = name.is_some();
    let name = name.unwrap_or(if width(long) <= room { long } else { short });
    x = pen.fit(x, 0, room, name, Role::Headline) + 2;
    if with_left {
        pen.text(x, 0, &left, Role::Muted);
    }
}

/// `còn 15 ngày, đến 31/01`
fn left(subject: Subject<'_>, row: &Row, matter: Option<&Attention>) -> Option<String> {
    let plan = row.standings.first()?.plan?;
    let (_, to) = subject.commune.plans.get(plan)?.window?;
    let days = matter?.days_left.filter(|days| *days >= 0)?;
    Some(screen::days_left(
        subject.state.lang,
        days,
        date::format_short(to),
    ))
}

/// The percentage where there is a pace or a percentage, else the amount; with the sign that follows it.
fn main_figure(subject: Subject<'_>, row: &Row) -> (Decimal, &'static str) {
    let actual = row.actual.map_or(Decimal::ZERO, |a| a.value);
    let standing = row.standings.first().filter(|s| s.pace.is_some());
    match standing.and_then(|s| s.percent) {
        Some(percent) => (percent, "%"),
        None if subject.unit() == "%" => (actual, "%"),
        None => (actual, ""),
    }
}

/// What stands beside the digits, the most telling first.
fn facts(subject: Subject<'_>, row: &Row, matter: Option<&Attention>) -> Vec<(String, Role)> {
    let lang = subject.state.lang;
    let mut out = Vec::new();
    let Some((standing, actual)) = row.standings.first().zip(row.actual) else {
        return out;
    };
    let short = |value: Decimal| number::format_short(value, 1);
    if standing.percent.is_some() && subject.unit() != "%" {
        let of = format!("{} / {}", short(actual.value), short(standing.target));
        out.push((of, Role::Number));
        out.push((subject.unit().to_string(), Role::Muted));
    } else {
        let limit = sentence::limit(lang, subject.commune, subject.indicator, standing);
        out.push((limit, Role::Text));
    }
    out.extend(behind(subject, standing));
    let week = standing.needed.and_then(|n| n.per_week);
    out.extend(week.map(|week| (screen::per_week(lang, short(week)), Role::Text)));
    let share = matter.and_then(|m| m.share);
    out.extend(share.map(|share| (screen::share_missing(lang, short(share)), Role::Muted)));
    out
}

fn behind(subject: Subject<'_>, standing: &Standing) -> Option<(String, Role)> {
    let points = standing.percent? - standing.pace?.percent;
    let text = number::format_fixed(points.abs(), 1);
    let lang = subject.state.lang;
    let role = verdict_role(standing.verdict);
    Some(if points < Decimal::ZERO {
        (screen::behind_pace(lang, text), role)
    } else {
        (screen::ahead_of_pace(lang, text), role)
    })
}
