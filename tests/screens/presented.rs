//! What holds for every page of every shipped commune while its meeting is presented.

use crate::desk::{self, DESK, Desk, frame, letters, press, rows, text};
use giaoban::assess::pages::PageKind;
use giaoban::dashboard::Dashboard;
use giaoban::model::{Commune, IndicatorId};
use giaoban::store::{Loaded, Root, Store};

use giaoban::theme::role::{SHAPE, TROUGH};
use giaoban::theme::{Depth, Registry, Rgb, Role, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use rust_decimal::prelude::ToPrimitive;

const COMMUNES: [&str; 5] = [
    "dong-khe",
    "cai-kinh",
    "xuan-hung",
    "quoc-khanh",
    "minh-hoa",
];
const SIZES: [(u16, u16); 4] = [(60, 16), (80, 20), (120, 34), (160, 45)];

fn open(commune: &'static str, size: (u16, u16), theme: &'static str, depth: Depth) -> Dashboard {
    let mut dashboard = Desk {
        commune,
        theme,
        depth,
        ..DESK
    }
    .at(size.0, size.1)
    .open();
    dashboard.keep_theme();
    press(&mut dashboard, "F5");
    dashboard
}

/// Every page of a commune, with its place; the rest of a list counts as one.
fn pages(mut dashboard: Dashboard) -> Vec<(Place, Buffer)> {
    let mut out: Vec<(Place, Buffer)> = Vec::new();
    loop {
        let buf = frame(&dashboard);
        let present = dashboard.state().present.as_ref().unwrap();
        let place = Place {
            at: present.at,
            first: present.first,
            kind: present.page().unwrap().kind.clone(),
        };
        if out
            .last()
            .is_some_and(|(before, _)| (before.at, before.first) == (place.at, place.first))
        {
            return out;
        }
        out.push((place, buf));
        press(&mut dashboard, "PGDN");
    }
}

/// Every page with its first thing lit, and every figure over the whole screen.
fn pointed(mut dashboard: Dashboard) -> Vec<(Place, Buffer)> {
    let mut out: Vec<(Place, Buffer)> = Vec::new();
    let count = dashboard.state().present.as_ref().unwrap().pages.len();
    for number in 1..=count {
        press(&mut dashboard, &format!("type:{number},ENTER"));
        let present = dashboard.state().present.as_ref().unwrap();
        let kind = present.page().unwrap().kind.clone();
        let things = present.page().unwrap().items();
        if things > 0 {
            press(&mut dashboard, "DOWN");
        }
        for keys in ["z", "DOWN", "DOWN", "DOWN", "DOWN", "DOWN", "ESC"] {
            let place = Place {
                at: number - 1,
                first: 0,
                kind: kind.clone(),
            };
            out.push((place, frame(&dashboard)));
            let present = dashboard.state().present.as_ref().unwrap();
            if keys != "z" && present.large.is_none() {
                break;
            }
            press(&mut dashboard, keys);
        }
    }
    out
}

/// Where a frame stands in the meeting.
struct Place {
    at: usize,
    first: usize,
    kind: PageKind,
}

fn luminance(colour: Color) -> Option<f64> {
    let Color::Rgb(r, g, b) = colour else {
        return None;
    };
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.03928 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b))
}

fn contrast(one: Color, other: Color) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// The least contrast of a cell of a bar, a trend or a chart; none where the cell is none.
fn fill(theme: &Theme, cell: &Cell) -> Option<f64> {
    let sign = cell.symbol();
    if !"▁▂▃▄▅▆▇█▶".contains(sign) && !sign.starts_with(|c| ('\u{2800}'..='\u{28ff}').contains(&c))
    {
        return None;
    }
    let Color::Rgb(r, g, b) = cell.fg else {
        return None;
    };
    let ink = |role| Some(theme.pair(role)?.0);
    let track = ink(Role::Track)?;
    if track == Rgb(r, g, b) {
        return Some(TROUGH);
    }
    let fills = [
        Role::Actual,
        Role::ActualGood,
        Role::ActualWarn,
        Role::ActualBad,
        Role::ActualPast,
    ];
    if fills.iter().any(|role| ink(*role) == Some(Rgb(r, g, b))) {
        return Some(SHAPE);
    }
    // the trough, and what lies between it and a fill: the stripes of a slow bar, a part of a cell at its end
    let between = |fill: Rgb| {
        (0..=1000).any(|share| fill.mixed(track, f64::from(share) / 1000.0) == Rgb(r, g, b))
    };
    fills
        .iter()
        .any(|role| ink(*role).is_some_and(between))
        .then_some(TROUGH)
}

