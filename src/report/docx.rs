//! Pages, letters and lines of an official document, with the measures of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4; margins of 20 mm at the
//! head, 20 mm at the foot, 30 mm on the left, 15 mm on the right; Times New Roman, 14 points; paragraphs justified, begun 1,27 cm in,
//! at least 6 points apart; the number of the page at the head, in the middle, from the second page on.

use std::io::Cursor;

use chrono::NaiveDate;
use docx_rs::{
    AlignmentType, BorderType, Docx, Header, HeightRule, LineSpacing, LineSpacingType, PageMargin,
    PageNum, PageNumType, PageOrientationType, PageSize, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, Section, SpecialIndentType, Table,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use unicode_normalization::UnicodeNormalization;

/// The font.
const FONT: &str = "Times New Roman";
/// Sides of A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);
/// The first line of a paragraph begins so far in: 1,27 cm.
const INDENT: i32 = 720;
/// Between paragraphs: 6 points.
const GAP: u32 = 120;
/// Between lines: 1,1 of a single one; the decree allows from 1 to 1,5.
const LINE: i32 = 264;

/// Twentieths of a point in so many millimetres.
pub const fn mm(millimetres: u32) -> u32 {
    (millimetres * 56_693 + 500) / 1000
}

/// Which way a page is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As documents are.
    Portrait,
    /// As wide tables are.
    Landscape,
}

impl Turn {
    fn size(self) -> (u32, u32) {
        match self {
            Self::Portrait => A4,
            Self::Landscape => (A4.1, A4.0),
        }
    }

    /// The width between the margins, in twentieths of a point.
    pub const fn room(self) -> u32 {
        let width = match self {
            Self::Portrait => A4.0,
            Self::Landscape => A4.1,
        };
        width - mm(30) - mm(15)
    }

    fn orientation(self) -> PageOrientationType {
        match self {
            Self::Portrait => PageOrientationType::Portrait,
            Self::Landscape => PageOrientationType::Landscape,
        }
    }
}

fn margin() -> PageMargin {
    let twips = |n| i32::try_from(mm(n)).unwrap_or_default();
    PageMargin {
        top: twips(20),
        bottom: twips(20),
        left: twips(30),
        right: twips(15),
        header: twips(10),
        footer: twips(10),
        gutter: 0,
    }
}

/// The number of the page, and under it what must stand on every page; the first page of a section shows neither.
fn head(remark: Option<&str>) -> Header {
    let number = Paragraph::new()
        .align(AlignmentType::Center)
        .add_page_num(PageNum::new());
    let header = Header::new().add_paragraph(number);
    match remark {
        Some(text) => header
            .add_paragraph(centred(text, Look::italic(11)))
            .add_paragraph(air(8)),
        None => header,
    }
}

/// A document whose last pages are held so, numbered from 1; `remark` stands at the head of every page but the first.
pub fn document(turn: Turn, remark: Option<&str>) -> Docx {
    let (width, height) = turn.size();
    Docx::new()
        .default_fonts(
            RunFonts::new()
                .ascii(FONT)
                .hi_ansi(FONT)
                .east_asia(FONT)
                .cs(FONT),
        )
        .default_size(28)
        .page_size(width, height)
        .page_orient(turn.orientation())
        .page_margin(margin())
        .page_num_type(PageNumType::new().start(1))
        .title_pg()
        .header(head(remark))
}

/// Pages before those last ones, numbered from 1 like them.
pub fn section(turn: Turn, remark: Option<&str>) -> Section {
    let (width, height) = turn.size();
    Section::new()
        .page_size(PageSize::new().size(width, height))
        .page_orient(turn.orientation())
        .page_margin(margin())
        .page_num_type(PageNumType::new().start(1))
        .title_pg()
        .header(head(remark))
}

/// The document as a file. The library cannot say three things, which are put where it leaves room for them: that a table's head comes
/// again on every page (see [`head_row`]), that the text is Vietnamese, and what made the document.
pub fn pack(mut docx: Docx, made: NaiveDate) -> Result<Vec<u8>, String> {
    let made = format!("{}T00:00:00Z", made.format("%Y-%m-%d"));
    docx = docx.created_at(&made).updated_at(&made);
    let mut parts = docx.build();
    let replaced = |part: &mut Vec<u8>, from: &str, to: &str| {
        *part = String::from_utf8_lossy(part).replace(from, to).into_bytes();
    };
    replaced(&mut parts.document, HEAD_ROW, "<w:tblHeader />");
    replaced(
        &mut parts.styles,
        "</w:rPr></w:rPrDefault>",
        "<w:lang w:val=\"vi-VN\" /></w:rPr></w:rPrDefault>",
    );
    replaced(&mut parts.doc_props.core, ">unknown<", ">giaoban<");
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(|error| error.to_string())?;
    Ok(out.into_inner())
}

/// What a document is made of, one under the other.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Box<Table>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Piece {
    fn from(table: Table) -> Self {
        Self::Table(Box::new(table))
    }
}

/// Adds a piece to the last pages of a document.
pub fn add(document: Docx, piece: Piece) -> Docx {
    match piece {
        Piece::Paragraph(paragraph) => document.add_paragraph(*paragraph),
        Piece::Table(table) => document.add_table(*table),
    }
}

/// Adds a piece to the pages before them.
pub fn add_to_section(section: Section, piece: Piece) -> Section {
    match piece {
        Piece::Paragraph(paragraph) => section.add_paragraph(*paragraph),
        Piece::Table(table) => section.add_table(*table),
    }
}

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Size in points.
    pub size: usize,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            size: 14,
            bold: false,
            italic: false,
        }
    }
}

