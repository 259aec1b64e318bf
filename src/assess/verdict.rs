//! The verdict (đánh giá) on a figure against a plan.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Change;
use crate::model::{Requirement, Thresholds, Verdict};

/// What a verdict is made from.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What the plan asks for.
    pub requirement: Requirement,
    pub target: Decimal,
    pub actual: Decimal,
    /// What was expected by the figure's day, where the plan has a pace.
    pub expected: Option<Decimal>,
    /// The plan's last day has passed.
    pub ended: bool,
    /// Change against the same period, for plans that ask for growth or reduction.
    pub change: Option<Change>,
    /// Where verdicts begin.
    pub thresholds: &'a Thresholds,
}

/// Judges a figure against a plan.
pub fn verdict(q: Question<'_>) -> Verdict {
    match q.requirement {
        Requirement::AtLeast => at_least(q.actual, q.target, q.expected, q.ended, q.thresholds),
        Requirement::Exactly if q.actual == q.target => Verdict::Met,
        Requirement::Exactly if q.actual < q.target => {
            at_least(q.actual, q.target, q.expected, q.ended, q.thresholds)
        }
        Requirement::AtMost | Requirement::Exactly => at_most(q),
        Requirement::Growth => by_change(q, q.change.and_then(|c| c.percent)),
        Requirement::Reduction => by_change(q, q.change.map(|c| -c.absolute)),
        Requirement::Rank if q.actual <= q.target => Verdict::Met,
        Requirement::Rank => behind(q.target, q.actual, q.thresholds),
        Requirement::Milestone if q.actual >= Decimal::ONE => Verdict::Met,
        Requirement::Milestone if q.ended => Verdict::VerySlow,
        Requirement::Milestone => Verdict::OnPace,
    }
}

fn at_least(
    actual: Decimal,
    target: Decimal,
    expected: Option<Decimal>,
    ended: bool,
    limits: &Thresholds,
) -> Verdict {
    if actual == target {
        return Verdict::Met;
    }
    if actual > target {
        return Verdict::Ahead;
    }
    match expected.filter(|_| !ended) {
        None => behind(actual, target, limits),
        // nothing was expected yet: there is no scale to measure by
        Some(expected) if expected <= Decimal::ZERO => match actual.cmp(&expected) {
            Ordering::Greater => Verdict::Ahead,
            Ordering::Equal => Verdict::OnPace,
            Ordering::Less => Verdict::Slow,
        },
        Some(expected) if reaches(actual, expected, limits.ahead) => Verdict::Ahead,
        Some(expected) if reaches(actual, expected, limits.on_pace) => Verdict::OnPace,
        Some(expected) => behind(actual, expected, limits),
    }
}

fn at_most(q: Question<'_>) -> Verdict {
    if q.actual > q.target {
        // above a limit of zero there is no scale to measure by
        return if q.target <= Decimal::ZERO {
            Verdict::Slow
        } else {
            behind(q.target, q.actual, q.thresholds)
        };
    }
    match q.expected {
        // the limit itself still holds: a single accident in January is no disaster
        Some(expected) if !q.ended && q.actual > expected => Verdict::Slow,
        Some(_) if !q.ended => Verdict::OnPace,
        _ => Verdict::Met,
    }
}

fn by_change(q: Question<'_>, change: Option<Decimal>) -> Verdict {
    change.map_or(Verdict::NoFigure, |change| {
        at_least(change, q.target, None, true, q.thresholds)
    })
}

/// Behind: a little or a lot. Against a measure of zero or less there is no scale, and so no "a lot".
fn behind(value: Decimal, measure: Decimal, limits: &Thresholds) -> Verdict {
    if measure <= Decimal::ZERO || reaches(value, measure, limits.slow) {
        Verdict::Slow
    } else {
        Verdict::VerySlow
    }
}

