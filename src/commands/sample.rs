//! `giaoban sample` (mau): the illustrative commune, written to a folder.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::{Error, output};
use crate::cli::Cli;
use crate::sample;
use crate::store::source::embedded;
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

/// What every commune stands on: written beside the illustrative one where it is not there yet.
const STANDARD: [&str; 2] = ["danh-muc.ron", "tham-chieu.ron"];

/// One file to write: its path within the data folder, and its text.
type File = (String, String);

/// Writes the files. Touches nothing if one of them is there already, unless forced; the standard files are never overwritten.
pub fn run(cli: &Cli, lang: Lang, wish: &Wish<'_>) -> Result<ExitCode, Error> {
    if cli.global.read_only {
        return Err(Error::Said(text::read_only(lang).to_string()));
    }
    let mut files = sample::generate(wish.seed.unwrap_or(sample::SEED));
    let folder = wish.out.to_string_lossy().into_owned();
    let there: Vec<&File> = files
        .iter()
        .filter(|(path, _)| wish.out.join(path).exists())
        .collect();
    if let Some((first, _)) = there.first().filter(|_| !wish.force) {
        return Err(Error::Said(text::files_there(
            lang,
            &folder,
            there.len(),
            first,
        )));
    }
    let missing = STANDARD
        .into_iter()
        .filter(|path| !wish.out.join(path).exists());
    files.extend(missing.filter_map(|path| Some((path.to_string(), embedded(path)?.to_string()))));
    for (path, content) in &files {
        let target = wish.out.join(path);
        let written = target
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&target, content));
        written.map_err(|error| Error::Write(target.to_string_lossy().into_owned(), error))?;
    }
    output::print(&format!("{}\n", text::written(lang, &folder, files.len())))?;
    Ok(ExitCode::SUCCESS)
}
