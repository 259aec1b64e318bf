//! From bytes of a file to lines and columns.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use memchr::memchr_iter;

use super::problem::{Excerpt, Problem, ProblemKind};
use super::syntax::Found;

/// How much of a line is kept on each side of the place, in bytes.
const AROUND: usize = 600;

/// How many problems of one file are collected; beyond it nobody is helped.
pub const MOST_FOUND: usize = 10_000;
/// How many problems of one file are listed.
pub const MOST_LISTED: usize = 500;

/// The starts of the lines of a file, looked up only when there is something to report.
pub struct Lines<'s> {
    source: &'s str,
    starts: OnceCell<Vec<usize>>,
    /// The place last asked for and its column, for the next one on the same line.
    last: Cell<(usize, usize)>,
    /// The place last asked for and its line: a good file is asked for a few places from its top to its bottom.
    passed: Cell<(usize, usize)>,
}

impl<'s> Lines<'s> {
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            starts: OnceCell::new(),
            last: Cell::new((0, 1)),
            passed: Cell::new((0, 1)),
        }
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let breaks = self.source.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        let (passed, line) = self.passed.get();
        let between = self.source.as_bytes().get(passed..at);
        let (None, Some(between)) = (self.starts.get(), between) else {
            return self.starts().partition_point(|start| *start <= at);
        };
        let line = line + memchr_iter(b'\n', between).count();
        self.passed.set((at, line));
        line
    }

    /// The problems of this file in their order; where there are very many, the first of them and how many more there are.
    pub fn problems(&self, file: &str, mut found: Vec<Found>, dropped: usize) -> Vec<Problem> {
        found.sort_by_key(|(span, _)| (span.start, span.end));
        let more = found.len().saturating_sub(MOST_LISTED) + dropped;
        if let Some((span, _)) = found.get(MOST_LISTED).cloned() {
            found.truncate(MOST_LISTED);
            found.push((span, ProblemKind::More(more)));
        }
        found
            .into_iter()
            .map(|found| self.problem(file, found))
            .collect()
    }

    /// The problem at a place of this file.
    pub fn problem(&self, file: &str, (span, kind): Found) -> Problem {
        if kind == ProblemKind::Empty {
            return Problem::of_file(file, kind);
        }
        let starts = self.starts();
        let span = self.on_characters(span);
        let line = self.line(span.start);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let start = if start == 0 && self.source.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8().min(span.start)
        } else {
            start
        };
        let end = starts.get(line).map_or(self.source.len(), |next| next - 1);
        let text = self.source.get(start..end).unwrap_or_default();
        let text = text.strip_suffix('\r').unwrap_or(text);
        let (known, column) = Some(self.last.get())
            .filter(|(at, _)| (start..=span.start).contains(at))
            .unwrap_or((start, 1));
        let column = column
            + self
                .source
                .get(known..span.start)
                .unwrap_or_default()
                .chars()
                .count();
        self.last.set((span.start, column));
        let excerpt = Some(cut(
            text,
            (span.start - start).min(text.len())..(span.end - start).min(text.len()),
        ));
        Problem {
            file: file.into(),
            line,
            column,
            span,
            severity: kind.severity(),
            kind,
            excerpt,
        }
    }

    /// The span within the file and on the borders of characters.
    fn on_characters(&self, span: Range<usize>) -> Range<usize> {
        let floor = |mut at: usize| {
            at = at.min(self.source.len());
            while !self.source.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(span.start);
        start..floor(span.end).max(start)
    }
}

/// Keeps of a very long line what stands around the place.
fn cut(text: &str, span: Range<usize>) -> Excerpt {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = floor(span.start.saturating_sub(AROUND));
    let to = floor((span.start + AROUND).min(text.len()));
    let end = span.end.min(to);
    Excerpt {
        text: text.get(from..to).unwrap_or_default().into(),
        start: span.start - from,
        end: end - from,
    }
}
