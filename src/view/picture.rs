//! The page to come, drawn small here and painted on a second screen in its own colours: what is sent are texts and their roles.
//!
//! It is the page itself in fewer cells, so it shows what the projector will, and hides what the projector hides.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::pen::{Pen, count};
use super::{Glyphs, Look, present};
use crate::app::notes::{Picture, Stroke};
use crate::app::{Present, State};
use crate::theme::{Role, Theme};

/// Columns and rows of the pictures, shaped like a projector's.
const SIZES: [(u16, u16); 4] = [(48, 14), (58, 17), (78, 22), (98, 28)];

/// What comes next in the presentation, from small to large; nothing at its end. The signs are those of the terminal that presents.
pub fn ahead(state: &State, glyphs: &'static Glyphs) -> Vec<Picture> {
    let next = state.present.as_ref().and_then(Present::ahead);
    let Some(next) = next else { return Vec::new() };
    let theme = Theme::of_roles();
    let look = Look {
        theme: &theme,
        // larger sizes of text are made of cells that cannot be told one by one
        glyphs: Glyphs::of(glyphs.set),
        lang: state.lang,
    };
    let picture = |(columns, rows)| {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        present::page(&mut Pen::new(&mut buf, area, look), state, &next);
        let rows = buf.content.chunks(usize::from(columns)).map(strokes);
        Picture {
            width: columns,
            rows: rows.collect(),
        }
    };
    SIZES.map(picture).to_vec()
}

/// The texts of a row, without the blank cells at its end.
fn strokes(row: &[Cell]) -> Vec<Stroke> {
    let mut out: Vec<Stroke> = Vec::new();
    for cell in row {
        let ground = Role::of(cell.bg);
        let ink = Role::of(cell.fg).unwrap_or(Role::Text);
        match out.last_mut() {
            Some(Stroke(role, under, text)) if (*role, *under) == (ink, ground) => {
                text.push_str(cell.symbol());
            }
            _ => out.push(Stroke(ink, ground, cell.symbol().to_string())),
        }
    }
    if let Some(Stroke(_, None, text)) = out.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            out.pop();
        }
    }
    out
}

/// The largest picture that fits into a room, of those whose signs the screen has.
pub fn fitting<'a>(
    pictures: &'a [Picture],
    columns: u16,
    rows: u16,
    look: Look<'_>,
) -> Option<&'a Picture> {
    let set = look.glyphs.set;
    let has = |Stroke(_, _, text): &Stroke| text.chars().all(|sign| super::has(set, sign));
    let fits = |picture: &&Picture| {
        picture.width <= columns
            && count(picture.rows.len()) <= rows
            && picture.rows.iter().flatten().all(has)
    };
    pictures.iter().rfind(fits)
}

/// Paints a picture on a ground of its own.
pub fn draw(pen: &mut Pen<'_>, picture: &Picture) {
    let rows = count(picture.rows.len());
    let pen = &mut pen.part(0, 0, picture.width, rows);
    pen.card();
    for (y, row) in (0..rows).zip(&picture.rows) {
        let mut x = 0;
        for Stroke(ink, ground, text) in row {
            let mut style = pen.style(*ink);
            if let Some(ground) = ground {
                style = style.patch(pen.style(*ground));
            }
            x = pen.styled(x, y, text, style);
        }
    }
}
