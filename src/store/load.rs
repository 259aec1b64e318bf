//! Opens the data: reads what is asked for, no more, and says all that is wrong with it.

use std::borrow::Cow;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::recall::Recall;
use super::source::{PERIODS, Root, SourceFile, TASKS};
use crate::data::Refused;
use crate::data::decode::assemble::{Addition, Assembled, assemble};
use crate::data::decode::catalogue::Part;
use crate::data::decode::plans::Plans;
use crate::data::decode::profile::Profile;
use crate::data::decode::{
    Identifiers, Known, catalogue, changes, crosscheck, events, figures, meeting, plans, profile,
    reference, targets, tasks,
};
use crate::data::fields::{Read, Reader, is_id, shortened};
use crate::data::near;
use crate::data::problem::{Problem, ProblemKind};
use crate::data::syntax::Tree;
use crate::model::{Commune, Period, PeriodData, Task, TaskSource};

/// From this many period files on, they are read on all cores: before that, starting a thread takes longer than it saves.
const PARALLEL: usize = 40;

/// The file of relations, beside the catalogue and in a commune's folder.
const RELATIONS: &str = "doi-chieu.ron";
/// The file of findings that somebody has looked at.
const LOOKED_AT: &str = "da-xem.ron";

/// The data. Nothing is read before it is asked for.
#[derive(Debug, Clone)]
pub struct Store {
    root: Root,
    recall: Option<Arc<Recall>>,
    /// Its users are on other machines, and are not told where the data is.
    far: bool,
    /// How many periods it reads of a commune, from the latest back; none where all.
    newest: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneEntry {
    /// Name of its folder.
    pub slug: String,
    /// Its name; the folder's where the profile cannot be read.
    pub name: String,
    /// Its figures are made up.
    pub illustrative: bool,
}

/// A commune as far as it could be read, and everything that is wrong with its files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The commune; absent where it has no profile that can be read at all.
    pub commune: Option<Commune>,
    /// In the order of files, lines and columns.
    pub problems: Vec<Problem>,
    /// Those of them for which older contents of the files are read.
    pub spoilt: Vec<Problem>,
}

impl Store {
    pub fn open(root: Root) -> Self {
        Self {
            root,
            recall: None,
            far: false,
            newest: None,
        }
    }

    /// The same with the latest figures only.
    pub fn newest(&self, most: usize) -> Self {
        Self {
            newest: Some(most),
            ..self.clone()
        }
    }

    pub(super) fn recalling(&self, recall: Arc<Recall>) -> Self {
        Self {
            recall: Some(recall),
            ..self.clone()
        }
    }

    /// The same for people on other machines: files are named from the data folder on.
    pub fn from_afar(self) -> Self {
        Self { far: true, ..self }
    }

    /// A text without the place of the data folder, where that is not told.
    pub fn inside(&self, text: &str) -> String {
        let Root::Folder(folder) = &self.root else {
            return text.to_string();
        };
        let folder = folder.to_string_lossy();
        let folder = folder.trim_end_matches(['/', '\\']);
        if !self.far || folder.is_empty() {
            return text.to_string();
        }
        text.replace(&format!("{folder}/"), "")
            .replace(&format!("{folder}\\"), "")
            .replace(folder, "data")
    }

    fn told(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        Problem::sort(&mut problems);
        if let Root::Folder(root) = &self.root {
            for problem in &mut problems {
                mark_taken(problem, root);
            }
        }
        if self.far {
            for problem in &mut problems {
                problem.file = self.inside(&problem.file).into();
            }
        }
        problems
    }

    /// Reads one file; the model and the problems go by its name.
    #[allow(clippy::result_large_err)] // once a file, and only for a bad one
    fn source(&self, path: &str) -> Result<SourceFile, Problem> {
        let read = || {
            let mut read = self.root.read(path);
            let name = match &mut read {
                Ok(file) => &mut file.name,
                Err(problem) => &mut problem.file,
            };
            if self.far {
                *name = self.inside(name).into();
            }
            read
        };
        match &self.recall {
            Some(recall) => recall.read(self.inside(&self.root.name(path)).into(), read),
            None => read(),
        }
    }

    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The folder of a commune, if anything may be written there.
    pub(super) fn writable(&self, slug: &str, read_only: bool) -> Result<PathBuf, Refused> {
        match &self.root {
            Root::Embedded => Err(Refused::Embedded),
            Root::Folder(_) if read_only => Err(Refused::ReadOnly),
            Root::Folder(folder) => Ok(folder.join(slug)),
        }
    }

