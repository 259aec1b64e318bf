//! Pointing at things of a presented page, and blowing a figure up.

use super::concluding::monday;
use super::*;
use crate::app::act::present::drive;
use crate::app::{Layer, Step};
use crate::assess::pages::Thing;
use crate::model::Task;

/// The number of the page, what is pointed at, and the figure that fills the screen.
fn shown(state: &State) -> String {
    let Some(present) = &state.present else {
        return "no page".to_string();
    };
    let catalogue = &state.data.commune.catalogue;
    let figure = |id| catalogue.indicator(id).unwrap().name.to_string();
    let lit = match &present.lit {
        None => String::new(),
        Some(Thing::Figure(id)) => format!(" at {}", figure(*id)),
        Some(Thing::Task(at)) => format!(" at {}", state.data.commune.tasks[*at].id),
        Some(Thing::Finding(id)) => format!(" at {id}"),
        Some(Thing::Day(day, _)) => format!(" at {day}"),
    };
    let large = present.large.map(figure);
    let large = large.map_or(String::new(), |name| format!(" large {name}"));
    format!("{}{lit}{large}", present.at + 1)
}

/// The meeting with so many things of each list in sight.
fn begun(seen: usize) -> State {
    let mut state = monday();
    press(&mut state, "F5");
    state.present.as_mut().unwrap().seen = seen;
    state
}

#[track_caller]
fn leads(keys: &str, expect: &str) {
    let mut state = begun(9);
    press(&mut state, keys);
    assert_eq!(shown(&state), expect, "{keys}");
}

#[test]
fn arrows_point_at_one_thing_after_the_other() {
    // the matters of the cover
    leads("DOWN", "1 at Thu");
    leads("DOWN*2", "1 at Giải ngân");
    leads("DOWN*2,UP", "1 at Thu");
    leads("DOWN,UP", "1");
    // figures, contradictions, tasks; a page that comes has nothing lit
    leads("3,ENTER", "3");
    leads("3,ENTER,DOWN", "3 at Thu");
    leads("2,ENTER,DOWN*2", "2 at xh-02");
    leads("2,ENTER,DOWN,PGDN", "3");
    leads("2,ENTER,DOWN,HOME", "1");
    leads("2,ENTER,DOWN,3,ENTER", "3");
    // beyond the last thing comes the next page, before the first one nothing and then the page before
    leads("2,ENTER,DOWN*3", "3");
    leads("2,ENTER,DOWN,UP", "2");
    leads("2,ENTER,DOWN,UP*2", "1");
    leads("4,ENTER,DOWN", "5");
    leads("4,ENTER,UP", "3");
    leads("9,ENTER,DOWN*9", "9 at gb-2026-01-19-2");
    // Esc lets go before it leaves
    leads("2,ENTER,DOWN,ESC", "2");
    leads("2,ENTER,DOWN,ESC*2", "no page");
    leads("2,ENTER,DOWN,5,ESC", "2 at xh-01");
    // the overview of pages has arrows of its own
    leads("2,ENTER,DOWN,TAB,DOWN,ESC", "2 at xh-01");
    leads("2,ENTER,DOWN,TAB,DOWN,ENTER", "3");
}

#[test]
fn enter_leads_to_the_page_that_a_figure_has_to_itself() {
    leads("DOWN,ENTER", "4");
    leads("DOWN*2,ENTER", "5");
    leads("3,ENTER,DOWN,ENTER", "4");
    leads("DOWN*2,z,ENTER", "5");
    // a number typed comes first, and what has no page leads to the next
    leads("DOWN,7,ENTER", "7");
    leads("2,ENTER,DOWN,ENTER", "3");
}

#[test]
fn a_list_goes_along_with_what_is_pointed_at() {
    let mut state = begun(1);
    press(&mut state, "2,ENTER");
    let first = |state: &State| state.present.as_ref().unwrap().first;
    for (keys, expect) in [
        ("DOWN", (0, "2 at xh-01")),
        ("DOWN", (1, "2 at xh-02")),
        ("UP", (0, "2 at xh-01")),
        ("DOWN", (1, "2 at xh-02")),
        // turned by hand, nothing is pointed at any more
        ("PGUP", (0, "2")),
        ("PGDN", (1, "2")),
        ("DOWN", (1, "2 at xh-02")),
    ] {
        press(&mut state, keys);
        assert_eq!(
            (first(&state), shown(&state).as_str()),
            expect,
            "{keys} of {expect:?}"
        );
    }
    // on the cover, what is not in sight is not pointed at
    let mut state = begun(1);
    press(&mut state, "DOWN*2");
    assert_eq!(shown(&state), "2");
}

