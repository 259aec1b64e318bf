//! `giaoban find` (tra): one figure by a few letters.

use std::process::ExitCode;

use super::{Error, LOOK, context, output};
use crate::cli::{Cli, Format};
use crate::report::{Report, csv, find};
use crate::text::{Lang, cli as words};

/// Prints what fits the words. Nothing found is no error, but the exit code says so.
pub fn run(cli: &Cli, lang: Lang, asked: &[String], format: Format) -> Result<ExitCode, Error> {
    let query = asked.join(" ");
    if !query.chars().any(char::is_alphanumeric) {
        return Err(Error::Said(words::empty_words(lang).to_string()));
    }
    let context = context::context(cli, lang)?;
    let found = find::find(&context.commune, &query);
    let selection = find::selection(&found);
    let report = Report { commune: &context.commune, assessment: &context.assessment, selection: &selection };
    output::print(&match format {
        Format::Text => find::text(&report, &found, output::style(cli, lang)),
        Format::Json => find::json(&report, &found, &context.faults)?,
        Format::Csv => csv::build(&report)?,
    })?;
    if found.is_empty() {
        output::remark(&words::nothing_found(lang, &query, &context.commune.name));
        return Ok(ExitCode::from(LOOK));
    }
    Ok(ExitCode::SUCCESS)
}
