//! The grid in which the figures of a period are typed: what is typed, what it would change, and what follows from it while it is typed.
//!
//! Nothing typed is given up before it is on the disk: a wrong line stays as it is, a figure that somebody else has changed shows both
//! values, and every change leaves as an effect that keeps it for the next start.

pub mod cells;
pub mod lines;
pub mod notation;
pub mod paste;

pub use cells::{Grid, Question, Standing};
pub use lines::GridLine;
