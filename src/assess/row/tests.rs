use super::*;
use crate::assess::fixture::{
    commune, day, dec, dong_khe, figure, indicator, period, plan, window,
};
use crate::model::number;

fn fixed(value: Option<Decimal>, decimals: u32) -> Option<String> {
    value.map(|v| number::format_fixed(v, decimals))
}

#[test]
fn the_capital_plan_of_the_real_report() {
    let commune = dong_khe();
    let rows = rows(&commune, Some(0));
    // on 12/01 the national curve stands at 83,7 + 16,3 × 12/31 = 90,009677 %
    let check = |at: usize, percent: &str, expected: &str, verdict: Verdict| {
        let standing = &rows[at].standings[0];
        assert_eq!(fixed(standing.percent, 3).as_deref(), Some(percent), "{at}");
        assert_eq!(
            fixed(standing.pace.map(|p| p.percent), 4).as_deref(),
            Some("90,0097"),
            "{at}"
        );
        assert_eq!(
            fixed(standing.pace.map(|p| p.expected), 3).as_deref(),
            Some(expected),
            "{at}"
        );
        assert_eq!(standing.verdict, verdict, "{at}");
    };
    check(0, "80,593", "37.682,235", Verdict::Slow); // 41.864,648184 × 0,90009677 = 37.682,2348
    check(1, "88,861", "3.841,699", Verdict::Slow); // 4.268,095715 × 0,90009677
    check(2, "96,976", "5.216,148", Verdict::Ahead); // 5.795,096328 × 0,90009677
    check(3, "94,317", "19.430,697", Verdict::Ahead); // 21.587,342141 × 0,90009677
    check(4, "38,838", "9.193,691", Verdict::VerySlow); // 10.214,114 × 0,90009677

    let total = &rows[0];
    assert_eq!(
        total.standings.iter().map(|s| s.plan).collect::<Vec<_>>(),
        [Some(1), Some(0)]
    ); // the primary one first
    assert_eq!(total.standings[0].variance, Some(dec("-8.124,636155")));
    assert_eq!(total.standings[1].variance, Some(dec("-9.999,372155")));
    assert_eq!(
        fixed(total.standings[1].percent, 2).as_deref(),
        Some("77,14")
    );
    let needed = total.standings[0].needed.unwrap();
    assert_eq!((needed.remaining, needed.days), (dec("8.124,636155"), 19));
    assert_eq!(fixed(needed.per_week, 1).as_deref(), Some("2.993,3")); // 8.124,636155 × 7/19 = 2.993,287
    assert_eq!(
        fixed(total.standings[0].projection, 2).as_deref(),
        Some("37.484,87")
    ); // 33.740,012029 / 0,90009677
}

#[test]
fn the_revenue_of_the_real_report() {
    let row = &rows(&dong_khe(), Some(0))[5];
    let standing = &row.standings[0];
    assert_eq!(
        row.actual.map(|a| (a.value, a.as_of, a.computed)),
        Some((dec("183,852"), day("12/01/2026"), false))
    );
    assert_eq!(fixed(standing.percent, 2).as_deref(), Some("1,52"));
    assert_eq!(standing.variance, Some(dec("-11.934,148")));
    assert_eq!(
        fixed(standing.pace.map(|p| p.percent), 4).as_deref(),
        Some("3,2877")
    ); // 12/365
    assert_eq!(
        fixed(standing.pace.map(|p| p.expected), 1).as_deref(),
        Some("398,4")
    );
    assert_eq!(
        fixed(standing.needed.and_then(|n| n.per_week), 3).as_deref(),
        Some("236,654")
    );
    assert_eq!(standing.verdict, Verdict::VerySlow);
}

