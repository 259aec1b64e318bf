//! Files that change while the dashboard is open: the new figure comes by itself, and a broken file takes none away.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files::ship;
use crate::pty::{Pty, Setup};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");
const JANUARY: &str = "dong-khe/so-lieu/2026-01.ron";
/// The sentence of the banner.
const KEPT: &str = "Giữ số liệu cũ (F9): so-lieu/2026-01.ron:";

/// The data of the tree, in a folder of its own.
struct Data(TempDir);

impl Data {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        ship(&folder.path().join("data"));
        Self(folder)
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn open(&self, arguments: &[&str]) -> Pty {
        let root = self.root().to_string_lossy().into_owned();
        let all = [&["--data", &root, "--commune", "dong-khe"], arguments].concat();
        let mut terminal = Setup::new(PROGRAM, &all).size(100, 30).start();
        terminal.wait_for("XÃ ĐÔNG KHÊ");
        terminal
    }
}

/// Saves as editors do: a new file takes the place of the old one.
fn by_rename(path: &Path, text: &str) {
    let new = path.with_file_name(".2026-01.ron.swp");
    fs::write(&new, text).unwrap();
    fs::rename(new, path).unwrap();
}

/// Saves as other editors do: the file is emptied, then written, and not in one go.
fn by_truncation(path: &Path, text: &str) {
    let mut file = fs::File::create(path).unwrap();
    let (one, other) = text.as_bytes().split_at(text.len() / 2);
    file.write_all(one).unwrap();
    file.sync_all().unwrap();
    file.write_all(other).unwrap();
}

/// Writes over the bytes that differ; the file keeps its length.
fn in_place(path: &Path, text: &str) {
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
}

