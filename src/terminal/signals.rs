//! Signals from outside: end and be ended politely, stop and come back.

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::{emulate_default_handler, raise},
};

use super::{ending, screen};

/// The stack of the thread that waits for signals; it does little.
const STACK: usize = 64 * 1024;

static RESUMED: AtomicBool = AtomicBool::new(false);
static WATCHED: AtomicBool = AtomicBool::new(false);

/// Whether the program has come back from a stop since the last time of asking.
pub fn resumed() -> bool {
    RESUMED.swap(false, Ordering::AcqRel)
}

/// Signals are caught from here on and kept until [`Caught::watch`]; `None` when a former run watches already.
pub fn catch() -> io::Result<Caught> {
    if WATCHED.swap(true, Ordering::AcqRel) {
        return Ok(Caught(None));
    }
    Ok(Caught(Some(Signals::new([
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT,
    ])?)))
}

/// Signals caught and not yet answered.
pub struct Caught(Option<Signals>);

impl Caught {
    /// Answers them from a thread of its own, which sleeps until one comes.
    pub fn watch(self) -> io::Result<()> {
        if let Some(signals) = self.0 {
            thread::Builder::new()
                .name("signals".into())
                .stack_size(STACK)
                .spawn(move || answer(signals))?;
        }
        Ok(())
    }
}

fn answer(mut signals: Signals) {
    let mut stopped_here = false;
    for signal in signals.forever() {
        match signal {
            SIGTSTP if may_stop() => {
                stopped_here = true;
                // held while stopped: nothing is drawn until the screen is entered again
                let mut gate = screen::gate();
                gate.leave();
                let _ = emulate_default_handler(SIGTSTP);
                let _ = gate.reenter();
                drop(gate);
                wake();
            }
            SIGTSTP => {}
            SIGCONT if std::mem::take(&mut stopped_here) => {}
            // stopped by a signal that cannot be caught: the shell has had the terminal
            SIGCONT => {
                let _ = screen::gate().reassert();
                wake();
            }
            _ => {
                ending::tell(name(signal));
                screen::abandon();
                std::process::exit(128 + signal);
            }
        }
    }
}

/// The signal in a word.
const fn name(signal: i32) -> &'static str {
    match signal {
        SIGTERM => "stopped",
        SIGHUP => "gone",
        _ => "interrupted",
    }
}

fn wake() {
    RESUMED.store(true, Ordering::Release);
    nudge();
}

/// A thread that waits for events can be made to look up.
pub const CAN_NUDGE: bool = true;

/// Wakes the thread that waits for events: it takes a change of size to look up from its read.
pub fn nudge() {
    let _ = raise(SIGWINCH);
}

/// Stops the whole job as Ctrl+Z does in a shell, so that a parent such as `cargo run` stops too.
pub fn suspend() {
    if may_stop() {
        let _ = kill_current_process_group(Signal::TSTP);
    }
}

/// Without a shell that could continue it, a stopped program is lost: the session's first process group has none.
fn may_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}
