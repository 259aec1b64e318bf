//! What holds for every frame, whatever it shows.

use crate::desk::{DESK, Desk, SCREENS, frame, letters, press, resize, rows, text};
use giaoban::app::keymap::BINDINGS;
use giaoban::app::{State, TabLine};
use giaoban::assess::{Row, history};
use giaoban::dashboard::Dashboard;
use giaoban::model::{Indicator, number};
use giaoban::text::{GlyphSet, Lang};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Color;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

const COMMUNES: [&str; 2] = ["dong-khe", "minh-hoa"];

/// Every screen of both communes, open.
fn screens(desk: Desk) -> Vec<(String, Dashboard)> {
    let all = COMMUNES.iter().flat_map(|commune| {
        SCREENS
            .iter()
            .map(move |(screen, keys)| (*commune, *screen, *keys))
    });
    all.map(|(commune, screen, keys)| {
        let mut dashboard = Desk { commune, ..desk }.open();
        press(&mut dashboard, keys);
        (format!("{commune} {screen}"), dashboard)
    })
    .collect()
}

#[test]
fn every_key_binding_is_in_the_help() {
    for lang in [Lang::Vi, Lang::En] {
        for glyphs in GlyphSet::ALL {
            let help = text(
                &Desk {
                    lang,
                    glyphs,
                    ..DESK
                }
                .at(120, 200)
                .frame("F1"),
            );
            for binding in BINDINGS.iter() {
                let label = (binding.label)(lang);
                for key in &binding.keys {
                    let name = key.name(glyphs);
                    let said = help.lines().any(|line| {
                        line.contains(&format!(" {label}"))
                            && line.split_whitespace().any(|word| word == name)
                    });
                    assert!(
                        said,
                        "{name}: {label} is not in the help of {lang:?}\n{help}"
                    );
                }
            }
        }
    }
}

/// As many decimals as the most exact figure or plan of the group that has the same unit, two at most.
fn decimals(state: &State, like: &Indicator) -> u32 {
    let catalogue = &state.data.commune.catalogue;
    let alike = state.assessment.rows.iter().filter(|r| {
        let other = catalogue.indicator(r.indicator).unwrap();
        other.group == like.group && other.unit == like.unit
    });
    let values = alike.flat_map(|r| {
        r.actual
            .map(|a| a.value)
            .into_iter()
            .chain(r.standings.iter().map(|s| s.target))
    });
    values
        .map(|v| v.normalize().scale())
        .max()
        .unwrap_or(0)
        .min(2)
}

/// What a row of the table must show under each heading; none where its cell is empty.
fn expected(state: &State, row: &Row, standing: usize) -> Vec<(&'static str, Option<String>)> {
    let decimals = decimals(
        state,
        state
            .data
            .commune
            .catalogue
            .indicator(row.indicator)
            .unwrap(),
    );
    let plain =
        |value: Option<Decimal>, places: u32| value.map(|v| number::format_fixed(v, places));
    let signed = |value: Option<Decimal>, places: u32| {
        let plus = |v: Decimal| {
            if number::round(v, places) > Decimal::ZERO {
                "+"
            } else {
                ""
            }
        };
        value.map(|v| format!("{}{}", plus(v), number::format_fixed(v, places)))
    };
    let standing = row.standings.get(standing);
    vec![
        ("CK", plain(row.same_period.map(|c| c.base), decimals)),
        ("TH", plain(row.actual.map(|a| a.value), decimals)),
        ("KH", plain(standing.map(|s| s.target), decimals)),
        ("%KH", plain(standing.and_then(|s| s.percent), 2)),
        ("±KH", signed(standing.and_then(|s| s.variance), decimals)),
        ("±CK%", signed(row.same_period.and_then(|c| c.percent), 1)),
    ]
}

/// The words of a row with the column after each.
fn words(row: &[Cell]) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        match (cell.symbol(), out.last_mut()) {
            (" ", _) => {}
            (sign, Some((word, end))) if *end == x => {
                word.push_str(sign);
                *end = x + 1;
            }
            (sign, _) => out.push((sign.to_string(), x + 1)),
        }
    }
    out
}

/// The decimals of a column stand left of the end of its heading; a number without any ends at most so far before it.
const DECIMALS: usize = 3;

