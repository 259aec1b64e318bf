//! The single values of a data file: text, numbers, words, and what is written in their place.

use super::fields::shortened;
use super::lexical::{bare_number, is_end, is_odd_space, is_smart_quote, is_whole_number, is_word};
use super::parser::Parser;
use super::problem::ProblemKind;
use super::syntax::{ESCAPED, Form, MAYBE_APART, Node, RAW};

impl Parser<'_> {
    /// Text in straight quotes.
    pub(super) fn text(&mut self) {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let (mut at, mut flags, mut form) = (start + 1, 0, Form::Text);
        loop {
            let Some(&b) = bytes.get(at) else {
                return self.unclosed_text(start, at);
            };
            match b {
                b'"' => break,
                b'\\' => {
                    flags |= ESCAPED;
                    at += 1 + usize::from(bytes.get(at + 1).is_some_and(|b| b.is_ascii() && *b != b'\n'));
                }
                b'\n' => return self.unclosed_text(start, at),
                b' '..0x7f | b'\t' | 0xc3..=0xcb | 0x80..=0xbf => at += 1,
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => return self.unclosed_text(start, at),
                0..b' ' | 0x7f => {
                    self.report(at..at + 1, ProblemKind::ControlCharacter(char::from(b)));
                    form = Form::Broken;
                    at += 1;
                }
                // most letters of Vietnamese beyond Latin-1 stand here
                0xe1 if bytes.get(at + 1).is_some_and(|b| (0xb8..=0xbb).contains(b)) => at += 3,
                _ => {
                    let c = self.slice(at..self.source.len()).chars().next().unwrap_or(' ');
                    if is_odd_space(c) {
                        self.report(at..at + c.len_utf8(), ProblemKind::OddSpace(c));
                        form = Form::Broken;
                    }
                    // below U+0300 nothing is composed of parts, and neither are dashes, quotes and dots
                    if c >= '\u{300}' && !('\u{2010}'..='\u{2027}').contains(&c) {
                        flags |= MAYBE_APART;
                    }
                    at += c.len_utf8();
                }
            }
        }
        self.at = at + 1;
        let end = self.at;
        self.push(form, start..end, flags);
    }

    /// The line ended before the text did. A curly quote may have been meant to close it; otherwise what looks like the end of the struct is.
    fn unclosed_text(&mut self, start: usize, end: usize) {
        let body = self.slice(start + 1..end);
        if let Some((at, c)) = body.char_indices().rfind(|(_, c)| matches!(c, '”' | '“' | '„' | '″' | '＂')) {
            let quote = start + 1 + at;
            self.at = quote + c.len_utf8();
            let stop = self.at;
            self.report(quote..stop, ProblemKind::SmartQuote(c));
            self.push(Form::Broken, start..stop, 0);
            return;
        }
        let kept = body.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | ']')).len();
        self.at = start + 1 + kept;
        let mut start = start;
        // `ten: "Đông Khê, tinh: "Cao Bằng")`: the quote that is missing is that of the first text, which has swallowed the next key
        // and seems to lack a comma
        let line = self.slice(0..start).rfind('\n').map_or(0, |n| n + 1);
        if let Some(first) = self.found.iter().position(|(span, kind)| *kind == ProblemKind::MissingComma && span.start >= line) {
            let comma = self.found.get(first).map_or(0, |(span, _)| span.start);
            let swallowed = |text: &str| text.trim_end_matches('"').trim_end().ends_with([':', '[', '(', ',']);
            let ends_there =
                |n: &Node| n.end as usize == comma && n.form == Form::Text && swallowed(self.slice(n.start as usize..n.end as usize));
            if let Some((at, text)) = self.nodes.iter().rposition(ends_there).and_then(|at| Some((at, *self.nodes.get(at)?))) {
                if self.forget_from(at) {
                    start = text.start as usize;
                    self.key = Some(text.key_start as usize..(text.key_start + text.key_length) as usize);
                    self.found.truncate(first);
                }
            }
        }
        self.report(start..start + 1, ProblemKind::UnclosedText);
        let stop = self.at;
        self.push(Form::Broken, start..stop, 0);
        self.mark_unclosed();
    }

    /// `r"…"`, `r#"…"#`.
    pub(super) fn raw_text(&mut self) {
        let start = self.at;
        let rest = self.rest().get(1..).unwrap_or_default();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let fence = format!("\"{}", "#".repeat(hashes));
        let body = start + 1 + hashes + 1;
        let text = self.slice(body..self.source.len());
        if rest.get(hashes..).is_some_and(|r| r.starts_with('"')) {
            if let Some(length) = text.find(&fence) {
                self.at = body + length + fence.len();
                let end = self.at;
                self.push(Form::Text, start..end, RAW | MAYBE_APART);
            } else {
                self.report(start..body, ProblemKind::UnclosedText);
                self.mark_unclosed();
                self.at = self.source.len();
                let end = self.at;
                self.push(Form::Broken, start..end, 0);
            }
        } else {
            self.word();
        }
    }

    /// Text in quotes of a word processor.
    pub(super) fn smart_text(&mut self) {
        let start = self.at;
        let quote = self.peek().unwrap_or('"');
        let first = start + quote.len_utf8();
        let line = self.slice(first..self.source.len()).lines().next().unwrap_or_default();
        let close = line.char_indices().find(|(_, c)| is_smart_quote(*c) || *c == '"');
        let end = match close {
            Some((at, c)) => first + at + c.len_utf8(),
            None => first + line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | ']')).len(),
        };
        self.report(start..first, ProblemKind::SmartQuote(quote));
        self.at = end;
        self.push(Form::Broken, start..end, 0);
    }

    /// A token that begins like a number. With a comma or a space only where digits go on after it.
    pub(super) fn bare_number(&mut self) {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut end = start;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        // the usual case: a whole number and then a comma or a bracket
        let plain = end > start && bytes.get(end).is_none_or(|b| matches!(b, b')' | b']' | b'\n' | b'\r'));
        if !plain {
            end = self.number_end(start);
        }
        let token = self.slice(start..end);
        self.at = end;
        if is_whole_number(token) {
            self.push(Form::Number, start..end, 0);
        } else {
            self.report(start..end, bare_number(token));
            self.push(Form::Broken, start..end, 0);
        }
    }

    fn number_end(&self, start: usize) -> usize {
        let text = self.slice(start..self.source.len());
        let digits_follow = |at: usize, count: usize| text.as_bytes().get(at..at + count).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
        let mut digit_before = false;
        for (at, c) in text.char_indices() {
            let goes_on = match c {
                ',' | ':' => digit_before && digits_follow(at + 1, 1),
                ' ' | '\u{a0}' | '\u{202f}' => digit_before && digits_follow(at + c.len_utf8(), 3),
                '/' => !text.get(at..).is_some_and(|t| t.starts_with("//") || t.starts_with("/*")),
                c => !is_end(c) && c != ';',
            };
            if !goes_on {
                return start + at;
            }
            digit_before = c.is_ascii_digit();
        }
        self.source.len()
    }

    /// A bare word. True where it turns out to be a name before a bracket, which is reported, and the bracket comes next.
    pub(super) fn word(&mut self) -> bool {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let tail = rest.get(length..).unwrap_or_default();
        let line = tail.lines().next().unwrap_or_default();
        let gap = line.len() - line.trim_start_matches([' ', '\t']).len();
        let next = line.get(gap..).and_then(|t| t.chars().next());
        self.at = start + length + gap;
        if next == Some('(') {
            let name = self.slice(start..start + length).into();
            self.report(start..start + length, ProblemKind::NamedBracket(name));
            return true;
        }
        let one_word = next.is_none_or(|c| {
            is_end(c) || matches!(c, ':' | ';' | '=') || (c == '/' && line.get(gap + 1..).is_some_and(|l| l.starts_with(['/', '*'])))
        });
        let key_follows = gap > 0 && next.is_some_and(is_word) && self.word_before_colon().is_some();
        let joined = gap == 0 && next.is_some_and(|c| c == ':') && !line.get(1..).is_some_and(|l| l.starts_with(char::is_whitespace));
        if (one_word && !joined) || key_follows {
            self.at = start + length;
            self.push(Form::Word, start..start + length, 0);
        } else {
            // a text of several words, an address, an identifier: whatever it is, it lacks its quotes
            let all = rest.lines().next().unwrap_or_default();
            let stop = all.find([',', ')', ']', '"', '(', '[']).unwrap_or(all.len());
            let end = start + all.get(..stop).unwrap_or_default().trim_end().len().max(length);
            self.at = end;
            let text = shortened(self.slice(start..end));
            self.report(start..end, ProblemKind::BareText(text));
            self.push(Form::Broken, start..end, 0);
        }
        false
    }
}
