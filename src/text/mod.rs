//! Every text that a user reads, in Vietnamese and English.

pub mod errors;

/// The language of everything a user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}
