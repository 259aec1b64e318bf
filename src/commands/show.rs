//! `giaoban show` (xem): the figures of a period.

use std::process::ExitCode;

use super::context::Context;
use super::{Error, context, output};
use crate::cli::{Cli, Format};
use crate::report::text::Style;
use crate::report::{Desk, Report, csv, export, json, select, text};
use crate::text::{Lang, cli as words, report as said};

/// Prints the figures.
pub fn run(cli: &Cli, lang: Lang, filter: &[String], format: Format) -> Result<ExitCode, Error> {
    output::print(&text_of(
        &context::context(cli, lang)?,
        lang,
        filter,
        format,
        output::style(cli, lang),
    )?)?;
    Ok(ExitCode::SUCCESS)
}

/// The figures as they are printed.
pub(super) fn text_of(
    context: &Context,
    lang: Lang,
    filter: &[String],
    format: Format,
    style: Style,
) -> Result<String, Error> {
    let selection = select::select(&context.commune, filter).map_err(|e| {
        Error::Said(words::unknown_filter(
            lang,
            &e.word,
            &context.commune.name,
            words::meant(lang, e.near.as_deref()),
        ))
    })?;
    let report = Report {
        commune: &context.commune,
        assessment: &context.assessment,
        selection: &selection,
    };
    Ok(match format {
        Format::Text => text::build(&report, style, &context.faults),
        Format::Json => json::build(&report, &context.faults)?,
        Format::Csv => table(&report, lang)?,
    })
}

/// The one table that was asked for: that of figures, or one of the parts beside them as `export` writes it.
fn table(report: &Report<'_>, lang: Lang) -> Result<String, Error> {
    match (report.selection.parts(), report.selection.has_figures()) {
        ([], _) => Ok(csv::build(report)?),
        ([part], false) => Ok(export::part_table(*part, &[Desk::of(report)]).csv()?),
        _ => Err(Error::Said(said::one_csv(lang).to_string())),
    }
}
