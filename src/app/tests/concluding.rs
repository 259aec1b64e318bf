//! Taking conclusions: what is typed, what is asked, what is written, and what a refusal leaves.

use super::*;
use crate::app::{Access, Field, Subject, here};
use crate::assess::taken::meeting_conclusions;
use crate::data::meeting::{Conclusion, Decision, MeetingChange, MeetingWrite};
use crate::input::Key;
use crate::model::{Given, Progress, Task, TaskSource};

/// The small commune on Monday, 19/01/2026, with two tasks of a plan and two conclusions of today's meeting.
pub(super) fn monday() -> State {
    let mut commune = commune();
    commune.meeting.offices = [
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
    ]
    .map(Into::into)
    .to_vec();
    let source = |name: &str, date: &str, meeting| TaskSource {
        name: name.into(),
        document: name.into(),
        date: fixture::day(date),
        citations: Vec::new(),
        meeting,
        closed: false,
    };
    commune.task_sources = vec![
        source("Giao ban", "19/01/2026", true),
        source("Chương trình", "05/01/2026", false),
    ];
    let task = |id: &str, title: &str, source: usize| Task {
        id: id.into(),
        title: title.into(),
        source,
        ..blank()
    };
    commune.tasks = vec![
        Task {
            owner: Given::Stated("Ban Chỉ huy Quân sự".into()),
            ..task("gb-2026-01-19-1", "Rà soát hộ nghèo", 0)
        },
        task("gb-2026-01-19-2", "Báo cáo rét hại", 0),
        Task {
            deadline: Given::Stated(fixture::day("31/01/2026")),
            ..task("xh-01", "Di dời xưởng", 1)
        },
        task("xh-02", "Tu sửa mương", 1),
    ];
    let mut state = State::new(
        Data::new(commune, Vec::new()),
        None,
        fixture::day("19/01/2026"),
        None,
        (80, 24),
    );
    state.access = Access::Write;
    state
}

pub(super) fn blank() -> Task {
    Task::default()
}

/// What keys ask to be written, after the last of them.
pub(super) fn written(state: &mut State, keys: &str) -> Option<MeetingChange> {
    press(state, keys)
        .effects
        .into_iter()
        .find_map(|effect| match effect {
            Effect::Save(write) => {
                let MeetingWrite {
                    slug,
                    meeting,
                    change,
                } = *write;
                assert_eq!(
                    (slug.as_str(), meeting),
                    ("mau", fixture::day("19/01/2026"))
                );
                Some(change)
            }
            _ => None,
        })
}

/// A conclusion in words: text; owner; co-ordinators; deadline; deliverable; what it is about.
pub(super) fn in_words(state: &State, of: &Conclusion) -> String {
    let day = of
        .deadline
        .map(crate::model::date::format)
        .unwrap_or_default();
    let about = of
        .follows
        .as_deref()
        .map(String::from)
        .or_else(|| {
            let id = state.data.commune.catalogue.find(of.indicator.as_ref()?)?;
            Some(name(state, id))
        })
        .unwrap_or_default();
    let (owner, deliverable) = (
        of.owner.as_deref().unwrap_or(""),
        of.deliverable.as_deref().unwrap_or(""),
    );
    format!(
        "{}; {owner}; {}; {day}; {deliverable}; {about}",
        of.title,
        of.support.join(" + ")
    )
}

#[track_caller]
fn takes(keys: &str, expect: &str) {
    let mut state = monday();
    match written(&mut state, keys) {
        Some(MeetingChange::Add(conclusion)) => {
            assert_eq!(in_words(&state, &conclusion), expect, "{keys}");
        }
        other => panic!("{keys}: {other:?}, {:?}, {}", state.notice, told(&state)),
    }
    // until the answer comes the form stays
    assert!(
        matches!(state.layers.last(), Some(Layer::Form(_))),
        "{keys}"
    );
}

