//! Presenting a meeting: which page keys and the clock lead to, what is concluded from it, and that nothing leads away from it by accident.

use std::time::Duration;

use super::concluding::{blank, in_words, monday, written};
use super::*;
use crate::app::act::present::drive;
use crate::app::present::NEVER;
use crate::app::{Blank, Step};
use crate::data::meeting::MeetingChange;
use crate::model::{AgendaItem, Given, Task, TaskSource};
use crate::text::Lang;

/// The number of the page and its name, and what else holds.
fn page(state: &State) -> String {
    let Some(present) = &state.present else {
        return "no page".to_string();
    };
    let shown = present.page().unwrap();
    let name = shown.name(Lang::Vi, &state.data.commune);
    let marks = [
        (present.blank == Some(Blank::Black), " black"),
        (present.blank == Some(Blank::White), " white"),
        (present.frozen, " held"),
        (present.unlocked, " unlocked"),
        (present.paused, " paused"),
        (!state.layers.is_empty(), " below"),
    ];
    let marks: String = marks
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, mark)| mark)
        .collect();
    let typed = if present.typed.is_empty() {
        String::new()
    } else {
        format!(" typed {}", present.typed)
    };
    let overview = present
        .overview
        .map(|at| format!(" pages {}", at + 1))
        .unwrap_or_default();
    format!(
        "{}/{} {name}{marks}{typed}{overview}",
        present.at + 1,
        present.pages.len()
    )
}

#[track_caller]
fn leads(keys: &str, expect: &str) {
    let mut state = monday();
    press(&mut state, keys);
    assert_eq!(page(&state), expect, "{keys}");
}

#[test]
fn the_pages_come_in_the_order_of_the_agenda() {
    for (keys, expect) in [
        ("F5", "1/9 Khai mạc"),
        ("F5,PGDN", "2/9 Nhiệm vụ đã giao"),
        ("F5,PGDN*2", "3/9 Số liệu chính"),
        ("F5,PGDN*3", "4/9 Thu"),
        ("F5,PGDN*4", "5/9 Giải ngân"),
        ("F5,PGDN*5", "6/9 Số liệu chính"),
        ("F5,PGDN*6", "7/9 Điểm cần hỏi lại"),
        ("F5,PGDN*7", "8/9 Việc cần bổ sung chủ trì, hạn"),
        ("F5,PGDN*8", "9/9 Kết luận cuộc họp"),
        ("F5,PGDN*9", "9/9 Kết luận cuộc họp"),
    ] {
        leads(keys, expect);
    }
}

#[test]
fn keys_of_slide_programs_and_of_clickers_turn_the_page() {
    for next in ["PGDN", "RIGHT", "SPACE", "n", "ENTER"] {
        leads(&format!("F5,{next}*3"), "4/9 Thu");
    }
    // nothing is pointed at, so there is nothing above it
    for before in ["PGUP", "LEFT", "UP", "BS", "p"] {
        leads(&format!("F5,4,ENTER,{before}"), "3/9 Số liệu chính");
    }
    leads("F5,END", "9/9 Kết luận cuộc họp");
    leads("F5,END,HOME", "1/9 Khai mạc");
    leads("F5,HOME,PGUP", "1/9 Khai mạc");
    // by number; one that is too large is the last page, none at all is the first
    leads("F5,5", "1/9 Khai mạc typed 5");
    leads("F5,5,ENTER", "5/9 Giải ngân");
    leads("F5,1,2,ENTER", "9/9 Kết luận cuộc họp");
    leads("F5,5,ENTER,0,ENTER", "1/9 Khai mạc");
    leads("F5,9*9", "1/9 Khai mạc typed 999");
    leads("F5,5,ESC", "1/9 Khai mạc");
    leads("F5,5,PGDN", "2/9 Nhiệm vụ đã giao");
    // by the overview of pages
    leads("F5,3,ENTER,TAB", "3/9 Số liệu chính pages 3");
    leads("F5,TAB,DOWN*3", "1/9 Khai mạc pages 4");
    leads("F5,TAB,DOWN*3,ENTER", "4/9 Thu");
    leads("F5,TAB,END,ENTER", "9/9 Kết luận cuộc họp");
    leads("F5,TAB,7,ENTER", "7/9 Điểm cần hỏi lại");
    leads("F5,TAB,DOWN,ESC", "1/9 Khai mạc");
    leads("F5,TAB,TAB", "1/9 Khai mạc");
}

