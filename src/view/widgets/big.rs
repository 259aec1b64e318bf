//! Figures several rows tall.
//!
//! [`fit`] finds the tallest size at which a whole figure and its unit have room, [`Choice::draw`] draws it. A figure is never cut: where the
//! caller allows a rounded form it names it as a further candidate, and where nothing fits nothing is drawn.

mod font;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::input::tall::{self, Tall};
use crate::text::GlyphSet;
use font::{Font, Picture};

/// Rows up to which a longer form gives way to a shorter one for the sake of size. Taller than this the figure grows, but loses no digit for it.
pub const ENOUGH: u16 = 8;

/// Where the unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitPlace {
    /// There is none.
    Nowhere,
    /// After the figure, where its digits stand.
    Beside,
    /// In the row below.
    Below,
}

/// What is drawn, and how large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which of the candidates it is.
    pub candidate: usize,
    /// Rows of the figure itself: 1 is bold text.
    pub rows: u16,
    /// Columns of everything.
    pub width: u16,
    /// Rows of everything.
    pub height: u16,
    figure: String,
    unit: String,
    place: UnitPlace,
    size: Option<(Font, u16)>,
    ascii: bool,
}

/// The tallest way to draw one of the candidates, the first of which is the one to prefer, with its unit, in so much room. Digits, `.`, `,`, `%`,
/// the minus, `+`, `/`, `:`, `<` and the space can be tall; a candidate with other signs is text of one row. The unit, which may be empty, is such a text
/// always. In ASCII the digits are made of `#`. None where not even one row has room for a whole candidate and the unit.
pub fn fit<S: AsRef<str>>(
    room: Size,
    candidates: &[S],
    unit: &str,
    set: GlyphSet,
) -> Option<Choice> {
    let ascii = set == GlyphSet::Ascii;
    let ways = candidates
        .iter()
        .enumerate()
        .flat_map(|(at, text)| ways(room, at, text.as_ref(), unit, ascii));
    ways.max_by_key(|w| {
        (
            w.rows.min(ENOUGH),
            std::cmp::Reverse(w.candidate),
            w.rows,
            w.place == UnitPlace::Beside,
        )
    })
}

/// All ways to draw one figure, each as tall as the room lets it.
fn ways(room: Size, candidate: usize, figure: &str, unit: &str, ascii: bool) -> Vec<Choice> {
    let unit_width = columns(unit);
    let places: &[UnitPlace] = if unit.is_empty() {
        &[UnitPlace::Nowhere]
    } else {
        &[UnitPlace::Beside, UnitPlace::Below]
    };
    let pictures = [Font::Three, Font::Four]
        .map(|font| Picture::new(font, figure).map(|picture| (font, picture)));
    let mut out = Vec::new();
    for place in places.iter().copied() {
        let beside = if place == UnitPlace::Beside {
            unit_width.saturating_add(1)
        } else {
            0
        };
        let below = u16::from(place == UnitPlace::Below);
        let choice = |width: u16, rows: u16, size| Choice {
            candidate,
            rows,
            width: width
                .saturating_add(beside)
                .max(if below == 1 { unit_width } else { 0 }),
            height: rows.saturating_add(below),
            figure: figure.to_string(),
            unit: unit.to_string(),
            place,
            size,
            ascii,
        };
        let (most_width, most_height) = (
            room.width.saturating_sub(beside),
            room.height.saturating_sub(below),
        );
        for (font, picture) in pictures.iter().flatten() {
            let per_cell = u32::from(per_cell(ascii));
            let scale = (u32::from(most_width) * 2 / u32::from(picture.width))
                .min(u32::from(most_height) * per_cell / u32::from(picture.height))
                .min(u32::from(u16::MAX / 16));
            let Ok(scale) = u16::try_from(scale) else {
                continue;
            };
            if scale > 0 {
                out.push(choice(
                    across(picture.width, scale),
                    down(picture.height, scale, ascii),
                    Some((*font, scale)),
                ));
            }
        }
        if !figure.is_empty() {
            out.push(choice(columns(figure), 1, None));
        }
    }
    out.retain(|c| c.width <= room.width && c.height <= room.height);
    out
}

