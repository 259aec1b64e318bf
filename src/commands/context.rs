//! What the commands share: which data, which commune, which period, which day.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Error;
use super::error::reason;
use crate::app::Data;
use crate::assess::{self, Assessment};
use crate::cli::{AsOf, Cli};
use crate::dashboard::Shelf;
use crate::data::Problem;
use crate::data::near::nearest;
use crate::model::Commune;
use crate::report::{Fault, Report, Selection};
pub use crate::store::clock::today;
use crate::store::{CommuneEntry, Root, Store, themes};
use crate::text::{GlyphSet, Lang, cli as text, errors, new, render, writing};
use crate::theme::{Registry, registry};

/// The commune of the data inside the program that is shown when none is named.
const FIRST: &str = "dong-khe";

impl AsOf {
    pub fn day(self) -> NaiveDate {
        self.0.unwrap_or_else(today)
    }
}

/// Where to write: a commune that may be written, and that nobody has to guess.
#[derive(Debug, Clone)]
pub struct Target {
    /// The data folder.
    pub folder: PathBuf,
    pub store: Store,
    pub commune: Arc<Commune>,
}

/// Everything a report needs.
#[derive(Debug, Clone)]
pub struct Context {
    pub commune: Arc<Commune>,
    pub assessment: Assessment,
    /// What is wrong in its files, worded.
    pub faults: Vec<Fault>,
}

impl Context {
    pub fn report<'a>(&'a self, selection: &'a Selection) -> Report<'a> {
        Report {
            commune: &self.commune,
            assessment: &self.assessment,
            selection,
        }
    }
}

impl Cli {
    /// The data folder that the arguments name, or `GIAOBAN_DATA`, and which of them did.
    pub fn folder(&self) -> (Option<PathBuf>, &'static str) {
        let variable = || std::env::var_os("GIAOBAN_DATA").filter(|v| !v.is_empty());
        match &self.data {
            Some(folder) => (Some(folder.clone()), "--data"),
            None => (variable().map(Into::into), "GIAOBAN_DATA"),
        }
    }

    /// The signs that the arguments ask for, or the user's settings.
    pub fn chosen_glyphs(&self) -> Option<GlyphSet> {
        let set = || GlyphSet::from_key(&themes::glyphs()?.1);
        self.glyphs().or_else(set)
    }

    /// Opens the data that the arguments name, or `GIAOBAN_DATA`, or that inside the program.
    pub fn open(&self) -> Result<Store, Error> {
        let (folder, named) = self.folder();
        let Some(folder) = folder else {
            return Ok(Store::open(Root::Embedded));
        };
        if let Err(error) = std::fs::read_dir(&folder) {
            let (shown, why) = (folder.display(), reason(self.lang, &error));
            return Err(text::bad_folder(self.lang, named, shown, why).into());
        }
        Ok(Store::open(Root::Folder(folder)))
    }

    pub fn may_write(&self) -> Result<(), Error> {
        if self.read_only {
            return Err(text::read_only(self.lang).into());
        }
        Ok(())
    }

    /// The commune that was asked for, or the only one with real figures.
    pub fn target(&self) -> Result<Target, Error> {
        self.may_write()?;
        let store = self.open()?;
        let Root::Folder(folder) = store.root().clone() else {
            return Err(writing::embedded(self.lang).into());
        };
        if self.commune.is_none() {
            let mut real = store.communes();
            real.retain(|c| !c.illustrative);
            if real.len() > 1 {
                return Err(new::which_commune(self.lang, listed(&real)).into());
            }
        }
        let commune = self.data_of(&store.clone().into())?.commune;
        Ok(Target {
            folder,
            store,
            commune,
        })
    }

    /// The commune that was asked for, otherwise the first with real figures; it can be read.
    pub fn data_of(&self, shelf: &Shelf) -> Result<Data, Error> {
        self.data_by(shelf, Shelf::data)
    }

    /// The same, read in this way.
    pub fn data_by(&self, shelf: &Shelf, read: fn(&Shelf, &str) -> Data) -> Result<Data, Error> {
        let slug = match &self.commune {
            Some(slug) => slug.clone(),
            None if *shelf.root() == Root::Embedded => FIRST.to_string(),
            None => {
                let communes = shelf.communes();
                let real = communes.iter().find(|c| !c.illustrative);
                let first = real.or(communes.first());
                first
                    .ok_or_else(|| no_commune(shelf, self.lang))?
                    .slug
                    .clone()
            }
        };
        let data = read(shelf, &slug);
        if data.is_there() {
            return Ok(data);
        }
        Err(absent(shelf, &slug, &data.problems, self.lang))
    }

