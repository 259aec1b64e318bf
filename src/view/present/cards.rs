//! Figures, all of one size: each with its name, its verdict, its gauge and its trend, beside it or below.

use ratatui::layout::Size;

use super::{View, time};
use crate::assess::{Row, sentence};
use crate::model::{Requirement, number};
use crate::text::{GlyphSet, present as words, screen};
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big::{self, Choice};
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// The least columns of a card.
const LEAST: u16 = 27;
/// Rows of a figure on a card at most: taller ones stand on a page of their own.
const TALLEST: u16 = 14;
/// Columns between figures side by side, in columns of so many: larger ones need more.
fn gap(wide: u16) -> u16 {
    (wide / 6).clamp(4, 10)
}

/// Columns between their names.
pub const TEXT_GAP: u16 = 2;
/// Rows of a figure at least; what has no room for them is written.
const SHORTEST: u16 = 3;

/// One figure.
pub struct Card<'a> {
    subject: Subject<'a>,
    row: &'a Row,
    name: [&'a str; 2],
    forms: Vec<String>,
    unit: &'a str,
    /// The verdict with the limit, and without.
    verdict: Option<([String; 2], Role)>,
    role: Role,
    gauge: Option<Gauge>,
    /// There is a trend to see, or a point on a path.
    time: bool,
}

impl<'a> Card<'a> {
    /// The card of a row that has a figure. Of a count that may not be said it shows so, and neither verdict nor gauge.
    pub fn new(pen: &Pen<'_>, view: View<'a>, row: &'a Row) -> Option<Self> {
        let (state, lang) = (view.state, view.state.lang);
        let subject = Subject::new(state, row.indicator)?;
        let indicator = subject.indicator;
        let name = [
            indicator.called(lang),
            lang.pick(&indicator.short, &indicator.en),
        ];
        let own = subject
            .commune
            .catalogue
            .units
            .get(indicator.unit)
            .map_or("", |u| lang.pick(&u.name, &u.en));
        if view.cover.is_small(row) {
            let said = words::less_than(view.cover.limit(row.indicator, row.actual?.value)?);
            return Some(Self {
                name,
                subject,
                row,
                forms: vec![said],
                unit: own,
                verdict: None,
                role: Role::Number,
                gauge: None,
                time: false,
            });
        }
        let (figure, percent) = detail::figure::main_figure(subject)?;
        let standing = row.standings.first();
        let unit = match (percent, standing) {
            (true, Some(standing)) if standing.is_paced() => screen::column_plan(lang),
            (true, _) => "",
            (false, _) => own,
        };
        let sign = if percent { "%" } else { "" };
        let forms = [2, 1]
            .into_iter()
            .map(|d| format!("{}{sign}", number::format_short(figure, d)))
            .collect();
        let verdict = row.verdict();
        let role = if standing.is_some() {
            verdict_role(verdict)
        } else {
            Role::Number
        };
        let mark = pen.look.glyphs.verdict(verdict);
        let word = format!("{mark} {}", row.said().name(lang));
        let limited = standing.filter(|s| s.requirement == Requirement::AtMost);
        let limit = limited.map(|s| sentence::limit(lang, subject.commune, indicator, s));
        let long = limit.map_or(word.clone(), |limit| format!("{word}, {limit}"));
        Some(Self {
            subject,
            row,
            name,
            forms,
            unit,
            verdict: standing.map(|_| ([long, word], role)),
            role,
            gauge: standing.map(|standing| Gauge::of(row, standing)),
            time: time::has(subject, row),
        })
    }

    fn fit(&self, columns: u16, rows: u16, set: GlyphSet) -> Option<Choice> {
        big::fit(Size::new(columns, rows), &self.forms, self.unit, set)
    }

    fn name(&self, room: u16) -> &str {
        let mut names = self.name.into_iter();
        names.find(|n| width(n) <= room).unwrap_or(self.name[1])
    }

    /// The verdict in as many words as have room.
    fn word(&self, room: u16) -> Option<(&str, Role)> {
        let ([long, short], role) = self.verdict.as_ref()?;
        let text = if width(long) <= room { long } else { short };
        Some((text, *role))
    }

