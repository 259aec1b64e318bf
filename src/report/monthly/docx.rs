//! The monthly report as a document for Word: page, fonts and head as Nghị định 30/2020/NĐ-CP has them.

use chrono::NaiveDate;
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, LineSpacing, LineSpacingType, PageMargin,
    PageNum, Paragraph, Pic, Run, RunFonts, Shading, SpecialIndentType, Table, TableAlignmentType,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::picture;
use super::{Block, Line, Monthly, PlanRow};
use crate::text::{Lang, monthly as text};

const FONT: &str = "Times New Roman";
/// Half points of the text, of tables, of small print.
const BODY: usize = 28;
const TABLE: usize = 22;
const SMALL: usize = 24;
/// Twips of a page: A4, 20 mm above, below and on the right, 30 mm on the left.
const PAGE: (u32, u32) = (11906, 16838);
const EDGE: i32 = 1134;
const LEFT_EDGE: i32 = 1701;
/// Twips between the edges.
const WIDTH: usize = 9071;
/// Points on a screen to the units of a drawing.
const EMU: u32 = 9525;
/// The height that marks the head row of a table until the document is written, for which the library has no word.
const HEAD_HEIGHT: f32 = 413.0;
const HEAD_MARK: &str = r#"<w:trHeight w:val="413" w:hRule="atLeast" />"#;
const COMMITTEE: &str = "ỦY BAN NHÂN DÂN";
const PICTURE_MARK: &str = r#"<wp:docPr id="1" name="Figure" />"#;

/// The bytes of the document, which bears the day it is made.
pub fn build(report: &Monthly, lang: Lang, made: NaiveDate) -> Result<Vec<u8>, String> {
    let fonts = RunFonts::new()
        .ascii(FONT)
        .hi_ansi(FONT)
        .east_asia(FONT)
        .cs(FONT);
    let stamp = format!("{made}T00:00:00Z");
    let mut writer = Writer {
        docx: Docx::new(),
        lang,
        alternatives: Vec::new(),
    };
    writer.docx = writer
        .docx
        .default_fonts(fonts)
        .default_size(BODY)
        .created_at(&stamp)
        .updated_at(&stamp)
        .page_size(PAGE.0, PAGE.1)
        .page_margin(
            PageMargin::new()
                .top(EDGE)
                .bottom(EDGE)
                .left(LEFT_EDGE)
                .right(EDGE)
                .header(567)
                .footer(567)
                .gutter(0),
        );
    writer.pages(report);
    writer.head(report);
    // a signature does not stand alone on its page
    if let Some((last, blocks)) = report.blocks.split_last() {
        writer.blocks(blocks)?;
        if let Block::Paragraph(words) = last {
            writer.add(plain().add_run(run(words)).keep_next(true).keep_lines(true));
        }
    }
    writer.close(report);
    writer.blocks(&report.appendices)?;
    let alternatives = writer.alternatives;
    let mut parts = writer.docx.build();
    let document = String::from_utf8_lossy(&parts.document).into_owned();
    parts.document = finished(&document, &alternatives).into_bytes();
    let mut bytes = std::io::Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|e| e.to_string())?;
    Ok(bytes.into_inner())
}

