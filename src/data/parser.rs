//! Reads the text of a data file into its tree, and goes on after errors as a person would.

use std::ops::Range;
use std::slice::SliceIndex;

use super::lexical::{is_odd_space, is_smart_quote, is_word};
use super::place::MOST_FOUND;
use super::problem::ProblemKind;
use super::syntax::{Form, Found, MOST_DEPTH, Node, Tree, UNCLOSED};

/// A bracket that is still open.
pub struct Open {
    pub node: usize,
    pub bracket: char,
}

/// No line that a person wrote is longer, in bytes.
const LOOK_AHEAD: usize = 4096;

/// In place of a bracket that is missing, which has been reported.
pub const IMPLIED: char = ' ';

/// What may come next.
#[derive(Clone, Copy)]
pub enum State {
    /// A value must come.
    Value,
    /// A value, a key or a closing bracket.
    Item,
    /// A comma or a closing bracket.
    After,
    /// Nothing.
    Done,
}

pub struct Parser<'s> {
    pub source: &'s str,
    pub at: usize,
    pub nodes: Vec<Node>,
    pub open: Vec<Open>,
    pub found: Vec<Found>,
    pub key: Option<Range<usize>>,
    /// Where the last value ended.
    ended: usize,
    pub torn: bool,
}

impl<'s> Parser<'s> {
    pub fn new(source: &'s str) -> Self {
        let at = if source.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        // a value takes about 18 bytes of a usual file
        let nodes = Vec::with_capacity(source.len() / 18 + 4);
        Self {
            source,
            at,
            nodes,
            open: Vec::new(),
            found: Vec::new(),
            key: None,
            ended: 0,
            torn: false,
        }
    }

    pub fn run(mut self) -> (Tree<'s>, Vec<Found>) {
        self.space();
        if self.at >= self.source.len() {
            if self.found.is_empty() {
                self.report(0..0, ProblemKind::Empty);
            }
        } else {
            self.root();
        }
        (
            Tree {
                source: self.source,
                nodes: self.nodes,
                torn: self.torn,
            },
            self.found,
        )
    }

    fn root(&mut self) {
        let mut state = State::Value;
        let first = self.at;
        if self.peek().is_some_and(is_word) && self.word_before_colon().is_some() {
            self.report(first..first + 1, ProblemKind::NoOpening);
            self.push(Form::Struct, first..first, 0);
            self.open.push(Open {
                node: 0,
                bracket: IMPLIED,
            });
            state = State::Item;
        }
        // a file that is no data file at all is not read to its end
        while self.found.len() < MOST_FOUND {
            self.space();
            state = match state {
                State::Value => self.value(),
                State::Item => self.item(),
                State::After => self.after(),
                State::Done => break,
            };
        }
        self.close_rest();
    }

    // characters

    pub fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    pub fn peek(&self) -> Option<char> {
        match self.byte()? {
            b if b.is_ascii() => Some(char::from(b)),
            _ => self.rest().chars().next(),
        }
    }

