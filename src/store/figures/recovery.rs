//! What was typed and not saved yet, kept beside the periods so that a killed program loses nothing.
//!
//! The file is locked as long as the program that wrote it runs: what another one is still typing is not offered to anybody, and the
//! system frees the lock of a killed one.

use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};

use super::{FOLDER, Refused, Stamp, folder, word, written};
use crate::data::decode::{clock, qualifier};
use crate::data::edit::quoted;
use crate::data::fields::{Key, Read, Reader, may, must};
use crate::data::syntax::{self, Item};
use crate::model::{Period, Reading, date};
use crate::store::source::read_regular;
use crate::store::write::{self, Fault, FaultKind};
use crate::store::{Root, Store};

/// What the names begin and end with; the loader passes over names that begin with a dot.
const NAME: (&str, &str) = (".giaoban.phuc-hoi-", ".ron");
/// So many people may type into one period at a time.
const MOST: usize = 20;

static FILE: [Key; 4] = [must("ky"), must("ngay"), may("gio"), must("so_lieu")];
static CELL: [Key; 4] = [must("chi_tieu"), may("go"), may("cu"), may("tinh_chat")];

/// One figure as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCell {
    /// Identifier of the indicator.
    pub indicator: Box<str>,
    /// As typed, right or wrong; empty where the figure was taken out.
    pub text: String,
    /// What was in the file when the typing began.
    pub before: Option<Reading>,
}

/// What was typed and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The period.
    pub period: Period,
    /// The day of the last change.
    pub date: NaiveDate,
    /// Its hour.
    pub time: NaiveTime,
    /// The figures.
    pub cells: Vec<KeptCell>,
}

/// Keeps what one person types in a file of its own.
#[derive(Debug, Default)]
pub struct Keeper {
    held: Option<(PathBuf, File)>,
}

impl Keeper {
    /// Writes down what is typed now.
    pub fn keep(
        &mut self,
        store: &Store,
        slug: &str,
        period: Period,
        cells: &[KeptCell],
        stamp: &Stamp,
        read_only: bool,
    ) -> Result<(), Refused> {
        let folder = folder(store, slug, read_only)?;
        let stem = folder.join(format!("{}{period}", NAME.0));
        let own = self
            .held
            .as_ref()
            .map(|(path, _)| path.clone())
            .filter(|path| is_of(path, &stem));
        let path = match own {
            Some(path) => path,
            None => free(&stem).ok_or_else(|| Fault {
                file: stem.to_string_lossy().into(),
                kind: FaultKind::AlreadyThere,
            })?,
        };
        let file = write::keep(&path, text(period, cells, stamp).as_bytes())?;
        self.held = Some((path, file));
        Ok(())
    }

    /// Goes on with the file of a run that was killed.
    pub fn adopt(&mut self, path: &Path) {
        if let Ok(file) = File::open(path)
            && !is_held(&file)
        {
            self.held = Some((path.to_path_buf(), file));
        }
    }

    /// Everything is saved, or thrown away.
    pub fn forget(&mut self) {
        if let Some((path, _)) = self.held.take() {
            // one that cannot be deleted is offered again, and then agrees with the figures
            let _ = fs::remove_file(path);
        }
    }
}

/// What runs that are no more have left behind in a commune's folder, each with its file; the newest first.
pub fn find(store: &Store, slug: &str) -> Vec<(PathBuf, Kept)> {
    let Root::Folder(root) = store.root() else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(root.join(slug).join(FOLDER)) else {
        return Vec::new();
    };
    let named = |path: &PathBuf| {
        let name = path.file_name().and_then(|n| n.to_str());
        name.is_some_and(|n| n.starts_with(NAME.0) && n.ends_with(NAME.1))
    };
    let paths = entries.flatten().map(|e| e.path()).filter(named);
    let mut all: Vec<(PathBuf, Kept)> = paths
        .filter_map(|path| read(&path).map(|kept| (path, kept)))
        .collect();
    all.sort_by(|(a, one), (b, other)| (other.date, other.time, a).cmp(&(one.date, one.time, b)));
    all
}

/// Deletes what was thrown away.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Whether a file is one for this period.
fn is_of(path: &Path, stem: &Path) -> bool {
    (1..=MOST).any(|n| name(stem, n) == path)
}

/// The nth file of a period.
fn name(stem: &Path, n: usize) -> PathBuf {
    let stem = stem.to_string_lossy();
    if n == 1 {
        format!("{stem}{}", NAME.1).into()
    } else {
        format!("{stem}~{n}{}", NAME.1).into()
    }
}

/// The first name that nobody has used: what somebody else typed, or has not asked for again yet, stays.
fn free(stem: &Path) -> Option<PathBuf> {
    (1..=MOST)
        .map(|n| name(stem, n))
        .find(|path| fs::symlink_metadata(path).is_err())
}

/// The program that wrote it still runs.
fn is_held(file: &File) -> bool {
    cfg!(unix) && matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn text(period: Period, cells: &[KeptCell], stamp: &Stamp) -> String {
    let mut out = format!(
        "// Số đang gõ, chưa lưu: chương trình tự ghi và tự xóa; mở lại chương trình và bấm F2 để lấy lại.\n(\n    ky: \"{period}\", ngay: \"{}\", gio: \"{}\",\n    so_lieu: [\n",
        date::format(stamp.date),
        stamp.time.format("%H:%M"),
    );
    for cell in cells {
        let _ = write!(out, "        (chi_tieu: {}", quoted(&cell.indicator));
        if !cell.text.trim().is_empty() {
            let _ = write!(out, ", go: {}", quoted(&cell.text));
        }
        if let Some(before) = cell.before {
            let _ = write!(out, ", cu: {}", written(before.value));
            if let Some(qualifier) = before.qualifier {
                let _ = write!(out, ", tinh_chat: {}", word(qualifier));
            }
        }
        out.push_str("),\n");
    }
    out.push_str("    ],\n)\n");
    out
}

/// Reads what a killed run has left; nothing where it still runs, or where nothing can be read of it.
fn read(path: &Path) -> Option<Kept> {
    let file = File::open(path).ok()?;
    if is_held(&file) {
        return None;
    }
    let text = String::from_utf8(read_regular(path).ok()?).ok()?;
    let (tree, found) = syntax::parse(&text);
    let mut reader = Reader::new(&text, found);
    let [period, day, hour, list] = reader.fields(tree.root()?, &FILE).ok()?;
    let period = reader.required(period, Reader::period).ok()?;
    let date = reader.required(day, Reader::date).ok()?;
    let hour = reader.optional(hour, Reader::text).ok()?;
    let time = hour.and_then(|text| clock(&text, ':')).unwrap_or_default();
    let list = reader.required(list, Reader::list).ok()?;
    let cells: Vec<KeptCell> = list
        .filter_map(|item| cell(&mut reader, item).ok())
        .collect();
    (!cells.is_empty()).then_some(Kept {
        period,
        date,
        time,
        cells,
    })
}

fn cell(reader: &mut Reader<'_>, item: Item<'_>) -> Read<KeptCell> {
    let [id, typed, before, firmness] = reader.fields(item, &CELL)?;
    let indicator = reader
        .required(id, Reader::id)?
        .into_owned()
        .into_boxed_str();
    let text = reader
        .optional(typed, Reader::text)?
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default();
    let before = reader.optional(before, Reader::number)?;
    let qualifier = reader.optional(firmness, qualifier)?;
    Ok(KeptCell {
        indicator,
        text,
        before: before.map(|value| Reading { value, qualifier }),
    })
}
