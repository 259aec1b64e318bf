//! Turns the changed cells of a frame into few bytes.
//!
//! ratatui's own backend sets colours the 256-colour way even for the 16 named ones, which old terminals garble,
//! resets every style at the end of every frame and writes to the terminal in the middle of one. This one keeps the
//! pen from frame to frame, writes named colours as named, and hands each frame over whole.

use std::{convert::Infallible, io::Write as _};

use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

use super::pen::Pen;
use crate::input::tall::{self, Tall};

/// The beginning and end of a synchronized update: the terminal shows what stands between at once.
const SYNC: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// From how many blanks on erasing is shorter than writing them and the move after it.
const MANY_BLANKS: u16 = 12;

/// What a blank shows of its style.
const SHOWS_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// A backend that gathers the bytes of one frame.
#[derive(Debug)]
pub struct Paint {
    size: Size,
    bytes: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor is, when that is certain.
    at: Option<Position>,
    /// Whether the terminal's cursor is seen, when that is certain.
    cursor: Option<bool>,
    /// What the terminal shows, row by row; a cell without a symbol is not certain.
    shown: Vec<Cell>,
    /// The signs of several rows that the terminal shows: column, row, size.
    tall: Vec<(u16, u16, u16)>,
}

impl Paint {
    /// For a screen just entered: empty, the pen plain, the cursor hidden.
    pub fn new(size: Size) -> Self {
        let bytes = Vec::with_capacity(1 << 14);
        let mut paint = Self {
            size,
            bytes,
            pen: Pen::default(),
            at: None,
            cursor: Some(false),
            shown: Vec::new(),
            tall: Vec::new(),
        };
        paint.begin();
        paint.empty();
        paint
    }

