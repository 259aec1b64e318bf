//! What files said when they were last good, so that a broken save takes no figure off the screen: a file that is broken now is read as
//! it was, and what is wrong with it is told all the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::load::{Loaded, Store};
use super::source::{Root, SourceFile};
use crate::data::problem::{Problem, Severity};

type Texts = BTreeMap<Box<str>, Arc<str>>;

/// The files of a commune without an error in them, as they were when the commune was last loaded. By the names that users know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastGood(Texts);

impl LastGood {
    fn of(mut texts: Texts, problems: &[Problem]) -> Self {
        for problem in problems.iter().filter(|p| p.severity == Severity::Error) {
            texts.remove(&problem.file);
        }
        Self(texts)
    }

    /// What the files of these problems said.
    fn texts_of(&self, problems: &[Problem]) -> Texts {
        let text = |p: &Problem| Some((p.file.clone(), Arc::clone(self.0.get(&p.file)?)));
        problems.iter().filter_map(text).collect()
    }

    fn has(&self, problem: &Problem) -> bool {
        problem.severity == Severity::Error && self.0.contains_key(&problem.file)
    }
}

#[derive(Debug, Clone, Default)]
pub struct Reloaded {
    /// The commune is made of every file as it is now or as it was when it was last good; there is none where only the commune as it
    /// was fits together.
    pub loaded: Loaded,
    /// What to load beside the next time.
    pub good: LastGood,
    /// Files that were good are not there any more.
    pub fewer: bool,
}

impl Store {
    /// Loads a commune for the first time, or again: then a file that was good and is broken now is read as it was.
    pub fn load_beside(&self, slug: &str, before: Option<&LastGood>) -> Reloaded {
        // what is inside the program stays as it is
        if *self.root() == Root::Embedded {
            return Reloaded {
                loaded: self.load(slug),
                ..Reloaded::default()
            };
        }
        let (mut loaded, texts) = self.load_with(slug, Texts::new());
        let Some(before) = before else {
            return Reloaded {
                good: LastGood::of(texts, &loaded.problems),
                loaded,
                fewer: false,
            };
        };
        let fewer = before.0.keys().any(|name| !texts.contains_key(name));
        let spoilt = loaded.problems.iter().filter(|p| before.has(p));
        loaded.spoilt = spoilt.cloned().collect();
        let good = if loaded.spoilt.is_empty() {
            if loaded.commune.is_none() {
                // its folder or its profile is gone
                loaded.spoilt.clone_from(&loaded.problems);
            }
            LastGood::of(texts, &loaded.problems)
        } else {
            let over = before.texts_of(&loaded.spoilt);
            let (mended, texts) = self.load_with(slug, over);
            // the old contents of one file may not fit the new ones of another
            let fits = !mended.problems.iter().any(|p| before.has(p));
            loaded.commune = mended.commune.filter(|_| fits);
            LastGood::of(texts, &mended.problems)
        };
        let good = loaded
            .commune
            .as_ref()
            .map_or_else(|| before.clone(), |_| good);
        Reloaded {
            loaded,
            good,
            fewer,
        }
    }

    /// Loads a commune with some files read as they are in `over`; gives back all that was read.
    fn load_with(&self, slug: &str, over: Texts) -> (Loaded, Texts) {
        let recall = Arc::new(Recall {
            over,
            read: Mutex::default(),
        });
        let loaded = self.recalling(Arc::clone(&recall)).load(slug);
        let texts =
            std::mem::take(&mut *recall.read.lock().unwrap_or_else(PoisonError::into_inner));
        (loaded, texts)
    }
}

/// Stands between a store and its files.
#[derive(Debug, Default)]
pub(super) struct Recall {
    over: Texts,
    read: Mutex<Texts>,
}

