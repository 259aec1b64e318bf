//! Whatever is pressed, in whatever order and at whatever size: no panic, a state that holds together, a frame that can be drawn.

use std::fs;
use std::path::Path;

use crate::desk::{self, DESK, Desk, frame};
use crate::files::copy;
use giaoban::app::{Access, Field, Layer, LineEdit, State};
use giaoban::assess::taken::meeting_conclusions;
use giaoban::dashboard::Dashboard;
use giaoban::input::{Code, Event, Flow, Key, Mouse, MouseAction, Program};
use giaoban::store::{Root, Store};

use proptest::prelude::*;
use unicode_normalization::is_nfc;

fn code() -> impl Strategy<Value = Code> {
    use Code::{
        Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Insert, Left, PageDown, PageUp,
        Right, Tab, Up,
    };
    prop_oneof![
        8 => proptest::sample::select(vec![Up, Down, Left, Right, Enter, Enter, Esc, Tab]),
        4 => proptest::sample::select(vec![Home, End, PageUp, PageDown, Backspace, Delete, Insert]),
        3 => (0..=24_u8).prop_map(F),
        6 => proptest::sample::select("0123456789/?qkjgGptlvx".chars().collect::<Vec<_>>()).prop_map(Char),
        4 => proptest::sample::select("aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠẰẮẾỆĐƯ \u{300}\u{301}\u{302}\u{323}\u{31b}".chars().collect::<Vec<_>>()).prop_map(Char),
        1 => any::<char>().prop_map(Char),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    // mostly without modifiers: that is what means something
    let held = || proptest::bool::weighted(0.08);
    (code(), held(), held(), held()).prop_map(|(code, ctrl, alt, shift)| Key {
        code,
        ctrl,
        alt,
        shift,
    })
}

fn event() -> impl Strategy<Value = Event> {
    let action = proptest::sample::select(vec![
        MouseAction::Click,
        MouseAction::ScrollUp,
        MouseAction::ScrollDown,
    ]);
    let size = prop_oneof![
        3 => (30..140_u16, 8..45_u16),
        1 => (0..=300_u16, 0..=100_u16),
        1 => proptest::sample::select(vec![(0, 0), (1, 1), (40, 12), (39, 12), (80, 24), (300, 1), (1, 100)]),
    ];
    prop_oneof![
        30 => key().prop_map(Event::Key),
        3 => size.prop_map(|(columns, rows)| Event::Resize(columns, rows)),
        2 => "\\PC{0,100}|(giải |ngân |\\n){0,9}".prop_map(Event::Paste),
        1 => (action, any::<u16>(), any::<u16>()).prop_map(|(action, column, row)| Event::Mouse(Mouse { action, column, row })),
        1 => Just(Event::Resumed),
    ]
}

fn good_line(line: &LineEdit, most: usize) -> Result<(), TestCaseError> {
    let length = line.text().chars().count();
    prop_assert!(
        line.caret() <= length && length <= most && is_nfc(line.text()),
        "{line:?}"
    );
    prop_assert!(!line.text().chars().any(char::is_control), "{line:?}");
    Ok(())
}

fn check(state: &State) -> Result<(), TestCaseError> {
    let lines = state.lines();
    prop_assert!(
        state.cursor(&lines) < lines.len().max(1),
        "the cursor is outside of the lines"
    );
    prop_assert!(
        state.pages().iter().any(|(_, page)| *page == state.page),
        "{:?} is no tab",
        state.page
    );
    let periods = state.data.commune.periods.len();
    prop_assert!(state.assessment.period.is_some_and(|p| p < periods) || periods == 0);
    // a detail at the bottom, one list or text over it
    prop_assert!(state.layers.len() <= 2, "{:?}", state.layers);
    let whole = |l: &Layer| {
        matches!(
            l,
            Layer::Detail(..) | Layer::Task(..) | Layer::Target(..) | Layer::Grid
        )
    };
    let details = state.layers.iter().filter(|l| whole(l)).count();
    prop_assert!(
        details <= 1 && (state.layers.len() < 2 || whole(&state.layers[0])),
        "{:?}",
        state.layers
    );
    for layer in &state.layers {
        match layer {
            Layer::Detail(id, _) => {
                prop_assert!(state.data.commune.catalogue.indicator(*id).is_some());
            }
            Layer::Search(search) => {
                good_line(&search.line, 80)?;
                prop_assert!(search.selected < search.hits.len().max(1), "{search:?}");
            }
            Layer::Communes(at) => prop_assert!(*at < state.communes.len().max(1)),
            Layer::Periods(at) => prop_assert!(*at < periods.max(1)),
            Layer::Task(at, _) => prop_assert!(*at < state.data.commune.tasks.len()),
            Layer::Target(at, _) => prop_assert!(*at < state.data.commune.targets.len()),
            Layer::Form(form) => {
                for field in Field::ALL {
                    good_line(form.line_of(field), 400)?;
                }
                prop_assert!(
                    form.chosen.is_none_or(|at| at < form.offered.len()),
                    "{form:?}"
                );
                prop_assert!(state.access == Access::Write);
            }
            Layer::Decide(decide) => {
                good_line(&decide.day, 40)?;
                good_line(&decide.reason, 200)?;
                prop_assert!(state.access == Access::Write);
            }
            Layer::Conclusions(list) => {
                prop_assert!(
                    list.at
                        < meeting_conclusions(&state.data.commune, state.meeting_day())
                            .len()
                            .max(1),
                    "{list:?}"
                );
            }
            Layer::Facets(at) => prop_assert!(*at < state.facets().len().max(1)),
            Layer::Grid => {
                let entry = state.grid.as_deref();
                prop_assert!(
                    entry.is_some_and(|e| e.at < e.lines.len().max(1)),
                    "{:?}",
                    entry.map(|e| e.at)
                );
                prop_assert!(state.access == Access::Write);
            }
            Layer::Help(_) | Layer::Troubles(_) => {}
        }
    }
    Ok(())
}

fn play(mut dashboard: Dashboard, events: Vec<Event>) -> Result<(), TestCaseError> {
    let mut shown = frame(&dashboard);
    for event in events {
        let before = dashboard.state().size;
        let flow = dashboard.event(event.clone());
        check(dashboard.state())?;
        let drawn = frame(&dashboard);
        let size = dashboard.state().size;
        prop_assert_eq!((drawn.area.width, drawn.area.height), size);
        prop_assert!(size == before || matches!(event, Event::Resize(..)));
        // idle means that the terminal shows the right thing already
        prop_assert!(
            flow != Flow::Idle || drawn == shown,
            "{event:?} changed the frame and nobody draws it"
        );
        shown = drawn;
    }
    Ok(())
}

/// The data of one commune in a folder that can be written.
fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for entry in fs::read_dir(&data)
        .unwrap()
        .map(Result::unwrap)
        .filter(|e| e.path().is_file())
    {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    copy(&data.join("dong-khe"), &folder.path().join("dong-khe"));
    folder
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn the_real_commune_stands_any_keys(events in proptest::collection::vec(event(), 0..=60)) {
        play(DESK.open(), events)?;
    }

    #[test]
    fn a_meeting_stands_any_keys(events in proptest::collection::vec(event(), 0..=40), at in 0..8_usize) {
        let folder = copied();
        let store = Store::open(Root::Folder(folder.path().into()));
        let loaded = store.load("dong-khe");
        let mut dashboard = DESK.open_with(store, loaded);
        desk::press(&mut dashboard, ["K,type:Rà soát,ENTER", "7,K", "7,S", "7,S,6", "K,type:a,F8,L", "2,F2", "2,F2,1,ENTER,2,ENTER,ESC", "2,F2,DOWN*9,DEL,1,TAB,1"][at]);
        play(dashboard, events)?;
        // whatever was pressed, what is on the disk can be read
        let store = Store::open(Root::Folder(folder.path().into()));
        let problems = store.load("dong-khe").problems;
        prop_assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn the_illustrative_commune_stands_any_keys(events in proptest::collection::vec(event(), 0..=60)) {
        play(Desk { commune: "minh-hoa", ..DESK }.open(), events)?;
    }
}
