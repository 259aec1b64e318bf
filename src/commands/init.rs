//! `giaoban init` (khoi-tao): the data inside the program, written to a folder where it can be changed.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::{Error, output};
use crate::cli::Cli;
use crate::store::source::embedded_files;
use crate::store::write::{make_folders, replace};
use crate::text::{Lang, cli as text, writing};

/// Writes the files. Touches nothing if one of them is there with another content; a file that is there as it should be is left alone,
/// so that a run that was cut off can be made again.
pub fn run(cli: &Cli, lang: Lang, folder: &Path) -> Result<ExitCode, Error> {
    if cli.global.read_only {
        return Err(Error::Said(text::read_only(lang).to_string()));
    }
    let name = folder.to_string_lossy().into_owned();
    let mut new = Vec::new();
    let mut other = Vec::new();
    for (path, content) in embedded_files() {
        let target = folder.join(path);
        if target.symlink_metadata().is_err() {
            new.push((target, content));
        } else if fs::read(&target).ok().as_deref() != Some(content) {
            other.push(path);
        }
    }
    if let Some(first) = other.first() {
        return Err(Error::Said(writing::data_there(
            lang,
            &name,
            other.len(),
            first,
        )));
    }
    let fault = |fault| Error::Said(writing::fault(&fault, lang));
    for (target, content) in &new {
        make_folders(target.parent().unwrap_or(folder)).map_err(fault)?;
        replace(target, None, content).map_err(fault)?;
    }
    output::print(&format!(
        "{}\n",
        writing::data_written(lang, &name, new.len())
    ))?;
    Ok(ExitCode::SUCCESS)
}
