//! How many colours the terminal shows, and which signs.

use crate::text::GlyphSet;
pub use crate::text::doctor::{Why, WhyGlyphs};
pub use crate::theme::Depth;

/// The environment variables that tell about the terminal; an absent one is empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Variables {
    /// `TERM`: the kind of terminal.
    pub term: String,
    /// `COLORTERM`: the promise of 24-bit colours.
    pub colorterm: String,
    /// `NO_COLOR`: no colours when not empty.
    pub no_color: String,
    /// `SSH_CONNECTION`: there over ssh.
    pub ssh_connection: String,
    /// `SSH_TTY`: there over ssh.
    pub ssh_tty: String,
    /// `TERM_PROGRAM`: the name of some terminals.
    pub term_program: String,
    /// `WT_SESSION`: Windows Terminal.
    pub wt_session: String,
    /// `ConEmuPID`: there in the window of that name and those made from it.
    pub conemu: String,
    /// `OS`: `Windows_NT` on Windows.
    pub os: String,
    /// `LC_ALL`: the locale above all.
    pub lc_all: String,
    /// `LC_CTYPE`: the locale of characters.
    pub lc_ctype: String,
    /// `LANG`: the locale in general.
    pub lang: String,
}

impl Variables {
    /// Takes each variable from `get`, which looks a name up.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| get(name).unwrap_or_default();
        Self {
            term: value("TERM"),
            colorterm: value("COLORTERM"),
            no_color: value("NO_COLOR"),
            ssh_connection: value("SSH_CONNECTION"),
            ssh_tty: value("SSH_TTY"),
            term_program: value("TERM_PROGRAM"),
            wt_session: value("WT_SESSION"),
            conemu: value("ConEmuPID"),
            os: value("OS"),
            lc_all: value("LC_ALL"),
            lc_ctype: value("LC_CTYPE"),
            lang: value("LANG"),
        }
    }

    /// Those of this program.
    pub fn here() -> Self {
        Self::read(|name| std::env::var(name).ok())
    }

    /// The terminal is on another machine.
    pub fn over_ssh(&self) -> bool {
        !self.ssh_connection.is_empty() || !self.ssh_tty.is_empty()
    }
}

/// Terminals that show 24-bit colours, by the beginning of `TERM`.
const MODERN_TERMS: [&str; 8] = [
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "wezterm",
    "contour",
    "rio",
    "iterm",
];

/// Terminals that show 24-bit colours, by `TERM_PROGRAM`.
const MODERN_PROGRAMS: [&str; 8] = [
    "iTerm.app",
    "WezTerm",
    "vscode",
    "ghostty",
    "Hyper",
    "Tabby",
    "WarpTerminal",
    "rio",
];

/// Terminals that people sit at when they come over ssh, and that have said no more than this since long before they had 256 colours.
const MODEST_TERMS: [&str; 4] = ["xterm", "putty", "tmux", "rxvt"];

/// The depth that the variables call for, unless one was `chosen` with `--color`.
pub fn depth(variables: &Variables, chosen: Option<Depth>) -> Depth {
    depth_and_why(variables, chosen).0
}

/// The depth, and what it was told from.
pub fn depth_and_why(variables: &Variables, chosen: Option<Depth>) -> (Depth, Why) {
    if let Some(depth) = chosen {
        return (depth, Why::Asked);
    }
    let term = variables.term.to_ascii_lowercase();
    if !variables.no_color.is_empty() {
        return (Depth::None, Why::NoColor);
    }
    if term == "dumb" {
        return (Depth::None, Why::Dumb);
    }
    let is_256 = term.contains("256color");
    // GNU screen hands COLORTERM down and garbles 24-bit colours; tmux calls itself screen at times and does not
    if term.starts_with("screen") && variables.term_program != "tmux" {
        return (if is_256 { Depth::C256 } else { Depth::C16 }, Why::Screen);
    }
    let promised = matches!(
        variables.colorterm.to_ascii_lowercase().as_str(),
        "truecolor" | "24bit"
    );
    if promised || term.ends_with("-direct") || term.ends_with("-truecolor") {
        return (Depth::True, Why::Promised);
    }
    if !variables.wt_session.is_empty() {
        return (Depth::True, Why::Known);
    }
    let modern_term = MODERN_TERMS.iter().any(|name| term.starts_with(name));
    let modern = modern_term || MODERN_PROGRAMS.contains(&variables.term_program.as_str());
    match (modern, variables.over_ssh()) {
        (true, false) => (Depth::True, Why::Known),
        (true, true) => (Depth::C256, Why::Remote),
        _ if is_256 || variables.term_program == "Apple_Terminal" => {
            (Depth::C256, Why::Promised256)
        }
        (_, true) if MODEST_TERMS.contains(&&*term) => (Depth::C256, Why::Remote),
        _ => (Depth::C16, Why::Unknown),
    }
}

