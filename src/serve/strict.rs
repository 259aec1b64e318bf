//! Whether only those who may could have changed a file, as OpenSSH looks before it believes a file of keys (its `StrictModes`): the
//! file and each folder above it, up to the home folder, belong to the user or to root, and nobody else may write there.

use std::fs::Metadata;
use std::path::Path;

use super::keys::{Fault, Wrong};

/// Others may write.
#[cfg(unix)]
const WRITE: u32 = 0o022;

/// Others may read, write or look.
#[cfg(unix)]
const ANY: u32 = 0o077;

/// In such a folder nobody moves what belongs to another.
#[cfg(unix)]
const STICKY: u32 = 0o1000;

/// Who owns a place, and what others may do there.
#[cfg(unix)]
#[derive(Debug, Clone, Copy)]
struct Place {
    owner: u32,
    mode: u32,
}

#[cfg(unix)]
impl From<&Metadata> for Place {
    fn from(about: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            owner: about.uid(),
            mode: about.mode(),
        }
    }
}

#[cfg(unix)]
impl Place {
    /// What is wrong with it, for this user; `open` is what others must not.
    fn judge(self, me: u32, open: u32, too_open: Wrong) -> Result<(), Wrong> {
        if self.owner != me && self.owner != 0 {
            return Err(Wrong::Foreign(self.owner));
        }
        if self.mode & open != 0 {
            return Err(too_open);
        }
        Ok(())
    }
}

#[cfg(unix)]
fn me() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// Looks at the file itself; a secret one nobody else may read either.
#[cfg(unix)]
pub fn file(about: &Metadata, secret: bool) -> Result<(), Wrong> {
    Place::from(about).judge(me(), if secret { ANY } else { WRITE }, Wrong::Open)
}

/// Looks at the folders above a file, by the way that leads there without links.
#[cfg(unix)]
pub fn folders(path: &Path) -> Result<(), Fault> {
    let real = path.canonicalize();
    let real = real.map_err(|error| Wrong::Io(error).at(path, 0))?;
    let home = etcetera::home_dir().ok();
    let home = home.and_then(|home| home.canonicalize().ok());
    for (height, folder) in real.ancestors().skip(1).enumerate() {
        let wrong = |wrong: Wrong| wrong.at(folder, 0);
        let about = folder.metadata().map_err(|error| wrong(Wrong::Io(error)))?;
        let place = Place::from(&about);
        // as `/tmp` is: what lies there is judged by itself
        let shared = height > 0 && place.mode & STICKY != 0;
        place
            .judge(me(), if shared { 0 } else { WRITE }, Wrong::FolderOpen)
            .map_err(wrong)?;
        if home.as_deref() == Some(folder) {
            break;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // the other one can fail
pub fn file(_: &Metadata, _: bool) -> Result<(), Wrong> {
    Ok(())
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // the other one can fail
pub fn folders(_: &Path) -> Result<(), Fault> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_user_and_root_may_own_and_only_they_write() {
        for (owner, mode, expect) in [
            (1000, 0o600, "Ok(())"),
            (1000, 0o644, "Ok(())"),
            (0, 0o600, "Ok(())"),
            (1001, 0o600, "Err(Foreign(1001))"),
            (1000, 0o664, "Err(Open)"),
            (1000, 0o602, "Err(Open)"),
        ] {
            let judged = Place { owner, mode }.judge(1000, WRITE, Wrong::Open);
            assert_eq!(format!("{judged:?}"), expect, "{owner} {mode:o}");
        }
        let secret = |mode| Place { owner: 0, mode }.judge(0, ANY, Wrong::Open).is_ok();
        assert!(secret(0o600) && !secret(0o640) && !secret(0o604));
    }

    #[test]
    fn every_folder_above_is_looked_at() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("keys");
        fs::create_dir(&folder).unwrap();
        let file = folder.join("authorized_keys");
        fs::write(&file, "").unwrap();
        let open = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        open(&folder, 0o700);
        assert!(folders(&file).is_ok());
        let link = above.path().join("link");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        for (place, mode) in [
            (folder.as_path(), 0o770),
            (&folder, 0o702),
            // where the file itself could be put, the sticky bit is not enough
            (&folder, 0o1777),
            (above.path(), 0o777),
        ] {
            open(place, mode);
            for way in [&file, &link] {
                assert!(
                    matches!(folders(way), Err(fault) if fault.is_about(place)),
                    "{mode:o}"
                );
            }
            open(place, 0o700);
        }
        open(above.path(), 0o1777);
        assert!(folders(&file).is_ok());
    }
}
