//! The user's own settings: themes, `themes/*.ron`, and the choice of signs, `dau-ve`, in the program's folder.

use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::source::{Root, entries, read_regular};
use crate::data::problem::{Problem, ProblemKind};

/// The program's folder of the user's settings: `$XDG_CONFIG_HOME/giaoban`, or the like of the system.
pub fn settings() -> Option<PathBuf> {
    etcetera::choose_base_strategy()
        .ok()
        .map(|base| base.config_dir().join("giaoban"))
}

/// The file in the folder of settings that says which signs to draw with, and its one word; none where there is no such file.
pub fn glyphs() -> Option<(PathBuf, String)> {
    let file = settings()?.join("dau-ve");
    let word = String::from_utf8(read_regular(&file).ok()?).ok()?;
    Some((file, word.trim().to_string()))
}

fn folder() -> Option<PathBuf> {
    settings().map(|settings| settings.join("themes"))
}

/// The user's theme files, each with its name and its text, and what could not be read. Without a folder there are none.
pub fn read() -> (Vec<(String, String)>, Vec<Problem>) {
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    let Some(folder) = folder() else {
        return (texts, problems);
    };
    let names = match entries(&folder) {
        Ok(names) => names,
        Err(ProblemKind::Missing) => return (texts, problems),
        Err(kind) => {
            problems.push(Problem::of_file(folder.to_string_lossy(), kind));
            return (texts, problems);
        }
    };
    let root = Root::Folder(folder);
    for name in names
        .iter()
        .filter(|n| n.ends_with(".ron") && !n.starts_with('.'))
    {
        match root.read(name) {
            Ok(file) => texts.push((file.name.into(), file.text.into_owned())),
            Err(problem) => problems.push(problem),
        }
    }
    (texts, problems)
}
