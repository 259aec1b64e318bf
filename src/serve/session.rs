//! One dashboard at the other end of a line. It waits for what is typed there and sends what changed; a line that takes nothing any
//! more gets no further frames, and is cut after a while.

use std::collections::BTreeMap;
use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;
use russh::ChannelId;
use russh::keys::ssh_key::public::KeyData;
use russh::server::Handle;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};

use super::keys::Person;
use super::server::{House, stopped};
use crate::dashboard::{Dashboard, Record};
use crate::input::{self, Event, Flow, Program};
use crate::model::words::words;
use crate::terminal::canvas::{self, Canvas};
use crate::terminal::{self, Variables};
use crate::text::{GlyphSet, Lang, serve as text};
use crate::theme::Depth;

/// How long a lone `ESC` may be the beginning of something.
const ESCAPE: Duration = Duration::from_millis(60);

/// How long the last words may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// After so many events other sessions have their turn.
const MOST_AT_ONCE: usize = 256;

/// The variables that a client may set: they say what its terminal shows, and in which language.
const VARIABLES: [&str; 7] = [
    "COLORTERM",
    "NO_COLOR",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "GIAOBAN_LANG",
    "LC_GIAOBAN_LANG",
];

/// No such variable is longer.
const MOST_BYTES: usize = 64;

/// What is known of a client's terminal.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// Kind and size of the terminal, where it has one.
    pub terminal: Option<(String, Size)>,
    variables: BTreeMap<&'static str, String>,
}

impl Client {
    /// Takes a terminal in; a kind that is no name is none.
    pub fn set_terminal(&mut self, kind: &str, columns: u32, rows: u32) {
        let named = if is_plain(kind) { kind } else { "" };
        self.terminal = Some((named.to_string(), canvas::claimed(columns, rows)));
    }

    /// Takes a variable in where it is one of the few.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        let known = VARIABLES.into_iter().find(|known| *known == name);
        let Some(name) = known.filter(|_| is_plain(value)) else {
            return false;
        };
        self.variables.insert(name, value.to_string());
        true
    }

    fn all(&self) -> Variables {
        Variables::read(|name| match name {
            "TERM" => self.terminal.as_ref().map(|(kind, _)| kind.clone()),
            "SSH_TTY" => Some("ssh".to_string()),
            _ => self.variables.get(name).cloned(),
        })
    }

    pub fn size(&self) -> Size {
        let size = self.terminal.as_ref().map(|(_, size)| *size);
        size.unwrap_or_else(|| canvas::claimed(0, 0))
    }

    pub fn lang(&self, usual: Lang) -> Lang {
        let names = ["GIAOBAN_LANG", "LC_GIAOBAN_LANG"];
        let asked = names.iter().find_map(|name| self.variables.get(name));
        match asked.map(String::as_str) {
            Some("vi") => Lang::Vi,
            Some("en") => Lang::En,
            _ => usual,
        }
    }

    pub fn depth(&self, chosen: Option<Depth>) -> Depth {
        terminal::depth(&self.all(), chosen)
    }

    /// Whether there is a terminal that can be drawn on.
    pub fn draws(&self) -> bool {
        terminal::draws(&self.all())
    }

    pub fn glyphs(&self, chosen: Option<GlyphSet>) -> GlyphSet {
        terminal::glyphs(&self.all(), chosen)
    }
}

/// Whether it is as the names and values of terminals are.
fn is_plain(text: &str) -> bool {
    text.len() <= MOST_BYTES && text.bytes().all(|b| b.is_ascii_graphic())
}

/// What a session is told.
#[derive(Debug)]
pub enum Told {
    /// Typed at the other end.
    Bytes(Vec<u8>),
    /// The terminal has another size.
    Resize(u32, u32),
    /// The client asks for the end.
    End,
}

words! {
    /// How a session ended, as the log says it.
    End {
        /// By a key, or by the client.
        Quit: "quit";
        /// The client is gone.
        Gone: "gone";
        /// No key for long.
        Idle: "idle";
        /// The client took nothing for long.
        Stalled: "stalled";
        /// The server stops.
        Stopped: "stopped";
        /// The key is no longer in the file, or has another role.
        Removed: "removed";
    }
}

/// The other end of a channel.
#[derive(Clone)]
pub struct Wire {
    pub handle: Handle,
    pub channel: ChannelId,
}