    /// Draws the card with its figure as tall as the layout has it; written where that is one row.
    pub fn draw(&self, pen: &mut Pen<'_>, layout: &Layout) {
        // between texts less air is enough than between figures
        let (room, rows) = (pen.width(), layout.figure);
        let wide = layout.wide.saturating_sub(gap(layout.wide));
        let set = pen.look.glyphs.set;
        if layout.beside > 0 {
            if let Some(choice) = self.fit(layout.beside, rows, set) {
                pen.figure(0, 0, &choice, self.role);
            }
            let x = layout.beside + 4;
            return self.text(&mut pen.part(x, 0, room.saturating_sub(x), layout.pitch - 1));
        }
        pen.fit(0, 0, room, self.name(room), Role::Text);
        if rows < SHORTEST {
            return self.written(&mut pen.part(0, 1, wide, 2));
        }
        if let Some(choice) = self.fit(wide, rows, set) {
            pen.figure(0, 1, &choice, self.role);
        }
        let mut pen = pen.part(
            0,
            1 + rows,
            wide.min(60),
            layout.pitch.saturating_sub(1 + rows),
        );
        let word = self.word(pen.width());
        if layout.compact {
            let mut x = 0;
            if let Some((word, role)) = self.word(0) {
                x = pen.text(0, 0, word, role) + 1;
            }
            let rest = pen.width().saturating_sub(x);
            let time = if self.time && self.gauge.is_some() {
                rest / 2
            } else {
                0
            };
            if let Some(gauge) = &self.gauge {
                gauge.draw(&mut pen.part(x, 0, rest - time, 1));
            }
            if self.time {
                let x = x + if time > 0 { rest - time + 1 } else { 0 };
                let place = &mut pen.part(x, 0, wide.saturating_sub(x), 1);
                time::draw(place, self.subject, self.row);
            }
            return;
        }
        let mut y = 0;
        if let Some((word, role)) = word {
            pen.text(0, y, word, role);
            y += 1;
        }
        let room = pen.width();
        if let Some(gauge) = &self.gauge {
            gauge.draw(&mut pen.part(0, y, room, 1));
            y += 1;
        }
        if self.time {
            time::draw(&mut pen.part(0, y, room, 1), self.subject, self.row);
        }
    }

    /// Number, unit and verdict on one row, gauge and trend on the next.
    fn written(&self, pen: &mut Pen<'_>) {
        let w = pen.width();
        let figure = self.forms.first().map_or("", String::as_str);
        let x = pen.text(0, 0, figure, Role::Number);
        let word = self.word(0).filter(|(text, _)| x + width(text) < w);
        let room = w.saturating_sub(x + 2 + word.map_or(0, |(t, _)| width(t) + 1));
        if width(self.unit) <= room {
            pen.text(x + 1, 0, self.unit, Role::Muted);
        }
        if let Some((word, role)) = word {
            pen.right(w, 0, word, role);
        }
        let half = match (&self.gauge, self.time) {
            (Some(_), true) => w / 2,
            (Some(_), false) => w,
            (None, _) => 0,
        };
        if let Some(gauge) = &self.gauge {
            gauge.draw(&mut pen.part(0, 1, half.min(60), 1));
        }
        if self.time {
            let x = if half > 0 { half + 2 } else { 0 };
            time::draw(
                &mut pen.part(x, 1, w.saturating_sub(x), 1),
                self.subject,
                self.row,
            );
        }
    }

    /// What stands beside the figure: name and verdict, the gauge, the trend in all the rows that are left.
    fn text(&self, pen: &mut Pen<'_>) {
        let (w, h) = (pen.width(), pen.height());
        let word = self.word(w);
        let aside = word.is_some_and(|(word, _)| width(self.name(w)) + 2 + width(word) <= w);
        let lines = 1 + u16::from(word.is_some() && !aside);
        let time = u16::from(self.time);
        // gauge and trend apart from each other
        let tall = h >= lines + 2 + time * 2;
        let gauge = u16::from(self.gauge.is_some()) * if tall { 2 } else { 1 };
        let rest = h.saturating_sub(lines + gauge);
        let chart = self.time && rest >= time::CHART.1 && w >= time::CHART.0;
        let air = time * u16::from(gauge > 0 && rest > time && rest != time::CHART.1);
        let mut y = if chart {
            0
        } else {
            rest.saturating_sub(time + air) / 2
        };
        pen.fit(0, y, w, self.name(w), Role::Headline);
        if let Some((word, role)) = word {
            if aside {
                pen.right(w, y, word, role);
            } else {
                pen.fit(0, y + 1, w, word, role);
            }
        }
        y += lines;
        if let Some(of) = &self.gauge {
            of.draw(&mut pen.part(0, y, w, gauge));
        }
        y += gauge + air;
        if self.time {
            time::draw(
                &mut pen.part(0, y, w, h.saturating_sub(y)),
                self.subject,
                self.row,
            );
        }
    }
}

/// Where the cards stand.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Side by side.
    pub columns: u16,
    /// Columns of each.
    pub wide: u16,
    /// Rows of each, with the air below.
    pub pitch: u16,
    /// Rows of the figures.
    pub figure: u16,
    /// How many are in sight.
    pub seen: u16,
    /// Columns of the figures where what is said of them stands beside them; none where it stands below.
    pub beside: u16,
    /// Verdict, gauge and trend share a row.
    pub compact: bool,
}

