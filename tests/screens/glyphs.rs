//! What holds in each of the three sets of signs: nothing is drawn that the set does not have, and what a gauge or a trend shows stays.

use std::path::Path;

use crate::desk::{DESK, Desk, SCREENS, frame, letters, press, resize, rows, text};
use crate::files::copy;
use giaoban::dashboard::Dashboard;
use giaoban::model::Verdict;
use giaoban::store::{Root, Store};
use giaoban::text::GlyphSet;
use giaoban::theme::Depth;
use giaoban::view::{Glyphs, has};
use ratatui::buffer::{Buffer, Cell};

const COMMUNES: [&str; 2] = ["dong-khe", "minh-hoa"];
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

/// Screens beside the usual ones: what writes, what is chosen from, the meeting.
const MORE: [(&str, &str); 9] = [
    ("entry", "2,F2"),
    ("entry of a table", "2,F2,1"),
    ("conclusion", "K,type:Rà soát"),
    ("conclusions", "S-F8"),
    ("state of a task", "7,S"),
    ("facets", "7,="),
    ("troubles", "F9"),
    ("presentation help", "F5,F1"),
    ("conclusion of a presentation", "F5,PGDN,K"),
];

/// Every screen of a commune and every page of its meeting, without colours, in which signs alone tell.
fn frames(
    folder: &Path,
    commune: &'static str,
    glyphs: GlyphSet,
) -> Vec<(String, (u16, u16), Buffer)> {
    let desk = Desk {
        commune,
        glyphs,
        depth: Depth::None,
        ..DESK
    };
    let store = || Store::open(Root::Folder(folder.into()));
    let loaded = store().load(commune);
    let open = |keys: &str| -> Dashboard {
        let mut dashboard = desk.open_with(store(), loaded.clone());
        press(&mut dashboard, keys);
        dashboard
    };
    let all = SCREENS.iter().chain(&MORE);
    let mut out = Vec::new();
    for (name, keys) in all {
        let mut dashboard = open(keys);
        for size in SIZES {
            resize(&mut dashboard, size.0, size.1);
            out.push(((*name).to_string(), size, frame(&dashboard)));
        }
    }
    for size in SIZES {
        let mut meeting = open("F5");
        resize(&mut meeting, size.0, size.1);
        for page in 1..=40 {
            let buf = frame(&meeting);
            if out.last().is_some_and(|(.., before)| *before == buf) {
                break;
            }
            out.push((format!("page {page}"), size, buf));
            press(&mut meeting, "PGDN");
        }
    }
    out
}

/// Signs of bars and columns of the full set.
const DRAWN: &str = "▁▂▃▄▅▆▇█▐╱┃│▶";

#[test]
fn no_sign_is_drawn_that_the_set_lacks_and_what_is_drawn_stays() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("data"), folder.path());
    for commune in COMMUNES {
        let full = frames(folder.path(), commune, GlyphSet::Full);
        for set in [GlyphSet::Plain, GlyphSet::Ascii] {
            let other = frames(folder.path(), commune, set);
            assert_eq!(full.len(), other.len());
            for ((name, size, full), (.., buf)) in full.iter().zip(&other) {
                let what = format!("{commune} {name} {size:?} {set:?}");
                for row in rows(buf) {
                    let foreign: String = letters(row).chars().filter(|c| !has(set, *c)).collect();
                    assert_eq!(foreign, "", "{what}: {}", letters(row));
                }
                // digits as tall as rows of `#` take one more of them and move what is below
                let has_digits =
                    |row: &[Cell]| ["▀", "██"].iter().any(|d| letters(row).contains(d));
                let moved = set == GlyphSet::Ascii && rows(full).any(has_digits);
                if !moved {
                    keeps_every_cell(full, buf, &what);
                }
                // kinds of days have marks of their own
                let has_days = text(full).contains('■');
                for (sign, twin) in marks(set).into_iter().filter(|_| !has_days) {
                    assert!(
                        !text(full).contains(sign) || text(buf).contains(twin),
                        "{what}: {sign} is gone\n{}",
                        text(buf)
                    );
                }
                let (before, now) = (gauges(full, GlyphSet::Full), gauges(buf, set));
                assert!(
                    now + usize::from(moved) >= before && (now > 0 || before == 0),
                    "{what}: {now} gauges of {before}\n{}",
                    text(buf)
                );
            }
        }
    }
}

/// The marks of verdicts in the full set, and in another; dots are points of charts as well.
fn marks(set: GlyphSet) -> Vec<(char, char)> {
    let twins = set.pick(["▲◆▽▼◌", "▲▪↓▼?", "^~vV?"]);
    "▲◆▽▼◌".chars().zip(twins.chars()).collect()
}

#[test]
fn no_two_signs_at_the_head_of_a_row_are_the_same() {
    for set in GlyphSet::ALL {
        let glyphs = Glyphs::of(set);
        let verdicts = [
            Verdict::Ahead,
            Verdict::Met,
            Verdict::OnPace,
            Verdict::Slow,
            Verdict::VerySlow,
            Verdict::NoFigure,
            Verdict::NoPlan,
        ];
        let mut all: Vec<&str> = verdicts.map(|verdict| glyphs.verdict(verdict)).to_vec();
        // open findings, folded and open groups, what is selected
        all.extend(["!", glyphs.fold[0], glyphs.fold[1], glyphs.cursor]);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "{set:?}: {all:?}");
        // nor is a gap in a trend a period in it
        assert!(!glyphs.heights.contains(&glyphs.missing), "{set:?}");
    }
}

/// Bars of six cells and more that end at their plan or beyond it; one of several rows counts once.
fn gauges(buf: &Buffer, set: GlyphSet) -> usize {
    let cell = set.pick(["▆█▂▒▐▃▁╱│", "▄█_▒▐▪/│", "#+].-/'"]);
    let end = set.pick(["┃▶", "║►", "|>"]);
    let ends = |row: &[Cell]| -> Vec<usize> {
        let is_end = |cells: &[Cell]| {
            let (bar, plan) = cells.split_at(6);
            end.contains(plan[0].symbol()) && bar.iter().all(|one| cell.contains(one.symbol()))
        };
        let cells = row.windows(7).enumerate();
        cells
            .filter(|(_, cells)| is_end(cells))
            .map(|(at, _)| at)
            .collect()
    };
    let rows: Vec<Vec<usize>> = rows(buf).map(ends).collect();
    let above = [Vec::new()].into_iter().chain(rows.clone());
    let new = rows.iter().zip(above);
    new.map(|(row, above)| row.iter().filter(|x| !above.contains(x)).count())
        .sum()
}

/// Where the full set draws, this one draws; and nothing gave way to a question mark.
fn keeps_every_cell(full: &Buffer, buf: &Buffer, what: &str) {
    for (at, (one, other)) in full.content.iter().zip(&buf.content).enumerate() {
        let (x, y) = full.pos_of(at);
        let (sign, twin) = (one.symbol(), other.symbol());
        assert!(
            !DRAWN.contains(sign) || twin != " ",
            "{what}: {sign} at {x},{y} is gone\n{}",
            text(buf)
        );
        assert!(
            twin != "?" || matches!(sign, "?" | "◌"),
            "{what}: {sign} at {x},{y} has no twin"
        );
    }
}
