//! A theme with a look for every role.

use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};

use super::colour::Rgb;
use super::file::{Found, Look, Paint, TERMINAL, ThemeFile};
use super::role::Role;
use crate::data::ProblemKind;
use crate::data::near::nearest;
use crate::data::problem::Thing;
use crate::text::Lang;

/// A complete theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name on the command line and in files: `toi`.
    pub id: String,
    /// Its name in Vietnamese.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Whether its background is light.
    pub light: bool,
    pub(super) styles: [Style; Role::COUNT],
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            name_en: String::new(),
            light: false,
            styles: [Style::new(); Role::COUNT],
        }
    }
}

impl Theme {
    /// The look of a role, to be laid over a screen painted with that of [`Role::Text`]. It has a background only where the theme names one.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The name to show.
    pub fn label(&self, lang: Lang) -> &str {
        lang.pick(&self.name, &self.name_en)
    }

    /// Foreground and background of a role as they meet on the screen; nothing where either is the terminal's own.
    pub fn pair(&self, role: Role) -> Option<(Rgb, Rgb)> {
        Self::meet(self.style(Role::Text).patch(self.style(role)))
    }

    /// Foreground and background of a role on a card or in the selected row; nothing where either is the terminal's own, or where the
    /// role brings its own background and so does not stand there.
    pub fn pair_on(&self, ground: Role, role: Role) -> Option<(Rgb, Rgb)> {
        let style = self.style(role);
        if role != Role::Text && style.bg.is_some() {
            return None;
        }
        let page = self.style(Role::Text);
        Self::meet(page.patch(style).patch(self.style(ground)))
    }

    /// The colour between two fills, where the terminal has more than names for colours: `share` of the first.
    pub fn blend(&self, fill: Role, trough: Role, share: f64) -> Option<Color> {
        let (full, none) = (self.style(fill).fg?, self.style(trough).fg?);
        let mixed = rgb(full)?.mixed(rgb(none)?, share);
        Some(match full {
            Color::Indexed(_) => Color::Indexed(mixed.nearest_xterm(&[])),
            _ => Color::Rgb(mixed.0, mixed.1, mixed.2),
        })
    }

    fn meet(style: Style) -> Option<(Rgb, Rgb)> {
        let (fg, bg) = (rgb(style.fg?)?, rgb(style.bg?)?);
        Some(if style.add_modifier.contains(Modifier::REVERSED) {
            (bg, fg)
        } else {
            (fg, bg)
        })
    }

    /// Resolves the first file of a chain, in which each inherits the next; or every problem of that first file.
    pub(super) fn resolve(id: &str, chain: &[ThemeFile]) -> Result<Self, Found> {
        let mut found = Found::new();
        let Some(own) = chain.first() else {
            return Err(found);
        };
        let chain = Chain(chain);
        for look in Role::ALL.iter().filter_map(|&role| own.look(role)) {
            for paint in [&look.ink, &look.ground].into_iter().flatten() {
                if let Paint::Named(name, at) = paint
                    && chain.colour(name).is_none()
                {
                    found.push((Some(at.clone()), chain.unknown(name)));
                }
            }
        }
        let absent = |role: &&Role| chain.find(**role, |_| Some(())).is_none();
        let missing = Role::ALL.iter().filter(absent).map(|role| role.key());
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            found.push((None, ProblemKind::MissingRoles(missing)));
        }
        if !found.is_empty() {
            return Err(found);
        }
        let mut styles = [Style::new(); Role::COUNT];
        for (style, &role) in styles.iter_mut().zip(Role::ALL) {
            *style = chain.style(role);
        }
        Ok(Self {
            id: id.to_owned(),
            name: own.name.to_string(),
            name_en: own.name_en.to_string(),
            light: own.light,
            styles,
        })
    }

    /// What is hard to read in this theme.
    pub(super) fn hard_to_read(&self, own: &ThemeFile) -> Found {
        let mut faint: Vec<Faint> = Vec::new();
        for &role in Role::ALL {
            let limit = role.limit();
            let on_page = std::iter::once((None, self.pair(role)));
            let on_grounds = Role::GROUNDS.map(|ground| (Some(ground), self.pair_on(ground, role)));
            let faint_one = on_page.chain(on_grounds).find_map(|(ground, pair)| {
                let pair = pair.filter(|(a, b)| a.contrast(*b) < limit)?;
                Some((ground, pair))
            });
            let Some((ground, pair)) = faint_one else {
                continue;
            };
            // one colour of the palette serves many roles: say it once
            #[allow(clippy::float_cmp, reason = "one of a few constants")]
            let same = |f: &&mut Faint| (f.pair, f.limit, f.ground) == (pair, limit, ground);
            match faint.iter_mut().find(same) {
                Some(same) => same.roles.push(role),
                None => faint.push(Faint {
                    pair,
                    limit,
                    ground,
                    roles: vec![role],
                }),
            }
        }
        faint.into_iter().map(|faint| faint.told(own)).collect()
    }
}

