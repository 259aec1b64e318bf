//! One target: its figure, and its path over the years with the point of today on it.

use chrono::Datelike;
use ratatui::layout::Size;
use rust_decimal::Decimal;

use super::targets::figure;
use crate::app::State;
use crate::assess::sentence;
use crate::assess::targets::{self, Basis, TargetStanding};
use crate::model::{Target, Verdict, number};
use crate::text::{Lang, desk as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::chart::{Chart, Line, Mark};
use crate::view::widgets::gauge::verdict_role;
use crate::view::widgets::{big, drawable};

/// One target large: its figure, and its path over the years with the point of today on it.
pub fn hero(pen: &mut Pen<'_>, state: &State, standing: &TargetStanding) {
    let lang = state.lang;
    let Some(target) = state.data.commune.targets.get(standing.target) else {
        return;
    };
    pen.card();
    let (w, h) = (pen.width(), pen.height());
    let left = w * 2 / 5;
    let room = left.saturating_sub(2);
    let verdict = standing.verdict.unwrap_or(Verdict::NoPlan);
    let word = verdict_words(lang, standing.verdict).to_uppercase();
    let mark = pen.look.glyphs.verdict(verdict);
    pen.text(1, 0, &format!("{mark} {word}"), verdict_role(verdict));
    let name = lang.pick(&target.name, &target.en);
    let mut y = 1 + pen.few(1, 1, room, 2, (name, Role::Headline));
    if let Some(figure) = figure(state, standing) {
        let (digits, unit) = figure.split_once(' ').unwrap_or((&figure, ""));
        let size = Size::new(room, h.saturating_sub(y + 2).min(5));
        if let Some(choice) = big::fit(size, &[digits], unit, pen.look.glyphs.set) {
            pen.figure(1, y, &choice, verdict_role(verdict));
            y += choice.height;
        }
    }
    let ask = targets::ask(lang, &state.data.commune, target);
    pen.few(1, y.max(h.saturating_sub(2)), room, 2, (&ask, Role::Plan));
    let x = left + 2;
    if let Some(chart) = chart(target, standing) {
        chart.draw(&mut pen.part(x, 0, w.saturating_sub(x + 2), h));
    }
}

/// The path over the years, the figure on it where both can be compared.
fn chart(target: &Target, standing: &TargetStanding) -> Option<Chart> {
    let path = &standing.path;
    let last = path.points.last()?;
    let (first, end) = target.years;
    let years = f64::from(end - first + 1);
    let judged = standing
        .today
        .filter(|t| t.comparable && path.basis == Basis::Value);
    let actual = judged.map(|t| t.actual.value);
    let flat = path.start.is_none();
    let mut points: Vec<Option<(f64, f64)>> = Vec::new();
    if let Some(start) = path.start {
        points.push(Some((0.0, drawable(start))));
        let at = |year: i32| f64::from(year - first + 1) / years;
        points.extend(
            path.points
                .iter()
                .map(|p| Some((at(p.year), drawable(p.value)))),
        );
    }
    let known = [path.start, Some(last.value), actual];
    let known = || known.iter().flatten().copied();
    let (least, most) = (known().min()?, known().max()?);
    let air = if flat {
        drawable(most).abs() / 10.0
    } else {
        0.0
    };
    let text = |value: Decimal| number::format_short(value, 2);
    let mut values = vec![(drawable(last.value), text(last.value))];
    values.extend(path.start.map(|v| (drawable(v), text(v))));
    let mark = actual.map(|value| {
        let day = standing.day;
        let gone = f64::from(day.year() - first) + f64::from(day.ordinal()) / 366.0;
        let role = verdict_role(standing.verdict.unwrap_or(Verdict::NoPlan));
        Mark {
            at: ((gone / years).clamp(0.0, 1.0), drawable(value)),
            role,
            label: text(value),
            should: None,
        }
    });
    Some(Chart {
        lines: vec![Line {
            points,
            role: Role::ActualPast,
            dotted: false,
        }],
        bottom: drawable(least) - air,
        top: drawable(most) + air,
        values,
        ends: [(first - i32::from(!flat)).to_string(), end.to_string()],
        level: Some(drawable(last.value)),
        mark,
    })
}

/// Draws one target full screen: its path year by year.
pub fn detail(pen: &mut Pen<'_>, state: &State, at: usize, scroll: u16) -> u16 {
    let (lang, commune) = (state.lang, &state.data.commune);
    let Some(target) = commune.targets.get(at) else {
        return 0;
    };
    let all = targets::standings(commune, state.assessment.period, state.assessment.as_of);
    let Some(standing) = all.get(at) else {
        return 0;
    };
    let mut flow = Flow::new(pen.look, pen.width().saturating_sub(3).min(110));
    let sector = target.sector.and_then(|s| commune.catalogue.sectors.get(s));
    let sector = sector.map_or("", |s| lang.pick(&s.name, &s.en));
    let head = format!("{sector}{}{}", pen.look.dot(), target.number);
    flow.text(&head, Role::Muted);
    flow.text(lang.pick(&target.name, &target.en), Role::Headline);
    flow.gap();
    let verdict = standing.verdict.unwrap_or(Verdict::NoPlan);
    let mark = pen.look.glyphs.verdict(verdict);
    let word = verdict_words(lang, standing.verdict);
    flow.text(&format!("{mark} {word}"), verdict_role(verdict));
    flow.labelled(
        words::goal(lang),
        &targets::ask(lang, commune, target),
        Role::Text,
    );
    let indicator = target.indicator;
    if let Some(indicator) = indicator.and_then(|id| commune.catalogue.indicator(id)) {
        let figure = standing
            .today
            .map_or(words::no_figure(lang).to_string(), |t| {
                sentence::with_unit(lang, commune, indicator, t.actual.value, 6)
            });
        let text = format!("{}: {figure}", indicator.called(lang));
        flow.labelled(words::measured_by(lang), &text, Role::Text);
    }
    path(&mut flow, state, target, standing);
    if let Some(chart) = chart(target, standing).filter(|_| standing.path.points.len() > 1) {
        flow.gap();
        let (look, room) = (flow.look, flow.room);
        flow.drawing(room, 10, |area, buf| {
            chart.draw(&mut Pen::new(buf, area, look));
        });
    }
    flow.gap();
    if let Some(note) = &target.note {
        flow.labelled(screen::note(lang), note, Role::Text);
    }
    flow.labelled(screen::source(lang), &target.source, Role::Muted);
    let (w, h) = (pen.width(), pen.height());
    flow.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
}

/// What is wanted year by year.
fn path(flow: &mut Flow<'_>, state: &State, target: &Target, standing: &TargetStanding) {
    let lang = state.lang;
    let own = targets::unit(lang, &state.data.commune, target);
    let points = &standing.path.points;
    if !points.is_empty() {
        flow.heading(words::path(lang));
    }
    let unit = match standing.path.basis {
        Basis::Value => &own,
        Basis::Index => words::index(lang),
        Basis::Change => words::index_change(lang),
    };
    let written: Vec<String> = points
        .iter()
        .map(|p| number::format_short(p.value, 2))
        .collect();
    let most = written.iter().map(|t| width(t)).max().unwrap_or(0);
    for (point, text) in points.iter().zip(written) {
        let pad = " ".repeat(usize::from(most - width(&text)));
        flow.text(&format!("{}  {pad}{text} {unit}", point.year), Role::Text);
    }
}

pub fn verdict_words(lang: Lang, verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::NoFigure) => words::no_figure(lang),
        Some(verdict) => verdict.name(lang),
        None => words::not_comparable(lang),
    }
}
