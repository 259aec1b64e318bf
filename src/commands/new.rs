//! `giaoban new` (tao): the file of a new period, ready to be filled in.

use super::{Done, Error, output};
use crate::cli::Cli;
use crate::data::{Fault, FaultKind};
use crate::import::blank;
use crate::model::Period;
use crate::store::source::PERIODS;
use crate::store::write::{make_folder, replace};
use crate::text::{new as text, writing};

/// Writes the file. Never touches one that is there.
pub fn run(cli: &Cli, period: Period) -> Done {
    let lang = cli.lang;
    let target = cli.target()?;
    let slug = &target.commune.slug;
    let (content, count) = blank::file(&target.commune, period);
    let periods = target.folder.join(slug).join(PERIODS);
    let file = periods.join(format!("{period}.ron"));
    let fault = |fault: Fault| -> Error {
        match fault.kind {
            FaultKind::AlreadyThere => text::period_there(lang, file.display(), period).into(),
            _ => writing::fault(&fault, lang).into(),
        }
    };
    make_folder(&periods).map_err(fault)?;
    replace(&file, None, content.as_bytes()).map_err(fault)?;
    output::say(&text::written(lang, file.display(), count, slug, period))
}
