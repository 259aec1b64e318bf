//! Bars and lines as small pictures in shades of grey. No words are in them: these stand beside, where they can be read and searched.

use png::{BitDepth, ColorType, Encoder, EncodingError};

use super::Line;

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

/// Pixels of a bar.
pub const BAR: (u32, u32) = (400, 52);
/// Pixels of a line over time.
pub const LINE: (u32, u32) = (1200, 260);

/// What was done of a plan as a bar, the pace as an upright line; more than the whole fills the bar and ends in an arrow.
pub fn bar(done: u32, pace: Option<u32>) -> Result<Vec<u8>, EncodingError> {
    let (width, height) = BAR;
    let mut canvas = Canvas::new(width, height);
    // room for the arrow
    let whole = width - 24;
    let (top, bottom) = (12, height - 12);
    canvas.fill([0, top, whole, bottom], TRACK);
    canvas.fill([0, top, whole * done.min(WHOLE) / WHOLE, bottom], INK);
    if done > WHOLE {
        let half = (bottom - top) / 2;
        for x in 0..half {
            canvas.fill([whole + x, top + x, whole + x + 1, bottom - x], INK);
        }
    }
    if let Some(pace) = pace {
        let x = (whole * pace.min(WHOLE) / WHOLE).max(3);
        canvas.fill([x - 3, 0, x + 3, height], WHITE);
        canvas.fill([x - 1, 0, x + 2, height], INK);
    }
    canvas.encode()
}

/// A line over time above zero; a gap stays a gap, a value between gaps is a point.
pub fn line(line: &Line) -> Result<Vec<u8>, EncodingError> {
    let (width, height) = LINE;
    let mut canvas = Canvas::new(width, height);
    let floor = height - 8;
    for part in 0..=4 {
        let y = 4 + (floor - 4) * part / 4;
        canvas.fill(
            [0, y, width, y + if part == 4 { 3 } else { 1 }],
            if part == 4 { PACE } else { GRID },
        );
    }
    let mut draw = |values: &[Option<u32>], shade, brush, dashed| {
        let last = u32::try_from(values.len())
            .unwrap_or(1)
            .saturating_sub(1)
            .max(1);
        let place = |at: u32, value: u32| {
            (
                10 + (width - 30) * at / last,
                floor - (floor - 4) * value.min(WHOLE) / WHOLE,
            )
        };
        let mut before: Option<((u32, u32), Option<&u32>)> = None;
        for (at, value) in (0u32..).zip(values) {
            let Some(here) = value.map(|v| place(at, v)) else {
                before = None;
                continue;
            };
            let run = line.runs.get(at as usize);
            let from = before
                .filter(|(_, of)| *of == run)
                .map_or(here, |(from, _)| from);
            canvas.stroke(from, here, brush, shade, dashed);
            before = Some((here, run));
        }
    };
    draw(&line.pace, PACE, 3, true);
    draw(&line.actual, INK, 5, false);
    canvas.encode()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
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
            let (width, _, shades) = decode(&bar(done, None).unwrap());
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
        let (width, height, shades) = decode(
            &line(&Line {
                caption: String::new(),
                actual: values,
                pace: vec![],
                runs: vec![],
            })
            .unwrap(),
        );
        let inked = |x: u32| (0..height).any(|y| shades[(y * width + x) as usize] == INK);
        assert!(inked(12) && inked(290) && !inked(600) && inked(1180));
    }

    #[test]
    fn no_line_joins_two_runs() {
        let of = |runs| Line {
            caption: String::new(),
            actual: vec![Some(1000), Some(0)],
            pace: vec![],
            runs,
        };
        let inked = |runs| {
            let (width, height, shades) = decode(&line(&of(runs)).unwrap());
            (0..height).any(|y| shades[(y * width + width / 2) as usize] == INK)
        };
        assert!(inked(vec![0, 0]) && !inked(vec![0, 1]));
    }

    proptest! {
        #[test]
        fn nothing_panics(done in any::<u32>(), pace in any::<Option<u32>>(), values in prop::collection::vec(any::<Option<u32>>(), 0..60)) {
            prop_assert!(bar(done / 1000, pace.map(|p| p / 1000)).is_ok());
            let of = Line { caption: String::new(), pace: values.clone(), runs: values.iter().flatten().copied().collect(), actual: values };
            prop_assert!(line(&of).is_ok());
        }
    }
}
