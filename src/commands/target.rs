//! Which commune a command writes into: one that may be written, and that nobody has to guess.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Error, context};
use crate::cli::Cli;
use crate::model::Commune;
use crate::store::{Root, Store};

use crate::text::{Lang, cli as words, new as text, writing};

/// Where to write.
#[derive(Debug, Clone)]
pub struct Target {
    /// The data folder.
    pub folder: PathBuf,
    /// The data in it.
    pub store: Store,
    /// The commune.
    pub commune: Arc<Commune>,
}

/// The commune that was asked for, or the only one with real figures.
pub fn open(cli: &Cli, lang: Lang) -> Result<Target, Error> {
    if cli.global.read_only {
        return Err(Error::Said(words::read_only(lang).to_string()));
    }
    let store = context::open(cli, lang)?;
    let Root::Folder(folder) = store.root().clone() else {
        return Err(Error::Said(writing::embedded(lang).to_string()));
    };
    if cli.global.commune.is_none() {
        let communes = store.communes();
        let real: Vec<String> = communes
            .iter()
            .filter(|c| !c.illustrative)
            .map(|c| format!("{} ({})", c.slug, c.name))
            .collect();
        if real.len() > 1 {
            return Err(Error::Said(text::which_commune(lang, real.join(", "))));
        }
    }
    let commune = context::data(&store.clone().into(), cli, lang)?.commune;
    Ok(Target {
        folder,
        store,
        commune,
    })
}