    /// Takes a new size of the screen in.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.at = None;
        self.shown.clear();
        self.tall.clear();
    }

    /// Nothing is known of the screen any more, as after a stop.
    pub fn forget(&mut self) {
        self.begin();
        self.bytes.extend_from_slice(b"\x1b[m");
        self.pen = Pen::default();
        self.at = None;
        self.cursor = None;
        self.shown.clear();
        self.tall.clear();
    }

    /// The bytes of the frame, from the beginning of the synchronized update to its end; `None` when nothing changed.
    pub fn finish(&mut self) -> Option<&[u8]> {
        let [begin, end] = SYNC;
        if self.bytes.len() <= begin.len() {
            return None;
        }
        self.bytes.extend_from_slice(end);
        Some(&self.bytes)
    }

    /// Makes ready for the next frame.
    pub fn begin(&mut self) {
        let [begin, _] = SYNC;
        self.bytes.clear();
        self.bytes.extend_from_slice(begin);
    }

    /// The terminal shows nothing but blanks.
    fn empty(&mut self) {
        self.tall.clear();
        self.shown.clear();
        self.shown.resize(
            usize::from(self.size.width) * usize::from(self.size.height),
            Cell::default(),
        );
    }

    fn place(&self, x: u16, y: u16) -> usize {
        usize::from(y) * usize::from(self.size.width) + usize::from(x)
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // writing to memory does not fail
        let _ = self.bytes.write_fmt(text);
    }

    fn go(&mut self, x: u16, y: u16) {
        let from = self.at;
        match from {
            Some(at) if at.x == x && at.y == y => return,
            Some(at) if at.y == y && at.x < x && self.bridge(at, x) => {}
            Some(at) if at.y == y && x == 0 => self.bytes.push(b'\r'),
            // absolute columns: a sign that the terminal shows wider than expected moves nothing after a gap
            Some(at) if at.y == y => self.put(format_args!("\x1b[{}G", x + 1)),
            Some(at) if at.y.checked_add(1) == Some(y) && x == 0 => {
                self.bytes.extend_from_slice(b"\r\n");
            }
            _ if x == 0 && y == 0 => self.bytes.extend_from_slice(b"\x1b[H"),
            _ if x == 0 => self.put(format_args!("\x1b[{}H", y + 1)),
            _ => self.put(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.at = Some(Position { x, y });
    }

    /// Goes over a few cells by writing once more what stands in them, where that is shorter than a move.
    fn bridge(&mut self, at: Position, x: u16) -> bool {
        let start = self.place(at.x, at.y);
        let Some(gap) = self.shown.get(start..start + usize::from(x - at.x)) else {
            return false;
        };
        let move_length = if x < 9 { 4 } else { 5 };
        let length = self.bytes.len();
        for cell in gap {
            let symbol = cell.symbol();
            let same = self.pen.is(cell.fg, cell.bg, cell.modifier)
                || symbol == " "
                    && !cell.modifier.contains(Modifier::REVERSED)
                    && self.pen.is_for_blank(
                        cell.bg,
                        cell.modifier & SHOWS_ON_BLANK,
                        SHOWS_ON_BLANK,
                    );
            let fits = self.bytes.len() - length + symbol.len() < move_length;
            if !same || !fits || symbol.width() != 1 || tall::read(symbol).is_some() {
                self.bytes.truncate(length);
                return false;
            }
            self.bytes.extend_from_slice(symbol.as_bytes());
        }
        true
    }

    /// Notes what a cell shows from now on.
    fn note(&mut self, x: u16, y: u16, cell: &Cell) {
        let place = self.place(x, y);
        if let Some(shown) = self.shown.get_mut(place) {
            shown.clone_from(cell);
        }
        // the second half of a wide sign is not worth writing again
        if cell.symbol().len() > 2
            && cell.symbol().width() > 1
            && let Some(half) = self.shown.get_mut(place + 1)
        {
            half.set_symbol("");
        }
    }

    fn advance(&mut self, width: u16) {
        // at the right edge terminals differ in where the cursor is
        self.at = self.at.and_then(|at| {
            let x = at.x.checked_add(width)?;
            (x < self.size.width).then_some(Position { x, y: at.y })
        });
    }

    fn cell(&mut self, x: u16, y: u16, cell: &Cell) {
        let symbol = cell.symbol();
        match tall::read(symbol) {
            // comes with its first cell
            Some(Tall::Rest) => return,
            Some(Tall::First { rows, sign }) => {
                self.go(x, y);
                self.pen
                    .take(&mut self.bytes, cell.fg, cell.bg, cell.modifier);
                self.put(format_args!("\x1b]66;s={rows};{sign}\x1b\\"));
                self.at = None;
                self.tall.push((x, y, rows));
                return;
            }
            None => {}
        }
        self.go(x, y);
        self.pen
            .take(&mut self.bytes, cell.fg, cell.bg, cell.modifier);
        let symbol = if symbol.is_empty() { " " } else { symbol };
        self.bytes.extend_from_slice(symbol.as_bytes());
        let width = if symbol.len() == 1 { 1 } else { symbol.width() };
        self.advance(u16::try_from(width).unwrap_or(1));
    }

    fn all<'a>(&mut self, content: impl Iterator<Item = (u16, u16, &'a Cell)>) {
        let mut run: Option<Run> = None;
        for (x, y, cell) in content {
            self.note(x, y, cell);
            let blank = cell.symbol() == " ";
            if let Some(open) = &mut run {
                if blank && open.continued_by(x, y, cell) {
                    open.length += 1;
                    continue;
                }
                self.blanks(open);
                run = None;
            }
            if blank {
                run = Some(Run {
                    x,
                    y,
                    length: 1,
                    fg: cell.fg,
                    bg: cell.bg,
                    modifier: cell.modifier,
                });
            } else {
                self.cell(x, y, cell);
            }
        }
        if let Some(open) = run {
            self.blanks(&open);
        }
    }

    /// Erases the tall signs of which something changes. What is written over one of their lower rows the terminal puts beside it, and what is
    /// written over their first row erases only then.
    fn erase_tall(&mut self, content: &[(u16, u16, &Cell)]) {
        let touched = |(left, top, rows): (u16, u16, u16)| {
            let inside = |(x, y, _): &(u16, u16, &Cell)| {
                (left..left + rows).contains(x) && (top..top + rows).contains(y)
            };
            content.iter().any(inside)
        };
        for (x, y, rows) in std::mem::take(&mut self.tall) {
            if touched((x, y, rows)) {
                self.go(x, y);
                self.put(format_args!("\x1b[{rows}X"));
            } else {
                self.tall.push((x, y, rows));
            }
        }
    }

    fn blanks(&mut self, run: &Run) {
        self.go(run.x, run.y);
        if run.modifier.contains(Modifier::REVERSED) {
            self.pen.take(&mut self.bytes, run.fg, run.bg, run.modifier);
        } else {
            self.pen.take_for_blank(
                &mut self.bytes,
                run.bg,
                run.modifier & SHOWS_ON_BLANK,
                SHOWS_ON_BLANK,
            );
        }
        // only without a background: not every terminal erases in the colour of the pen
        let erasable = run.bg == Color::Reset && !run.modifier.intersects(SHOWS_ON_BLANK);
        if erasable && run.length > 3 && run.x + run.length == self.size.width {
            self.bytes.extend_from_slice(b"\x1b[K");
        } else if erasable && run.length >= MANY_BLANKS {
            self.put(format_args!("\x1b[{}X", run.length));
        } else {
            self.bytes.extend((0..run.length).map(|_| b' '));
            self.advance(run.length);
        }
    }
}

/// Blanks of one style side by side.
struct Run {
    x: u16,
    y: u16,
    length: u16,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Run {
    fn continued_by(&self, x: u16, y: u16, cell: &Cell) -> bool {
        let same_look = self.bg == cell.bg
            && (self.modifier ^ cell.modifier) & SHOWS_ON_BLANK == Modifier::empty();
        let coloured = self.modifier.intersects(SHOWS_ON_BLANK);
        self.y == y
            && self.x.checked_add(self.length) == Some(x)
            && same_look
            && (!coloured || self.fg == cell.fg)
    }
}

impl Backend for Paint {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if self.tall.is_empty() {
            self.all(content);
        } else {
            let content: Vec<(u16, u16, &Cell)> = content.collect();
            self.erase_tall(&content);
            self.all(content.into_iter());
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        if self.cursor != Some(false) {
            self.bytes.extend_from_slice(b"\x1b[?25l");
            self.cursor = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        if self.cursor != Some(true) {
            self.bytes.extend_from_slice(b"\x1b[?25h");
            self.cursor = Some(true);
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        let Position { x, y } = position.into();
        // a position of the program's own making may lie beyond the screen
        self.go(
            x.min(self.size.width.saturating_sub(1)),
            y.min(self.size.height.saturating_sub(1)),
        );
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear: ClearType) -> Result<(), Infallible> {
        self.pen.take(
            &mut self.bytes,
            Color::Reset,
            Color::Reset,
            Modifier::empty(),
        );
        match clear {
            ClearType::All => self.empty(),
            _ => self.shown.clear(),
        }
        self.bytes.extend_from_slice(match clear {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[0J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[0K",
        });
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
