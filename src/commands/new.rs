//! `giaoban new` (tao): the file of a new period, ready to be filled in.

use std::process::ExitCode;

use super::{Error, context, output, target};
use crate::cli::Cli;
use crate::data::{Fault, FaultKind};
use crate::import::blank;
use crate::model::Period;
use crate::store::write::{make_folder, replace};
use crate::text::{Lang, new as text, writing};

/// Writes the file. Never touches one that is there.
pub fn run(cli: &Cli, lang: Lang, period: Period) -> Result<ExitCode, Error> {
    let target = target::open(cli, lang)?;
    let commune = &target.commune;
    let (content, count) = blank::file(commune, period);
    let periods = target.folder.join(&commune.slug).join("so-lieu");
    let file = periods.join(format!("{period}.ron"));
    let name = context::display(&file);
    let fault = |fault: Fault| match fault.kind {
        FaultKind::AlreadyThere => Error::Said(text::period_there(lang, &name, period)),
        _ => Error::Said(writing::fault(&fault, lang)),
    };
    make_folder(&periods).map_err(fault)?;
    replace(&file, None, content.as_bytes()).map_err(fault)?;
    output::print(&format!(
        "{}\n",
        text::written(lang, &name, count, &commune.slug, period)
    ))?;
    Ok(ExitCode::SUCCESS)
}
