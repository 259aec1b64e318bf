//! What can be wrong with a theme file, and where.

use super::role::Role;
use crate::text::Lang;
use crate::text::theme as text;

/// A place in a file: line and column, in characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset.
    pub fn of(source: &str, offset: usize) -> Self {
        let before = source.get(..offset).unwrap_or(source);
        let last = before.rsplit_once('\n').map_or(before, |(_, last)| last);
        Self {
            line: before.matches('\n').count() + 1,
            column: last.chars().count() + 1,
        }
    }

    /// The place that is `inner` in a piece of text which itself begins at this place.
    pub fn within(self, inner: Self) -> Self {
        let column = if inner.line == 1 {
            self.column + inner.column - 1
        } else {
            inner.column
        };
        Self {
            line: self.line + inner.line - 1,
            column,
        }
    }
}

/// One thing wrong with one theme file.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeProblem {
    /// The file, as its reader named it.
    pub file: String,
    /// Where in the file, where that can be said.
    pub place: Option<Place>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a theme file.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// The text does not follow the format; with what stands there (nothing at the end of the file).
    Syntax(String),
    /// A mark of a word processor in place of a plain one.
    WordProcessorMark(char),
    /// A key that does not exist there, and those that do.
    UnknownKey(String, &'static [&'static str]),
    /// A key that must be there and is not, or is empty.
    MissingKey(&'static str),
    /// A key, a role or a colour's name written twice.
    Twice(String),
    /// Something else in place of a quoted text.
    NotText(String),
    /// Something else in place of yes or no.
    NotYesNo(String),
    /// A background that is neither light nor dark.
    UnknownGround(String),
    /// A role that does not exist.
    UnknownRole(String),
    /// A colour that is not `#rrggbb`.
    BadColour(String),
    /// A name that no palette has, and the names there are.
    UnknownColour(String, Vec<String>),
    /// A name that a colour may not have.
    BadColourName(String),
    /// A foreground for the band of the selected row.
    SelectedInk,
    /// A theme to inherit that does not exist, and those that do.
    UnknownParent(String, Vec<String>),
    /// A theme to inherit that itself has errors.
    BrokenParent(String),
    /// Themes that inherit each other in a ring.
    Loop(Vec<String>),
    /// Roles without a look.
    MissingRoles(Vec<&'static str>),
    /// Two files for one theme.
    SameName(String),
    /// Colours that are hard to read; the theme is used all the same.
    Contrast {
        /// The roles that have these two colours.
        roles: Vec<&'static str>,
        /// The contrast of the two.
        ratio: f64,
        /// The least contrast that those roles need.
        limit: f64,
        /// Whether on the band of the selected row rather than on its own background.
        selected: bool,
    },
}

impl ThemeProblem {
    /// Whether the theme is used all the same.
    pub fn is_warning(&self) -> bool {
        matches!(self.kind, ProblemKind::Contrast { .. })
    }

    /// The whole message: where and what was read; then what is allowed; then what to do.
    pub fn message(&self, lang: Lang) -> String {
        let place = self
            .place
            .map(|p| format!(":{}:{}", p.line, p.column))
            .unwrap_or_default();
        text::message(lang, &format!("{}{place}", self.file), &self.explain(lang))
    }

    fn explain(&self, lang: Lang) -> text::Explanation {
        match &self.kind {
            ProblemKind::Syntax(read) => text::syntax(lang, read),
            ProblemKind::WordProcessorMark(mark) => text::word_processor_mark(lang, *mark),
            ProblemKind::UnknownKey(read, allowed) => text::unknown_key(lang, read, allowed),
            ProblemKind::MissingKey(key) => text::missing_key(lang, key),
            ProblemKind::Twice(read) => text::twice(lang, read),
            ProblemKind::NotText(read) => text::not_text(lang, read),
            ProblemKind::NotYesNo(read) => text::not_yes_no(lang, read),
            ProblemKind::UnknownGround(read) => text::unknown_ground(lang, read),
            ProblemKind::UnknownRole(read) => {
                text::unknown_role(lang, read, Role::ALL.iter().map(|r| r.key()))
            }
            ProblemKind::BadColour(read) => text::bad_colour(lang, read),
            ProblemKind::UnknownColour(read, names) => text::unknown_colour(lang, read, names),
            ProblemKind::BadColourName(read) => text::bad_colour_name(lang, read),
            ProblemKind::SelectedInk => text::selected_ink(lang),
            ProblemKind::UnknownParent(read, names) => text::unknown_parent(lang, read, names),
            ProblemKind::BrokenParent(read) => text::broken_parent(lang, read),
            ProblemKind::Loop(chain) => text::inheritance_loop(lang, chain),
            ProblemKind::MissingRoles(roles) => text::missing_roles(lang, roles),
            ProblemKind::SameName(id) => text::same_name(lang, id),
            ProblemKind::Contrast {
                roles,
                ratio,
                limit,
                selected,
            } => text::contrast(lang, roles, *ratio, *limit, *selected),
        }
    }
}
