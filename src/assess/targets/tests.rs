use proptest::prelude::*;

use super::*;
use crate::assess::fixture::{commune, day, dec, figure, indicator, period};
use crate::model::{IndicatorId, number};

fn target(shape: Shape, value: &str, start: Option<&str>) -> Target {
    Target {
        id: "mt".into(),
        number: "1".into(),
        name: "mục tiêu".into(),
        en: "target".into(),
        sector: None,
        shape,
        value: (!value.is_empty()).then(|| dec(value)),
        over: false,
        unit: "%".into(),
        years: (2026, 2030),
        start: start.map(dec),
        indicator: Some(IndicatorId(0)),
        part: false,
        source: "".into(),
        note: None,
    }
}

fn values(target: &Target) -> Vec<String> {
    path(target)
        .points
        .iter()
        .map(|p| number::format_short(p.value, 6))
        .collect()
}

#[test]
fn paths() {
    let check =
        |shape, value: &str, start: Option<&str>, basis, begin: Option<&str>, expect: &[&str]| {
            let target = target(shape, value, start);
            let path = path(&target);
            assert_eq!(
                (path.basis, path.start),
                (basis, begin.map(dec)),
                "{shape:?}"
            );
            assert_eq!(values(&target), expect, "{shape:?}");
        };
    // 1,1 ; 1,21 ; 1,331 ; 1,4641 ; 1,61051
    check(
        Shape::Growth,
        "10",
        None,
        Basis::Index,
        Some("100"),
        &["110", "121", "133,1", "146,41", "161,051"],
    );
    check(
        Shape::Growth,
        "10",
        Some("2.000"),
        Basis::Value,
        Some("2.000"),
        &["2.200", "2.420", "2.662", "2.928,2", "3.221,02"],
    );
    check(
        Shape::Reduction,
        "3",
        None,
        Basis::Change,
        Some("0"),
        &["−3", "−6", "−9", "−12", "−15"],
    );
    check(
        Shape::Reduction,
        "3",
        Some("10,5"),
        Basis::Value,
        Some("10,5"),
        &["7,5", "4,5", "1,5", "0", "0"],
    );
    // (72 − 70,32) / 5 = 0,336
    check(
        Shape::Reach,
        "72",
        Some("70,32"),
        Basis::Value,
        Some("70,32"),
        &["70,656", "70,992", "71,328", "71,664", "72"],
    );
    check(Shape::Reach, "65", None, Basis::Value, None, &["65"]);
    check(Shape::Keep, "100", None, Basis::Value, None, &["100"; 5]);
    check(Shape::AtLeast, "90", None, Basis::Value, None, &["90"; 5]);
    check(Shape::Rank, "20", None, Basis::Value, None, &["20"; 5]);
    check(Shape::Milestone, "", None, Basis::Value, None, &[]);
}

#[test]
fn where_the_path_should_be() {
    let check = |shape, value: &str, start: Option<&str>, on: &str, expect: Option<&str>| {
        let target = target(shape, value, start);
        let got = expected(&target, &path(&target), day(on)).map(|v| number::format_short(v, 4));
        assert_eq!(got.as_deref(), expect, "{shape:?} {on}");
    };
    let forest = |on, expect| check(Shape::Reach, "72", Some("70,32"), on, expect);
    forest("31/12/2025", Some("70,32"));
    forest("12/01/2026", Some("70,331")); // 70,32 + 0,336 × 12/365 = 70,32 + 0,011047
    forest("31/12/2026", Some("70,656"));
    forest("01/07/2027", Some("70,8235")); // 70,656 + 0,336 × 182/365 = 70,656 + 0,167540
    forest("30/06/2028", Some("71,1591")); // 70,992 + 0,336 × 182/366 = 70,992 + 0,167082
    forest("31/12/2030", Some("72"));
    forest("05/05/2031", Some("72"));
    check(Shape::Growth, "10", None, "31/12/2027", Some("121"));
    check(Shape::Growth, "10", None, "01/07/2026", Some("104,9863")); // 100 + 10 × 182/365
    check(Shape::Reduction, "3", None, "12/01/2026", Some("−0,0986")); // 3 × 12/365
    check(Shape::Keep, "100", None, "12/01/2026", Some("100"));
    check(Shape::Keep, "100", None, "12/01/2020", Some("100"));
    check(Shape::Reach, "65", None, "12/01/2026", None);
    check(Shape::Reach, "65", None, "31/12/2030", Some("65"));
    check(Shape::Milestone, "", None, "12/01/2026", None);
}

/// A commune whose first indicator has this figure on this day, and one target of it.
fn measured(kind: Kind, name: &str, actual: &str, on: &str, target: Target) -> Commune {
    let mut out = commune();
    let id = indicator(&mut out, "Tỷ lệ", 2, kind, None);
    period(&mut out, name);
    figure(&mut out, id, actual).as_of = day(on);
    out.targets = vec![target];
    out
}

