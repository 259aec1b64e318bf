//! What the commands share: which data, which commune, which period, which day.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate};

use super::Error;
use super::error::reason;
use crate::app::Data;
use crate::assess::{self, Assessment};
use crate::cli::{AsOf, Cli};
use crate::dashboard::Shelf;
use crate::data::Problem;
use crate::data::near::nearest;
use crate::model::{Commune, Period};
use crate::report::Fault;
use crate::store::{CommuneEntry, Root, Store};
use crate::text::render;

use crate::text::{Lang, cli as text, errors};

/// The commune of the data inside the program that is shown when none is named.
const FIRST: &str = "dong-khe";

/// The day of today: the only reading of the clock in the program.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The data folder that the arguments name, or `GIAOBAN_DATA`, and which of them did.
pub fn folder(cli: &Cli) -> (Option<PathBuf>, &'static str) {
    let variable = || {
        std::env::var_os("GIAOBAN_DATA")
            .filter(|v| !v.is_empty())
            .map(Into::into)
    };
    match &cli.global.data {
        Some(folder) => (Some(folder.clone()), "--data"),
        None => (variable(), "GIAOBAN_DATA"),
    }
}

/// Opens the data that the arguments name, or `GIAOBAN_DATA`, or that inside the program.
pub fn open(cli: &Cli, lang: Lang) -> Result<Store, Error> {
    let (folder, named) = folder(cli);
    let Some(folder) = folder else {
        return Ok(Store::open(Root::Embedded));
    };
    match std::fs::read_dir(&folder) {
        Ok(_) => Ok(Store::open(Root::Folder(folder))),
        Err(error) => Err(Error::Said(text::bad_folder(
            lang,
            named,
            display(&folder),
            reason(lang, &error),
        ))),
    }
}

pub(super) fn display(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The commune that was asked for, otherwise the first with real figures; it can be read.
pub fn data(shelf: &Shelf, cli: &Cli, lang: Lang) -> Result<Data, Error> {
    let slug = match &cli.global.commune {
        Some(slug) => slug.clone(),
        None if *shelf.root() == Root::Embedded => FIRST.to_string(),
        None => default_slug(shelf, lang)?,
    };
    let data = shelf.data(&slug);
    if data.is_there() {
        Ok(data)
    } else {
        Err(Error::Said(absent(shelf, &slug, &data.problems, lang)))
    }
}

fn default_slug(store: &Store, lang: Lang) -> Result<String, Error> {
    let communes = store.communes();
    let first = communes
        .iter()
        .find(|c| !c.illustrative)
        .or_else(|| communes.first());
    first
        .map(|c| c.slug.clone())
        .ok_or_else(|| Error::Said(text::no_commune(lang, root_name(store))))
}

pub(super) fn root_name(store: &Store) -> String {
    match store.root() {
        Root::Embedded => "data".to_string(),
        Root::Folder(folder) => store.inside(&display(folder)),
    }
}

/// Why there is no such commune: it is not there, or it is and cannot be read.
fn absent(store: &Store, slug: &str, problems: &[Problem], lang: Lang) -> String {
    let communes = store.communes();
    if communes.is_empty() {
        return text::no_commune(lang, root_name(store));
    }
    if communes.iter().any(|c| c.slug == slug) {
        let first = problems.first().map(|p| render::one_line(p, lang));
        return text::commune_unreadable(lang, slug, problems.len(), first.unwrap_or_default());
    }
    let names = |c: &CommuneEntry| format!("{} ({})", c.slug, c.name);
    let available = communes.iter().map(names).collect::<Vec<_>>().join(", ");
    // a name with accents and spaces leads to its folder as well
    let near = communes
        .iter()
        .find(|c| nearest(slug, [c.name.as_str()]).is_some())
        .map(|c| c.slug.as_str());
    let near = near.or_else(|| nearest(slug, communes.iter().map(|c| c.slug.as_str())));
    text::unknown_commune(lang, slug, available, text::meant(lang, near))
}

/// The position of the period that was asked for, otherwise of the latest; none where there are no figures yet.
pub fn period(
    commune: &Commune,
    asked: Option<Period>,
    lang: Lang,
) -> Result<Option<usize>, Error> {
    let Some(asked) = asked else {
        return Ok(commune.periods.len().checked_sub(1));
    };
    if let Some(at) = commune.period_index(asked) {
        return Ok(Some(at));
    }
    let ids: Vec<String> = commune
        .periods
        .iter()
        .map(|p| p.period.to_string())
        .collect();
    let alike: Vec<String> = commune
        .periods
        .iter()
        .rev()
        .filter(|p| p.period.granularity() == asked.granularity())
        .map(|p| p.period.to_string())
        .collect();
    let asked = asked.to_string();
    let near = nearest(&asked, alike.iter().map(String::as_str));
    let available = match ids.as_slice() {
        [] => text::no_periods(lang).to_string(),
        [first, .., last] if ids.len() > 12 => text::periods_between(lang, first, last, ids.len()),
        _ => ids.join(", "),
    };
    Err(Error::Said(text::unknown_period(
        lang,
        &asked,
        &commune.name,
        available,
        text::meant(lang, near),
    )))
}

/// The day to look at a period on.
pub fn as_of(commune: &Commune, period: Option<usize>, asked: Option<AsOf>) -> NaiveDate {
    match (asked, period.and_then(|p| commune.periods.get(p))) {
        (Some(AsOf::Date(day)), _) => day,
        (None, Some(data)) => assess::default_as_of(data, today()),
        (Some(AsOf::Today), _) | (None, None) => today(),
    }
}

/// Everything a report needs.
#[derive(Debug, Clone)]
pub struct Context {
    /// The commune.
    pub commune: Arc<Commune>,
    /// What its figures mean.
    pub assessment: Assessment,
    /// What is wrong in its files, worded.
    pub faults: Vec<Fault>,
}

/// Opens, loads and assesses what the arguments ask for.
pub fn context(cli: &Cli, lang: Lang) -> Result<Context, Error> {
    context_of(&open(cli, lang)?.into(), cli, lang)
}

/// Assesses what the arguments ask for, from data already opened.
pub fn context_of(shelf: &Shelf, cli: &Cli, lang: Lang) -> Result<Context, Error> {
    let data = data(shelf, cli, lang)?;
    let commune = data.commune;
    let period = period(&commune, cli.global.period, lang)?;
    let as_of = as_of(&commune, period, cli.global.as_of);
    let assessment = assess::assess(&commune, period, as_of);
    Ok(Context {
        commune,
        assessment,
        faults: faults(lang, &data.problems),
    })
}

/// Problems in words.
pub fn faults(lang: Lang, problems: &[Problem]) -> Vec<Fault> {
    problems.iter().map(|p| fault(lang, p)).collect()
}

fn fault(lang: Lang, problem: &Problem) -> Fault {
    let message = errors::message(&problem.kind, lang);
    Fault {
        file: problem.file.to_string(),
        line: problem.line,
        column: problem.column,
        severity: problem.severity,
        message: message.headline,
        allowed: message.allowed,
        mend: message.mend,
        rendered: render::full(problem, lang),
    }
}
