//! Opens the data: reads what is asked for, no more, and says all that is wrong with it.

use std::num::NonZero;
use std::sync::Arc;

use super::recall::Recall;
use super::source::{Root, SourceFile};
use crate::data::decode::assemble::{Addition, Assembled, assemble};
use crate::data::decode::catalogue::Part;
use crate::data::decode::figures::Names;
use crate::data::decode::named::Named;
use crate::data::decode::plans::Plans;
use crate::data::decode::profile::Profile;
use crate::data::decode::{
    Identifiers, catalogue, changes, crosscheck, events, figures, meeting, plans, profile,
    reference, targets, tasks,
};
use crate::data::fields::{Reader, is_id, shortened};
use crate::data::near;
use crate::data::problem::{Problem, ProblemKind};
use crate::data::syntax;
use crate::model::{
    Acknowledgement, Commune, Doubt, Event, MeetingPlan, Period, PeriodData, Reference, Relation,
    Target, Task, TaskSource,
};

/// From this many period files on, they are read on all cores.
const PARALLEL: usize = 8;

/// The file of relations, beside the catalogue and in a commune's folder.
const RELATIONS: &str = "doi-chieu.ron";
/// The file of findings that somebody has looked at.
const LOOKED_AT: &str = "da-xem.ron";

/// The data, opened but not read.
#[derive(Debug, Clone)]
pub struct Store {
    root: Root,
    recall: Option<Arc<Recall>>,
    /// Where the data is, is not told.
    far: bool,
}

