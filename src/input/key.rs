//! Keys as the program sees them, whatever the terminal sent for them.

use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use unicode_normalization::UnicodeNormalization;

use super::event::{Event, Mouse, MouseAction};
use crate::text::GlyphSet;

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Code {
    /// In NFC; a combining mark may come as a key of its own after its letter.
    Char(char),
    /// Also Ctrl+M and Ctrl+J.
    Enter,
    Esc,
    /// Also Ctrl+I.
    Tab,
    /// Also Ctrl+H.
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// Keys with a name: in `--keys` and in the key map, on a screen, on a screen in ASCII.
const NAMED: [(Code, &str, &str, &str); 17] = [
    (Code::Char(' '), "SPACE", "Space", "Space"),
    (Code::Char(','), "COMMA", ",", ","),
    (Code::Enter, "ENTER", "Enter", "Enter"),
    (Code::Esc, "ESC", "Esc", "Esc"),
    (Code::Tab, "TAB", "Tab", "Tab"),
    (Code::Backspace, "BS", "Backspace", "Backspace"),
    (Code::Delete, "DEL", "Delete", "Delete"),
    (Code::Insert, "INS", "Insert", "Insert"),
    (Code::Up, "UP", "↑", "Up"),
    (Code::Down, "DOWN", "↓", "Down"),
    (Code::Left, "LEFT", "←", "Left"),
    (Code::Right, "RIGHT", "→", "Right"),
    (Code::Home, "HOME", "Home", "Home"),
    (Code::End, "END", "End", "End"),
    (Code::PageUp, "PGUP", "PgUp", "PgUp"),
    (Code::PageDown, "PGDN", "PgDn", "PgDn"),
    (Code::Tab, "BTAB", "Tab", "Tab"),
];

/// A key with its modifiers.
///
/// `shift` is never set on a character: its case already tells. With Ctrl a letter is small.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    pub const fn char(letter: char) -> Self {
        Self::plain(Code::Char(letter))
    }

    pub const fn ctrl(letter: char) -> Self {
        Self::char(letter).with_ctrl()
    }

    pub(super) const fn with_ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    pub(super) const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    pub(super) const fn with_shift(self) -> Self {
        Self {
            shift: true,
            ..self
        }
    }

    /// The key that is written like this in `--keys` and in the key map: `q`, `F5`, `S-TAB`, `C-c`.
    pub fn named(written: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut name = written;
        loop {
            let (held, rest) = match name.split_at_checked(2) {
                Some(("C-", rest)) => (&mut key.ctrl, rest),
                Some(("M-", rest)) => (&mut key.alt, rest),
                Some(("S-", rest)) => (&mut key.shift, rest),
                _ => break,
            };
            if rest.is_empty() || std::mem::replace(held, true) {
                return None;
            }
            name = rest;
        }
        key.shift |= name == "BTAB";
        let known = NAMED.iter().find(|(_, known, ..)| *known == name);
        key.code = match (known, name.strip_prefix('F').filter(|n| !n.is_empty())) {
            (Some((code, ..)), _) => *code,
            (None, Some(number)) => Code::F(number.parse().ok().filter(|n| (1..=24).contains(n))?),
            (None, None) => {
                let composed: String = name.nfc().collect();
                let mut letters = composed.chars();
                let letter = letters.next().filter(|_| letters.next().is_none())?;
                let capital = letter.to_uppercase().next().filter(|_| key.shift);
                Code::Char(capital.unwrap_or(letter))
            }
        };
        Some(key.normal())
    }

    /// How a screen writes it: `Enter`, `Ctrl+↑`, `F1`.
    pub fn name(self, set: GlyphSet) -> String {
        let known = NAMED.iter().find(|(code, ..)| *code == self.code);
        let base = match (known, self.code) {
            (Some((_, _, sign, word)), _) => set.pick([sign, sign, word]).to_string(),
            (None, Code::F(number)) => format!("F{number}"),
            (None, Code::Char(c)) if self.ctrl => c.to_uppercase().collect(),
            (None, Code::Char(c)) => c.to_string(),
            (None, _) => String::new(),
        };
        let held = [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ];
        let held = held.iter().filter(|(held, _)| *held);
        held.map(|(_, name)| *name).chain([&*base]).collect()
    }

    /// The one form of a key that several codes stand for.
    pub(super) fn normal(self) -> Self {
        let Code::Char(letter) = self.code else {
            return self;
        };
        let bare = |code| Self {
            alt: self.alt,
            ..Self::plain(code)
        };
        match (letter, self.ctrl) {
            // some terminals and input methods send 0x08 for the Backspace key; it arrives as Ctrl+H
            ('\u{8}' | '\u{7f}', _) | ('h' | 'H', true) => bare(Code::Backspace),
            ('\r' | '\n', _) | ('m' | 'M' | 'j' | 'J', true) => bare(Code::Enter),
            ('\t', _) => Self {
                code: Code::Tab,
                ..self
            },
            ('i' | 'I', true) => bare(Code::Tab),
            ('\u{1b}', _) | ('[', true) => bare(Code::Esc),
            (letter, ctrl) => Self {
                code: Code::Char(if ctrl {
                    letter.to_ascii_lowercase()
                } else {
                    composed(letter)
                }),
                shift: false,
                ..self
            },
        }
    }
}