    pub fn slice(&self, span: impl SliceIndex<str, Output = str>) -> &'s str {
        self.source.get(span).unwrap_or_default()
    }

    /// The rest of the line from `at` on, as far as it makes sense to look ahead.
    pub fn line(&self, at: usize) -> &'s str {
        let mut end = (at + LOOK_AHEAD).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        self.slice(at..end).lines().next().unwrap_or_default()
    }

    pub fn report(&mut self, span: Range<usize>, kind: ProblemKind) {
        use ProblemKind as P;
        self.torn |= matches!(
            kind,
            P::UnclosedText
                | P::UnclosedComment
                | P::UnclosedBracket(_)
                | P::ExtraBracket(_)
                | P::TooDeep { .. }
        );
        self.found.push((span, kind));
    }

    pub fn report_character(&mut self, c: char, kind: impl FnOnce(char) -> ProblemKind) {
        let start = self.at;
        self.at += c.len_utf8();
        self.report(start..self.at, kind(c));
    }

    /// Skips spaces and comments; reports those spaces that are none.
    pub fn space(&mut self) {
        loop {
            let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
            let blank = |b: &&u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
            self.at += rest.iter().take_while(blank).count();
            let Some(b) = self.byte() else { break };
            match b {
                b'/' if self.rest().starts_with("//") => self.skip_line(),
                b'/' if self.rest().starts_with("/*") => self.block_comment(),
                // comments of other formats, and one with a stroke missing
                b'#' | b'/' => {
                    self.report_character(char::from(b), ProblemKind::UnexpectedCharacter);
                    self.skip_line();
                }
                b'\0'..b' ' | 0x7f => {
                    self.report_character(char::from(b), ProblemKind::ControlCharacter);
                }
                0x80.. => match self.peek() {
                    Some(c) if is_odd_space(c) => self.report_character(c, ProblemKind::OddSpace),
                    _ => break,
                },
                _ => break,
            }
        }
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else if let Some(c) = rest.chars().next() {
                self.at += c.len_utf8();
            } else {
                self.report(start..start + 2, ProblemKind::UnclosedComment);
                return;
            }
        }
    }

    // nodes

    #[allow(clippy::cast_possible_truncation)] // files are far below 4 GB
    pub fn push(&mut self, form: Form, span: Range<usize>, flags: u8) {
        let key = self.key.take().unwrap_or(0..0);
        self.ended = span.end;
        self.nodes.push(Node {
            start: span.start as u32,
            end: span.end as u32,
            next: self.nodes.len() as u32 + 1,
            key_start: key.start as u32,
            key_length: (key.end - key.start) as u32,
            form,
            flags,
        });
    }

    #[allow(clippy::cast_possible_truncation)] // as above
    pub fn pop(&mut self, flags: u8) {
        self.ended = self.at;
        if let Some(open) = self.open.pop() {
            let next = self.nodes.len() as u32;
            if let Some(node) = self.nodes.get_mut(open.node) {
                node.end = self.at as u32;
                node.next = next;
                node.flags |= flags;
            }
        }
    }

    /// Something of the innermost open value has been lost.
    pub fn mark_unclosed(&mut self) {
        if let Some(node) = self
            .open
            .last()
            .map(|o| o.node)
            .and_then(|at| self.nodes.get_mut(at))
        {
            node.flags |= UNCLOSED;
        }
    }

    pub fn in_list(&self) -> bool {
        self.open.last().is_some_and(|o| o.bracket == '[')
    }

    pub fn parent_is_list(&self) -> bool {
        self.open
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|o| o.bracket == '[')
    }

    // states

    fn value(&mut self) -> State {
        let Some(c) = self.peek() else {
            self.missing_value();
            return State::Done;
        };
        match c {
            '(' | '[' | '{' => return self.open_bracket(c),
            '"' => self.text(),
            'r' if self.rest().starts_with("r\"") || self.rest().starts_with("r#") => {
                self.raw_text();
            }
            '0'..='9' | '-' | '+' | '.' | '−' => self.bare_number(),
            c if is_smart_quote(c) => self.smart_text(),
            c if is_word(c) => {
                return if self.word() {
                    State::Value
                } else {
                    State::After
                };
            }
            ',' | ')' | ']' | '}' => self.missing_value(),
            _ => {
                self.unexpected(c);
                let at = self.at;
                self.push(Form::Broken, at..at, 0);
            }
        }
        State::After
    }

    fn missing_value(&mut self) {
        if let Some(key) = self.key.clone() {
            let name = self.slice(key.clone()).into();
            self.report(key, ProblemKind::MissingValue(name));
            let at = self.at;
            self.push(Form::Broken, at..at, 0);
        } else if self.open.is_empty()
            && let Some(c) = self.peek()
        {
            self.unexpected(c);
        }
    }

    fn open_bracket(&mut self, c: char) -> State {
        let start = self.at;
        if self.open.len() >= MOST_DEPTH {
            self.report(start..start + 1, ProblemKind::TooDeep { most: MOST_DEPTH });
            self.push(Form::Broken, start..start + 1, 0);
            return State::Done;
        }
        if c == '{' {
            self.report(start..start + 1, ProblemKind::CurlyBracket(c));
        }
        self.at += 1;
        self.open.push(Open {
            node: self.nodes.len(),
            bracket: c,
        });
        self.push(
            if c == '[' { Form::List } else { Form::Struct },
            start..start + 1,
            0,
        );
        State::Item
    }

    fn item(&mut self) -> State {
        let Some(c) = self.peek() else {
            return State::Done;
        };
        match c {
            ')' | ']' | '}' => self.close(c),
            ',' => {
                self.report_character(c, ProblemKind::UnexpectedCharacter);
                State::Item
            }
            c if self.in_list() && is_word(c) && self.word_before_colon().is_some() => {
                self.key_in_list();
                State::Item
            }
            _ if self.in_list() => self.value(),
            c if is_word(c) && !c.is_ascii_digit() => self.struct_key(),
            '"' => self.quoted_key(),
            '(' if self.begin_list() => State::Item,
            '(' if self.parent_is_list() => self.leave_unclosed(),
            '(' | '[' | '{' | '0'..='9' | '-' => {
                let start = self.at;
                self.report(start..start + 1, ProblemKind::MissingKeyName);
                self.value()
            }
            c if is_smart_quote(c) => self.value(),
            c => {
                self.unexpected(c);
                State::Item
            }
        }
    }

    fn struct_key(&mut self) -> State {
        let key = self.key_here();
        self.at = key.end;
        self.space();
        match self.peek() {
            Some(':') => self.at += 1,
            Some(c @ '=') => self.report_character(c, ProblemKind::WrongColon),
            None | Some(',' | ')' | ']' | '}') => {
                let name = self.slice(key.clone()).into();
                self.report(key.clone(), ProblemKind::MissingValue(name));
                self.key = Some(key.clone());
                self.push(Form::Broken, key.end..key.end, 0);
                return State::After;
            }
            Some(_) => {
                let name = self.slice(key.clone()).into();
                self.report(key.clone(), ProblemKind::MissingColon(name));
            }
        }
        self.key = Some(key);
        State::Value
    }

    /// The key that begins here: letters, digits, `_`, and the `-` that some write for it.
    pub fn key_here(&self) -> Range<usize> {
        let bytes = self.source.as_bytes();
        let mut end = self.at;
        while bytes
            .get(end)
            .is_some_and(|b| b.is_ascii_lowercase() || *b == b'_')
        {
            end += 1;
        }
        // the usual case
        if bytes.get(end) == Some(&b':') {
            return self.at..end;
        }
        let rest = self.slice(end..);
        let more = rest.find(|c| !is_word(c) && c != '-').unwrap_or(rest.len());
        self.at..end + more
    }

    /// The word here, if a colon follows it.
    pub fn word_before_colon(&self) -> Option<Range<usize>> {
        let key = self.key_here();
        let rest = self.slice(key.end..).trim_start();
        (!key.is_empty() && rest.starts_with(':')).then_some(key)
    }

    fn quoted_key(&mut self) -> State {
        let start = self.at;
        self.text();
        let span = start..self.at;
        self.space();
        if self.peek() == Some(':') {
            self.nodes.pop();
            self.at += 1;
            let key = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
            let name = self.slice(key.clone()).into();
            self.report(span, ProblemKind::QuotedKey(name));
            self.key = Some(key);
            State::Value
        } else {
            // a broken text has been reported already
            if self.nodes.last().is_some_and(|n| n.form == Form::Text) {
                self.report(span, ProblemKind::MissingKeyName);
            }
            State::After
        }
    }

    fn after(&mut self) -> State {
        let Some(c) = self.peek() else {
            return State::Done;
        };
        if self.open.is_empty() {
            if c == ',' {
                // harmless, but RON it is not
                self.report_character(c, ProblemKind::UnexpectedCharacter);
                return State::After;
            }
            let line = self.line(self.at).trim_end();
            self.report(
                self.at..self.at + line.len().max(c.len_utf8()),
                ProblemKind::Trailing,
            );
            return State::Done;
        }
        match c {
            ',' => {
                self.at += 1;
                State::Item
            }
            ')' | ']' | '}' => self.close(c),
            ';' | '.' | '،' | '，' => {
                self.report_character(c, ProblemKind::WrongComma);
                State::Item
            }
            ':' => {
                self.report_character(c, ProblemKind::UnexpectedCharacter);
                State::Value
            }
            '(' if !self.in_list() && self.parent_is_list() => self.leave_unclosed(),
            c if is_word(c) || is_smart_quote(c) || matches!(c, '(' | '[' | '{' | '"' | '-') => {
                let end = self.ended;
                self.report(end..end, ProblemKind::MissingComma);
                State::Item
            }
            c => {
                self.unexpected(c);
                State::After
            }
        }
    }

    /// Reports a character that has no business here and skips the run it begins.
    fn unexpected(&mut self, c: char) {
        self.report_character(c, ProblemKind::UnexpectedCharacter);
        let rest = self.rest();
        self.at += rest
            .find(|c: char| super::lexical::is_end(c) || is_word(c) || is_smart_quote(c))
            .unwrap_or(rest.len());
    }
}