fn verdict_of(target: Target, actual: &str, on: &str) -> Option<Verdict> {
    let commune = measured(Kind::Stock, "2026-01", actual, on, target);
    standings(&commune, Some(0), day("16/01/2026"))[0].verdict
}

#[test]
fn the_forest_cover_of_the_real_report() {
    let commune = measured(
        Kind::Stock,
        "2026-01",
        "70,32",
        "12/01/2026",
        target(Shape::Reach, "72", Some("70,32")),
    );
    let got = &standings(&commune, Some(0), day("16/01/2026"))[0];
    // 12/365 of a fifth of the way should be behind: 0,6575 %; the figure has not moved: within a hundredth of the way
    assert_eq!(
        got.pace.map(|p| number::format_short(p, 4)).as_deref(),
        Some("0,6575")
    );
    assert_eq!(
        (got.progress, got.day),
        (Some(Decimal::ZERO), day("12/01/2026"))
    );
    assert_eq!(
        (got.verdict, got.today.map(|t| (t.period, t.comparable))),
        (Some(Verdict::OnPace), Some((0, true)))
    );
    let expect = "mục tiêu: đến 2030 đạt 72%; 12/01/2026 là 70,32%, lộ trình 70,33%: đúng nhịp";
    assert_eq!(sentence(Lang::Vi, &commune, got), expect);
}

#[test]
fn verdicts_on_the_way() {
    // at the end of 2027 two fifths of the way from 50 to 100 should be behind: 70. A hundredth of the way is 0,5
    let check = |actual: &str, expect| {
        assert_eq!(
            verdict_of(
                target(Shape::Reach, "100", Some("50")),
                actual,
                "31/12/2027"
            ),
            Some(expect),
            "{actual}"
        );
    };
    check("71", Verdict::Ahead); // +2 %
    check("70,99", Verdict::OnPace);
    check("69,5", Verdict::OnPace); // −1 %
    check("69,49", Verdict::Slow);
    check("60", Verdict::Slow); // −20 %
    check("59,99", Verdict::VerySlow);
    check("100", Verdict::Met);
    check("100,1", Verdict::Ahead);
    // the other way round: from 10,5 down by 3 a year; at the end of 2026 7,5. The whole way is 10,5
    let fall = |actual: &str, expect| {
        assert_eq!(
            verdict_of(
                target(Shape::Reduction, "3", Some("10,5")),
                actual,
                "31/12/2026"
            ),
            Some(expect),
            "{actual}"
        );
    };
    fall("7", Verdict::Ahead); // 0,5 / 10,5 = 4,8 % further
    fall("7,5", Verdict::OnPace);
    fall("8", Verdict::Slow); // 4,8 % behind
    fall("10", Verdict::VerySlow); // 23,8 % behind
    fall("0", Verdict::Met);
}

#[test]
fn verdicts_on_levels() {
    let check = |shape, value: &str, actual: &str, on: &str, expect| {
        assert_eq!(
            verdict_of(target(shape, value, None), actual, on),
            expect,
            "{shape:?} {actual} of {value} on {on}"
        );
    };
    check(Shape::Keep, "100", "100", "12/01/2026", Some(Verdict::Met));
    check(Shape::Keep, "100", "99", "12/01/2026", Some(Verdict::Slow));
    check(
        Shape::Keep,
        "100",
        "79",
        "12/01/2026",
        Some(Verdict::VerySlow),
    );
    check(
        Shape::AtLeast,
        "90",
        "91",
        "12/01/2026",
        Some(Verdict::Ahead),
    );
    check(Shape::Rank, "20", "20", "12/01/2026", Some(Verdict::Met));
    check(Shape::Rank, "20", "24", "12/01/2026", Some(Verdict::Slow)); // 20/24 = 0,83
    check(
        Shape::Rank,
        "20",
        "26",
        "12/01/2026",
        Some(Verdict::VerySlow),
    ); // 20/26 = 0,77
    // without a start nothing is known of the way, only of its end
    check(Shape::Reach, "65", "60", "12/01/2026", None);
    check(Shape::Reach, "65", "65", "12/01/2026", Some(Verdict::Met));
    check(Shape::Reach, "65", "60", "12/01/2031", Some(Verdict::Slow));
    // a figure beside a milestone does not say that it is reached: 9 criteria of 19
    check(Shape::Milestone, "", "9", "12/01/2026", None);
    check(Shape::Milestone, "19", "9", "12/01/2026", None);
    check(
        Shape::Milestone,
        "19",
        "19",
        "12/01/2026",
        Some(Verdict::Met),
    );
}