/// A few code points have another one as their composed form.
fn composed(letter: char) -> char {
    let mut normal = std::iter::once(letter).nfc();
    match (normal.next(), normal.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

/// The event that a raw one means; `None` for those that mean nothing here, such as a key let go.
pub fn normalise(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => key_of(&key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(pasted(&text))),
        Raw::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        Raw::Mouse(mouse) => {
            let action = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseAction::Click,
                MouseEventKind::ScrollUp => MouseAction::ScrollUp,
                MouseEventKind::ScrollDown => MouseAction::ScrollDown,
                _ => return None,
            };
            Some(Event::Mouse(Mouse {
                action,
                column: mouse.column,
                row: mouse.row,
            }))
        }
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn key_of(raw: &KeyEvent) -> Option<Key> {
    if raw.kind == KeyEventKind::Release {
        return None;
    }
    let code = match raw.code {
        KeyCode::Char(letter) => Code::Char(letter),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    let held = |modifier| raw.modifiers.contains(modifier);
    let shift = held(KeyModifiers::SHIFT) || raw.code == KeyCode::BackTab;
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let key = Key {
        code,
        ctrl,
        alt,
        shift,
    };
    Some(key.normal())
}

/// Pasted text as the program may keep it.
pub(super) fn pasted(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .nfc()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: KeyCode, modifiers: KeyModifiers, expect: Option<Key>) {
        let got = normalise(Raw::Key(KeyEvent::new(code, modifiers)));
        assert_eq!(got, expect.map(Event::Key), "{code:?} {modifiers:?}");
    }

    #[test]
    fn keys_have_one_form() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        const ALT: KeyModifiers = KeyModifiers::ALT;
        const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
        let shifted = |code| {
            Some(Key {
                shift: true,
                ..Key::plain(code)
            })
        };
        check(KeyCode::Char('q'), NONE, Some(Key::char('q')));
        check(KeyCode::Char('Q'), SHIFT, Some(Key::char('Q')));
        check(KeyCode::Char('?'), SHIFT, Some(Key::char('?')));
        check(KeyCode::Char('ư'), NONE, Some(Key::char('ư')));
        check(KeyCode::Char('Đ'), SHIFT, Some(Key::char('Đ')));
        check(KeyCode::Char('c'), CTRL, Some(Key::ctrl('c')));
        check(KeyCode::Char('C'), CTRL | SHIFT, Some(Key::ctrl('c')));
        check(KeyCode::Char('z'), CTRL, Some(Key::ctrl('z')));
        check(KeyCode::Char('h'), CTRL, Some(Key::plain(Code::Backspace)));
        check(
            KeyCode::Char('\u{7f}'),
            NONE,
            Some(Key::plain(Code::Backspace)),
        );
        check(
            KeyCode::Char('\u{8}'),
            NONE,
            Some(Key::plain(Code::Backspace)),
        );
        check(KeyCode::Backspace, NONE, Some(Key::plain(Code::Backspace)));
        check(
            KeyCode::Backspace,
            ALT,
            Some(Key {
                alt: true,
                ..Key::plain(Code::Backspace)
            }),
        );
        check(KeyCode::Char('m'), CTRL, Some(Key::plain(Code::Enter)));
        check(KeyCode::Char('j'), CTRL, Some(Key::plain(Code::Enter)));
        check(KeyCode::Char('i'), CTRL, Some(Key::plain(Code::Tab)));
        check(KeyCode::Char('['), CTRL, Some(Key::plain(Code::Esc)));
        check(KeyCode::Char('j'), NONE, Some(Key::char('j')));
        check(KeyCode::Tab, SHIFT, shifted(Code::Tab));
        check(KeyCode::BackTab, SHIFT, shifted(Code::Tab));
        check(KeyCode::BackTab, NONE, shifted(Code::Tab));
        check(KeyCode::Up, SHIFT, shifted(Code::Up));
        check(KeyCode::F(5), NONE, Some(Key::plain(Code::F(5))));
        check(
            KeyCode::Char('f'),
            ALT,
            Some(Key {
                alt: true,
                ..Key::char('f')
            }),
        );
        // the Kelvin sign is the letter K in NFC
        check(KeyCode::Char('\u{212a}'), NONE, Some(Key::char('K')));
        check(KeyCode::CapsLock, NONE, None);
        check(KeyCode::Null, NONE, None);
    }

    #[test]
    fn a_key_counts_when_pressed_or_repeated() {
        let raw = |kind| {
            Raw::Key(KeyEvent::new_with_kind(
                KeyCode::Enter,
                KeyModifiers::NONE,
                kind,
            ))
        };
        let enter = Some(Event::Key(Key::plain(Code::Enter)));
        assert_eq!(normalise(raw(KeyEventKind::Press)), enter);
        assert_eq!(normalise(raw(KeyEventKind::Repeat)), enter);
        assert_eq!(normalise(raw(KeyEventKind::Release)), None);
    }

    #[test]
    fn pasted_text_is_clean() {
        for (raw, expect) in [
            ("giải ngân", "giải ngân"),
            ("gia\u{309}i nga\u{302}n", "giải ngân"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\tb\u{1b}[31mc\u{7}", "a\tb[31mc"),
            ("", ""),
        ] {
            assert_eq!(
                normalise(Raw::Paste(raw.into())),
                Some(Event::Paste(expect.into())),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn only_clicks_and_the_wheel_count() {
        let raw = |kind| {
            Raw::Mouse(crossterm::event::MouseEvent {
                kind,
                column: 7,
                row: 3,
                modifiers: KeyModifiers::NONE,
            })
        };
        let at = |action| {
            Some(Event::Mouse(Mouse {
                action,
                column: 7,
                row: 3,
            }))
        };
        assert_eq!(
            normalise(raw(MouseEventKind::Down(MouseButton::Left))),
            at(MouseAction::Click)
        );
        assert_eq!(
            normalise(raw(MouseEventKind::ScrollUp)),
            at(MouseAction::ScrollUp)
        );
        assert_eq!(
            normalise(raw(MouseEventKind::ScrollDown)),
            at(MouseAction::ScrollDown)
        );
        assert_eq!(normalise(raw(MouseEventKind::Moved)), None);
        assert_eq!(normalise(raw(MouseEventKind::Up(MouseButton::Left))), None);
        assert_eq!(
            normalise(raw(MouseEventKind::Down(MouseButton::Right))),
            None
        );
        assert_eq!(normalise(Raw::FocusLost), None);
    }
}
