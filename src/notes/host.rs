//! The presentation's end: who follows it, and what it is told.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Wake;
use super::place::{self, lock};
use crate::app::Step;
use crate::app::notes::Sheet;
use crate::app::notes::wire::{Asked, Lines, MOST_ASKED, PROTOCOL, Told, Visitor, line};
use crate::text::Lang;

/// The stack of the thread; it does little.
const STACK: usize = 128 * 1024;

/// So many second screens at once.
const MOST: usize = 8;

/// So many steps wait at most to be taken.
const MOST_STEPS: usize = 64;

/// How long a second screen may take to say what it speaks, or to take what it is told.
const PATIENCE: Duration = Duration::from_secs(10);

/// A presentation that can be followed, for as long as this lives.
pub struct Host {
    shared: Arc<Shared>,
    /// Speaks to the thread; its end is the thread's.
    bell: UnixStream,
    path: PathBuf,
    file: Option<(u64, u64)>,
}

#[derive(Default)]
struct Shared {
    /// The page in each language, as a line; nothing until somebody follows.
    pages: Mutex<Pages>,
    steps: Mutex<VecDeque<Step>>,
    followed: AtomicBool,
    /// Somebody is to be told the page as it is now.
    asked: AtomicBool,
}

#[derive(Clone, Default)]
struct Pages {
    version: u64,
    vi: Arc<Vec<u8>>,
    en: Arc<Vec<u8>>,
}

/// The file at a path, told apart from one that is put there later.
fn which(path: &Path) -> Option<(u64, u64)> {
    let found = std::fs::symlink_metadata(path).ok()?;
    Some((found.dev(), found.ino()))
}

impl Host {
    /// Listens in a folder; `wake` is called when there is something to look at.
    pub fn open(folder: &Path, slug: &str, wake: Wake) -> io::Result<Self> {
        let (listener, path) = place::listen(folder, slug)?;
        let file = which(&path);
        let (bell, hears) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        hears.set_nonblocking(true)?;
        listener.set_nonblocking(true)?;
        let shared = Arc::new(Shared::default());
        // from here on the socket is cleared away however this ends
        let host = Self {
            shared: Arc::clone(&shared),
            bell,
            path,
            file,
        };
        let mut server = Server {
            listener,
            bell: hears,
            shared,
            wake,
            guests: Vec::new(),
        };
        thread::Builder::new()
            .name("notes".into())
            .stack_size(STACK)
            .spawn(move || server.run())?;
        Ok(host)
    }

    /// Whether anybody follows.
    pub fn is_followed(&self) -> bool {
        self.shared.followed.load(Ordering::Acquire)
    }

    /// Whether somebody has come, or wants another language, since the last time of asking.
    pub fn is_asked(&self) -> bool {
        self.shared.asked.swap(false, Ordering::AcqRel)
    }

    /// Tells all who follow; `sheet` makes the page in a language.
    pub fn tell(&self, sheet: impl Fn(Lang) -> Option<Sheet>) {
        let page = |lang| sheet(lang).map(|sheet| Arc::new(line(&Told::Sheet(Box::new(sheet)))));
        let Some((vi, en)) = page(Lang::Vi).zip(page(Lang::En)) else {
            return;
        };
        {
            let mut pages = lock(&self.shared.pages);
            *pages = Pages {
                version: pages.version + 1,
                vi,
                en,
            };
        }
        // a bell that rings already is enough
        let _ = (&self.bell).write(&[1]);
    }

