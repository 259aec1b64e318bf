//! The program in a real terminal: it opens, answers the keys, and leaves the terminal as it was on every way out.

use std::process::{Command, Stdio};

use crate::pty::{Ended, Pty, Setup};

const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");
/// The figures of the commune in the tree, whatever the machine's own settings are.
const ARGUMENTS: [&str; 2] = ["--commune", "dong-khe"];

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const F1: &str = "\x1bOP";
const ESC: &str = "\x1b";
const ENTER: &str = "\r";

const COMMUNE: &str = "XÃ ĐÔNG KHÊ";
const DETAIL: &str = "›";
/// Stands on a sector's page only.
const OPEN_GROUP: &str = "▾ ";
/// In the last line of a detail and of a list.
const BACK: &str = "Esc về";

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
    terminal.wait(&format!("an answer to {key:?}"), |screen| {
        screen.contents_formatted() != before
    });
}

#[track_caller]
fn check_ended(ended: &Ended, code: u32) {
    assert_eq!(
        (ended.code, &ended.left),
        (code, &Vec::new()),
        "{}",
        ended.text
    );
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
            assert!(
                left.contains(&entered),
                "{entered} at {columns}x{rows}: {left:?}"
            );
        }
        quit(terminal);
    }
}

#[test]
fn the_keys_of_a_meeting_work() {
    let mut terminal = open();
    press(&mut terminal, "2");
    terminal.wait_for(OPEN_GROUP);
    press(&mut terminal, DOWN);
    press(&mut terminal, DOWN);
    press(&mut terminal, UP);
    press(&mut terminal, ENTER);
    terminal.wait_for(DETAIL);
    press(&mut terminal, ESC);
    terminal.wait_gone(DETAIL);
    terminal.wait_for(OPEN_GROUP);
    quit(terminal);
}

#[test]
fn help_opens_and_closes() {
    for key in ["?", F1] {
        let mut terminal = open();
        let before = terminal.text();
        press(&mut terminal, key);
        press(&mut terminal, ESC);
        terminal.wait("the page under the help", |screen| {
            screen.contents() == before
        });
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
    terminal.wait_for(OPEN_GROUP);
    terminal.send("\x1a");
    terminal.wait_for("stopped");
    assert_eq!(terminal.left(), Vec::<&str>::new());
    terminal.send("\n");
    terminal.wait_for(OPEN_GROUP);
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
    terminal.wait_for(OPEN_GROUP);
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
    terminal.wait("the frame of the last size", |screen| {
        screen.contents() == expect
    });
    quit(terminal);
}

#[test]
fn no_colours_are_written_when_none_are_wanted() {
    let mut terminal = setup().env("NO_COLOR", "1").start();
    terminal.wait_for(COMMUNE);
    press(&mut terminal, "2");
    terminal.wait_for(OPEN_GROUP);
    let screen = terminal.screen();
    let (rows, columns) = screen.size();
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let cell = screen.cell(row, column).unwrap();
        assert_eq!(
            (cell.fgcolor(), cell.bgcolor()),
            (vt100::Color::Default, vt100::Color::Default),
            "{row} {column}"
        );
    }
    quit(terminal);
}

/// The program away from any terminal and from the settings of whoever runs the tests.
fn outside_a_terminal() -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(ARGUMENTS).stdin(Stdio::null());
    for name in [
        "GIAOBAN_DATA",
        "GIAOBAN_LANG",
        "XDG_CONFIG_HOME",
        "NO_COLOR",
    ] {
        command.env_remove(name);
    }
    command.env("HOME", "/nonexistent");
    command
}

#[test]
fn without_a_terminal_it_says_what_is_wrong_and_what_to_do() {
    let output = outside_a_terminal().output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    let lines: Vec<&str> = message.lines().collect();
    assert!(
        matches!(lines[..], [wrong, todo] if wrong.starts_with("Lỗi: ") && todo.contains("giaoban show")),
        "{message}"
    );
}

/// The first minutes of the README.
fn first_minutes(columns: u16, rows: u16) {
    let mut terminal = setup().size(columns, rows).start();
    terminal.wait_for(COMMUNE);
    let overview = terminal.text();
    press(&mut terminal, "2");
    terminal.wait_for(OPEN_GROUP);
    let sector = terminal.text();
    press(&mut terminal, DOWN);
    press(&mut terminal, UP);
    terminal.wait("the cursor where it was", |screen| {
        screen.contents() == sector
    });
    press(&mut terminal, ENTER);
    terminal.wait_for(BACK);
    press(&mut terminal, ESC);
    terminal.wait("the page under the detail", |screen| {
        screen.contents() == sector
    });
    press(&mut terminal, "/");
    terminal.send("giai ngan");
    terminal.wait_for("giai ngan");
    terminal.send(ENTER);
    terminal.wait("the best hit, open", |screen| {
        let text = screen.contents();
        text.contains(BACK)
            && text.contains("33.740,012029 triệu đồng")
            && !text.contains("giai ngan")
    });
    // back by the byte that some machines send for Backspace
    press(&mut terminal, "\u{8}");
    terminal.wait_gone(BACK);
    press(&mut terminal, "?");
    terminal.wait_for("TRỢ GIÚP: KÝ HIỆU");
    press(&mut terminal, "?");
    terminal.wait_gone("TRỢ GIÚP: KÝ HIỆU");
    press(&mut terminal, "1");
    terminal.wait("the overview", |screen| screen.contents() == overview);
    terminal.send("q");
    let ended = terminal.end();
    check_ended(&ended, 0);
    assert_eq!(ended.text, "", "something is left of the dashboard");
}

