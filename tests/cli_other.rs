//! Help, version, completions, manual, the illustrative data, and a reader who leaves early.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod cli_support;

use std::io::Read;
use std::process::Stdio;

use cli_support::{data, plain, program};

#[test]
fn help_and_version_go_to_the_standard_output() {
    let vietnamese = plain(&["--help"]);
    assert_eq!((vietnamese.err.as_str(), vietnamese.code), ("", 0));
    assert!(vietnamese.out.contains("Cách dùng: giaoban [TÙY CHỌN] [LỆNH]"));
    let english = plain(&["--lang=en", "-h"]);
    assert!(english.out.contains("Usage: giaoban [OPTIONS] [COMMAND]"), "{}", english.out);
    for name in ["show", "find", "check", "sample", "completions", "man"] {
        assert!(english.out.contains(name) && vietnamese.out.contains(name), "{name}");
    }
    for other in ["xem", "tra", "kiem-tra", "mau", "hoan-tat"] {
        assert!(english.out.contains(other), "{other}");
        assert_eq!(plain(&[other, "--help"]).code, 0, "{other}");
    }
    assert_eq!(plain(&["--version"]).out, format!("giaoban {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = plain(&["completions", shell]);
        assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{shell}");
        assert!(ran.out.contains("giaoban") && ran.out.contains("as-of"), "{shell}");
    }
}

#[test]
fn the_manual_page_speaks_one_language() {
    let page = plain(&["man"]).out;
    for part in [".TH giaoban 1", ".SH \"TÊN\"", ".SH \"CÁCH DÙNG\"", ".SH \"giaoban show\"", ".SS \"TÙY CHỌN\"", "kiem\\-tra"] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    for english in [".SH NAME", ".SH OPTIONS", ".SH EXTRA", "Possible values", "aliases"] {
        assert!(!page.contains(english), "{english}");
    }
    assert!(plain(&["man", "--lang", "en"]).out.contains(".SH \"OPTIONS\""));
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let folder = data();
    let mut command = program();
    command.args(["show", "--format", "json", "--data"]).arg(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}
