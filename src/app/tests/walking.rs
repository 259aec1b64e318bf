//! Tabs, the cursor, folds, the detail, periods, lists, and what keys ask of the outside.

use std::collections::HashSet;

use super::*;
use crate::app::Access;
use crate::app::context;
use crate::app::keymap::{self, Action, BINDINGS, Context, holds};
use crate::data::{Problem, ProblemKind};
use crate::input::{Code, Key, Mouse, MouseAction};
use crate::text::Lang;

#[test]
fn tabs_turn_by_digit_tab_and_arrow() {
    check("", "O Thu?");
    check("2", "S0 Thu");
    check("3", "S1 Hồ sơ");
    // a sector without a row has no tab, and the others keep their numbers
    check("4", "O Thu?");
    check("2,1", "O Thu?");
    // a tab that does not exist
    check("2,9", "S0 Thu");
    check("TAB", "S0 Thu");
    check("TAB*3", "O Thu?");
    check("S-TAB", "S1 Hồ sơ");
    check("TAB,S-TAB", "O Thu?");
    check("RIGHT", "S0 Thu");
    check("LEFT", "S1 Hồ sơ");
    // on a sector's page the arrows fold: they turn nothing
    check("2,RIGHT", "S0 Thu");
    // every tab keeps its own cursor
    check("2,DOWN,3,2", "S0 Giải ngân");
    // what lies over a tab goes with it
    check("2,ENTER,3", "S1 Hồ sơ");
    check("F1,TAB", "S0 Thu");
}

#[test]
fn the_cursor_walks_and_stops_at_the_edges() {
    check("DOWN", "O Giải ngân?");
    check("DOWN*2", "O Giải ngân!");
    check("DOWN*9", "O Giải ngân!");
    check("UP", "O Thu?");
    check("2,UP", "S0 [Thu chi]");
    check("2,UP*5", "S0 [Thu chi]");
    check("2,j,j", "S0 Giải ngân#1");
    check("2,DOWN*2,k", "S0 Giải ngân");
    check("2,DOWN*4", "S0 Trâu");
    check("2,END", "S0 Chè");
    check("2,END,DOWN", "S0 Chè");
    check("2,END,HOME", "S0 [Thu chi]");
    check("2,G,g", "S0 [Thu chi]");
}

#[test]
fn groups_are_jumped_over() {
    check("2,C-DOWN", "S0 [Chăn nuôi]");
    check("2,C-DOWN*2", "S0 [Trồng trọt]");
    check("2,S-DOWN*2", "S0 [Trồng trọt]");
    // none below, none above: the cursor stays
    check("2,END,C-DOWN", "S0 Chè");
    check("2,HOME,C-UP", "S0 [Thu chi]");
    check("2,END,C-UP", "S0 [Trồng trọt]");
    check("2,END,S-UP*2", "S0 [Chăn nuôi]");
    check("2,DOWN*2,C-UP", "S0 [Thu chi]");
}

#[test]
fn groups_fold_by_hand() {
    // from a row its group folds, and the cursor goes to the heading
    check("2,LEFT", "S0 [Thu chi]+");
    check("2,LEFT,LEFT", "S0 [Thu chi]+");
    check("2,LEFT,RIGHT", "S0 [Thu chi]");
    check("2,HOME,ENTER", "S0 [Thu chi]+");
    check("2,HOME,ENTER,ENTER", "S0 [Thu chi]");
    // an open group has nothing to open
    check("2,DOWN,RIGHT", "S0 Giải ngân");
    let mut state = start();
    press(&mut state, "2,END,LEFT");
    assert_eq!(
        lines(&state),
        "[Thu chi] Thu Giải ngân Giải ngân#1 [Chăn nuôi] Trâu Bò [Trồng trọt]+"
    );
    press(&mut state, "UP");
    assert_eq!(told(&state), "S0 Bò");
}

