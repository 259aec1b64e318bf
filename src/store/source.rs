//! Where the bytes of the data come from: the data inside the program, or a folder. Nothing but regular files of a sane size is opened.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::data::fields::is_id;
use crate::data::place::Lines;
use crate::data::problem::{Encoding, Problem, ProblemKind};

/// The data that is built into the program.
static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// No data file is nearly this large; a larger one is not opened.
pub(super) const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// A file of the data inside the program.
pub fn embedded(path: &str) -> Option<&'static str> {
    EMBEDDED.get_file(path)?.contents_utf8()
}

/// All files of the data inside the program: the path with `/` between its parts, and the content.
pub fn embedded_files() -> Vec<(&'static str, &'static [u8])> {
    fn collect(folder: &'static Dir<'static>, out: &mut Vec<(&'static str, &'static [u8])>) {
        // names that begin with a dot are locks and what editors leave behind
        let visible = |path: &Path| {
            path.file_name()
                .is_some_and(|name| !name.to_string_lossy().starts_with('.'))
        };
        let files = folder.files().filter(|file| visible(file.path()));
        out.extend(files.filter_map(|file| Some((file.path().to_str()?, file.contents()))));
        folder.dirs().for_each(|folder| collect(folder, out));
    }
    let mut out = Vec::new();
    collect(&EMBEDDED, &mut out);
    out
}

/// The folder of a commune's reporting periods.
const PERIODS: &str = "so-lieu";

/// The folder of a commune's tasks.
const TASKS: &str = "nhiem-vu";

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// Inside the program.
    Embedded,
    /// In a folder.
    Folder(PathBuf),
}

/// A file as read.
pub(super) struct SourceFile {
    /// As the user would name it.
    pub(super) name: Box<str>,
    pub(super) text: Cow<'static, str>,
}

impl Root {
    /// A path within the data as the user would name it: `data/dong-khe/xa.ron`.
    pub(crate) fn name(&self, path: &str) -> Box<str> {
        match self {
            Self::Embedded if path.is_empty() => "data".into(),
            Self::Embedded => format!("data/{path}").into(),
            Self::Folder(folder) if path.is_empty() => folder.to_string_lossy().into(),
            Self::Folder(folder) => folder.join(path).to_string_lossy().into(),
        }
    }

    /// Reads one file. The path has `/` between its parts.
    #[allow(clippy::result_large_err)] // once a file, and only for a bad one
    pub(super) fn read(&self, path: &str) -> Result<SourceFile, Problem> {
        let name = self.name(path);
        let bytes: Cow<'static, [u8]> = match self {
            Self::Embedded => match EMBEDDED.get_file(path) {
                Some(file) => Cow::Borrowed(file.contents()),
                None => return Err(Problem::of_file(name, ProblemKind::Missing)),
            },
            Self::Folder(folder) => match read_regular(&folder.join(path)) {
                Ok(bytes) => Cow::Owned(bytes),
                Err(kind) => return Err(Problem::of_file(name, kind)),
            },
        };
        let text = match bytes {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes)
                .map(Cow::Borrowed)
                .map_err(|_| Cow::Borrowed(bytes)),
            Cow::Owned(bytes) => String::from_utf8(bytes)
                .map(Cow::Owned)
                .map_err(|e| Cow::Owned(e.into_bytes())),
        };
        match text {
            Ok(text) if looks_like_utf16(text.as_bytes()) => Err(not_utf8(&name, text.as_bytes())),
            Ok(text) => Ok(SourceFile { name, text }),
            Err(bytes) => Err(not_utf8(&name, &bytes)),
        }
    }

    /// The communes: folders with a profile, in the order of their names. A folder that cannot be read as one is a problem.
    pub(super) fn communes(&self) -> (Vec<Box<str>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut slugs: Vec<Box<str>> = match self {
            Self::Embedded => {
                let folders = EMBEDDED
                    .dirs()
                    .filter(|d| EMBEDDED.contains(d.path().join("xa.ron")));
                folders
                    .filter_map(|d| Some(d.path().file_name()?.to_str()?.into()))
                    .collect()
            }
            Self::Folder(folder) => match entries(folder) {
                Ok(names) => names
                    .into_iter()
                    .filter(|n| folder.join(&**n).join("xa.ron").symlink_metadata().is_ok())
                    .collect(),
                Err(ProblemKind::Missing) => {
                    problems.push(Problem::of_file(self.name(""), ProblemKind::NoFolder));
                    Vec::new()
                }
                Err(kind) => {
                    problems.push(Problem::of_file(self.name(""), kind));
                    Vec::new()
                }
            },
        };
        slugs.sort();
        slugs.retain(|slug| {
            let good = is_id(slug);
            if !good {
                let id = crate::data::near::slug(slug).into();
                problems.push(Problem::of_file(
                    self.name(slug),
                    ProblemKind::FolderName {
                        id,
                        folder: slug.clone(),
                    },
                ));
            }
            good
        });
        (slugs, problems)
    }

    /// The files of a commune's reporting periods, in the order of their names.
    pub(super) fn periods(&self, slug: &str) -> (Vec<String>, Vec<Problem>) {
        self.files(&format!("{slug}/{PERIODS}"))
    }

    /// The files of a commune's tasks, in the order of their names.
    pub(super) fn tasks(&self, slug: &str) -> (Vec<String>, Vec<Problem>) {
        self.files(&format!("{slug}/{TASKS}"))
    }

    /// The data files within a folder, in the order of their names. No folder, no files.
    fn files(&self, path: &str) -> (Vec<String>, Vec<Problem>) {
        let mut problems = Vec::new();
        let names: Vec<Box<str>> = match self {
            Self::Embedded => EMBEDDED
                .get_dir(path)
                .map(|d| {
                    d.files()
                        .filter_map(|f| Some(f.path().file_name()?.to_str()?.into()))
                        .collect()
                })
                .unwrap_or_default(),
            Self::Folder(folder) => match entries(&folder.join(path)) {
                Ok(names) => names,
                Err(ProblemKind::Missing) => Vec::new(),
                Err(kind) => {
                    problems.push(Problem::of_file(self.name(path), kind));
                    Vec::new()
                }
            },
        };
        let mut files = Vec::with_capacity(names.len());
        for name in names {
            // names that begin with a dot or a tilde are left behind by editors
            if name.starts_with(['.', '~']) {
                continue;
            }
            if name.ends_with(".ron.txt") {
                problems.push(Problem::of_file(
                    self.name(&format!("{path}/{name}")),
                    ProblemKind::TextSuffix,
                ));
            } else if Path::new(&*name).extension().is_some_and(|e| e == "ron") {
                files.push(format!("{path}/{name}"));
            }
        }
        files.sort();
        (files, problems)
    }
}

