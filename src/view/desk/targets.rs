//! The targets of the plan of several years: what is wanted, where the path is this year, where we are.

use chrono::Datelike;
use ratatui::layout::Size;
use rust_decimal::Decimal;

use super::rows;
use crate::app::State;
use crate::assess::sentence;
use crate::assess::targets::{self, Basis, TargetStanding};
use crate::model::{Shape, Target, Verdict, number};
use crate::text::{Lang, desk as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::chart::{Chart, Line as ChartLine, Mark};
use crate::view::widgets::gauge::{Gauge, verdict_role};
use crate::view::widgets::{big, cells, drawable};

/// What the list is made of.
enum Line<'a> {
    /// A target with a figure.
    Known(&'a TargetStanding),
    /// Targets without, side by side, each with its position in the list.
    Quiet(Vec<(usize, &'a TargetStanding)>),
}

/// Draws the page: where the target under the cursor stands on its path, those with figures, and in a quiet block those without.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let stand = targets::in_order(commune, state.assessment.period, state.assessment.as_of);
    let known = stand.iter().filter(|s| s.today.is_some()).count();
    let is_bad = |s: &&TargetStanding| s.verdict.is_some_and(Verdict::is_bad);
    let bad = stand.iter().filter(is_bad).count();
    let (w, h) = (pen.width(), pen.height());
    let most = if h >= 18 { 2 } else { 1 };
    let counts = words::target_counts(lang, commune.targets.len(), known, bad);
    let mut top = pen.few(1, 0, w.saturating_sub(2), most, (&counts, Role::Headline));
    let cursor = state.cursor(&state.lines());
    let (figures, quiet) = stand.split_at(known);
    let across = usize::from(w / 58).clamp(1, 3);
    let half = quiet.len().div_ceil(across).max(1);
    let quiet_of = |row: usize| {
        let of = (row..quiet.len()).step_by(half);
        of.filter_map(|at| Some((known + at, quiet.get(at)?)))
            .collect()
    };
    let large = w >= 116 && h >= 28;
    if large {
        // as tall as the list lets it
        let needed = top + count(known * 3 + half) + 3;
        let tall = h.saturating_sub(needed).clamp(9, 18);
        if let Some(standing) = stand.get(cursor) {
            hero(&mut pen.part(1, top, w - 2, tall), state, standing);
        }
        top += tall + 1;
    }
    let columns = Columns::new(state, w, figures);
    let room = h.saturating_sub(top);
    // air between the figures where all fits
    let loose = count(known * 3 + half + 1) <= room;
    let mut rows: Vec<(u16, (Line<'_>, bool))> = Vec::new();
    for standing in figures {
        let height = 2 + u16::from(loose);
        rows.push((height, (Line::Known(standing), false)));
    }
    for row in 0..half.min(quiet.len()) {
        let line: Vec<(usize, &TargetStanding)> = quiet_of(row);
        let texts = line
            .iter()
            .map(|(_, s)| quiet_lines(pen, state, s, w / count(across), large).len());
        let height = count(texts.max().unwrap_or(1)) + u16::from(row == 0);
        rows.push((height, (Line::Quiet(line), row == 0)));
    }
    let at = if cursor < known {
        cursor
    } else {
        known + (cursor - known) % half
    };
    rows::list(
        pen,
        (top, h),
        &rows,
        at,
        |pen, y, (line, head), _| match line {
            Line::Known(standing) => {
                let selected = stand.get(cursor) == Some(standing);
                let place = &mut pen.part(0, y, w, h - y);
                columns.row(place, state, standing, selected);
            }
            Line::Quiet(line) => {
                if *head {
                    let title = words::without_figure(lang, quiet.len());
                    pen.text(1, y, &title, Role::Group);
                }
                let y = y + u16::from(*head);
                let wide = w / count(across);
                for (nth, (position, standing)) in (0..).zip(line) {
                    let texts = quiet_lines(pen, state, standing, wide, large);
                    let place = &mut pen.part(nth * wide, y, wide, h - y);
                    for y in (0..count(texts.len())).filter(|_| *position == cursor) {
                        place.select(y);
                    }
                    let number = number_of(state, standing);
                    place.right(1 + columns.number, 0, number, Role::Muted);
                    for (y, text) in (0..).zip(&texts) {
                        place.text(columns.number + 2, y, text, Role::Muted);
                    }
                }
            }
        },
    );
}

fn number_of<'a>(state: &'a State, standing: &TargetStanding) -> &'a str {
    let target = state.data.commune.targets.get(standing.target);
    target.map_or("", |t| &t.number)
}

/// The name and what is wanted of a target without a figure; the name alone where both need two lines and the one selected is told at large.
fn quiet_lines(
    pen: &Pen<'_>,
    state: &State,
    standing: &TargetStanding,
    wide: u16,
    large: bool,
) -> Vec<String> {
    let Some(target) = state.data.commune.targets.get(standing.target) else {
        return Vec::new();
    };
    let name = state.lang.pick(&target.name, &target.en);
    let both = format!("{name}: {}", targets::ask(state.lang, target));
    let room = wide.saturating_sub(NUMBER + 3);
    let text = if large && width(&both) > room {
        name
    } else {
        &both
    };
    rows::lines(text, room, 2, pen.look.glyphs.cut)
}

/// Columns of the number in the document.
const NUMBER: u16 = 5;

/// A figure of today with its unit, where there is room for it; none where there is no figure.
fn figure(state: &State, standing: &TargetStanding) -> Option<String> {
    let commune = &state.data.commune;
    let target = commune.targets.get(standing.target)?;
    let indicator = commune.catalogue.indicator(target.indicator?)?;
    let value = standing.today?.actual.value;
    let text = sentence::with_unit(state.lang, commune, indicator, value, 2);
    let number = text.split(' ').next().map(ToString::to_string);
    number.filter(|_| state.size.0 < 72).or(Some(text))
}

/// The level that a path asks for at the end of the year of looking.
fn this_year(state: &State, target: &Target, standing: &TargetStanding) -> Option<Decimal> {
    let year = state.assessment.as_of.year().max(target.years.0);
    let points = standing.path.points.iter();
    let mut points = points.filter(|_| standing.path.basis == Basis::Value);
    points.find(|p| p.year == year).map(|p| p.value)
}

/// How far a target is: on its way from the base to the last year, ticked at the level of this year; or against a level that is always the
/// same. None where the figure cannot be held against anything.
fn gauge(state: &State, standing: &TargetStanding) -> Option<Gauge> {
    let target = state.data.commune.targets.get(standing.target)?;
    let actual = standing.today?.actual.value;
    let verdict = standing.verdict?;
    let moves = standing.progress.is_some();
    let end = standing.path.points.last()?.value;
    let start = standing.path.start.filter(|_| moves).unwrap_or_default();
    if !moves && !has_scale(target) {
        return None;
    }
    let share =
        |value: Decimal| number::percent(value.checked_sub(start)?, end.checked_sub(start)?);
    Some(Gauge {
        filled: share(actual).map(|v| v.max(Decimal::ZERO)),
        pace: this_year(state, target, standing)
            .filter(|_| moves)
            .and_then(share),
        verdict,
        estimate: false,
    })
}

struct Columns {
    number: u16,
    name: u16,
    today: u16,
    bar: u16,
    /// Everything stands in one row, with the scale below; else the bar has a row of its own.
    wide: bool,
}

impl Columns {
    fn new(state: &State, w: u16, figures: &[TargetStanding]) -> Self {
        let lang = state.lang;
        let of = |s: &TargetStanding| state.data.commune.targets.get(s.target);
        let longest =
            |text: &dyn Fn(&TargetStanding) -> u16| figures.iter().map(text).max().unwrap_or(0);
        let name = longest(&|s| of(s).map_or(0, |t| width(lang.pick(&t.name, &t.en))));
        let wanted = longest(&|s| of(s).map_or(0, |t| width(&targets::ask(lang, t))));
        let today = longest(&|s| figure(state, s).map_or(0, |f| width(&f)));
        let word = longest(&|s| width(verdict_words(lang, s.verdict)));
        let wide = w >= 100;
        let name = name.max(wanted).min(44);
        let rest = if wide { name + 2 + word } else { wanted };
        Self {
            number: NUMBER,
            name,
            today,
            bar: w.saturating_sub(NUMBER + 4 + today + 2 + rest + 2).min(110),
            wide,
        }
    }

    fn row(&self, pen: &mut Pen<'_>, state: &State, standing: &TargetStanding, selected: bool) {
        let lang = state.lang;
        let Some(target) = state.data.commune.targets.get(standing.target) else {
            return;
        };
        for y in (0..2).filter(|_| selected) {
            pen.select(y);
        }
        let verdict = standing.verdict.unwrap_or(Verdict::NoPlan);
        let end = pen.width().saturating_sub(1);
        let x = self.number + 4;
        pen.verdict(1, 0, verdict);
        pen.right(x - 1, 0, &target.number, Role::Muted);
        let word = verdict_words(lang, standing.verdict);
        pen.right(end, 0, word, verdict_role(verdict));
        let name = lang.pick(&target.name, &target.en);
        let room = if self.wide {
            self.name
        } else {
            end.saturating_sub(x + width(word) + 1)
        };
        pen.fit(x, 0, room, name, Role::Number);
        let figure = figure(state, standing).unwrap_or_default();
        let (x, y) = if self.wide {
            (x + self.name + 2 + self.today, 0)
        } else {
            (x + self.today, 1)
        };
        pen.right(x, y, &figure, Role::Number);
        let bar = x + 2;
        let drawn = gauge(state, standing);
        if let Some(gauge) = &drawn {
            gauge.draw(&mut pen.part(bar, y, self.bar, 1));
        } else if has_steps(standing) {
            steps(&mut pen.part(bar, y, self.bar, 1), state, standing);
        }
        let moves = drawn.as_ref().filter(|_| standing.progress.is_some());
        if let Some(filled) = moves.and_then(|gauge| gauge.filled) {
            // where it is now is seen even at the very beginning
            let long = f64::from(self.bar.saturating_sub(2));
            let at = cells(drawable(filled) / 100.0 * long, self.bar.saturating_sub(2));
            pen.text(bar + at, y, pen.look.glyphs.mark, verdict_role(verdict));
        }
        let ask = targets::ask(lang, target);
        if self.wide {
            pen.fit(
                self.number + 4,
                1,
                self.name + 2 + self.today,
                &ask,
                Role::Muted,
            );
            let gauge = drawn.as_ref();
            let place = &mut pen.part(bar, 1, self.bar, 1);
            scale(place, state, (target, standing), gauge);
        } else {
            let after = bar + self.bar + 1;
            pen.fit(after, y, end.saturating_sub(after), &ask, Role::Plan);
        }
    }
}

/// The path as levels year by year can be drawn, though no figure stands on it.
fn has_steps(standing: &TargetStanding) -> bool {
    standing.path.start.is_some() && standing.path.points.len() > 1
}

/// The levels of a path, a stretch of columns a year: this year brighter.
fn steps(pen: &mut Pen<'_>, state: &State, standing: &TargetStanding) {
    let points = &standing.path.points;
    let year = state.assessment.as_of.year();
    let heights = pen.look.glyphs.heights;
    let (wide, years) = (usize::from(pen.width()), points.len());
    for (nth, point) in points.iter().enumerate() {
        let tall = (nth + 1) * heights.len() / years;
        let sign = heights.get(tall.saturating_sub(1)).copied().unwrap_or(" ");
        let role = if point.year == year {
            Role::ActualPast
        } else {
            Role::Track
        };
        for x in nth * wide / years..((nth + 1) * wide / years).saturating_sub(1) {
            pen.text(count(x), 0, sign, role);
        }
    }
}

/// What stands at the ends and at the tick of a bar.
fn scale(
    pen: &mut Pen<'_>,
    state: &State,
    (target, standing): (&Target, &TargetStanding),
    gauge: Option<&Gauge>,
) {
    let w = pen.width();
    let path = &standing.path;
    let Some(end) = path.points.last() else {
        return;
    };
    let short = |value: Decimal| number::format_short(value, 2);
    let last = format!("{} ({})", short(end.value), end.year);
    let Some(gauge) = gauge else {
        if let Some(first) = path.points.first().filter(|_| has_steps(standing)) {
            let first = format!("{} ({})", short(first.value), first.year);
            if width(&first) + 2 + width(&last) <= w {
                pen.text(0, 0, &first, Role::Muted);
            }
            pen.right(w, 0, &last, Role::Muted);
        }
        return;
    };
    let Some(start) = path.start else {
        return pen.right(w, 0, &short(end.value), Role::Muted);
    };
    let first = format!("{} ({})", short(start), target.years.0 - 1);
    pen.text(0, 0, &first, Role::Muted);
    pen.right(w, 0, &last, Role::Muted);
    if let Some((at, level)) = gauge.pace_column(w).zip(this_year(state, target, standing)) {
        let text = format!("{} {}", words::column_path(state.lang), short(level));
        let x = at.saturating_sub(width(&text) / 2).max(width(&first) + 2);
        if x + width(&text) + 2 + width(&last) <= w {
            pen.text(x, 0, &text, Role::Text);
        }
    }
}

/// One target large: its figure, and its path over the years with the point of today on it.
fn hero(pen: &mut Pen<'_>, state: &State, standing: &TargetStanding) {
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
        if let Some(choice) = big::fit(size, &[digits], unit, pen.look.glyphs.ascii) {
            pen.figure(1, y, &choice, verdict_role(verdict));
            y += choice.height;
        }
    }
    let ask = targets::ask(lang, target);
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
        lines: vec![ChartLine {
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

/// A bar means something where the figure itself is to reach the value.
fn has_scale(target: &Target) -> bool {
    matches!(target.shape, Shape::Reach | Shape::Keep | Shape::AtLeast)
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
    flow.labelled(words::goal(lang), &targets::ask(lang, target), Role::Text);
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
    path(&mut flow, lang, target, standing);
    flow.gap();
    if let Some(note) = &target.note {
        flow.labelled(screen::note(lang), note, Role::Text);
    }
    flow.labelled(screen::source(lang), &target.source, Role::Muted);
    let (w, h) = (pen.width(), pen.height());
    flow.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
}

/// What is wanted year by year.
fn path(flow: &mut Flow<'_>, lang: Lang, target: &Target, standing: &TargetStanding) {
    let points = &standing.path.points;
    if !points.is_empty() {
        flow.heading(words::path(lang));
    }
    let unit = match standing.path.basis {
        Basis::Value => &*target.unit,
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

fn verdict_words(lang: Lang, verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::NoFigure) => words::no_figure(lang),
        Some(verdict) => verdict.name(lang),
        None => words::not_comparable(lang),
    }
}
