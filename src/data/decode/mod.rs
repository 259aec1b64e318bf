//! From the tree of each kind of file to the model, with every check that one file or one commune allows.

pub(crate) mod assemble;
pub(crate) mod catalogue;
pub(crate) mod changes;
pub(crate) mod crosscheck;
mod cycle;
pub(crate) mod events;
pub(crate) mod figures;
pub(crate) mod meeting;
pub(crate) mod named;
pub(crate) mod own;
pub(crate) mod plans;
pub(crate) mod profile;
pub(crate) mod reference;
pub(crate) mod targets;
pub(crate) mod tasks;

pub(crate) use named::Identifiers;
