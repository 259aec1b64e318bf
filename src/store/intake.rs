//! Saving what an import has found, in the file of the period; and the mapping, by which rows of workbooks are known again.

use std::path::{Path, PathBuf};

use super::Store;
use super::source::read_regular;
use super::write::{Fault, FaultKind, make_folder, replace};
use crate::data::Severity;
use crate::data::decode::figures::{FigureRecord, Typed};
use crate::data::decode::own::{MappingFile, RowRecord};
use crate::data::edit::{Edit, EditError, Step, apply, quoted, value};
use crate::data::fields::{Read, Reader};
use crate::data::problem::{Problem, ProblemKind};
use crate::data::record::Value;
use crate::data::syntax::{self, Form};
use crate::import::blank::UNSAID;
use crate::import::intake::Field;
use crate::import::matching::Mapped;
use crate::model::{Commune, Period, PeriodData, Qualifier};
use rust_decimal::Decimal;

/// One value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifier of the indicator.
    pub indicator: Box<str>,
    /// Which of its values.
    pub field: Field,
    /// The value.
    pub value: Decimal,
    /// How firm it is, where the workbook says so.
    pub qualifier: Option<Qualifier>,
    /// Where it comes from.
    pub source: String,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The data has an error.
    Broken(Box<Problem>),
    /// The file could not be written.
    Fault(Fault),
    /// The file cannot be edited, or would not say what it should.
    Edit,
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<EditError> for Refused {
    fn from(_: EditError) -> Self {
        Self::Edit
    }
}

/// The file of a period as it was read.
#[derive(Debug, Clone)]
pub struct PeriodFile {
    /// Where it is.
    pub path: PathBuf,
    text: String,
}

impl PeriodFile {
    /// Reads it; nothing where there is none.
    pub fn read(folder: &Path, slug: &str, period: Period) -> Result<Option<Self>, Refused> {
        let path = folder
            .join(slug)
            .join("so-lieu")
            .join(format!("{period}.ron"));
        let broken =
            |kind| Refused::Broken(Box::new(Problem::of_file(path.to_string_lossy(), kind)));
        match read_regular(&path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok(Some(Self { path, text })),
                Err(_) => Err(Refused::Fault(Fault {
                    file: path.to_string_lossy().into(),
                    kind: FaultKind::NotText,
                })),
            },
            Err(ProblemKind::Missing) => Ok(None),
            Err(kind) => Err(broken(kind)),
        }
    }

    /// What is wrong with the file as it is; it is mended before anything is put into it.
    pub fn fault(&self, store: &Store, slug: &str, period: Period) -> Option<Refused> {
        let (_, problems) = store.try_period(slug, period, &self.text);
        problems
            .into_iter()
            .find(|p| p.severity == Severity::Error)
            .map(|p| Refused::Broken(Box::new(p)))
    }

    /// The text with the values in it, and what the loader reads there. Only the bytes of the values change.
    pub fn edited(
        &self,
        store: &Store,
        commune: &Commune,
        period: Period,
        entries: &[Entry],
    ) -> Result<(String, PeriodData), Refused> {
        let mut text = self.text.clone();
        for entry in entries {
            text = put(&text, commune, entry)?;
        }
        let (data, problems) = store.try_period(&commune.slug, period, &text);
        if let Some(problem) = problems.into_iter().find(|p| p.severity == Severity::Error) {
            return Err(Refused::Broken(Box::new(problem)));
        }
        let data = data.ok_or(Refused::Edit)?;
        let holds = |entry: &Entry| {
            let figure = commune
                .catalogue
                .find(&entry.indicator)
                .and_then(|id| data.figure(id));
            figure.is_some_and(|f| {
                entry.value
                    == match entry.field {
                        Field::Actual => f.actual,
                        Field::SamePeriod => f.same_period,
                    }
                    .unwrap_or(Decimal::MIN)
            })
        };
        if entries.iter().all(holds) {
            Ok((text, data))
        } else {
            Err(Refused::Edit)
        }
    }

    /// Puts the edited text in the place of what was read, unless somebody has written the file since.
    pub fn save(&self, text: &str) -> Result<(), Refused> {
        Ok(replace(
            &self.path,
            Some(self.text.as_bytes()),
            text.as_bytes(),
        )?)
    }
}

const FIGURES: Step<'static> = Step::Key("so_lieu");