#[test]
fn every_figure_of_a_table_is_whole_at_every_width() {
    for (commune, tab) in [("dong-khe", "2"), ("minh-hoa", "2"), ("dong-khe", "4")] {
        // tall enough for nothing to fold or scroll
        let mut dashboard = Desk { commune, ..DESK }.at(80, 120).open();
        press(&mut dashboard, tab);
        let (mut seen, mut most) = (0, 0);
        for width in 40..=220 {
            resize(&mut dashboard, width, 120);
            let buf = frame(&dashboard);
            let state = dashboard.state();
            let lines = state.lines();
            let all: Vec<&[Cell]> = rows(&buf).collect();
            let head = all
                .iter()
                .position(|row| letters(row).starts_with("   Chỉ tiêu"))
                .unwrap_or_else(|| panic!("{}", text(&buf)));
            let headings: Vec<(String, usize)> = words(all[head]);
            let drawn: Vec<Vec<(String, usize)>> =
                all[head + 1..].iter().map(|r| words(r)).collect();
            for line in &lines {
                let TabLine::Row { row, standing } = line else {
                    continue;
                };
                let row = &state.assessment.rows[*row];
                // a figure without plan and trend is a tile, which has no columns
                if row.standings.is_empty()
                    && !history::has_several(&state.data.commune, row.indicator)
                {
                    continue;
                }
                let shown: Vec<(usize, String)> = expected(state, row, *standing)
                    .into_iter()
                    .filter_map(|(heading, number)| {
                        let (_, end) = headings.iter().find(|(word, _)| word == heading)?;
                        let missing = (heading == "TH").then(|| "·".to_string());
                        Some((*end, number.or(missing)?))
                    })
                    .collect();
                assert!(
                    !shown.is_empty(),
                    "the actual never leaves the table\n{}",
                    text(&buf)
                );
                let has = |drawn: &Vec<(String, usize)>, (end, number): &(usize, String)| {
                    let near = |at: &usize| (end.saturating_sub(DECIMALS)..=*end).contains(at);
                    drawn.iter().any(|(word, at)| near(at) && word == number)
                };
                let whole = drawn
                    .iter()
                    .any(|row| shown.iter().all(|cell| has(row, cell)));
                assert!(
                    whole,
                    "{commune} {width}: {shown:?} stand in no row\n{}",
                    text(&buf)
                );
                seen += shown.len();
            }
            most = most.max(headings.len());
        }
        assert!(
            seen > 181 * 5 && most >= 5,
            "{commune} {tab}: only {seen} figures and {most} headings were looked at"
        );
    }
}

#[test]
fn nothing_is_written_outside_of_the_area() {
    let mut foreign = Cell::new("¤");
    foreign.set_fg(Color::Indexed(201));
    for (name, mut dashboard) in screens(DESK) {
        for (columns, height) in [(80, 24), (40, 12), (39, 12), (130, 40), (200, 50)] {
            resize(&mut dashboard, columns, height);
            // the area as the terminal has it, and one that is behind the terminal's size or before it
            for (w, h) in [
                (columns, height),
                (columns - 7, height - 3),
                (columns + 7, height + 3),
            ] {
                let area = Rect::new(5, 3, w, h);
                let mut buf = Buffer::filled(Rect::new(0, 0, w + 12, h + 9), foreign.clone());
                dashboard.render(area, &mut buf);
                for y in 0..buf.area.height {
                    for x in 0..buf.area.width {
                        let inside = area.contains((x, y).into());
                        assert!(inside || buf[(x, y)] == foreign, "{name} {w}x{h}: {x} {y}");
                    }
                }
            }
        }
        // an area that the buffer does not have
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 4));
        dashboard.render(Rect::new(5, 2, 200, 50), &mut buf);
        dashboard.render(Rect::new(300, 200, 200, 50), &mut buf);
    }
}

#[test]
fn the_same_frame_is_drawn_the_same() {
    for ((name, one), (_, other)) in screens(DESK).iter().zip(screens(DESK)) {
        let drawn = frame(one);
        assert_eq!(drawn, frame(one), "{name}");
        // and from the same keys by another program
        assert_eq!(drawn, frame(&other), "{name}");
    }
}

/// A letter of the Vietnamese alphabet: a Latin one with marks, or đ.
fn is_letter(c: char) -> bool {
    matches!(c, 'đ' | 'Đ')
        || (c.is_alphabetic()
            && std::iter::once(c)
                .nfd()
                .next()
                .is_some_and(|base| base.is_ascii_alphabetic()))
}

#[test]
fn ascii_has_no_other_sign_than_letters() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, mut dashboard) in screens(Desk {
            glyphs: GlyphSet::Ascii,
            lang,
            ..DESK
        }) {
            for (columns, height) in [(80, 24), (120, 36), (200, 50), (40, 12)] {
                resize(&mut dashboard, columns, height);
                let buf = frame(&dashboard);
                for row in rows(&buf) {
                    let foreign: String = letters(row)
                        .chars()
                        .filter(|c| !c.is_ascii() && !is_letter(*c))
                        .collect();
                    assert_eq!(foreign, "", "{name} {columns}x{height}: {}", letters(row));
                }
            }
        }
    }
}

