//! Whatever is pressed while a meeting is presented, at whatever size and however often the program is killed: the page holds together,
//! a change of size keeps it, and what was said to be saved is on the disk.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::desk::{self, DESK, frame};
use crate::files::copy;
#[cfg(unix)]
use crate::pty;
use giaoban::app::{Layer, State};
use giaoban::assess::taken::meeting_conclusions;
use giaoban::dashboard::Dashboard;
use giaoban::input::{Event, Flow, Key, Program, parse_keys};
use giaoban::store::{Root, Store};

use proptest::prelude::*;
use tempfile::TempDir;

const COMMUNES: [&str; 5] = [
    "dong-khe",
    "cai-kinh",
    "xuan-hung",
    "quoc-khanh",
    "minh-hoa",
];

/// The keys of a presentation, of the form and of its lists, as `--keys` writes them.
const KEYS: [&str; 34] = [
    "PGDN", "PGDN", "PGDN", "PGUP", "RIGHT", "LEFT", "UP", "DOWN", "SPACE", "HOME", "END", "ENTER",
    "ENTER", "ESC", "TAB", "F5", "S-F5", "F1", "b", "w", ".", "F", "u", "K", "F8", "F8", "S-F8",
    "S", "F2", "DEL", "BS", "F4", "3", "9",
];

fn event() -> impl Strategy<Value = Event> {
    let size = prop_oneof![3 => (40..170_u16, 12..50_u16), 1 => (0..=300_u16, 0..=100_u16)];
    prop_oneof![
        24 => proptest::sample::select(&KEYS[..]).prop_map(|key| parse_keys(key).unwrap().remove(0)),
        4 => proptest::sample::select("ưđơâê0123456789qx,*/".chars().collect::<Vec<_>>()).prop_map(|c| Event::Key(Key::char(c))),
        2 => "(rà soát |hộ nghèo ){1,3}".prop_map(Event::Paste),
        4 => size.prop_map(|(columns, rows)| Event::Resize(columns, rows)),
        2 => (0..5_000_000_u64).prop_map(|time| Event::Tick(Duration::from_millis(time))),
    ]
}

/// What the page is and where its list stands.
fn place(state: &State) -> Option<(usize, usize)> {
    state.present.as_ref().map(|p| (p.at, p.pages.len()))
}

fn check(state: &State) -> Result<(), TestCaseError> {
    let Some(present) = &state.present else {
        return Ok(());
    };
    let page = present.page();
    prop_assert!(
        page.is_some(),
        "page {} of {}",
        present.at,
        present.pages.len()
    );
    let items = page.map_or(0, giaoban::assess::pages::MeetingPage::items);
    prop_assert!(
        present.first < items.max(1),
        "thing {} of {items}",
        present.first
    );
    prop_assert!(present.overview.is_none_or(|at| at < present.pages.len()));
    // nothing of the dashboard lies over it
    let own = |l: &Layer| {
        matches!(
            l,
            Layer::Help(_) | Layer::Form(_) | Layer::Decide(_) | Layer::Conclusions(_)
        )
    };
    prop_assert!(
        state.layers.len() <= 1 && state.layers.iter().all(own),
        "{:?}",
        state.layers
    );
    Ok(())
}

fn play(dashboard: &mut Dashboard, events: Vec<Event>) -> Result<(), TestCaseError> {
    let mut shown = frame(dashboard);
    for event in events {
        let before = place(dashboard.state());
        let flow = dashboard.event(event.clone());
        check(dashboard.state())?;
        if let Event::Resize(..) = event {
            prop_assert_eq!(
                place(dashboard.state()),
                before,
                "another size is another page"
            );
        }
        let drawn = frame(dashboard);
        prop_assert!(
            flow != Flow::Idle || drawn == shown,
            "{event:?} changed the frame and nobody draws it"
        );
        shown = drawn;
        if flow == Flow::Quit {
            break;
        }
    }
    Ok(())
}