/// Whether `value` is at least `share` of `measure`: by a product, since a quotient can be too large to hold.
fn reaches(value: Decimal, measure: Decimal, share: Decimal) -> bool {
    measure
        .checked_mul(share)
        .is_some_and(|least| value >= least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assess::change::change;
    use crate::assess::fixture::dec;
    use Requirement::{AtLeast, AtMost, Exactly, Growth, Milestone, Rank, Reduction};
    use Verdict::{Ahead, Met, NoFigure, OnPace, Slow, VerySlow};

    fn question(
        requirement: Requirement,
        target: &str,
        actual: &str,
        expected: Option<&str>,
        limits: &Thresholds,
    ) -> Verdict {
        let (target, actual, expected) = (dec(target), dec(actual), expected.map(dec));
        verdict(Question {
            requirement,
            target,
            actual,
            expected,
            ended: false,
            change: None,
            thresholds: limits,
        })
    }

    fn check(
        requirement: Requirement,
        target: &str,
        actual: &str,
        expected: Option<&str>,
        expect: Verdict,
    ) {
        let got = question(
            requirement,
            target,
            actual,
            expected,
            &Thresholds::default(),
        );
        assert_eq!(
            got, expect,
            "{requirement:?} {target}, actual {actual}, expected {expected:?}"
        );
    }

    #[test]
    fn at_least_against_the_pace() {
        // of 1.000, with 500 expected: 1,02 × 500 = 510; 0,99 × 500 = 495; 0,8 × 500 = 400
        for (actual, expect) in [
            ("0", VerySlow),
            ("399,999", VerySlow),
            ("400", Slow),
            ("494,999", Slow),
            ("495", OnPace),
            ("509,999", OnPace),
            ("510", Ahead),
            ("999,9", Ahead),
            ("1.000", Met),
            ("1.000,1", Ahead),
        ] {
            check(AtLeast, "1.000", actual, Some("500"), expect);
        }
    }

    #[test]
    fn at_least_of_the_real_report() {
        check(AtLeast, "12.118", "183,852", Some("398,4"), VerySlow); // 183,852 / 398,4 = 0,461
        // the capital plan on 12/01: expected is 90,009677 % of each plan
        check(
            AtLeast,
            "41.864,648184",
            "33.740,012029",
            Some("37.682,234"),
            Slow,
        ); // 0,8954
        check(
            AtLeast,
            "4.268,095715",
            "3.792,680",
            Some("3.841,699"),
            Slow,
        ); // 0,9872
        check(
            AtLeast,
            "5.795,096328",
            "5.619,854328",
            Some("5.216,148"),
            Ahead,
        ); // 1,0774
        check(
            AtLeast,
            "21.587,342141",
            "20.360,559701",
            Some("19.430,697"),
            Ahead,
        ); // 1,0479
        check(
            AtLeast,
            "10.214,114",
            "3.966,918",
            Some("9.193,691"),
            VerySlow,
        ); // 0,4315
    }

    #[test]
    fn at_least_without_a_pace_or_after_the_end() {
        check(AtLeast, "100", "80", None, Slow);
        check(AtLeast, "100", "79,99", None, VerySlow);
        check(AtLeast, "100", "100", None, Met);
        check(AtLeast, "100", "100,01", None, Ahead);
        check(AtLeast, "100", "97,28", None, Slow);
        let ended = |actual: &str| {
            let (target, actual) = (dec("100"), dec(actual));
            let (expected, change, thresholds) = (Some(dec("100")), None, &Thresholds::default());
            verdict(Question {
                requirement: AtLeast,
                target,
                actual,
                expected,
                ended: true,
                change,
                thresholds,
            })
        };
        // nearly is not reached once the last day has come
        assert_eq!(
            [
                ended("99,9"),
                ended("80"),
                ended("79"),
                ended("100"),
                ended("101")
            ],
            [Slow, Slow, VerySlow, Met, Ahead]
        );
    }

    #[test]
    fn at_least_without_a_scale() {
        // nothing is expected yet
        check(AtLeast, "100", "0", Some("0"), OnPace);
        check(AtLeast, "100", "3", Some("0"), Ahead);
        check(AtLeast, "100", "-3", Some("0"), Slow);
        // a plan of zero or below it
        check(AtLeast, "0", "0", None, Met);
        check(AtLeast, "0", "5", None, Ahead);
        check(AtLeast, "0", "-5", None, Slow);
        check(AtLeast, "-10", "-5", None, Ahead);
        check(AtLeast, "-10", "-20", None, Slow);
        check(AtLeast, "-10", "-20", Some("-5"), Slow);
    }

    #[test]
    fn at_most() {
        check(AtMost, "0", "0", None, Met);
        check(AtMost, "0", "1", None, Slow);
        check(AtMost, "0", "1.000", None, Slow);
        check(AtMost, "10", "10", None, Met);
        check(AtMost, "10", "3", None, Met);
        check(AtMost, "10", "12,5", None, Slow); // 10/12,5 = 0,8
        check(AtMost, "10", "12,51", None, VerySlow);
        // with a pace: of 10, 5 by now
        check(AtMost, "10", "5", Some("5"), OnPace);
        check(AtMost, "10", "6", Some("5"), Slow);
        check(AtMost, "10", "10", Some("0,1"), Slow); // far beyond the pace, and still within the limit
        check(AtMost, "10", "11", Some("5"), Slow); // above the limit: 10/11 = 0,909
    }

    #[test]
    fn exactly() {
        check(Exactly, "13", "13", None, Met);
        check(Exactly, "13", "12", None, Slow); // 12/13 = 0,923
        check(Exactly, "13", "10", None, VerySlow); // 10/13 = 0,769
        check(Exactly, "13", "14", None, Slow); // 13/14 = 0,929
        check(Exactly, "13", "17", None, VerySlow); // 13/17 = 0,765
        check(Exactly, "13", "5", Some("5"), OnPace);
        check(Exactly, "0", "2", None, Slow);
    }

    #[test]
    fn growth_and_reduction() {
        let by_change = |requirement, target: &str, base: Option<&str>, actual: &str| {
            let change = base.and_then(|base| change(dec(base), dec(actual)));
            let (target, actual, thresholds) = (dec(target), dec(actual), &Thresholds::default());
            verdict(Question {
                requirement,
                target,
                actual,
                expected: None,
                ended: false,
                change,
                thresholds,
            })
        };
        assert_eq!(by_change(Growth, "10", Some("200"), "220"), Met); // +10 %
        assert_eq!(by_change(Growth, "10", Some("200"), "230"), Ahead); // +15 %
        assert_eq!(by_change(Growth, "10", Some("200"), "216"), Slow); // +8 %
        assert_eq!(by_change(Growth, "10", Some("200"), "210"), VerySlow); // +5 %
        assert_eq!(by_change(Growth, "10", Some("200"), "190"), VerySlow); // −5 %
        assert_eq!(by_change(Growth, "10", Some("-200"), "-180"), Met); // 20 of 200
        assert_eq!(by_change(Growth, "10", Some("-200"), "-210"), VerySlow);
        // from nothing, and with nothing to compare with, growth cannot be judged
        assert_eq!(by_change(Growth, "10", Some("0"), "50"), NoFigure);
        assert_eq!(by_change(Growth, "10", None, "50"), NoFigure);
        assert_eq!(by_change(Reduction, "3", Some("24,5"), "21,5"), Met); // −3 points
        assert_eq!(by_change(Reduction, "3", Some("24,5"), "20"), Ahead);
        assert_eq!(by_change(Reduction, "3", Some("24,5"), "22,1"), Slow); // −2,4 points: 0,8
        assert_eq!(by_change(Reduction, "3", Some("24,5"), "23"), VerySlow); // −1,5 points
        assert_eq!(by_change(Reduction, "3", Some("24,5"), "25"), VerySlow);
        assert_eq!(by_change(Reduction, "3", Some("0"), "0"), VerySlow);
        assert_eq!(by_change(Reduction, "3", None, "25"), NoFigure);
    }

    #[test]
    fn rank_and_milestone() {
        check(Rank, "20", "20", None, Met);
        check(Rank, "20", "1", None, Met);
        check(Rank, "20", "25", None, Slow); // 20/25 = 0,8
        check(Rank, "20", "26", None, VerySlow);
        check(Milestone, "1", "1", None, Met);
        check(Milestone, "1", "0", None, OnPace);
        let (requirement, thresholds) = (Milestone, &Thresholds::default());
        let late = Question {
            requirement,
            target: Decimal::ONE,
            actual: Decimal::ZERO,
            expected: None,
            ended: true,
            change: None,
            thresholds,
        };
        assert_eq!(verdict(late), VerySlow);
    }

    #[test]
    fn thresholds_are_data() {
        let limits = Thresholds {
            ahead: dec("1,2"),
            on_pace: dec("0,9"),
            slow: dec("0,5"),
        };
        let of = |actual: &str| question(AtLeast, "1.000", actual, Some("500"), &limits);
        assert_eq!(
            [of("600"), of("599"), of("450"), of("250"), of("249")],
            [Ahead, OnPace, OnPace, Slow, VerySlow]
        );
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        prop_oneof![
            (
                -79_228_162_514_264_337_593_543_950_335_i128
                    ..=79_228_162_514_264_337_593_543_950_335,
                0u32..=28
            )
                .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale)),
            (-2_000i64..2_000, 0u32..3).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
        ]
    }

    /// How good a verdict is: a plan reached and a plan passed are equally good.
    fn merit(verdict: Verdict) -> u8 {
        match verdict {
            VerySlow => 0,
            Slow => 1,
            OnPace => 2,
            Met | Ahead => 3,
            NoFigure | Verdict::NoPlan => panic!("at least: {verdict:?}"),
        }
    }

    proptest! {
        #[test]
        fn more_is_never_worse_where_at_least_is_asked(target in any_decimal(), a in any_decimal(), b in any_decimal(),
                                                       expected in prop::option::of(any_decimal()), ended in any::<bool>()) {
            let of = |actual| verdict(Question {
                requirement: AtLeast, target, actual, expected, ended, change: None, thresholds: &Thresholds::default(),
            });
            prop_assert!(merit(of(a.min(b))) <= merit(of(a.max(b))));
        }

        #[test]
        fn nothing_panics(target in any_decimal(), actual in any_decimal(), base in any_decimal(),
                          expected in prop::option::of(any_decimal()), ended in any::<bool>()) {
            for requirement in [AtLeast, AtMost, Exactly, Growth, Reduction, Rank, Milestone] {
                let _ = verdict(Question {
                    requirement, target, actual, expected, ended, change: change(base, actual), thresholds: &Thresholds::default(),
                });
            }
        }
    }
}
