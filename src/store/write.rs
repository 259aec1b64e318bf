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

use super::source::{LOOP, MOST_BYTES, read_regular};
use crate::data::{Fault, FaultKind, ProblemKind};

/// The lock of a folder. It stays there: deleting it would let two writers hold two locks.
const LOCK: &str = ".giaoban.khoa";
/// What the hidden new file begins and ends with; the loader passes over names that begin with a dot.
const TEMPORARY: (&str, &str) = (".giaoban-", ".tam");
/// A writer holds the lock for a few milliseconds; beyond these tries something is wrong with it.
const TRIES: u32 = 400;
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// Writes a file: `before` is what was read of it, nothing for a file that must not be there yet.
pub fn replace(path: &Path, before: Option<&[u8]>, after: &[u8]) -> Result<(), Fault> {
    let fault = |kind| Fault {
        file: path.to_string_lossy().into(),
        kind,
    };
    let target = target(path).map_err(fault)?;
    let folder = Folder::lock(&target).map_err(fault)?;
    folder.replace(&target, before, after).map_err(fault)
}

/// Reads a file, has it changed and writes it, with no other writer of ours in between. `apply` is given nothing where there is no file.
pub fn change<E: From<Fault>>(
    path: &Path,
    apply: impl FnOnce(Option<&str>) -> Result<String, E>,
) -> Result<(), E> {
    let fault = |kind| Fault {
        file: path.to_string_lossy().into(),
        kind,
    };
    let target = target(path).map_err(fault)?;
    let folder = Folder::lock(&target).map_err(fault)?;
    let before = read(&target).map_err(fault)?;
    let text = before
        .as_deref()
        .map(std::str::from_utf8)
        .transpose()
        .map_err(|_| fault(FaultKind::NotText))?;
    let after = apply(text)?;
    if text == Some(&after) {
        return Ok(());
    }
    Ok(folder
        .replace(&target, before.as_deref(), after.as_bytes())
        .map_err(fault)?)
}

/// Writes a file of the program's own, whatever is there now; nobody but its owner may read it. It is locked as long as what is given
/// back lives.
pub(super) fn keep(path: &Path, content: &[u8]) -> Result<File, Fault> {
    let keep = || {
        let folder = Folder::lock(path)?;
        let mut temporary = folder.temporary(path)?;
        temporary.hide()?;
        let held = temporary.file.try_clone().map_err(|e| kind_of(&e))?;
        if cfg!(unix) {
            // a disk without locks keeps the file all the same
            let _ = held.try_lock();
        }
        temporary.fill(content, None)?;
        temporary.take_place(path, false)?;
        sync(&folder.path);
        Ok(held)
    };
    keep().map_err(|kind| Fault {
        file: path.to_string_lossy().into(),
        kind,
    })
}

/// Makes a folder, if it is not there; the one it is in must be.
pub fn make_folder(path: &Path) -> Result<(), Fault> {
    match fs::create_dir(path) {
        Ok(()) => {
            sync(path.parent().unwrap_or(Path::new(".")));
            Ok(())
        }
        Err(_) if path.is_dir() => Ok(()),
        Err(error) => {
            let kind = if error.kind() == io::ErrorKind::AlreadyExists {
                FaultKind::NotAFolder
            } else {
                kind_of(&error)
            };
            Err(Fault {
                file: path.to_string_lossy().into(),
                kind,
            })
        }
    }
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
            _ => kind_of(&e),
        }),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(kind_of(&error)),
        _ => Ok(path.to_path_buf()),
    }
}

/// What is in a file, if there is one.
fn read(path: &Path) -> Result<Option<Vec<u8>>, FaultKind> {
    match read_regular(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ProblemKind::Missing) => Ok(None),
        Err(ProblemKind::NoPermission) => Err(FaultKind::ProtectedFile),
        Err(ProblemKind::LinkLoop) => Err(FaultKind::LinkLoop),
        Err(ProblemKind::TooLarge { .. }) => Err(FaultKind::TooLarge),
        Err(ProblemKind::System(text)) => Err(FaultKind::System(text)),
        // a folder, a pipe, a device
        Err(_) => Err(FaultKind::NotAFile),
    }
}

fn kind_of(error: &io::Error) -> FaultKind {
    match error.kind() {
        io::ErrorKind::NotFound => FaultKind::NoFolder,
        io::ErrorKind::NotADirectory => FaultKind::NotAFolder,
        io::ErrorKind::PermissionDenied => FaultKind::ProtectedFolder,
        io::ErrorKind::ReadOnlyFilesystem => FaultKind::ReadOnlyDisk,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FaultKind::Full,
        io::ErrorKind::FileTooLarge => FaultKind::TooLarge,
        io::ErrorKind::IsADirectory => FaultKind::NotAFile,
        _ if error.raw_os_error() == Some(LOOP) => FaultKind::LinkLoop,
        _ => FaultKind::System(error.to_string().into()),
    }
}

