//! The illustrative commune on disk is what the program generates.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use giaoban::sample::{SEED, SLUG, generate};

/// Every file below a folder, by its path from `root`.
fn files(root: &Path, folder: &Path, out: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(root, &path, out);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            out.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_files_on_disk_are_those_of_the_seed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut there = BTreeMap::new();
    files(&root, &root.join(SLUG), &mut there);
    let generated: BTreeMap<String, String> = generate(SEED).into_iter().collect();
    assert!(
        there.keys().eq(generated.keys()),
        "other files: giaoban sample writes them anew"
    );
    for (path, text) in &generated {
        assert!(
            there[path] == *text,
            "{path} differs: giaoban sample writes it anew"
        );
    }
}
