//! The built-in server, by the system's own `ssh` on loopback: it shows the dashboard and answers a few commands, and does nothing else.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::files::shipped;
use crate::pty::{Ended, Pty, Setup};
use crate::ssh::{self, Server, err, free_port, have_ssh, out, records, said_at};

const COMMUNE: &str = "XÃ ĐÔNG KHÊ";
const ESC: &str = "\x1b";

/// The test, unless there is no `ssh`.
macro_rules! needs_ssh {
    () => {
        if !have_ssh() {
            return;
        }
    };
}

fn open(server: &Server, who: &str) -> Pty {
    let mut terminal = server.terminal(who, &[]).start();
    terminal.wait_for(COMMUNE);
    terminal
}

#[track_caller]
fn check_ended(ended: &Ended, code: u32) {
    assert_eq!(
        (ended.code, &ended.left),
        (code, &Vec::new()),
        "{}",
        ended.text
    );
}

fn quit(mut terminal: Pty) {
    terminal.send("q");
    check_ended(&terminal.end(), 0);
}

#[test]
fn a_figure_is_found_in_a_few_keys() {
    needs_ssh!();
    let server = Server::start();
    assert!(
        server.greeting.contains("SHA256:") && server.greeting.contains("Khóa được vào: 2"),
        "{}",
        server.greeting
    );
    let mut terminal = open(&server, "viewer");
    terminal.send("/");
    terminal.send("thu ngan sach");
    terminal.wait_for("thu ngan sach");
    terminal.wait_for("Tổng thu ngân sách");
    terminal.send("\r");
    terminal.wait_for("183,852");
    // the same keys come in another terminal's way, in pieces and with accents
    terminal.send(ESC);
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
    terminal.send("1");
    terminal.wait_for(COMMUNE);
    quit(terminal);
    server.wait_log("end=quit");
    let log = server.log();
    assert!(
        log.contains("key=\"Nguyễn Văn An\" role=viewer from=127.0.0.1:"),
        "{log}"
    );
}

#[test]
fn commands_are_answered_as_text() {
    needs_ssh!();
    let server = Server::start();
    let found = server.ssh("viewer", &[], &["tra", "\"thu ngan sach\""]);
    assert_eq!(found.status.code(), Some(0));
    assert!(
        out(&found).contains("Tổng thu ngân sách nhà nước: 183,852 triệu đồng"),
        "{}",
        out(&found)
    );
    assert_eq!(err(&found), "");
    assert_eq!(
        out(&server.ssh("editor", &[], &["find thu ngan sach"])),
        out(&found)
    );
    // in a terminal too, and there a line begins at the left
    let ended = server
        .terminal_with("viewer", &["-tt"], "tra thu ngan sach")
        .start()
        .end();
    assert_eq!(ended.code, 0);
    assert!(ended.text.contains("183,852"), "{}", ended.text);
    let nothing = server.ssh("viewer", &[], &["tra khong-co-gi-nhu-the"]);
    assert_eq!(
        (nothing.status.code(), out(&nothing).as_str()),
        (Some(1), "")
    );
    assert!(
        out(&server.ssh("viewer", &[], &["xem", "kinh-te", "--format", "csv"]))
            .lines()
            .count()
            > 10
    );
    let log = server.log();
    assert!(
        log.contains("what=\"tra 'thu ngan sach'\"") && log.contains("role=editor"),
        "{log}"
    );
}

