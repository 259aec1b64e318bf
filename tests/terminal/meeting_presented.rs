//! A whole meeting in a real terminal, presented: opened, walked through, concluded, closed, and seen first a week later.

use std::fs;
use std::process::Command;

use crate::files::shipped;
use giaoban::assess::taken;
use giaoban::model::{Commune, Progress, date};
use giaoban::store::{Root, Store};

use crate::pty::{Pty, Setup};
use tempfile::TempDir;

const F2: &str = "\x1bOQ";
const F5: &str = "\x1b[15~";
const F8: &str = "\x1b[19~";
const SHIFT_F8: &str = "\x1b[19;2~";
const PAGE_UP: &str = "\x1b[5~";
const PAGE_DOWN: &str = "\x1b[6~";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
const ESC: &str = "\x1b";
const SIZE: (u16, u16) = (100, 28);

fn open(folder: &TempDir, day: &str, more: &[&str]) -> Pty {
    let mut arguments = vec![
        "--data",
        folder.path().to_str().unwrap(),
        "--commune",
        "dong-khe",
        "--as-of",
        day,
    ];
    arguments.extend(more);
    let mut terminal = Setup::new(env!("CARGO_BIN_EXE_giaoban"), &arguments)
        .size(SIZE.0, SIZE.1)
        .start();
    terminal.wait_for("XÃ ĐÔNG KHÊ");
    terminal
}

fn commune(folder: &TempDir) -> Commune {
    let loaded = Store::open(Root::Folder(folder.path().into())).load("dong-khe");
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.commune.unwrap()
}

/// Sends a key and waits for what it brings.
fn answer(terminal: &mut Pty, key: &str, wanted: &str) {
    terminal.send(key);
    terminal.wait_for(wanted);
}

/// The number of the page shown and of all pages: what stands at the end of the first row.
fn number(screen: &vt100::Screen) -> Option<(usize, usize)> {
    let first = screen.contents_between(0, 0, 0, SIZE.0);
    let (at, all) = first.split_whitespace().next_back()?.split_once('/')?;
    // not the day on the dashboard
    Some((at.parse().ok()?, all.parse().ok()?)).filter(|(at, all)| at <= all)
}

fn on_page(terminal: &mut Pty) -> (usize, usize) {
    terminal.wait("a page", |screen| number(screen).is_some());
    number(terminal.screen()).unwrap()
}

/// To the next page or the rest of a list.
fn turn(terminal: &mut Pty, key: &str) -> (usize, usize) {
    let before = terminal.text();
    terminal.send(key);
    terminal.wait("another page", |screen| {
        screen.contents() != before && number(screen).is_some()
    });
    number(terminal.screen()).unwrap()
}

/// Goes on until a page has this text.
fn find(terminal: &mut Pty, text: &str) {
    while !terminal.text().contains(text) {
        let (at, all) = on_page(terminal);
        assert!(at < all, "no page has {text}");
        turn(terminal, PAGE_DOWN);
    }
}

fn quit(mut terminal: Pty) {
    terminal.send("\x03");
    let ended = terminal.end();
    assert_eq!((ended.code, ended.left), (0, Vec::new()), "{}", ended.text);
}

