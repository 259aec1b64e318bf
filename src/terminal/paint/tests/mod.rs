//! The bytes of frames, written down by hand, and read back by another terminal.

mod tall;

use proptest::prelude::*;
use ratatui::{Terminal, buffer::Buffer, layout::Rect, style::Style};

use super::*;

const SIZE: Size = Size {
    width: 30,
    height: 4,
};

/// The bytes between the marks of the synchronized update.
fn frame(terminal: &mut Terminal<Paint>, draw: impl FnOnce(&mut Buffer)) -> String {
    terminal.backend_mut().begin();
    terminal.draw(|frame| draw(frame.buffer_mut())).unwrap();
    let Some(bytes) = terminal.backend_mut().finish() else {
        return String::new();
    };
    let text = std::str::from_utf8(bytes).unwrap();
    text.strip_prefix("\u{1b}[?2026h")
        .unwrap()
        .strip_suffix("\u{1b}[?2026l")
        .unwrap()
        .replace('\u{1b}', "^")
}

fn terminal() -> Terminal<Paint> {
    Terminal::new(Paint::new(SIZE)).unwrap()
}

#[test]
fn a_frame_takes_few_bytes() {
    let mut terminal = terminal();
    let red = Style::new().fg(Color::Indexed(1));
    let check = |terminal: &mut _, draw: &dyn Fn(&mut Buffer), expect: &str| {
        assert_eq!(frame(terminal, draw), expect);
    };
    check(&mut terminal, &|_| {}, "");
    // text, then a gap in the row, then the row below
    check(
        &mut terminal,
        &|buffer| {
            buffer.set_string(0, 0, "Đông Khê", Style::new());
            buffer.set_string(20, 0, "80,59%", red);
            buffer.set_string(0, 1, "thu", red);
        },
        "^[HĐông Khê^[21G^[38;5;1m80,59%\r\nthu",
    );
    // the same again: nothing; only what changed: nothing else
    let same = |buffer: &mut Buffer| {
        buffer.set_string(0, 0, "Đông Khê", Style::new());
        buffer.set_string(20, 0, "80,59%", red);
        buffer.set_string(0, 1, "thu", red);
    };
    check(&mut terminal, &same, "");
    check(
        &mut terminal,
        &|buffer| {
            same(buffer);
            buffer.set_string(2, 1, "i", red);
        },
        // the pen is still red; `u` stands in the third column
        "^[3Gi",
    );
}

#[test]
fn a_narrow_gap_is_written_over() {
    let mut terminal = terminal();
    let write = |buffer: &mut Buffer, text| {
        buffer.set_string(0, 0, text, Style::new());
    };
    frame(&mut terminal, |buffer| write(buffer, "1.ế50 tỷ"));
    // `.ế5` is as long as a move, `0` and the blank are shorter
    let got = frame(&mut terminal, |buffer| write(buffer, "2.ế60 vỷ"));
    assert_eq!(got, "\r2^[4G60 v");
}

#[test]
fn what_goes_is_erased_briefly() {
    let mut terminal = terminal();
    let on = |background| Style::new().bg(background);
    frame(&mut terminal, |buffer| {
        buffer.set_string(0, 0, "x".repeat(30), Style::new());
        buffer.set_string(0, 1, "x".repeat(30), on(Color::Indexed(4)));
        buffer.set_string(
            0,
            2,
            "x".repeat(30),
            Style::new().bold().fg(Color::Indexed(1)),
        );
    });
    let got = frame(&mut terminal, |buffer| {
        buffer.set_string(0, 0, "xxxxxxxx", Style::new());
        buffer.set_string(
            0,
            1,
            format!("xxxxxxxx{}", " ".repeat(22)),
            on(Color::Indexed(4)),
        );
        buffer.set_string(
            0,
            2,
            format!("xxx{}x", " ".repeat(26)),
            Style::new().bold().fg(Color::Indexed(1)),
        );
    });
    // to the edge; on a background as blanks; in the middle by number; the pen changes only where a blank shows it
    assert_eq!(
        got,
        format!("^[1;9H^[K^[2;9H^[48;5;4m{}^[3;4H^[49m^[26X", " ".repeat(22))
    );
}