impl Look {
    /// Bold, of a size.
    pub fn bold(size: usize) -> Self {
        Self {
            size,
            bold: true,
            italic: false,
        }
    }

    /// Italic, of a size.
    pub fn italic(size: usize) -> Self {
        Self {
            size,
            bold: false,
            italic: true,
        }
    }

    /// Plain, of a size.
    pub fn plain(size: usize) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }
}

/// Some letters. What cannot stand in a document is left out.
pub fn run(text: &str, look: Look) -> Run {
    let kept = |c: char| {
        if c.is_whitespace() && c != '\u{a0}' {
            ' '
        } else {
            c
        }
    };
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .map(kept)
        .collect();
    let run = Run::new().add_text(text).size(look.size * 2);
    let run = if look.bold { run.bold() } else { run };
    if look.italic { run.italic() } else { run }
}

/// Lines close together, with a gap above where wanted.
fn tight(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new()
        .before(before)
        .after(after)
        .line(240)
        .line_rule(LineSpacingType::Auto)
}

/// A line in the middle.
pub fn centred(text: &str, look: Look) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(tight(0, 0))
        .add_run(run(text, look))
}

/// A line at the left.
pub fn left(text: &str, look: Look) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Left)
        .line_spacing(tight(0, 0))
        .add_run(run(text, look))
}

/// A paragraph of the text.
pub fn body(text: &str, look: Look) -> Paragraph {
    let spacing = LineSpacing::new()
        .before(0)
        .after(GAP)
        .line(LINE)
        .line_rule(LineSpacingType::Auto);
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(INDENT)), None, None)
        .line_spacing(spacing)
        .widow_control(true)
        .add_run(run(text, look))
}

/// Air, in points.
pub fn air(points: u32) -> Paragraph {
    let line = i32::try_from(points * 20).unwrap_or(240);
    let spacing = LineSpacing::new()
        .before(0)
        .after(0)
        .line(line)
        .line_rule(LineSpacingType::Exact);
    Paragraph::new().line_spacing(spacing).size(2)
}

/// A line drawn in the middle of some room, both in twentieths of a point.
pub fn rule(length: u32, room: u32) -> Paragraph {
    let side = i32::try_from(room.saturating_sub(length) / 2).unwrap_or_default();
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .val(BorderType::Single)
        .size(6)
        .space(1)
        .color("000000");
    let spacing = LineSpacing::new()
        .before(40)
        .after(0)
        .line(120)
        .line_rule(LineSpacingType::Exact);
    let mut paragraph = air(6)
        .line_spacing(spacing)
        .indent(Some(side), None, Some(side), None);
    paragraph.property = paragraph
        .property
        .set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}

/// The length of a line of bold letters, in twentieths of a point.
pub fn length(text: &str, points: u32) -> u32 {
    text.nfd().map(em).sum::<u32>() * points / 50
}

/// Thousandths of the letter size that a bold letter takes in Times; marks above and below take none.
fn em(c: char) -> u32 {
    match c {
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'l' | '/' | '.' | ',' | ' ' | '\u{a0}' | ':' | ';' => 270,
        't' | 'f' | 'j' | '-' | '(' | ')' | 'I' => 340,
        'c' | 'e' | 'r' | 's' | 'z' => 430,
        'S' | 'F' | 'P' => 600,
        'B' | 'E' | 'L' | 'T' | 'Z' => 667,
        'M' | 'W' | 'm' => 900,
        'G' | 'H' | 'K' | 'O' | 'Q' => 778,
        c if c.is_uppercase() => 722,
        c if c.is_lowercase() => 540,
        _ => 500,
    }
}

/// A text in one line, or in two of about the same length where it is longer than the room, in twentieths of a point.
pub fn balanced(text: &str, points: u32, room: u32) -> Vec<String> {
    if length(text, points) <= room {
        return vec![text.to_string()];
    }
    let spaces = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let longest = |(a, b): &(&str, &str)| length(a, points).max(length(b.trim_start(), points));
    match spaces.min_by_key(longest) {
        Some((first, rest)) => vec![first.to_string(), rest.trim_start().to_string()],
        None => vec![text.to_string()],
    }
}

/// Two columns side by side, without lines around them; their widths in twentieths of a point.
pub fn columns(cells: [(u32, Vec<Paragraph>); 2]) -> Table {
    let widths: Vec<usize> = cells.iter().map(|(width, _)| *width as usize).collect();
    let cells = cells.map(|(width, paragraphs)| cell(width, paragraphs).clear_all_border());
    let row = TableRow::new(cells.to_vec()).cant_split();
    Table::without_borders(vec![row])
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// A cell of a table, its width in twentieths of a point.
pub fn cell(width: u32, paragraphs: Vec<Paragraph>) -> TableCell {
    let cell = TableCell::new()
        .width(width as usize, WidthType::Dxa)
        .vertical_align(VAlignType::Top);
    paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
}

/// What the library writes for a row at least this high, and for no other row.
const HEAD_ROW: &str = "<w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />";

/// The row of a table that comes again on every page.
pub fn head_row(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells)
        .cant_split()
        .row_height(1.0)
        .height_rule(HeightRule::AtLeast)
}

/// A table with lines, whose columns are so wide in twentieths of a point.
pub fn grid(widths: &[u32], rows: Vec<TableRow>) -> Table {
    Table::new(rows)
        .set_grid(widths.iter().map(|w| *w as usize).collect())
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(40, 80, 40, 80))
}
