//! The terminal: raw mode, colour depth, keys, frames, and restoring it on every way out.
//!
//! Nothing happens without an event: no tick, no polling, unless the program asks to be told the time. A frame is one write, drawn only when
//! something changed.

pub mod canvas;
mod depth;
mod ending;
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
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use crossterm::event::Event as Raw;
use ratatui::layout::Size;

use self::canvas::Canvas;
pub use self::depth::{
    Depth, Variables, Why, WhyGlyphs, depth, depth_and_why, draws, glyphs, glyphs_and_why, locale,
    utf8,
};
pub use self::ending::on_break;
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
    /// Whether the terminal is at the other end of a line: its size is a claim, and there is no shell to be stopped into.
    pub remote: bool,
    /// How long nobody need be at the keys, and the line to end with then.
    pub idle: Option<(Duration, String)>,
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

/// How long an event is waited for where nobody can be woken from his waiting.
const PATIENCE: Duration = Duration::from_millis(250);

/// The data have changed and the program has not been told yet.
static DATA_CHANGED: AtomicBool = AtomicBool::new(false);
/// The other screen has something to say and the program has not been told yet.
static REMOTE: AtomicBool = AtomicBool::new(false);
/// The thread that waits for events was nudged and has not noticed yet.
static NUDGED: AtomicBool = AtomicBool::new(false);

/// Has the program that runs in the terminal told that its data have changed, from whatever thread; before one runs, it is told at its start.
pub fn data_changed() {
    DATA_CHANGED.store(true, Ordering::Release);
    nudge();
}

/// The same for what the other screen of a presentation has to say.
pub fn remote() {
    REMOTE.store(true, Ordering::Release);
    nudge();
}

fn nudge() {
    NUDGED.store(true, Ordering::Release);
    signals::nudge();
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
    if let Some((limit, line)) = options.idle {
        ending::watch(limit, line)?;
    }
    let size = screen::size()?;
    if options.sizes && sizing::is_known()? {
        program.text_sizes();
    }
    let result = Session::new(size, program, options.remote).run(caught);
    match result {
        Err(error) if gone(&error) => {
            ending::tell("gone");
            Ok(())
        }
        result => result.map_err(Error::Io),
    }
}

/// The terminal has been closed at its other end.
fn gone(error: &io::Error) -> bool {
    const EIO: i32 = 5;
    const ENXIO: i32 = 6;
    matches!(error.raw_os_error(), Some(EIO | ENXIO))
        || matches!(
            error.kind(),
            io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof | io::ErrorKind::NotConnected
        )
}

/// The size to draw at: what is claimed from afar has a limit.
fn sized(remote: bool, size: Size) -> Size {
    if remote {
        canvas::claimed(size.width.into(), size.height.into())
    } else {
        size
    }
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
            let place = info
                .location()
                .map(|at| format!("{}:{}", at.file(), at.line()))
                .unwrap_or_default();
            // standard error may be closed
            let _ = writeln!(io::stderr(), "{}", line.replace(PLACE, &place));
            // a thread that only loads something must not leave the program running without its screen
            if thread::current().id() != runs_here {
                std::process::exit(101);
            }
        }));
        Self {
            former: Some(former),
        }
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
    remote: bool,
}

/// What a burst of events comes to.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Next {
    Wait,
    Draw,
    Quit,
}

impl Next {
    /// This, or the other where there is nothing to do.
    fn or(self, other: Self) -> Self {
        if self == Self::Wait { other } else { self }
    }
}

impl<'a> Session<'a> {
    fn new(size: Size, program: &'a mut dyn Program, remote: bool) -> Self {
        Self {
            program,
            canvas: Canvas::new(sized(remote, size)),
            started: Instant::now(),
            remote,
        }
    }

    fn run(&mut self, caught: signals::Caught) -> io::Result<()> {
        self.draw()?;
        caught.watch()?;
        NUDGED.store(false, Ordering::Release);
        if self.tell_news() == Next::Draw {
            self.draw()?;
        }
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
        loop {
            let at = self.program.wake().filter(|at| *at < Duration::MAX);
            let wait = at.map(|at| at.saturating_sub(self.started.elapsed()));
            let most = if signals::CAN_NUDGE {
                wait
            } else {
                Some(wait.map_or(PATIENCE, |wait| wait.min(PATIENCE)))
            };
            let Some(most) = most else { break };
            if crossterm::event::poll(most)? {
                break;
            }
            if wait == Some(most) {
                return Ok(self.tell_time());
            }
            if let next @ (Next::Draw | Next::Quit) = self.tell_news() {
                return Ok(next);
            }
        }
        let raw = crossterm::event::read()?;
        // what is about to happen has happened now, for a program that reckons with time
        let told = match self.program.wake() {
            Some(_) => self.tell_time(),
            None => Next::Wait,
        };
        let mut next = self.take(raw).or(told);
        for _ in 1..MOST_AT_ONCE {
            if next == Next::Quit || !crossterm::event::poll(GLANCE)? {
                break;
            }
            next = self.take(crossterm::event::read()?).or(next);
        }
        Ok(next)
    }

    fn take(&mut self, raw: Raw) -> Next {
        let mut next = self.tell_news();
        // what brings news here looks like a change of size
        let no_change = matches!(raw, Raw::Resize(..)) && NUDGED.swap(false, Ordering::AcqRel);
        // which is nobody at the keys
        if !no_change {
            ending::touch();
        }
        if signals::resumed() {
            self.canvas.forget();
            if self.tell(Event::Resumed) == Next::Quit {
                return Next::Quit;
            }
            next = Next::Draw;
        }
        let event = match normalise(raw) {
            Some(Event::Resize(columns, rows)) => {
                let size = sized(self.remote, screen::sane(columns, rows));
                if no_change && size == self.canvas.size() {
                    return next;
                }
                self.canvas.resize(size);
                next = Next::Draw;
                Event::Resize(size.width, size.height)
            }
            Some(event) => event,
            None => return next,
        };
        self.tell(event).or(next)
    }

    fn tell_time(&mut self) -> Next {
        self.tell(Event::Tick(self.started.elapsed()))
    }

    /// Tells what other threads have left to be told.
    fn tell_news(&mut self) -> Next {
        let mut next = Next::Wait;
        for (flag, event) in [
            (&DATA_CHANGED, Event::DataChanged),
            (&REMOTE, Event::Remote),
        ] {
            if next != Next::Quit && flag.swap(false, Ordering::AcqRel) {
                next = self.tell(event).or(next);
            }
        }
        next
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
            Flow::Suspend if self.remote => Next::Wait,
            Flow::Suspend => {
                signals::suspend();
                // what changed before in this burst is drawn on coming back
                Next::Draw
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let written = self
            .canvas
            .draw(self.program)
            .map_or(Ok(()), |bytes| screen::gate().frame(bytes));
        self.canvas.begin();
        written
    }
}
