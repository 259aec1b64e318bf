//! What the screens say to each other, and what keys and the clock do on the second one.
use chrono::NaiveTime;
use proptest::prelude::*;

use super::wire::{Lines, MOST_ASKED, Malformed, Told, Visitor, line};
use super::*;
use crate::app::Outcome;
use crate::app::Step;
use crate::input::{Flow, parse_keys};

fn asked(text: &str) -> Result<Vec<Asked>, Malformed> {
    Lines::new(MOST_ASKED).take(text.as_bytes())
}

#[test]
fn what_a_second_screen_says() {
    let check =
        |text: &str, expect: &[Asked]| assert_eq!(asked(text).as_deref(), Ok(expect), "{text}");
    check("", &[]);
    // not whole yet
    check("\"next\"", &[]);
    check("\"next\"\n", &[Asked::Next]);
    check(
        "\"next\"\n\"previous\"\n\"fir",
        &[Asked::Next, Asked::Previous],
    );
    check(
        "\"first\"\n\"last\"\n{\"page\":12}\n",
        &[Asked::First, Asked::Last, Asked::Page(12)],
    );
    check(
        "{\"hello\":\"giaoban-notes/2\"}\n{\"lang\":\"en\"}\n",
        &[
            Asked::Hello("giaoban-notes/2".into()),
            Asked::Lang(Lang::En),
        ],
    );
    let refused = |text: &str| assert_eq!(asked(text), Err(Malformed), "{text}");
    for text in [
        "\n",
        "next\n",
        "\"quit\"\n",
        "{\"page\":-1}\n",
        "{\"page\":1,\"x\":2}\n",
        "{\"lang\":\"fr\"}\n",
        "null\n",
        "[]\n",
        "{\"page\":\"12\"}\n",
    ] {
        refused(text);
    }
    refused(&"x".repeat(MOST_ASKED + 1));
    // so long, and no longer
    assert_eq!(
        asked(&format!("\"next\"{}\n", " ".repeat(MOST_ASKED - 6))),
        Ok(vec![Asked::Next])
    );
    refused(&format!("\"next\"{}\n", " ".repeat(MOST_ASKED - 5)));
}

#[test]
fn what_it_says_moves_the_presentation() {
    let check = |asked: Asked, expect: Option<Step>| assert_eq!(asked.step(), expect, "{asked:?}");
    check(Asked::Next, Some(Step::Next));
    check(Asked::Previous, Some(Step::Previous));
    check(Asked::First, Some(Step::To(0)));
    check(Asked::Last, Some(Step::To(usize::MAX)));
    check(Asked::Page(12), Some(Step::To(11)));
    check(Asked::Page(0), Some(Step::To(0)));
    check(Asked::Lang(Lang::En), None);
    check(Asked::Hello(String::new()), None);
}

#[test]
fn it_says_first_what_it_speaks() {
    let hello = || Asked::Hello(wire::PROTOCOL.into());
    let check = |said: &[Asked], expect: Result<Option<Step>, Malformed>| {
        let mut visitor = Visitor::default();
        let (last, before) = said.split_last().unwrap();
        for asked in before {
            visitor.hear(asked).unwrap();
        }
        assert_eq!(visitor.hear(last), expect, "{said:?}");
    };
    check(&[hello()], Ok(None));
    check(&[hello(), Asked::Next], Ok(Some(Step::Next)));
    check(&[Asked::Next], Err(Malformed));
    check(&[Asked::Lang(Lang::Vi)], Err(Malformed));
    check(&[Asked::Hello("giaoban-notes/1".into())], Err(Malformed));
    check(&[hello(), hello()], Err(Malformed));
    let mut visitor = Visitor::default();
    assert!(!visitor.greeted());
    visitor.hear(&hello()).unwrap();
    visitor.hear(&Asked::Lang(Lang::En)).unwrap();
    assert_eq!((visitor.greeted(), visitor.lang()), (true, Lang::En));
}

fn page(number: usize) -> Sheet {
    Sheet {
        commune: "Xã Mẫu".into(),
        page: number,
        pages: 9,
        next: Some(Name::default()),
        ..Sheet::default()
    }
}