impl Layout {
    /// The way in which all cards are in sight and the lowest figure is tallest; where there is none, as many tall ones as there is room for;
    /// where there is no room for one, all of them written.
    pub fn new(cards: &[Card<'_>], w: u16, room: u16, set: GlyphSet) -> Self {
        let all = Self::one_below_the_other(cards, w, room, set);
        let side_by_side = Self::side_by_side(cards, w, room, set);
        match (all, side_by_side) {
            // what is said of a figure is read more easily beside it
            (Some(all), Some(other)) if all.figure * 4 >= other.figure * 3 => all,
            (Some(all), Some(other)) if other.seen < all.seen => all,
            (_, Some(other)) => other,
            (Some(all), None) => all,
            (None, None) => Self::written(cards, w, room),
        }
    }

    /// Each figure with its name, gauge and trend beside it.
    fn one_below_the_other(cards: &[Card<'_>], w: u16, room: u16, set: GlyphSet) -> Option<Self> {
        let count = count(cards.len()).max(1);
        let pitch = (room + 1) / count;
        let most = w.saturating_sub(4 + LEAST).min(w * 11 / 20);
        let fits = |rows: u16| -> Option<Vec<Choice>> {
            cards.iter().map(|card| card.fit(most, rows, set)).collect()
        };
        let rows = fits(pitch.saturating_sub(1).min(TALLEST))?;
        let figure = rows.iter().map(|choice| choice.rows).min()?;
        let beside = fits(figure)?.iter().map(|choice| choice.width).max()?;
        // name, verdict, gauge and trend
        (figure >= SHORTEST && pitch > SHORTEST + 1).then_some(Self {
            columns: 1,
            wide: w,
            pitch: pitch.min(TALLEST + 4),
            figure,
            seen: count,
            beside,
            compact: false,
        })
    }

    /// Each figure with its name above and the rest below, in up to three columns.
    fn side_by_side(cards: &[Card<'_>], w: u16, room: u16, set: GlyphSet) -> Option<Self> {
        let count = count(cards.len()).max(1);
        let most = (w / LEAST).clamp(1, 3).min(count);
        let below = [
            cards.iter().any(|c| c.verdict.is_some()),
            cards.iter().any(|c| c.gauge.is_some()),
            cards.iter().any(|c| c.time),
        ];
        let below = below.into_iter().map(u16::from);
        let way = |columns: u16, rows: u16, compact: bool| {
            let tail: u16 = if compact {
                below.clone().max().unwrap_or(0)
            } else {
                below.clone().sum()
            };
            let wide = w / columns;
            let pitch = (room + 1) / rows;
            let space = pitch.saturating_sub(2 + tail).min(TALLEST);
            let seen = count.min(rows * columns);
            let shown = cards.iter().take(usize::from(seen));
            let fits = shown.map(|c| c.fit(wide.saturating_sub(gap(wide)), space, set));
            let figure = fits.map(|choice| choice.map_or(0, |c| c.rows)).min();
            let figure = figure.unwrap_or(0);
            Self {
                columns,
                wide,
                // what room is left over is air between the cards, within reason
                pitch: pitch.min(figure + tail + 4),
                figure,
                seen,
                beside: 0,
                compact,
            }
        };
        let best = |compact: bool, rows: &dyn Fn(u16) -> u16| {
            let ways = (1..=most)
                .map(|columns| way(columns, rows(columns).max(1), compact))
                .filter(|l| l.figure >= SHORTEST);
            ways.max_by_key(|l| (l.seen, l.figure, l.columns))
        };
        let all = |columns: u16| count.div_ceil(columns);
        // name, figure, verdict beside gauge, air
        let some = |columns: u16| ((room + 1) / (SHORTEST + 3)).min(count.div_ceil(columns));
        best(false, &all)
            .or_else(|| best(true, &all))
            .or_else(|| best(true, &some))
    }

    /// All of them written.
    fn written(cards: &[Card<'_>], w: u16, room: u16) -> Self {
        let count = count(cards.len()).max(1);
        let most = (w / LEAST).clamp(1, 3).min(count);
        let within = |each: u16| {
            (1..=most)
                .find(|c| count.div_ceil(*c) * each <= room + 1)
                .map(|c| (c, each))
        };
        let (columns, each) = within(4).or_else(|| within(3)).unwrap_or((most, 3));
        let rows = ((room + 1) / each).max(1);
        Self {
            columns,
            wide: w / columns,
            pitch: each,
            figure: 1,
            seen: count.min(rows * columns),
            beside: 0,
            compact: false,
        }
    }
}
