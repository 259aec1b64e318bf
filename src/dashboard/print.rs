//! One frame on paper: the live program's own events and drawing, without a terminal; as text, with colours, or as SVG.

use std::fmt::Write as _;

use quick_xml::escape::partial_escape;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::Dashboard;
use crate::input::{Event, Flow, Program};

/// The words are shown in completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Plain text.
    Text,
    /// Text with escape sequences.
    Ansi,
    /// A picture.
    Svg,
}

/// Feeds events to the dashboard and writes the frame it then shows. A key that leaves the program ends it.
pub fn print(dashboard: &mut Dashboard, events: Vec<Event>, format: Format) -> String {
    for event in events {
        if matches!(dashboard.event(event), Flow::Quit | Flow::Suspend) {
            break;
        }
    }
    let (width, height) = dashboard.state().size;
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    dashboard.render(area, &mut buf);
    match format {
        Format::Text => text(&buf),
        Format::Ansi => ansi(&buf),
        Format::Svg => svg(&buf),
    }
}

fn rows(buf: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buf.content.chunks(usize::from(buf.area.width).max(1))
}

fn text(buf: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buf) {
        let line: String = row.iter().map(Cell::symbol).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Runs of cells that look the same.
fn runs(row: &[Cell]) -> Vec<(usize, String, &Cell)> {
    let mut out: Vec<(usize, String, &Cell)> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        match out
            .last_mut()
            .filter(|(.., first)| first.style() == cell.style())
        {
            Some((_, text, _)) => text.push_str(cell.symbol()),
            None => out.push((x, cell.symbol().to_string(), cell)),
        }
    }
    out
}

fn ansi(buf: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buf) {
        for (_, text, cell) in runs(row) {
            out.push_str("\x1b[0");
            for (modifier, code) in [
                (Modifier::BOLD, "1"),
                (Modifier::DIM, "2"),
                (Modifier::ITALIC, "3"),
                (Modifier::UNDERLINED, "4"),
                (Modifier::REVERSED, "7"),
            ] {
                if cell.modifier.contains(modifier) {
                    let _ = write!(out, ";{code}");
                }
            }
            for (colour, base) in [(cell.fg, 38), (cell.bg, 48)] {
                match colour {
                    Color::Rgb(r, g, b) => drop(write!(out, ";{base};2;{r};{g};{b}")),
                    Color::Indexed(index) => drop(write!(out, ";{base};5;{index}")),
                    _ => {}
                }
            }
            let _ = write!(out, "m{text}");
        }
        out.push_str("\x1b[0m\n");
    }
    out
}

const CELL: (usize, usize) = (9, 19);

fn hex(colour: Color, default: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Indexed(index) => crate::theme::Rgb::from_xterm(index).map_or_else(
            || default.to_string(),
            |c| format!("#{:02x}{:02x}{:02x}", c.0, c.1, c.2),
        ),
        _ => default.to_string(),
    }
}

fn svg(buf: &Buffer) -> String {
    let (columns, height) = (usize::from(buf.area.width), usize::from(buf.area.height));
    let (w, h) = CELL;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"'DejaVu Sans Mono','Noto Sans Mono',monospace\" font-size=\"15\">\n",
        columns * w,
        height * h
    );
    let _ = writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" fill=\"#000000\"/>"
    );
    for (y, row) in rows(buf).enumerate() {
        for (x, text, cell) in runs(row) {
            let cells = text.chars().count();
            let (mut ink, mut paper) = (hex(cell.fg, "#d0d0d0"), hex(cell.bg, "#000000"));
            if cell.modifier.contains(Modifier::REVERSED) {
                std::mem::swap(&mut ink, &mut paper);
            }
            let length = cells * w;
            let _ = writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{length}\" height=\"{h}\" fill=\"{paper}\"/>",
                x * w,
                y * h
            );
            if text.trim().is_empty() {
                continue;
            }
            let bold = if cell.modifier.contains(Modifier::BOLD) {
                " font-weight=\"bold\""
            } else {
                ""
            };
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" fill=\"{ink}\"{bold} textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>",
                x * w,
                y * h + 14,
                partial_escape(&text)
            );
        }
    }
    out.push_str("</svg>\n");
    out
}
