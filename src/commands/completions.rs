//! `giaoban completions` (hoan-tat): completions for a shell.

use super::{Done, output};
use crate::cli::localized;
use crate::text::Lang;

pub fn run(lang: Lang, shell: clap_complete::Shell) -> Done {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut localized(lang), "giaoban", &mut bytes);
    output::print(&String::from_utf8_lossy(&bytes))
}
