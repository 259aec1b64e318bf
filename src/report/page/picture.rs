//! Bars and lines as small pictures in shades of grey. No words are in them: these stand beside, where they can be read and searched.

use png::{BitDepth, ColorType, Encoder, EncodingError};

const WHITE: u8 = 255;
const TRACK: u8 = 225;
const GRID: u8 = 200;
const PACE: u8 = 120;
const INK: u8 = 38;
/// Thousandths that make the whole.
const WHOLE: u32 = 1000;

/// A picture being drawn, and what it is when it is done.
struct Canvas {
    width: u32,
    height: u32,
    shades: Vec<u8>,
}

impl Canvas {
    fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            shades: vec![WHITE; (width * height) as usize],
        }
    }

    fn dot(&mut self, x: u32, y: u32, shade: u8) {
        if x < self.width
            && let Some(dot) = self.shades.get_mut((y * self.width + x) as usize)
        {
            *dot = shade;
        }
    }

    fn fill(&mut self, [left, top, right, bottom]: [u32; 4], shade: u8) {
        for y in top..bottom.min(self.height) {
            for x in left..right {
                self.dot(x, y, shade);
            }
        }
    }

    /// A straight line as thick as the brush, in strokes where it is dashed.
    fn stroke(&mut self, from: (u32, u32), to: (u32, u32), brush: u32, shade: u8, dashed: bool) {
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)).max(1);
        let between = |a: u32, b: u32, step: u32| {
            if b >= a {
                a + (b - a) * step / steps
            } else {
                a - (a - b) * step / steps
            }
        };
        for step in 0..=steps {
            let (x, y) = (between(from.0, to.0, step), between(from.1, to.1, step));
            if !dashed || x % 16 < 10 {
                self.fill([x, y, x + brush, y + brush], shade);
            }
        }
    }

    fn encode(&self) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.shades)?;
        Ok(bytes)
    }
}

/// A picture to be drawn, in thousandths.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// What was done of a plan, and the pace as an upright line; more than the whole ends in an arrow.
    Bar { done: u32, pace: Option<u32> },
    /// Lines over time of what was done and of the pace, in thousandths of the largest value.
    Trend {
        actual: Vec<Option<u32>>,
        pace: Vec<Option<u32>>,
        /// The run that each value belongs to; no line joins two of them.
        runs: Vec<u32>,
    },
}

impl Drawing {
    /// Width and height on paper, in tenths of a millimetre.
    pub fn size(&self) -> [u32; 2] {
        match self {
            Self::Bar { .. } => [200, 26],
            Self::Trend { .. } => [1560, 338],
        }
    }

    pub fn png(&self) -> Result<Vec<u8>, EncodingError> {
        match self {
            Self::Bar { done, pace } => bar(*done, *pace),
            Self::Trend { actual, pace, runs } => trend(actual, pace, runs),
        }
        .encode()
    }
}

fn bar(done: u32, pace: Option<u32>) -> Canvas {
    let mut canvas = Canvas::new(400, 52);
    let (width, height) = (canvas.width, canvas.height);
    // room for the arrow
    let whole = width - 24;
    let (top, bottom) = (12, height - 12);
    canvas.fill([0, top, whole, bottom], TRACK);
    canvas.fill([0, top, whole * done.min(WHOLE) / WHOLE, bottom], INK);
    if done > WHOLE {
        for x in 0..(bottom - top) / 2 {
            canvas.fill([whole + x, top + x, whole + x + 1, bottom - x], INK);
        }
    }
    if let Some(pace) = pace {
        let x = (whole * pace.min(WHOLE) / WHOLE).max(3);
        canvas.fill([x - 3, 0, x + 3, height], WHITE);
        canvas.fill([x - 1, 0, x + 2, height], INK);
    }
    canvas
}

/// Lines above zero; a gap stays a gap, a value between gaps is a point.
fn trend(actual: &[Option<u32>], pace: &[Option<u32>], runs: &[u32]) -> Canvas {
    let mut canvas = Canvas::new(1200, 260);
    let width = canvas.width;
    let floor = canvas.height - 8;
    for part in 0..4 {
        let y = 4 + (floor - 4) * part / 4;
        canvas.fill([0, y, width, y + 1], GRID);
    }
    canvas.fill([0, floor, width, floor + 3], PACE);
    let mut draw = |values: &[Option<u32>], shade, brush, dashed| {
        let last = u32::try_from(values.len()).unwrap_or(1).max(2) - 1;
        let mut before = None;
        for (at, value) in (0..).zip(values) {
            let run = runs.get(at as usize);
            let here = value.map(|value| {
                let x = 10 + (width - 30) * at / last;
                let y = floor - (floor - 4) * value.min(WHOLE) / WHOLE;
                ((x, y), run)
            });
            if let Some((to, _)) = here {
                let from = before
                    .filter(|(_, of)| *of == run)
                    .map_or(to, |(from, _)| from);
                canvas.stroke(from, to, brush, shade, dashed);
            }
            before = here;
        }
    };
    draw(pace, PACE, 3, true);
    draw(actual, INK, 5, false);
    canvas
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(drawing: &Drawing) -> (u32, u32, Vec<u8>) {
        let bytes = drawing.png().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let mut shades = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut shades).unwrap();
        (info.width, info.height, shades)
    }

    #[test]
    fn a_bar_is_as_long_as_what_was_done() {
        let check = |done, expect| {
            let (width, _, shades) = decode(&Drawing::Bar { done, pace: None });
            let middle = &shades[(width * 26) as usize..(width * 27) as usize];
            assert_eq!(middle.split(|s| *s == INK).count() - 1, expect, "{done}");
        };
        check(0, 0);
        check(500, 188); // half of 376
        check(1000, 376);
        check(2000, 390); // and the arrow
    }

    #[test]
    fn a_gap_stays_a_gap() {
        let values = vec![Some(0), Some(1000), None, None, Some(500)];
        let (width, height, shades) = decode(&Drawing::Trend {
            actual: values,
            pace: vec![],
            runs: vec![],
        });
        let inked = |x: u32| (0..height).any(|y| shades[(y * width + x) as usize] == INK);
        assert!(inked(12) && inked(290) && !inked(600) && inked(1180));
    }

    #[test]
    fn no_line_joins_two_runs() {
        let of = |runs| Drawing::Trend {
            actual: vec![Some(1000), Some(0)],
            pace: vec![],
            runs,
        };
        let inked = |runs| {
            let (width, height, shades) = decode(&of(runs));
            (0..height).any(|y| shades[(y * width + width / 2) as usize] == INK)
        };
        assert!(inked(vec![0, 0]) && !inked(vec![0, 1]));
    }

    proptest! {
        #[test]
        fn nothing_panics(done in any::<u32>(), pace in any::<Option<u32>>(), values in prop::collection::vec(any::<Option<u32>>(), 0..60)) {
            let bar = Drawing::Bar { done, pace };
            prop_assert!(bar.png().is_ok());
            let of = Drawing::Trend { pace: values.clone(), runs: values.iter().flatten().copied().collect(), actual: values };
            prop_assert!(of.png().is_ok());
        }
    }
}
