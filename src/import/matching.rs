//! Which indicator a row of a table means. What is not plain is not guessed: it is given with what it may have meant.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::names::{key, loose};
use super::unit::{self, Unit};
use crate::model::{Catalogue, Indicator, IndicatorId};

use crate::text::fold::one_line;
pub use crate::text::import::By;

/// What a person has said a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// The name of the row, as in the table.
    pub name: Box<str>,
    /// The heading above it, where the name alone does not tell.
    pub heading: Option<Box<str>>,
    /// Its unit, where the name alone does not tell.
    pub unit: Option<Box<str>>,
    /// The identifier of the indicator; nothing for a row that is to be left out.
    pub indicator: Option<Box<str>>,
}

/// A row to be matched.
#[derive(Debug, Clone, Copy)]
pub struct RowName<'a> {
    /// Its identifier, where the table has a column of these.
    pub id: Option<&'a str>,
    /// Its name without marks.
    pub name: &'a str,
    /// Its unit as written.
    pub unit: Option<&'a str>,
    /// The rows above it in the outline, the nearest last: the indicator they mean, and their name.
    pub above: &'a [(Option<IndicatorId>, String)],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    Found(IndicatorId, By),
    /// A person has said that it is to be left out.
    LeftOut,
    /// One of these.
    Several(Vec<IndicatorId>),
    /// None, but these are alike.
    Near(Vec<IndicatorId>),
    /// Nothing like it is known.
    Unknown,
    /// An identifier that no indicator has.
    NoSuchId,
}

/// The names of all indicators.
#[derive(Debug)]
pub struct Index<'a> {
    catalogue: &'a Catalogue,
    mapping: &'a [Mapped],
    /// The indicators of a name, by how exactly it is taken.
    named: HashMap<(By, String), Vec<IndicatorId>>,
    /// The indicators with a word in their names.
    words: HashMap<String, Vec<IndicatorId>>,
    /// The longer and the shorter name of each indicator.
    names: Vec<[Name; 2]>,
}

#[derive(Debug)]
struct Name {
    loose: String,
    /// The words that tell it from others, sorted.
    words: Vec<String>,
}

/// How much of two names must be the same words for one to have been meant as the other, in hundredths.
const ALIKE: usize = 70;
/// Words that stand in so many names that sharing them says nothing, folded.
const COMMON: [&str; 14] = [
    "so", "tong", "va", "cac", "cua", "tren", "trong", "la", "ve", "theo", "duoc", "dia", "ban",
    "cong",
];
/// How many candidates anybody reads.
const MOST: usize = 3;

impl<'a> Index<'a> {
    pub fn new(catalogue: &'a Catalogue, mapping: &'a [Mapped]) -> Self {
        let mut index = Self {
            catalogue,
            mapping,
            named: HashMap::new(),
            words: HashMap::new(),
            names: Vec::with_capacity(catalogue.indicators.len()),
        };
        for (at, indicator) in (0u32..).zip(&catalogue.indicators) {
            let id = IndicatorId(at);
            let names = [&*indicator.name, &*indicator.short];
            for key in names.into_iter().flat_map(keys) {
                push(&mut index.named, key, id);
            }
            let names = names.map(Name::new);
            for word in names.iter().flat_map(|name| &name.words) {
                push(&mut index.words, word.clone(), id);
            }
            index.names.push(names);
        }
        index
    }

    pub fn find(&self, row: RowName<'_>) -> Match {
        if let Some(id) = row.id {
            return self.identified(id, By::Exact);
        }
        if key(row.name).is_empty() {
            return Match::Unknown;
        }
        if let Some(said) = self.said(row) {
            return said;
        }
        for key in keys(row.name) {
            if let Some(all) = self.named.get(&key) {
                return self.settle(all.clone(), key.0, row);
            }
        }
        let name = Name::new(row.name);
        if let Some(id) = self.child(&name, row) {
            return Match::Found(id, By::Parent);
        }
        let near = self.near(&name, row);
        if near.is_empty() {
            Match::Unknown
        } else {
            Match::Near(near)
        }
    }

    fn identified(&self, id: &str, by: By) -> Match {
        let found = self.catalogue.find(id);
        found.map_or(Match::NoSuchId, |id| Match::Found(id, by))
    }

    /// What a person has said.
    fn said(&self, row: RowName<'_>) -> Option<Match> {
        let folded = key(row.name);
        let same_unit = |unit: &str| row.unit.is_some_and(|u| unit::read(u) == unit::read(unit));
        let under = |heading: &str| row.above.iter().any(|(_, name)| key(name) == key(heading));
        let fits = |m: &&Mapped| {
            key(&m.name) == folded
                && m.unit.as_deref().is_none_or(same_unit)
                && m.heading.as_deref().is_none_or(under)
        };
        // the entry that says most goes first
        let says = |m: &&Mapped| usize::from(m.unit.is_some()) + usize::from(m.heading.is_some());
        let entry = self.mapping.iter().filter(fits).max_by_key(says)?;
        Some(match entry.indicator.as_deref() {
            None => Match::LeftOut,
            Some(id) => self.identified(id, By::Mapping),
        })
    }

