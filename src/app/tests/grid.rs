//! Keys into the grid, and what it then holds.
use std::fmt::Write as _;

use proptest::prelude::*;

use crate::app::grid::notation;
use crate::app::{
    Access, Data, Effect, Grid, Layer, Message, Question, Standing, State, left, update,
};
use crate::assess::fixture;
use crate::data::typed::{Draft, FigureChange, LeftDraft, Sheet, Typed};
use crate::input::{Event, Flow, parse_keys};
use crate::model::{Commune, Group, IndicatorId, Kind, Reading, Sector, Verdict, number};

/// Two sectors in January and February.
///
/// ```text
/// Kinh tế   Thu chi  Thu 10 (January 8) of 100    Chi 12
/// Xã hội    Hộ       Hộ 50, Nghèo 5, Tỷ lệ 5/50 computed
/// ```
fn commune() -> Commune {
    let mut out = fixture::commune();
    out.slug = "mau".into();
    let sector = |id: &str| Sector {
        id: id.into(),
        name: id.into(),
        short: id.into(),
        en: id.into(),
        reporter: "".into(),
    };
    out.catalogue.sectors = vec![sector("Kinh tế"), sector("Xã hội")];
    let group = |sector: usize, name: &str| Group {
        id: name.into(),
        sector,
        name: name.into(),
        en: name.into(),
    };
    out.catalogue.groups = vec![group(0, "Thu chi"), group(1, "Hộ")];
    for (group, name) in [(0, "Thu"), (0, "Chi"), (1, "Hộ"), (1, "Nghèo")] {
        let id = fixture::indicator(&mut out, name, 0, Kind::Stock, None);
        out.catalogue.indicators[id.index()].group = group;
    }
    let share = fixture::indicator(&mut out, "Tỷ lệ", 0, Kind::Ratio, None);
    out.catalogue.indicators[share.index()].group = 1;
    out.catalogue.indicators[share.index()].ratio = Some((IndicatorId(3), IndicatorId(2)));
    out.plans = vec![fixture::plan("100")];
    out.plans[0].indicator = IndicatorId(0);
    for (month, thu) in [("2026-01", "8"), ("2026-02", "10")] {
        fixture::period(&mut out, month);
        for (at, value) in [(0, thu), (1, "12"), (2, "50"), (3, "5")] {
            fixture::figure(&mut out, IndicatorId(at), value);
        }
    }
    for (at, indicator) in out.catalogue.indicators.iter_mut().enumerate() {
        indicator.id = ["thu", "chi", "ho", "ngheo", "ty-le"][at].into();
    }
    out.catalogue.by_id = (0u32..)
        .map(IndicatorId)
        .zip(&out.catalogue.indicators)
        .map(|(id, i)| (i.id.clone(), id))
        .collect();
    out
}

fn state() -> State {
    let mut state = State::new(
        Data::new(commune(), Vec::new()),
        None,
        fixture::day("28/02/2026"),
        None,
        (80, 24),
    );
    state.access = Access::Write;
    state
}

/// Feeds keys; gives back all that they asked for.
fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    parse_keys(keys)
        .unwrap()
        .into_iter()
        .flat_map(|event| update(state, Message::Input(event)).effects)
        .collect()
}

/// Feeds keys; gives back what comes of the last of them, which asks for nothing.
fn last(state: &mut State, keys: &str) -> Flow {
    let outcomes = parse_keys(keys).unwrap().into_iter();
    let outcome = outcomes
        .map(|event| update(state, Message::Input(event)))
        .last()
        .unwrap();
    assert_eq!(outcome.effects, []);
    outcome.flow
}

/// The cell under the cursor, what is typed in it, every cell that is not as in the file, and what is asked.
fn told(state: &State) -> String {
    let Some(grid) = state
        .grid
        .as_deref()
        .filter(|_| matches!(state.layers.last(), Some(Layer::Grid)))
    else {
        return format!(
            "closed, {} typed",
            state.grid.as_deref().map_or(0, Grid::count)
        );
    };
    let id = |id: IndicatorId| grid.draft.catalogue.indicator(id).unwrap().id.to_string();
    let mut out = grid.current().map(id).unwrap_or_default();
    if let Some(line) = &grid.typing {
        let (before, after) = line.parts();
        let _ = write!(out, " [{before}|{after}]");
    }
    for line in &grid.lines {
        let Some(of) = line.typed() else { continue };
        let text = || grid.typed(of).unwrap().text.clone();
        match grid.standing(*line) {
            Standing::Changed => {
                let _ = write!(out, " {}={}", id(of), text());
            }
            Standing::Wrong(_) => {
                let _ = write!(out, " {}!{}", id(of), text());
            }
            Standing::Contested => {
                let _ = write!(out, " {}?{}", id(of), text());
            }
            Standing::Same | Standing::Computed => {}
        }
    }
    match &grid.question {
        None => {}
        Some(Question::Leave { quit }) => out.push_str(if *quit { " quit?" } else { " leave?" }),
        Some(Question::Recover) => out.push_str(" recover?"),
        Some(Question::Paste(plan)) => {
            let _ = write!(out, " paste {}?", plan.good());
        }
    }
    out
}

