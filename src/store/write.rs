//! Writing: a file is replaced whole or not at all, whatever happens meanwhile.
//!
//! The new content goes into a hidden file beside the old one, is forced to the disk and then takes its name; a program killed at any
//! moment leaves the old file or the new one. A lock in the folder keeps a second writer of ours waiting, and what was read is compared
//! with what is there before it is replaced, so that nobody's work is lost. The system frees the lock of a killed program.

#[cfg(test)]
mod tests;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::open;
use super::source::{LOOP, MOST_BYTES, by_lines, read_regular};
use crate::data::{Fault, FaultKind, ProblemKind};

/// The lock of a folder. It stays there: deleting it would let two writers hold two locks.
const LOCK: &str = ".giaoban.khoa";
/// What the hidden new file begins and ends with; the loader passes over names that begin with a dot.
const TEMPORARY: (&str, &str) = (".giaoban-", ".tam");
/// A writer holds the lock for a few milliseconds; beyond these tries something is wrong with it.
const TRIES: u32 = 400;
const PAUSE: Duration = Duration::from_millis(5);

/// Writes a file: `before` is what was read of it, nothing for a file that must not be there yet.
pub fn replace(path: &Path, before: Option<&[u8]>, after: &[u8]) -> Result<(), Fault> {
    let fault = |kind| fault(path, kind);
    let target = target(path).map_err(fault)?;
    let folder = Folder::lock(&target)?;
    folder.replace(&target, before, after).map_err(fault)
}

/// Reads a file, has it changed and writes it, with no other writer of ours in between. `apply` is given nothing where there is no file.
pub fn change<E: From<Fault>>(
    path: &Path,
    apply: impl FnOnce(Option<&str>) -> Result<String, E>,
) -> Result<(), E> {
    let fault = |kind| fault(path, kind);
    let target = target(path).map_err(fault)?;
    let folder = Folder::lock(&target)?;
    let before = read(&target).map_err(fault)?;
    let text = before.clone().map(String::from_utf8).transpose();
    let text = text.map_err(|_| fault(FaultKind::NotText))?;
    // it keeps the ends of its lines
    let returns = (text.as_ref()).is_some_and(|text| text.contains('\r') && !text.contains('\n'));
    let text = text.map(by_lines);
    let mut after = apply(text.as_deref())?;
    if text.as_ref() == Some(&after) {
        return Ok(());
    }
    if returns {
        after = after.replace('\n', "\r");
    }
    Ok(folder
        .replace(&target, before.as_deref(), after.as_bytes())
        .map_err(fault)?)
}

/// Writes a file of the program's own, whatever is there now; nobody but its owner may read it. It is locked as long as what is given
/// back lives.
pub(super) fn keep(path: &Path, content: &[u8]) -> Result<File, Fault> {
    let folder = Folder::lock(path)?;
    let keep = || {
        let temporary = Temporary::new(path, true)?;
        let held = temporary.file.try_clone()?;
        if cfg!(unix) {
            // a disk without locks keeps the file all the same
            let _ = held.try_lock();
        }
        temporary.fill(content, None)?;
        temporary.take_place(path, false)?;
        sync(&folder.path);
        Ok(held)
    };
    keep().map_err(|kind| fault(path, kind))
}

/// Writes a file outside the data, whatever is there now: no lock stays behind, and it may be of any size.
pub fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    let temporary = Temporary::new(path, false)?;
    temporary.fill(content, None)?;
    temporary.take_place(path, false)
}

/// The same for a file that must not be there yet, and that nobody but its owner may read.
pub fn put_secret(path: &Path, content: &[u8]) -> io::Result<()> {
    let temporary = Temporary::new(path, true)?;
    temporary.fill(content, None)?;
    temporary.take_place(path, true)
}

pub(super) fn fault(path: &Path, kind: FaultKind) -> Fault {
    let file = path.to_string_lossy().into();
    Fault { file, kind }
}

/// Makes a folder, if it is not there; the one it is in must be.
pub fn make_folder(path: &Path) -> Result<(), Fault> {
    match fs::create_dir(path) {
        Ok(()) => sync(path.parent().unwrap_or(Path::new("."))),
        Err(_) if path.is_dir() => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(fault(path, FaultKind::NotAFolder));
        }
        Err(error) => return Err(fault(path, error.into())),
    }
    Ok(())
}

/// Makes a folder with those that it is in.
pub fn make_folders(path: &Path) -> Result<(), Fault> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        make_folders(parent)?;
    }
    make_folder(path)
}

/// Forces the names in a folder to the disk. Where a folder cannot be opened for it, the system does so by itself.
fn sync(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// The file that a path leads to: a link is written through.
fn target(path: &Path) -> Result<PathBuf, FaultKind> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => fs::canonicalize(path).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => FaultKind::BrokenLink,
            _ => e.into(),
        }),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(path.to_path_buf()),
    }
}

/// What is in a file, if there is one.
fn read(path: &Path) -> Result<Option<Vec<u8>>, FaultKind> {
    match read_regular(path) {
        Err(ProblemKind::Missing) => Ok(None),
        bytes => Ok(Some(bytes?)),
    }
}