    /// The steps asked for since the last time of asking.
    pub fn steps(&self) -> Vec<Step> {
        lock(&self.shared.steps).drain(..).collect()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let now = which(&self.path);
        if now.is_some() && now == self.file {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// One second screen.
struct Guest {
    stream: UnixStream,
    lines: Lines,
    visitor: Visitor,
    /// What it has yet to take, and how much of that it has taken.
    out: Arc<Vec<u8>>,
    taken: usize,
    /// The last page that was begun to be told, or that came before it asked.
    version: u64,
    /// Since when it keeps us waiting.
    waits: Option<Instant>,
}

impl Guest {
    fn has_rest(&self) -> bool {
        self.taken < self.out.len()
    }

    /// What it has sent; an error is its end.
    fn read(&mut self) -> io::Result<Vec<Asked>> {
        let mut out = Vec::new();
        let mut buffer = [0; 1024];
        loop {
            match self.stream.read(&mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => {
                    let bytes = buffer.get(..count).unwrap_or_default();
                    out.extend(
                        self.lines
                            .take::<Asked>(bytes)
                            .map_err(|_| io::ErrorKind::InvalidData)?,
                    );
                    if out.len() > MOST_STEPS {
                        return Err(io::ErrorKind::InvalidData.into());
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(out),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Sends what it can take now: the page begun, then the newest.
    fn write(&mut self, pages: &Pages) -> io::Result<()> {
        loop {
            if !self.has_rest() {
                self.waits = self.waits.filter(|_| !self.visitor.greeted());
                if !self.visitor.greeted() || self.version == pages.version {
                    return Ok(());
                }
                (self.version, self.taken) = (pages.version, 0);
                self.out = Arc::clone(if self.visitor.lang() == Lang::En {
                    &pages.en
                } else {
                    &pages.vi
                });
            }
            match self
                .stream
                .write(self.out.get(self.taken..).unwrap_or_default())
            {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => {
                    self.taken += count;
                    self.waits = self.waits.filter(|_| !self.visitor.greeted());
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.waits = self.waits.or_else(|| Some(Instant::now()));
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

struct Server {
    listener: UnixListener,
    bell: UnixStream,
    shared: Arc<Shared>,
    wake: Wake,
    guests: Vec<Guest>,
}

impl Server {
    /// Serves until the presentation ends.
    fn run(&mut self) {
        while let Ok(true) = self.turn() {}
    }

    /// Waits for something to happen and answers it; false at the end.
    fn turn(&mut self) -> io::Result<bool> {
        let pages = lock(&self.shared.pages).clone();
        let mut gone: Vec<bool> = self
            .guests
            .iter_mut()
            .map(|guest| guest.write(&pages).is_err())
            .collect();
        let wait = self
            .guests
            .iter()
            .filter_map(|g| g.waits)
            .min()
            .map(|since| PATIENCE.saturating_sub(since.elapsed()));
        if !gone.contains(&true) {
            let mut fds = vec![
                PollFd::new(&self.bell, PollFlags::IN),
                PollFd::new(&self.listener, PollFlags::IN),
            ];
            fds.extend(self.guests.iter().map(|guest| {
                let flags = if guest.has_rest() {
                    PollFlags::IN | PollFlags::OUT
                } else {
                    PollFlags::IN
                };
                PollFd::new(&guest.stream, flags)
            }));
            let wait = wait.map(|wait| Timespec {
                tv_sec: i64::try_from(wait.as_secs()).unwrap_or(1),
                tv_nsec: wait.subsec_nanos().into(),
            });
            match poll(&mut fds, wait.as_ref()) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if !self.is_ringing() {
            return Ok(false);
        }
        for (guest, gone) in self.guests.iter_mut().zip(&mut gone) {
            *gone |= guest.waits.is_some_and(|since| since.elapsed() >= PATIENCE)
                || hear(guest, &self.shared, &self.wake).is_err();
        }
        let mut gone = gone.into_iter();
        self.guests.retain(|_| gone.next() != Some(true));
        self.welcome();
        self.shared.followed.store(
            self.guests.iter().any(|g| g.visitor.greeted()),
            Ordering::Release,
        );
        Ok(true)
    }

    /// Quiets the bell; false where nobody is there to ring it.
    fn is_ringing(&mut self) -> bool {
        let mut buffer = [0; 64];
        loop {
            match self.bell.read(&mut buffer) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) => {
                    return matches!(
                        error.kind(),
                        io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
                    );
                }
            }
        }
    }

    /// Lets in who waits at the door.
    fn welcome(&mut self) {
        while let Ok((stream, _)) = self.listener.accept() {
            if self.guests.len() >= MOST || stream.set_nonblocking(true).is_err() {
                continue;
            }
            self.guests.push(Guest {
                stream,
                lines: Lines::new(MOST_ASKED),
                visitor: Visitor::default(),
                out: Arc::new(line(&Told::Hello(PROTOCOL.to_string()))),
                taken: 0,
                version: 0,
                waits: Some(Instant::now()),
            });
        }
    }
}

/// Takes in what a second screen has sent.
fn hear(guest: &mut Guest, shared: &Shared, wake: &Wake) -> io::Result<()> {
    let asked = guest.read()?;
    let before = (guest.visitor.greeted(), guest.visitor.lang());
    let mut steps = Vec::new();
    for asked in asked {
        steps.extend(
            guest
                .visitor
                .hear(&asked)
                .map_err(|_| io::ErrorKind::InvalidData)?,
        );
    }
    if guest.visitor.greeted() && before != (true, guest.visitor.lang()) {
        guest.waits = guest.waits.filter(|_| guest.has_rest());
        // what was told to others before is not what it asked for
        guest.version = lock(&shared.pages).version;
        shared.followed.store(true, Ordering::Release);
        shared.asked.store(true, Ordering::Release);
        wake();
    }
    if !steps.is_empty() {
        let mut waiting = lock(&shared.steps);
        let room = MOST_STEPS.saturating_sub(waiting.len());
        waiting.extend(steps.into_iter().take(room));
        drop(waiting);
        wake();
    }
    Ok(())
}
