//! The day changes while the dashboard is open: at midnight by itself, and for what is written.

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

#[test]
fn a_conclusion_goes_to_the_day_on_which_it_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    copy(&data, folder.path());
    let store = Store::open(Root::Folder(folder.path().into()));
    let today = Arc::new(Mutex::new(date::parse("18/01/2026").unwrap()));
    let clock = Arc::clone(&today);
    let mut dashboard = Dashboard::new(Start {
        data: store.load("dong-khe").into(),
        store: Arc::new(store.into()),
        theme_problems: Vec::new(),
        period: None,
        as_of: None,
        today: Arc::new(move || *clock.lock().unwrap()),
        lang: DESK.lang,
        themes: Registry::bundled(),
        theme: DESK.theme.into(),
        depth: DESK.depth,
        glyphs: DESK.glyphs,
        size: (100, 30),
        read_only: false,
    });
    let record = |day: &str| {
        let name = format!("dong-khe/nhiem-vu/giao-ban-{day}.ron");
        std::fs::read_to_string(folder.path().join(name)).unwrap_or_default()
    };
    desk::press(&mut dashboard, "F8,type:Việc một,F8");
    assert!(record("2026-01-18").contains("Việc một"));
    // the list of the old day, with the form of its conclusion open over midnight
    desk::press(&mut dashboard, "S-F8,ENTER,END,type: sửa");
    *today.lock().unwrap() = date::parse("19/01/2026").unwrap();
    desk::press(&mut dashboard, "F8");
    assert!(
        record("2026-01-18").contains("Việc một sửa"),
        "{}",
        desk::text(&desk::frame(&dashboard))
    );
    assert_eq!(record("2026-01-19"), "");
    desk::press(&mut dashboard, "ESC,ESC,F8,type:Việc hai,F8");
    assert!(record("2026-01-19").contains("Việc hai"));
    assert!(!record("2026-01-18").contains("Việc hai"));
    assert_eq!(
        dashboard.state().meeting_day(),
        date::parse("19/01/2026").unwrap()
    );
    desk::press(&mut dashboard, "F5");
    assert!(desk::text(&desk::frame(&dashboard)).contains("19/01/2026"));
}
