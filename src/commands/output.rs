//! Where text goes.

use std::io::{self, IsTerminal, Write};

use super::{CANNOT, Done, Error, FINE};
use crate::cli::{Cli, Color};
use crate::remote::Answer;
use crate::report::text::Style;
use crate::terminal::{self, Variables};
use crate::text::{Lang, cli as text};

/// Writes a whole text to the standard output.
pub fn print(text: &str) -> Done {
    print_bytes(text.as_bytes())
}

pub fn print_bytes(bytes: &[u8]) -> Done {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(FINE)
}

/// Writes a line to the standard output.
pub fn say(line: &str) -> Done {
    print(&format!("{line}\n"))
}

/// Writes a remark to the standard error; if nobody listens, so be it.
pub fn remark(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Gives an answer to who sits here.
pub fn answer(answer: &Answer) -> Done {
    print(&answer.text)?;
    let _ = io::stderr().lock().write_all(answer.remark.as_bytes());
    Ok(answer.code)
}

/// A line on the terminal that says what takes its time, until that is done; nothing where nobody sits at a terminal.
#[derive(Debug)]
pub struct Stage(());

impl Stage {
    pub fn begin(line: &str) -> Option<Self> {
        let mut out = io::stderr().lock();
        if !out.is_terminal() || is_dumb() {
            return None;
        }
        write!(out, "\r{line}\x1b[K").ok()?;
        out.flush().ok()?;
        Some(Self(()))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let mut out = io::stderr().lock();
        let _ = out.write_all(b"\r\x1b[K").and_then(|()| out.flush());
    }
}

/// The terminal obeys no escape sequences.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|t| t == "dumb" || t.is_empty())
}

/// Says what went wrong, and how the program ends.
pub fn fail(lang: Lang, error: &Error) -> u8 {
    if error.is_hang_up() {
        return FINE;
    }
    remark(&format!("{} {}", text::error(lang), error.message(lang)));
    CANNOT
}

/// How to print here: bold and as wide as the screen on a terminal, plain and unbounded elsewhere.
pub fn style(cli: &Cli) -> Style {
    let is_terminal = io::stdout().is_terminal();
    let coloured = match cli.color {
        Color::None => false,
        Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        Color::True | Color::C256 | Color::C16 => true,
    };
    let size = is_terminal
        .then(|| crossterm::terminal::size().ok())
        .flatten();
    let width = size.map(|(width, _)| usize::from(width));
    Style {
        lang: cli.lang,
        glyphs: if is_terminal {
            terminal::glyphs(&Variables::here(), cli.chosen_glyphs())
        } else {
            cli.glyphs().unwrap_or_default()
        },
        bold: is_terminal && coloured && !is_dumb(),
        width: width.filter(|w| *w > 0),
    }
}
