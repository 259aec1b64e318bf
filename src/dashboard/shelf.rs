//! Communes as loaded, to be shared: every session looks at the same one, and takes the next one up when the files have changed.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::assess::History;
use crate::data::{Problem, Severity};
use crate::model::Commune;
use crate::store::recall::{LastGood, Reloaded};
use crate::store::watch::Changes;
use crate::store::{Loaded, Store};

/// A commune with what is wrong in its files and what follows from its figures.
#[derive(Debug, Clone, Default)]
pub struct Volume {
    /// The commune; absent where it cannot be read at all.
    pub commune: Option<Arc<Commune>>,
    /// Its series.
    pub history: Arc<History>,
    /// What is wrong in its files.
    pub problems: Arc<Vec<Problem>>,
    /// Those of them for which older contents are shown.
    pub spoilt: Arc<Vec<Problem>>,
}

impl Volume {
    /// The commune; an empty one where there is none.
    pub fn commune(&self) -> Arc<Commune> {
        self.commune.clone().unwrap_or_default()
    }
}

impl From<Loaded> for Volume {
    fn from(loaded: Loaded) -> Self {
        let history = loaded
            .commune
            .as_ref()
            .map(History::new)
            .unwrap_or_default();
        Self {
            commune: loaded.commune.map(Arc::new),
            history: Arc::new(history),
            problems: Arc::new(loaded.problems),
            spoilt: Arc::default(),
        }
    }
}

/// A commune that is kept, with what to fall back upon.
#[derive(Debug, Clone)]
struct Kept {
    volume: Volume,
    good: LastGood,
}

impl Kept {
    /// What is kept after a commune was loaded again, and whether it is another than before.
    fn after(self, fresh: Reloaded) -> (Self, bool) {
        let was = self.volume;
        let same = fresh
            .commune
            .as_ref()
            .is_none_or(|c| was.commune.as_deref() == Some(c));
        if same && fresh.problems == *was.problems && fresh.spoilt == *was.spoilt {
            return (
                Self {
                    volume: was,
                    good: fresh.good,
                },
                false,
            );
        }
        let (problems, spoilt) = (Arc::new(fresh.problems), Arc::new(fresh.spoilt));
        let volume = match fresh.commune.filter(|_| !same) {
            Some(commune) => Volume {
                problems,
                spoilt,
                ..Loaded {
                    commune: Some(commune),
                    problems: Vec::new(),
                }
                .into()
            },
            None => Volume {
                problems,
                spoilt,
                ..was
            },
        };
        (
            Self {
                volume,
                good: fresh.good,
            },
            true,
        )
    }

    /// Whether what was read looks as if somebody were still writing: something is wrong that was right, or is missing.
    fn doubts(&self, fresh: &Reloaded) -> bool {
        let known = |p: &Problem| {
            self.volume
                .problems
                .iter()
                .any(|was| was.file == p.file && was.kind == p.kind)
        };
        fresh.fewer
            || fresh.commune.is_none()
            || fresh
                .problems
                .iter()
                .any(|p| p.severity == Severity::Error && !known(p))
    }
}

/// What came of taking changes up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenUp {
    /// The communes that are not what they were.
    pub changed: Vec<String>,
    /// Some read as if they were still being written, and were left as they were.
    pub doubted: bool,
}

/// A store that may keep what it has loaded. What it does not keep is loaded again whenever it is asked for.
#[derive(Debug)]
pub struct Shelf {
    store: Store,
    kept: Option<Mutex<BTreeMap<String, Kept>>>,
    /// One refresh at a time, so that none lays older files over newer ones.
    refreshing: Mutex<()>,
    generation: AtomicU64,
}

impl From<Store> for Shelf {
    /// One that keeps nothing, for the one user at the terminal.
    fn from(store: Store) -> Self {
        Self {
            store,
            kept: None,
            refreshing: Mutex::default(),
            generation: AtomicU64::new(0),
        }
    }
}

impl Deref for Shelf {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Shelf {
    /// One that keeps what it has loaded, for many users.
    pub fn shared(store: Store) -> Self {
        Self {
            kept: Some(Mutex::default()),
            ..store.into()
        }
    }

    /// A commune; a copy costs nothing. One that cannot be read is not kept.
    pub fn volume(&self, slug: &str) -> Volume {
        let Some(kept) = &self.kept else {
            return self.store.load(slug).into();
        };
        // held while it is loaded: those who come meanwhile want the same one
        let mut kept = lock(kept);
        if let Some(kept) = kept.get(slug) {
            return kept.volume.clone();
        }
        let (loaded, good) = self.store.load_kept(slug);
        let volume = Volume::from(loaded);
        if volume.commune.is_some() {
            kept.insert(
                slug.to_string(),
                Kept {
                    volume: volume.clone(),
                    good,
                },
            );
        }
        volume
    }

    /// Loads what is kept anew and tells which communes are not what they were. Where a file can no longer be read, its last good
    /// figures stay, with what is wrong now.
    pub fn refresh(&self) -> Vec<String> {
        self.take_up(&Changes::all()).changed
    }

