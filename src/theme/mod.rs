//! Colour by meaning: roles, theme files as written, themes resolved, colour depths. No input or output, no environment.
//!
//! A screen is painted with [`Role::Text`] first, then every other role is laid over it. A role whose file names no background leaves the
//! background alone, so the band of [`Role::Selected`] may be laid under or over it; [`Theme::pair`] gives the colours that then meet.

pub mod colour;
pub mod depth;
mod file;
mod number;
mod raw;
pub mod registry;
pub mod resolved;
pub mod role;
#[cfg(test)]
mod tests;

pub use colour::Rgb;
pub use depth::Depth;
pub use registry::Registry;
pub use resolved::Theme;
pub use role::Role;
