//! Every check by itself, then all of them at once.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Check, Compared, Finding, Remark, Term, Weight, compare, said};
use crate::assess::fixture::{commune, day, dec, dong_khe, figure, indicator, period, plan, print, window};
use crate::assess::row;
use crate::model::figure::Extra;
use crate::model::{
    Acknowledgement, Citation, Commune, Doubt, Figure, Given, IndicatorId, Kind, Operand, Part, Plan, Progress, Qualifier, Relation,
    RelationKind, Task, TaskSource, Unit,
};
use crate::text::Lang;

/// A commune with flows in `hồ sơ`, named a, b, c …, of these values; an empty one has no figure.
fn flows(values: &[&str]) -> Commune {
    let mut out = commune();
    for (name, _) in ('a'..).zip(values) {
        indicator(&mut out, &name.to_string(), 1, Kind::Flow, None);
    }
    period(&mut out, "2026-01");
    for (at, value) in (0u32..).zip(values).filter(|(_, v)| !v.is_empty()) {
        figure(&mut out, IndicatorId(at), value);
    }
    out
}

/// A relation between flows by their names.
fn relate(commune: &mut Commune, kind: RelationKind, left: &str, right: &str) {
    let side = |names: &str| names.chars().filter_map(|n| commune.catalogue.find(&n.to_string())).map(Operand::Indicator).collect();
    let (left, right) = (side(left), side(right));
    commune.relations.push(Relation { id: "quan-he".into(), kind, left, right, hint: false, note: None });
}

fn compared(commune: &Commune) -> Compared {
    let period = commune.periods.len().checked_sub(1);
    compare(commune, &row::rows(commune, period), period)
}

fn findings(commune: &Commune) -> Vec<Finding> {
    compared(commune).findings
}

