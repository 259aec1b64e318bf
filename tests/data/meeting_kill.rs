//! Whatever a meeting has said to be saved is there after the program was killed at any moment.

use std::collections::HashSet;
use std::hint::spin_loop;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::files::copy;
use chrono::NaiveDate;
use giaoban::data::meeting::{Conclusion, Decision};
use giaoban::model::Progress;
use giaoban::store::{Meeting, Root, Store};

/// The data folder of the process that writes; a run of the tests without it is the one that kills.
const FOLDER: &str = "GIAOBAN_TEST_KILL";

fn open(folder: &Path) -> (Store, Meeting) {
    let store = Store::open(Root::Folder(folder.to_path_buf()));
    let meeting = Meeting::new(
        &store,
        "dong-khe",
        NaiveDate::from_ymd_opt(2026, 1, 19).unwrap(),
        false,
    )
    .unwrap();
    (store, meeting)
}

/// Takes conclusions until it is killed, and says each one that is saved.
#[test]
fn a_process_that_writes() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let (_, meeting) = open(Path::new(&folder));
    for at in 0_u32.. {
        let id = meeting
            .add(&Conclusion {
                title: format!("Họp \"thôn\" {at}"),
                ..Conclusion::default()
            })
            .unwrap();
        println!("said {id}");
        let progress = Some(if at % 2 == 0 {
            Progress::Waiting
        } else {
            Progress::Open
        });
        meeting
            .decide(&Decision {
                task: "nv-01".into(),
                progress,
                ..Decision::default()
            })
            .unwrap();
        if at % 3 == 2 {
            meeting
                .edit(
                    &id,
                    &Conclusion {
                        title: "Sửa".into(),
                        owner: Some("Công an xã".into()),
                        ..Conclusion::default()
                    },
                )
                .unwrap();
        }
    }
}

/// Kills a process that writes, so many times; every few times the data begins anew.
fn kill(times: usize) {
    let mut seed = 20_260_119_u64;
    let mut random = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for _ in 0..times.div_ceil(6) {
        let folder = tempfile::tempdir().unwrap();
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good"),
            folder.path(),
        );
        let mut said: HashSet<String> = HashSet::new();
        for _ in 0..6 {
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "meeting_kill::a_process_that_writes",
                    "--nocapture",
                ])
                .env(FOLDER, folder.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            let mut hear = |line: String| {
                // the first one may follow on what the test runner says
                let id = line.split_once("said ").map(|(_, id)| id.to_string());
                id.is_some_and(|id| {
                    assert!(said.insert(id.clone()), "{id} was given twice");
                    true
                })
            };
            let wanted = random(6);
            let mut heard = 0;
            while heard < wanted {
                heard += u64::from(hear(lines.next().unwrap().unwrap()));
            }
            for _ in 0..random(400_000) {
                spin_loop();
            }
            child.kill().unwrap();
            child.wait().unwrap();
            lines.map_while(Result::ok).for_each(|line| {
                hear(line);
            });

            let (store, meeting) = open(folder.path());
            let loaded = store.load("dong-khe");
            assert_eq!(loaded.problems, []);
            let ids: Vec<String> = meeting
                .conclusions()
                .unwrap()
                .into_iter()
                .map(|(id, _)| id)
                .collect();
            let there: HashSet<String> = ids.iter().cloned().collect();
            assert_eq!(ids.len(), there.len(), "an identifier twice: {ids:?}");
            let lost: Vec<_> = said.difference(&there).collect();
            assert!(lost.is_empty(), "saved and lost: {lost:?}");
            // saved, and killed before it was said
            said.extend(there);
        }
    }
}

#[test]
fn what_is_saved_outlives_36_kills() {
    kill(36);
}

/// The long run: `cargo test --test data meeting_kill -- --ignored`.
#[test]
#[ignore = "a few minutes"]
fn what_is_saved_outlives_1000_kills() {
    kill(1000);
}
