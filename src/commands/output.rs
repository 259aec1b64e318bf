//! Where text goes.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use super::{CANNOT, Error};
use crate::cli::{Cli, Color};
use crate::report::text::Style;
use crate::text::{Lang, cli as text};

/// Writes a whole text to the standard output.
pub fn print(text: &str) -> Result<(), Error> {
    print_bytes(text.as_bytes())
}

/// Writes a whole document to the standard output.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(Error::Print)
}

/// Writes a remark to the standard error; if nobody listens, so be it.
pub fn remark(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A line on the terminal that says what takes its time, until that is done; nothing where nobody sits at a terminal.
#[derive(Debug)]
pub struct Stage(());

impl Stage {
    /// Says what is being done.
    pub fn begin(line: &str) -> Option<Self> {
        let dumb = std::env::var_os("TERM").is_none_or(|t| t == "dumb" || t.is_empty());
        let mut out = io::stderr().lock();
        let told = out.is_terminal()
            && !dumb
            && write!(out, "\r{line}\x1b[K")
                .and_then(|()| out.flush())
                .is_ok();
        told.then(|| Self(()))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let mut out = io::stderr().lock();
        let _ = out.write_all(b"\r\x1b[K").and_then(|()| out.flush());
    }
}

/// Says what went wrong, and how the program ends.
pub fn fail(lang: Lang, error: &Error) -> ExitCode {
    if error.is_hang_up() {
        return ExitCode::SUCCESS;
    }
    remark(&format!("{} {}", text::error(lang), error.message(lang)));
    ExitCode::from(CANNOT)
}

/// How to print here: bold and as wide as the screen on a terminal, plain and unbounded elsewhere.
pub fn style(cli: &Cli, lang: Lang) -> Style {
    let terminal = io::stdout().is_terminal();
    let dumb = std::env::var_os("TERM").is_none_or(|t| t == "dumb" || t.is_empty());
    let coloured = match cli.global.color {
        Color::None => false,
        Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        Color::True | Color::C256 | Color::C16 => true,
    };
    let width = if terminal {
        crossterm::terminal::size()
            .ok()
            .map(|(width, _)| usize::from(width))
            .filter(|w| *w > 0)
    } else {
        None
    };
    Style {
        lang,
        ascii: cli.global.ascii,
        bold: terminal && !dumb && coloured,
        width,
    }
}
