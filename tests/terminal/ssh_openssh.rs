//! The forced command, by the system's own `sshd` and `ssh` on loopback: it shows the dashboard and answers a few commands, and does
//! nothing else. All of the set-up is what `giaoban ssh-setup` prints.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::files::shipped;
use crate::pty::{Pty, Setup};
use crate::ssh::{self, err, free_port, out, said_at};
use crate::sshd::{Sshd, have_sshd, setup};

const COMMUNE: &str = "XÃ ĐÔNG KHÊ";
const F8: &str = "\x1b[19~";
const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");

/// The test, unless there is no `sshd`.
macro_rules! needs_sshd {
    () => {
        if !have_sshd() {
            return;
        }
    };
}

fn open(server: &Sshd, who: &str) -> Pty {
    let mut terminal = server.terminal(who, &[]).start();
    terminal.wait_for(COMMUNE);
    terminal
}

fn quit(mut terminal: Pty) {
    terminal.send("q");
    let ended = terminal.end();
    assert_eq!((ended.code, ended.left), (0, Vec::new()), "{}", ended.text);
}

/// `giaoban ssh` itself in a terminal, as a careless sshd would start it.
fn alone(arguments: &[&str]) -> Setup {
    let log = std::env::temp_dir().join("giaoban-ssh-alone.log");
    Setup::new(
        PROGRAM,
        &[&["ssh", "--log", &log.to_string_lossy()], arguments].concat(),
    )
}

#[test]
fn a_figure_is_found_in_a_few_keys() {
    needs_sshd!();
    let server = Sshd::start();
    let mut terminal = open(&server, "viewer");
    terminal.send("/");
    terminal.send("thu ngan sach");
    terminal.wait_for("Tổng thu ngân sách");
    terminal.send("\r");
    terminal.wait_for("183,852");
    terminal.send("\x1b");
    terminal.wait_gone("183,852 triệu đồng ");
    terminal.resize(120, 34);
    terminal.wait("the wider screen", |screen| {
        screen
            .contents()
            .lines()
            .any(|line| line.chars().count() > 90)
    });
    // there is no shell behind it
    terminal.send("\x1a\x1a");
    terminal.send("2");
    terminal.wait_for("▾ ");
    quit(terminal);
    server.wait_log("end=quit");
    let log = server.log();
    for part in [
        "key=\"Nguyễn Văn An\" role=viewer from=127.0.0.1:",
        "what=\"dashboard\"",
        "end=open",
    ] {
        assert!(log.contains(part), "{part}: {log}");
    }
}

#[test]
fn commands_are_answered_as_text() {
    needs_sshd!();
    let server = Sshd::start();
    let found = server.ssh("viewer", &[], &["tra", "\"thu ngan sach\""]);
    assert_eq!((found.status.code(), err(&found).as_str()), (Some(0), ""));
    assert!(
        out(&found).contains("Tổng thu ngân sách nhà nước: 183,852 triệu đồng"),
        "{}",
        out(&found)
    );
    assert_eq!(
        out(&server.ssh("editor", &[], &["find thu ngan sach"])),
        out(&found)
    );
    let ended = server
        .terminal_with("viewer", &["-tt"], "tra thu ngan sach")
        .start()
        .end();
    assert_eq!(
        (ended.code, ended.text.contains("183,852")),
        (0, true),
        "{}",
        ended.text
    );
    let nothing = server.ssh("viewer", &[], &["tra khong-co-gi-nhu-the"]);
    assert_eq!(
        (nothing.status.code(), out(&nothing).as_str()),
        (Some(1), "")
    );
    let document = server.ssh("viewer", &[], &["xuat --format json --commune dong-khe"]);
    assert_eq!(document.status.code(), Some(0));
    let document: serde_json::Value = serde_json::from_slice(&document.stdout).unwrap();
    assert!(document.is_object());
    let log = server.log();
    for part in [
        "what=\"tra 'thu ngan sach'\"",
        "role=editor",
        "end=0",
        "end=1",
        "what=\"xuat --format json --commune dong-khe\"",
    ] {
        assert!(log.contains(part), "{part}: {log}");
    }
}

