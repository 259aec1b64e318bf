use super::*;

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    (folder, path)
}

fn refused(path: &Path, before: Option<&[u8]>, kind: FaultKind) {
    assert_eq!(
        replace(path, before, b"new"),
        Err(Fault {
            file: path.to_string_lossy().into(),
            kind
        })
    );
}

/// The names in a folder but for the lock.
fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap());
    all.filter(|name| name != LOCK).collect()
}

#[test]
fn a_file_is_made_and_replaced() {
    let (folder, path) = folder();
    replace(&path, None, b"one").unwrap();
    refused(&path, None, FaultKind::AlreadyThere);
    replace(&path, Some(b"one"), b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    refused(&path, Some(b"one"), FaultKind::Changed);
    assert_eq!(fs::read(&path).unwrap(), b"two");
    fs::remove_file(&path).unwrap();
    refused(&path, Some(b"two"), FaultKind::Changed);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn what_a_killed_run_left_goes_at_the_next_write() {
    let (folder, path) = folder();
    let left = folder
        .path()
        .join(format!("{}a.ron-77-0{}", TEMPORARY.0, TEMPORARY.1));
    fs::write(&left, "half").unwrap();
    fs::write(folder.path().join(".giaoban-notes"), "mine").unwrap();
    replace(&path, None, b"one").unwrap();
    let mut names = names(folder.path());
    names.sort();
    assert_eq!(names, [".giaoban-notes", "a.ron"]);
}

#[test]
fn what_changes_while_we_think_is_not_overwritten() {
    let (_folder, path) = folder();
    fs::write(&path, "one").unwrap();
    let fault = change::<Fault>(&path, |text| {
        // an editor that knows of no lock
        fs::write(&path, "theirs").unwrap();
        Ok(format!("{} and ours", text.unwrap()))
    });
    assert_eq!(fault.unwrap_err().kind, FaultKind::Changed);
    assert_eq!(fs::read(&path).unwrap(), b"theirs");
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let (folder, path) = folder();
    refused(&folder.path().join("no/a.ron"), None, FaultKind::NoFolder);
    fs::create_dir(&path).unwrap();
    refused(&path, None, FaultKind::NotAFile);
    fs::write(folder.path().join("b.ron"), [0xff, 0x41]).unwrap();
    let fault = change::<Fault>(&folder.path().join("b.ron"), |_| Ok(String::new()));
    assert_eq!(fault.unwrap_err().kind, FaultKind::NotText);
    let check =
        |kind: io::ErrorKind, expect| assert_eq!(FaultKind::from(io::Error::from(kind)), expect);
    check(io::ErrorKind::StorageFull, FaultKind::Full);
    check(io::ErrorKind::ReadOnlyFilesystem, FaultKind::ReadOnlyDisk);
    check(io::ErrorKind::PermissionDenied, FaultKind::ProtectedFolder);
}

#[cfg(unix)]
#[test]
fn links_and_rights_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = folder();
    fs::write(&path, "one").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.ron");
    symlink("a.ron", &link).unwrap();
    replace(&link, Some(b"one"), b"two").unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    refused(&path, Some(b"two"), FaultKind::ProtectedFile);
    fs::remove_file(&path).unwrap();
    refused(&link, None, FaultKind::BrokenLink);
    let round = folder.path().join("round.ron");
    symlink("round.ron", &round).unwrap();
    refused(&round, None, FaultKind::LinkLoop);
}

#[test]
fn lines_that_end_as_on_old_macintoshes_stay_so() {
    let (_folder, path) = folder();
    fs::write(&path, "(\r  a: 1,\r)\r").unwrap();
    change::<Fault>(&path, |text| {
        assert_eq!(text, Some("(\n  a: 1,\n)\n"));
        Ok("(\n  a: 2,\n)\n".to_string())
    })
    .unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"(\r  a: 2,\r)\r");
}

/// Whatever stands in the place of the file or of the lock: it is named, and nothing waits for it.
#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_or_a_lock_is_named() {
    let pipe = |path: &Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.unwrap().success());
    };
    let (_folder, path) = folder();
    pipe(&path);
    refused(&path, Some(b"one"), FaultKind::NotAFile);
    let (folder, path) = self::folder();
    fs::write(&path, "one").unwrap();
    let lock = folder.path().join(LOCK);
    pipe(&lock);
    let fault = replace(&path, Some(b"one"), b"two").unwrap_err();
    assert_eq!(*fault.file, *lock.to_string_lossy());
    assert_eq!(fault.kind, FaultKind::NotAFile);
    assert_eq!(fs::read(&path).unwrap(), b"one");
}