#[test]
fn the_dossiers_of_the_real_report() {
    let rows = rows(&dong_khe(), Some(0));
    let ratio = &rows[12];
    let actual = ratio.actual.unwrap();
    assert_eq!(number::format_fixed(actual.value, 4), "97,2789"); // 143/147
    assert_eq!((actual.computed, actual.as_of), (true, day("12/01/2026")));
    assert_eq!(
        (ratio.standings[0].plan, ratio.verdict()),
        (None, Verdict::Slow)
    );
    assert_eq!(
        [6, 7, 8, 9].map(|at: usize| rows[at].verdict()),
        [
            Verdict::NoPlan,
            Verdict::NoPlan,
            Verdict::NoPlan,
            Verdict::Slow
        ]
    );
    assert_eq!(
        [0, 1, 6, 7, 8, 11, 12].map(|at: usize| rows[at].depth),
        [0, 1, 0, 1, 2, 2, 0]
    );
}

#[test]
fn a_computed_ratio_gives_way_to_a_typed_one_only() {
    let mut commune = dong_khe();
    let ratio = IndicatorId(12);
    // named by the report without a figure: still computed
    figure(&mut commune, ratio, "").same_period = Some(dec("95"));
    let row = &rows(&commune, Some(0))[12];
    assert_eq!(row.actual.map(|a| a.computed), Some(true));
    assert_eq!(
        fixed(row.same_period.map(|c| c.absolute), 2).as_deref(),
        Some("2,28")
    ); // 97,28 − 95
    commune.periods[0].figures[12].actual = Some(dec("97,3"));
    assert_eq!(
        rows(&commune, Some(0))[12]
            .actual
            .map(|a| (a.value, a.computed)),
        Some((dec("97,3"), false))
    );
    // nothing settled: no ratio, and a level does not wait for one
    commune.periods[0].figures.truncate(12);
    commune.periods[0].figures[7].actual = Some(Decimal::ZERO);
    assert!(rows(&commune, Some(0)).iter().all(|r| r.indicator != ratio));
}

#[test]
fn before_there_is_any_period_every_plan_waits() {
    let rows = rows(&dong_khe(), None);
    assert_eq!(
        rows.iter().map(|r| r.indicator.0).collect::<Vec<_>>(),
        [0, 1, 2, 3, 4, 5]
    );
    assert!(
        rows.iter()
            .all(|r| r.verdict() == Verdict::NoFigure && r.actual.is_none())
    );
}

/// Plans (name, window) of one indicator, and which of them apply.
fn check_plans(
    plans: &[(&str, Option<(&str, &str)>)],
    occasion: (&str, Option<&str>, bool),
    expect: &[&str],
) {
    let mut commune = commune();
    for (name, days) in plans {
        commune.plans.push(Plan {
            name: (*name).into(),
            window: days.and_then(|(from, to)| window(from, to)),
            ..plan("1")
        });
    }
    let all: Vec<usize> = (0..plans.len()).collect();
    let (on, opened, reported) = occasion;
    let got = applicable(
        &commune,
        &all,
        Occasion {
            day: day(on),
            opened: opened.map(day),
            reported,
        },
    );
    assert_eq!(
        got.iter().map(|at| plans[*at].0).collect::<Vec<_>>(),
        expect,
        "{occasion:?}"
    );
}

#[test]
fn the_plans_that_apply_on_a_day() {
    let plans = [
        ("luôn", None),
        ("2024", Some(("01/01/2024", "31/12/2024"))),
        ("quý I/2025", Some(("01/01/2025", "31/03/2025"))),
        ("2025", Some(("01/01/2025", "31/12/2025"))),
        ("tháng 3/2026", Some(("01/03/2026", "31/03/2026"))),
    ];
    let check = |on, reported, expect: &[&str]| check_plans(&plans, (on, None, reported), expect);
    check("31/12/2023", true, &["luôn"]); // none has begun
    check("01/01/2024", true, &["luôn", "2024"]);
    check("31/12/2024", true, &["luôn", "2024"]);
    check("31/03/2025", true, &["luôn", "quý I/2025", "2025"]);
    check("01/04/2025", true, &["luôn", "2025"]);
    check("12/01/2026", true, &["luôn", "2025"]); // between windows: the latest that ended
    check("12/01/2026", false, &["luôn"]); // an ended plan does not wait for a figure
    check("12/03/2026", false, &["luôn", "tháng 3/2026"]); // a running one does
    check("01/05/2026", true, &["luôn", "tháng 3/2026"]);
}

