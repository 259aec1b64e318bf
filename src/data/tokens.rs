//! The single values of a data file: text, numbers, words, and what is written in their place.

use std::ops::Range;

use super::fields::shortened;
use super::lexical::{bare_number, is_end, is_odd_space, is_smart_quote, is_whole_number, is_word};
use super::parser::Parser;
use super::problem::ProblemKind;
use super::syntax::{ESCAPED, Form, MAYBE_APART, RAW};

impl Parser<'_> {
    /// Text in straight quotes.
    pub fn text(&mut self) {
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
                    at += 1 + usize::from(
                        bytes
                            .get(at + 1)
                            .is_some_and(|b| b.is_ascii() && *b != b'\n'),
                    );
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
                    let c = self.slice(at..).chars().next().unwrap_or(' ');
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
        let plain_end = bytes
            .get(at + 1)
            .is_none_or(|b| matches!(b, b',' | b')' | b']' | b'\n' | b'\r'));
        if !plain_end && (self.swallowed(start, at) || self.inner_quote(start, at)) {
            return;
        }
        self.at = at + 1;
        let end = self.at;
        self.push(form, start..end, flags);
    }

    /// `ten: "Đông Khê, tinh: "Cao Bằng"`: a text without its closing quote goes on to the opening quote of the next one, after
    /// which a letter stands. Goes back to where the text seems to end.
    fn swallowed(&mut self, start: usize, quote: usize) -> bool {
        let body = self.slice(start + 1..quote);
        let letter_follows = self
            .slice(quote + 1..)
            .starts_with(|c: char| c == '-' || is_word(c));
        if !letter_follows || !body.trim_end().ends_with([':', '(', '[', ',']) {
            return false;
        }
        let kept = self.before_keys(start + 1..quote);
        if kept.len() == body.len() {
            return false;
        }
        self.break_off(start, start + 1 + kept.len());
        true
    }

    /// What of a text that was not closed in time belongs to it: up to where the next key, record or list element begins, or the struct
    /// ends.
    fn before_keys(&self, span: Range<usize>) -> &str {
        let body = self.slice(span.clone());
        let opens = |at: usize| {
            self.slice(at..span.end)
                .trim_start_matches([' ', '\t', '(', '['])
        };
        let key = body
            .match_indices(',')
            .map(|(at, _)| at)
            .find(|at| self.key_follows(span.end - opens(span.start + at + 1).len()));
        let text = body.get(..key.unwrap_or(body.len())).unwrap_or(body);
        text.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']')
        })
    }

    /// `ghi_chu: "Số "ước" của Phòng"`: a quote within a text, after which the text goes on.
    fn inner_quote(&mut self, start: usize, quote: usize) -> bool {
        let line = self.line(quote + 1);
        let next = line.trim_start_matches([' ', '\t']);
        let goes_on = next.starts_with(is_word) || next.starts_with(['“', '”', '(', '\\']);
        let ends = |at: usize| {
            let after = line
                .get(at + 1..)
                .unwrap_or_default()
                .trim_start_matches([' ', '\t']);
            after.is_empty() || after.starts_with([',', ')', ']', '}']) || after.starts_with("//")
        };
        let escaped = |at: usize| line.get(..at).is_some_and(|l| l.ends_with('\\'));
        let end = line
            .match_indices('"')
            .map(|(at, _)| at)
            .find(|at| !escaped(*at) && ends(*at));
        let (true, Some(end)) = (goes_on && !self.key_follows(quote + 1), end) else {
            return false;
        };
        self.report(quote..quote + 1, ProblemKind::InnerQuote);
        self.at = quote + 1 + end + 1;
        let stop = self.at;
        self.push(Form::Broken, start..stop, 0);
        true
    }

    /// A text that begins at `start` is never closed, and is taken to end at `end`.
    fn break_off(&mut self, start: usize, end: usize) {
        self.report(start..start + 1, ProblemKind::UnclosedText);
        self.at = end;
        self.push(Form::Broken, start..end, 0);
        self.mark_unclosed();
    }

    /// The line ended before the text did. A curly quote may have been meant to close it; otherwise what looks like the end of the struct is.
    fn unclosed_text(&mut self, start: usize, end: usize) {
        let body = self.slice(start + 1..end);
        if let Some((at, c)) = body
            .char_indices()
            .rfind(|(_, c)| matches!(c, '”' | '“' | '„' | '″' | '＂'))
        {
            let quote = start + 1 + at;
            self.at = quote + c.len_utf8();
            let stop = self.at;
            self.report(quote..stop, ProblemKind::SmartQuote(c));
            self.push(Form::Broken, start..stop, 0);
            return;
        }
        let kept = self.before_keys(start + 1..end).len();
        self.break_off(start, start + 1 + kept);
    }

    /// Whether `key:` stands here, spaces before it aside.
    fn key_follows(&self, at: usize) -> bool {
        let rest = self.slice(at..).trim_start_matches([' ', '\t']);
        let key = rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        key.len() < rest.len() && key.trim_start().starts_with(':')
    }

    /// `r"…"`, `r#"…"#`.
    pub fn raw_text(&mut self) {
        let start = self.at;
        let rest = self.rest().get(1..).unwrap_or_default();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let fence = format!("\"{}", "#".repeat(hashes));
        let body = start + 1 + hashes + 1;
        let text = self.slice(body..);
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
    pub fn smart_text(&mut self) {
        let start = self.at;
        let quote = self.peek().unwrap_or('"');
        let first = start + quote.len_utf8();
        let line = self.line(first);
        let close = line
            .char_indices()
            .find(|(_, c)| is_smart_quote(*c) || *c == '"');
        let end = match close {
            Some((at, c)) => first + at + c.len_utf8(),
            None => {
                first
                    + line
                        .trim_end_matches(|c: char| {
                            c.is_whitespace() || matches!(c, ',' | ')' | ']')
                        })
                        .len()
            }
        };
        self.report(start..first, ProblemKind::SmartQuote(quote));
        self.at = end;
        self.push(Form::Broken, start..end, 0);
    }

    /// A token that begins like a number. With a comma or a space only where digits go on after it.
    pub fn bare_number(&mut self) {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut end = start;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        // the usual case: a whole number and then a comma or a bracket
        let plain = end > start
            && bytes
                .get(end)
                .is_none_or(|b| matches!(b, b')' | b']' | b'\n' | b'\r'));
        if !plain {
            end = self.number_end(start);
        }
        let token = self.slice(start..end);
        self.at = end;
        if self.unopened_text(start) {
        } else if is_whole_number(token) {
            self.push(Form::Number, start..end, 0);
        } else {
            self.report(start..end, bare_number(token));
            self.push(Form::Broken, start..end, 0);
        }
    }

    fn number_end(&self, start: usize) -> usize {
        let text = self.slice(start..);
        let digits_follow = |at: usize, count: usize| {
            text.as_bytes()
                .get(at..at + count)
                .is_some_and(|d| d.iter().all(u8::is_ascii_digit))
        };
        let mut digit_before = false;
        for (at, c) in text.char_indices() {
            let goes_on = match c {
                ',' | ':' => digit_before && digits_follow(at + 1, 1),
                ' ' | '\u{a0}' | '\u{202f}' => digit_before && digits_follow(at + c.len_utf8(), 3),
                '/' => !text
                    .get(at..)
                    .is_some_and(|t| t.starts_with("//") || t.starts_with("/*")),
                c => !is_end(c) && c != ';',
            };
            if !goes_on {
                return start + at;
            }
            digit_before = c.is_ascii_digit();
        }
        self.source.len()
    }

    /// A bare token with a quote right after it: the opening quote is missing.
    fn unopened_text(&mut self, start: usize) -> bool {
        let unopened = self.byte() == Some(b'"') && self.at > start;
        if unopened {
            self.at += 1;
            let end = self.at;
            self.report(start..end, ProblemKind::UnopenedText);
            self.push(Form::Broken, start..end, 0);
        }
        unopened
    }

    /// A bare word. True where it turns out to be a name before a bracket, which is reported, and the bracket comes next.
    pub fn word(&mut self) -> bool {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let line = self.line(start + length);
        let gap = line.len() - line.trim_start_matches([' ', '\t']).len();
        let next = line.get(gap..).and_then(|t| t.chars().next());
        self.at = start + length + gap;
        if next == Some('(') {
            let name = self.slice(start..start + length).into();
            self.report(start..start + length, ProblemKind::NamedBracket(name));
            return true;
        }
        let one_word = next.is_none_or(|c| {
            is_end(c)
                || matches!(c, ':' | ';' | '=')
                || (c == '/'
                    && line
                        .get(gap + 1..)
                        .is_some_and(|l| l.starts_with(['/', '*'])))
        });
        let key_follows =
            gap > 0 && next.is_some_and(is_word) && self.word_before_colon().is_some();
        let joined = gap == 0
            && next.is_some_and(|c| c == ':')
            && !line
                .get(1..)
                .is_some_and(|l| l.starts_with(char::is_whitespace));
        if (one_word && !joined) || key_follows {
            self.at = start + length;
            if self.unopened_text(start) {
                return false;
            }
            self.push(Form::Word, start..start + length, 0);
        } else {
            // a text of several words, an address, an identifier: whatever it is, it lacks its quotes
            let all = self.line(start);
            let stop = all.char_indices().find(|(at, c)| match c {
                ',' => {
                    self.in_list()
                        || all.get(at + 1..).is_none_or(|l| l.trim().is_empty())
                        || self.key_follows(start + at + 1)
                }
                '"' => !all.get(..*at).is_some_and(|l| l.ends_with('\\')),
                c => matches!(c, ')' | ']' | '(' | '['),
            });
            let stop = stop.map_or(all.len(), |(at, _)| at);
            let end = start
                + all
                    .get(..stop)
                    .unwrap_or_default()
                    .trim_end()
                    .len()
                    .max(length);
            self.at = end;
            if self.unopened_text(start) {
                return false;
            }
            let text = shortened(self.slice(start..end));
            self.report(start..end, ProblemKind::BareText(text));
            self.push(Form::Broken, start..end, 0);
        }
        false
    }
}
