//! What was typed and not saved yet, kept beside the periods so that a killed program loses nothing.
//!
//! The file is locked as long as the program that wrote it runs: what another one is still typing is not offered to anybody, and the
//! system frees the lock of a killed one.

use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::Stamp;
use crate::data::decode::own::{CellRecord, RecoveryFile};
use crate::data::fields::{Read, Reader};
use crate::data::record::{self, Value};
use crate::data::syntax;
use crate::data::typed::{Draft, LeftDraft, Typed};
use crate::data::{FaultKind, Refused};
use crate::model::Reading;
use crate::store::open;
use crate::store::source::{PERIODS, read_regular};
use crate::store::write;
use crate::store::{Root, Store};

/// What the names begin and end with; the loader passes over names that begin with a dot.
const NAME: (&str, &str) = (".giaoban.phuc-hoi-", ".ron");
/// So many people may type into one period at a time.
const MOST: usize = 20;

/// Keeps what one person types in a file of its own.
#[derive(Debug, Default)]
pub struct Keeper {
    held: Option<(PathBuf, File)>,
}

impl Keeper {
    /// Writes down what is typed now; where nothing is, the file goes.
    pub fn keep(
        &mut self,
        store: &Store,
        draft: &Draft,
        stamp: &Stamp,
        read_only: bool,
    ) -> Result<(), Refused> {
        if draft.cells.is_empty() {
            self.forget();
            return Ok(());
        }
        let folder = store.writable(&draft.slug, read_only)?.join(PERIODS);
        let stem = folder.join(format!("{}{}", NAME.0, draft.period));
        let mut names = (1..=MOST).map(|n| name(&stem, n));
        let own = self.held.as_ref().map(|(path, _)| path.clone());
        // else the first name that nobody has used: what somebody else typed, or has not asked for again yet, stays
        let path = own
            .filter(|own| names.clone().any(|name| name == *own))
            .or_else(|| names.find(|path| fs::symlink_metadata(path).is_err()))
            .ok_or_else(|| write::fault(&stem, FaultKind::AlreadyThere))?;
        let file = write::keep(&path, text(draft, stamp).as_bytes())?;
        self.held = Some((path, file));
        Ok(())
    }

    /// Goes on with the file of a run that was killed.
    pub fn adopt(&mut self, path: &Path) {
        if let Ok((file, _)) = open::read(path)
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

/// What runs that are no more have left behind in a commune's folder; the newest first.
pub fn find(store: &Store, slug: &str) -> Vec<LeftDraft> {
    let Root::Folder(root) = store.root() else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(root.join(slug).join(PERIODS)) else {
        return Vec::new();
    };
    let named = |path: &PathBuf| {
        let name = path.file_name().and_then(|n| n.to_str());
        name.is_some_and(|n| n.starts_with(NAME.0) && n.ends_with(NAME.1))
    };
    let paths = entries.flatten().map(|e| e.path()).filter(named);
    let mut all: Vec<LeftDraft> = paths.filter_map(|path| read(path, slug)).collect();
    all.sort_by(|a, b| (b.date, b.time, &a.file).cmp(&(a.date, a.time, &b.file)));
    all
}

pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
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

/// Whether the program that wrote it still runs.
fn is_held(file: &File) -> bool {
    cfg!(unix) && matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn text(draft: &Draft, stamp: &Stamp) -> String {
    let head = RecoveryFile {
        period: draft.period.into(),
        date: stamp.date.into(),
        time: stamp.time.into(),
        ..RecoveryFile::default()
    };
    let mut out = format!(
        "// Số đang gõ, chưa lưu: chương trình tự ghi và tự xóa; mở lại chương trình và bấm F2 để lấy lại.\n(\n    {},\n    so_lieu: [\n",
        record::joined(head.entries())
    );
    for (id, typed) in &draft.cells {
        let text = Some(typed.text.as_str()).filter(|text| !text.trim().is_empty());
        let cell = CellRecord {
            indicator: (&**id).into(),
            typed: text.into(),
            before: typed.before.map(|before| before.value).into(),
            qualifier: typed.before.and_then(|before| before.qualifier).into(),
            ..CellRecord::default()
        };
        let _ = writeln!(out, "        {},", cell.written());
    }
    out.push_str("    ],\n)\n");
    out
}

/// Reads what a killed run has left; nothing where it still runs, or where nothing can be read of it.
fn read(file: PathBuf, slug: &str) -> Option<LeftDraft> {
    let (opened, _) = open::read(&file).ok()?;
    if is_held(&opened) {
        return None;
    }
    let text = String::from_utf8(read_regular(&file).ok()?).ok()?;
    let (tree, found) = syntax::parse(&text);
    let mut reader = Reader::new(&text, found);
    let r = RecoveryFile::root(&mut reader, &tree).ok()?;
    let draft = Draft {
        slug: slug.to_string(),
        period: r.period.lenient()?,
        cells: r.cells.good().flat_map(cell).collect(),
    };
    (!draft.cells.is_empty()).then_some(LeftDraft {
        file,
        date: r.date.lenient()?,
        time: r.time.lenient().unwrap_or_default(),
        draft,
    })
}

fn cell(r: CellRecord<'_>) -> Read<(Box<str>, Typed)> {
    let qualifier = r.qualifier.optional()?;
    let before = r.before.optional()?;
    let typed = Typed {
        text: r.typed.optional()?.unwrap_or_default().into(),
        before: before.map(|value| Reading { value, qualifier }),
    };
    Ok((r.indicator.required()?.id.into(), typed))
}
