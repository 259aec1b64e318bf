//! Files to model and back: reads the data, and says exactly what is wrong with it. All file input and output is here.
//!
//! In reading order: [`source`] gives bytes, `syntax` makes a tree with places of them, `fields` reads typed values out of the
//! tree, `decode` makes the model of these, [`load`] ties it together. [`problem`] is what can be wrong, [`render`] shows it.

mod brackets;
mod decode;
mod fields;
mod lexical;
pub mod load;
mod near;
mod parser;
mod place;
pub mod probe;
pub mod problem;
pub mod render;
pub mod source;
mod syntax;
pub mod themes;
mod tokens;

pub use load::{CommuneEntry, Loaded, Store};
pub use problem::{Problem, ProblemKind, Severity};
pub use source::Root;