impl Wire {
    /// Says the last words, the exit code, and hangs up.
    pub async fn close(&self, last: Vec<u8>, code: u32) {
        let words = async {
            if !last.is_empty() {
                let _ = self.handle.data(self.channel, last).await;
            }
            let _ = self.handle.exit_status_request(self.channel, code).await;
            let _ = self.handle.eof(self.channel).await;
            let _ = self.handle.close(self.channel).await;
        };
        let _ = timeout(FAREWELL, words).await;
    }
}

type Sending = Pin<Box<dyn Future<Output = bool> + Send>>;

struct Session {
    dashboard: Dashboard,
    canvas: Canvas,
    reader: input::Bytes,
    waiting: Vec<Event>,
    /// Something changed since the last frame.
    dirty: bool,
    entered: bool,
    wire: Wire,
    started: Instant,
}

/// Runs one dashboard until it ends, and says goodbye.
pub async fn run(
    house: Arc<House>,
    client: Client,
    who: (&KeyData, &Person),
    record: Record,
    wire: Wire,
    mut told: mpsc::Receiver<Told>,
) -> End {
    let desk = &house.desk;
    let lang = client.lang(desk.lang);
    let data = desk.shelf.data(&desk.commune);
    let mut session = Session {
        canvas: Canvas::new(client.size()),
        dashboard: Dashboard::new(desk.start(data, &client))
            .signed(Some(&who.1.name), who.1.role.access(desk.read_only))
            .recorded(record),
        reader: input::Bytes::default(),
        waiting: Vec::new(),
        dirty: true,
        entered: false,
        wire,
        started: Instant::now(),
    };
    let end = session.go(&house, who, &mut told).await;
    let line = match end {
        End::Quit => "",
        End::Gone | End::Stalled => return end,
        End::Idle => text::idle(lang),
        End::Stopped => text::stopping(lang),
        End::Removed => text::removed(lang),
    };
    let mut last = canvas::leave().to_vec();
    if !line.is_empty() {
        last.extend([line.as_bytes(), b"\r\n"].concat());
    }
    (session.wire)
        .close(last, u32::from(end != End::Quit))
        .await;
    end
}

impl Session {
    async fn go(
        &mut self,
        house: &House,
        (key, person): (&KeyData, &Person),
        told: &mut mpsc::Receiver<Told>,
    ) -> End {
        let (mut stop, mut fresh, mut keys) = (
            house.stop.subscribe(),
            house.fresh.subscribe(),
            house.keys.subscribe(),
        );
        // the keys may have changed before they were listened for
        keys.mark_changed();
        let mut sending: Option<Sending> = None;
        let mut idle = Instant::now() + house.limits.idle;
        let (mut stall, mut escape) = (idle, idle);
        let mut seen = house.desk.shelf.generation();
        loop {
            if self.dirty && sending.is_none() && self.waiting.is_empty() {
                sending = self.frame();
                stall = Instant::now() + house.limits.stall;
            }
            let busy = !self.waiting.is_empty();
            let wake = self.wake();
            tokio::select! {
                biased;
                () = stopped(&mut stop) => return End::Stopped,
                Ok(()) = keys.changed() => if house.people.person(key).as_ref() != Some(person) {
                    return End::Removed;
                },
                taken = async { match sending.as_mut() { Some(sending) => sending.await, None => pending().await } } => {
                    sending = None;
                    if !taken {
                        return End::Gone;
                    }
                }
                () = sleep_until(stall), if sending.is_some() => return End::Stalled,
                // others first, then the rest of what has come already
                () = tokio::task::yield_now(), if busy => {
                    if self.work() {
                        return End::Quit;
                    }
                }
                some = told.recv(), if !busy => {
                    match some {
                        None => return End::Gone,
                        Some(Told::End) => return End::Quit,
                        Some(Told::Resize(columns, rows)) => {
                            let size = canvas::claimed(columns, rows);
                            self.canvas.resize(size);
                            self.dirty = true;
                            self.waiting.push(Event::Resize(size.width, size.height));
                        }
                        Some(Told::Bytes(bytes)) => {
                            self.reader.feed(&bytes, &mut self.waiting);
                            idle = Instant::now() + house.limits.idle;
                            escape = Instant::now() + ESCAPE;
                        }
                    }
                    if self.work() {
                        return End::Quit;
                    }
                }
                () = sleep_until(escape), if self.reader.waits() => {
                    self.reader.settle(&mut self.waiting);
                    if self.work() {
                        return End::Quit;
                    }
                }
                () = sleep_until(wake.unwrap_or(idle)), if wake.is_some() && !busy => {
                    if self.tick() == Flow::Draw {
                        self.dirty = true;
                    }
                }
                () = sleep_until(idle) => return End::Idle,
                // other data, or another day
                Ok(()) = fresh.changed() => self.dirty |= self.dashboard.event(Event::DataChanged) != Flow::Idle,
            }
            // somebody may have written something, perhaps this session itself
            house.announce();
            let now = house.desk.shelf.generation();
            if now != seen {
                seen = now;
                self.dirty |= self.dashboard.renew() != Flow::Idle;
            }
        }
    }

