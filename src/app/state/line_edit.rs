//! A line that is typed: letters, the caret, and what input methods do to them.

use unicode_normalization::UnicodeNormalization;

use crate::input::{Code, Key};

/// The longest line that is kept where nothing else is said: a pasted page is not a search.
const USUAL: usize = 80;

/// A typed line with its caret.
///
/// Input methods replace what stands there by Backspace and new letters in one burst; some terminals send a tone or a hat as a key of its
/// own after its letter. Whatever comes, the line stays composed (NFC), free of control characters, and no longer than `most`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    caret: usize,
    most: usize,
}

impl Default for LineEdit {
    fn default() -> Self {
        Self::new(USUAL)
    }
}

impl LineEdit {
    /// An empty line of at most so many characters.
    pub fn new(most: usize) -> Self {
        Self {
            text: String::new(),
            caret: 0,
            most,
        }
    }

    /// Another text in its place, the caret at its end.
    pub fn retype(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// What was typed, composed (NFC).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next letter goes, counted in characters.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// The caret stands after the last letter.
    pub fn at_end(&self) -> bool {
        self.caret >= self.text.chars().count()
    }

    /// Puts text in at the caret: control characters are dropped, so that nothing typed or pasted can reach the terminal. A combining
    /// mark, which some terminals and input methods send as a key of its own, joins the letter before it.
    pub fn insert(&mut self, text: &str) {
        let (before, after) = self.parts();
        let room = self.most.saturating_sub(after.chars().count());
        let clean = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !c.is_control());
        // composed before it is cut: a mark takes no room once it has joined its letter
        let before: String = before.chars().chain(clean).nfc().take(room).collect();
        self.set(&before, &after);
    }

    /// Removes the character before the caret; false when there is none.
    pub fn backspace(&mut self) -> bool {
        let (mut before, after) = self.parts();
        let removed = before.pop().is_some();
        self.set(&before, &after);
        removed
    }

    /// Removes the character at the caret.
    pub fn delete(&mut self) {
        let (before, after) = self.parts();
        let mut rest = after.chars();
        rest.next();
        self.set(&before, rest.as_str());
    }

    pub fn move_caret(&mut self, steps: isize) {
        self.caret = self
            .caret
            .saturating_add_signed(steps)
            .min(self.text.chars().count());
    }

    pub fn clear(&mut self) {
        self.text.clear();
        self.caret = 0;
    }

    /// Does what a key does to a line; false where it does nothing to any line.
    pub fn key(&mut self, key: Key) -> bool {
        match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => self.insert(c.encode_utf8(&mut [0; 4])),
            Code::Char('u') if key.ctrl => self.clear(),
            Code::Backspace => {
                self.backspace();
            }
            Code::Delete => self.delete(),
            Code::Left => self.move_caret(-1),
            Code::Right => self.move_caret(1),
            Code::Home => self.move_caret(isize::MIN),
            Code::End => self.move_caret(isize::MAX),
            _ => return false,
        }
        true
    }

    /// What stands before and after the caret.
    pub fn parts(&self) -> (String, String) {
        let mut letters = self.text.chars();
        let before = letters.by_ref().take(self.caret).collect();
        (before, letters.collect())
    }

    /// The line of two parts, composed, with the caret between them.
    fn set(&mut self, before: &str, after: &str) {
        self.text = before.chars().chain(after.chars()).nfc().collect();
        self.caret = before.chars().count().min(self.text.chars().count());
    }
}