#[test]
fn every_cell_holds_one_sign_of_one_column() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, mut dashboard) in screens(Desk { lang, ..DESK }) {
            for (columns, height) in [(80, 24), (120, 36), (200, 50), (40, 12)] {
                resize(&mut dashboard, columns, height);
                for cell in &frame(&dashboard).content {
                    let sign = cell.symbol();
                    assert!(
                        sign.width() == 1 && sign.chars().count() == 1,
                        "{name} {columns}x{height}: {sign:?}"
                    );
                    assert!(
                        sign.chars().all(|c| !c.is_control()),
                        "{name} {columns}x{height}: {sign:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_size_is_too_much_or_too_little() {
    let sizes = || {
        let small = (0..=130)
            .step_by(13)
            .flat_map(|w| (0..=45).step_by(5).map(move |h| (w, h)));
        // around the sizes where the layout changes
        let edges = [39, 40, 79, 80, 99, 100, 109, 110, 119, 120, 159, 160]
            .into_iter()
            .flat_map(|w| [11, 12, 17, 18, 23, 24].map(|h| (w, h)));
        small.chain(edges)
    };
    let huge = [(65535, 1), (1, 65535), (65535, 12), (40, 1500), (300, 200)];
    for (name, mut dashboard) in screens(DESK) {
        // so many cells take their time: with the figures of one commune
        let huge = huge.into_iter().filter(|_| name.starts_with(COMMUNES[0]));
        for (w, h) in sizes().chain(huge) {
            resize(&mut dashboard, w, h);
            let drawn =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| frame(&dashboard).area));
            assert_eq!(drawn.ok(), Some(Rect::new(0, 0, w, h)), "{name} {w}x{h}");
        }
    }
}

#[test]
fn a_text_scrolled_to_its_end_comes_back_with_the_next_key() {
    for (keys, size) in [
        ("F1", (40, 12)),
        ("F1", (120, 24)),
        ("/,type:gn-tong,ENTER", (80, 24)),
        ("/,type:gn-tong,ENTER", (120, 24)),
    ] {
        let mut dashboard = DESK.at(size.0, size.1).open();
        press(&mut dashboard, keys);
        let top = frame(&dashboard);
        // step by step to the line where nothing more comes
        let mut pages = vec![top.clone()];
        loop {
            press(&mut dashboard, "DOWN");
            let next = frame(&dashboard);
            if pages.last() == Some(&next) {
                break;
            }
            pages.push(next);
        }
        assert!(pages.len() > 3, "{keys} at {size:?} has nothing to scroll");
        for way in ["END", "DOWN*40,END,DOWN"] {
            press(&mut dashboard, way);
            assert!(frame(&dashboard) == pages[pages.len() - 1], "{keys} {way}");
            press(&mut dashboard, "UP");
            assert!(
                frame(&dashboard) == pages[pages.len() - 2],
                "{keys} {way}: one line up"
            );
        }
        press(&mut dashboard, "HOME");
        assert!(frame(&dashboard) == top, "{keys}");
        // more room at the end of the text: the next key moves it all the same
        press(&mut dashboard, "END");
        resize(&mut dashboard, size.0, size.1 + 2);
        let end = frame(&dashboard);
        press(&mut dashboard, "UP");
        assert!(frame(&dashboard) != end, "{keys} at {size:?}");
    }
}

#[test]
fn no_tab_and_no_badge_is_cut_at_any_width() {
    for lang in [Lang::Vi, Lang::En] {
        for keys in ["", "2", "3", "4", "5", "6"] {
            let mut dashboard = Desk { lang, ..DESK }.at(220, 24).open();
            press(&mut dashboard, keys);
            let digits = |word: &str| word.len() == 1 && word.chars().all(|c| c.is_ascii_digit());
            // what stands in the row of tabs whatever the room: numbers and the badges ▼2
            let marks = |buf: &Buffer| -> Vec<String> {
                // the name of the last tab holds a digit of its own
                let row = letters(rows(buf).nth(1).unwrap())
                    .to_lowercase()
                    .replace("5 năm", "")
                    .replace("5 years", "");
                row.split_whitespace()
                    .filter(|word| digits(word) || word.starts_with(['▼', '▽']))
                    .map(String::from)
                    .collect()
            };
            let all = marks(&frame(&dashboard));
            assert!(all.len() > 6, "{all:?}");
            for width in 40..220 {
                resize(&mut dashboard, width, 24);
                let buf = frame(&dashboard);
                assert_eq!(
                    marks(&buf),
                    all,
                    "{lang:?} {keys} at {width}\n{}",
                    text(&buf)
                );
            }
        }
    }
}
