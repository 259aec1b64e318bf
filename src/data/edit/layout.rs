//! Where in a file something is put or taken out, so that it looks as the person who wrote the file would have done it.

use std::ops::Range;

use crate::data::syntax::Item;

/// A place of the old text and what stands there in the new one.
pub type Splice = (Range<usize>, String);

/// Makes all splices; they do not overlap.
pub fn splice(source: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(
        source.len() + splices.iter().map(|(_, new)| new.len()).sum::<usize>(),
    );
    let mut at = 0;
    for (span, new) in splices {
        out.push_str(source.get(at..span.start).unwrap_or_default());
        out.push_str(&new);
        at = span.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}

/// How the lines of a file end.
fn line_end(source: &str) -> &'static str {
    if source.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    }
}

/// A value of several lines with the line ends of the file.
pub fn native(source: &str, value: &str) -> String {
    let plain = value.replace("\r\n", "\n");
    if line_end(source) == "\n" {
        plain
    } else {
        plain.replace('\n', "\r\n")
    }
}

/// Puts a new entry into a record or a list: before the child at this position, otherwise after the last one.
pub fn insert(source: &str, parent: Item<'_>, at: Option<usize>, entry: &str) -> Vec<Splice> {
    let entry = native(source, entry);
    let children: Vec<Item<'_>> = parent.children().collect();
    let at = at.unwrap_or(children.len()).min(children.len());
    let before = at.checked_sub(1).and_then(|at| children.get(at));
    match (before, children.first()) {
        (Some(before), _) => insert_after(source, *before, &entry),
        (None, Some(first)) => {
            let start = start(*first);
            let gap = indentation(source, start).map_or(" ".to_string(), |indent| {
                format!("{}{indent}", line_end(source))
            });
            vec![(start..start, format!("{entry},{gap}"))]
        }
        (None, None) => vec![insert_first(source, parent, &entry)],
    }
}

/// Puts the first entry into empty brackets.
fn insert_first(source: &str, parent: Item<'_>, entry: &str) -> Splice {
    let span = parent.span();
    let close = span.end.saturating_sub(1);
    match indentation(source, close) {
        // the closing bracket is first on its line, below the opening one: so is the entry
        Some(indent) if close - indent.len() > span.start => {
            let step = if indent.contains('\t') { "\t" } else { "    " };
            let line = close - indent.len();
            (
                line..line,
                format!("{indent}{step}{entry},{}", line_end(source)),
            )
        }
        _ => (span.start + 1..span.start + 1, entry.to_string()),
    }
}

fn insert_after(source: &str, child: Item<'_>, entry: &str) -> Vec<Splice> {
    let end = child.span().end;
    let comma = comma(source, end);
    let after = comma.map_or(end, |comma| comma + 1);
    // on a line of its own only where that is how the one before it stands, and behind the remark on that line
    let own = indentation(source, start(child)).zip(rest_of_line(source, after));
    match (own, comma) {
        (Some((indent, line)), Some(_)) => {
            vec![(line..line, format!("{}{indent}{entry},", line_end(source)))]
        }
        (Some((indent, line)), None) => {
            let new = format!("{}{indent}{entry}", line_end(source));
            if line == end {
                vec![(end..end, format!(",{new}"))]
            } else {
                vec![(end..end, ",".to_string()), (line..line, new)]
            }
        }
        (None, Some(_)) => {
            // `7,3` would be a decimal
            let gap = if source
                .get(after..)
                .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
            {
                " "
            } else {
                ""
            };
            vec![(after..after, format!(" {entry},{gap}"))]
        }
        (None, None) => vec![(end..end, format!(", {entry}"))],
    }
}

/// Takes a child out with its comma, and with its line where nothing else is on it. Remarks beside it stay.
pub fn remove(source: &str, parent: Item<'_>, child: Item<'_>) -> Vec<Splice> {
    let (start, end) = (start(child), child.span().end);
    let mut splices = Vec::new();
    let mut cut = start..end;
    if let Some(comma) = comma(source, end) {
        if is_blank(source, end..comma) {
            cut.end = comma + 1;
        } else {
            splices.push((comma..comma + 1, String::new()));
        }
    } else if let Some(comma) =
        previous(parent, child).and_then(|before| self::comma(source, before.span().end))
    {
        // the last one without a comma behind it: the one before becomes the last
        if is_blank(source, comma + 1..start) {
            cut.start = comma;
        } else {
            splices.push((comma..comma + 1, String::new()));
        }
    }
    let cut = with_its_line(source, start, cut);
    let joins = |before: Option<&str>, after: Option<&str>| {
        before.is_some_and(|t| t.ends_with(','))
            && after.is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
    };
    // `1,(…),3` without its middle would be a decimal
    let gap = if joins(source.get(..cut.start), source.get(cut.end..)) {
        " "
    } else {
        ""
    };
    splices.push((cut, gap.to_string()));
    splices
}

