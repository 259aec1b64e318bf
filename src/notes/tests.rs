//! The place of the sockets and the presentation's end, on a real file system.
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::place::{listen, sockets};
use super::*;
use crate::app::Step;
use crate::app::notes::Sheet;
use crate::text::Lang;

fn private() -> TempDir {
    let folder = tempfile::Builder::new()
        .prefix("gb")
        .tempdir_in("/tmp")
        .unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
    folder
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_folder_is_in_the_users_own_and_for_nobody_else() {
    let (runtime, temporary) = (private(), private());
    let found = folder(Some(runtime.path().into()), temporary.path()).unwrap();
    assert_eq!(
        (found.as_path(), mode(&found)),
        (runtime.path().join("giaoban").as_path(), 0o700)
    );
    // again
    assert_eq!(
        folder(Some(runtime.path().into()), temporary.path()).unwrap(),
        found
    );
}

#[test]
fn where_there_is_no_such_folder_the_temporary_one_is_taken() {
    let check = |runtime: Option<&Path>| {
        let temporary = private();
        let found = folder(runtime.map(Into::into), temporary.path()).unwrap();
        assert_eq!(
            (found.parent(), mode(&found)),
            (Some(temporary.path()), 0o700),
            "{runtime:?}"
        );
        assert!(
            found
                .file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("giaoban-")
        );
    };
    check(None);
    check(Some(Path::new("")));
    check(Some(Path::new("own")));
    check(Some(Path::new("/nonexistent")));
    let open = private();
    fs::set_permissions(open.path(), Permissions::from_mode(0o755)).unwrap();
    check(Some(open.path()));
    let long = private();
    let deep = long.path().join("x".repeat(60));
    fs::create_dir(&deep).unwrap();
    fs::set_permissions(&deep, Permissions::from_mode(0o700)).unwrap();
    check(Some(&deep));
}

#[test]
fn a_folder_that_is_not_ours_alone_is_refused() {
    let runtime = private();
    let place = runtime.path().join("giaoban");
    let refusal = || folder(Some(runtime.path().into()), Path::new("/nonexistent")).unwrap_err();
    fs::create_dir(&place).unwrap();
    for mode in [0o701, 0o710, 0o704, 0o755, 0o777] {
        fs::set_permissions(&place, Permissions::from_mode(mode)).unwrap();
        assert!(matches!(refusal(), Refusal::TooOpen(_)), "{mode:o}");
    }
    // nor is a way to a folder of ours one: who can lay it can lay another
    fs::set_permissions(&place, Permissions::from_mode(0o700)).unwrap();
    let real = runtime.path().join("real");
    fs::rename(&place, &real).unwrap();
    symlink(&real, &place).unwrap();
    assert!(matches!(refusal(), Refusal::NoFolder(_)));
    fs::remove_file(&place).unwrap();
    fs::write(&place, "").unwrap();
    assert!(matches!(refusal(), Refusal::NoFolder(_)));
}

#[test]
fn sockets_are_found_the_newest_first() {
    let folder = private();
    let made = |name: &str, age: u64| {
        let path = folder.path().join(name);
        let _listener = UnixListener::bind(&path).unwrap();
        // the age of a socket is that of its file
        let when = (SystemTime::now() - Duration::from_secs(age))
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap();
        let when = format!("@{}", when.as_secs());
        assert!(
            std::process::Command::new("touch")
                .args(["-d", &when])
                .arg(&path)
                .status()
                .unwrap()
                .success()
        );
    };
    made("dong-khe-11.sock", 30);
    made("minh-hoa-12.sock", 20);
    made("dong-khe-13.sock", 10);
    fs::write(folder.path().join("khac.txt"), "").unwrap();
    fs::write(folder.path().join(".14"), "").unwrap();
    let names = |only: Option<&str>| -> Vec<String> {
        sockets(folder.path(), only)
            .into_iter()
            .map(|s| s.path.file_name().unwrap().to_str().unwrap().to_string())
            .collect()
    };
    assert_eq!(
        names(None),
        ["dong-khe-13.sock", "minh-hoa-12.sock", "dong-khe-11.sock"]
    );
    assert_eq!(
        names(Some("dong-khe")),
        ["dong-khe-13.sock", "dong-khe-11.sock"]
    );
    assert_eq!(names(Some("dong")), [""; 0]);
    assert!(sockets(Path::new("/nonexistent"), None).is_empty());
}

#[test]
fn what_killed_runs_left_is_cleared_away_and_what_lives_stays() {
    let folder = private();
    let living = UnixListener::bind(folder.path().join("minh-hoa-1.sock")).unwrap();
    drop(UnixListener::bind(folder.path().join("minh-hoa-2.sock")).unwrap());
    let (_listener, path) = listen(folder.path(), "xa-co-ten-that-la-dai-va-con-dai-nua").unwrap();
    assert!(
        path.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("xa-co-ten-that-la-da-"),
        "{}",
        path.display()
    );
    assert_eq!(mode(&path), 0o600);
    let left: Vec<_> = sockets(folder.path(), None)
        .into_iter()
        .map(|s| s.path)
        .collect();
    assert_eq!(left.len(), 2);
    assert!(left.contains(&path) && left.contains(&folder.path().join("minh-hoa-1.sock")));
    drop(living);
}

/// A presentation, and what it is woken for.
fn host(folder: &Path) -> (Host, Receiver<()>) {
    let (sender, woken) = channel();
    let sender = std::sync::Mutex::new(sender);
    let wake: Wake = Arc::new(move || sender.lock().unwrap().send(()).unwrap_or_default());
    (Host::open(folder, "mau", wake).unwrap(), woken)
}

/// Speaks and listens as a second screen does.
struct Caller(BufReader<UnixStream>);

impl Caller {
    fn new(folder: &Path) -> Self {
        let stream = UnixStream::connect(&sockets(folder, Some("mau"))[0].path).unwrap();
        let mut caller = Self(BufReader::new(stream));
        assert_eq!(caller.line(), "{\"hello\":\"giaoban-notes/2\"}");
        caller
    }

    fn say(&mut self, text: &str) {
        self.0.get_mut().write_all(text.as_bytes()).unwrap();
    }

    /// The next line; empty at the end.
    fn line(&mut self) -> String {
        let mut out = String::new();
        let _ = self.0.read_line(&mut out);
        out.trim_end().to_string()
    }
}

fn page(number: usize) -> Sheet {
    Sheet {
        page: number,
        ..Sheet::default()
    }
}

#[test]
fn a_second_screen_is_told_the_page_and_turns_it() {
    let folder = private();
    let (host, woken) = host(folder.path());
    assert!(!host.is_followed());
    let mut caller = Caller::new(folder.path());
    caller.say("{\"hello\":\"giaoban-notes/2\"}\n");
    woken.recv().unwrap();
    assert!(host.is_followed() && host.is_asked() && !host.is_asked());
    host.tell(|lang| Some(page(if lang == Lang::En { 70 } else { 7 })));
    assert!(caller.line().contains("\"page\":7,"));
    caller.say("\"next\"\n{\"page\":3}\n");
    while host.steps() != [Step::Next, Step::To(2)] {
        woken.recv().unwrap();
    }
    // another language is told anew
    caller.say("{\"lang\":\"en\"}\n");
    while !host.is_asked() {
        woken.recv().unwrap();
    }
    host.tell(|lang| Some(page(if lang == Lang::En { 80 } else { 8 })));
    assert!(caller.line().contains("\"page\":80,"));
    let path = sockets(folder.path(), None)[0].path.clone();
    drop(host);
    assert_eq!(caller.line(), "");
    assert!(!path.exists());
}

#[test]
fn who_comes_later_is_not_told_what_was() {
    let folder = private();
    let (host, woken) = host(folder.path());
    let mut first = Caller::new(folder.path());
    first.say("{\"hello\":\"giaoban-notes/2\"}\n");
    woken.recv().unwrap();
    host.tell(|_| Some(page(1)));
    assert!(first.line().contains("\"page\":1,"));
    let mut later = Caller::new(folder.path());
    later.say("{\"hello\":\"giaoban-notes/2\"}\n");
    woken.recv().unwrap();
    host.tell(|_| Some(page(2)));
    assert!(later.line().contains("\"page\":2,"));
    assert!(first.line().contains("\"page\":2,"));
}

#[test]
fn who_takes_nothing_does_not_keep_the_others() {
    let folder = private();
    let (host, woken) = host(folder.path());
    let mut idle = Caller::new(folder.path());
    idle.say("{\"hello\":\"giaoban-notes/2\"}\n");
    woken.recv().unwrap();
    let mut caller = Caller::new(folder.path());
    caller.say("{\"hello\":\"giaoban-notes/2\"}\n");
    woken.recv().unwrap();
    // more than any socket keeps for one who does not read
    let long = "x".repeat(100_000);
    for number in 1..=100 {
        host.tell(|_| {
            Some(Sheet {
                notes: long.clone(),
                ..page(number)
            })
        });
        // of pages told in a row some may be left out, the last one never
        if number % 10 == 0 {
            while !caller.line().contains(&format!("\"page\":{number},")) {}
        }
    }
}

#[test]
fn who_speaks_otherwise_is_hung_up_on() {
    let folder = private();
    let (host, _woken) = host(folder.path());
    let check = |said: &str| {
        let mut caller = Caller::new(folder.path());
        let _ = caller.0.get_mut().write_all(said.as_bytes());
        assert_eq!(caller.line(), "", "{said}");
    };
    check("\n");
    check("\"next\"\n");
    check("{\"hello\":\"giaoban-notes/1\"}\n");
    check("{\"hello\":\"giaoban-notes/2\"}\n\"quit\"\n");
    check(&"\"next\"\n".repeat(3));
    check(&"x".repeat(5000));
    assert!(host.steps().is_empty());
    // nobody is kept out by those who were
    let mut caller = Caller::new(folder.path());
    caller.say("{\"hello\":\"giaoban-notes/2\"}\n");
}

#[test]
fn no_more_than_a_few_are_let_in() {
    let folder = private();
    let (_host, _woken) = host(folder.path());
    let inside: Vec<Caller> = (0..8).map(|_| Caller::new(folder.path())).collect();
    let stream = UnixStream::connect(&sockets(folder.path(), None)[0].path).unwrap();
    let mut caller = Caller(BufReader::new(stream));
    assert_eq!(caller.line(), "");
    drop(inside);
}
