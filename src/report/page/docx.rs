//! Documents for Word: the XML of their parts, made of the templates beside this file, in a zip archive.

use std::io::{self, Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::form::Leading;
use super::letters::{balanced, length};
use super::{
    Align, Block, Cell, Column, Document, Drawing, Letterhead, Signature, Style, Table, Turn,
};
use crate::text::page as text;

/// Sides of A4 in twentieths of a point, the unit of all lengths but those of pictures.
const A4: [u32; 2] = [11_906, 16_838];
const POINT: u32 = 20;
/// A tenth of a millimetre in the unit of pictures.
const TENTH: u32 = 3600;
const KEEP_NEXT: &str = "<w:keepNext/>";
const MIDDLE: &str = r#"<w:vAlign w:val="center"/>"#;

/// A template beside this file, filled in.
macro_rules! template {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($file:literal $(, $name:ident $(= $value:expr)?)*) => {
        format!(
            include_str!(concat!("docx/", $file)),
            $($name = template!(@value $name $($value)?)),*
        )
    };
}

/// The document as a file.
pub fn write(document: &Document) -> io::Result<Vec<u8>> {
    let mut writer = Writer {
        document,
        turn: Turn::Portrait,
        body: remarks(document, false),
        pictures: Vec::new(),
    };
    let next = document.blocks.iter().skip(1).map(Some).chain([None]);
    for (block, next) in document.blocks.iter().zip(next) {
        let written = writer.block(block, next);
        writer.body += &written;
    }
    writer.pack()
}

/// What has been written so far, and how the pages are held that are being written.
struct Writer<'a> {
    document: &'a Document,
    turn: Turn,
    body: String,
    pictures: Vec<&'a Drawing>,
}

/// Twentieths of a point in so many hundredths of a millimetre.
const fn twips(hundredths: u32) -> u32 {
    (hundredths * 56_693 + 50_000) / 100_000
}

const fn mm(millimetres: u32) -> u32 {
    twips(millimetres * 100)
}

/// Text without what XML forbids; every blank but the no-break one is a plain one.
fn xml(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() && c != '\u{a0}';
    let plain = |c| if blank(c) { ' ' } else { c };
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().map(plain).filter(allowed).collect();
    escape(text).into_owned()
}