/// Pixels of a cell from top to bottom. From left to right it has two, which are the same.
const fn per_cell(ascii: bool) -> u16 {
    if ascii { 1 } else { 2 }
}

/// Columns that so many pixels take at a scale.
fn across(pixels: u16, scale: u16) -> u16 {
    down(pixels, scale, false)
}

/// Rows that so many pixels take at a scale.
fn down(pixels: u16, scale: u16, ascii: bool) -> u16 {
    u16::try_from((u32::from(pixels) * u32::from(scale)).div_ceil(u32::from(per_cell(ascii))))
        .unwrap_or(u16::MAX)
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

impl Choice {
    /// The figure that was chosen.
    pub fn figure(&self) -> &str {
        &self.figure
    }

    /// Draws it at the top left of an area. Where it does not fit nothing is drawn.
    pub fn draw(&self, figure: Style, unit: Style, area: Rect, buf: &mut Buffer) {
        self.draw_as(false, figure, unit, area, buf);
    }

    /// Draws it, in the terminal's own larger sizes of text where `tall` and where that is about as large.
    pub fn draw_as(&self, tall: bool, figure: Style, unit: Style, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.width < self.width || area.height < self.height {
            return;
        }
        let (figure_width, stands) = if let Some((width, stands)) =
            self.text_size().filter(|_| tall).and_then(|rows| {
                let (font, scale) = self.size?;
                let stands = down(font.base(), scale, self.ascii).saturating_sub(1);
                write_tall(
                    &self.figure,
                    rows,
                    solid(figure),
                    area,
                    (stands + 1).saturating_sub(rows),
                    buf,
                )
                .map(|width| (width, stands))
            }) {
            (width, stands)
        } else if let Some((font, scale)) = self.size {
            let width = paint(
                &self.figure,
                font,
                scale,
                self.ascii,
                solid(figure),
                area,
                buf,
            );
            (
                width,
                down(font.base(), scale, self.ascii).saturating_sub(1),
            )
        } else {
            buf.set_stringn(
                area.x,
                area.y,
                &self.figure,
                usize::from(area.width),
                figure.add_modifier(Modifier::BOLD),
            );
            (columns(&self.figure), 0)
        };
        let (x, y) = match self.place {
            UnitPlace::Nowhere => return,
            UnitPlace::Beside => (figure_width.saturating_add(1), stands),
            UnitPlace::Below => (0, self.rows),
        };
        buf.set_stringn(
            area.x.saturating_add(x),
            area.y.saturating_add(y),
            &self.unit,
            usize::from(area.width.saturating_sub(x)),
            unit,
        );
    }
}

impl Choice {
    /// The size of text that fills about the same room, where there is one that is not much smaller.
    fn text_size(&self) -> Option<u16> {
        let (font, scale) = self.size?;
        let picture = Picture::new(font, &self.figure)?;
        let signs = u16::try_from(self.figure.chars().count())
            .ok()
            .filter(|n| *n > 0)?;
        let high = down(font.base(), scale, self.ascii);
        let rows = (across(picture.width, scale) / signs)
            .min(high)
            .min(tall::MOST);
        (rows >= 3 && rows * 4 >= high * 3).then_some(rows)
    }
}

/// Writes a figure in a larger size of text, so many rows down; gives back the columns it takes, or nothing where it has a sign that cannot be
/// so written.
fn write_tall(
    text: &str,
    rows: u16,
    style: Style,
    area: Rect,
    down: u16,
    buf: &mut Buffer,
) -> Option<u16> {
    let plain = |sign| match sign {
        '\u{2212}' => '-',
        '\u{a0}' => ' ',
        other => other,
    };
    let firsts: Vec<char> = text
        .chars()
        .map(|sign| tall::first(rows, plain(sign)))
        .collect::<Option<_>>()?;
    let width = u16::try_from(firsts.len()).ok()?.checked_mul(rows)?;
    if width > area.width || down + rows > area.height {
        return None;
    }
    for (left, first) in (area.x..).step_by(usize::from(rows)).zip(firsts) {
        for (x, y) in (0..rows).flat_map(|y| (0..rows).map(move |x| (x, y))) {
            let sign = if (x, y) == (0, 0) {
                first
            } else {
                tall::rest(rows, x, y)?
            };
            if let Some(cell) = buf.cell_mut((left + x, area.y + down + y)) {
                cell.set_char(sign).set_style(style);
            }
        }
    }
    Some(width)
}

/// Makes text of what is left of tall signs that something else was written over.
pub fn mend_tall(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    let read =
        |buf: &Buffer, x: u16, y: u16| buf.cell((x, y)).and_then(|cell| tall::read(cell.symbol()));
    let mut whole = std::collections::HashSet::new();
    for place in area.positions() {
        let Some(Tall::First { rows, .. }) = read(buf, place.x, place.y) else {
            continue;
        };
        let cells = || (0..rows).flat_map(move |y| (0..rows).map(move |x| (x, y)));
        let is_rest = |(x, y): (u16, u16)| {
            let cell = buf.cell((place.x.saturating_add(x), place.y.saturating_add(y)));
            let wanted = tall::rest(rows, x, y);
            cell.is_some_and(|cell| cell.symbol().chars().next() == wanted)
        };
        if cells().skip(1).all(is_rest) {
            whole.extend(cells().map(|(x, y)| (place.x + x, place.y + y)));
        }
    }
    for place in area.positions().filter(|p| !whole.contains(&(p.x, p.y))) {
        let text = match read(buf, place.x, place.y) {
            None => continue,
            Some(Tall::First { sign, .. }) => sign,
            Some(Tall::Rest) => ' ',
        };
        if let Some(cell) = buf.cell_mut(place) {
            cell.set_char(text);
        }
    }
}

/// Blocks take only the colour: reversed or underlined they could not be read.
fn solid(style: Style) -> Style {
    style.remove_modifier(Modifier::REVERSED | Modifier::UNDERLINED | Modifier::DIM)
}

/// Which halves of a cell are set: the upper, the lower, from the lowest bit. Strokes are whole cells wide, so no font lacks them.
const HALVES: [&str; 4] = [" ", "▀", "▄", "█"];

/// Draws the pixels; gives back the columns they take. A cell without a pixel stays as it is.
fn paint(
    text: &str,
    font: Font,
    scale: u16,
    ascii: bool,
    style: Style,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let Some(picture) = Picture::new(font, text) else {
        return 0;
    };
    let (width, height) = (
        across(picture.width, scale),
        down(picture.height, scale, ascii),
    );
    let mut halves = vec![0usize; usize::from(width) * usize::from(height)];
    let per_cell = per_cell(ascii);
    picture.each(|px, py| {
        for (x, y) in
            (0..scale).flat_map(|dy| (0..scale).map(move |dx| (px * scale + dx, py * scale + dy)))
        {
            let at = usize::from(y / per_cell) * usize::from(width) + usize::from(x / 2);
            if let Some(cell) = halves.get_mut(at) {
                *cell |= 1 << (y % per_cell);
            }
        }
    });
    for (at, set) in halves.into_iter().enumerate().filter(|(_, set)| *set > 0) {
        let Ok(at) = u32::try_from(at) else { continue };
        let (x, y) = (at % u32::from(width), at / u32::from(width));
        let place = u16::try_from(x)
            .ok()
            .zip(u16::try_from(y).ok())
            .map(|(x, y)| (area.x.saturating_add(x), area.y.saturating_add(y)));
        let Some(place) = place.filter(|(x, y)| *x < area.right() && *y < area.bottom()) else {
            continue;
        };
        if let Some(cell) = buf.cell_mut(place) {
            cell.set_symbol(if ascii {
                "#"
            } else {
                HALVES.get(set).copied().unwrap_or(" ")
            })
            .set_style(style);
        }
    }
    width
}

/// Rows of a figure of the middle size: four of halves, or five of whole cells.
pub const fn height(set: GlyphSet) -> u16 {
    match set {
        GlyphSet::Ascii => 5,
        _ => 4,
    }
}