    /// The one of several indicators of the same name that the unit or the rows above tell.
    fn settle(&self, mut all: Vec<IndicatorId>, by: By, row: RowName<'_>) -> Match {
        let mut narrow = |test: &dyn Fn(IndicatorId) -> bool| {
            let some: Vec<IndicatorId> = all.iter().copied().filter(|id| test(*id)).collect();
            if !some.is_empty() {
                all = some;
            }
        };
        narrow(&|id| row.unit.is_some_and(|unit| self.counts(id, unit)));
        narrow(&|id| self.is_below(id, row.above));
        narrow(&|id| self.is_headed(id, row.above));
        if let [only] = *all {
            return Match::Found(only, by);
        }
        all.truncate(MOST);
        Match::Several(all)
    }

    fn indicator(&self, id: IndicatorId) -> Option<&'a Indicator> {
        self.catalogue.indicator(id)
    }

    /// Whether an indicator counts the same thing as a unit.
    fn counts(&self, id: IndicatorId, unit: &str) -> bool {
        let own = self
            .indicator(id)
            .and_then(|i| self.catalogue.units.get(i.unit));
        let base = |name: &str| {
            let Unit { base, .. } = unit::read(name);
            base
        };
        own.is_some_and(|own| base(&own.name) == base(unit))
    }

    fn is_below(&self, id: IndicatorId, above: &[(Option<IndicatorId>, String)]) -> bool {
        let parent = self.indicator(id).and_then(|i| i.parent);
        parent.is_some() && above.iter().any(|(known, _)| *known == parent)
    }

    /// Whether a heading names the group or sector of an indicator.
    fn is_headed(&self, id: IndicatorId, above: &[(Option<IndicatorId>, String)]) -> bool {
        let group = self
            .indicator(id)
            .and_then(|i| self.catalogue.groups.get(i.group));
        let sector = group.and_then(|g| self.catalogue.sectors.get(g.sector));
        let names = [group.map(|g| &g.name), sector.map(|s| &s.name)];
        let loose = |name: &str| loose(&key(name));
        let is = |name: &str| {
            above
                .iter()
                .any(|(_, heading)| loose(heading) == loose(name))
        };
        names.into_iter().flatten().any(|name| is(name))
    }

    /// The only part of the whole above whose name has all the words of this row.
    fn child(&self, name: &Name, row: RowName<'_>) -> Option<IndicatorId> {
        let parent = row.above.iter().rev().find_map(|(id, _)| *id)?;
        let has = |own: &Name| name.words.iter().all(|w| own.words.contains(w));
        let indicators = (0u32..).zip(&self.catalogue.indicators).zip(&self.names);
        let mut fitting = indicators
            .filter(|((_, i), names)| i.parent == Some(parent) && names.iter().any(has))
            .map(|((at, _), _)| IndicatorId(at));
        let first = fitting.next().filter(|_| name.words.len() > 1);
        first.filter(|_| fitting.next().is_none())
    }

    /// Indicators with nearly the same words, the likeliest first.
    fn near(&self, name: &Name, row: RowName<'_>) -> Vec<IndicatorId> {
        let hits = name
            .words
            .iter()
            .filter_map(|w| self.words.get(w))
            .flatten();
        let hits: BTreeSet<IndicatorId> = hits.copied().collect();
        let likeness = |id: IndicatorId| {
            let names = self.names.get(id.index())?;
            let best = names
                .iter()
                .map(|own| shared(&name.words, &own.words))
                .max()?;
            // a slip of the finger within a word of a short name
            let is_slip = |own: &Name| strsim::levenshtein(&name.loose, &own.loose) <= 1;
            if (34..ALIKE).contains(&best)
                && name.loose.chars().count() >= 5
                && names.iter().any(is_slip)
            {
                return Some((90, id));
            }
            // what counts something else has hardly been meant
            let other_unit = row.unit.is_some_and(|unit| !self.counts(id, unit));
            let is_alike = best >= 90 || (best >= ALIKE && !other_unit);
            is_alike.then_some((best, id))
        };
        let mut near: Vec<(usize, IndicatorId)> = hits.into_iter().filter_map(likeness).collect();
        near.sort_by_key(|(likeness, id)| (Reverse(*likeness), *id));
        near.into_iter().take(MOST).map(|(_, id)| id).collect()
    }
}

impl Name {
    fn new(name: &str) -> Self {
        let loose = loose(&key(name));
        let is_telling = |word: &&str| !COMMON.contains(word);
        let mut words: Vec<String> = loose
            .split(' ')
            .filter(is_telling)
            .map(Into::into)
            .collect();
        if words.is_empty() {
            words = loose.split(' ').map(Into::into).collect();
        }
        words.sort_unstable();
        words.dedup();
        Self { loose, words }
    }
}