#[test]
fn where_the_data_are_is_not_told() {
    needs_sshd!();
    let server = Sshd::with(&["An", "Bình"], |people| {
        let data = people.path("du-lieu/dong-khe");
        fs::write(data.join("nhiem-vu/hong.ron"), "(((").unwrap();
        fs::write(data.join("so-lieu/2026-02.ron"), "(ky: 1)").unwrap();
    });
    let place = server.folder.path().to_string_lossy().into_owned();
    for command in [
        "kiem-tra",
        "check --format json",
        "xuat --format json",
        "xem --format json",
        "xem --commune khong-co",
        "xem nhiem-vu",
    ] {
        let answer = server.ssh("viewer", &[], &[command]);
        let said = out(&answer) + &err(&answer);
        assert!(
            !said.is_empty() && !said.contains(&place) && !said.contains("du-lieu/"),
            "{command}: {said}"
        );
    }
    assert!(
        out(&server.ssh("viewer", &[], &["kiem-tra"])).contains("dong-khe/nhiem-vu/hong.ron:1:")
    );
    let mut terminal = open(&server, "viewer");
    terminal.send("\x1b[20~");
    terminal.wait_for("LỖI TRONG TỆP");
    assert!(!terminal.text().contains(&place), "{}", terminal.text());
    terminal.send("\x1b");
    terminal.wait_gone("LỖI TRONG TỆP");
    quit(terminal);
    // not even where they are gone
    fs::rename(server.data(), server.path("moved")).unwrap();
    let gone = server.ssh("viewer", &[], &["tra", "thu"]);
    assert_eq!((gone.status.code(), out(&gone).as_str()), (Some(2), ""));
    assert_eq!(
        err(&gone),
        "Lỗi: chưa mở được dữ liệu trên máy chủ; xin báo người quản trị máy\n"
    );
    assert!(server.log().contains("--data "), "{}", server.log());
}

#[test]
fn what_is_not_on_the_list_is_refused_in_one_line() {
    needs_sshd!();
    let server = Sshd::start();
    for command in [
        "/bin/sh",
        "; id",
        "$(id)",
        "`id`",
        "| id",
        "../../etc/passwd",
        "sh -c id",
        "xem --data /etc",
        "xem --data=/etc",
        "xuat -o /tmp/x",
        "tra 'thu",
        "scp -t /",
        "rsync --server . /",
        "mosh-server new",
        "serve",
        "ssh",
        "tra thu\nid",
    ] {
        let refused = server.ssh("editor", &[], &[command]);
        assert_eq!(
            (refused.status.code(), out(&refused).as_str()),
            (Some(2), ""),
            "{command}"
        );
        assert_eq!(
            err(&refused).lines().count(),
            1,
            "{command}: {}",
            err(&refused)
        );
        assert!(!err(&refused).contains("uid="), "{command}");
    }
    let words = server.ssh("editor", &[], &["tra '$(id)' '; id' '`id`'"]);
    assert_eq!((words.status.code(), out(&words).as_str()), (Some(1), ""));
    assert!(!err(&words).contains("uid="));
    // no terminal, no command
    let bare = server.ssh("viewer", &["-T"], &[]);
    assert_eq!((bare.status.code(), out(&bare).as_str()), (Some(2), ""));
    assert_eq!(err(&bare).lines().count(), 1);
    assert!(err(&bare).contains("ssh -t"), "{}", err(&bare));
    assert!(server.log().contains("what=\"; id\""), "{}", server.log());
}

#[test]
fn nobody_else_comes_in() {
    needs_sshd!();
    let server = Sshd::start();
    ssh::make_key(&server.path("false"), "Nguyễn Văn An");
    for (who, options) in [
        ("stranger", &[][..]),
        ("viewer", &["-o", "PreferredAuthentications=password"]),
        (
            "viewer",
            &["-o", "PreferredAuthentications=keyboard-interactive"],
        ),
        ("viewer", &["-o", "PreferredAuthentications=none"]),
        ("nobody", &[]),
        ("false", &[]),
    ] {
        let refused = server.ssh(who, options, &["tra", "thu"]);
        assert_eq!(
            (refused.status.code(), out(&refused).as_str()),
            (Some(255), ""),
            "{who} {options:?}"
        );
        assert!(
            err(&refused).contains("Permission denied (publickey)"),
            "{who} {options:?}: {}",
            err(&refused)
        );
    }
    assert!(server.serves());
}

