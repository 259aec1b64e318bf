//! The notation of `--keys`: `2,DOWN,ENTER,type:giai ngan,C-c,j*3,resize:100x30`.

use unicode_normalization::UnicodeNormalization;

use super::{
    event::{Event, Mouse, MouseAction},
    key::{Code, Key, pasted},
};

/// The most often that one step may be repeated.
pub const MOST_REPEATS: u16 = 10_000;

/// A step of `--keys` that cannot be read; `step` counts from 1, `text` is the step as written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ScriptError {
    /// Nothing stands between two commas.
    Empty {
        /// Which step.
        step: usize,
    },
    /// No key has this name.
    UnknownKey {
        /// Which step.
        step: usize,
        /// The step as written.
        text: String,
    },
    /// The number after `*` is not one from 1 to [`MOST_REPEATS`].
    BadCount {
        /// Which step.
        step: usize,
        /// The step as written.
        text: String,
    },
    /// What follows `resize:`, `click:`, `wheelup:` or `wheeldown:` is not `COLUMNSxROWS` with both from 1 to 65535.
    BadCells {
        /// Which step.
        step: usize,
        /// The step as written.
        text: String,
    },
}

/// Reads the steps of `--keys` into events; an empty text has no steps.
pub fn parse_keys(text: &str) -> Result<Vec<Event>, ScriptError> {
    let mut events = Vec::new();
    if text.trim().is_empty() {
        return Ok(events);
    }
    for (index, step) in split(text).iter().enumerate() {
        read_step(index + 1, step, &mut events)?;
    }
    Ok(events)
}

/// Splits at commas; `\,` is a comma inside a step.
fn split(text: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == ',' {
            steps.push(String::new());
            continue;
        }
        let kept = if letter == '\\' {
            letters.next_if_eq(&',').unwrap_or(letter)
        } else {
            letter
        };
        if let Some(step) = steps.last_mut() {
            step.push(kept);
        }
    }
    steps
}

fn read_step(step: usize, written: &str, events: &mut Vec<Event>) -> Result<(), ScriptError> {
    let text = written.trim();
    if let Some(typed) = written
        .trim_start()
        .strip_prefix("type:")
        .or_else(|| written.trim_start().strip_prefix("text:"))
    {
        events.extend(
            typed
                .nfc()
                .map(|letter| Event::Key(Key::char(letter).normal())),
        );
        return Ok(());
    }
    if let Some(paste) = written.trim_start().strip_prefix("paste:") {
        events.push(Event::Paste(pasted(paste)));
        return Ok(());
    }
    if let Some((name, rest)) = text.split_once(':').filter(|(name, _)| !name.is_empty()) {
        let action = match name {
            "resize" => None,
            "click" => Some(MouseAction::Click),
            "wheelup" => Some(MouseAction::ScrollUp),
            "wheeldown" => Some(MouseAction::ScrollDown),
            _ => {
                return Err(ScriptError::UnknownKey {
                    step,
                    text: text.into(),
                });
            }
        };
        let (columns, rows) = cells(rest).ok_or_else(|| ScriptError::BadCells {
            step,
            text: text.into(),
        })?;
        events.push(match action {
            None => Event::Resize(columns, rows),
            // written from 1, as the terminal itself counts
            Some(action) => Event::Mouse(Mouse {
                action,
                column: columns - 1,
                row: rows - 1,
            }),
        });
        return Ok(());
    }
    if text.is_empty() {
        return Err(ScriptError::Empty { step });
    }
    // `*` and `**3` are the key `*`
    let (name, count) = match text.rsplit_once('*').filter(|(name, _)| !name.is_empty()) {
        Some((name, count)) => {
            let count = count
                .parse()
                .ok()
                .filter(|n| (1..=MOST_REPEATS).contains(n));
            (
                name,
                count.ok_or_else(|| ScriptError::BadCount {
                    step,
                    text: text.into(),
                })?,
            )
        }
        None => (text, 1),
    };
    let key = key_named(name).ok_or_else(|| ScriptError::UnknownKey {
        step,
        text: text.into(),
    })?;
    events.extend((0..count).map(|_| Event::Key(key)));
    Ok(())
}

fn cells(text: &str) -> Option<(u16, u16)> {
    let (columns, rows) = text.split_once('x')?;
    let number = |text: &str| text.trim().parse().ok().filter(|n| *n > 0);
    Some((number(columns)?, number(rows)?))
}

fn key_named(written: &str) -> Option<Key> {
    let (mut ctrl, mut alt, mut shift) = (false, false, false);
    let mut name = written;
    loop {
        let (held, rest) = match name.split_at_checked(2) {
            Some(("C-", rest)) => (&mut ctrl, rest),
            Some(("M-", rest)) => (&mut alt, rest),
            Some(("S-", rest)) => (&mut shift, rest),
            _ => break,
        };
        if rest.is_empty() || *held {
            return None;
        }
        *held = true;
        name = rest;
    }
    let code = match name {
        "BTAB" => {
            shift = true;
            Code::Tab
        }
        "TAB" => Code::Tab,
        "ENTER" => Code::Enter,
        "ESC" => Code::Esc,
        "SPACE" => Code::Char(' '),
        "COMMA" => Code::Char(','),
        "BS" => Code::Backspace,
        "DEL" => Code::Delete,
        "INS" => Code::Insert,
        "UP" => Code::Up,
        "DOWN" => Code::Down,
        "LEFT" => Code::Left,
        "RIGHT" => Code::Right,
        "HOME" => Code::Home,
        "END" => Code::End,
        "PGUP" => Code::PageUp,
        "PGDN" => Code::PageDown,
        _ => other_code(name, shift)?,
    };
    Some(
        Key {
            code,
            ctrl,
            alt,
            shift,
        }
        .normal(),
    )
}

