//! Data files as text: a tree with the places of everything, typed values, records, edits, and what is wrong in them. Pure.
//!
//! In reading order: `syntax` makes a tree of a file's text, `fields` reads typed values out of it, `decode` makes the
//! model of these, [`problem`] is what can be wrong. The other way: [`mod@edit`] changes the text of a file.

mod brackets;
pub(crate) mod decode;
pub mod edit;
pub(crate) mod fields;
pub(crate) mod lexical;
pub mod meeting;
pub(crate) mod near;
mod parser;
pub(crate) mod place;
pub mod problem;
pub mod record;
pub(crate) mod syntax;
mod tokens;
pub mod typed;

pub use problem::{Problem, ProblemKind, Severity};
