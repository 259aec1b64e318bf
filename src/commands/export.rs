//! `giaoban export` (xuat): everything of one commune or of all of them, as one JSON document or as tables; one period of one commune as a
//! workbook or as the monthly report.

mod paper;

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use super::{Done, Error, FINE, LOOK, context, output, remote};
use crate::assess;
use crate::cli::{Cli, Export, ExportFormat};
use crate::dashboard::Shelf;
use crate::data::Problem;
use crate::model::Commune;
use crate::remote::Answer;
use crate::report::csv::{self as table, Table};
use crate::report::export::{self, Source};
use crate::store::Store;
use crate::store::write::put;
use crate::text::{Lang, export as text};

/// Words for all communes instead of the name of one.
const ALL: [&str; 3] = ["all", "tat-ca", "tất cả"];

fn is_all(cli: &Cli) -> bool {
    let asked = cli.commune.as_deref().map(str::to_lowercase);
    asked.is_some_and(|slug| ALL.contains(&&*slug))
}

/// Writes the export.
pub fn run(cli: &Cli, wish: &Export) -> Done {
    if wish.schema {
        return deliver(cli, wish, whole(export::json_schema()?));
    }
    let shelf = Shelf::from(cli.open()?);
    let output = wish.output.as_deref();
    let format = wish.export_format.unwrap_or_else(|| by_name(output));
    let stage = output::Stage::begin(text::working(cli.lang));
    let (files, lacks) = if format.is_paper() {
        let document = paper::build(&shelf, cli, format, wish)?;
        (whole(document), None)
    } else {
        let read = Read::of(&shelf, cli)?;
        let files = if format == ExportFormat::Csv && output.is_some_and(is_folder) {
            let one = |t: &Table<'_>| Ok((format!("{}.csv", t.name), t.csv()?.into()));
            let tables = export::tables(&read.sources);
            tables.iter().map(one).collect::<Result<_, csv::Error>>()?
        } else {
            whole(read.together(cli.lang, format)?)
        };
        (files, read.lacks)
    };
    drop(stage);
    deliver(cli, wish, files)?;
    let Some(remark) = lacks else {
        return Ok(FINE);
    };
    output::remark(&remark);
    Ok(LOOK)
}

/// The export as one text, for a line that carries nothing else.
pub(super) fn answer(cli: &Cli, shelf: &Shelf, wish: &Export) -> Result<Answer, Error> {
    let format = wish.export_format.unwrap_or(ExportFormat::Json);
    if !format.is_paper() {
        let read = Read::of(shelf, cli)?;
        return Ok(remote::lacking(
            read.together(cli.lang, format)?,
            read.lacks,
        ));
    }
    if format != ExportFormat::Md {
        return Err(text::not_from_afar(cli.lang, &format.ending()).into());
    }
    let document = paper::build(shelf, cli, format, wish)?;
    let text = String::from_utf8_lossy(&document).into_owned();
    Ok(remote::lacking(text, None))
}

/// The shape that a file's name asks for: a workbook or a report by its ending, JSON otherwise.
pub(super) fn by_name(file: Option<&Path>) -> ExportFormat {
    let ending = file.and_then(Path::extension).unwrap_or_default();
    let format = ExportFormat::from_str(&ending.to_string_lossy(), true).ok();
    let paper = format.filter(|format| format.is_paper());
    paper.unwrap_or(ExportFormat::Json)
}

/// What was read of the communes asked for.
struct Read {
    sources: Vec<Source>,
    problems: Vec<Problem>,
    /// What to say of communes that cannot be read.
    lacks: Option<String>,
}

impl Read {
    fn of(store: &Store, cli: &Cli) -> Result<Self, Error> {
        if cli.commune.is_some() && !is_all(cli) {
            let data = cli.data_of(&store.clone().into())?;
            let commune = Arc::unwrap_or_clone(data.commune);
            cli.period_of(&commune)?;
            return Ok(Self {
                sources: vec![source(cli, commune)],
                problems: data.problems.to_vec(),
                lacks: None,
            });
        }
        let known = store.communes();
        if known.is_empty() {
            return Err(context::no_commune(store, cli.lang));
        }
        let (mut sources, mut unread) = (Vec::new(), Vec::new());
        for entry in known {
            match store.load(&entry.slug).commune {
                Some(commune) => sources.push(source(cli, commune)),
                None => unread.push(entry.slug),
            }
        }
        let has = |period| move |s: &Source| s.commune.period_index(period).is_some();
        if let Some(asked) = cli.period.filter(|p| !sources.iter().any(has(*p))) {
            return Err(text::no_such_period(cli.lang, &asked.to_string()).into());
        }
        Ok(Self {
            sources,
            problems: store.check_all(),
            lacks: (!unread.is_empty()).then(|| text::left_out(cli.lang, &unread)),
        })
    }

