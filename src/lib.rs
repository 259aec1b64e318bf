//! giaoban: a terminal dashboard for the Monday meeting of a Vietnamese commune.
//!
//! The rooms, in reading order; arrows run one way, from a room to those above it:
//!
//! - [`model`]: what a commune is. No input or output, no clock.
//! - [`text`]: every user-facing string in two languages; search folding. Knows `model`'s words to name them.
//! - [`assess`]: what the figures mean. Pure.
//! - [`sample`]: the files of the illustrative commune, made from a seed. Pure. Knows `model`.

pub mod assess;
pub mod cli;
pub mod commands;
pub mod model;
pub mod report;
pub mod sample;
pub mod store;
pub mod text;
