//! `giaoban ssh-setup` (cai-dat-ssh): the lines that let somebody in through the system's own sshd. Nothing is changed here.

use std::fs::File;
use std::io::Read;

use super::error::reason;
use super::{Done, Error, output};
use crate::cli::{Cli, Language, SshSetup};
use crate::remote::setup::{Key, Refusal, Wish};
use crate::text::ssh as text;

/// No file of one key is larger.
const MOST_BYTES: u64 = 64 * 1024;

/// Where the data are when nothing is said.
const DATA: &str = "/srv/giaoban/data";

/// Prints the lines.
pub fn run(cli: &Cli, wish: &SshSetup) -> Done {
    let lang = cli.lang;
    let said = |refusal: Refusal| Error::Said(refusal.message(lang));
    let key = if Key::is_one(&wish.key) {
        Key::read(&wish.key)
    } else {
        let mut bytes = Vec::new();
        let file = File::open(&wish.key);
        file.and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
            .map_err(|error| text::no_key_file(lang, &wish.key, reason(lang, &error)))?;
        Key::read(&String::from_utf8_lossy(&bytes))
    };
    let data = cli.data.as_ref().map(|folder| folder.to_string_lossy());
    let data = data.as_deref().unwrap_or(DATA).trim_end_matches('/');
    let now = std::env::current_exe().map(|path| path.display().to_string());
    let mut more: Vec<String> = Vec::new();
    for (option, value) in [("--commune", &cli.commune), ("--theme", &cli.theme)] {
        more.extend(
            value
                .iter()
                .flat_map(|value| [option.into(), value.clone()]),
        );
    }
    if cli.language == Some(Language::En) {
        more.extend(["--lang".into(), "en".into()]);
    }
    if more.iter().any(|word| word.chars().any(char::is_control)) {
        return Err(text::odd_option(lang).into());
    }
    let log = || Wish::usual_log(&wish.user);
    let wish = Wish {
        name: wish.person.clone(),
        role: wish.role,
        key: key.map_err(said)?,
        user: wish.user.clone(),
        program: wish.program.clone(),
        program_now: now.unwrap_or_else(|_| "giaoban".to_string()),
        data: data.to_string(),
        log: wish.log.clone().unwrap_or_else(log),
        idle: wish.idle,
        more,
    };
    output::print(&wish.script(lang).map_err(said)?)
}