    /// All of it in one document.
    fn together(&self, lang: Lang, format: ExportFormat) -> Result<String, Error> {
        if format == ExportFormat::Csv {
            return Ok(table::together(&export::tables(&self.sources))?);
        }
        let faults = context::faults(lang, &self.problems);
        Ok(export::json(export::Document {
            sources: &self.sources,
            faults: &faults,
        })?)
    }
}

/// All periods of a commune, or the one that was asked for; tasks, targets and events on the day of the last of them.
pub(super) fn source(cli: &Cli, commune: Commune) -> Source {
    let wanted = |at: &usize| {
        let data = commune.periods.get(*at);
        cli.period.is_none() || data.map(|data| data.period) == cli.period
    };
    let wanted = (0..commune.periods.len()).filter(wanted);
    let mut wanted: Vec<Option<usize>> = wanted.map(Some).collect();
    // tasks and what their documents cite are checked without any period too
    if commune.periods.is_empty() && cli.period.is_none() {
        wanted.push(None);
    }
    let assess = |at: &Option<usize>| assess::assess(&commune, *at, cli.day_of(&commune, *at));
    let assessments = wanted.iter().map(assess).collect();
    // a commune without the period asked for is looked at as always
    let last = wanted.last().copied().flatten();
    let period = last.or_else(|| commune.periods.len().checked_sub(1));
    let as_of = cli.day_of(&commune, period);
    Source {
        commune,
        assessments,
        as_of,
        period,
    }
}

/// An existing folder, or a path that is written as one.
fn is_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(['/', MAIN_SEPARATOR]) || path.is_dir()
}

/// What there is one of needs no name.
fn whole(content: impl Into<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    vec![(String::new(), content.into())]
}

/// Prints the one text there is, or writes them all; none is touched where one of them is there already.
fn deliver(cli: &Cli, wish: &Export, files: Vec<(String, Vec<u8>)>) -> Done {
    let Some(path) = &wish.output else {
        for (_, content) in &files {
            output::print_bytes(content)?;
        }
        return Ok(FINE);
    };
    cli.may_write()?;
    let (lang, folder) = (cli.lang, is_folder(path));
    if folder && files.iter().any(|(name, _)| name.is_empty()) {
        let place = path.to_string_lossy();
        let place = place.trim_end_matches(['/', '\\']);
        let paper = wish.export_format.filter(|format| format.is_paper());
        let told = match paper {
            Some(paper) => text::one_file(lang, place, &paper.ending()),
            None => text::json_folder(lang, place),
        };
        return Err(told.into());
    }
    let place = |name| {
        if folder {
            path.join(name)
        } else {
            path.clone()
        }
    };
    let files: Vec<(PathBuf, Vec<u8>)> = files
        .into_iter()
        .map(|(name, content)| (place(name), content))
        .collect();
    for (file, _) in &files {
        vacant(lang, file, wish.force)?;
    }
    if folder {
        fs::create_dir_all(path).map_err(|error| Error::unwritten(lang, path, &error))?;
    }
    for (file, content) in &files {
        save(lang, file, content)?;
    }
    let names = files.iter().map(|(file, _)| file.display().to_string());
    output::say(&text::written(lang, &names.collect::<Vec<_>>()))
}

/// Refuses a file that is there already, unless it may be overwritten.
pub(super) fn vacant(lang: Lang, file: &Path, force: bool) -> Result<(), Error> {
    if !force && file.exists() {
        return Err(text::file_there(lang, &file.to_string_lossy()).into());
    }
    Ok(())
}

/// Writes one file, whatever is there.
pub(super) fn save(lang: Lang, file: &Path, content: &[u8]) -> Result<(), Error> {
    put(file, content).map_err(|error| match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() && !parent.exists() => {
            let (file, parent) = (file.to_string_lossy(), parent.to_string_lossy());
            text::no_folder(lang, &file, &parent).into()
        }
        _ => Error::unwritten(lang, file, &error),
    })
}
