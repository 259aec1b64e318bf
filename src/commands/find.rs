//! `giaoban find` (tra): one figure by a few letters.

use super::context::Context;
use super::{Error, remote};
use crate::assess::search;
use crate::cli::Format;
use crate::remote::Answer;
use crate::report::text::Style;
use crate::report::{csv, find};
use crate::text::cli as words;

/// What fits the words. Nothing found is no error, but the exit code says so. The data is asked for only when there are any words.
pub fn answer(
    context: impl FnOnce() -> Result<Context, Error>,
    asked: &[String],
    format: Format,
    style: Style,
) -> Result<Answer, Error> {
    let query = asked.join(" ");
    if !query.chars().any(char::is_alphanumeric) {
        return Err(words::empty_words(style.lang).into());
    }
    let context = context()?;
    let found = search::find(&context.commune, &context.assessment, style.lang, &query);
    let selection = find::selection(&found);
    let report = context.report(&selection);
    let text = match format {
        Format::Text => find::text(&report, &found, style),
        Format::Json => find::json(&report, &found, &context.faults)?,
        Format::Csv => csv::build(&report)?,
    };
    let nothing = || words::nothing_found(style.lang, &query, &context.commune.name);
    Ok(remote::lacking(text, found.is_empty().then(nothing)))
}
