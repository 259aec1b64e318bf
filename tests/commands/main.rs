//! The commands, run as a person runs them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../support/program.rs"]
mod program;
#[cfg(unix)]
#[path = "../support/pty.rs"]
mod pty;

mod beside;
mod check;
mod doctor;
mod errors;
mod find;
#[cfg(unix)]
mod import;
mod new;
mod other;
#[cfg(unix)]
mod readme;
mod show;
mod workbooks;