#[test]
fn a_blank_screen_comes_back_at_any_key() {
    leads("F5,b", "1/9 Khai mạc black");
    leads("F5,.", "1/9 Khai mạc black");
    leads("F5,W", "1/9 Khai mạc white");
    leads("F5,ư", "1/9 Khai mạc white");
    leads("F5,b,w", "1/9 Khai mạc white");
    leads("F5,b,b", "1/9 Khai mạc");
    leads("F5,b,PGDN", "1/9 Khai mạc");
    leads("F5,b,PGDN*2", "2/9 Nhiệm vụ đã giao");
    leads("F5,b,ESC", "1/9 Khai mạc");
}

#[test]
fn the_presentation_begins_and_ends_at_what_is_looked_at() {
    leads("2,DOWN,S-F5", "5/9 Giải ngân");
    leads("2,DOWN,ENTER,S-F5", "5/9 Giải ngân");
    leads("5,S-F5", "2/9 Nhiệm vụ đã giao");
    // what the cursor stands on
    leads("S-F5", "4/9 Thu");
    leads("DOWN,S-F5", "5/9 Giải ngân");
    leads("2,DOWN,F5", "1/9 Khai mạc");
    let check = |keys: &str, expect: &str| {
        let mut state = monday();
        press(&mut state, keys);
        assert_eq!(told(&state), expect, "{keys}");
    };
    check("F5,5,ENTER,ESC", "S0 Giải ngân");
    check("F5,2,ENTER,ESC", "T task 2");
    leads("F5,ESC", "no page");
}

#[test]
fn a_page_that_is_held_is_moved_by_its_own_keys_only() {
    let mut state = monday();
    press(&mut state, "F5");
    assert!(drive(&mut state, Step::Next));
    assert_eq!(page(&state), "2/9 Nhiệm vụ đã giao");
    press(&mut state, "F");
    assert!(!drive(&mut state, Step::Next));
    assert_eq!(page(&state), "2/9 Nhiệm vụ đã giao held");
    press(&mut state, "PGDN,F7");
    assert!(drive(&mut state, Step::To(7)));
    assert_eq!(page(&state), "8/9 Việc cần bổ sung chủ trì, hạn");
    // nothing is presented
    press(&mut state, "ESC");
    assert!(!drive(&mut state, Step::Next));
}

#[test]
fn nothing_leads_into_the_dashboard_but_leaving() {
    for keys in ["2", "TAB", "/", "F3", "F4", "F7", "F9", "PGUP", "x", "s"] {
        let mut state = monday();
        press(&mut state, "F5,4,ENTER,F1");
        press(&mut state, keys);
        assert_eq!(page(&state), "4/9 Thu below", "{keys}");
        assert!(
            matches!(state.layers.as_slice(), [Layer::Help(_)]),
            "{keys}: {}",
            told(&state)
        );
        press(&mut state, "ESC");
        assert_eq!(page(&state), "4/9 Thu", "{keys}");
    }
    leads("F5,4,ENTER,F1,F5", "4/9 Thu");
    leads("F5,4,ENTER,F1,F1", "4/9 Thu");
}