/// The names within a folder.
pub(super) fn entries(folder: &Path) -> Result<Vec<Box<str>>, ProblemKind> {
    let meta = fs::metadata(folder).map_err(|e| kind_of(&e))?;
    if !meta.is_dir() {
        return Err(ProblemKind::NoFolder);
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| kind_of(&e))? {
        let entry = entry.map_err(|e| kind_of(&e))?;
        names.push(entry.file_name().to_string_lossy().into());
    }
    Ok(names)
}

/// Reads a file of a sane size. Looks at what it is before opening it: opening a pipe would wait for ever.
pub(super) fn read_regular(path: &Path) -> Result<Vec<u8>, ProblemKind> {
    let meta = fs::metadata(path).map_err(|e| kind_of(&e))?;
    if meta.is_dir() {
        return Err(ProblemKind::FolderInPlace);
    }
    if !meta.is_file() {
        return Err(ProblemKind::NotRegular);
    }
    let too_large = |bytes| ProblemKind::TooLarge {
        bytes,
        most: MOST_BYTES,
    };
    if meta.len() > MOST_BYTES {
        return Err(too_large(meta.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0) + 1);
    let file = fs::File::open(path).map_err(|e| kind_of(&e))?;
    // it may have grown since
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| kind_of(&e))?;
    match bytes.len() as u64 {
        length if length > MOST_BYTES => Err(too_large(length)),
        _ => Ok(bytes),
    }
}

/// The number of the system's error for a link that leads to itself.
pub(super) const LOOP: i32 = if cfg!(target_os = "linux") {
    40
} else if cfg!(windows) {
    1921
} else {
    62
};

fn kind_of(error: &io::Error) -> ProblemKind {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ProblemKind::Missing,
        io::ErrorKind::PermissionDenied => ProblemKind::NoPermission,
        io::ErrorKind::IsADirectory => ProblemKind::FolderInPlace,
        _ if error.raw_os_error() == Some(LOOP) => ProblemKind::LinkLoop,
        _ => ProblemKind::System(error.to_string().into()),
    }
}

/// Every second byte is zero where plain letters stand in UTF-16; in UTF-8 not one is.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..256).unwrap_or(bytes);
    beginning.starts_with(&[0xff, 0xfe])
        || beginning.starts_with(&[0xfe, 0xff])
        || (beginning.len() >= 8 && beginning.split(|b| *b == 0).count() * 4 > beginning.len())
}

fn not_utf8(name: &str, bytes: &[u8]) -> Problem {
    let (at, looks) = match std::str::from_utf8(bytes) {
        _ if looks_like_utf16(bytes) => (0, Encoding::Utf16),
        Err(error) => (error.valid_up_to(), Encoding::Legacy),
        Ok(_) => (0, Encoding::Legacy),
    };
    let kind = ProblemKind::NotUtf8 {
        byte: bytes.get(at).copied().unwrap_or(0),
        looks,
    };
    if looks == Encoding::Utf16 {
        return Problem::of_file(name, kind);
    }
    // shown with a sign for the byte that cannot be; the place in the file stays that of the file
    let tail = String::from_utf8_lossy(bytes.get(at..).unwrap_or_default());
    let mut shown = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default()).into_owned();
    let width = tail.chars().next().map_or(0, char::len_utf8);
    shown.push_str(&tail);
    let mut problem = Lines::new(&shown).problem(name, (at..at + width, kind));
    problem.span = at..at + 1;
    problem
}
