//! Figures typed into the grid of a real terminal: on the disk byte for byte, beside others who write, and safe from a kill; and what the
//! grid looks like.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::{self, DESK, Desk};
use crate::files::copy;
use giaoban::store::{Root, Store};

use crate::pty::{Pty, Setup};
use crate::snapshots;
use tempfile::TempDir;

const F2: &str = "\x1bOQ";
const F7: &str = "\x1b[18~";
const F9: &str = "\x1b[20~";
const ESC: &str = "\x1b";
const DELETE: &str = "\x1b[3~";
const DOWN: &str = "\x1b[B";
const CTRL_S: &str = "\x13";
const CTRL_Z: &str = "\x1a";
const COMMUNE: &str = "XÃ ĐÔNG KHÊ";

/// The line of the state's revenue in the tree.
const LINE: &str = "thuc_hien: \"183,852\", ngay: \"12/01/2026\", ty_le_in: [(ke_hoach: \"tns-2026\", gia_tri: \"1,5\")], nguon: \"II.1.5\")";

/// A folder with the data of the tree.
struct Data {
    folder: TempDir,
}

impl Data {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("data"),
            folder.path(),
        );
        Self { folder }
    }

    fn open(&self, more: &[&str]) -> Pty {
        let mut arguments = vec![
            "--data",
            self.folder.path().to_str().unwrap(),
            "--commune",
            "dong-khe",
            "--as-of",
            "19/01/2026",
        ];
        arguments.extend(more);
        let setup = Setup::new(env!("CARGO_BIN_EXE_giaoban"), &arguments)
            .size(100, 30)
            .env("USER", "lan");
        let mut terminal = setup.start();
        terminal.wait_for(COMMUNE);
        terminal
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("dong-khe/so-lieu/2026-01.ron")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    /// What is kept of typed figures.
    fn kept(&self) -> Vec<String> {
        let names = fs::read_dir(self.file().parent().unwrap())
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
        names.filter(|name| name.contains("phuc-hoi")).collect()
    }

    /// Replaces a figure as another program would.
    fn replace(&self, old: &str, new: &str) {
        let text = self.text();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        fs::write(self.file(), text.replace(old, new)).unwrap();
    }
}

/// Sends a key and waits for what it brings.
fn answer(terminal: &mut Pty, key: &str, wanted: &str) {
    terminal.send(key);
    terminal.wait_for(wanted);
}

/// Opens the grid on the state's revenue.
fn at_revenue(terminal: &mut Pty) {
    answer(terminal, "2", "KINH TẾ");
    answer(terminal, F2, "NHẬP SỐ LIỆU");
    for _ in 0..10 {
        terminal.send(DOWN);
    }
    terminal.wait_for("Tổng thu ngân sách nhà nước đạt 1,5%");
}

fn quit(mut terminal: Pty) {
    terminal.send("\x03");
    let ended = terminal.end();
    assert_eq!((ended.code, ended.left), (0, Vec::new()), "{}", ended.text);
}

/// The text without the day and hour of its last change.
fn timeless(text: &str) -> String {
    let Some(at) = text.find("lich_su: [(ngay: \"") else {
        return text.to_string();
    };
    let mut out = text.to_string();
    out.replace_range(at + 18..at + 28, "NGÀY");
    let hour = out.find("gio: \"").unwrap();
    out.replace_range(hour + 6..hour + 11, "GIỜ");
    out
}

