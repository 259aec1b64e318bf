//! A page drawn small, for a screen that has colours of its own.

use serde::{Deserialize, Serialize};

use crate::theme::Role;

/// A page as it will be seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Columns.
    pub width: u16,
    /// From top to bottom.
    pub rows: Vec<Vec<Stroke>>,
}

/// A text with its role, and the ground under it where that is not the page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stroke(pub Role, pub Option<Role>, pub String);
