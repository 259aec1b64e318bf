//! Runs a program in a pseudo-terminal and looks at it as a person would: by the screen, the keys and how it ended.
//!
//! Nothing sleeps: every wait ends with the byte that brings what is waited for. [`PATIENCE`] only guards against a
//! program that never does it.
#![allow(dead_code)]

use std::{
    io::{Read, Write},
    process::Command,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a test may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// What to run, and in which terminal.
pub struct Setup {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
}

impl Setup {
    /// A program alone with a known environment, at 80x24.
    pub fn new(program: &str, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("LANG", "C.UTF-8"),
            ("HOME", "/nonexistent"),
        ] {
            command.env(name, value);
        }
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        Self {
            command,
            columns: 80,
            rows: 24,
        }
    }

    /// The same under a shell with job control, which says `stopped` when the program has stopped, continues it on
    /// Enter and says `ended` with the exit code at the end.
    pub fn under_shell(program: &str, arguments: &[&str]) -> Self {
        let script = "set -m; \"$@\"; echo stopped; read -r line; fg >/dev/null; echo ended $?";
        Self::new("sh", &[&["-c", script, "sh", program], arguments].concat())
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets the size of the terminal.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// Starts the program.
    pub fn start(self) -> Pty {
        let pair = native_pty_system()
            .openpty(pty_size(self.columns, self.rows))
            .unwrap();
        let before = modes(&*pair.master);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let child = pair.slave.spawn_command(self.command).unwrap();
        // the program has the only end left: its end is the end of the output
        drop(pair.slave);
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 1 << 12];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(self.rows, self.columns, 0);
        Pty {
            master: pair.master,
            writer,
            child,
            output,
            screen,
            raw: Vec::new(),
            before,
            deadline: Instant::now() + PATIENCE,
        }
    }
}

/// A program running in a terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    before: String,
    deadline: Instant,
}

/// How a program ended.
pub struct Ended {
    /// The exit code, or 1 when a signal ended it.
    pub code: u32,
    /// What the screen shows now.
    pub text: String,
    /// What was not put back; empty when the terminal is as before.
    pub left: Vec<&'static str>,
}

impl Pty {
    /// Types these bytes.
    pub fn send(&mut self, bytes: &str) {
        self.writer.write_all(bytes.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.screen_mut().set_size(rows, columns);
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal, such as `TERM`, to the program.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args([&format!("-{name}"), &id])
                .status()
                .unwrap()
                .success()
        );
    }

    /// What the screen shows.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen with its styles, cursor and modes.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// All bytes written so far.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Reads on until the screen is as wanted.
    pub fn wait(&mut self, wanted: &str, is_met: impl Fn(&vt100::Screen) -> bool) {
        while self.is_mid_frame() || !is_met(self.screen.screen()) {
            assert!(
                self.read_on(wanted),
                "the program ended before: {wanted}\n{}",
                self.text()
            );
        }
    }

    /// Reads on until the text is on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Reads on until the text is off the screen.
    pub fn wait_gone(&mut self, text: &str) {
        self.wait(&format!("no more {text}"), |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Reads on until these bytes have been written, counting from the byte at `from`.
    pub fn wait_raw(&mut self, from: usize, bytes: &str) {
        while !self.raw[from..]
            .windows(bytes.len())
            .any(|part| part == bytes.as_bytes())
        {
            assert!(self.read_on(bytes), "the program ended before: {bytes:?}");
        }
    }

    /// What is not as it was before the program; empty when all is restored.
    pub fn left(&self) -> Vec<&'static str> {
        let screen = self.screen.screen();
        let modes = modes(&*self.master);
        [
            ("alternate screen", screen.alternate_screen()),
            ("hidden cursor", screen.hide_cursor()),
            ("bracketed paste", screen.bracketed_paste()),
            (
                "mouse",
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
            ),
            (
                "colours",
                screen.fgcolor() != vt100::Color::Default
                    || screen.bgcolor() != vt100::Color::Default,
            ),
            (
                "bold or reverse",
                screen.bold() || screen.inverse() || screen.underline(),
            ),
            ("modes of the line", modes != self.before),
        ]
        .into_iter()
        .filter_map(|(name, is_left)| is_left.then_some(name))
        .collect()
    }

    /// Reads on until the program has ended.
    pub fn end(mut self) -> Ended {
        while self.read_on("the end") {}
        let code = self.child.wait().unwrap().exit_code();
        Ended {
            code,
            text: self.text(),
            left: self.left(),
        }
    }

    /// Whether a frame has come in part only: a person never sees such a state.
    fn is_mid_frame(&self) -> bool {
        let last = |mark: &[u8]| self.raw.windows(mark.len()).rposition(|part| part == mark);
        last(b"\x1b[?2026h") > last(b"\x1b[?2026l")
    }

    /// Takes in the next bytes; false at the end of the output.
    fn read_on(&mut self, wanted: &str) -> bool {
        match self
            .output
            .recv_timeout(self.deadline.saturating_duration_since(Instant::now()))
        {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.raw.extend(bytes);
                true
            }
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => {
                panic!("not seen in {PATIENCE:?}: {wanted}\n{}", self.text())
            }
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // a failed test leaves nothing running
        let _ = self.child.kill();
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The modes of the line (raw, echo, …) as text to compare.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
