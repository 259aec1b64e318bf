//! Units as tables name them, and exact conversion between those that differ by a power of ten.

use rust_decimal::Decimal;

use crate::text::fold::fold;

/// A unit: what is counted, and how many of it at once, as a power of ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What is counted, folded: `dong`, `con`, `m2`.
    pub base: String,
    pub power: i32,
}

/// Reads the name of a unit. Anything is a unit; what nobody knows is its own base.
pub fn read(text: &str) -> Unit {
    let folded = fold(text).replace(['.', ' ', '(', ')'], "");
    let (base, power) = match folded.as_str() {
        "dong" | "d" | "vnd" | "vnđ" => ("dong", 0),
        "trd" | "trdong" | "trieud" | "trvnd" => ("dong", 6),
        "nghind" | "ngand" | "ngd" | "nd" => ("dong", 3),
        "tyd" | "tid" => ("dong", 9),
        "m2" | "m²" | "metvuong" => ("m2", 0),
        "ha" | "hecta" => ("m2", 4),
        "km2" | "km²" => ("m2", 6),
        "kg" => ("kg", 0),
        "yen" => ("kg", 1),
        "ta" => ("kg", 2),
        "tan" => ("kg", 3),
        "m" | "met" => ("m", 0),
        "km" => ("m", 3),
        "%" | "phantram" => ("%", 0),
        _ => return many(&folded),
    };
    Unit {
        base: base.to_string(),
        power,
    }
}

/// `nghìn con`, `1.000 đồng`; anything else is its own base.
fn many(folded: &str) -> Unit {
    // the longest number first: `1000000` begins with `1000`
    const NUMBERS: [(&str, i32); 9] = [
        ("1000000000", 9),
        ("1000000", 6),
        ("1000", 3),
        ("trieu", 6),
        ("nghin", 3),
        ("ngan", 3),
        ("tram", 2),
        ("ty", 9),
        ("ti", 9),
    ];
    let found = NUMBERS.iter().find_map(|(word, power)| {
        let base = folded.strip_prefix(word).filter(|rest| is_base(rest))?;
        Some((read(base), power))
    });
    match found {
        Some((Unit { base, power }, more)) => Unit {
            base,
            power: power + more,
        },
        None => Unit {
            base: folded.to_string(),
            power: 0,
        },
    }
}

/// What may follow `nghìn`, so that `tin bài` is not a trillion of something.
fn is_base(rest: &str) -> bool {
    const BASES: [&str; 16] = [
        "dong",
        "d",
        "vnd",
        "con",
        "nguoi",
        "ho",
        "luot",
        "luotnguoi",
        "tan",
        "ha",
        "m2",
        "m3",
        "cay",
        "thung",
        "ban",
        "hoso",
    ];
    BASES.contains(&rest)
}

/// Whether units of other sizes are in use for the same thing, so that one can be taken for another.
pub fn has_sizes(unit: &Unit) -> bool {
    matches!(unit.base.as_str(), "dong" | "m2" | "kg" | "m")
}

/// The same amount in another unit, exactly; nothing where they count different things.
pub fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    let same = from.base == to.base;
    same.then(|| shift(value, from.power - to.power)).flatten()
}

/// Moves the decimal point to the right (to the left when negative), exactly.
pub fn shift(value: Decimal, places: i32) -> Option<Decimal> {
    let value = value.normalize();
    let scale = i32::try_from(value.scale()).ok()? - places;
    let mut mantissa = value.mantissa();
    for _ in scale..0 {
        mantissa = mantissa.checked_mul(10)?;
    }
    let scale = u32::try_from(scale.max(0)).ok()?;
    let moved = Decimal::try_from_i128_with_scale(mantissa, scale);
    moved.ok().map(|value| value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn converts_exactly() {
        let check = |value: &str, from: &str, to: &str, expect: Option<&str>| {
            let converted =
                convert(value.parse().unwrap(), &read(from), &read(to)).map(|v| v.to_string());
            assert_eq!(converted.as_deref(), expect, "{value} {from} {to}");
        };
        check("285250000", "đồng", "triệu đồng", Some("285.25"));
        check("33740012029", "Đồng", "triệu đồng", Some("33740.012029"));
        check("1.5", "tỷ đồng", "triệu đồng", Some("1500"));
        check("1.5", "tỉ đồng", "tr.đ", Some("1500"));
        check("263371", "nghìn đồng", "triệu đồng", Some("263.371"));
        check("263371", "1.000 đồng", "triệu đồng", Some("263.371"));
        check("211.2", "Triệu đồng", "đồng", Some("211200000"));
        check("12345", "m2", "ha", Some("1.2345"));
        check("60.104", "nghìn con", "con", Some("60104"));
        check("7", "hộ", "người", None);
        check("7", "tin bài", "tin bài", Some("7"));
        check("7", "Hồ sơ", "hồ sơ", Some("7"));
        check("5", "%", "%", Some("5"));
        check("0.5", "tấn", "kg", Some("500"));
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same(mantissa in -999_999_999_999i64..=999_999_999_999, scale in 0u32..=6, power in -9i32..=9) {
            let value = Decimal::new(mantissa, scale);
            let there = shift(value, power).unwrap();
            prop_assert_eq!(shift(there, -power), Some(value.normalize()));
        }
    }
}
