use std::collections::HashSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::model::{Given, Progress};
use crate::store::Root;
use crate::text::{Lang, writing};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// The good data of the corpus in a folder of its own.
fn data() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good"),
        folder.path(),
    );
    let store = Store::open(Root::Folder(folder.path().to_path_buf()));
    (folder, store)
}

fn day(d: u32, m: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn open(store: &Store) -> Meeting {
    Meeting::new(store, "dong-khe", day(19, 1), false).unwrap()
}

fn said(title: &str) -> Conclusion {
    Conclusion {
        title: title.into(),
        ..Conclusion::default()
    }
}

#[test]
fn the_first_line_makes_the_file() {
    let (_folder, store) = data();
    let meeting = open(&store);
    assert!(!meeting.file().exists());
    let full = Conclusion {
        title: " Lập danh sách \"hộ nghèo\" ".into(),
        owner: Some("Phòng Kinh tế".into()),
        support: vec!["Công an xã".into(), "Phòng Kinh tế".into(), String::new()],
        deadline: Some(day(15, 2)),
        deadline_words: Some("trước Tết".into()),
        deliverable: Some("danh sách".into()),
        ..Conclusion::default()
    };
    assert_eq!(meeting.add(&full).unwrap(), "gb-2026-01-19-1");
    assert_eq!(meeting.add(&said("Họp thôn")).unwrap(), "gb-2026-01-19-2");
    let text = fs::read_to_string(meeting.file()).unwrap();
    let body = text.split_once("\n(").unwrap().1;
    assert_eq!(
        body,
        "
    van_ban: (ten: \"Giao ban 19/01/2026\", tep: \"giao-ban-2026-01-19.ron\", ngay: \"19/01/2026\", hop: true),
    nhiem_vu: [
        (ma: \"gb-2026-01-19-1\", ten: \"Lập danh sách \\\"hộ nghèo\\\"\", chu_tri: \"Phòng Kinh tế\", phoi_hop: [\"Công an xã\"], \
         han: \"15/02/2026\", han_chu: \"trước Tết\", san_pham: \"danh sách\", nguon: \"kết luận\"),
        (ma: \"gb-2026-01-19-2\", ten: \"Họp thôn\", nguon: \"kết luận\"),
    ],
)
"
    );
}

fn text(meeting: &Meeting) -> String {
    fs::read_to_string(meeting.file()).unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Refused>, expect: &str) {
    assert_eq!(writing::refused(&result.unwrap_err(), Lang::Vi), expect);
}

fn decide(
    meeting: &Meeting,
    task: &str,
    progress: Option<Progress>,
    deadline: Option<NaiveDate>,
    reason: Option<&str>,
) {
    let decision = Decision {
        task: task.into(),
        progress,
        deadline,
        reason: reason.map(Into::into),
    };
    meeting.decide(&decision).unwrap();
}

#[test]
fn what_a_meeting_says_is_read_back_as_tasks() {
    let (_folder, store) = data();
    let meeting = open(&store);
    let first = Conclusion {
        follows: Some("nv-02".into()),
        deliverable: Some("báo cáo".into()),
        ..said("Họp thôn")
    };
    let id = meeting.add(&first).unwrap();
    let (waiting, done) = (Progress::Waiting, Progress::Done(day(19, 1)));
    decide(
        &meeting,
        "nv-01",
        Some(waiting),
        Some(day(15, 2)),
        Some("chờ tỉnh"),
    );
    decide(&meeting, "nv-02", Some(done), None, None);
    let later = Meeting::new(&store, "dong-khe", day(26, 1), false).unwrap();
    decide(&later, "nv-01", None, Some(day(28, 2)), None);
    decide(&later, &id, Some(Progress::Paused), None, None);
    later.close().unwrap();

    let loaded = store.load("dong-khe");
    assert_eq!(loaded.problems, []);
    let commune = loaded.commune.unwrap();
    let task = |id: &str| commune.tasks.iter().find(|t| *t.id == *id).unwrap();
    let named = |source: usize| &*commune.task_sources[source].name;
    let moved = task("nv-01");
    assert_eq!(
        (moved.progress, &moved.deadline, moved.first_deadline),
        (
            Progress::Waiting,
            &Given::Stated(day(28, 2)),
            Some(day(31, 1))
        )
    );
    let history: Vec<_> = moved
        .history
        .iter()
        .map(|c| {
            (
                c.date,
                c.progress,
                c.deadline,
                c.reason.as_deref(),
                named(c.source),
            )
        })
        .collect();
    assert_eq!(
        history,
        [
            (
                day(19, 1),
                Some(Progress::Waiting),
                Some(day(15, 2)),
                Some("chờ tỉnh"),
                "Giao ban 19/01/2026"
            ),
            (
                day(26, 1),
                None,
                Some(day(28, 2)),
                None,
                "Giao ban 26/01/2026"
            ),
        ]
    );
    assert_eq!(
        (task("nv-02").progress, task("nv-02").first_deadline),
        (Progress::Done(day(19, 1)), None)
    );
    let own = task(&id);
    assert_eq!(
        (
            own.follows.as_deref(),
            own.deliverable.as_deref(),
            own.progress
        ),
        (Some("nv-02"), Some("báo cáo"), Progress::Paused)
    );
    let sources: Vec<_> = commune
        .task_sources
        .iter()
        .filter(|s| s.meeting)
        .map(|s| (&*s.name, s.closed))
        .collect();
    assert_eq!(
        sources,
        [
            ("Giao ban 19/01/2026", false),
            ("Giao ban 26/01/2026", true)
        ]
    );
}

#[test]
fn numbers_are_never_given_again() {
    let (_folder, store) = data();
    let meeting = open(&store);
    for title in ["một", "hai", "ba"] {
        meeting.add(&said(title)).unwrap();
    }
    meeting
        .add(&Conclusion {
            follows: Some("gb-2026-01-19-3".into()),
            ..said("bốn")
        })
        .unwrap();
    meeting
        .decide(&Decision {
            task: "gb-2026-01-19-3".into(),
            progress: Some(Progress::Waiting),
            ..Decision::default()
        })
        .unwrap();
    meeting.delete("gb-2026-01-19-3").unwrap();
    meeting.delete("gb-2026-01-19-4").unwrap();
    assert_eq!(meeting.decisions().unwrap(), []);
    assert_eq!(open(&store).add(&said("năm")).unwrap(), "gb-2026-01-19-5");
    let ids: Vec<String> = meeting
        .conclusions()
        .unwrap()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(
        ids,
        ["gb-2026-01-19-1", "gb-2026-01-19-2", "gb-2026-01-19-5"]
    );
    assert_eq!(store.load("dong-khe").problems, []);
}

#[test]
fn what_a_person_writes_into_the_file_stays() {
    let (_folder, store) = data();
    let meeting = open(&store);
    meeting.add(&said("một")).unwrap();
    let theirs = text(&meeting)
        .replace("    nhiem_vu: [", "    nhiem_vu: [ // ghi nhanh\n\n")
        .replace("nguon:", "/* hỏi lại */ ghi_chu: \"x\", nguon:");
    let theirs = format!("\u{feff}{}", theirs.replace('\n', "\r\n"));
    fs::write(meeting.file(), &theirs).unwrap();
    meeting
        .edit(
            "gb-2026-01-19-1",
            &Conclusion {
                deadline: Some(day(2, 2)),
                ..said("một")
            },
        )
        .unwrap();
    assert_eq!(
        text(&meeting),
        theirs.replace(
            "nguon: \"kết luận\")",
            "nguon: \"kết luận\", han: \"02/02/2026\")"
        )
    );
    meeting.edit("gb-2026-01-19-1", &said("một")).unwrap();
    assert_eq!(text(&meeting), theirs);
    meeting.add(&said("hai")).unwrap();
    meeting.delete("gb-2026-01-19-2").unwrap();
    assert_eq!(
        text(&meeting),
        theirs.replace("hop: true)", "hop: true, so_cuoi: 2)")
    );
}

#[test]
fn what_is_refused_says_why_and_what_to_do() {
    let (folder, store) = data();
    let meeting = open(&store);
    refused(
        meeting.add(&said("  ")),
        "kết luận chưa có nội dung; gõ nội dung rồi ghi",
    );
    let wrong = Conclusion {
        indicator: Some("gn-tongg".into()),
        ..said("x")
    };
    refused(
        meeting.add(&wrong),
        "không có chỉ tiêu \"gn-tongg\"; có lẽ là \"gn-tong\"; chọn lại cho đúng",
    );
    refused(
        meeting.decide(&Decision {
            task: "nv-1".into(),
            ..Decision::default()
        }),
        "không có nhiệm vụ \"nv-1\"; có lẽ là \"nv-01\"; chọn lại cho đúng",
    );
    refused(
        meeting.decide(&Decision {
            task: "nv-01".into(),
            ..Decision::default()
        }),
        "chưa ghi gì mới cho việc nv-01; chọn trạng thái hoặc hạn mới",
    );
    refused(
        meeting.delete("gb-9"),
        "không có kết luận gb-9 trong cuộc họp này, có thể người khác vừa xóa; xem lại danh sách kết luận",
    );
    assert!(!meeting.file().exists());
    refused(
        Meeting::new(&Store::open(Root::Embedded), "dong-khe", day(19, 1), false),
        "dữ liệu có sẵn trong chương trình, không ghi vào được; tạo thư mục dữ liệu bằng: giaoban init THƯ_MỤC, rồi mở: giaoban --data THƯ_MỤC",
    );
    refused(
        Meeting::new(&store, "dong-khe", day(19, 1), true),
        "đang ở chế độ chỉ xem, không ghi gì; mở lại không có --read-only để ghi",
    );
    refused(
        Meeting::new(&store, "khong-co", day(19, 1), false),
        "không đọc được xã \"khong-co\" trong thư mục dữ liệu; chạy giaoban check để xem chỗ sai",
    );
    meeting.close().unwrap();
    let closed =
        "cuộc họp ngày 19/01/2026 đã chốt, không sửa nữa; việc phát sinh thì ghi vào cuộc họp sau";
    refused(meeting.add(&said("x")), closed);
    refused(meeting.close(), closed);
    assert_eq!(meeting.is_closed(), Ok(true));

    let file = meeting.file().display().to_string();
    fs::write(
        meeting.file(),
        text(&meeting).replace("hop: true", "hop: false"),
    )
    .unwrap();
    refused(
        meeting.add(&said("x")),
        &format!(
            "{file}: không phải biên bản cuộc họp ngày 19/01/2026 (cần hop: true và đúng ngày); sửa lại tệp, hoặc dời tệp đi"
        ),
    );
    fs::write(meeting.file(), "(\n    van_ban: (ten: “x”),\n)").unwrap();
    let message = writing::refused(&meeting.add(&said("x")).unwrap_err(), Lang::Vi);
    assert!(
        message.starts_with(&format!("{file}:2:")) && message.ends_with("; sửa tệp rồi ghi lại"),
        "{message}"
    );
    assert!(folder.path().exists());
}

#[test]
fn two_who_write_at_once_keep_both_their_lines() {
    let (_folder, store) = data();
    let ids = std::thread::scope(|scope| {
        let writer = |name: &'static str| {
            let store = &store;
            scope.spawn(move || {
                (0..25)
                    .map(|at| open(store).add(&said(&format!("{name} {at}"))).unwrap())
                    .collect::<Vec<_>>()
            })
        };
        let (one, two) = (writer("một"), writer("hai"));
        [one.join().unwrap(), two.join().unwrap()].concat()
    });
    let there = open(&store).conclusions().unwrap();
    assert_eq!(there.len(), 50);
    assert_eq!(
        ids.iter().collect::<HashSet<_>>(),
        there.iter().map(|(id, _)| id).collect()
    );
    assert_eq!(
        there
            .iter()
            .map(|(_, c)| &c.title)
            .collect::<HashSet<_>>()
            .len(),
        50
    );
}

// any sequence of calls against a model of it

#[derive(Debug, Clone)]
enum Call {
    Add(Conclusion),
    Edit(usize, Conclusion),
    Delete(usize),
    Change(usize, Decision),
    Close,
    Reopen,
}

fn words() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(vec![
        "Họp",
        "\"x\"",
        "\\",
        "//",
        "(",
        "],",
        "a\nb",
        "nghị quyết",
        "“ế”",
        "/*",
        "han: 1",
    ]);
    proptest::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0..400u64).prop_map(|days| day(1, 1) + chrono::Days::new(days))
}