#[test]
fn there_is_no_way_through() {
    needs_sshd!();
    let server = Sshd::start();
    let through = server.ssh(
        "editor",
        &["-W", &format!("127.0.0.1:{}", server.port)],
        &[],
    );
    assert_ne!(through.status.code(), Some(0));
    assert_eq!(out(&through), "");
    let socket = server.path("socket").to_string_lossy().into_owned();
    for back in ["0:127.0.0.1:1", &format!("{socket}:127.0.0.1:1")] {
        let back = server.ssh(
            "editor",
            &["-N", "-o", "ExitOnForwardFailure=yes", "-R", back],
            &[],
        );
        assert_eq!(back.status.code(), Some(255), "{}", err(&back));
    }
    let files = server.ssh("editor", &["-s"], &["sftp"]);
    assert_eq!(
        (files.status.code(), out(&files).as_str()),
        (Some(2), ""),
        "{}",
        err(&files)
    );
    let asked = server.ssh("editor", &["-A", "-X"], &["tra", "thu", "ngan", "sach"]);
    assert!(out(&asked).contains("183,852"), "{}", err(&asked));
    // a local door leads nowhere
    let free = free_port();
    let mut terminal = server
        .terminal(
            "editor",
            &["-L", &format!("127.0.0.1:{free}:127.0.0.1:{}", server.port)],
        )
        .start();
    terminal.wait_for(COMMUNE);
    assert_eq!(said_at(free), b"");
    quit(terminal);
}

#[test]
fn an_environment_of_nonsense_changes_nothing() {
    needs_sshd!();
    let server = Sshd::start();
    let set = "SetEnv=PAGER=/bin/sh EDITOR=/bin/sh LD_PRELOAD=/tmp/x.so GIAOBAN_DATA=/etc GIAOBAN_LANG=xx LANG=C.UTF-8 PATH=/tmp";
    let mut terminal = server.terminal("viewer", &["-o", set]).start();
    terminal.wait_for(COMMUNE);
    quit(terminal);
    assert!(
        out(&server.ssh("viewer", &["-o", set], &["tra", "thu", "ngan", "sach"]))
            .contains("183,852")
    );
    // what may be set: language and colours
    let mut terminal = server
        .terminal("viewer", &["-o", "SetEnv=LC_GIAOBAN_LANG=en NO_COLOR=1"])
        .start();
    terminal.wait_for("COMMUNE OF");
    assert!(!String::from_utf8_lossy(terminal.raw()).contains("8;5;"));
    quit(terminal);
    for term in [
        "dumb",
        "unknown",
        "../../etc/passwd",
        "$(id)",
        &"x".repeat(300),
    ] {
        let ended = server
            .terminal("viewer", &[])
            .env("TERM", term)
            .start()
            .end();
        assert_eq!(ended.code, 2, "{term}: {}", ended.text);
        assert!(
            ended.text.contains("TERM=xterm ssh"),
            "{term}: {}",
            ended.text
        );
    }
}

#[test]
fn an_environment_that_a_careless_sshd_lets_through_changes_nothing() {
    for (name, value) in [
        ("GIAOBAN_DATA", "/etc"),
        ("GIAOBAN_LANG", "xx"),
        ("XDG_CONFIG_HOME", "/etc"),
        ("PAGER", "/bin/sh"),
        ("EDITOR", "/bin/sh"),
        ("PATH", "/nonexistent"),
        ("COLORTERM", "\x1b[2J"),
        ("LANG", "../../etc/passwd.UTF-8"),
        ("SSH_CONNECTION", "evil \x1b[2J what=\"x\""),
        ("TERM_PROGRAM", "iTerm.app"),
    ] {
        let mut terminal = alone(&[]).env(name, value).start();
        terminal.wait_for(COMMUNE);
        quit(terminal);
    }
}

