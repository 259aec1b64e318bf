//! The data files: what is read from them, what is said of bad ones, what is kept when the program is killed, and whether what ships is
//! what the documents say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines
)]

#[path = "../support/files.rs"]
mod files;

mod bad_files;
mod crosscheck;
mod entry_kill;
mod loads;
mod meeting_kill;
mod properties;
mod sample;
mod transcription;
