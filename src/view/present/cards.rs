//! Figures side by side: each its name, the figure as tall as all of them can be, its verdict and its gauge.

use ratatui::layout::Size;

use super::View;
use crate::assess::Row;
use crate::model::number;
use crate::text::{GlyphSet, present as words, screen};
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big;
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
    name: [&'a str; 2],
    forms: Vec<String>,
    unit: &'a str,
    verdict: Option<(String, Role)>,
    role: Role,
    gauge: Option<Gauge>,
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
                forms: vec![said],
                unit: own,
                verdict: None,
                role: Role::Number,
                gauge: None,
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
        Some(Self {
            name,
            forms,
            unit,
            verdict: standing.map(|_| (word, role)),
            role,
            gauge: standing.map(|standing| Gauge::of(row, standing)),
        })
    }

    fn rows(&self, columns: u16, rows: u16, set: GlyphSet) -> u16 {
        big::fit(Size::new(columns, rows), &self.forms, self.unit, set).map_or(0, |c| c.rows)
    }

    /// Draws the card with its figure as tall as the layout has it; written where that is one row.
    pub fn draw(&self, pen: &mut Pen<'_>, layout: &Layout) {
        // between texts less air is enough than between figures
        let (room, w, rows) = (
            pen.width(),
            layout.wide.saturating_sub(gap(layout.wide)),
            layout.figure,
        );
        let name = self
            .name
            .into_iter()
            .find(|n| width(n) <= room)
            .unwrap_or(self.name[1]);
        pen.fit(0, 0, room, name, Role::Text);
        let (mut x, mut y) = (0, 1);
        if rows < SHORTEST {
            let x = pen.text(
                0,
                y,
                self.forms.first().map_or("", String::as_str),
                Role::Number,
            );
            let word = self.verdict.as_ref().filter(|(t, _)| x + width(t) < w);
            let room = w.saturating_sub(x + 2 + word.map_or(0, |(t, _)| width(t) + 1));
            if width(self.unit) <= room {
                pen.text(x + 1, y, self.unit, Role::Muted);
            }
            if let Some((word, role)) = word {
                pen.right(w, y, word, *role);
            }
            y += 1;
        } else if let Some(choice) = big::fit(
            Size::new(w, rows),
            &self.forms,
            self.unit,
            pen.look.glyphs.set,
        ) {
            pen.figure(0, y, &choice, self.role);
            y += rows;
            if let Some((word, role)) = &self.verdict {
                let end = pen.text(0, y, word, *role);
                if layout.compact {
                    x = end + 1;
                } else {
                    y += 1;
                }
            }
        }
        if let Some(gauge) = &self.gauge {
            let room = w.saturating_sub(x).min(60);
            gauge.draw(&mut pen.part(x, y, room, 1));
        }
    }
}

/// Where the cards stand.
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
    /// Verdict and gauge share a row.
    pub compact: bool,
}

impl Layout {
    /// The way in which all cards are in sight and the lowest figure is tallest; where there is none, as many tall ones as there is room for;
    /// where there is no room for one, all of them written.
    pub fn new(cards: &[Card<'_>], w: u16, room: u16, set: GlyphSet) -> Self {
        let count = count(cards.len()).max(1);
        let most = (w / LEAST).clamp(1, 3).min(count);
        let verdicts = cards.iter().any(|c| c.verdict.is_some());
        let gauges = cards.iter().any(|c| c.gauge.is_some());
        let way = |columns: u16, rows: u16, compact: bool| {
            let tail = if compact {
                u16::from(verdicts || gauges)
            } else {
                u16::from(verdicts) + u16::from(gauges)
            };
            let wide = w / columns;
            let pitch = (room + 1) / rows;
            let space = pitch.saturating_sub(2 + tail).min(TALLEST);
            let seen = count.min(rows * columns);
            let figure = cards
                .iter()
                .take(usize::from(seen))
                .map(|c| c.rows(wide.saturating_sub(gap(wide)), space, set))
                .min()
                .unwrap_or(0);
            // what room is left over is air between the cards, within reason
            let pitch = pitch.min(figure + tail + 4);
            Self {
                columns,
                wide,
                pitch,
                figure,
                seen,
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
            .unwrap_or_else(|| {
                let written = |each: u16| {
                    (1..=most)
                        .find(|c| count.div_ceil(*c) * each <= room + 1)
                        .map(|c| (c, each))
                };
                let (columns, each) = written(4).or_else(|| written(3)).unwrap_or((most, 3));
                let rows = ((room + 1) / each).max(1);
                Self {
                    columns,
                    wide: w / columns,
                    pitch: each,
                    figure: 1,
                    seen: count.min(rows * columns),
                    compact: false,
                }
            })
    }
}