/// One commune there is.
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
    /// Opens the data. Nothing is read yet.
    pub fn open(root: Root) -> Self {
        Self {
            root,
            recall: None,
            far: false,
        }
    }

    /// The same data, with something between it and its files.
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

    /// What is said of files, with no more of their place than is told here.
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
        let read = || match self.root.read(path) {
            Ok(file) if self.far => Ok(SourceFile {
                name: self.inside(&file.name).into(),
                ..file
            }),
            Err(problem) if self.far => Err(Problem {
                file: self.inside(&problem.file).into(),
                ..problem
            }),
            read => read,
        };
        match &self.recall {
            Some(recall) => recall.read(self.inside(&self.root.name(path)).into(), read),
            None => read(),
        }
    }

    /// Where the data is.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The communes there are, in the order of their folders. Reads their profiles.
    pub fn communes(&self) -> Vec<CommuneEntry> {
        let entry = |slug: &str| {
            let read = self
                .source(&format!("{slug}/xa.ron"))
                .ok()
                .and_then(|file| {
                    let (tree, found) = syntax::parse(&file.text);
                    let mut reader = Reader::new(&file.text, found);
                    profile::file(&mut reader, &tree, slug).map(|p| (p.name, p.illustrative))
                });
            let (name, illustrative) = read.unwrap_or_else(|| (slug.to_string(), false));
            CommuneEntry {
                slug: slug.to_string(),
                name,
                illustrative,
            }
        };
        self.root
            .communes()
            .0
            .iter()
            .map(|slug| entry(slug))
            .collect()
    }

    /// Loads one commune: the catalogue, the reference series and its own files.
    pub fn load(&self, slug: &str) -> Loaded {
        let mut problems = Vec::new();
        let commune = self.commune(slug, &mut problems);
        Problem::sort(&mut problems);
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
            self.catalogue(None, None, Part::default(), &mut problems);
        }
        Problem::sort(&mut problems);
        // the catalogue was read with every commune
        problems.dedup();
        self.told(problems)
    }

    fn commune(&self, slug: &str, problems: &mut Vec<Problem>) -> Option<Commune> {
        let path = format!("{slug}/xa.ron");
        let file = match if is_id(slug) {
            self.source(&path)
        } else {
            Err(Problem::of_file(slug, ProblemKind::Missing))
        } {
            Ok(file) => Some(file),
            Err(problem) if problem.kind == ProblemKind::Missing => {
                problems.push(self.no_commune(slug));
                return None;
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let parsed = file.as_ref().map(|file| syntax::parse(&file.text));
        let (profile, reader) = match (&file, &parsed) {
            (Some(file), Some((tree, found))) => {
                let mut reader = Reader::new(&file.text, found.clone());
                (profile::file(&mut reader, tree, slug), Some(reader))
            }
            _ => (None, None),
        };
        let known = profile.is_some();
        let mut profile = profile.unwrap_or_else(|| Profile {
            own: Part {
                torn: true,
                ..Part::default()
            },
            ..Profile::default()
        });
        let own = std::mem::take(&mut profile.own);
        let assembled = self.catalogue(
            reader.zip(file.as_ref()),
            profile.sectors.as_deref(),
            own,
            problems,
        );
        let plans = self.plans(slug, &assembled, problems);
        let periods = self.periods(
            slug,
            &Names {
                assembled: &assembled,
                plans: &plans,
            },
            problems,
        );
        let (task_sources, tasks) = self.tasks(slug, &assembled, problems);
        let events = self.events(slug, problems);
        let meeting = self.meeting(slug, &assembled, problems);
        let targets = self.targets(slug, &assembled, problems);
        let (relations, doubts) = self.relations(slug, &assembled, &plans, problems);
        let acknowledged = self.acknowledged(slug, problems);
        known.then(|| Commune {
            slug: slug.to_string(),
            name: profile.name,
            province: profile.province,
            level: profile.level,
            illustrative: profile.illustrative,
            hamlets: profile.hamlets,
            catalogue: assembled.catalogue,
            plans: plans.all,
            periods,
            relations,
            doubts,
            acknowledged,
            task_sources,
            tasks,
            events,
            meeting,
            targets,
        })
    }

    /// What the loader would read of a period file with this text, and what it would say.
    pub fn try_period(
        &self,
        slug: &str,
        period: Period,
        text: &str,
    ) -> (Option<PeriodData>, Vec<Problem>) {
        let mut others = Vec::new();
        let file = self.read(&format!("{slug}/xa.ron"), &mut others);
        let parsed = file.as_ref().map(|file| syntax::parse(&file.text));
        let (profile, reader) = match (&file, &parsed) {
            (Some(file), Some((tree, found))) => {
                let mut reader = Reader::new(&file.text, found.clone());
                (profile::file(&mut reader, tree, slug), Some(reader))
            }
            _ => (None, None),
        };
        let Profile { own, sectors, .. } = profile.unwrap_or_default();
        let assembled = self.catalogue(
            reader.zip(file.as_ref()),
            sectors.as_deref(),
            own,
            &mut others,
        );
        let plans = self.plans(slug, &assembled, &mut others);
        let (tree, found) = syntax::parse(text);
        let mut reader = Reader::new(text, found);
        let stem = period.to_string();
        let data = figures::file(
            &mut reader,
            &tree,
            &stem,
            &Names {
                assembled: &assembled,
                plans: &plans,
            },
        );
        (
            data.ok(),
            reader.into_problems(&self.root.name(&format!("{slug}/so-lieu/{stem}.ron"))),
        )
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

    /// The standard catalogue with the references and with what a commune adds.
    fn catalogue(
        &self,
        own: Option<(Reader<'_>, &SourceFile)>,
        order: Option<&[Named<'_>]>,
        part: Part<'_>,
        problems: &mut Vec<Problem>,
    ) -> Assembled {
        let (references, whole) = self.references(problems);
        let file = self.read("danh-muc.ron", problems);
        let parsed = file.as_ref().map(|file| syntax::parse(&file.text));
        let standard = match (&file, &parsed) {
            (Some(file), Some((tree, found))) => {
                let mut reader = Reader::new(&file.text, found.clone());
                let part = catalogue::file(&mut reader, tree);
                Addition {
                    part,
                    reader,
                    name: &file.name,
                }
            }
            _ => Addition {
                part: Part {
                    torn: true,
                    ..Part::default()
                },
                reader: Reader::new("", Vec::new()),
                name: "",
            },
        };
        let mut additions = vec![standard];
        match own {
            Some((reader, file)) => additions.push(Addition {
                part,
                reader,
                name: &file.name,
            }),
            None => additions.push(Addition {
                part,
                reader: Reader::new("", Vec::new()),
                name: "",
            }),
        }
        let mut assembled = assemble(&mut additions, order, references);
        assembled.references_torn = !whole;
        for addition in additions {
            problems.append(&mut addition.reader.into_problems(addition.name));
        }
        assembled
    }

    /// The reference series, and whether all of them could be read. A commune can do without the file.
    fn references(&self, problems: &mut Vec<Problem>) -> (Vec<Reference>, bool) {
        match self.source("tham-chieu.ron") {
            Ok(file) => {
                let (tree, found) = syntax::parse(&file.text);
                let mut reader = Reader::new(&file.text, found);
                let read = reference::file(&mut reader, &tree);
                problems.append(&mut reader.into_problems(&file.name));
                read
            }
            Err(problem) if problem.kind == ProblemKind::Missing => (Vec::new(), true),
            Err(problem) => {
                problems.push(problem);
                (Vec::new(), false)
            }
        }
    }

    fn plans(&self, slug: &str, assembled: &Assembled, problems: &mut Vec<Problem>) -> Plans {
        match self.source(&format!("{slug}/ke-hoach.ron")) {
            Ok(file) => {
                let (tree, found) = syntax::parse(&file.text);
                let mut reader = Reader::new(&file.text, found);
                let plans = plans::file(&mut reader, &tree, assembled);
                problems.append(&mut reader.into_problems(&file.name));
                plans
            }
            // a commune without plans is a commune all the same
            Err(problem) if problem.kind == ProblemKind::Missing => Plans::default(),
            Err(problem) => {
                problems.push(problem);
                Plans {
                    torn: true,
                    ..Plans::default()
                }
            }
        }
    }

    fn periods(
        &self,
        slug: &str,
        names: &Names<'_>,
        problems: &mut Vec<Problem>,
    ) -> Vec<PeriodData> {
        let (files, mut odd) = self.root.periods(slug);
        problems.append(&mut odd);
        let cores = if files.len() > PARALLEL {
            std::thread::available_parallelism().map_or(1, NonZero::get)
        } else {
            1
        };
        let mut periods = Vec::with_capacity(files.len());
        let read = |files: &[String]| -> Vec<(Option<PeriodData>, Vec<Problem>)> {
            files.iter().map(|path| self.period(path, names)).collect()
        };
        let mut collect = |all: Vec<(Option<PeriodData>, Vec<Problem>)>| {
            for (period, mut found) in all {
                periods.extend(period);
                problems.append(&mut found);
            }
        };
        if cores == 1 {
            collect(read(&files));
        } else {
            std::thread::scope(|scope| {
                let read = &read;
                let chunks = files.chunks(files.len().div_ceil(cores));
                let workers: Vec<_> = chunks
                    .map(|chunk| scope.spawn(move || read(chunk)))
                    .collect();
                for worker in workers {
                    match worker.join() {
                        Ok(all) => collect(all),
                        Err(panic) => std::panic::resume_unwind(panic),
                    }
                }
            });
        }
        periods.sort_by_key(|p| p.period);
        periods
    }

    /// What there is to name in the figures of a commune, from its files as they are now.
    pub(super) fn named(&self, slug: &str) -> (Assembled, Plans) {
        let mut problems = Vec::new();
        let file = self.root.read(&format!("{slug}/xa.ron")).ok();
        let parsed = file.as_ref().map(|file| syntax::parse(&file.text));
        let read = file
            .as_ref()
            .zip(parsed.as_ref())
            .map(|(file, (tree, found))| {
                let mut reader = Reader::new(&file.text, found.clone());
                (
                    profile::file(&mut reader, tree, slug).unwrap_or_default(),
                    reader,
                )
            });
        let (mut profile, reader) = read.map_or((Profile::default(), None), |(profile, reader)| {
            (profile, Some(reader))
        });
        let own = std::mem::take(&mut profile.own);
        let assembled = self.catalogue(
            reader.zip(file.as_ref()),
            profile.sectors.as_deref(),
            own,
            &mut problems,
        );
        let plans = self.plans(slug, &assembled, &mut problems);
        (assembled, plans)
    }

    fn period(&self, path: &str, names: &Names<'_>) -> (Option<PeriodData>, Vec<Problem>) {
        match self.source(path) {
            Ok(file) => {
                let (tree, found) = syntax::parse(&file.text);
                let mut reader = Reader::new(&file.text, found);
                let stem = path
                    .rsplit('/')
                    .next()
                    .and_then(|name| name.strip_suffix(".ron"))
                    .unwrap_or(path);
                let period = figures::file(&mut reader, &tree, stem, names);
                (period.ok(), reader.into_problems(&file.name))
            }
            Err(problem) => (None, vec![problem]),
        }
    }

    fn tasks(
        &self,
        slug: &str,
        assembled: &Assembled,
        problems: &mut Vec<Problem>,
    ) -> (Vec<TaskSource>, Vec<Task>) {
        let (paths, mut odd) = self.root.tasks(slug);
        let mut whole = odd.is_empty();
        problems.append(&mut odd);
        let files: Vec<SourceFile> = paths
            .iter()
            .filter_map(|path| self.read(path, problems))
            .collect();
        whole &= files.len() == paths.len();
        let (mut sources, mut all) = (Vec::new(), Vec::new());
        let mut seen = Identifiers::default();
        let mut readers = Vec::new();
        let mut later = Vec::new();
        let parsed: Vec<_> = files.iter().map(|file| syntax::parse(&file.text)).collect();
        for (file, (tree, found)) in files.iter().zip(&parsed) {
            whole &= !tree.torn;
            let mut reader = Reader::new(&file.text, found.clone());
            if let Ok(mut read) = tasks::file(
                &mut reader,
                tree,
                (&file.name, sources.len()),
                assembled,
                &mut seen,
            ) {
                later.push((readers.len(), sources.len(), read.waiting));
                sources.push(read.source);
                all.append(&mut read.tasks);
            }
            readers.push((reader, &file.name));
        }
        let mut waiting = later.into_iter().peekable();
        let mut settled = Vec::new();
        for (at, (reader, _)) in readers.iter_mut().enumerate() {
            if let Some((_, source, later)) = waiting.next_if(|(of, ..)| *of == at) {
                settled.push((reader, source, later));
            }
        }
        changes::settle(settled, (&sources, &mut all, &seen), whole);
        for (reader, name) in readers {
            problems.append(&mut reader.into_problems(name));
        }
        (sources, all)
    }

    fn meeting(
        &self,
        slug: &str,
        assembled: &Assembled,
        problems: &mut Vec<Problem>,
    ) -> MeetingPlan {
        let Some(file) = self.read_if_there(&format!("{slug}/giao-ban.ron"), problems) else {
            return MeetingPlan::default();
        };
        let (tree, found) = syntax::parse(&file.text);
        let mut reader = Reader::new(&file.text, found);
        let plan = meeting::file(&mut reader, &tree, assembled);
        problems.append(&mut reader.into_problems(&file.name));
        plan.unwrap_or_default()
    }

    fn events(&self, slug: &str, problems: &mut Vec<Problem>) -> Vec<Event> {
        let Some(file) = self.read_if_there(&format!("{slug}/lich.ron"), problems) else {
            return Vec::new();
        };
        let (tree, found) = syntax::parse(&file.text);
        let mut reader = Reader::new(&file.text, found);
        let events = events::file(&mut reader, &tree, &file.name);
        problems.append(&mut reader.into_problems(&file.name));
        events.unwrap_or_default()
    }

    fn targets(
        &self,
        slug: &str,
        assembled: &Assembled,
        problems: &mut Vec<Problem>,
    ) -> Vec<Target> {
        let Some(file) = self.read_if_there(&format!("{slug}/muc-tieu.ron"), problems) else {
            return Vec::new();
        };
        let (tree, found) = syntax::parse(&file.text);
        let mut reader = Reader::new(&file.text, found);
        let targets = targets::file(&mut reader, &tree, &file.name, assembled);
        problems.append(&mut reader.into_problems(&file.name));
        targets.unwrap_or_default()
    }

    /// The relations that all communes share, then the commune's own; and which findings of the commune are hints only.
    fn relations(
        &self,
        slug: &str,
        assembled: &Assembled,
        plans: &Plans,
        problems: &mut Vec<Problem>,
    ) -> (Vec<Relation>, Vec<Doubt>) {
        let (mut relations, mut doubts) = (Vec::new(), Vec::new());
        let mut seen = Identifiers::default();
        for (path, plans) in [
            (RELATIONS.to_string(), None),
            (format!("{slug}/{RELATIONS}"), Some(plans)),
        ] {
            let Some(file) = self.read_if_there(&path, problems) else {
                continue;
            };
            let (tree, found) = syntax::parse(&file.text);
            let mut reader = Reader::new(&file.text, found);
            let (mut more, mut unsure) = crosscheck::file(
                &mut reader,
                &tree,
                &file.name,
                &crosscheck::Names { assembled, plans },
                &mut seen,
            )
            .unwrap_or_default();
            relations.append(&mut more);
            doubts.append(&mut unsure);
            problems.append(&mut reader.into_problems(&file.name));
        }
        (relations, doubts)
    }

    fn acknowledged(&self, slug: &str, problems: &mut Vec<Problem>) -> Vec<Acknowledgement> {
        let Some(file) = self.read_if_there(&format!("{slug}/{LOOKED_AT}"), problems) else {
            return Vec::new();
        };
        let (tree, found) = syntax::parse(&file.text);
        let mut reader = Reader::new(&file.text, found);
        let all = crosscheck::looked_at(&mut reader, &tree);
        problems.append(&mut reader.into_problems(&file.name));
        all.unwrap_or_default()
    }

    /// Warns of findings that the commune's files name and that are not among `findings`, those of all of its periods.
    pub fn unmatched(&self, slug: &str, findings: &[&str]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for name in [RELATIONS, LOOKED_AT] {
            // what is wrong with the file itself has been said
            let Ok(file) = self.source(&format!("{slug}/{name}")) else {
                continue;
            };
            let (tree, _) = syntax::parse(&file.text);
            let mut reader = Reader::new(&file.text, Vec::new());
            crosscheck::unmatched(&mut reader, &tree, findings);
            let found = reader.into_problems(&file.name);
            problems.extend(
                found
                    .into_iter()
                    .filter(|p| matches!(p.kind, ProblemKind::UnknownFinding { .. })),
            );
        }
        problems
    }

    /// Reads a file that a commune can do without.
    fn read_if_there(&self, path: &str, problems: &mut Vec<Problem>) -> Option<SourceFile> {
        match self.source(path) {
            Ok(file) => Some(file),
            Err(problem) => {
                if problem.kind != ProblemKind::Missing {
                    problems.push(problem);
                }
                None
            }
        }
    }

    fn read(&self, path: &str, problems: &mut Vec<Problem>) -> Option<SourceFile> {
        self.source(path)
            .map_err(|problem| problems.push(problem))
            .ok()
    }
}