#[track_caller]
fn check(keys: &str, expect: &str) {
    let mut state = state();
    press(&mut state, keys);
    assert_eq!(told(&state), expect, "{keys}");
}

#[test]
fn typing_as_in_a_sheet() {
    check("F2", "thu");
    check("2,DOWN,e", "chi");
    check("F2,1,1", "thu [11|]");
    check("F2,1,1,ENTER", "chi thu=11");
    check("F2,1,1,TAB,7,TAB", "ho thu=11 chi=7");
    check("F2,1,1,TAB,7,S-TAB", "thu thu=11 chi=7");
    check("F2,1,1,ESC", "thu");
    check("F2,1,0,ENTER", "chi");
    check("F2,1,0,\\,,0,ENTER", "chi");
    check("F2,1,0,~,ENTER", "chi thu=10~");
    check("F2,DEL", "thu thu=");
    check("F2,-,ENTER", "chi thu=-");
    check("F2,F2", "thu [10|]");
    check("F2,F2,LEFT,5,ENTER", "chi thu=150");
    check("F2,F2,HOME,DEL,ENTER", "chi thu=0");
    check("F2,F2,BS,1,ENTER", "chi thu=11");
    check("F2,BS", "thu [|]");
    // computed figures are passed over
    check("F2,END", "ngheo");
    check("F2,END,DOWN,DOWN", "ngheo");
    check("F2,RIGHT", "ho");
    check("F2,RIGHT,DOWN,LEFT", "thu");
    check("F2,RIGHT,LEFT", "thu");
    check("F2,PGDN", "ngheo");
    check("F2,PGDN,HOME", "thu");
}

#[test]
fn what_is_wrong_stays_under_the_caret() {
    check("F2,1,.,2,ENTER", "thu [1.2|]");
    check("F2,a,DOWN", "thu [a|]");
    check("F2,a,BS,1,1,DOWN", "chi thu=11");
    let mut state = state();
    press(&mut state, "F2,1,.,2,ENTER");
    assert!(
        state
            .notice
            .as_deref()
            .is_some_and(|n| n.contains("1,2") && n.contains("12.345,6")),
        "{:?}",
        state.notice
    );
}

#[test]
fn back_and_again() {
    check("F2,1,1,ENTER,7,ENTER,C-z", "chi thu=11");
    check("F2,1,1,ENTER,7,ENTER,C-z,C-z", "thu");
    check("F2,1,1,ENTER,7,ENTER,C-z,C-z,C-y", "thu thu=11");
    check(
        "F2,1,1,ENTER,7,ENTER,C-z,C-z,C-y,C-y,C-y",
        "chi thu=11 chi=7",
    );
    check("F2,1,1,ENTER,C-z,8,ENTER,C-y", "chi thu=8");
    check("F2,1,1,C-z", "thu");
    check("F2,DEL,C-z", "thu");
}

#[test]
fn nothing_unsaved_is_left_without_a_word() {
    check("F2,ESC", "closed, 0 typed");
    check("F2,1,1,ENTER,ESC", "chi thu=11 leave?");
    check("F2,1,1,ENTER,ESC,ESC", "chi thu=11");
    check("F2,1,1,ENTER,ESC,DEL", "closed, 0 typed");
    check("F2,1,1,C-c", "thu thu=11 quit?");
    check("F2,1,.,5,C-c", "thu thu!1.5 quit?");
    check("F2,1,1,ENTER,C-c", "chi thu=11 quit?");
    check("F2,1,1,ENTER,F1", "closed, 1 typed");
    check("F2,1,1,ENTER,F1,2", "closed, 1 typed");
    check("F2,1,1,ENTER,F1,2,F2", "chi thu=11");
    check("F2,1,1,ENTER,F1,2,q", "chi thu=11 quit?");
    check("F2,1,1,ENTER,F1,2,F4", "chi thu=11 leave?");
    let mut state = state();
    assert_eq!(last(&mut state, "F2,C-c"), Flow::Quit);
}