#[test]
fn a_conclusion_is_about_what_is_on_the_page() {
    let takes = |keys: &str, expect: &str, sector: Option<&str>| {
        let mut state = monday();
        match written(&mut state, keys) {
            Some(MeetingChange::Add(conclusion)) => {
                assert_eq!(
                    (
                        in_words(&state, &conclusion).as_str(),
                        conclusion.sector.as_deref()
                    ),
                    (expect, sector),
                    "{keys}"
                );
            }
            other => panic!("{keys}: {other:?}, {:?}, {}", state.notice, page(&state)),
        }
        assert!(state.present.is_some(), "{keys}");
    };
    takes("F5,K,type:a,F8", "a; ; ; ; ; ", None);
    takes("F5,4,ENTER,F8,type:a,F8", "a; ; ; ; ; Thu", Some("economy"));
    takes("F5,4,ENTER,k,F4,type:a,F8", "a; ; ; ; ; ", Some("economy"));
    // several figures: none of them, but the sector
    takes("F5,3,ENTER,K,type:a,F8", "a; ; ; ; ; ", Some("economy"));
    // the only figure of the page
    takes(
        "F5,6,ENTER,K,type:a,F8",
        "a; ; ; ; ; Hồ sơ",
        Some("service"),
    );
    // from the overview of pages it is the page shown
    takes(
        "F5,4,ENTER,TAB,DOWN,K,type:a,F8",
        "a; ; ; ; ; Thu",
        Some("economy"),
    );
    // several tasks: the one whose state was asked for
    takes("F5,2,ENTER,K,type:a,F8", "a; ; ; ; ; ", None);
    takes("F5,2,ENTER,S,DOWN,K,type:a,F8", "a; ; ; ; ; xh-02", None);
}

#[test]
fn the_state_of_a_task_of_the_page_is_changed() {
    let decides = |keys: &str, expect: Option<&str>| {
        let mut state = monday();
        press(&mut state, keys);
        let task = match state.layers.last() {
            Some(Layer::Decide(decide)) => Some(&*decide.task),
            _ => None,
        };
        assert_eq!(task, expect, "{keys}");
    };
    // most urgent first
    decides("F5,2,ENTER,S", Some("xh-01"));
    decides("F5,2,ENTER,F2", Some("xh-01"));
    decides("F5,2,ENTER,s,DOWN", Some("xh-02"));
    decides("F5,2,ENTER,S,DOWN*5", Some("xh-02"));
    decides("F5,2,ENTER,S,DOWN,UP", Some("xh-01"));
    decides("F5,2,ENTER,S,UP", Some("xh-01"));
    decides("F5,2,ENTER,S,ESC", None);
    let mut state = monday();
    press(&mut state, "F5,4,ENTER,S");
    assert_eq!(
        state.notice.as_deref(),
        Some("Trang này không có việc để đổi trạng thái; mở trang kết luận lần trước")
    );
    // the choice is kept from one task to the next
    let mut state = monday();
    assert!(
        matches!(written(&mut state, "F5,2,ENTER,S,RIGHT*2,DOWN,ENTER*2"),
        Some(MeetingChange::Decide(decision)) if &*decision.task == "xh-02" && decision.progress == Some(crate::model::Progress::Waiting))
    );
}

/// The state once what it asked for is written: a third conclusion.
fn with_third(state: &mut State) {
    let mut commune = Commune::clone(&state.data.commune);
    // a new record stands before others: places move
    commune.task_sources.insert(
        0,
        TaskSource {
            name: "Khác".into(),
            ..commune.task_sources[1].clone()
        },
    );
    for task in &mut commune.tasks {
        task.source += 1;
    }
    commune.tasks.insert(
        0,
        Task {
            id: "gb-2026-01-19-3".into(),
            title: "Mới".into(),
            source: 1,
            owner: Given::Missing,
            ..blank()
        },
    );
    update(
        state,
        Message::Saved(Some(Box::new(Data::new(commune, Vec::new())))),
    );
}

#[test]
fn the_page_stays_and_the_closing_page_has_the_new_conclusion() {
    for (keys, expect) in [
        ("4", "4/9 Thu"),
        ("2", "2/9 Nhiệm vụ đã giao"),
        ("9", "9/9 Kết luận cuộc họp"),
    ] {
        let mut state = monday();
        press(&mut state, &format!("F5,{keys},ENTER,K,type:Mới,F8"));
        with_third(&mut state);
        assert_eq!(page(&state), expect);
        assert_eq!(
            state.notice.as_deref(),
            Some("Đã ghi kết luận 3; chưa có chủ trì, không hạn")
        );
        let closing = state.present.as_ref().unwrap().pages.last().unwrap();
        assert_eq!(closing.tasks().len(), 3);
    }
}

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn tick(state: &mut State, at: u64) -> bool {
    update(state, Message::Input(Event::Tick(seconds(at)))) != Flow::Idle.into()
}