fn a_conclusion() -> impl Strategy<Value = Conclusion> {
    let option = || proptest::option::of(words());
    let support = proptest::collection::vec(
        proptest::sample::select(vec!["Công an xã", "Trạm Y tế", "MTTQ"]),
        0..3,
    );
    let named = |ids: Vec<&'static str>| {
        proptest::option::of(proptest::sample::select(ids).prop_map(String::from))
    };
    let indicator = named(vec!["gn-tong", "vb-den"]);
    let (follows, sector) = (
        named(vec!["nv-01", "kl-01"]),
        named(vec!["kinh-te", "hanh-chinh"]),
    );
    (
        words(),
        option(),
        support,
        proptest::option::of(a_day()),
        option(),
        option(),
        indicator,
        follows,
        sector,
    )
        .prop_map(
            |(
                title,
                owner,
                support,
                deadline,
                deadline_words,
                deliverable,
                indicator,
                follows,
                sector,
            )| {
                let mut support: Vec<String> = support.into_iter().map(String::from).collect();
                support.sort();
                support.dedup();
                Conclusion {
                    title,
                    owner,
                    support,
                    deadline,
                    deadline_words,
                    deliverable,
                    indicator,
                    follows,
                    sector,
                }
            },
        )
}

fn a_change() -> impl Strategy<Value = Decision> {
    let progress = prop_oneof![
        Just(Progress::Open),
        Just(Progress::Waiting),
        Just(Progress::Paused),
        Just(Progress::Returned),
        a_day().prop_map(Progress::Done)
    ];
    (
        proptest::option::of(progress),
        proptest::option::of(a_day()),
        proptest::option::of(words()),
    )
        .prop_map(|(progress, deadline, reason)| Decision {
            task: String::new(),
            progress,
            deadline,
            reason,
        })
}

