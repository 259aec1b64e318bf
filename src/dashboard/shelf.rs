//! Communes as loaded, to be shared: every session looks at the same one, and takes the next one up when the files have changed.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::Data;
use crate::data::{Problem, Severity};
use crate::store::Store;
use crate::store::recall::{LastGood, Reloaded};
use crate::store::watch::Changes;

/// The periods that the first screen shows: its trends are of half a year, and break at New Year.
const FIRST_SCREEN: usize = 27;

#[derive(Debug, Clone)]
struct Kept {
    data: Data,
    good: LastGood,
}

impl Kept {
    /// What is kept after a commune was loaded again, and whether it is another than before.
    fn after(self, fresh: Reloaded) -> (Self, bool) {
        let Reloaded { loaded, good, .. } = fresh;
        let was = self.data;
        let another = loaded.commune.filter(|c| *c != *was.commune);
        let changed =
            another.is_some() || loaded.problems != *was.problems || loaded.spoilt != *was.spoilt;
        if !changed {
            return (Self { data: was, good }, false);
        }
        let data = Data {
            problems: Arc::new(loaded.problems),
            spoilt: Arc::new(loaded.spoilt),
            ..another.map_or(was, |commune| Data::new(commune, Vec::new()))
        };
        (Self { data, good }, true)
    }

    /// Whether what was read looks as if somebody were still writing: something is wrong that was right, or is missing.
    fn doubts(&self, fresh: &Reloaded) -> bool {
        let known = |p: &Problem| {
            let mut before = self.data.problems.iter();
            before.any(|was| was.file == p.file && was.kind == p.kind)
        };
        let loaded = &fresh.loaded;
        fresh.fewer
            || loaded.commune.is_none()
            || loaded
                .problems
                .iter()
                .any(|p| p.severity == Severity::Error && !known(p))
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenUp {
    /// Communes that are not what they were.
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

    /// A commune. One that cannot be read is not kept.
    pub fn data(&self, slug: &str) -> Data {
        self.data_by(&self.store, slug)
    }

    /// A commune with no more than the first screen shows, so that it is there at once; the next refresh reads the rest.
    pub fn begin(&self, slug: &str) -> Data {
        self.data_by(&self.store.newest(FIRST_SCREEN), slug)
    }

    /// Whether there may be more of what it began with than was read.
    pub fn is_part(&self) -> bool {
        let kept = self.kept.as_ref().map(lock);
        kept.is_some_and(|kept| {
            let mut periods = kept.values().map(|kept| kept.data.commune.periods.len());
            periods.any(|count| count >= FIRST_SCREEN)
        })
    }

    fn data_by(&self, store: &Store, slug: &str) -> Data {
        let Some(kept) = &self.kept else {
            return store.load(slug).into();
        };
        // held while it is loaded: those who come meanwhile want the same one
        let mut kept = lock(kept);
        if let Some(kept) = kept.get(slug) {
            return kept.data.clone();
        }
        let Reloaded { loaded, good, .. } = store.load_beside(slug, None);
        let data = Data::from(loaded);
        if data.is_there() {
            let data = data.clone();
            kept.insert(slug.to_string(), Kept { data, good });
        }
        data
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
            let fresh = self.store.load_beside(&slug, Some(&was.good));
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
mod tests {
    use std::fs;

    use super::*;
    use crate::store::Root;

    #[test]
    fn what_is_kept_is_shared() {
        let shelf = Shelf::shared(Store::open(Root::Embedded));
        let (one, other) = (shelf.data("dong-khe"), shelf.data("dong-khe"));
        assert!(Arc::ptr_eq(&one.commune, &other.commune));
        assert!(!shelf.data("khong-co").is_there());
        assert!(shelf.refresh().is_empty());
        let lone = Shelf::from(Store::open(Root::Embedded));
        assert!(!Arc::ptr_eq(
            &lone.data("dong-khe").commune,
            &lone.data("dong-khe").commune
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
        assert_eq!(shelf.data("thu").problems.len(), 0);
        let (first, again) = (Changes::default().of("thu"), Changes::all());
        let now = |changed: bool, doubted: bool| TakenUp {
            changed: if changed {
                vec!["thu".into()]
            } else {
                Vec::new()
            },
            doubted,
        };
        let spoilt = || shelf.data("thu").spoilt.len();
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
        assert_eq!(shelf.data("thu").commune.name, "Hai");
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
        let name = || shelf.data("thu").commune.name.clone();
        assert_eq!(name(), "Xã Một");
        assert!(shelf.refresh().is_empty());
        fs::write(&xa, "(ten: \"Xã Hai\", tinh: \"Lạng Sơn\")").unwrap();
        assert_eq!(name(), "Xã Một");
        assert_eq!(shelf.refresh(), ["thu"]);
        assert_eq!(name(), "Xã Hai");
        let good = shelf.data("thu").problems.len();
        fs::remove_file(&xa).unwrap();
        assert_eq!(shelf.refresh(), ["thu"]);
        assert_eq!(name(), "Xã Hai");
        assert_ne!(shelf.data("thu").problems.len(), good);
    }
}