#[test]
fn groups_fold_by_themselves_where_there_is_no_room() {
    let open = "[Thu chi] Thu Giải ngân Giải ngân#1 [Chăn nuôi] Trâu Bò [Trồng trọt] Lúa Ngô Chè";
    let last = "[Thu chi] Thu Giải ngân Giải ngân#1 [Chăn nuôi] Trâu Bò [Trồng trọt]+";
    let both = "[Thu chi] Thu Giải ngân Giải ngân#1 [Chăn nuôi]+ [Trồng trọt]+";
    // 11 lines and 7 rows around them; those with plans never fold
    for (rows, expect) in [
        (24, open),
        (18, open),
        (17, last),
        (15, last),
        (14, both),
        (13, both),
        (12, both),
        (0, both),
    ] {
        let mut state = start();
        press(&mut state, "2");
        update(&mut state, Message::Input(Event::Resize(80, rows)));
        assert_eq!(lines(&state), expect, "{rows}");
    }
    // what was opened by hand stays open, and another one gives way
    let mut state = start();
    press(&mut state, "2,resize:80x17,END,RIGHT");
    assert_eq!(
        lines(&state),
        "[Thu chi] Thu Giải ngân Giải ngân#1 [Chăn nuôi]+ [Trồng trọt] Lúa Ngô Chè"
    );
    assert_eq!(told(&state), "S0 [Trồng trọt]");
    // a selected row that folds away leaves the cursor on a line that is there
    check("2,END,resize:80x12", "S0 Thu");
    check("2,END,resize:80x12,resize:80x24", "S0 Chè");
}

#[test]
fn the_detail_opens_closes_and_has_neighbours() {
    check("2,ENTER", "S0 Thu > detail Thu");
    for back in ["ESC", "BS", "ENTER", "C-h"] {
        check(&format!("2,ENTER,{back}"), "S0 Thu");
    }
    // the second plan of an indicator opens the indicator
    check("2,DOWN*2,ENTER", "S0 Giải ngân#1 > detail Giải ngân");
    check("2,ENTER,RIGHT", "S0 Giải ngân > detail Giải ngân");
    check("2,ENTER,RIGHT*6", "S0 Chè > detail Chè");
    // over the edge of a sector, and the tab with it; at the ends it stays
    check("2,ENTER,RIGHT*7", "S1 Hồ sơ > detail Hồ sơ");
    check("2,ENTER,RIGHT*9", "S1 Hồ sơ > detail Hồ sơ");
    check("2,ENTER,LEFT", "S0 Thu > detail Thu");
    check("2,ENTER,RIGHT,LEFT,ESC", "S0 Thu");
    // a neighbour in a folded group opens it
    check(
        "2,C-DOWN,LEFT,HOME,DOWN,ENTER,RIGHT*2",
        "S0 Trâu > detail Trâu",
    );
    // from the overview: a matter and a finding
    check("ENTER", "O Thu? > detail Thu");
    check("END,ENTER", "O Giải ngân! > detail Giải ngân");
    check("ENTER,ESC", "O Thu?");
    // it scrolls, and a neighbour starts at its top
    check("2,ENTER,DOWN*3,UP", "S0 Thu > detail Thu v2");
    check("2,ENTER,UP", "S0 Thu > detail Thu");
    check("2,ENTER,DOWN*3,RIGHT", "S0 Giải ngân > detail Giải ngân");
    // nothing to go back to
    check("2,ESC", "S0 Thu");
}

#[test]
fn periods_step_and_say_where_they_end() {
    let period = |state: &State| {
        state.data.commune.periods[state.assessment.period.unwrap()]
            .period
            .to_string()
    };
    for (keys, expect, notice) in [
        ("", "2026-03", None),
        ("PGUP", "2026-02", None),
        ("PGUP*2", "2026-01", None),
        ("PGUP*3", "2026-01", Some("Đây là kỳ cũ nhất")),
        ("PGUP*3,DOWN", "2026-01", None),
        ("PGDN", "2026-03", Some("Đây là kỳ mới nhất")),
        ("PGDN,v", "2026-03", None),
        ("v,PGDN", "2026-03", Some("This is the newest period")),
        ("PGUP,PGDN", "2026-03", None),
        ("2,ENTER,PGUP", "2026-02", None),
    ] {
        let mut state = start();
        press(&mut state, keys);
        assert_eq!(
            (period(&state).as_str(), state.notice.as_deref()),
            (expect, notice),
            "{keys}"
        );
    }
    // the cursor and the detail stay where they are
    check("2,DOWN,PGUP", "S0 Giải ngân");
    check("2,ENTER,PGUP", "S0 Thu > detail Thu");
    // the assessment is that of the period: 3 of 100 on the 31st of 365 days
    let mut state = start();
    press(&mut state, "PGUP*2");
    let row = state.assessment.row(IndicatorId(0)).unwrap();
    assert_eq!(row.actual.unwrap().value, fixture::dec("3"));
    // without any period nothing happens
    let mut empty = commune();
    empty.periods.clear();
    let mut state = state_of(empty);
    press(&mut state, "PGUP,PGDN,F7,DOWN,ENTER");
    assert_eq!(
        (told(&state).as_str(), state.assessment.period),
        ("O -", None)
    );
}