fn a_call() -> impl Strategy<Value = Call> {
    prop_oneof![
        6 => a_conclusion().prop_map(Call::Add),
        3 => (any::<usize>(), a_conclusion()).prop_map(|(at, c)| Call::Edit(at, c)),
        2 => any::<usize>().prop_map(Call::Delete),
        4 => (any::<usize>(), a_change()).prop_map(|(at, c)| Call::Change(at, c)),
        1 => Just(Call::Reopen),
        1 => Just(Call::Close),
    ]
}

#[derive(Default)]
struct Model {
    conclusions: Vec<(String, Conclusion)>,
    changes: Vec<Decision>,
    last: usize,
    closed: bool,
}

impl Model {
    /// A task to decide about: one of the files, or one of the meeting's own.
    fn task(&self, at: usize) -> String {
        let all = ["nv-01", "nv-02", "kl-01"]
            .into_iter()
            .map(String::from)
            .chain(self.conclusions.iter().map(|(id, _)| id.clone()));
        let all: Vec<String> = all.collect();
        all[at % all.len()].clone()
    }

    /// What comes of a call, and whether it is refused.
    fn call(&mut self, call: &Call) -> bool {
        let count = self.conclusions.len();
        match call {
            Call::Reopen => return true,
            _ if self.closed => return false,
            Call::Add(conclusion) => {
                self.last += 1;
                self.conclusions
                    .push((format!("gb-2026-01-19-{}", self.last), conclusion.clone()));
            }
            Call::Edit(..) | Call::Delete(_) if count == 0 => return false,
            Call::Edit(at, conclusion) => self.conclusions[at % count].1 = conclusion.clone(),
            Call::Delete(at) => {
                let (id, _) = self.conclusions.remove(at % count);
                self.changes.retain(|change| change.task != id);
            }
            Call::Change(at, change) => {
                let task = self.task(*at);
                match self.changes.iter_mut().find(|old| old.task == task) {
                    _ if change.progress.is_none()
                        && change.deadline.is_none()
                        && change.reason.is_none() =>
                    {
                        return false;
                    }
                    Some(old) => {
                        old.progress = change.progress.or(old.progress);
                        old.deadline = change.deadline.or(old.deadline);
                        old.reason = change.reason.clone().or(old.reason.clone());
                    }
                    None if change.progress.is_none() && change.deadline.is_none() => return false,
                    None => self.changes.push(Decision {
                        task,
                        ..change.clone()
                    }),
                }
            }
            Call::Close => self.closed = true,
        }
        true
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_calls_does_what_the_model_does(calls in proptest::collection::vec(a_call(), 1..16)) {
        let (_folder, store) = data();
        let mut meeting = open(&store);
        let mut model = Model::default();
        for call in &calls {
            let task = |at: &usize| model.task(*at);
            let id = |at: &usize| {
                let count = model.conclusions.len();
                if count == 0 { "gb-2026-01-19-99".to_string() } else { model.conclusions[at % count].0.clone() }
            };
            let done = match call {
                Call::Add(conclusion) => meeting.add(conclusion).is_ok(),
                Call::Edit(at, conclusion) => meeting.edit(&id(at), conclusion).is_ok(),
                Call::Delete(at) => meeting.delete(&id(at)).is_ok(),
                Call::Change(at, change) => meeting.decide(&Decision { task: task(at), ..change.clone() }).is_ok(),
                Call::Close => meeting.close().is_ok(),
                Call::Reopen => {
                    meeting = open(&store);
                    true
                }
            };
            prop_assert_eq!(done, model.call(call), "{:?}", call);
            prop_assert_eq!(meeting.conclusions().unwrap(), model.conclusions.clone());
            prop_assert_eq!(meeting.decisions().unwrap(), model.changes.clone());
            prop_assert_eq!(meeting.is_closed().unwrap(), model.closed);
        }
        let loaded = store.load("dong-khe");
        prop_assert_eq!(loaded.problems, vec![]);
        let tasks = loaded.commune.unwrap().tasks;
        prop_assert_eq!(tasks.iter().filter(|t| t.id.starts_with("gb-")).count(), model.conclusions.len());
        prop_assert_eq!(tasks.iter().map(|t| t.history.len()).sum::<usize>(), model.changes.len());
    }
}

#[test]
fn what_is_written_for_somebody_carries_the_name() {
    let (_folder, store) = data();
    let by = |name| open(&store).signed(Some(name));
    let id = by("Nguyễn Văn \"An\"").add(&said("Họp thôn")).unwrap();
    decide(&by("An"), "nv-01", Some(Progress::Waiting), None, None);
    let text = || std::fs::read_to_string(open(&store).file()).unwrap();
    assert!(text().contains(r#"ai: "Nguyễn Văn \"An\"""#), "{}", text());
    // the last one counts, and a change by the account itself says nothing
    by("Bình").edit(&id, &said("Họp thôn và xã")).unwrap();
    decide(&by("Bình"), "nv-01", Some(Progress::Paused), None, None);
    assert_eq!(text().matches("ai: \"Bình\"").count(), 2, "{}", text());
    assert_eq!(text().matches(", ai: ").count(), 2, "{}", text());
    open(&store).add(&said("Việc khác")).unwrap();
    assert_eq!(text().matches(", ai: ").count(), 2, "{}", text());
    assert_eq!(store.load("dong-khe").problems, []);
}
