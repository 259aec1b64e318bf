//! Commands that only answer: for who sits here, and those on the list of [`crate::remote`] for who asks from another machine.

use std::borrow::Borrow;
use std::ffi::OsString;

use super::{CANNOT, Error, FINE, LOOK, check, export, find, show};
use crate::cli::{Cli, Command, Export, Read};
use crate::dashboard::Shelf;
use crate::remote::{Answer, whitelist};
use crate::report::text::Style;
use crate::text::{Lang, cli as text, remote as words};

/// Answers one line, of the usual commune where it names none. Nothing of it reaches a shell, and nothing is written.
pub fn answer(shelf: &Shelf, lang: Lang, commune: Option<&str>, line: &str) -> Answer {
    let said = match whitelist(line) {
        Ok(said) => said,
        Err(refusal) => return refused(lang, &refusal.message(lang)),
    };
    let said = said.into_iter().map(OsString::from);
    let args: Vec<OsString> = std::iter::once("giaoban".into()).chain(said).collect();
    match crate::cli::read(&args, Some(lang.pick("vi", "en").as_ref())) {
        Read::Run(mut cli) => {
            let of_one = matches!(
                cli.command,
                Some(Command::Show { .. } | Command::Find { .. })
            );
            if of_one && cli.commune.is_none() {
                cli.commune = commune.map(str::to_string);
            }
            let style = Style {
                lang: cli.lang,
                glyphs: cli.glyphs().unwrap_or_default(),
                ..Style::default()
            };
            run(&cli, style, || Ok(shelf))
                .unwrap_or_else(|error| refused(cli.lang, &shelf.inside(&error.message(cli.lang))))
        }
        Read::Print(text) => Answer {
            text,
            ..Answer::default()
        },
        // the second line sends to --help, which is not to be had from afar
        Read::Wrong(message, lang) => refused(lang, message.lines().next().unwrap_or_default()),
    }
}

fn refused(lang: Lang, message: &str) -> Answer {
    Answer {
        remark: format!("{} {message}\n", text::error(lang)),
        code: CANNOT,
        ..Answer::default()
    }
}

/// An answer, with a remark on what it lacks, if anything.
pub(super) fn lacking(text: String, lacks: Option<String>) -> Answer {
    Answer {
        text,
        code: if lacks.is_some() { LOOK } else { FINE },
        remark: lacks.map(|line| line + "\n").unwrap_or_default(),
    }
}

/// What a command answers; the data is opened when it is asked for.
pub(super) fn run<S: Borrow<Shelf>>(
    cli: &Cli,
    style: Style,
    shelf: impl FnOnce() -> Result<S, Error>,
) -> Result<Answer, Error> {
    match &cli.command {
        Some(Command::Show { filter, format }) => {
            show::answer(&cli.context(shelf()?.borrow())?, filter, *format, style)
        }
        Some(Command::Find { words, format }) => {
            let context = || cli.context(shelf()?.borrow());
            find::answer(context, words, *format, style)
        }
        Some(Command::Check { check_format }) => {
            check::answer(cli, shelf()?.borrow(), *check_format, style)
        }
        Some(Command::Export(
            wish @ Export {
                output: None,
                schema: false,
                force: false,
                ..
            },
        )) => export::answer(cli, shelf()?.borrow(), wish),
        _ => Err(words::nothing_asked(cli.lang).into()),
    }
}
