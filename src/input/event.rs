//! What a running program is told, and what it answers.

use std::time::Duration;

use super::key::Key;

/// Something that happened at the terminal, already normalised.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Event {
    /// A key was pressed or repeated.
    Key(Key),
    /// Text was pasted in one go: NFC, line ends as `\n`, no control characters.
    Paste(String),
    /// The mouse was clicked or its wheel turned.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The program is back after having been stopped.
    Resumed,
    /// So much time has passed since the program was started; told only while it asks for it.
    Tick(Duration),
    /// The data that the program shows have changed on their own; told by whoever watches them.
    DataChanged,
    /// The other screen of a presentation has something to say.
    Remote,
}

/// A click or a turn of the wheel at a cell, counted from 0.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Mouse {
    pub action: MouseAction,
    pub column: u16,
    pub row: u16,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MouseAction {
    /// The left button went down.
    Click,
    /// The wheel turned away from the user.
    ScrollUp,
    /// The wheel turned towards the user.
    ScrollDown,
}

/// What is to happen after an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flow {
    /// Something changed: draw a frame.
    Draw,
    /// Nothing changed: write nothing.
    Idle,
    /// Clear the screen and draw all of it.
    Redraw,
    /// Stop the program as Ctrl+Z does in a shell.
    Suspend,
    Quit,
}

impl Flow {
    pub const fn draw_if(changed: bool) -> Self {
        if changed { Self::Draw } else { Self::Idle }
    }

    /// This, and a frame where something changed besides.
    pub const fn or_draw(self, changed: bool) -> Self {
        match self {
            Self::Idle => Self::draw_if(changed),
            flow => flow,
        }
    }
}

/// A program that runs in a terminal.
pub trait Program {
    /// Takes one event in.
    fn event(&mut self, event: Event) -> Flow;
    /// When the program wants to be told the time, counted from its start; [`Duration::MAX`] for before the next event only. As long as it
    /// wants nothing, nothing happens without an event.
    fn wake(&self) -> Option<Duration> {
        None
    }
    /// The terminal draws text in larger sizes; told once, before the first frame.
    fn text_sizes(&mut self) {}
    /// Draws the whole frame.
    fn draw(&mut self, frame: &mut ratatui::Frame<'_>);
}
