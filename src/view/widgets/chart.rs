//! Lines over time with labelled axes: a path that should be taken, the line that was, a dashed level, and the last point marked.
//!
//! ```text
//! 100┤              ⡠⠤⠒⠉ nhịp 90
//!    │         ⢀⡠⠔⠊      ┊
//!  50┤     ⣀⠤⠒⠁          ┊
//!    │ ⣀⠤⠒⠁             ● 38,8
//!   0┼⠁─────────────────────────
//!    01/2025             01/2026
//! ```
//!
//! Braille where the terminal has it, four by two dots a cell; halves of cells or whole ones otherwise. The marked point and the lines are put into cells by
//! the same rule ([`Chart::cell`]), so that a mark always lies on its own line.

use std::collections::HashMap;

use super::cells;
use crate::theme::Role;
use crate::view::pen::{Pen, width};

/// A place in the drawing: 0 to 1 from the left, and a value on the scale.
pub type Point = (f64, f64);

/// One line. A gap in time is a `None`.
#[derive(Debug, Clone)]
pub struct Line {
    pub points: Vec<Option<Point>>,
    pub role: Role,
    /// Drawn with every second dot only.
    pub dotted: bool,
}

/// The last point, with what is written beside it.
#[derive(Debug, Clone)]
pub struct Mark {
    pub at: Point,
    pub role: Role,
    pub label: String,
    /// Where it should be, with what is written there: a thin line leads from the one to the other.
    pub should: Option<(f64, String)>,
}

#[derive(Debug, Clone)]
pub struct Chart {
    pub lines: Vec<Line>,
    pub bottom: f64,
    pub top: f64,
    /// Values to write at the axis, from the bottom up.
    pub values: Vec<(f64, String)>,
    /// What to write at both ends of the time.
    pub ends: [String; 2],
    /// A plan or a limit, dashed over the whole width.
    pub level: Option<f64>,
    pub mark: Option<Mark>,
}

/// Where the lines are drawn, within the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plot {
    pub x: u16,
    pub width: u16,
    pub height: u16,
}

/// Cells beyond which no window is; the dots of so many can be counted.
const MOST: u16 = 10_000;

/// Dots of a cell across and down.
const ACROSS: u16 = 2;
const DOWN: u16 = 4;

impl Chart {
    /// The part of a pen of this size that is left for the lines; none where there is no room.
    pub fn plot(&self, width_of: u16, height: u16) -> Option<Plot> {
        let axis = self.values.iter().map(|(_, text)| width(text)).max()? + 1;
        let plot = Plot {
            x: axis,
            width: width_of.checked_sub(axis + 1)?.min(MOST),
            height: height.saturating_sub(1 + u16::from(height >= 4)).min(MOST),
        };
        (plot.width >= 8 && plot.height >= 2).then_some(plot)
    }

    /// The dot of a point, counted from the top left.
    fn dot(&self, plot: Plot, (x, y): Point) -> (u16, u16) {
        let (wide, high) = (plot.width * ACROSS - 1, plot.height * DOWN - 1);
        let span = self.top - self.bottom;
        let up = if span > 0.0 {
            (y - self.bottom) / span
        } else {
            0.5
        };
        let from_left = cells((x * f64::from(wide)).round(), wide);
        let from_bottom = cells((up * f64::from(high)).round(), high);
        (from_left, high - from_bottom)
    }

    /// The cell of a point within the plot.
    pub fn cell(&self, plot: Plot, point: Point) -> (u16, u16) {
        let (x, y) = self.dot(plot, point);
        (x / ACROSS, y / DOWN)
    }

    pub fn draw(&self, pen: &mut Pen<'_>) {
        let Some(plot) = self.plot(pen.width(), pen.height()) else {
            return;
        };
        self.axes(pen, plot);
        if let Some(level) = self.level {
            let (_, y) = self.cell(plot, (0.0, level));
            for x in (0..plot.width).step_by(2) {
                pen.text(plot.x + 1 + x, y, pen.look.glyphs.rule, Role::Plan);
            }
        }
        for line in &self.lines {
            self.line(pen, plot, line);
        }
        if let Some(mark) = &self.mark {
            self.mark(pen, plot, mark);
        }
    }

    fn axes(&self, pen: &mut Pen<'_>, plot: Plot) {
        let glyphs = pen.look.glyphs;
        for y in 0..plot.height {
            pen.text(plot.x, y, glyphs.wall, Role::Grid);
        }
        for (value, text) in &self.values {
            let (_, y) = self.cell(plot, (0.0, *value));
            pen.right(plot.x, y, text, Role::Muted);
            pen.text(plot.x, y, glyphs.notch, Role::Grid);
        }
        let below = plot.height;
        let rule = glyphs.rule.repeat(usize::from(plot.width + 1));
        pen.text(plot.x, below, &rule, Role::Grid);
        let [from, to] = &self.ends;
        pen.text(plot.x, below + 1, from, Role::Muted);
        if plot.width > width(from) + width(to) {
            pen.right(plot.x + 1 + plot.width, below + 1, to, Role::Muted);
        }
    }

