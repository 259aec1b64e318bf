//! Tasks, calendar, targets.

pub mod brief;
pub mod calendar;
mod columns;
pub mod facets;
pub mod rows;
pub mod target;
pub mod targets;
pub mod task;
pub mod tasks;
