//! What every screen looks like. After a change that was meant: `INSTA_UPDATE=always cargo test --test screens`, then read the difference.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::desk::{DESK, Desk, SCREENS, frame, press, resize, styles, text};
use crate::snapshots;
use giaoban::store::{Root, Store};

use giaoban::text::{GlyphSet, Lang};
use giaoban::theme::Depth;

/// A usual window, a wide one, the least one. What holds between them is in `frames.rs`.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (40, 12)];
/// So wide that a list has its detail beside it.
const WIDEST: (u16, u16) = (200, 50);

/// Screens of the illustrative commune: trends and many periods.
const MADE_UP: [(&str, &str); 5] = [
    ("overview", ""),
    ("economy", "2"),
    ("detail-plan", "/,type:gn-tong,ENTER"),
    ("detail-no-plan", "/,type:cn-trau,ENTER"),
    ("periods", "F7,DOWN*30"),
];
/// Screens that are enough to see what the other language, fewer colours and fewer signs do.
const FEW: [(&str, &str); 3] = [SCREENS[0], SCREENS[1], SCREENS[6]];

/// Which test draws a snapshot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Real,
    MadeUp,
    English,
    Ascii,
    Looks,
}

#[derive(Clone)]
struct Case {
    part: Part,
    name: String,
    desk: Desk,
    keys: &'static str,
    looks: bool,
}

/// Every snapshot of a dashboard that there is.
fn cases() -> Vec<Case> {
    let mut out = Vec::new();
    let made_up = Desk {
        commune: "minh-hoa",
        ..DESK
    };
    let english = Desk {
        lang: Lang::En,
        ..DESK
    };
    let ascii = Desk {
        glyphs: GlyphSet::Ascii,
        ..DESK
    };
    for (part, of, desk, screens, sizes) in [
        (Part::Real, "dong-khe", DESK, &SCREENS[..], &SIZES[..]),
        (Part::Real, "dong-khe", DESK, &FEW[..], &[WIDEST]),
        (Part::MadeUp, "minh-hoa", made_up, &MADE_UP[..], &SIZES[..2]),
        (Part::English, "english", english, &FEW[..], &SIZES[..2]),
        (Part::Ascii, "ascii", ascii, &FEW[..], &SIZES[..1]),
    ] {
        for (screen, keys) in screens {
            for (columns, rows) in sizes {
                let name = format!("{of}_{screen}_{columns}x{rows}");
                out.push(Case {
                    part,
                    name,
                    desk: desk.at(*columns, *rows),
                    keys,
                    looks: false,
                });
            }
        }
    }
    let looks = |name: String, desk, keys| Case {
        part: Part::Looks,
        name,
        desk,
        keys,
        looks: true,
    };
    for (screen, keys) in SCREENS {
        out.push(looks(format!("looks_{screen}_toi"), DESK, keys));
    }
    for (screen, keys) in FEW {
        let theme = "chieu-sang";
        out.push(looks(
            format!("looks_{screen}_{theme}"),
            Desk { theme, ..DESK },
            keys,
        ));
    }
    for (screen, keys) in FEW {
        for (depth, name) in [
            (Depth::C256, "256"),
            (Depth::C16, "16"),
            (Depth::None, "none"),
        ] {
            out.push(looks(
                format!("looks_{screen}_{name}"),
                Desk { depth, ..DESK },
                keys,
            ));
        }
    }
    out
}

/// Snapshots that are not frames of the data in the program.
const OTHERS: [&str; 4] = [
    "too-small",
    "troubles_80x24",
    "troubles_120x36",
    "looks_troubles_toi",
];

/// A commune with three errors in its figures: smart quotes, an unknown indicator, a bare decimal. By its path from the root of the tree,
/// where tests run, since the path is on the screen.
const TROUBLED: &str = "tests/corpus/troubled";

