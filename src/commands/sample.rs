//! `giaoban sample` (mau): the illustrative commune, written to a folder.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::{Error, output};
use crate::cli::Cli;
use crate::text::{Lang, cli as text};

/// What to write, and where.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The data folder.
    pub out: &'a Path,
    /// Seed of the figures.
    pub seed: Option<u64>,
    /// Overwrite files.
    pub force: bool,
}

/// One file to write: its path within the data folder, and its text.
pub type File = (String, String);

/// Writes the files. Touches nothing if one of them is there already, unless forced.
pub fn run(cli: &Cli, lang: Lang, wish: &Wish<'_>) -> Result<ExitCode, Error> {
    if cli.global.read_only {
        return Err(Error::Said(text::read_only(lang).to_string()));
    }
    let files = generate(wish.seed);
    let folder = wish.out.to_string_lossy().into_owned();
    let there: Vec<&File> = files.iter().filter(|(path, _)| wish.out.join(path).exists()).collect();
    if let Some((first, _)) = there.first().filter(|_| !wish.force) {
        return Err(Error::Said(text::files_there(lang, &folder, there.len(), first)));
    }
    for (path, content) in &files {
        let target = wish.out.join(path);
        let written = target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&target, content));
        written.map_err(|error| Error::Write(target.to_string_lossy().into_owned(), error))?;
    }
    output::print(&format!("{}\n", text::written(lang, &folder, files.len())))?;
    Ok(ExitCode::SUCCESS)
}

/// The files of the illustrative commune.
fn generate(_seed: Option<u64>) -> Vec<File> {
    Vec::new()
}
