//! The targets of the plan of several years: what is wanted, where the path is this year, where we are.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::rows;
use super::target::{hero, verdict_words};
use crate::app::State;
use crate::assess::sentence;
use crate::assess::targets::{self, Basis, TargetStanding};
use crate::model::{Shape, Target, Verdict, number};
use crate::text::desk as words;
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::gauge::{Gauge, verdict_role};
use crate::view::widgets::{cells, drawable};

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
    let mut counts = words::target_counts(lang, commune.targets.len(), known, bad);
    // whole counts only: how many have no figure is said once more above them
    while let Some((whole, _)) = counts
        .rsplit_once("; ")
        .filter(|_| most == 1 && width(&counts) + 2 > w)
    {
        counts.truncate(whole.len());
    }
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
    // a figure is what can be seen large: of a target without one the list tells everything
    let hero_of = stand.get(cursor).filter(|s| s.today.is_some());
    let hero_of = hero_of.or(figures.first());
    let large = w >= 116 && h >= 28;
    if let Some(standing) = hero_of.filter(|_| large) {
        // as tall as the list lets it
        let needed = top + count(known * 3 + half) + 3;
        let tall = h.saturating_sub(needed).clamp(9, 18);
        let place = &mut pen.part(1, top, w.saturating_sub(2), tall);
        hero(place, state, standing);
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
            .map(|(at, s)| quiet_lines(pen, state, s, w / count(across), large && *at != cursor))
            .map(|texts| texts.len());
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
                let place = &mut pen.part(0, y, w, h.saturating_sub(y));
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
                    let short = large && *position != cursor;
                    let texts = quiet_lines(pen, state, standing, wide, short);
                    let place = &mut pen.part(nth * wide, y, wide, h.saturating_sub(y));
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

/// The name and what is wanted of a target without a figure; the name alone where `short` and both need two lines.
fn quiet_lines(
    pen: &Pen<'_>,
    state: &State,
    standing: &TargetStanding,
    wide: u16,
    short: bool,
) -> Vec<String> {
    let Some(target) = state.data.commune.targets.get(standing.target) else {
        return Vec::new();
    };
    let name = state.lang.pick(&target.name, &target.en);
    let both = format!(
        "{name}: {}",
        targets::ask(state.lang, &state.data.commune, target)
    );
    let room = wide.saturating_sub(NUMBER + 3);
    let text = if short && width(&both) > room {
        name
    } else {
        &both
    };
    rows::lines(text, room, 2, pen.look.glyphs.cut)
}

/// Columns of the number in the document.
const NUMBER: u16 = 5;

/// A figure of today with its unit, where there is room for it; none where there is no figure.
pub fn figure(state: &State, standing: &TargetStanding) -> Option<String> {
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
        let wanted =
            longest(&|s| of(s).map_or(0, |t| width(&targets::ask(lang, &state.data.commune, t))));
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
        pen.right(x.saturating_sub(1), 0, &target.number, Role::Muted);
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
        let ask = targets::ask(lang, &state.data.commune, target);
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
            let index = words::index(state.lang);
            let between = width(&first) + 1;
            if path.basis == Basis::Index && between + width(index) + width(&last) < w {
                let air = w.saturating_sub(width(&first) + width(&last) + width(index)) / 2;
                pen.text(width(&first) + air, 0, index, Role::Muted);
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

/// A bar means something where the figure itself is to reach the value.
fn has_scale(target: &Target) -> bool {
    matches!(target.shape, Shape::Reach | Shape::Keep | Shape::AtLeast)
}
