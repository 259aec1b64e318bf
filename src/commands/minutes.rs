//! `giaoban minutes` (bien-ban): the notice of a meeting's conclusions.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;

use super::{Error, context, export, output};
use crate::cli::{AsOf, Cli};
use crate::model::Commune;
use crate::report::minutes;
use crate::report::page::{docx, md};
use crate::text::{Lang, cli as words, export as files, minutes as text};

/// Which meeting, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// A document or Markdown by its ending; Markdown to the standard output where none is named.
    pub output: Option<&'a Path>,
    /// The day of the meeting; the last one where none is named.
    pub date: Option<NaiveDate>,
    /// Overwrite the file.
    pub force: bool,
}

/// What a file is by its ending.
enum Shape {
    Document,
    Markdown,
}

/// Writes the notice.
pub fn run(cli: &Cli, lang: Lang, wish: &Wish<'_>) -> Result<ExitCode, Error> {
    let target = wish
        .output
        .map(|path| Ok::<_, Error>((path, shape(lang, path)?)))
        .transpose()?;
    if target.is_some() && cli.global.read_only {
        return Err(Error::Said(words::read_only(lang).to_string()));
    }
    let data = context::data(&context::open(cli, lang)?.into(), cli, lang)?;
    let commune = data.commune;
    let date = meeting(cli, lang, &commune, wish.date)?;
    let period = match cli.global.period {
        Some(_) => context::period(&commune, cli.global.period, lang)?,
        None => minutes::period_on(&commune, date),
    };
    let notice = minutes::build(&commune, period, date);
    let Some((path, shape)) = target else {
        output::print(&md::write(&notice))?;
        return Ok(ExitCode::SUCCESS);
    };
    let bytes = match shape {
        Shape::Document => docx::write(&notice).map_err(|e| Error::Document(e.to_string()))?,
        Shape::Markdown => md::write(&notice).into_bytes(),
    };
    export::save(lang, path, &bytes, wish.force)?;
    if minutes::is_draft(&commune, date) {
        output::remark(&text::is_draft(lang, date));
    }
    output::print(&format!(
        "{}\n",
        files::written(lang, &[context::display(path)])
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn shape(lang: Lang, path: &Path) -> Result<Shape, Error> {
    match path
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .as_deref()
    {
        Some("docx") => Ok(Shape::Document),
        Some("md") => Ok(Shape::Markdown),
        _ => Err(Error::Said(text::unknown_ending(
            lang,
            &context::display(path),
        ))),
    }
}

/// The day that was asked for, if there was a meeting; otherwise that of the last meeting until the day of looking.
fn meeting(
    cli: &Cli,
    lang: Lang,
    commune: &Commune,
    asked: Option<NaiveDate>,
) -> Result<NaiveDate, Error> {
    let known = minutes::meetings(commune);
    let until = match cli.global.as_of {
        Some(AsOf::Date(day)) => day,
        Some(AsOf::Today) | None => context::today(),
    };
    let found = match asked {
        Some(day) => known.contains(&day).then_some(day),
        None => known.iter().rev().copied().find(|day| *day <= until),
    };
    found.ok_or_else(|| Error::Said(text::no_meeting(lang, &commune.name, asked, until, &known)))
}
