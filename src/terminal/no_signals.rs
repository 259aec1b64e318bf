//! Where there are no signals there is nothing to catch.

use std::io;

/// Nothing was caught.
pub struct Caught;

/// Catches nothing.
pub fn catch() -> io::Result<Caught> {
    // lets the console understand escape sequences
    #[cfg(windows)]
    let _ = crossterm::ansi_support::supports_ansi();
    Ok(Caught)
}

impl Caught {
    /// Answers nothing.
    pub fn watch(self) -> io::Result<()> {
        Ok(())
    }
}

/// A thread that waits for events is left alone.
pub const CAN_NUDGE: bool = false;

/// It looks up by itself.
pub fn nudge() {}

/// A program is never stopped here.
pub fn resumed() -> bool {
    false
}

/// A program cannot be stopped here.
pub fn suspend() {}
