//! giaoban: a terminal dashboard for the Monday meeting of a Vietnamese commune.
//!
//! The rooms in reading order. A room uses only rooms above it; `tests/house.rs` fails where one does not.
//!
//! What there is and what it means, without input, output or clock:
//!
//! - [`model`]: what a commune is: numbers, periods, indicators, figures, plans, tasks, targets, the calendar.
//! - [`data`]: the files as text: a tree with byte spans, records, edits, and what is wrong in them.
//! - [`text`]: every sentence in Vietnamese and English; folding and sorting of Vietnamese letters.
//! - [`assess`]: what the figures mean: pace, verdict, trend, cross-check, what needs attention, the pages of a meeting.
//! - [`import`]: tables of a workbook to figures of a period.
//! - [`sample`]: the illustrative commune, made from a seed.
//! - [`theme`]: colours by meaning.
//!
//! In and out:
//!
//! - [`store`]: the folder of data: read, watch, save, lock. All input and output of data files.
//! - [`report`]: the same figures outside the screen: text, CSV, JSON, workbooks, documents.
//!
//! The dashboard, again without input, output or clock:
//!
//! - [`input`]: keys and other events in the program's own words.
//! - [`app`]: the state, and what a message does to it.
//! - [`view`]: the state as a frame.
//!
//! The doors:
//!
//! - [`remote`]: what may be asked for from another machine, and by whom.
//! - [`notes`]: the second screen of a presentation, and the socket between the two.
//! - [`dashboard`]: state, theme and store behind one program that takes events and draws frames.
//! - [`terminal`]: raw mode, frames, signals, and restoring the terminal.
//! - `serve`: the dashboard over SSH; a feature, on by default.
//! - [`cli`]: the arguments.
//! - [`commands`]: what is done with them, one small file a command.

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
