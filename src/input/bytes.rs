//! The bytes that a terminal at the other end of a line sends, as events: the same ones that the terminal at hand gives.
//!
//! Knows what xterm, the Linux console, `PuTTY` and rxvt send, and screen and tmux in between. What is not a key is dropped: answers of the
//! terminal, reports of the mouse, whole strings. Nothing that comes is kept beyond a bound.

use super::event::Event;
use super::key::{Code, Key, pasted};

/// A sequence has no more parameters than this; of a longer one only the end is waited for.
const MOST_PARAMETERS: usize = 32;

/// Of a longer paste the rest is dropped.
const MOST_PASTED: usize = 64 * 1024;

const ESC: u8 = 0x1b;
const BELL: u8 = 0x07;

/// What follows `ESC [` at the end of a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Reads bytes as they come, in whatever pieces.
#[derive(Debug, Default)]
pub struct Bytes {
    state: State,
    /// A second `ESC` came before: Alt was held, or Esc was pressed twice.
    alt: bool,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// After `ESC`.
    Escape,
    /// After `ESC [`, with what came since.
    Csi(Vec<u8>),
    /// After `ESC [ [`, as the Linux console begins its function keys.
    Console,
    /// After `ESC O`, with the modifier where one came.
    Ss3(Option<u8>),
    /// After `ESC [ M`: so many bytes of the old report of the mouse to go.
    Mouse(u8),
    /// In a string that only an answering terminal sends, after its first letter; whether `ESC` came last, and whether anything came.
    Text { first: u8, escape: bool, any: bool },
    /// In pasted text.
    Paste(Vec<u8>),
    /// In the middle of a character.
    Letter(Vec<u8>),
}

impl Bytes {
    /// Whether something is begun that may already be all: then [`Bytes::settle`] is called when nothing follows within a short while.
    pub fn waits(&self) -> bool {
        !matches!(self.state, State::Ground | State::Paste(_))
    }

    /// Takes bytes in and appends the events they make.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        for byte in bytes {
            self.take(*byte, out);
        }
    }

    /// Nothing followed: what came is all there is. A lone `ESC` is the key Esc.
    pub fn settle(&mut self, out: &mut Vec<Event>) {
        if matches!(self.state, State::Paste(_)) {
            return;
        }
        let twice = std::mem::take(&mut self.alt);
        let first = match std::mem::take(&mut self.state) {
            State::Escape => {
                let count = if twice { 2 } else { 1 };
                out.extend(vec![Event::Key(Key::plain(Code::Esc)); count]);
                return;
            }
            State::Csi(parameters) if parameters.is_empty() => b'[',
            State::Ss3(None) => b'O',
            State::Text {
                first, any: false, ..
            } => first,
            _ => return,
        };
        out.push(Event::Key(Key::char(char::from(first)).with_alt()));
    }

    fn take(&mut self, byte: u8, out: &mut Vec<Event>) {
        self.state = match std::mem::take(&mut self.state) {
            State::Ground => self.ground(byte, out),
            State::Escape => self.escape(byte, out),
            State::Csi(parameters) => self.csi(parameters, byte, out),
            State::Console => {
                let key = matches!(byte, b'A'..=b'E').then(|| Code::F(byte - b'A' + 1));
                self.emit(key.map(Key::plain), out)
            }
            State::Ss3(modifier) => self.ss3(modifier, byte, out),
            State::Mouse(left) if left > 1 => State::Mouse(left - 1),
            State::Mouse(_) => State::Ground,
            State::Text { escape, .. } if byte == BELL || escape && byte == b'\\' => {
                self.alt = false;
                State::Ground
            }
            State::Text { first, .. } => State::Text {
                first,
                escape: byte == ESC,
                any: true,
            },
            State::Paste(text) => paste(text, byte, out),
            State::Letter(part) => self.letter(part, byte, out),
        };
    }

    /// Passes a key on, with the Alt that came before it.
    fn emit(&mut self, key: Option<Key>, out: &mut Vec<Event>) -> State {
        let alt = std::mem::take(&mut self.alt);
        let key = key.map(|key| if alt { key.with_alt() } else { key });
        out.extend(key.map(|key| Event::Key(key.normal())));
        State::Ground
    }

    /// What came so far is torn: this byte begins something else.
    fn anew(&mut self, byte: u8, out: &mut Vec<Event>) -> State {
        self.alt = false;
        self.ground(byte, out)
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Event>) -> State {
        let key = match byte {
            ESC => return State::Escape,
            0x80.. => return self.letter(Vec::new(), byte, out),
            0x00 => Key::ctrl(' '),
            0x01..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
            0x1c..=0x1f => Key::ctrl(char::from(byte - 0x1c + b'4')),
            0x7f => Key::plain(Code::Backspace),
            _ => Key::char(char::from(byte)),
        };
        self.emit(Some(key), out)
    }

    fn escape(&mut self, byte: u8, out: &mut Vec<Event>) -> State {
        match byte {
            b'[' => State::Csi(Vec::new()),
            b'O' => State::Ss3(None),
            b']' | b'P' | b'_' | b'^' | b'X' => State::Text {
                first: byte,
                escape: false,
                any: false,
            },
            ESC => {
                if std::mem::replace(&mut self.alt, true) {
                    out.push(Event::Key(Key::plain(Code::Esc)));
                }
                State::Escape
            }
            _ => {
                self.alt = true;
                self.ground(byte, out)
            }
        }
    }

    fn csi(&mut self, mut parameters: Vec<u8>, byte: u8, out: &mut Vec<Event>) -> State {
        let key = match byte {
            b'[' if parameters.is_empty() => return State::Console,
            b'M' if parameters.is_empty() => {
                self.alt = false;
                return State::Mouse(3);
            }
            b'~' if parameters == b"200" => {
                self.alt = false;
                return State::Paste(Vec::new());
            }
            // the end of a sequence with rxvt's Shift, otherwise a byte in the middle of one
            b'$' if parameters.iter().all(u8::is_ascii_digit) => sequence(&parameters, byte),
            0x20..=0x3f => {
                if parameters.len() <= MOST_PARAMETERS {
                    parameters.push(byte);
                }
                return State::Csi(parameters);
            }
            0x40..=0x7e if parameters.len() <= MOST_PARAMETERS => sequence(&parameters, byte),
            0x40..=0x7e => None,
            _ => return self.anew(byte, out),
        };
        self.emit(key, out)
    }

    fn ss3(&mut self, modifier: Option<u8>, byte: u8, out: &mut Vec<Event>) -> State {
        if modifier.is_none() && matches!(byte, b'1'..=b'9') {
            return State::Ss3(Some(byte - b'0'));
        }
        if byte < 0x20 {
            return self.anew(byte, out);
        }
        let held = |code| Some(modified(Key::plain(code), u16::from(modifier.unwrap_or(1))));
        let key = match byte {
            b'A'..=b'F' | b'H' | b'P'..=b'S' => letter_code(byte).and_then(held),
            // rxvt with Ctrl
            b'a'..=b'd' => {
                letter_code(byte.to_ascii_uppercase()).map(|c| Key::plain(c).with_ctrl())
            }
            // the keypad
            b'M' => held(Code::Enter),
            b'j'..=b'y' => Some(Key::char(char::from(byte - b'j' + b'*'))),
            b'X' => Some(Key::char('=')),
            _ => None,
        };
        self.emit(key, out)
    }

    fn letter(&mut self, mut part: Vec<u8>, byte: u8, out: &mut Vec<Event>) -> State {
        if byte < 0x80 {
            return self.anew(byte, out);
        }
        part.push(byte);
        match std::str::from_utf8(&part) {
            Ok(text) => {
                let letter = text.chars().next().filter(|c| !c.is_control());
                self.emit(letter.map(Key::char), out)
            }
            Err(error) if error.error_len().is_none() => State::Letter(part),
            // not a character; perhaps the first byte of one
            Err(_) if part.len() > 1 => {
                self.alt = false;
                self.letter(Vec::new(), byte, out)
            }
            Err(_) => {
                self.alt = false;
                State::Ground
            }
        }
    }
}