/// Puts one value into the text.
fn put(text: &str, commune: &Commune, entry: &Entry) -> Result<String, Refused> {
    let id = &*entry.indicator;
    let key = match entry.field {
        Field::Actual => "thuc_hien",
        Field::SamePeriod => "cung_ky",
    };
    let row = [FIGURES, Step::With("chi_tieu", id)];
    let written = entry.value.written();
    let qualifier = entry.qualifier.filter(|_| entry.field == Field::Actual);
    if value(text, &row).is_none() {
        let mut new = FigureRecord {
            indicator: id.into(),
            qualifier: qualifier.into(),
            section: entry.source.as_str().into(),
            ..FigureRecord::default()
        };
        match entry.field {
            Field::Actual => new.actual = Typed(Some(entry.value)).into(),
            Field::SamePeriod => new.same_period = entry.value.into(),
        }
        let new = new.written();
        let at = position(text, commune, id);
        return Ok(apply(
            text,
            Edit::Insert {
                path: &[FIGURES],
                at,
                value: &new,
            },
        )?);
    }
    let [list, with] = row;
    let set = |text: &str, key: &str, value: &str| {
        apply(
            text,
            Edit::Set {
                path: &[list, with, Step::Key(key)],
                value,
            },
        )
    };
    let mut text = set(text, key, &written)?;
    if let Some(qualifier) = qualifier {
        text = set(&text, "tinh_chat", qualifier.file())?;
    }
    let source = [list, with, Step::Key("nguon")];
    if value(&text, &source) == Some(quoted(UNSAID).as_str()) {
        text = set(&text, "nguon", &quoted(&entry.source))?;
    }
    Ok(text)
}

/// Where in the list a new figure belongs: behind the nearest one that comes before it in the catalogue.
fn position(text: &str, commune: &Commune, id: &str) -> Option<usize> {
    let (tree, _) = syntax::parse(text);
    let list = tree
        .root()?
        .children()
        .find(|child| child.key() == "so_lieu")
        .filter(|list| list.form() == Form::List)?;
    let own = commune.catalogue.find(id)?;
    let ids = list.children().map(|row| {
        let named = row.children().find(|child| child.key() == "chi_tieu")?;
        commune.catalogue.find(named.raw().trim_matches('"'))
    });
    let before = ids
        .enumerate()
        .filter_map(|(at, id)| Some((id.filter(|id| *id < own)?, at)))
        .max();
    Some(before.map_or(0, |(_, at)| at + 1))
}

/// What a new mapping begins with.
const HEAD: &str = "// Bảng ánh xạ: dòng nào trong bảng tính là chỉ tiêu nào. Chương trình ghi thêm khi nhập; sửa, xóa bằng tay được.\n\
    // `ten`: tên dòng như trong bảng; `muc`: tên mục ở trên, `don_vi`: đơn vị tính, chỉ ghi khi riêng tên chưa đủ rõ.\n\
    // `chi_tieu`: mã chỉ tiêu trong danh mục; hoặc `bo_qua: true` nếu không dùng dòng đó.\n\
    (\n    anh_xa: [\n    ],\n)\n";

/// The mapping of a commune: what people have said about rows of workbooks.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// Where it is.
    pub path: PathBuf,
    text: Option<String>,
    /// What has been said.
    pub all: Vec<Mapped>,
}

impl Mapping {
    /// Reads it. No file, nothing said.
    pub fn read(folder: &Path, slug: &str) -> Result<Self, Refused> {
        let path = folder.join(slug).join("nhap").join("anh-xa.ron");
        let name = path.to_string_lossy().into_owned();
        let text = match read_regular(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| Fault {
                file: name.as_str().into(),
                kind: FaultKind::NotText,
            })?,
            Err(ProblemKind::Missing) => {
                return Ok(Self {
                    path,
                    text: None,
                    all: Vec::new(),
                });
            }
            Err(kind) => return Err(Refused::Broken(Box::new(Problem::of_file(name, kind)))),
        };
        let all = mapped(&text, &name)?;
        Ok(Self {
            path,
            text: Some(text),
            all,
        })
    }

    /// Writes more of it down. Remarks and order of what is there stay.
    pub fn remember(&self, more: &[Mapped]) -> Result<(), Refused> {
        let mut text = self.text.clone().unwrap_or_else(|| HEAD.to_string());
        for entry in more {
            let row = RowRecord {
                name: entry.name.clone().into(),
                heading: entry.heading.clone().into(),
                unit: entry.unit.clone().into(),
                indicator: entry.indicator.as_deref().into(),
                left_out: entry.indicator.is_none().then_some(true).into(),
                ..RowRecord::default()
            };
            let new = row.written();
            text = apply(
                &text,
                Edit::Insert {
                    path: &[Step::Key("anh_xa")],
                    at: None,
                    value: &new,
                },
            )?;
        }
        mapped(&text, &self.path.to_string_lossy())?;
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        Ok(replace(
            &self.path,
            self.text.as_deref().map(str::as_bytes),
            text.as_bytes(),
        )?)
    }
}

/// Reads the text of a mapping; the first thing that is wrong with it, where anything is.
fn mapped(text: &str, name: &str) -> Result<Vec<Mapped>, Refused> {
    let (tree, found) = syntax::parse(text);
    let mut reader = Reader::new(text, found);
    let rows = MappingFile::root(&mut reader, &tree).map(|file| file.rows.good());
    let rows = rows.unwrap_or_default().into_iter();
    let all = rows.flat_map(|r| row(&mut reader, r)).collect();
    match reader.into_problems(name).into_iter().next() {
        Some(problem) => Err(Refused::Broken(Box::new(problem))),
        None => Ok(all),
    }
}

