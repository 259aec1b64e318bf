//! Plans, printed percentages, earlier periods, dates.

use super::*;

#[test]
fn plans_of_parts_make_up_the_plan_of_the_total() {
    let build = |whole: &[(&str, Option<&str>)], parts: &[(u32, &str, Option<&str>)]| {
        let mut commune = flows(&["1", "2", "3"]);
        let mut add = |at: u32, value: &str, by: Option<&str>| {
            let id = format!("kh-{}", commune.plans.len()).into();
            commune.plans.push(Plan {
                id,
                indicator: IndicatorId(at),
                assigned_by: by.map(Into::into),
                ..plan(value)
            });
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
    let found = |commune: &Commune| {
        findings(commune)
            .iter()
            .map(|f| f.id.to_string())
            .collect::<Vec<_>>()
    };
    let good = build(
        &[("41.864,648184", None)],
        &[(0, "4.268,095715", None), (1, "37.596,552469", None)],
    );
    assert_eq!(found(&good), [""; 0]);
    assert_eq!(compared(&good).holding.len(), 2);
    let bad = build(
        &[("41.864,648184", None)],
        &[(0, "4.268,095715", None), (1, "37.596,552468", None)],
    );
    assert_eq!(found(&bad), ["quan-he/ke-hoach/kh-0"]);
    assert!(
        vi(&bad, &only(&bad))
            .starts_with("Kế hoạch của c: in 41.864,648184, cộng lại 41.864,648183")
    );
    // another plan of the total, without levels, has no parts of its own
    assert_eq!(
        found(&build(
            &[("30", None), ("99", None)],
            &[(0, "10", None), (1, "20", None)]
        )),
        [""; 0]
    );
    // two levels: each by itself
    let levels = |commune_level: &str| {
        build(
            &[("30", Some("Huyện")), ("33", Some("Xã"))],
            &[
                (0, "10", Some("Huyện")),
                (1, "20", Some("Huyện")),
                (0, "11", Some("Xã")),
                (1, commune_level, Some("Xã")),
            ],
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
        commune.plans.push(Plan {
            name: "trừ 2 dự án dừng".into(),
            ..plan("41.864,648184")
        });
        commune.plans.push(Plan {
            name: "gồm 2 dự án dừng".into(),
            ..plan("43.739,384184")
        });
        let (left, right) = (
            vec![Operand::Plan(0), Operand::Indicator(IndicatorId(0))],
            vec![Operand::Plan(1)],
        );
        commune.relations.push(Relation {
            id: "hai".into(),
            kind: RelationKind::Sum,
            left,
            right,
            hint: false,
            note: None,
        });
        commune
    };
    assert_eq!(findings(&build("1.874,736")), []);
    let bad = build("1.874,737");
    let said = vi(&bad, &only(&bad));
    assert!(
        said.starts_with("Mức giao: gồm 2 dự án dừng: in 43.739,384184, cộng lại 43.739,385184"),
        "{said}"
    );
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
    let weight = |typed: &str, printed: &[&str]| {
        findings(&build(typed, printed))
            .iter()
            .map(|f| f.weight)
            .collect::<Vec<_>>()
    };
    assert_eq!(weight("", &["31,58"]), []);
    assert_eq!(weight("", &["31,57"]), [Weight::Cut]);
    assert_eq!(weight("31,58", &[]), []);
    assert_eq!(weight("31,6", &["31,57", "32"]), [Weight::Cut]);
    assert_eq!(weight("30", &[]), [Weight::Wrong]);
    let found = only(&build("", &["31,57"]));
    assert_eq!(found.id, "tỷ lệ/ty-le".into());
    assert_eq!(
        vi(&build("", &[]), &found),
        "tỷ lệ: in 31,57%, tính lại 31,58% (6 / 19); số lẻ bị cắt, không làm tròn"
    );
}

#[test]
fn a_change_as_printed() {
    let check = |printed: &str, base: &str, expect: Option<&str>| {
        let mut commune = flows(&["53"]);
        let figure = &mut commune.periods[0].figures[0];
        figure.same_period = Some(dec(base));
        extra(figure).same_period_printed = Some(dec(printed));
        assert_eq!(
            findings(&commune)
                .first()
                .map(|f| vi(&commune, f))
                .as_deref(),
            expect
        );
    };
    check("3,9", "51", None); // 3,92
    check("4", "51", None);
    check(
        "3,8",
        "51",
        Some("a: so cùng kỳ in +3,8%, tính lại +3,92% (53 so với 51)"),
    );
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
    assert_eq!(
        vi(&bad, &only(&bad)),
        "thu: lũy kế in 120, nhỏ hơn 183,852 của Tháng 01/2026"
    );
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
    windows.plans.push(Plan {
        window: window("01/01/2025", "31/01/2026"),
        ..plan("100")
    });
    windows.plans.push(Plan {
        window: window("01/02/2026", "31/12/2026"),
        ..plan("100")
    });
    assert_eq!(findings(&windows), []);
}

fn cited(name: &str, date: Option<&str>, years: Option<(i32, i32)>) -> Citation {
    Citation {
        name: name.into(),
        date: date.map(day),
        before: None,
        school_year: years,
        section: Some("I.7".into()),
    }
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
        Citation {
            before: Some(("Mồng 1 Tết".into(), day("10/01/2026"))),
            ..cited("Chỉ thị số 2", Some("17/01/2026"), None)
        },
    ];
    let said: Vec<String> = findings(&commune).iter().map(|f| vi(&commune, f)).collect();
    let mut expect = [
        "Văn bản được dẫn (Kế hoạch số 6, 01/02/2026) đề ngày sau ngày lập văn bản, 31/01/2026",
        "Năm học in 2026-2026; một năm học là 2026-2027",
        "Năm học in 2024-2026; một năm học là 2024-2025",
        "Văn bản được dẫn (Chỉ thị số 2, 17/01/2026) đề ngày sau Mồng 1 Tết, 10/01/2026",
    ]
    .map(String::from)
    .to_vec();
    let mut sorted = said.clone();
    sorted.sort();
    expect.sort();
    assert_eq!(sorted, expect);
    assert!(
        findings(&commune)
            .iter()
            .all(|f| f.is_open() && f.sections() == ["I.7"])
    );
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
        meeting: false,
        closed: false,
    });
    let task = |id: &str, deadline| Task {
        id: id.into(),
        title: "Di dời".into(),
        deadline,
        section: Some("II.1".into()),
        ..Task::default()
    };
    commune.tasks = vec![
        task("t-1", Given::Stated(day("28/01/2026"))),
        task("t-2", Given::Stated(day("29/01/2026"))),
        task("t-3", Given::Default(day("28/01/2026"))),
        task("t-4", Given::Missing),
    ];
    let ids = |period: Option<usize>| {
        let found = compare(&commune, &row::rows(&commune, period), period).findings;
        found
            .iter()
            .map(|f| (f.id.to_string(), f.weight))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(Some(0)), []);
    let expect = [
        ("trich-dan/Kế hoạch 09-KH/TU".to_string(), Weight::Wrong),
        ("han/t-1".to_string(), Weight::Hint),
    ];
    assert_eq!(ids(Some(1)), expect);
    assert_eq!(ids(None), expect); // a commune without figures is looked at as well
    let found = compare(&commune, &[], None).findings;
    assert_eq!(found[0].sections(), ["002.txt, I.7"]);
    assert_eq!(
        vi(&commune, &found[1]),
        "Hạn của việc (Di dời, 28/01/2026) trước ngày văn bản (Kết luận 29/01/2026, 29/01/2026) (gợi ý)"
    );
}