/// Two colours that stand too near each other, and the roles that have them.
struct Faint {
    pair: (Rgb, Rgb),
    limit: f64,
    ground: Option<Role>,
    roles: Vec<Role>,
}

impl Faint {
    fn told(self, own: &ThemeFile) -> (Option<Range<usize>>, ProblemKind) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 1 to 21"
        )]
        let tenths = |contrast: f64| (contrast * 10.0).floor() as u32;
        let place = self.roles.iter().find_map(|&role| own.look(role));
        let kind = ProblemKind::Faint {
            roles: self.roles.iter().map(|role| role.key()).collect(),
            ratio: tenths(self.pair.0.contrast(self.pair.1)),
            least: tenths(self.limit),
            ground: self.ground.map(Role::key),
        };
        (place.map(|look| look.at.clone()), kind)
    }
}

/// The colour as light, where it is one that looks the same on every terminal.
pub(super) fn rgb(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Rgb(r, g, b) => Some(Rgb(r, g, b)),
        Color::Indexed(index) => Rgb::from_xterm(index),
        _ => None,
    }
}

/// A file, the one it inherits, and so on.
struct Chain<'c, 'a>(&'c [ThemeFile<'a>]);

impl<'a> Chain<'_, 'a> {
    /// What the nearest file says of a role, else of the role before its dot; each part of a look is asked for by itself.
    fn find<T>(&self, role: Role, part: impl Fn(&Look<'a>) -> Option<T>) -> Option<T> {
        let ask = |role| self.0.iter().find_map(|file| part(file.look(role)?));
        ask(role).or_else(|| role.fallback().and_then(ask))
    }

    fn colour(&self, name: &str) -> Option<Rgb> {
        let mut all = self.0.iter().flat_map(|file| &file.palette);
        all.find(|(other, _)| other == name)
            .map(|(_, colour)| *colour)
    }

    /// No palette has this name; what it may be instead.
    fn unknown(&self, name: &str) -> ProblemKind {
        let mut names: Vec<&str> = vec!["#rrggbb", TERMINAL];
        for (name, _) in self.0.iter().flat_map(|file| &file.palette) {
            if !names.contains(&&**name) {
                names.push(name);
            }
        }
        ProblemKind::Unknown {
            what: Thing::Colour,
            id: name.into(),
            near: nearest(name, names.iter().copied()).map(Into::into),
            all: names.into_iter().map(Into::into).collect(),
        }
    }

    fn paint(&self, paint: &Paint) -> Color {
        let colour = match paint {
            Paint::Terminal => None,
            Paint::Exact(colour) => Some(*colour),
            Paint::Named(name, _) => self.colour(name),
        };
        colour.map_or(Color::Reset, |Rgb(r, g, b)| Color::Rgb(r, g, b))
    }

    fn style(&self, role: Role) -> Style {
        let find = |role, part: fn(&Look<'a>) -> Option<Paint<'a>>| {
            self.find(role, part).map(|paint| self.paint(&paint))
        };
        let ink = |role| find(role, |look| look.ink.clone());
        let ground = find(role, |look| look.ground.clone());
        let mut style = Style::new();
        if !matches!(role, Role::Card | Role::Selected) {
            let ink = ink(role).or_else(|| ink(Role::Text));
            style.fg = Some(ink.unwrap_or(Color::Reset));
        }
        style.bg = match role {
            Role::Text => Some(ground.unwrap_or(Color::Reset)),
            _ => ground,
        };
        let modifiers = [
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
        ];
        for (at, modifier) in modifiers.into_iter().enumerate() {
            let set = self.find(role, |look| look.modifiers.get(at).copied().flatten());
            style = match set {
                Some(true) => style.add_modifier(modifier),
                Some(false) => style.remove_modifier(modifier),
                None => style,
            };
        }
        style
    }
}
