//! The notice as a document: the places of its elements are those of Nghị định 30/2020/NĐ-CP, Phụ lục I and III.

use docx_rs::{AlignmentType, Paragraph, Table, TableRow, VAlignType};

use super::{FollowUp, Line, Notice, Part};
use crate::report::docx::{self, Look, Piece, Turn};
use crate::text::minutes as words;

/// The columns of the head: the issuing body, and the state with its motto.
const HEAD: (u32, u32) = (docx::mm(66), docx::mm(99));
/// The columns of the table, in millimetres: together the room of a page on its side.
const COLUMNS: [u32; 7] = [11, 66, 38, 38, 27, 30, 42];
/// The table's letters.
const TABLE: usize = 12;

/// Writes the notice.
pub fn write(notice: &Notice) -> Result<Vec<u8>, String> {
    let remarks = notice.remarks().join(". ");
    let remark = (!remarks.is_empty()).then_some(&*remarks);
    let text = text(notice);
    let document = match &notice.follow_up {
        Some(table) => {
            let before = text
                .into_iter()
                .fold(docx::section(Turn::Portrait, remark), docx::add_to_section);
            let document = docx::document(Turn::Landscape, remark).add_section(before);
            follow_up(table, remark)
                .into_iter()
                .fold(document, docx::add)
        }
        None => text
            .into_iter()
            .fold(docx::document(Turn::Portrait, remark), docx::add),
    };
    docx::pack(document, notice.date)
}

fn text(notice: &Notice) -> Vec<Piece> {
    let room = Turn::Portrait.room();
    let subject = docx::balanced(&notice.subject, 14, room);
    let mut out: Vec<Piece> = vec![
        head(notice).into(),
        docx::air(18).into(),
        docx::centred(words::KIND, Look::bold(14)).into(),
    ];
    out.extend(
        subject
            .iter()
            .map(|line| docx::centred(line, Look::bold(14)).into()),
    );
    out.push(docx::rule(under(subject.last(), 14), room).into());
    out.extend(
        notice
            .remarks()
            .into_iter()
            .map(|remark| docx::centred(&format!("({remark})"), Look::italic(13)).into()),
    );
    out.extend([
        docx::air(12).into(),
        docx::body(&notice.opening, Look::default()).into(),
    ]);
    for (part, numeral) in notice.parts.iter().zip(super::NUMERALS) {
        out.extend(self::part(part, numeral));
    }
    let closing = docx::body(&notice.closing, Look::default()).keep_next(true);
    out.extend([
        closing.into(),
        docx::air(6).keep_next(true).into(),
        signature(notice).into(),
    ]);
    out
}

/// A line under letters is drawn under two fifths of their length: the decree has from one third to one half.
fn under(text: Option<&String>, points: u32) -> u32 {
    text.map_or(0, |text| docx::length(text, points) * 2 / 5)
        .max(docx::mm(10))
}

/// The issuing body and the number on the left; the state, its motto, place and day on the right.
fn head(notice: &Notice) -> Table {
    let mut left: Vec<Paragraph> = Vec::new();
    let lines = |text: &str| name(text, HEAD.0 - docx::mm(4));
    left.extend(
        notice
            .parent
            .iter()
            .flat_map(|parent| lines(parent))
            .map(|line| docx::centred(&line, Look::plain(13))),
    );
    let body = lines(&notice.body);
    left.extend(body.iter().map(|line| docx::centred(line, Look::bold(13))));
    left.push(docx::rule(under(body.last(), 13), HEAD.0));
    let mut right = vec![
        docx::centred(words::STATE, Look::bold(13)),
        docx::centred(words::MOTTO, Look::bold(14)),
    ];
    right.push(docx::rule(docx::length(words::MOTTO, 14), HEAD.1));
    // number and day stand on one line
    let short = (left.len(), right.len());
    let level = |paragraphs: &mut Vec<Paragraph>, missing: usize| {
        paragraphs.extend((0..missing).map(|_| docx::air(15)));
    };
    level(&mut left, short.1.saturating_sub(short.0));
    level(&mut right, short.0.saturating_sub(short.1));
    left.push(docx::centred(&notice.number, Look::plain(13)));
    right.push(docx::centred(&notice.place_and_day, Look::italic(14)));
    docx::columns([(HEAD.0, left), (HEAD.1, right)])
}