    /// The communes there are, in the order of their folders. Reads their profiles.
    pub fn communes(&self) -> Vec<CommuneEntry> {
        let entry = |slug: Box<str>| {
            let profile = self.file(&profile_of(&slug), &mut Vec::new(), |reader, tree, _| {
                let (profile, _) = profile::file(reader, tree, &slug)?;
                Ok((profile.name, profile.illustrative))
            });
            let (name, illustrative) = profile.unwrap_or_else(|| (slug.to_string(), false));
            CommuneEntry {
                slug: slug.into(),
                name,
                illustrative,
            }
        };
        self.root.communes().0.into_iter().map(entry).collect()
    }

    /// Loads one commune: the catalogue, the reference series and its own files.
    pub fn load(&self, slug: &str) -> Loaded {
        let mut problems = Vec::new();
        let commune = self.commune(slug, &mut problems);
        Loaded {
            commune,
            problems: self.told(problems),
            spoilt: Vec::new(),
        }
    }

    /// Loads everything and gives all problems.
    pub fn check_all(&self) -> Vec<Problem> {
        let (slugs, mut problems) = self.root.communes();
        for slug in &slugs {
            self.commune(slug, &mut problems);
        }
        if slugs.is_empty() && problems.is_empty() {
            self.catalogue(None, &mut problems);
        }
        let mut problems = self.told(problems);
        // the catalogue was read with every commune
        problems.dedup();
        problems
    }

    fn commune(&self, slug: &str, problems: &mut Vec<Problem>) -> Option<Commune> {
        let file = if is_id(slug) {
            self.source(&profile_of(slug))
        } else {
            Err(Problem::of_file(slug, ProblemKind::Missing))
        };
        if file.as_ref().is_err_and(|p| p.kind == ProblemKind::Missing) {
            problems.push(self.no_commune(slug));
            return None;
        }
        problems.append(&mut self.root.copies(""));
        problems.append(&mut self.root.copies(slug));
        let (profile, known) = self.known(slug, file, problems);
        let Known { assembled, plans } = &known;
        let within = |name: &str| format!("{slug}/{name}");
        let periods = self.periods(slug, &known, problems);
        let (task_sources, tasks) = self.tasks(slug, assembled, problems);
        let events = self.file(&within("lich.ron"), problems, events::file);
        let meeting = self.file(&within("giao-ban.ron"), problems, |reader, tree, _| {
            meeting::file(reader, tree, assembled)
        });
        let targets = self.file(&within("muc-tieu.ron"), problems, |reader, tree, name| {
            targets::file(reader, tree, name, assembled)
        });
        let (mut relations, mut doubts) = (Vec::new(), Vec::new());
        let mut seen = Identifiers::default();
        // the relations that all communes share, then the commune's own
        for (path, plans) in [(RELATIONS.into(), None), (within(RELATIONS), Some(plans))] {
            let names = crosscheck::Names { assembled, plans };
            let read = self.file(&path, problems, |reader, tree, name| {
                crosscheck::file(reader, tree, name, &names, &mut seen)
            });
            let (more, unsure) = read.unwrap_or_default();
            relations.extend(more);
            doubts.extend(unsure);
        }
        let acknowledged = self.file(&within(LOOKED_AT), problems, |reader, tree, _| {
            crosscheck::looked_at(reader, tree)
        });
        profile.map(|profile| Commune {
            slug: slug.to_string(),
            name: profile.name,
            province: profile.province,
            level: profile.level,
            illustrative: profile.illustrative,
            hamlets: profile.hamlets,
            catalogue: known.assembled.catalogue,
            plans: known.plans.all,
            periods,
            relations,
            doubts,
            acknowledged: acknowledged.unwrap_or_default(),
            task_sources,
            tasks,
            events: events.unwrap_or_default(),
            meeting: meeting.unwrap_or_default(),
            targets: targets.unwrap_or_default(),
        })
    }

    /// What there is to name in the files of a commune, as its files are now.
    pub(super) fn names(&self, slug: &str) -> Known {
        let profile = self.source(&profile_of(slug));
        self.known(slug, profile, &mut Vec::new()).1
    }

    /// What the loader would read of a period file with this text, and what it would say.
    pub(super) fn try_period(
        &self,
        names: &Known,
        slug: &str,
        period: Period,
        text: &str,
    ) -> (Option<PeriodData>, Vec<Problem>) {
        let path = format!("{slug}/{PERIODS}/{period}.ron");
        let file = SourceFile {
            name: self.root.name(&path),
            text: Cow::Owned(text.to_string()),
        };
        decode_period(&path, &file, names)
    }

