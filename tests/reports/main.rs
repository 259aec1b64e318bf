//! What goes out to other programs: the export in its three shapes, the monthly report, the notice of a meeting.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines
)]

#[path = "../support/office.rs"]
mod office;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/snapshots.rs"]
mod snapshots;
#[path = "../support/tree.rs"]
mod tree;

mod data;
mod minutes;
mod monthly;
mod schema;
mod screens;
mod workbook;

/// What people read for the code of a verdict.
fn verdict(code: &str) -> &'static str {
    match code {
        "very_slow" => "rất chậm",
        "slow" => "chậm",
        "on_pace" => "đúng nhịp",
        "met" => "đạt",
        "ahead" => "vượt",
        "no_figure" => "chưa có số",
        "no_plan" => "không giao KH",
        other => panic!("{other}"),
    }
}