/// The name of a body; where it needs two lines, the second begins with the sort of place.
fn name(text: &str, room: u32) -> Vec<String> {
    let fits = |line: &str| docx::length(line, 13) <= room;
    let parts = words::PLACES
        .iter()
        .find_map(|place| text.find(place))
        .and_then(|at| text.split_at_checked(at));
    match parts {
        Some((first, rest)) if !fits(text) && fits(first) && fits(rest) => {
            vec![first.to_string(), rest.trim().to_string()]
        }
        _ => docx::balanced(text, 13, room),
    }
}

fn part(part: &Part, numeral: &str) -> Vec<Piece> {
    let title = docx::body(&format!("{numeral}. {}", part.title), Look::bold(14))
        .align(AlignmentType::Left);
    let lines = super::marked(&part.lines)
        .into_iter()
        .map(|(line, mark)| match line {
            Line::Heading(text) => docx::body(&format!("{mark} {text}"), Look::bold(14))
                .keep_next(true)
                .into(),
            Line::Text(text) => docx::body(text, Look::default()).into(),
            Line::Item(text) | Line::Lettered(text) => {
                docx::body(&format!("{mark} {text}"), Look::default()).into()
            }
        });
    std::iter::once(title.keep_next(true).into())
        .chain(lines)
        .collect()
}

/// Who gets it on the left, who signs on the right with room for the hand.
fn signature(notice: &Notice) -> Table {
    let room = Turn::Portrait.room();
    let mut left = vec![docx::left(
        words::RECIPIENTS,
        Look {
            size: 12,
            bold: true,
            italic: true,
        },
    )];
    left.extend(
        notice
            .recipient_lines()
            .iter()
            .map(|line| docx::left(line, Look::plain(11))),
    );
    let mut right: Vec<Paragraph> = notice
        .authority
        .iter()
        .map(|line| docx::centred(line, Look::bold(14)))
        .collect();
    right.push(docx::air(72));
    right.push(docx::centred(&notice.signer, Look::bold(14)));
    docx::columns([(room / 2, left), (room - room / 2, right)])
}

/// The table on pages of its own.
fn follow_up(table: &FollowUp, remark: Option<&str>) -> Vec<Piece> {
    let widths = COLUMNS.map(docx::mm);
    let centre = |text: &str, look| vec![docx::centred(text, look)];
    let head = words::COLUMNS.iter().zip(widths).map(|(name, width)| {
        let cell = docx::cell(width, centre(name, Look::bold(TABLE)));
        cell.vertical_align(VAlignType::Center)
    });
    let mut rows = vec![docx::head_row(head.collect())];
    for (title, of) in &table.groups {
        let whole = docx::cell(
            widths.iter().sum(),
            vec![docx::left(title, Look::bold(TABLE)).keep_next(true)],
        )
        .grid_span(widths.len());
        rows.push(TableRow::new(vec![whole]).cant_split());
        for cells in of {
            let cells = cells
                .iter()
                .zip(widths)
                .enumerate()
                .map(|(at, (text, width))| {
                    // the number and the day
                    let look = Look::plain(TABLE);
                    docx::cell(
                        width,
                        if matches!(at, 0 | 4) {
                            centre(text, look)
                        } else {
                            vec![docx::left(text, look)]
                        },
                    )
                });
            rows.push(TableRow::new(cells.collect()).cant_split());
        }
    }
    let mut out: Vec<Piece> = vec![
        docx::centred(words::APPENDIX, Look::bold(14)).into(),
        docx::centred(words::FOLLOW_UP, Look::bold(14)).into(),
        docx::centred(&table.with, Look::italic(14)).into(),
    ];
    out.extend(remark.map(|remark| docx::centred(remark, Look::italic(12)).into()));
    out.extend([
        docx::air(12).into(),
        docx::grid(&widths, rows).into(),
        docx::air(6).into(),
    ]);
    out
}
