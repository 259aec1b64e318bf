//! Saving what an import has found, in the file of the period.

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use super::Store;
use super::figures::{Stamp, Writer};
use super::source::{PERIODS, read_text};
use super::write::{change, fault};
use crate::data::edit::Editor;
use crate::data::{FaultKind, Refused, Severity};
use crate::import::intake::Field;
use crate::model::{Commune, Period, PeriodData, Qualifier};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifier of the indicator.
    pub indicator: Box<str>,
    pub field: Field,
    pub value: Decimal,
    /// How firm it is, where the workbook says so.
    pub qualifier: Option<Qualifier>,
    /// Where it comes from.
    pub source: String,
}

/// The file of a period as it was read.
#[derive(Debug, Clone)]
pub struct PeriodFile {
    pub path: PathBuf,
    text: String,
}

impl PeriodFile {
    /// Nothing where there is none.
    pub fn read(folder: &Path, slug: &str, period: Period) -> Result<Option<Self>, Refused> {
        let name = format!("{period}.ron");
        let path = folder.join(slug).join(PERIODS).join(name);
        Ok(read_text(&path)?.map(|text| Self { path, text }))
    }

    /// Refuses a file that has an error as it is: it is mended before anything is put into it.
    pub fn check(&self, store: &Store, slug: &str, period: Period) -> Result<(), Refused> {
        loaded(store, slug, period, &self.text).map(drop)
    }

    /// The text with the values in it, and what the loader reads there.
    pub fn edited(
        &self,
        store: &Store,
        commune: &Commune,
        period: Period,
        entries: &[Entry],
        stamp: &Stamp,
    ) -> Result<(String, PeriodData), Refused> {
        let name = self.path.to_string_lossy();
        let mut writer = Writer {
            editor: Editor::new(&name, &self.text),
            catalogue: &commune.catalogue,
            stamp,
        };
        for entry in entries {
            let (id, value, source) = (&*entry.indicator, entry.value, &*entry.source);
            match entry.field {
                Field::Actual => writer.put_value(id, value, entry.qualifier, source)?,
                Field::SamePeriod => writer.put_same_period(id, value, source)?,
            }
        }
        let text = writer.editor.text;
        let data = loaded(store, &commune.slug, period, &text)?;
        Ok((text, data.ok_or(Refused::Form(name.into()))?))
    }

    /// Puts the edited text in the place of what was read, unless somebody has written the file since.
    pub fn save(&self, text: &str) -> Result<(), Refused> {
        change(&self.path, |now| match now {
            Some(now) if now == self.text => Ok(text.to_string()),
            Some(_) => Err(fault(&self.path, FaultKind::Changed).into()),
            None => Err(Refused::Gone(self.path.to_string_lossy().into())),
        })
    }
}

/// What the loader reads of a period file with this text, where it finds no error.
fn loaded(
    store: &Store,
    slug: &str,
    period: Period,
    text: &str,
) -> Result<Option<PeriodData>, Refused> {
    let (data, problems) = store.try_period(&store.names(slug), slug, period, text);
    let mut errors = problems
        .into_iter()
        .filter(|p| p.severity == Severity::Error);
    errors
        .next()
        .map_or(Ok(data), |problem| Err(problem.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::record::Value;
    use crate::data::{Fault, FaultKind};
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

    fn stamp() -> Stamp {
        Stamp {
            by: Some("lan".into()),
            ..Stamp::now()
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
                .edited(&store, &commune, period, &entries, &stamp())
                .is_ok()
        );
        // a day that does not exist, a bracket too few, a figure that is not there
        let bad = good.replace("den: \"12/02/2026\"", "den: \"31/02/2026\"");
        assert!(matches!(
            file(path, &bad).edited(&store, &commune, period, &entries, &stamp()),
            Err(Refused::Broken(_))
        ));
        let torn = good.trim_end().trim_end_matches(')').to_string();
        assert!(matches!(
            file(path, &torn).edited(&store, &commune, period, &entries, &stamp()),
            Err(Refused::Broken(_))
        ));
        let unknown = [entry("khong-co", Decimal::ONE)];
        assert!(
            file(path, &good)
                .edited(&store, &commune, period, &unknown, &stamp())
                .is_err()
        );
    }

    #[test]
    fn old_values_are_kept_and_new_rows_stand_in_their_group() {
        let (store, commune) = dong_khe();
        let period = Period::Month(2026, 1);
        let text = crate::store::source::embedded("dong-khe/so-lieu/2026-01.ron").unwrap();
        let row = |id: &str| {
            let named = |line: &&str| line.contains(&format!("chi_tieu: \"{id}\""));
            text.lines().find(named).unwrap()
        };
        let cattle = row("cn-bo");
        let without = text.replace(&format!("{cattle}\n"), "");
        let mut firm = entry("cn-trau", Decimal::from(-12));
        firm.qualifier = Some(Qualifier::About);
        let entries = [firm, entry("cn-bo", Decimal::from(36))];
        let stamp = Stamp {
            date: "2026-02-03".parse().unwrap(),
            time: "18:40:00".parse().unwrap(),
            by: Some("lan".into()),
        };
        let (edited, _) = file(Path::new("2026-01.ron"), &without)
            .edited(&store, &commune, period, &entries, &stamp)
            .unwrap();
        let new: Vec<&str> = edited.lines().filter(|l| !without.contains(*l)).collect();
        assert_eq!(
            new,
            [
                // cited from where it is now, and what stood there from where it was
                "        (chi_tieu: \"cn-trau\", thuc_hien: -12, nguon: \"b.xlsx, KT!D4\", tinh_chat: Khoang, lich_su: [(ngay: \"03/02/2026\", gio: \"18:40\", ai: \"lan\", cu: 562, nguon: \"II.1.1.b\")]),",
                "        (chi_tieu: \"cn-bo\", thuc_hien: 36, nguon: \"b.xlsx, KT!D4\"),",
            ]
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
            let (edited, data) = file(Path::new("2026-02.ron"), &text).edited(&store, &commune, period, &entries, &stamp()).unwrap();
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