#[test]
fn everything_on_every_page_stands_out() {
    for theme in ["chieu-sang", "tuong-phan-cao", "toi"] {
        let colours = Registry::bundled().get(theme).unwrap();
        for commune in COMMUNES {
            for size in [(80, 20), (120, 34)] {
                let mut all = pages(open(commune, size, theme, Depth::True));
                // one commune has all that a band can lie under
                if (commune, size) == ("minh-hoa", (80, 20)) {
                    all.extend(pointed(open(commune, size, theme, Depth::True)));
                }
                for (place, buf) in all {
                    for cell in buf.content.iter().filter(|c| c.symbol() != " ") {
                        let reversed = cell.modifier.contains(Modifier::REVERSED);
                        let paper = buf.content.last().unwrap().bg;
                        // a full block leaves nothing of its own ground
                        let ground = if cell.symbol() == "█" {
                            paper
                        } else {
                            cell.bg
                        };
                        let (fg, bg) = if reversed {
                            (cell.bg, cell.fg)
                        } else {
                            (cell.fg, ground)
                        };
                        let found = contrast(fg, bg)
                            .unwrap_or_else(|| panic!("{commune} {}: {cell:?}", place.at + 1));
                        if let Some(least) = fill(&colours, cell) {
                            assert!(found >= least, "{theme}: {found:.1} {cell:?}");
                            continue;
                        }
                        // what carries a figure is bold or tall, or has the colour of a verdict: all of that is at 7 in the theme's own test
                        assert!(
                            found >= 4.5,
                            "{theme}: {commune} page {}: {found:.1} {cell:?}",
                            place.at + 1
                        );
                        let digit = cell
                            .symbol()
                            .starts_with(|c: char| "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".contains(c));
                        assert!(
                            !digit || found >= 7.0,
                            "{theme}: {commune} page {}: {found:.1} {cell:?}",
                            place.at + 1
                        );
                    }
                }
            }
        }
    }
}

/// The most rows of digits below each other, of those in the part of the page where its figure is.
fn tallest(buf: &Buffer) -> usize {
    let digit = |c: char| "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".contains(c);
    let (mut most, mut run) = (0, 0);
    for row in rows(buf).map(letters) {
        // beside the digits may stand a gauge, with the tick of its plan
        let before = row.split('┃').next().and_then(|row| row.rsplit_once("   "));
        let row = if row.contains('┃') {
            before.map_or("", |(left, _)| left)
        } else {
            &row
        };
        run = if row.chars().any(digit) { run + 1 } else { 0 };
        most = most.max(run);
    }
    most
}

