//! Conclusions taken in a real terminal: typed in the bursts of an input method, on the disk at once, and safe from a kill; and what the
//! form looks like.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::desk::{self, DESK, Desk};
use crate::files::copy;
use giaoban::model::{Commune, Progress, date};
use giaoban::store::{Root, Store};

use crate::pty::{Pty, Setup};
use crate::snapshots;
use tempfile::TempDir;

const F2: &str = "\x1bOQ";
const F8: &str = "\x1b[19~";
const DELETE: &str = "\x1b[3~";
const COMMUNE: &str = "XÃ ĐÔNG KHÊ";
const RECORD: &str = "nhiem-vu/giao-ban-2026-01-19.ron";

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
        let mut terminal = Setup::new(env!("CARGO_BIN_EXE_giaoban"), &arguments)
            .size(100, 30)
            .start();
        terminal.wait_for(COMMUNE);
        terminal
    }

    fn record(&self) -> PathBuf {
        self.folder.path().join("dong-khe").join(RECORD)
    }

    fn commune(&self) -> Commune {
        let loaded = Store::open(Root::Folder(self.folder.path().into())).load("dong-khe");
        assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
        loaded.commune.unwrap()
    }

    /// What the meeting has concluded: text, owner, deadline.
    fn conclusions(&self) -> Vec<(String, String, String)> {
        let commune = self.commune();
        let day = date::parse("19/01/2026").unwrap();
        giaoban::assess::taken::meeting_conclusions(&commune, day)
            .into_iter()
            .map(|at| {
                let task = &commune.tasks[at];
                let owner = task
                    .owner
                    .get()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                (
                    task.title.to_string(),
                    owner,
                    task.deadline
                        .get()
                        .copied()
                        .map(date::format)
                        .unwrap_or_default(),
                )
            })
            .collect()
    }
}

/// Sends a key and waits for what it brings.
fn answer(terminal: &mut Pty, key: &str, wanted: &str) {
    terminal.send(key);
    terminal.wait_for(wanted);
}

fn quit(mut terminal: Pty) {
    terminal.send("q");
    let ended = terminal.end();
    assert_eq!((ended.code, ended.left), (0, Vec::new()), "{}", ended.text);
}

/// Rà soát hộ nghèo as Telex sends it: letters, then Backspace and the letters that take their place, in one burst each.
fn type_in_bursts(terminal: &mut Pty) {
    for burst in [
        "Ra",
        "\u{7f}\u{7f}Rà",
        " ",
        "soa",
        "\u{8}á",
        "t",
        " ho",
        "\u{7f}ô",
        "\u{7f}ộ",
        " ",
        "ngheo",
        "\u{8}\u{8}èo",
    ] {
        terminal.send(burst);
    }
    terminal.wait_for("Rà soát hộ nghèo");
}

#[test]
fn a_conclusion_typed_in_bursts_is_on_the_disk() {
    let data = Data::new();
    let mut terminal = data.open(&[]);
    answer(&mut terminal, "K", "KẾT LUẬN MỚI");
    type_in_bursts(&mut terminal);
    answer(&mut terminal, "\r", "Chủ trì 2/5");
    terminal.send("kinh te");
    answer(&mut terminal, "\t", "Phòng Kinh tế");
    answer(&mut terminal, "\r", "Phối hợp 3/5");
    answer(&mut terminal, "\r", "Hạn 4/5");
    answer(&mut terminal, "t6", "thứ Sáu 23/01/2026");
    answer(&mut terminal, "\r", "Sản phẩm 5/5");
    assert!(!data.record().exists());
    answer(&mut terminal, "\r", "Đã ghi kết luận 1");
    let first = (
        "Rà soát hộ nghèo".to_string(),
        "Phòng Kinh tế".to_string(),
        "23/01/2026".to_string(),
    );
    assert_eq!(data.conclusions(), std::slice::from_ref(&first));
    // a second one with its text alone
    answer(&mut terminal, F8, "KẾT LUẬN MỚI");
    terminal.send("Báo cáo rét hại");
    terminal.wait_for("Báo cáo rét hại");
    answer(
        &mut terminal,
        F8,
        "Đã ghi kết luận 2; chưa có chủ trì, không hạn",
    );
    assert_eq!(
        data.conclusions(),
        [
            first.clone(),
            ("Báo cáo rét hại".to_string(), String::new(), String::new())
        ]
    );
    // deleted again, and the meeting closed
    answer(
        &mut terminal,
        "L",
        "2 kết luận, 1 chưa có chủ trì, 1 không hạn",
    );
    answer(&mut terminal, "\x1b[B", "Chủ trì: chưa có chủ trì");
    answer(&mut terminal, DELETE, "Delete lần nữa để xóa");
    answer(&mut terminal, DELETE, "Đã xóa kết luận");
    answer(&mut terminal, F2, "F2 lần nữa để chốt");
    answer(&mut terminal, F2, "Đã chốt cuộc họp");
    answer(&mut terminal, "K", "đã chốt, kết luận không sửa được nữa");
    assert_eq!(data.conclusions(), [first]);
    assert!(
        data.commune()
            .task_sources
            .iter()
            .any(|s| s.meeting && s.closed)
    );
    quit(terminal);
}