#[test]
fn a_figure_is_judged_while_it_is_typed_and_only_its_bytes_are_saved() {
    let data = Data::new();
    let before = data.text();
    let mut terminal = data.open(&[]);
    at_revenue(&mut terminal);
    assert!(
        terminal.text().contains("▼ Tổng thu"),
        "{}",
        terminal.text()
    );
    // the verdict follows what is typed before it is taken
    answer(&mut terminal, "12.200", "▲ Tổng thu");
    answer(&mut terminal, CTRL_Z, "▼ Tổng thu");
    answer(&mut terminal, "1.25", "Cách gõ: 12.345,6");
    answer(
        &mut terminal,
        "\r",
        "Dấu chấm trong số \"1.25\" không tách đúng từng nhóm ba chữ số; viết \"1,25\"",
    );
    for _ in 0..4 {
        terminal.send("\x7f");
    }
    answer(&mut terminal, "ước 190,5\r", "1 số chưa lưu");
    assert_eq!(data.kept(), [".giaoban.phuc-hoi-2026-01.ron"]);
    assert_eq!(data.text(), before);
    answer(&mut terminal, CTRL_S, "Đã lưu 1 số");
    assert_eq!(data.kept(), [""; 0]);
    let new = LINE
        .replace("183,852", "190,5")
        .replace("\"II.1.5\")", "\"II.1.5\", tinh_chat: Uoc, lich_su: [(ngay: \"NGÀY\", gio: \"GIỜ\", ai: \"lan\", cu: \"183,852\")])");
    assert_eq!(timeless(&data.text()), before.replace(LINE, &new));
    // the figure keeps what stood there
    terminal.send(ESC);
    terminal.wait_gone("NHẬP SỐ LIỆU");
    answer(&mut terminal, "/thu ngan sach", "Tổng thu ngân sách");
    answer(&mut terminal, "\r", "190,5 triệu đồng");
    terminal.resize(100, 60);
    terminal.wait_for("lan: 183,852 → ước 190,5");
    quit(terminal);
}

#[test]
fn what_somebody_else_has_changed_is_shown_beside_ones_own() {
    for (key, expect) in [(F7, "\"191\""), (F9, "\"200\"")] {
        let data = Data::new();
        let mut terminal = data.open(&[]);
        at_revenue(&mut terminal);
        answer(&mut terminal, "191\r", "1 số chưa lưu");
        answer(&mut terminal, "570\r", "2 số chưa lưu");
        data.replace("\"183,852\"", "\"200\"");
        let theirs = data.text();
        answer(&mut terminal, CTRL_S, "Tệp vừa có người sửa 1 ô");
        assert_eq!(data.text(), theirs);
        terminal.wait_for("của mình 191, trong tệp 200");
        terminal.send(key);
        terminal.wait_gone("của mình 191");
        answer(&mut terminal, CTRL_S, "Đã lưu");
        let text = data.text();
        assert!(text.contains("thuc_hien: 570"), "{text}");
        let expect = expect.replace("\"191\"", "191");
        assert!(
            text.contains(&format!("\"tns-tong\", thuc_hien: {expect}")),
            "{text}"
        );
        quit(terminal);
    }
}

#[test]
fn a_kill_loses_at_most_the_cell_that_is_typed() {
    let data = Data::new();
    let before = data.text();
    let mut terminal = data.open(&[]);
    at_revenue(&mut terminal);
    answer(&mut terminal, "191\r", "1 số chưa lưu");
    answer(&mut terminal, "570\r", "2 số chưa lưu");
    terminal.send("77");
    terminal.wait_for("77");
    // what a living program types is offered to nobody
    let mut other = data.open(&[]);
    answer(&mut other, F2, "chưa sửa số nào");
    quit(other);
    terminal.signal("KILL");
    terminal.end();
    assert_eq!(data.text(), before);
    let mut terminal = data.open(&[]);
    terminal.wait_for("Có 2 số của Tháng 01/2026");
    answer(&mut terminal, F2, "Enter: lấy lại");
    answer(&mut terminal, "\r", "2 số chưa lưu");
    answer(&mut terminal, CTRL_S, "Đã lưu 2 số");
    assert_eq!(data.kept(), [""; 0]);
    assert!(data.text().contains("\"tns-tong\", thuc_hien: 191"));
    quit(terminal);
}

