//! `giaoban show` (xem): the figures of a period.

use std::process::ExitCode;

use super::context::Context;
use super::{Error, context, output};
use crate::cli::{Cli, Format};
use crate::report::export::{self, Source, tables};
use crate::report::text::Style;
use crate::report::{Report, csv, json, select, text};
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
        Format::Json => json::to_text(&json::build(&report, &context.faults))?,
        Format::Csv => table(context, &report, lang)?,
    })
}

/// The one table that was asked for: that of figures, or one of the parts beside them as `export` writes it.
fn table(context: &Context, report: &Report<'_>, lang: Lang) -> Result<String, Error> {
    let parts = report.selection.parts();
    match (parts.count(), report.selection.has_figures()) {
        (0, _) => return Ok(csv::build(report)?),
        (1, false) => {}
        _ => return Err(Error::Said(said::one_csv(lang).to_string())),
    }
    let Context {
        commune,
        assessment,
        ..
    } = context;
    let source = Source {
        commune: (**commune).clone(),
        assessments: vec![assessment.clone()],
        as_of: assessment.as_of,
        period: assessment.period,
    };
    let document = export::build(std::slice::from_ref(&source), &[]);
    let name = match parts {
        p if p.tasks => "nhiem_vu",
        p if p.targets => "muc_tieu",
        _ => "su_kien",
    };
    let tables = tables::tables(&document);
    Ok(tables
        .iter()
        .find(|t| t.name == name)
        .map(tables::one)
        .transpose()?
        .unwrap_or_default())
}
