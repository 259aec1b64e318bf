//! The program in a real terminal: it opens, answers the keys, and leaves the terminal as it was on every way out.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "support/pty.rs"]
mod pty;

use std::process::{Command, Stdio};

use pty::{Ended, Pty, Setup};

const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");
/// The figures of the commune in the tree, whatever the machine's own settings are.
const ARGUMENTS: [&str; 2] = ["--commune", "dong-khe"];

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const F1: &str = "\x1bOP";
const ESC: &str = "\x1b";
const ENTER: &str = "\r";

const COMMUNE: &str = "XÃ ĐÔNG KHÊ";
const ECONOMY: &str = "KINH TẾ";
const DETAIL: &str = "›";

fn setup() -> Setup {
    Setup::new(PROGRAM, &ARGUMENTS)
}

fn open() -> Pty {
    let mut terminal = setup().start();
    terminal.wait_for(COMMUNE);
    terminal
}

/// Presses a key and waits until the screen is another one.
fn press(terminal: &mut Pty, key: &str) {
    let before = terminal.screen().contents_formatted();
    terminal.send(key);
    terminal.wait(&format!("an answer to {key:?}"), |screen| screen.contents_formatted() != before);
}

#[track_caller]
fn check_ended(ended: &Ended, code: u32) {
    assert_eq!((ended.code, &ended.left), (code, &Vec::new()), "{}", ended.text);
}

/// Ends as a person does: the terminal is as before.
fn quit(mut terminal: Pty) {
    terminal.send("q");
    check_ended(&terminal.end(), 0);
}

#[test]
fn opens_and_quits_at_each_size() {
    for (columns, rows) in [(80, 24), (200, 50), (120, 34), (60, 16), (40, 12)] {
        let mut terminal = setup().size(columns, rows).start();
        terminal.wait_for(COMMUNE);
        let left = terminal.left();
        for entered in ["alternate screen", "bracketed paste", "modes of the line"] {
            assert!(left.contains(&entered), "{entered} at {columns}x{rows}: {left:?}");
        }
        quit(terminal);
    }
}

#[test]
fn the_keys_of_a_meeting_work() {
    let mut terminal = open();
    press(&mut terminal, "2");
    terminal.wait_for(ECONOMY);
    press(&mut terminal, DOWN);
    press(&mut terminal, DOWN);
    press(&mut terminal, UP);
    press(&mut terminal, ENTER);
    terminal.wait_for(DETAIL);
    press(&mut terminal, ESC);
    terminal.wait_gone(DETAIL);
    terminal.wait_for(ECONOMY);
    quit(terminal);
}

#[test]
fn help_opens_and_closes() {
    for key in ["?", F1] {
        let mut terminal = open();
        let before = terminal.text();
        press(&mut terminal, key);
        press(&mut terminal, ESC);
        terminal.wait("the page under the help", |screen| screen.contents() == before);
        quit(terminal);
    }
}

#[test]
fn search_finds_without_accents() {
    let mut terminal = open();
    press(&mut terminal, "/");
    terminal.send("giai ngan");
    terminal.wait("what is typed and what it finds", |screen| {
        let text = screen.contents().to_lowercase();
        text.contains("giai ngan") && text.contains("giải ngân")
    });
    press(&mut terminal, ESC);
    quit(terminal);
}

#[test]
fn backspace_is_backspace_in_both_codes() {
    for backspace in ["\u{8}", "\u{7f}"] {
        let mut terminal = open();
        press(&mut terminal, "/");
        terminal.send("thuxyz");
        terminal.wait_for("thuxyz");
        terminal.send(&backspace.repeat(3));
        terminal.wait_gone("thux");
        terminal.wait_for("thu");
        // an input method replaces a letter so: backspace and the new letter in one burst
        terminal.send("e");
        terminal.wait_for("thue");
        terminal.send(&format!("{backspace}ế"));
        terminal.wait_for("thuế");
        press(&mut terminal, ESC);
        quit(terminal);
    }
}

#[test]
fn a_paste_is_typed_text() {
    let mut terminal = open();
    press(&mut terminal, "/");
    terminal.send("\x1b[200~gia\u{309}i ngân\x1b[201~");
    terminal.wait_for("giải ngân");
    press(&mut terminal, ESC);
    quit(terminal);
}

#[test]
fn a_signal_ends_it_politely() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let terminal = open();
        terminal.signal(name);
        check_ended(&terminal.end(), code);
    }
}

#[test]
fn a_shell_stops_and_continues_it() {
    let mut terminal = Setup::under_shell(PROGRAM, &ARGUMENTS).start();
    terminal.wait_for(COMMUNE);
    press(&mut terminal, "2");
    terminal.wait_for(ECONOMY);
    terminal.send("\x1a");
    terminal.wait_for("stopped");
    assert_eq!(terminal.left(), Vec::<&str>::new());
    terminal.send("\n");
    terminal.wait_for(ECONOMY);
    press(&mut terminal, DOWN);
    terminal.send("q");
    terminal.wait_for("ended 0");
    check_ended(&terminal.end(), 0);
}

#[test]
fn ctrl_z_without_a_shell_does_nothing() {
    let mut terminal = open();
    terminal.send("\x1a");
    press(&mut terminal, "2");
    terminal.wait_for(ECONOMY);
    quit(terminal);
}

#[test]
fn a_stop_that_cannot_be_caught_is_mended() {
    let mut terminal = open();
    terminal.signal("STOP");
    let from = terminal.raw().len();
    terminal.signal("CONT");
    terminal.wait_raw(from, "\x1b[?1049h");
    terminal.wait_for(COMMUNE);
    quit(terminal);
}

#[test]
fn a_storm_of_sizes_ends_in_a_whole_frame() {
    let mut quiet = setup().size(100, 30).start();
    quiet.wait_for(COMMUNE);
    let expect = quiet.text();
    quit(quiet);
    let mut terminal = open();
    for (columns, rows) in [(120, 40), (40, 12), (1, 1), (200, 60), (100, 30)] {
        terminal.resize(columns, rows);
    }
    terminal.wait("the frame of the last size", |screen| screen.contents() == expect);
    quit(terminal);
}

#[test]
fn no_colours_are_written_when_none_are_wanted() {
    let mut terminal = setup().env("NO_COLOR", "1").start();
    terminal.wait_for(COMMUNE);
    press(&mut terminal, "2");
    let screen = terminal.screen();
    let (rows, columns) = screen.size();
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let cell = screen.cell(row, column).unwrap();
        assert_eq!((cell.fgcolor(), cell.bgcolor()), (vt100::Color::Default, vt100::Color::Default), "{row} {column}");
    }
    quit(terminal);
}

#[test]
fn without_a_terminal_it_says_so_in_one_line() {
    let output = Command::new(PROGRAM).args(ARGUMENTS).stdin(Stdio::null()).output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert_eq!(message.trim_end().lines().count(), 1, "{message}");
}