fn told(sheet: Sheet) -> News {
    News::Sheet(Box::new(sheet))
}

/// Presses keys on a second screen that follows this page; what the last one wishes.
fn press(sheet: Option<Sheet>, keys: &str) -> (Second, Outcome<Wish>) {
    let mut second = Second::new(Lang::Vi, (80, 24), "/run".into(), None);
    if let Some(sheet) = sheet {
        second.hear(told(sheet));
    }
    let mut wish = Flow::Idle.into();
    for event in parse_keys(keys).unwrap() {
        wish = second.event(&event);
    }
    (second, wish)
}

#[test]
fn keys_turn_the_page() {
    let ask = |asked| Outcome::ask([Wish::Ask(asked)]);
    let check = |keys: &str, expect: Outcome<Wish>| {
        assert_eq!(press(Some(page(3)), keys).1, expect, "{keys}");
    };
    for key in ["PGDN", "RIGHT", "DOWN", "SPACE", "n", "ENTER"] {
        check(key, ask(Asked::Next));
    }
    for key in ["PGUP", "LEFT", "UP", "BS", "p"] {
        check(key, ask(Asked::Previous));
    }
    check("HOME", ask(Asked::First));
    check("END", ask(Asked::Last));
    check("1,2,ENTER", ask(Asked::Page(12)));
    check("0,7,ENTER", ask(Asked::Page(7)));
    // the fourth digit is none
    check("1,2,3,4", Flow::Idle.into());
    check("1,2,3,4,ENTER", ask(Asked::Page(123)));
    // what was typed is dropped
    check("1,2,ESC", Flow::Draw.into());
    check("1,2,ESC,ENTER", ask(Asked::Next));
    check("ESC", Flow::Idle.into());
    check("1,2,PGDN,ENTER", ask(Asked::Next));
    check("F12", ask(Asked::Lang(Lang::En)));
    check("F6", Outcome::ask([Wish::NextTheme]));
    check("z", Flow::Idle.into());
    for key in ["q", "F10", "C-c"] {
        check(key, Flow::Quit.into());
    }
}

#[test]
fn without_a_presentation_nothing_is_turned() {
    for keys in ["PGDN", "HOME", "1", "1,ENTER", "SPACE"] {
        assert_eq!(press(None, keys).1, Flow::Idle.into(), "{keys}");
    }
}

#[test]
fn a_held_page_is_not_turned_and_says_so() {
    let held = || Sheet {
        frozen: true,
        ..page(3)
    };
    for keys in ["PGDN", "LEFT", "END", "1,ENTER"] {
        let (second, wish) = press(Some(held()), keys);
        assert_eq!(wish, Flow::Draw.into(), "{keys}");
        assert!(
            second.notice.unwrap().contains("đang giữ màn hình"),
            "{keys}"
        );
    }
    let (mut second, _) = press(Some(held()), "PGDN");
    second.hear(told(page(3)));
    assert_eq!(second.notice, None);
}

#[test]
fn the_keys_of_the_help_scroll_it() {
    let (second, wish) = press(Some(page(3)), "F1,DOWN,DOWN,PGDN,UP");
    assert_eq!((second.help, wish), (Some(2), Flow::Draw.into()));
    let (second, _) = press(Some(page(3)), "F1,DOWN,ESC");
    assert_eq!((second.help, second.scroll), (None, 0));
    assert_eq!(press(Some(page(3)), "F1,END").1, Flow::Idle.into());
}

#[test]
fn a_new_page_is_seen_from_its_beginning() {
    let (mut second, _) = press(Some(page(3)), "S-DOWN,S-DOWN");
    assert_eq!(second.scroll, 2);
    // the same page again
    second.hear(told(Sheet {
        unlocked: true,
        ..page(3)
    }));
    assert_eq!(second.scroll, 2);
    second.hear(told(page(4)));
    assert_eq!(second.scroll, 0);
    second.hear(News::Link(Link::Waiting));
    assert_eq!((second.sheet, second.link), (None, Link::Waiting));
}