#[test]
fn periods_are_chosen_from_a_list_with_the_newest_on_top() {
    check("F7", "O Thu? > periods 2026-03");
    check("p", "O Thu? > periods 2026-03");
    check("PGUP,F7", "O Thu? > periods 2026-02");
    check("F7,DOWN", "O Thu? > periods 2026-02");
    check("F7,DOWN*9", "O Thu? > periods 2026-01");
    check("F7,END,UP", "O Thu? > periods 2026-02");
    check("F7,UP", "O Thu? > periods 2026-03");
    check("F7,ESC", "O Thu?");
    let mut state = start();
    press(&mut state, "2,F7,DOWN*2,ENTER");
    assert_eq!(
        (told(&state).as_str(), state.assessment.period),
        ("S0 Thu", Some(0))
    );
    press(&mut state, "F7,HOME,ESC");
    assert_eq!(state.assessment.period, Some(0));
}

fn communes() -> Vec<CommuneEntry> {
    let named = |slug: &str, name: &str| CommuneEntry {
        slug: slug.into(),
        name: name.into(),
        illustrative: false,
    };
    vec![
        named("khac", "Khác"),
        named("mau", "Mẫu"),
        named("nua", "Nữa"),
    ]
}

#[test]
fn communes_are_read_chosen_and_loaded() {
    let mut state = start();
    assert_eq!(
        press(&mut state, "2,DOWN,F4"),
        Outcome::ask([Effect::ListCommunes])
    );
    // before they are read there is nothing to choose
    assert_eq!(press(&mut state, "DOWN,ENTER"), Flow::Draw.into());
    assert_eq!(told(&state), "S0 Giải ngân > communes 0");
    // the one shown is selected
    update(&mut state, Message::Communes(communes()));
    assert_eq!(told(&state), "S0 Giải ngân > communes 1");
    assert_eq!(press(&mut state, "ENTER"), Flow::Draw.into());
    assert_eq!(told(&state), "S0 Giải ngân");
    press(&mut state, "x");
    update(&mut state, Message::Communes(communes()));
    assert_eq!(
        press(&mut state, "DOWN*5,ENTER"),
        Outcome::ask([Effect::Load("nua".into())])
    );
    assert_eq!(
        press(&mut state, "HOME,ENTER"),
        Outcome::ask([Effect::Load("khac".into())])
    );
    // what is read starts at its overview and its newest period
    let mut other = commune();
    other.slug = "khac".into();
    update(
        &mut state,
        Message::Loaded(Box::new(Data::new(other, Vec::new()))),
    );
    assert_eq!(
        (
            told(&state).as_str(),
            state.data.commune.slug.as_str(),
            state.assessment.period
        ),
        ("O Thu?", "khac", Some(2))
    );
    assert!(state.folds.is_empty() && state.selected.is_empty());
    // what cannot be read says so until the next key
    update(&mut state, Message::Failed("Không đọc được".into()));
    assert_eq!(
        (told(&state).as_str(), state.notice.as_deref()),
        ("O Thu?", Some("Không đọc được"))
    );
    assert_eq!(press(&mut state, "INS"), Flow::Draw.into());
    assert_eq!(state.notice, None);
    assert_eq!(press(&mut state, "INS"), Flow::Idle.into());
    // a list that comes when nobody asks any more opens nothing
    update(&mut state, Message::Communes(communes()));
    assert_eq!(told(&state), "O Thu?");
}

#[test]
fn lists_and_texts_lie_over_the_tab_and_the_detail() {
    check("F1", "O Thu? > help v0");
    check("?,?", "O Thu?");
    check("F1,F1", "O Thu?");
    check("F1,ENTER", "O Thu?");
    check("F1,DOWN*3,UP", "O Thu? > help v2");
    check("F1,HOME", "O Thu? > help v0");
    check("F9", "O Thu? > troubles v0");
    check("l,DOWN,BS", "O Thu?");
    // one takes the place of the other; the detail stays below
    check("F1,F9,F7", "O Thu? > periods 2026-03");
    check("2,ENTER,F1", "S0 Thu > detail Thu > help v0");
    check("2,ENTER,F1,F9,ESC", "S0 Thu > detail Thu");
    check("2,ENTER,F1,ESC,ESC", "S0 Thu");
}

