//! The way into the screen and the one way out of it, whoever takes it.

use std::{
    io::{self, Write},
    sync::{Mutex, MutexGuard, PoisonError, TryLockError},
    thread,
    time::{Duration, Instant},
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;

/// Alternate screen, bracketed paste, cursor hidden. Plain first: a terminal saves its colours on entering and restores them on leaving, and on
/// coming back from a stop that could not be caught they are ours.
pub const ENTER: &[u8] = b"\x1b[m\x1b[?1049h\x1b[?2004h\x1b[?25l";
/// The undoing, in case a frame was cut, from its synchronized update on.
pub const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// Clicks and the wheel, in coordinates without limit; not the movements, which would wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// How long to wait for a frame under way before leaving without it.
const PATIENCE: Duration = Duration::from_secs(1);

/// The only thing that writes to the terminal or changes its mode.
#[derive(Debug)]
pub struct Gate {
    /// Raw mode is on.
    inside: bool,
    /// The screen has been entered with a frame.
    shown: bool,
    mouse: bool,
}

static GATE: Mutex<Gate> = Mutex::new(Gate {
    inside: false,
    shown: false,
    mouse: false,
});

/// Waits for whoever is writing.
pub fn gate() -> MutexGuard<'static, Gate> {
    GATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for whoever is writing, but not for ever: a terminal that takes no more bytes holds its writer up.
pub fn gate_soon() -> Option<MutexGuard<'static, Gate>> {
    let start = Instant::now();
    loop {
        match GATE.try_lock() {
            Ok(gate) => return Some(gate),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// Restores the terminal on the way out of a signal or a panic.
pub fn abandon() {
    match gate_soon() {
        Some(mut gate) => gate.leave(),
        // the writer is stuck: the mode at least can be put back
        None => drop(disable_raw_mode()),
    }
}

impl Gate {
    /// Turns raw mode on; the screen itself is entered with the first frame, in one write.
    pub fn enter(&mut self, mouse: bool) -> io::Result<()> {
        enable_raw_mode()?;
        *self = Self {
            inside: true,
            shown: false,
            mouse,
        };
        Ok(())
    }

    /// Enters again after a stop.
    pub fn reenter(&mut self) -> io::Result<()> {
        self.enter(self.mouse)
    }

    /// Enters again when the shell may have changed the mode behind our back.
    pub fn reassert(&mut self) -> io::Result<()> {
        if !self.inside {
            return Ok(());
        }
        // crossterm turns on only what it turned off
        disable_raw_mode()?;
        self.reenter()
    }

    /// Puts everything back, once; what fails is past helping.
    pub fn leave(&mut self) {
        if !self.inside {
            return;
        }
        if self.shown {
            let mouse = if self.mouse { MOUSE_OFF } else { b"" };
            let _ = write(&[mouse, LEAVE].concat());
        }
        let _ = disable_raw_mode();
        self.inside = false;
        self.shown = false;
    }

    /// Writes one frame, unless the screen has been left.
    pub fn frame(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.inside {
            return Ok(());
        }
        if self.shown {
            return write(bytes);
        }
        self.shown = true;
        let mouse = if self.mouse { MOUSE_ON } else { b"" };
        write(&[ENTER, mouse, bytes].concat())
    }
}

/// Writes all bytes, in one call where the terminal takes them at once.
fn write(mut bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    while !bytes.is_empty() {
        match out.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) => patient(error)?,
        }
    }
    while let Err(error) = out.flush() {
        patient(error)?;
    }
    Ok(())
}

/// Another program may have made the terminal's file non-blocking; then its being full is no error.
fn patient(error: io::Error) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::Interrupted => Ok(()),
        io::ErrorKind::WouldBlock => {
            thread::sleep(Duration::from_millis(1));
            Ok(())
        }
        _ => Err(error),
    }
}

/// The size of the terminal; some serial lines and containers say 0, which is taken for 80x24.
pub fn size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(sane(width, height))
}

/// A size with nothing missing.
pub fn sane(width: u16, height: u16) -> Size {
    Size {
        width: if width == 0 { 80 } else { width },
        height: if height == 0 { 24 } else { height },
    }
}
