//! A gauge: a trough from 0 to the plan, the actual in it, a tick for the plan and one for today's pace.
//!
//! ```text
//! ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆│▆▆▆┃   80,59%, pace 90
//! ▆│▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆┃   1,52%, pace 3,3
//! ```
//!
//! Chosen from pictures at 80x24 and 120x36 in both themes: blocks of three quarters keep the rows of a table apart, which full blocks
//! do not; half blocks and heavy lines are too thin for the last row of a room. The tick is cut out of the bar over the whole height, so
//! that one pace makes one line down a group. Slow is striped and very slow is solid; without colours what is not slow ends with a cap: no
//! verdict is told by colour alone.

use ratatui::style::{Color, Style};
use rust_decimal::Decimal;

use super::{cells, drawable};
use crate::assess::{Row, Standing};
use crate::model::{Qualifier, Requirement, Verdict};
use crate::theme::Role;
use crate::view::pen::Pen;

/// The role of a bar with this verdict.
pub fn bar_role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::VerySlow => Role::ActualBad,
        Verdict::Slow => Role::ActualWarn,
        Verdict::Met | Verdict::Ahead => Role::ActualGood,
        _ => Role::Actual,
    }
}

/// The role of a verdict's mark and word.
pub fn verdict_role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::VerySlow => Role::Bad,
        Verdict::Slow => Role::Warn,
        Verdict::Met | Verdict::Ahead => Role::Good,
        Verdict::OnPace => Role::Neutral,
        Verdict::NoFigure | Verdict::NoPlan => Role::Muted,
    }
}

/// What is drawn, in percent of the plan.
#[derive(Debug, Clone, Copy)]
pub struct Gauge {
    /// None where a plan waits for a figure: the trough is empty.
    pub filled: Option<Decimal>,
    pub pace: Option<Decimal>,
    pub verdict: Verdict,
    pub estimate: bool,
}

impl Gauge {
    /// The gauge of a row against one of its plans.
    pub fn of(row: &Row, standing: &Standing) -> Self {
        let estimate = row.actual.and_then(|a| a.qualifier) == Some(Qualifier::Estimate);
        // a limit is not something to keep pace with
        let paced = standing
            .pace
            .filter(|_| standing.requirement != Requirement::AtMost);
        Self {
            filled: row.filled(standing),
            pace: paced.map(|pace| pace.percent),
            verdict: standing.verdict,
            estimate,
        }
    }

    /// Draws it over the whole pen, whose last column is the plan.
    pub fn draw(&self, pen: &mut Pen<'_>) {
        let Some(scale) = pen.width().checked_sub(1).filter(|scale| *scale > 0) else {
            return;
        };
        let length = Length::new(self.filled, scale);
        let pace = self.pace.map(|pace| self.tick(pace, scale, length));
        let glyphs = pen.look.glyphs;
        let tall = pen.height() > 1;
        for y in 0..pen.height() {
            for x in 0..scale {
                if pace == Some(x) {
                    pen.text(x, y, glyphs.pace, Role::Pace);
                } else {
                    let (sign, style) = self.cell(pen, length, x, tall);
                    pen.styled(x, y, sign, style);
                }
            }
            if length.beyond {
                let style = pen.style(bar_role(self.verdict));
                pen.styled(scale, y, glyphs.beyond, style);
            } else {
                pen.text(scale, y, glyphs.plan, Role::Plan);
            }
        }
    }

    /// The column of the pace's tick in a gauge of this width.
    pub fn pace_column(&self, width: u16) -> Option<u16> {
        let scale = width.checked_sub(1).filter(|scale| *scale > 0)?;
        Some(self.tick(self.pace?, scale, Length::new(self.filled, scale)))
    }

    /// Where the tick of the pace stands: beside the end of the bar where both fall into one cell, so that it hides nothing and stands
    /// on the side on which it is.
    fn tick(&self, pace: Decimal, scale: u16, length: Length) -> u16 {
        let at = cells(
            drawable(pace) / 100.0 * f64::from(scale),
            scale.saturating_sub(1),
        );
        if Some(at) != length.last() {
            return at;
        }
        let ahead = self.filled.is_some_and(|filled| filled >= pace);
        match (ahead, at) {
            (true, 1..) => at - 1,
            _ => (at + 1).min(scale - 1),
        }
    }