#[test]
fn what_was_left_behind_can_be_thrown_away() {
    let data = Data::new();
    let mut terminal = data.open(&[]);
    at_revenue(&mut terminal);
    answer(&mut terminal, "191\r", "1 số chưa lưu");
    terminal.signal("KILL");
    terminal.end();
    data.replace("\"183,852\"", "\"200\"");
    let mut terminal = data.open(&[]);
    answer(&mut terminal, F2, "1 số trong tệp đã đổi từ lúc đó");
    terminal.send(DELETE);
    terminal.wait_gone("Enter: lấy lại");
    assert_eq!(data.kept(), [""; 0]);
    quit(terminal);
}

#[test]
fn a_column_copied_from_a_sheet_goes_down() {
    let data = Data::new();
    let mut terminal = data.open(&[]);
    at_revenue(&mut terminal);
    answer(
        &mut terminal,
        "\x1b[200~190,5\r\n571\r\n36.0\r\n\r\n\x1b[201~",
        "Dán 2 số từ ô này xuống, 1 dòng sai: \"36.0\"",
    );
    answer(&mut terminal, "\r", "1 ô gõ sai");
    answer(&mut terminal, CTRL_S, "Còn 1 ô gõ sai nên chưa lưu");
    answer(&mut terminal, DELETE, "3 số chưa lưu");
    answer(&mut terminal, CTRL_Z, "1 ô gõ sai");
    terminal.send("36\r");
    terminal.wait_gone("1 ô gõ sai");
    answer(&mut terminal, ESC, "Còn 3 số chưa lưu");
    answer(&mut terminal, "\r", "Đã lưu 3 số");
    terminal.wait_gone("NHẬP SỐ LIỆU");
    let text = data.text();
    for wanted in [
        "\"tns-tong\", thuc_hien: \"190,5\"",
        "\"cn-trau\", thuc_hien: 571",
        "\"cn-bo\", thuc_hien: 36",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    quit(terminal);
}

#[test]
fn where_nothing_may_be_written_it_is_said() {
    let data = Data::new();
    let mut terminal = data.open(&["--read-only"]);
    answer(&mut terminal, F2, "chế độ chỉ xem");
    quit(terminal);
    let mut terminal = Setup::new(env!("CARGO_BIN_EXE_giaoban"), &["--commune", "dong-khe"])
        .size(100, 30)
        .start();
    terminal.wait_for(COMMUNE);
    answer(&mut terminal, F2, "giaoban init");
    quit(terminal);
}

/// What can be seen of the grid.
const LOOKS: [(&str, &str); 6] = [
    ("open", "2,F2"),
    ("typing", "2,F2,DOWN*10,type:ước 190\\,5"),
    (
        "typed",
        "2,F2,DOWN*10,type:190\\,5~,ENTER,DEL,DOWN,F2,BS,ENTER",
    ),
    ("misread", "2,F2,DOWN*10,type:1.25,ENTER"),
    ("leave", "2,F2,DOWN*10,1,ENTER,ESC"),
    ("sector", "2,F2,RIGHT*2"),
];

#[test]
fn the_grid_fits_every_screen() {
    let settings = snapshots::settings("entry");
    snapshots::all_are_used("entry", LOOKS.map(|(name, _)| name));
    for (name, keys) in LOOKS {
        let mut out = String::new();
        // the widest differs in its room only
        let sizes = [(60, 18), (80, 24), (120, 36), (200, 50)];
        let count = if name == "open" { 4 } else { 3 };
        for (columns, rows) in sizes.into_iter().take(count) {
            let [dark, light] = ["toi", "chieu-sang"].map(|theme| {
                let data = Data::new();
                let store = Store::open(Root::Folder(data.folder.path().into()));
                let loaded = store.load("dong-khe");
                let mut dashboard = Desk { theme, ..DESK }
                    .at(columns, rows)
                    .open_with(store, loaded);
                desk::press(&mut dashboard, keys);
                desk::frame(&dashboard)
            });
            // a theme changes colours, never letters
            assert_eq!(desk::text(&dark), desk::text(&light));
            let _ = write!(out, "{columns}x{rows}\n{}", desk::text(&dark));
        }
        settings.bind(|| insta::assert_snapshot!(name, out));
    }
}
