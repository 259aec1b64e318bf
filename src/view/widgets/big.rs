//! Figures several rows tall.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

/// Rows that a big figure takes.
pub const HEIGHT: u16 = 4;

/// Columns that a big figure takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(text.chars().count()).unwrap_or(u16::MAX).saturating_mul(4)
}

/// Draws digits, separators, the minus and the percent sign four rows tall, four columns each.
pub fn draw(text: &str, style: Style, area: Rect, buf: &mut Buffer) {
    // the font knows the hyphen, not the real minus
    let text = text.replace('\u{2212}', "-");
    BigText::builder().pixel_size(PixelSize::Quadrant).style(style).lines([text.into()]).build().render(area.intersection(buf.area), buf);
}