fn run(text: &str) -> String {
    let text = xml(text);
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph in a style, with properties of its own.
fn paragraph(style: Style, own: &str, runs: &str) -> String {
    let style = style.code();
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{own}</w:pPr>{runs}</w:p>\n")
}

fn plain(style: Style, text: &str) -> String {
    paragraph(style, "", &run(text))
}

fn heading(depth: u8, style: Style, text: &str) -> String {
    let level = depth.saturating_sub(1);
    let own = format!(r#"<w:outlineLvl w:val="{level}"/>"#);
    paragraph(style, &own, &run(text))
}

fn remarks(document: &Document, only_of_every_page: bool) -> String {
    let all = document.remarks.iter();
    let shown = all.filter(|remark| remark.on_every_page || !only_of_every_page);
    shown.map(|r| plain(Style::Remark, r.text)).collect()
}

fn row(own: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{own}</w:trPr>{cells}</w:tr>\n")
}

fn cell(width: u32, own: &str, paragraphs: &str) -> String {
    let width = format!(r#"<w:tcW w:w="{width}" w:type="dxa"/>"#);
    format!("<w:tc><w:tcPr>{width}{own}</w:tcPr>{paragraphs}</w:tc>")
}

/// A table with lines or without, its columns so wide.
fn table(widths: &[u32], border: &str, margin: u32, rows: &str) -> String {
    let column = |width: &u32| format!(r#"<w:gridCol w:w="{width}"/>"#);
    let grid: String = widths.iter().map(column).collect();
    let whole: u32 = widths.iter().sum();
    template!("table.xml", whole, border, margin, grid, rows)
}

/// Two columns without lines.
fn columns(widths: [u32; 2], rows: &[[String; 2]]) -> String {
    let [left, right] = widths;
    let pair = |[a, b]: &[String; 2]| row("", &(cell(left, "", a) + &cell(right, "", b)));
    table(
        &widths,
        "nil",
        0,
        &rows.iter().map(pair).collect::<String>(),
    )
}

impl<'a> Writer<'a> {
    /// Width, height and which of them is up.
    fn paper(&self) -> (u32, u32, &'static str) {
        let [short, long] = A4;
        match self.turn {
            Turn::Portrait => (short, long, "portrait"),
            Turn::Landscape => (long, short, "landscape"),
        }
    }

    /// The width between the margins.
    fn room(&self) -> u32 {
        let [_, _, left, right] = self.document.form.margins;
        self.paper().0 - mm(left) - mm(right)
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>) -> String {
        match block {
            Block::Letterhead(head) => self.letterhead(head),
            Block::Heading(depth, style, text) => heading(*depth, *style, text),
            Block::Part(number, title) => {
                plain(Style::Part, number) + &heading(2, Style::Part, title)
            }
            // no signature stands alone on its page, nor does what begins a list end one
            Block::Text(Style::Body, text)
                if text.ends_with(':') || matches!(next, Some(Block::Signature(_))) =>
            {
                paragraph(Style::Body, KEEP_NEXT, &run(text))
            }
            Block::Text(Style::Body, text) => plain(Style::Body, text),
            Block::Text(style, text) => self.lines(*style, text, self.room()),
            Block::Item(depth, text) => {
                let mark = if *depth == 0 { '-' } else { '+' };
                plain(Style::Body, &format!("{mark} {text}"))
            }
            Block::Figure(caption, drawing) => {
                let picture = self.picture(drawing, caption);
                plain(Style::Caption, caption) + &paragraph(Style::Picture, "", &picture)
            }
            Block::Table(table) => self.table(table),
            Block::Signature(signature) => self.signature(signature),
            Block::Pages(turn) => {
                let end = paragraph(Style::Rule, &self.section(), "");
                self.turn = *turn;
                end
            }
        }
    }

    /// Short text in lines of about the same length, and under it the rule that its look asks for.
    fn lines(&self, style: Style, text: &str, room: u32) -> String {
        let size = (self.document.form.look)(style).size;
        // letters are only about as wide as they are counted
        let lines = balanced(text, size, room - mm(4));
        let last = lines.last().map_or("", String::as_str);
        let rule = self.rule(style, last, room);
        let lines = lines.iter().map(|line| plain(style, line));
        lines.chain([rule]).collect()
    }

    fn rule(&self, style: Style, under: &str, room: u32) -> String {
        let look = (self.document.form.look)(style);
        if look.rule == 0 {
            return String::new();
        }
        let side = room.saturating_sub(length(under, look.size) * look.rule / 100) / 2;
        let own = template!("rule.xml", after = look.after * POINT, side);
        paragraph(Style::Rule, &own, "")
    }

    /// The issuing body on the left, the state on the right; number and day stand on one line.
    fn letterhead(&self, head: &Letterhead) -> String {
        let widths = self.document.form.letterhead.map(mm);
        let lines = |style, text| self.lines(style, text, widths[0]);
        let parent = head
            .parent
            .as_deref()
            .map(|text| lines(Style::Parent, text));
        let issuer = parent.unwrap_or_default() + &lines(Style::Issuer, &head.issuer);
        let [state, motto] = head.crest;
        let rule = self.rule(Style::Motto, motto, widths[1]);
        let crest = plain(Style::State, state) + &plain(Style::Motto, motto) + &rule;
        let number = plain(Style::Number, &head.number);
        let day = plain(Style::PlaceAndDay, &head.place_and_day);
        columns(widths, &[[issuer, crest], [number, day]])
    }

    /// Who gets it on the left, who signs on the right with room for the hand.
    fn signature(&self, signature: &Signature) -> String {
        let half = self.room() / 2;
        let lines = signature.recipient_lines();
        let list = lines.iter().map(|line| plain(Style::Recipient, line));
        let word = match lines.as_slice() {
            [] => "",
            _ => text::recipients(self.document.lang),
        };
        let to = [plain(Style::RecipientsWord, word)].into_iter().chain(list);
        let [power, office] = &signature.authority;
        let by = [
            plain(Style::Power, power),
            plain(Style::Office, office),
            plain(
                Style::Signer,
                signature.signer.as_deref().unwrap_or_default(),
            ),
        ];
        columns([half, half], &[[to.collect(), by.concat()]])
    }

    fn table(&mut self, of: &'a Table) -> String {
        let widths: Vec<u32> = of.columns.iter().map(|c| mm(c.width)).collect();
        let head = |c: &Column| cell(mm(c.width), MIDDLE, &plain(Style::TableHead, c.head));
        let mut rows = row(
            "<w:tblHeader/>",
            &of.columns.iter().map(head).collect::<String>(),
        );
        for cells in &of.rows {
            let mut out = String::new();
            if let [Cell::Text(_, title)] = cells.as_slice() {
                let span = format!(r#"<w:gridSpan w:val="{}"/>"#, widths.len());
                out = cell(widths.iter().sum(), &span, &plain(Style::TableGroup, title));
            } else {
                for (of, column) in cells.iter().zip(&of.columns) {
                    out += &self.cell(of, column);
                }
            }
            rows += &row("", &out);
        }
        table(&widths, "single", 80, &rows)
    }

    fn cell(&mut self, of: &'a Cell, column: &Column) -> String {
        let (depth, inside) = match of {
            Cell::Text(depth, text) => (*depth, run(text)),
            Cell::Drawn(Some((drawing, words))) => (0, self.picture(drawing, words)),
            Cell::Drawn(None) => (0, String::new()),
        };
        let (left, align) = (mm(2) * u32::from(depth), jc(column.align));
        let own = format!(r#"<w:ind w:left="{left}"/><w:jc w:val="{align}"/>"#);
        let inside = paragraph(Style::Cell, &own, &inside);
        cell(mm(column.width), MIDDLE, &inside)
    }

    /// A picture in a run; the words are for those who do not see it.
    fn picture(&mut self, drawing: &'a Drawing, words: &str) -> String {
        self.pictures.push(drawing);
        let id = self.pictures.len();
        let [width, height] = drawing.size().map(|length| length * TENTH);
        let words = xml(words);
        template!("picture.xml", id, words, width, height)
    }

    /// The pages of what has been written since the last ones.
    fn section(&self) -> String {
        let (width, height, orient) = self.paper();
        let [top, bottom, left, right] = self.document.form.margins.map(mm);
        let edge = mm(self.document.form.edge);
        template!(
            "section.xml",
            width,
            height,
            orient,
            top,
            bottom,
            left,
            right,
            edge
        )
    }

    fn style(&self, style: Style) -> String {
        let form = self.document.form;
        let look = (form.look)(style);
        let is_text = look.align == Align::Justified;
        let (line, rule) = match form.leading {
            _ if style == Style::Rule => (POINT, "exact"),
            Leading::Percent(percent) if is_text => (240 * percent / 100, "auto"),
            Leading::Exactly(points) if is_text => (points * POINT, "exact"),
            _ => (240, "auto"),
        };
        let (first, gap) = if is_text {
            (twips(form.first_line), form.between_paragraphs)
        } else {
            (0, if look.rule > 0 { 0 } else { look.after })
        };
        template!(
            "style.xml",
            id = style.code(),
            name = style.name(self.document.lang),
            leads = look.leads,
            before = look.before * POINT,
            after = gap * POINT,
            line,
            rule,
            first,
            align = jc(look.align),
            bold = look.bold,
            italic = look.italic,
            size = look.size * 2
        )
    }

    fn pack(mut self) -> io::Result<Vec<u8>> {
        // no page ends with a table
        self.body += &paragraph(Style::Rule, "", "");
        self.body += &self.section();
        let body = &self.body;
        let styles: String = Style::ALL.iter().map(|style| self.style(*style)).collect();
        let language = self.document.lang.pick("vi-VN", "en-GB");
        let made = self.document.made.format("%Y-%m-%d");
        let pictures = (1..=self.pictures.len()).map(|id| template!("picture.rel.xml", id));
        let pictures: String = pictures.collect();
        let remarks = remarks(self.document, true);
        let parts = [
            ("[Content_Types].xml", template!("content-types.xml")),
            ("_rels/.rels", template!("package.rels.xml")),
            ("docProps/core.xml", template!("core.xml", made)),
            (
                "word/_rels/document.xml.rels",
                template!("document.rels.xml", pictures),
            ),
            ("word/settings.xml", template!("settings.xml")),
            ("word/styles.xml", template!("styles.xml", language, styles)),
            ("word/header.xml", template!("header.xml")),
            ("word/footer.xml", template!("footer.xml", remarks)),
            ("word/document.xml", template!("document.xml", body)),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // the same bytes whenever it is written
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        for (name, text) in parts {
            zip.start_file(name, options)?;
            zip.write_all(text.as_bytes())?;
        }
        for (at, picture) in (1..).zip(&self.pictures) {
            zip.start_file(format!("word/media/picture{at}.png"), options)?;
            zip.write_all(&picture.png()?)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

const fn jc(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
        Align::Justified => "both",
    }
}