#[test]
fn colours_and_signs_are_those_of_the_terminal() {
    needs_sshd!();
    let server = Sshd::start();
    // no promise of more reaches the server unless the client sends it
    for (term, set, there, absent) in [
        (
            "xterm",
            "LANG=vi_VN.UTF-8",
            &["8;5;", "▼"][..],
            &["8;2;"][..],
        ),
        (
            "xterm-256color",
            "LANG=vi_VN.UTF-8",
            &["8;5;", "▼"],
            &["8;2;"],
        ),
        (
            "xterm-256color",
            "COLORTERM=truecolor",
            &["8;2;", "▼"],
            &["8;5;"],
        ),
        ("putty", "LANG=vi_VN.UTF-8", &["8;5;", "▼"], &["8;2;"]),
        (
            "tmux-256color",
            "LANG=vi_VN.UTF-8",
            &["8;5;", "▼"],
            &["8;2;"],
        ),
        (
            "screen",
            "LANG=vi_VN.UTF-8",
            &["\x1b[", "▼"],
            &["8;5;", "8;2;"],
        ),
        (
            "linux",
            "LANG=vi_VN.UTF-8",
            &["\x1b[", "▼"],
            &["8;5;", "8;2;", "▽", "▁", "▆"],
        ),
        ("xterm", "LC_ALL=C", &["8;5;"], &["▼", "█"]),
        ("xterm", "NO_COLOR=1", &["▼"], &["8;5;", "8;2;"]),
    ] {
        let option = format!("SetEnv={set}");
        let mut terminal = server
            .terminal("viewer", &["-o", &option])
            .env("TERM", term)
            .start();
        terminal.wait_for("ĐÔNG KHÊ");
        let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
        for part in there {
            assert!(raw.contains(part), "{term} {set}: no {part:?}");
        }
        for part in absent {
            assert!(!raw.contains(part), "{term} {set}: {part:?}");
        }
        quit(terminal);
    }
}

#[test]
fn a_window_of_any_size_is_drawn() {
    needs_sshd!();
    let server = Sshd::start();
    for size in [
        "rows 0 cols 0",
        "rows 65535 cols 65535",
        "rows 1 cols 1",
        "rows 65535 cols 80",
        "rows 12 cols 40",
    ] {
        let arguments = server.arguments("viewer", &["-t"]);
        let script = format!("stty {size}; exec ssh \"$@\"");
        let all: Vec<&str> = ["-c", &script, "sh"]
            .into_iter()
            .chain(arguments.iter().map(String::as_str))
            .collect();
        let mut terminal = Setup::new("sh", &all).start();
        // the end of the first frame
        terminal.wait_raw(0, "\x1b[?2026l");
        terminal.send("q");
        assert_eq!(terminal.end().code, 0, "{size}");
    }
}

#[test]
fn a_small_window_has_everything() {
    needs_sshd!();
    let server = Sshd::start();
    let mut terminal = server.terminal("viewer", &[]).size(40, 12).start();
    terminal.wait_for(COMMUNE);
    for (key, wanted) in [
        ("2", "▾ "),
        ("3", "430"),
        ("4", "97,28"),
        ("5", "13"),
        ("6", "1.283"),
        ("7", "việc chưa xong"),
        ("8", "THÁNG"),
        ("9", "mục tiêu"),
    ] {
        terminal.send(key);
        terminal.wait_for(wanted);
    }
    terminal.send("\x1bOP");
    terminal.wait_for("TRỢ GIÚP");
    terminal.send("\x1b");
    terminal.wait_gone("TRỢ GIÚP");
    terminal.send("/");
    terminal.wait_for("TÌM");
    terminal.send("thu ngan sach");
    terminal.wait_for("183,85");
    terminal.send("\r");
    terminal.wait_for("TH 183,852 triệu đồng");
    // an answer of several rows stands alone on them
    terminal.send("K");
    terminal.wait_for("Đang ở chế độ chỉ xem");
    let text = terminal.text();
    let rows: Vec<&str> = text.lines().rev().take(2).map(str::trim).collect();
    assert_eq!(
        rows,
        [
            "vai trò viewer) nên không ghi được",
            "Đang ở chế độ chỉ xem (--read-only,"
        ],
        "{text}"
    );
    quit(terminal);
}

#[test]
fn an_editor_takes_a_conclusion_and_a_viewer_does_not() {
    needs_sshd!();
    let server = Sshd::start();
    let mut viewer = open(&server, "viewer");
    viewer.send("K");
    viewer.wait_for("chế độ chỉ xem");
    quit(viewer);
    assert_eq!(ssh::records(&server.data()), "");
    let mut editor = open(&server, "editor");
    editor.send("K");
    editor.wait_for("KẾT LUẬN MỚI");
    editor.send("Đôn đốc thu ngân sách");
    editor.wait_for("Đôn đốc thu ngân sách");
    editor.send(F8);
    editor.wait_for("Đã ghi kết luận 1");
    let record = ssh::records(&server.data());
    assert!(
        record.contains("Đôn đốc thu ngân sách") && record.contains("ai: \"Trần Thị Bình\""),
        "{record}"
    );
    editor.send("2");
    editor.wait_for("▾ ");
    editor.send("\x1bOQ");
    editor.wait_for("Vai trò editor chỉ ghi kết luận và trạng thái");
    quit(editor);
    // whoever comes next sees it
    let mut viewer = open(&server, "viewer");
    viewer.send("7");
    viewer.wait_for("việc chưa xong");
    quit(viewer);
    assert!(
        out(&server.ssh("viewer", &[], &["tra", "don doc thu ngan sach"]))
            .contains("Đôn đốc thu ngân sách")
    );
}

