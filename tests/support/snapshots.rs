//! The snapshots of `tests/snapshots`.

use std::collections::BTreeSet;
use std::path::Path;

/// Where a folder of snapshots is and how they are named: without the name of the test.
pub fn settings(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // as seen from the test that compares
    settings.set_snapshot_path(Path::new("../snapshots").join(folder));
    settings
}

/// Every snapshot of a folder is one of these, which are all different.
pub fn all_are_used<'n>(folder: &str, names: impl IntoIterator<Item = &'n str>) {
    let mut used = BTreeSet::new();
    for name in names {
        assert!(
            used.insert(name.to_string()),
            "two snapshots are named {name}"
        );
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let there: BTreeSet<String> = std::fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".snap").map(String::from))
        .collect();
    let unused: Vec<&String> = there.difference(&used).collect();
    assert!(
        unused.is_empty(),
        "to be removed from tests/snapshots/{folder}: {unused:?}"
    );
}
