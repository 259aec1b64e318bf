//! What holds for every file, good or bad: no panic, places within the file, good files without errors, and RON stays RON.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use giaoban::data::ProblemKind;
use giaoban::model::{date, number};
use giaoban::store::{Loaded, Root, Store};
use giaoban::text::render;

use giaoban::text::Lang;
use proptest::prelude::*;
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

const FILES: [&str; 5] = [
    "danh-muc.ron",
    "tham-chieu.ron",
    "dong-khe/xa.ron",
    "dong-khe/ke-hoach.ron",
    "dong-khe/so-lieu/2026-01.ron",
];

fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good")
}

/// Loads the good data with one file replaced.
fn load_with(file: &str, bytes: &[u8]) -> Loaded {
    let folder = TempDir::new().unwrap();
    for name in FILES {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(
            path,
            if name == file {
                bytes.to_vec()
            } else {
                fs::read(good().join(name)).unwrap()
            },
        )
        .unwrap();
    }
    Store::open(Root::Folder(folder.path().into())).load("dong-khe")
}

/// Every problem lies within its file and can be shown.
fn check(loaded: &Loaded, file: &str, bytes: &[u8]) {
    let mut before = (String::new(), 0, 0);
    for problem in &loaded.problems {
        let length = if problem.file.ends_with(file) {
            bytes.len()
        } else {
            let name = FILES
                .iter()
                .find(|f| problem.file.ends_with(*f))
                .unwrap_or_else(|| panic!("{problem:?}"));
            usize::try_from(fs::metadata(good().join(name)).unwrap().len()).unwrap()
        };
        assert!(
            problem.span.start <= problem.span.end && problem.span.end <= length,
            "{problem:?}"
        );
        assert_eq!(problem.line == 0, problem.excerpt.is_none(), "{problem:?}");
        if let Some(excerpt) = &problem.excerpt {
            assert!(
                excerpt.text.get(excerpt.start..excerpt.end).is_some(),
                "{problem:?}"
            );
            let lines = if problem.file.ends_with(file) {
                bytes.split(|b| *b == b'\n').count()
            } else {
                usize::MAX
            };
            assert!(problem.line <= lines && problem.column >= 1, "{problem:?}");
        }
        let at = (problem.file.to_string(), problem.line, problem.column);
        assert!(before <= at, "{before:?} {at:?}");
        before = at;
        for lang in [Lang::Vi, Lang::En] {
            let full = render::full(problem, lang);
            assert!(
                !full.contains(|c: char| c.is_control() && c != '\n'),
                "{full:?}"
            );
            assert!(!render::one_line(problem, lang).contains('\n'));
        }
    }
}

/// What people and programs put into files by mistake.
const SCRAPS: [&str; 34] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    ";",
    "=",
    "//",
    "/*",
    "*/",
    "#",
    "\\",
    "\n",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "“",
    "”",
    "1.283",
    "1.234,56",
    "-",
    "x",
    "Đ",
    "e\u{301}",
    "\0",
    "r#\"",
    "Some(",
    "true",
    "\"\"",
    "12/01/2026",
];

