//! What can be told of the data folder without reading a file: which files and folders there are, and when they were last written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::changes::{Changes, is_data, is_visible};
use crate::data::fields::is_id;
use crate::store::source::{PERIODS, TASKS};

/// Which file or folder it is, whatever its name; another one of the same name is another one.
type Identity = (u64, u64);

/// A file as it was seen from outside. Any difference counts, so a clock that is turned back hides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    length: u64,
    modified: Option<SystemTime>,
    /// Changes with every write, and cannot be set back.
    changed: (i64, i64),
    identity: Identity,
}

/// The data folder as it was at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Where something could change: the data folder itself, every folder in it, their inner folders, and where links lead to.
    pub folders: BTreeMap<PathBuf, Identity>,
    files: BTreeMap<PathBuf, Option<Mark>>,
}

impl Survey {
    /// Looks around in a data folder. What cannot be looked at is not there.
    pub fn take(root: &Path) -> Self {
        let mut survey = Self::default();
        let mut inner = Vec::new();
        if root.symlink_metadata().is_ok_and(|m| m.is_symlink())
            && let Some(parent) = root.parent()
        {
            // where the link itself may be replaced
            survey.folder(parent);
        }
        survey.look(root, &mut |name| {
            inner.extend(is_id(name).then(|| root.join(name)));
        });
        for commune in inner {
            if survey.look(&commune, &mut |_| {}) {
                for name in [PERIODS, TASKS] {
                    survey.look(&commune.join(name), &mut |_| {});
                }
            }
        }
        survey
    }

    fn folder(&mut self, path: &Path) -> bool {
        let Some(meta) = fs::metadata(path).ok().filter(Metadata::is_dir) else {
            return false;
        };
        self.folders.insert(path.to_path_buf(), identity(&meta));
        true
    }

    /// Takes a folder in with its data files; the names of all else in it go to `other`. False where there is no such folder.
    fn look(&mut self, path: &Path, other: &mut dyn FnMut(&str)) -> bool {
        if !self.folder(path) {
            return false;
        }
        let Ok(entries) = fs::read_dir(path) else {
            return true;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| is_visible(name)) else {
                continue;
            };
            if !is_data(name) {
                other(name);
                continue;
            }
            let file = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_symlink())
                && let Some(parent) = fs::canonicalize(&file)
                    .ok()
                    .as_deref()
                    .and_then(Path::parent)
            {
                // a folder is not told of what happens to a file elsewhere
                self.folder(parent);
            }
            let mark = fs::metadata(&file).ok().map(|meta| mark(&meta));
            self.files.insert(file, mark);
        }
        true
    }

    /// What is another than it was in `before`.
    pub fn since(&self, before: &Self, root: &Path) -> Changes {
        let mut changes = Changes::default();
        for path in differing(&before.files, &self.files)
            .into_iter()
            .chain(differing(&before.folders, &self.folders))
        {
            changes.add_path(root, path);
        }
        changes
    }
}

/// The keys whose values are not the same in both.
fn differing<'a, V: PartialEq>(
    before: &'a BTreeMap<PathBuf, V>,
    now: &'a BTreeMap<PathBuf, V>,
) -> BTreeSet<&'a Path> {
    let all = before.keys().chain(now.keys());
    all.filter(|path| before.get(*path) != now.get(*path))
        .map(PathBuf::as_path)
        .collect()
}

fn mark(meta: &Metadata) -> Mark {
    Mark {
        length: meta.len(),
        modified: meta.modified().ok(),
        changed: changed(meta),
        identity: identity(meta),
    }
}

#[cfg(unix)]
fn changed(meta: &Metadata) -> (i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (meta.ctime(), meta.ctime_nsec())
}

