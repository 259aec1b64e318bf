//! Relations between the figures of one period.

use super::*;

#[test]
fn parts_make_up_their_total() {
    let check = |values: &[&str], left: &str, right: &str, expect: Option<&str>| {
        let mut commune = flows(values);
        relate(&mut commune, RelationKind::Sum, left, right);
        let compared = compared(&commune);
        assert_eq!(
            compared
                .findings
                .first()
                .map(|f| vi(&commune, f))
                .as_deref(),
            expect,
            "{values:?}"
        );
        assert_eq!(
            (compared.findings.len(), compared.holding.len()),
            if expect.is_some() { (1, 0) } else { (0, 1) }
        );
    };
    check(&["1", "3", "4"], "ab", "c", None);
    check(
        &["1", "3", "3"],
        "ab",
        "c",
        Some("c: in 3, cộng lại 4 (1 + 3), lệch −1"),
    );
    check(&["7", "155", "162"], "c", "ab", None); // the other way round
    check(
        &["7", "155", "161"],
        "c",
        "ab",
        Some("c: in 161, cộng lại 162 (7 + 155), lệch −1"),
    );
    check(&["7", "155", "147", "15"], "ab", "cd", None);
    check(
        &["7", "155", "147", "14"],
        "ab",
        "cd",
        Some("c, d: 147 + 14 = 161; a, b: 7 + 155 = 162; lệch −1"),
    );
    // to the sixth decimal: the money of the real report
    check(
        &["3.792,680", "29.947,332029", "33.740,012029"],
        "ab",
        "c",
        None,
    );
    check(
        &["3.792,680", "29.947,332029", "33.740,012028"],
        "ab",
        "c",
        Some(
            "c: in 33.740,012028, cộng lại 33.740,012029 (3.792,680 + 29.947,332029), lệch −0,000001",
        ),
    );
    check(
        &[
            "5.619,854328",
            "20.360,559701",
            "3.966,918",
            "29.947,332029",
        ],
        "abc",
        "d",
        None,
    );
    check(&["1,0", "2,00", "3"], "ab", "c", None); // digits are no difference
}

#[test]
fn a_relation_with_a_missing_figure_is_not_looked_at() {
    for kind in [
        RelationKind::Sum,
        RelationKind::NotLarger,
        RelationKind::Same,
        RelationKind::Product,
        RelationKind::Doubled,
    ] {
        for values in [["", "3", "9"], ["1", "3", ""]] {
            let mut commune = flows(&values);
            let left = if kind == RelationKind::NotLarger || kind == RelationKind::Same {
                "a"
            } else {
                "ab"
            };
            relate(&mut commune, kind, left, "c");
            assert_eq!(
                compared(&commune),
                Compared::default(),
                "{kind:?} {values:?}"
            );
        }
    }
}

#[test]
fn what_explains_a_wrong_sum() {
    let check = |values: &[&str], expect: Option<Remark>| {
        let mut commune = flows(values);
        relate(&mut commune, RelationKind::Sum, "abc", "d");
        assert_eq!(only(&commune).remark, expect, "{values:?}");
    };
    check(
        &["32", "84", "29", "229"],
        Some(Remark::Twice(Term::Indicator(IndicatorId(1)))),
    ); // 145 + 84
    check(&["32", "84", "29", "228"], None);
    check(&["32", "84", "29", "61"], None); // too small by one of them: not twice
    check(&["2", "2", "5", "11"], None); // two that fit explain nothing
    check(&["32", "84", "29", "145.000"], Some(Remark::Thousand));
    check(
        &["32.000", "84.000", "29.000", "145"],
        Some(Remark::Thousand),
    );
}

