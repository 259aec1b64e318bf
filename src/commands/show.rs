//! `giaoban show` (xem): the figures of a period.

use std::process::ExitCode;

use super::context::Context;
use super::{Error, context, output};
use crate::cli::{Cli, Format};
use crate::report::text::Style;
use crate::report::{Report, csv, json, select, text};
use crate::text::{Lang, cli as words};

/// Prints the figures.
pub fn run(cli: &Cli, lang: Lang, filter: &[String], format: Format) -> Result<ExitCode, Error> {
    output::print(&text_of(&context::context(cli, lang)?, lang, filter, format, output::style(cli, lang))?)?;
    Ok(ExitCode::SUCCESS)
}

/// The figures as they are printed.
pub(super) fn text_of(context: &Context, lang: Lang, filter: &[String], format: Format, style: Style) -> Result<String, Error> {
    let selection = select::select(&context.commune, filter)
        .map_err(|e| Error::Said(words::unknown_filter(lang, &e.word, &context.commune.name, e.near.as_deref())))?;
    let report = Report { commune: &context.commune, assessment: &context.assessment, selection: &selection };
    Ok(match format {
        Format::Text => text::build(&report, style, &context.faults),
        Format::Json => json::to_text(&json::build(&report, &context.faults))?,
        Format::Csv => csv::build(&report)?,
    })
}