    fn no_commune(&self, slug: &str) -> Problem {
        let (slugs, mut problems) = self.root.communes();
        // where the whole folder is missing, that is the thing to say
        if let Some(problem) = problems.pop().filter(|p| p.kind == ProblemKind::NoFolder) {
            return problem;
        }
        let near = near::nearest(slug, slugs.iter().map(|s| &**s)).map(Into::into);
        Problem::of_file(
            self.root.name(""),
            ProblemKind::NoCommune {
                slug: shortened(slug),
                near,
                all: slugs,
            },
        )
    }

    /// The profile, and what it, the catalogue and the plans name.
    fn known(
        &self,
        slug: &str,
        file: Result<SourceFile, Problem>,
        problems: &mut Vec<Problem>,
    ) -> (Option<Profile>, Known) {
        let file = kept(file, problems);
        let (tree, reader) = file.as_ref().map(SourceFile::parse).unzip();
        let (mut profile, mut own) = (None, unread());
        if let (Some(file), Some(tree), Some(mut reader)) = (&file, &tree, reader) {
            if let Ok((read, part)) = profile::file(&mut reader, tree, slug) {
                (profile, own.part) = (Some(read), part);
            }
            (own.reader, own.name) = (reader, &file.name);
        }
        let assembled = self.catalogue(Some(own), problems);
        let before = problems.len();
        let path = format!("{slug}/ke-hoach.ron");
        let plans = self.file(&path, problems, |reader, tree, _| {
            Ok(plans::file(reader, tree, &assembled))
        });
        // a commune without plans is a commune all the same
        let plans = plans.unwrap_or_else(|| Plans {
            torn: problems.len() > before,
            ..Plans::default()
        });
        (profile, Known { assembled, plans })
    }

    /// The standard catalogue with the references and with what a commune adds.
    fn catalogue(&self, own: Option<Addition<'_>>, problems: &mut Vec<Problem>) -> Assembled {
        let before = problems.len();
        let references = self.file("tham-chieu.ron", problems, |reader, tree, _| {
            Ok(reference::file(reader, tree))
        });
        let (references, whole) =
            references.unwrap_or_else(|| (Vec::new(), problems.len() == before));
        let file = kept(self.source("danh-muc.ron"), problems);
        let (tree, reader) = file.as_ref().map(SourceFile::parse).unzip();
        let mut standard = unread();
        if let (Some(file), Some(tree), Some(mut reader)) = (&file, &tree, reader) {
            standard.part = catalogue::file(&mut reader, tree);
            (standard.reader, standard.name) = (reader, &file.name);
        }
        let mut additions: Vec<_> = std::iter::once(standard).chain(own).collect();
        let mut assembled = assemble(&mut additions, references);
        assembled.references_torn = !whole;
        for addition in additions {
            problems.append(&mut addition.reader.into_problems(addition.name));
        }
        assembled
    }

    fn periods(&self, slug: &str, known: &Known, problems: &mut Vec<Problem>) -> Vec<PeriodData> {
        let (mut files, mut odd) = self.root.files(slug, PERIODS);
        problems.append(&mut odd);
        if let Some(most) = self.newest {
            files.sort_by_key(|path| period_of(path));
            files.drain(..files.len().saturating_sub(most));
        }
        let read = |files: &[String]| -> Vec<(Option<PeriodData>, Vec<Problem>)> {
            let one = |path: &String| match self.source(path) {
                Ok(file) => decode_period(path, &file, known),
                Err(problem) => (None, vec![problem]),
            };
            files.iter().map(one).collect()
        };
        let cores = if files.len() > PARALLEL {
            std::thread::available_parallelism().map_or(1, NonZero::get)
        } else {
            1
        };
        let all = if cores == 1 {
            read(&files)
        } else {
            std::thread::scope(|scope| {
                let read = &read;
                let chunks = files.chunks(files.len().div_ceil(cores));
                let workers: Vec<_> = chunks
                    .map(|chunk| scope.spawn(move || read(chunk)))
                    .collect();
                let joined = workers.into_iter().flat_map(|worker| {
                    worker
                        .join()
                        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                });
                joined.collect()
            })
        };
        let mut periods = Vec::with_capacity(all.len());
        for (period, mut found) in all {
            periods.extend(period);
            problems.append(&mut found);
        }
        periods.sort_by_key(|p| p.period);
        periods
    }