#[test]
fn what_is_not_on_the_list_is_refused_in_one_line() {
    needs_ssh!();
    let server = Server::start();
    for command in [
        "/bin/sh",
        "; id",
        "$(id)",
        "../../etc/passwd",
        "sh -c id",
        "xem --data /etc",
        "xuat -o x",
        "tra 'thu",
        "scp -t /",
        "serve",
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
    // words are only words
    let words = server.ssh("editor", &[], &["tra '$(id)' '; id' '`id`'"]);
    assert_eq!((words.status.code(), out(&words).as_str()), (Some(1), ""));
    assert!(!err(&words).contains("uid="));
    // no terminal, no command
    let bare = server.ssh("viewer", &["-T"], &[]);
    assert_eq!((bare.status.code(), out(&bare).as_str()), (Some(2), ""));
    assert!(err(&bare).contains("ssh -t"), "{}", err(&bare));
}

#[test]
fn nobody_else_comes_in() {
    needs_ssh!();
    let server = Server::start();
    for (who, options) in [
        ("stranger", &[][..]),
        ("viewer", &["-o", "PreferredAuthentications=password"]),
        (
            "viewer",
            &["-o", "PreferredAuthentications=keyboard-interactive"],
        ),
        ("viewer", &["-o", "PreferredAuthentications=none"]),
        ("nobody", &[]),
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
    // a key with the right comment is still another key
    ssh::make_key(&server.path("false"), "Nguyễn Văn An");
    assert_eq!(
        server.ssh("false", &[], &["tra", "thu"]).status.code(),
        Some(255)
    );
    // somebody who tries key after key
    let mut many: Vec<String> = Vec::new();
    for number in 0..8 {
        let name = format!("try{number}");
        ssh::make_key(&server.path(&name), "x");
        many.extend([
            "-i".to_string(),
            server.path(&name).to_string_lossy().into_owned(),
        ]);
    }
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(
        server.ssh("stranger", &many, &["tra", "thu"]).status.code(),
        Some(255)
    );
    server.wait_log("refused: 6 keys tried");
    assert!(server.serves());
}

#[test]
fn there_is_no_way_through() {
    needs_ssh!();
    let server = Server::start();
    let port = server.port;
    let through = server.ssh("editor", &["-W", &format!("127.0.0.1:{port}")], &[]);
    assert_ne!(through.status.code(), Some(0));
    assert_eq!(out(&through), "");
    let back = server.ssh(
        "editor",
        &[
            "-N",
            "-o",
            "ExitOnForwardFailure=yes",
            "-R",
            "0:127.0.0.1:1",
        ],
        &[],
    );
    assert_eq!(back.status.code(), Some(255), "{}", err(&back));
    let socket = server.path("socket").to_string_lossy().into_owned();
    let back = server.ssh(
        "editor",
        &[
            "-N",
            "-o",
            "ExitOnForwardFailure=yes",
            "-R",
            &format!("{socket}:127.0.0.1:1"),
        ],
        &[],
    );
    assert_eq!(back.status.code(), Some(255), "{}", err(&back));
    let files = server.ssh("editor", &["-s"], &["sftp"]);
    assert_ne!(files.status.code(), Some(0));
    assert_eq!(out(&files), "");
    server.wait_log("refused: subsystem sftp");
    // what is asked for besides a command does not keep the answer back
    let asked = server.ssh(
        "editor",
        &["-A", "-R", "0:127.0.0.1:1", "-o", "ExitOnForwardFailure=no"],
        &["tra", "thu", "ngan", "sach"],
    );
    assert!(out(&asked).contains("183,852"), "{}", err(&asked));
}

#[test]
fn a_local_door_leads_nowhere() {
    needs_ssh!();
    let server = Server::start();
    // a port that is free now
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
    needs_ssh!();
    let server = Server::start();
    let set = "SetEnv=PAGER=/bin/sh EDITOR=/bin/sh LD_PRELOAD=/tmp/x.so GIAOBAN_DATA=/etc LANG=../../x LC_ALL=$(id) PATH=/tmp";
    let mut terminal = server
        .terminal("viewer", &["-o", set])
        .env("TERM", "xterm")
        .start();
    terminal.wait_for("ĐÔNG KHÊ");
    quit(terminal);
    for term in ["../../etc/passwd", "$(id)", "", "dumb", &"x".repeat(300)] {
        let ended = server
            .terminal("viewer", &["-o", set])
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
    let found = server.ssh("viewer", &["-o", set], &["tra", "thu", "ngan", "sach"]);
    assert!(out(&found).contains("183,852"));
    // what may be set: language and colours
    let mut terminal = server
        .terminal("viewer", &["-o", "SetEnv=LC_GIAOBAN_LANG=en NO_COLOR=1"])
        .start();
    terminal.wait_for("COMMUNE OF");
    assert!(!String::from_utf8_lossy(terminal.raw()).contains("38;5;"));
    quit(terminal);
}

#[test]
fn colours_are_256_unless_the_client_says_more() {
    needs_ssh!();
    let server = Server::start();
    for (options, term, there, absent) in [
        (&[][..], "xterm", "8;5;", "8;2;"),
        (&[], "xterm-256color", "8;5;", "8;2;"),
        (
            &["-o", "SetEnv=COLORTERM=truecolor"],
            "xterm-256color",
            "8;2;",
            "8;5;",
        ),
        (&[], "linux", "\x1b[", "8;5;"),
    ] {
        let mut terminal = server.terminal("viewer", options).env("TERM", term).start();
        terminal.wait_for("ĐÔNG KHÊ");
        let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
        assert!(
            raw.contains(there) && !raw.contains(absent),
            "{term} {options:?}"
        );
        quit(terminal);
    }
}

#[test]
fn a_window_of_any_size_is_drawn() {
    needs_ssh!();
    let server = Server::start();
    for size in [
        "rows 0 cols 0",
        "rows 65535 cols 65535",
        "rows 1 cols 1",
        "rows 65535 cols 80",
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
    assert!(server.memory() < 200 << 20, "{}", server.memory());
}

#[test]
fn typed_escape_sequences_do_nothing() {
    needs_ssh!();
    let server = Server::start();
    let mut terminal = open(&server, "viewer");
    terminal.send("/");
    terminal.send("thu");
    terminal.wait_for("thu");
    terminal.send("\x1b]0;evil\x07\x1b[2J\x1b[31m\x1b[6n\x1bP+q\x1b\\\u{9b}2J\x1b[<0;1;1M");
    terminal.send("\x1b[200~ngan\x1b]0;evil\x07\u{202e}\x00\x1b[2J\x1b[201~");
    terminal.wait_for("ngan");
    let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
    assert!(!raw.contains("\x1b]") && !raw.contains("\x1b[31m\x1b[6n"));
    terminal.send("\x03");
    let _ = terminal.end();
    assert!(server.serves());
}

#[test]
fn a_flood_of_silent_connections_keeps_nobody_out() {
    needs_ssh!();
    let server = Server::start();
    let terminal = open(&server, "viewer");
    let mut flood = Vec::new();
    for _ in 0..500 {
        flood.push(TcpStream::connect(("127.0.0.1", server.port)).unwrap());
    }
    assert!(server.serves());
    // some of them speak half of what is needed
    for stream in &mut flood {
        let _ = stream.write_all(b"SSH-2.0-flood\r\n");
    }
    assert!(server.serves());
    quit(terminal);
    drop(flood);
    assert!(server.serves());
}

#[test]
fn garbage_is_survived() {
    needs_ssh!();
    let server = Server::start();
    let terminal = open(&server, "viewer");
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2])
        .collect();
    for begin in [
        &b""[..],
        b"GET / HTTP/1.1\r\n\r\n",
        b"SSH-1.0-old\r\n",
        b"SSH-2.0-x\r\n",
        b"SSH-2.0-x\r\n\xff\xff\xff\xff",
        b"SSH-2.0-x\r\n\0\0\0\x0c\x0a",
    ] {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let _ = stream.write_all(&[begin, &noise].concat());
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(server.serves());
    quit(terminal);
}

#[test]
fn a_client_that_never_reads_is_dropped() {
    needs_ssh!();
    let server = Server::start();
    let other = open(&server, "editor");
    let pipe = server.path("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let arguments = server.arguments("viewer", &["-tt"]);
    let script = format!(
        "stty rows 100 cols 320; exec ssh \"$@\" >{}",
        pipe.display()
    );
    let all: Vec<&str> = ["-c", &script, "sh"]
        .into_iter()
        .chain(arguments.iter().map(String::as_str))
        .collect();
    let mut terminal = Setup::new("sh", &all).start();
    let _never_read = fs::File::open(&pipe).unwrap();
    server.wait_log("key=\"Nguyễn Văn An\" role=viewer");
    let before = server.memory();
    let start = Instant::now();
    while !server.log().contains("end=stalled") {
        assert!(
            start.elapsed() < Duration::from_secs(90),
            "{}",
            server.log()
        );
        // all of the screen is drawn anew
        terminal.send("\x0c");
        thread::sleep(Duration::from_millis(5));
    }
    assert!(
        server.memory() < before + (20 << 20),
        "{before} {}",
        server.memory()
    );
    drop(terminal);
    quit(other);
    assert!(server.serves());
}

#[test]
fn sessions_are_told_when_the_server_stops() {
    needs_ssh!();
    for signal in ["TERM", "INT"] {
        let server = Server::start();
        let terminal = open(&server, "viewer");
        server.signal(signal);
        let ended = terminal.end();
        check_ended(&ended, 1);
        assert!(ended.text.contains("Máy chủ đang dừng"), "{}", ended.text);
        assert!(server.log().contains("end=stopped"));
        assert_eq!(server.end(), Some(0));
    }
}

#[test]
fn there_is_room_for_so_many() {
    needs_ssh!();
    let server = Server::with(&["--sessions", "1"]);
    let terminal = open(&server, "viewer");
    let full = server.ssh("editor", &[], &["tra", "thu"]);
    assert_eq!((full.status.code(), out(&full).as_str()), (Some(2), ""));
    assert!(err(&full).contains("đã đủ số phiên"), "{}", err(&full));
    quit(terminal);
    let start = Instant::now();
    while !server.serves() {
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}

#[test]
fn keys_are_taken_up_without_a_restart() {
    needs_ssh!();
    let server = Server::start();
    let (viewer, editor) = (open(&server, "viewer"), open(&server, "editor"));
    let file = server.path("keys/authorized_keys");
    let (stranger, editors) = (server.public("stranger"), server.public("editor"));
    fs::write(
        &file,
        format!("{stranger}not a key at all\nrole=\"editor\" {editors}"),
    )
    .unwrap();
    assert_eq!(
        server.ssh("stranger", &[], &["tra", "thu"]).status.code(),
        Some(0)
    );
    assert_eq!(
        server.ssh("viewer", &[], &["tra", "thu"]).status.code(),
        Some(255)
    );
    server.wait_log("authorized_keys:2:");
    // whose key is gone does not stay in
    let ended = viewer.end();
    check_ended(&ended, 1);
    assert!(
        ended.text.contains("khóa này không còn được vào"),
        "{}",
        ended.text
    );
    server.wait_log("end=removed");
    // nor with more than the key may do now
    fs::write(&file, format!("{stranger}{editors}")).unwrap();
    server.signal("HUP");
    assert_eq!(editor.end().code, 1);
    quit(open(&server, "editor"));
}

#[test]
fn a_key_that_is_gone_lets_nobody_stay_even_where_nobody_says_so() {
    needs_ssh!();
    let server = Server::start();
    let viewer = open(&server, "viewer");
    fs::write(server.path("keys/authorized_keys"), "").unwrap();
    assert_eq!(viewer.end().code, 1);
}

#[test]
fn an_rsa_key_is_refused_and_the_log_says_so() {
    needs_ssh!();
    let server = Server::start();
    let path = server.path("rsa");
    assert!(
        Command::new("ssh-keygen")
            .args(["-q", "-t", "rsa", "-b", "2048", "-N", "", "-C", "x", "-f"])
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    let people = server.public("viewer") + &server.public("rsa");
    fs::write(server.path("keys/authorized_keys"), people).unwrap();
    let refused = server.ssh("rsa", &[], &["tra", "thu"]);
    assert_eq!(refused.status.code(), Some(255));
    server.signal("HUP");
    server.wait_log("khóa RSA không vào được máy chủ này");
    assert!(server.serves());
}

#[test]
fn an_editor_takes_a_conclusion_and_a_viewer_does_not() {
    needs_ssh!();
    let folder = shipped();
    let data = folder.path();
    let server = Server::with(&["--data", &data.to_string_lossy()]);
    let mut viewer = open(&server, "viewer");
    viewer.send("K");
    viewer.wait_for("chế độ chỉ xem");
    assert_eq!(records(data), "");
    let mut editor = open(&server, "editor");
    editor.send("K");
    editor.wait_for("KẾT LUẬN MỚI");
    editor.send("Đôn đốc thu ngân sách");
    editor.wait_for("Đôn đốc thu ngân sách");
    editor.send("\x1b[19~");
    editor.wait_for("Đã ghi kết luận 1");
    let record = records(data);
    assert!(
        record.contains("Đôn đốc thu ngân sách") && record.contains("ai: \"Trần Thị Bình\""),
        "{record}"
    );
    let log = server.log();
    assert!(
        log.contains("key=\"Trần Thị Bình\" role=editor from="),
        "{log}"
    );
    assert!(log.contains(" add\" seconds=0.0 end=saved"), "{log}");
    // figures are another role's
    editor.send("2");
    editor.wait_for("▾ ");
    editor.send("\x1bOQ");
    editor.wait_for("Vai trò editor chỉ ghi kết luận và trạng thái");
    // the one who has been looking all the time finds it
    viewer.send("/");
    viewer.send("don doc thu ngan sach");
    viewer.wait_for("Đôn đốc thu ngân sách");
    quit(editor);
    viewer.send(ESC);
    viewer.wait_gone("don doc thu ngan sach");
    quit(viewer);
    // what is wrong is told without the place of the data
    fs::write(data.join("dong-khe/nhiem-vu/hong.ron"), "(((").unwrap();
    let wrong = server.ssh("viewer", &[], &["kiem-tra"]);
    assert_eq!(wrong.status.code(), Some(1));
    let place = folder.path().to_string_lossy().into_owned();
    assert!(
        out(&wrong).contains("dong-khe/nhiem-vu/hong.ron:1:") && !out(&wrong).contains(&place),
        "{}",
        out(&wrong)
    );
}

#[test]
fn data_are_taken_up_without_dropping_a_session() {
    needs_ssh!();
    let folder = shipped();
    let data = folder.path();
    let server = Server::with(&["--data", &data.to_string_lossy()]);
    let mut terminal = open(&server, "viewer");
    terminal.send("2");
    terminal.wait_for("▾ ");
    let xa = data.join("dong-khe/xa.ron");
    let text = fs::read_to_string(&xa).unwrap();
    fs::write(&xa, text.replacen("Đông Khê", "Đông Mới", 1)).unwrap();
    server.signal("HUP");
    terminal.wait_for("XÃ ĐÔNG MỚI");
    // on the same tab
    assert!(terminal.text().contains("▾ "), "{}", terminal.text());
    // what can no longer be read leaves the last good figures
    fs::write(&xa, "(((").unwrap();
    server.signal("HUP");
    server.wait_log("đã đọc lại khóa và dữ liệu");
    assert!(terminal.text().contains("XÃ ĐÔNG MỚI"));
    quit(terminal);
}

#[test]
fn a_meeting_is_presented_and_its_timer_goes_without_a_key() {
    needs_ssh!();
    let server = Server::start();
    let mut terminal = open(&server, "viewer");
    // the one with minutes in its agenda is the next
    terminal.send("x");
    terminal.wait_for("Minh Họa");
    terminal.send("\x1b[B\r");
    terminal.wait_for("XÃ MINH HỌA");
    terminal.send("\x1b[15~");
    terminal.wait_for("GIAO BAN UBND XÃ");
    terminal.send("3\r");
    // until the clock has been told it reads `15 phút`
    terminal.wait_for("còn 15 phút");
    terminal.send(ESC);
    terminal.wait_for("XÃ MINH HỌA");
    terminal.send("\x03");
    check_ended(&terminal.end(), 0);
}

#[test]
fn a_line_of_another_encoding_keeps_nobody_else_out() {
    needs_ssh!();
    let server = Server::start();
    let terminal = open(&server, "viewer");
    let path = server.path("keys/authorized_keys");
    let stranger = server.public("stranger");
    let line = stranger.trim_end().as_bytes();
    let people = [line, b" Nguy\xe3n\n", &fs::read(&path).unwrap()].concat();
    fs::write(&path, people).unwrap();
    server.signal("HUP");
    server.wait_log("không phải UTF-8");
    assert_eq!(
        server.ssh("stranger", &[], &["tra", "thu"]).status.code(),
        Some(255)
    );
    assert!(server.serves());
    quit(terminal);
}

#[test]
fn the_log_is_opened_anew_and_strangers_do_not_fill_it() {
    needs_ssh!();
    let server = Server::start();
    for _ in 0..12 {
        server.ssh("stranger", &[], &["tra", "thu"]);
    }
    assert_eq!(server.log().matches("refused: 1 keys tried").count(), 10);
    fs::rename(server.path("log"), server.path("log.1")).unwrap();
    server.signal("HUP");
    server.wait_log("đã đọc lại khóa và dữ liệu");
    assert!(server.serves());
    server.wait_log("end=0");
}

#[test]
fn nothing_slow_is_offered_to_strangers() {
    needs_ssh!();
    let server = Server::start();
    for (exchange, code) in [
        ("curve25519-sha256", 0),
        ("diffie-hellman-group14-sha256", 255),
        ("diffie-hellman-group18-sha512", 255),
        ("diffie-hellman-group-exchange-sha256", 255),
    ] {
        let option = format!("KexAlgorithms={exchange}");
        let answer = server.ssh("viewer", &["-o", &option], &["tra", "thu"]);
        assert_eq!(
            answer.status.code(),
            Some(code),
            "{exchange}: {}",
            err(&answer)
        );
    }
    server.wait_log("refused: no common Kex");
}

#[test]
fn who_types_a_passphrase_stays_while_others_only_say_a_version() {
    needs_ssh!();
    let server = Server::start();
    let locked = Command::new("ssh-keygen")
        .args(["-q", "-p", "-P", "", "-N", "mật khẩu", "-f"])
        .arg(server.path("viewer"))
        .status()
        .unwrap();
    assert!(locked.success());
    let mut arguments = server.arguments("viewer", &["-tt"]);
    for argument in &mut arguments {
        *argument = argument.replace("BatchMode=yes", "BatchMode=no");
    }
    let all: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut terminal = Setup::new("ssh", &all).start();
    terminal.wait_for("passphrase");
    let mut flood = Vec::new();
    for _ in 0..150 {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.write_all(b"SSH-2.0-flood\r\n").unwrap();
        // answered: it is counted by now
        stream.read_exact(&mut [0; 8]).unwrap();
        flood.push(stream);
    }
    terminal.send("mật khẩu\r");
    terminal.wait_for(COMMUNE);
    quit(terminal);
}

#[test]
fn few_files_and_many_silent_connections_end_nothing() {
    needs_ssh!();
    let server = Server::after("ulimit -n 64");
    assert!(
        server.greeting.contains("chỉ đủ chỗ cho 20 phiên"),
        "{}",
        server.greeting
    );
    let terminal = open(&server, "editor");
    let flood: Vec<_> = (0..120)
        .map(|_| TcpStream::connect(("127.0.0.1", server.port)).unwrap())
        .collect();
    assert!(server.serves());
    drop(flood);
    assert!(server.serves());
    quit(terminal);
}

#[test]
fn a_clerk_types_figures_and_takes_no_conclusion() {
    needs_ssh!();
    let folder = shipped();
    let data = folder.path();
    let server = Server::with(&["--data", &data.to_string_lossy()]);
    let clerk = format!("role=\"clerk\" {}", server.public("viewer"));
    fs::write(server.path("keys/authorized_keys"), clerk).unwrap();
    let mut terminal = open(&server, "viewer");
    ssh::type_a_figure(&mut terminal);
    let period = fs::read_to_string(data.join("dong-khe/so-lieu/2026-01.ron")).unwrap();
    assert!(
        period.contains("ai: \"Nguyễn Văn An\""),
        "{}",
        terminal.text()
    );
    terminal.send("\x03");
    check_ended(&terminal.end(), 0);
    assert_eq!(records(data), "");
}

#[test]
fn exports_that_nobody_takes_cost_little_and_keep_nobody_waiting() {
    needs_ssh!();
    let server = Server::start();
    let other = open(&server, "editor");
    let export = ["xuat", "--commune", "all", "--format", "json"];
    let whole = server.ssh("editor", &[], &export);
    assert!(whole.stdout.len() > 10 << 20, "{}", err(&whole));
    assert!(serde_json::from_slice::<serde_json::Value>(&whole.stdout).is_ok());
    let before = server.memory();
    let mut waiting: Vec<_> = (0..20)
        .map(|_| {
            Command::new("ssh")
                .args(server.arguments("viewer", &[]))
                .args(export)
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        assert!(server.serves());
    }
    let after = server.memory();
    assert!(after < before + (40 << 20), "{before} {after}");
    for child in &mut waiting {
        let _ = child.kill();
        let _ = child.wait();
    }
    server.wait_log("end=gone");
    quit(other);
    assert!(server.serves());
}

#[test]
fn a_host_key_that_cannot_be_used_is_told_at_start() {
    needs_ssh!();
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("host_ed25519");
    for (kind, passphrase, says) in [
        ("ed25519", "secret", "khóa máy chủ có mật khẩu"),
        ("rsa", "", "khóa máy chủ loại ssh-rsa không dùng được"),
        ("dsa", "", "khóa máy chủ loại ssh-dss không dùng được"),
    ] {
        let _ = fs::remove_file(&key);
        let made = Command::new("ssh-keygen")
            .args(["-q", "-t", kind, "-N", passphrase, "-f"])
            .arg(&key)
            .stderr(Stdio::null())
            .status()
            .unwrap();
        if !made.success() {
            // a newer one makes none of this kind
            assert_eq!(kind, "dsa");
            continue;
        }
        let started = Command::new(env!("CARGO_BIN_EXE_giaoban"))
            .args(["serve", "--listen", "127.0.0.1:0", "--keys"])
            .arg(folder.path())
            .output()
            .unwrap();
        let said = err(&started);
        assert_eq!(started.status.code(), Some(2), "{said}");
        assert!(
            said.contains(says) && said.contains("ssh-keygen -"),
            "{said}"
        );
    }
    let server = Server::after("ssh-keygen -q -t ecdsa -N '' -f \"$HOME/keys/host_ed25519\"");
    assert!(server.serves());
}
