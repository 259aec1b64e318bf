//! Saving figures.