impl Recall {
    /// What a file of this name said, or what it says now.
    #[allow(clippy::result_large_err)] // once a file, and only for a bad one
    pub(super) fn read(
        &self,
        name: Box<str>,
        now: impl FnOnce() -> Result<SourceFile, Problem>,
    ) -> Result<SourceFile, Problem> {
        let file = match self.over.get(&name) {
            Some(text) => SourceFile {
                name,
                text: text.to_string().into(),
            },
            None => now()?,
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(file.name.clone(), file.text.as_ref().into());
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    const CATALOGUE: &str = r#"(
        don_vi: [(ten: "con", en: "head")],
        linh_vuc: [(ma: "kinh-te", ten: "Kinh tế", en: "Economy", bao_cao: "Phòng Kinh tế")],
        nhom: [(ma: "chan-nuoi", linh_vuc: "kinh-te", ten: "Chăn nuôi", en: "Livestock")],
        chi_tieu: [
            (ma: "trau", nhom: "chan-nuoi", ten: "Đàn trâu", en: "Buffaloes", don_vi: "con", loai: ThoiDiem),
            (ma: "bo", nhom: "chan-nuoi", ten: "Đàn bò", en: "Cattle", don_vi: "con", loai: ThoiDiem),
        ],
    )"#;
    const JANUARY: &str = r#"(ky: "2026-01", tu: "01/01/2026", den: "31/01/2026", lap: "31/01/2026", van_ban: "bao-cao.txt", so_lieu: [
        (chi_tieu: "trau", thuc_hien: 10, nguon: "I"),
        (chi_tieu: "bo", thuc_hien: 20, nguon: "I"),
    ])"#;
    const FEBRUARY: &str = r#"(ky: "2026-02", tu: "01/02/2026", den: "28/02/2026", lap: "28/02/2026", van_ban: "bao-cao.txt", so_lieu: [(chi_tieu: "trau", thuc_hien: 11, nguon: "I")])"#;

    /// Periods with their figures, then the files with something wrong, then those shown as they were.
    fn in_words(root: &Path, loaded: &Loaded) -> String {
        let figures = loaded.commune.as_ref().map_or_else(
            || "as it was".to_string(),
            |c| {
                let period = |p: &crate::model::PeriodData| {
                    let values: Vec<String> = p
                        .figures
                        .iter()
                        .map(|f| f.actual.unwrap_or_default().to_string())
                        .collect();
                    format!("{}={}", p.period, values.join("+"))
                };
                c.periods.iter().map(period).collect::<Vec<_>>().join(" ")
            },
        );
        let files = |problems: &[Problem]| {
            let mut files: Vec<String> = problems
                .iter()
                .map(|p| Path::new(&*p.file))
                .map(|p| p.strip_prefix(root).unwrap_or(p).display().to_string())
                .collect();
            // the folder itself, from near and from afar
            files.retain(|file| !["", "data"].contains(&file.as_str()));
            files.dedup();
            files.join(" ")
        };
        format!(
            "{figures} | {} | {}",
            files(&loaded.problems),
            files(&loaded.spoilt)
        )
        .trim_end()
        .to_string()
    }

    /// Files are written over a good folder one set after the other; a file without text is deleted. From near and from afar.
    #[track_caller]
    fn check(steps: &[(&[(&str, &str)], &str)]) {
        for far in [false, true] {
            check_from(far, steps);
        }
    }

    #[track_caller]
    fn check_from(far: bool, steps: &[(&[(&str, &str)], &str)]) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("mot/so-lieu")).unwrap();
        for (path, text) in [
            ("danh-muc.ron", CATALOGUE),
            (
                "mot/xa.ron",
                "(ma: \"mot\", ten: \"Một\", tinh: \"Cao Bằng\")",
            ),
            ("mot/so-lieu/2026-01.ron", JANUARY),
            ("mot/so-lieu/2026-02.ron", FEBRUARY),
        ] {
            fs::write(root.join(path), text).unwrap();
        }
        let store = Store::open(Root::Folder(root.into()));
        let store = if far { store.from_afar() } else { store };
        let Reloaded {
            loaded, mut good, ..
        } = store.load_beside("mot", None);
        assert_eq!(loaded.problems, []);
        assert_eq!(in_words(root, &loaded), "2026-01=10+20 2026-02=11 |  |");
        for (files, expect) in steps {
            for (path, text) in *files {
                match text {
                    &"" => fs::remove_file(root.join(path)).unwrap(),
                    text => fs::write(root.join(path), text).unwrap(),
                }
            }
            let again = store.load_beside("mot", Some(&good));
            assert_eq!(in_words(root, &again.loaded), *expect, "{files:?}");
            assert_eq!(
                again.fewer,
                files.iter().any(|(_, text)| text.is_empty()),
                "{files:?}"
            );
            good = again.good;
        }
    }

    #[test]
    fn a_broken_file_is_read_as_it_was() {
        let (january, february) = ("mot/so-lieu/2026-01.ron", "mot/so-lieu/2026-02.ron");
        let newer = FEBRUARY.replace("11", "12");
        check(&[
            (&[(february, &newer)], "2026-01=10+20 2026-02=12 |  |"),
            (
                &[(february, "(ky: ")],
                "2026-01=10+20 2026-02=12 | mot/so-lieu/2026-02.ron | mot/so-lieu/2026-02.ron",
            ),
            // another file goes on meanwhile
            (
                &[(january, &JANUARY.replace(": 20,", ": 21,"))],
                "2026-01=10+21 2026-02=12 | mot/so-lieu/2026-02.ron | mot/so-lieu/2026-02.ron",
            ),
            // one bad figure: the others of the file stay what they were, too
            (
                &[(february, &FEBRUARY.replace("11", "1.1"))],
                "2026-01=10+21 2026-02=12 | mot/so-lieu/2026-02.ron | mot/so-lieu/2026-02.ron",
            ),
            (&[(february, FEBRUARY)], "2026-01=10+21 2026-02=11 |  |"),
            (&[(february, "")], "2026-01=10+21 |  |"),
        ]);
    }

    #[test]
    fn what_only_fits_together_as_it_was_stays_as_it_was() {
        // an indicator goes that a figure names
        let fewer = CATALOGUE.replace("ma: \"bo\"", "ma: \"de\"");
        check(&[
            (
                &[("danh-muc.ron", &fewer)],
                "as it was | mot/so-lieu/2026-01.ron | mot/so-lieu/2026-01.ron",
            ),
            (
                &[(
                    "mot/so-lieu/2026-01.ron",
                    &JANUARY.replace("\"bo\"", "\"de\""),
                )],
                "2026-01=10+20 2026-02=11 |  |",
            ),
        ]);
        check(&[
            (
                &[("danh-muc.ron", "(((")],
                "2026-01=10+20 2026-02=11 | danh-muc.ron | danh-muc.ron",
            ),
            (&[("mot/xa.ron", "")], "as it was |  |"),
        ]);
    }
}