#[test]
fn more_than_the_level() {
    let over = |shape, value: &str| Target {
        over: true,
        ..target(shape, value, None)
    };
    assert_eq!(
        verdict_of(over(Shape::AtLeast, "90"), "90", "12/01/2026"),
        Some(Verdict::Slow)
    );
    assert_eq!(
        verdict_of(over(Shape::AtLeast, "90"), "90,01", "12/01/2026"),
        Some(Verdict::Ahead)
    );
    assert_eq!(
        verdict_of(over(Shape::Reach, "60"), "60", "12/01/2026"),
        None
    );
    assert_eq!(
        verdict_of(over(Shape::Reach, "60"), "61", "12/01/2026"),
        Some(Verdict::Ahead)
    );
}

#[test]
fn a_part_of_a_year_is_not_held_against_years() {
    let growth = || target(Shape::Growth, "10", Some("2.000"));
    let january = measured(
        Kind::Cumulative,
        "2026-01",
        "183,852",
        "12/01/2026",
        growth(),
    );
    let got = &standings(&january, Some(0), day("16/01/2026"))[0];
    assert_eq!(
        (
            got.today.map(|t| (t.actual.value, t.comparable)),
            got.verdict,
            got.progress
        ),
        (Some((dec("183,852"), false)), None, None)
    );
    let year = measured(Kind::Cumulative, "2026", "2.200", "31/12/2026", growth());
    assert_eq!(
        standings(&year, Some(0), day("16/01/2027"))[0].verdict,
        Some(Verdict::OnPace)
    );
    // an index has no unit that a figure could be held against
    let index = measured(
        Kind::Stock,
        "2026",
        "2.200",
        "31/12/2026",
        target(Shape::Growth, "10", None),
    );
    assert_eq!(
        standings(&index, Some(0), day("16/01/2027"))[0].verdict,
        None
    );
}

#[test]
fn figures_come_before_what_has_none() {
    let forest = target(Shape::Reach, "72", Some("70,32"));
    let mut commune = measured(
        Kind::Stock,
        "2026-01",
        "70,32",
        "12/01/2026",
        forest.clone(),
    );
    let unmeasured = Target {
        indicator: None,
        ..forest.clone()
    };
    // what cannot be judged stands between
    let growth = target(Shape::Growth, "10", None);
    commune.targets = vec![unmeasured, growth, forest];
    let got = in_order(&commune, Some(0), day("16/01/2026"));
    let order: Vec<usize> = got.iter().map(|s| s.target).collect();
    assert_eq!(order, [2, 1, 0]);
}

#[test]
fn the_newest_figure_up_to_the_period() {
    let mut commune = measured(
        Kind::Stock,
        "2026-01",
        "70,32",
        "12/01/2026",
        target(Shape::Keep, "70", None),
    );
    period(&mut commune, "2026-02");
    figure(&mut commune, IndicatorId(0), "71");
    period(&mut commune, "2026-03");
    figure(&mut commune, IndicatorId(0), "");
    let value = |period| {
        standings(&commune, period, day("01/04/2026"))[0]
            .today
            .map(|t| (t.period, t.actual.value))
    };
    assert_eq!(value(Some(0)), Some((0, dec("70,32"))));
    assert_eq!(value(Some(1)), Some((1, dec("71"))));
    assert_eq!(value(Some(2)), Some((1, dec("71"))));
    assert_eq!(value(None), None);
    commune.targets[0].indicator = None;
    let got = &standings(&commune, Some(2), day("01/04/2026"))[0];
    assert_eq!(
        (got.today, got.verdict, got.day),
        (None, Some(Verdict::NoFigure), day("01/04/2026"))
    );
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0u32..10).prop_map(|(m, s)| Decimal::new(m, s))
}

proptest! {
    #[test]
    fn never_panics(shape in 0usize..7, value in prop::option::of(decimal()), start in prop::option::of(decimal()), actual in decimal(), years in (1900i32..2200, -5i32..300), over: bool, at in 600_000i32..900_000) {
        let shapes = [Shape::Growth, Shape::Reduction, Shape::Reach, Shape::Keep, Shape::AtLeast, Shape::Rank, Shape::Milestone];
        let t = Target { value, start, over, years: (years.0, years.0 + years.1), ..target(shapes[shape], "1", None) };
        let day = NaiveDate::from_num_days_from_ce_opt(at).unwrap();
        let mut commune = measured(Kind::Stock, "2026-01", "1", "12/01/2026", t);
        commune.periods[0].figures[0].actual = Some(actual);
        commune.periods[0].figures[0].as_of = day;
        let got = standings(&commune, Some(0), day);
        prop_assert!(got[0].path.points.is_sorted_by_key(|p| p.year));
    }
}
