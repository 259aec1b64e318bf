//! `giaoban minutes` (bien-ban): the notice of a meeting's conclusions.

use std::io;

use chrono::NaiveDate;

use super::{Done, Error, context, export, output};
use crate::cli::{AsOf, Cli, ExportFormat, Minutes};
use crate::model::Commune;
use crate::report::minutes;
use crate::report::page::{docx, md};
use crate::text::{export as files, minutes as text};

/// Writes the notice.
pub fn run(cli: &Cli, wish: &Minutes) -> Done {
    let lang = cli.lang;
    let target = wish.minutes_output.as_deref();
    let format = export::by_name(target);
    if let Some(path) = target {
        if !matches!(format, ExportFormat::Docx | ExportFormat::Md) {
            return Err(text::unknown_ending(lang, &path.to_string_lossy()).into());
        }
        cli.may_write()?;
    }
    let commune = cli.data_of(&cli.open()?.into())?.commune;
    let date = meeting(cli, &commune, wish.date)?;
    let period = match cli.period {
        Some(_) => cli.period_of(&commune)?,
        None => minutes::period_on(&commune, date),
    };
    let notice = minutes::build(&commune, period, date);
    let Some(path) = target else {
        return output::print(&md::write(&notice));
    };
    let bytes = match format {
        ExportFormat::Docx => docx::write(&notice).map_err(io::Error::other)?,
        _ => md::write(&notice).into_bytes(),
    };
    export::vacant(lang, path, wish.minutes_force)?;
    export::save(lang, path, &bytes)?;
    if minutes::is_draft(&commune, date) {
        output::remark(&text::is_draft(lang, date));
    }
    output::say(&files::written(lang, &[path.display().to_string()]))
}

/// The day that was asked for, if there was a meeting; otherwise that of the last meeting until the day of looking.
fn meeting(cli: &Cli, commune: &Commune, asked: Option<NaiveDate>) -> Result<NaiveDate, Error> {
    let known = minutes::meetings(commune);
    let until = cli.as_of.map_or_else(context::today, AsOf::day);
    let found = match asked {
        Some(day) => known.contains(&day).then_some(day),
        None => known.iter().rev().copied().find(|day| *day <= until),
    };
    let none = || text::no_meeting(cli.lang, &commune.name, asked, until, &known).into();
    found.ok_or_else(none)
}
