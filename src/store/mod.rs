//! The folder of the data: read, watch, save, lock. All file input and output of the data is here; what files say is `data`'s.
//!
//! In reading order: [`source`] gives texts, [`load`] makes a commune of them, [`recall`] keeps what files said when they were last good,
//! [`watch`] tells when somebody else has written. The other way: [`write`](mod@write) replaces a file whole, [`meeting`] writes the record
//! of a meeting, [`figures`] the figures of a period. [`clock`] is the clock. [`workbook`] reads the tables of other programs, [`intake`] and [`mapping`] save what
//! an import makes of them.

pub mod clock;
mod copies;
pub mod figures;
pub mod intake;
pub mod load;
pub mod log;
pub mod mapping;
pub mod meeting;
pub mod open;
pub mod probe;
pub mod recall;
pub mod source;
pub mod themes;
pub mod watch;
pub mod workbook;
pub mod write;

pub use load::{CommuneEntry, Loaded, Store};
pub use meeting::Meeting;
pub use source::Root;
