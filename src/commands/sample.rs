//! `giaoban sample` (mau): the illustrative commune, written to a folder.

use std::fs;

use super::{Done, Error, output};
use crate::cli::{Cli, Sample};
use crate::sample;
use crate::store::source::embedded;
use crate::store::write::put;
use crate::text::cli as text;

/// What every commune stands on: written beside the illustrative one where it is not there yet.
const STANDARD: [&str; 2] = ["danh-muc.ron", "tham-chieu.ron"];

/// Writes the files. Touches nothing if one of them is there already, unless forced; the standard files are never overwritten.
pub fn run(cli: &Cli, wish: &Sample) -> Done {
    cli.may_write()?;
    let (lang, out) = (cli.lang, &wish.out);
    let mut files = sample::generate(wish.seed.unwrap_or(sample::SEED));
    let mut there = files.iter().filter(|(path, _)| out.join(path).exists());
    if !wish.force
        && let Some((first, _)) = there.next()
    {
        let count = 1 + there.count();
        return Err(text::files_there(lang, out.display(), count, first).into());
    }
    let missing = STANDARD.into_iter().filter(|path| !out.join(path).exists());
    files.extend(missing.filter_map(|path| Some((path.to_string(), embedded(path)?.to_string()))));
    for (path, content) in &files {
        let target = out.join(path);
        let folder = target.parent().map_or(Ok(()), fs::create_dir_all);
        folder
            .and_then(|()| put(&target, content.as_bytes()))
            .map_err(|error| Error::unwritten(lang, &target, &error))?;
    }
    output::say(&text::written(lang, out.display(), files.len()))
}
