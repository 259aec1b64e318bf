//! What an office program makes of a document that was written.

use std::path::Path;
use std::process::Command;

/// The text of the pages that `LibreOffice` prints of a file, each ended by a form feed. `part` is its program for such files, `lowriter` or
/// `localc`. Nothing, and a word about it, where this machine has no such program.
pub fn printed(file: &Path, part: &str) -> Option<String> {
    for (program, flag) in [(part, "--version"), ("pdftotext", "-v")] {
        if Command::new(program).arg(flag).output().is_err() {
            eprintln!("skipped: there is no {program} on this machine");
            return None;
        }
    }
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .unwrap();
    let pages = file.with_extension("pdf");
    assert!(ran.status.success() && pages.exists(), "{ran:?}");
    let text = Command::new("pdftotext")
        .arg("-layout")
        .arg(pages)
        .arg("-")
        .output()
        .unwrap();
    Some(String::from_utf8(text.stdout).unwrap())
}