#[test]
fn two_capital_plans_are_live_in_january() {
    let plans = [
        ("2025", Some(("01/01/2025", "31/01/2026"))),
        ("2026", Some(("01/01/2026", "31/01/2027"))),
    ];
    let check = |on, opened, expect: &[&str]| check_plans(&plans, (on, opened, true), expect);
    check("12/01/2026", None, &["2025", "2026"]);
    check("12/01/2026", Some("01/01/2025"), &["2025"]);
    check("12/01/2026", Some("01/01/2026"), &["2026"]);
    check("12/01/2026", Some("13/12/2025"), &["2025", "2026"]); // no plan opened then
    check("28/02/2026", Some("01/01/2025"), &["2025"]); // settled after the end
    // the sum of a new year is no part of a plan that ended before
    check_plans(&plans[..1], ("12/02/2026", Some("01/02/2026"), true), &[]);
    check_plans(&plans[..1], ("12/02/2026", None, true), &["2025"]);
}

#[test]
fn a_level_of_the_catalogue_holds_where_no_plan_applies() {
    let mut commune = commune();
    let id = indicator(&mut commune, "Quá hạn", 1, Kind::Flow, None);
    commune.catalogue.indicators[0].default_level = Some((Requirement::AtMost, dec("0")));
    commune.plans.push(Plan {
        requirement: Requirement::AtMost,
        window: window("01/02/2026", "28/02/2026"),
        ..plan("5")
    });
    for name in ["2026-01", "2026-02"] {
        period(&mut commune, name);
        figure(&mut commune, id, "4");
    }
    let of = |at| {
        rows(&commune, Some(at))[0]
            .standings
            .iter()
            .map(|s| (s.plan, s.target, s.verdict))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(0), [(None, dec("0"), Verdict::Slow)]);
    assert_eq!(of(1), [(Some(0), dec("5"), Verdict::Met)]);
}

#[test]
fn every_year_has_its_own_plan() {
    let mut commune = commune();
    let id = indicator(&mut commune, "Thu", 0, Kind::Cumulative, None);
    for (year, value) in [(2025, "365"), (2026, "730")] {
        commune.plans.push(Plan {
            window: window(&format!("01/01/{year}"), &format!("31/12/{year}")),
            ..plan(value)
        });
    }
    for (name, actual) in [("2025-W52", "365"), ("2026-W01", "8"), ("2026-W02", "20")] {
        period(&mut commune, name);
        figure(&mut commune, id, actual);
    }
    let check = |at, plan: usize, expected: &str, verdict, previous: Option<&str>| {
        let row = &rows(&commune, Some(at))[0];
        let expected_now = row.standings[0]
            .pace
            .map(|p| number::format_short(p.expected, 12));
        assert_eq!(
            (row.standings.len(), row.standings[0].plan, row.verdict()),
            (1, Some(plan), verdict),
            "{at}"
        );
        assert_eq!(expected_now.as_deref(), Some(expected), "{at}");
        assert_eq!(row.previous.map(|c| c.absolute), previous.map(dec), "{at}");
    };
    check(0, 0, "362", Verdict::Met, None); // to 28/12/2025
    check(1, 1, "8", Verdict::OnPace, None); // 730 × 4/365; a sum that began anew has nothing before it
    check(2, 1, "22", Verdict::Slow, Some("12")); // 730 × 11/365; 20/22 = 0,909
}

