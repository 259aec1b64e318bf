//! Frames drawn without a terminal: how they look, and what holds for all of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/files.rs"]
mod files;
#[path = "../support/snapshots.rs"]
mod snapshots;

mod cut_words;
mod first_screens;
mod frames;
mod gauges;
mod glyphs;
mod presented;
mod random_keys;
mod screens;
mod second_screen_pages;
