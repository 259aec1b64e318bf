//! A folder is written in, and what is told of it.
use std::fs;

use tempfile::TempDir;

use super::*;

/// Far longer than anything takes; only a watcher that never tells waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

struct Scene {
    folder: TempDir,
    told: Receiver<Changes>,
    _watcher: Watcher,
}

impl Scene {
    /// A watched folder; the first `doubts` tellings are taken as half written.
    fn new(by_itself: bool, doubts: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("danh-muc.ron", "a"),
            ("mot/xa.ron", "b"),
            ("mot/so-lieu/2026-01.ron", "c"),
            ("hai/xa.ron", "d"),
        ] {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), text).unwrap();
        }
        let (sender, told) = channel();
        let mut doubts = doubts;
        let watcher = Watcher::start(
            &Root::Folder(folder.path().into()),
            by_itself,
            move |changes| {
                sender.send(changes.clone()).unwrap();
                let half = doubts > 0 && !changes.are_settled();
                doubts = doubts.saturating_sub(1);
                if half { Taken::Half } else { Taken::Done }
            },
        );
        Self {
            folder,
            told,
            _watcher: watcher.unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Waits until a change of this commune is told.
    fn wait(&self, slug: &str) -> Changes {
        let end = Instant::now() + PATIENCE;
        loop {
            let changes = self
                .told
                .recv_timeout(end.saturating_duration_since(Instant::now()))
                .expect(slug);
            if changes.touch(slug) {
                return changes;
            }
        }
    }
}

fn check_each_way_to_write(by_itself: bool) {
    let scene = Scene::new(by_itself, 0);
    let file = "mot/so-lieu/2026-01.ron";
    scene.write(file, "in place");
    assert_eq!(scene.wait("mot").in_words(), "mot");
    scene.write("mot/so-lieu/.moi", "renamed");
    fs::rename(scene.path("mot/so-lieu/.moi"), scene.path(file)).unwrap();
    scene.wait("mot");
    fs::remove_file(scene.path(file)).unwrap();
    scene.wait("mot");
    scene.write("danh-muc.ron", "for all");
    scene.wait("khac");
    // in folders that were not there before
    fs::create_dir_all(scene.path("hai/nhiem-vu")).unwrap();
    scene.write("hai/nhiem-vu/ket-luan.ron", "new");
    scene.wait("hai");
    scene.write("hai/nhiem-vu/ket-luan.ron", "newer");
    scene.wait("hai");
}

#[test]
fn each_way_to_write_is_told() {
    check_each_way_to_write(false);
}

#[test]
fn each_way_to_write_is_told_where_the_system_says_nothing() {
    check_each_way_to_write(true);
}

#[test]
fn a_folder_in_the_place_of_another_is_watched_too() {
    let scene = Scene::new(false, 0);
    fs::rename(scene.path("mot"), scene.path("cu")).unwrap();
    scene.wait("mot");
    fs::create_dir_all(scene.path("mot/so-lieu")).unwrap();
    scene.write("mot/xa.ron", "new");
    scene.wait("mot");
    scene.write("mot/so-lieu/2026-02.ron", "in the new one");
    scene.wait("mot");
    // the whole of the data goes and comes back
    let away = scene.folder.path().with_extension("away");
    fs::rename(scene.folder.path(), &away).unwrap();
    scene.wait("mot");
    fs::rename(&away, scene.folder.path()).unwrap();
    scene.wait("mot");
    scene.write("mot/xa.ron", "newer");
    scene.wait("mot");
}

#[test]
fn what_is_half_written_is_told_again() {
    let scene = Scene::new(false, 1);
    scene.write("mot/xa.ron", "half");
    assert!(!scene.wait("mot").are_settled());
    assert!(scene.wait("mot").are_settled());
    scene.write("hai/xa.ron", "whole");
    assert!(!scene.wait("hai").are_settled());
}

#[test]
fn nothing_watches_what_cannot_change() {
    assert!(Watcher::new(&Root::Embedded, |_| Taken::Done).is_none());
}

#[test]
fn reading_is_nothing() {
    let folder = Path::new("/d");
    let event = |kind, paths: &[&str]| notify::Event {
        kind,
        paths: paths.iter().map(PathBuf::from).collect(),
        attrs: notify::event::EventAttributes::default(),
    };
    let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
    for (kind, paths, expect) in [
        (opened, &["/d/mot/xa.ron"][..], false),
        (closed, &["/d/mot/xa.ron"], true),
        (closed, &["/d/mot/.giaoban.khoa"], false),
        (EventKind::Any, &["/d/mot"], true),
        (EventKind::Any, &["/d/.git/index"], false),
        (EventKind::Any, &["/d/mot/.moi", "/d/mot/xa.ron"], true),
        (EventKind::Any, &["/chung/.an/xa.ron"], true),
        (EventKind::Any, &[], true),
    ] {
        assert_eq!(
            heard(folder, event(kind, paths)).is_some(),
            expect,
            "{kind:?} {paths:?}"
        );
    }
}
