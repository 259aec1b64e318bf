//! Files to model and back: reads the data, and says exactly what is wrong with it. All file input and output is here.
//!
//! In reading order: [`source`] gives bytes, `syntax` makes a tree with places of them, `fields` reads typed values out of the
//! tree, `decode` makes the model of these, [`load`] ties it together. [`problem`] is what can be wrong, [`render`] shows it.
//! The other way: [`mod@edit`] changes the text of a file, [`mod@write`] saves it, [`meeting`] writes the record of a meeting with both,
//! [`figures`] the figures of a period.
//! [`watch`] tells when somebody else has written, and `recall` keeps what files said when they were last good.
//! [`workbook`] reads the tables of other programs, [`intake`] saves what they say.

mod brackets;
mod decode;
pub mod edit;
mod fields;
pub mod figures;
pub mod intake;
mod lexical;
pub mod load;
pub mod log;
pub mod meeting;
mod near;
mod parser;
mod place;
pub mod probe;
pub mod problem;
pub mod recall;
pub mod render;
pub mod source;
mod syntax;
pub mod themes;
mod tokens;
pub mod watch;
pub mod workbook;
pub mod write;

pub use load::{CommuneEntry, Loaded, Store};
pub use meeting::{Change, Conclusion, Meeting, Refused};
pub use problem::{Problem, ProblemKind, Severity};
pub use source::Root;
pub use write::{Fault, FaultKind};
