//! Data folders for tests to change.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// The data of the tree in a folder of its own.
#[allow(dead_code)] // not in every program of tests
pub fn shipped() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    ship(folder.path());
    folder
}

/// The data of the tree, in this folder.
#[allow(dead_code)]
pub fn ship(to: &Path) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), to);
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}
