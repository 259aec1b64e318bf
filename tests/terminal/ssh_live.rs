//! Files that change while others look over SSH: every session follows, and only those who may mend a broken file are told what is wrong.

use std::fs;

use crate::files::shipped;
use crate::pty::Pty;
use crate::ssh::{Server, have_ssh};

const F9: &str = "\x1b[20~";

fn quit(mut terminal: Pty) {
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn every_session_follows_the_files() {
    if !have_ssh() {
        return;
    }
    let folder = shipped();
    let data = folder.path();
    let file = data.join("dong-khe/so-lieu/2026-01.ron");
    let good = fs::read_to_string(&file).unwrap();
    let server = Server::with(&["--data", &data.to_string_lossy(), "--as-of", "16/01/2026"]);
    let open = |who: &str| {
        let mut terminal = server.terminal(who, &[]).size(100, 30).start();
        terminal.wait_for("XÃ ĐÔNG KHÊ");
        terminal
    };
    let (mut viewer, mut editor) = (open("viewer"), open("editor"));
    // each on a page of its own
    viewer.send("2");
    viewer.wait_for("29.947,33");
    editor.send("2\x1b[B\r");
    editor.wait_for("TH ");
    let (page, detail) = (viewer.text(), editor.text());
    let newer = good
        .replace("29.947,332029", "29.948,332029")
        .replace("33.740,012029", "33.741,012029");
    fs::write(&file, &newer).unwrap();
    viewer.wait_for("29.948,33");
    editor.wait("another figure in the same detail", |screen| {
        screen.contents() != detail
    });
    assert_eq!(
        viewer.text().lines().nth(1),
        page.lines().nth(1),
        "another tab"
    );
    // a broken save takes nothing away
    fs::write(&file, newer.replace("\"29.948,332029\"", "29.948,332029")).unwrap();
    viewer.wait_for("Số liệu đang được sửa");
    assert!(viewer.text().contains("29.948,33"), "{}", viewer.text());
    viewer.send(F9);
    viewer.wait_for("LỖI TRONG TỆP");
    assert!(!viewer.text().contains("2026-01.ron"), "{}", viewer.text());
    editor.wait_for("Giữ số liệu cũ (F9): so-lieu/2026-01.ron:");
    // who comes now sees the last good figures as well
    let mut third = open("viewer");
    third.wait_for("Số liệu đang được sửa");
    third.send("2");
    third.wait_for("29.948,33");
    fs::write(&file, &good).unwrap();
    for terminal in [&mut viewer, &mut third, &mut editor] {
        terminal.wait("no banner any more", |screen| {
            !["Số liệu đang được sửa", "Giữ số liệu cũ"]
                .iter()
                .any(|banner| screen.contents().contains(banner))
        });
    }
    editor.wait("the detail as it was", |screen| screen.contents() == detail);
    viewer.send("\x1b");
    viewer.wait("the page as it was", |screen| screen.contents() == page);
    assert!(
        server.log().contains("đã đọc lại dữ liệu vừa thay đổi"),
        "{}",
        server.log()
    );
    for terminal in [viewer, third, editor] {
        quit(terminal);
    }
}
