//! Which indicator a row of a table means. What is not plain is not guessed: it is given with what it may have meant.

use std::collections::{HashMap, HashSet};

use super::names::{key, loose};
use super::unit;
use crate::model::{Catalogue, IndicatorId};

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
pub struct Subject<'a> {
    /// Its identifier, where the table has a column of these.
    pub id: Option<&'a str>,
    /// Its name without marks.
    pub name: &'a str,
    /// Its unit as written.
    pub unit: Option<&'a str>,
    /// The rows above it in the outline, the nearest last: the indicator they mean, and their name.
    pub above: &'a [(Option<IndicatorId>, String)],
}

/// How a row was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The identifier, or the very name.
    Exact,
    /// The name but for accents and case.
    Accents,
    /// The name but for spelling and abbreviations.
    Spelling,
    /// The beginning of the name, below the row of the whole it is a part of.
    Parent,
    /// What a person has said before.
    Mapping,
}

/// What a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// This indicator.
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
    exact: HashMap<String, Vec<IndicatorId>>,
    folded: HashMap<String, Vec<IndicatorId>>,
    loose: HashMap<String, Vec<IndicatorId>>,
    words: HashMap<String, Vec<IndicatorId>>,
    /// Words of the longer and of the shorter name.
    bags: Vec<[Vec<String>; 2]>,
    /// The same names, folded.
    names: Vec<[String; 2]>,
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
    /// Makes the index of a catalogue.
    pub fn new(catalogue: &'a Catalogue, mapping: &'a [Mapped]) -> Self {
        let mut index = Self {
            catalogue,
            mapping,
            exact: HashMap::new(),
            folded: HashMap::new(),
            loose: HashMap::new(),
            words: HashMap::new(),
            bags: Vec::with_capacity(catalogue.indicators.len()),
            names: Vec::with_capacity(catalogue.indicators.len()),
        };
        for (at, indicator) in (0u32..).zip(&catalogue.indicators) {
            let id = IndicatorId(at);
            let names = [&*indicator.name, &*indicator.short];
            for name in names {
                let folded = key(name);
                let loose = loose(&folded);
                for (map, key) in [
                    (&mut index.exact, plain(name)),
                    (&mut index.folded, folded),
                    (&mut index.loose, loose),
                ] {
                    push(map, key, id);
                }
            }
            let bag = names.map(bag);
            for word in bag.iter().flatten() {
                push(&mut index.words, word.clone(), id);
            }
            index.bags.push(bag);
            index.names.push(names.map(|name| loose(&key(name))));
        }
        index
    }

    /// What a row means.
    pub fn find(&self, row: Subject<'_>) -> Match {
        if let Some(id) = row.id {
            return self
                .catalogue
                .find(id)
                .map_or(Match::NoSuchId, |id| Match::Found(id, By::Exact));
        }
        let folded = key(row.name);
        if folded.is_empty() {
            return Match::Unknown;
        }
        if let Some(said) = self.said(&folded, row) {
            return said;
        }
        let loose = loose(&folded);
        let tiers = [
            (By::Exact, self.exact.get(&plain(row.name))),
            (By::Accents, self.folded.get(&folded)),
            (By::Spelling, self.loose.get(&loose)),
        ];
        for (by, found) in tiers {
            match found.map(|all| self.settle(all, row)) {
                Some(Ok(id)) => return Match::Found(id, by),
                Some(Err(several)) => return Match::Several(several),
                None => {}
            }
        }
        let words = bag(row.name);
        if let Some(id) = self.child(&words, row) {
            return Match::Found(id, By::Parent);
        }
        let near = self.near(&words, &loose, row);
        if near.is_empty() {
            Match::Unknown
        } else {
            Match::Near(near)
        }
    }

    /// What a person has said.
    fn said(&self, folded: &str, row: Subject<'_>) -> Option<Match> {
        let same_unit = |unit: &str| row.unit.is_some_and(|u| unit::read(u) == unit::read(unit));
        let under = |heading: &str| row.above.iter().any(|(_, name)| key(name) == key(heading));
        let fits = |m: &&Mapped| {
            key(&m.name) == folded
                && m.unit.as_deref().is_none_or(same_unit)
                && m.heading.as_deref().is_none_or(under)
        };
        // the entry that says most goes first
        let entry = self
            .mapping
            .iter()
            .filter(fits)
            .max_by_key(|m| usize::from(m.unit.is_some()) + usize::from(m.heading.is_some()))?;
        match entry.indicator.as_deref() {
            None => Some(Match::LeftOut),
            Some(id) => Some(
                self.catalogue
                    .find(id)
                    .map_or(Match::NoSuchId, |id| Match::Found(id, By::Mapping)),
            ),
        }
    }

    /// The one of several indicators of the same name that the unit or the rows above tell.
    fn settle(
        &self,
        all: &[IndicatorId],
        row: Subject<'_>,
    ) -> Result<IndicatorId, Vec<IndicatorId>> {
        if let [only] = all {
            return Ok(*only);
        }
        let narrowed = |all: Vec<IndicatorId>, test: &dyn Fn(IndicatorId) -> bool| {
            let some: Vec<IndicatorId> = all.iter().copied().filter(|id| test(*id)).collect();
            if some.is_empty() { all } else { some }
        };
        let by_unit = narrowed(all.to_vec(), &|id| {
            row.unit.is_some_and(|u| {
                self.unit(id)
                    .is_some_and(|own| own.base == unit::read(u).base)
            })
        });
        let by_parent = narrowed(by_unit, &|id| self.is_below(id, row.above));
        let settled = narrowed(by_parent, &|id| self.is_headed(id, row.above));
        if let [only] = settled.as_slice() {
            Ok(*only)
        } else {
            Err(settled.into_iter().take(MOST).collect())
        }
    }

    fn unit(&self, id: IndicatorId) -> Option<unit::Unit> {
        let indicator = self.catalogue.indicator(id)?;
        self.catalogue
            .units
            .get(indicator.unit)
            .map(|u| unit::read(&u.name))
    }

    fn is_below(&self, id: IndicatorId, above: &[(Option<IndicatorId>, String)]) -> bool {
        let parent = self.catalogue.indicator(id).and_then(|i| i.parent);
        parent.is_some() && above.iter().any(|(known, _)| *known == parent)
    }

    /// Whether a heading names the group or sector of an indicator.
    fn is_headed(&self, id: IndicatorId, above: &[(Option<IndicatorId>, String)]) -> bool {
        let group = self
            .catalogue
            .indicator(id)
            .and_then(|i| self.catalogue.groups.get(i.group));
        let sector = group.and_then(|g| self.catalogue.sectors.get(g.sector));
        let names = [group.map(|g| &g.name), sector.map(|s| &s.name)];
        names.into_iter().flatten().any(|name| {
            above
                .iter()
                .any(|(_, heading)| loose(&key(heading)) == loose(&key(name)))
        })
    }

    /// The only part of the whole above whose name has all the words of this row.
    fn child(&self, words: &[String], row: Subject<'_>) -> Option<IndicatorId> {
        let parent = row.above.iter().rev().find_map(|(id, _)| *id)?;
        let has = |id: IndicatorId| {
            self.bags
                .get(id.index())
                .is_some_and(|bags| bags.iter().any(|bag| words.iter().all(|w| bag.contains(w))))
        };
        let parts = (0u32..)
            .map(IndicatorId)
            .zip(&self.catalogue.indicators)
            .filter(|(_, i)| i.parent == Some(parent));
        let mut fitting = parts.map(|(id, _)| id).filter(|id| has(*id));
        let first = fitting.next().filter(|_| words.len() > 1)?;
        if fitting.next().is_some() {
            None
        } else {
            Some(first)
        }
    }

    /// Indicators with nearly the same words, the likeliest first.
    fn near(&self, words: &[String], loose: &str, row: Subject<'_>) -> Vec<IndicatorId> {
        let hits: HashSet<IndicatorId> = words
            .iter()
            .filter_map(|w| self.words.get(w))
            .flatten()
            .copied()
            .collect();
        let score = |id: &IndicatorId| {
            let bags = self.bags.get(id.index())?;
            let best = bags.iter().map(|bag| shared(words, bag)).max()?;
            // a slip of the finger within a word of a short name
            let is_slip = |name: &String| strsim::levenshtein(loose, name) <= 1;
            let slip = (34..ALIKE).contains(&best)
                && loose.chars().count() >= 5
                && self.names.get(id.index())?.iter().any(is_slip);
            let best = if slip { 90 } else { best };
            // what counts something else has hardly been meant
            let counts = |own: unit::Unit| {
                row.unit
                    .is_none_or(|stated| unit::read(stated).base == own.base)
            };
            let best = if best < 90 && !self.unit(*id).is_some_and(counts) {
                0
            } else {
                best
            };
            (best >= ALIKE).then_some((best, *id))
        };
        let mut near: Vec<(usize, IndicatorId)> = hits.iter().filter_map(score).collect();
        near.sort_by_key(|(score, id)| (usize::MAX - score, *id));
        near.into_iter().take(MOST).map(|(_, id)| id).collect()
    }
}

fn push(map: &mut HashMap<String, Vec<IndicatorId>>, key: String, id: IndicatorId) {
    let all = map.entry(key).or_default();
    if all.last() != Some(&id) {
        all.push(id);
    }
}

/// Small letters with their accents, blanks in order.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn bag(name: &str) -> Vec<String> {
    let all = loose(&key(name));
    let mut words: Vec<String> = all
        .split(' ')
        .filter(|w| !COMMON.contains(w))
        .map(str::to_string)
        .collect();
    if words.is_empty() {
        words = all.split(' ').map(str::to_string).collect();
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// How many hundredths of the words of both names are shared.
fn shared(a: &[String], b: &[String]) -> usize {
    let common = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    200 * common / (a.len() + b.len()).max(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
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
        match index.find(Subject {
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
            )
        };
        check("thu trên địa bàn", &[], "=tns-tong Mapping");
        check("Số hộ nghèo", &[], "x");
        check("Mới", &[], "!");
        check("Mới", &["Xe"], "=xe-moi Mapping");
    }
}