/// The meeting whose first point has so many minutes.
fn timed(minutes: u16) -> State {
    let mut state = monday();
    let mut commune = Commune::clone(&state.data.commune);
    commune.meeting.items = (0..2)
        .map(|s| AgendaItem {
            sector: Some(s),
            minutes: Some(minutes),
            ..AgendaItem::default()
        })
        .collect();
    state.data = Data::new(commune, Vec::new());
    press(&mut state, "F5,3,ENTER");
    state
}

#[test]
fn the_timer_of_a_point_goes_on_over_its_pages_and_under_the_form() {
    let mut state = timed(10);
    let wake = |state: &State| state.present.as_ref().unwrap().wake();
    let spent = |state: &State| state.present.as_ref().unwrap().spent().map(|d| d.as_secs());
    assert_eq!((wake(&state), spent(&state)), (Duration::ZERO, None));
    assert!(tick(&mut state, 100));
    assert_eq!((wake(&state), spent(&state)), (seconds(160), Some(0)));
    // it reads minutes
    assert!(!tick(&mut state, 130));
    assert_eq!(wake(&state), seconds(160));
    press(&mut state, "PGDN");
    assert!(tick(&mut state, 161));
    assert_eq!(spent(&state), Some(61));
    // while a conclusion is typed too
    press(&mut state, "K,a");
    assert!(tick(&mut state, 221));
    assert_eq!(spent(&state), Some(121));
    press(&mut state, "ESC*2");
    // another point has its own time, and the first keeps what it took
    press(&mut state, "6,ENTER");
    assert_eq!(spent(&state), Some(0));
    tick(&mut state, 230);
    press(&mut state, "3,ENTER");
    assert_eq!(spent(&state), Some(121));
    // seconds in the last minute, then minutes over
    tick(&mut state, 230 + 480);
    assert_eq!(
        (spent(&state), wake(&state)),
        (Some(601), seconds(710 + 59))
    );
    // nothing is counted on a page without minutes
    press(&mut state, "1,ENTER");
    assert_eq!(wake(&state), NEVER);
}

#[test]
fn pages_that_go_by_themselves_stop_at_any_key() {
    let mut state = monday();
    press(&mut state, "F5");
    state.present.as_mut().unwrap().auto = Some(seconds(20));
    tick(&mut state, 0);
    assert_eq!(state.present.as_ref().unwrap().wake(), seconds(20));
    assert!(!tick(&mut state, 19));
    assert!(tick(&mut state, 20));
    assert_eq!(page(&state), "2/9 Nhiệm vụ đã giao");
    // a key that means nothing stops it too
    press(&mut state, "y");
    assert!(!tick(&mut state, 60));
    assert_eq!(page(&state), "2/9 Nhiệm vụ đã giao paused");
    press(&mut state, "F5");
    assert!(!tick(&mut state, 79));
    assert!(tick(&mut state, 80));
    assert_eq!(page(&state), "3/9 Số liệu chính");
    // after the last page the first
    for at in 5..=11 {
        assert!(tick(&mut state, at * 20));
    }
    assert_eq!(page(&state), "1/9 Khai mạc");
    // black is not left by itself
    press(&mut state, "F5,b");
    assert!(!tick(&mut state, 1000));
    assert_eq!(page(&state), "1/9 Khai mạc black paused");
}

#[test]
fn what_is_internal_is_unlocked_and_locked_again() {
    let mut state = monday();
    let mut commune = Commune::clone(&state.data.commune);
    commune.catalogue.indicators[0].internal = true;
    state.data = Data::new(commune, Vec::new());
    // without Thu
    press(&mut state, "F5,4,ENTER");
    assert_eq!(page(&state), "4/8 Giải ngân");
    press(&mut state, "*");
    assert_eq!(page(&state), "5/9 Giải ngân unlocked");
    press(&mut state, "PGUP");
    assert_eq!(page(&state), "4/9 Thu unlocked");
    // locked while it is shown: what is left of its point stays
    press(&mut state, "u");
    assert_eq!(page(&state), "4/8 Giải ngân");
    // locked again by leaving
    press(&mut state, "*,ESC,F5");
    assert_eq!(page(&state), "1/8 Khai mạc");
}
