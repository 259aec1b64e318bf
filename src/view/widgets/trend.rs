//! A trend in one row: columns from zero up for what comes in, a line between its extremes for levels. A gap stays a gap.

use rust_decimal::Decimal;

use super::{cells, drawable};
use crate::model::Kind;
use crate::view::Glyphs;

/// The last values of a series as a text of at most `width` cells; empty for fewer than two values.
pub fn trend(glyphs: &Glyphs, kind: Kind, values: &[Option<Decimal>], width: u16) -> String {
    if values.iter().flatten().count() < 2 {
        return String::new();
    }
    let values: Vec<Option<f64>> = values.iter().map(|v| v.map(drawable)).collect();
    let level = matches!(kind, Kind::Stock | Kind::Ratio);
    if level && !glyphs.ascii {
        let from = values.len().saturating_sub(usize::from(width) * 2);
        return braille(values.get(from..).unwrap_or_default(), glyphs.missing);
    }
    let from = values.len().saturating_sub(usize::from(width));
    columns(glyphs, values.get(from..).unwrap_or_default(), level)
}

fn columns(glyphs: &Glyphs, values: &[Option<f64>], level: bool) -> String {
    let known = || values.iter().flatten().copied();
    let most = known().fold(0.0, f64::max);
    let least = if level {
        known().fold(f64::INFINITY, f64::min)
    } else {
        known().fold(0.0, f64::min)
    };
    let span = most - least;
    let height = |value: f64| {
        if span > 0.0 {
            (value - least) / span * 7.0
        } else {
            0.0
        }
    };
    let sign = |value: &Option<f64>| match value {
        None => glyphs.missing,
        Some(value) => glyphs
            .heights
            .get(usize::from(cells(height(*value).round(), 7)))
            .copied()
            .unwrap_or(glyphs.missing),
    };
    values.iter().map(sign).collect()
}

/// Two values a cell, four heights.
fn braille(values: &[Option<f64>], missing: &str) -> String {
    const LEFT: [u32; 4] = [0x40, 0x04, 0x02, 0x01];
    const RIGHT: [u32; 4] = [0x80, 0x20, 0x10, 0x08];
    let known = || values.iter().flatten().copied();
    let (least, most) = (
        known().fold(f64::INFINITY, f64::min),
        known().fold(f64::NEG_INFINITY, f64::max),
    );
    let span = most - least;
    let dot = |value: &Option<f64>, dots: [u32; 4]| {
        let height = value.map(|v| {
            if span > 0.0 {
                cells(((v - least) / span * 3.0).round(), 3)
            } else {
                1
            }
        });
        height
            .and_then(|h| dots.get(usize::from(h)).copied())
            .unwrap_or(0)
    };
    let mut out = String::new();
    for pair in values.chunks(2) {
        let bits =
            pair.first().map_or(0, |v| dot(v, LEFT)) | pair.get(1).map_or(0, |v| dot(v, RIGHT));
        match char::from_u32(0x2800 + bits).filter(|_| bits > 0) {
            Some(sign) => out.push(sign),
            None => out.push_str(missing),
        }
    }
    out
}