/// The field, the line with its caret, and what is said, after keys in a form opened on the tasks.
#[track_caller]
fn shows(keys: &str, expect: &str, said: Option<&str>) {
    let mut state = monday();
    assert_eq!(written(&mut state, keys), None, "{keys}");
    assert_eq!(
        (
            told(&state).split_once(" > ").map_or("closed", |(_, l)| l),
            state.notice.as_deref()
        ),
        (expect, said),
        "{keys}"
    );
}

#[test]
fn a_conclusion_is_taken_with_as_much_as_is_known() {
    // the tag: the figure under the cursor, shown whole, or the task
    takes("2,K,type:Làm ngay,F8", "Làm ngay; ; ; ; ; Thu");
    takes(
        "2,DOWN,ENTER,F8,type:Làm ngay,F8",
        "Làm ngay; ; ; ; ; Giải ngân",
    );
    takes("5,F8,type:Làm ngay,C-ENTER", "Làm ngay; ; ; ; ; xh-01");
    // and without it, or with it again
    takes("2,K,F4,type:Làm ngay,F8", "Làm ngay; ; ; ; ; ");
    takes("2,K,F4,F4,type:Làm ngay,F8", "Làm ngay; ; ; ; ; Thu");
    // Enter to the end
    takes("2,F4,ESC,K,F4,type:a,ENTER*5", "a; ; ; ; ; ");
    takes(
        "K,F4,type:a,ENTER,type:Bà Hoa,ENTER,type:Ông An\\, Bà Lê,ENTER,type:15/2,ENTER,type:báo cáo,ENTER",
        "a; Bà Hoa; Ông An + Bà Lê; 15/02/2026; báo cáo; ",
    );
    takes(
        "K,F4,type:a,ENTER*3,type:thứ Sáu,F8",
        "a; ; ; 23/01/2026; ; ",
    );
    takes("K,F4,type: a ,ENTER*3,type:+7,F8", "a; ; ; 26/01/2026; ; ");
}

#[test]
fn owners_are_completed() {
    let owner = "K,F4,type:a,ENTER,";
    takes(
        &format!("{owner}type:kinh te,TAB,F8"),
        "a; Phòng Kinh tế; ; ; ; ",
    );
    takes(
        &format!("{owner}type:van hoa,RIGHT,F8"),
        "a; Phòng Văn hóa - Xã hội; ; ; ; ",
    );
    takes(
        &format!("{owner}type:quan su,TAB,F8"),
        "a; Ban Chỉ huy Quân sự; ; ; ; ",
    );
    // by arrow, with and without something typed
    takes(
        &format!("{owner}type:phong,DOWN*2,ENTER,F8"),
        "a; Phòng Văn hóa - Xã hội; ; ; ; ",
    );
    takes(&format!("{owner}DOWN,F8"), "a; Phòng Kinh tế; ; ; ; ");
    takes(&format!("{owner}DOWN*2,UP,F8"), "a; Phòng Kinh tế; ; ; ; ");
    // nothing chosen: what was typed, by its known name where it is one
    takes(&format!("{owner}type:kinh te,F8"), "a; kinh te; ; ; ; ");
    takes(
        &format!("{owner}type:phong kinh te,F8"),
        "a; Phòng Kinh tế; ; ; ; ",
    );
    takes(&format!("{owner}type:Ông Hòa,F8"), "a; Ông Hòa; ; ; ; ");
    // several co-ordinators, none of them offered twice
    takes(
        &format!("{owner}ENTER,type:kinh te,TAB,type:\\, trung tam,TAB,F8"),
        "a; ; Phòng Kinh tế + Trung tâm Phục vụ hành chính công; ; ; ",
    );
    takes(
        &format!("{owner}DOWN,ENTER,type:phong,TAB,F8"),
        "a; Phòng Kinh tế; Phòng Văn hóa - Xã hội; ; ; ",
    );
}