#[test]
fn what_it_means_is_seen_while_it_is_typed() {
    let mut state = state();
    let verdict = |state: &State| {
        state
            .grid
            .as_deref()
            .unwrap()
            .assessment
            .row(IndicatorId(0))
            .unwrap()
            .verdict()
    };
    press(&mut state, "F2");
    assert_ne!(verdict(&state), Verdict::Met);
    press(&mut state, "1,0,0");
    assert_eq!(verdict(&state), Verdict::Met);
    press(&mut state, "BS");
    assert_ne!(verdict(&state), Verdict::Met);
    // the ratio follows its parts; what is shown elsewhere does not
    press(&mut state, "ESC,END,2,5");
    let ratio = state
        .grid
        .as_deref()
        .unwrap()
        .assessment
        .row(IndicatorId(4))
        .unwrap()
        .actual
        .unwrap()
        .value;
    assert_eq!(ratio, number::parse("50").unwrap());
    assert_eq!(
        state
            .assessment
            .row(IndicatorId(4))
            .unwrap()
            .actual
            .unwrap()
            .value,
        number::parse("10").unwrap()
    );
}

fn reading_of(text: &str) -> Option<Reading> {
    notation::read(text, false).unwrap()
}

#[test]
fn a_save_names_what_was_there_and_what_is_to_be() {
    let mut state = state();
    press(&mut state, "F2,1,1,ENTER,DEL");
    let effects = press(&mut state, "C-s");
    let change = |id: &str, before, after| FigureChange {
        indicator: id.into(),
        before: reading_of(before),
        after: reading_of(after),
    };
    let sheet = Sheet {
        slug: "mau".into(),
        period: "2026-02".parse().unwrap(),
        changes: vec![change("chi", "12", ""), change("thu", "10", "11")],
    };
    assert_eq!(effects, [Effect::SaveFigures(Box::new(sheet))]);
    assert_eq!(told(&state), "chi thu=11 chi=");
    // refused: everything stays
    update(&mut state, Message::Figures(None, Err("không".into())));
    assert_eq!(
        (told(&state).as_str(), state.notice.as_deref()),
        ("chi thu=11 chi=", Some("không"))
    );
    let mut after = commune();
    after.periods[1].figures[0].actual = Some(number::parse("11").unwrap());
    after.periods[1].figures[1].actual = None;
    update(
        &mut state,
        Message::Figures(Some(Box::new(Data::new(after, Vec::new()))), Ok(2)),
    );
    assert_eq!(
        (told(&state).as_str(), state.notice.as_deref()),
        ("chi", Some("Đã lưu 2 số"))
    );
    assert_eq!(last(&mut state, "F10"), Flow::Draw);
}

#[test]
fn every_change_is_kept_at_once() {
    let mut state = state();
    let effects = press(&mut state, "F2,1,1,ENTER");
    let cells = vec![(
        "thu".into(),
        Typed {
            text: "11".into(),
            before: reading_of("10"),
        },
    )];
    let draft = |cells| {
        Effect::KeepFigures(Box::new(Draft {
            slug: "mau".into(),
            period: "2026-02".parse().unwrap(),
            cells,
        }))
    };
    assert_eq!(effects, [draft(cells)]);
    assert_eq!(press(&mut state, "C-z"), [draft(Vec::new())]);
    assert_eq!(
        press(&mut state, "1,2,C-s")
            .first()
            .map(|e| matches!(e, Effect::KeepFigures(_))),
        Some(true)
    );
}

#[test]
fn a_figure_that_somebody_else_changed_is_chosen() {
    let contested = |keys: &str| {
        let mut state = state();
        press(&mut state, "F2,1,1,ENTER,7,ENTER");
        let mut other = commune();
        other.periods[1].figures[0].actual = Some(number::parse("20").unwrap());
        let data = Box::new(Data::new(other, Vec::new()));
        update(&mut state, Message::Figures(Some(data), Err("đổi".into())));
        let effects = press(&mut state, keys);
        (
            told(&state),
            effects.iter().any(|e| matches!(e, Effect::SaveFigures(_))),
        )
    };
    let check = |keys: &str, expect: &str, saves: bool| {
        assert_eq!(contested(keys), (expect.to_string(), saves), "{keys}");
    };
    check("UP", "thu thu?11 chi=7", false);
    check("C-s", "thu thu?11 chi=7", false);
    check("F7", "thu thu=11 chi=7", false);
    check("F9", "thu chi=7", false);
    check("F9,C-z", "thu thu?11 chi=7", false);
    check("F7,C-s", "thu thu=11 chi=7", true);
    // typed over, it is still to be chosen; typed as they have it, there is nothing to choose
    check("3,0,ENTER", "chi thu?30 chi=7", false);
    check("2,0,ENTER", "chi chi=7", false);
}

fn paste(state: &mut State, text: &str) {
    update(state, Message::Input(Event::Paste(text.into())));
}

