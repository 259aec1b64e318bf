//! `giaoban check` (kiem-tra): what is wrong in the files, and what does not agree in the figures.

use super::export::source;
use super::{Error, FINE, LOOK, context};
use crate::cli::{CheckFormat, Cli};
use crate::data::Problem;
use crate::model::Commune;
use crate::remote::Answer;
use crate::report::check::{self, Outcome};
use crate::report::text::Style;
use crate::store::Store;

/// Checks one commune or all of them.
pub fn answer(
    cli: &Cli,
    store: &Store,
    format: CheckFormat,
    style: Style,
) -> Result<Answer, Error> {
    let (mut problems, communes) = load(store, cli)?;
    let communes: Vec<_> = communes.into_iter().map(|c| source(cli, c)).collect();
    if cli.period.is_none() {
        // what the files say of findings that none of the periods has
        for source in &communes {
            let findings = source.assessments.iter().flat_map(|a| &a.findings);
            let ids: Vec<&str> = findings.map(|f| &*f.id).collect();
            problems.extend(store.unmatched(&source.commune.slug, &ids));
        }
    }
    let outcome = Outcome::new(context::faults(cli.lang, &problems), communes);
    let text = match format {
        CheckFormat::Text => check::text(&outcome, style),
        CheckFormat::Json => check::json(&outcome)?,
    };
    let code = if outcome.is_clean() { FINE } else { LOOK };
    Ok(Answer {
        text,
        code,
        ..Answer::default()
    })
}

/// All problems, and the communes that can be read at all. A commune that cannot be is no failure, but its problems are what was looked for.
/// With several communes, one without the period asked for has no findings.
fn load(store: &Store, cli: &Cli) -> Result<(Vec<Problem>, Vec<Commune>), Error> {
    let known = store.communes();
    if let Some(slug) = &cli.commune {
        if known.iter().all(|c| c.slug != *slug) {
            cli.data_of(&store.clone().into())?;
        }
        let loaded = store.load(slug);
        if let Some(commune) = &loaded.commune {
            cli.period_of(commune)?;
        }
        return Ok((loaded.problems, loaded.commune.into_iter().collect()));
    }
    let problems = store.check_all();
    if known.is_empty() && problems.is_empty() {
        return Err(context::no_commune(store, cli.lang));
    }
    let known = known.iter().filter_map(|c| store.load(&c.slug).commune);
    Ok((problems, known.collect()))
}