    fn cell(&self, pen: &Pen<'_>, length: Length, x: u16, tall: bool) -> (&'static str, Style) {
        let (look, role) = (pen.look, bar_role(self.verdict));
        let glyphs = look.glyphs;
        let coloured = |share| {
            let blend = look.theme.blend(role, Role::Track, share);
            blend.filter(|_| look.shaded())
        };
        let paint = |colour: Color| look.style(role).fg(colour);
        let bar = if tall { glyphs.tall_bar } else { glyphs.bar };
        let [low, high] = glyphs.striped;
        let striped = if tall { high } else { low };
        let stripe = self.verdict == Verdict::Slow && x % 2 == 1;
        // the end of a bar that is estimated is hatched, in the darker colour of words: the lines are thin
        if self.estimate && (length.full.saturating_sub(3)..length.full).contains(&x) {
            return (glyphs.estimate, look.style(verdict_role(self.verdict)));
        }
        let shaded = look.shaded();
        let fine = matches!(
            self.verdict,
            Verdict::OnPace | Verdict::Met | Verdict::Ahead
        );
        let capped = fine && !shaded;
        match x {
            x if capped && Some(x) == length.last() => (glyphs.cap, look.style(role)),
            x if x < length.full => match coloured(0.62).filter(|_| stripe) {
                Some(colour) => (bar, paint(colour)),
                None if stripe && !shaded => (striped, look.style(role)),
                None => (bar, look.style(role)),
            },
            // the end of the bar shows less than a cell by its shade, or is rounded; a bar that is nothing else must not fade
            x if x == length.full && length.rest > 0.0 => {
                let least = if x == 0 { 0.6 } else { 0.35 };
                match coloured(length.rest.max(least)) {
                    Some(colour) => (bar, paint(colour)),
                    None if x == 0 || length.rest >= 0.5 => (glyphs.end, look.style(role)),
                    None => (glyphs.trough, look.style(Role::Track)),
                }
            }
            _ if shaded => (bar, look.style(Role::Track)),
            _ => (glyphs.trough, look.style(Role::Track)),
        }
    }
}

/// How far a bar reaches.
#[derive(Debug, Clone, Copy)]
struct Length {
    /// Whole cells.
    full: u16,
    /// The part of the next one.
    rest: f64,
    /// More than there is room for.
    beyond: bool,
}

impl Length {
    fn new(filled: Option<Decimal>, scale: u16) -> Self {
        let percent = filled.map_or(0.0, drawable);
        let length = (percent / 100.0 * f64::from(scale)).max(0.0);
        // a value above zero is always seen
        let length = if percent > 0.0 {
            length.max(0.125)
        } else {
            0.0
        };
        let full = cells(length, scale);
        Self {
            full,
            rest: (length - f64::from(full)).clamp(0.0, 1.0) * f64::from(u8::from(full < scale)),
            beyond: filled.is_some_and(|filled| filled > Decimal::ONE_HUNDRED),
        }
    }

    /// The last cell that shows something of the bar.
    fn last(self) -> Option<u16> {
        if self.rest > 0.0 {
            Some(self.full)
        } else {
            self.full.checked_sub(1)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use ratatui::buffer::{Buffer, Cell};
    use ratatui::layout::Rect;

    use super::*;
    use crate::text::{GlyphSet, Lang};
    use crate::theme::{Depth, Registry};
    use crate::view::{Glyphs, Look};

    /// Half of the plan, where nine tenths should be.
    fn bar(set: GlyphSet, verdict: Verdict) -> String {
        let theme = Registry::bundled().get("toi").unwrap().at(Depth::C16);
        let look = Look {
            theme: &theme,
            glyphs: Glyphs::of(set),
            lang: Lang::Vi,
        };
        let area = Rect::new(0, 0, 11, 1);
        let mut buf = Buffer::empty(area);
        let gauge = Gauge {
            filled: Some(Decimal::from(50)),
            pace: Some(Decimal::from(90)),
            verdict,
            estimate: false,
        };
        gauge.draw(&mut Pen::new(&mut buf, area, look));
        buf.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn without_colours_the_shape_of_a_bar_tells_its_verdict() {
        use Verdict::{Ahead, Met, OnPace, Slow, VerySlow};
        for (set, slow, very_slow, fine) in [
            (GlyphSet::Full, "▆▂▆▂▆▁▁▁▁│┃", "▆▆▆▆▆▁▁▁▁│┃", "▆▆▆▆▐▁▁▁▁│┃"),
            (GlyphSet::Plain, "▄_▄_▄____│║", "▄▄▄▄▄____│║", "▄▄▄▄▐____│║"),
            (GlyphSet::Ascii, "#+#+#....'|", "#####....'|", "####]....'|"),
        ] {
            assert_eq!(bar(set, Slow), slow);
            assert_eq!(bar(set, VerySlow), very_slow);
            assert!([OnPace, Met, Ahead].iter().all(|v| bar(set, *v) == fine));
        }
    }
}
