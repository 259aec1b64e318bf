//! Where the bytes of the data come from: the data inside the program, or a folder. Nothing but regular files of a sane size is opened.

use std::borrow::Cow;
use std::fs::{self, DirEntry};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::write::fault;
use super::{copies, open};
use crate::data::fields::{Reader, is_id};
use crate::data::place::Lines;
use crate::data::problem::{Encoding, Problem, ProblemKind};
use crate::data::syntax::{self, Tree};
use crate::data::{FaultKind, Refused};

/// No data file is nearly this large; a larger one is not opened.
pub(super) const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The files of the data inside the program in the order of their paths, which have `/` between their parts.
pub static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A file of the data inside the program.
pub fn embedded(path: &str) -> Option<&'static str> {
    let at = EMBEDDED
        .binary_search_by_key(&path, |(path, _)| path)
        .ok()?;
    Some(EMBEDDED.get(at)?.1)
}

/// What there is in a folder of the data inside the program.
fn embedded_names(folder: &str) -> Vec<Box<str>> {
    let inside = |path: &'static str| {
        let rest = path.strip_prefix(folder)?;
        let rest = if folder.is_empty() {
            rest
        } else {
            rest.strip_prefix('/')?
        };
        rest.split('/').next()
    };
    let mut names: Vec<Box<str>> = EMBEDDED
        .iter()
        .filter_map(|(path, _)| inside(path))
        .map(Into::into)
        .collect();
    names.dedup();
    names
}

/// The folders within that of a commune.
pub const PERIODS: &str = "so-lieu";
pub(super) const TASKS: &str = "nhiem-vu";

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// Inside the program.
    Embedded,
    Folder(PathBuf),
}

pub(super) struct SourceFile {
    /// As the user would name it.
    pub(super) name: Box<str>,
    pub(super) text: Cow<'static, str>,
}

impl SourceFile {
    /// The tree of its text, and a reader that knows what is wrong with the tree.
    pub(super) fn parse(&self) -> (Tree<'_>, Reader<'_>) {
        let (tree, found) = syntax::parse(&self.text);
        (tree, Reader::new(&self.text, found))
    }
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

    /// The path has `/` between its parts.
    #[allow(clippy::result_large_err)] // once a file, and only for a bad one
    pub(super) fn read(&self, path: &str) -> Result<SourceFile, Problem> {
        let name = self.name(path);
        let text = match self {
            Self::Embedded => embedded(path).map(Cow::Borrowed),
            Self::Folder(folder) => match read_regular(&folder.join(path)) {
                Ok(bytes) => Some(text(&name, bytes)?.into()),
                Err(kind) => return Err(Problem::of_file(name, kind)),
            },
        };
        match text {
            Some(text) => Ok(SourceFile { name, text }),
            None => Err(Problem::of_file(name, ProblemKind::Missing)),
        }
    }

    /// The communes: folders with a profile, in the order of their names. A folder that cannot be read as one is a problem.
    pub(super) fn communes(&self) -> (Vec<Box<str>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut slugs = self.names("").unwrap_or_else(|mut kind| {
            if kind == ProblemKind::Missing {
                kind = ProblemKind::NoFolder;
            }
            problems.push(Problem::of_file(self.name(""), kind));
            Vec::new()
        });
        slugs.retain(|slug| {
            let profile = format!("{slug}/xa.ron");
            match self {
                Self::Embedded => embedded(&profile).is_some(),
                Self::Folder(folder) => folder.join(profile).symlink_metadata().is_ok(),
            }
        });
        slugs.sort();
        let all = slugs.clone();
        slugs.retain(|slug| {
            let good = is_id(slug);
            if !good {
                let copied = copies::original_folder(slug, &all);
                let id: Box<str> = crate::data::near::slug(slug).into();
                let kind = match copied {
                    Some(original) => ProblemKind::Copy {
                        original: original.into(),
                        differs: None,
                    },
                    None => ProblemKind::FolderName {
                        taken: all.contains(&id),
                        id,
                        folder: slug.clone(),
                    },
                };
                problems.push(Problem::of_file(self.name(slug), kind));
            }
            good
        });
        (slugs, problems)
    }

    /// The data files of a commune's periods or tasks, in the order of their names. No folder, no files.
    pub(super) fn files(&self, slug: &str, folder: &str) -> (Vec<String>, Vec<Problem>) {
        let folder = format!("{slug}/{folder}");
        let mut problems = Vec::new();
        let names = self.names(&folder).unwrap_or_else(|kind| {
            if kind != ProblemKind::Missing {
                problems.push(Problem::of_file(self.name(&folder), kind));
            }
            Vec::new()
        });
        let mut files = Vec::with_capacity(names.len());
        // names that begin with a dot or a tilde are left behind by editors
        for name in names.iter().filter(|name| !name.starts_with(['.', '~'])) {
            let path = format!("{folder}/{name}");
            if let Some(copy) = self.copy(&folder, name, &names) {
                problems.push(copy);
            } else if name.ends_with(".ron.txt") {
                problems.push(Problem::of_file(self.name(&path), ProblemKind::TextSuffix));
            } else if Path::new(&**name).extension().is_some_and(|e| e == "ron") {
                files.push(path);
            }
        }
        files.sort();
        (files, problems)
    }

    /// The copies in a folder whose files have fixed names.
    pub(super) fn copies(&self, folder: &str) -> Vec<Problem> {
        let names = match self {
            Self::Embedded => Vec::new(),
            // what is wrong with the folder is said elsewhere
            Self::Folder(_) => self.names(folder).unwrap_or_default(),
        };
        let copies = names.iter();
        copies
            .filter_map(|name| self.copy(folder, name, &names))
            .collect()
    }

