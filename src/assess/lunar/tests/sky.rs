//! New moons and the sun's place, in the days of Vietnam. After J. Meeus, Astronomical Algorithms, chapters 25 and 49. These are the only
//! computations in floating point: astronomy, not figures.

use chrono::{Datelike, NaiveDate};

/// Of a day number, counted by chrono from 01/01/0001, to the Julian date of its beginning.
const JULIAN: f64 = 1_721_424.5;
/// Vietnam is so far ahead of universal time, in days.
const AHEAD: f64 = 7.0 / 24.0;

/// The number of a day.
pub(super) fn day_number(year: i32, month: u32, day: u32) -> i32 {
    NaiveDate::from_ymd_opt(year, month, day)
        .unwrap_or_default()
        .num_days_from_ce()
}

/// The day of a number.
pub(super) fn date(day: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(day)
}

/// The number of a new moon within a month of the beginning of a year; 0 is that of 06/01/2000.
pub(super) fn moon_near(year: i32) -> i32 {
    whole(f64::from(year - 2000) * 12.3685)
}

/// The day of a new moon.
pub(super) fn new_moon(number: i32) -> i32 {
    let time = new_moon_time(number);
    whole(time - clock_difference(time) + AHEAD - JULIAN)
}

/// Which twelfth of its way the sun is in when a day begins: 0 from the equinox of spring on, 9 from the winter solstice on.
pub(super) fn sector(day: i32) -> i32 {
    let time = f64::from(day) + JULIAN - AHEAD;
    whole(sun(time + clock_difference(time)) / 30.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "day numbers and the numbers of moons are far smaller"
)]
fn whole(value: f64) -> i32 {
    value.floor() as i32
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// A polynomial; the constant first.
fn poly(x: f64, coefficients: &[f64]) -> f64 {
    coefficients
        .iter()
        .rev()
        .fold(0.0, |sum, c| sum.mul_add(x, *c))
}

/// How far the even time of astronomy is ahead of universal time, in days; good to a minute from 1900 to 2100.
fn clock_difference(time: f64) -> f64 {
    let years = (time - 2_451_545.0) / 365.25;
    poly(years, &[62.92, 0.32217, 0.005_589]) / 86_400.0
}

/// The apparent longitude of the sun in degrees, good to a hundredth.
fn sun(time: f64) -> f64 {
    let t = (time - 2_451_545.0) / 36_525.0;
    let mean = poly(t, &[280.466_46, 36_000.769_83, 0.000_303_2]);
    let anomaly = poly(t, &[357.529_11, 35_999.050_29, -0.000_153_7]);
    let centre = poly(t, &[1.914_602, -0.004_817, -0.000_014]) * sine(anomaly)
        + poly(t, &[0.019_993, -0.000_101]) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let node = poly(t, &[125.04, -1934.136]);
    (mean + centre - 0.005_69 - 0.004_78 * sine(node)).rem_euclid(360.0)
}

/// The periodic terms of a new moon: factor; how often the eccentricity of the earth's way counts; then multiples of the sun's anomaly,
/// the moon's anomaly, and the moon's argument of latitude.
const TERMS: [(f64, i32, [f64; 3]); 24] = [
    (-0.407_20, 0, [0.0, 1.0, 0.0]),
    (0.172_41, 1, [1.0, 0.0, 0.0]),
    (0.016_08, 0, [0.0, 2.0, 0.0]),
    (0.010_39, 0, [0.0, 0.0, 2.0]),
    (0.007_39, 1, [-1.0, 1.0, 0.0]),
    (-0.005_14, 1, [1.0, 1.0, 0.0]),
    (0.002_08, 2, [2.0, 0.0, 0.0]),
    (-0.001_11, 0, [0.0, 1.0, -2.0]),
    (-0.000_57, 0, [0.0, 1.0, 2.0]),
    (0.000_56, 1, [1.0, 2.0, 0.0]),
    (-0.000_42, 0, [0.0, 3.0, 0.0]),
    (0.000_42, 1, [1.0, 0.0, 2.0]),
    (0.000_38, 1, [1.0, 0.0, -2.0]),
    (-0.000_24, 1, [-1.0, 2.0, 0.0]),
    (-0.000_07, 0, [2.0, 1.0, 0.0]),
    (0.000_04, 0, [0.0, 2.0, -2.0]),
    (0.000_04, 0, [3.0, 0.0, 0.0]),
    (0.000_03, 0, [1.0, 1.0, -2.0]),
    (0.000_03, 0, [0.0, 2.0, 2.0]),
    (-0.000_03, 0, [1.0, 1.0, 2.0]),
    (0.000_03, 0, [-1.0, 1.0, 2.0]),
    (-0.000_02, 0, [-1.0, 1.0, -2.0]),
    (-0.000_02, 0, [1.0, 3.0, 0.0]),
    (0.000_02, 0, [0.0, 4.0, 0.0]),
];

/// What the planets add: factor, angle, and its growth a month.
const PLANETS: [(f64, f64, f64); 14] = [
    (0.000_325, 299.77, 0.107_408),
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

/// The moment of a new moon as a Julian date of even time.
fn new_moon_time(number: i32) -> f64 {
    let k = f64::from(number);
    let t = k / 1236.85;
    // the part that grows with the number is kept apart: it is too large for the small ones of a polynomial in t
    let mean = 2_451_550.097_66
        + 29.530_588_861 * k
        + t * t * poly(t, &[0.000_154_37, -0.000_000_150, 0.000_000_000_73]);
    let eccentricity = poly(t, &[1.0, -0.002_516, -0.000_007_4]);
    let sun = 2.553_4 + 29.105_356_70 * k + t * t * poly(t, &[-0.000_001_4, -0.000_000_11]);
    let moon = 201.564_3
        + 385.816_935_28 * k
        + t * t * poly(t, &[0.010_758_2, 0.000_012_38, -0.000_000_058]);
    let latitude = 160.710_8
        + 390.670_502_84 * k
        + t * t * poly(t, &[-0.001_611_8, -0.000_002_27, 0.000_000_011]);
    let node = 124.774_6 - 1.563_755_88 * k + t * t * poly(t, &[0.002_067_2, 0.000_002_15]);
    let periodic: f64 = TERMS
        .iter()
        .map(|(factor, power, [s, m, l])| {
            factor * eccentricity.powi(*power) * sine(s * sun + m * moon + l * latitude)
        })
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .map(|(factor, angle, growth)| factor * sine(angle + growth * k))
        .sum();
    mean + periodic - 0.000_17 * sine(node) + planets
}
