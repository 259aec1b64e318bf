//! Commands asked for from another machine, answered as text: those on the list of [`crate::remote`], on data already opened.

use std::ffi::OsString;

use super::{CANNOT, Error, LOOK, check, context, export, find, show};
use crate::cli::{Cli, Command, Read};
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
    let args: Vec<OsString> = std::iter::once("giaoban".into())
        .chain(said.into_iter().map(OsString::from))
        .collect();
    match crate::cli::read(
        &args,
        Some(if lang == Lang::En { "en" } else { "vi" }.as_ref()),
    ) {
        Read::Run(mut cli, lang) => {
            // the others are of all communes
            if matches!(
                cli.command,
                Some(Command::Show { .. } | Command::Find { .. })
            ) && cli.global.commune.is_none()
            {
                cli.global.commune = commune.map(str::to_string);
            }
            run(shelf, &cli, lang)
                .unwrap_or_else(|error| refused(lang, &shelf.inside(&error.message(lang))))
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

fn run(shelf: &Shelf, cli: &Cli, lang: Lang) -> Result<Answer, Error> {
    let style = Style {
        lang,
        ascii: cli.global.ascii,
        ..Style::default()
    };
    let context = || context::context_of(shelf, cli, lang);
    match &cli.command {
        Some(Command::Show { filter, format }) => Ok(Answer {
            text: show::text_of(&context()?, lang, filter, *format, style)?,
            ..Answer::default()
        }),
        Some(Command::Find { words, format }) => {
            let found = find::text_of(context, lang, words, *format, style)?;
            let code = if found.nothing.is_some() { LOOK } else { 0 };
            Ok(Answer {
                text: found.text,
                remark: found.nothing.map(|line| line + "\n").unwrap_or_default(),
                code,
            })
        }
        Some(Command::Check { check_format }) => {
            let (text, clean) = check::text_of(shelf, cli, lang, *check_format, style)?;
            Ok(Answer {
                text,
                code: if clean { 0 } else { LOOK },
                ..Answer::default()
            })
        }
        Some(Command::Export {
            export_format,
            output: None,
            schema: false,
            force: false,
        }) => {
            let (text, left_out) = export::text_of(shelf, cli, lang, *export_format)?;
            let code = if left_out.is_some() { LOOK } else { 0 };
            Ok(Answer {
                text,
                remark: left_out.map(|line| line + "\n").unwrap_or_default(),
                code,
            })
        }
        _ => Err(Error::Said(words::nothing_asked(lang).to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Root, Store};

    fn ask(line: &str) -> Answer {
        answer(
            &Shelf::shared(Store::open(Root::Embedded)),
            Lang::Vi,
            None,
            line,
        )
    }

    #[test]
    fn a_figure_is_found() {
        let found = ask("tra \"thu ngan sach\"");
        assert_eq!((found.code, found.remark.as_str()), (0, ""));
        assert!(
            found.text.to_lowercase().contains("ngân sách"),
            "{}",
            found.text
        );
        assert_eq!(ask("find thu ngan sach"), found);
        assert_eq!(ask("tra khong co gi nhu the").code, LOOK);
        assert!(ask("xem kinh-te --format csv").text.contains(','));
        assert!(ask("xuat --commune dong-khe").text.starts_with('{'));
        assert!(
            ask("export --format csv --commune dong-khe")
                .text
                .contains(',')
        );
        assert!(ask("kiem-tra").code <= LOOK);
    }

    #[test]
    fn the_rest_is_one_line_and_exit_code_2() {
        for line in [
            "/bin/sh",
            "; id",
            "$(id)",
            "../../etc/passwd",
            "",
            "xem --data /etc",
            "xem --format exe",
            "xuat -o x",
            "xuat --output=x",
            "xuat --schema",
            "xuat --force",
            "tra",
            "xem --as-of khi-nao",
            "sample --out /tmp/x",
        ] {
            let answer = ask(line);
            assert_eq!(
                (answer.code, answer.text.as_str()),
                (CANNOT, ""),
                "{line:?}"
            );
            assert_eq!(
                answer.remark.lines().count(),
                1,
                "{line:?}: {}",
                answer.remark
            );
        }
        let absent = ask("xem --commune ../../etc/passwd");
        assert_eq!((absent.code, absent.text.as_str()), (CANNOT, ""));
    }
}