    /// What is to be said of a file that is a copy of another one.
    fn copy(&self, folder: &str, name: &str, all: &[Box<str>]) -> Option<Problem> {
        let Self::Folder(root) = self else {
            return None;
        };
        let original = copies::original(name, all, folder)?;
        let folder = Path::new(folder);
        let path = folder.join(name);
        let paths = (&*root.join(&path), &*root.join(folder.join(original)));
        let file = self.name(&path.to_string_lossy());
        Some(copies::problem(file, paths, original))
    }

    fn names(&self, path: &str) -> Result<Vec<Box<str>>, ProblemKind> {
        match self {
            Self::Folder(folder) => entries(&folder.join(path)),
            Self::Embedded => match embedded_names(path) {
                names if names.is_empty() => Err(ProblemKind::Missing),
                names => Ok(names),
            },
        }
    }
}

pub(super) fn entries(folder: &Path) -> Result<Vec<Box<str>>, ProblemKind> {
    if !fs::metadata(folder)?.is_dir() {
        return Err(ProblemKind::NoFolder);
    }
    let name = |entry: io::Result<DirEntry>| Ok(entry?.file_name().to_string_lossy().into());
    fs::read_dir(folder)?.map(name).collect()
}

/// Reads a plain file of a sane size.
pub(crate) fn read_regular(path: &Path) -> Result<Vec<u8>, ProblemKind> {
    let (file, meta) = open::read(path)?;
    let mut bytes = Vec::new();
    let mut length = meta.len();
    if length <= MOST_BYTES {
        bytes.reserve_exact(usize::try_from(length).unwrap_or(0) + 1);
        // it may have grown since
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        length = bytes.len() as u64;
    }
    if length > MOST_BYTES {
        return Err(ProblemKind::TooLarge {
            bytes: length,
            most: MOST_BYTES,
        });
    }
    Ok(bytes)
}

/// The text of a file that is to be edited; nothing where there is none.
pub(super) fn read_text(path: &Path) -> Result<Option<String>, Refused> {
    match read_regular(path) {
        Ok(bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| fault(path, FaultKind::NotText))?;
            Ok(Some(by_lines(text)))
        }
        Err(ProblemKind::Missing) => Ok(None),
        Err(kind) => Err(Problem::of_file(path.to_string_lossy(), kind).into()),
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

impl From<io::Error> for ProblemKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::IsADirectory => Self::FolderInPlace,
            io::ErrorKind::InvalidInput => Self::NotRegular,
            _ if error.raw_os_error() == Some(LOOP) => Self::LinkLoop,
            _ => Self::System(error.to_string().into()),
        }
    }
}

/// The text of a file; a bad one is a problem.
#[allow(clippy::result_large_err)] // once a file, and only for a bad one
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(at) = zeros(&bytes) {
        let before = bytes.get(..at).unwrap_or_default();
        let line = before.split(|b| *b == b'\n').count();
        let kind = ProblemKind::Zeros((at > 0).then_some(line));
        return Err(Problem::of_file(name, kind));
    }
    if looks_like_utf16(&bytes) {
        return Err(not_utf8(name, &bytes));
    }
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(name, error.as_bytes()))?;
    Ok(by_lines(text))
}

/// Where a run of zeros begins, as a disk shows what was not written when the power failed.
fn zeros(bytes: &[u8]) -> Option<usize> {
    let first = memchr::memchr(0, bytes)?;
    let rest = bytes.get(first..)?;
    if first == 0 && rest.iter().all(|b| *b == 0) {
        return Some(0);
    }
    // in UTF-16 there are never so many
    let run = rest.windows(4).position(|four| four == [0; 4])?;
    Some(first + run)
}

/// A text whose lines end with `\r`, as those of old Macintoshes and of some exports, with `\n` instead: every place stays where it is.
pub(super) fn by_lines(text: String) -> String {
    let is_lone = |(at, _): &(usize, &str)| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(|at| is_lone(&at)) {
        return text;
    }
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let lone = c == '\r' && rest.peek() != Some(&'\n');
        out.push(if lone { '\n' } else { c });
    }
    out
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
        Err(error) if !looks_like_utf16(bytes) => (error.valid_up_to(), Encoding::Legacy),
        _ => (0, Encoding::Utf16),
    };
    let byte = bytes.get(at).copied().unwrap_or(0);
    let kind = ProblemKind::NotUtf8 { byte, looks };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_what_a_disk_lost_and_utf_16_is_an_encoding() {
        let kind = |bytes: &[u8]| text("a.ron", bytes.to_vec()).unwrap_err().kind;
        assert_eq!(kind(&[0; 3]), ProblemKind::Zeros(None));
        assert_eq!(kind(&[0; 4096]), ProblemKind::Zeros(None));
        assert_eq!(kind(b"(\n  a: 1,\0\0\0\0\0"), ProblemKind::Zeros(Some(2)));
        let utf16: Vec<u8> = "(a: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(matches!(kind(&utf16), ProblemKind::NotUtf8 { .. }));
    }

    #[test]
    fn lone_returns_end_lines() {
        for (bytes, lines) in [
            ("a\rb\r", "a\nb\n"),
            ("a\r\nb\r\n", "a\r\nb\r\n"),
            ("a\r\nb\rc", "a\r\nb\nc"),
            ("a\nb", "a\nb"),
            ("", ""),
        ] {
            assert_eq!(by_lines(bytes.to_string()), lines, "{bytes:?}");
        }
    }
}