fn paste(mut text: Vec<u8>, byte: u8, out: &mut Vec<Event>) -> State {
    if text.len() >= MOST_PASTED + PASTE_END.len() {
        // only the tail is still moved along, to see the end come
        text.remove(MOST_PASTED);
    }
    text.push(byte);
    let Some(inner) = text.strip_suffix(PASTE_END) else {
        return State::Paste(text);
    };
    let inner = inner.get(..MOST_PASTED).unwrap_or(inner);
    out.push(Event::Paste(pasted(&String::from_utf8_lossy(inner))));
    State::Ground
}

/// The key that a whole sequence after `ESC [` stands for.
fn sequence(parameters: &[u8], last: u8) -> Option<Key> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut fields = text.split(';');
    // after a colon stand things that only newer protocols tell
    let mut number = || -> Option<Option<u32>> {
        let field = fields.next().and_then(|field| field.split(':').next());
        match field.unwrap_or_default() {
            "" => Some(None),
            whole => whole.parse().ok().map(Some),
        }
    };
    let (first, second, third) = (number()?, number()?, number()?);
    let modifier = u16::try_from(second.unwrap_or(1)).ok()?;
    let key = |code| Some(modified(Key::plain(code), modifier));
    let numbered = || number_code(first?).map(Key::plain);
    match last {
        // the answer where the cursor is looks like F3 with other numbers
        b'A'..=b'F' | b'H' | b'P'..=b'S' if first.is_none_or(|n| n == 1) => {
            letter_code(last).and_then(key)
        }
        b'Z' => Some(modified(Key::plain(Code::Tab), modifier).with_shift()),
        // rxvt with Shift
        b'a'..=b'd' if parameters.is_empty() => {
            letter_code(last.to_ascii_uppercase()).map(|c| Key::plain(c).with_shift())
        }
        b'~' if first == Some(27) => character(third?, modifier),
        b'~' => number_code(first?).and_then(key),
        b'^' => numbered().map(Key::with_ctrl),
        b'$' => numbered().map(Key::with_shift),
        b'@' => numbered().map(|key| key.with_ctrl().with_shift()),
        b'u' => character(first?, modifier),
        _ => None,
    }
}

/// A key with the modifiers of xterm: one more than the sum of Shift 1, Alt 2, Ctrl 4.
fn modified(key: Key, modifier: u16) -> Key {
    let bits = modifier.saturating_sub(1);
    Key {
        shift: bits & 1 != 0,
        alt: bits & 2 != 0,
        ctrl: bits & 4 != 0,
        ..key
    }
}

fn character(number: u32, modifier: u16) -> Option<Key> {
    let code = match char::from_u32(number)? {
        '\u{1b}' => Code::Esc,
        '\r' => Code::Enter,
        '\t' => Code::Tab,
        '\u{7f}' | '\u{8}' => Code::Backspace,
        letter if letter.is_control() => return None,
        letter => Code::Char(letter),
    };
    Some(modified(Key::plain(code), modifier))
}

fn letter_code(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn number_code(number: u32) -> Option<Code> {
    let function =
        |from: u32, first: u8| u8::try_from(number - from).ok().map(|n| Code::F(first + n));
    match number {
        1 | 7 => Some(Code::Home),
        2 => Some(Code::Insert),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28..=29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
