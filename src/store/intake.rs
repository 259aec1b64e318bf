//! Saving what an import has found, in the file of the period; and the mapping, by which rows of workbooks are known again.

use std::path::{Path, PathBuf};

use super::Store;
use super::source::read_regular;
use super::write::{Fault, FaultKind, make_folder, replace};
use crate::data::Severity;
use crate::data::edit::{Edit, EditError, Step, apply, quoted, value};
use crate::data::fields::{Key, Reader, may, must};
use crate::data::problem::{Problem, ProblemKind};
use crate::data::syntax::{self, Form};
use crate::import::blank::UNSAID;
use crate::import::intake::Field;
use crate::import::matching::Mapped;
use crate::model::{Commune, Period, PeriodData, Qualifier, number};
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
    let written = written(entry.value);
    if value(text, &row).is_none() {
        let qualifier = entry
            .qualifier
            .filter(|_| entry.field == Field::Actual)
            .map(|q| format!("tinh_chat: {}, ", word(q)))
            .unwrap_or_default();
        let new = format!(
            "(chi_tieu: \"{id}\", {key}: {written}, {qualifier}nguon: {})",
            quoted(&entry.source)
        );
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
    if let Some(qualifier) = entry.qualifier.filter(|_| entry.field == Field::Actual) {
        text = set(&text, "tinh_chat", word(qualifier))?;
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

/// A number as people write it in these files: small whole numbers bare, all others in quotes.
fn written(value: Decimal) -> String {
    let text = number::format(value).replace(number::MINUS, "-");
    if text.bytes().all(|b| b.is_ascii_digit()) {
        text
    } else {
        quoted(&text)
    }
}

fn word(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Estimate => "Uoc",
        Qualifier::Over => "Tren",
        Qualifier::Under => "Duoi",
        Qualifier::Nearly => "Gan",
        Qualifier::About => "Khoang",
        Qualifier::Preliminary => "SoBo",
    }
}

static MAPPING: [Key; 1] = [must("anh_xa")];
static MAPPED: [Key; 5] = [
    must("ten"),
    may("muc"),
    may("don_vi"),
    may("chi_tieu"),
    may("bo_qua"),
];

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
            let optional = |key: &str, value: &Option<Box<str>>| {
                value
                    .as_ref()
                    .map(|v| format!(", {key}: {}", quoted(v)))
                    .unwrap_or_default()
            };
            let target = entry
                .indicator
                .as_ref()
                .map_or("bo_qua: true".to_string(), |id| {
                    format!("chi_tieu: {}", quoted(id))
                });
            let new = format!(
                "(ten: {}{}{}, {target})",
                quoted(&entry.name),
                optional("muc", &entry.heading),
                optional("don_vi", &entry.unit)
            );
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
    let mut all = Vec::new();
    if let Some(root) = tree.root()
        && let Ok([list]) = reader.fields(root, &MAPPING)
        && let Ok(list) = reader.required(list, Reader::list)
    {
        for item in list {
            let Ok([name, heading, unit, indicator, left_out]) = reader.fields(item, &MAPPED)
            else {
                continue;
            };
            let span = item.span().start..item.span().start + 1;
            let read = (
                reader.required(name, Reader::boxed),
                reader.optional(heading, Reader::boxed),
                reader.optional(unit, Reader::boxed),
                reader.optional(indicator, |reader, item| {
                    reader.id(item).map(|id| Box::from(&*id))
                }),
                reader.optional(left_out, Reader::flag),
            );
            let (Ok(name), Ok(heading), Ok(unit), Ok(indicator), Ok(left_out)) = read else {
                continue;
            };
            match (indicator, left_out == Some(true)) {
                (None, false) => {
                    let _ = reader.report(span, ProblemKind::AtLeastOne(&["chi_tieu", "bo_qua"]));
                }
                (Some(_), true) => {
                    let _ = reader.report(span, ProblemKind::OnlyOne("chi_tieu", "bo_qua"));
                }
                (indicator, _) => all.push(Mapped {
                    name,
                    heading,
                    unit,
                    indicator,
                }),
            }
        }
    }
    match reader.into_problems(name).into_iter().next() {
        Some(problem) => Err(Refused::Broken(Box::new(problem))),
        None => Ok(all),
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

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let check = |value: &str, expect: &str| assert_eq!(written(value.parse().unwrap()), expect);
        check("570", "570");
        check("0", "0");
        check("1234", "\"1.234\"");
        check("33740.012029", "\"33.740,012029\"");
        check("-12", "\"-12\"");
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
                            .replace("thuc_hien: \"\"", &format!("thuc_hien: {}", written(*value)))
                            .replace("\"chưa ghi\"", "\"b.xlsx, KT!D4\"");
                        prop_assert_eq!(expect.as_str(), after);
                    }
                }
            }
        }
    }
}
