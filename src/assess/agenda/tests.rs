use proptest::prelude::*;

use super::*;
use crate::assess::fixture::{commune, day, plan, window};
use crate::model::{Given, Milestone, Plan, Task};

fn event(id: &str, when: When) -> Event {
    Event {
        id: id.into(),
        title: id.into(),
        when,
        hour: None,
        place: None,
        who: None,
        meeting: false,
        assumed: false,
        from: None,
        until: None,
        source: None,
    }
}

/// The days of one event between two days, each as `dd/mm`.
fn of(event: Event, from: &str, to: &str) -> Vec<String> {
    let commune = Commune {
        events: vec![event],
        ..commune()
    };
    between(&commune, day(from), day(to))
        .iter()
        .map(|o| crate::model::date::format_short(o.day))
        .collect()
}

fn check(when: When, from: &str, to: &str, expect: &[&str]) {
    assert_eq!(
        of(event("a", when), from, to),
        expect,
        "{when:?} {from} {to}"
    );
}

#[test]
fn weekly() {
    // 02/02/2026 is a Monday
    check(
        When::Weekly(Weekday::Mon),
        "01/02/2026",
        "28/02/2026",
        &["02/02", "09/02", "16/02", "23/02"],
    );
    check(
        When::Weekly(Weekday::Mon),
        "02/02/2026",
        "02/02/2026",
        &["02/02"],
    );
    check(When::Weekly(Weekday::Sun), "02/02/2026", "07/02/2026", &[]);
    check(
        When::Weekly(Weekday::Thu),
        "30/01/2026",
        "12/02/2026",
        &["05/02", "12/02"],
    );
}

#[test]
fn monthly() {
    check(
        When::Monthly(25),
        "01/01/2026",
        "31/03/2026",
        &["25/01", "25/02", "25/03"],
    );
    check(When::Monthly(25), "26/01/2026", "24/02/2026", &[]);
    // in a shorter month on its last day
    check(
        When::Monthly(31),
        "15/01/2026",
        "30/04/2026",
        &["31/01", "28/02", "31/03", "30/04"],
    );
    check(When::Monthly(30), "01/02/2028", "29/02/2028", &["29/02"]);
}

#[test]
fn monthly_on_a_weekday() {
    // 06/01, 03/02 and 03/03/2026 are first Tuesdays
    check(
        When::MonthlyWeekday(1, Weekday::Tue),
        "01/01/2026",
        "31/03/2026",
        &["06/01", "03/02", "03/03"],
    );
    check(
        When::MonthlyWeekday(4, Weekday::Mon),
        "01/02/2026",
        "28/02/2026",
        &["23/02"],
    );
    // the fifth is the last: 29/01 is the fifth Thursday of January, 26/02 the fourth of February
    check(
        When::MonthlyWeekday(5, Weekday::Thu),
        "01/01/2026",
        "28/02/2026",
        &["29/01", "26/02"],
    );
}

#[test]
fn lunar_and_yearly() {
    check(
        When::Lunar(1, 1),
        "01/01/2025",
        "31/12/2027",
        &["29/01", "17/02", "06/02"],
    );
    // 23/12 and 30/12 of the year 2025 lie in February 2026; that month has 29 days
    check(When::Lunar(23, 12), "01/01/2026", "31/12/2026", &["10/02"]);
    check(When::Lunar(30, 12), "01/02/2026", "28/02/2026", &["16/02"]);
    check(
        When::Yearly(19, 5),
        "01/01/2026",
        "31/12/2027",
        &["19/05", "19/05"],
    );
    check(When::Yearly(29, 2), "01/01/2026", "31/12/2028", &["29/02"]);
}

#[test]
fn once_and_over_several_days() {
    let two = When::Once(day("15/01/2026"), day("16/01/2026"));
    check(two, "01/01/2026", "31/01/2026", &["15/01"]);
    check(two, "16/01/2026", "31/01/2026", &["16/01"]); // under way when the stretch begins
    check(two, "17/01/2026", "31/01/2026", &[]);
    check(two, "01/01/2026", "14/01/2026", &[]);
    let commune = Commune {
        events: vec![event("a", two)],
        ..commune()
    };
    let got = between(&commune, day("16/01/2026"), day("20/01/2026"));
    let expect = Occurrence {
        day: day("16/01/2026"),
        first: day("15/01/2026"),
        last: day("16/01/2026"),
        entry: Entry::Event(0),
    };
    assert!(got == [expect] && expect.lasts());
}

#[test]
fn only_within_the_days_that_a_document_sets() {
    let limited = Event {
        from: Some(day("01/02/2026")),
        until: Some(day("16/02/2026")),
        ..event("a", When::Weekly(Weekday::Mon))
    };
    assert_eq!(
        of(limited.clone(), "01/01/2026", "31/12/2026"),
        ["02/02", "09/02", "16/02"]
    );
    assert_eq!(of(limited.clone(), "01/03/2026", "31/12/2026"), [""; 0]);
    assert_eq!(of(limited, "10/02/2026", "12/02/2026"), [""; 0]);
}