fn row(reader: &mut Reader<'_>, r: RowRecord<'_>) -> Read<Mapped> {
    let (indicator, left_out) = (r.indicator.optional()?, r.left_out.or_default()?);
    let row = Mapped {
        name: r.name.required()?,
        heading: r.heading.optional()?,
        unit: r.unit.optional()?,
        indicator: indicator.map(|named| named.id.into()),
    };
    match (&row.indicator, left_out) {
        (None, false) => {
            let neither = ProblemKind::AtLeastOne(&["chi_tieu", "bo_qua"]);
            Err(reader.report(r.at.bracket(), neither))
        }
        (Some(_), true) => {
            let both = ProblemKind::OnlyOne("chi_tieu", "bo_qua");
            Err(reader.report(r.at.bracket(), both))
        }
        _ => Ok(row),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::blank;
    use crate::store::Root;

    fn entry(indicator: &str, value: Decimal) -> Entry {
        Entry {
            indicator: indicator.into(),
            field: Field::Actual,
            value,
            qualifier: None,
            source: "b.xlsx, KT!D4".into(),
        }
    }

    fn dong_khe() -> (Store, Commune) {
        let store = Store::open(Root::Embedded);
        let commune = store.load("dong-khe").commune.unwrap();
        (store, commune)
    }

    fn file(path: &Path, text: &str) -> PeriodFile {
        PeriodFile {
            path: path.to_path_buf(),
            text: text.to_string(),
        }
    }

    #[test]
    fn a_file_that_somebody_has_written_since_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-02.ron");
        std::fs::write(&path, "của người khác").unwrap();
        let refused = file(&path, "đã đọc").save("mới").unwrap_err();
        assert!(
            matches!(
                refused,
                Refused::Fault(Fault {
                    kind: FaultKind::Changed,
                    ..
                })
            ),
            "{refused:?}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "của người khác");
    }

    #[test]
    fn what_the_loader_would_not_read_is_not_written() {
        let (store, commune) = dong_khe();
        let period = Period::Month(2026, 2);
        let (good, _) = blank::file(&commune, period);
        let path = Path::new("2026-02.ron");
        let entries = [entry("cn-trau", Decimal::from(570))];
        assert!(
            file(path, &good)
                .edited(&store, &commune, period, &entries)
                .is_ok()
        );
        // a day that does not exist, a bracket too few, a figure that is not there
        let bad = good.replace("den: \"12/02/2026\"", "den: \"31/02/2026\"");
        assert!(matches!(
            file(path, &bad).edited(&store, &commune, period, &entries),
            Err(Refused::Broken(_))
        ));
        let torn = good.trim_end().trim_end_matches(')').to_string();
        assert_eq!(
            file(path, &torn)
                .edited(&store, &commune, period, &entries)
                .unwrap_err(),
            Refused::Edit
        );
        let unknown = [entry("khong-co", Decimal::ONE)];
        assert!(
            file(path, &good)
                .edited(&store, &commune, period, &unknown)
                .is_err()
        );
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(40))]

        /// Whatever is put in: it is read again exactly, and every line without a new value is as it was.
        #[test]
        fn only_values_change(picks in proptest::collection::btree_map(0usize..120, (-9_999_999_999i64..=9_999_999_999, 0u32..=6), 1..12)) {
            let (store, commune) = dong_khe();
            let period = Period::Month(2026, 2);
            let (text, count) = blank::file(&commune, period);
            let ids: Vec<String> = text.lines().filter_map(|l| Some(l.split_once("chi_tieu: \"")?.1.split_once('"')?.0.to_string())).collect();
            prop_assert_eq!(ids.len(), count);
            let chosen: Vec<(String, Decimal)> =
                picks.iter().map(|(at, (m, s))| (ids.get(at % count).unwrap().clone(), Decimal::new(*m, *s))).collect();
            let entries: Vec<Entry> = chosen.iter().map(|(id, value)| entry(id, *value)).collect();
            let (edited, data) = file(Path::new("2026-02.ron"), &text).edited(&store, &commune, period, &entries).unwrap();
            prop_assert_eq!(data.figures.len(), entries.len());
            for (before, after) in text.lines().zip(edited.lines()) {
                let named = chosen.iter().find(|(id, _)| before.contains(&format!("chi_tieu: \"{id}\"")));
                match named {
                    None => prop_assert_eq!(before, after),
                    Some((_, value)) => {
                        let expect = before
                            .replace("thuc_hien: \"\"", &format!("thuc_hien: {}", value.written()))
                            .replace("\"chưa ghi\"", "\"b.xlsx, KT!D4\"");
                        prop_assert_eq!(expect.as_str(), after);
                    }
                }
            }
        }
    }
}
