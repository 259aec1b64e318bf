//! A screen without a terminal at hand: a program's frames as bytes, for whoever takes them to a terminal.

use ratatui::{Terminal, layout::Size};

use super::{
    paint::Paint,
    screen::{ENTER, LEAVE},
};
use crate::input::Program;

/// More columns and rows than this are not drawn: the size is what somebody claims.
const MOST: Size = Size {
    width: 320,
    height: 100,
};

/// Draws the frames of one program, each as the bytes that change the screen from the one before.
#[derive(Debug)]
pub struct Canvas {
    terminal: Terminal<Paint>,
    /// What the terminal shows is not what was last drawn.
    stale: bool,
}

impl Canvas {
    /// For a screen just entered.
    pub fn new(size: Size) -> Self {
        let Ok(terminal) = Terminal::new(Paint::new(size));
        Self {
            terminal,
            stale: false,
        }
    }

    /// Takes a new size of the screen in; even at the old size all is drawn anew: it may have been another one in between.
    pub fn resize(&mut self, size: Size) {
        self.terminal.backend_mut().resize(size);
        self.stale = true;
    }

    /// The size that is drawn for.
    pub(super) fn size(&self) -> Size {
        let Ok(size) = self.terminal.size();
        size
    }

    /// Nothing is known of the screen any more: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.terminal.backend_mut().forget();
        self.stale = true;
    }

    /// The bytes of the program's present frame; `None` when nothing changed.
    pub fn draw(&mut self, program: &mut dyn Program) -> Option<&[u8]> {
        if std::mem::take(&mut self.stale) {
            let Ok(()) = self.terminal.clear();
        }
        let Ok(_) = self.terminal.draw(|frame| program.draw(frame));
        self.terminal.backend_mut().finish()
    }

    /// Makes ready for the next frame; what was drawn has been taken.
    pub fn begin(&mut self) {
        self.terminal.backend_mut().begin();
    }
}

/// What to send before the first frame: its own screen, pasting marked, the cursor hidden.
pub fn enter() -> &'static [u8] {
    ENTER
}

/// What to send after the last frame: everything as it was.
pub fn leave() -> &'static [u8] {
    LEAVE
}

/// A claimed size as one that can be drawn: what is missing is that of 80x24, what is too large is cut.
pub fn claimed(columns: u32, rows: u32) -> Size {
    let side = |claimed: u32, usual: u16, most: u16| match u16::try_from(claimed) {
        Ok(0) => usual,
        Ok(side) => side.min(most),
        Err(_) => most,
    };
    Size {
        width: side(columns, 80, MOST.width),
        height: side(rows, 24, MOST.height),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Frame;

    use super::*;
    use crate::input::{Event, Flow};

    #[test]
    fn a_claimed_size_can_be_drawn() {
        for (claimed_size, expect) in [
            ((80, 24), (80, 24)),
            ((0, 0), (80, 24)),
            ((0, 50), (80, 50)),
            ((1, 1), (1, 1)),
            ((65535, 65535), (320, 100)),
            ((u32::MAX, u32::MAX), (320, 100)),
            ((320, 101), (320, 100)),
        ] {
            let size = claimed(claimed_size.0, claimed_size.1);
            assert_eq!((size.width, size.height), expect, "{claimed_size:?}");
        }
    }

    struct Word(&'static str);

    impl Program for Word {
        fn event(&mut self, _: Event) -> Flow {
            Flow::Idle
        }

        fn draw(&mut self, frame: &mut Frame<'_>) {
            frame.render_widget(self.0, frame.area());
        }
    }

    fn drawn(canvas: &mut Canvas, word: &'static str) -> Option<String> {
        let bytes = canvas
            .draw(&mut Word(word))
            .map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
        canvas.begin();
        bytes
    }

    #[test]
    fn only_what_changed_is_sent() {
        let mut canvas = Canvas::new(Size {
            width: 10,
            height: 2,
        });
        assert!(drawn(&mut canvas, "xin").unwrap().contains("xin"));
        assert_eq!(drawn(&mut canvas, "xin"), None);
        assert!(!drawn(&mut canvas, "xinh").unwrap().contains("xin"));
        canvas.forget();
        assert!(drawn(&mut canvas, "xinh").unwrap().contains("xinh"));
        canvas.resize(Size {
            width: 8,
            height: 2,
        });
        assert!(drawn(&mut canvas, "xinh").unwrap().contains("xinh"));
    }
}
