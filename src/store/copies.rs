//! Copies that programs leave beside a file: those that keep folders in step, and those that show folders. The original counts.

use std::collections::HashMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::source::{PERIODS, read_regular};
use crate::data::near::fold;
use crate::data::problem::{Differs, Problem, ProblemKind};
use crate::model::Period;

/// What such programs say in a name, folded.
const WORDS: [&str; 6] = [
    "copy",
    "conflict",
    "ban sao",
    "xung dot",
    "phien ban",
    "kopie",
];

/// What an editor of plain text puts behind the name.
const TXT: &str = ".txt";

/// The file that a name is a copy of, among the names of its folder: the shortest, where there is a copy of a copy.
pub fn original<'n>(name: &str, all: &'n [Box<str>], folder: &str) -> Option<&'n str> {
    let stem = stem(name)?;
    let periods = folder.ends_with(PERIODS);
    if periods && !name.ends_with(TXT) && stem.parse::<Period>().is_ok() {
        return None;
    }
    let is_of = |other: &&str| {
        let of = other.strip_suffix(".ron");
        let of = of.filter(|of| !periods || of.parse::<Period>().is_ok());
        of.is_some_and(|of| *other != name && is_copy(&stem, of, periods, name))
    };
    let others = all.iter().map(|other| &**other).filter(is_of);
    others.min_by_key(|other| other.len())
}

/// The same among folders.
pub fn original_folder<'n>(name: &str, all: &'n [Box<str>]) -> Option<&'n str> {
    let others = all.iter().map(|other| &**other);
    let mut others = others.filter(|other| *other != name && is_copy(name, other, false, name));
    others.next()
}

/// A name without what follows from its being a data file.
fn stem(name: &str) -> Option<String> {
    let plain = name.strip_suffix(TXT).unwrap_or(name);
    Some(plain.strip_suffix(".ron")?.nfc().collect())
}

