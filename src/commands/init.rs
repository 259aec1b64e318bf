//! `giaoban init` (khoi-tao): the data inside the program, written to a folder where it can be changed.

use std::path::Path;

use super::{Done, Error, output};
use crate::cli::Cli;
use crate::store::source::{EMBEDDED, read_regular};
use crate::store::write::{make_folders, replace};
use crate::text::writing;

/// Writes the files. Touches nothing if one of them is there with another content; a file that is there as it should be is left alone,
/// so that a run that was cut off can be made again.
pub fn run(cli: &Cli, folder: &Path) -> Done {
    cli.may_write()?;
    let (lang, name) = (cli.lang, folder.to_string_lossy());
    let (mut new, mut other) = (Vec::new(), Vec::new());
    for (path, content) in EMBEDDED {
        let target = folder.join(path);
        if target.symlink_metadata().is_err() {
            new.push((target, content));
        } else if read_regular(&target).ok().as_deref() != Some(content.as_bytes()) {
            other.push(path);
        }
    }
    if let Some(first) = other.first() {
        return Err(writing::data_there(lang, &name, other.len(), first).into());
    }
    let fault = |fault| Error::Said(writing::fault(&fault, lang));
    for (target, content) in &new {
        make_folders(target.parent().unwrap_or(folder)).map_err(fault)?;
        replace(target, None, content.as_bytes()).map_err(fault)?;
    }
    output::say(&writing::data_written(lang, &name, new.len()))
}
