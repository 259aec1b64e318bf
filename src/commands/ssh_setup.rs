//! `giaoban ssh-setup` (cai-dat-ssh): the lines that let somebody in through the system's own sshd. Nothing is changed here.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use super::error::reason;
use super::{Error, output};
use crate::cli::{Cli, Language, SshSetup};
use crate::remote::setup::{Key, Refusal, Wish};
use crate::text::{Lang, ssh as text};

/// No file of one key is larger.
const MOST_BYTES: u64 = 64 * 1024;

/// Where the data are when nothing is said.
const DATA: &str = "/srv/giaoban/data";

/// Prints the lines.
pub fn run(cli: &Cli, lang: Lang, wish: &SshSetup) -> Result<ExitCode, Error> {
    let said = |refusal: Refusal| Error::Said(refusal.message(lang));
    let key = if Key::is_one(&wish.key) {
        Key::read(&wish.key)
    } else {
        Key::read(&file(lang, Path::new(&wish.key))?)
    };
    let data = cli.global.data.as_ref().map_or_else(
        || DATA.to_string(),
        |folder| folder.to_string_lossy().into_owned(),
    );
    let now = std::env::current_exe().map_or_else(
        |_| "giaoban".to_string(),
        |path| path.to_string_lossy().into_owned(),
    );
    let mut more = Vec::new();
    for (option, value) in [
        ("--commune", &cli.global.commune),
        ("--theme", &cli.global.theme),
    ] {
        more.extend(
            value
                .iter()
                .flat_map(|value| [option.to_string(), value.clone()]),
        );
    }
    if cli.global.lang == Some(Language::En) {
        more.extend(["--lang".to_string(), "en".to_string()]);
    }
    if more.iter().any(|word| word.chars().any(char::is_control)) {
        return Err(Error::Said(text::odd_option(lang).to_string()));
    }
    let wish = Wish {
        name: wish.person.clone(),
        role: wish.role,
        key: key.map_err(said)?,
        user: wish.user.clone(),
        program: wish.program.clone(),
        program_now: now,
        data: data.trim_end_matches('/').to_string(),
        log: wish
            .log
            .clone()
            .unwrap_or_else(|| Wish::usual_log(&wish.user)),
        idle: wish.idle,
        more,
    };
    output::print(&wish.script(lang).map_err(said)?)?;
    Ok(ExitCode::SUCCESS)
}

fn file(lang: Lang, path: &Path) -> Result<String, Error> {
    let name = path.to_string_lossy();
    let fail =
        |error: &std::io::Error| Error::Said(text::no_key_file(lang, &name, reason(lang, error)));
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(|error| fail(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
