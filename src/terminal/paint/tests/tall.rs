//! Signs of several rows, drawn for a small terminal that follows kitty's rules for them, and is strict where they are a trap.

use proptest::prelude::*;
use ratatui::{
    Terminal,
    buffer::Buffer,
    layout::{Rect, Size},
    style::Style,
};

use crate::input::tall;
use crate::terminal::paint::Paint;
use crate::view::widgets::big::mend_tall;

const SIZE: Size = Size {
    width: 16,
    height: 7,
};

/// What a cell of the small terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Text(char),
    /// A sign of several rows: its place, its size, itself.
    Sign(usize, usize, usize, char),
}

struct Tiny {
    slots: Vec<Slot>,
    x: usize,
    y: usize,
}

impl Tiny {
    fn new() -> Self {
        Self {
            slots: vec![Slot::Text(' '); usize::from(SIZE.width) * usize::from(SIZE.height)],
            x: 0,
            y: 0,
        }
    }

    fn slot(&mut self, x: usize, y: usize) -> &mut Slot {
        assert!(
            x < usize::from(SIZE.width) && y < usize::from(SIZE.height),
            "outside: {x} {y}"
        );
        &mut self.slots[y * usize::from(SIZE.width) + x]
    }

    /// Erases cells of a row, and every sign that has one of them.
    fn erase(&mut self, from: usize, to: usize, y: usize) {
        for x in from..to {
            if let Slot::Sign(left, top, rows, _) = *self.slot(x, y) {
                for (x, y) in (0..rows).flat_map(|x| (0..rows).map(move |y| (left + x, top + y))) {
                    *self.slot(x, y) = Slot::Text(' ');
                }
            }
            *self.slot(x, y) = Slot::Text(' ');
        }
    }

    fn text(&mut self, sign: char) {
        let (x, y) = (self.x, self.y);
        assert!(
            matches!(self.slot(x, y), Slot::Text(_)),
            "text over a tall sign at {x} {y}: the terminal may put it elsewhere"
        );
        *self.slot(x, y) = Slot::Text(sign);
        self.x += 1;
    }

    fn sign(&mut self, rows: usize, sign: char) {
        let (left, top) = (self.x, self.y);
        for (x, y) in (0..rows).flat_map(|x| (0..rows).map(move |y| (left + x, top + y))) {
            assert!(
                matches!(self.slot(x, y), Slot::Text(_)),
                "a tall sign over another at {x} {y}"
            );
            *self.slot(x, y) = Slot::Sign(left, top, rows, sign);
        }
        self.x += rows;
    }

    fn take(&mut self, bytes: &str) {
        let mut rest = bytes;
        while let Some(sign) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("\x1b]66;s=") {
                let (command, after) = after.split_once("\x1b\\").unwrap();
                let (rows, sign) = command.split_once(';').unwrap();
                self.sign(rows.parse().unwrap(), sign.chars().next().unwrap());
                rest = after;
            } else if let Some(after) = rest.strip_prefix("\x1b[") {
                let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                let numbers: Vec<usize> = after[..end]
                    .split(';')
                    .filter_map(|n| n.parse().ok())
                    .collect();
                let first = numbers.first().copied();
                match &after[end..=end] {
                    "H" => {
                        (self.y, self.x) = (
                            first.unwrap_or(1) - 1,
                            numbers.get(1).copied().unwrap_or(1) - 1,
                        );
                    }
                    "G" => self.x = first.unwrap_or(1) - 1,
                    "X" => self.erase(self.x, self.x + first.unwrap_or(1), self.y),
                    "K" => self.erase(self.x, usize::from(SIZE.width), self.y),
                    "J" => {
                        *self = Self {
                            x: self.x,
                            y: self.y,
                            ..Self::new()
                        }
                    }
                    "m" | "h" | "l" => {}
                    other => panic!("{other}"),
                }
                rest = &after[end + 1..];
            } else {
                match sign {
                    '\r' => self.x = 0,
                    '\n' => self.y += 1,
                    sign => self.text(sign),
                }
                rest = &rest[sign.len_utf8()..];
            }
        }
    }
}

/// What stands in a frame.
#[derive(Debug, Clone)]
enum Thing {
    Sign(u16, u16, u16, char),
    Text(u16, u16, String),
}

fn lay(things: &[Thing], buf: &mut Buffer) {
    for thing in things {
        match thing {
            Thing::Sign(left, top, rows, sign) => {
                for (x, y) in (0..*rows).flat_map(|x| (0..*rows).map(move |y| (x, y))) {
                    let cell = if (x, y) == (0, 0) {
                        tall::first(*rows, *sign)
                    } else {
                        tall::rest(*rows, x, y)
                    };
                    if let Some(place) = buf.cell_mut((left + x, top + y)) {
                        place.set_char(cell.unwrap());
                    }
                }
            }
            Thing::Text(x, y, text) => {
                buf.set_string(*x, *y, text, Style::new());
            }
        }
    }
    mend_tall(buf, buf.area);
}