#[test]
fn the_first_minutes_at_80x24() {
    first_minutes(80, 24);
}

#[test]
fn the_first_minutes_at_200x50() {
    first_minutes(200, 50);
}

/// The lines without the blanks at their ends, and without blank lines at the end.
fn trimmed(text: &str) -> String {
    text.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        .trim_end()
        .to_string()
}

#[test]
fn a_printed_frame_is_what_the_terminal_shows() {
    for (keys, sent) in [
        ("", vec![]),
        ("2,DOWN", vec!["2", DOWN]),
        ("F1", vec![F1]),
        ("/,type:ho so", vec!["/", "ho so"]),
    ] {
        let output = outside_a_terminal()
            .args(["--print", "--size", "100x30", "--keys", keys])
            .output()
            .unwrap();
        let expect = trimmed(&String::from_utf8(output.stdout).unwrap());
        assert!(expect.contains(COMMUNE), "{expect}");
        let mut terminal = setup().size(100, 30).start();
        terminal.wait_for(COMMUNE);
        for key in sent {
            terminal.send(key);
        }
        terminal.wait(&format!("the printed frame of {keys}"), |screen| {
            trimmed(&screen.contents()) == expect
        });
        quit_anyhow(terminal);
    }
}

/// Ends from the search too, where `q` is a letter.
fn quit_anyhow(mut terminal: Pty) {
    terminal.send("\x03");
    check_ended(&terminal.end(), 0);
}

#[test]
fn a_signal_ends_it_politely_wherever_it_is() {
    for (keys, name, code) in [
        (["2", ENTER], "TERM", 143),
        (["/", "thu"], "HUP", 129),
        ([F1, DOWN], "TERM", 143),
    ] {
        let mut terminal = setup().size(120, 36).start();
        terminal.wait_for(COMMUNE);
        for key in keys {
            press(&mut terminal, key);
        }
        terminal.signal(name);
        check_ended(&terminal.end(), code);
    }
}

#[test]
fn a_size_that_changed_while_it_was_stopped_is_taken_up() {
    let mut terminal = Setup::under_shell(PROGRAM, &ARGUMENTS).start();
    terminal.wait_for(COMMUNE);
    press(&mut terminal, "2");
    terminal.wait_for(OPEN_GROUP);
    terminal.send("\x1a");
    terminal.wait_for("stopped");
    terminal.resize(100, 30);
    terminal.send("\n");
    let mut fresh = setup().size(100, 30).start();
    fresh.wait_for(COMMUNE);
    press(&mut fresh, "2");
    fresh.wait_for(OPEN_GROUP);
    let expect = fresh.text();
    quit(fresh);
    terminal.wait("the frame of the new size", |screen| {
        screen.contents() == expect
    });
    terminal.send("q");
    terminal.wait_for("ended 0");
    check_ended(&terminal.end(), 0);
}

#[test]
fn two_quick_sizes_and_a_key_between_them_all_count() {
    let mut quiet = setup().size(90, 30).start();
    quiet.wait_for(COMMUNE);
    press(&mut quiet, "2");
    quiet.wait_for(OPEN_GROUP);
    let expect = quiet.text();
    quit(quiet);
    let mut terminal = open();
    terminal.resize(120, 40);
    terminal.send("2");
    terminal.resize(90, 30);
    terminal.wait("the page asked for in the last size", |screen| {
        screen.contents() == expect
    });
    quit(terminal);
}

/// The parameters of every sequence that sets colours or weights (`ESC [ … m`).
fn looks(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let after = |part: &str| {
        part.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')
            .map(|end| part.split_at(end))
            .map(|(p, r)| (p.to_string(), r.starts_with('m')))
    };
    text.split("\x1b[")
        .skip(1)
        .filter_map(after)
        .filter(|(_, sets)| *sets)
        .map(|(parameters, _)| parameters)
        .collect()
}

#[test]
fn no_colour_is_written_when_none_is_wanted() {
    // not even where the terminal could show it, and bold and reverse are left
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let mut terminal = setup().env(name, value).start();
        terminal.wait_for(COMMUNE);
        press(&mut terminal, "2");
        press(&mut terminal, ENTER);
        let all: Vec<String> = looks(terminal.raw())
            .iter()
            .flat_map(|p| p.split(';').map(String::from).collect::<Vec<_>>())
            .collect();
        let coloured: Vec<&String> = all
            .iter()
            .filter(|p| p.parse::<u32>().is_ok_and(|n| n >= 30))
            .collect();
        assert_eq!(coloured, Vec::<&String>::new(), "{name}");
        assert!(all.contains(&"1".to_string()), "{name}: nothing is bold");
        quit(terminal);
    }
    // where they are wanted they are there, or the test sees nothing
    let terminal = open();
    assert!(looks(terminal.raw()).iter().any(|p| p.contains("38;2;")));
    quit(terminal);
}

#[test]
fn the_console_gets_plain_signs_and_no_colours_of_its_own() {
    let mut terminal = setup()
        .env("TERM", "linux")
        .env("COLORTERM", "")
        .size(120, 36)
        .start();
    terminal.wait_for(COMMUNE);
    for key in ["2", DOWN, ENTER] {
        press(&mut terminal, key);
        let foreign: String = terminal
            .text()
            .chars()
            .filter(|c| !giaoban::view::has(giaoban::text::GlyphSet::Plain, *c))
            .collect();
        assert_eq!(foreign, "", "{}", terminal.text());
    }
    assert!(
        !looks(terminal.raw())
            .iter()
            .any(|p| p.contains("38;") || p.contains("48;"))
    );
    quit(terminal);
}