    fn tasks(
        &self,
        slug: &str,
        assembled: &Assembled,
        problems: &mut Vec<Problem>,
    ) -> (Vec<TaskSource>, Vec<Task>) {
        let (paths, mut odd) = self.root.files(slug, TASKS);
        let mut whole = odd.is_empty();
        problems.append(&mut odd);
        let files: Vec<SourceFile> = paths
            .iter()
            .filter_map(|path| kept(self.source(path), problems))
            .collect();
        whole &= files.len() == paths.len();
        let (mut sources, mut all) = (Vec::new(), Vec::new());
        let mut seen = Identifiers::default();
        let mut readers = Vec::new();
        let (trees, parsed): (Vec<_>, Vec<_>) = files.iter().map(SourceFile::parse).unzip();
        for ((file, tree), mut reader) in files.iter().zip(&trees).zip(parsed) {
            whole &= !tree.torn;
            let (name, source) = (&file.name, sources.len());
            let read = tasks::file(&mut reader, tree, (name, source), assembled, &mut seen);
            let waiting = read.map(|mut read| {
                sources.push(read.source);
                all.append(&mut read.tasks);
                (source, read.waiting)
            });
            readers.push((reader, waiting.ok(), name));
        }
        let waiting = readers
            .iter_mut()
            .filter_map(|(reader, waiting, _)| {
                let (source, waiting) = waiting.take()?;
                Some((reader, source, waiting))
            })
            .collect();
        changes::settle(waiting, (&sources, &mut all, &seen), whole);
        for (reader, _, name) in readers {
            problems.append(&mut reader.into_problems(name));
        }
        (sources, all)
    }

    /// Warns of findings that the commune's files name and that are not among `findings`, those of all of its periods.
    pub fn unmatched(&self, slug: &str, findings: &[&str]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for name in [RELATIONS, LOOKED_AT] {
            let path = format!("{slug}/{name}");
            self.file(&path, &mut problems, |reader, tree, _| {
                crosscheck::unmatched(reader, tree, findings);
                Ok(())
            });
        }
        // what else is wrong with the files has been said
        problems.retain(|p| matches!(p.kind, ProblemKind::UnknownFinding { .. }));
        problems
    }

    /// Reads a file that a commune can do without; nothing where there is none, or where it cannot be read: that is a problem.
    fn file<T>(
        &self,
        path: &str,
        problems: &mut Vec<Problem>,
        decode: impl FnOnce(&mut Reader<'_>, &Tree<'_>, &str) -> Read<T>,
    ) -> Option<T> {
        match self.source(path) {
            Ok(file) => {
                let (tree, mut reader) = file.parse();
                let read = decode(&mut reader, &tree, &file.name);
                problems.append(&mut reader.into_problems(&file.name));
                read.ok()
            }
            Err(problem) if problem.kind == ProblemKind::Missing => None,
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    }
}

/// No advice names a target that is there already.
fn mark_taken(problem: &mut Problem, root: &Path) {
    match &mut problem.kind {
        ProblemKind::PeriodName { period, taken, .. } => {
            let target = Path::new(&*problem.file).with_file_name(format!("{period}.ron"));
            *taken = target.symlink_metadata().is_ok();
        }
        ProblemKind::FolderName { id, taken, .. } => {
            *taken = root.join(&**id).symlink_metadata().is_ok();
        }
        _ => {}
    }
}

fn profile_of(slug: &str) -> String {
    format!("{slug}/xa.ron")
}

/// What a file adds to the catalogue that cannot be read: anything may be in it.
fn unread() -> Addition<'static> {
    Addition {
        part: Part::torn(),
        reader: Reader::new("", Vec::new()),
        name: "",
    }
}

/// A file, or nothing and one problem more.
fn kept(file: Result<SourceFile, Problem>, problems: &mut Vec<Problem>) -> Option<SourceFile> {
    file.map_err(|problem| problems.push(problem)).ok()
}

/// The name of a file of figures without its ending: its period.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".ron").unwrap_or(name)
}

fn period_of(path: &str) -> Option<Period> {
    stem(path).parse().ok()
}

fn decode_period(
    path: &str,
    file: &SourceFile,
    known: &Known,
) -> (Option<PeriodData>, Vec<Problem>) {
    let (tree, mut reader) = file.parse();
    let data = figures::file(&mut reader, &tree, stem(path), known);
    (data.ok(), reader.into_problems(&file.name))
}
