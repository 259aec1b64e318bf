//! Where the sockets are, and whether nobody else can come there.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::Refusal;

/// What is held stays usable when a thread broke off with it.
pub fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folder's name within the user's own.
const NAME: &str = "giaoban";

/// How the name of a socket ends.
const END: &str = ".sock";

/// Letters of a commune's folder in the name of a socket.
const SLUG: usize = 20;

/// The longest folder that leaves a socket's path short enough for every system.
const MOST: usize = 60;

/// The folder of the sockets, made where it is not there: in the user's own folder of running programs, else in the temporary one. It is
/// refused where anybody else may enter it.
pub fn folder(runtime: Option<OsString>, temporary: &Path) -> Result<PathBuf, Refusal> {
    let own = runtime
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute() && is_private(folder))
        .map(|folder| folder.join(NAME));
    let folder = own.filter(|folder| folder.as_os_str().len() <= MOST);
    let folder = folder.unwrap_or_else(|| {
        temporary.join(format!("{NAME}-{}", rustix::process::geteuid().as_raw()))
    });
    match DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(Refusal::Failed(shown(&folder), error));
        }
        _ => {}
    }
    check(&folder)?;
    Ok(folder)
}

/// Only we can enter it: it is a folder itself, not a way to one, it is ours, and nobody else has any right to it.
fn check(folder: &Path) -> Result<(), Refusal> {
    let found =
        fs::symlink_metadata(folder).map_err(|error| Refusal::Failed(shown(folder), error))?;
    if !found.is_dir() {
        return Err(Refusal::NoFolder(shown(folder)));
    }
    if found.uid() != rustix::process::geteuid().as_raw() {
        return Err(Refusal::NotOurs(shown(folder)));
    }
    if found.permissions().mode() & 0o077 != 0 {
        return Err(Refusal::TooOpen(shown(folder)));
    }
    Ok(())
}

fn is_private(folder: &Path) -> bool {
    check(folder).is_ok()
}

fn shown(folder: &Path) -> String {
    folder.to_string_lossy().into_owned()
}

/// A socket of a presentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Socket {
    pub(super) path: PathBuf,
    pub(super) made: SystemTime,
}

/// The sockets there are, the newest first; those of one commune where it is named. Whether anybody listens is not known.
pub(super) fn sockets(folder: &Path, only: Option<&str>) -> Vec<Socket> {
    let wanted = only.map(short);
    let mut out: Vec<Socket> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let slug = name
                .to_str()
                .and_then(|n| n.strip_suffix(END))
                .and_then(|n| n.rsplit_once('-'))
                .map(|(slug, _)| slug);
            slug.is_some_and(|slug| {
                !slug.starts_with('.') && wanted.is_none_or(|wanted| wanted == slug)
            })
        })
        .filter_map(|entry| {
            Some(Socket {
                path: entry.path(),
                made: entry.metadata().ok()?.modified().ok()?,
            })
        })
        .collect();
    out.sort_by(|a, b| (b.made, &b.path).cmp(&(a.made, &a.path)));
    out
}

fn short(slug: &str) -> &str {
    slug.get(..SLUG).unwrap_or(slug)
}

/// Listens at a socket of this run, which only we may open. Those of runs that were killed are cleared away.
pub(super) fn listen(folder: &Path, slug: &str) -> io::Result<(UnixListener, PathBuf)> {
    for old in sockets(folder, None) {
        // listening begins before a socket has its name, so that one where nobody listens is never about to be listened at
        if UnixStream::connect(&old.path)
            .is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
        {
            let _ = fs::remove_file(&old.path);
        }
    }
    let id = std::process::id();
    let (path, unnamed) = (
        folder.join(format!("{}-{id}{END}", short(slug))),
        folder.join(format!(".{id}")),
    );
    let _ = fs::remove_file(&unnamed);
    let listener = UnixListener::bind(&unnamed)?;
    let named = fs::set_permissions(&unnamed, Permissions::from_mode(0o600))
        .and_then(|()| fs::rename(&unnamed, &path));
    if let Err(error) = named {
        let _ = fs::remove_file(&unnamed);
        return Err(error);
    }
    Ok((listener, path))
}
