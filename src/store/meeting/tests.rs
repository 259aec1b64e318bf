#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() { copy(&path, &to.join(name)) } else { fs::copy(&path, to.join(name)).map(|_| ()).unwrap() }
    }
}

/// The good data of the corpus in a folder of its own.
fn data() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good"), folder.path());
    let store = Store::open(Root::Folder(folder.path().to_path_buf()));
    (folder, store)
}

fn day(d: u32, m: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn open(store: &Store) -> Meeting {
    Meeting::new(store, "dong-khe", day(19, 1), false).unwrap()
}

fn said(title: &str) -> Conclusion {
    Conclusion { title: title.into(), ..Conclusion::default() }
}

#[test]
fn the_first_line_makes_the_file() {
    let (_folder, store) = data();
    let meeting = open(&store);
    assert!(!meeting.file().exists());
    let full = Conclusion {
        title: " Lập danh sách \"hộ nghèo\" ".into(),
        owner: Some("Phòng Kinh tế".into()),
        support: vec!["Công an xã".into(), "Phòng Kinh tế".into(), String::new()],
        deadline: Some(day(15, 2)),
        deadline_words: Some("trước Tết".into()),
        deliverable: Some("danh sách".into()),
        ..Conclusion::default()
    };
    assert_eq!(meeting.add(&full).unwrap(), "gb-2026-01-19-1");
    assert_eq!(meeting.add(&said("Họp thôn")).unwrap(), "gb-2026-01-19-2");
    let text = fs::read_to_string(meeting.file()).unwrap();
    let body = text.split_once("\n(").unwrap().1;
    assert_eq!(
        body,
        "
    van_ban: (ten: \"Giao ban 19/01/2026\", tep: \"giao-ban-2026-01-19.ron\", ngay: \"19/01/2026\", hop: true),
    nhiem_vu: [
        (ma: \"gb-2026-01-19-1\", ten: \"Lập danh sách \\\"hộ nghèo\\\"\", chu_tri: \"Phòng Kinh tế\", phoi_hop: [\"Công an xã\"], \
         han: \"15/02/2026\", han_chu: \"trước Tết\", san_pham: \"danh sách\", nguon: \"kết luận\"),
        (ma: \"gb-2026-01-19-2\", ten: \"Họp thôn\", nguon: \"kết luận\"),
    ],
)
"
    );
}