#[test]
fn a_kill_loses_only_the_line_that_is_typed() {
    let data = Data::new();
    let mut terminal = data.open(&[]);
    answer(&mut terminal, "K", "KẾT LUẬN MỚI");
    terminal.send("Dòng đã ghi");
    terminal.wait_for("Dòng đã ghi");
    answer(&mut terminal, F8, "Đã ghi kết luận 1");
    answer(&mut terminal, "K", "KẾT LUẬN MỚI");
    terminal.send("Dòng đang gõ");
    terminal.wait_for("Dòng đang gõ");
    terminal.signal("KILL");
    terminal.end();
    assert_eq!(
        data.conclusions(),
        [("Dòng đã ghi".to_string(), String::new(), String::new())]
    );
    // and it goes on where it was
    let mut terminal = data.open(&[]);
    answer(&mut terminal, "L", "Dòng đã ghi");
    answer(&mut terminal, "K", "KẾT LUẬN MỚI");
    terminal.send("Dòng thứ hai");
    terminal.wait_for("Dòng thứ hai");
    answer(&mut terminal, F8, "Đã ghi kết luận 2");
    assert_eq!(data.conclusions().len(), 2);
    quit(terminal);
}

#[test]
fn a_task_gets_another_day_with_its_reason() {
    let data = Data::new();
    let mut terminal = data.open(&[]);
    answer(&mut terminal, "7", "việc chưa xong");
    answer(&mut terminal, "\r", "Hạn:");
    answer(&mut terminal, "S", "6 hạn mới");
    answer(&mut terminal, "6", "Gõ hạn mới");
    answer(&mut terminal, "15/2", "15/02/2026");
    answer(&mut terminal, "\r", "vì sao chuyển hạn");
    terminal.send("chờ thẩm định");
    terminal.wait_for("chờ thẩm định");
    answer(
        &mut terminal,
        "\r",
        "19/01/2026 giao ban: chuyển hạn 31/01 → 15/02, lý do: chờ thẩm định",
    );
    terminal.wait_for("hạn đầu 31/01/2026");
    let commune = data.commune();
    let task = commune
        .tasks
        .iter()
        .find(|t| !t.history.is_empty())
        .unwrap();
    assert_eq!(
        (task.first_deadline, task.history.len()),
        (date::parse("31/01/2026"), 1)
    );
    assert_eq!(
        (task.deadline.get().copied(), task.progress),
        (date::parse("15/02/2026"), Progress::Open)
    );
    quit(terminal);
}

#[test]
fn where_nothing_may_be_written_nothing_is() {
    let data = Data::new();
    let mut terminal = data.open(&["--read-only"]);
    answer(&mut terminal, "K", "chế độ chỉ xem");
    answer(&mut terminal, "7", "việc chưa xong");
    answer(&mut terminal, F2, "chế độ chỉ xem");
    quit(terminal);
    assert!(!data.record().exists());
}

/// What can be seen of the form, the menu and the list.
const LOOKS: [(&str, &str); 7] = [
    ("text", "2,K,type:Đôn đốc nhà thầu nghiệm thu"),
    (
        "owner",
        "2,K,type:Đôn đốc nhà thầu nghiệm thu,ENTER,type:phong,DOWN",
    ),
    (
        "deadline",
        "2,K,type:Đôn đốc nhà thầu nghiệm thu,ENTER,type:kinh te,TAB,ENTER*2,type:thu sau",
    ),
    (
        "misread",
        "2,K,type:Đôn đốc nhà thầu nghiệm thu,ENTER*3,type:sớm,ENTER",
    ),
    ("states", "7,S,RIGHT"),
    ("moved", "7,S,6,type:15/2"),
    (
        "taken",
        "K,type:Rà soát hộ nghèo,ENTER,type:kinh te,TAB,ENTER*2,type:30/1,F8,K,type:Báo cáo rét hại,F8,L",
    ),
];

#[test]
fn the_form_fits_every_screen() {
    let settings = snapshots::settings("meeting");
    snapshots::all_are_used("meeting", LOOKS.map(|(name, _)| name));
    for (name, keys) in LOOKS {
        let mut out = String::new();
        for (columns, rows) in [(60, 18), (80, 24), (120, 36)] {
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
            // the page above is drawn by others
            let kept = if name == "taken" {
                0
            } else {
                usize::from(rows) - 3
            };
            let shown =
                |text: String| text.lines().skip(kept).collect::<Vec<_>>().join("\n") + "\n";
            let _ = write!(out, "{columns}x{rows}\n{}", shown(desk::text(&dark)));
            for (theme, frame) in [("toi", &dark), ("chieu-sang", &light)]
                .into_iter()
                .filter(|_| columns == 80)
            {
                let looks = desk::styles(frame);
                let rows: Vec<&str> = looks
                    .lines()
                    .filter(|l| {
                        ["row 21:", "row 22:", "row 23:"]
                            .iter()
                            .any(|r| l.starts_with(r))
                    })
                    .collect();
                let _ = writeln!(out, "{theme}\n{}", rows.join("\n"));
            }
        }
        settings.bind(|| insta::assert_snapshot!(name, out));
    }
}