#[test]
fn changes_against_the_previous_period() {
    let mut commune = commune();
    let stock = indicator(&mut commune, "Đàn trâu", 0, Kind::Stock, None);
    let sum = indicator(&mut commune, "Cấp giấy", 0, Kind::Cumulative, None);
    let own = indicator(&mut commune, "Vốn", 0, Kind::Cumulative, None);
    for (name, values) in [
        ("2025-12", ["562", "40", "90"]),
        ("2026-01", ["550", "3", "95"]),
        ("2026-03", ["540", "9", "97"]),
    ] {
        period(&mut commune, name);
        for (id, value) in [stock, sum, own].into_iter().zip(values) {
            figure(&mut commune, id, value).from = (id == own).then(|| day("01/01/2025"));
        }
    }
    let of = |at| {
        rows(&commune, Some(at))
            .iter()
            .map(|r| r.previous.map(|c| c.absolute))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(0), [None, None, None]);
    // a stock goes on over the year's end, a sum begins anew unless it says that it counts from before
    assert_eq!(of(1), [Some(dec("-12")), None, Some(dec("5"))]);
    assert_eq!(of(2), [None, None, None]); // February has no file
}

#[test]
fn the_same_period_as_printed_or_as_on_file() {
    let mut commune = commune();
    let id = indicator(&mut commune, "Tiếp nhận", 1, Kind::Flow, None);
    for name in ["2025-W01", "2026-W01", "2026-W02", "2026-W53"] {
        period(&mut commune, name);
        figure(
            &mut commune,
            id,
            if name == "2025-W01" { "40" } else { "50" },
        );
    }
    let check = |commune: &Commune, at, expect: Option<(&str, &str, &str)>| {
        let change = rows(commune, Some(at))[0].same_period;
        let expect = expect.map(|(base, absolute, percent)| Change {
            base: dec(base),
            absolute: dec(absolute),
            percent: Some(dec(percent)),
        });
        assert_eq!(change, expect, "{at}");
    };
    check(&commune, 1, Some(("40", "10", "25"))); // on file
    check(&commune, 2, None); // 2025-W02 is not on file
    check(&commune, 3, None); // 2025 has no week 53
    commune.periods[1].figures[0].same_period = Some(dec("20")); // what the report prints comes first
    commune.periods[2].figures[0].same_period = Some(dec("100"));
    check(&commune, 1, Some(("20", "30", "150")));
    check(&commune, 2, Some(("100", "-50", "-50")));
}

#[test]
fn a_plan_of_zero_has_no_percentage() {
    let mut commune = commune();
    let id = indicator(&mut commune, "Quá hạn", 1, Kind::Flow, None);
    commune.plans.push(Plan {
        requirement: Requirement::AtMost,
        ..plan("0")
    });
    period(&mut commune, "2026-01");
    figure(&mut commune, id, "3");
    let row = &rows(&commune, Some(0))[0];
    assert_eq!(
        (
            row.standings[0].percent,
            row.standings[0].variance,
            row.verdict()
        ),
        (None, Some(dec("3")), Verdict::Slow)
    );
}

#[test]
fn growth_has_neither_percentage_nor_pace() {
    let mut commune = commune();
    let id = indicator(&mut commune, "Thu", 0, Kind::Cumulative, None);
    commune.plans.push(Plan {
        requirement: Requirement::Growth,
        window: window("01/01/2026", "31/12/2030"),
        ..plan("10")
    });
    period(&mut commune, "2026");
    figure(&mut commune, id, "220").same_period = Some(dec("200"));
    let standing = rows(&commune, Some(0))[0].standings.remove(0);
    assert_eq!(
        (
            standing.percent,
            standing.variance,
            standing.pace,
            standing.needed,
            standing.projection
        ),
        (None, None, None, None, None)
    );
    assert_eq!(standing.verdict, Verdict::Met);
}

#[test]
fn depth_stops_at_the_group_and_at_four() {
    let mut commune = commune();
    let mut parent = None;
    for at in 0..7 {
        parent = Some(indicator(
            &mut commune,
            &format!("Cấp {at}"),
            0,
            Kind::Stock,
            parent,
        ));
    }
    let depth_of = |commune: &Commune, at: usize| depth(commune, &commune.catalogue.indicators[at]);
    assert_eq!(
        [0, 1, 4, 5, 6].map(|at| depth_of(&commune, at)),
        [0, 1, 4, 4, 4]
    );
    commune.catalogue.indicators[1].group = 1;
    assert_eq!([1, 2, 3].map(|at| depth_of(&commune, at)), [0, 0, 1]);
}