/// Says what the library cannot: heads of tables repeat on every page, every picture has its own number and its words for those who do not see it.
fn finished(document: &str, alternatives: &[String]) -> String {
    let document = document.replace(HEAD_MARK, &format!("{HEAD_MARK}<w:tblHeader />"));
    let mut out = String::with_capacity(document.len());
    for (at, piece) in document.split(PICTURE_MARK).enumerate() {
        if at > 0 {
            let words = alternatives.get(at - 1).map_or("", String::as_str);
            let own = format!(
                r#"<wp:docPr id="{at}" name="Figure {at}" descr="{}" />"#,
                escaped(words)
            );
            out.push_str(&own);
        }
        out.push_str(piece);
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

struct Writer {
    docx: Docx,
    lang: Lang,
    /// What each picture shows, in words.
    alternatives: Vec<String>,
}

fn run(words: &str) -> Run {
    Run::new().add_text(words)
}

fn spaced(after: u32) -> LineSpacing {
    LineSpacing::new()
        .after(after)
        .line_rule(LineSpacingType::Auto)
        .line(252)
}

/// A paragraph of the text: both edges even, its first line 1 cm in.
fn plain() -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(Some(0), Some(SpecialIndentType::FirstLine(567)), None, None)
        .line_spacing(spaced(100))
}

fn centred(words: &str, size: usize) -> Paragraph {
    Paragraph::new()
        .add_run(run(words).bold().size(size))
        .align(AlignmentType::Center)
        .line_spacing(spaced(60))
}

/// A cell without a frame, so wide.
fn open_cell(width: usize, paragraphs: Vec<Paragraph>) -> TableCell {
    paragraphs
        .into_iter()
        .fold(
            TableCell::new().width(width, WidthType::Dxa),
            TableCell::add_paragraph,
        )
        .clear_all_border()
}

fn open_table(widths: [usize; 2], cells: [Vec<Paragraph>; 2]) -> Table {
    let [left, right] = cells;
    let row = TableRow::new(vec![
        open_cell(widths[0], left),
        open_cell(widths[1], right),
    ])
    .cant_split();
    let table = Table::without_borders(vec![row])
        .set_grid(widths.to_vec())
        .layout(TableLayoutType::Fixed)
        .width(WIDTH, WidthType::Dxa);
    table.margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

impl Writer {
    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn table(&mut self, table: Table) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    /// The number of the page above, but for the first; what is made up says so below every page.
    fn pages(&mut self, report: &Monthly) {
        let number = Paragraph::new()
            .add_page_num(PageNum::new())
            .align(AlignmentType::Center);
        let words = report.illustrative.unwrap_or_default();
        let below = || {
            Footer::new().add_paragraph(
                Paragraph::new()
                    .add_run(run(words).bold().size(SMALL))
                    .align(AlignmentType::Center),
            )
        };
        let docx = std::mem::take(&mut self.docx)
            .first_header(Header::new().add_paragraph(Paragraph::new()));
        self.docx = docx
            .header(Header::new().add_paragraph(number))
            .first_footer(below())
            .footer(below());
    }

    fn head(&mut self, report: &Monthly) {
        let head = &report.head;
        self.add(
            Paragraph::new()
                .add_run(run(report.draft).italic().size(TABLE))
                .align(AlignmentType::Center)
                .line_spacing(spaced(120)),
        );
        let line = |words: &str, bold: bool, size| {
            let run = run(words).size(size);
            let run = if bold { run.bold() } else { run };
            Paragraph::new()
                .add_run(run)
                .align(AlignmentType::Center)
                .line_spacing(spaced(0))
        };
        let mut left: Vec<Paragraph> = head
            .parent
            .iter()
            .map(|p| line(p, false, SMALL + 2))
            .collect();
        // the body stands over the name of its place
        let body = head
            .body
            .split_once(COMMITTEE)
            .filter(|(before, after)| before.is_empty() && !after.is_empty());
        match body {
            Some((_, of)) => left.extend([
                line(COMMITTEE, true, SMALL + 2),
                line(of.trim(), true, SMALL + 2),
            ]),
            None => left.push(line(&head.body, true, SMALL + 2)),
        }
        left.extend([
            line("————————", false, 12),
            line(head.number, false, SMALL + 2),
        ]);
        let [country, motto] = head.country;
        let place = Paragraph::new()
            .add_run(run(&head.place).italic().size(SMALL + 2))
            .align(AlignmentType::Center)
            .line_spacing(spaced(0));
        let right = vec![
            line(country, true, SMALL),
            line(motto, true, SMALL + 2),
            line("———————————————", false, 12),
            place,
        ];
        self.table(open_table([3371, 5700], [left, right]));
        self.add(Paragraph::new().line_spacing(spaced(60)));
        self.add(centred(head.kind, BODY));
        self.add(centred(&head.subject, BODY));
        self.add(
            Paragraph::new()
                .add_run(run("————————").size(12))
                .align(AlignmentType::Center)
                .line_spacing(spaced(160)),
        );
    }

    fn close(&mut self, report: &Monthly) {
        let close = &report.close;
        let small = |words: &str, size: usize| {
            Paragraph::new()
                .add_run(run(words).size(size))
                .line_spacing(spaced(0))
        };
        let mut left = Vec::new();
        if !close.recipients.is_empty() {
            left.push(
                Paragraph::new()
                    .add_run(run(close.word).bold().italic().size(SMALL))
                    .line_spacing(spaced(0)),
            );
            let count = close.recipients.len();
            left.extend(close.recipients.iter().enumerate().map(|(at, r)| {
                small(
                    &format!("- {r}{}", if at + 1 == count { "." } else { ";" }),
                    TABLE,
                )
            }));
        }
        if left.is_empty() {
            left.push(Paragraph::new());
        }
        let mut right: Vec<Paragraph> = close.signs.iter().map(|s| centred(s, BODY)).collect();
        right.extend(std::iter::repeat_with(Paragraph::new).take(4));
        right.push(centred(close.signer.as_deref().unwrap_or_default(), BODY));
        self.add(Paragraph::new().line_spacing(spaced(60)).keep_next(true));
        self.table(open_table([4371, 4700], [left, right]));
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), String> {
        for block in blocks {
            match block {
                Block::Part(word, title) => {
                    if let Some(word) = word {
                        self.add(centred(word, BODY).keep_next(true));
                    }
                    self.add(centred(title, BODY).keep_next(true));
                }
                Block::Appendix(title) => {
                    self.add(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)));
                    self.add(centred(title, BODY).keep_next(true));
                }
                Block::Heading(level, title) => {
                    let run = run(title).bold();
                    let run = if *level == 3 { run.italic() } else { run };
                    let level = usize::from(level.saturating_sub(1));
                    self.add(plain().add_run(run).keep_next(true).outline_lvl(level));
                }
                Block::Paragraph(words) => self.add(plain().add_run(run(words))),
                Block::Item(depth, words) => {
                    let mark = if *depth == 0 { "-" } else { "+" };
                    self.add(plain().add_run(run(&format!("{mark} {words}"))));
                }
                Block::Dots => {
                    let dots = text::dots(self.lang);
                    self.add(plain().add_run(run(dots)));
                }
                Block::Plans(rows) => {
                    self.add(
                        plain().add_run(run(text::legend_bar(self.lang)).italic().size(SMALL)),
                    );
                    self.plans(rows)?;
                }
                Block::Trends(lines) => {
                    self.add(
                        plain().add_run(run(text::legend_trend(self.lang)).italic().size(SMALL)),
                    );
                    lines.iter().try_for_each(|line| self.trend(line))?;
                }
            }
        }
        Ok(())
    }

    /// A picture in a run; `words` say what it shows.
    fn picture(
        &mut self,
        bytes: Vec<u8>,
        (width, height): (u32, u32),
        shrunk: u32,
        words: &str,
    ) -> Run {
        self.alternatives.push(words.to_string());
        let name = format!("rIdImage{}", self.alternatives.len());
        let pic = Pic::new_with_dimensions(bytes, width, height)
            .id(name)
            .size(width * EMU / shrunk, height * EMU / shrunk);
        Run::new().add_image(pic)
    }

    fn trend(&mut self, line: &Line) -> Result<(), String> {
        let bytes = picture::line(line).map_err(|e| e.to_string())?;
        let caption = Paragraph::new()
            .add_run(run(&line.caption).size(SMALL))
            .line_spacing(LineSpacing::new().before(120).after(20));
        self.add(caption.keep_next(true));
        let picture = self.picture(bytes, picture::LINE, 2, &line.caption);
        self.add(
            Paragraph::new()
                .add_run(picture)
                .align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().after(60)),
        );
        Ok(())
    }

    fn plans(&mut self, rows: &[PlanRow]) -> Result<(), String> {
        const WIDTHS: [usize; 8] = [420, 2111, 1500, 1500, 800, 800, 1000, 940];
        let lang = self.lang;
        let heads = [
            text::column_number(lang),
            text::column_name(lang),
            text::column_plan(lang),
            text::column_actual(lang),
            text::column_percent(lang),
            text::column_pace(lang),
            text::column_bar(lang),
            text::column_verdict(lang),
        ];
        let cell = |at: usize, paragraphs: Vec<Paragraph>| {
            let width = WIDTHS.get(at).copied().unwrap_or(0);
            let cell = TableCell::new()
                .width(width, WidthType::Dxa)
                .vertical_align(VAlignType::Center);
            paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
        };
        let words = |words: &str, align| {
            Paragraph::new()
                .add_run(run(words).size(TABLE))
                .align(align)
                .line_spacing(LineSpacing::new().after(0))
        };
        let head = heads.iter().enumerate().map(|(at, head)| {
            let head = Paragraph::new()
                .add_run(run(head).bold().size(TABLE))
                .align(AlignmentType::Center);
            cell(at, vec![head.line_spacing(LineSpacing::new().after(0))])
                .shading(Shading::new().fill("D9E2EC"))
        });
        let mut table = vec![
            TableRow::new(head.collect())
                .row_height(HEAD_HEIGHT)
                .cant_split(),
        ];
        let mut number = 0;
        for row in rows {
            number += usize::from(!row.name.is_empty());
            let first = if row.name.is_empty() {
                String::new()
            } else {
                number.to_string()
            };
            let against = Paragraph::new()
                .add_run(run(&row.against).italic().size(TABLE - 2))
                .line_spacing(LineSpacing::new().after(0));
            let indent = 120 * i32::from(row.depth.min(3));
            let mut name = Vec::new();
            if !row.name.is_empty() {
                name.push(words(&row.name, AlignmentType::Left).indent(
                    Some(indent),
                    None,
                    None,
                    None,
                ));
            }
            name.push(against.indent(Some(indent), None, None, None));
            let bar = match row.bar {
                Some((done, pace)) => {
                    let bytes = picture::bar(done, pace).map_err(|e| e.to_string())?;
                    let [_, _, percent, due] = &row.figures;
                    let said = format!(
                        "{} {percent}%, {} {due}",
                        text::column_bar(lang),
                        text::column_pace(lang)
                    );
                    Paragraph::new().add_run(self.picture(bytes, picture::BAR, 7, &said))
                }
                None => Paragraph::new(),
            };
            let [plan, actual, percent, pace] = &row.figures;
            table.push(
                TableRow::new(vec![
                    cell(0, vec![words(&first, AlignmentType::Center)]),
                    cell(1, name),
                    cell(2, vec![words(plan, AlignmentType::Right)]),
                    cell(3, vec![words(actual, AlignmentType::Right)]),
                    cell(4, vec![words(percent, AlignmentType::Right)]),
                    cell(5, vec![words(pace, AlignmentType::Right)]),
                    cell(6, vec![bar.align(AlignmentType::Center)]),
                    cell(7, vec![words(&row.verdict, AlignmentType::Left)]),
                ])
                .cant_split(),
            );
        }
        let table = Table::new(table)
            .set_grid(WIDTHS.to_vec())
            .layout(TableLayoutType::Fixed)
            .width(WIDTH, WidthType::Dxa);
        self.table(
            table
                .align(TableAlignmentType::Center)
                .margins(TableCellMargins::new().margin(20, 60, 20, 60)),
        );
        Ok(())
    }
}