    /// When the dashboard wants to be told the time: while a meeting is presented.
    fn wake(&self) -> Option<Instant> {
        self.started.checked_add(self.dashboard.wake()?)
    }

    fn tick(&mut self) -> Flow {
        self.dashboard.event(Event::Tick(self.started.elapsed()))
    }

    /// Takes the events that have come in, some at a time; whether one of them leaves.
    fn work(&mut self) -> bool {
        // what is about to happen has happened now
        if self.dashboard.wake().is_some() && self.tick() == Flow::Draw {
            self.dirty = true;
        }
        let some = self.waiting.len().min(MOST_AT_ONCE);
        for event in self.waiting.drain(..some) {
            match self.dashboard.event(event) {
                Flow::Quit => return true,
                Flow::Draw => self.dirty = true,
                Flow::Redraw => {
                    self.canvas.forget();
                    self.dirty = true;
                }
                // there is no shell to go back to
                Flow::Idle | Flow::Suspend => {}
            }
        }
        false
    }

    /// The present frame, on its way.
    fn frame(&mut self) -> Option<Sending> {
        self.dirty = false;
        let bytes = self.canvas.draw(&mut self.dashboard).map(|frame| {
            let entered = std::mem::replace(&mut self.entered, true);
            let before = if entered { b"" } else { canvas::enter() };
            [before, frame].concat()
        });
        self.canvas.begin();
        let (bytes, Wire { handle, channel }) = (bytes?, self.wire.clone());
        Some(Box::pin(async move {
            handle.data(channel, bytes).await.is_ok()
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_few_variables_are_taken() {
        for (name, value, expect) in [
            ("LANG", "vi_VN.UTF-8", true),
            ("COLORTERM", "truecolor", true),
            ("GIAOBAN_LANG", "en", true),
            ("PAGER", "sh", false),
            ("EDITOR", "/bin/sh", false),
            ("LD_PRELOAD", "/tmp/x.so", false),
            ("TERM", "xterm", false),
            ("GIAOBAN_DATA", "/etc", false),
            ("LANG", "\x1b[2J", false),
            ("LC_TIME", "vi", false),
        ] {
            assert_eq!(Client::default().set(name, value), expect, "{name}");
        }
        assert!(!Client::default().set("LANG", &"x".repeat(65)));
    }

    #[test]
    fn the_terminal_is_what_the_client_says() {
        let client = |kind: &str, variables: &[(&str, &str)]| {
            let mut client = Client::default();
            client.set_terminal(kind, 0, 70_000);
            for (name, value) in variables {
                client.set(name, value);
            }
            client
        };
        assert_eq!(
            client("xterm", &[]).size(),
            Size {
                width: 80,
                height: 100
            }
        );
        assert_eq!(client("xterm", &[]).depth(None), Depth::C256);
        assert_eq!(
            client("xterm-256color", &[("COLORTERM", "truecolor")]).depth(None),
            Depth::True
        );
        assert_eq!(client("linux", &[]).depth(None), Depth::C16);
        assert_eq!(client("linux", &[]).glyphs(None), GlyphSet::Plain);
        assert_eq!(client("../../etc/passwd", &[]).depth(None), Depth::C16);
        assert_eq!(client("\x1b]0;x\x07", &[]).terminal.unwrap().0, "");
        assert_eq!(
            client("xterm", &[("NO_COLOR", "1")]).depth(None),
            Depth::None
        );
        assert_eq!(client("xterm", &[]).depth(Some(Depth::C16)), Depth::C16);
        assert_eq!(
            client("xterm", &[("LC_GIAOBAN_LANG", "en")]).lang(Lang::Vi),
            Lang::En
        );
        assert_eq!(
            client("xterm", &[("GIAOBAN_LANG", "xx")]).lang(Lang::Vi),
            Lang::Vi
        );
    }
}
