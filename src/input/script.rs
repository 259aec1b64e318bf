//! The notation of `--keys`: `2,DOWN,ENTER,type:giai ngan,C-c,j*3,resize:100x30`.

use unicode_normalization::UnicodeNormalization;

use super::event::{Event, Mouse, MouseAction};
use super::key::{Key, pasted};

/// The most often that one step may be repeated.
pub const MOST_REPEATS: u16 = 10_000;

/// A step of `--keys` that cannot be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ScriptError {
    /// Counted from 1.
    pub step: usize,
    /// The step as written; empty where nothing stands between two commas.
    pub text: String,
    pub fault: ScriptFault,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ScriptFault {
    /// No key has this name.
    Key,
    /// The number after `*` is not one from 1 to [`MOST_REPEATS`].
    Count,
    /// What follows `resize:`, `click:`, `wheelup:` or `wheeldown:` is not `COLUMNSxROWS` with both from 1 to 65535.
    Cells,
}

/// Reads the steps of `--keys` into events; an empty text has no steps.
pub fn parse_keys(text: &str) -> Result<Vec<Event>, ScriptError> {
    let mut events = Vec::new();
    if text.trim().is_empty() {
        return Ok(events);
    }
    for (step, written) in (1..).zip(split(text)) {
        events.extend(read_step(&written).map_err(|fault| ScriptError {
            step,
            text: written.trim().into(),
            fault,
        })?);
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

fn read_step(written: &str) -> Result<Vec<Event>, ScriptFault> {
    // what is typed or pasted may end with blanks
    match written.trim_start().split_once(':') {
        Some(("type" | "text", typed)) => {
            let keys = typed.nfc().map(|letter| Key::char(letter).normal());
            return Ok(keys.map(Event::Key).collect());
        }
        Some(("paste", text)) => return Ok(vec![Event::Paste(pasted(text))]),
        _ => {}
    }
    let text = written.trim();
    if let Some((name, rest)) = text.split_once(':').filter(|(name, _)| !name.is_empty()) {
        let action = match name {
            "resize" => None,
            "click" => Some(MouseAction::Click),
            "wheelup" => Some(MouseAction::ScrollUp),
            "wheeldown" => Some(MouseAction::ScrollDown),
            _ => return Err(ScriptFault::Key),
        };
        let (columns, rows) = cells(rest).ok_or(ScriptFault::Cells)?;
        return Ok(vec![match action {
            None => Event::Resize(columns, rows),
            // written from 1, as the terminal itself counts
            Some(action) => Event::Mouse(Mouse {
                action,
                column: columns - 1,
                row: rows - 1,
            }),
        }]);
    }
    // `*` and `**3` are the key `*`
    let (name, count) = match text.rsplit_once('*').filter(|(name, _)| !name.is_empty()) {
        Some((name, count)) => {
            let count = count.parse().ok();
            let count = count.filter(|n| (1..=MOST_REPEATS).contains(n));
            (name, count.ok_or(ScriptFault::Count)?)
        }
        None => (text, 1),
    };
    let key = Key::named(name).ok_or(ScriptFault::Key)?;
    Ok(vec![Event::Key(key); count.into()])
}

fn cells(text: &str) -> Option<(u16, u16)> {
    let (columns, rows) = text.split_once('x')?;
    let number = |text: &str| text.trim().parse().ok().filter(|n| *n > 0);
    Some((number(columns)?, number(rows)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Code;

    fn key(code: Code) -> Event {
        Event::Key(Key::plain(code))
    }

    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|c| key(Code::Char(c))).collect()
    }

    #[test]
    fn steps_become_events() {
        let check = |text: &str, expect: &[Event]| {
            assert_eq!(parse_keys(text).as_deref(), Ok(expect), "{text}");
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
        use ScriptFault::{Cells, Count, Key};
        for (text, expect) in [
            ("2,,q", (2, "", Key)),
            ("2,", (2, "", Key)),
            ("2,XUONG", (2, "XUONG", Key)),
            ("down", (1, "down", Key)),
            ("C-", (1, "C-", Key)),
            ("C-C-c", (1, "C-C-c", Key)),
            ("F25", (1, "F25", Key)),
            ("F0", (1, "F0", Key)),
            ("wait:300", (1, "wait:300", Key)),
            ("j*0", (1, "j*0", Count)),
            ("j*", (1, "j*", Count)),
            ("2,j*10001", (2, "j*10001", Count)),
            ("resize:100", (1, "resize:100", Cells)),
            ("resize:0x30", (1, "resize:0x30", Cells)),
            ("resize:70000x30", (1, "resize:70000x30", Cells)),
            ("click:0x1", (1, "click:0x1", Cells)),
        ] {
            let (step, said, fault) = expect;
            let error = parse_keys(text).unwrap_err();
            assert_eq!(
                (error.step, &*error.text, error.fault),
                (step, said, fault),
                "{text}"
            );
        }
    }
}