    /// The position of the period that was asked for, otherwise of the latest; none where there are no figures yet.
    pub fn period_of(&self, commune: &Commune) -> Result<Option<usize>, Error> {
        let Some(asked) = self.period else {
            return Ok(commune.periods.len().checked_sub(1));
        };
        if let Some(at) = commune.period_index(asked) {
            return Ok(Some(at));
        }
        let all = commune.periods.iter().map(|p| p.period);
        let alike = all.clone().rev();
        let alike = alike.filter(|p| p.granularity() == asked.granularity());
        let alike: Vec<String> = alike.map(|p| p.to_string()).collect();
        let ids: Vec<String> = all.map(|p| p.to_string()).collect();
        let asked = asked.to_string();
        let near = nearest(&asked, alike.iter().map(String::as_str));
        let lang = self.lang;
        let available = match ids.as_slice() {
            [] => text::no_periods(lang).to_string(),
            [first, .., last] if ids.len() > 12 => {
                text::periods_between(lang, first, last, ids.len())
            }
            _ => ids.join(", "),
        };
        let meant = text::meant(lang, near);
        Err(text::unknown_period(lang, &asked, &commune.name, available, meant).into())
    }

    /// The day to look at a period on.
    pub fn day_of(&self, commune: &Commune, period: Option<usize>) -> NaiveDate {
        match (self.as_of, period.and_then(|p| commune.periods.get(p))) {
            (None, Some(data)) => assess::default_as_of(data, today()),
            (asked, _) => asked.map_or_else(today, AsOf::day),
        }
    }

    /// Assesses what the arguments ask for.
    pub fn context(&self, shelf: &Shelf) -> Result<Context, Error> {
        let Data {
            commune, problems, ..
        } = self.data_of(shelf)?;
        let period = self.period_of(&commune)?;
        let as_of = self.day_of(&commune, period);
        Ok(Context {
            assessment: assess::assess(&commune, period, as_of),
            commune,
            faults: faults(self.lang, &problems),
        })
    }

    /// The theme asked for among these; the dark one where none was.
    pub fn theme_of(&self, themes: &Registry) -> Result<String, Error> {
        let Some(asked) = &self.theme else {
            return Ok(registry::DARK.to_string());
        };
        let names = themes.names();
        if names.contains(&asked.as_str()) {
            return Ok(asked.clone());
        }
        let meant = text::meant(self.lang, nearest(asked, names.iter().copied()));
        Err(text::unknown_theme(self.lang, asked, names.join(", "), meant).into())
    }
}

/// The themes there are, and what is wrong with the user's own.
pub fn themes() -> (Registry, Vec<Problem>) {
    let (files, mut problems) = themes::read();
    let (registry, more) = Registry::load(&files);
    problems.extend(more);
    (registry, problems)
}

/// The error of a data folder without a commune.
pub fn no_commune(store: &Store, lang: Lang) -> Error {
    let folder = match store.root() {
        Root::Embedded => "data".to_string(),
        Root::Folder(folder) => store.inside(&folder.to_string_lossy()),
    };
    text::no_commune(lang, folder).into()
}

fn listed(communes: &[CommuneEntry]) -> String {
    let names = communes.iter().map(|c| format!("{} ({})", c.slug, c.name));
    names.collect::<Vec<_>>().join(", ")
}

/// Why there is no such commune: it is not there, or it is and cannot be read.
fn absent(store: &Store, slug: &str, problems: &[Problem], lang: Lang) -> Error {
    let communes = store.communes();
    if communes.is_empty() {
        return no_commune(store, lang);
    }
    if communes.iter().any(|c| c.slug == slug) {
        let first = problems.first().map(|p| render::one_line(p, lang));
        let first = first.unwrap_or_default();
        return text::commune_unreadable(lang, slug, problems.len(), first).into();
    }
    // a name with accents and spaces leads to its folder as well
    let mut named = communes.iter();
    let near = named.find(|c| nearest(slug, [c.name.as_str()]).is_some());
    let near = near.map(|c| c.slug.as_str());
    let near = near.or_else(|| nearest(slug, communes.iter().map(|c| c.slug.as_str())));
    text::unknown_commune(lang, slug, listed(&communes), text::meant(lang, near)).into()
}

/// Problems in words.
pub fn faults(lang: Lang, problems: &[Problem]) -> Vec<Fault> {
    let fault = |problem: &Problem| {
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
    };
    problems.iter().map(fault).collect()
}
