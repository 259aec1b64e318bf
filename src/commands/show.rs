//! `giaoban show` (xem): the figures of a period.

use super::Error;
use super::context::Context;
use crate::cli::Format;
use crate::remote::Answer;
use crate::report::text::Style;
use crate::report::{Desk, Report, csv, export, json, select, text};
use crate::text::{Lang, cli as words, report as said};

pub fn answer(
    context: &Context,
    filter: &[String],
    format: Format,
    style: Style,
) -> Result<Answer, Error> {
    let selection = select::select(&context.commune, filter).map_err(|e| {
        let meant = words::meant(style.lang, e.near.as_deref());
        words::unknown_filter(style.lang, &e.word, &context.commune.name, meant)
    })?;
    let report = context.report(&selection);
    let text = match format {
        Format::Text => text::build(&report, style, &context.faults),
        Format::Json => json::build(&report, &context.faults)?,
        Format::Csv => table(&report, style.lang)?,
    };
    Ok(Answer {
        text,
        ..Answer::default()
    })
}

/// The one table that was asked for: that of figures, or one of the parts beside them as `export` writes it.
fn table(report: &Report<'_>, lang: Lang) -> Result<String, Error> {
    match (report.selection.parts(), report.selection.has_figures()) {
        ([], _) => Ok(csv::build(report)?),
        ([part], false) => Ok(export::part_table(*part, &[Desk::of(report)]).csv()?),
        _ => Err(said::one_csv(lang).into()),
    }
}