/// Whether the terminal can be drawn on: it says what it is, in the letters of such names, and does not say that it cannot.
pub fn draws(variables: &Variables) -> bool {
    let term = &*variables.term;
    let named = (1..=64).contains(&term.len())
        && term
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._+".contains(&b));
    named
        && term.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !matches!(term, "dumb" | "unknown" | "network" | "su" | "emacs")
}

/// The signs that the variables call for, unless they were `chosen`.
pub fn glyphs(variables: &Variables, chosen: Option<GlyphSet>) -> GlyphSet {
    chosen.unwrap_or_else(|| glyphs_and_why(variables).0)
}

/// The signs, and what they were told from.
///
/// No locale at all, as in a bare container or on Windows, counts as UTF-8: nothing says otherwise, and the
/// Vietnamese text needs it anyway.
pub fn glyphs_and_why(variables: &Variables) -> (GlyphSet, WhyGlyphs) {
    let term = &*variables.term;
    // of all consoles of Windows only the old one has nothing to say about itself
    let silent = [
        term,
        &variables.wt_session,
        &variables.term_program,
        &variables.conemu,
    ];
    if !utf8(variables) {
        (GlyphSet::Ascii, WhyGlyphs::Encoding)
    } else if term == "dumb" || term.starts_with("vt") {
        (GlyphSet::Ascii, WhyGlyphs::Terminal)
    } else if term == "linux" {
        (GlyphSet::Plain, WhyGlyphs::LinuxConsole)
    } else if variables.os == "Windows_NT" && silent.iter().all(|value| value.is_empty()) {
        (GlyphSet::Plain, WhyGlyphs::WindowsConsole)
    } else {
        (GlyphSet::Full, WhyGlyphs::Nothing)
    }
}

/// The variable that decides how characters are encoded, and its value; none where none is set.
pub fn locale(variables: &Variables) -> Option<(&'static str, &str)> {
    let all = [
        ("LC_ALL", &variables.lc_all),
        ("LC_CTYPE", &variables.lc_ctype),
        ("LANG", &variables.lang),
    ];
    all.into_iter()
        .find(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.as_str()))
}