#[test]
fn a_subtotal_counted_twice_is_told_from_another_error() {
    // 204 suất kê tên, 81 suất cấp trên; 366 = 285 + 81
    let mut commune = flows(&["32", "84", "59", "29", "81", "366"]);
    relate(&mut commune, RelationKind::Doubled, "abcde", "f");
    let found = only(&commune);
    assert_eq!(
        (found.check, found.weight, found.difference()),
        (Check::Doubled, Weight::Wrong, dec("81"))
    );
    assert_eq!(
        vi(&commune, &found),
        "f: in 366, cộng lại 285 (32 + 84 + 59 + 29 + 81), lệch +81; có thể đã cộng hai lần: e"
    );
    for total in ["285", "300"] {
        let mut commune = flows(&["32", "84", "59", "29", "81", total]);
        relate(&mut commune, RelationKind::Doubled, "abcde", "f");
        assert_eq!(compared(&commune).findings, [], "{total}");
    }
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    let check = |values: &[&str], expect: &[&str]| {
        let mut commune = flows(values);
        relate(&mut commune, RelationKind::NotLarger, "ab", "c");
        assert_eq!(
            findings(&commune)
                .iter()
                .map(|f| &*f.id)
                .collect::<Vec<_>>(),
            expect,
            "{values:?}"
        );
    };
    check(&["1", "2", "2"], &[]);
    check(&["3", "2", "2"], &["quan-he/a"]);
    check(&["3", "4", "2"], &["quan-he/b", "quan-he/a"]); // the larger difference first
    check(&["", "4", "2"], &["quan-he/b"]);
}

#[test]
fn another_unit_is_said_of_money_only() {
    let check = |unit: &str, part: &str, expect: Option<Remark>| {
        let mut commune = flows(&[part, "11.654.000"]);
        commune.catalogue.units[1] = Unit {
            name: unit.into(),
            short: unit.into(),
            en: unit.into(),
            people: false,
        };
        relate(&mut commune, RelationKind::NotLarger, "a", "b");
        let found = only(&commune);
        assert_eq!(found.remark, expect, "{unit} {part}");
        assert_eq!(found.id, "quan-he".into());
    };
    check("đồng", "200.000.000", Some(Remark::OtherUnit));
    check("đồng", "11.700.000", None);
    check("đồng", "11.654.000.000", Some(Remark::Thousand));
    check("hồ sơ", "200.000.000", None);
}

#[test]
fn count_times_price_in_any_unit_of_money() {
    let check = |units: [&str; 2], values: [&str; 3], holds: bool| {
        let mut commune = commune();
        commune.catalogue.units.extend(units.map(|u| Unit {
            name: u.into(),
            short: u.into(),
            en: u.into(),
            people: false,
        }));
        for (name, unit) in [("a", 1), ("b", 3), ("c", 4)] {
            indicator(&mut commune, name, unit, Kind::Flow, None);
        }
        period(&mut commune, "2026-01");
        for (at, value) in (0u32..).zip(values) {
            figure(&mut commune, IndicatorId(at), value);
        }
        relate(&mut commune, RelationKind::Product, "ab", "c");
        let compared = compared(&commune);
        assert_eq!(
            (compared.holding.len() == 1, compared.findings.is_empty()),
            (holds, holds),
            "{units:?} {values:?}"
        );
        compared.findings.first().map(|f| vi(&commune, f))
    };
    check(["đồng", "đồng"], ["17", "500.000", "8.500.000"], true);
    check(["đồng/người", "triệu đồng"], ["160", "400.000", "64"], true);
    check(["nghìn đồng", "triệu đồng"], ["528", "400", "211,2"], true);
    check(["triệu đồng", "tỷ đồng"], ["3", "23,4", "0,0702"], true);
    check(["con", "con"], ["3", "4", "12"], true); // no money at all
    let said = check(["đồng", "triệu đồng"], ["21", "500.000", "10,4"], false);
    assert_eq!(
        said.as_deref(),
        Some("c: in 10,4 triệu đồng, nhân lại 10,5 triệu đồng (21 hồ sơ × 500.000 đồng)")
    );
    let said = check(["đồng", "triệu đồng"], ["21", "500.000", "10.500"], false).unwrap();
    assert!(said.ends_with("có thể khác đơn vị tính"), "{said}");
}

