//! giaoban: a terminal dashboard for the Monday meeting of a Vietnamese commune.

pub mod input;
pub mod model;
pub mod terminal;