#[test]
fn the_main_figure_is_at_least_three_rows_tall() {
    let mut seen = 0;
    for commune in COMMUNES {
        for size in SIZES {
            for (place, buf) in pages(open(commune, size, "chieu-sang", Depth::True)) {
                if matches!(place.kind, PageKind::Matter(..) | PageKind::Headline(_)) {
                    seen += 1;
                    assert!(
                        tallest(&buf) >= 3,
                        "{commune} {size:?} page {}\n{}",
                        place.at + 1,
                        text(&buf)
                    );
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn no_page_is_cut_and_each_has_its_number() {
    for commune in COMMUNES {
        for size in [
            (60, 16),
            (80, 20),
            (120, 34),
            (160, 45),
            (40, 12),
            (50, 14),
            (200, 60),
        ] {
            let dashboard = open(commune, size, "chieu-sang", Depth::True);
            let count = dashboard.state().present.as_ref().unwrap().pages.len();
            let all = pages(dashboard);
            assert_eq!(
                all.last().unwrap().0.at + 1,
                count,
                "{commune} {size:?}: not every page is reached"
            );
            for (place, buf) in all {
                let first = letters(rows(&buf).next().unwrap());
                assert!(
                    first
                        .trim_end()
                        .ends_with(&format!("{}/{count}", place.at + 1)),
                    "{commune} {size:?}\n{}",
                    text(&buf)
                );
                // a list goes on, a figure is rounded, a word of the agenda may be short of room on the smallest
                let cut = size.0 < 60 || !text(&buf).contains('…');
                assert!(
                    cut,
                    "{commune} {size:?} page {}\n{}",
                    place.at + 1,
                    text(&buf)
                );
            }
        }
    }
}

/// A commune as it is shipped.
fn shipped(commune: &'static str) -> Commune {
    desk::shipped(commune).commune.unwrap()
}

/// What is presented of a commune, after keys, where it is alone on the page and where there is something beside it.
fn told(commune: &'static str, of: &Commune, keys: &str) -> String {
    let mut out = String::new();
    for size in [(80, 20), (160, 45)] {
        let begun = || {
            let store = Store::open(Root::Embedded);
            let loaded = Loaded {
                commune: Some(of.clone()),
                ..Loaded::default()
            };
            let mut dashboard = Desk { commune, ..DESK }
                .at(size.0, size.1)
                .open_with(store, loaded);
            press(&mut dashboard, keys);
            dashboard
        };
        let mut all = pages(begun());
        if size.0 == 80 {
            all.extend(pointed(begun()));
        }
        for (_, buf) in all {
            out += &text(&buf);
        }
    }
    out
}

/// The indicators that the pages of a commune are about.
fn shown(commune: &'static str) -> Vec<IndicatorId> {
    let dashboard = open(commune, (80, 20), "chieu-sang", Depth::True);
    let state = dashboard.state();
    let mut all: Vec<IndicatorId> = state
        .present
        .as_ref()
        .unwrap()
        .pages
        .iter()
        .flat_map(|p| p.figures(&state.assessment))
        .collect();
    let related = state
        .assessment
        .attention
        .iter()
        .flat_map(|a| a.related.iter().copied());
    all.extend(related);
    all.sort_by_key(|id| id.index());
    all.dedup();
    assert!(!all.is_empty(), "{commune} is presented without a figure");
    all
}

#[test]
fn what_is_internal_is_projected_only_when_unlocked() {
    for commune in ["dong-khe", "minh-hoa"] {
        let all = shipped(commune);
        for id in shown(commune) {
            let mut hidden = all.clone();
            let indicator = &mut hidden.catalogue.indicators[id.index()];
            let name = indicator.name.clone();
            (indicator.internal, indicator.name, indicator.short) =
                (true, "BÍ MẬT".into(), "BÍ MẬT".into());
            let text = told(commune, &hidden, "F5");
            assert!(!text.contains("BÍ MẬT"), "{commune} {name}\n{text}");
            assert!(!text.contains("đang hiện dòng nội bộ"));
            let text = told(commune, &hidden, "F5,*");
            assert!(
                text.contains("BÍ MẬT") && text.contains("đang hiện dòng nội bộ"),
                "{commune} {name}"
            );
        }
    }
}

#[test]
fn small_counts_of_people_are_not_said() {
    let mut seen = 0;
    for commune in ["dong-khe", "cai-kinh", "minh-hoa"] {
        let all = shipped(commune);
        let period = all.periods.last().unwrap();
        for id in shown(commune) {
            let indicator = all.catalogue.indicator(id).unwrap();
            let unit = &all.catalogue.units[indicator.unit];
            let Some(value) = period.figure(id).and_then(|f| f.actual) else {
                continue;
            };
            let Some(limit) = value
                .to_u32()
                .filter(|v| unit.people && *v > 0)
                .map(|v| v + 1)
            else {
                continue;
            };
            let mut covered = all.clone();
            covered.meeting.suppress_below = Some(limit);
            let text = told(commune, &covered, "F5");
            let said = format!("{} {}", giaoban::model::number::format(value), unit.name);
            let alone = |line: &str| {
                line.match_indices(&said)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.'))
            };
            let line = text.lines().find(|line| alone(line));
            assert_eq!(line, None, "{commune} {}", indicator.name);
            // what stands there instead, and what it means; a contradiction that would tell it is not asked about
            let instead = [
                format!("ít hơn {limit} {}", unit.name),
                format!("<{limit}: số nhỏ về người"),
            ];
            seen += usize::from(instead.iter().any(|said| text.contains(said)));
        }
    }
    assert!(seen >= 4, "{seen}");
}

#[test]
fn a_figure_blown_up_is_large_and_said_whole() {
    let mut seen = 0;
    for commune in COMMUNES {
        for size in SIZES {
            let mut dashboard = open(commune, size, "chieu-sang", Depth::True);
            let count = dashboard.state().present.as_ref().unwrap().pages.len();
            for number in 1..=count {
                press(&mut dashboard, &format!("type:{number},ENTER"));
                let small = tallest(&frame(&dashboard));
                press(&mut dashboard, "z");
                let state = dashboard.state();
                let Some(id) = state.present.as_ref().unwrap().large else {
                    continue;
                };
                seen += 1;
                let buf = frame(&dashboard);
                let shown = text(&buf);
                let at = format!("{commune} {size:?} page {number}\n{shown}");
                // where there is little room the scale of the gauge takes some of it
                let least = if size.1 < 30 { small.min(7) } else { small };
                assert!(tallest(&buf) >= least.max(5), "{at}");
                let row = state.assessment.row(id).unwrap();
                let indicator = state.data.commune.indicator(id).unwrap();
                let first = indicator
                    .called(giaoban::text::Lang::Vi)
                    .split(' ')
                    .next()
                    .unwrap();
                assert!(shown.contains(first), "{at}");
                let day = row.actual.unwrap().as_of.format("%d/%m/%Y").to_string();
                assert!(shown.contains(&day), "{at}");
                let cover = state.present.as_ref().unwrap().cover(&state.data.commune);
                if !row.standings.is_empty() && !cover.is_small(row) {
                    let word = row.said().name(giaoban::text::Lang::Vi).to_uppercase();
                    assert!(
                        shown.contains(&word) && shown.contains('┃') | shown.contains('▶'),
                        "{at}"
                    );
                }
                press(&mut dashboard, "z");
            }
        }
    }
    assert!(seen > 60, "{seen}");
}