/// Compares with what is on file; gives the name back where it differs, so that one run shows all that do.
fn differs(name: &str, content: &str) -> Option<String> {
    snapshots::settings("")
        .bind(|| catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name, content))))
        .err()
        .map(|_| name.to_string())
}

fn compare(part: Part) {
    let differing: Vec<String> = cases()
        .into_iter()
        .filter(|case| case.part == part)
        .filter_map(|case| {
            let buf = case.desk.frame(case.keys);
            differs(
                &case.name,
                &if case.looks { styles(&buf) } else { text(&buf) },
            )
        })
        .collect();
    assert_eq!(
        differing,
        Vec::<String>::new(),
        "INSTA_UPDATE=always cargo test --test screens, then read the difference"
    );
}

#[test]
fn the_real_commune() {
    compare(Part::Real);
}

#[test]
fn the_illustrative_commune() {
    compare(Part::MadeUp);
}

#[test]
fn in_english() {
    compare(Part::English);
}

#[test]
fn in_ascii() {
    compare(Part::Ascii);
}

#[test]
fn colours_and_bold_in_every_theme_and_depth() {
    compare(Part::Looks);
}

/// So the looks of every screen need be on file in one theme only.
#[test]
fn the_light_theme_draws_what_the_dark_one_draws_in_other_colours() {
    let mut looks = HashMap::new();
    for (screen, keys) in SCREENS {
        let theme = "chieu-sang";
        let (dark, light) = (DESK.frame(keys), Desk { theme, ..DESK }.frame(keys));
        for (one, other) in dark.content.iter().zip(&light.content) {
            assert_eq!(one.symbol(), other.symbol(), "{screen}");
            let known = looks.entry(one.style()).or_insert(other.style());
            assert_eq!(*known, other.style(), "{screen}: {one:?}");
        }
    }
    // and tells apart what that one tells apart
    let others: HashSet<_> = looks.values().collect();
    assert_eq!(others.len(), looks.len());
}

#[test]
fn too_small() {
    let mut dashboard = DESK.open();
    let mut out = String::new();
    for (columns, rows) in [(39, 12), (40, 11), (20, 3), (1, 1)] {
        resize(&mut dashboard, columns, rows);
        let _ = write!(out, "{columns}x{rows}\n{}", text(&frame(&dashboard)));
    }
    // nothing to draw on, and back
    for (columns, rows) in [(0, 0), (0, 24), (80, 0)] {
        resize(&mut dashboard, columns, rows);
        assert_eq!(text(&frame(&dashboard)).trim(), "");
    }
    resize(&mut dashboard, 80, 24);
    assert_eq!(frame(&dashboard), DESK.frame(""));
    assert_eq!(differs("too-small", &out), None);
}

#[test]
fn errors_in_files() {
    let store = Store::open(Root::Folder(TROUBLED.into()));
    let loaded = store.load("dong-khe");
    assert_eq!(loaded.problems.len(), 3, "{:#?}", loaded.problems);
    let mut dashboard = DESK.open_with(store, loaded);
    let mut differing = Vec::new();
    // what is good is shown, what is wrong is counted above it
    let first = text(&frame(&dashboard));
    assert!(
        first.contains("3 lỗi trong tệp") && first.contains("RẤT CHẬM  Thu NSNN"),
        "{first}"
    );
    press(&mut dashboard, "F9");
    let (small, looks) = (text(&frame(&dashboard)), styles(&frame(&dashboard)));
    differing.extend(differs("troubles_80x24", &small));
    differing.extend(differs("looks_troubles_toi", &looks));
    resize(&mut dashboard, 120, 36);
    differing.extend(differs("troubles_120x36", &text(&frame(&dashboard))));
    assert_eq!(differing, Vec::<String>::new());
}

#[test]
fn no_snapshot_lies_about_unused() {
    let cases = cases();
    let names = cases.iter().map(|case| case.name.as_str());
    snapshots::all_are_used("", names.chain(OTHERS));
}
