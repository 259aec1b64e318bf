//! Pace (nhịp): the share of a plan that should be in by a day, and what every remaining week must bring.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::model::{Curve, Period, Plan, Reference};

/// Where a plan should be on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Share of the plan expected by then, in percent, 0 to 100.
    pub percent: Decimal,
    /// The plan's value times that share.
    pub expected: Decimal,
}

/// What is still to come, and how fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// Plan less actual, in the indicator's unit.
    pub remaining: Decimal,
    /// Days from the figure's day, or from the eve of the window where that is later, to the plan's last day.
    pub days: i64,
    /// `remaining` spread over those days, seven of them; none when no day is left.
    pub per_week: Option<Decimal>,
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// The share of the plan's curve that has elapsed at the end of `day`, in percent. None for a plan without a window.
pub fn share(plan: &Plan, references: &[Reference], day: NaiveDate) -> Option<Decimal> {
    let (from, to) = plan.window?;
    if day < from {
        return Some(Decimal::ZERO);
    }
    if day >= to {
        return Some(HUNDRED);
    }
    let share = match &plan.curve {
        Curve::Even => portion(from, to, day),
        Curve::Months(weights) => months(weights, from, to, day),
        Curve::Reference(at) => along(references.get(*at)?, from, to, day),
    }?;
    // a reference may pass 100 % where its own plan was cut during the year
    Some(share.clamp(Decimal::ZERO, HUNDRED))
}

/// The days between which the curve of a plan runs straight, those of its window first and last.
pub fn bends(plan: &Plan, references: &[Reference]) -> Vec<NaiveDate> {
    let Some((from, to)) = plan.window else {
        return Vec::new();
    };
    let inside: Vec<NaiveDate> = match &plan.curve {
        Curve::Even => Vec::new(),
        Curve::Months(weights) => {
            let first = Period::Month(from.year(), from.month());
            let months = (0..).zip(weights).map(|(at, _)| first.shifted(at));
            months.map(|month| month.window().1).collect()
        }
        Curve::Reference(at) => {
            let points = references.get(*at).map(|r| &r.points);
            points.into_iter().flatten().map(|p| p.date).collect()
        }
    };
    let inside = inside.into_iter().filter(|day| from < *day && *day < to);
    [from].into_iter().chain(inside).chain([to]).collect()
}

/// Days of `from..=day` as a share of `from..=to`, in percent; both ends count.
fn portion(from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let days = |a: NaiveDate, b: NaiveDate| Decimal::from((b - a).num_days() + 1);
    (days(from, day) * HUNDRED).checked_div(days(from, to))
}

/// Whole months by their weight, the running one by its days. Months without a weight, and weights without a month, count nothing.
fn months(weights: &[Decimal], from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let (mut done, mut total) = (Decimal::ZERO, Decimal::ZERO);
    let mut month = Period::Month(from.year(), from.month());
    for weight in weights {
        let (first, last) = month.window();
        let (first, last) = (first.max(from), last.min(to));
        if first > last {
            break;
        }
        total = total.checked_add(*weight)?;
        if day >= last {
            done = done.checked_add(*weight)?;
        } else if day >= first {
            done = done.checked_add(
                weight
                    .checked_mul(portion(first, last, day)?)?
                    .checked_div(HUNDRED)?,
            )?;
        }
        month = month.shifted(1);
    }
    done.checked_mul(HUNDRED)?.checked_div(total)
}

/// Straight between the published points, from nothing on the eve of the window to all on its last day.
fn along(reference: &Reference, from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let mut before = (from.pred_opt()?, Decimal::ZERO);
    let mut after = (to, HUNDRED);
    for point in reference
        .points
        .iter()
        .filter(|p| p.date >= from && p.date < to)
    {
        if point.date <= day {
            before = (point.date, point.percent);
        } else {
            after = (point.date, point.percent);
            break;
        }
    }
    let span = Decimal::from((after.0 - before.0).num_days());
    let gone = Decimal::from((day - before.0).num_days());
    let step = after
        .1
        .checked_sub(before.1)?
        .checked_mul(gone)?
        .checked_div(span)?;
    before.1.checked_add(step)
}

/// Where the plan should be at the end of `day`. None for a plan without a window.
pub fn pace(plan: &Plan, references: &[Reference], day: NaiveDate) -> Option<Pace> {
    let percent = share(plan, references, day)?;
    Some(Pace {
        percent,
        expected: plan.value.checked_mul(percent)?.checked_div(HUNDRED)?,
    })
}

