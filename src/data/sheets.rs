//! All there is to write in the data files, key by key.

use super::decode::{
    catalogue, crosscheck, events, figures, meeting, own, plans, profile, reference, targets, tasks,
};
use super::record::Sheet;

/// Every kind of file by the name it has in the data folder; what its records hold is in its sheet.
pub static SHEETS: [(&str, Sheet); 12] = [
    ("danh-muc.ron", catalogue::CatalogueFile::SHEET),
    ("tham-chieu.ron", reference::ReferenceFile::SHEET),
    ("xa.ron", profile::ProfileFile::SHEET),
    ("ke-hoach.ron", plans::PlansFile::SHEET),
    ("so-lieu/*.ron", figures::PeriodFile::SHEET),
    ("nhiem-vu/*.ron", tasks::TasksFile::SHEET),
    ("lich.ron", events::EventsFile::SHEET),
    ("muc-tieu.ron", targets::TargetsFile::SHEET),
    ("doi-chieu.ron", crosscheck::RelationsFile::SHEET),
    ("da-xem.ron", crosscheck::LookedFile::SHEET),
    ("giao-ban.ron", meeting::MeetingFile::SHEET),
    ("nhap/anh-xa.ron", own::MappingFile::SHEET),
];

/// The data reference of the README. `GIAOBAN_BLESS=1 cargo test --lib sheets` writes it anew.
#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashSet;
    use std::fmt::Write as _;
    use std::fs;

    use super::*;
    use crate::data::record::{Key, Notation};
    use crate::model::Lang;

    const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    const MARKS: (&str, &str) = ("<!-- data keys -->\n", "<!-- /data keys -->\n");

    /// What can be written.
    fn examples(notation: Notation) -> Vec<String> {
        match notation {
            Notation::Like(examples) => examples.split(", ").map(String::from).collect(),
            Notation::Words(words, _) => words.iter().map(ToString::to_string).collect(),
            Notation::Whole(least, most) => vec![format!("{least} … {most}")],
            Notation::List(of) => vec![format!("[{}, …]", examples(*of).remove(0))],
            Notation::Record(_) => vec!["(…)".to_string()],
        }
    }

    /// The words of a key with what they mean, where they do not say it themselves.
    fn meanings(key: &Key) -> Option<String> {
        let Notation::Words(words, meaning) = key.notation else {
            return None;
        };
        let each = words.iter().enumerate().map(|(at, word)| {
            let (vi, en) = (meaning(at, Lang::Vi), meaning(at, Lang::En));
            (!vi.is_empty()).then(|| format!("`{word}` {vi} / {}", en.trim_end_matches(" of")))
        });
        let each: Vec<String> = each.collect::<Option<_>>()?;
        Some(format!("`{}`: {}.", key.name, each.join("; ")))
    }

    /// The records that a key holds.
    fn held(notation: Notation) -> Option<&'static Sheet> {
        match notation {
            Notation::List(of) => held(*of),
            Notation::Record(sheet) => Some(sheet),
            _ => None,
        }
    }

    /// The table of a record, and those of all records within it that were not shown before.
    fn table(out: &mut String, title: &str, sheet: &Sheet, shown: &mut HashSet<String>) {
        if !shown.insert(sheet.en.to_string()) {
            return;
        }
        let (vi, en) = (sheet.vi, sheet.en);
        let _ = writeln!(out, "{title}{vi} · {en}\n");
        out.push_str("| key | value | nghĩa | meaning |\n|---|---|---|---|\n");
        for key in sheet.keys {
            let name = if key.must {
                format!("**`{}`**", key.name)
            } else {
                format!("`{}`", key.name)
            };
            let value = format!("`{}`", examples(key.notation).join("` `"));
            let _ = writeln!(out, "| {name} | {value} | {} | {} |", key.vi, key.en);
        }
        out.push('\n');
        for words in sheet.keys.iter().filter_map(meanings) {
            if shown.insert(words.clone()) {
                let _ = writeln!(out, "{words}\n");
            }
        }
        for key in sheet.keys {
            if let Some(sheet) = held(key.notation) {
                table(out, &format!("`{}`: ", key.name), sheet, shown);
            }
        }
    }

    fn reference() -> String {
        let mut out = String::new();
        let mut shown = HashSet::new();
        for (file, sheet) in &SHEETS {
            table(&mut out, &format!("**`{file}`** · "), sheet, &mut shown);
        }
        out
    }

    #[test]
    fn the_readme_has_every_key() {
        let readme = fs::read_to_string(README).unwrap();
        let (before, rest) = readme.split_once(MARKS.0).unwrap();
        let (is, after) = rest.split_once(MARKS.1).unwrap();
        let should = reference();
        if std::env::var_os("GIAOBAN_BLESS").is_some() {
            let fresh = [before, MARKS.0, &should, MARKS.1, after].concat();
            fs::write(README, fresh).unwrap();
            return;
        }
        for (is, should) in is.lines().zip(should.lines()) {
            assert_eq!(is, should, "GIAOBAN_BLESS=1 cargo test --lib sheets");
        }
        assert!(is == should, "GIAOBAN_BLESS=1 cargo test --lib sheets");
    }

    #[test]
    fn no_record_has_a_key_twice() {
        fn check(sheet: &Sheet) {
            let mut seen = HashSet::new();
            for key in sheet.keys {
                assert!(seen.insert(key.name), "{}: {}", sheet.en, key.name);
                if let Some(sheet) = held(key.notation) {
                    check(sheet);
                }
            }
        }
        for (_, sheet) in &SHEETS {
            check(sheet);
        }
    }
}
