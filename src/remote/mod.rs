//! What may be asked for from another machine: who asks, and which words are a command.
//!
//! A line from outside is split into words here, never by a shell, and stands or falls by a list: four commands, and of their options
//! those that name no place on this machine. Pure: nothing is run here and nothing is read.

pub mod setup;
mod visit;
mod whitelist;
mod words;

use crate::app::Access;
use crate::model::Lang;
use crate::model::words::words;

pub use visit::Visit;
pub use whitelist::{Refusal, is_export, whitelist};

words! {
    /// What somebody may do; by its code in files and logs.
    #[derive(Default)]
    Role {
        /// Looks.
        #[default]
        Viewer: "viewer", "xem", "viewer";
        /// Looks, takes down conclusions and changes the states of tasks.
        Editor: "editor", "ghi", "editor";
        /// Looks, and types figures.
        Clerk: "clerk", "nhap", "clerk";
    }
}

impl Role {
    /// What the dashboard writes for somebody who has it, where anything is written at all.
    pub fn access(self, read_only: bool) -> Access {
        match self {
            _ if read_only => Access::ReadOnly,
            Self::Viewer => Access::ReadOnly,
            Self::Editor => Access::Records,
            Self::Clerk => Access::Figures,
        }
    }

    /// The role of this name, in Vietnamese or English.
    pub fn read(name: &str) -> Option<Self> {
        let named = |role: &Self| [role.code(), role.name(Lang::Vi)].contains(&name);
        Self::ALL.iter().copied().find(named)
    }
}

/// What a command answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// For the standard output.
    pub text: String,
    /// For the standard error; empty for none, otherwise with its line end.
    pub remark: String,
    /// The exit code.
    pub code: u8,
}

/// Text that came from outside, fit to be shown: short, and nothing in it that a terminal obeys or that turns letters around.
pub fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let tame = |c: char| {
        if c.is_alphanumeric()
            || c == ' '
            || c.is_ascii_graphic()
            || ('\u{300}'..'\u{370}').contains(&c)
        {
            c
        } else {
            '?'
        }
    };
    let mut out: String = text.chars().take(MOST).map(tame).collect();
    if text.chars().nth(MOST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_two_names() {
        for (name, expect) in [
            ("xem", Some(Role::Viewer)),
            ("viewer", Some(Role::Viewer)),
            ("ghi", Some(Role::Editor)),
            ("editor", Some(Role::Editor)),
            ("nhap", Some(Role::Clerk)),
            ("clerk", Some(Role::Clerk)),
            ("root", None),
            ("", None),
            ("Editor", None),
        ] {
            assert_eq!(Role::read(name), expect, "{name:?}");
        }
        for role in Role::ALL.iter().copied() {
            assert_eq!(Role::read(role.code()), Some(role));
        }
    }

    #[test]
    fn what_is_shown_is_tame() {
        for (text, expect) in [
            ("thu ngân sách", "thu ngân sách"),
            ("; rm -rf $HOME", "; rm -rf $HOME"),
            ("\x1b[31m\u{202e}abc\n", "?[31m?abc?"),
            ("nga\u{302}n", "nga\u{302}n"),
        ] {
            assert_eq!(shown(text), expect, "{text:?}");
        }
        assert_eq!(shown(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
        assert_eq!(shown(&"a".repeat(60)), "a".repeat(60));
    }
}