/// The only finding there is.
fn only(commune: &Commune) -> Finding {
    let found = findings(commune);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

fn vi(commune: &Commune, finding: &Finding) -> String {
    said::sentence(Lang::Vi, commune, finding)
}

fn extra(figure: &mut Figure) -> &mut Extra {
    figure.extra.get_or_insert_with(|| Box::new(Extra::default()))
}

fn split(figure: &mut Figure, parts: &[(&str, &str)]) {
    extra(figure).parts = parts.iter().map(|(name, value)| Part { name: (*name).into(), value: dec(value) }).collect();
}

#[test]
fn parts_make_up_their_total() {
    let check = |values: &[&str], left: &str, right: &str, expect: Option<&str>| {
        let mut commune = flows(values);
        relate(&mut commune, RelationKind::Sum, left, right);
        let compared = compared(&commune);
        assert_eq!(compared.findings.first().map(|f| vi(&commune, f)).as_deref(), expect, "{values:?}");
        assert_eq!((compared.findings.len(), compared.holding.len()), if expect.is_some() { (1, 0) } else { (0, 1) });
    };
    check(&["1", "3", "4"], "ab", "c", None);
    check(&["1", "3", "3"], "ab", "c", Some("c: báo cáo ghi 3, cộng lại 4 (1 + 3), lệch −1"));
    check(&["7", "155", "162"], "c", "ab", None); // the other way round
    check(&["7", "155", "161"], "c", "ab", Some("c: báo cáo ghi 161, cộng lại 162 (7 + 155), lệch −1"));
    check(&["7", "155", "147", "15"], "ab", "cd", None);
    check(&["7", "155", "147", "14"], "ab", "cd", Some("c, d: 147 + 14 = 161; a, b: 7 + 155 = 162; lệch −1"));
    // to the sixth decimal: the money of the real report
    check(&["3.792,680", "29.947,332029", "33.740,012029"], "ab", "c", None);
    check(
        &["3.792,680", "29.947,332029", "33.740,012028"],
        "ab",
        "c",
        Some("c: báo cáo ghi 33.740,012028, cộng lại 33.740,012029 (3.792,680 + 29.947,332029), lệch −0,000001"),
    );
    check(&["5.619,854328", "20.360,559701", "3.966,918", "29.947,332029"], "abc", "d", None);
    check(&["1,0", "2,00", "3"], "ab", "c", None); // digits are no difference
}

#[test]
fn a_relation_with_a_missing_figure_is_not_looked_at() {
    for kind in [RelationKind::Sum, RelationKind::NotLarger, RelationKind::Same, RelationKind::Product, RelationKind::Doubled] {
        for values in [["", "3", "9"], ["1", "3", ""]] {
            let mut commune = flows(&values);
            let left = if kind == RelationKind::NotLarger || kind == RelationKind::Same { "a" } else { "ab" };
            relate(&mut commune, kind, left, "c");
            assert_eq!(compared(&commune), Compared::default(), "{kind:?} {values:?}");
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
    check(&["32", "84", "29", "229"], Some(Remark::Twice(Term::Indicator(IndicatorId(1))))); // 145 + 84
    check(&["32", "84", "29", "228"], None);
    check(&["32", "84", "29", "61"], None); // too small by one of them: not twice
    check(&["2", "2", "5", "11"], None); // two that fit explain nothing
    check(&["32", "84", "29", "145.000"], Some(Remark::Thousand));
    check(&["32.000", "84.000", "29.000", "145"], Some(Remark::Thousand));
}

#[test]
fn a_subtotal_counted_twice_is_told_from_another_error() {
    // 204 suất kê tên, 81 suất cấp trên; 366 = 285 + 81
    let mut commune = flows(&["32", "84", "59", "29", "81", "366"]);
    relate(&mut commune, RelationKind::Doubled, "abcde", "f");
    let found = only(&commune);
    assert_eq!((found.check, found.weight, found.difference()), (Check::Doubled, Weight::Wrong, dec("81")));
    assert_eq!(vi(&commune, &found), "f: báo cáo ghi 366, cộng lại 285 (32 + 84 + 59 + 29 + 81), lệch +81; có thể đã cộng hai lần: e");
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
        assert_eq!(findings(&commune).iter().map(|f| &*f.id).collect::<Vec<_>>(), expect, "{values:?}");
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
        commune.catalogue.units[1] = Unit { name: unit.into(), short: unit.into(), en: unit.into() };
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
        commune.catalogue.units.extend(units.map(|u| Unit { name: u.into(), short: u.into(), en: u.into() }));
        for (name, unit) in [("a", 1), ("b", 3), ("c", 4)] {
            indicator(&mut commune, name, unit, Kind::Flow, None);
        }
        period(&mut commune, "2026-01");
        for (at, value) in (0u32..).zip(values) {
            figure(&mut commune, IndicatorId(at), value);
        }
        relate(&mut commune, RelationKind::Product, "ab", "c");
        let compared = compared(&commune);
        assert_eq!((compared.holding.len() == 1, compared.findings.is_empty()), (holds, holds), "{units:?} {values:?}");
        compared.findings.first().map(|f| vi(&commune, f))
    };
    check(["đồng", "đồng"], ["17", "500.000", "8.500.000"], true);
    check(["đồng/người", "triệu đồng"], ["160", "400.000", "64"], true);
    check(["nghìn đồng", "triệu đồng"], ["528", "400", "211,2"], true);
    check(["triệu đồng", "tỷ đồng"], ["3", "23,4", "0,0702"], true);
    check(["con", "con"], ["3", "4", "12"], true); // no money at all
    let said = check(["đồng", "triệu đồng"], ["21", "500.000", "10,4"], false);
    assert_eq!(said.as_deref(), Some("c: báo cáo ghi 10,4 triệu đồng, nhân lại 10,5 triệu đồng (21 hồ sơ × 500.000 đồng)"));
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
    assert_eq!(vi(&commune, &only(&commune)), "a ghi 160, b ghi 168: phải là cùng một số");

    let count = |printed: &str| {
        let mut commune = flows(&[printed, "6"]);
        split(&mut commune.periods[0].figures[1], &[("na", "4"), ("mít", "1"), ("ổi", "1"), ("chuối", "0")]);
        relate(&mut commune, RelationKind::Count, "a", "b");
        commune
    };
    assert_eq!(findings(&count("3")), []);
    assert_eq!(vi(&count("4"), &only(&count("4"))), "a: báo cáo ghi 4, đếm lại 3 (na, mít, ổi)");
}

#[test]
fn a_breakdown_adds_up() {
    let check = |actual: &str, parts: &[(&str, &str)], expect: Option<(&str, &str)>| {
        let mut commune = flows(&[actual]);
        commune.hamlets = vec!["Nà Lũng".into(), "Ba Nàng".into()];
        split(&mut commune.periods[0].figures[0], parts);
        let found = findings(&commune).first().map(|f| (f.check, f.recomputed.total, f.difference()));
        assert_eq!(found, expect.map(|(total, off)| (Check::Breakdown, dec(total), dec(off))), "{parts:?}");
    };
    check("3", &[("Nà Lũng", "1"), ("Ba Nàng", "2")], None);
    check("4", &[("Nà Lũng", "1"), ("Ba Nàng", "2")], Some(("3", "1")));
    check("4", &[("Nà Lũng", "1")], None); // only some hamlets are named
    check("4", &[("Nà Lũng", "5")], Some(("5", "-1")));
    check("25", &[("tách thửa", "2"), ("đính chính", "31")], Some(("33", "-8")));
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
        assert_eq!((one.findings.len(), one.holding.len()), (findings, holding), "{whole} {parts:?}");
        // a declared sum takes its place
        relate(&mut commune, RelationKind::Sum, "bc", "a");
        let both = compared(&commune);
        assert!(both.findings.iter().chain(&both.holding).all(|f| f.check == Check::Sum), "{both:?}");
        assert_eq!(both.findings.len() + both.holding.len(), 1);
    };
    check("5", ["2", "3"], 0, 1);
    check("6", ["2", "3"], 0, 0);
    check("4", ["2", "3"], 1, 0);
}

#[test]
fn plans_of_parts_make_up_the_plan_of_the_total() {
    let build = |whole: &[(&str, Option<&str>)], parts: &[(u32, &str, Option<&str>)]| {
        let mut commune = flows(&["1", "2", "3"]);
        let mut add = |at: u32, value: &str, by: Option<&str>| {
            let id = format!("kh-{}", commune.plans.len()).into();
            commune.plans.push(Plan { id, indicator: IndicatorId(at), assigned_by: by.map(Into::into), ..plan(value) });
        };
        for (value, by) in whole {
            add(2, value, *by);
        }
        for (at, value, by) in parts {
            add(*at, value, *by);
        }
        relate(&mut commune, RelationKind::Sum, "ab", "c");
        commune
    };
    let found = |commune: &Commune| findings(commune).iter().map(|f| f.id.to_string()).collect::<Vec<_>>();
    let good = build(&[("41.864,648184", None)], &[(0, "4.268,095715", None), (1, "37.596,552469", None)]);
    assert_eq!(found(&good), [""; 0]);
    assert_eq!(compared(&good).holding.len(), 2);
    let bad = build(&[("41.864,648184", None)], &[(0, "4.268,095715", None), (1, "37.596,552468", None)]);
    assert_eq!(found(&bad), ["quan-he/ke-hoach/kh-0"]);
    assert!(vi(&bad, &only(&bad)).starts_with("Kế hoạch của c: báo cáo ghi 41.864,648184, cộng lại 41.864,648183"));
    // another plan of the total, without levels, has no parts of its own
    assert_eq!(found(&build(&[("30", None), ("99", None)], &[(0, "10", None), (1, "20", None)])), [""; 0]);
    // two levels: each by itself
    let levels = |commune_level: &str| {
        build(
            &[("30", Some("Huyện")), ("33", Some("Xã"))],
            &[(0, "10", Some("Huyện")), (1, "20", Some("Huyện")), (0, "11", Some("Xã")), (1, commune_level, Some("Xã"))],
        )
    };
    assert_eq!(found(&levels("22")), [""; 0]);
    assert_eq!(found(&levels("23")), ["quan-he/ke-hoach/kh-1"]);
    // a part without a plan, and a plan worked out from a percentage, prove nothing
    assert_eq!(found(&build(&[("30", None)], &[(0, "10", None)])), [""; 0]);
    let mut derived = build(&[("30", None)], &[(0, "10", None), (1, "21", None)]);
    derived.plans[0].derived = true;
    assert_eq!(found(&derived), [""; 0]);
}

#[test]
fn a_relation_may_name_plans() {
    let build = |stopped: &str| {
        let mut commune = flows(&[stopped]);
        commune.plans.push(Plan { name: "trừ 2 dự án dừng".into(), ..plan("41.864,648184") });
        commune.plans.push(Plan { name: "gồm 2 dự án dừng".into(), ..plan("43.739,384184") });
        let (left, right) = (vec![Operand::Plan(0), Operand::Indicator(IndicatorId(0))], vec![Operand::Plan(1)]);
        commune.relations.push(Relation { id: "hai".into(), kind: RelationKind::Sum, left, right, hint: false, note: None });
        commune
    };
    assert_eq!(findings(&build("1.874,736")), []);
    let bad = build("1.874,737");
    let said = vi(&bad, &only(&bad));
    assert!(said.starts_with("Mức giao: gồm 2 dự án dừng: báo cáo ghi 43.739,384184, cộng lại 43.739,385184"), "{said}");
}

#[test]
fn a_ratio_as_printed_and_as_typed() {
    let build = |typed: &str, printed: &[&str]| {
        let mut commune = flows(&["6", "19"]);
        let id = indicator(&mut commune, "tỷ lệ", 2, Kind::Ratio, None);
        commune.catalogue.indicators[id.index()].ratio = Some((IndicatorId(0), IndicatorId(1)));
        let figure = figure(&mut commune, id, typed);
        for percent in printed {
            print(figure, None, percent, None);
        }
        commune
    };
    let weight = |typed: &str, printed: &[&str]| findings(&build(typed, printed)).iter().map(|f| f.weight).collect::<Vec<_>>();
    assert_eq!(weight("", &["31,58"]), []);
    assert_eq!(weight("", &["31,57"]), [Weight::Cut]);
    assert_eq!(weight("31,58", &[]), []);
    assert_eq!(weight("31,6", &["31,57", "32"]), [Weight::Cut]);
    assert_eq!(weight("30", &[]), [Weight::Wrong]);
    let found = only(&build("", &["31,57"]));
    assert_eq!(found.id, "tỷ lệ/ty-le".into());
    assert_eq!(vi(&build("", &[]), &found), "tỷ lệ: báo cáo ghi 31,57%, tính lại 31,58% (6 / 19); số lẻ bị cắt, không làm tròn");
}

#[test]
fn a_change_as_printed() {
    let check = |printed: &str, base: &str, expect: Option<&str>| {
        let mut commune = flows(&["53"]);
        let figure = &mut commune.periods[0].figures[0];
        figure.same_period = Some(dec(base));
        extra(figure).same_period_printed = Some(dec(printed));
        assert_eq!(findings(&commune).first().map(|f| vi(&commune, f)).as_deref(), expect);
    };
    check("3,9", "51", None); // 3,92
    check("4", "51", None);
    check("3,8", "51", Some("a: so cùng kỳ báo cáo ghi +3,8%, tính lại +3,92% (53 so với 51)"));
    check("100", "0", None); // a change from nothing has no percentage
    check("-7,0", "57", None); // −7,02
}

#[test]
fn a_cumulative_sum_never_falls_within_its_window() {
    let build = |before: &str, after: &str| {
        let mut commune = commune();
        let id = indicator(&mut commune, "thu", 0, Kind::Cumulative, None);
        for (name, value) in [("2026-01", before), ("2026-02", after)] {
            period(&mut commune, name);
            figure(&mut commune, id, value);
        }
        commune
    };
    assert_eq!(findings(&build("100", "100")), []);
    let bad = build("183,852", "120");
    assert_eq!(vi(&bad, &only(&bad)), "thu: lũy kế ghi 120, nhỏ hơn 183,852 của Tháng 01/2026");
    assert_eq!(only(&bad).weight, Weight::Wrong);
    // an estimate is replaced by what it came to
    let mut estimate = bad.clone();
    estimate.periods[0].figures[0].qualifier = Some(Qualifier::Estimate);
    assert_eq!(only(&estimate).weight, Weight::Hint);
    // a sum that began anew, a stock, a day that is no later
    let mut anew = bad.clone();
    anew.periods[1].figures[0].from = Some(day("01/02/2026"));
    assert_eq!(findings(&anew), []);
    let mut stock = bad.clone();
    stock.catalogue.indicators[0].kind = Kind::Stock;
    assert_eq!(findings(&stock), []);
    let mut early = bad.clone();
    early.periods[1].figures[0].as_of = early.periods[0].figures[0].as_of;
    assert_eq!(findings(&early), []);
    // over the end of a plan's window it counts anew
    let mut windows = build("100", "50");
    windows.plans.push(Plan { window: window("01/01/2025", "31/01/2026"), ..plan("100") });
    windows.plans.push(Plan { window: window("01/02/2026", "31/12/2026"), ..plan("100") });
    assert_eq!(findings(&windows), []);
}

#[test]
fn what_may_differ_is_a_hint() {
    let build = || {
        let mut commune = flows(&["1", "3", "3"]);
        relate(&mut commune, RelationKind::Sum, "ab", "c");
        commune
    };
    assert_eq!(only(&build()).weight, Weight::Wrong);
    let mut declared = build();
    declared.relations[0].hint = true;
    let mut about = build();
    about.periods[0].figures[2].qualifier = Some(Qualifier::About);
    let mut days = build();
    days.periods[0].figures[0].as_of = day("15/01/2026");
    let mut windows = build();
    windows.periods[0].figures[0].from = Some(day("01/12/2025"));
    windows.periods[0].figures[1].from = Some(day("01/01/2026"));
    let mut doubted = build();
    doubted.doubts.push(Doubt { finding: "quan-he".into(), reason: "đọc được hai cách".into() });
    for commune in [declared, about, days, windows, doubted] {
        let found = only(&commune);
        assert_eq!((found.weight, found.is_open()), (Weight::Hint, false));
        assert!(vi(&commune, &found).ends_with("(gợi ý)"));
    }
    let mut estimate = build();
    estimate.periods[0].figures[2].qualifier = Some(Qualifier::Estimate);
    assert_eq!(only(&estimate).weight, Weight::Wrong);
}

#[test]
fn somebody_has_looked_at_it() {
    let mut commune = flows(&["1", "3", "3", ""]);
    relate(&mut commune, RelationKind::Sum, "ab", "c");
    relate(&mut commune, RelationKind::NotLarger, "b", "a");
    commune.relations[1].id = "khac".into();
    commune.acknowledged.push(Acknowledgement {
        finding: "quan-he".into(),
        who: "Văn phòng".into(),
        date: day("19/01/2026"),
        reason: "một người tính hai lần".into(),
    });
    let found = findings(&commune);
    assert_eq!(
        found.iter().map(|f| (&*f.id, f.is_open(), f.acknowledged)).collect::<Vec<_>>(),
        [("khac", true, None), ("quan-he", false, Some(0))]
    );
}

#[test]
fn a_figure_left_blank_is_a_hint() {
    let mut commune = flows(&["1", "2"]);
    commune.periods[0].figures[0].actual = None;
    let found = only(&commune);
    assert_eq!((found.check, found.weight, &*found.id), (Check::Blank, Weight::Hint, "a/bo-trong"));
    print(&mut commune.periods[0].figures[0], None, "96,1", None);
    assert_eq!(findings(&commune), []);
}

fn cited(name: &str, date: Option<&str>, years: Option<(i32, i32)>) -> Citation {
    Citation { name: name.into(), date: date.map(day), before: None, school_year: years, section: Some("I.7".into()) }
}

#[test]
fn dates_that_cannot_be() {
    let mut commune = flows(&["1"]);
    // the report is of 31/01/2026
    commune.periods[0].citations = vec![
        cited("Kế hoạch số 5", Some("31/01/2026"), None),
        cited("Kế hoạch số 6", Some("01/02/2026"), None),
        cited("2025-2026", None, Some((2025, 2026))),
        cited("2026 - 2026", None, Some((2026, 2026))),
        cited("2024-2026", None, Some((2024, 2026))),
        Citation { before: Some(("Mồng 1 Tết".into(), day("10/01/2026"))), ..cited("Chỉ thị số 2", Some("17/01/2026"), None) },
    ];
    let said: Vec<String> = findings(&commune).iter().map(|f| vi(&commune, f)).collect();
    let mut expect = [
        "Văn bản được dẫn (Kế hoạch số 6, 01/02/2026) đề ngày sau ngày lập văn bản, 31/01/2026",
        "Năm học ghi 2026-2026; một năm học là 2026-2027",
        "Năm học ghi 2024-2026; một năm học là 2024-2025",
        "Văn bản được dẫn (Chỉ thị số 2, 17/01/2026) đề ngày sau Mồng 1 Tết, 10/01/2026",
    ]
    .map(String::from)
    .to_vec();
    let mut sorted = said.clone();
    sorted.sort();
    expect.sort();
    assert_eq!(sorted, expect);
    assert!(findings(&commune).iter().all(|f| f.is_open() && f.sections() == ["I.7"]));
}

#[test]
fn tasks_are_looked_at_once_with_the_newest_period() {
    let mut commune = flows(&["1"]);
    period(&mut commune, "2026-02");
    commune.task_sources.push(TaskSource {
        name: "Kết luận 29/01/2026".into(),
        document: "002.txt".into(),
        date: day("29/01/2026"),
        citations: vec![cited("Kế hoạch 09-KH/TU", Some("11/12/2026"), None)],
    });
    let task = |id: &str, deadline| Task {
        id: id.into(),
        title: "Di dời".into(),
        sector: None,
        owner: Given::Missing,
        support: Vec::new(),
        deadline,
        deadline_words: None,
        goal: None,
        indicator: None,
        milestones: Vec::new(),
        progress: Progress::Open,
        source: 0,
        section: Some("II.1".into()),
        note: None,
    };
    commune.tasks = vec![
        task("t-1", Given::Stated(day("28/01/2026"))),
        task("t-2", Given::Stated(day("29/01/2026"))),
        task("t-3", Given::Default(day("28/01/2026"))),
        task("t-4", Given::Missing),
    ];
    let ids = |period: Option<usize>| {
        let found = compare(&commune, &row::rows(&commune, period), period).findings;
        found.iter().map(|f| (f.id.to_string(), f.weight)).collect::<Vec<_>>()
    };
    assert_eq!(ids(Some(0)), []);
    let expect = [("trich-dan/Kế hoạch 09-KH/TU".to_string(), Weight::Wrong), ("han/t-1".to_string(), Weight::Hint)];
    assert_eq!(ids(Some(1)), expect);
    assert_eq!(ids(None), expect); // a commune without figures is looked at as well
    let found = compare(&commune, &[], None).findings;
    assert_eq!(found[0].sections(), ["002.txt, I.7"]);
    assert_eq!(vi(&commune, &found[1]), "Hạn của việc (Di dời, 28/01/2026) trước ngày văn bản (Kết luận 29/01/2026, 29/01/2026) (gợi ý)");
}

#[test]
fn what_holds_reads_as_an_equation() {
    let mut commune = flows(&["7", "155", "162", "147", "15", "126"]);
    relate(&mut commune, RelationKind::Sum, "ab", "c");
    relate(&mut commune, RelationKind::Sum, "de", "c");
    relate(&mut commune, RelationKind::NotLarger, "f", "c");
    relate(&mut commune, RelationKind::Same, "c", "c");
    split(&mut commune.periods[0].figures[3], &[("đất đai", "140"), ("kinh doanh", "7")]);
    let holding = compared(&commune).holding;
    let all: Vec<&Finding> = holding.iter().collect();
    assert_eq!(
        said::equations(Lang::Vi, &commune, &all),
        ["đất đai 140 + kinh doanh 7 = 147", "7 + 155 = 162 = 147 + 15", "f 126 ≤ c 162", "c 162 = c 162"]
    );
}

#[test]
fn the_real_report() {
    let compared = compared(&dong_khe());
    assert_eq!(compared.findings.iter().map(|f| (&*f.id, f.weight)).collect::<Vec<_>>(), [("Giải ngân vốn/ty-le/kh", Weight::Wrong)]);
    let equations = said::equations(Lang::Vi, &dong_khe(), &compared.holding.iter().collect::<Vec<_>>());
    for expect in [
        "33.740,012029 / 43.739,384184 = 77,14% (gồm cả 2 dự án dừng)",
        "3.792,680 + 5.619,854328 + 20.360,559701 + 3.966,918 = 33.740,012029",
        "147 + 15 = 162",
        "143 + 4 = 147",
    ] {
        assert!(equations.iter().any(|e| e == expect), "{expect}: {equations:?}");
    }
}

/// Parts a, b, c; total d = a + b + c; e = d; f ≥ a; g x h = i; the two shares j and k of a whole hundred.
fn consistent(parts: [i64; 3], scale: u32, more: i64, price: i64, share: i64) -> Commune {
    let d = |v: i64| Decimal::new(v, scale);
    let total: i64 = parts.iter().sum();
    let values = [
        d(parts[0]),
        d(parts[1]),
        d(parts[2]),
        d(total),
        d(total),
        d(parts[0] + more),
        Decimal::from(parts[0]),
        Decimal::from(price),
        Decimal::from(parts[0] * price),
        Decimal::new(share, 2),
        Decimal::new(10_000 - share, 2),
    ];
    let mut commune = flows(&["1"; 11]);
    for (figure, value) in commune.periods[0].figures.iter_mut().zip(values) {
        figure.actual = Some(value);
    }
    let names: Vec<(String, String)> = (0..3).map(|at| (format!("phần {at}"), crate::model::number::format(d(parts[at])))).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    split(&mut commune.periods[0].figures[3], &names);
    relate(&mut commune, RelationKind::Sum, "abc", "d");
    relate(&mut commune, RelationKind::Same, "d", "e");
    relate(&mut commune, RelationKind::NotLarger, "a", "f");
    relate(&mut commune, RelationKind::Product, "gh", "i");
    relate(&mut commune, RelationKind::Complement, "jk", "");
    for (at, relation) in commune.relations.iter_mut().enumerate() {
        relation.id = format!("r{at}").into();
    }
    commune
}

proptest! {
    #[test]
    fn no_finding_where_all_relations_hold_and_one_where_a_figure_is_changed(
        parts in [1i64..1_000_000_000, 1i64..1_000_000_000, 1i64..1_000_000_000],
        scale in 0u32..7,
        more in 0i64..1_000_000,
        price in 1i64..1_000_000,
        share in 0i64..=10_000,
        at in prop::sample::select(vec![0usize, 1, 2, 3, 4, 6, 7, 8]),
        off in 1i64..1_000,
    ) {
        let good = consistent(parts, scale, more, price, share);
        prop_assert_eq!(findings(&good), vec![]);
        prop_assert_eq!(compared(&good).holding.len(), 6);
        let mut bad = good;
        let figure = &mut bad.periods[0].figures[at];
        figure.actual = figure.actual.map(|v| v + Decimal::new(off, scale));
        let found = findings(&bad);
        prop_assert!(!found.is_empty());
        for finding in &found {
            prop_assert!(!vi(&bad, finding).is_empty());
            prop_assert!(finding.concerns(IndicatorId(u32::try_from(at).unwrap())));
        }
    }

    #[test]
    fn never_panics_on_any_decimals(
        values in prop::collection::vec((any::<i128>(), 0u32..=28), 11),
        kinds in prop::collection::vec(0usize..7, 1..5),
    ) {
        use RelationKind::{Complement, Count, Doubled, NotLarger, Product, Same, Sum};
        let mut commune = flows(&["1"; 11]);
        for (figure, (mantissa, scale)) in commune.periods[0].figures.iter_mut().zip(values) {
            let value = Decimal::try_from_i128_with_scale(mantissa >> 31, scale).unwrap_or(Decimal::MAX);
            figure.actual = Some(value);
            figure.same_period = Some(-value);
            print(figure, Some(0), "99,99", None);
            extra(figure).same_period_printed = Some(value);
            extra(figure).parts = vec![Part { name: "x".into(), value }, Part { name: "y".into(), value: Decimal::MAX }];
        }
        commune.plans.push(Plan { indicator: IndicatorId(3), ..plan("0,0000000000000000000000000001") });
        for kind in kinds {
            let kind = [Sum, NotLarger, Product, Complement, Same, Count, Doubled][kind];
            relate(&mut commune, kind, "abc", "d");
            relate(&mut commune, kind, "a", "b");
            relate(&mut commune, kind, "", "");
        }
        let Compared { findings, holding } = compared(&commune);
        for finding in &findings {
            let _ = (vi(&commune, finding), said::sentence(Lang::En, &commune, finding));
        }
        let _ = said::equations(Lang::Vi, &commune, &holding.iter().collect::<Vec<_>>());
    }
}