/// Whether characters are encoded in UTF-8, or nothing says that they are not.
pub fn utf8(variables: &Variables) -> bool {
    locale(variables).is_none_or(|(_, locale)| {
        let coding = locale.split('@').next().unwrap_or_default();
        let coding = coding.rsplit('.').next().unwrap_or_default();
        matches!(coding.to_ascii_lowercase().as_str(), "utf-8" | "utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `NAME=value NAME=value`.
    fn variables(text: &str) -> Variables {
        let pairs: Vec<_> = text
            .split_whitespace()
            .map(|pair| pair.split_once('=').unwrap())
            .collect();
        Variables::read(|name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).into())
        })
    }

    #[test]
    fn what_is_no_terminal_is_not_drawn_on() {
        for (term, expect) in [
            ("xterm", true),
            ("xterm-256color", true),
            ("linux", true),
            ("rxvt-unicode-256color", true),
            ("screen.xterm-256color", true),
            ("a-terminal-of-tomorrow", true),
            ("dumb", false),
            ("unknown", false),
            ("", false),
            ("$(id)", false),
            ("../../etc/passwd", false),
            ("\u{1b}[2J", false),
        ] {
            let variables = Variables {
                term: term.into(),
                ..Variables::default()
            };
            assert_eq!(draws(&variables), expect, "{term:?}");
        }
        assert!(!draws(&Variables {
            term: "x".repeat(65),
            ..Variables::default()
        }));
    }

    #[test]
    fn depth_follows_the_environment() {
        for (text, expect) in [
            ("", Depth::C16),
            ("TERM=linux", Depth::C16),
            ("TERM=vt100", Depth::C16),
            ("TERM=vt220", Depth::C16),
            ("TERM=xterm", Depth::C16),
            ("TERM=dumb", Depth::None),
            ("TERM=dumb COLORTERM=truecolor", Depth::None),
            ("TERM=xterm-256color", Depth::C256),
            ("TERM=xterm-256color COLORTERM=truecolor", Depth::True),
            ("TERM=xterm-256color COLORTERM=24bit", Depth::True),
            ("TERM=xterm-256color COLORTERM=yes", Depth::C256),
            (
                "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1",
                Depth::None,
            ),
            (
                "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=",
                Depth::True,
            ),
            ("TERM=xterm-256color SSH_CONNECTION=10.0.0.1", Depth::C256),
            (
                "TERM=xterm-256color SSH_TTY=/dev/pts/3 COLORTERM=truecolor",
                Depth::True,
            ),
            ("TERM=linux SSH_TTY=/dev/pts/3", Depth::C16),
            ("TERM=xterm SSH_TTY=/dev/pts/3", Depth::C256),
            ("TERM=putty SSH_TTY=/dev/pts/3", Depth::C256),
            ("TERM=vt220 SSH_TTY=/dev/pts/3", Depth::C16),
            ("TERM=screen SSH_TTY=/dev/pts/3", Depth::C16),
            ("TERM=xterm-kitty", Depth::True),
            ("TERM=xterm-kitty SSH_TTY=/dev/pts/3", Depth::C256),
            ("TERM=alacritty SSH_CONNECTION=10.0.0.1", Depth::C256),
            ("TERM=foot-extra", Depth::True),
            ("TERM=xterm-direct", Depth::True),
            ("TERM=xterm-direct SSH_TTY=/dev/pts/3", Depth::True),
            ("TERM=konsole-truecolor", Depth::True),
            ("WT_SESSION=1f0c", Depth::True),
            ("TERM=xterm-256color WT_SESSION=1f0c", Depth::True),
            ("TERM=xterm-256color TERM_PROGRAM=vscode", Depth::True),
            (
                "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
                Depth::C256,
            ),
            ("TERM=screen", Depth::C16),
            ("TERM=screen COLORTERM=truecolor", Depth::C16),
            ("TERM=screen-256color COLORTERM=truecolor", Depth::C256),
            (
                "TERM=screen-256color COLORTERM=truecolor TERM_PROGRAM=tmux",
                Depth::True,
            ),
            ("TERM=tmux-256color", Depth::C256),
        ] {
            assert_eq!(depth(&variables(text), None), expect, "{text}");
        }
    }

    #[test]
    fn the_reason_is_told() {
        for (text, expect) in [
            ("", Why::Unknown),
            ("TERM=dumb", Why::Dumb),
            ("TERM=dumb NO_COLOR=1", Why::NoColor),
            ("TERM=screen-256color COLORTERM=truecolor", Why::Screen),
            ("TERM=xterm-256color COLORTERM=truecolor", Why::Promised),
            ("WT_SESSION=1f0c", Why::Known),
            ("TERM=xterm-kitty", Why::Known),
            ("TERM=xterm-kitty SSH_TTY=/dev/pts/3", Why::Remote),
            ("TERM=xterm-256color", Why::Promised256),
        ] {
            assert_eq!(depth_and_why(&variables(text), None).1, expect, "{text}");
        }
        assert_eq!(
            depth_and_why(&variables("TERM=dumb"), Some(Depth::True)),
            (Depth::True, Why::Asked)
        );
    }

    #[test]
    fn a_choice_stands_above_the_environment() {
        for chosen in [Depth::True, Depth::C256, Depth::C16, Depth::None] {
            for text in [
                "",
                "TERM=dumb",
                "NO_COLOR=1",
                "TERM=xterm-256color COLORTERM=truecolor",
            ] {
                assert_eq!(depth(&variables(text), Some(chosen)), chosen, "{text}");
            }
        }
    }

    #[test]
    fn signs_follow_the_locale_and_the_terminal() {
        for (text, expect) in [
            ("", GlyphSet::Full),
            ("TERM=xterm LANG=vi_VN.UTF-8", GlyphSet::Full),
            ("TERM=xterm LANG=vi_VN.utf8", GlyphSet::Full),
            ("TERM=xterm LANG=C.UTF-8", GlyphSet::Full),
            ("TERM=xterm LC_CTYPE=UTF-8", GlyphSet::Full),
            ("TERM=xterm LANG=vi_VN.UTF-8@viqr", GlyphSet::Full),
            ("TERM=xterm LANG=C", GlyphSet::Ascii),
            ("TERM=xterm LANG=POSIX", GlyphSet::Ascii),
            ("TERM=xterm LANG=vi_VN", GlyphSet::Ascii),
            ("TERM=xterm LANG=vi_VN.TCVN", GlyphSet::Ascii),
            ("TERM=xterm LANG=C LC_ALL=C.UTF-8", GlyphSet::Full),
            ("TERM=xterm LANG=vi_VN.UTF-8 LC_ALL=C", GlyphSet::Ascii),
            ("TERM=xterm LANG=C LC_CTYPE=vi_VN.UTF-8", GlyphSet::Full),
            (
                "TERM=xterm LANG=vi_VN.UTF-8 LC_CTYPE=POSIX",
                GlyphSet::Ascii,
            ),
            ("TERM=linux LANG=vi_VN.UTF-8", GlyphSet::Plain),
            ("TERM=linux LANG=C", GlyphSet::Ascii),
            ("TERM=vt100 LANG=vi_VN.UTF-8", GlyphSet::Ascii),
            ("TERM=dumb LANG=vi_VN.UTF-8", GlyphSet::Ascii),
            ("OS=Windows_NT", GlyphSet::Plain),
            ("OS=Windows_NT WT_SESSION=1f0c", GlyphSet::Full),
            ("OS=Windows_NT TERM_PROGRAM=vscode", GlyphSet::Full),
            ("OS=Windows_NT ConEmuPID=412", GlyphSet::Full),
            ("OS=Windows_NT TERM=xterm-256color", GlyphSet::Full),
        ] {
            let variables = variables(text);
            assert_eq!(glyphs(&variables, None), expect, "{text}");
            for chosen in GlyphSet::ALL {
                assert_eq!(glyphs(&variables, Some(chosen)), chosen, "{text}");
            }
        }
    }
}
