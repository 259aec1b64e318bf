//! Files to model and back: reads the data, and says exactly what is wrong with it. All file input and output is here.
//!
//! In reading order: [`source`] gives bytes, `syntax` makes a tree with places of them, `fields` reads typed values out of the
//! tree, `decode` makes the model of these, [`load`] ties it together. [`problem`] is what can be wrong, [`render`] shows it.
//! The other way: [`mod@edit`] changes the text of a file, [`mod@write`] saves it, [`meeting`] writes the record of a meeting with both,
//! [`figures`] the figures of a period.
//! [`watch`] tells when somebody else has written, and `recall` keeps what files said when they were last good.
//! [`workbook`] reads the tables of other programs, [`intake`] saves what they say.

pub mod figures;
pub mod intake;
pub mod load;
pub mod log;
pub mod meeting;
pub mod probe;
pub mod recall;
pub mod source;
pub mod themes;
pub mod watch;
pub mod workbook;
pub mod write;

pub use load::{CommuneEntry, Loaded, Store};
pub use meeting::{Meeting, Refused};
pub use source::Root;
pub use write::{Fault, FaultKind};
