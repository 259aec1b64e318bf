//! Documents as Markdown: headings, lists and tables that read as they are.

use super::{Align, Block, Cell, Document, Letterhead, Signature, Style, Table};
use crate::text::page as text;

pub fn write(document: &Document) -> String {
    let mut out: Vec<String> = Vec::new();
    for remark in &document.remarks {
        let strong = if remark.on_every_page { "**" } else { "" };
        out.push(format!("> {strong}{}{strong}", escaped(remark.text)));
    }
    let mut in_list = false;
    for block in &document.blocks {
        let Some(text) = document.block(block) else {
            continue;
        };
        let is_item = matches!(block, Block::Item(..) | Block::Figure(..));
        match out.last_mut().filter(|_| is_item && in_list) {
            Some(list) => list.extend(["\n", &text]),
            None => out.push(text),
        }
        in_list = is_item;
    }
    out.join("\n\n") + "\n"
}

impl Document {
    /// A block; nothing of what only paper has.
    fn block(&self, block: &Block) -> Option<String> {
        let times = |mark: &str, count: &u8| mark.repeat(usize::from(*count));
        Some(match block {
            Block::Text(Style::Legend, _) | Block::Pages(_) => return None,
            Block::Heading(depth, _, text) => format!("{} {}", times("#", depth), escaped(text)),
            Block::Part(number, title) => format!("## {number}: {}", escaped(title)),
            Block::Text(style, text) => self.styled(*style, text),
            Block::Item(depth, text) => format!("{}- {}", times("  ", depth), escaped(text)),
            Block::Figure(caption, _) => format!("- {}", escaped(caption)),
            Block::Letterhead(head) => self.letterhead(head),
            Block::Table(table) => self.table(table),
            Block::Signature(signature) => self.signature(signature),
        })
    }

    /// Text as bold and italic as its style is.
    fn styled(&self, style: Style, text: &str) -> String {
        let look = (self.form.look)(style);
        let marks = "*".repeat(usize::from(look.italic) + 2 * usize::from(look.bold));
        format!("{marks}{}{marks}", escaped(text))
    }

    /// Lines that belong together.
    fn lines(&self, lines: &[String]) -> String {
        lines.join(if self.tight { "  \n" } else { "\n\n" })
    }

    fn letterhead(&self, head: &Letterhead) -> String {
        let parent = head.parent.as_deref();
        let mut left: Vec<String> = parent.map(escaped).into_iter().collect();
        left.push(self.styled(Style::Issuer, &head.issuer));
        // what is left blank for the clerk is no blank in Markdown
        left.push(if self.tight {
            let parts: Vec<&str> = head.number.split_whitespace().collect();
            parts.join(" … ")
        } else {
            escaped(&head.number)
        });
        let [state, motto] = head.crest;
        let right = [
            self.styled(Style::State, state),
            self.styled(Style::Motto, motto),
            self.styled(Style::PlaceAndDay, &head.place_and_day),
        ];
        format!("{}\n\n{}", self.lines(&left), self.lines(&right))
    }

    fn signature(&self, signature: &Signature) -> String {
        let bare = || signature.recipients.iter().map(|to| format!("- {to}"));
        let (marks, recipients) = if self.tight {
            ("**", bare().collect())
        } else {
            ("***", signature.recipient_lines())
        };
        let mut out = String::new();
        if !recipients.is_empty() {
            let word = text::recipients(self.lang);
            let list: Vec<String> = recipients.iter().map(|to| escaped(to)).collect();
            let list = list.join("\n");
            out = format!("{marks}{word}{marks}\n\n{list}\n\n");
        }
        let [power, office] = &signature.authority;
        let by = [
            self.styled(Style::Power, power),
            self.styled(Style::Office, office),
        ];
        let signer = signature.signer.as_deref().unwrap_or(text::dots(self.lang));
        out + &format!(
            "{}\n\n{}",
            self.lines(&by),
            self.styled(Style::Signer, signer)
        )
    }

    /// A table without its pictures.
    fn table(&self, table: &Table) -> String {
        let drawn = |at: usize| {
            table
                .rows
                .iter()
                .any(|row| matches!(row.get(at), Some(Cell::Drawn(_))))
        };
        let columns: Vec<_> = (0..)
            .zip(&table.columns)
            .filter(|(at, _)| !drawn(*at))
            .collect();
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let heads = columns
            .iter()
            .map(|(_, column)| column.head.to_string())
            .collect();
        let under = columns.iter().map(|(_, column)| match column.align {
            _ if !self.tight => "| --- ",
            Align::Left => "|---",
            _ => "|---:",
        });
        let mut lines = vec![row(heads), under.collect::<String>() + "|"];
        for cells in &table.rows {
            lines.push(match cells.as_slice() {
                [Cell::Text(_, title)] => {
                    let rest = "| ".repeat(columns.len().saturating_sub(2));
                    format!("| | {} {rest}|", self.styled(Style::TableGroup, title))
                }
                cells => row(cells.iter().filter_map(words).collect()),
            });
        }
        lines.join("\n")
    }
}

fn words(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(0, text) => Some(escaped(text)),
        Cell::Text(_, text) => Some(format!("- {}", escaped(text))),
        Cell::Drawn(_) => None,
    }
}

/// Text in which nothing is a mark by chance.
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