#[test]
fn a_column_goes_down() {
    let pasted = |text: &str, keys: &str| {
        let mut state = state();
        press(&mut state, "F2");
        paste(&mut state, text);
        if !keys.is_empty() {
            press(&mut state, keys);
        }
        told(&state)
    };
    assert_eq!(pasted("11\r\n13\r\n51\r\n", ""), "thu paste 3?");
    assert_eq!(
        pasted("11\r\n13\r\n51\r\n", "ENTER"),
        "thu thu=11 chi=13 ho=51"
    );
    assert_eq!(pasted("11\r\n13\r\n51\r\n", "ENTER,C-z"), "thu");
    assert_eq!(pasted("11\n13\n", "ESC"), "thu");
    assert_eq!(pasted("11\n1.2\n", "ENTER"), "thu thu=11 chi!1.2");
    assert_eq!(pasted("11\n1.2\n", "ENTER,C-s"), "chi thu=11 chi!1.2");
    assert_eq!(
        pasted("11\n1.2\n", "ENTER,DOWN,F2,BS,BS,3,ENTER"),
        "ho thu=11 chi=13"
    );
    assert_eq!(
        pasted("1\n2\n3\n4\n5\n6\n", "ENTER"),
        "thu thu=1 chi=2 ho=3 ngheo=4"
    );
    assert_eq!(pasted("11\n", ""), "thu [11|]");
    assert_eq!(pasted("\n\n", ""), "thu");
}

fn left_draft(text: &str, before: &str) -> Vec<LeftDraft> {
    let cells = vec![(
        "chi".into(),
        Typed {
            text: text.into(),
            before: reading_of(before),
        },
    )];
    let draft = Draft {
        slug: "mau".into(),
        period: "2026-01".parse().unwrap(),
        cells,
    };
    vec![LeftDraft {
        file: "x".into(),
        date: fixture::day("03/02/2026"),
        time: chrono::NaiveTime::default(),
        draft,
    }]
}

#[test]
fn what_a_killed_program_left_is_offered() {
    let check = |text: &str, before: &str, keys: &str, expect: &str| {
        let mut state = state();
        left(&mut state, left_draft(text, before));
        assert!(state.notice.as_deref().is_some_and(|n| n.contains("F2")));
        let effects = press(&mut state, keys);
        assert_eq!(told(&state), expect, "{keys}");
        effects
    };
    check("9", "12", "F2", "thu recover?");
    assert!(check("9", "12", "F2,ENTER", "thu chi=9").contains(&Effect::AdoptFigures("x".into())));
    check("9", "11", "F2,ENTER", "thu chi?9");
    check("12", "11", "F2,ENTER", "thu");
    check("1.2", "12", "F2,ENTER", "thu chi!1.2");
    assert_eq!(
        check("9", "12", "F2,DEL", "thu"),
        [Effect::DropFigures("x".into())]
    );
    check("9", "12", "F2,ESC", "thu");
    check("9", "12", "F2,ESC,ESC,F2", "thu recover?");
}

#[test]
fn where_nothing_can_be_written_it_is_said() {
    for access in [Access::ReadOnly, Access::Embedded, Access::Records] {
        let mut state = state();
        state.access = access;
        assert_eq!(last(&mut state, "F2"), Flow::Draw);
        assert_eq!(told(&state), "closed, 0 typed");
        assert!(state.notice.is_some());
    }
}

#[test]
fn a_role_for_figures_types_them() {
    let mut state = state();
    state.access = Access::Figures;
    last(&mut state, "F2");
    assert_ne!(told(&state), "closed, 0 typed");
}

proptest! {
    #[test]
    fn any_keys_at_any_size(
        steps in proptest::collection::vec(
            prop_oneof![
                "[0-9.,~aư-]".prop_filter("a comma is written otherwise", |s| s != ",").prop_map(|c| c),
                prop::sample::select(vec![
                    "ENTER", "TAB", "S-TAB", "UP", "DOWN", "LEFT", "RIGHT", "HOME", "END", "PGUP", "PGDN", "F2", "DEL", "BS", "C-z", "C-y",
                    "C-s", "F7", "F9", "ESC", "F1", "F10", "C-c", "\\,",
                ]).prop_map(str::to_string),
            ],
            0..60,
        ),
        size in (0u16..300, 0u16..100),
    ) {
        let mut state = state();
        state.size = size;
        press(&mut state, "F2");
        for step in steps {
            press(&mut state, &step);
            if let Some(grid) = state.grid.as_deref() {
                prop_assert!(grid.at < grid.lines.len());
                prop_assert!(grid.lines[grid.at].typed().is_some());
            } else {
                press(&mut state, "F2");
            }
        }
        // everything taken back is as in the file
        press(&mut state, "ESC,ESC,ESC,ESC,F2");
        if let Some(grid) = state.grid.as_deref_mut() {
            grid.question = None;
            grid.typing = None;
        }
        for _ in 0..200 {
            press(&mut state, "C-z");
        }
        prop_assert_eq!(state.grid.as_deref().map(Grid::count), Some(0));
    }
}