    fn line(&self, pen: &mut Pen<'_>, plot: Plot, line: &Line) {
        let mut dots: Vec<(u16, u16)> = Vec::new();
        let mut before: Option<(u16, u16)> = None;
        for point in &line.points {
            let now = point.map(|point| self.dot(plot, point));
            match (before, now) {
                (Some(from), Some(to)) => dots.extend(between(from, to)),
                (None, Some(alone)) => dots.push(alone),
                _ => {}
            }
            before = now;
        }
        if line.dotted {
            dots.retain(|(x, _)| x % 2 == 0);
        }
        let glyphs = pen.look.glyphs;
        let mut signs: HashMap<(u16, u16), u32> = HashMap::new();
        for (x, y) in dots {
            let bit = bit(x % ACROSS, y % DOWN);
            *signs.entry((x / ACROSS, y / DOWN)).or_default() |= bit;
        }
        for ((x, y), bits) in signs {
            let braille = char::from_u32(0x2800 + bits).map(String::from);
            let sign = match glyphs.line {
                None => braille.as_deref().unwrap_or_default(),
                Some(_) if line.dotted => glyphs.dot,
                // the upper and the lower two of the four rows of dots
                Some([_, lower, _]) if bits & 0x1b == 0 => lower,
                Some([upper, ..]) if bits & 0xe4 == 0 => upper,
                Some([_, _, both]) => both,
            };
            pen.text(plot.x + 1 + x, y, sign, line.role);
        }
    }

    fn mark(&self, pen: &mut Pen<'_>, plot: Plot, mark: &Mark) {
        let (x, y) = self.cell(plot, mark.at);
        let column = plot.x + 1 + x;
        if let Some((should, label)) = &mark.should {
            let (_, path) = self.cell(plot, (mark.at.0, *should));
            let (from, to) = (path.min(y), path.max(y));
            for between in from + 1..to {
                pen.text(column, between, pen.look.glyphs.wall, mark.role);
            }
            // above the path, or below it where the figure stands above
            let row = if path <= y {
                path.saturating_sub(1)
            } else {
                path
            };
            if row != y {
                beside(pen, column, row, label, Role::Text);
            }
        }
        pen.text(column, y, pen.look.glyphs.mark, mark.role);
        beside(pen, column, y, &mark.label, mark.role);
    }
}

/// Writes a label left of a column, or right of it where there is no room.
fn beside(pen: &mut Pen<'_>, column: u16, y: u16, label: &str, role: Role) {
    let length = width(label) + 1;
    if column > length {
        pen.text(column - length, y, label, role);
    } else {
        pen.text(column + 2, y, label, role);
    }
}

/// The bit of a dot in a braille sign (Unicode, block U+2800).
fn bit(x: u16, y: u16) -> u32 {
    match (x, y) {
        (0, 3) => 0x40,
        (_, 3) => 0x80,
        (0, y) => 1 << y,
        (_, y) => 8 << y,
    }
}

/// The dots from one to another, one a column or more where it is steep.
fn between((x0, y0): (u16, u16), (x1, y1): (u16, u16)) -> Vec<(u16, u16)> {
    let steps = x0.abs_diff(x1).max(y0.abs_diff(y1)).max(1);
    let at = |a: u16, b: u16, step: u16| {
        let way = (f64::from(b) - f64::from(a)) * f64::from(step) / f64::from(steps);
        cells((f64::from(a) + way).round(), u16::MAX)
    };
    (0..=steps)
        .map(|step| (at(x0, x1, step), at(y0, y1, step)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::text::{GlyphSet, Lang};
    use crate::theme::Theme;
    use crate::view::{Glyphs, Look};

    /// The cells of the plot that one line is drawn into, on its own.
    fn drawn(chart: &Chart, line: &Line, size: (u16, u16)) -> HashSet<(u16, u16)> {
        let alone = Chart {
            lines: vec![line.clone()],
            values: Vec::new(),
            level: None,
            mark: None,
            ..chart.clone()
        };
        let area = Rect::new(0, 0, size.0, size.1);
        let mut buf = Buffer::empty(area);
        let plot = chart.plot(size.0, size.1).unwrap();
        let look = Look {
            theme: &Theme::default(),
            glyphs: Glyphs::of(GlyphSet::Full),
            lang: Lang::Vi,
        };
        alone.line(&mut Pen::new(&mut buf, area, look), plot, line);
        let cells = (0..plot.width).flat_map(|x| (0..plot.height).map(move |y| (x, y)));
        let is_drawn = |(x, y): &(u16, u16)| buf[(plot.x + 1 + x, *y)].symbol() != " ";
        cells.filter(is_drawn).collect()
    }

    proptest! {
        /// The figure lies on the line that leads to it, and where it should be on the path, at every size.
        #[test]
        fn a_mark_lies_on_its_own_line(
            values in prop::collection::vec(0.0..120.0f64, 1..60),
            columns in 20u16..120,
            rows in 5u16..30,
        ) {
            let last = f64::from(u32::try_from(values.len() - 1).unwrap().max(1));
            let place = |(at, y): (u32, &f64)| Some((f64::from(at) / last, *y));
            let points: Vec<_> = (0..).zip(&values).map(place).collect();
            let line = Line { points, role: Role::Actual, dotted: false };
            let at = line.points.last().copied().flatten().unwrap();
            let chart = Chart {
                lines: vec![line.clone()],
                bottom: 0.0,
                top: 120.0,
                values: vec![(0.0, "0".into()), (100.0, "100".into())],
                ends: ["01/2025".into(), "01/2026".into()],
                level: None,
                mark: None,
            };
            let plot = chart.plot(columns, rows).unwrap();
            prop_assert!(drawn(&chart, &line, (columns, rows)).contains(&chart.cell(plot, at)));
        }
    }
}
