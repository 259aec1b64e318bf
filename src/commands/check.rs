//! `giaoban check` (kiem-tra): what is wrong in the files, and what does not agree in the figures.

use std::process::ExitCode;

use super::export::source;
use super::{Error, LOOK, context, output};
use crate::cli::{CheckFormat, Cli};
use crate::data::Problem;
use crate::model::Commune;
use crate::report::check::{self, Outcome};
use crate::report::export::Source;
use crate::report::text::Style;
use crate::store::Store;

use crate::text::{Lang, cli as text};

/// Checks one commune or all of them.
pub fn run(cli: &Cli, lang: Lang, format: CheckFormat) -> Result<ExitCode, Error> {
    let (text, clean) = text_of(
        &context::open(cli, lang)?,
        cli,
        lang,
        format,
        output::style(cli, lang),
    )?;
    output::print(&text)?;
    Ok(if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(LOOK)
    })
}

/// What was found, as it is printed, and whether there is nothing to look at.
pub(super) fn text_of(
    store: &Store,
    cli: &Cli,
    lang: Lang,
    format: CheckFormat,
    style: Style,
) -> Result<(String, bool), Error> {
    let (mut problems, communes) = load(store, cli, lang)?;
    let communes: Vec<Source> = communes
        .into_iter()
        .map(|c| findings(cli, lang, c))
        .collect::<Result<_, _>>()?;
    if cli.global.period.is_none() {
        problems.extend(unmatched(store, &communes));
    }
    let outcome = Outcome::new(context::faults(lang, &problems), communes);
    let text = match format {
        CheckFormat::Text => check::text(&outcome, style),
        CheckFormat::Json => check::json(&outcome)?,
    };
    Ok((text, outcome.is_clean()))
}

/// All problems, and the communes that can be read at all. A commune that cannot be is no failure, but its problems are what was looked for.
fn load(store: &Store, cli: &Cli, lang: Lang) -> Result<(Vec<Problem>, Vec<Commune>), Error> {
    let known = store.communes();
    if let Some(slug) = &cli.global.commune {
        if known.iter().all(|c| c.slug != *slug) {
            context::data(&store.clone().into(), cli, lang)?;
        }
        let loaded = store.load(slug);
        return Ok((loaded.problems, loaded.commune.into_iter().collect()));
    }
    let problems = store.check_all();
    if known.is_empty() && problems.is_empty() {
        return Err(Error::Said(text::no_commune(
            lang,
            context::root_name(store),
        )));
    }
    Ok((
        problems,
        known
            .iter()
            .filter_map(|c| store.load(&c.slug).commune)
            .collect(),
    ))
}

/// The findings of every period, or of the one that was asked for. With several communes, one without that period has none.
fn findings(cli: &Cli, lang: Lang, commune: Commune) -> Result<Source, Error> {
    if cli.global.commune.is_some() {
        context::period(&commune, cli.global.period, lang)?;
    }
    Ok(source(cli, commune))
}

/// What a commune's files say of findings that none of its periods has.
fn unmatched(store: &Store, communes: &[Source]) -> Vec<Problem> {
    let of = |c: &Source| {
        let findings = c.assessments.iter().flat_map(|a| &a.findings);
        let ids: Vec<&str> = findings.map(|f| &*f.id).collect();
        store.unmatched(&c.commune.slug, &ids)
    };
    communes.iter().flat_map(of).collect()
}