/// A function key, or one character.
fn other_code(name: &str, shift: bool) -> Option<Code> {
    if let Some(number) = name.strip_prefix('F').filter(|digits| !digits.is_empty()) {
        return number
            .parse()
            .ok()
            .filter(|n| (1..=24).contains(n))
            .map(Code::F);
    }
    let composed: String = name.nfc().collect();
    let mut letters = composed.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some(Code::Char(if shift {
        letter.to_uppercase().next().unwrap_or(letter)
    } else {
        letter
    }))
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use super::*;

    fn key(code: Code) -> Event {
        Event::Key(Key::plain(code))
    }

    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|c| key(Code::Char(c))).collect()
    }

    #[test]
    fn steps_become_events() {
        let check = |text: &str, expect: &[Event]| {
            assert_eq!(parse_keys(text).as_deref(), Ok(expect), "{text}")
        };
        check("", &[]);
        check("2", &typed("2"));
        check(
            "2,DOWN,ENTER",
            &[key(Code::Char('2')), key(Code::Down), key(Code::Enter)],
        );
        check(" 2 , DOWN ", &[key(Code::Char('2')), key(Code::Down)]);
        check("type:giai ngan", &typed("giai ngan"));
        check("type:giải ngân", &typed("giải ngân"));
        check("type:a\u{309}", &typed("ả"));
        check("type:a\\,b", &typed("a,b"));
        check("COMMA,\\,", &typed(",,"));
        check("j*3", &typed("jjj"));
        check("*", &typed("*"));
        check("**2", &typed("**"));
        check(":", &typed(":"));
        check("\\", &typed("\\"));
        check("F", &typed("F"));
        check("F5,F10", &[key(Code::F(5)), key(Code::F(10))]);
        check("C-c", &[Event::Key(Key::ctrl('c'))]);
        check("C-h,BS", &[key(Code::Backspace), key(Code::Backspace)]);
        check(
            "M-f",
            &[Event::Key(Key {
                alt: true,
                ..Key::char('f')
            })],
        );
        let back = Event::Key(Key {
            shift: true,
            ..Key::plain(Code::Tab)
        });
        check("S-TAB,BTAB", &[back.clone(), back]);
        check("S-a", &typed("A"));
        check(
            "PGUP,PGDN,HOME,END",
            &[
                key(Code::PageUp),
                key(Code::PageDown),
                key(Code::Home),
                key(Code::End),
            ],
        );
        check(
            "SPACE,ESC,DEL,INS",
            &[
                key(Code::Char(' ')),
                key(Code::Esc),
                key(Code::Delete),
                key(Code::Insert),
            ],
        );
        check("paste:giải\\, ngân", &[Event::Paste("giải, ngân".into())]);
        check("resize:100x30", &[Event::Resize(100, 30)]);
        check(
            "click:1x5",
            &[Event::Mouse(Mouse {
                action: MouseAction::Click,
                column: 0,
                row: 4,
            })],
        );
        check(
            "wheelup:3x4",
            &[Event::Mouse(Mouse {
                action: MouseAction::ScrollUp,
                column: 2,
                row: 3,
            })],
        );
        check("ư,đ,?", &typed("ưđ?"));
    }

    #[test]
    fn a_bad_step_is_named() {
        let unknown = |step, text: &str| ScriptError::UnknownKey {
            step,
            text: text.into(),
        };
        let count = |step, text: &str| ScriptError::BadCount {
            step,
            text: text.into(),
        };
        let cells = |step, text: &str| ScriptError::BadCells {
            step,
            text: text.into(),
        };
        for (text, expect) in [
            ("2,,q", ScriptError::Empty { step: 2 }),
            ("2,", ScriptError::Empty { step: 2 }),
            ("2,XUONG", unknown(2, "XUONG")),
            ("down", unknown(1, "down")),
            ("C-", unknown(1, "C-")),
            ("C-C-c", unknown(1, "C-C-c")),
            ("F25", unknown(1, "F25")),
            ("F0", unknown(1, "F0")),
            ("wait:300", unknown(1, "wait:300")),
            ("j*0", count(1, "j*0")),
            ("j*", count(1, "j*")),
            ("2,j*10001", count(2, "j*10001")),
            ("resize:100", cells(1, "resize:100")),
            ("resize:0x30", cells(1, "resize:0x30")),
            ("resize:70000x30", cells(1, "resize:70000x30")),
            ("click:0x1", cells(1, "click:0x1")),
        ] {
            assert_eq!(parse_keys(text), Err(expect), "{text}");
        }
    }
}