/// What the small terminal should show of a frame.
fn expected(buf: &Buffer) -> Vec<Slot> {
    let mut out: Vec<Slot> = buf
        .content
        .iter()
        .map(|cell| Slot::Text(cell.symbol().chars().next().unwrap()))
        .collect();
    for place in buf.area.positions() {
        let Some(tall::Tall::First { rows, sign }) = tall::read(buf.cell(place).unwrap().symbol())
        else {
            continue;
        };
        for (x, y) in (0..rows).flat_map(|x| (0..rows).map(move |y| (place.x + x, place.y + y))) {
            let slot = Slot::Sign(
                usize::from(place.x),
                usize::from(place.y),
                usize::from(rows),
                sign,
            );
            out[usize::from(y) * usize::from(SIZE.width) + usize::from(x)] = slot;
        }
    }
    out
}

fn draw(terminal: &mut Terminal<Paint>, tiny: &mut Tiny, things: &[Thing]) -> String {
    terminal.backend_mut().begin();
    terminal
        .draw(|frame| lay(things, frame.buffer_mut()))
        .unwrap();
    let bytes = terminal
        .backend_mut()
        .finish()
        .map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
        .unwrap_or_default();
    tiny.take(&bytes);
    bytes
}

fn check(tiny: &Tiny, things: &[Thing]) {
    let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    lay(things, &mut buf);
    assert_eq!(tiny.slots, expected(&buf), "{things:?}");
}

#[test]
fn a_figure_is_drawn_changed_and_erased() {
    let (mut terminal, mut tiny) = (Terminal::new(Paint::new(SIZE)).unwrap(), Tiny::new());
    let figure = |a: char, b: char| {
        vec![
            Thing::Sign(0, 1, 3, a),
            Thing::Sign(3, 1, 3, b),
            Thing::Text(7, 3, "hộ".into()),
        ]
    };
    let first = draw(&mut terminal, &mut tiny, &figure('8', '0'));
    assert_eq!(
        first,
        "\x1b[?2026h\x1b[2H\x1b]66;s=3;8\x1b\\\x1b[2;4H\x1b]66;s=3;0\x1b\\\x1b[4;8Hhộ\x1b[?2026l"
    );
    // one digit changes, the other is left alone
    let second = draw(&mut terminal, &mut tiny, &figure('8', '1'));
    assert_eq!(
        second,
        "\x1b[?2026h\x1b[2;4H\x1b[3X\x1b]66;s=3;1\x1b\\\x1b[?2026l"
    );
    check(&tiny, &figure('8', '1'));
    // another page: text where the figure was, on its lower rows
    let page = [Thing::Text(1, 2, "Họp".into())];
    draw(&mut terminal, &mut tiny, &page);
    check(&tiny, &page);
    // a form over the lower rows of a figure leaves it as text
    let covered = [Thing::Sign(0, 1, 3, '8'), Thing::Text(0, 3, "K".into())];
    draw(&mut terminal, &mut tiny, &covered);
    check(&tiny, &covered);
    assert_eq!(tiny.slots[usize::from(SIZE.width)], Slot::Text('8'));
}

fn thing() -> impl Strategy<Value = Thing> {
    prop_oneof![
        (
            0..SIZE.width,
            0..SIZE.height,
            2..=5_u16,
            proptest::sample::select("0189,%".chars().collect::<Vec<_>>())
        )
            .prop_filter("inside", |(x, y, rows, _)| x + rows <= SIZE.width
                && y + rows <= SIZE.height)
            .prop_map(|(x, y, rows, sign)| Thing::Sign(x, y, rows, sign)),
        (0..SIZE.width, 0..SIZE.height, "[a-c ]{1,12}").prop_map(|(x, y, text)| {
            let room = usize::from(SIZE.width - x);
            Thing::Text(x, y, text.chars().take(room).collect())
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn whatever_follows_what_the_screen_is_the_frame(frames in proptest::collection::vec(proptest::collection::vec(thing(), 0..6), 1..8), forget in 0..8_usize) {
        let (mut terminal, mut tiny) = (Terminal::new(Paint::new(SIZE)).unwrap(), Tiny::new());
        for (at, things) in frames.iter().enumerate() {
            if at == forget {
                terminal.backend_mut().forget();
                terminal.clear().unwrap();
                let bytes = terminal.backend_mut().finish().map(|b| String::from_utf8(b.to_vec()).unwrap()).unwrap_or_default();
                tiny.take(&bytes);
            }
            draw(&mut terminal, &mut tiny, things);
            check(&tiny, things);
        }
    }
}