#[test]
fn a_saved_figure_comes_by_itself_and_nothing_else_moves() {
    let data = Data::new();
    let january = data.path(JANUARY);
    let good = data.text(JANUARY);
    let mut terminal = data.open(&["--as-of", "16/01/2026"]);
    // a tab, a row of it, its detail
    terminal.send("2");
    terminal.wait_for("▾ Thu ngân sách");
    terminal.send("\x1b[B\x1b[B\r");
    terminal.wait_for("TH 3.792,68 ");
    let before = terminal.text();
    for (save, value) in [
        (by_rename as fn(&Path, &str), "3.793,680"),
        (by_truncation, "3.794,680"),
        (in_place, "3.795,680"),
        (by_rename, "3.792,680"),
    ] {
        save(&january, &good.replace("3.792,680", value));
        terminal.wait_for(&format!("TH {} ", value.trim_end_matches('0')));
    }
    terminal.wait("the same page, row and detail", |screen| {
        screen.contents() == before
    });
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_broken_save_keeps_the_figures_and_says_so() {
    let data = Data::new();
    let january = data.path(JANUARY);
    let good = data.text(JANUARY);
    let mut terminal = data.open(&["--as-of", "16/01/2026"]);
    terminal.send("2");
    terminal.wait_for("29.947,33");
    fs::write(&january, good.replace("\"29.947,332029\"", "29.947,332029")).unwrap();
    terminal.wait_for(KEPT);
    assert!(terminal.text().contains("29.947,33"), "{}", terminal.text());
    // another file is taken up all the same
    let profile = data.text("dong-khe/xa.ron");
    fs::write(
        data.path("dong-khe/xa.ron"),
        profile.replacen("Đông Khê", "Đông Mới", 1),
    )
    .unwrap();
    terminal.wait_for("XÃ ĐÔNG MỚI");
    assert!(
        terminal.text().contains(KEPT) && terminal.text().contains("29.947,33"),
        "{}",
        terminal.text()
    );
    // the whole message, in the language of the screen
    terminal.send("\x1b[20~");
    terminal.wait_for("Sửa tệp rồi lưu lại");
    terminal.send("\x1b[24~");
    terminal.wait_for("Mend the file and save it");
    terminal.wait_for("Old figures kept (F9): so-lieu/2026-01.ron:");
    terminal.send("\x1b[24~\x1b");
    terminal.wait_gone("Sửa tệp rồi lưu lại");
    fs::write(&january, good.replace("29.947,332029", "29.948,332029")).unwrap();
    terminal.wait_gone(KEPT);
    terminal.wait_for("29.948,33");
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn who_may_not_write_is_only_told_that_somebody_does() {
    let data = Data::new();
    let january = data.path(JANUARY);
    let good = data.text(JANUARY);
    let mut terminal = data.open(&["--as-of", "16/01/2026", "--read-only"]);
    fs::write(&january, "(((").unwrap();
    terminal.wait_for("Số liệu đang được sửa");
    assert!(
        !terminal.text().contains("2026-01.ron"),
        "{}",
        terminal.text()
    );
    fs::write(&january, good).unwrap();
    terminal.wait_gone("Số liệu đang được sửa");
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn what_is_deleted_is_said_and_comes_back() {
    let data = Data::new();
    let (january, folder, away) = (
        data.path(JANUARY),
        data.path("dong-khe"),
        data.0.path().join("away"),
    );
    let good = data.text(JANUARY);
    let mut terminal = data.open(&["--as-of", "16/01/2026", "--period", "2026-01"]);
    // another branch is checked out, and the first one again
    fs::rename(&folder, &away).unwrap();
    terminal.wait_for("Giữ số liệu cũ (F9): không còn tệp dong-khe/xa.ron");
    fs::rename(&away, &folder).unwrap();
    terminal.wait_gone("Giữ số liệu cũ");
    // the whole of the data
    fs::rename(data.root(), &away).unwrap();
    terminal.wait_for("Giữ số liệu cũ (F9): không còn thư mục dữ liệu");
    fs::rename(&away, data.root()).unwrap();
    terminal.wait_gone("Giữ số liệu cũ");
    fs::remove_file(&january).unwrap();
    terminal.wait_for("Số liệu tháng 01/2026 không còn");
    fs::write(&january, good).unwrap();
    terminal.wait_for("· xem ngày 16/01");
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_folder_behind_a_link_may_be_exchanged() {
    let data = Data::new();
    fs::rename(data.path("dong-khe"), data.0.path().join("v1")).unwrap();
    let copied = Command::new("cp")
        .arg("-r")
        .arg(data.0.path().join("v1"))
        .arg(data.0.path().join("v2"))
        .status()
        .unwrap();
    assert!(copied.success());
    let profile = data.0.path().join("v2/xa.ron");
    fs::write(
        &profile,
        fs::read_to_string(&profile)
            .unwrap()
            .replacen("Đông Khê", "Đông Mới", 1),
    )
    .unwrap();
    std::os::unix::fs::symlink("../v1", data.path("dong-khe")).unwrap();
    let mut terminal = data.open(&[]);
    std::os::unix::fs::symlink("../v2", data.path("khac")).unwrap();
    fs::rename(data.path("khac"), data.path("dong-khe")).unwrap();
    terminal.wait_for("XÃ ĐÔNG MỚI");
    // what is written behind the new link counts
    fs::write(
        &profile,
        fs::read_to_string(&profile)
            .unwrap()
            .replacen("Đông Mới", "Đông Nay", 1),
    )
    .unwrap();
    terminal.wait_for("XÃ ĐÔNG NAY");
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn a_presented_page_takes_the_new_figure_and_stays() {
    let data = Data::new();
    let january = data.path(JANUARY);
    let good = data.text(JANUARY);
    let mut terminal = data.open(&["--as-of", "16/01/2026"]);
    terminal.send("\x1b[15~");
    terminal.wait_for(" 1/");
    terminal.send("4\r");
    terminal.wait_for("3.966,9 /");
    // the last line of the page
    terminal.wait_for("KH: kế hoạch");
    let page = terminal.text();
    fs::write(&january, good.replace("3.966,918", "3.988,918")).unwrap();
    terminal.wait_for("3.988,9 /");
    fs::write(&january, &good).unwrap();
    terminal.wait("the page as it was", |screen| screen.contents() == page);
    terminal.send("\x03");
    let _ = terminal.end();
}
