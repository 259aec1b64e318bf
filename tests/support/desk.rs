//! A dashboard without a terminal: keys in, a frame out. The day is always 16/01/2026, never the clock's.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use giaoban::dashboard::{Dashboard, Start};
use giaoban::input::{Event, Program, parse_keys};
use giaoban::store::{Loaded, Root, Store};

use giaoban::text::{GlyphSet, Lang};
use giaoban::theme::{Depth, Registry};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// How to start.
#[derive(Clone, Copy)]
pub struct Desk {
    pub commune: &'static str,
    pub size: (u16, u16),
    pub theme: &'static str,
    pub lang: Lang,
    pub depth: Depth,
    pub glyphs: GlyphSet,
}

/// The real commune in the dark theme.
pub const DESK: Desk = Desk {
    commune: "dong-khe",
    size: (80, 24),
    theme: "toi",
    lang: Lang::Vi,
    depth: Depth::True,
    glyphs: GlyphSet::Full,
};

/// A commune in the program, read once.
pub fn shipped(commune: &'static str) -> Loaded {
    static READ: Mutex<BTreeMap<&str, Loaded>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap();
    let load = || Store::open(Root::Embedded).load(commune);
    read.entry(commune).or_insert_with(load).clone()
}

impl Desk {
    pub fn at(self, columns: u16, rows: u16) -> Self {
        Self {
            size: (columns, rows),
            ..self
        }
    }

    /// Starts with the data in the program.
    pub fn open(self) -> Dashboard {
        self.open_with(Store::open(Root::Embedded), shipped(self.commune))
    }

    /// Starts with other data.
    pub fn open_with(self, store: Store, loaded: Loaded) -> Dashboard {
        Dashboard::new(Start {
            store: Arc::new(store.into()),
            data: loaded.into(),
            theme_problems: Vec::new(),
            period: None,
            as_of: None,
            today: Arc::new(|| chrono::NaiveDate::from_ymd_opt(2026, 1, 16).unwrap()),
            built: None,
            lang: self.lang,
            themes: Registry::bundled(),
            theme: self.theme.into(),
            depth: self.depth,
            glyphs: self.glyphs,
            size: self.size,
            read_only: false,
        })
    }

    /// The frame after keys.
    pub fn frame(self, keys: &str) -> Buffer {
        let mut dashboard = self.open();
        press(&mut dashboard, keys);
        frame(&dashboard)
    }
}

pub fn press(dashboard: &mut Dashboard, keys: &str) {
    for event in parse_keys(keys).unwrap() {
        dashboard.event(event);
    }
}

/// Goes on at another size.
pub fn resize(dashboard: &mut Dashboard, columns: u16, rows: u16) {
    dashboard.event(Event::Resize(columns, rows));
}

/// The frame as it is now.
pub fn frame(dashboard: &Dashboard) -> Buffer {
    let (columns, rows) = dashboard.state().size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    dashboard.render(area, &mut buf);
    buf
}

/// The rows of a frame.
pub fn rows(buf: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buf.content.chunks(usize::from(buf.area.width).max(1))
}

/// The letters of one row.
pub fn letters(row: &[Cell]) -> String {
    row.iter().map(Cell::symbol).collect()
}

/// The letters of a frame.
pub fn text(buf: &Buffer) -> String {
    rows(buf)
        .map(|row| letters(row).trim_end().to_string() + "\n")
        .collect()
}

/// The looks of a frame: first that of most cells, then for each row the runs of cells that look otherwise. `#ffd966 bold` stands on the
/// same ground as most cells; a colour of the terminal itself is `-`.
pub fn styles(buf: &Buffer) -> String {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    for cell in &buf.content {
        match counts.iter_mut().find(|(style, _)| *style == cell.style()) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.style(), 1)),
        }
    }
    let common = counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(style, _)| style)
        .unwrap_or_default();
    let mut out = format!("all: {}\n", look(common, None));
    for (y, row) in rows(buf).enumerate() {
        let mut runs: Vec<(usize, usize, Style)> = Vec::new();
        for (x, cell) in row.iter().enumerate() {
            match runs.last_mut().filter(|(.., known)| *known == cell.style()) {
                Some((_, end, _)) => *end = x,
                None => runs.push((x, x, cell.style())),
            }
        }
        let other: Vec<String> = runs
            .into_iter()
            .filter(|(.., style)| *style != common)
            .map(|(from, to, style)| format!("{from}-{to} {}", look(style, common.bg)))
            .collect();
        if !other.is_empty() {
            let _ = writeln!(out, "row {y}: {}", other.join(", "));
        }
    }
    out
}

fn look(style: Style, ground: Option<Color>) -> String {
    let colour = |colour: Option<Color>| match colour {
        None | Some(Color::Reset) => "-".to_string(),
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        Some(Color::Indexed(index)) => format!("@{index}"),
        Some(other) => format!("{other:?}"),
    };
    let mut out = colour(style.fg);
    if style.bg != ground {
        let _ = write!(out, " on {}", colour(style.bg));
    }
    for (modifier, name) in [
        (Modifier::BOLD, " bold"),
        (Modifier::DIM, " dim"),
        (Modifier::ITALIC, " italic"),
        (Modifier::UNDERLINED, " underlined"),
        (Modifier::REVERSED, " reversed"),
    ] {
        if style.add_modifier.contains(modifier) {
            out.push_str(name);
        }
    }
    out
}

/// Every screen there is, by name and by the keys that lead to it.
pub const SCREENS: [(&str, &str); 18] = [
    ("overview", ""),
    ("economy", "2"),
    ("society", "3"),
    ("services", "4"),
    ("defence", "5"),
    ("justice", "6"),
    ("detail-plan", "/,type:gn-tong,ENTER"),
    ("detail-ratio", "/,type:hs-ty-le-dung-han,ENTER"),
    ("detail-no-plan", "/,type:cn-trau,ENTER"),
    ("tasks", "7"),
    ("task", "7,ENTER"),
    ("calendar", "8"),
    ("targets", "9"),
    ("target", "9,DOWN*11,ENTER"),
    ("help", "F1"),
    ("search", "/,type:giai ngan"),
    ("communes", "F4"),
    ("periods", "F7"),
];