/// Two weeks with a bit of everything.
fn busy() -> Commune {
    let mut out = commune();
    let hour = |id: &str, hour: &str| Event {
        hour: Some(hour.into()),
        ..event(id, When::Once(day("02/02/2026"), day("02/02/2026")))
    };
    out.events = vec![
        hour("chiều", "chiều"),
        Event {
            meeting: true,
            hour: Some("07:30".into()),
            ..event("giao ban", When::Weekly(Weekday::Mon))
        },
        hour("mười giờ", "10 giờ"),
        event("cả ngày", When::Yearly(2, 2)),
        hour("lạ", "theo giấy mời"),
    ];
    let task = Task {
        id: "nv".into(),
        title: "nv".into(),
        deadline: Given::Stated(day("02/02/2026")),
        ..Task::default()
    };
    let step = |deadline: &str, done: Option<&str>| Milestone {
        title: "b".into(),
        deadline: Some(day(deadline)),
        done: done.map(day),
    };
    let steps = vec![
        step("01/02/2026", Some("30/01/2026")),
        step("03/02/2026", None),
    ];
    out.tasks = vec![
        task.clone(),
        Task {
            progress: Progress::Done(day("01/02/2026")),
            ..task.clone()
        },
        Task {
            milestones: steps,
            deadline: Given::Default(day("28/02/2026")),
            ..task
        },
    ];
    out.plans = vec![
        plan("1"),
        Plan {
            window: window("01/01/2026", "02/02/2026"),
            ..plan("1")
        },
    ];
    out
}

#[test]
fn a_day_in_its_order() {
    use Entry::{Deadline, Event, PlanEnd, Step};

    let busy = busy();
    let entries: Vec<_> = between(&busy, day("02/02/2026"), day("02/02/2026"))
        .iter()
        .map(|o| o.entry)
        .collect();
    // without an hour, 7:30, 10:00, in the afternoon, an hour that cannot be read; then what is due and not done
    assert_eq!(
        entries,
        [
            Event(3),
            Event(1),
            Event(2),
            Event(0),
            Event(4),
            Deadline(0),
            PlanEnd(1)
        ]
    );
    let rest: Vec<_> = between(&busy, day("03/02/2026"), day("28/02/2026"))
        .iter()
        .map(|o| (o.day.day(), o.entry))
        .collect();
    assert_eq!(
        rest,
        [
            (3, Step(2, 1)),
            (9, Event(1)),
            (16, Event(1)),
            (23, Event(1)),
            (28, Deadline(2))
        ]
    );
    assert_eq!(between(&busy, day("05/02/2026"), day("04/02/2026")), []);
}

#[test]
fn hours_in_figures_and_words() {
    let check = |text: &str, expect: Option<u32>| assert_eq!(minutes(text), expect, "{text}");
    check("07:30", Some(450));
    check("7h30", Some(450));
    check("7 giờ 30", Some(450));
    check("7 giờ", Some(420));
    check("8h", Some(480));
    check("14:00-16:00", Some(840));
    check("sáng", Some(420));
    check("Buổi chiều", Some(810));
    check("25:00", None);
    check("2026", None);
    check("theo giấy mời", None);
    check("", None);
}

#[test]
fn the_next_meeting() {
    let busy = busy();
    let next = |from: &str| next_meeting(&busy, day(from)).map(|o| (o.day, o.entry));
    assert_eq!(
        next("03/02/2026"),
        Some((day("09/02/2026"), Entry::Event(1)))
    );
    assert_eq!(
        next("09/02/2026"),
        Some((day("09/02/2026"), Entry::Event(1)))
    );
    assert_eq!(next_meeting(&commune(), day("03/02/2026")), None);
}

#[test]
fn the_monday_of_a_week() {
    for of in ["02/02/2026", "05/02/2026", "08/02/2026"] {
        assert_eq!(monday(day(of)), day("02/02/2026"));
    }
    assert_eq!(monday(NaiveDate::MAX).weekday(), Weekday::Mon);
}

fn when() -> impl Strategy<Value = When> {
    let weekday = || (0u8..7).prop_map(|n| Weekday::try_from(n).unwrap());
    let any_day = || {
        (-3_000_000i32..3_000_000)
            .prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap_or_default())
    };
    prop_oneof![
        (any_day(), 0u64..40)
            .prop_map(|(a, n)| When::Once(a, a.checked_add_days(Days::new(n)).unwrap_or(a))),
        weekday().prop_map(When::Weekly),
        (0u32..40).prop_map(When::Monthly),
        (0u32..9, weekday()).prop_map(|(n, d)| When::MonthlyWeekday(n, d)),
        (0u32..40, 0u32..15).prop_map(|(d, m)| When::Lunar(d, m)),
        (0u32..40, 0u32..15).prop_map(|(d, m)| When::Yearly(d, m)),
    ]
}

proptest! {
    #[test]
    fn sorted_inside_and_never_a_panic(whens in prop::collection::vec(when(), 0..6), start in prop_oneof![Just(NaiveDate::MIN), Just(NaiveDate::MAX), (690_000i32..810_000).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())], length in 0u64..5000) {
        let mut commune = busy();
        commune.events.extend(whens.into_iter().map(|w| Event { meeting: true, ..event("x", w) }));
        let end = start.checked_add_days(Days::new(length)).unwrap_or(start);
        let all = between(&commune, start, end);
        prop_assert!(all.is_sorted_by_key(|o| o.day));
        prop_assert!(all.iter().all(|o| start <= o.day && o.day <= end && o.first <= o.day && o.day <= o.last));
        if let Some(next) = next_meeting(&commune, start) {
            prop_assert!(next.day >= start);
        }
    }
}
