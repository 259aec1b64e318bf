//! A program that saves figures is killed at any moment: the file holds the old figure or the new one, and nothing else changes.

use std::fs;
use std::hint::spin_loop;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::files::copy;
use giaoban::data::typed::FigureChange;
use giaoban::model::{Figure, Reading, date};
use giaoban::store::figures::{Stamp, save};
use giaoban::store::{Root, Store};

use rust_decimal::Decimal;

/// The data folder of the process that writes; a run of the tests without it is the one that kills.
const FOLDER: &str = "GIAOBAN_TEST_KILL_FIGURES";

const FILE: &str = "dong-khe/so-lieu/2026-01.ron";
const INDICATOR: &str = "tns-tong";

fn store(folder: &Path) -> Store {
    Store::open(Root::Folder(folder.to_path_buf()))
}

fn now(store: &Store) -> Option<Reading> {
    let loaded = store.load("dong-khe");
    assert_eq!(loaded.problems, []);
    let commune = loaded.commune.unwrap();
    let period = &commune.periods[commune.period_index("2026-01".parse().unwrap()).unwrap()];
    period
        .figure(commune.catalogue.find(INDICATOR).unwrap())
        .and_then(Figure::reading)
}

/// Counts a figure up until it is killed, and says each value that is saved.
#[test]
fn a_process_that_saves() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = store(Path::new(&folder));
    let stamp = Stamp {
        date: date::parse("03/02/2026").unwrap(),
        time: chrono::NaiveTime::default(),
        by: None,
    };
    let mut before = now(&store);
    for _ in 0.. {
        let value = before.unwrap().value.floor() + Decimal::ONE;
        let after = Some(Reading {
            value,
            qualifier: None,
        });
        let change = FigureChange {
            indicator: INDICATOR.into(),
            before,
            after,
        };
        assert_eq!(
            save(
                &store,
                "dong-khe",
                "2026-01".parse().unwrap(),
                &[change],
                &stamp,
                false
            ),
            Ok(1)
        );
        println!("said {value}");
        before = after;
    }
}

/// The file without the value and its history.
fn rest(text: &str) -> String {
    let start = text.find(&format!("\"{INDICATOR}\", thuc_hien: ")).unwrap();
    let line = text[start..].find('\n').unwrap() + start;
    format!("{}{}", &text[..start], &text[line..])
}

/// Kills a process that saves, so many times; every few times the data begins anew.
fn kill(times: usize) {
    let mut seed = 20_260_203_u64;
    let mut random = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for _ in 0..times.div_ceil(6) {
        let folder = tempfile::tempdir().unwrap();
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("data"),
            folder.path(),
        );
        let original = rest(&fs::read_to_string(folder.path().join(FILE)).unwrap());
        for _ in 0..6 {
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "entry_kill::a_process_that_saves", "--nocapture"])
                .env(FOLDER, folder.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            // the first one may follow on what the test runner says
            let said = |line: &str| {
                line.split_once("said ")
                    .map(|(_, value)| value.trim().parse::<Decimal>().unwrap())
            };
            let mut last = None;
            for _ in 0..=random(4) {
                last = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .find_map(|line| said(&line));
            }
            for _ in 0..random(400_000) {
                spin_loop();
            }
            child.kill().unwrap();
            child.wait().unwrap();
            last = lines
                .map_while(Result::ok)
                .filter_map(|line| said(&line))
                .last()
                .or(last);
            let there = now(&store(folder.path())).unwrap().value;
            let last = last.unwrap();
            assert!(
                there == last || there == last + Decimal::ONE,
                "{last} was saved, {there} is there"
            );
            assert_eq!(
                rest(&fs::read_to_string(folder.path().join(FILE)).unwrap()),
                original
            );
        }
    }
}

#[test]
fn a_figure_is_old_or_new_after_36_kills() {
    kill(36);
}

/// The long run: `cargo test --test data entry_kill -- --ignored`.
#[test]
#[ignore = "a few minutes"]
fn a_figure_is_old_or_new_after_1000_kills() {
    kill(1000);
}