impl From<ProblemKind> for FaultKind {
    fn from(kind: ProblemKind) -> Self {
        match kind {
            ProblemKind::NoPermission => Self::ProtectedFile,
            ProblemKind::LinkLoop => Self::LinkLoop,
            ProblemKind::TooLarge { .. } => Self::TooLarge,
            ProblemKind::System(text) => Self::System(text),
            // a folder, a pipe, a device
            _ => Self::NotAFile,
        }
    }
}

impl From<io::Error> for FaultKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoFolder,
            io::ErrorKind::AlreadyExists => Self::AlreadyThere,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            io::ErrorKind::PermissionDenied => Self::ProtectedFolder,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            io::ErrorKind::IsADirectory | io::ErrorKind::InvalidInput => Self::NotAFile,
            _ if error.raw_os_error() == Some(LOOP) => Self::LinkLoop,
            _ => Self::System(error.to_string().into()),
        }
    }
}

/// A folder that only we write in, as far as our own programs go.
struct Folder {
    path: PathBuf,
    /// Locked until it is dropped, unless the disk knows no locks, as some network shares.
    _lock: File,
}

impl Folder {
    /// Waits for the lock of the folder that a file is in.
    fn lock(file: &Path) -> Result<Self, Fault> {
        Self::locked(file).map_err(|(lock, kind)| match kind {
            // what stands in the place of the lock is to be named
            FaultKind::NotAFile => fault(&lock, kind),
            kind => fault(file, kind),
        })
    }

    fn locked(file: &Path) -> Result<Self, (PathBuf, FaultKind)> {
        let path = match file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let name = path.join(LOCK);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        // the lock of another user of the folder need not be writable to be locked
        let lock = open::open(&name, &mut options).or_else(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => open::read(&name),
            _ => Err(error),
        });
        let failed = |kind| (name.clone(), kind);
        let (lock, _) = lock.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound if path.is_dir() => failed(FaultKind::ProtectedFolder),
            _ => failed(error.into()),
        })?;
        let mut tries = 0..TRIES;
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    clean(&path);
                    break;
                }
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => break,
                Err(TryLockError::Error(error)) => return Err(failed(error.into())),
                Err(TryLockError::WouldBlock) => {
                    tries.next().ok_or_else(|| failed(FaultKind::Busy))?;
                    std::thread::sleep(PAUSE);
                }
            }
        }
        Ok(Self { path, _lock: lock })
    }

    fn replace(&self, target: &Path, before: Option<&[u8]>, after: &[u8]) -> Result<(), FaultKind> {
        if after.len() as u64 > MOST_BYTES {
            return Err(FaultKind::TooLarge);
        }
        unchanged(target, before)?;
        let meta = before.map(|_| may_write(target)).transpose()?;
        let temporary = Temporary::new(target, false)?;
        temporary.fill(after, meta.as_ref())?;
        // the last look: whoever saves the file within the next few microseconds is the only one who could still be lost
        unchanged(target, before)?;
        temporary.take_place(target, before.is_none())?;
        sync(&self.path);
        Ok(())
    }
}

/// Deletes what killed programs left behind in a locked folder: nobody else is at work on one.
fn clean(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            // a hidden file that cannot be deleted harms nobody
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a file still is what was read.
fn unchanged(target: &Path, before: Option<&[u8]>) -> Result<(), FaultKind> {
    match (read(target)?, before) {
        (now, before) if now.as_deref() == before => Ok(()),
        (Some(_), None) => Err(FaultKind::AlreadyThere),
        _ => Err(FaultKind::Changed),
    }
}

/// The old file, if we may write it: taking its name would need no such right.
fn may_write(target: &Path) -> Result<fs::Metadata, FaultKind> {
    match open::open(target, OpenOptions::new().write(true)) {
        Ok((_, meta)) if !meta.permissions().readonly() => Ok(meta),
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied => Err(error.into()),
        _ => Err(FaultKind::ProtectedFile),
    }
}

/// The hidden new file; deleted unless it takes the place of the old one.
struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    /// A new hidden file beside the one to be written; a secret one only its owner may read.
    #[cfg_attr(not(unix), allow(unused_variables))]
    fn new(target: &Path, secret: bool) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let path = target.with_file_name(format!(
            "{}{}-{}-{}{}",
            TEMPORARY.0,
            name.to_string_lossy(),
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed),
            TEMPORARY.1
        ));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if secret {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options.open(&path)?;
        Ok(Self { path, file })
    }

    /// Writes it, and gives it the owner and the rights of the old file.
    fn fill(&self, content: &[u8], old: Option<&fs::Metadata>) -> io::Result<()> {
        (&self.file).write_all(content)?;
        if let Some(old) = old {
            keep_owner(&self.file, old);
            self.file.set_permissions(old.permissions())?;
        }
        self.file.sync_all()
    }

    fn take_place(self, target: &Path, new: bool) -> io::Result<()> {
        if new {
            // a second name does not take the place of anything, and the first one goes when `self` is dropped
            match fs::hard_link(&self.path, target) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {}
                done => return done,
            }
            // a disk without second names
        }
        fs::rename(&self.path, target)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whoever owned the old file owns the new one, where the system lets us.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::MetadataExt;
    let same = file
        .metadata()
        .is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !same {
        let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _old: &fs::Metadata) {}
