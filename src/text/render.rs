//! Shows problems: whole, with the source line and a caret, or on one line.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

use crate::data::problem::{Excerpt, Problem, Severity};
use crate::text::measure::width;
use crate::text::{Lang, errors};

/// How many columns of a source line are shown.
const LINE: usize = 120;
/// Up to where the place may begin without the beginning of its line being cut.
const LEFT: usize = 100;
/// How many columns stand before the place where it begins further on.
const BEFORE: usize = 60;
/// Columns between the stops of a tab.
const TAB: usize = 4;

/// The problem with its source line and a caret under the place, without colours; several lines, the last without a line end.
pub fn full(problem: &Problem, lang: Lang) -> String {
    let message = errors::message(&problem.kind, lang);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group: Group<'_> = Group::with_title(
        level
            .with_name(problem.severity.name(lang))
            .primary_title(on_one_line(&message.headline)),
    );
    if let Some(excerpt) = &problem.excerpt {
        let (line, start, end) = visible(excerpt);
        group = group.element(
            Snippet::source(line)
                .line_start(problem.line)
                .annotation(AnnotationKind::Primary.span(start..end)),
        );
    }
    if let Some(allowed) = message.allowed {
        group = group.element(
            Level::NOTE
                .with_name(errors::allowed(lang))
                .message(on_one_line(&allowed)),
        );
    }
    if let Some(mend) = message.mend {
        group = group.element(
            Level::HELP
                .with_name(errors::mend(lang))
                .message(on_one_line(&mend)),
        );
    }
    let text = Renderer::plain()
        .term_width(usize::MAX / 4)
        .render(&[group]);
    // the renderer would count the column in the line as it is shown, not as it is in the file
    let margin = if problem.excerpt.is_some() {
        problem.line.to_string().len()
    } else {
        1
    };
    let (headline, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!("\n{rest}")
    };
    format!("{headline}\n{:margin$}--> {}{rest}", "", place(problem))
}

fn place(problem: &Problem) -> String {
    let Problem { line, column, .. } = problem;
    let file = on_one_line(&problem.file);
    if *line == 0 {
        file
    } else {
        format!("{file}:{line}:{column}")
    }
}

/// Without control characters and line ends.
fn on_one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// File and line, and what is wrong there, for where there is little room: the file is named without the folder of the data, and of the
/// commune where it is in that.
pub fn briefly(problem: &Problem, root: &str, slug: &str, lang: Lang) -> (String, String) {
    let file = Path::new(&*problem.file);
    let inner = file.strip_prefix(root).unwrap_or(file);
    let brief = Some(inner.strip_prefix(slug).unwrap_or(inner))
        .filter(|name| !name.as_os_str().is_empty())
        .unwrap_or(file);
    let file = on_one_line(&brief.to_string_lossy());
    let place = if problem.line == 0 {
        file
    } else {
        format!("{file}:{}", problem.line)
    };
    (
        place,
        on_one_line(&errors::message(&problem.kind, lang).headline),
    )
}

/// `data/dong-khe/so-lieu/2026-01.ron:12:34: …`, for lists.
pub fn one_line(problem: &Problem, lang: Lang) -> String {
    let message = errors::message(&problem.kind, lang);
    format!("{}: {}", place(problem), on_one_line(&message.headline))
}

/// The source line as it can be shown: letters in one piece, tabs as spaces, a sign for what has no shape of its own, cut around
/// the place; with the place in bytes of what is shown.
fn visible(excerpt: &Excerpt) -> (String, usize, usize) {
    let text = &*excerpt.text;
    let before = text.get(..excerpt.start).unwrap_or_default();
    let inside = text.get(excerpt.start..excerpt.end).unwrap_or_default();
    let after = text.get(excerpt.end..).unwrap_or_default();
    let mut column = 0;
    let (before, inside, after) = (
        cells(before, &mut column),
        cells(inside, &mut column),
        cells(after, &mut column),
    );
    let (left, place) = (width(&before), width(&inside));

    let whole = left + place + width(&after) <= LINE;
    let shown_before = if whole || left <= LEFT {
        before
    } else {
        format!("…{}", last_columns(&before, BEFORE - 1))
    };
    let room = LINE.saturating_sub(width(&shown_before));
    let shown_inside = if whole {
        inside
    } else {
        first_columns(&inside, room)
    };
    let room = room.saturating_sub(width(&shown_inside));
    let shown_after = if whole {
        after
    } else {
        first_columns(&after, room)
    };
    let start = shown_before.len();
    let end = start + shown_inside.len();
    (
        format!("{shown_before}{shown_inside}{shown_after}"),
        start,
        end,
    )
}

/// Text as single cells can show it.
fn cells(text: &str, column: &mut usize) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.nfc() {
        let c = match c {
            '\t' => {
                let stop = TAB - *column % TAB;
                shown.extend(std::iter::repeat_n(' ', stop));
                *column += stop;
                continue;
            }
            '\0'..'\u{20}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            c if crate::data::lexical::is_odd_space(c) => '␣',
            c if c.width().unwrap_or(0) == 0 => '\u{fffd}',
            c => c,
        };
        shown.push(c);
        *column += c.width().unwrap_or(1);
    }
    shown
}

fn first_columns(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut room = columns.saturating_sub(1);
    let fits = |c: &char| {
        let w = c.width().unwrap_or(0);
        let fits = w <= room;
        room = room.saturating_sub(w);
        fits
    };
    text.chars().take_while(fits).chain("…".chars()).collect()
}

fn last_columns(text: &str, columns: usize) -> &str {
    let mut room = columns;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        let w = c.width().unwrap_or(0);
        if w > room {
            break;
        }
        room -= w;
        start = at;
    }
    text.get(start..).unwrap_or_default()
}