#[test]
fn the_language_changes() {
    let mut state = start();
    assert_eq!(state.lang, Lang::Vi);
    press(&mut state, "F12");
    assert_eq!(state.lang, Lang::En);
    press(&mut state, "v");
    assert_eq!(state.lang, Lang::Vi);
}

#[test]
fn some_keys_ask_the_outside() {
    let ask = |effect| Outcome::ask([effect]);
    for (keys, expect) in [
        ("F6", ask(Effect::NextTheme)),
        ("t", ask(Effect::NextTheme)),
        ("C-l", Flow::Redraw.into()),
        ("C-z", Flow::Suspend.into()),
        ("q", Flow::Quit.into()),
        ("F10", Flow::Quit.into()),
        ("C-c", Flow::Quit.into()),
        ("2,ENTER,q", Flow::Quit.into()),
        ("F1,q", Flow::Quit.into()),
        ("/,C-c", Flow::Quit.into()),
        ("/,C-z", Flow::Suspend.into()),
    ] {
        let mut state = start();
        assert_eq!(press(&mut state, keys), expect, "{keys}");
    }
    let mut state = start();
    assert_eq!(
        update(&mut state, Message::Input(Event::Resumed)),
        Flow::Redraw.into()
    );
}

#[test]
fn a_key_without_a_meaning_changes_nothing() {
    for keys in [
        "INS",
        "w",
        "z",
        "ư",
        "đ",
        "C-x",
        "M-q",
        "F20",
        "2,DEL",
        "2,ENTER,y",
        "F1,LEFT",
        "F7,RIGHT",
        "/,F5",
        "/,M-a",
    ] {
        let mut state = start();
        let all: Vec<_> = parse_keys(keys).unwrap();
        let (last, before) = all.split_last().unwrap();
        for event in before {
            update(&mut state, Message::Input(event.clone()));
        }
        let expect = told(&state);
        assert_eq!(
            update(&mut state, Message::Input(last.clone())),
            Flow::Idle.into(),
            "{keys}"
        );
        assert_eq!(told(&state), expect, "{keys}");
    }
    // a click means nothing yet, a paste only where text is typed
    let click = Mouse {
        action: MouseAction::Click,
        column: 1,
        row: 1,
    };
    let mut state = start();
    assert_eq!(
        update(&mut state, Message::Input(Event::Mouse(click))),
        Flow::Idle.into()
    );
    press(&mut state, "2,paste:q");
    assert_eq!(told(&state), "S0 Thu");
}

#[test]
fn lists_turn_by_screens() {
    // 24 rows: 17 lines at a time
    check("F7,PGDN", "O Thu? > periods 2026-01");
    check("F7,PGDN,PGUP", "O Thu? > periods 2026-03");
}

#[test]
fn the_wheel_walks() {
    check("wheeldown:1x1", "O Giải ngân?");
    check("2,wheeldown:1x1,wheeldown:1x1,wheelup:1x1", "S0 Giải ngân");
    check("F1,wheeldown:1x1", "O Thu? > help v1");
}

/// The keys that lead to a place of each kind.
const PLACES: [(&str, Context); 10] = [
    ("1", Context::Overview),
    ("2", Context::Sector),
    ("2,ENTER", Context::Detail),
    ("F7", Context::List),
    ("/", Context::Typing),
    ("F5", Context::Present),
    ("K", Context::Form),
    ("L", Context::Conclusions),
    ("F2", Context::Entry),
    ("F2,1,ENTER,ESC", Context::EntryAsk),
];

#[test]
fn every_binding_of_every_place_does_its_action() {
    let mut reached: HashSet<Action> = HashSet::new();
    for (keys, place) in PLACES {
        let mut state = start();
        state.access = Access::Write;
        press(&mut state, keys);
        assert_eq!(context(&state), place, "{keys}");
        for binding in BINDINGS.iter().filter(|b| holds(b, place)) {
            for key in &binding.keys {
                let own = BINDINGS
                    .iter()
                    .any(|b| b.context == place && b.keys.contains(key));
                if binding.context == place || !own {
                    assert_eq!(
                        keymap::action(place, *key),
                        Some(binding.action),
                        "{key:?} in {place:?}"
                    );
                    reached.insert(binding.action);
                }
            }
        }
    }
    // the small commune of these tests has no tasks, which alone are sorted, picked and have a state
    reached.extend([
        Action::Order,
        Action::TaskState,
        Action::Pick,
        Action::ShowAll,
    ]);
    let bound: HashSet<Action> = BINDINGS.iter().map(|b| b.action).collect();
    assert_eq!(reached, bound);
}