/// A folder that only we write in, as far as our own programs go.
struct Folder {
    path: PathBuf,
    /// Held until it is dropped; nothing where the disk knows no locks, as some network shares.
    _lock: Option<File>,
}

impl Folder {
    /// Waits for the lock of the folder that a file is in.
    fn lock(file: &Path) -> Result<Self, FaultKind> {
        let path = match file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let name = path.join(LOCK);
        let open = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&name);
        // the lock of another user of the folder need not be writable to be locked
        let lock = open.or_else(|error| {
            if error.kind() == io::ErrorKind::PermissionDenied {
                File::open(&name)
            } else {
                Err(error)
            }
        });
        let lock = match lock {
            Ok(lock) => lock,
            Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_dir() => {
                return Err(FaultKind::ProtectedFolder);
            }
            Err(error) => return Err(kind_of(&error)),
        };
        for _ in 0..TRIES {
            match lock.try_lock() {
                Ok(()) => {
                    let folder = Self {
                        path,
                        _lock: Some(lock),
                    };
                    folder.clean();
                    return Ok(folder);
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { path, _lock: None });
                }
                Err(TryLockError::Error(error)) => return Err(kind_of(&error)),
            }
        }
        Err(FaultKind::Busy)
    }

    /// Deletes what killed programs left behind: while we hold the lock nobody else is at work on one.
    fn clean(&self) {
        let Ok(entries) = fs::read_dir(&self.path) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let left = name
                .to_str()
                .is_some_and(|n| n.starts_with(TEMPORARY.0) && n.ends_with(TEMPORARY.1));
            if left {
                // a hidden file that cannot be deleted harms nobody
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn replace(&self, target: &Path, before: Option<&[u8]>, after: &[u8]) -> Result<(), FaultKind> {
        if after.len() as u64 > MOST_BYTES {
            return Err(FaultKind::TooLarge);
        }
        unchanged(target, before)?;
        let meta = match before {
            Some(_) => Some(may_write(target)?),
            None => None,
        };
        let mut temporary = self.temporary(target)?;
        temporary.fill(after, meta.as_ref())?;
        // the last look: whoever saves the file within the next few microseconds is the only one who could still be lost
        unchanged(target, before)?;
        temporary.take_place(target, before.is_none())?;
        sync(&self.path);
        Ok(())
    }

    /// A new hidden file beside the one to be written.
    fn temporary(&self, target: &Path) -> Result<Temporary, FaultKind> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = target
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = self.path.join(format!(
            "{}{name}-{}-{number}{}",
            TEMPORARY.0,
            std::process::id(),
            TEMPORARY.1
        ));
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .map_err(|e| kind_of(&e))?;
        Ok(Temporary { path, file })
    }
}

/// Whether a file still is what was read.
fn unchanged(target: &Path, before: Option<&[u8]>) -> Result<(), FaultKind> {
    match (read(target)?, before) {
        (None, None) => Ok(()),
        (Some(now), Some(before)) if now == before => Ok(()),
        (Some(_), None) => Err(FaultKind::AlreadyThere),
        _ => Err(FaultKind::Changed),
    }
}

/// The old file, if we may write it: taking its name would need no such right.
fn may_write(target: &Path) -> Result<fs::Metadata, FaultKind> {
    let protected = |e: io::Error| {
        if e.kind() == io::ErrorKind::PermissionDenied {
            FaultKind::ProtectedFile
        } else {
            kind_of(&e)
        }
    };
    let meta = OpenOptions::new()
        .write(true)
        .open(target)
        .and_then(|file| file.metadata())
        .map_err(protected)?;
    if meta.permissions().readonly() {
        Err(FaultKind::ProtectedFile)
    } else {
        Ok(meta)
    }
}

/// The hidden new file; deleted unless it takes the place of the old one.
struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    /// Takes from others the right to read it.
    #[cfg(unix)]
    fn hide(&mut self) -> Result<(), FaultKind> {
        use std::os::unix::fs::PermissionsExt;
        self.file
            .set_permissions(fs::Permissions::from_mode(0o600))
            .map_err(|e| kind_of(&e))
    }

    #[cfg(not(unix))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    fn hide(&mut self) -> Result<(), FaultKind> {
        Ok(())
    }

    fn fill(&mut self, content: &[u8], old: Option<&fs::Metadata>) -> Result<(), FaultKind> {
        let fill = || {
            (&self.file).write_all(content)?;
            if let Some(old) = old {
                keep_owner(&self.file, old);
                self.file.set_permissions(old.permissions())?;
            }
            self.file.sync_all()
        };
        fill().map_err(|e| kind_of(&e))
    }

    fn take_place(self, target: &Path, new: bool) -> Result<(), FaultKind> {
        if new {
            // a second name does not take the place of anything, and the first one goes when `self` is dropped
            match fs::hard_link(&self.path, target) {
                Ok(()) => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(FaultKind::AlreadyThere);
                }
                // a disk without second names
                Err(_) => {}
            }
        }
        fs::rename(&self.path, target).map_err(|e| kind_of(&e))
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
