//! `giaoban export` (xuat): everything of one commune or of all of them, as one JSON document or as tables; one period of one commune as a
//! workbook or as the monthly report.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

mod paper;

use super::error::reason;
use super::{Error, LOOK, context, output};
use crate::assess;
use crate::cli::{Cli, ExportFormat};
use crate::dashboard::Shelf;
use crate::data::Problem;
use crate::model::Commune;
use crate::report::csv::{self as table, Table};
use crate::report::export::{self, Source};
use crate::store::{self, Store};

use crate::text::{Lang, cli as words, export as text};

/// What to write, and where.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// In which shape; without one, that of the file's name, otherwise JSON.
    pub format: Option<ExportFormat>,
    /// To a file or a folder; to the standard output where none is named.
    pub output: Option<&'a Path>,
    /// Print the description of the JSON document instead.
    pub schema: bool,
    /// Overwrite files.
    pub force: bool,
}

/// Words for all communes instead of the name of one.
const ALL: [&str; 3] = ["all", "tat-ca", "tất cả"];

/// Writes the export.
pub fn run(cli: &Cli, lang: Lang, wish: &Wish<'_>) -> Result<ExitCode, Error> {
    if wish.schema {
        return deliver(
            cli,
            lang,
            wish,
            vec![(String::new(), export::json_schema()?.into())],
        );
    }
    let store = context::open(cli, lang)?;
    let format = wish.format.unwrap_or_else(|| by_name(wish.output));
    let stage = output::Stage::begin(text::working(lang));
    if let Some(form) = paper::Form::of(format) {
        let whole = paper::build(&store.into(), cli, lang, form, wish)?;
        drop(stage);
        return deliver(cli, lang, wish, vec![(String::new(), whole)]);
    }
    let Read {
        sources,
        problems,
        unread,
    } = load(&store, cli, lang)?;
    let faults = context::faults(lang, &problems);
    let document = export::Document {
        sources: &sources,
        faults: &faults,
    };
    let texts = match format {
        ExportFormat::Csv if wish.output.is_some_and(is_folder) => {
            let one = |t: &Table<'_>| Ok((format!("{}.csv", t.name), t.csv()?.into()));
            export::tables(&sources)
                .iter()
                .map(one)
                .collect::<Result<_, csv::Error>>()?
        }
        format => vec![(String::new(), together(document, format)?.into())],
    };
    drop(stage);
    let code = deliver(cli, lang, wish, texts)?;
    let Some(remark) = left_out(lang, &unread) else {
        return Ok(code);
    };
    output::remark(&remark);
    Ok(ExitCode::from(LOOK))
}

/// The export as one text, and what to say of communes that it lacks.
pub(super) fn text_of(
    shelf: &Shelf,
    cli: &Cli,
    lang: Lang,
    format: Option<ExportFormat>,
) -> Result<(String, Option<String>), Error> {
    let format = format.unwrap_or(ExportFormat::Json);
    if let Some(form) = paper::Form::of(format) {
        return Ok((paper::text(shelf, cli, lang, form)?, None));
    }
    let store: &Store = shelf;
    let Read {
        sources,
        problems,
        unread,
    } = load(store, cli, lang)?;
    let faults = context::faults(lang, &problems);
    let document = export::Document {
        sources: &sources,
        faults: &faults,
    };
    Ok((together(document, format)?, left_out(lang, &unread)))
}

fn together(document: export::Document<'_>, format: ExportFormat) -> Result<String, Error> {
    Ok(match format {
        ExportFormat::Csv => table::together(&export::tables(document.sources))?,
        // the other shapes are those of one period, and made elsewhere
        _ => export::json(document)?,
    })
}

/// The shape that a file's name asks for: a workbook or a report by its ending, JSON otherwise.
fn by_name(file: Option<&Path>) -> ExportFormat {
    let ending = file
        .and_then(Path::extension)
        .map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => ExportFormat::Xlsx,
        Some("docx") => ExportFormat::Docx,
        Some("md") => ExportFormat::Md,
        _ => ExportFormat::Json,
    }
}

fn left_out(lang: Lang, unread: &[String]) -> Option<String> {
    (!unread.is_empty()).then(|| text::left_out(lang, unread))
}

/// What was read.
struct Read {
    /// The communes asked for.
    sources: Vec<Source>,
    /// What is wrong in their files.
    problems: Vec<Problem>,
    /// Communes that cannot be read.
    unread: Vec<String>,
}

