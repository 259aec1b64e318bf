//! The monthly report as Markdown: headings, lists and tables that read as they are.

use super::{Block, Monthly, PlanRow};
use crate::text::{Lang, monthly as text};

/// The whole report.
pub fn build(report: &Monthly, lang: Lang) -> String {
    let Monthly { head, close, .. } = report;
    let mut blocks: Vec<String> = Vec::new();
    if let Some(word) = report.illustrative {
        blocks.push(format!("> **{word}**"));
    }
    blocks.push(format!("> {}", report.draft));
    let parent = head
        .parent
        .as_deref()
        .map(|p| format!("{}  \n", escaped(p)))
        .unwrap_or_default();
    let number = head
        .number
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" … ");
    blocks.push(format!("{parent}**{}**  \n{number}", escaped(&head.body)));
    let [country, motto] = head.country;
    blocks.push(format!(
        "**{country}**  \n**{motto}**  \n*{}*",
        escaped(&head.place)
    ));
    blocks.push(format!("# {}", head.kind));
    blocks.push(format!("**{}**", escaped(&head.subject)));
    write(&report.blocks, lang, &mut blocks);
    let recipients: Vec<String> = close
        .recipients
        .iter()
        .map(|r| format!("- {}", escaped(r)))
        .collect();
    if !recipients.is_empty() {
        blocks.push(format!("**{}**\n\n{}", close.word, recipients.join("\n")));
    }
    let signer = close
        .signer
        .as_deref()
        .map_or_else(|| text::dots(lang).to_string(), escaped);
    blocks.push(format!(
        "**{}**  \n**{}**\n\n**{signer}**",
        escaped(&close.signs[0]),
        escaped(&close.signs[1])
    ));
    write(&report.appendices, lang, &mut blocks);
    blocks.join("\n\n") + "\n"
}

fn write(blocks: &[Block], lang: Lang, out: &mut Vec<String>) {
    // items that follow each other are one list
    let mut list: Vec<String> = Vec::new();
    for block in blocks {
        if let Block::Item(depth, text) = block {
            list.push(format!(
                "{}- {}",
                "  ".repeat(usize::from(*depth)),
                escaped(text)
            ));
            continue;
        }
        if !list.is_empty() {
            out.push(std::mem::take(&mut list).join("\n"));
        }
        match block {
            Block::Item(..) => {}
            Block::Part(word, title) => {
                let word = word.map(|w| format!("{w}: ")).unwrap_or_default();
                out.push(format!("## {word}{}", escaped(title)));
            }
            Block::Appendix(title) => out.push(format!("## {}", escaped(title))),
            Block::Heading(level, title) => out.push(format!(
                "{} {}",
                "#".repeat(usize::from(*level) + 2),
                escaped(title)
            )),
            Block::Paragraph(text) => out.push(escaped(text)),
            Block::Dots => out.push(text::dots(lang).to_string()),
            Block::Plans(rows) => out.push(table(rows, lang)),
            Block::Trends(lines) => out.push(
                lines
                    .iter()
                    .map(|l| format!("- {}", escaped(&l.caption)))
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
        }
    }
    if !list.is_empty() {
        out.push(list.join("\n"));
    }
}

fn table(rows: &[PlanRow], lang: Lang) -> String {
    let heads = [
        text::column_number(lang),
        text::column_name(lang),
        text::column_against(lang),
        text::column_plan(lang),
        text::column_actual(lang),
        text::column_percent(lang),
        text::column_pace(lang),
        text::column_verdict(lang),
    ];
    let mut lines = vec![
        format!("| {} |", heads.join(" | ")),
        "|---:|---|---|---:|---:|---:|---:|---|".to_string(),
    ];
    let mut number = 0;
    for row in rows {
        number += usize::from(!row.name.is_empty());
        let first = if row.name.is_empty() {
            String::new()
        } else {
            number.to_string()
        };
        let name = format!(
            "{}{}",
            "- ".repeat(usize::from(row.depth.min(1))),
            escaped(&row.name)
        );
        let name = if row.name.is_empty() {
            String::new()
        } else {
            name
        };
        let mut cells = vec![first, name, escaped(&row.against)];
        cells.extend(row.figures.iter().map(|f| escaped(f)));
        cells.push(row.verdict.clone());
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    lines.join("\n")
}

/// What Markdown would take for its own signs.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '*' | '_' | '`' | '|' | '[' | ']' | '<' | '>' | '#' | '\\'
        ) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}