/// The cut with the blanks around it that nobody needs any more.
fn with_its_line(source: &str, start: usize, mut cut: Range<usize>) -> Range<usize> {
    let blanks = |at: usize| {
        source
            .get(at..)
            .unwrap_or_default()
            .bytes()
            .take_while(|b| is_space(*b))
            .count()
    };
    let after = cut.end + blanks(cut.end);
    let rest = source.get(after..).unwrap_or_default();
    let line_break = if rest.starts_with("\r\n") {
        2
    } else {
        usize::from(rest.starts_with('\n'))
    };
    match indentation(source, start) {
        Some(indent) if line_break > 0 => cut.start.min(start - indent.len())..after + line_break,
        Some(_) => cut.start..after,
        None => {
            if cut.start == start && !rest.starts_with([')', ']']) {
                cut.end = if line_break > 0 { cut.end } else { after };
            } else {
                let before = source.get(..cut.start).unwrap_or_default();
                cut.start -= before.bytes().rev().take_while(|b| is_space(*b)).count();
            }
            cut
        }
    }
}

/// Where a child begins: at its key, if it has one.
fn start(child: Item<'_>) -> usize {
    if child.key().is_empty() {
        child.span().start
    } else {
        child.key_span().start
    }
}

fn previous<'t>(parent: Item<'t>, child: Item<'_>) -> Option<Item<'t>> {
    parent
        .children()
        .take_while(|other| other.span() != child.span())
        .last()
}

/// The blanks before a place, if nothing else is before it on its line, and there is a line before that.
fn indentation(source: &str, at: usize) -> Option<&str> {
    let (_, line) = source.get(..at)?.rsplit_once('\n')?;
    line.bytes().all(is_space).then_some(line)
}

fn is_space(b: u8) -> bool {
    b == b' ' || b == b'\t'
}

fn is_blank(source: &str, span: Range<usize>) -> bool {
    source
        .get(span)
        .is_some_and(|text| text.bytes().all(is_space))
}

/// The place of the comma behind a value that ends here, beyond blanks and remarks.
fn comma(source: &str, end: usize) -> Option<usize> {
    let mut at = end;
    loop {
        let rest = source.get(at..)?;
        let length = remark(rest);
        match rest.chars().next()? {
            ',' => return Some(at),
            '/' if length > 0 => at += length,
            c if c.is_ascii_whitespace() => at += 1,
            _ => return None,
        }
    }
}

/// The end of the line, if only blanks and remarks stand between here and there.
fn rest_of_line(source: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = source.get(at..)?;
        let length = remark(rest);
        if rest.starts_with('\n') || rest.starts_with("\r\n") {
            return Some(at);
        } else if length > 0 && !rest.get(..length)?.contains('\n') {
            at += length;
        } else if rest.starts_with([' ', '\t']) {
            at += 1;
        } else {
            return None;
        }
    }
}

/// The length of the remark that begins here; 0 where none does. That of a line ends before the line end.
fn remark(text: &str) -> usize {
    if text.starts_with("//") {
        let line = text
            .find('\n')
            .map_or(text, |at| text.get(..at).unwrap_or_default());
        return line.strip_suffix('\r').unwrap_or(line).len();
    }
    if !text.starts_with("/*") {
        return 0;
    }
    let (mut depth, mut rest) = (0usize, text);
    while let Some(at) = [rest.find("/*"), rest.find("*/")]
        .into_iter()
        .flatten()
        .min()
    {
        let opens = rest.get(at..).is_some_and(|t| t.starts_with("/*"));
        depth = if opens { depth + 1 } else { depth - 1 };
        rest = rest.get(at + 2..).unwrap_or_default();
        if depth == 0 {
            return text.len() - rest.len();
        }
    }
    0
}