#[cfg(unix)]
fn identity(meta: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> (i64, i64) {
    (0, 0)
}

#[cfg(not(unix))]
fn identity(meta: &Metadata) -> Identity {
    let since = meta
        .created()
        .ok()
        .and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok())
        .unwrap_or_default();
    (since.as_secs(), u64::from(since.subsec_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A data folder with two communes; what does something to it, and what that changes.
    #[track_caller]
    fn check(act: impl FnOnce(&Path), expect: &str) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (path, text) in [
            ("danh-muc.ron", "a"),
            ("mot/xa.ron", "b"),
            ("mot/so-lieu/2026-01.ron", "c"),
            ("mot/nhiem-vu/ket-luan.ron", "d"),
            ("hai/xa.ron", "e"),
            ("ghi-chu.txt", "f"),
        ] {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        let before = Survey::take(root);
        assert!(before.since(&Survey::take(root), root).is_empty());
        act(root);
        assert_eq!(Survey::take(root).since(&before, root).in_words(), expect);
    }

    #[test]
    fn what_changed_is_seen_from_outside() {
        check(
            |root| fs::write(root.join("mot/so-lieu/2026-01.ron"), "cc").unwrap(),
            "mot",
        );
        check(
            |root| fs::write(root.join("danh-muc.ron"), "aa").unwrap(),
            "all",
        );
        check(
            |root| fs::remove_file(root.join("mot/nhiem-vu/ket-luan.ron")).unwrap(),
            "mot",
        );
        check(
            |root| fs::write(root.join("hai/so-lieu"), "no folder").unwrap(),
            "",
        );
        check(
            |root| fs::create_dir(root.join("hai/so-lieu")).unwrap(),
            "hai",
        );
        check(|root| fs::remove_dir_all(root.join("hai")).unwrap(), "hai");
        check(
            |root| fs::rename(root.join("hai"), root.join("ba")).unwrap(),
            "ba hai",
        );
        // what nothing reads
        check(
            |root| fs::write(root.join("ghi-chu.txt"), "ff").unwrap(),
            "",
        );
        check(
            |root| fs::write(root.join("mot/.xa.ron.swp"), "").unwrap(),
            "",
        );
        check(|root| fs::write(root.join("mot/~xa.ron"), "").unwrap(), "");
        check(|root| fs::create_dir(root.join(".git")).unwrap(), "");
    }

    #[test]
    fn another_file_of_the_same_length_and_time_is_another() {
        let same_time = |path: &Path, text: &str| {
            let time = fs::metadata(path).unwrap().modified().unwrap();
            let other = path.with_extension("moi");
            fs::write(&other, text).unwrap();
            fs::File::options()
                .write(true)
                .open(&other)
                .unwrap()
                .set_modified(time)
                .unwrap();
            fs::rename(other, path).unwrap();
        };
        check(|root| same_time(&root.join("hai/xa.ron"), "x"), "hai");
        // a clock that is turned back
        let earlier = |path: PathBuf| {
            fs::File::options()
                .write(true)
                .open(path)
                .unwrap()
                .set_modified(SystemTime::UNIX_EPOCH)
                .unwrap();
        };
        check(|root| earlier(root.join("hai/xa.ron")), "hai");
    }

    #[test]
    fn a_missing_folder_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let survey = Survey::take(&folder.path().join("khong-co"));
        assert_eq!(survey, Survey::default());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_where_they_lead() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for version in ["v1", "v2"] {
            fs::create_dir_all(path(version).join("mot")).unwrap();
            fs::write(path(version).join("mot/xa.ron"), version).unwrap();
        }
        fs::create_dir(path("chung")).unwrap();
        fs::write(path("chung/lich.ron"), "x").unwrap();
        symlink(path("chung/lich.ron"), path("v1/mot/lich.ron")).unwrap();
        symlink("v1", path("nay")).unwrap();
        let before = Survey::take(&path("nay"));
        // where the link may be replaced, and where a file really is
        assert!(before.folders.contains_key(folder.path()));
        assert!(
            before
                .folders
                .contains_key(&path("chung").canonicalize().unwrap())
        );
        fs::remove_file(path("nay")).unwrap();
        symlink("v2", path("nay")).unwrap();
        assert_eq!(
            Survey::take(&path("nay"))
                .since(&before, &path("nay"))
                .in_words(),
            "all mot"
        );
    }
}
