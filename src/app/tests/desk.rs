//! Tasks by state, owner, sector and document.

use super::*;
use crate::assess::fixture::day;
use crate::assess::tasks::Facet;
use crate::assess::tasks::Filter::{All, NoDeadline, NoOwner, Open, Overdue, OverdueByDefault};
use crate::model::{Given, Task, TaskSource};

fn task(
    id: &str,
    owner: Option<&str>,
    sector: usize,
    source: usize,
    deadline: &Given<&str>,
) -> Task {
    let deadline = match deadline {
        Given::Stated(d) => Given::Stated(day(d)),
        Given::Default(d) => Given::Default(day(d)),
        Given::Missing => Given::Missing,
    };
    Task {
        id: id.into(),
        title: id.into(),
        sector: Some(sector),
        owner: owner.map_or(Given::Missing, |o| Given::Stated(o.into())),
        deadline,
        source,
        ..Task::default()
    }
}

/// Five tasks on 31/03/2026: one overdue, one overdue by default, one under way, two without a day.
pub(super) fn with_tasks() -> State {
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
    out.tasks = vec![
        task(
            "mặc định",
            Some("Công an xã"),
            0,
            1,
            &Given::Default("28/02/2026"),
        ),
        task(
            "quá hạn",
            Some("Phòng Kinh tế"),
            0,
            0,
            &Given::Stated("05/03/2026"),
        ),
        task(
            "đang làm",
            Some("Phòng Kinh tế"),
            1,
            1,
            &Given::Stated("30/06/2026"),
        ),
        task("không hạn", Some("Công an xã"), 1, 0, &Given::Missing),
        task("không ai", None, 0, 0, &Given::Missing),
    ];
    state_of(out)
}

fn shown(state: &State) -> Vec<usize> {
    state
        .desk
        .tasks(&state.data.commune, state.assessment.as_of)
}

#[track_caller]
fn leads_to(keys: &str, expect: &[usize]) -> State {
    let mut state = with_tasks();
    press(&mut state, keys);
    assert_eq!(shown(&state), expect, "{keys}");
    state
}

#[test]
fn tasks_are_filtered_by_owner_sector_and_document() {
    leads_to("5", &[1, 0, 2, 3, 4]);
    // Công an xã, Phòng Kinh tế, nobody; two sectors; two documents, the newest first
    let state = leads_to("5,=", &[1, 0, 2, 3, 4]);
    assert_eq!(told(&state), "T task 1 > pick 0");
    assert_eq!(
        state
            .facets()
            .iter()
            .map(|(_, of)| of.total())
            .collect::<Vec<_>>(),
        [2, 2, 1, 3, 2, 2, 3]
    );
    leads_to("5,=,ENTER", &[0, 3]);
    leads_to("5,c,DOWN,ENTER", &[1, 2]);
    leads_to("5,=,DOWN*2,ENTER", &[4]);
    leads_to("5,=,DOWN*3,ENTER", &[1, 0, 4]);
    leads_to("5,=,DOWN*5,ENTER", &[0, 2]);
    // an owner and a sector at once: the list opens at what is picked, its counts are of both
    let state = leads_to("5,=,DOWN,ENTER,=,DOWN*2,ENTER", &[1]);
    assert_eq!(
        state.desk.picked,
        [
            Facet::Owner(Some("Phòng Kinh tế".into())),
            Facet::Sector(Some(0))
        ]
    );
    // one owner in place of another; the same again gives it up; so does Esc on the page
    leads_to("5,=,ENTER,=,DOWN,ENTER", &[1, 2]);
    leads_to("5,=,ENTER,=,ENTER", &[1, 0, 2, 3, 4]);
    let state = leads_to("5,=,ENTER,RIGHT,ESC", &[1, 0, 2, 3, 4]);
    assert!(!state.desk.is_filtered());
    // Esc in the list leaves everything as it is
    let state = leads_to("5,=,ENTER,=,DOWN,ESC", &[0, 3]);
    assert_eq!(told(&state), "T task 0");
}

#[test]
fn states_without_tasks_are_passed_over() {
    let filter = |keys: &str| {
        let mut state = with_tasks();
        press(&mut state, keys);
        state.desk.filter
    };
    let all = [
        "5",
        "5,RIGHT",
        "5,RIGHT*2",
        "5,RIGHT*3",
        "5,RIGHT*4",
        "5,RIGHT*5",
        "5,RIGHT*6",
    ]
    .map(filter);

    assert_eq!(
        all,
        [
            All,
            Overdue,
            OverdueByDefault,
            Open,
            NoDeadline,
            NoOwner,
            All
        ]
    );
    assert_eq!(filter("5,LEFT"), NoOwner);
    // of Công an xã there is one overdue by default and one without a day
    assert_eq!(
        ["5,=,ENTER,RIGHT", "5,=,ENTER,RIGHT*2", "5,=,ENTER,RIGHT*3"].map(filter),
        [OverdueByDefault, NoDeadline, All]
    );
    leads_to("5,RIGHT*2", &[0]);
}

#[test]
fn esc_says_nothing_where_all_is_shown() {
    let mut state = with_tasks();
    assert_eq!(press(&mut state, "5,ESC"), Flow::Idle.into());
    // but where an answer goes, the frame changes
    press(&mut state, "PGDN");
    assert!(state.notice.is_some());
    assert_eq!(press(&mut state, "ESC"), Flow::Draw.into());
    assert_eq!(press(&mut state, "=,ENTER,ESC"), Flow::Draw.into());
}

#[test]
fn another_commune_knows_nothing_of_what_was_picked() {
    let mut state = with_tasks();
    press(&mut state, "5,=,DOWN*3,ENTER");
    update(
        &mut state,
        Message::Loaded(Box::new(Data::new(commune(), Vec::new()))),
    );
    assert!(state.desk.picked.is_empty());
}

#[test]
fn what_was_searched_for_is_shown_whatever_is_picked() {
    let mut state = with_tasks();
    press(&mut state, "5,=,ENTER,/,type:khong ai,ENTER");
    assert_eq!(
        (told(&state).as_str(), shown(&state).len()),
        ("T task 4 > task 4 v0", 5)
    );
}
