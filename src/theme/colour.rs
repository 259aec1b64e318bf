//! Colours as light: contrast by WCAG 2.2, distance by the eye, the 240 fixed colours of an xterm.

use std::sync::LazyLock;

/// A colour of the screen, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#rrggbb`; nothing else is a colour.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self(r, g, b))
    }

    /// How much light the colour gives, from 0 to 1 (WCAG 2.2, relative luminance).
    pub fn luminance(self) -> f64 {
        luminance(self.linear())
    }

    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(linear)
    }

    /// This colour over another, `share` of it.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| {
            let light = f64::from(a) * share + f64::from(b) * (1.0 - share);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two bytes"
            )]
            let byte = light.round().clamp(0.0, 255.0) as u8;
            byte
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2.2); the order does not matter.
    pub fn contrast(self, other: Self) -> f64 {
        contrast(self.luminance(), other.luminance())
    }

    /// The colour that an xterm shows for an index from 16 on; the first 16 are whatever the terminal makes of them.
    pub fn from_xterm(index: u8) -> Option<Self> {
        let cube = index.checked_sub(16)?;
        if let Some(grey) = index.checked_sub(232) {
            let level = 8 + 10 * grey;
            return Some(Self(level, level, level));
        }
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        Some(Self(level(cube / 36), level(cube / 6 % 6), level(cube % 6)))
    }

    /// The xterm index, 16 or more, that looks nearest to this colour among those with at least the given contrast to every ground.
    /// Where none has it, the nearest of all.
    pub fn nearest_xterm(self, grounds: &[(Rgb, f64)]) -> u8 {
        let wanted = Lab::of(self.linear());
        let grounds: Vec<(f64, f64)> = grounds
            .iter()
            .map(|&(ground, limit)| (ground.luminance(), limit))
            .collect();
        let mut nearest = (16, f64::INFINITY);
        let mut legible = (16, f64::INFINITY);
        for entry in XTERM.iter() {
            let distance = wanted.distance(entry.lab);
            if distance < nearest.1 {
                nearest = (entry.index, distance);
            }
            if distance < legible.1
                && grounds
                    .iter()
                    .all(|&(ground, limit)| contrast(entry.luminance, ground) >= limit)
            {
                legible = (entry.index, distance);
            }
        }
        if legible.1.is_finite() {
            legible.0
        } else {
            nearest.0
        }
    }
}

fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Oklab, in which equal distances look about equal.
#[derive(Debug, Clone, Copy)]
struct Lab {
    lightness: f64,
    a: f64,
    b: f64,
}

impl Lab {
    #[allow(clippy::excessive_precision, reason = "the published matrices")]
    fn of([r, g, b]: [f64; 3]) -> Self {
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        Self {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }

    /// The squared distance with hue and saturation doubled (CSS calls its root deltaEOK2): a coloured word must not turn grey.
    fn distance(self, other: Self) -> f64 {
        let (l, a, b) = (
            self.lightness - other.lightness,
            self.a - other.a,
            self.b - other.b,
        );
        l * l + 4.0 * (a * a + b * b)
    }
}

struct Xterm {
    index: u8,
    luminance: f64,
    lab: Lab,
}

static XTERM: LazyLock<Vec<Xterm>> = LazyLock::new(|| {
    // the 240 colours are made of 30 levels, and powers are what this table costs at start-up
    let mut levels = [None; 256];
    let mut level = |channel: u8| {
        levels
            .get_mut(usize::from(channel))
            .map_or(0.0, |known| *known.get_or_insert_with(|| linear(channel)))
    };
    let mut entry = |index| {
        let Rgb(r, g, b) = Rgb::from_xterm(index)?;
        let light = [level(r), level(g), level(b)];
        Some(Xterm {
            index,
            luminance: luminance(light),
            lab: Lab::of(light),
        })
    };
    (16..=u8::MAX).filter_map(&mut entry).collect()
});