#[test]
fn what_the_clerk_saves_is_seen_at_once() {
    needs_sshd!();
    let server = Sshd::start();
    let mut terminal = open(&server, "viewer");
    terminal.send("2");
    terminal.wait_for("▾ ");
    let xa = server.data().join("dong-khe/xa.ron");
    let text = fs::read_to_string(&xa).unwrap();
    fs::write(&xa, text.replacen("Đông Khê", "Đông Mới", 1)).unwrap();
    terminal.wait_for("XÃ ĐÔNG MỚI");
    // on the same tab
    assert!(terminal.text().contains("▾ "), "{}", terminal.text());
    // a broken file leaves its last good figures, and names no place
    let period = server.data().join("dong-khe/so-lieu/2026-01.ron");
    fs::write(&period, "(((").unwrap();
    terminal.wait_for("Số liệu đang được sửa");
    let text = terminal.text();
    assert!(
        text.contains("33.740,01") && !text.contains("du-lieu"),
        "{text}"
    );
    quit(terminal);
}

#[test]
fn a_client_that_is_gone_leaves_nothing_running() {
    needs_sshd!();
    let server = Sshd::start();
    let terminal = open(&server, "viewer");
    server.wait_log("end=open");
    terminal.signal("KILL");
    let _ = terminal.end();
    server.wait_log("end=gone");
}

#[test]
fn a_name_of_odd_signs_comes_through_sshd_and_shell() {
    needs_sshd!();
    let odd = "O'Anh \"B\\\" $(id) `id` ; # %h !x \\";
    let server = Sshd::with(&[odd, "Bình"], |_| {});
    assert!(server.serves());
    assert!(
        server
            .log()
            .contains(&format!("key=\"{}\"", odd.replace('"', "'"))),
        "{}",
        server.log()
    );
}

#[test]
fn the_set_up_is_a_script_that_a_shell_can_read() {
    let key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ an@pc";
    for lang in ["vi", "en"] {
        for role in ["viewer", "editor", "xem", "ghi"] {
            let script = setup(&[
                "--key",
                key,
                "--role",
                role,
                "--name",
                "O'A \"b\\",
                "--lang",
                lang,
                "--data",
                "/srv/dữ liệu",
            ]);
            let mut shell = Command::new("sh")
                .arg("-n")
                .stdin(Stdio::piped())
                .spawn()
                .unwrap();
            shell
                .stdin
                .take()
                .unwrap()
                .write_all(script.as_bytes())
                .unwrap();
            assert!(shell.wait().unwrap().success(), "{script}");
        }
    }
    let refused = |arguments: &[&str]| {
        let ran = Command::new(PROGRAM)
            .arg("cai-dat-ssh")
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(
            (ran.status.code(), out(&ran).as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        err(&ran)
    };
    assert!(refused(&["--key", "/nonexistent.pub", "--name", "A"]).contains("không tồn tại"));
    assert!(refused(&["--key", key, "--user", "root"]).starts_with("Lỗi: --user: “root”"));
    assert!(refused(&["--key", key, "--name", "a\nb"]).starts_with("Lỗi: --name:"));
    assert!(refused(&["--key", key, "--role", "root"]).contains("viewer (xem), editor (ghi)"));
    assert!(refused(&["--key", key, "--data", "data"]).starts_with("Lỗi: --data:"));
}

#[test]
fn a_figure_carries_the_name_of_the_clerk() {
    let folder = shipped();
    let data = folder.path();
    let data = data.to_string_lossy().into_owned();
    let words = [
        "--role",
        "clerk",
        "--name",
        "Lê Thị Lan",
        "--data",
        &data,
        "--commune",
        "dong-khe",
    ];
    let mut terminal = alone(&words).start();
    terminal.wait_for(COMMUNE);
    ssh::type_a_figure(&mut terminal);
    let period = fs::read_to_string(format!("{data}/dong-khe/so-lieu/2026-01.ron")).unwrap();
    assert!(period.contains("ai: \"Lê Thị Lan\""), "{}", terminal.text());
    terminal.send("\x03");
    assert_eq!(terminal.end().code, 0);
}
