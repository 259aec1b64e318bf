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

/// What people read for the code of a verdict: of a plan with a pace, of one whose time is over, of a level and of a limit.
fn verdict(code: &str) -> &'static [&'static str] {
    match code {
        "very_slow" => &["rất chậm", "chưa đạt", "chưa đạt mức", "vượt mức"],
        "slow" => &["chậm", "chưa đạt", "chưa đạt mức", "sát mức", "vượt mức"],
        "on_pace" => &["đúng nhịp", "trong mức"],
        "met" => &["đạt", "trong mức"],
        "ahead" => &["vượt nhịp", "vượt kế hoạch", "trong mức"],
        "no_figure" => &["chưa có số"],
        "no_plan" => &["không giao KH"],
        other => panic!("{other}"),
    }
}
