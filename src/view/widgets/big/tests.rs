use std::fmt::Write as _;

use proptest::prelude::*;

use super::font::advance;
use super::*;

const SIGNS: &str = "0123456789.,%\u{2212}+/: ";

fn room(width: u16, height: u16) -> Size {
    Size { width, height }
}

fn picture(choice: &Choice) -> Buffer {
    let area = Rect::new(0, 0, choice.width, choice.height);
    let mut buf = Buffer::empty(area);
    choice.draw(Style::new(), Style::new(), area, &mut buf);
    buf
}

fn rows(buf: &Buffer) -> Vec<String> {
    let row = |y| {
        (0..buf.area.width)
            .map(|x| buf[(x, y)].symbol())
            .collect::<String>()
    };
    (0..buf.area.height).map(row).collect()
}

/// Whether a pixel of the unscaled figure is set in the picture: all of its scaled pixels must agree.
fn pixel(buf: &Buffer, choice: &Choice, scale: u16, x: u16, y: u16) -> bool {
    let per_cell = per_cell(choice.ascii);
    let set = |x: u16, y: u16| {
        let Some(cell) = buf.cell((x / 2, y / per_cell)) else {
            return false;
        };
        if choice.ascii {
            return cell.symbol() == "#";
        }
        let halves = HALVES
            .iter()
            .position(|half| *half == cell.symbol())
            .expect("a block");
        halves >> (y % 2) & 1 == 1
    };
    let all: Vec<bool> = (0..scale)
        .flat_map(|dy| (0..scale).map(move |dx| (dx, dy)))
        .map(|(dx, dy)| set(x * scale + dx, y * scale + dy))
        .collect();
    assert!(
        all.iter().all(|p| *p == all[0]),
        "a pixel at {x},{y} is torn"
    );
    all[0]
}

/// Reads the picture back, sign by sign, with the font; every sign must be the only one that fits its place.
fn decode(choice: &Choice) -> String {
    let buf = picture(choice);
    let Some((font, scale)) = choice.size else {
        return rows(&buf)[0].trim_end().to_string();
    };
    let end = choice.width * 2 / scale;
    let (mut x, mut out) = (0, String::new());
    while x < end {
        let fits = |sign: &char| {
            let glyph = font.glyph(*sign).unwrap();
            let row = |y: u16| glyph.rows.get(usize::from(y)).copied().unwrap_or(0);
            (0..8).all(|y| {
                (0..advance(glyph.width))
                    .all(|dx| pixel(&buf, choice, scale, x + dx, y) == (row(y) >> dx & 1 == 1))
            })
        };
        let found: Vec<char> = SIGNS.chars().filter(fits).collect();
        let [sign] = found[..] else {
            panic!("{found:?} at {x} of {:?}", rows(&buf));
        };
        out.push(sign);
        x += advance(font.glyph(sign).unwrap().width);
    }
    out
}

#[test]
fn the_tallest_size_with_room_is_taken() {
    // 80,59% is 44 pixels wide: four digits of 8, the comma of 6, the percent sign of 6
    for (width, height, figure, rows, drawn) in [
        (80, 1, "80,59%", 1, 6),
        (80, 2, "80,59%", 1, 6),
        (80, 3, "80,59%", 3, 22),
        (80, 4, "80,59%", 4, 22),
        (80, 5, "80,59%", 5, 44),
        (80, 6, "80,59%", 5, 44),
        (80, 7, "80,59%", 7, 44),
        (80, 8, "80,59%", 8, 66),
        (80, 9, "80,59%", 8, 66),
        (80, 20, "80,59%", 11, 66),
        (40, 20, "80,59%", 4, 22),
        (21, 20, "80,59%", 1, 6),
        (6, 20, "80,59%", 1, 6),
        (80, 7, "147", 7, 22),
        (80, 4, "147", 4, 11),
    ] {
        let choice = fit(room(width, height), &[figure], "", GlyphSet::Full).unwrap();
        assert_eq!(
            (choice.rows, choice.width),
            (rows, drawn),
            "{figure} in {width}x{height}"
        );
        assert_eq!(choice.height, rows);
    }
    assert_eq!(fit(room(5, 20), &["80,59%"], "", GlyphSet::Full), None);
    assert_eq!(fit(room(80, 0), &["80,59%"], "", GlyphSet::Full), None);
    assert_eq!(fit(room(80, 9), &[""; 2], "", GlyphSet::Full), None);
    assert_eq!(fit::<&str>(room(80, 9), &[], "", GlyphSet::Full), None);
}

#[test]
fn a_shorter_form_comes_where_it_makes_the_figure_larger() {
    let forms = ["33.740,01", "33.740"];
    for (width, height, candidate, rows) in [
        // 32 columns for the long form at four rows, 21 for the short one
        (32, 4, 0, 4),
        (31, 4, 1, 4),
        (21, 4, 1, 4),
        (20, 4, 0, 1),
        (9, 4, 0, 1),
        (8, 4, 1, 1),
        (64, 7, 0, 7),
        (63, 7, 1, 7),
        // the long form has seven rows only
        (95, 30, 1, 14),
        // the short form would have 14 rows, but 8 are enough to lose no digit
        (96, 30, 0, 11),
    ] {
        let choice =
            fit(room(width, height), &forms, "", GlyphSet::Full).map(|c| (c.candidate, c.rows));
        assert_eq!(choice, Some((candidate, rows)), "{width}x{height}");
    }
}

