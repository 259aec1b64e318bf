//! `giaoban notes` (ghi-chu): the second screen of a presentation on the same machine.

use std::path::PathBuf;
use std::sync::Arc;

use super::error::reason;
use super::{Done, Error, context, dashboard};
use crate::app::notes::Second;
use crate::cli::Cli;
use crate::notes::{self, Follower, Refusal, Screen, Start};
use crate::store::clock;
use crate::terminal::{self, Options, Variables};

/// The folder of the sockets, made where it is not there.
pub(super) fn folder() -> Result<PathBuf, Refusal> {
    notes::folder(std::env::var_os("XDG_RUNTIME_DIR"), &std::env::temp_dir())
}

/// Follows presentations until it is left.
pub fn run(cli: &Cli) -> Done {
    let lang = cli.lang;
    let (themes, _) = context::themes();
    let theme = cli.theme_of(&themes)?;
    let refused = move |refusal: &Refusal| refusal.message(lang, |error| reason(lang, error));
    let shown = folder().map_err(|refusal| Error::Said(refused(&refusal)))?;
    let shown = shown.to_string_lossy().into_owned();
    let variables = Variables::here();
    let size = crossterm::terminal::size().unwrap_or(dashboard::PAPER);
    let only = || cli.commune.clone();
    let second = Second::new(lang, size, shown, only());
    let follower = Follower::start(folder, refused, only(), lang, Arc::new(terminal::remote))?;
    let mut screen = Screen::new(Start {
        second,
        follower: Some(follower),
        themes,
        theme,
        depth: terminal::depth(&variables, cli.color.depth()),
        glyphs: terminal::glyphs(&variables, cli.chosen_glyphs()),
        clock: || clock::now().time(),
    });
    dashboard::in_terminal(&mut screen, lang, Options::default())
}
