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
    let per_cell = if choice.ascii { 1 } else { 2 };
    let set = |x: u16, y: u16| {
        let Some(cell) = buf.cell((x / per_cell, y / per_cell)) else {
            return false;
        };
        if choice.ascii {
            return cell.symbol() == "#";
        }
        let quarters = QUARTERS
            .iter()
            .position(|q| *q == cell.symbol())
            .expect("a block");
        quarters >> (y % 2 * 2 + x % 2) & 1 == 1
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
    let per_cell = if choice.ascii { 1 } else { 2 };
    let end = choice.width * per_cell / scale;
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
    // 80,59% is 43 pixels wide: four digits of 8, the comma of 4, the percent sign of 7
    for (width, height, figure, rows, drawn) in [
        (80, 1, "80,59%", 1, 6),
        (80, 2, "80,59%", 1, 6),
        (80, 3, "80,59%", 3, 22),
        (80, 4, "80,59%", 4, 22),
        (80, 5, "80,59%", 4, 22),
        (80, 6, "80,59%", 6, 43),
        (80, 8, "80,59%", 8, 43),
        (80, 9, "80,59%", 9, 65),
        (80, 20, "80,59%", 12, 65),
        (40, 20, "80,59%", 4, 22),
        (21, 20, "80,59%", 1, 6),
        (6, 20, "80,59%", 1, 6),
        // no comma, no tail: the fourth row of the second size is saved
        (80, 7, "147", 7, 22),
        (80, 4, "147", 4, 11),
    ] {
        let choice = fit(room(width, height), &[figure], "", false).unwrap();
        assert_eq!(
            (choice.rows, choice.width),
            (rows, drawn),
            "{figure} in {width}x{height}"
        );
        assert_eq!(choice.height, rows);
    }
    assert_eq!(fit(room(5, 20), &["80,59%"], "", false), None);
    assert_eq!(fit(room(80, 0), &["80,59%"], "", false), None);
    assert_eq!(fit(room(80, 9), &[""; 2], "", false), None);
    assert_eq!(fit::<&str>(room(80, 9), &[], "", false), None);
}

#[test]
fn a_shorter_form_comes_where_it_makes_the_figure_larger() {
    let forms = ["33.740,01", "33.740"];
    for (width, height, candidate, rows) in [
        // 31 columns for the long form at four rows, 21 for the short one
        (31, 4, 0, 4),
        (30, 4, 1, 4),
        (21, 4, 1, 4),
        (20, 4, 0, 1),
        (9, 4, 0, 1),
        (8, 4, 1, 1),
        (62, 8, 0, 8),
        (61, 8, 1, 7),
        // the short form would have 11 rows, but 8 are enough to lose no digit
        (70, 30, 0, 8),
        (93, 30, 0, 12),
    ] {
        let choice = fit(room(width, height), &forms, "", false).map(|c| (c.candidate, c.rows));
        assert_eq!(choice, Some((candidate, rows)), "{width}x{height}");
    }
}

#[test]
fn the_unit_stands_beside_or_below() {
    let at = |width, height, figure: &str| {
        let choice = fit(room(width, height), &[figure], "triệu đồng", false).unwrap();
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
    // beside a comma's tail the unit stands where the digits do
    assert_eq!(at(40, 8, "1,5"), (8, 6, false));
    assert_eq!(at(14, 1, "147"), (1, 0, false));
    assert_eq!(at(10, 2, "147"), (1, 1, true));
    assert_eq!(fit(room(13, 1), &["147"], "triệu đồng", false), None);
    assert_eq!(fit(room(9, 30), &["147"], "triệu đồng", false), None);
}

#[test]
fn signs_without_a_shape_are_text() {
    let choice = fit(room(80, 20), &["≥ 95%"], "", false).unwrap();
    assert_eq!((choice.rows, decode(&choice).as_str()), (1, "≥ 95%"));
}

#[test]
fn ascii_is_ascii() {
    let choice = fit(room(80, 7), &["1,5%"], "", true).unwrap();
    assert_eq!((choice.rows, decode(&choice).as_str()), (6, "1,5%"));
    assert!(rows(&picture(&choice)).concat().is_ascii());
    assert_eq!(fit(room(80, 5), &["1,5%"], "", true).unwrap().rows, 1);
}

#[test]
fn how_they_look() {
    let mut out = String::new();
    for (height, ascii) in [(3, false), (4, false), (8, false), (6, true), (8, true)] {
        for figure in ["0123456789", "\u{2212}33.740,01%", "+143/147 7:30"] {
            let choice = fit(room(200, height), &[figure], "đồng", ascii).unwrap();
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
        ("−4,0", 12),
    ] {
        assert_eq!(width(text), columns, "{text}");
    }
}

proptest! {
    #[test]
    fn every_figure_reads_back(figure in "[0-9.,%\u{2212}+/:]{1,14}", width in 0u16..260, height in 0u16..40, ascii: bool) {
        if let Some(choice) = fit(room(width, height), &[&figure], "", ascii) {
            prop_assert!(choice.width <= width && choice.height <= height);
            prop_assert_eq!(decode(&choice), figure);
        } else {
            prop_assert!(usize::from(width) < figure.chars().count() || height == 0);
        }
    }

    #[test]
    fn nothing_is_drawn_outside(
        figures in prop::collection::vec("[0-9.,%\u{2212}≥a ]{0,9}", 0..4), unit in "[a-zđệ ]{0,9}",
        (x, y, width, height) in (0u16..20, 0u16..20, 0u16..90, 0u16..30), less in 0u16..3, ascii: bool,
    ) {
        let screen = Rect::new(0, 0, 70, 30);
        let mut buf = Buffer::filled(screen, ratatui::buffer::Cell::new("~"));
        let area = Rect::new(x, y, width, height);
        if let Some(choice) = fit(room(width, height), &figures, &unit, ascii) {
            prop_assert!(choice.candidate < figures.len());
            let area = Rect { width: width.saturating_sub(less), ..area };
            choice.draw(Style::new(), Style::new(), area, &mut buf);
            for place in screen.positions().filter(|p| !area.contains(*p)) {
                prop_assert_eq!(buf[place].symbol(), "~");
            }
        }
    }

    #[test]
    fn no_size_is_too_much(figure in "[0-9.,%]{0,30}", width: u16, height: u16, ascii: bool) {
        let _ = fit(room(width, height), &[figure], "con", ascii);
    }
}