#[test]
fn the_unit_stands_beside_or_below() {
    let at = |width, height, figure: &str| {
        let choice = fit(room(width, height), &[figure], "triệu đồng", GlyphSet::Full).unwrap();
        let buf = picture(&choice);
        let found = rows(&buf)
            .iter()
            .position(|r| r.contains("triệu đồng"))
            .expect("the unit");
        (choice.rows, found, rows(&buf)[found].starts_with("triệu"))
    };
    assert_eq!(at(40, 4, "147"), (4, 3, false));
    assert_eq!(at(21, 4, "147"), (3, 3, true));
    assert_eq!(at(40, 7, "147"), (7, 6, false));
    assert_eq!(at(40, 8, "1,5"), (7, 6, false));
    assert_eq!(at(14, 1, "147"), (1, 0, false));
    assert_eq!(at(10, 2, "147"), (1, 1, true));
    assert_eq!(
        fit(room(13, 1), &["147"], "triệu đồng", GlyphSet::Full),
        None
    );
    assert_eq!(
        fit(room(9, 30), &["147"], "triệu đồng", GlyphSet::Full),
        None
    );
}

#[test]
fn signs_without_a_shape_are_text() {
    let choice = fit(room(80, 20), &["≥ 95%"], "", GlyphSet::Full).unwrap();
    assert_eq!((choice.rows, decode(&choice).as_str()), (1, "≥ 95%"));
}

#[test]
fn ascii_is_ascii() {
    let choice = fit(room(80, 7), &["1,5%"], "", GlyphSet::Ascii).unwrap();
    assert_eq!((choice.rows, decode(&choice).as_str()), (7, "1,5%"));
    assert!(rows(&picture(&choice)).concat().is_ascii());
    assert_eq!(
        fit(room(80, 4), &["1,5%"], "", GlyphSet::Ascii)
            .unwrap()
            .rows,
        1
    );
}

#[test]
fn how_they_look() {
    let mut out = String::new();
    for (height, set) in [
        (3, GlyphSet::Full),
        (4, GlyphSet::Full),
        (8, GlyphSet::Plain),
        (5, GlyphSet::Ascii),
        (7, GlyphSet::Ascii),
    ] {
        for figure in ["0123456789", "\u{2212}33.740,01%", "+143/147 7:30"] {
            let choice = fit(room(200, height), &[figure], "đồng", set).unwrap();
            let lines: Vec<String> = rows(&picture(&choice))
                .iter()
                .map(|r| r.trim_end().to_string())
                .collect();
            let _ = writeln!(
                out,
                "{} x {}\n{}",
                choice.width,
                choice.height,
                lines.join("\n")
            );
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn the_middle_size_is_as_wide_as_it_says() {
    for (text, columns) in [
        ("1", 3),
        ("147", 11),
        ("1,52%", 18),
        ("33.740", 21),
        ("−4,0", 13),
    ] {
        let room = Size::new(200, height(GlyphSet::Full));
        let choice = fit(room, &[text], "", GlyphSet::Full);
        assert_eq!(choice.map(|c| c.width), Some(columns), "{text}");
    }
}

fn any_set() -> impl Strategy<Value = GlyphSet> {
    proptest::sample::select(&GlyphSet::ALL[..])
}

proptest! {
    #[test]
    fn every_figure_reads_back(figure in "[0-9.,%\u{2212}+/:]{1,14}", width in 0u16..260, height in 0u16..40, set in any_set()) {
        if let Some(choice) = fit(room(width, height), &[&figure], "", set) {
            prop_assert!(choice.width <= width && choice.height <= height);
            prop_assert_eq!(decode(&choice), figure);
        } else {
            prop_assert!(usize::from(width) < figure.chars().count() || height == 0);
        }
    }

    #[test]
    fn nothing_is_drawn_outside(
        figures in prop::collection::vec("[0-9.,%\u{2212}≥a ]{0,9}", 0..4), unit in "[a-zđệ ]{0,9}",
        (x, y, width, height) in (0u16..20, 0u16..20, 0u16..90, 0u16..30), less in 0u16..3, set in any_set(),
    ) {
        let screen = Rect::new(0, 0, 70, 30);
        let mut buf = Buffer::filled(screen, ratatui::buffer::Cell::new("~"));
        let area = Rect::new(x, y, width, height);
        if let Some(choice) = fit(room(width, height), &figures, &unit, set) {
            prop_assert!(choice.candidate < figures.len());
            let area = Rect { width: width.saturating_sub(less), ..area };
            choice.draw(Style::new(), Style::new(), area, &mut buf);
            for place in screen.positions().filter(|p| !area.contains(*p)) {
                prop_assert_eq!(buf[place].symbol(), "~");
            }
        }
    }

    #[test]
    fn no_size_is_too_much(figure in "[0-9.,%]{0,30}", width: u16, height: u16, set in any_set()) {
        let _ = fit(room(width, height), &[figure], "con", set);
    }
}