#[test]
fn a_figure_is_blown_up_and_comes_back_to_its_row() {
    for key in ["z", "Z", "+", "="] {
        leads(&format!("DOWN*2,{key}"), "1 at Giải ngân large Giải ngân");
    }
    leads("DOWN*2,z,z", "1 at Giải ngân");
    leads("DOWN*2,z,ESC", "1 at Giải ngân");
    leads("DOWN*2,z,ESC*2", "1");
    // its neighbours, as far as they go
    leads("DOWN*2,z,UP", "1 at Thu large Thu");
    leads("DOWN,z,UP", "1 at Thu large Thu");
    leads("DOWN,z,DOWN*9", "1 at Giải ngân large Giải ngân");
    // the only figure of a page; the first one where none is pointed at
    leads("4,ENTER,z", "4 large Thu");
    leads("4,ENTER,z,ESC", "4");
    leads("3,ENTER,z", "3 at Thu large Thu");
    // tasks and contradictions have none
    leads("2,ENTER,z", "2");
    leads("2,ENTER,DOWN,z", "2 at xh-01");
    leads("7,ENTER,DOWN,z,z", "7 at Giải ngân/ty-le/kh");
    // another page is seen whole
    leads("4,ENTER,z,PGDN", "5");
    leads("4,ENTER,z,TAB,ESC", "4 large Thu");
    leads("DOWN,z,9,ENTER", "9");
}

#[test]
fn a_second_screen_turns_the_page_away_from_what_is_pointed_at() {
    let mut state = begun(9);
    press(&mut state, "DOWN,z");
    assert!(drive(&mut state, Step::Next));
    assert_eq!(shown(&state), "2");
}

#[test]
fn what_is_pointed_at_is_what_a_task_key_and_a_conclusion_are_about() {
    let mut state = begun(9);
    press(&mut state, "2,ENTER,DOWN*2,S");
    assert!(matches!(state.layers.last(), Some(Layer::Decide(decide)) if &*decide.task == "xh-02"));
    press(&mut state, "UP,ESC");
    assert_eq!(shown(&state), "2 at xh-01");
    // of several figures the one that is lit
    let mut state = begun(9);
    press(&mut state, "3,ENTER,DOWN*2,K");
    match state.layers.last() {
        Some(Layer::Form(form)) => assert!(form.subject.is_some(), "{form:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_pointed_at_stays_so_when_the_data_are_read_again() {
    let again = |state: &mut State, change: &dyn Fn(&mut Commune)| {
        let mut commune = Commune::clone(&state.data.commune);
        change(&mut commune);
        let data = Data::new(commune, Vec::new());
        update(state, Message::Renewed(Box::new(data)));
    };
    let more = |commune: &mut Commune| {
        let task = Task {
            id: "new".into(),
            ..commune.tasks[0].clone()
        };
        commune.tasks.insert(0, task);
    };
    let mut state = begun(9);
    press(&mut state, "2,ENTER,DOWN*2");
    again(&mut state, &more);
    assert_eq!(shown(&state), "2 at xh-02");
    // gone
    again(&mut state, &|commune| {
        commune.tasks.retain(|t| &*t.id != "xh-02");
    });
    assert_eq!(shown(&state), "2");
    // a figure stays large, and is seen no more once it is internal
    let mut state = begun(9);
    press(&mut state, "3,ENTER,DOWN,z");
    again(&mut state, &|commune| commune.tasks.clear());
    assert!(
        shown(&state).ends_with(" at Thu large Thu"),
        "{}",
        shown(&state)
    );
    again(&mut state, &|commune| {
        commune.catalogue.indicators[0].internal = true;
    });
    assert!(!shown(&state).contains("Thu"), "{}", shown(&state));
}