#[test]
fn percentages_of_a_whole_make_a_hundred_as_far_as_they_are_rounded() {
    let check = |values: &[&str], holds: bool| {
        let mut commune = flows(values);
        let names: String = ('a'..).take(values.len()).collect();
        relate(&mut commune, RelationKind::Complement, &names, "");
        assert_eq!(findings(&commune).is_empty(), holds, "{values:?}");
    };
    check(&["31,58", "68,42"], true);
    check(&["31,57", "68,42"], false); // one of them was cut
    check(&["12,5", "87,5"], true);
    check(&["13", "88"], true); // 12,5 and 87,5, both rounded up
    check(&["13", "86"], false);
    check(&["33", "33", "33"], true);
    check(&["33,3", "33,3", "33,3"], true);
    check(&["33", "33", "32"], false);
    check(&["100", "0"], true);
}

#[test]
fn the_same_figure_in_two_places_and_a_count_of_names() {
    let mut commune = flows(&["2.673", "2.673"]);
    relate(&mut commune, RelationKind::Same, "a", "b");
    assert_eq!(findings(&commune), []);
    let mut commune = flows(&["160", "168"]);
    relate(&mut commune, RelationKind::Same, "a", "b");
    assert_eq!(
        vi(&commune, &only(&commune)),
        "a in 160, b in 168: phải là cùng một số"
    );

    let count = |printed: &str| {
        let mut commune = flows(&[printed, "6"]);
        split(
            &mut commune.periods[0].figures[1],
            &[("na", "4"), ("mít", "1"), ("ổi", "1"), ("chuối", "0")],
        );
        relate(&mut commune, RelationKind::Count, "a", "b");
        commune
    };
    assert_eq!(findings(&count("3")), []);
    assert_eq!(
        vi(&count("4"), &only(&count("4"))),
        "a: in 4, đếm lại 3 (na, mít, ổi)"
    );
}

#[test]
fn a_breakdown_adds_up() {
    let check = |actual: &str, parts: &[(&str, &str)], expect: Option<(&str, &str)>| {
        let mut commune = flows(&[actual]);
        commune.hamlets = vec!["Nà Lũng".into(), "Ba Nàng".into()];
        split(&mut commune.periods[0].figures[0], parts);
        let found = findings(&commune)
            .first()
            .map(|f| (f.check, f.recomputed.total, f.difference()));
        assert_eq!(
            found,
            expect.map(|(total, off)| (Check::Breakdown, dec(total), dec(off))),
            "{parts:?}"
        );
    };
    check("3", &[("Nà Lũng", "1"), ("Ba Nàng", "2")], None);
    check("4", &[("Nà Lũng", "1"), ("Ba Nàng", "2")], Some(("3", "1")));
    check("4", &[("Nà Lũng", "1")], None); // only some hamlets are named
    check("4", &[("Nà Lũng", "5")], Some(("5", "-1")));
    check(
        "25",
        &[("tách thửa", "2"), ("đính chính", "31")],
        Some(("33", "-8")),
    );
    check("15", &[("Nà Lũng", "14,5"), ("Ba Nàng", "0,50")], None);
}

#[test]
fn parts_by_structure_may_leave_something_out() {
    let check = |whole: &str, parts: [&str; 2], findings: usize, holding: usize| {
        let mut commune = commune();
        let total = indicator(&mut commune, "a", 1, Kind::Flow, None);
        for (name, unit) in [("b", 1), ("c", 1), ("d", 0)] {
            indicator(&mut commune, name, unit, Kind::Flow, Some(total));
        }
        period(&mut commune, "2026-01");
        for (at, value) in (0u32..).zip([whole, parts[0], parts[1], "999"]) {
            figure(&mut commune, IndicatorId(at), value);
        }
        let one = compared(&commune);
        assert_eq!(
            (one.findings.len(), one.holding.len()),
            (findings, holding),
            "{whole} {parts:?}"
        );
        // a declared sum takes its place
        relate(&mut commune, RelationKind::Sum, "bc", "a");
        let both = compared(&commune);
        assert!(
            both.findings
                .iter()
                .chain(&both.holding)
                .all(|f| f.check == Check::Sum),
            "{both:?}"
        );
        assert_eq!(both.findings.len() + both.holding.len(), 1);
    };
    check("5", ["2", "3"], 0, 1);
    check("6", ["2", "3"], 0, 0);
    check("4", ["2", "3"], 1, 0);
}