#[test]
fn a_meeting_from_the_first_page_to_the_next_monday() {
    let folder = shipped();
    let mut terminal = open(&folder, "19/01/2026", &[]);
    terminal.send(F5);
    let (first, all) = on_page(&mut terminal);
    assert_eq!(first, 1);
    // all pages, to the end and back with the clicker's keys
    let mut last = 1;
    while last < all {
        let (at, of) = turn(&mut terminal, PAGE_DOWN);
        assert!(
            of == all && (at == last || at == last + 1),
            "{at}/{of} after {last}/{all}"
        );
        last = at;
    }
    answer(&mut terminal, END, "kết luận đã ghi");
    while last > 1 {
        let (at, _) = turn(&mut terminal, PAGE_UP);
        assert!(at == last || at + 1 == last, "{at} after {last}");
        last = at;
    }

    // the state of the first task of the last conclusions
    find(&mut terminal, "NHIỆM VỤ ĐÃ GIAO");
    let place = on_page(&mut terminal);
    answer(&mut terminal, F2, "2 xong");
    answer(&mut terminal, "2", "Ngày xong");
    answer(&mut terminal, "\r", "Đã ghi: xong 19/01/2026");
    assert_eq!(on_page(&mut terminal), place);

    // a conclusion about the figure on the page, then one about nothing
    find(&mut terminal, "kém nhịp");
    let place = on_page(&mut terminal);
    answer(&mut terminal, F8, "KẾT LUẬN MỚI");
    terminal.send("Đôn đốc nhà thầu nghiệm thu");
    terminal.wait_for("Đôn đốc nhà thầu nghiệm thu");
    answer(&mut terminal, "\r", "Chủ trì 2/5");
    terminal.send("cong an");
    answer(&mut terminal, "\t", "Công an xã");
    answer(&mut terminal, "\r", "Phối hợp 3/5");
    answer(&mut terminal, "\r", "Hạn 4/5");
    answer(&mut terminal, "t6", "thứ Sáu 23/01/2026");
    answer(&mut terminal, F8, "Đã ghi kết luận 1");
    // what is due on Friday brings the page of the week
    assert_eq!(on_page(&mut terminal), (place.0, place.1 + 1));
    answer(&mut terminal, END, "Công an xã · hạn 23/01/2026");
    answer(&mut terminal, "K", "KẾT LUẬN MỚI");
    terminal.send("Báo cáo rét hại");
    terminal.wait_for("Báo cáo rét hại");
    answer(&mut terminal, F8, "Đã ghi kết luận 2");
    // the closing page has both at once
    answer(&mut terminal, END, "· Báo cáo rét hại");
    for text in [
        "Đôn đốc nhà thầu nghiệm thu",
        "Công an xã",
        "23/01/2026",
        "Báo cáo rét hại",
    ] {
        assert!(
            terminal.text().contains(text),
            "{text}\n{}",
            terminal.text()
        );
    }
    answer(&mut terminal, SHIFT_F8, "KẾT LUẬN GIAO BAN");
    answer(&mut terminal, F2, "F2 lần nữa để chốt");
    answer(&mut terminal, F2, "Đã chốt cuộc họp");
    terminal.send(ESC);
    terminal.wait("the closing page", |screen| {
        number(screen) == Some((all + 1, all + 1))
    });
    answer(&mut terminal, F8, "không sửa được nữa");
    quit(terminal);

    let after = commune(&folder);
    let day = date::parse("19/01/2026").unwrap();
    assert!(taken::is_closed(&after, day));
    assert_eq!(taken::meeting_conclusions(&after, day).len(), 2);
    assert!(
        after
            .tasks
            .iter()
            .any(|t| t.progress == Progress::Done(day) && t.history.len() == 1)
    );

    // the notice has what was concluded, with whom and until when, and the state that was changed
    let notice = folder.path().join("thong-bao.md");
    let document = folder.path().join("thong-bao.docx");
    for file in [&notice, &document] {
        let minutes = [
            "--data",
            folder.path().to_str().unwrap(),
            "--commune",
            "dong-khe",
            "--as-of",
            "19/01/2026",
            "minutes",
            "-o",
        ];
        let written = Command::new(env!("CARGO_BIN_EXE_giaoban"))
            .args(minutes)
            .arg(file)
            .output()
            .unwrap();
        assert!(
            written.status.success(),
            "{}",
            String::from_utf8_lossy(&written.stderr)
        );
    }
    let said = fs::read_to_string(notice).unwrap();
    for part in [
        "Đôn đốc nhà thầu nghiệm thu",
        "Công an xã",
        "23/01/2026",
        "Báo cáo rét hại",
        "19/01/2026",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(!said.contains("DỰ THẢO"), "{said}");
    assert!(fs::read(document).unwrap().starts_with(b"PK"));

    // the next Monday begins with them
    let mut terminal = open(&folder, "26/01/2026", &["present"]);
    assert_eq!(on_page(&mut terminal).0, 1);
    assert_eq!(turn(&mut terminal, PAGE_DOWN).0, 2);
    let text = terminal.text();
    assert!(text.contains("KẾT LUẬN LẦN TRƯỚC"), "{text}");
    for conclusion in ["Đôn đốc nhà thầu nghiệm thu", "Báo cáo rét hại"] {
        assert!(text.contains(conclusion), "{conclusion}\n{text}");
    }
    answer(&mut terminal, HOME, "26/01/2026");
    quit(terminal);
}

#[test]
fn where_nothing_may_be_written_presenting_writes_nothing() {
    let folder = shipped();
    let mut terminal = open(&folder, "19/01/2026", &["--read-only", "present"]);
    assert_eq!(on_page(&mut terminal).0, 1);
    answer(&mut terminal, F8, "chế độ chỉ xem");
    turn(&mut terminal, PAGE_DOWN);
    answer(&mut terminal, F2, "chế độ chỉ xem");
    answer(&mut terminal, SHIFT_F8, "KẾT LUẬN GIAO BAN");
    answer(&mut terminal, F2, "chế độ chỉ xem");
    quit(terminal);
    assert!(
        !folder
            .path()
            .join("dong-khe/nhiem-vu/giao-ban-2026-01-19.ron")
            .exists()
    );
}

/// Starts in a terminal that calls itself kitty and answers where the cursor is after each of the three questions.
fn in_kitty(columns: [u16; 3]) -> Pty {
    let arguments = [
        "--commune",
        "dong-khe",
        "--as-of",
        "19/01/2026",
        "present",
        "--from",
        "4",
    ];
    let mut terminal = Setup::new(env!("CARGO_BIN_EXE_giaoban"), &arguments)
        .env("TERM", "xterm-kitty")
        .start();
    let asked = [
        "\x1b[6n",
        "\x1b]66;w=2; \x07\x1b[6n",
        "\x1b]66;s=2; \x07\x1b[6n",
    ];
    for (question, column) in asked.into_iter().zip(columns) {
        terminal.wait_raw(0, question);
        terminal.send(&format!("\x1b[1;{column}R"));
    }
    terminal.wait_for("KINH TẾ");
    terminal
}

#[test]
fn figures_are_in_larger_text_where_the_terminal_has_it() {
    let sized = |terminal: &Pty| {
        String::from_utf8_lossy(terminal.raw())
            .matches("\x1b]66;s=5;")
            .count()
    };
    let mut terminal = in_kitty([1, 3, 5]);
    terminal.wait_for("RẤT CHẬM");
    // 38,8% in signs of five rows, and no blocks of ours
    assert_eq!(sized(&terminal), 5, "{}", terminal.text());
    assert!(!terminal.text().contains('▙'), "{}", terminal.text());
    // another page erases them before it is written
    let before = terminal.raw().len();
    turn_in(&mut terminal, PAGE_DOWN, "5/15");
    assert!(String::from_utf8_lossy(&terminal.raw()[before..]).contains("\x1b[5X"));
    quit(terminal);
    // widths only, nothing, and no answer that makes sense: blocks
    for columns in [[1, 3, 3], [1, 1, 1], [7, 7, 80]] {
        let mut terminal = in_kitty(columns);
        terminal.wait_for("RẤT CHẬM");
        assert_eq!(sized(&terminal), 0);
        quit(terminal);
    }
}

fn turn_in(terminal: &mut Pty, key: &str, wanted: &str) {
    terminal.send(key);
    terminal.wait_for(wanted);
}
