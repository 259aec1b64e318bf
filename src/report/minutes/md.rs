//! The notice as Markdown.

use super::{Line, Notice};
use crate::text::minutes as words;

/// Writes the notice.
pub fn write(notice: &Notice) -> String {
    let mut out: Vec<String> = Vec::new();
    for said in notice.remarks() {
        out.push(format!("> **{}**", escaped(said)));
    }
    if let Some(parent) = &notice.parent {
        out.push(escaped(parent));
    }
    out.push(format!("**{}**", escaped(&notice.body)));
    out.push(escaped(&notice.number));
    out.push(format!("**{}**", words::STATE));
    out.push(format!("**{}**", words::MOTTO));
    out.push(format!("*{}*", escaped(&notice.place_and_day)));
    out.push(format!("# {}", words::KIND));
    out.push(format!("**{}**", escaped(&notice.subject)));
    out.push(escaped(&notice.opening));
    for (part, numeral) in notice.parts.iter().zip(super::NUMERALS) {
        out.push(format!("## {numeral}. {}", escaped(&part.title)));
        lines(&mut out, &part.lines);
    }
    out.push(escaped(&notice.closing));
    let recipients: Vec<String> = notice
        .recipient_lines()
        .iter()
        .map(|line| escaped_item(line))
        .collect();
    out.push(format!(
        "***{}***\n\n{}",
        words::RECIPIENTS,
        recipients.join("\n")
    ));
    out.extend(
        notice
            .authority
            .iter()
            .map(|line| format!("**{}**", escaped(line))),
    );
    out.push(format!("**{}**", escaped(&notice.signer)));
    if let Some(table) = &notice.follow_up {
        out.push(format!("# {}", words::APPENDIX));
        out.push(format!("**{}**", words::FOLLOW_UP));
        out.push(format!("*{}*", escaped(&table.with)));
        let row = |cells: &[String]| {
            format!(
                "| {} |",
                cells
                    .iter()
                    .map(|c| escaped(c))
                    .collect::<Vec<_>>()
                    .join(" | ")
            )
        };
        let mut rows = vec![
            row(&words::COLUMNS.map(String::from)),
            "| --- ".repeat(words::COLUMNS.len()) + "|",
        ];
        for (title, of) in &table.groups {
            rows.push(format!(
                "| | **{}** {}|",
                escaped(title),
                "| ".repeat(words::COLUMNS.len() - 2)
            ));
            rows.extend(of.iter().map(|cells| row(cells)));
        }
        out.push(rows.join("\n"));
    }
    out.join("\n\n") + "\n"
}

/// Paragraphs and lists; the items of one list stand together.
fn lines(out: &mut Vec<String>, lines: &[Line]) {
    let mut list: Vec<String> = Vec::new();
    for (line, mark) in super::marked(lines) {
        if let Line::Item(text) = line {
            list.push(format!("- {}", escaped(text)));
            continue;
        }
        if !list.is_empty() {
            out.push(std::mem::take(&mut list).join("\n"));
        }
        out.push(match line {
            Line::Heading(text) => format!("### {mark} {}", escaped(text)),
            Line::Text(text) | Line::Item(text) => escaped(text),
            Line::Lettered(text) => format!("{mark} {}", escaped(text)),
        });
    }
    if !list.is_empty() {
        out.push(list.join("\n"));
    }
}

/// A line that begins with its dash.
fn escaped_item(line: &str) -> String {
    line.strip_prefix("- ")
        .map_or_else(|| escaped(line), |rest| format!("- {}", escaped(rest)))
}

/// Text in which nothing is a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
