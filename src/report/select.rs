//! Which indicators a report is about.

use std::collections::HashSet;

use itertools::Itertools;

pub(crate) use crate::data::near::nearest;
use crate::model::{Commune, Indicator, IndicatorId};
use crate::text::fold::{fit, key};

/// All indicators, or some; and what is reported beside figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// None where all are.
    indicators: Option<HashSet<IndicatorId>>,
    /// None where there are only figures.
    parts: Option<Vec<Part>>,
}

/// What is reported beside figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    Tasks,
    /// Targets of several years.
    Targets,
    Calendar,
}

/// The words that name a part.
pub const PARTS: [&str; 3] = ["nhiem-vu", "muc-tieu", "lich"];

impl Part {
    pub const ALL: [Self; 3] = [Self::Tasks, Self::Targets, Self::Calendar];

    /// The part that a word names, by the name of its folder or file, or of its tab.
    fn named(word: &str) -> Option<Self> {
        match key(word).as_str() {
            "nhiem vu" | "viec" | "tasks" => Some(Self::Tasks),
            "muc tieu" | "muc tieu 5 nam" | "targets" => Some(Self::Targets),
            "lich" | "lich cong tac" | "calendar" => Some(Self::Calendar),
            _ => None,
        }
    }
}

impl Selection {
    /// All indicators.
    pub const ALL: Self = Self {
        indicators: None,
        parts: None,
    };

    /// Some indicators.
    pub fn of(indicators: HashSet<IndicatorId>) -> Self {
        Self {
            indicators: Some(indicators),
            parts: None,
        }
    }

    /// Whether an indicator is among them.
    pub fn has(&self, id: IndicatorId) -> bool {
        self.indicators.as_ref().is_none_or(|set| set.contains(&id))
    }

    /// Whether any indicator is among them.
    pub fn has_figures(&self) -> bool {
        self.indicators.as_ref().is_none_or(|set| !set.is_empty())
    }

    /// Whether all indicators are.
    pub fn is_all(&self) -> bool {
        self.indicators.is_none()
    }

    /// What is reported beside figures, each once.
    pub fn parts(&self) -> &[Part] {
        self.parts.as_deref().unwrap_or_default()
    }
}

/// A word that names nothing, with what was perhaps meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// As given.
    pub word: String,
    /// An identifier like it.
    pub near: Option<String>,
}

/// One thing a word can name, with the indicators it stands for.
struct Named<'a> {
    id: &'a str,
    names: [&'a str; 3],
    indicators: Vec<IndicatorId>,
}

/// What the words name: sectors, groups or indicators, by identifier or by name, accents optional;
/// or tasks, targets, the calendar. All words together are tried as one name first, so that a name
/// of two words needs no quotes.
pub fn select(commune: &Commune, words: &[String]) -> Result<Selection, Unknown> {
    if words.is_empty() {
        return Ok(Selection::ALL);
    }
    let all = named(commune);
    let together = words.join(" ");
    if let Some(found) = exact(&all, &together) {
        return Ok(Selection::of(found));
    }
    let (mut set, mut parts) = (HashSet::new(), Vec::new());
    if let Some(part) = Part::named(&together) {
        parts.push(part);
    } else {
        for word in words {
            let found = exact(&all, word);
            if let (Some(part), None) = (Part::named(word), &found) {
                parts.push(part);
                continue;
            }
            let found = found.or_else(|| within(&all, word));
            set.extend(found.ok_or_else(|| {
                let near = nearest(word, all.iter().map(|n| n.id).chain(PARTS));
                Unknown {
                    word: word.clone(),
                    near: near.map(str::to_string),
                }
            })?);
        }
    }
    Ok(Selection {
        indicators: Some(set),
        parts: Some(parts.into_iter().unique().collect()),
    })
}

