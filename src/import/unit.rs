//! Units as tables name them, and exact conversion between those that differ by a power of ten.

use rust_decimal::Decimal;

use crate::text::fold::fold;

/// A unit: what is counted, and how many of it at once, as a power of ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What is counted, folded: `dong`, `con`, `m2`.
    pub base: String,
    /// Power of ten.
    pub power: i32,
}

/// Reads the name of a unit. Anything is a unit; what nobody knows is its own base.
pub fn read(text: &str) -> Unit {
    let folded = fold(text).replace(['.', ' ', '(', ')'], "");
    let known = |base: &str, power| Unit {
        base: base.to_string(),
        power,
    };
    match folded.as_str() {
        "dong" | "d" | "vnd" | "vnđ" => return known("dong", 0),
        "trd" | "trdong" | "trieud" | "trvnd" => return known("dong", 6),
        "nghind" | "ngand" | "ngd" | "nd" => return known("dong", 3),
        "tyd" | "tid" => return known("dong", 9),
        "m2" | "m²" | "metvuong" => return known("m2", 0),
        "ha" | "hecta" => return known("m2", 4),
        "km2" | "km²" => return known("m2", 6),
        "kg" => return known("kg", 0),
        "yen" => return known("kg", 1),
        "ta" => return known("kg", 2),
        "tan" => return known("kg", 3),
        "m" | "met" => return known("m", 0),
        "km" => return known("m", 3),
        "%" | "phantram" => return known("%", 0),
        _ => {}
    }
    let groups: [(&[&str], i32); 4] = [
        (&["nghin", "ngan", "1000"], 3),
        (&["trieu", "1000000"], 6),
        (&["ty", "ti", "1000000000"], 9),
        (&["tram"], 2),
    ];
    // the longest number first: `1000000` begins with `1000`
    let best = groups
        .iter()
        .flat_map(|(words, power)| words.iter().map(move |word| (*word, *power)))
        .filter_map(|(word, power)| {
            Some((
                word.len(),
                power,
                folded.strip_prefix(word).filter(|rest| is_base(rest))?,
            ))
        })
        .max_by_key(|(length, ..)| *length);
    match best {
        Some((_, power, base)) => {
            let inner = read(base);
            Unit {
                base: inner.base,
                power: inner.power + power,
            }
        }
        None => known(&folded, 0),
    }
}

/// What may follow `nghìn`, so that `tin bài` is not a trillion of something.
fn is_base(rest: &str) -> bool {
    matches!(
        rest,
        "dong"
            | "d"
            | "vnd"
            | "con"
            | "nguoi"
            | "ho"
            | "luot"
            | "luotnguoi"
            | "tan"
            | "ha"
            | "m2"
            | "m3"
            | "cay"
            | "thung"
            | "ban"
            | "hoso"
    )
}

/// Whether units of other sizes are in use for the same thing, so that one can be taken for another.
pub fn has_sizes(unit: &Unit) -> bool {
    matches!(unit.base.as_str(), "dong" | "m2" | "kg" | "m")
}

/// The same amount in another unit, exactly; nothing where they count different things.
pub fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    if from.base != to.base {
        return None;
    }
    shift(value, from.power - to.power)
}

/// Moves the decimal point to the right (to the left when negative), exactly.
pub fn shift(value: Decimal, places: i32) -> Option<Decimal> {
    let value = value.normalize();
    let scale = i32::try_from(value.scale()).ok()? - places;
    let mut mantissa = value.mantissa();
    for _ in scale..0 {
        mantissa = mantissa.checked_mul(10)?;
    }
    Some(
        Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale.max(0)).ok()?)
            .ok()?
            .normalize(),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
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
