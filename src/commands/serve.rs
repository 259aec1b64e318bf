//! `giaoban serve` (phuc-vu): the dashboard over SSH, by a server of its own.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::error::reason;
use super::{Done, Error, FINE, context, output, remote};
use crate::cli::{Cli, Serve};
use crate::dashboard::Shelf;
use crate::serve::host_key::HostKey;
use crate::serve::keys::{AUTHORIZED, Fault};
use crate::serve::{self, Config, Desk, KeyFile, Limits, Log};
use crate::store::themes;
use crate::text::serve as text;

/// Serves until it is stopped.
pub fn run(cli: &Cli, wish: &Serve) -> Done {
    let lang = cli.lang;
    let shelf = Arc::new(Shelf::shared(cli.open()?.from_afar()));
    let data = cli.data_of(&shelf)?;
    cli.period_of(&data.commune)?;
    let (themes, _) = context::themes();
    // beside the user's themes
    let usual = || themes::settings().map(|settings| settings.join("ssh"));
    let folder = wish.key_folder.clone().or_else(usual);
    let folder = folder.ok_or_else(|| text::no_folder(lang))?;
    let said = |fault: Fault| fault.message(lang, |error| reason(lang, error));
    let host_key = HostKey::open(&folder).map_err(said)?;
    let people = KeyFile::new(folder.join(AUTHORIZED));
    for fault in people.refresh() {
        output::remark(&said(fault));
    }
    let asked = Limits {
        sessions: count(wish.sessions),
        per_address: count(wish.per_address.unwrap_or(wish.sessions)),
        idle: Duration::from_secs(u64::from(wish.idle) * 60),
        ..Limits::default()
    };
    let files = serve::open_files(&asked);
    let limits = files.map_or(asked, |files| asked.within(files));
    if limits.sessions < asked.sessions {
        let files = files.unwrap_or_default();
        output::remark(&text::few_files(
            lang,
            limits.sessions,
            asked.sessions,
            files,
        ));
    }
    let log = match &wish.log {
        Some(path) => Log::to_file(path).map_err(|error| Error::unwritten(lang, path, &error))?,
        None => Log::to_stderr(),
    };
    let (fingerprint, known) = (host_key.fingerprint(), people.count());
    let file = people.path().display().to_string();
    let config = Config {
        listen: wish.listen,
        host_key,
        people,
        desk: Desk {
            shelf,
            commune: data.commune.slug.clone(),
            period: cli.period,
            as_of: cli.as_of,
            lang,
            theme: cli.theme_of(&themes)?,
            themes,
            depth: cli.color.depth(),
            glyphs: cli.glyphs(),
            read_only: cli.read_only,
            today: context::today,
            answer: remote::answer,
        },
        limits,
        log,
    };
    let ready = |address: SocketAddr| {
        output::remark(&text::listening(lang, address, &fingerprint, known, &file));
    };
    let cannot = |error| text::cannot_listen(lang, wish.listen, reason(lang, &error));
    serve::run(config, ready).map_err(cannot)?;
    Ok(FINE)
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
