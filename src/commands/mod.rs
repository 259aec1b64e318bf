//! What is done with the arguments: one small file a command, and what they share.

pub mod check;
pub mod completions;
pub mod context;
pub mod dashboard;
pub mod doctor;
pub mod error;
pub mod export;
pub mod find;
pub mod import;
pub mod init;
pub mod man;
pub mod minutes;
pub mod new;
pub mod notes;
pub mod output;
pub mod remote;
pub mod sample;
#[cfg(feature = "serve")]
pub mod serve;
pub mod show;
pub mod ssh;
pub mod ssh_setup;
pub mod target;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::text::Lang;

pub use error::Error;

/// Something was found that should be looked at, or nothing was found that was looked for.
const LOOK: u8 = 1;
/// The program could not do what was asked.
const CANNOT: u8 = 2;

/// Does what the arguments ask for.
pub fn run(cli: &Cli, lang: Lang) -> Result<ExitCode, Error> {
    match &cli.command {
        None => dashboard::run(cli, lang),
        Some(Command::Present { auto, from }) => dashboard::present(cli, lang, *from, *auto),
        Some(Command::Notes) => notes::run(cli, lang),
        Some(Command::Show { filter, format }) => show::run(cli, lang, filter, *format),
        Some(Command::Find { words, format }) => find::run(cli, lang, words, *format),
        Some(Command::Check { check_format }) => check::run(cli, lang, *check_format),
        Some(Command::Export {
            export_format,
            output,
            schema,
            force,
        }) => {
            let wish = export::Wish {
                format: *export_format,
                output: output.as_deref(),
                schema: *schema,
                force: *force,
            };
            export::run(cli, lang, &wish)
        }
        Some(Command::Sample { out, seed, force }) => sample::run(
            cli,
            lang,
            &sample::Wish {
                out,
                seed: *seed,
                force: *force,
            },
        ),
        Some(Command::Minutes {
            minutes_output,
            date,
            minutes_force,
        }) => minutes::run(
            cli,
            lang,
            &minutes::Wish {
                output: minutes_output.as_deref(),
                date: *date,
                force: *minutes_force,
            },
        ),
        Some(Command::Import {
            workbook,
            sheet,
            yes,
        }) => import::run(
            cli,
            lang,
            &import::Wish {
                file: workbook,
                sheet: sheet.as_deref(),
                yes: *yes,
            },
        ),
        Some(Command::New { new_period }) => new::run(cli, lang, *new_period),
        Some(Command::Init { folder }) => init::run(cli, lang, folder),
        #[cfg(feature = "serve")]
        Some(Command::Serve(wish)) => serve::run(cli, lang, wish),
        Some(Command::Ssh(wish)) => Ok(ssh::run(cli, wish)),
        Some(Command::SshSetup(wish)) => ssh_setup::run(cli, lang, wish),
        Some(Command::Doctor { distance, height }) => doctor::run(cli, lang, distance.zip(*height)),
        Some(Command::Completions { shell }) => completions::run(lang, *shell),
        Some(Command::Man) => man::run(lang),
    }
}

/// The whole program: reads the arguments and the variable of the language, runs, reports the one error there may be.
pub fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    let variable = std::env::var_os("GIAOBAN_LANG");
    match crate::cli::read(&args, variable.as_deref()) {
        crate::cli::Read::Run(cli, lang) => {
            run(&cli, lang).unwrap_or_else(|error| output::fail(lang, &error))
        }
        crate::cli::Read::Print(text) => match output::print(&text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => output::fail(Lang::Vi, &error),
        },
        crate::cli::Read::Wrong(message, lang) => output::fail(lang, &Error::Said(message)),
    }
}