/// What each remaining week must bring for the plan to be reached on its last day. None once it is reached, or without a window.
pub fn needed(plan: &Plan, actual: Decimal, day: NaiveDate) -> Option<Needed> {
    let (from, to) = plan.window?;
    let remaining = plan.value.checked_sub(actual)?;
    if remaining <= Decimal::ZERO {
        return None;
    }
    let days = (to - day.max(from.pred_opt()?)).num_days().max(0);
    let per_week = remaining
        .checked_mul(Decimal::from(7))
        .and_then(|r| r.checked_div(Decimal::from(days)));
    Some(Needed {
        remaining,
        days,
        per_week,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assess::fixture::{day, dec, national, plan, reference, window};
    use crate::model::number;

    fn with(curve: Curve, from: &str, to: &str) -> Plan {
        Plan {
            window: window(from, to),
            curve,
            ..plan("12.118")
        }
    }

    /// The share to four decimals.
    fn check(plan: &Plan, references: &[Reference], on: &str, expect: &str) {
        let share = share(plan, references, day(on)).map(|s| number::format_fixed(s, 4));
        assert_eq!(share.as_deref(), Some(expect), "{on}");
    }

    #[test]
    fn even_curve_counts_both_ends() {
        let plan = with(Curve::Even, "01/01/2026", "31/12/2026");
        check(&plan, &[], "31/12/2025", "0,0000");
        check(&plan, &[], "01/01/2026", "0,2740"); // 1/365
        check(&plan, &[], "12/01/2026", "3,2877"); // 12/365
        check(&plan, &[], "30/12/2026", "99,7260"); // 364/365
        check(&plan, &[], "31/12/2026", "100,0000");
        check(&plan, &[], "01/01/2027", "100,0000");
    }

    #[test]
    fn even_curve_of_a_leap_year() {
        let plan = with(Curve::Even, "01/01/2024", "31/12/2024");
        check(&plan, &[], "29/02/2024", "16,3934"); // 60/366
        check(&plan, &[], "01/03/2024", "16,6667"); // 61/366
        check(&plan, &[], "31/03/2024", "24,8634"); // 91/366
    }

    #[test]
    fn a_window_of_one_day() {
        let plan = with(Curve::Even, "19/05/2026", "19/05/2026");
        check(&plan, &[], "18/05/2026", "0,0000");
        check(&plan, &[], "19/05/2026", "100,0000");
    }

    #[test]
    fn no_window_no_share() {
        assert_eq!(share(&plan("100"), &[], day("12/01/2026")), None);
        assert_eq!(pace(&plan("100"), &[], day("12/01/2026")), None);
        assert_eq!(needed(&plan("100"), dec("1"), day("12/01/2026")), None);
    }

    #[test]
    fn months_by_weight_and_the_running_one_by_its_days() {
        let months = |weights: &[&str]| Curve::Months(weights.iter().map(|w| dec(w)).collect());
        let quarter = with(months(&["10", "20", "30"]), "01/01/2026", "31/03/2026");
        check(&quarter, &[], "12/01/2026", "6,4516"); // 10 × 12/31 = 3,870968; of 60
        check(&quarter, &[], "31/01/2026", "16,6667"); // 10/60
        check(&quarter, &[], "14/02/2026", "33,3333"); // 10 + 20 × 14/28 = 20; of 60
        check(&quarter, &[], "28/02/2026", "50,0000"); // 30/60
        check(&quarter, &[], "30/03/2026", "98,3871"); // 30 + 30 × 30/31 = 59,032258; of 60
        // 16/01–15/02: the first month has 16 days of the window, the second 15
        let broken = with(months(&["1", "3"]), "16/01/2026", "15/02/2026");
        check(&broken, &[], "15/01/2026", "0,0000");
        check(&broken, &[], "23/01/2026", "12,5000"); // 1 × 8/16 = 0,5; of 4
        check(&broken, &[], "31/01/2026", "25,0000"); // 1/4
        check(&broken, &[], "05/02/2026", "50,0000"); // 1 + 3 × 5/15 = 2; of 4
        check(&broken, &[], "15/02/2026", "100,0000");
        // over a year end: December and January
        let winter = with(months(&["0", "1"]), "01/12/2025", "31/01/2026");
        check(&winter, &[], "31/12/2025", "0,0000");
        check(&winter, &[], "30/01/2026", "96,7742"); // 30/31
        // weights beyond the window do not dilute those within it
        let long = with(months(&["1", "1", "98"]), "01/01/2026", "28/02/2026");
        check(&long, &[], "31/01/2026", "50,0000"); // 1/2
    }

    #[test]
    fn months_without_any_weight_have_no_share() {
        for weights in [vec![], vec![dec("0"), dec("0")]] {
            assert_eq!(
                share(
                    &with(Curve::Months(weights), "01/01/2026", "28/02/2026"),
                    &[],
                    day("12/01/2026")
                ),
                None
            );
        }
    }

    #[test]
    fn the_national_curve_then_straight_to_the_last_day() {
        let plan = with(Curve::Reference(0), "01/01/2025", "31/01/2026");
        let curve = [national()];
        check(&plan, &curve, "18/12/2025", "66,1000");
        check(&plan, &curve, "21/12/2025", "67,6000"); // 66,1 + (69,6 − 66,1) × 3/7 = 66,1 + 1,5
        check(&plan, &curve, "31/12/2025", "83,7000");
        check(&plan, &curve, "12/01/2026", "90,0097"); // 83,7 + 16,3 × 12/31 = 83,7 + 6,309677
        check(&plan, &curve, "30/01/2026", "99,4742"); // 83,7 + 16,3 × 30/31 = 83,7 + 15,774194
        check(&plan, &curve, "31/01/2026", "100,0000");
        // before the first point straight from nothing on 31/12/2024: 345 days to 11/12/2025
        check(&plan, &curve, "01/01/2025", "0,1835"); // 63,3 × 1/345
        check(&plan, &curve, "31/12/2024", "0,0000");
    }

    #[test]
    fn a_reference_without_points_in_the_window_is_straight() {
        let plan = with(Curve::Reference(0), "01/01/2026", "31/12/2026");
        check(&plan, &[national()], "12/01/2026", "3,2877"); // 12/365
    }

    #[test]
    fn a_reference_beyond_all_stays_at_all() {
        let plan = with(Curve::Reference(0), "01/01/2026", "31/01/2026");
        let curve = [reference(&[("10/01/2026", "104"), ("20/01/2026", "110")])];
        check(&plan, &curve, "15/01/2026", "100,0000");
        check(&plan, &curve, "25/01/2026", "100,0000");
    }

    #[test]
    fn a_reference_that_is_not_there_gives_no_share() {
        assert_eq!(
            share(
                &with(Curve::Reference(3), "01/01/2026", "31/01/2026"),
                &[],
                day("12/01/2026")
            ),
            None
        );
    }

    #[test]
    fn expected_and_needed_of_the_budget() {
        let plan = with(Curve::Even, "01/01/2026", "31/12/2026");
        // 12.118 × 12/365 = 145.416/365 = 398,4
        let pace = pace(&plan, &[], day("12/01/2026")).unwrap();
        assert_eq!(number::format_short(pace.expected, 12), "398,4");
        // 12.118 − 183,852 = 11.934,148; 12/01 to 31/12 are 353 days; × 7/353 = 83.539,036/353 = 236,65449
        let needed = needed(&plan, dec("183,852"), day("12/01/2026")).unwrap();
        assert_eq!((needed.remaining, needed.days), (dec("11.934,148"), 353));
        assert_eq!(number::format_fixed(needed.per_week.unwrap(), 3), "236,654");
    }

    #[test]
    fn needed_at_the_ends_of_the_window() {
        let plan = Plan {
            window: window("01/06/2026", "30/06/2026"),
            ..plan("30")
        };
        let check = |actual: &str, on: &str, expect: Option<(&str, i64, Option<&str>)>| {
            let got = needed(&plan, dec(actual), day(on));
            let expect = expect.map(|(left, days, week)| Needed {
                remaining: dec(left),
                days,
                per_week: week.map(dec),
            });
            assert_eq!(got, expect, "{actual} {on}");
        };
        check("0", "01/05/2026", Some(("30", 30, Some("7")))); // the weeks before the window bring nothing
        check("9", "09/06/2026", Some(("21", 21, Some("7"))));
        check("28", "29/06/2026", Some(("2", 1, Some("14"))));
        check("28", "30/06/2026", Some(("2", 0, None)));
        check("28", "15/07/2026", Some(("2", 0, None)));
        check("30", "09/06/2026", None);
        check("31", "09/06/2026", None);
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        (
            -79_228_162_514_264_337_593_543_950_335_i128..=79_228_162_514_264_337_593_543_950_335,
            0u32..=28,
        )
            .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
    }

    /// A window, and a curve with non-negative weights or non-decreasing points in and around it.
    fn any_curve() -> impl Strategy<Value = (Plan, Vec<Reference>)> {
        let first = day("15/03/2024");
        let curve = prop_oneof![
            Just((Curve::Even, vec![])),
            prop::collection::vec(0i64..100_000, 0..30).prop_map(|weights| (
                Curve::Months(weights.into_iter().map(|w| Decimal::new(w, 2)).collect()),
                vec![]
            )),
            prop::collection::vec((0u64..60, 0i64..1_500), 0..20).prop_map(move |steps| {
                let (mut date, mut percent) = (first, 0);
                let mut out = reference(&[]);
                for (days, step) in steps {
                    (date, percent) = (date + chrono::Days::new(days), percent + step);
                    let percent = Decimal::new(percent, 2);
                    out.points.push(crate::model::ReferencePoint {
                        date,
                        percent,
                        qualifier: None,
                        source: "".into(),
                    });
                }
                (Curve::Reference(0), vec![out])
            }),
        ];
        (curve, 0u64..400, 0u64..800).prop_map(move |((curve, references), start, length)| {
            let from = first + chrono::Days::new(start);
            (
                Plan {
                    window: Some((from, from + chrono::Days::new(length))),
                    curve,
                    ..plan("100")
                },
                references,
            )
        })
    }

    proptest! {
        #[test]
        fn share_rises_from_nothing_to_all((plan, references) in any_curve()) {
            let (from, to) = plan.window.unwrap();
            let mut last = Some(Decimal::ZERO);
            for on in from.pred_opt().unwrap().iter_days().take_while(|d| *d <= to + chrono::Days::new(2)) {
                // only weights that are all zero have no share, and then none on any day before the last
                let Some(share) = share(&plan, &references, on) else { continue };
                prop_assert!(Some(share) >= last, "{} {:?} {}", on, last, share);
                prop_assert!((Decimal::ZERO..=HUNDRED).contains(&share));
                last = Some(share);
            }
            prop_assert_eq!(last, Some(HUNDRED));
        }

        #[test]
        fn nothing_panics(value in any_decimal(), actual in any_decimal(), weights in prop::collection::vec(any_decimal(), 0..4),
                          percents in prop::collection::vec(any_decimal(), 0..4), on in 0u64..120) {
            let on = day("20/12/2025") + chrono::Days::new(on);
            let mut points = reference(&[]);
            for (at, percent) in (0u64..).zip(percents) {
                let date = day("01/01/2026") + chrono::Days::new(at * 20);
                points.points.push(crate::model::ReferencePoint { date, percent, qualifier: None, source: "".into() });
            }
            for curve in [Curve::Even, Curve::Months(weights), Curve::Reference(0)] {
                let plan = Plan { value, window: window("01/01/2026", "31/03/2026"), curve, ..plan("1") };
                let _ = pace(&plan, std::slice::from_ref(&points), on);
                let _ = needed(&plan, actual, on);
            }
        }
    }

    #[test]
    fn between_two_bends_a_curve_runs_straight() {
        let weights = [8, 3, 9, 10, 10, 10, 10, 10, 10, 10, 5, 5].map(Decimal::from);
        let references = [national()];
        for curve in [
            Curve::Even,
            Curve::Months(weights.to_vec()),
            Curve::Reference(0),
        ] {
            let plan = with(curve, "15/01/2025", "31/01/2026");
            let share = |day| share(&plan, &references, day).unwrap();
            let bends = bends(&plan, &references);
            assert_eq!(bends.first(), Some(&day("15/01/2025")));
            assert_eq!(bends.last(), Some(&day("31/01/2026")));
            for pair in bends.windows(2) {
                let (from, to) = (pair[0], pair[1]);
                let span = Decimal::from((to - from).num_days());
                for gone in 0..(to - from).num_days() {
                    let at = share(from + chrono::TimeDelta::days(gone));
                    let line = share(from) + (share(to) - share(from)) * Decimal::from(gone) / span;
                    assert_eq!(at.round_dp(9), line.round_dp(9), "{from} + {gone}");
                }
            }
        }
    }
}
