//! Change against another figure: absolute, and in percent where that means something.

use rust_decimal::Decimal;

use crate::model::number;

/// A figure against the one it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What it is compared with.
    pub base: Decimal,
    /// Value less base, in the indicator's unit.
    pub absolute: Decimal,
    /// Change in percent of the size of the base; none from a base of zero.
    pub percent: Option<Decimal>,
}

/// The change from `base` to `value`. None only where the difference is too large to hold.
pub fn change(base: Decimal, value: Decimal) -> Option<Change> {
    let absolute = value.checked_sub(base)?;
    Some(Change {
        base,
        absolute,
        percent: number::percent(absolute, base.abs()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assess::fixture::dec;

    #[test]
    fn absolute_and_percent() {
        let check = |base: &str, value: &str, absolute: &str, percent: Option<&str>| {
            let expect = Change {
                base: dec(base),
                absolute: dec(absolute),
                percent: percent.map(dec),
            };
            assert_eq!(
                change(dec(base), dec(value)),
                Some(expect),
                "{base} -> {value}"
            );
        };
        check("200", "250", "50", Some("25"));
        check("200", "150", "-50", Some("-25"));
        check("200", "200", "0", Some("0"));
        check("200", "0", "-200", Some("-100"));
        // from nothing there is no percentage, neither 100 nor without end
        check("0", "35", "35", None);
        check("0", "0", "0", None);
        check("0", "-3", "-3", None);
        // from a negative base the sign still says which way it went
        check("-40", "-30", "10", Some("25"));
        check("-40", "10", "50", Some("125"));
        check("-40", "-60", "-20", Some("-50"));
        check("10", "-40", "-50", Some("-500"));
        check("0,5", "0,125", "-0,375", Some("-75"));
    }

    #[test]
    fn too_large_to_hold() {
        assert_eq!(change(Decimal::MIN, Decimal::MAX), None);
        // the difference fits, a hundred times it does not
        let change = change(Decimal::ONE, Decimal::MAX).unwrap();
        assert_eq!(change.percent, None);
    }

    proptest! {
        #[test]
        fn percent_has_the_sign_of_the_difference(base in -1_000_000i64..1_000_000, value in -1_000_000i64..1_000_000) {
            let change = change(Decimal::new(base, 3), Decimal::new(value, 3)).unwrap();
            prop_assert_eq!(change.base + change.absolute, Decimal::new(value, 3));
            prop_assert_eq!(change.percent.is_none(), base == 0);
            if let Some(percent) = change.percent {
                prop_assert_eq!(percent > Decimal::ZERO, value > base);
                prop_assert_eq!(percent < Decimal::ZERO, value < base);
            }
        }
    }
}