fn named(commune: &Commune) -> Vec<Named<'_>> {
    let catalogue = &commune.catalogue;
    let those = |test: &dyn Fn(&Indicator) -> bool| {
        let those = catalogue.each().filter(|(_, i)| test(i));
        those.map(|(id, _)| id).collect()
    };
    let group = |i: &Indicator| catalogue.groups.get(i.group);
    let sectors = (0..).zip(&catalogue.sectors).map(|(at, s)| Named {
        id: &s.id,
        names: [&s.name, &s.short, &s.en],
        indicators: those(&|i| group(i).is_some_and(|g| g.sector == at)),
    });
    let groups = (0..).zip(&catalogue.groups).map(|(at, g)| Named {
        id: &g.id,
        names: [&g.name, &g.en, ""],
        indicators: those(&|i| i.group == at),
    });
    let indicators = catalogue.each().map(|(id, i)| Named {
        id: &i.id,
        names: [&i.name, &i.short, &i.en],
        indicators: vec![id],
    });
    sectors.chain(groups).chain(indicators).collect()
}

fn exact(all: &[Named<'_>], word: &str) -> Option<HashSet<IndicatorId>> {
    let wanted = key(word);
    let is_name = |name: &&str| !wanted.is_empty() && key(name) == wanted;
    let by_id = all.iter().find(|n| n.id == word.trim());
    let found = by_id.or_else(|| all.iter().find(|n| n.names.iter().any(is_name)))?;
    Some(found.indicators.iter().copied().collect())
}

fn within(all: &[Named<'_>], word: &str) -> Option<HashSet<IndicatorId>> {
    let fits = |n: &&Named<'_>| n.names.iter().any(|name| fit(word, name).is_some());
    let fitting = all.iter().filter(fits);
    let set: HashSet<_> = fitting.flat_map(|n| &n.indicators).copied().collect();
    Some(set).filter(|set| !set.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn ids(words: &[&str]) -> Result<Vec<String>, Unknown> {
        let commune = fixture::commune();
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let selection = select(&commune, &words)?;
        let ids = (0u32..)
            .zip(&commune.catalogue.indicators)
            .filter(|(at, _)| selection.has(IndicatorId(*at)));
        Ok(ids.map(|(_, i)| i.id.to_string()).collect())
    }

    #[test]
    fn names_sectors_groups_and_indicators() {
        let check =
            |words: &[&str], expect: &[&str]| assert_eq!(ids(words).unwrap(), expect, "{words:?}");
        check(&["kinh-te"], &["gn-tong", "gn-oda", "thu", "trau"]);
        check(&["Kinh tế"], &["gn-tong", "gn-oda", "thu", "trau"]);
        check(&["kinh", "te"], &["gn-tong", "gn-oda", "thu", "trau"]);
        check(&["giai-ngan"], &["gn-tong", "gn-oda"]);
        check(&["gn-oda"], &["gn-oda"]);
        check(&["dan trau"], &["trau"]);
        check(&["trau", "hs-dung-han"], &["trau", "hs-dung-han"]);
        check(&["oda"], &["gn-oda"]);
        check(&["nhiem-vu"], &[]);
        check(&["muc", "tieu"], &[]);
        check(&["lich", "trau"], &["trau"]);
        assert_eq!(
            ids(&["gn-odo"]).unwrap_err(),
            Unknown {
                word: "gn-odo".into(),
                near: Some("gn-oda".into())
            }
        );
        assert_eq!(ids(&["xyzxyz"]).unwrap_err().near, None);
    }

    #[test]
    fn names_what_is_beside_figures() {
        let parts = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            let selection = select(&fixture::commune(), &words).unwrap();
            Part::ALL.map(|part| selection.parts().contains(&part))
        };
        assert_eq!(parts(&["nhiem-vu"]), [true, false, false]);
        assert_eq!(parts(&["Nhiệm", "vụ"]), [true, false, false]);
        assert_eq!(parts(&["muc-tieu", "Lịch"]), [false, true, true]);
        assert_eq!(parts(&["trau", "lich"]), [false, false, true]);
        assert_eq!(parts(&[]), [false, false, false]);
        let commune = fixture::commune();
        assert_eq!(
            select(&commune, &["nhiem-vi".into()])
                .unwrap_err()
                .near
                .as_deref(),
            Some("nhiem-vu")
        );
    }
}
