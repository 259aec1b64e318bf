//! Puts figures into the text of a period file. Every byte that is not about them stays.

use rust_decimal::Decimal;

use super::Stamp;
use super::entries::{self, Entries};
use crate::data::Refused;
use crate::data::decode::figures::{FigureRecord, RevisionRecord, Typed};
use crate::data::edit::{Editor, Step, quoted, value};
use crate::data::record::Value;
use crate::import::blank::UNSAID;
use crate::model::{Catalogue, Qualifier, Reading, date};

const LIST: Step<'static> = Step::Key("so_lieu");

/// A period file while figures are put into it.
pub struct Writer<'a> {
    pub editor: Editor,
    pub catalogue: &'a Catalogue,
    pub stamp: &'a Stamp,
}

impl Writer<'_> {
    /// Puts a figure in, or takes it out. What was there goes into the history. `source` is given for figures that are not typed: the row
    /// gets it, and one that was still empty begins without a history.
    pub fn put(
        &mut self,
        id: &str,
        after: Option<Reading>,
        source: Option<&str>,
    ) -> Result<(), Refused> {
        let entries = self.entries()?;
        let Some(entry) = entries.get(id) else {
            let Some(Reading { value, qualifier }) = after else {
                return Ok(());
            };
            let row = FigureRecord {
                actual: Typed(Some(value)).into(),
                qualifier: qualifier.into(),
                ..FigureRecord::default()
            };
            return self.insert(&entries, id, row, source);
        };
        let before = entry.reading;
        let values = (before.map(|r| r.value), after.map(|r| r.value));
        let qualifiers = (entry.qualifier, after.and_then(|r| r.qualifier));
        let of = |key| [LIST, Step::With("chi_tieu", id), Step::Key(key)];
        self.editor.put(&of("thuc_hien"), values, |v| v.written())?;
        self.editor
            .put(&of("tinh_chat"), qualifiers, |q| q.written())?;
        if before.is_none() && source.is_some() {
            return self.say_source(id, source);
        }
        // a value from elsewhere is not cited by the section of the old one
        let moved = entry.section.as_deref().filter(|_| source.is_some());
        if let Some(source) = source {
            self.editor.set(&of("nguon"), &quoted(source))?;
        }
        let revision = self.stamp.revision(before, moved);
        if entry.has_history {
            self.editor.insert(&of("lich_su"), None, &revision)
        } else {
            self.editor.set(&of("lich_su"), &format!("[{revision}]"))
        }
    }

    /// Puts in a figure that was not typed. It stays as firm as it was where nothing is said of that.
    pub fn put_value(
        &mut self,
        id: &str,
        value: Decimal,
        qualifier: Option<Qualifier>,
        source: &str,
    ) -> Result<(), Refused> {
        let entries = self.entries()?;
        let known = || entries.get(id).and_then(|entry| entry.qualifier);
        let qualifier = qualifier.or_else(known);
        self.put(id, Some(Reading { value, qualifier }), Some(source))
    }

    /// Puts in the figure of the same period of the year before.
    pub fn put_same_period(
        &mut self,
        id: &str,
        value: Decimal,
        source: &str,
    ) -> Result<(), Refused> {
        let entries = self.entries()?;
        if entries.get(id).is_none() {
            let row = FigureRecord {
                same_period: value.into(),
                ..FigureRecord::default()
            };
            return self.insert(&entries, id, row, Some(source));
        }
        let path = [LIST, Step::With("chi_tieu", id), Step::Key("cung_ky")];
        self.editor.set(&path, &value.written())?;
        self.say_source(id, Some(source))
    }

    /// The rows as they are now: what was put in has moved what comes after it.
    fn entries(&self) -> Result<Entries, Refused> {
        entries::read(&self.editor.text, &self.editor.file)
    }

    /// A new row, below its neighbour in the catalogue.
    fn insert<'t>(
        &mut self,
        entries: &Entries,
        id: &'t str,
        mut row: FigureRecord<'t>,
        source: Option<&str>,
    ) -> Result<(), Refused> {
        let at = entries
            .place(self.catalogue, id)
            .ok_or_else(|| Refused::Undeclared(id.into()))?;
        row.indicator = id.into();
        row.section = source.map_or_else(|| self.stamp.source(), Box::from).into();
        self.editor.insert(&[LIST], Some(at), &row.written())
    }

    /// Says where a figure comes from, where that is not said yet.
    fn say_source(&mut self, id: &str, source: Option<&str>) -> Result<(), Refused> {
        let path = [LIST, Step::With("chi_tieu", id), Step::Key("nguon")];
        match source {
            Some(source) if value(&self.editor.text, &path) == Some(&quoted(UNSAID)) => {
                self.editor.set(&path, &quoted(source))
            }
            _ => Ok(()),
        }
    }
}

impl Stamp {
    /// Where a figure comes from that was typed: `nhập 16/01/2026 18:40, lan`.
    fn source(&self) -> Box<str> {
        let by = self.by.as_ref().map(|by| format!(", {by}"));
        let (day, time) = (date::format(self.date), self.time.format("%H:%M"));
        format!("nhập {day} {time}{}", by.unwrap_or_default()).into()
    }

    /// What stood there until now.
    fn revision(&self, before: Option<Reading>, section: Option<&str>) -> String {
        let revision = RevisionRecord {
            date: self.date.into(),
            time: self.time.into(),
            by: self.by.as_deref().into(),
            before: before.map(|before| before.value).into(),
            qualifier: before.and_then(|before| before.qualifier).into(),
            section: section.map(Box::from).into(),
            ..RevisionRecord::default()
        };
        revision.written()
    }
}