/// The data of one commune in a folder that can be written.
fn copied(commune: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for entry in fs::read_dir(&data)
        .unwrap()
        .map(Result::unwrap)
        .filter(|e| e.path().is_file())
    {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    copy(&data.join(commune), &folder.path().join(commune));
    folder
}

fn open(folder: &TempDir, commune: &'static str) -> Dashboard {
    let store = Store::open(Root::Folder(folder.path().into()));
    let loaded = store.load(commune);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let mut dashboard = desk::Desk { commune, ..DESK }.open_with(store, loaded);
    dashboard.event(parse_keys("F5").unwrap().remove(0));
    dashboard
}

/// The conclusions and the states of tasks that the chairman was shown as saved, or those on the disk.
fn saved(commune: &giaoban::model::Commune, day: chrono::NaiveDate) -> Vec<String> {
    let tasks = meeting_conclusions(commune, day)
        .into_iter()
        .map(|at| &commune.tasks[at]);
    let decided = commune.tasks.iter().filter(|t| !t.history.is_empty());
    let taken = tasks.map(|t| format!("{} {} {:?} {:?}", t.id, t.title, t.owner, t.deadline));
    taken
        .chain(decided.map(|t| format!("{} {:?} {:?}", t.id, t.progress, t.history)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_commune_stands_any_keys_and_sizes(events in proptest::collection::vec(event(), 0..=50), at in 0..5_usize) {
        let mut dashboard = desk::Desk { commune: COMMUNES[at], ..DESK }.open();
        dashboard.event(parse_keys("F5").unwrap().remove(0));
        play(&mut dashboard, events)?;
    }

    #[test]
    fn what_was_saved_outlives_any_keys_and_kills(runs in proptest::collection::vec(proptest::collection::vec(event(), 0..=30), 1..=4), begin in 0..4_usize) {
        let folder = copied("dong-khe");
        for events in runs {
            let mut dashboard = open(&folder, "dong-khe");
            // somewhere in the middle of it
            let keys = ["K,type:Rà soát,F8", "2,ENTER,S", "K,type:a,F8,S-F8", "4,ENTER,K,type:Đôn đốc"][begin];
            desk::press(&mut dashboard, keys);
            play(&mut dashboard, events)?;
            // killed: nothing is said goodbye to
            let (shown, day) = (saved(&dashboard.state().data.commune, dashboard.state().meeting_day()), dashboard.state().meeting_day());
            drop(dashboard);
            let loaded = Store::open(Root::Folder(folder.path().into())).load("dong-khe");
            prop_assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
            prop_assert_eq!(saved(&loaded.commune.unwrap(), day), shown);
        }
    }
}

/// Kills the program itself, in a terminal, in the middle of typing and of writing.
#[cfg(unix)]
#[test]
fn what_the_screen_said_is_saved_outlives_a_kill_at_any_moment() {
    let folder = copied("dong-khe");
    let mut seed = 20_260_119_u64;
    let mut random = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut said: Vec<String> = Vec::new();
    for round in 0..10 {
        let path = folder.path().to_str().unwrap();
        let arguments = [
            "--data",
            path,
            "--commune",
            "dong-khe",
            "--as-of",
            "19/01/2026",
            "present",
            "--from",
            "4",
        ];
        let mut terminal = pty::Setup::new(env!("CARGO_BIN_EXE_giaoban"), &arguments).start();
        terminal.wait_for("KINH TẾ");
        for nth in 0..random(3) {
            let text = format!("Việc {round}-{nth}");
            terminal.send("\x1b[19~");
            terminal.wait_for("KẾT LUẬN MỚI");
            terminal.send(&text);
            terminal.wait_for(&text);
            terminal.send("\x1b[19~");
            terminal.wait_for("Đã ghi kết luận");
            said.push(text);
        }
        // many at once, and killed while they are taken in
        let burst = (0..6)
            .map(|nth| format!("\x1b[19~Dở {round}-{nth}\x1b[19~"))
            .collect::<Vec<_>>()
            .concat();
        terminal.send(&burst);
        for _ in 0..random(4_000_000) {
            std::hint::spin_loop();
        }
        terminal.signal("KILL");
        terminal.end();
        let loaded = Store::open(Root::Folder(folder.path().into())).load("dong-khe");
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        let commune = loaded.commune.unwrap();
        let day = giaoban::model::date::parse("19/01/2026").unwrap();
        let titles: Vec<String> = meeting_conclusions(&commune, day)
            .into_iter()
            .map(|at| commune.tasks[at].title.to_string())
            .collect();
        for text in &said {
            assert!(titles.contains(text), "{text} is lost: {titles:?}");
        }
        // what came through before the kill stays from now on too
        said = titles;
    }
}
