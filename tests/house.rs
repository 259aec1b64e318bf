//! The map of the house in `src/lib.rs` is true: every room stands on it, and a room uses only those above it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The rooms as `src/lib.rs` lists them in its first lines: a line `//! - [`model`]: …` is one, or several joined by `and`.
fn rooms() -> Vec<String> {
    let text = fs::read_to_string(src().join("lib.rs")).unwrap();
    let mut out = Vec::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("//! - ")) {
        let names = line.split_once(": ").unwrap_or((line, "")).0;
        out.extend(names.split('`').skip(1).step_by(2).map(String::from));
    }
    out
}

/// Every file of a room that is no test, by its path within `src`.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name.ends_with("tests") || name == "fixture" {
            continue;
        }
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path.strip_prefix(src()).unwrap().to_path_buf());
        }
    }
}

fn room_of(file: &Path) -> String {
    let first = file.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_string()
}

/// The code of a file without comments and without the test module at its end.
fn code(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim_start();
        if line == "#[cfg(test)]"
            && lines
                .peek()
                .is_some_and(|next| next.trim_start().starts_with("mod ") && next.ends_with('{'))
        {
            break;
        }
        if !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| c != '_' && !c.is_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

/// The first names after a `crate::`, be it one or a list in braces.
fn names(after: &str) -> Vec<&str> {
    if !after.starts_with('{') {
        return vec![first_word(after)];
    }
    let (mut depth, mut out) = (0, Vec::new());
    for (at, sign) in after.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(sign, '{' | ',') {
            out.push(first_word(after[at + 1..].trim_start()));
        }
    }
    out
}

/// What a file uses at the root of the house. `levels` is how many `super::` lead there.
fn used(code: &str, levels: usize) -> BTreeSet<&str> {
    let up = "super::".repeat(levels);
    let from = |way: &str| -> Vec<&str> {
        code.match_indices(way)
            .flat_map(|(at, way)| names(&code[at + way.len()..]))
            .collect()
    };
    from("crate::").into_iter().chain(from(&up)).collect()
}

/// Who uses whom, with a file that does.
fn arrows() -> BTreeMap<(String, String), PathBuf> {
    let rooms = rooms();
    let mut all = Vec::new();
    files(&src(), &mut all);
    let mut out = BTreeMap::new();
    for file in all {
        let room = room_of(&file);
        let text = fs::read_to_string(src().join(&file)).unwrap();
        let is_head = file.ends_with("mod.rs");
        let levels = file.iter().count() - usize::from(is_head);
        for name in used(&code(&text), levels) {
            if name != room && rooms.iter().any(|r| r == name) && rooms.contains(&room) {
                out.insert((room.clone(), name.to_string()), file.clone());
            }
        }
    }
    out
}

#[test]
fn every_room_stands_on_the_map_once() {
    let mut rooms = rooms();
    rooms.sort();
    let mut there: Vec<String> = fs::read_dir(src())
        .unwrap()
        .map(|entry| room_of(Path::new(&entry.unwrap().file_name())))
        .filter(|name| !matches!(name.as_str(), "lib" | "main"))
        .collect();
    there.sort();
    // a room may be a file beside its folder
    there.dedup();
    assert_eq!(rooms, there);
}

#[test]
fn a_room_uses_only_those_above_it() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|r| r == name).unwrap();
    let arrows = arrows();
    // what is plain to see is seen
    assert!(arrows.len() > 50, "{arrows:?}");
    assert!(arrows.contains_key(&("view".into(), "app".into())));
    let wrong: Vec<String> = arrows
        .iter()
        .filter(|((from, to), _)| place(to) > place(from))
        .map(|((from, to), file)| {
            let both = arrows.contains_key(&(to.clone(), from.clone()));
            let back = if both { ", which uses it" } else { "" };
            format!("{from} uses {to}{back}: src/{}", file.display())
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_clock_is_read_in_one_place() {
    let mut all = Vec::new();
    files(&src(), &mut all);
    all.retain(|file| {
        let code = code(&fs::read_to_string(src().join(file)).unwrap());
        ["Local::now", "Utc::now", "SystemTime::now"]
            .iter()
            .any(|way| code.contains(way))
    });
    assert_eq!(all, [Path::new("store/clock.rs")]);
}

#[test]
fn a_use_is_found_however_it_is_written() {
    let text = "use crate::{app::{Line, view}, text};\nuse super::super::store::Store;\nlet x = crate::model::X;
// crate::notes\nuse super::near;\n#[cfg(test)]\nmod tests {\nuse crate::serve::X;\n}";
    let code = code(text);
    let found: Vec<&str> = used(&code, 2).into_iter().collect();
    assert_eq!(found, ["app", "model", "store", "text"]);
}
