//! Keys as the program sees them, whatever the terminal sent for them.

use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use unicode_normalization::UnicodeNormalization;

use super::event::{Event, Mouse, MouseAction};

/// Which key.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Code {
    /// A character, in NFC; a combining mark may come as a key of its own after its letter.
    Char(char),
    /// Enter, also Ctrl+M and Ctrl+J.
    Enter,
    /// Escape.
    Esc,
    /// Tab, also Ctrl+I.
    Tab,
    /// Backspace, also Ctrl+H.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key with its modifiers.
///
/// `shift` is never set on a character: its case already tells. With Ctrl a letter is small.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held.
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

    /// A character typed alone.
    pub const fn char(letter: char) -> Self {
        Self::plain(Code::Char(letter))
    }

    /// A letter with Ctrl.
    pub const fn ctrl(letter: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(letter)
        }
    }

    /// The one form of a key that several codes stand for.
    pub(super) fn normal(self) -> Self {
        let Code::Char(letter) = self.code else {
            return self;
        };
        let bare = |code| Self {
            code,
            ctrl: false,
            shift: false,
            ..self
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
            (_, true) => Self {
                code: Code::Char(letter.to_ascii_lowercase()),
                shift: false,
                ..self
            },
            (_, false) => Self {
                code: Code::Char(composed(letter)),
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
    Some(
        Key {
            code,
            ctrl: held(KeyModifiers::CONTROL),
            alt: held(KeyModifiers::ALT),
            shift,
        }
        .normal(),
    )
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
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
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
