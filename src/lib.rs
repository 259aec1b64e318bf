//! giaoban: a terminal dashboard for the Monday meeting of a Vietnamese commune.
//!
//! The rooms, in reading order; arrows run one way, from a room to those above it:
//!
//! - [`model`]: what a commune is. No input or output, no clock.
//! - [`text`]: every user-facing string in two languages; search folding. Knows `model`'s words to name them.
//! - [`assess`]: what the figures mean. Pure.
//! - [`sample`]: the illustrative commune, made from a seed. Pure.
//! - [`import`]: the file of a new period; what a workbook says about a period. Pure.
//! - [`store`]: files to model, with everything that is wrong in them. All file input and output.
//! - [`report`]: model and assessment as text, CSV, JSON, workbooks and documents: the same figures as the screen.
//! - [`input`]: keys and other events in the program's own words.
//! - [`theme`]: colours by meaning.
//! - [`app`]: state, and what a message does to it. No input or output, no clock.
//! - [`view`]: state to frame. Pure.
//! - [`dashboard`]: state, theme and store behind one program.
//! - [`remote`]: what may be asked for from another machine, and by whom. Pure.
//! - [`terminal`]: raw mode, frames, signals, restoring. Knows only `input` and `theme`'s colour depth.
//! - [`notes`]: the second screen of a presentation, and the socket between the two.
//! - `serve`: the dashboard over SSH; a feature, on by default.
//! - [`cli`] and [`commands`]: arguments to action, one small file a command.

pub mod app;
pub mod assess;
pub mod cli;
pub mod commands;
pub mod dashboard;
pub mod data;
pub mod import;
pub mod input;
pub mod model;
pub mod notes;
pub mod remote;
pub mod report;
pub mod sample;
#[cfg(feature = "serve")]
pub mod serve;
pub mod store;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod view;
