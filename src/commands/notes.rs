//! `giaoban notes` (ghi-chu): the second screen of a presentation on the same machine.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{Local, NaiveTime};

use super::error::reason;
use super::{Error, dashboard};
use crate::app::notes::Second;
use crate::cli::Cli;
use crate::notes::{self, Follower, Refusal, Screen, Start};
use crate::store::themes;
use crate::terminal::{self, Variables};
use crate::text::Lang;
use crate::theme::Registry;

/// The folder of the sockets, made where it is not there.
pub(super) fn folder() -> Result<PathBuf, Refusal> {
    notes::folder(std::env::var_os("XDG_RUNTIME_DIR"), &std::env::temp_dir())
}

/// The time of day.
fn clock() -> NaiveTime {
    Local::now().time()
}

/// Follows presentations until it is left.
pub fn run(cli: &Cli, lang: Lang) -> Result<ExitCode, Error> {
    let (files, _) = themes::read();
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (registry, _) = Registry::load(&texts);
    let theme = dashboard::theme(cli, lang, &registry)?;
    let refused = move |refusal: &Refusal| refusal.message(lang, |error| reason(lang, error));
    let folder_shown = folder().map_err(|refusal| Error::Said(refused(&refusal)))?;
    let only = cli.global.commune.clone();
    let variables = Variables::read(|name| std::env::var(name).ok());
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let second = Second::new(
        lang,
        size,
        folder_shown.to_string_lossy().into_owned(),
        only.clone(),
    );
    let follower = Follower::start(folder, refused, only, lang, Arc::new(terminal::remote))
        .map_err(Error::Print)?;
    let mut screen = Screen::new(Start {
        second,
        follower: Some(follower),
        themes: registry,
        theme,
        depth: terminal::depth(&variables, dashboard::chosen_depth(cli.global.color)),
        ascii: cli.global.ascii || !terminal::unicode_ok(&variables),
        clock,
    });
    dashboard::in_terminal(&mut screen, lang)
}
