use proptest::prelude::*;

use super::*;
use crate::assess::fixture::{commune, day};
use crate::model::TaskSource;

fn task(id: &str, deadline: Option<&str>) -> Task {
    Task {
        id: id.into(),
        title: id.into(),
        deadline: deadline.map_or(Given::Missing, |d| Given::Stated(day(d))),
        ..Task::default()
    }
}

fn step(deadline: Option<&str>, done: Option<&str>) -> Milestone {
    Milestone {
        title: "bước".into(),
        deadline: deadline.map(day),
        done: done.map(day),
    }
}

fn on(task: &Task, today: &str) -> TaskStanding {
    standing(0, task, day(today))
}

#[test]
fn the_state_on_a_day() {
    let check = |today: &str, state, left| {
        let got = on(&task("a", Some("28/02/2026")), today);
        assert_eq!((got.state, got.left), (state, Some(left)), "{today}");
    };
    check("01/02/2026", TaskState::Open, 27);
    check("24/02/2026", TaskState::Open, 4);
    check("25/02/2026", TaskState::DueSoon(3), 3);
    check("28/02/2026", TaskState::DueSoon(0), 0);
    check("01/03/2026", TaskState::Overdue(1), -1);
    check("02/03/2026", TaskState::Overdue(2), -2);
    check("28/02/2027", TaskState::Overdue(365), -365);
    let none = on(&task("a", None), "01/02/2026");
    assert_eq!(
        (none.state, none.due, none.left),
        (TaskState::NoDeadline, None, None)
    );
}

#[test]
fn the_state_as_reported() {
    let check = |progress, deadline: Option<&str>, state, left| {
        let got = on(
            &Task {
                progress,
                ..task("a", deadline)
            },
            "10/02/2026",
        );
        assert_eq!(
            (got.state, got.left),
            (state, left),
            "{progress:?} {deadline:?}"
        );
    };
    check(
        Progress::Waiting,
        Some("05/02/2026"),
        TaskState::Waiting,
        Some(-5),
    );
    check(Progress::Paused, None, TaskState::Paused, None);
    check(
        Progress::Returned,
        Some("12/02/2026"),
        TaskState::Returned,
        Some(2),
    );
    check(
        Progress::Done(day("04/02/2026")),
        Some("05/02/2026"),
        TaskState::DoneOnTime,
        Some(1),
    );
    check(
        Progress::Done(day("05/02/2026")),
        Some("05/02/2026"),
        TaskState::DoneOnTime,
        Some(0),
    );
    check(
        Progress::Done(day("08/02/2026")),
        Some("05/02/2026"),
        TaskState::DoneLate,
        Some(-3),
    );
    check(
        Progress::Done(day("08/02/2026")),
        None,
        TaskState::Done,
        None,
    );
}

#[test]
fn the_next_step_counts_where_it_comes_first() {
    let plan = |steps: Vec<Milestone>, deadline| Task {
        milestones: steps,
        ..task("quy hoạch", deadline)
    };
    let three = |first: Option<&str>| {
        vec![
            step(Some("28/02/2026"), first),
            step(Some("31/03/2026"), None),
            step(Some("31/05/2026"), None),
        ]
    };
    let check = |task: &Task, today, state, due_step, next_step| {
        let got = on(task, today);
        assert_eq!(
            (got.state, got.due_step, got.next_step),
            (state, due_step, next_step),
            "{today}"
        );
    };
    check(
        &plan(three(None), Some("31/05/2026")),
        "01/02/2026",
        TaskState::Open,
        Some(0),
        Some(0),
    );
    check(
        &plan(three(None), Some("31/05/2026")),
        "05/03/2026",
        TaskState::Overdue(5),
        Some(0),
        Some(0),
    );
    check(
        &plan(three(Some("27/02/2026")), Some("31/05/2026")),
        "30/03/2026",
        TaskState::DueSoon(1),
        Some(1),
        Some(1),
    );
    // without a day of its own the steps' days hold; steps without a day do not count, but are next
    check(
        &plan(three(Some("27/02/2026")), None),
        "01/03/2026",
        TaskState::Open,
        Some(1),
        Some(1),
    );
    check(
        &plan(vec![step(None, None), step(None, None)], None),
        "01/03/2026",
        TaskState::NoDeadline,
        None,
        Some(0),
    );
    check(
        &plan(vec![step(None, None), step(Some("02/03/2026"), None)], None),
        "01/03/2026",
        TaskState::DueSoon(1),
        Some(1),
        Some(0),
    );
    // all steps done, the task itself not
    check(
        &plan(
            vec![step(Some("28/02/2026"), Some("20/02/2026"))],
            Some("10/03/2026"),
        ),
        "11/03/2026",
        TaskState::Overdue(1),
        None,
        None,
    );
    // a step after the task's own day does not put it off
    check(
        &plan(vec![step(Some("20/03/2026"), None)], Some("10/03/2026")),
        "11/03/2026",
        TaskState::Overdue(1),
        None,
        Some(0),
    );
}