fn push<K: Eq + std::hash::Hash>(map: &mut HashMap<K, Vec<IndicatorId>>, key: K, id: IndicatorId) {
    let all = map.entry(key).or_default();
    if all.last() != Some(&id) {
        all.push(id);
    }
}

/// A name as it may be found again, the most exact way first.
fn keys(name: &str) -> [(By, String); 3] {
    let lower = name.to_lowercase();
    let plain = one_line(&lower);
    let folded = key(name);
    let loose = loose(&folded);
    [
        (By::Exact, plain),
        (By::Accents, folded),
        (By::Spelling, loose),
    ]
}

/// How many hundredths of the words of both names are shared.
fn shared(a: &[String], b: &[String]) -> usize {
    let common = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    200 * common / (a.len() + b.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Root, Store};

    fn catalogue() -> Catalogue {
        Store::open(Root::Embedded)
            .load("dong-khe")
            .commune
            .unwrap()
            .catalogue
    }

    /// What a row means, in short: `=id`, `?id id` for several, `~id id` for near ones, `-` for none, `x` for left out.
    fn meant(
        catalogue: &Catalogue,
        mapping: &[Mapped],
        (name, unit, above): (&str, Option<&str>, &[&str]),
    ) -> String {
        let id = |id: &IndicatorId| catalogue.indicator(*id).unwrap().id.to_string();
        let all = |sign: char, ids: &[IndicatorId]| {
            format!("{sign}{}", ids.iter().map(id).collect::<Vec<_>>().join(" "))
        };
        let above: Vec<(Option<IndicatorId>, String)> = above
            .iter()
            .map(|a| (catalogue.find(a), (*a).to_string()))
            .collect();
        let index = Index::new(catalogue, mapping);
        match index.find(RowName {
            id: None,
            name,
            unit,
            above: &above,
        }) {
            Match::Found(found, by) => format!("={} {by:?}", id(&found)),
            Match::Several(ids) => all('?', &ids),
            Match::Near(ids) => all('~', &ids),
            Match::Unknown => "-".into(),
            Match::LeftOut => "x".into(),
            Match::NoSuchId => "!".into(),
        }
    }

    #[test]
    fn rows_of_real_tables() {
        let catalogue = catalogue();
        let check = |name: &str, unit: Option<&str>, above: &[&str], expect: &str| {
            assert_eq!(
                meant(&catalogue, &[], (name, unit, above)),
                expect,
                "{name}"
            );
        };
        check("Đàn trâu", Some("con"), &[], "=cn-trau Exact");
        check("ĐÀN TRÂU", Some("con"), &[], "=cn-trau Exact");
        check("Dan trau", Some("con"), &[], "=cn-trau Accents");
        check("Tổng thu NSNN", Some("triệu đồng"), &[], "=tns-tong Exact");
        check(
            "Tỉ lệ che phủ rừng",
            Some("%"),
            &[],
            "=ntm-che-phu-rung Spelling",
        );
        // below its whole, the beginning of the name is enough; alone it is not
        check(
            "Đăng ký mới",
            Some("hồ sơ"),
            &["hkd-tong"],
            "=hkd-moi Parent",
        );
        check(
            "Ngân sách địa phương",
            Some("triệu đồng"),
            &["gn-2025"],
            "=gn-2025-dp Parent",
        );
        check(
            "Ngân sách địa phương",
            Some("triệu đồng"),
            &["gn-2024-keo-dai"],
            "=gn-2024-dp Parent",
        );
        check("Đàn trâuu", Some("con"), &[], "~cn-trau");
        check(
            "Thu ngân sách nhà nước trên địa bàn",
            Some("triệu đồng"),
            &[],
            "~tns-tong",
        );
        // what counts something else has hardly been meant
        check(
            "Người hưởng trợ cấp xã hội",
            Some("người"),
            &[],
            "~bt-nguoi-huong ncc-nguoi-huong",
        );
        check("Người hưởng trợ cấp xã hội", Some("hộ"), &[], "-");
        check("Số hộ nghèo", Some("hộ"), &[], "-");
        check("Cộng", None, &[], "-");
        check("", None, &[], "-");
    }

    #[test]
    fn what_people_have_said_goes_first() {
        let catalogue = catalogue();
        let said = |name: &str, heading: Option<&str>, indicator: Option<&str>| Mapped {
            name: name.into(),
            heading: heading.map(Into::into),
            unit: None,
            indicator: indicator.map(Into::into),
        };
        let mapping = [
            said("Thu trên địa bàn", None, Some("tns-tong")),
            said("Số hộ nghèo", None, None),
            said("Mới", None, Some("khong-co")),
            said("Mới", Some("Xe"), Some("xe-moi")),
        ];
        let check = |name: &str, above: &[&str], expect: &str| {
            assert_eq!(
                meant(&catalogue, &mapping, (name, None, above)),
                expect,
                "{name}"
            );
        };
        check("thu trên địa bàn", &[], "=tns-tong Mapping");
        check("Số hộ nghèo", &[], "x");
        check("Mới", &[], "!");
        check("Mới", &["Xe"], "=xe-moi Mapping");
    }
}