#[test]
fn fields_are_walked_both_ways() {
    shows("K", "form Text |", None);
    shows("K,type:a,ENTER", "form Owner |", None);
    shows("K,type:a,TAB", "form Owner |", None);
    shows("K,type:ab,ENTER,BTAB", "form Text ab|", None);
    shows("K,type:ab,ENTER,UP", "form Text ab|", None);
    shows("K,type:ab,DOWN,DOWN,UP,UP", "form Text ab|", None);
    shows("K,type:ab,ENTER*3,UP", "form Support |", None);
    shows("K,type:ab,ENTER*4,DOWN", "form Deliverable |", None);
    shows("K,BTAB,UP", "form Text |", None);
    shows("K,type:ab,LEFT,type:x", "form Text ax|b", None);
    shows("K,type:ab,HOME,DEL,RIGHT*3,type:c", "form Text bc|", None);
    // letters are letters
    shows("K,type:kKqS1/?,type:L", "form Text kKqS1/?L|", None);
    shows(
        "K,paste:dòng một\ndòng hai",
        "form Text dòng một dòng hai|",
        None,
    );
}

#[test]
fn input_methods_type_in_bursts() {
    shows("K,d,BS,đ", "form Text đ|", None);
    shows(
        "K,type:nguoi,BS*3,type:ươi,BS*2,type:ời",
        "form Text người|",
        None,
    );
    shows("K,type:thue,C-h,ế", "form Text thuế|", None);
    let mut state = monday();
    press(&mut state, "K,e");
    for mark in ['\u{302}', '\u{301}'] {
        update(&mut state, Message::Input(Event::Key(Key::char(mark))));
    }
    assert!(told(&state).ends_with("form Text ế|"), "{}", told(&state));
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_lost() {
    let no_text = Some("Chưa có nội dung kết luận: gõ vào ô đầu rồi ghi");
    shows("K,ENTER", "form Text |", no_text);
    shows("K,F8", "form Text |", no_text);
    shows("K,type: ,F8", "form Text  |", no_text);
    shows("K,DOWN,type:x,F8", "form Text |", no_text);
    let one = Some("Mỗi việc chỉ một chủ trì, bỏ dấu phẩy; đơn vị khác ghi vào ô Phối hợp");
    shows("K,type:a,ENTER,type:A\\, B,ENTER", "form Owner A, B|", one);
    shows(
        "K,type:a,ENTER,type:A\\, B,DOWN*2,F8",
        "form Owner A, B|",
        one,
    );
    let day = Some("Chưa hiểu ngày; viết 15/02, 15/02/2026, thứ Sáu, T6, +7, mai, cuối tháng");
    shows("K,type:a,ENTER*3,type:sớm,ENTER", "form Deadline sớm|", day);
    shows("K,type:a,ENTER*3,type:sớm,F8", "form Deadline sớm|", day);
    shows(
        "K,type:a,ENTER*3,type:31/4,F8",
        "form Deadline 31/4|",
        Some("Lịch không có ngày này; xem lại ngày và tháng"),
    );
    // a day before the meeting is questioned once, and again when it was changed
    let past = Some("Hạn 12/01/2026 ở trước ngày họp 19/01/2026; nhấn lần nữa nếu đúng vậy");
    shows(
        "K,type:a,ENTER*3,type:12/1,ENTER",
        "form Deadline 12/1|",
        past,
    );
    shows(
        "K,type:a,ENTER*3,type:12/1,ENTER*2",
        "form Deliverable |",
        None,
    );
    shows(
        "K,type:a,ENTER*3,type:11/1,ENTER*2,UP,BS*4,type:12/1,ENTER",
        "form Deadline 12/1|",
        past,
    );
    takes(
        "K,F4,type:a,ENTER*3,type:12/1,F8,F8",
        "a; ; ; 12/01/2026; ; ",
    );
    // 19/01 is the day itself
    takes("K,F4,type:a,ENTER*3,type:19/1,F8", "a; ; ; 19/01/2026; ; ");
}

#[test]
fn leaving_asks_once_where_something_was_typed() {
    let asked = Some("Bỏ dòng đang gõ? Esc lần nữa để bỏ, phím khác để gõ tiếp");
    shows("K,ESC", "closed", None);
    shows("K,type:a,ESC", "form Text a|", asked);
    shows("K,type:a,ESC,ESC", "closed", None);
    shows("K,type:a,ESC,type:b,ESC", "form Text ab|", asked);
    shows("K,type:a,ESC,LEFT,ESC", "form Text |a", asked);
    shows(
        "K,type:a,F9",
        "form Text a|",
        Some("Đang gõ dở: F8 để ghi hoặc Esc để bỏ, rồi mới xem danh sách"),
    );
    shows("K,F9", "taken 0", None);
    let mut state = monday();
    assert_eq!(press(&mut state, "K,C-c"), Flow::Quit.into());
    let mut state = monday();
    assert_eq!(press(&mut state, "K,a,C-c"), Flow::Draw.into());
    assert!(state.notice.is_some());
    assert_eq!(press(&mut state, "C-c"), Flow::Quit.into());
}

#[test]
fn where_nothing_can_be_written_the_keys_say_why() {
    for (access, expect) in [
        (
            Access::ReadOnly,
            "Đang ở chế độ chỉ xem (--read-only, vai trò viewer) nên không ghi được",
        ),
        (
            Access::Embedded,
            "Dữ liệu nằm trong chương trình nên không ghi được; mở lại với --data THƯ-MỤC",
        ),
        (
            Access::Figures,
            "Vai trò clerk chỉ nhập số liệu; ghi kết luận và trạng thái cần vai trò editor",
        ),
    ] {
        for keys in [
            "K",
            "2,F8",
            "5,S",
            "5,F2",
            "5,ENTER,F2",
            "L,K",
            "L,ENTER",
            "L,DEL",
            "L,F2",
        ] {
            let mut state = monday();
            state.access = access;
            assert_eq!(written(&mut state, keys), None, "{keys}");
            assert_eq!(state.notice.as_deref(), Some(expect), "{keys}");
            assert!(
                !matches!(state.layers.last(), Some(Layer::Form(_) | Layer::Decide(_))),
                "{keys}"
            );
        }
    }
    // a meeting that is closed says so
    let mut state = monday();
    let mut closed = Commune::clone(&state.data.commune);
    closed.task_sources[0].closed = true;
    state.data = Data::new(closed, Vec::new());
    for keys in ["K", "5,S", "L,ENTER", "L,DEL,DEL", "L,F2,F2"] {
        assert_eq!(written(&mut state, keys), None, "{keys}");
        assert_eq!(
            state.notice.as_deref(),
            Some("Cuộc họp 19/01/2026 đã chốt, kết luận không sửa được nữa"),
            "{keys}"
        );
        press(&mut state, "ESC*3");
    }
}

#[test]
fn a_refusal_keeps_what_was_typed() {
    let mut state = monday();
    press(&mut state, "K,type:Làm ngay,ENTER,type:Bà Hoa,F8");
    update(&mut state, Message::Refused("đĩa đã đầy".into()));
    assert_eq!(
        (told(&state).as_str(), state.notice.as_deref()),
        ("O Thu? > form Owner Bà Hoa|", Some("đĩa đã đầy"))
    );
    assert!(
        matches!(written(&mut state, "F8"), Some(MeetingChange::Add(c)) if c.title == "Làm ngay")
    );
    press(&mut state, "ESC*2");
    press(&mut state, "5,S,3,type:chờ sở,ENTER");
    update(&mut state, Message::Refused("đĩa đã đầy".into()));
    assert!(
        matches!(written(&mut state, "ENTER"), Some(MeetingChange::Decide(d)) if d.reason.as_deref() == Some("chờ sở"))
    );
}

/// The commune as it is once a conclusion more is written: its tasks have moved on by one.
fn one_more(state: &State) -> Data {
    let mut after = Commune::clone(&state.data.commune);
    after.tasks.insert(
        2,
        Task {
            id: "gb-2026-01-19-3".into(),
            title: "Mới".into(),
            source: 0,
            ..blank()
        },
    );
    Data::new(after, Vec::new())
}

#[test]
fn what_was_saved_changes_nothing_else_on_the_screen() {
    let mut state = monday();
    press(&mut state, "5,END,PGUP,K,type:Mới,F8");
    let (page, period) = (state.page, state.assessment.period);
    let data = one_more(&state);
    update(&mut state, Message::Saved(Some(Box::new(data))));
    assert_eq!((state.page, state.assessment.period), (page, period));
    // the same task is selected, though it is another one by number
    assert_eq!(told(&state), "T task 4");
    assert_eq!(
        state.notice.as_deref(),
        Some("Đã ghi kết luận 3; chưa có chủ trì, không hạn")
    );
    assert_eq!(
        meeting_conclusions(&state.data.commune, fixture::day("19/01/2026")),
        [0, 1, 2]
    );
    let mut state = monday();
    press(&mut state, "5,END,ENTER,K,type:Mới,F8");
    let before = told(&state);
    let data = one_more(&state);
    update(&mut state, Message::Saved(Some(Box::new(data))));
    assert!(before.contains("task 3 v0 > form"), "{before}");
    assert_eq!(told(&state), "T task 4 > task 4 v0");
    // it could not be read again: the line is safe all the same, and the form does not offer to write it twice
    let mut state = monday();
    press(&mut state, "K,type:Mới,F8");
    update(&mut state, Message::Saved(None));
    assert_eq!(told(&state), "O Thu?");
}

#[test]
fn conclusions_are_edited_deleted_and_closed() {
    let mut state = monday();
    press(&mut state, "L,ENTER");
    assert_eq!(told(&state), "O Thu? > form Text Rà soát hộ nghèo|");
    let Some(MeetingChange::Edit(id, conclusion)) = written(&mut state, "type: và cận nghèo,F8")
    else {
        panic!("{:?}", state.notice)
    };
    assert_eq!(
        (&*id, in_words(&state, &conclusion).as_str()),
        (
            "gb-2026-01-19-1",
            "Rà soát hộ nghèo và cận nghèo; Ban Chỉ huy Quân sự; ; ; ; "
        )
    );
    // back to the list, on the one edited
    let data = state.data.clone();
    update(&mut state, Message::Saved(Some(Box::new(data))));
    assert_eq!(
        (told(&state).as_str(), state.notice.as_deref()),
        ("O Thu? > taken 0", Some("Đã ghi kết luận 1; không hạn"))
    );
    // an untouched form is left without a question
    press(&mut state, "DOWN,ENTER,ESC");
    assert_eq!(told(&state), "O Thu? > taken 1");
    // deleting asks once
    assert_eq!(written(&mut state, "DEL"), None);
    assert_eq!(
        state.notice.as_deref(),
        Some("Xóa kết luận 2? Delete lần nữa để xóa, phím khác để giữ")
    );
    assert_eq!(written(&mut state, "UP,DEL"), None);
    assert_eq!(
        written(&mut state, "DEL"),
        Some(MeetingChange::Remove("gb-2026-01-19-1".into()))
    );
    // so does closing
    assert_eq!(written(&mut state, "F2"), None);
    assert_eq!(written(&mut state, "DEL"), None);
    assert_eq!(written(&mut state, "F2"), None);
    assert_eq!(written(&mut state, "C"), Some(MeetingChange::Close));
    // a new one goes back to the list
    press(&mut state, "K");
    assert_eq!(told(&state), "O Thu? > form Text |");
    press(&mut state, "ESC");
    assert_eq!(told(&state), "O Thu? > taken 0");
}

#[track_caller]
fn decides(keys: &str, progress: Option<Progress>, deadline: Option<&str>, reason: Option<&str>) {
    let mut state = monday();
    let expect = Decision {
        task: "xh-01".into(),
        progress,
        deadline: deadline.map(fixture::day),
        reason: reason.map(Into::into),
    };
    assert_eq!(
        written(&mut state, &format!("5,{keys}")),
        Some(MeetingChange::Decide(expect)),
        "{keys}: {:?}",
        state.notice
    );
}

#[test]
fn the_state_of_a_task_is_changed() {
    let done = |day| Some(Progress::Done(fixture::day(day)));
    decides("S,1,ENTER", Some(Progress::Open), None, None);
    decides("F2,ENTER,ENTER", Some(Progress::Open), None, None);
    decides("S,2,ENTER", done("19/01/2026"), None, None);
    decides("S,2,C-u,type:16/1,ENTER", done("16/01/2026"), None, None);
    decides("S,RIGHT,ENTER,ENTER", done("19/01/2026"), None, None);
    decides(
        "S,3,type:chờ sở trả lời,ENTER",
        Some(Progress::Waiting),
        None,
        Some("chờ sở trả lời"),
    );
    decides("ENTER,F2,4,F8", Some(Progress::Paused), None, None);
    decides(
        "S,END,LEFT,ENTER,ENTER",
        Some(Progress::Returned),
        None,
        None,
    );
    decides(
        "S,6,type:15/2,ENTER,type:chờ thẩm định,ENTER",
        None,
        Some("15/02/2026"),
        Some("chờ thẩm định"),
    );
    // Esc goes back step by step, and nothing is written
    let mut state = monday();
    assert_eq!(written(&mut state, "5,S,6,type:15/2,ENTER,ESC"), None);
    assert_eq!(told(&state), "T task 2 > decide Deadline Day");
    press(&mut state, "ESC");
    assert_eq!(told(&state), "T task 2 > decide Deadline Choice");
    press(&mut state, "ESC");
    assert_eq!(told(&state), "T task 2");
}

#[test]
fn a_decision_that_cannot_be_says_why() {
    for (keys, expect) in [
        (
            "S,2,C-u,type:20/1,ENTER",
            "Ngày xong ở sau ngày họp; ghi ngày họp hoặc ngày trước đó",
        ),
        (
            "S,2,C-u,type:x,ENTER",
            "Chưa hiểu ngày; viết 15/02, 15/02/2026, thứ Sáu, T6, +7, mai, cuối tháng",
        ),
        ("S,6,ENTER", "Gõ hạn mới: 15/02, thứ Sáu, +7, cuối tháng"),
        (
            "S,6,type:15/2,ENTER,ENTER",
            "Ghi ngắn gọn vì sao chuyển hạn",
        ),
        (
            "S,6,type:12/1,ENTER",
            "Hạn 12/01/2026 ở trước ngày họp 19/01/2026; nhấn lần nữa nếu đúng vậy",
        ),
    ] {
        let mut state = monday();
        assert_eq!(written(&mut state, &format!("5,{keys}")), None, "{keys}");
        assert_eq!(state.notice.as_deref(), Some(expect), "{keys}");
    }
    // the first deadline of a task needs no reason
    let mut state = monday();
    let Some(MeetingChange::Decide(decision)) =
        written(&mut state, "5,DOWN,S,6,type:15/2,ENTER,ENTER")
    else {
        panic!("{:?}", state.notice)
    };
    assert_eq!(
        (decision.deadline, decision.reason),
        (Some(fixture::day("15/02/2026")), None)
    );
}

#[test]
fn the_subject_is_what_is_on_the_screen() {
    for (keys, expect) in [
        ("", Some(Subject::Indicator(IndicatorId(0)))),
        ("2,HOME", None),
        ("2,DOWN", Some(Subject::Indicator(IndicatorId(1)))),
        ("5", Some(Subject::Task("xh-01".into()))),
        ("5,ENTER", Some(Subject::Task("xh-01".into()))),
    ] {
        let mut state = monday();
        press(&mut state, keys);
        assert_eq!(here::subject(&state), expect, "{keys}");
    }
    // the day of the meeting is the day looked on
    let mut state = monday();
    assert_eq!(State::meeting_day(&state), fixture::day("19/01/2026"));
    state.as_of = Some(fixture::day("26/01/2026"));
    assert_eq!(State::meeting_day(&state), fixture::day("26/01/2026"));
    assert_eq!(Field::ALL.map(Field::number), [0, 1, 2, 3, 4]);
}
