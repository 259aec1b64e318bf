//! Every workbook of tests/workbooks with its whole answer, in both languages; `GIAOBAN_BLESS=1` writes the answers anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{Ran, data, finish, program, run, write};
use tempfile::TempDir;

const PROFILE: &str = r#"(ma: "dong-khe", ten: "Đông Khê", tinh: "Cao Bằng", chi_tieu: [
    (ma: "che-phu", nhom: "chan-nuoi", ten: "Tỷ lệ che phủ rừng", en: "Forest cover", don_vi: "%", loai: ThoiDiem),
])
"#;

fn workbooks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks")
}

/// A commune with figures of January and an empty February.
fn february() -> TempDir {
    let folder = data();
    write(folder.path(), "dong-khe/xa.ron", PROFILE);
    // the forest of January, in the notation of the files
    let file = folder.path().join("dong-khe/so-lieu/2026-01.ron");
    let january = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        january.replace(
            "    ],\n)",
            "        (chi_tieu: \"che-phu\", thuc_hien: \"70,1\", nguon: \"II.1\"),\n    ],\n)",
        ),
    )
    .unwrap();
    let made = run(folder.path(), &["new", "2026-02"]);
    assert_eq!(made.code, 0, "{}", made.err);
    folder
}

fn import(data: &Path, file: &str, args: &[&str]) -> Ran {
    let mut command = program();
    command
        .current_dir(workbooks())
        .args(["import", file, "--data"])
        .arg(data)
        .args(args);
    finish(command)
}

/// Output, messages, exit code, without the place of the test's own folder.
fn answer(data: &Path, ran: &Ran) -> String {
    let text = format!("{}{}mã thoát {}\n", ran.out, ran.err, ran.code);
    text.replace(&data.display().to_string(), "du-lieu")
}

#[test]
fn every_workbook_has_its_answer() {
    let folder = february();
    let file = folder.path().join("dong-khe/so-lieu/2026-02.ron");
    let before = fs::read(&file).unwrap();
    let mut names: Vec<String> = fs::read_dir(workbooks())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| {
        !Path::new(name)
            .extension()
            .is_some_and(|e| e == "txt" || e == "py")
            && workbooks().join(name).is_file()
    });
    names.sort();
    assert!(names.len() >= 45, "{}", names.len());
    let mut wrong = Vec::new();
    for name in &names {
        for lang in ["vi", "en"] {
            let said = answer(
                folder.path(),
                &import(folder.path(), name, &["--lang", lang]),
            );
            let expect = workbooks().join(format!("{name}.{lang}.txt"));
            if std::env::var_os("GIAOBAN_BLESS").is_some() {
                fs::write(&expect, &said).unwrap();
            } else if fs::read_to_string(&expect).unwrap_or_default() != said {
                wrong.push(format!("{name}, {lang}:\n{said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    // looking writes nothing
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(!folder.path().join("dong-khe/nhap").exists());
}
