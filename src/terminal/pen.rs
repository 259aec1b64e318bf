//! The style in which the terminal writes, and the shortest way to another.

use std::io::Write as _;

use ratatui::style::{Color, Modifier};

/// What each modifier is called to set it and to unset it.
const CODES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The present style of the terminal.
#[derive(Debug)]
pub struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
    /// Room for the two ways to a style, kept to spare the allocator.
    change: Vec<u8>,
    fresh: Vec<u8>,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            fg: Color::Reset,
            bg: Color::Reset,
            modifier: Modifier::empty(),
            change: Vec::new(),
            fresh: Vec::new(),
        }
    }
}

impl Pen {
    /// Changes the style, writing to `out` what the terminal has to be told.
    pub fn take(&mut self, out: &mut Vec<u8>, fg: Color, bg: Color, modifier: Modifier) {
        if self.is(fg, bg, modifier) {
            return;
        }
        self.change.clear();
        self.fresh.clear();
        modifiers(&mut self.change, self.modifier, modifier);
        if self.fg != fg {
            colour(&mut self.change, fg, 0);
        }
        if self.bg != bg {
            colour(&mut self.change, bg, 10);
        }
        // from nothing: an empty first parameter is the reset
        if !modifier.is_empty() || fg != Color::Reset || bg != Color::Reset {
            self.fresh.push(b';');
        }
        modifiers(&mut self.fresh, Modifier::empty(), modifier);
        if fg != Color::Reset {
            colour(&mut self.fresh, fg, 0);
        }
        if bg != Color::Reset {
            colour(&mut self.fresh, bg, 10);
        }
        let shorter = if self.fresh.len() < self.change.len() {
            &self.fresh
        } else {
            &self.change
        };
        out.extend_from_slice(b"\x1b[");
        // each parameter ends in a semicolon; the last one is not wanted
        out.extend_from_slice(shorter.strip_suffix(b";").unwrap_or(shorter));
        out.push(b'm');
        (self.fg, self.bg, self.modifier) = (fg, bg, modifier);
    }

    /// Whether this is the style.
    pub fn is(&self, fg: Color, bg: Color, modifier: Modifier) -> bool {
        (self.fg, self.bg, self.modifier) == (fg, bg, modifier)
    }

    /// Whether a blank looks the same in this style: its background, and the modifiers among `shown`.
    pub fn is_for_blank(&self, bg: Color, modifier: Modifier, shown: Modifier) -> bool {
        self.bg == bg && self.modifier & shown == modifier
    }

    /// Changes only what a blank shows: the background, and the modifiers among `shown`.
    pub fn take_for_blank(
        &mut self,
        out: &mut Vec<u8>,
        bg: Color,
        modifier: Modifier,
        shown: Modifier,
    ) {
        self.take(out, self.fg, bg, (self.modifier - shown) | modifier);
    }
}

fn modifiers(out: &mut Vec<u8>, from: Modifier, to: Modifier) {
    // one code unsets two modifiers, so what stays of such a pair is set again
    let mut now = from;
    for (modifier, _, unset) in CODES {
        if now.contains(modifier) && !to.contains(modifier) {
            code(out, unset);
            for (other, _, same) in CODES {
                if same == unset {
                    now -= other;
                }
            }
        }
    }
    for (modifier, set, _) in CODES {
        if to.contains(modifier) && !now.contains(modifier) {
            code(out, set);
        }
    }
}

fn code(out: &mut Vec<u8>, number: u8) {
    // writing to memory does not fail
    let _ = write!(out, "{number};");
}

/// Tells a colour; those of the ground are `more` = 10 above those of the signs.
fn colour(out: &mut Vec<u8>, color: Color, more: u8) {
    match color {
        Color::Indexed(index) => drop(write!(out, "{};5;{index};", 38 + more)),
        Color::Rgb(red, green, blue) => {
            let _ = write!(out, "{};2;{red};{green};{blue};", 38 + more);
        }
        Color::Black => code(out, 30 + more),
        Color::White => code(out, 97 + more),
        // no theme names any other
        _ => code(out, 39 + more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Look = (Color, Color, Modifier);

    fn check(from: Look, to: Look, expect: &str) {
        let mut pen = Pen::default();
        pen.take(&mut Vec::new(), from.0, from.1, from.2);
        let mut out = Vec::new();
        pen.take(&mut out, to.0, to.1, to.2);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            expect,
            "{from:?} -> {to:?}"
        );
    }

    #[test]
    fn the_way_to_a_style_is_short() {
        const PLAIN: Look = (Color::Reset, Color::Reset, Modifier::empty());
        const BOLD: Modifier = Modifier::BOLD;
        const NONE: Modifier = Modifier::empty();
        check(PLAIN, PLAIN, "");
        check(
            PLAIN,
            (Color::Indexed(1), Color::Reset, NONE),
            "\x1b[38;5;1m",
        );
        check(PLAIN, (Color::White, Color::Black, NONE), "\x1b[97;40m");
        check(PLAIN, (Color::Reset, Color::White, NONE), "\x1b[107m");
        check(
            PLAIN,
            (Color::Indexed(208), Color::Rgb(1, 2, 3), BOLD),
            "\x1b[1;38;5;208;48;2;1;2;3m",
        );
        check(
            (Color::Indexed(1), Color::Indexed(4), BOLD),
            PLAIN,
            "\x1b[m",
        );
        check((Color::Indexed(1), Color::Reset, NONE), PLAIN, "\x1b[m");
        check(
            (Color::Indexed(1), Color::Reset, BOLD),
            (Color::Indexed(1), Color::Reset, NONE),
            "\x1b[22m",
        );
        check(
            (Color::Reset, Color::Reset, BOLD | Modifier::REVERSED),
            (Color::Reset, Color::Reset, BOLD),
            "\x1b[27m",
        );
        // 22 takes bold and dim away together
        check(
            (Color::Reset, Color::Reset, BOLD | Modifier::DIM),
            (Color::Reset, Color::Reset, BOLD),
            "\x1b[;1m",
        );
        check(
            (Color::Rgb(9, 9, 9), Color::Reset, BOLD | Modifier::DIM),
            (Color::Rgb(9, 9, 9), Color::Reset, BOLD),
            "\x1b[22;1m",
        );
        check(
            (Color::Indexed(1), Color::Indexed(4), BOLD),
            (Color::Indexed(2), Color::Indexed(4), BOLD),
            "\x1b[38;5;2m",
        );
    }
}
