//! `giaoban find` (tra): one figure by a few letters.

use std::process::ExitCode;

use super::context::Context;
use super::{Error, LOOK, context, output};
use crate::assess::search;
use crate::cli::{Cli, Format};
use crate::report::text::Style;
use crate::report::{Report, csv, find};
use crate::text::{Lang, cli as words};

/// Prints what fits the words. Nothing found is no error, but the exit code says so.
pub fn run(cli: &Cli, lang: Lang, asked: &[String], format: Format) -> Result<ExitCode, Error> {
    let found = text_of(
        || context::context(cli, lang),
        lang,
        asked,
        format,
        output::style(cli, lang),
    )?;
    output::print(&found.text)?;
    if let Some(remark) = &found.nothing {
        output::remark(remark);
        return Ok(ExitCode::from(LOOK));
    }
    Ok(ExitCode::SUCCESS)
}

/// What was found, as it is printed.
pub(super) struct Found {
    pub(super) text: String,
    /// What to say where nothing was.
    pub(super) nothing: Option<String>,
}

/// Looks the words up. The data is asked for only when there are any.
pub(super) fn text_of(
    context: impl FnOnce() -> Result<Context, Error>,
    lang: Lang,
    asked: &[String],
    format: Format,
    style: Style,
) -> Result<Found, Error> {
    let query = asked.join(" ");
    if !query.chars().any(char::is_alphanumeric) {
        return Err(Error::Said(words::empty_words(lang).to_string()));
    }
    let context = context()?;
    let found = search::find(&context.commune, &context.assessment, lang, &query);
    let selection = find::selection(&found);
    let report = Report {
        commune: &context.commune,
        assessment: &context.assessment,
        selection: &selection,
    };
    let text = match format {
        Format::Text => find::text(&report, &found, style),
        Format::Json => find::json(&report, &found, &context.faults)?,
        Format::Csv => csv::build(&report)?,
    };
    let nothing = found
        .is_empty()
        .then(|| words::nothing_found(lang, &query, &context.commune.name));
    Ok(Found { text, nothing })
}
