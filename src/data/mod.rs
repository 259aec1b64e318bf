//! Data files as text: a tree with the places of everything, typed values, records, edits, and what is wrong in them. Pure.
//!
//! In reading order: `syntax` makes a tree of a file's text, `fields` reads single values out of it, `record` declares the
//! keys of each kind of record, `decode` makes the model of them, [`problem`] is what can be wrong. The other way:
//! [`mod@edit`] changes the text of a file. [`sheets`] lists every key there is.

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
pub(crate) mod record;
pub mod refused;
pub mod sheets;
pub(crate) mod syntax;
mod tokens;
pub mod typed;

pub use problem::{Problem, ProblemKind, Severity};
pub use record::{Key, Notation, Sheet};
pub use refused::{Fault, FaultKind, Refused};