fn is_copy(stem: &str, of: &str, periods: bool, name: &str) -> bool {
    let of: String = of.nfc().collect();
    if stem == of {
        return name.ends_with(TXT);
    }
    if let Some(before) = stem.strip_suffix(&*of) {
        let before = fold(before);
        return ["copy ", "copy(", "ban sao"]
            .iter()
            .any(|word| before.starts_with(word));
    }
    let Some(rest) = stem.strip_prefix(&*of) else {
        return false;
    };
    // a period has a name of one form only; `2026-01 (1)` is not of the year
    if periods {
        let ends = stem.char_indices().map(|(at, _)| at).chain([stem.len()]);
        let mut begins = ends.rev().filter_map(|at| stem.get(..at));
        let longest = begins.find(|begin| begin.parse::<Period>().is_ok());
        return longest == Some(&*of) && !rest.starts_with(char::is_alphanumeric);
    }
    let folded = fold(rest);
    let said = WORDS.iter().any(|word| folded.contains(word));
    let counted = rest.trim_start_matches([' ', '_']).strip_prefix('(');
    let counted = counted.and_then(|rest| rest.split_once(')'));
    let counted =
        counted.is_some_and(|(n, _)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let short = rest
        .strip_prefix('~')
        .is_some_and(|n| n.parse::<u8>().is_ok());
    // the name of the machine that wrote it; names that people give have small letters
    let machine = rest.strip_prefix('-').is_some_and(|machine| {
        machine.starts_with(|c: char| c.is_ascii_uppercase())
            && !machine.contains(|c: char| c.is_lowercase() || c.is_whitespace())
    });
    !rest.starts_with(char::is_alphanumeric) && (said || counted || short || machine)
}

/// What is said of a copy; `file` as the user would name it.
pub fn problem(file: Box<str>, paths: (&Path, &Path), original: &str) -> Problem {
    let (copy, path) = paths;
    let kind = ProblemKind::Copy {
        original: original.into(),
        differs: differs(copy, path),
    };
    Problem::of_file(file, kind)
}

/// How a copy differs; nothing where one of the two cannot be read.
fn differs(copy: &Path, original: &Path) -> Option<Differs> {
    let text = |path: &Path| {
        let bytes = read_regular(path).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let (copy, original) = (text(copy)?, text(original)?);
    let mut left: HashMap<&str, usize> = HashMap::new();
    for line in original.lines() {
        *left.entry(line.trim()).or_default() += 1;
    }
    let mut out = Differs::default();
    for (number, line) in (1..).zip(copy.lines()) {
        if let Some(count @ 1..) = left.get_mut(line.trim()) {
            *count -= 1;
        } else {
            out.here += 1;
            out.first = out.first.or(Some(number));
        }
    }
    out.there = left.values().sum();
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_name() {
        let folder =
            |names: &[&str]| -> Vec<Box<str>> { names.iter().map(|n| (*n).into()).collect() };
        let tasks = folder(&["ket-luan.ron", "ket-luan-29.ron", "giao-ban-2026-01-19.ron"]);
        for (name, expect) in [
            ("ket-luan (1).ron", Some("ket-luan.ron")),
            ("ket-luan(2).ron", Some("ket-luan.ron")),
            ("ket-luan - Copy.ron", Some("ket-luan.ron")),
            ("ket-luan - Copy (2).ron", Some("ket-luan.ron")),
            ("ket-luan copy 2.ron", Some("ket-luan.ron")),
            ("ket-luan - Bản sao.ron", Some("ket-luan.ron")),
            ("ket-luan - Ba\u{309}n sao.ron", Some("ket-luan.ron")),
            (
                "ket-luan (bản sao của Lan 2026-01-19).ron",
                Some("ket-luan.ron"),
            ),
            (
                "ket-luan (Lan's conflicted copy 2026-01-19).ron",
                Some("ket-luan.ron"),
            ),
            (
                "ket-luan.sync-conflict-20260119-101112-ABCDEFG.ron",
                Some("ket-luan.ron"),
            ),
            (
                "ket-luan_conflict-20260119-101112.ron",
                Some("ket-luan.ron"),
            ),
            ("ket-luan[Conflict].ron", Some("ket-luan.ron")),
            ("ket-luan-VANPHONG-PC1.ron", Some("ket-luan.ron")),
            ("ket-luan~1.ron", Some("ket-luan.ron")),
            ("Copy of ket-luan.ron", Some("ket-luan.ron")),
            ("Bản sao của ket-luan.ron", Some("ket-luan.ron")),
            ("ket-luan (1) (1).ron", Some("ket-luan.ron")),
            ("ket-luan.ron.txt", Some("ket-luan.ron")),
            (
                "giao-ban-2026-01-19 (1).ron",
                Some("giao-ban-2026-01-19.ron"),
            ),
            ("ket-luan-29 (1).ron", Some("ket-luan-29.ron")),
            ("ket-luan.ron", None),
            ("ket-luan-29.ron", None),
            ("ket-luan-so-2.ron", None),
            ("ket-luan (quý I).ron", None),
            ("ket-luan2.ron", None),
            ("khac (1).ron", None),
            ("khac.ron.txt", None),
        ] {
            assert_eq!(
                original(name, &tasks, "dong-khe/nhiem-vu"),
                expect,
                "{name}"
            );
        }
        let periods = folder(&["2026.ron", "2026-01.ron"]);
        for (name, expect) in [
            ("2026-01.ron", None),
            ("2026-02.ron", None),
            ("2026-W03.ron", None),
            ("2026-01 (1).ron", Some("2026-01.ron")),
            ("2026-01-DESKTOP-AB12.ron", Some("2026-01.ron")),
            ("2026-01-may-lan.ron", Some("2026-01.ron")),
            ("2026-01 moi.ron", Some("2026-01.ron")),
            ("2026-02 (1).ron", None),
            ("2026 - Copy.ron", Some("2026.ron")),
        ] {
            assert_eq!(
                original(name, &periods, "dong-khe/so-lieu"),
                expect,
                "{name}"
            );
        }
        let communes = folder(&["dong-khe", "dong-khe (1)", "dong-khe-hai"]);
        assert_eq!(original_folder("dong-khe (1)", &communes), Some("dong-khe"));
        assert_eq!(original_folder("dong-khe-hai", &communes), None);
    }
}
