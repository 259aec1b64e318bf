//! How a whole is made up: parts side by side in one bar, what is left of it as the trough.
//!
//! ```text
//! ▆▆▆▄▄▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆   3 done, 2 soon due, the rest open
//! ```

use crate::theme::Role;
use crate::view::Look;
use crate::view::pen::{Pen, count};

/// A part: how many, its role, and whether it is striped where there are no colours.
pub type Part = (usize, Role, bool);

/// Draws the parts of `total` over the whole pen. What there is at all has a cell at least.
pub fn draw(pen: &mut Pen<'_>, parts: &[Part], total: usize) {
    let wide = usize::from(pen.width());
    let glyphs = pen.look.glyphs;
    let shaded = pen.look.shaded();
    let tall = pen.height() > 1;
    let [low, high] = glyphs.striped;
    let (bar, stripe) = if tall {
        (glyphs.tall_bar, high)
    } else {
        (glyphs.bar, low)
    };
    let mut fill = |from: usize, to: usize, sign: &str, role: Role| {
        for y in 0..pen.height() {
            for x in from..to {
                pen.text(count(x), y, sign, role);
            }
        }
    };
    let mut x = 0;
    for (size, role, striped) in parts.iter().filter(|(size, ..)| *size > 0) {
        let cells = (size * wide + total / 2) / total.max(1);
        let end = (x + cells.max(1)).min(wide);
        let sign = if *striped && !shaded { stripe } else { bar };
        fill(x, end, sign, *role);
        x = end;
    }
    let trough = if shaded { bar } else { glyphs.trough };
    fill(x, wide, trough, Role::Track);
}

/// The sign of what is left of a whole.
pub fn trough(look: Look<'_>) -> &'static str {
    if look.shaded() {
        look.glyphs.bar
    } else {
        look.glyphs.trough
    }
}
