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

use std::process::ExitCode;

use crate::cli::{Cli, Command, Read};
use crate::dashboard::{Dashboard, Shelf};
use crate::text::Lang;

pub use error::Error;

const FINE: u8 = 0;
/// Something was found that should be looked at, or nothing was found that was looked for.
const LOOK: u8 = 1;
/// The program could not do what was asked.
const CANNOT: u8 = 2;

/// How a command ends: with its exit code.
pub type Done = Result<u8, Error>;

/// Does what the arguments ask for.
pub fn run(cli: &Cli) -> Done {
    let Some(command) = &cli.command else {
        return dashboard::run(cli, |_| {});
    };
    match command {
        Command::Present { auto, from } => dashboard::run(cli, |dashboard: &mut Dashboard| {
            dashboard.present(from.map_or(1, usize::from), *auto);
        }),
        Command::Notes => notes::run(cli),
        Command::Show { .. } | Command::Find { .. } | Command::Check { .. } => {
            let answer = remote::run(cli, output::style(cli), || Ok(Shelf::from(cli.open()?)));
            output::answer(&answer?)
        }
        Command::Export(wish) => export::run(cli, wish),
        Command::Sample(wish) => sample::run(cli, wish),
        Command::Minutes(wish) => minutes::run(cli, wish),
        Command::Import(wish) => import::run(cli, wish),
        Command::New { new_period } => new::run(cli, *new_period),
        Command::Init { folder } => init::run(cli, folder),
        #[cfg(feature = "serve")]
        Command::Serve(wish) => serve::run(cli, wish),
        Command::Ssh(wish) => Ok(ssh::run(cli, wish)),
        Command::SshSetup(wish) => ssh_setup::run(cli, wish),
        Command::Doctor { distance, height } => doctor::run(cli, distance.zip(*height)),
        Command::Completions { shell } => completions::run(cli.lang, *shell),
        Command::Man => man::run(cli.lang),
    }
}

/// The whole program: reads the arguments and the variable of the language, runs, reports the one error there may be.
pub fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    let variable = std::env::var_os("GIAOBAN_LANG");
    let (done, lang) = match crate::cli::read(&args, variable.as_deref()) {
        Read::Run(cli) => (run(&cli), cli.lang),
        Read::Print(text) => (output::print(&text), Lang::Vi),
        Read::Wrong(message, lang) => (Err(message.into()), lang),
    };
    ExitCode::from(done.unwrap_or_else(|error| output::fail(lang, &error)))
}
