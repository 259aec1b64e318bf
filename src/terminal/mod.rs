//! The terminal: raw mode, colour depth, keys, frames, and restoring it on every way out.
//!
//! Nothing happens without an event: no tick, no polling, unless the program asks to be told the time. A frame is one write, drawn only when
//! something changed.

pub mod canvas;
mod depth;
mod paint;
mod pen;
mod screen;
#[cfg(unix)]
mod signals;
#[cfg(not(unix))]
#[path = "no_signals.rs"]
mod signals;
mod sizing;

use std::{
    io::{self, IsTerminal, Write},
    panic::{self, PanicHookInfo},
    thread,
    time::{Duration, Instant},
};

use crossterm::event::Event as Raw;
use ratatui::layout::Size;

use self::canvas::Canvas;
pub use self::depth::{Depth, Variables, Why, depth, depth_and_why, full_font, locale, unicode_ok, utf8};
pub use self::sizing::worth_asking as may_size_text;
use crate::input::{Event, Flow, Program, normalise};

/// What stands for the place of a panic in [`Options::panic_line`].
pub const PLACE: &str = "{place}";

/// How many waiting events are taken in before a frame is drawn after all.
const MOST_AT_ONCE: usize = 1024;

/// How long to look whether events wait. crossterm answers a question of zero length without looking; below a
/// millisecond it looks and does not sleep.
const GLANCE: Duration = Duration::from_micros(20);

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether to ask for clicks and the wheel, which takes them from the terminal's own selecting and scrolling.
    pub mouse: bool,
    /// Whether to ask the terminal for larger sizes of text.
    pub sizes: bool,
    /// The one line to print when the program fails by its own fault; [`PLACE`] in it becomes the place in the source.
    pub panic_line: String,
}

/// Why a program could not run to its end.
#[derive(Debug)]
pub enum Error {
    /// Input or output is not a terminal.
    NoTerminal,
    /// The terminal failed.
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Runs a program in the terminal until it quits; the terminal is as before on every way out.
///
/// A terminal that goes away ends the program quietly.
pub fn run(program: &mut dyn Program, options: Options) -> Result<(), Error> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    // before anything is changed, so that no signal and no panic finds the terminal changed and nobody to restore it
    let caught = signals::catch()?;
    let _hook = Hook::install(options.panic_line);
    // from here on crossterm notices changes of size, so that none is missed after the size is read
    crossterm::event::poll(Duration::ZERO)?;
    let _entered = Entered::new(options.mouse)?;
    let size = screen::size()?;
    if options.sizes && sizing::is_known()? {
        program.text_sizes();
    }
    let result = Session::new(size, program).run(caught);
    match result {
        Err(error) if gone(&error) => Ok(()),
        result => result.map_err(Error::Io),
    }
}

/// The terminal has been closed at its other end.
fn gone(error: &io::Error) -> bool {
    const EIO: i32 = 5;
    const ENXIO: i32 = 6;
    matches!(error.raw_os_error(), Some(EIO | ENXIO))
        || matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof | io::ErrorKind::NotConnected)
}

/// Inside the screen as long as this lives.
struct Entered;

impl Entered {
    fn new(mouse: bool) -> io::Result<Self> {
        screen::gate().enter(mouse)?;
        Ok(Self)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        screen::gate().leave();
    }
}

type PanicHook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync + 'static>;

/// Panics restore the terminal and print one line as long as this lives.
struct Hook {
    former: Option<PanicHook>,
}

impl Hook {
    fn install(line: String) -> Self {
        let former = panic::take_hook();
        let runs_here = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            screen::abandon();
            let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
            // standard error may be closed
            let _ = writeln!(io::stderr(), "{}", line.replace(PLACE, &place));
            // a thread that only loads something must not leave the program running without its screen
            if thread::current().id() != runs_here {
                std::process::exit(101);
            }
        }));
        Self { former: Some(former) }
    }
}

impl Drop for Hook {
    fn drop(&mut self) {
        // while a panic unwinds its hook cannot be changed
        if !thread::panicking()
            && let Some(former) = self.former.take()
        {
            panic::set_hook(former);
        }
    }
}

struct Session<'a> {
    program: &'a mut dyn Program,
    canvas: Canvas,
    started: Instant,
}

/// What a burst of events comes to.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Next {
    Wait,
    Draw,
    Quit,
}

impl<'a> Session<'a> {
    fn new(size: Size, program: &'a mut dyn Program) -> Self {
        Self { program, canvas: Canvas::new(size), started: Instant::now() }
    }

    fn run(&mut self, caught: signals::Caught) -> io::Result<()> {
        self.draw()?;
        caught.watch()?;
        loop {
            match self.burst()? {
                Next::Wait => {}
                Next::Draw => self.draw()?,
                Next::Quit => return Ok(()),
            }
        }
    }

    /// Waits for an event and takes in all that have come with it, so that a burst is drawn once.
    fn burst(&mut self) -> io::Result<Next> {
        if let Some(at) = self.program.wake().filter(|at| *at < Duration::MAX) {
            let wait = at.saturating_sub(self.started.elapsed());
            if !crossterm::event::poll(wait)? {
                return Ok(self.tell_time());
            }
        }
        let raw = crossterm::event::read()?;
        // what is about to happen has happened now, for a program that reckons with time
        let told = if self.program.wake().is_some() { self.tell_time() } else { Next::Wait };
        let mut next = match self.take(raw) {
            Next::Wait => told,
            other => other,
        };
        for _ in 1..MOST_AT_ONCE {
            if next == Next::Quit || !crossterm::event::poll(GLANCE)? {
                break;
            }
            match self.take(crossterm::event::read()?) {
                Next::Wait => {}
                other => next = other,
            }
        }
        Ok(next)
    }

    fn take(&mut self, raw: Raw) -> Next {
        let mut next = Next::Wait;
        if signals::resumed() {
            self.canvas.forget();
            if self.tell(Event::Resumed) == Next::Quit {
                return Next::Quit;
            }
            next = Next::Draw;
        }
        let event = match normalise(raw) {
            Some(Event::Resize(columns, rows)) => {
                let size = screen::sane(columns, rows);
                self.canvas.resize(size);
                next = Next::Draw;
                Event::Resize(size.width, size.height)
            }
            Some(event) => event,
            None => return next,
        };
        match self.tell(event) {
            Next::Wait => next,
            other => other,
        }
    }

    fn tell_time(&mut self) -> Next {
        self.tell(Event::Tick(self.started.elapsed()))
    }

    fn tell(&mut self, event: Event) -> Next {
        match self.program.event(event) {
            Flow::Draw => Next::Draw,
            Flow::Idle => Next::Wait,
            Flow::Redraw => {
                self.canvas.forget();
                Next::Draw
            }
            Flow::Quit => Next::Quit,
            Flow::Suspend => {
                signals::suspend();
                // what changed before in this burst is drawn on coming back
                Next::Draw
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let written = self.canvas.draw(self.program).map_or(Ok(()), |bytes| screen::gate().frame(bytes));
        self.canvas.begin();
        written
    }
}