fn at(hour: u32, minute: u32, second: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, second).unwrap()
}

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn the_clock_is_looked_at_when_it_reads_otherwise() {
    let mut second = Second::default();
    second.tick(10 * SECOND, at(7, 29, 40));
    assert_eq!(second.wake(), 30 * SECOND);
    assert!(!second.tick(29 * SECOND, at(7, 29, 59)));
    assert!(second.tick(30 * SECOND, at(7, 30, 0)));
    assert_eq!(second.wake(), 90 * SECOND);
}

#[test]
fn the_time_of_a_point_goes_on_by_itself() {
    let timed = |minutes, spent| Sheet {
        timer: Some(Timer { minutes, spent }),
        ..page(3)
    };
    let mut second = Second::default();
    second.tick(100 * SECOND, at(8, 0, 0));
    // not begun
    second.hear(told(timed(10, None)));
    assert_eq!(
        (second.timer(), second.wake()),
        (Some((10, None)), 160 * SECOND)
    );
    // 3 of 10 minutes and 20 seconds are gone: in 40 seconds it reads otherwise
    second.hear(told(timed(10, Some(200_000))));
    assert_eq!(second.wake(), 140 * SECOND);
    assert!(!second.tick(139 * SECOND, at(8, 0, 39)));
    assert!(second.tick(140 * SECOND, at(8, 0, 40)));
    assert_eq!(second.timer(), Some((10, Some(240 * SECOND))));
    // the last minute is counted by seconds
    second.hear(told(timed(10, Some(570_000))));
    assert_eq!(second.wake(), 141 * SECOND);
}

#[test]
fn the_time_alone_is_not_told_again() {
    let timed = |page_at, spent| Sheet {
        timer: Some(Timer { minutes: 5, spent }),
        ..page(page_at)
    };
    assert!(timed(3, Some(1000)).is_as(&timed(3, Some(2000))));
    assert!(!timed(3, None).is_as(&timed(3, Some(2000))));
    assert!(!timed(3, Some(1000)).is_as(&timed(4, Some(1000))));
    assert!(!page(3).is_as(&timed(3, Some(1000))));
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let text = || "\\PC{0,40}|(giải |ngân |\\n|\"|\\\\){0,9}";
    let lines = proptest::collection::vec((text(), text(), text()), 0..5);
    (
        text(),
        text(),
        lines,
        any::<Option<u64>>(),
        any::<bool>(),
        1..30_usize,
    )
        .prop_map(|(commune, notes, lines, spent, frozen, number)| Sheet {
            commune,
            notes,
            lines: lines
                .into_iter()
                .map(|(name, value, source)| SheetLine {
                    name,
                    value,
                    source,
                    note: String::new(),
                })
                .collect(),
            timer: spent.map(|_| Timer { minutes: 10, spent }),
            frozen,
            ..page(number)
        })
}

proptest! {
    /// However the bytes are cut, what was said is heard.
    #[test]
    fn what_is_told_is_heard(sheets in proptest::collection::vec(sheets(), 1..4), cuts in proptest::collection::vec(1..200_usize, 1..40)) {
        let all: Vec<Told> = sheets.into_iter().map(|sheet| Told::Sheet(Box::new(sheet))).collect();
        let bytes: Vec<u8> = all.iter().flat_map(line).collect();
        let (mut lines, mut heard, mut rest) = (Lines::new(wire::MOST_TOLD), Vec::new(), &bytes[..]);
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            heard.extend(lines.take::<Told>(now).unwrap());
            rest = later;
        }
        prop_assert_eq!(heard, all);
    }

    /// Whatever comes, it is understood or refused, and no more of it is kept than a line.
    #[test]
    fn nothing_that_comes_does_harm(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let mut lines = Lines::new(MOST_ASKED);
        let mut visitor = Visitor::default();
        'all: for part in bytes.chunks(97) {
            let Ok(asked) = lines.take::<Asked>(part) else { break };
            for asked in asked {
                if visitor.hear(&asked).is_err() {
                    break 'all;
                }
            }
        }
        let _ = Lines::new(MOST_ASKED).take::<Told>(&bytes);
    }
}
