//! `giaoban completions` (hoan-tat): completions for a shell.

use std::process::ExitCode;

use super::{Error, output};
use crate::cli::localized;
use crate::text::Lang;

/// Prints them.
pub fn run(lang: Lang, shell: clap_complete::Shell) -> Result<ExitCode, Error> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut localized(lang), "giaoban", &mut bytes);
    output::print(&String::from_utf8_lossy(&bytes))?;
    Ok(ExitCode::SUCCESS)
}
