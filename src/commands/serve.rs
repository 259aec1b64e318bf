//! `giaoban serve` (phuc-vu): the dashboard over SSH, by a server of its own.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use etcetera::BaseStrategy;

use super::error::reason;
use super::{Error, context, dashboard, output, remote};
use crate::cli::{AsOf, Cli, Serve};
use crate::dashboard::Shelf;
use crate::serve::keys::{AUTHORIZED, Fault, HostKey};
use crate::serve::{self, Config, Desk, KeyFile, Limits, Log};
use crate::store::themes;
use crate::text::{Lang, serve as text};
use crate::theme::Registry;

/// Serves until it is stopped.
pub fn run(cli: &Cli, lang: Lang, wish: &Serve) -> Result<ExitCode, Error> {
    let shelf = Arc::new(Shelf::shared(context::open(cli, lang)?.from_afar()));
    let data = context::data(&shelf, cli, lang)?;
    context::period(&data.commune, cli.global.period, lang)?;
    let (files, _) = themes::read();
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (registry, _) = Registry::load(&texts);
    let folder = wish
        .key_folder
        .clone()
        .or_else(default_folder)
        .ok_or_else(|| Error::Said(text::no_folder(lang).to_string()))?;
    let said = |fault: Fault| Error::Said(fault.message(lang, |error| reason(lang, error)));
    let host_key = HostKey::open(&folder).map_err(said)?;
    let people = KeyFile::new(folder.join(AUTHORIZED));
    for fault in people.refresh() {
        output::remark(&said(fault).message(lang));
    }
    let limits = Limits {
        sessions: count(wish.sessions),
        per_address: count(wish.per_address.unwrap_or(wish.sessions)),
        idle: Duration::from_secs(u64::from(wish.idle) * 60),
        ..Limits::default()
    };
    let log = match &wish.log {
        Some(path) => Log::to_file(path)
            .map_err(|error| Error::Write(path.to_string_lossy().into_owned(), error))?,
        None => Log::to_stderr(),
    };
    let (fingerprint, known, file) = (
        host_key.fingerprint(),
        people.count(),
        people.path().to_string_lossy().into_owned(),
    );
    let desk = Desk {
        shelf,
        commune: data.commune.slug.clone(),
        period: cli.global.period,
        as_of: cli.global.as_of.and_then(|day| {
            if let AsOf::Date(day) = day {
                Some(day)
            } else {
                None
            }
        }),
        lang,
        theme: dashboard::theme(cli, lang, &registry)?,
        themes: registry,
        depth: dashboard::chosen_depth(cli.global.color),
        ascii: cli.global.ascii,
        read_only: cli.global.read_only,
        today: context::today,
        answer: remote::answer,
    };
    let config = Config {
        listen: wish.listen,
        host_key,
        people,
        desk,
        limits,
        log,
    };
    let ready = |address: std::net::SocketAddr| {
        output::remark(&text::listening(
            lang,
            address.to_string(),
            &fingerprint,
            known,
            &file,
        ));
    };
    match serve::run(config, ready) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Error::Said(text::cannot_listen(
            lang,
            wish.listen.to_string(),
            reason(lang, &error),
        ))),
    }
}

/// Beside the user's themes.
fn default_folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy()
        .ok()
        .map(|base| base.config_dir().join("giaoban").join("ssh"))
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