#[test]
fn the_cursor_is_told_only_of_changes() {
    let mut terminal = terminal();
    let mut with_cursor = |at: Option<(u16, u16)>| {
        terminal.backend_mut().begin();
        terminal
            .draw(|frame| at.into_iter().for_each(|at| frame.set_cursor_position(at)))
            .unwrap();
        terminal
            .backend_mut()
            .finish()
            .map(|bytes| String::from_utf8_lossy(bytes).replace('\u{1b}', "^"))
    };
    let framed = |text: &str| Some(format!("^[?2026h{text}^[?2026l"));
    assert_eq!(with_cursor(None), None);
    assert_eq!(with_cursor(Some((4, 1))), framed("^[?25h^[2;5H"));
    assert_eq!(with_cursor(Some((4, 1))), None);
    // over a blank that is there already
    assert_eq!(with_cursor(Some((5, 1))), framed(" "));
    // beyond the screen: its edge
    assert_eq!(with_cursor(Some((99, 99))), framed("^[4;30H"));
    assert_eq!(with_cursor(None), framed("^[?25l"));
}

/// A cell of the kinds that matter: blank, narrow, composed, wide, styled in every way.
fn any_cell() -> impl Strategy<Value = Cell> {
    let symbol = prop::sample::select(vec![" ", " ", " ", "a", "ế", "█", "đ"]);
    let colour = || {
        prop::sample::select(vec![
            Color::Reset,
            Color::Reset,
            Color::Indexed(1),
            Color::Indexed(208),
            Color::Rgb(1, 2, 3),
        ])
    };
    let modifier = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM | Modifier::BOLD,
        Modifier::REVERSED,
        Modifier::UNDERLINED | Modifier::ITALIC,
    ]);
    (symbol, colour(), colour(), modifier).prop_map(|(symbol, fg, bg, modifier)| {
        let mut cell = Cell::default();
        cell.set_symbol(symbol)
            .set_style(Style::new().fg(fg).bg(bg).add_modifier(modifier));
        cell
    })
}

/// A frame as runs of equal cells.
fn any_frame() -> impl Strategy<Value = Vec<(Cell, usize)>> {
    prop::collection::vec((any_cell(), 1_usize..20), 0..20)
}

fn seen(color: vt100::Color) -> Color {
    match color {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(index) => Color::Indexed(index),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

proptest! {
    /// Whatever was on the screen, a terminal that reads the bytes shows the frame.
    #[test]
    fn the_terminal_shows_the_frame(frames in prop::collection::vec((any_frame(), any::<bool>()), 1..6)) {
        let mut terminal = terminal();
        let mut screen = vt100::Parser::new(SIZE.height, SIZE.width, 0);
        for (runs, forget) in frames {
            let cells: Vec<Cell> = runs.into_iter().flat_map(|(cell, count)| std::iter::repeat_n(cell, count)).collect();
            if forget {
                screen.process(b"\x1b[4;7Hrubbish\x1b[1;31m");
                terminal.backend_mut().forget();
                terminal.clear().unwrap();
            } else {
                terminal.backend_mut().begin();
            }
            terminal.draw(|frame| frame.buffer_mut().content.iter_mut().zip(&cells).for_each(|(to, from)| *to = from.clone())).unwrap();
            screen.process(terminal.backend_mut().finish().unwrap_or_default());
            let mut expect = Buffer::empty(Rect::from((Position::ORIGIN, SIZE)));
            expect.content.iter_mut().zip(&cells).for_each(|(to, from)| *to = from.clone());
            for (index, want) in expect.content.iter().enumerate() {
                let (x, y) = expect.pos_of(index);
                let got = screen.screen().cell(y, x).unwrap();
                let text = if got.has_contents() { got.contents() } else { " " };
                prop_assert_eq!(text, want.symbol());
                let flag = |modifier| want.modifier.contains(modifier);
                prop_assert_eq!(seen(got.bgcolor()), want.bg);
                prop_assert_eq!((got.inverse(), got.underline()), (flag(Modifier::REVERSED), flag(Modifier::UNDERLINED)));
                if want.symbol() != " " {
                    prop_assert_eq!(seen(got.fgcolor()), want.fg);
                    prop_assert_eq!((got.bold() || got.dim(), got.italic()), (flag(Modifier::BOLD), flag(Modifier::ITALIC)));
                }
            }
        }
    }
}
