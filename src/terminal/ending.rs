//! Ends that the program does not choose: a signal, a terminal that is gone, nobody at the keys for long.

use std::{
    io::{self, Write},
    process,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use super::screen;

/// The stack of the thread that waits for nothing to happen.
const STACK: usize = 64 * 1024;

type Told = Box<dyn FnOnce(&'static str) + Send>;

static TOLD: Mutex<Option<Told>> = Mutex::new(None);
static LAST: Mutex<Option<Instant>> = Mutex::new(None);

/// Has `told` called, once, when the program ends otherwise than by its own will, with a word for why; before the terminal is restored.
pub fn on_break(told: impl FnOnce(&'static str) + Send + 'static) {
    *TOLD.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(told));
}

/// Says why the program ends.
pub fn tell(why: &'static str) {
    let told = TOLD.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(told) = told {
        told(why);
    }
}

/// Somebody is there.
pub fn touch() {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}

/// Ends the program with a line when nobody has been there for so long.
pub fn watch(limit: Duration, line: String) -> io::Result<()> {
    touch();
    thread::Builder::new()
        .name("idle".into())
        .stack_size(STACK)
        .spawn(move || {
            loop {
                let since = LAST
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .map_or(Duration::ZERO, |last| last.elapsed());
                match limit.checked_sub(since).filter(|left| !left.is_zero()) {
                    Some(left) => thread::sleep(left),
                    None => break,
                }
            }
            tell("idle");
            screen::abandon();
            // standard error may be closed
            let _ = writeln!(io::stderr(), "{line}");
            process::exit(1);
        })?;
    Ok(())
}
