//! `giaoban doctor`: works without a terminal, in both languages, under both names.

use std::process::Command;

use crate::program::{Ran, data, finish, plain, program, write};

/// In a terminal that is known, with settings of its own.
fn doctor(settings: &std::path::Path, args: &[&str]) -> Command {
    let mut command = program();
    for name in [
        "LC_ALL",
        "LC_CTYPE",
        "COLORTERM",
        "TERM_PROGRAM",
        "SSH_TTY",
        "SSH_CONNECTION",
        "TMUX",
        "STY",
        "WT_SESSION",
    ] {
        command.env_remove(name);
    }
    command
        .env("TERM", "xterm-256color")
        .env("LANG", "vi_VN.UTF-8")
        .env("XDG_CONFIG_HOME", settings)
        .arg("doctor")
        .args(args);
    command
}

fn says(ran: &Ran, code: i32, parts: &[&str]) {
    assert_eq!((ran.err.as_str(), ran.code), ("", code), "{}", ran.out);
    for part in parts {
        assert!(ran.out.contains(part), "{part} in\n{}", ran.out);
    }
}

#[test]
fn without_a_terminal_nothing_has_to_be_changed() {
    let settings = tempfile::tempdir().unwrap();
    let ran = finish(doctor(
        settings.path(),
        &["--distance", "8", "--height", "1,5"],
    ));
    says(
        &ran,
        0,
        &[
            "KIỂM TRA MÁY",
            "không đo được: đang in ra tệp",
            "256 màu, theo TERM hoặc TERM_PROGRAM",
            "LANG=vi_VN.UTF-8 là UTF-8",
            "ỆỒẴỰ",
            "ệồẵự",
            "full: đủ các dấu vẽ",
            "▁▂▃▄▅▆▇",
            "▲ ● ◆ ▽ ▼ ◌ ·",
            "bộ có sẵn trong chương trình",
            "toi; khi trình chiếu: chieu-sang",
            "nhiều nhất 16 dòng",
            "đến 22 dòng",
            "Không phải chỉnh gì",
        ],
    );
    let same = finish(doctor(
        settings.path(),
        &["--khoang-cach", "8 m", "--cao=1.5"],
    ));
    assert_eq!(same, ran);
    let mut other = program();
    other
        .args(["kiem-tra-may", "--lang", "en"])
        .env("XDG_CONFIG_HOME", settings.path());
    assert!(finish(other).out.starts_with("CHECK OF THIS MACHINE"));
}

#[test]
fn the_set_of_signs_is_told_and_how_to_change_it() {
    let settings = tempfile::tempdir().unwrap();
    let mut linux = doctor(settings.path(), &["--lang", "en"]);
    linux.env("TERM", "linux");
    let ran = finish(linux);
    says(
        &ran,
        1,
        &[
            "plain: only those that the old fonts",
            "because this is the Linux console",
            "add --glyphs full, plain or ascii",
            "1. Use a terminal window, or load a font",
            "▲ ● ▪ ↓ ▼ ? ·",
        ],
    );
    write(settings.path(), "giaoban/dau-ve", "ascii\n");
    let parts = ["ascii: chỉ ký tự ASCII, theo tệp dau-ve", "^ = ~ v V ? ."];
    says(&finish(doctor(settings.path(), &[])), 0, &parts);
    let parts = ["full: đủ các dấu vẽ, theo --glyphs"];
    let ran = finish(doctor(settings.path(), &["--glyphs", "full"]));
    says(&ran, 0, &parts);
    write(settings.path(), "giaoban/dau-ve", "đủ");
    let parts = ["full: đủ các dấu vẽ", "dau-ve: không hiểu “đủ”; chỉ nhận"];
    says(&finish(doctor(settings.path(), &[])), 1, &parts);
}

#[test]
fn what_should_be_changed_ends_with_one() {
    let settings = tempfile::tempdir().unwrap();
    let mut latin = doctor(settings.path(), &["--lang", "en"]);
    latin
        .env("LANG", "vi_VN.TCVN")
        .env("SSH_TTY", "/dev/pts/1")
        .env("TMUX", "/tmp/tmux");
    let ran = finish(latin);
    says(
        &ran,
        1,
        &[
            "LANG=vi_VN.TCVN is not UTF-8",
            "ASCII only",
            "remote, over SSH, inside tmux",
            "1. Set LANG=vi_VN.UTF-8",
        ],
    );
    assert!(
        !ran.out.contains('█') && !ran.out.contains('▲'),
        "{}",
        ran.out
    );
    says(
        &finish(doctor(
            settings.path(),
            &["--distance", "10", "--height", "0,68"],
        )),
        1,
        &["nhiều nhất 5 dòng", "ngồi trong 4,9 m"],
    );
}

#[test]
fn the_data_folder_is_tried_and_left_as_it_was() {
    let (folder, settings) = (data(), tempfile::tempdir().unwrap());
    let path = folder.path().display().to_string();
    let count = || {
        std::fs::read_dir(folder.path()).unwrap().count()
            + std::fs::read_dir(folder.path().join("dong-khe"))
                .unwrap()
                .count()
    };
    let before = count();
    says(
        &finish(doctor(settings.path(), &["--data", &path])),
        0,
        &[&format!("{path} (--data): đọc và ghi được")],
    );
    says(
        &finish(doctor(settings.path(), &["--data", &path, "--read-only"])),
        0,
        &["không ghi, theo --read-only"],
    );
    assert_eq!(count(), before);
    let mut variable = doctor(settings.path(), &[]);
    variable.env("GIAOBAN_DATA", folder.path().join("khong-co"));
    says(
        &finish(variable),
        1,
        &[
            "khong-co (GIAOBAN_DATA): không đọc được: không tồn tại",
            "1. Chọn thư mục dữ liệu khác",
        ],
    );
}

#[test]
fn own_themes_are_named_and_their_faults_told() {
    let settings = tempfile::tempdir().unwrap();
    write(settings.path(), "giaoban/themes/hong.ron", "(");
    let ran = finish(doctor(settings.path(), &[]));
    says(
        &ran,
        1,
        &["giaoban: đã có", "1. Sửa tệp bộ màu:", "hong.ron"],
    );
}

#[test]
fn wrong_values_are_told_what_is_allowed() {
    let see = "Xem thêm: giaoban --help\n";
    let distance = "số mét từ 0,5 đến 100, ví dụ 8 hoặc 7,5";
    for value in [
        "x", "0", "0,4", "100,1", "-8", "1.234,5", "8,", ",5", "1e2", "+8", "",
    ] {
        let ran = plain(&["doctor", "--height", "1", "--distance", value]);
        if value.is_empty() {
            assert_eq!(ran.code, 2);
            continue;
        }
        assert_eq!(
            (ran.err, ran.code),
            (
                format!("Lỗi: --distance: không hiểu “{value}”; chỉ nhận {distance}\n{see}"),
                2
            )
        );
    }
    let ran = plain(&[
        "doctor",
        "--distance",
        "8",
        "--height",
        "21",
        "--lang",
        "en",
    ]);
    assert_eq!(
        ran.err,
        "Error: --height: cannot read “21”; takes metres from 0.1 to 20, for example 1.5\nSee also: giaoban --help\n"
    );
    assert_eq!(
        plain(&["doctor", "--distance", "8"]).err,
        format!("Lỗi: thiếu --height <MÉT>\n{see}")
    );
    assert_eq!(
        plain(&["doctor", "--cao", "2"]).err,
        format!("Lỗi: thiếu --distance <MÉT>\n{see}")
    );
}
