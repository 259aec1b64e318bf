//! The folder of data: reads it, watches it, saves to it, locks it. All input and output of data files is here; what a file says, and what
//! is wrong in it, is found out in `data`.
//!
//! In reading order: [`source`] gives bytes, [`load`] makes a commune of all of its files. [`mod@write`] saves a file, [`meeting`] the record
//! of a meeting with it, [`figures`] the figures of a period.
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