/// Six tasks of two documents, three owners and two sectors, on 10/02/2026.
fn six() -> Commune {
    let mut out = commune();
    let source = |name: &str, date: &str| TaskSource {
        name: name.into(),
        document: "x.txt".into(),
        date: day(date),
        citations: Vec::new(),
        meeting: false,
        closed: false,
    };
    out.task_sources = vec![
        source("Báo cáo", "16/01/2026"),
        source("Kết luận", "29/01/2026"),
    ];
    let owned = |name: &str| Given::Stated(name.into());
    out.tasks = vec![
        Task {
            owner: owned("Phòng Kinh tế"),
            sector: Some(1),
            ..task("xa", Some("31/03/2026"))
        },
        Task {
            owner: owned("Đảng ủy"),
            ..task("không hạn", None)
        },
        Task {
            deadline: Given::Default(day("28/02/2026")),
            source: 1,
            sector: Some(0),
            ..task("mặc định", None)
        },
        Task {
            owner: Given::Default("Công an xã".into()),
            source: 1,
            ..task("hôm nay", Some("10/02/2026"))
        },
        Task {
            owner: owned("Đảng ủy"),
            progress: Progress::Done(day("01/02/2026")),
            ..task("xong", Some("02/02/2026"))
        },
        Task {
            owner: owned("Công an xã"),
            sector: Some(0),
            ..task("quá hạn", Some("05/02/2026"))
        },
    ];
    out
}

#[test]
fn orders() {
    let six = six();
    let check = |order, expect: [&str; 6]| {
        let mut all = standings(&six, day("10/02/2026"));
        all.reverse();
        sort(&six, &mut all, order);
        assert_eq!(
            all.iter()
                .map(|s| &*six.tasks[s.task].id)
                .collect::<Vec<_>>(),
            expect,
            "{order:?}"
        );
    };
    check(
        Order::Urgency,
        ["quá hạn", "hôm nay", "mặc định", "xa", "không hạn", "xong"],
    );
    // c before đ before p; without an owner last
    check(
        Order::Owner,
        ["quá hạn", "hôm nay", "không hạn", "xong", "xa", "mặc định"],
    );
    check(
        Order::Sector,
        ["quá hạn", "mặc định", "xa", "hôm nay", "không hạn", "xong"],
    );
    // the conclusion of 29/01 before the report of 16/01
    check(
        Order::Source,
        ["hôm nay", "mặc định", "quá hạn", "xa", "không hạn", "xong"],
    );
}

#[test]
fn a_default_day_is_less_pressing_than_a_stated_one() {
    let default = |id: &str, deadline: &str| Task {
        deadline: Given::Default(day(deadline)),
        ..task(id, None)
    };
    let all = [
        default("lỡ mặc định", "31/01/2026"),
        task("hôm nay", Some("10/02/2026")),
        task("lỡ", Some("05/02/2026")),
        default("sắp mặc định", "11/02/2026"),
        task("còn xa", Some("20/02/2026")),
        Task {
            milestones: vec![step(Some("01/02/2026"), None)],
            ..default("bước", "28/02/2026")
        },
    ];
    let mut all: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(at, t)| standing(at, t, day("10/02/2026")))
        .collect();
    sort(&commune(), &mut all, Order::Urgency);
    // what is overdue or due by a stated day, a step's too; then by a default one; then the rest
    assert_eq!(
        all.iter().map(|s| s.task).collect::<Vec<_>>(),
        [5, 2, 1, 0, 3, 4]
    );
    let counts = Counts::of(&all);
    assert_eq!(
        (
            counts.under(Filter::Overdue),
            counts.under(Filter::OverdueByDefault),
            counts.under(Filter::DueSoon)
        ),
        (2, 1, 2)
    );
}

/// So many tasks in each state.
fn in_states(states: &[(usize, TaskState)]) -> Counts {
    let states = states
        .iter()
        .flat_map(|(count, state)| vec![*state; *count]);
    let standings = states.map(|state| TaskStanding {
        state,
        ..standing(0, &task("a", None), day("10/02/2026"))
    });
    let owned = standings.map(|s| TaskStanding {
        no_owner: false,
        owner_default: false,
        deadline_default: false,
        ..s
    });
    Counts::of(&owned.collect::<Vec<_>>())
}

