//! Help, version, completions, manual, the illustrative data, and a reader who leaves early.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use crate::program::{data, plain, program, run, write};

#[test]
fn help_and_version_go_to_the_standard_output() {
    let vietnamese = plain(&["--help"]);
    assert_eq!((vietnamese.err.as_str(), vietnamese.code), ("", 0));
    assert!(
        vietnamese
            .out
            .contains("Cách dùng: giaoban [TÙY CHỌN] [LỆNH]")
    );
    let english = plain(&["--lang=en", "-h"]);
    assert!(
        english.out.contains("Usage: giaoban [OPTIONS] [COMMAND]"),
        "{}",
        english.out
    );
    for name in [
        "show",
        "find",
        "check",
        "sample",
        "init",
        "completions",
        "man",
    ] {
        assert!(
            english.out.contains(name) && vietnamese.out.contains(name),
            "{name}"
        );
    }
    for other in ["xem", "tra", "kiem-tra", "mau", "hoan-tat"] {
        assert!(english.out.contains(other), "{other}");
        assert_eq!(plain(&[other, "--help"]).code, 0, "{other}");
    }
    assert_eq!(
        plain(&["--version"]).out,
        format!("giaoban {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = plain(&["completions", shell]);
        assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{shell}");
        assert!(
            ran.out.contains("giaoban") && ran.out.contains("as-of"),
            "{shell}"
        );
    }
}

#[test]
fn the_manual_page_speaks_one_language() {
    let page = plain(&["man"]).out;
    for part in [
        ".TH giaoban 1",
        ".SH \"TÊN\"",
        ".SH \"CÁCH DÙNG\"",
        ".SH \"giaoban show\"",
        ".SS \"TÙY CHỌN\"",
        "kiem\\-tra",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    for english in [
        ".SH NAME",
        ".SH OPTIONS",
        ".SH EXTRA",
        "Possible values",
        "aliases",
    ] {
        assert!(!page.contains(english), "{english}");
    }
    assert!(
        plain(&["man", "--lang", "en"])
            .out
            .contains(".SH \"OPTIONS\"")
    );
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let folder = data();
    let mut command = program();
    command
        .args(["show", "--format", "json", "--data"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn the_sample_is_written_once_and_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("moi");
    let out_text = out.display().to_string();
    let first = plain(&["mau", "--out", &out_text]);
    assert_eq!((first.err.as_str(), first.code), ("", 0));
    assert!(first.out.starts_with("Đã ghi 10"), "{}", first.out);
    let profile = out.join("minh-hoa/xa.ron");
    let before = std::fs::read(&profile).unwrap();
    write(&out, "minh-hoa/xa.ron", "của tôi");
    let again = plain(&["sample", "--out", &out_text]);
    assert_eq!((again.out.as_str(), again.code), ("", 2));
    assert!(
        again.err.starts_with(&format!(
            "Lỗi: {out_text}: đã có 107 tệp ở đó, không ghi đè (ví dụ minh-hoa/xa.ron)"
        )),
        "{}",
        again.err
    );
    assert_eq!(std::fs::read_to_string(&profile).unwrap(), "của tôi");
    assert_eq!(plain(&["sample", "--out", &out_text, "--force"]).code, 0);
    assert_eq!(std::fs::read(&profile).unwrap(), before);
    let other = folder.path().join("khac");
    assert_eq!(
        plain(&[
            "sample",
            "--seed",
            "7",
            "--out",
            &other.display().to_string()
        ])
        .code,
        0
    );
    assert_ne!(
        std::fs::read(other.join("minh-hoa/so-lieu/2026-W01.ron")).unwrap(),
        std::fs::read(out.join("minh-hoa/so-lieu/2026-W01.ron")).unwrap()
    );
    // the standard catalogue comes along
    assert!(
        run(&out, &["show", "--commune", "minh-hoa"])
            .out
            .contains("SỐ LIỆU MINH HỌA")
    );
}

#[test]
fn the_sample_is_not_written_where_it_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tep");
    std::fs::write(&file, "").unwrap();
    let ran = plain(&["sample", "--out", &file.display().to_string()]);
    assert_eq!(
        ran.err,
        format!(
            "Lỗi: không ghi được {}/minh-hoa/xa.ron: không phải là thư mục\n",
            file.display()
        )
    );
    assert_eq!(ran.code, 2);
    let look = plain(&[
        "sample",
        "--read-only",
        "--out",
        &folder.path().display().to_string(),
    ]);
    assert_eq!(
        (look.err.as_str(), look.code),
        ("Lỗi: đang ở chế độ chỉ xem; bỏ --read-only để ghi\n", 2)
    );
}

#[test]
fn the_data_inside_is_written_to_a_folder_once() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("xa").join("du-lieu");
    let name = out.display().to_string();
    let look = plain(&["init", "--read-only", &name]);
    assert_eq!(
        (look.err.as_str(), look.code),
        ("Lỗi: đang ở chế độ chỉ xem; bỏ --read-only để ghi\n", 2)
    );
    assert!(!out.exists());
    let first = plain(&["khoi-tao", &name]);
    assert_eq!((first.err.as_str(), first.code), ("", 0));
    assert!(
        first.out.ends_with(&format!(
            " tệp vào {name}; mở bằng: giaoban --data {name}\n"
        )),
        "{}",
        first.out
    );
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/dong-khe/xa.ron");
    assert_eq!(
        std::fs::read(out.join("dong-khe/xa.ron")).unwrap(),
        std::fs::read(built_in).unwrap()
    );
    // a run that was cut off is made again
    std::fs::remove_file(out.join("dong-khe/xa.ron")).unwrap();
    assert_eq!(
        plain(&["init", &name]).out,
        format!("Đã ghi 1 tệp vào {name}; mở bằng: giaoban --data {name}\n")
    );
    write(&out, "dong-khe/xa.ron", "của tôi");
    let again = plain(&["--lang", "en", "init", &name]);
    assert_eq!(
        (again.err, again.code),
        (
            format!(
                "Error: {name}: 1 files are there with another content, none was touched (dong-khe/xa.ron); choose another folder: giaoban init FOLDER\n"
            ),
            2
        )
    );
    assert_eq!(
        std::fs::read_to_string(out.join("dong-khe/xa.ron")).unwrap(),
        "của tôi"
    );
    let file = folder.path().join("tep");
    std::fs::write(&file, "").unwrap();
    let ran = plain(&["init", &file.display().to_string()]);
    let expect = format!(
        "Lỗi: {}: không ghi được: chỗ này là một tệp, không phải thư mục; chọn thư mục khác, hoặc dời tệp này đi\n",
        file.display()
    );
    assert_eq!((ran.err, ran.code), (expect, 2));
}