/// Reads the communes asked for.
fn load(store: &Store, cli: &Cli, lang: Lang) -> Result<Read, Error> {
    let asked = cli
        .global
        .commune
        .as_deref()
        .filter(|slug| !ALL.contains(&slug.to_lowercase().as_str()));
    if asked.is_some() {
        let data = context::data(&Shelf::from(store.clone()), cli, lang)?;
        let commune = Arc::unwrap_or_clone(data.commune);
        context::period(&commune, cli.global.period, lang)?;
        return Ok(Read {
            sources: vec![source(cli, commune)],
            problems: data.problems.to_vec(),
            unread: Vec::new(),
        });
    }
    let known = store.communes();
    if known.is_empty() {
        return Err(Error::Said(words::no_commune(
            lang,
            context::root_name(store),
        )));
    }
    let (mut sources, mut unread) = (Vec::new(), Vec::new());
    for entry in known {
        match store.load(&entry.slug).commune {
            Some(commune) => sources.push(source(cli, commune)),
            None => unread.push(entry.slug),
        }
    }
    if let Some(asked) = cli
        .global
        .period
        .filter(|p| sources.iter().all(|s| s.commune.period_index(*p).is_none()))
    {
        return Err(Error::Said(text::no_such_period(lang, &asked.to_string())));
    }
    Ok(Read {
        sources,
        problems: store.check_all(),
        unread,
    })
}

/// All periods of a commune, or the one that was asked for; tasks, targets and events on the day of the last of them.
pub(super) fn source(cli: &Cli, commune: Commune) -> Source {
    let asked = cli.global.period;
    let wanted: Vec<usize> = commune
        .periods
        .iter()
        .enumerate()
        .filter(|(_, data)| asked.is_none_or(|p| p == data.period))
        .map(|(at, _)| at)
        .collect();
    let as_of = |at| context::as_of(&commune, at, cli.global.as_of);
    let last = wanted.last().copied();
    let mut assessments: Vec<_> = wanted
        .iter()
        .map(|at| assess::assess(&commune, Some(*at), as_of(Some(*at))))
        .collect();
    // tasks and what their documents cite are checked without any period too
    if commune.periods.is_empty() && asked.is_none() {
        assessments.push(assess::assess(&commune, None, as_of(None)));
    }
    // a commune without the period asked for is looked at as always
    let period = last.or_else(|| commune.periods.len().checked_sub(1));
    let as_of = as_of(period);
    Source {
        commune,
        assessments,
        as_of,
        period,
    }
}

/// An existing folder, or a path that is written as one.
fn is_folder(path: &Path) -> bool {
    path.to_string_lossy()
        .ends_with(['/', std::path::MAIN_SEPARATOR])
        || path.is_dir()
}

/// Prints the one text there is, or writes them all; none is touched where one of them is there already.
fn deliver(
    cli: &Cli,
    lang: Lang,
    wish: &Wish<'_>,
    texts: Vec<(String, Vec<u8>)>,
) -> Result<ExitCode, Error> {
    let Some(path) = wish.output else {
        texts
            .iter()
            .try_for_each(|(_, text)| output::print_bytes(text))?;
        return Ok(ExitCode::SUCCESS);
    };
    if cli.global.read_only {
        return Err(Error::Said(words::read_only(lang).to_string()));
    }
    let folder = is_folder(path);
    let whole = texts.iter().any(|(name, _)| name.is_empty());
    if folder && whole {
        let place = path.to_string_lossy();
        let place = place.trim_end_matches(['/', '\\']);
        return Err(Error::Said(match wish.format.and_then(paper::Form::of) {
            Some(form) => text::one_file(lang, place, form.ending()),
            None => text::json_folder(lang, place),
        }));
    }
    let files: Vec<(PathBuf, Vec<u8>)> = texts
        .into_iter()
        .map(|(name, text)| {
            (
                if folder {
                    path.join(name)
                } else {
                    path.to_path_buf()
                },
                text,
            )
        })
        .collect();
    if let Some((there, _)) = files.iter().find(|(file, _)| !wish.force && file.exists()) {
        return Err(Error::Said(text::file_there(
            lang,
            &context::display(there),
        )));
    }
    if folder {
        fs::create_dir_all(path).map_err(|error| Error::Write(context::display(path), error))?;
    }
    for (file, text) in &files {
        save(lang, file, text, true)?;
    }
    let names: Vec<String> = files
        .iter()
        .map(|(file, _)| context::display(file))
        .collect();
    output::print(&format!("{}\n", text::written(lang, &names)))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes one file; one that is there already only where that was asked for.
pub(super) fn save(lang: Lang, file: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    if !force && file.exists() {
        return Err(Error::Said(text::file_there(lang, &context::display(file))));
    }
    store::write::put(file, bytes).map_err(|error| {
        match file
            .parent()
            .filter(|p| !p.as_os_str().is_empty() && !p.exists())
        {
            Some(parent) => Error::Said(text::no_folder(
                lang,
                &context::display(file),
                &context::display(parent),
            )),
            None => Error::Said(words::cannot_write(
                lang,
                context::display(file),
                reason(lang, &error),
            )),
        }
    })
}
