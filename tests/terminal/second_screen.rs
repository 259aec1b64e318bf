//! A presentation and its second screen, each in a terminal of its own, over a socket that nobody else can reach.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::pty::{Pty, Setup};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");

const F: &str = "f";
const F5: &str = "\x1b[15~";
const PAGE_DOWN: &str = "\x1b[6~";
const PAGE_UP: &str = "\x1b[5~";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
const ESC: &str = "\x1b";

/// Stands on a waiting second screen.
const WAITING: &str = "Chưa có ai trình chiếu";

/// The user's own folder of running programs.
struct Runtime(TempDir);

impl Runtime {
    fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("gb")
            .tempdir_in("/tmp")
            .unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        Self(folder)
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("giaoban")
    }

    fn run(&self, arguments: &[&str]) -> Pty {
        Setup::new(PROGRAM, arguments)
            .env("XDG_RUNTIME_DIR", self.0.path().to_str().unwrap())
            .start()
    }

    /// A presentation; its pages can be told by their numbers.
    fn present(&self, commune: &str) -> Pty {
        let mut terminal = self.run(&["present", "--commune", commune, "--as-of", "16/01/2026"]);
        terminal.wait_for(" 1/");
        terminal
    }

    fn follow(&self, arguments: &[&str]) -> Pty {
        self.run(&[&["notes"], arguments].concat())
    }

    fn sockets(&self) -> Vec<PathBuf> {
        let mut out: Vec<_> = fs::read_dir(self.folder())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        out.sort();
        out
    }
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

/// The number of pages, from `trang 3/14`.
fn pages(notes: &Pty) -> String {
    let text = notes.text();
    let at = text.find("trang ").unwrap();
    text[at..]
        .split_whitespace()
        .nth(1)
        .unwrap()
        .split('/')
        .nth(1)
        .unwrap()
        .to_string()
}

fn leave(mut terminal: Pty, keys: &[&str]) {
    for key in keys {
        terminal.send(key);
    }
    let ended = terminal.end();
    assert_eq!((ended.code, ended.left), (0, Vec::new()), "{}", ended.text);
}

#[test]
fn it_follows_and_drives() {
    let runtime = Runtime::new();
    let mut shown = runtime.present("minh-hoa");
    let mut notes = runtime.follow(&[]);
    notes.wait_for("trang 1/");
    let last = pages(&notes);
    // follows
    shown.send(PAGE_DOWN);
    notes.wait_for("trang 2/");
    notes.wait_for("Nêu việc quá hạn trước, hỏi rõ ngày xong mới");
    // what is noted for who reports is not projected
    assert!(
        !shown.text().contains("Nêu việc quá hạn trước"),
        "{}",
        shown.text()
    );
    // drives
    notes.send(PAGE_DOWN);
    notes.wait_for("trang 3/");
    shown.wait_for(" 3/");
    notes.wait_for("Nguồn:");
    notes.send(PAGE_UP);
    shown.wait_for(" 2/");
    notes.send(END);
    shown.wait_for(&format!("{last}/{last}"));
    notes.wait_for("trang cuối");
    notes.send(HOME);
    shown.wait_for(" 1/");
    notes.wait_for("trang 1/");
    notes.send("4");
    notes.wait_for("Tới trang 4");
    notes.send("\r");
    shown.wait_for(" 4/");
    notes.wait_for("trang 4/");
    // the presentation ends: the second screen waits for the next
    shown.send(ESC);
    notes.wait_for(WAITING);
    assert_eq!(runtime.sockets(), Vec::<PathBuf>::new());
    shown.send(F5);
    notes.wait_for("trang 1/");
    leave(notes, &["q"]);
    leave(shown, &["\x1b[21~"]);
    assert_eq!(runtime.sockets(), Vec::<PathBuf>::new());
}

