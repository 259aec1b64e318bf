//! Which communes a set of changed files is about.

use std::collections::BTreeSet;
use std::path::{Component, Path};

/// Which communes may be others than before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// A file that all communes share is among them.
    everything: bool,
    slugs: BTreeSet<String>,
    /// They were told before, and some time has passed: what reads as half written stays so.
    again: bool,
}

impl Changes {
    /// Everything there is, for good.
    pub fn all() -> Self {
        Self {
            everything: true,
            again: true,
            ..Self::default()
        }
    }

    /// Whether a commune may be another than before.
    pub fn touch(&self, slug: &str) -> bool {
        self.everything || self.slugs.contains(slug)
    }

    /// Whether they are told for the second time, so that what reads as half written will stay so.
    pub fn are_settled(&self) -> bool {
        self.again
    }

    /// These, and the commune of this folder.
    pub fn of(mut self, slug: &str) -> Self {
        self.slugs.insert(slug.to_string());
        self
    }

    pub fn is_empty(&self) -> bool {
        !self.everything && self.slugs.is_empty()
    }

    pub fn add(&mut self, other: Self) {
        self.everything |= other.everything;
        self.slugs.extend(other.slugs);
    }

    pub fn add_everything(&mut self) {
        self.everything = true;
    }

    /// Adds a path: one within a commune's folder is about that commune, any other about all of them.
    pub fn add_path(&mut self, root: &Path, path: &Path) {
        let inner = path.strip_prefix(root).ok();
        let mut parts = inner.into_iter().flat_map(Path::components);
        match (parts.next(), parts.next()) {
            (Some(Component::Normal(slug)), rest)
                if rest.is_some() || !is_data(&slug.to_string_lossy()) =>
            {
                self.slugs.insert(slug.to_string_lossy().into_owned());
            }
            _ => self.everything = true,
        }
    }

    pub fn told_again(self) -> Self {
        Self {
            again: true,
            ..self
        }
    }

    #[cfg(test)]
    pub fn in_words(&self) -> String {
        let all = self.everything.then_some("all").into_iter();
        all.chain(self.slugs.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A name that the loader looks at: not a hidden one, and not what editors leave behind.
pub fn is_visible(name: &str) -> bool {
    !name.starts_with(['.', '~'])
}

/// The name of a data file, or of one that the loader has something to say about.
pub fn is_data(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == "ron") || name.ends_with(".ron.txt")
}

/// Whether a path is a data file, none of its parts within the data hidden.
pub fn is_data_path(root: &Path, path: &Path) -> bool {
    let inner = path
        .strip_prefix(root)
        .unwrap_or_else(|_| path.file_name().map_or(path, Path::new));
    let visible = inner
        .components()
        .all(|part| is_visible(&part.as_os_str().to_string_lossy()));
    visible
        && path
            .file_name()
            .is_some_and(|name| is_data(&name.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_about_its_commune() {
        for (paths, expect) in [
            (&["/d/dong-khe/so-lieu/2026-01.ron"][..], "dong-khe"),
            (
                &["/d/dong-khe/xa.ron", "/d/cai-kinh/lich.ron"],
                "cai-kinh dong-khe",
            ),
            (&["/d/dong-khe"], "dong-khe"),
            (&["/d/danh-muc.ron"], "all"),
            (&["/d"], "all"),
            // where a link leads to
            (&["/chung/lich.ron", "/d/dong-khe/xa.ron"], "all dong-khe"),
            (&["/d2/dong-khe/xa.ron"], "all"),
            (&[], ""),
        ] {
            let mut changes = Changes::default();
            for path in paths {
                changes.add_path(Path::new("/d"), Path::new(path));
            }
            assert_eq!(changes.in_words(), expect, "{paths:?}");
            assert_eq!(changes.is_empty(), expect.is_empty());
            assert_eq!(
                changes.touch("dong-khe"),
                expect.contains("all") || expect.contains("dong-khe")
            );
        }
    }

    #[test]
    fn what_editors_leave_behind_is_nothing() {
        for (path, expect) in [
            ("/d/danh-muc.ron", true),
            ("/d/dong-khe/so-lieu/2026-01.ron", true),
            ("/d/dong-khe/so-lieu/2026-01.ron.txt", true),
            ("/elsewhere/2026-01.ron", true),
            ("/.hidden/2026-01.ron", true),
            ("/d/dong-khe/so-lieu/.2026-01.ron.swp", false),
            ("/d/dong-khe/so-lieu/.2026-01.ron", false),
            ("/d/dong-khe/so-lieu/2026-01.ron~", false),
            ("/d/dong-khe/so-lieu/~2026-01.ron", false),
            ("/d/dong-khe/so-lieu/.giaoban-2026-01.ron-12-0.tam", false),
            ("/d/dong-khe/.giaoban.khoa", false),
            ("/d/.git/dong-khe/xa.ron", false),
            ("/d/dong-khe/so-lieu", false),
            ("/d", false),
        ] {
            assert_eq!(
                is_data_path(Path::new("/d"), Path::new(path)),
                expect,
                "{path}"
            );
        }
    }
}
