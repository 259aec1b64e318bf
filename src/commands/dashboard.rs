//! The dashboard itself.

use std::process::ExitCode;

use super::{Error, context};
use crate::cli::Cli;
use crate::text::Lang;

/// Opens the dashboard.
pub fn run(cli: &Cli, lang: Lang) -> Result<ExitCode, Error> {
    let store = context::open(cli, lang)?;
    context::commune(&store, cli, lang)?;
    Err(Error::Said(crate::text::cli::no_dashboard(lang).to_string()))
}