#[test]
fn a_frozen_presentation_is_not_moved() {
    let runtime = Runtime::new();
    let mut shown = runtime.present("minh-hoa");
    let mut notes = runtime.follow(&[]);
    notes.wait_for("trang 1/");
    shown.send(F);
    notes.wait_for("đang giữ màn hình");
    notes.send(PAGE_DOWN);
    notes.wait_for("không chuyển trang");
    shown.send(F);
    notes.wait_gone("giữ màn hình");
    assert!(notes.text().contains("trang 1/"), "{}", notes.text());
    notes.send(PAGE_DOWN);
    shown.wait_for(" 2/");
}

#[test]
fn it_waits_for_a_presentation() {
    let runtime = Runtime::new();
    let mut notes = runtime.follow(&["--commune", "dong-khe"]);
    notes.wait_for(WAITING);
    let other = runtime.present("minh-hoa");
    let wanted = runtime.present("dong-khe");
    notes.wait_for("XÃ ĐÔNG KHÊ");
    drop((other, wanted));
}

#[test]
fn either_may_be_killed() {
    let runtime = Runtime::new();
    let mut shown = runtime.present("minh-hoa");
    let mut notes = runtime.follow(&[]);
    notes.wait_for("trang 1/");
    // the second screen is killed: the presentation goes on, and can be followed again
    notes.signal("KILL");
    drop(notes.end());
    shown.send(PAGE_DOWN);
    shown.wait_for(" 2/");
    let mut notes = runtime.follow(&[]);
    notes.wait_for("trang 2/");
    // the presentation is killed: the second screen waits, and the socket left behind is cleared away by the next
    shown.signal("KILL");
    drop(shown.end());
    notes.wait_for(WAITING);
    assert_eq!(runtime.sockets().len(), 1);
    let _next = runtime.present("minh-hoa");
    notes.wait_for("trang 1/");
    assert_eq!(runtime.sockets().len(), 1);
    leave(notes, &["q"]);
}

#[test]
fn nobody_else_can_reach_it() {
    let runtime = Runtime::new();
    let _shown = runtime.present("minh-hoa");
    let mut notes = runtime.follow(&[]);
    notes.wait_for("trang 1/");
    assert_eq!(mode(&runtime.folder()), 0o700);
    let sockets = runtime.sockets();
    assert_eq!(sockets.len(), 1);
    assert_eq!(mode(&sockets[0]), 0o600);
}

#[test]
fn a_folder_that_others_may_enter_is_refused() {
    let runtime = Runtime::new();
    fs::create_dir(runtime.folder()).unwrap();
    fs::set_permissions(runtime.folder(), fs::Permissions::from_mode(0o755)).unwrap();
    let output = Command::new(PROGRAM)
        .arg("notes")
        .env("XDG_RUNTIME_DIR", runtime.0.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("người khác vào được") && said.contains("chmod 700"),
        "{said}"
    );
    // the meeting goes on without a second screen
    let mut shown = runtime.present("minh-hoa");
    shown.send(PAGE_DOWN);
    shown.wait_for(" 2/");
    assert_eq!(runtime.sockets(), Vec::<PathBuf>::new());
}

/// Everything that comes until the presentation hangs up.
fn answer(runtime: &Runtime, said: &[u8]) -> String {
    let mut stream = UnixStream::connect(&runtime.sockets()[0]).unwrap();
    // it may hang up before all is said
    let _ = stream.write_all(said);
    let mut out = Vec::new();
    let _ = stream.read_to_end(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn whoever_speaks_otherwise_is_hung_up_on() {
    let runtime = Runtime::new();
    let mut shown = runtime.present("minh-hoa");
    for said in [
        "\n",
        "next\n",
        "\"next\"\n",
        "{\"hello\":\"giaoban-notes/1\"}\n",
        "{\"hello\":\"giaoban-notes/2\"}\n\"quit\"\n",
    ] {
        let told = answer(&runtime, said.as_bytes());
        assert_eq!(
            told.lines().next(),
            Some("{\"hello\":\"giaoban-notes/2\"}"),
            "{said}"
        );
    }
    answer(&runtime, "x".repeat(100_000).as_bytes());
    answer(&runtime, b"\xff\xfe\n");
    shown.send(PAGE_DOWN);
    shown.wait_for(" 2/");
    let mut notes = runtime.follow(&[]);
    notes.wait_for("trang 2/");
}
