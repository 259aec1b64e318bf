//! Brackets that are missing or too many: what was probably meant, so that the rest of the file is read as its author sees it.

use super::parser::{IMPLIED, Open, Parser, State};
use super::problem::ProblemKind;
use super::syntax::{Form, Node, UNCLOSED};

impl Parser<'_> {
    /// The innermost bracket is never closed.
    pub fn report_unclosed(&mut self) {
        if let Some(open) = self.open.last().filter(|o| o.bracket != IMPLIED) {
            let (start, bracket) = (
                self.nodes.get(open.node).map_or(0, |n| n.start as usize),
                open.bracket,
            );
            self.report(start..start + 1, ProblemKind::UnclosedBracket(bracket));
        }
    }

    /// A struct of a list was not closed, and the next one begins.
    pub fn leave_unclosed(&mut self) -> State {
        self.report_unclosed();
        self.pop(UNCLOSED);
        State::Item
    }

    /// What was last read directly in the innermost bracket.
    pub fn last_child(&self) -> Option<(usize, Node)> {
        let (mut last, mut at) = (None, self.open.last()?.node + 1);
        while let Some(node) = self.nodes.get(at) {
            last = Some((at, *node));
            at = (node.next as usize).max(at + 1);
        }
        last
    }

    /// A key stands in a list: either its record lacks the opening bracket, or the list before it was never closed. It is the record
    /// where the one before it begins with the same key or has it further on; but the last key of both, such as `nguon`, tells nothing.
    pub fn key_in_list(&mut self) {
        let key = self.slice(self.key_here());
        let key_of =
            |n: &Node| self.slice(n.key_start as usize..(n.key_start + n.key_length) as usize);
        let before = self
            .last_child()
            .and_then(|(at, n)| self.nodes.get(at + 1..n.next as usize));
        let keys: Vec<&str> = before.unwrap_or_default().iter().map(key_of).collect();
        let goes_on =
            keys.first() == Some(&key) || (keys.contains(&key) && keys.last() != Some(&key));
        if !goes_on && !keys.is_empty() && self.open.len() > 1 {
            self.report_unclosed();
            self.pop(UNCLOSED);
            return;
        }
        let start = self.at;
        self.report(start..start + 1, ProblemKind::MissingRecordBracket);
        self.open.push(Open {
            node: self.nodes.len(),
            bracket: IMPLIED,
        });
        self.push(Form::Struct, start..start, 0);
    }

    /// A second record without a key: the list that both are in lacks its opening bracket. Puts the list into the tree.
    pub fn begin_list(&mut self) -> bool {
        let last = self.last_child();
        // on a new line it is rather the next element of the list outside, where there is one
        let beside = |n: &Node| {
            !self.parent_is_list() || !self.slice(n.end as usize..self.at).contains('\n')
        };
        let Some((at, first)) =
            last.filter(|(_, n)| n.form == Form::Struct && n.key_length > 0 && beside(n))
        else {
            return false;
        };
        let start = first.start as usize;
        self.report(start..start + 1, ProblemKind::MissingListBracket);
        for node in self.nodes.iter_mut().skip(at) {
            node.next += 1;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.key_length = 0;
        }
        self.nodes.insert(
            at,
            Node {
                form: Form::List,
                flags: 0,
                ..first
            },
        );
        self.open.push(Open {
            node: at,
            bracket: '[',
        });
        true
    }

    pub fn close(&mut self, c: char) -> State {
        let start = self.at;
        let fits = |bracket: char| match c {
            ')' => bracket == '(' || bracket == IMPLIED,
            ']' => bracket == '[',
            _ => bracket == '{',
        };
        if !self.open.last().is_some_and(|o| fits(o.bracket)) {
            let level = self.open.iter().rposition(|o| fits(o.bracket));
            // a `)` within a list of the outermost struct closes the file only at its end; elsewhere it is one too many
            let rest = self.slice(start + 1..);
            let believable = |level: usize| c == ']' || level > 0 || rest.trim().is_empty();
            let Some(level) = level.filter(|l| believable(*l)) else {
                let kind = if c == '}' {
                    ProblemKind::CurlyBracket
                } else {
                    ProblemKind::ExtraBracket
                };
                self.report_character(c, kind);
                if c == '}' && self.open.last().is_some_and(|o| o.bracket == '(') {
                    self.pop(0);
                    return State::After;
                }
                return if self.at_comma() {
                    State::After
                } else {
                    State::Item
                };
            };
            while self.open.len() > level + 1 {
                self.report_unclosed();
                self.pop(UNCLOSED);
            }
        }
        self.at += 1;
        self.pop(0);
        State::After
    }

    pub fn at_comma(&mut self) -> bool {
        self.space();
        self.peek()
            .is_none_or(|c| matches!(c, ',' | ')' | ']' | '}'))
    }

    /// At the end of the file: what is still open was never closed. Where quotes or brackets were torn before, that has been said.
    pub fn close_rest(&mut self) {
        let said = self.torn;
        while !self.open.is_empty() {
            if !said {
                self.report_unclosed();
            }
            self.pop(UNCLOSED);
        }
    }
}