/// Every action, so that a new one cannot be forgotten in the key map.
const fn number_of(action: Action) -> usize {
    match action {
        Action::Up => 0,
        Action::Down => 1,
        Action::GroupUp => 2,
        Action::GroupDown => 3,
        Action::First => 4,
        Action::Last => 5,
        Action::Open => 6,
        Action::Back => 7,
        Action::Left => 8,
        Action::Right => 9,
        Action::NextTab => 10,
        Action::PreviousTab => 11,
        Action::Tab(_) => 12,
        Action::OlderPeriod => 13,
        Action::NewerPeriod => 14,
        Action::Search => 15,
        Action::Communes => 16,
        Action::Periods => 17,
        Action::Troubles => 18,
        Action::Theme => 19,
        Action::Language => 20,
        Action::Help => 21,
        Action::Redraw => 22,
        Action::Quit => 23,
        Action::Suspend => 24,
        Action::PageUp => 25,
        Action::PageDown => 26,
        Action::Order => 27,
        Action::Present => 28,
        Action::PresentHere => 29,
        Action::NextPage => 30,
        Action::PreviousPage => 31,
        Action::Digit(_) => 32,
        Action::Jump => 33,
        Action::Black => 34,
        Action::White => 35,
        Action::Freeze => 36,
        Action::Pages => 37,
        Action::Unlock => 38,
        Action::Resume => 39,
        Action::Leave => 40,
        Action::Conclude => 41,
        Action::Conclusions => 42,
        Action::TaskState => 43,
        Action::Save => 44,
        Action::Complete => 45,
        Action::PreviousField => 46,
        Action::Unlink => 47,
        Action::Remove => 48,
        Action::CloseMeeting => 49,
        Action::Pick => 50,
        Action::ShowAll => 51,
        Action::Entry => 52,
        Action::NextCell => 53,
        Action::PreviousCell => 54,
        Action::EditCell => 55,
        Action::ClearCell => 56,
        Action::Undo => 57,
        Action::Redo => 58,
        Action::Mine => 59,
        Action::Theirs => 60,
        Action::SaveFigures => 61,
        Action::Zoom => 62,
    }
}
const ACTIONS: usize = 63;

#[test]
fn every_action_is_bound() {
    let bound: HashSet<usize> = BINDINGS.iter().map(|b| number_of(b.action)).collect();
    assert_eq!(bound, (0..ACTIONS).collect());
    for tab in 1..=9 {
        assert!(
            BINDINGS.iter().any(|b| b.action == Action::Tab(tab)),
            "tab {tab}"
        );
    }
}

#[test]
fn telex_letters_do_not_type_where_nothing_is_typed() {
    // no binding stands on them today: they mean nothing, and never what is bound to another letter
    for letter in "ưđơâêôƯĐƠÂÊÔ".chars() {
        let plain = keymap::letter_key(Key::char(letter));
        for (_, place) in PLACES.into_iter().filter(|(_, p)| !p.types()) {
            assert_eq!(
                keymap::action(place, Key::char(letter)),
                keymap::action(place, plain),
                "{letter}"
            );
        }
        assert_eq!(keymap::action(Context::Typing, Key::char(letter)), None);
    }
    assert_eq!(
        keymap::letter_key(Key::plain(Code::Esc)),
        Key::plain(Code::Esc)
    );
}

#[test]
fn troubles_are_kept_with_what_was_loaded() {
    let problem = Problem::of_file("xa.ron", ProblemKind::Missing);
    let data = Data::new(commune(), vec![problem.clone()]);
    let mut state = State::new(data, None, fixture::day("31/03/2026"), None, (80, 24));
    assert_eq!(*state.data.problems, [problem]);
    update(
        &mut state,
        Message::Loaded(Box::new(Data::new(commune(), Vec::new()))),
    );
    assert_eq!(*state.data.problems, []);
}