    /// The same for the communes that changes are about. What reads as if it were still being written waits until they are told again.
    pub fn take_up(&self, changes: &Changes) -> TakenUp {
        let Some(kept) = &self.kept else {
            return TakenUp::default();
        };
        let _turn = self
            .refreshing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let before: Vec<(String, Kept)> = lock(kept)
            .iter()
            .filter(|(slug, _)| changes.touch(slug))
            .map(|(slug, kept)| (slug.clone(), kept.clone()))
            .collect();
        let mut out = TakenUp::default();
        for (slug, was) in before {
            // not held: nobody waits for files that are being read
            let fresh = self.store.load_beside(&slug, &was.good);
            if !changes.are_settled() && was.doubts(&fresh) {
                out.doubted = true;
                continue;
            }
            let (now, is_another) = was.after(fresh);
            lock(kept).insert(slug.clone(), now);
            out.changed.extend(is_another.then_some(slug));
        }
        if !out.changed.is_empty() {
            self.generation.fetch_add(1, Ordering::AcqRel);
        }
        out
    }

    /// Counts how often a refresh found something changed, whoever asked for it.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }
}

fn lock(kept: &Mutex<BTreeMap<String, Kept>>) -> MutexGuard<'_, BTreeMap<String, Kept>> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::Root;

    #[test]
    fn what_is_kept_is_shared() {
        let shelf = Shelf::shared(Store::open(Root::Embedded));
        let (one, other) = (shelf.volume("dong-khe"), shelf.volume("dong-khe"));
        assert!(Arc::ptr_eq(
            one.commune.as_ref().unwrap(),
            other.commune.as_ref().unwrap()
        ));
        assert!(shelf.volume("khong-co").commune.is_none());
        assert!(shelf.refresh().is_empty());
        let lone = Shelf::from(Store::open(Root::Embedded));
        assert!(!Arc::ptr_eq(
            lone.volume("dong-khe").commune.as_ref().unwrap(),
            lone.volume("dong-khe").commune.as_ref().unwrap()
        ));
    }

    #[test]
    fn what_may_be_half_written_waits_until_it_is_told_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path("thu/nhiem-vu")).unwrap();
        fs::write(
            path("danh-muc.ron"),
            "(don_vi: [], linh_vuc: [], nhom: [], chi_tieu: [])",
        )
        .unwrap();
        fs::write(
            path("thu/xa.ron"),
            "(ma: \"thu\", ten: \"Một\", tinh: \"Lạng Sơn\")",
        )
        .unwrap();
        fs::write(path("thu/lich.ron"), "(su_kien: [])").unwrap();
        let shelf = Shelf::shared(Store::open(Root::Folder(folder.path().into())));
        assert_eq!(shelf.volume("thu").problems.len(), 0);
        let (first, again) = (Changes::default().of("thu"), Changes::all());
        let now = |changed: bool, doubted: bool| TakenUp {
            changed: if changed {
                vec!["thu".into()]
            } else {
                Vec::new()
            },
            doubted,
        };
        let spoilt = || shelf.volume("thu").spoilt.len();
        // what is whole is taken up at once
        fs::write(
            path("thu/xa.ron"),
            "(ma: \"thu\", ten: \"Hai\", tinh: \"Lạng Sơn\")",
        )
        .unwrap();
        assert_eq!(
            shelf.take_up(&Changes::default().of("khac")),
            now(false, false)
        );
        assert_eq!(shelf.take_up(&first), now(true, false));
        assert_eq!(shelf.volume("thu").commune().name, "Hai");
        // what is half is not, the first time
        fs::write(path("thu/lich.ron"), "(su_kien: [").unwrap();
        assert_eq!((shelf.take_up(&first), spoilt()), (now(false, true), 0));
        // two brackets that are not closed
        assert_eq!((shelf.take_up(&again), spoilt()), (now(true, false), 2));
        // known by now
        assert_eq!(shelf.take_up(&first), now(false, false));
        fs::write(path("thu/lich.ron"), "(su_kien: [])").unwrap();
        assert_eq!((shelf.take_up(&first), spoilt()), (now(true, false), 0));
        // a file that is gone may be about to come back
        fs::remove_file(path("thu/lich.ron")).unwrap();
        assert_eq!(shelf.take_up(&first), now(false, true));
        // it held nothing: without it all is the same
        assert_eq!(shelf.take_up(&again), now(false, false));
        assert_eq!(shelf.take_up(&first), now(false, false));
    }

    #[test]
    fn a_refresh_takes_up_what_changed_and_keeps_the_last_good() {
        let folder = tempfile::tempdir().unwrap();
        let xa = folder.path().join("thu/xa.ron");
        fs::create_dir(folder.path().join("thu")).unwrap();
        fs::write(folder.path().join("danh-muc.ron"), "(linh_vuc: [])").unwrap();
        fs::write(&xa, "(ten: \"Xã Một\", tinh: \"Lạng Sơn\")").unwrap();
        let shelf = Shelf::shared(Store::open(Root::Folder(folder.path().into())));
        let name = || shelf.volume("thu").commune.map(|c| c.name.clone());
        assert_eq!(name().as_deref(), Some("Xã Một"));
        assert!(shelf.refresh().is_empty());
        fs::write(&xa, "(ten: \"Xã Hai\", tinh: \"Lạng Sơn\")").unwrap();
        assert_eq!(name().as_deref(), Some("Xã Một"));
        assert_eq!(shelf.refresh(), ["thu"]);
        assert_eq!(name().as_deref(), Some("Xã Hai"));
        let good = shelf.volume("thu").problems.len();
        fs::remove_file(&xa).unwrap();
        assert_eq!(shelf.refresh(), ["thu"]);
        assert_eq!(name().as_deref(), Some("Xã Hai"));
        assert_ne!(shelf.volume("thu").problems.len(), good);
    }
}
