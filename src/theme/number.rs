//! Roles as colours, for what is painted here and seen elsewhere, in another theme.

use ratatui::style::{Color, Style};

use super::{Role, Theme};

/// The first number that is none of the sixteen colours that terminals choose themselves.
const FIRST: u8 = 16;

/// The colour that stands for a role. That of the trough can not be mixed with others, so that no colour comes to lie between two roles.
fn colour(role: Role) -> Color {
    match role {
        Role::Track => Color::White,
        // there are fewer than 200 roles
        role => Color::Indexed(FIRST + role as u8),
    }
}

impl Theme {
    /// A theme whose colours stand for the roles themselves.
    pub fn of_roles() -> Self {
        let mut theme = Self::default();
        for (style, role) in theme.styles.iter_mut().zip(Role::ALL) {
            *style = if Role::GROUNDS.contains(role) {
                Style::new().bg(colour(*role))
            } else {
                Style::new().fg(colour(*role))
            };
        }
        theme
    }
}

impl Role {
    /// The role that a colour of [`Theme::of_roles`] stands for.
    pub fn of(seen: Color) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| colour(*role) == seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_colour_of_its_own_and_none_lies_between_two() {
        let theme = Theme::of_roles();
        for role in Role::ALL {
            let style = theme.style(*role);
            let found = [style.fg, style.bg].into_iter().flatten().map(Role::of);
            assert_eq!(found.collect::<Vec<_>>(), [Some(*role)]);
            assert_eq!(theme.blend(*role, Role::Track, 0.5), None);
        }
        assert_eq!(Role::of(Color::Reset), None);
    }
}