#[test]
fn filters_that_say_nothing_are_left_out() {
    let of = |counts: Counts| counts.filters();
    assert_eq!(of(Counts::default()), [(Filter::All, 0)]);
    let (open, no_day) = (TaskState::Open, TaskState::NoDeadline);
    let open = in_states(&[(2, open), (1, no_day)]);
    assert_eq!(
        of(open),
        [(Filter::All, 3), (Filter::Open, 2), (Filter::NoDeadline, 1)]
    );
    let some_done = in_states(&[(2, TaskState::Open), (1, TaskState::DoneLate)]);
    assert_eq!(
        of(some_done),
        [
            (Filter::All, 3),
            (Filter::Undone, 2),
            (Filter::Open, 2),
            (Filter::Done, 1)
        ]
    );
}

#[test]
fn what_tasks_can_be_picked_by() {
    let six = six();
    let all = standings(&six, day("10/02/2026"));
    let said = |picked: &[Facet]| -> Vec<(String, usize)> {
        facet::all(&six, &all, picked)
            .into_iter()
            .map(|(f, of)| (format!("{f:?}"), of.total()))
            .collect()
    };
    let owner = |name: &str| Facet::Owner(Some(name.into()));
    let expect = |list: Vec<(Facet, usize)>| {
        list.into_iter()
            .map(|(f, n)| (format!("{f:?}"), n))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&[]),
        expect(vec![
            (owner("Công an xã"), 2),
            (owner("Đảng ủy"), 2),
            (owner("Phòng Kinh tế"), 1),
            (Facet::Owner(None), 1),
            (Facet::Sector(Some(0)), 2),
            (Facet::Sector(Some(1)), 1),
            (Facet::Sector(None), 3),
            (Facet::Source(1), 2),
            (Facet::Source(0), 4),
        ])
    );
    // a pick counts for the other kinds, not for its own; a kind with one member is left out
    assert_eq!(
        said(&[owner("Đảng ủy")]),
        expect(vec![
            (owner("Công an xã"), 2),
            (owner("Đảng ủy"), 2),
            (owner("Phòng Kinh tế"), 1),
            (Facet::Owner(None), 1),
        ])
    );
    // what is picked stays, though nothing is left of it
    let none = said(&[owner("Đảng ủy"), Facet::Source(1)]);
    assert!(
        none.contains(&(format!("{:?}", owner("Đảng ủy")), 0))
            && none.contains(&(format!("{:?}", Facet::Source(1)), 0)),
        "{none:?}"
    );
    for facet in [owner("Đảng ủy"), Facet::Sector(None), Facet::Source(1)] {
        let n = all.iter().filter(|s| facet.has(&six, s)).count();
        assert!(said(&[]).contains(&(format!("{facet:?}"), n)), "{facet:?}");
    }
    assert_eq!(Facet::Source(1).name(Lang::Vi, &six), "Kết luận");
    assert_eq!(
        (
            Facet::Owner(None).kind(Lang::Vi),
            Facet::Owner(None).name(Lang::Vi, &six)
        ),
        ("Chủ trì", "chưa có chủ trì".into())
    );
}

#[test]
fn a_waiting_task_is_as_urgent_as_its_day() {
    let mut all = [
        Task {
            progress: Progress::Paused,
            ..task("dừng", Some("01/02/2026"))
        },
        task("hôm nay", Some("10/02/2026")),
        Task {
            progress: Progress::Waiting,
            ..task("chờ", Some("01/02/2026"))
        },
        Task {
            progress: Progress::Returned,
            ..task("trả", Some("01/02/2026"))
        },
        task("quá hạn", Some("05/02/2026")),
    ]
    .iter()
    .enumerate()
    .map(|(at, t)| standing(at, t, day("10/02/2026")))
    .collect::<Vec<_>>();
    sort(&commune(), &mut all, Order::Urgency);
    assert_eq!(
        all.iter().map(|s| s.task).collect::<Vec<_>>(),
        [2, 4, 1, 0, 3]
    );
}

