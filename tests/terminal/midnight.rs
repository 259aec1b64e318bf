//! The day changes while the dashboard is open: at midnight by itself, and for what is written.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::desk::{self, DESK};
use crate::files::copy;
use crate::pty::Setup;
use crate::ssh::{Server, have_ssh};
use chrono::{DateTime, NaiveDate, Utc};
use giaoban::dashboard::{Dashboard, Start};
use giaoban::model::date;
use giaoban::store::{Root, Store};
use giaoban::theme::Registry;
use tempfile::TempDir;

/// The time zone in which it is so many seconds before midnight now, and the days before and after.
fn zone(before: u64) -> (String, NaiveDate, NaiveDate) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    // of a zone east of Greenwich, as TZ counts
    let east = 86_400 - before - now.as_secs() % 86_400;
    let (h, m, s) = (east / 3600, east / 60 % 60, east % 60);
    let there = SystemTime::now() + Duration::from_secs(east);
    let today = DateTime::<Utc>::from(there).date_naive();
    (
        format!("XXX-{h:02}:{m:02}:{s:02}"),
        today,
        today.succ_opt().unwrap(),
    )
}

#[test]
fn midnight_is_seen_without_a_key() {
    let (zone, before, after) = zone(3);
    let arguments = ["--commune", "dong-khe", "--as-of", "hom-nay"];
    let mut terminal = Setup::new(env!("CARGO_BIN_EXE_giaoban"), &arguments)
        .env("TZ", &zone)
        .size(130, 30)
        .start();
    terminal.wait_for(&date::format(before));
    terminal.wait_for(&date::format(after));
    terminal.send("q");
    assert_eq!(terminal.end().code, 0);
}

#[cfg(feature = "serve")]
#[test]
fn a_session_over_ssh_sees_midnight_too() {
    if !have_ssh() {
        return;
    }
    let (zone, before, after) = zone(8);
    let server = Server::in_zone(&["--as-of", "hom-nay"], &zone);
    let mut terminal = server.terminal("viewer", &[]).size(130, 30).start();
    terminal.wait_for(&date::format(before));
    terminal.wait_for(&date::format(after));
}

/// A folder with the data of the tree, and a dashboard on it by a clock of its own.
struct Office {
    folder: TempDir,
    today: Arc<Mutex<NaiveDate>>,
    dashboard: Dashboard,
}

impl Office {
    fn new(today: &str, built: Option<NaiveDate>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        copy(&data, folder.path());
        let store = Store::open(Root::Folder(folder.path().into()));
        let today = Arc::new(Mutex::new(date::parse(today).unwrap()));
        let clock = Arc::clone(&today);
        let dashboard = Dashboard::new(Start {
            data: store.load("dong-khe").into(),
            store: Arc::new(store.into()),
            theme_problems: Vec::new(),
            period: None,
            as_of: None,
            today: Arc::new(move || *clock.lock().unwrap()),
            built,
            lang: DESK.lang,
            themes: Registry::bundled(),
            theme: DESK.theme.into(),
            depth: DESK.depth,
            glyphs: DESK.glyphs,
            size: (160, 30),
            read_only: false,
        });
        Self {
            folder,
            today,
            dashboard,
        }
    }

    fn press(&mut self, keys: &str) {
        desk::press(&mut self.dashboard, keys);
    }

    fn shown(&self) -> String {
        desk::text(&desk::frame(&self.dashboard))
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join("dong-khe").join(name)).unwrap_or_default()
    }

    /// The record of the meeting of a day.
    fn record(&self, day: &str) -> String {
        self.file(&format!("nhiem-vu/giao-ban-{day}.ron"))
    }
}

#[test]
fn a_conclusion_goes_to_the_day_on_which_it_is_taken() {
    let mut office = Office::new("18/01/2026", None);
    office.press("F8,type:Việc một,F8");
    assert!(office.record("2026-01-18").contains("Việc một"));
    // the form of a conclusion of the old day is open over midnight
    office.press("S-F8,ENTER,END,type: sửa");
    *office.today.lock().unwrap() = date::parse("19/01/2026").unwrap();
    office.press("F8");
    assert!(office.record("2026-01-18").contains("Việc một sửa"));
    assert_eq!(office.record("2026-01-19"), "");
    office.press("ESC,ESC,F8,type:Việc hai,F8");
    assert!(office.record("2026-01-19").contains("Việc hai"));
    assert!(!office.record("2026-01-18").contains("Việc hai"));
    office.press("F5");
    assert!(office.shown().contains("19/01/2026"));
}

#[test]
fn nothing_is_dated_by_a_doubtful_clock_unasked() {
    let mut office = Office::new("02/01/2009", date::parse("01/02/2026"));
    let doubt = "Đồng hồ máy có thể sai: đang là 02/01/2009, trước ";
    assert!(office.shown().contains(doubt), "{}", office.shown());
    office.press("F8,type:Việc một,F8");
    assert_eq!(office.record("2009-01-02"), "");
    assert!(
        office.shown().contains("Nếu ngày đó đúng"),
        "{}",
        office.shown()
    );
    office.press("F8");
    assert!(office.record("2009-01-02").contains("Việc một"));
    // the clock is set, wrongly again: figures
    *office.today.lock().unwrap() = date::parse("02/01/2099").unwrap();
    let figures = office.file("so-lieu/2026-01.ron");
    office.press("F2,HOME,type:77,ENTER,C-s");
    assert_eq!(office.file("so-lieu/2026-01.ron"), figures);
    assert!(
        office.shown().contains("Nếu ngày đó đúng"),
        "{}",
        office.shown()
    );
    office.press("C-s");
    assert_ne!(office.file("so-lieu/2026-01.ron"), figures);
    // and rightly
    *office.today.lock().unwrap() = date::parse("02/02/2026").unwrap();
    office.press("ESC,F8,type:Việc hai,F8");
    assert!(office.record("2026-02-02").contains("Việc hai"));
    assert!(
        !office.shown().contains("Đồng hồ máy"),
        "{}",
        office.shown()
    );
}
