//! The same theme on terminals with fewer colours.

use std::sync::LazyLock;

use ratatui::style::{Color, Style};

use super::colour::Rgb;
use super::registry::{PLAIN, Registry};
use super::resolved::{Theme, rgb};
use super::role::Role;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// All of them.
    True,
    /// The 256 of xterm.
    C256,
    /// Sixteen, of which nobody knows how they look.
    C16,
    /// None, or none wanted.
    None,
}

impl Theme {
    /// This theme as a terminal of that depth can show it; id and names stay.
    ///
    /// With 256 colours every colour becomes the nearest that keeps the role's contrast. With 16 none is used, since their contrast falls
    /// to 2:1 on common terminals: bold, underline and reverse are this theme's and those of `don-sac` together. Without colours all is `don-sac`.
    pub fn at(&self, depth: Depth) -> Self {
        let mut theme = self.clone();
        match depth {
            Depth::True => {}
            Depth::C256 => to_256(&mut theme),
            Depth::C16 => {
                for (style, plain) in theme.styles.iter_mut().zip(plain()) {
                    *style = without_colour(*style, *plain);
                }
            }
            Depth::None => theme.styles = *plain(),
        }
        theme
    }
}

/// The looks of `don-sac`.
fn plain() -> &'static [Style; Role::COUNT] {
    static STYLES: LazyLock<[Style; Role::COUNT]> = LazyLock::new(|| {
        let plain = Registry::bundled().get(PLAIN);
        plain.map_or([Style::new(); Role::COUNT], |theme| theme.styles)
    });
    &STYLES
}

fn without_colour(style: Style, plain: Style) -> Style {
    let add = style.add_modifier | plain.add_modifier;
    let sub = (style.sub_modifier | plain.sub_modifier) - add;
    Style {
        fg: style.fg.map(|_| Color::Reset),
        bg: style.bg.map(|_| Color::Reset),
        add_modifier: add,
        sub_modifier: sub,
        ..style
    }
}

fn to_256(theme: &mut Theme) {
    // backgrounds first: the foregrounds are chosen to stand on them
    for style in &mut theme.styles {
        style.bg = style.bg.map(|bg| indexed(bg, &[]));
    }
    let screen = theme.style(Role::Text).bg.and_then(rgb);
    let grounds = Role::GROUNDS.map(|ground| theme.style(ground).bg.and_then(rgb));
    let mut known: Vec<(Color, Option<Rgb>, f64, Color)> = Vec::with_capacity(Role::COUNT);
    for (style, role) in theme.styles.iter_mut().zip(Role::ALL) {
        let Some(fg) = style.fg else { continue };
        let own = if *role == Role::Text {
            None
        } else {
            style.bg.and_then(rgb)
        };
        let limit = role.limit();
        // roles share colours, and a search through 240 of them is the dear part of all this
        #[allow(clippy::float_cmp, reason = "one of a few constants")]
        let again = known
            .iter()
            .find(|(f, g, l, _)| *f == fg && *g == own && *l == limit)
            .map(|k| k.3);
        let mapped = again.unwrap_or_else(|| {
            let all = match own {
                Some(ground) => vec![ground],
                None => std::iter::once(screen).chain(grounds).flatten().collect(),
            };
            let all = all.into_iter().map(|ground| (ground, limit));
            indexed(fg, &all.collect::<Vec<_>>())
        });
        if again.is_none() {
            known.push((fg, own, limit, mapped));
        }
        style.fg = Some(mapped);
    }
}

fn indexed(colour: Color, grounds: &[(Rgb, f64)]) -> Color {
    match colour {
        Color::Rgb(r, g, b) => Color::Indexed(Rgb(r, g, b).nearest_xterm(grounds)),
        other => other,
    }
}