#[test]
fn counts() {
    let six = six();
    let all = standings(&six, day("10/02/2026"));
    let counts = Counts::of(&all);
    let expect = [
        (Filter::All, 6),
        (Filter::Undone, 5),
        (Filter::Overdue, 1),
        (Filter::OverdueByDefault, 0),
        (Filter::DueSoon, 1),
        (Filter::Open, 2),
        (Filter::NoDeadline, 1),
        (Filter::NoOwner, 1),
        (Filter::Held, 0),
        (Filter::Done, 1),
    ];
    for (filter, expect) in expect {
        assert_eq!(counts.under(filter), expect, "{filter:?}");
    }
    assert_eq!(counts.in_state(TaskState::DoneOnTime), 1);
    assert_eq!(counts.count(|s| s.owner_default), 1);
    assert_eq!(counts.count(|s| s.deadline_default), 1);
    // two weeks on the default day has passed too, and the task of 10/02
    let later = Counts::of(&standings(&six, day("01/03/2026")));
    assert_eq!(later.count(|s| s.state.is_overdue()), 3);
    assert_eq!(later.under(Filter::OverdueByDefault), 1);
    assert_eq!(
        counts.sentence(Lang::Vi),
        "5 việc chưa xong: 1 quá hạn, 1 sắp đến hạn, 1 không hạn; 1 việc chưa có chủ trì; đã xong 1"
    );
    let by = |kind: Facet| facet::counts(&six, &all, &kind).into_iter();
    let owner = |name: &str| Facet::Owner(Some(name.into()));
    let owners: Vec<_> = by(Facet::Owner(None))
        .map(|(of, c)| (of, c.total(), c.under(Filter::Overdue)))
        .collect();
    assert_eq!(
        owners,
        [
            (owner("Công an xã"), 2, 1),
            (owner("Đảng ủy"), 2, 0),
            (owner("Phòng Kinh tế"), 1, 0),
            (Facet::Owner(None), 1, 0)
        ]
    );
    let sectors: Vec<_> = by(Facet::Sector(None))
        .map(|(of, c)| (of, c.total()))
        .collect();
    assert_eq!(
        sectors,
        [
            (Facet::Sector(Some(0)), 2),
            (Facet::Sector(Some(1)), 1),
            (Facet::Sector(None), 3)
        ]
    );
    let sources: Vec<_> = by(Facet::Source(0))
        .map(|(of, c)| (of, c.total(), c.under(Filter::Done)))
        .collect();
    assert_eq!(
        sources,
        [(Facet::Source(1), 2, 0), (Facet::Source(0), 4, 1)]
    );
}

proptest! {
    #[test]
    fn every_task_is_counted_once(days in prop::collection::vec((prop::option::of(0i64..60), 0u8..5), 0..20), today in 0i64..60) {
        let from = day("01/02/2026");
        let at = |n: i64| from + chrono::Duration::days(n);
        let mut all: Vec<_> = days.iter().enumerate().map(|(i, (deadline, progress))| {
            let progress = match progress {
                0 => Progress::Waiting,
                1 => Progress::Paused,
                2 => Progress::Done(at(30)),
                _ => Progress::Open,
            };
            let deadline = deadline.map_or(Given::Missing, |n| Given::Stated(at(n)));
            standing(i, &Task { deadline, progress, ..task("a", None) }, at(today))
        }).collect();
        let c = Counts::of(&all);
        let states = Filter::ALL.iter().filter(|f| !matches!(f, Filter::All | Filter::Undone | Filter::NoOwner));
        prop_assert_eq!(states.map(|f| c.under(*f)).sum::<usize>(), all.len());
        sort(&commune(), &mut all, Order::Urgency);
        let left: Vec<_> = all.iter().filter(|s| s.state.is_overdue()).map(|s| s.left).collect();
        prop_assert!(left.is_sorted());
    }
}

#[test]
fn a_sentence_for_the_chairman() {
    let check = |counts: Counts, vi: &str, en: &str| {
        let said = [Lang::Vi, Lang::En].map(|lang| counts.sentence(lang));
        assert_eq!(said, [vi, en]);
    };
    let (late, waiting) = (TaskState::Overdue(1), TaskState::Waiting);
    let mut unowned = in_states(&[
        (3, late),
        (2, TaskState::DueSoon(1)),
        (30, TaskState::NoDeadline),
        (7, waiting),
        (5, TaskState::DoneOnTime),
    ]);
    for standing in unowned.0.iter_mut().take(28) {
        standing.no_owner = true;
    }
    check(
        unowned,
        "42 việc chưa xong: 3 quá hạn, 2 sắp đến hạn, 30 không hạn; 28 việc chưa có chủ trì; đã xong 5",
        "42 tasks are not done: 3 overdue, 2 soon due, 30 without a deadline; 28 without an owner; 5 done",
    );
    let by_default = |overdue: usize, by_default: usize, all: usize| {
        let mut counts = in_states(&[(overdue, late), (all - overdue, waiting)]);
        for standing in counts.0.iter_mut().take(by_default) {
            standing.deadline_default = true;
        }
        counts
    };
    check(
        by_default(81, 79, 92),
        "92 việc chưa xong: 2 quá hạn, 79 quá hạn (mặc định)",
        "92 tasks are not done: 2 overdue, 79 overdue (default)",
    );
    check(
        by_default(1, 1, 2),
        "2 việc chưa xong: 1 quá hạn (mặc định)",
        "2 tasks are not done: 1 overdue (default)",
    );
    let counts = |count: usize| in_states(&[(count, waiting)]);
    check(counts(1), "1 việc chưa xong", "1 task is not done");
    let done = |count: usize| in_states(&[(count, TaskState::DoneLate)]);
    check(done(7), "Đã xong cả 7 việc", "All 7 tasks are done");
    check(done(1), "Việc duy nhất đã xong", "The only task is done");
    check(counts(0), "Chưa có nhiệm vụ nào", "No tasks yet");
}