fn mutate(text: &str, edits: &[(u32, u32, usize)]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for &(at, length, scrap) in edits {
        let at = at as usize % (text.len() + 1);
        let end = (at + length as usize).min(text.len());
        let put: Vec<char> = SCRAPS
            .get(scrap)
            .map(|s| s.chars().collect())
            .unwrap_or_default();
        text.splice(at..end, put);
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(file in 0usize..5, bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&load_with(FILES[file], &bytes), FILES[file], &bytes);
    }

    #[test]
    fn arbitrary_tokens_never_panic(file in 0usize..5, scraps in proptest::collection::vec(0usize..34, 0..60)) {
        let text: String = scraps.iter().map(|s| SCRAPS[*s]).collect();
        check(&load_with(FILES[file], text.as_bytes()), FILES[file], text.as_bytes());
    }

    #[test]
    fn mutations_of_good_files_never_panic(file in 0usize..5, edits in proptest::collection::vec((any::<u32>(), 0u32..12, 0usize..40), 1..5)) {
        let text = mutate(&fs::read_to_string(good().join(FILES[file])).unwrap(), &edits);
        let loaded = load_with(FILES[file], text.as_bytes());
        check(&loaded, FILES[file], text.as_bytes());
        // whatever is read here without an error, ron reads too
        if loaded.problems.is_empty() {
            let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
            let read = options.from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}'));
            prop_assert!(read.is_ok(), "{:?}\n{}", read, text);
        }
    }

    #[test]
    fn generated_good_files_load_without_an_error(
        rows in proptest::collection::vec((proptest::option::of((any::<i64>(), 0u32..9)), proptest::option::of("[a-zA-ZÀ-ɏḀ-ỹ\u{300}\u{301}\u{309}\u{323}0-9 \"\\\\“”.,()\\[\\]{}:/#]{0,30}"), 0u64..300, 0usize..7), 8),
    ) {
        let ids = ["vb-di", "gn-tong", "hs-ty-le", "cay-thach-den", "gn-giao-thong", "vb-den", "hs-dung-han", "hs-tiep-nhan"];
        let words = ["Uoc", "Tren", "Duoi", "Gan", "Khoang", "SoBo", ""];
        let mut text = "(ky: \"2026-01\", tu: \"13/12/2025\", den: \"12/01/2026\", lap: \"16/01/2026\", van_ban: \"a.txt\", so_lieu: [".to_string();
        let last = date::parse("12/01/2026").unwrap();
        let mut expected = Vec::new();
        for (id, (value, note, days, word)) in ids.iter().zip(&rows) {
            let value = value.map(|(mantissa, scale)| rust_decimal::Decimal::new(mantissa, scale));
            let note = note.as_ref().filter(|n| !n.trim().is_empty());
            let day = last - chrono::Days::new(*days);
            write!(text, "\n(chi_tieu: \"{id}\", nguon: \"I.1\", ngay: \"{}\",", date::format(day)).unwrap();
            if let Some(value) = value {
                write!(text, " thuc_hien: \"{}\",", number::format(value)).unwrap();
            }
            if let Some(note) = note {
                write!(text, " ghi_chu: \"{}\",", note.replace('\\', "\\\\").replace('"', "\\\"")).unwrap();
            }
            if !words[*word].is_empty() {
                write!(text, " tinh_chat: {},", words[*word]).unwrap();
            }
            text.push_str("),");
            expected.push((*id, value, note.cloned(), day, !words[*word].is_empty()));
        }
        text.push_str("])");
        let loaded = load_with(FILES[4], text.as_bytes());
        prop_assert_eq!(&loaded.problems, &[], "{}", text);
        let xa = loaded.commune.unwrap();
        for (id, value, note, day, qualified) in expected {
            let figure = xa.periods[0].figure(xa.catalogue.find(id).unwrap()).unwrap();
            prop_assert_eq!(figure.actual, value);
            prop_assert_eq!(figure.actual.map(|v| v.scale()), value.map(|v| v.scale()));
            // texts come in NFC
            let note = note.map(|n| n.nfc().collect::<String>());
            prop_assert_eq!(figure.note(), note.as_deref());
            prop_assert_eq!(figure.as_of, day);
            prop_assert_eq!(figure.qualifier.is_some(), qualified);
        }
    }
}

/// One character is missing, each in turn: the file may still be right, but a problem is never far from the place, and one slip
/// is not said in a dozen ways.
#[test]
fn small_slips_are_found_where_they_are() {
    let text = fs::read_to_string(good().join(FILES[4])).unwrap();
    for (at, c) in text.char_indices() {
        let changed = format!("{}{}", &text[..at], &text[at + c.len_utf8()..]);
        let loaded = load_with(FILES[4], changed.as_bytes());
        check(&loaded, FILES[4], changed.as_bytes());
        let line = 1 + text[..at].matches('\n').count();
        let said = || {
            loaded
                .problems
                .iter()
                .map(|p| render::full(p, Lang::Vi))
                .collect::<Vec<_>>()
                .join("\n")
        };
        // a bracket that is never closed is shown where it was opened
        for problem in loaded
            .problems
            .iter()
            .filter(|p| !matches!(p.kind, ProblemKind::UnclosedBracket(_)))
        {
            assert!(
                problem.line.abs_diff(line) <= 5,
                "without {c:?} in line {line}:\n{}",
                said()
            );
        }
        assert!(
            loaded.problems.len() <= 4,
            "without {c:?} in line {line}:\n{}",
            said()
        );
    }
}
