//! From the tree of each kind of file to the model, with every check that one file or one commune allows.

pub mod assemble;
pub mod catalogue;
pub mod changes;
pub mod crosscheck;
mod cycle;
pub mod events;
pub mod figures;
pub mod meeting;
pub mod named;
pub mod own;
pub mod plans;
pub mod profile;
pub mod reference;
pub mod targets;
pub mod tasks;

use assemble::Assembled;
pub use named::Identifiers;
use plans::Plans;

/// What there is to name in the files of a commune.
pub struct Known {
    pub assembled: Assembled,
    pub plans: Plans,
}
